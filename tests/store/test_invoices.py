# SPDX-License-Identifier: AGPL-3.0-or-later
"""Booking, reviewing and moving invoices, each with its trace."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.domain.audit import content_hash
from desktop.domain.company import Given, OwnCompany
from desktop.domain.errors import DocumentMissing, MoveNotAllowed, NotFound, StaleRevision
from desktop.domain.fields import with_text
from desktop.domain.finding import Finding, Severity
from desktop.domain.listing import ListQuery
from desktop.domain.page import Box
from desktop.domain.reading import FieldReading
from desktop.domain.status import InvoiceState, JobStatus
from desktop.store.booking import NewAttachment, NewDocument
from desktop.store.documents import StoredDocument
from desktop.store.workspace import Workspace
from tests.store.books import (
    ME,
    HandClock,
    book,
    evidence,
    facts,
    page_text,
    read,
    record,
    result,
)

OTHER = "Bob Ledger"


def _actions(workspace: Workspace, invoice_id: str) -> list[tuple[str, str, str | None]]:
    return [(e.who, e.action, e.path) for e in workspace.audit.entries(invoice_id)]


def test_a_document_is_booked_with_all_that_was_stated(workspace: Workspace) -> None:
    stored = workspace.documents.add_bytes(b"%PDF one")
    note = NewAttachment("C:\\notes\\delivery\n.txt", workspace.documents.add_bytes(b"note"))
    given = Given(supplier="Müller", number="7", amount=Decimal("9.50"))
    booked = workspace.intake.book(
        [NewDocument(stored, "/in/one.pdf", facts(3), given, " urgent ", (note,), "offline")], ME
    )[0]
    assert booked.new
    detail = workspace.invoices.get(booked.invoice_id)
    assert detail.state is InvoiceState.QUEUED
    assert detail.job.status is JobStatus.PENDING
    assert detail.job.reader == "offline"
    assert detail.given == given
    assert detail.remarks == "urgent"
    assert detail.brought_in_by == ME
    assert detail.document.original_name == "one.pdf"
    assert [p.number for p in detail.document.pages] == [1, 2, 3]
    assert detail.invoice.is_empty
    assert [a.name for a in detail.attachments] == ["delivery\N{REPLACEMENT CHARACTER}.txt"]
    assert [a for _, a, _ in _actions(workspace, booked.invoice_id)] == [
        "imported",
        "attachment_added",
    ]


def test_the_same_bytes_lead_to_the_existing_invoice(workspace: Workspace) -> None:
    first = book(workspace)
    stored = workspace.documents.add_bytes(b"%PDF-1.7 one")
    again, twice = workspace.intake.book(
        [NewDocument(stored, "renamed.pdf"), NewDocument(stored, "renamed.pdf")], OTHER
    )
    assert (again.invoice_id, again.new) == (first.invoice_id, False)
    assert twice == again
    assert workspace.listing.count(ListQuery()) == 1
    assert len(workspace.audit.entries(first.invoice_id)) == 1


def test_a_deleted_document_can_be_brought_in_anew_but_not_live_twice(
    workspace: Workspace,
) -> None:
    first = book(workspace)
    workspace.invoices.move([first.invoice_id], InvoiceState.DELETED, ME)
    second = book(workspace)
    assert second.new
    with pytest.raises(MoveNotAllowed):
        workspace.invoices.move([first.invoice_id], InvoiceState.EXTRACTION_FAILED, ME)
    workspace.invoices.move([second.invoice_id], InvoiceState.DELETED, ME)
    restored = workspace.invoices.move([first.invoice_id], InvoiceState.EXTRACTION_FAILED, ME)
    assert restored[0].state is InvoiceState.EXTRACTION_FAILED


def test_booking_without_the_bytes_books_nothing(workspace: Workspace) -> None:
    good = workspace.documents.add_bytes(b"%PDF good")
    with pytest.raises(DocumentMissing):
        workspace.intake.book(
            [
                NewDocument(good, "good.pdf"),
                NewDocument(StoredDocument("0" * 64, 5, was_there=False), "gone.pdf"),
            ],
            ME,
        )
    assert workspace.listing.count(ListQuery()) == 0
    assert workspace.audit.count() == 0


def test_only_unbooked_bytes_are_dropped(workspace: Workspace) -> None:
    booked = book(workspace)
    refused = workspace.documents.add_bytes(b"not a pdf")
    assert workspace.intake.drop_unbooked(refused.sha256) is True
    assert workspace.documents.has(refused.sha256) is False
    assert workspace.intake.drop_unbooked(booked.sha256) is False
    assert workspace.documents.has(booked.sha256) is True


def test_a_reading_is_written_whole(workspace: Workspace) -> None:
    booked = book(workspace)
    job = workspace.jobs.claim()
    assert job is not None
    invoice = record()
    workspace.results.complete(job, result(job, invoice, "Rechnung", "Straße"))
    detail = workspace.invoices.get(booked.invoice_id)
    assert detail.state is InvoiceState.NEEDS_REVIEW
    assert detail.invoice == invoice
    assert detail.evidence == evidence(invoice)
    assert detail.page_sources == {1: "layer"}
    assert workspace.invoices.pages(booked.sha256) == (page_text("Rechnung", "Straße"),)
    assert workspace.invoices.page(booked.sha256, 1) == page_text("Rechnung", "Straße")
    assert workspace.invoices.page(booked.sha256, 2) is None
    (run,) = workspace.invoices.runs(booked.invoice_id)
    assert detail.run == run
    assert [p.invoice for p in workspace.invoices.proposals(run.id)] == [invoice]
    row = workspace.listing.rows(ListQuery())[0]
    assert (row.supplier, row.number, row.total) == (
        "Müller Gartenbau GmbH",
        "RE-2026/001",
        Decimal("119.00"),
    )
    assert row.doubtful == 0
    assert row.confidence == pytest.approx(0.95)


def test_an_edit_is_traced_field_by_field(workspace: Workspace) -> None:
    book(workspace)
    invoice_id = read(workspace)
    before = workspace.invoices.get(invoice_id)
    changed = with_text(
        with_text(before.invoice, "total_amount", "120.00"), "purchase_order", "PO-1"
    )
    mine = FieldReading("total_amount", "120.00", "", "person", 1.0, 1, Box(1, 2, 3, 4))
    finding = Finding("sums.total", Severity.WARNING, ("total_amount",), "Look.")
    after = workspace.invoices.edit(
        invoice_id,
        before.revision,
        changed,
        {**before.evidence, "total_amount": mine},
        (finding,),
        ME,
    )
    assert after.revision == before.revision + 1
    assert after.invoice == changed
    assert after.evidence["total_amount"] == mine
    assert after.findings == (finding,)
    traced = workspace.audit.entries(invoice_id)[-2:]
    assert {(e.path, e.before, e.after, e.who) for e in traced} == {
        ("total_amount", "119.00", "120.00", ME),
        ("purchase_order", None, "PO-1", ME),
    }
    # purchase_order has nobody who stands for it
    assert workspace.listing.rows(ListQuery())[0].doubtful == 1


def test_an_edit_of_an_older_revision_is_refused(workspace: Workspace) -> None:
    book(workspace)
    invoice_id = read(workspace)
    seen = workspace.invoices.get(invoice_id)
    first = with_text(seen.invoice, "invoice_number", "A")
    workspace.invoices.edit(invoice_id, seen.revision, first, {}, (), ME)
    entries = workspace.audit.count()
    with pytest.raises(StaleRevision):
        workspace.invoices.edit(
            invoice_id, seen.revision, with_text(seen.invoice, "invoice_number", "B"), {}, (), OTHER
        )
    with pytest.raises(StaleRevision):
        workspace.invoices.verify(invoice_id, seen.revision, OTHER)
    assert workspace.invoices.get(invoice_id).invoice == first
    assert workspace.audit.count() == entries


def test_verified_is_a_statement_about_the_content(workspace: Workspace) -> None:
    book(workspace)
    invoice_id = read(workspace)
    seen = workspace.invoices.get(invoice_id)
    verified = workspace.invoices.verify(invoice_id, seen.revision, ME)
    assert verified.state is InvoiceState.VERIFIED
    assert verified.verified is not None
    assert verified.verified.content_hash == content_hash(seen.invoice)
    # remarks are no content
    remarked = workspace.invoices.set_remarks(invoice_id, "paid on Friday", OTHER)
    assert remarked.state is InvoiceState.VERIFIED
    edited = workspace.invoices.edit(
        invoice_id,
        remarked.revision,
        with_text(seen.invoice, "total_amount", "1.00"),
        seen.evidence,
        (),
        OTHER,
    )
    assert edited.state is InvoiceState.NEEDS_REVIEW
    assert edited.verified is None
    assert (OTHER, "unverified", None) in _actions(workspace, invoice_id)


def test_last_changes_and_verification_are_one(workspace: Workspace) -> None:
    book(workspace)
    invoice_id = read(workspace)
    seen = workspace.invoices.get(invoice_id)
    changed = with_text(seen.invoice, "due_date", "2026-03-31")
    verified = workspace.invoices.verify(
        invoice_id, seen.revision, ME, changed, seen.evidence, seen.findings
    )
    assert verified.revision == seen.revision + 1
    assert verified.verified is not None
    assert verified.verified.content_hash == content_hash(changed)
    again = with_text(changed, "due_date", "2026-04-30")
    reverified = workspace.invoices.verify(
        invoice_id, verified.revision, OTHER, again, seen.evidence, ()
    )
    assert reverified.state is InvoiceState.VERIFIED
    assert reverified.verified is not None
    assert reverified.verified.by == OTHER


def test_what_was_not_read_can_be_typed_in(workspace: Workspace) -> None:
    from desktop.domain.errors import DamagedDocument

    booked = book(workspace)
    with pytest.raises(MoveNotAllowed):
        workspace.invoices.verify(booked.invoice_id, 1, ME)
    job = workspace.jobs.claim()
    assert job is not None
    failed = workspace.results.fail(job, DamagedDocument())
    assert failed.state is InvoiceState.EXTRACTION_FAILED
    assert failed.job.error_code == "damaged"
    typed = workspace.invoices.edit(booked.invoice_id, failed.revision, record(), {}, (), ME)
    assert typed.state is InvoiceState.NEEDS_REVIEW
    assert workspace.invoices.verify(booked.invoice_id, typed.revision, ME).verified is not None


def test_moves_are_all_or_none(workspace: Workspace) -> None:
    book(workspace)
    first = read(workspace)
    second = book(workspace, b"%PDF two", "two.pdf").invoice_id
    with pytest.raises(MoveNotAllowed):
        workspace.invoices.move([first, second], InvoiceState.POSTPONED, ME)
    assert workspace.invoices.get(first).state is InvoiceState.NEEDS_REVIEW
    moved = workspace.invoices.move([first], InvoiceState.POSTPONED, ME, "asked the supplier")
    assert moved[0].state is InvoiceState.POSTPONED
    entry = workspace.audit.entries(first)[-1]
    assert (entry.action, entry.before, entry.after) == ("moved", "needs_review", "postponed")
    assert entry.detail == {"reason": "asked the supplier"}


def test_deleting_ends_the_job_and_hides_the_invoice(workspace: Workspace) -> None:
    booked = book(workspace)
    workspace.invoices.move([booked.invoice_id], InvoiceState.DELETED, ME)
    assert workspace.jobs.claim() is None
    assert workspace.listing.rows(ListQuery()) == ()
    hidden = ListQuery(states=frozenset({InvoiceState.DELETED}))
    assert [row.id for row in workspace.listing.rows(hidden)] == [booked.invoice_id]
    deleted = workspace.invoices.get(booked.invoice_id)
    with pytest.raises(MoveNotAllowed):
        workspace.invoices.edit(booked.invoice_id, deleted.revision, record(), {}, (), ME)


def test_attachments_come_and_go_with_a_trace(workspace: Workspace) -> None:
    booked = book(workspace)
    note = NewAttachment("note.eml", workspace.documents.add_bytes(b"mail"))
    with_note = workspace.invoices.add_attachment(booked.invoice_id, note, ME)
    (kept,) = with_note.attachments
    assert workspace.listing.rows(ListQuery())[0].attachments == 1
    assert workspace.invoices.remove_attachment(booked.invoice_id, kept.id, ME).attachments == ()
    with pytest.raises(NotFound):
        workspace.invoices.remove_attachment(booked.invoice_id, kept.id, ME)
    # the bytes stay, the trail names them
    assert workspace.documents.has(kept.sha256)
    assert workspace.intake.drop_unbooked(kept.sha256) is False


def test_duplicates_are_found_by_number_and_supplier(workspace: Workspace) -> None:
    for n, (number, supplier) in enumerate(
        [
            ("RE-2026/001", "Müller Gartenbau GmbH"),
            ("RE 2026 001", "MULLER GARTENBAU"),
            ("RE-2026/001", "Somebody Else"),
            ("RE-2026/002", "Müller Gartenbau GmbH"),
        ]
    ):
        book(workspace, f"%PDF {n}".encode(), f"{n}.pdf")
        invoice = record(number, supplier)
        read(workspace, with_text(invoice, "supplier.vat_number", f"DE{n}"))
    ids = [row.id for row in reversed(workspace.listing.rows(ListQuery()))]
    alone = with_text(record(), "supplier.vat_number", None)
    found = workspace.duplicates.candidates(alone, ids[0])
    # the likeliest first: same number and supplier
    assert found[0].seen.id == ids[1]
    assert found[0].seen.total == Decimal("119.00")
    by_tax_id = with_text(with_text(record(), "supplier.name", None), "supplier.vat_number", "DE 2")
    assert workspace.duplicates.candidates(by_tax_id, None)[0].seen.id == ids[2]
    workspace.invoices.move([ids[1]], InvoiceState.REJECTED, ME)
    assert ids[1] not in [c.seen.id for c in workspace.duplicates.candidates(alone, ids[0])]


def test_the_own_company_is_kept_with_a_trace(workspace: Workspace, clock: HandClock) -> None:
    own = OwnCompany(names=("Beispiel Handel GmbH",), tax_ids=("DE1",), ibans=("DE02",))
    assert workspace.company.get() == OwnCompany()
    workspace.company.put(own, ME)
    workspace.company.put(own, ME)
    assert workspace.company.get() == own
    assert [e.action for e in workspace.audit.recent()] == ["workspace_changed"]


def test_exports_are_marked(workspace: Workspace) -> None:
    book(workspace)
    invoice_id = read(workspace)
    workspace.invoices.mark_exported([invoice_id], ME, "csv")
    assert workspace.listing.rows(ListQuery())[0].exported
    assert workspace.audit.entries(invoice_id)[-1].action == "exported"


def test_an_unknown_invoice_is_told(workspace: Workspace) -> None:
    with pytest.raises(NotFound):
        workspace.invoices.get("0" * 36)
