# SPDX-License-Identifier: AGPL-3.0-or-later
"""Parts: invoices that were put together from pages of others, whose place they took.

Taking places, and giving them back, is one transaction each: an invoice is never there beside its
parts, nor gone without them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects.sqlite import insert
from uuid_utils.compat import uuid7

from desktop.domain.errors import MoveNotAllowed, StaleRevision
from desktop.domain.listing import InvoiceDetail
from desktop.domain.page import Box
from desktop.domain.parts import Origin
from desktop.domain.ports import Clock
from desktop.domain.status import InvoiceState, JobStatus, check_replaceable
from desktop.store import commands, content
from desktop.store.audit_trail import Act, record
from desktop.store.booking import Booking, NewDocument, refuse_exported, sources_of
from desktop.store.company import put_fact
from desktop.store.database import Database
from desktop.store.detail import Stored, load, read_detail
from desktop.store.review_tables import document_origin, invoice_origin
from desktop.store.tables import blackout, invoice, job, workspace_info

_BY_ITSELF = "splits_by_itself"
_OPEN = tuple(s.value for s in (JobStatus.PENDING, JobStatus.WAITING, JobStatus.PROCESSING))


@dataclass(frozen=True, slots=True)
class NewPart:
    """A part to be booked; its bytes are in the document store already.

    `pages` are the words that were read of its pages before. `regions` are blacked out, as
    (page, box).
    """

    document: NewDocument
    origins: tuple[Origin, ...]
    pages: content.PackedPages | None = None
    regions: tuple[tuple[int, Box], ...] = field(default=())


class PartBooks:
    """Puts parts in their sources' place and takes them back; for any thread."""

    def __init__(self, database: Database, clock: Clock, booking: Booking) -> None:
        self._database = database
        self._clock = clock
        self._booking = booking

    def replace(
        self, sources: Sequence[tuple[str, int]], parts: Sequence[NewPart], kind: str, who: str
    ) -> tuple[InvoiceDetail, ...]:
        """Book the parts and put their sources, given with their revisions, aside: all or nothing.

        `kind` is "split" or "join". Raises StaleRevision when a source was changed meanwhile,
        MoveNotAllowed for one that can't be replaced, or when a part is booked already.
        """
        now = self._clock.now()
        with self._database.write() as connection:
            stored = [load(connection, invoice_id) for invoice_id, _ in sources]
            before: dict[str, Mapping[str, Any]] = {}
            for one, (_, revision) in zip(stored, sources, strict=True):
                if one.revision != revision:
                    raise StaleRevision
                check_replaceable(one.state)
                before[one.id] = commands.snapshot(connection, one, whole=False)
            made = [self._book(connection, part, stored, who, now) for part in parts]
            for one in stored:
                _put_aside(connection, one, made, kind, who, now)
            # taken back, parts are deleted: they never were before
            before.update((part, {"state": "deleted", "revision": 1}) for part in made)
            commands.note(connection, now, who, kind, before)
            return tuple(read_detail(connection, part) for part in made)

    def take_back(self, source_id: str, who: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Put the sources back in their parts' place; (sources, parts) that this was about.

        Every invoice is taken that took the place of the same sources. Parts are deleted,
        whatever was done to them; MoveNotAllowed while one of them is verified, was exported, or
        was split or joined itself, and for an invoice that nothing took the place of.
        """
        now = self._clock.now()
        with self._database.write() as connection:
            if load(connection, source_id).state is not InvoiceState.REPLACED:
                raise MoveNotAllowed("No other invoice took the place of this one.")
            sources, parts = _family(connection, source_id)
            live = [one for one in (load(connection, part) for part in parts) if not _dead(one)]
            for one in live:
                _check_removable(connection, one)
            acts: list[Act] = []
            for one in live:
                _end_job(connection, one)
                content.touch(
                    connection,
                    one,
                    now,
                    state=InvoiceState.DELETED,
                    status=None if one.status.is_over else JobStatus.CANCELLED,
                )
                detail = {"back": list(sources)}
                acts.append(_moved(one, who, InvoiceState.DELETED, detail))
            for source in sources:
                one = load(connection, source)
                if one.state is not InvoiceState.REPLACED:
                    continue
                state = (
                    InvoiceState.EXTRACTION_FAILED
                    if one.invoice.is_empty
                    else InvoiceState.NEEDS_REVIEW
                )
                content.touch(connection, one, now, state=state)
                acts.append(_moved(one, who, state, {"parts": [part.id for part in live]}))
            record(connection, now, acts)
            return sources, tuple(one.id for one in live)

    def splits_by_itself(self) -> bool:
        """Whether files are split without a person where every cut is sure."""
        wanted = select(workspace_info.c.value).where(workspace_info.c.key == _BY_ITSELF)
        with self._database.read() as connection:
            return bool(connection.execute(wanted).scalar())

    def set_splits_by_itself(self, on: bool, who: str) -> None:
        """Replace the rule; it stands in the audit trail."""
        with self._database.write() as connection:
            put_fact(connection, _BY_ITSELF, on, who, self._clock.now())

    def parts_of(self, source_id: str, *, gone: bool = False) -> tuple[str, ...]:
        """The invoices that took this one's place, in order; with `gone` deleted ones too."""
        wanted = (
            select(invoice_origin.c.invoice_id)
            .join(invoice, invoice.c.id == invoice_origin.c.invoice_id)
            .where(invoice_origin.c.source_id == source_id)
            .order_by(invoice_origin.c.position, invoice.c.seq)
        )
        if not gone:
            wanted = wanted.where(invoice.c.state != InvoiceState.DELETED.value)
        with self._database.read() as connection:
            return tuple(connection.execute(wanted).scalars())

    def sources_of(self, part_id: str) -> tuple[str, ...]:
        """The invoices whose place this one took; none for what was brought in as it is."""
        with self._database.read() as connection:
            return sources_of(connection, part_id)

    def origins(self, sha256: str) -> tuple[Origin, ...]:
        """Where each page of a document came from; none for what was brought in as it is."""
        wanted = (
            select(document_origin)
            .where(document_origin.c.document_sha256 == sha256)
            .order_by(document_origin.c.position)
        )
        with self._database.read() as connection:
            return tuple(
                Origin(row.source_sha256, row.source_page, row.rotation)
                for row in connection.execute(wanted)
            )

    def _book(
        self,
        connection: Connection,
        part: NewPart,
        sources: Sequence[Stored],
        who: str,
        now: datetime,
    ) -> str:
        booked = self._booking.book_in(connection, part.document, who, now)
        if not booked.new:
            raise MoveNotAllowed(
                "The same pages are an invoice of their own already.",
                "Look for it in the list; it may have been postponed or rejected.",
            )
        sha256 = booked.sha256
        for position, origin in enumerate(part.origins, start=1):
            put = insert(document_origin).values(
                document_sha256=sha256,
                position=position,
                source_sha256=origin.sha256,
                source_page=origin.page,
                rotation=origin.rotation,
            )
            connection.execute(put.on_conflict_do_nothing())
        taken = {origin.sha256 for origin in part.origins}
        place = len(_booked_before(connection, sources))
        for source in sources:
            if source.sha256 in taken:
                connection.execute(
                    invoice_origin.insert().values(
                        invoice_id=booked.invoice_id, source_id=source.id, position=place
                    )
                )
        for page, box in part.regions:
            x0, y0, x1, y1 = box.as_list()
            connection.execute(
                blackout.insert().values(
                    id=str(uuid7()),
                    document_sha256=sha256,
                    page=page,
                    x0=x0,
                    y0=y0,
                    x1=x1,
                    y1=y1,
                    who=who,
                    at=now,
                )
            )
        if part.pages is not None:
            content.write_pages(connection, sha256, part.pages)
            one = load(connection, booked.invoice_id)
            content.index_text(connection, one, one.invoice, one.remarks, part.pages)
        return booked.invoice_id


def _booked_before(connection: Connection, sources: Sequence[Stored]) -> Sequence[str]:
    ids = [source.id for source in sources]
    wanted = select(invoice_origin.c.invoice_id).where(invoice_origin.c.source_id.in_(ids))
    return connection.execute(wanted.distinct()).scalars().all()


def _family(connection: Connection, source_id: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """All sources and parts that hang together: parts may have pages of several sources."""
    sources, parts = [source_id], list[str]()
    for source in sources:
        found = connection.execute(
            select(invoice_origin.c.invoice_id)
            .where(invoice_origin.c.source_id == source)
            .order_by(invoice_origin.c.position)
        ).scalars()
        for part in [part for part in found if part not in parts]:
            parts.append(part)
            if not _dead(load(connection, part)):
                sources += [s for s in sources_of(connection, part) if s not in sources]
    return tuple(sources), tuple(parts)


def _dead(stored: Stored) -> bool:
    return stored.state is InvoiceState.DELETED


def _check_removable(connection: Connection, part: Stored) -> None:
    name = part.invoice.invoice_number or part.id[:8]
    if part.state is InvoiceState.REPLACED:
        raise MoveNotAllowed(
            f"The part “{name}” was split or joined itself.", "Take that back first."
        )
    if part.state is InvoiceState.VERIFIED:
        raise MoveNotAllowed(f"The part “{name}” is verified.", "Take its verification back first.")
    refuse_exported(connection, part)


def _put_aside(
    connection: Connection, source: Stored, parts: list[str], kind: str, who: str, now: datetime
) -> None:
    stopped = _end_job(connection, source)
    content.touch(
        connection,
        source,
        now,
        state=InvoiceState.REPLACED,
        status=JobStatus.CANCELLED if stopped else None,
    )
    detail = {"parts": parts, "kind": kind}
    record(connection, now, [_moved(source, who, InvoiceState.REPLACED, detail)])


def _moved(stored: Stored, who: str, state: InvoiceState, detail: dict[str, Any]) -> Act:
    return Act(stored.id, who, "moved", before=stored.state.value, after=state.value, detail=detail)


def _end_job(connection: Connection, stored: Stored) -> bool:
    """Stop what waits or runs; whether anything did."""
    stopped = connection.execute(
        update(job)
        .where(job.c.seq == stored.seq, job.c.status.in_(_OPEN))
        .values(status=JobStatus.CANCELLED.value, owner=None, lease_until=None)
    )
    return bool(stopped.rowcount)
