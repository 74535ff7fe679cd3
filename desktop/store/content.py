# SPDX-License-Identifier: AGPL-3.0-or-later
"""Writing an invoice's content: record, evidence, findings, list columns and text index together.

Every function here works inside the caller's writing transaction.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from desktop.domain.finding import Finding, Severity
from desktop.domain.invoice import Invoice, plain
from desktop.domain.listing import doubtful_paths, overall_confidence
from desktop.domain.match_keys import identifier_key, number_key, supplier_key
from desktop.domain.page import DocumentFacts, PageText
from desktop.domain.reading import FieldReading
from desktop.domain.status import InvoiceState, JobStatus
from desktop.store import search
from desktop.store.column_types import pack, total_sort
from desktop.store.detail import Stored, evidence_wire
from desktop.store.review_tables import page_likeness
from desktop.store.tables import (
    document,
    finding,
    invoice,
    invoice_content,
    page,
)


@dataclass(frozen=True, slots=True)
class PackedPages:
    """Pages made ready for the tables and the index: seconds for a thousand of them."""

    rows: tuple[tuple[int, dict[str, Any]], ...]
    text: str
    likenesses: tuple[tuple[int, str], ...] = ()


def pack_pages(pages: Sequence[PageText]) -> PackedPages | None:
    """Make pages ready, before the writing transaction; None when there are none."""
    if not pages:
        return None
    rows = tuple(
        (
            text.number,
            {
                "width": text.width,
                "height": text.height,
                "source": text.source.value,
                "content": pack(text.as_wire()),
            },
        )
        for text in pages
    )
    likenesses = tuple((text.number, text.likeness) for text in pages if text.likeness)
    return PackedPages(rows, search.pages_text(pages), likenesses)


def list_columns(record: Invoice, evidence: Mapping[str, FieldReading]) -> dict[str, Any]:
    """The columns of `invoice` that lists show, sort by and compare."""
    supplier = record.supplier
    filled = not record.is_empty
    return {
        "supplier_name": supplier.name or "",
        "supplier_key": supplier_key(supplier.name),
        "supplier_tax_key": identifier_key(supplier.vat_number or supplier.tax_number),
        "invoice_number": record.invoice_number or "",
        "number_key": number_key(record.invoice_number),
        "issue_date": record.issue_date.isoformat() if record.issue_date else "",
        "due_date": record.due_date.isoformat() if record.due_date else "",
        "currency": record.currency or "",
        "total_amount": "" if record.total_amount is None else plain(record.total_amount),
        "total_sort": total_sort(record.total_amount),
        "document_type": record.document_type.value if record.document_type else "",
        "confidence": overall_confidence(record, evidence) if filled else -1.0,
        "doubtful": len(doubtful_paths(record, evidence)),
    }


def record_json(record: Invoice) -> dict[str, Any]:
    """The record as it is stored: what is not filled in takes no room."""
    return record.model_dump(mode="json", exclude_defaults=True)


def write_content(
    connection: Connection,
    stored: Stored,
    record: Invoice,
    evidence: Mapping[str, FieldReading],
    findings: Sequence[Finding],
    *,
    run_id: str | None = None,
    pages: PackedPages | None = None,
) -> None:
    """Replace an invoice's content; `pages` when they were read anew."""
    values: dict[str, Any] = {
        "record": record_json(record),
        "evidence": evidence_wire(evidence.values()),
    }
    if run_id is not None:
        values["run_id"] = run_id
    connection.execute(
        update(invoice_content).where(invoice_content.c.seq == stored.seq).values(**values)
    )
    connection.execute(
        update(invoice).where(invoice.c.seq == stored.seq).values(**list_columns(record, evidence))
    )
    write_findings(connection, stored.seq, findings)
    if pages is not None:
        write_pages(connection, stored.sha256, pages)
    index_text(connection, stored, record, stored.remarks, pages)


def index_text(
    connection: Connection,
    stored: Stored,
    record: Invoice,
    remarks: str,
    pages: PackedPages | None = None,
) -> None:
    """Bring the text index up to date."""
    name = connection.execute(
        select(document.c.original_name).where(document.c.sha256 == stored.sha256)
    ).scalar_one()
    header = search.header_text(record, remarks, [name])
    search.put(connection, stored.seq, header, None if pages is None else pages.text)


def write_findings(connection: Connection, seq: int, findings: Sequence[Finding]) -> None:
    """Replace what the checks say."""
    connection.execute(delete(finding).where(finding.c.seq == seq))
    add_findings(connection, seq, findings, 0)


def add_findings(connection: Connection, seq: int, findings: Sequence[Finding], start: int) -> None:
    """Put more behind what the checks say, from this position on."""
    if findings:
        connection.execute(
            finding.insert(),
            [
                {
                    "seq": seq,
                    "position": position,
                    "rule": found.rule,
                    "severity": found.severity.value,
                    "fields": list(found.fields),
                    "message": found.words,
                }
                for position, found in enumerate(findings, start)
            ],
        )


def finding_of(row: Row[Any]) -> Finding:
    """A row of `finding` as the checks said it."""
    return Finding(row.rule, Severity(row.severity), tuple(row.fields), row.message)


def write_pages(connection: Connection, sha256: str, pages: PackedPages) -> None:
    """Keep the words of pages that were read, in place of earlier ones."""
    for number, values in pages.rows:
        put = insert(page).values(document_sha256=sha256, number=number, **values)
        connection.execute(
            put.on_conflict_do_update(index_elements=["document_sha256", "number"], set_=values)
        )
    for number, value in pages.likenesses:
        # the same page looks the same whenever it is read
        seen = insert(page_likeness).values(document_sha256=sha256, number=number, hash=value)
        connection.execute(seen.on_conflict_do_nothing())


def write_facts(connection: Connection, sha256: str, facts: DocumentFacts) -> None:
    """Note what opening the document told; pages that were read keep their words."""
    connection.execute(
        update(document)
        .where(document.c.sha256 == sha256)
        .values(media_type=facts.media_type, encrypted=facts.encrypted)
    )
    for size in facts.pages:
        put = insert(page).values(
            document_sha256=sha256, number=size.number, width=size.width, height=size.height
        )
        connection.execute(put.on_conflict_do_nothing())


def touch(
    connection: Connection,
    stored: Stored,
    at: datetime,
    *,
    state: InvoiceState | None = None,
    status: JobStatus | None = None,
    **columns: Any,
) -> None:
    """Count the change: revision, time, and the state or job status where they move."""
    values: dict[str, Any] = {"revision": stored.revision + 1, "updated_at": at, **columns}
    if state is not None:
        values["state"] = state.value
    if status is not None:
        values["job_status"] = status.value
    connection.execute(update(invoice).where(invoice.c.seq == stored.seq).values(**values))
