# SPDX-License-Identifier: AGPL-3.0-or-later
"""One invoice as it stands in the tables, made into the frozen objects that leave the store."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from desktop.domain.company import Given
from desktop.domain.errors import NotFound
from desktop.domain.finding import Finding, Severity
from desktop.domain.holds import Hold, HoldKind, finding_of
from desktop.domain.invoice import Invoice
from desktop.domain.listing import (
    Attachment,
    DocumentInfo,
    InvoiceDetail,
    JobInfo,
    RunInfo,
    Verified,
)
from desktop.domain.page import PageSize
from desktop.domain.reading import FieldReading
from desktop.domain.status import InvoiceState, JobStatus
from desktop.store.answers import usage_from_json
from desktop.store.review_tables import hold
from desktop.store.tables import (
    attachment,
    document,
    finding,
    invoice,
    invoice_content,
    job,
    page,
    run,
)


@dataclass(frozen=True, slots=True)
class Stored:
    """What a change of an invoice needs to know of it."""

    seq: int
    id: str
    sha256: str
    state: InvoiceState
    status: JobStatus
    revision: int
    invoice: Invoice
    remarks: str
    verified_hash: str | None
    updated_at: datetime


_STORED = select(
    invoice.c.seq,
    invoice.c.id,
    invoice.c.document_sha256,
    invoice.c.state,
    invoice.c.job_status,
    invoice.c.revision,
    invoice.c.verified_hash,
    invoice.c.updated_at,
    invoice_content.c.record,
    invoice_content.c.remarks,
).join(invoice_content, invoice_content.c.seq == invoice.c.seq)

_DETAIL = (
    select(
        invoice,
        invoice_content.c.record,
        invoice_content.c.evidence,
        invoice_content.c.given,
        invoice_content.c.remarks,
        invoice_content.c.run_id,
        document.c.size,
        document.c.media_type,
        document.c.original_name,
        document.c.encrypted,
    )
    .join(invoice_content, invoice_content.c.seq == invoice.c.seq)
    .join(document, document.c.sha256 == invoice.c.document_sha256)
)


def load(connection: Connection, invoice_id: str) -> Stored:
    """The invoice as a change needs it; NotFound."""
    row = connection.execute(_STORED.where(invoice.c.id == invoice_id)).first()
    if row is None:
        raise NotFound
    return Stored(
        seq=row.seq,
        id=row.id,
        sha256=row.document_sha256,
        state=InvoiceState(row.state),
        status=JobStatus(row.job_status),
        revision=row.revision,
        invoice=Invoice.model_validate(row.record),
        remarks=row.remarks,
        verified_hash=row.verified_hash,
        updated_at=row.updated_at,
    )


def read_detail(connection: Connection, invoice_id: str) -> InvoiceDetail:
    """The invoice in full; NotFound."""
    row = connection.execute(_DETAIL.where(invoice.c.id == invoice_id)).first()
    if row is None:
        raise NotFound
    seq = row.seq
    readings = (FieldReading.from_wire(entry) for entry in row.evidence)
    pages = connection.execute(
        select(page.c.number, page.c.width, page.c.height, page.c.source)
        .where(page.c.document_sha256 == row.document_sha256)
        .order_by(page.c.number)
    ).all()
    findings = connection.execute(
        select(finding).where(finding.c.seq == seq).order_by(finding.c.position)
    )
    attachments = connection.execute(
        select(attachment)
        .where(attachment.c.seq == seq, attachment.c.removed_at.is_(None))
        .order_by(attachment.c.added_at, attachment.c.id)
    )
    holds = open_holds(connection, seq)
    job_row = connection.execute(select(job).where(job.c.seq == seq)).one()
    run_row = (
        None
        if row.run_id is None
        else connection.execute(select(run).where(run.c.id == row.run_id)).first()
    )
    return InvoiceDetail(
        id=row.id,
        revision=row.revision,
        state=InvoiceState(row.state),
        invoice=Invoice.model_validate(row.record),
        evidence={reading.path: reading for reading in readings},
        findings=(
            *(Finding(f.rule, Severity(f.severity), tuple(f.fields), f.message) for f in findings),
            *(finding_of(one) for one in holds),
        ),
        document=DocumentInfo(
            sha256=row.document_sha256,
            size=row.size,
            media_type=row.media_type,
            original_name=row.original_name,
            encrypted=bool(row.encrypted),
            pages=tuple(PageSize(p.number, p.width, p.height) for p in pages),
        ),
        job=job_info(job_row),
        given=Given.model_validate(row.given),
        remarks=row.remarks,
        attachments=tuple(
            Attachment(a.id, a.name, a.sha256, a.size, a.added_at) for a in attachments
        ),
        brought_in_by=row.brought_in_by,
        created_at=row.created_at,
        updated_at=row.updated_at,
        verified=(
            None
            if row.verified_hash is None
            else Verified(row.verified_by, row.verified_at, row.verified_hash)
        ),
        exported_at=row.exported_at,
        run=None if run_row is None else run_info(run_row),
        page_sources={p.number: p.source for p in pages if p.source is not None},
        holds=holds,
    )


def open_holds(connection: Connection, seq: int) -> tuple[Hold, ...]:
    """What keeps an invoice's account from leaving, oldest first."""
    rows = connection.execute(
        select(hold).where(hold.c.seq == seq, hold.c.released_at.is_(None)).order_by(hold.c.id)
    )
    return tuple(hold_info(row) for row in rows)


def hold_info(row: Row[Any]) -> Hold:
    """A row of `hold` as it is shown."""
    return Hold(
        id=row.id,
        kind=HoldKind(row.kind),
        account=row.account,
        words=row.words,
        placed_at=row.placed_at,
        released_by=row.released_by,
        released_at=row.released_at,
        reason=row.reason,
    )


def job_info(row: Row[Any]) -> JobInfo:
    """A row of `job` as it is shown."""
    status = JobStatus(row.status)
    return JobInfo(
        id=row.id,
        reader=row.reader,
        status=status,
        attempts=row.attempts,
        progress=row.progress if status is JobStatus.PROCESSING else None,
        not_before=row.not_before,
        reason=row.reason,
        error_code=row.error_code,
        error_title=row.error_title,
        error_advice=row.error_advice,
        retryable=bool(row.retryable),
    )


def run_info(row: Row[Any]) -> RunInfo:
    """A row of `run` as it is shown."""
    return RunInfo(
        id=row.id,
        reader=row.reader,
        model=row.model,
        started_at=row.started_at,
        seconds=row.seconds,
        outcome=JobStatus(row.outcome),
        partial=bool(row.partial),
        notes=tuple(row.notes),
        usage=None if row.usage is None else usage_from_json(row.usage),
        log_id=row.log_id,
        error_code=row.error_code,
        error_title=row.error_title,
    )


def evidence_wire(readings: Iterable[FieldReading]) -> list[dict[str, Any]]:
    """Evidence as it is stored."""
    return [reading.as_wire() for reading in readings]
