# SPDX-License-Identifier: AGPL-3.0-or-later
"""Workspaces, documents and readings for the store's tests; everything is real, on disk."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from desktop.domain.invoice import DocumentType, Invoice, LineItem, Party
from desktop.domain.page import Box, DocumentFacts, PageSize, PageText, Word, WordsSource
from desktop.domain.reading import FieldReading, Proposal
from desktop.domain.status import JobStatus
from desktop.store.booking import Booked, NewDocument
from desktop.store.jobs import ClaimedJob
from desktop.store.results import FinishedRun, ReadResult
from desktop.store.workspace import Workspace

ME = "Ada Book"


class HandClock:
    """A clock that goes on by a millisecond with each look, and further when told."""

    def __init__(self) -> None:
        self.time = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def now(self) -> datetime:
        self.time += timedelta(milliseconds=1)
        return self.time

    def advance(self, **by: float) -> None:
        self.time += timedelta(**by)


def record(number: str = "RE-2026/001", supplier: str = "Müller Gartenbau GmbH") -> Invoice:
    return Invoice(
        document_type=DocumentType.INVOICE,
        invoice_number=number,
        issue_date=date(2026, 2, 27),
        currency="EUR",
        supplier=Party(name=supplier, vat_number="DE129273398"),
        buyer=Party(name="Łódź Handel"),
        line_items=(LineItem(name="Rasen mähen", quantity=Decimal(2), subtotal=Decimal(100)),),
        total_amount=Decimal("119.00"),
    )


def evidence(invoice: Invoice, confidence: float = 0.95) -> dict[str, FieldReading]:
    from desktop.domain.fields import walk

    return {
        path: FieldReading(path, text, text, "offline", confidence, 1, Box(10, 20, 110, 32))
        for path, text in walk(invoice)
    }


def page_text(*words: str, number: int = 1) -> PageText:
    return PageText(
        number,
        595.0,
        842.0,
        tuple(Word(w, Box(10.0 * n, 10, 10.0 * n + 9, 20)) for n, w in enumerate(words)),
        (Box(0, 50, 595, 50.5),),
        WordsSource.LAYER,
    )


def facts(pages: int = 1) -> DocumentFacts:
    return DocumentFacts(
        "application/pdf", tuple(PageSize(n, 595.0, 842.0) for n in range(1, pages + 1))
    )


def book(workspace: Workspace, data: bytes = b"%PDF-1.7 one", name: str = "one.pdf") -> Booked:
    stored = workspace.documents.add_bytes(data)
    return workspace.intake.book([NewDocument(stored, name, facts())], ME)[0]


def result(
    job: ClaimedJob, invoice: Invoice, *words: str, revision: int | None = None
) -> ReadResult:
    proposal = Proposal(invoice, evidence(invoice), "offline")
    return ReadResult(
        invoice=invoice,
        evidence=proposal.evidence,
        findings=(),
        expected_revision=job.revision if revision is None else revision,
        runs=(
            FinishedRun(
                reader="offline",
                started_at=datetime(2026, 3, 2, 9, 0, tzinfo=UTC),
                seconds=0.5,
                outcome=JobStatus.COMPLETED,
                proposal=proposal,
            ),
        ),
        pages=(page_text(*words),) if words else (),
    )


def read(workspace: Workspace, invoice: Invoice | None = None, *words: str) -> str:
    """Claim the next job and complete it; returns the invoice's id."""
    job = workspace.jobs.claim()
    assert job is not None
    workspace.results.complete(job, result(job, invoice or record(), *words))
    return job.invoice_id
