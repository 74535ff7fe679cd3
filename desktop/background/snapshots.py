# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the list pane reads in one go, frozen, so that it may cross threads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.listing import InvoiceRow, ListQuery, StatusCounts

PAGE_ROWS = 100


@dataclass(frozen=True, slots=True)
class ListSnapshot:
    """The list at one moment: how many rows the query has, and some pages of them.

    `pages` are numbered from 0 and PAGE_ROWS long, but for the last. `position` is the row of the
    invoice that was asked about, None when it isn't in the query's result. `counts` are only there
    when they were asked for.
    """

    query: ListQuery
    count: int
    pages: Mapping[int, tuple[InvoiceRow, ...]]
    counts: StatusCounts | None
    position: int | None = None
