# SPDX-License-Identifier: AGPL-3.0-or-later
"""What panes and windows read in one go, frozen, so that it may cross threads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from desktop.domain.listing import InvoiceRow, ListQuery, StatusCounts
from desktop.domain.spending import (
    Allowance,
    BatchEstimate,
    ExchangeRate,
    Grouping,
    UsageLine,
    UsageQuery,
    UsageTotal,
)

if TYPE_CHECKING:
    from desktop.domain.page import PageText
    from desktop.workflows.requests import OpenInvoice

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


@dataclass(frozen=True, slots=True)
class AheadSnapshot:
    """The invoice that is reviewed next, with the words of its pages as they were read."""

    opened: OpenInvoice
    pages: tuple[PageText, ...]


@dataclass(frozen=True, slots=True)
class UsageSnapshot:
    """The usage log at one moment: its first lines for a query, and what they come to.

    `models` and `outcomes` are all that occur in the log, whatever the query.
    """

    query: UsageQuery
    by: Grouping
    lines: tuple[UsageLine, ...]
    totals: tuple[UsageTotal, ...]
    whole: UsageTotal
    allowances: tuple[Allowance, ...]
    rate: ExchangeRate
    models: tuple[str, ...]
    outcomes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CostSnapshot:
    """What something would cost, and what the caps leave for it.

    `only_doubtful`: the service is asked where something is in doubt after the free readers, so
    that this is the most it can come to. `sampled` is how many files were looked at where not all
    were, 0 for all.
    """

    estimate: BatchEstimate
    allowances: tuple[Allowance, ...]
    only_doubtful: bool = False
    sampled: int = 0


@dataclass(frozen=True, slots=True)
class LyingBatches:
    """What lies with a paid service as batches; `expected` is when the last one should be there."""

    batches: int = 0
    invoices: int = 0
    expected: datetime | None = None


@dataclass(frozen=True, slots=True)
class ReadingSnapshot:
    """What the status bar says of paid reading."""

    allowances: tuple[Allowance, ...]
    batches: LyingBatches = LyingBatches()
