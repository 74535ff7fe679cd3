# SPDX-License-Identifier: AGPL-3.0-or-later
"""A person's decision about two invoices that look like one, carried out and taken back."""

from __future__ import annotations

from desktop.domain.errors import MoveNotAllowed
from desktop.domain.status import InvoiceState
from desktop.workflows import duplicates
from desktop.workflows.duplicates import DIFFERENT, SAME
from desktop.workflows.review import Review
from desktop.workflows.workspaces import OpenWorkspace

_GONE = frozenset({InvoiceState.DELETED, InvoiceState.REJECTED, InvoiceState.REPLACED})


def say_different(
    workspace: OpenWorkspace, invoice_id: str, other_id: str, reason: str = ""
) -> None:
    """They are two invoices: nothing is said of it any more."""
    duplicates.decide(workspace, invoice_id, other_id, DIFFERENT, reason)


def say_same(workspace: OpenWorkspace, review: Review, invoice_id: str, other_id: str) -> None:
    """They are one: the first is rejected as a duplicate of the other; MoveNotAllowed for one
    that is gone already."""
    other = workspace.store.invoices.get(other_id)
    if other.state in _GONE:
        raise MoveNotAllowed(
            "The other invoice is rejected or deleted itself: one of the two has to stay.",
            "Restore the other one first, or reject this one by itself.",
        )
    number = other.invoice.invoice_number or other.document.original_name
    result = review.reject([invoice_id], f"duplicate of {number} ({other_id})")
    for refused in result.refused.values():
        raise refused
    duplicates.decide(workspace, invoice_id, other_id, SAME)


def take_back(workspace: OpenWorkspace, review: Review, invoice_id: str, other_id: str) -> bool:
    """Take what was decided back, and what was rejected for it; False when nothing was."""
    made = [
        d
        for d in workspace.store.duplicates.decisions(invoice_id)
        if other_id in (d.one_id, d.other_id)
    ]
    if not made:
        return False
    if made[0].decision == SAME:
        for one in (invoice_id, other_id):
            if workspace.store.invoices.get(one).state is InvoiceState.REJECTED:
                review.restore([one])
    return duplicates.undecide(workspace, invoice_id, other_id)
