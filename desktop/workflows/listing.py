# SPDX-License-Identifier: AGPL-3.0-or-later
"""The invoice list: windows of rows, counts and search, sorted and filtered by the database."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.listing import InvoiceRow, ListQuery, StatusCounts
from desktop.workflows.workspaces import OpenWorkspace


def window(workspace: OpenWorkspace, query: ListQuery) -> tuple[InvoiceRow, ...]:
    """The rows that the query's limit, offset and `after` ask for."""
    return workspace.store.listing.rows(query)


def count(workspace: OpenWorkspace, query: ListQuery) -> int:
    """How many rows the query has in all."""
    return workspace.store.listing.count(query)


def ids(workspace: OpenWorkspace, query: ListQuery) -> tuple[str, ...]:
    """The ids of all rows of the query, in its order."""
    return workspace.store.listing.ids(query)


def rows(workspace: OpenWorkspace, invoice_ids: Sequence[str]) -> tuple[InvoiceRow, ...]:
    """The present rows of these invoices; those that are gone are left out."""
    return workspace.store.listing.rows_by_id(invoice_ids)


def position(workspace: OpenWorkspace, query: ListQuery, invoice_id: str) -> int | None:
    """The row's number (from 0) in the query's order, None when it isn't in it."""
    return workspace.store.listing.position(query, invoice_id)


def counts(workspace: OpenWorkspace) -> StatusCounts:
    """How many invoices there are in each state."""
    return workspace.store.listing.status_counts()


def full_id(workspace: OpenWorkspace, beginning: str) -> str:
    """The invoice's id from its unambiguous beginning; NotFound when there isn't exactly one."""
    return workspace.store.listing.resolve(beginning)
