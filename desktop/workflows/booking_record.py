# SPDX-License-Identifier: AGPL-3.0-or-later
"""A booked invoice as the canonical line with its `booking`, and as a line of the list."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from desktop.domain.errors import UserError
from desktop.domain.listing import InvoiceDetail, InvoiceRow
from desktop.domain.page import PageText, WordsSource
from desktop.domain.record import record_line
from desktop.domain.status import JobStatus


def full_record(detail: InvoiceDetail, withheld: str = "") -> dict[str, Any]:
    """What `show` prints and the JSON export writes: the canonical line, id, state and booking.

    `withheld` says why an export left the account out.
    """
    run = detail.run
    line = record_line(
        file=detail.document.original_name,
        sha256=detail.document.sha256,
        status=detail.job.status.value,
        invoice=detail.invoice,
        evidence=detail.evidence,
        findings=detail.findings,
        pages=_pages(detail),
        reader=run.reader if run else None,
        model=run.model if run else None,
        seconds=run.seconds if run else None,
        usage=run.usage if run else None,
        log_id=run.log_id if run else None,
        partial=bool(run and run.partial),
        error=job_error(detail),
    )
    kept = {**booking(detail), "account_withheld": withheld or None}
    return {"id": detail.id, **line, "state": detail.state.value, "booking": kept}


def list_line(row: InvoiceRow, detail: InvoiceDetail) -> dict[str, Any]:
    """One line of `list`: ids, status, state and the main fields at its top, and the booking."""
    error = job_error(detail)
    return {
        "id": row.id,
        "sha256": row.sha256,
        "file": row.file_name,
        "status": row.status.value,
        "state": row.state.value,
        "partial": row.partial,
        "error": error.as_dict() if error else None,
        "document_type": row.document_type.value if row.document_type else None,
        "supplier": row.supplier,
        "invoice_number": row.number,
        "issue_date": row.issue_date.isoformat() if row.issue_date else None,
        "due_date": row.due_date.isoformat() if row.due_date else None,
        "currency": row.currency,
        "total_amount": None if row.total is None else format(row.total, "f"),
        "other": dict(detail.invoice.other),
        "confidence": None if row.confidence is None else round(row.confidence, 4),
        "doubtful": row.doubtful,
        "findings": [finding.as_dict() for finding in detail.findings],
        "booking": booking(detail),
    }


def booking(detail: InvoiceDetail) -> dict[str, Any]:
    """What the books say beside the record: state, marks, who, what was given and kept with it."""
    given = detail.given.model_dump(mode="json")
    verified = detail.verified
    return {
        "id": detail.id,
        "state": detail.state.value,
        "marks": ["exported"] if detail.exported_at else [],
        "revision": detail.revision,
        "created_at": detail.created_at.isoformat(),
        "updated_at": detail.updated_at.isoformat(),
        "brought_in_by": detail.brought_in_by,
        "given": {name: given[name] for name in ("supplier", "tax_id", "number", "date", "amount")},
        "remarks": detail.remarks or None,
        "attachments": [{"name": kept.name, "sha256": kept.sha256} for kept in detail.attachments],
        "verified": None
        if verified is None
        else {
            "by": verified.by,
            "at": verified.at.isoformat(),
            "content_hash": verified.content_hash,
        },
        "holds": [
            {
                "kind": hold.kind.value,
                "words": hold.words.replace("\x1f", ""),
                "since": hold.placed_at.isoformat(),
            }
            for hold in detail.holds
        ],
        "coding": None,
        "payment": None,
        "counterparty": None,
        "external": [],
    }


def job_error(detail: InvoiceDetail) -> UserError | None:
    """Why the last reading failed or waits; None when it didn't."""
    job = detail.job
    if job.error_title is None or job.status is JobStatus.COMPLETED:
        return None
    return UserError(job.error_title, job.error_advice, code=job.error_code)


def _pages(detail: InvoiceDetail) -> tuple[PageText, ...]:
    pages = []
    for size in detail.document.pages:
        source = WordsSource.NONE
        with suppress(ValueError):
            source = WordsSource(detail.page_sources.get(size.number, "none"))
        pages.append(PageText(size.number, size.width, size.height, source=source))
    return tuple(pages)
