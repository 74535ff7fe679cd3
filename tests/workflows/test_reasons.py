# SPDX-License-Identifier: AGPL-3.0-or-later
"""A broken rule is passed over for a reason only, and the reason stays with the invoice."""

from __future__ import annotations

import pytest

from desktop.domain.errors import ReasonNeeded
from desktop.domain.invoice import Invoice
from desktop.domain.passed_over import BY_RECORD, passed_over
from desktop.domain.status import InvoiceState
from desktop.workflows.requests import EditField, OpenInvoice
from desktop.workflows.review import Review
from desktop.workflows.workspaces import OpenWorkspace
from tests.store import books

REASON = "The document says so"


@pytest.fixture
def review(workspace: OpenWorkspace) -> Review:
    return Review(workspace)


@pytest.fixture
def broken(workspace: OpenWorkspace, review: Review) -> OpenInvoice:
    """An invoice whose VAT number can't be right."""
    booked = books.book(workspace.store)
    books.read(workspace.store)
    detail = review.open(booked.invoice_id).detail
    return review.edit(EditField(detail.id, detail.revision, "supplier.vat_number", "DE129273399"))


def test_a_broken_rule_asks_for_a_reason_that_is_kept(review: Review, broken: OpenInvoice) -> None:
    detail = broken.detail
    for nothing in (None, "", "  \n"):
        with pytest.raises(ReasonNeeded) as refused:
            review.verify(detail.id, detail.revision, nothing)
        assert [f.rule for f in refused.value.findings] == ["identifiers.vat"]
    assert "DE129273399" in refused.value.title
    assert review.open(detail.id).detail.revision == detail.revision
    verified = review.verify(detail.id, detail.revision, f" {REASON} ")
    assert verified.detail.state is InvoiceState.VERIFIED
    entry = review.audit(detail.id)[-1]
    assert entry.action == "verified"
    assert entry.detail is not None
    assert entry.detail["reason"] == REASON
    assert [one["rule"] for one in entry.detail["broken"]] == ["identifiers.vat"]


def test_many_at_once_leave_the_broken_one_out_and_say_why(
    workspace: OpenWorkspace, review: Review, broken: OpenInvoice
) -> None:
    other = books.book(workspace.store, b"%PDF-1.4 another")
    books.read(workspace.store)
    result = review.verify_many([broken.detail.id, other.invoice_id])
    assert result.done == (other.invoice_id,)
    refusal = result.refused[broken.detail.id]
    assert refusal.code == "reason_needed"
    assert "VAT number" in refusal.title


def test_a_persons_own_record_is_its_reason(review: Review, broken: OpenInvoice) -> None:
    stated = Invoice.model_validate({"supplier": {"vat_number": "DE129273390"}})
    verified = review.verify_record(broken.detail.id, stated)
    assert verified.detail.state is InvoiceState.VERIFIED
    detail = review.audit(broken.detail.id)[-1].detail
    assert detail is not None
    assert detail["reason"] == BY_RECORD


def test_a_sound_invoice_needs_no_reason_and_keeps_none(
    workspace: OpenWorkspace, review: Review
) -> None:
    booked = books.book(workspace.store)
    books.read(workspace.store)
    detail = review.open(booked.invoice_id).detail
    assert passed_over(detail.findings, "for nothing") is None
    review.verify(detail.id, detail.revision, "for nothing")
    kept = review.audit(detail.id)[-1].detail
    assert kept is not None
    assert "reason" not in kept
