# SPDX-License-Identifier: AGPL-3.0-or-later
"""Booking documents: document, invoice, job, text index and audit entry in one transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, exists, or_, select
from sqlalchemy.dialects.sqlite import insert
from uuid_utils.compat import uuid7

from desktop.domain.company import Given
from desktop.domain.errors import DocumentMissing, MoveNotAllowed
from desktop.domain.invoice import Invoice
from desktop.domain.page import DocumentFacts
from desktop.domain.ports import Clock
from desktop.domain.spending import Tier
from desktop.domain.status import InvoiceState, JobStatus
from desktop.store import search
from desktop.store.audit_trail import Act, record
from desktop.store.content import list_columns, record_json, write_facts
from desktop.store.database import Database
from desktop.store.detail import Stored
from desktop.store.documents import DocumentStore, StoredDocument
from desktop.store.review_tables import invoice_origin
from desktop.store.tables import (
    attachment,
    document,
    invoice,
    invoice_content,
    job,
)

MAX_NAME = 255


@dataclass(frozen=True, slots=True)
class NewAttachment:
    """A supporting document to be kept with an invoice; its bytes are in the store already."""

    name: str
    stored: StoredDocument


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A document to be booked; its bytes are in the store already.

    `facts` is None while it can't be opened (a password is missing). `reader` is who is to read,
    `tier` how a paid service is asked then. `told` is kept besides in the audit trail.
    """

    stored: StoredDocument
    original_name: str
    facts: DocumentFacts | None = None
    given: Given = field(default_factory=Given)
    remarks: str = ""
    attachments: tuple[NewAttachment, ...] = ()
    reader: str = "auto"
    tier: Tier = Tier.STANDARD
    told: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Booked:
    """The invoice of a document; `new` unless its bytes had been booked before."""

    invoice_id: str
    sha256: str
    new: bool
    state: InvoiceState
    status: JobStatus


class Booking:
    """Takes documents into the books; every method may be called from any thread."""

    def __init__(self, database: Database, clock: Clock, documents: DocumentStore) -> None:
        self._database = database
        self._clock = clock
        self._documents = documents

    def book(self, documents: Sequence[NewDocument], who: str) -> tuple[Booked, ...]:
        """Book all of them, in order, or none when an error is raised.

        Bytes that are in the books already (and not deleted) lead to their invoice, which is not
        changed. DocumentMissing when a document's bytes are not in the store.
        """
        now = self._clock.now()
        with self._database.write() as connection:
            return tuple(self.book_in(connection, new, who, now) for new in documents)

    def find(self, sha256: str) -> Booked | None:
        """The invoice of these bytes that is not deleted."""
        with self._database.read() as connection:
            return _live(connection, sha256)

    def drop_unbooked(self, sha256: str) -> bool:
        """Delete the stored bytes of a refused file, unless anything refers to them."""
        used = or_(
            exists().where(document.c.sha256 == sha256),
            exists().where(attachment.c.sha256 == sha256),
        )
        # within a writing transaction: nobody can book these bytes meanwhile
        with self._database.write() as connection:
            if connection.execute(select(used)).scalar():
                return False
            self._documents.remove(sha256)
            return True

    def book_in(self, connection: Connection, new: NewDocument, who: str, now: datetime) -> Booked:
        """As `book`, for one document, in the caller's writing transaction."""
        sha256 = new.stored.sha256
        known = _live(connection, sha256)
        if known is not None:
            return known
        for stored in (new.stored, *(a.stored for a in new.attachments)):
            if not self._documents.has(stored.sha256):
                raise DocumentMissing
        name = shown_name(new.original_name)
        put = insert(document).values(
            sha256=sha256, size=new.stored.size, original_name=name, added_at=now
        )
        connection.execute(put.on_conflict_do_nothing())
        if new.facts is not None:
            write_facts(connection, sha256, new.facts)
        invoice_id = str(uuid7())
        seq: int = connection.execute(
            invoice.insert()
            .values(
                id=invoice_id,
                document_sha256=sha256,
                state=InvoiceState.QUEUED.value,
                job_status=JobStatus.PENDING.value,
                revision=1,
                brought_in_by=who,
                created_at=now,
                updated_at=now,
                **list_columns(Invoice(), {}),
            )
            .returning(invoice.c.seq)
        ).scalar_one()
        connection.execute(
            invoice_content.insert().values(
                seq=seq,
                record=record_json(Invoice()),
                evidence=[],
                given=new.given.model_dump(mode="json"),
                remarks=new.remarks.strip(),
            )
        )
        connection.execute(
            job.insert().values(
                id=str(uuid7()),
                seq=seq,
                reader=new.reader,
                tier=new.tier.value,
                status=JobStatus.PENDING.value,
                queued_at=now,
            )
        )
        detail = {
            "file": name,
            "sha256": sha256,
            "given": new.given.model_dump(mode="json", exclude_none=True),
            "remarks": new.remarks.strip(),
            **new.told,
        }
        record(connection, now, [Act(invoice_id, who, "imported", detail=detail)])
        for extra in new.attachments:
            attach(connection, seq, invoice_id, extra, who, now)
        search.put(connection, seq, search.header_text(Invoice(), new.remarks, [name]), "")
        return Booked(invoice_id, sha256, True, InvoiceState.QUEUED, JobStatus.PENDING)


def attach(
    connection: Connection,
    seq: int,
    invoice_id: str,
    new: NewAttachment,
    who: str,
    now: datetime,
) -> None:
    """Keep a supporting document with an invoice, in the caller's writing transaction."""
    name = shown_name(new.name)
    connection.execute(
        attachment.insert().values(
            id=str(uuid7()),
            seq=seq,
            name=name,
            sha256=new.stored.sha256,
            size=new.stored.size,
            added_at=now,
        )
    )
    detail = {"name": name, "sha256": new.stored.sha256}
    record(connection, now, [Act(invoice_id, who, "attachment_added", detail=detail)])


def shown_name(name: str) -> str:
    """A file's name for display: the last part, without control characters."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    clean = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in last)
    return clean.strip()[:MAX_NAME] or "document"


def _live(connection: Connection, sha256: str) -> Booked | None:
    row = connection.execute(
        select(invoice.c.id, invoice.c.state, invoice.c.job_status).where(
            invoice.c.document_sha256 == sha256,
            invoice.c.state != InvoiceState.DELETED.value,
        )
    ).first()
    if row is None:
        return None
    return Booked(row.id, sha256, False, InvoiceState(row.state), JobStatus(row.job_status))


def refuse_second(connection: Connection, stored: Stored) -> None:
    """Raise MoveNotAllowed when a deleted invoice's document was booked anew."""
    other = connection.execute(
        select(invoice.c.id).where(
            invoice.c.document_sha256 == stored.sha256,
            invoice.c.state != InvoiceState.DELETED.value,
        )
    ).scalar()
    if other is not None:
        raise MoveNotAllowed(
            "The same document has been brought in again since this invoice was deleted.",
            "Delete the other one first, or go on with it.",
        )


def refuse_without_source(connection: Connection, stored: Stored) -> None:
    """Raise MoveNotAllowed when a part is to come back whose sources did, or whose sources' place
    was taken by others since: its pages would be booked twice."""
    made = select(invoice.c.created_at).where(invoice.c.id == stored.id).scalar_subquery()
    for source in sources_of(connection, stored.id):
        state = select(invoice.c.state).where(invoice.c.id == source)
        # those that took a place together were made at the same moment
        later = (
            select(invoice.c.id)
            .join(invoice_origin, invoice_origin.c.invoice_id == invoice.c.id)
            .where(invoice_origin.c.source_id == source, invoice.c.created_at > made)
        )
        there = connection.execute(state).scalar() != InvoiceState.REPLACED.value
        if there or connection.execute(later).first() is not None:
            raise MoveNotAllowed(
                "This part was taken back, and the file it is a part of is there again."
                if there
                else "This part was taken back, and other invoices were made of its pages since.",
                "Split or join what is there now once more instead.",
            )


def refuse_exported(connection: Connection, part: Stored) -> None:
    """Raise MoveNotAllowed when others are to come in the place of what was exported."""
    name = part.invoice.invoice_number or part.id[:8]
    exported = select(invoice.c.exported_at).where(invoice.c.seq == part.seq)
    if connection.execute(exported).scalar() is not None:
        raise MoveNotAllowed(
            f"The part “{name}” was exported: it may be booked elsewhere.",
            "Reject the file's other parts one by one instead.",
        )


def sources_of(connection: Connection, part_id: str) -> tuple[str, ...]:
    """The invoices whose place this one took; none for what was brought in as it is."""
    wanted = (
        select(invoice_origin.c.source_id)
        .join(invoice, invoice.c.id == invoice_origin.c.source_id)
        .where(invoice_origin.c.invoice_id == part_id)
        .order_by(invoice.c.seq)
    )
    return tuple(connection.execute(wanted).scalars())
