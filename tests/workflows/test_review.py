# SPDX-License-Identifier: AGPL-3.0-or-later
"""A person corrects, undoes, vouches and puts aside; every step is kept and named."""

from __future__ import annotations

import pytest

from desktop.domain.audit import content_hash
from desktop.domain.company import Given, OwnCompany
from desktop.domain.errors import InvalidValue, MoveNotAllowed, StaleRevision
from desktop.domain.invoice import Invoice, LineItem, Party
from desktop.domain.page import Box
from desktop.domain.reading import FieldReading
from desktop.domain.status import InvoiceState, JobStatus
from desktop.workflows import queue
from desktop.workflows.requests import Change, ChangeKind, EditField, EditRow, OpenInvoice
from desktop.workflows.review import Review
from desktop.workflows.workspaces import OpenWorkspace, set_own_company
from tests.store import books
from tests.workflows.conftest import WHO


@pytest.fixture
def invoice_id(workspace: OpenWorkspace) -> str:
    """An invoice that was read, waiting for review; no words of its pages are known."""
    booked = books.book(workspace.store)
    books.read(workspace.store)
    return booked.invoice_id


@pytest.fixture
def review(workspace: OpenWorkspace) -> Review:
    return Review(workspace)


def _set(
    review: Review, opened: OpenInvoice, path: str, text: str | None, **more: object
) -> OpenInvoice:
    detail = opened.detail
    return review.edit(EditField(detail.id, detail.revision, path, text, **more))  # type: ignore[arg-type]


def test_an_edit_is_kept_audited_and_checked_again(
    review: Review, invoice_id: str, changes: list[Change]
) -> None:
    before = review.open(invoice_id)
    after = _set(review, before, "supplier.vat_number", "DE 136 695 976")
    assert after.detail.invoice.supplier.vat_number == "DE 136 695 976"
    assert after.detail.revision > before.detail.revision
    rules = {finding.rule for finding in after.detail.findings}
    worse = _set(review, after, "due_date", "01.01.2020")
    late = {finding.rule for finding in worse.detail.findings} - rules
    assert any(rule.startswith("dates.") for rule in late)
    reading = worse.detail.evidence["due_date"]
    assert (reading.source, reading.value, reading.confidence) == ("person", "2020-01-01", 1.0)
    entry = [e for e in review.audit(invoice_id) if e.action == "edited"][-1]
    assert (entry.who, entry.path, entry.before, entry.after) == (
        WHO,
        "due_date",
        None,
        "2020-01-01",
    )
    assert Change(ChangeKind.EDITED, (invoice_id,)) in changes


def test_a_click_on_the_page_keeps_its_place(review: Review, invoice_id: str) -> None:
    place = FieldReading("", "", "RE 9", "person", 1.0, page=1, box=Box(1, 2, 3, 4))
    opened = _set(review, review.open(invoice_id), "invoice_number", "RE 9", evidence=place)
    kept = opened.detail.evidence["invoice_number"]
    assert (kept.page, kept.box, kept.source, kept.text) == (1, Box(1, 2, 3, 4), "person", "RE 9")


def test_emptying_a_field_takes_its_proof_away(review: Review, invoice_id: str) -> None:
    opened = _set(review, review.open(invoice_id), "invoice_number", "  ")
    assert opened.detail.invoice.invoice_number is None
    assert "invoice_number" not in opened.detail.evidence


def test_what_is_no_value_changes_nothing(review: Review, invoice_id: str) -> None:
    opened = review.open(invoice_id)
    for path, text in (("total_amount", "much"), ("no.such", "x"), ("line_items[9].name", "x")):
        with pytest.raises(InvalidValue):
            _set(review, opened, path, text)
    assert review.open(invoice_id) == opened


def test_an_old_revision_is_refused(review: Review, invoice_id: str) -> None:
    old = review.open(invoice_id)
    _set(review, old, "currency", "USD")
    with pytest.raises(StaleRevision):
        _set(review, old, "currency", "GBP")
    assert review.open(invoice_id).detail.invoice.currency == "USD"


def test_undo_and_redo_walk_through_the_edits(review: Review, invoice_id: str) -> None:
    first = review.open(invoice_id)
    assert not first.can_undo
    second = _set(review, first, "currency", "USD")
    third = review.edit_row(EditRow(invoice_id, second.detail.revision, "line_items", "delete", 0))
    assert third.detail.invoice.line_items == ()
    back = review.undo(invoice_id, third.detail.revision)
    assert back.detail.invoice == second.detail.invoice
    assert back.detail.evidence == second.detail.evidence
    back = review.undo(invoice_id, back.detail.revision)
    assert back.detail.invoice == first.detail.invoice
    assert (back.can_undo, back.can_redo) == (False, True)
    with pytest.raises(MoveNotAllowed, match="nothing to undo"):
        review.undo(invoice_id, back.detail.revision)
    again = review.redo(invoice_id, back.detail.revision)
    again = review.redo(invoice_id, again.detail.revision)
    assert again.detail.invoice == third.detail.invoice
    assert (again.can_undo, again.can_redo) == (True, False)
    actions = [entry.action for entry in review.audit(invoice_id) if entry.path]
    assert {"edited", "undone", "redone"} <= set(actions)


def test_a_new_edit_ends_redo_and_remarks_do_not(review: Review, invoice_id: str) -> None:
    opened = _set(review, review.open(invoice_id), "currency", "USD")
    noted = review.set_remarks(invoice_id, "ask them")
    assert noted.can_undo
    back = review.undo(invoice_id, noted.detail.revision)
    assert (back.detail.remarks, back.can_redo) == ("ask them", True)
    other = _set(review, back, "currency", "CHF")
    assert not other.can_redo
    assert opened.detail.invoice.currency == "USD"


def test_anothers_change_ends_undo(
    review: Review, workspace: OpenWorkspace, invoice_id: str
) -> None:
    mine = _set(review, review.open(invoice_id), "currency", "USD")
    workspace.set_who("Bo Clerk")
    theirs = _set(Review(workspace), review.open(invoice_id), "invoice_number", "X")
    workspace.set_who(WHO)
    assert mine.can_undo
    seen = review.open(invoice_id)
    assert seen.detail == theirs.detail
    assert not seen.can_undo


def test_verifying_is_about_the_content_and_falls_with_it(review: Review, invoice_id: str) -> None:
    opened = review.open(invoice_id)
    verified = review.verify(invoice_id, opened.detail.revision)
    seal = verified.detail.verified
    assert seal is not None
    assert (seal.by, seal.content_hash) == (WHO, content_hash(opened.detail.invoice))
    assert verified.detail.state is InvoiceState.VERIFIED
    edited = _set(review, verified, "currency", "USD")
    assert edited.detail.state is InvoiceState.NEEDS_REVIEW
    assert edited.detail.verified is None
    with pytest.raises(StaleRevision):
        review.verify(invoice_id, verified.detail.revision)
    assert review.verify_many([invoice_id]).done == (invoice_id,)
    assert review.unverify(invoice_id).detail.state is InvoiceState.NEEDS_REVIEW


def test_a_record_is_vouched_for_as_a_whole(review: Review, invoice_id: str) -> None:
    record = Invoice(currency="USD", supplier=Party(name="Müller GmbH"))
    opened = review.verify_record(invoice_id, record)
    assert opened.detail.state is InvoiceState.VERIFIED
    invoice = opened.detail.invoice
    assert (invoice.currency, invoice.supplier.name) == ("USD", "Müller GmbH")
    assert invoice.invoice_number == "RE-2026/001"
    assert opened.detail.verified is not None
    assert opened.detail.verified.content_hash == content_hash(invoice)


def test_putting_aside_and_taking_back(review: Review, invoice_id: str) -> None:
    states = []
    for act in (review.postpone, review.restore, review.reject, review.restore, review.delete):
        assert act([invoice_id]).done == (invoice_id,)
        states.append(review.open(invoice_id).detail.state.value)
    assert states == ["postponed", "needs_review", "rejected", "needs_review", "deleted"]
    refused = review.verify_many([invoice_id, "0190-none"]).refused
    assert {key: error.code for key, error in refused.items()} == {
        invoice_id: "move_not_allowed",
        "0190-none": "not_found",
    }


def test_restoring_what_was_never_read_queues_it(review: Review, workspace: OpenWorkspace) -> None:
    booked = books.book(workspace.store)
    review.delete([booked.invoice_id])
    assert workspace.store.jobs.claim() is None
    review.restore([booked.invoice_id])
    detail = review.open(booked.invoice_id).detail
    assert (detail.state, detail.job.status) == (InvoiceState.QUEUED, JobStatus.PENDING)


def test_what_was_given_and_reads_differently_becomes_a_finding(
    review: Review, invoice_id: str
) -> None:
    opened = review.set_given(invoice_id, Given(amount="500.00", number="RE-2026/001"))
    told = [f for f in opened.detail.findings if f.rule.startswith("given.")]
    assert [f.fields for f in told] == [("total_amount",)]
    # kept with its figures apart, so that each window can show them in its own way
    assert "“500.00”" in told[0].message
    assert "“five hundred”" in told[0].said(lambda value: "five hundred")
    right = _set(review, opened, "total_amount", "500.00")
    assert not [f for f in right.detail.findings if f.rule.startswith("given.")]


def test_a_second_invoice_of_the_same_number_is_told(
    review: Review, workspace: OpenWorkspace, invoice_id: str
) -> None:
    other = books.book(workspace.store, b"%PDF-1.7 two", "two.pdf").invoice_id
    books.read(workspace.store, replace_number(books.record(), "other"))
    opened = _set(review, review.open(other), "invoice_number", "RE-2026/001")
    assert [f.rule for f in opened.detail.findings if f.rule.startswith("duplicates.")]
    assert invoice_id != other


def replace_number(invoice: Invoice, number: str) -> Invoice:
    return invoice.model_copy(update={"invoice_number": number})


def test_rows_can_be_added_filled_and_moved(review: Review, invoice_id: str) -> None:
    opened = review.open(invoice_id)
    opened = review.edit_row(EditRow(invoice_id, opened.detail.revision, "line_items", "add", 1))
    opened = _set(review, opened, "line_items[1].name", "Hecke schneiden")
    opened = _set(review, opened, "line_items[1].quantity", "1,5", decimal_mark=",")
    opened = review.edit_row(
        EditRow(invoice_id, opened.detail.revision, "line_items", "move", 1, 0)
    )
    assert [item.name for item in opened.detail.invoice.line_items] == [
        "Hecke schneiden",
        "Rasen mähen",
    ]
    assert opened.detail.evidence["line_items[0].quantity"].value == "1.5"
    assert LineItem(name="Hecke schneiden", quantity="1.5") == opened.detail.invoice.line_items[0]


def test_jobs_are_cancelled_retried_and_read_again(
    review: Review, workspace: OpenWorkspace, invoice_id: str
) -> None:
    refused = queue.cancel(workspace, [invoice_id]).refused
    assert refused[invoice_id].code == "move_not_allowed"
    assert queue.retry(workspace, [invoice_id]).refused
    assert queue.read_again(workspace, [invoice_id], "offline").done == (invoice_id,)
    job = review.open(invoice_id).detail.job
    assert (job.status, job.reader) == (JobStatus.PENDING, "offline")
    assert queue.cancel(workspace, [invoice_id]).done == (invoice_id,)
    assert review.open(invoice_id).detail.job.status is JobStatus.CANCELLED
    # what had been read before stays
    assert review.open(invoice_id).detail.state is InvoiceState.NEEDS_REVIEW
    assert queue.retry(workspace, [invoice_id]).done == (invoice_id,)


def test_the_own_company_is_remembered_for_the_checks(
    review: Review, workspace: OpenWorkspace, invoice_id: str
) -> None:
    set_own_company(workspace, OwnCompany(names=("Müller Gartenbau GmbH",)))
    opened = _set(review, review.open(invoice_id), "purchase_order", "4711")
    assert [f for f in opened.detail.findings if f.rule.startswith("parties.")]
