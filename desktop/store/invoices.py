# SPDX-License-Identifier: AGPL-3.0-or-later
"""What persons do to invoices: each call is one transaction with its audit entries.

Every change raises the revision by one; a change that was made on an older revision is refused.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, update

from desktop.domain.audit import content_hash
from desktop.domain.company import Given
from desktop.domain.errors import MoveNotAllowed, NotFound, StaleRevision
from desktop.domain.finding import Finding
from desktop.domain.invoice import Invoice
from desktop.domain.listing import InvoiceDetail, RunInfo
from desktop.domain.page import DocumentFacts, PageText
from desktop.domain.passed_over import PassedOver
from desktop.domain.ports import Clock
from desktop.domain.reading import FieldReading, Proposal
from desktop.domain.status import InvoiceState, JobStatus, check_invoice_move
from desktop.store import commands, content
from desktop.store.audit_trail import Act, field_acts, record
from desktop.store.booking import (
    NewAttachment,
    attach,
    refuse_second,
    refuse_without_source,
)
from desktop.store.database import Database
from desktop.store.detail import Stored, load, read_detail, run_info
from desktop.store.tables import (
    attachment,
    invoice,
    invoice_content,
    job,
    page,
    reading,
    run,
)

_STOPPABLE = tuple(
    status.value for status in (JobStatus.PENDING, JobStatus.WAITING, JobStatus.PROCESSING)
)
_NOT_BEGUN = (JobStatus.PENDING.value, JobStatus.WAITING.value)
_ENDS_READING = {InvoiceState.DELETED, InvoiceState.REJECTED}
_BEING_READ = {InvoiceState.QUEUED, InvoiceState.EXTRACTING}
_AT_ONCE = 500
_NOT_VERIFIED: dict[str, Any] = {"verified_by": None, "verified_at": None, "verified_hash": None}


class InvoiceBooks:
    """Invoices in full, and a person's changes; every method may be called from any thread."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    # --- reading ---------------------------------------------------------------------------

    def get(self, invoice_id: str) -> InvoiceDetail:
        """One invoice in full; NotFound."""
        with self._database.read() as connection:
            return read_detail(connection, invoice_id)

    def page(self, sha256: str, number: int) -> PageText | None:
        """The words of one page (from 1) as last read; None before that."""
        wanted = select(page.c.content).where(
            page.c.document_sha256 == sha256, page.c.number == number
        )
        with self._database.read() as connection:
            wire = connection.execute(wanted).scalar()
        return None if wire is None else PageText.from_wire(wire)

    def pages(self, sha256: str) -> tuple[PageText, ...]:
        """The words of a document's pages as last read; empty before the first reading."""
        wanted = (
            select(page.c.content)
            .where(page.c.document_sha256 == sha256, page.c.content.is_not(None))
            .order_by(page.c.number)
        )
        with self._database.read() as connection:
            stored = connection.execute(wanted).scalars().all()
        return tuple(PageText.from_wire(wire) for wire in stored)

    def runs(self, invoice_id: str) -> tuple[RunInfo, ...]:
        """All attempts at reading an invoice, oldest first; NotFound."""
        wanted = select(run).join(invoice, invoice.c.seq == run.c.seq).order_by(run.c.id)
        with self._database.read() as connection:
            load(connection, invoice_id)
            rows = connection.execute(wanted.where(invoice.c.id == invoice_id))
            return tuple(run_info(row) for row in rows)

    def proposals(self, run_id: str) -> tuple[Proposal, ...]:
        """What the readers said in one attempt, the combined proposal first."""
        wanted = (
            select(reading.c.proposal)
            .where(reading.c.run_id == run_id)
            .order_by(reading.c.position)
        )
        with self._database.read() as connection:
            stored = connection.execute(wanted).scalars().all()
        return tuple(Proposal.from_wire(wire) for wire in stored)

    # --- changing --------------------------------------------------------------------------

    def edit(
        self,
        invoice_id: str,
        expected_revision: int,
        changed: Invoice,
        evidence: Mapping[str, FieldReading],
        findings: Sequence[Finding],
        who: str,
    ) -> InvoiceDetail:
        """Replace the content, as one command; one audit entry for each field that differs.

        A verified invoice whose content differs needs review again. StaleRevision when it was
        changed since `expected_revision`; MoveNotAllowed when it is deleted.
        """
        now = self._clock.now()
        with self._database.write() as connection:
            stored = _expect(connection, invoice_id, expected_revision)
            _refuse_deleted(stored)
            before = commands.snapshot(connection, stored, whole=True)
            _edit(connection, stored, changed, evidence, findings, who, now)
            commands.note(connection, now, who, "edit", {invoice_id: before})
            return read_detail(connection, invoice_id)

    def verify(
        self,
        invoice_id: str,
        expected_revision: int,
        who: str,
        changed: Invoice | None = None,
        evidence: Mapping[str, FieldReading] | None = None,
        findings: Sequence[Finding] | None = None,
        *,
        group: str | None = None,
        reason: PassedOver | None = None,
        by_policy: Mapping[str, str] | None = None,
        looked_at: Sequence[str] = (),
    ) -> InvoiceDetail:
        """A person vouches for the content, together with last changes where given.

        The statement is about the hash of the content. What is verified with the same `group` (a
        UUID) is undone in one go. `reason` is why broken rules were passed over. `by_policy`
        are the terms on which the program does it by itself, `looked_at` the paths of doubtful
        values that the person accepted. Raises StaleRevision, MoveNotAllowed.
        """
        now = self._clock.now()
        with self._database.write() as connection:
            stored = _expect(connection, invoice_id, expected_revision)
            # a verified one may be vouched for once more, by another person or after changes
            if stored.state is not InvoiceState.VERIFIED:
                check_invoice_move(stored.state, InvoiceState.VERIFIED)
            final = stored.invoice if changed is None else changed
            before = commands.snapshot(connection, stored, whole=changed is not None)
            if changed is not None:
                _edit(connection, stored, changed, evidence or {}, findings or (), who, now)
            seal = content_hash(final)
            # what a person vouches for needs no second look any more
            ended = connection.execute(
                update(job)
                .where(job.c.seq == stored.seq, job.c.status.in_(_NOT_BEGUN))
                .values(status=JobStatus.COMPLETED.value, not_before=None, reason=None)
            )
            content.touch(
                connection,
                stored,
                now,
                state=InvoiceState.VERIFIED,
                status=JobStatus.COMPLETED if ended.rowcount else None,
                verified_by=who,
                verified_at=now,
                verified_hash=seal,
            )
            act = Act(
                invoice_id,
                who,
                "verified",
                before=stored.state.value,
                after=InvoiceState.VERIFIED.value,
                detail={
                    "content_hash": seal,
                    **(reason.as_dict() if reason else {}),
                    **({"policy": dict(by_policy)} if by_policy else {}),
                    **({"looked_at": list(looked_at)} if looked_at else {}),
                },
            )
            record(connection, now, [act])
            commands.note(connection, now, who, "state", {invoice_id: before}, group)
            return read_detail(connection, invoice_id)

    def move(
        self,
        invoice_ids: Sequence[str],
        state: InvoiceState,
        who: str,
        reason: str = "",
        *,
        group: str | None = None,
    ) -> tuple[InvoiceDetail, ...]:
        """Postpone, reject, delete, or put back to review, as one command; all of them or none.

        Moving what waits to be read ends its job. Restoring a deleted invoice is refused while
        the same document is booked anew. Raises MoveNotAllowed, NotFound. Use `verify` to verify
        and `JobQueue.requeue` to have it read again.
        """
        if state in {InvoiceState.VERIFIED, InvoiceState.QUEUED, InvoiceState.EXTRACTING}:
            raise ValueError(f"not by this call: {state.value}")
        now = self._clock.now()
        with self._database.write() as connection:
            before = {}
            for invoice_id in invoice_ids:
                stored = load(connection, invoice_id)
                before[invoice_id] = commands.snapshot(connection, stored, whole=False)
                self._move(connection, stored, state, who, reason, now)
            commands.note(connection, now, who, "state", before, group)
            return tuple(read_detail(connection, invoice_id) for invoice_id in invoice_ids)

    def set_remarks(self, invoice_id: str, remarks: str, who: str) -> InvoiceDetail:
        """Replace the remarks; nothing happens when they are the same."""
        now = self._clock.now()
        text = remarks.strip()
        with self._database.write() as connection:
            stored = load(connection, invoice_id)
            if text != stored.remarks:
                self._content(connection, stored, remarks=text)
                content.touch(connection, stored, now)
                commands.carry(connection, invoice_id, stored.revision)
                content.index_text(connection, stored, stored.invoice, text)
                act = Act(invoice_id, who, "remarks", "remarks", stored.remarks or None, text)
                record(connection, now, [act])
            return read_detail(connection, invoice_id)

    def set_given(self, invoice_id: str, given: Given, who: str) -> InvoiceDetail:
        """Replace what a person stated when bringing the document in."""
        now = self._clock.now()
        wire = given.model_dump(mode="json")
        with self._database.write() as connection:
            stored = load(connection, invoice_id)
            before = connection.execute(
                select(invoice_content.c.given).where(invoice_content.c.seq == stored.seq)
            ).scalar_one()
            if wire != before:
                self._content(connection, stored, given=wire)
                content.touch(connection, stored, now)
                commands.carry(connection, invoice_id, stored.revision)
                detail = {"before": before, "after": wire}
                record(connection, now, [Act(invoice_id, who, "given", detail=detail)])
            return read_detail(connection, invoice_id)

    def set_findings(self, invoice_id: str, findings: Sequence[Finding]) -> None:
        """Replace what the checks say; they follow from the content, so the revision stays."""
        with self._database.write() as connection:
            content.write_findings(connection, load(connection, invoice_id).seq, findings)

    def set_document_facts(self, sha256: str, facts: DocumentFacts) -> None:
        """Note what opening a document told, once it could be opened."""
        with self._database.write() as connection:
            content.write_facts(connection, sha256, facts)

    def add_attachment(self, invoice_id: str, new: NewAttachment, who: str) -> InvoiceDetail:
        """Keep a supporting document with the invoice."""
        now = self._clock.now()
        with self._database.write() as connection:
            stored = load(connection, invoice_id)
            attach(connection, stored.seq, invoice_id, new, who, now)
            content.touch(connection, stored, now)
            commands.carry(connection, invoice_id, stored.revision)
            return read_detail(connection, invoice_id)

    def remove_attachment(self, invoice_id: str, attachment_id: str, who: str) -> InvoiceDetail:
        """Take a supporting document from the invoice; its bytes stay. NotFound."""
        now = self._clock.now()
        with self._database.write() as connection:
            stored = load(connection, invoice_id)
            row = connection.execute(
                update(attachment)
                .where(
                    attachment.c.id == attachment_id,
                    attachment.c.seq == stored.seq,
                    attachment.c.removed_at.is_(None),
                )
                .values(removed_at=now)
                .returning(attachment.c.name, attachment.c.sha256)
            ).first()
            if row is None:
                raise NotFound("There is no such supporting document.")
            content.touch(connection, stored, now)
            commands.carry(connection, invoice_id, stored.revision)
            detail = {"name": row.name, "sha256": row.sha256}
            record(connection, now, [Act(invoice_id, who, "attachment_removed", detail=detail)])
            return read_detail(connection, invoice_id)

    def mark_exported(
        self,
        invoice_ids: Sequence[str],
        who: str,
        target: str,
        *,
        drafts: Sequence[str] = (),
        seals: Mapping[str, str] | None = None,
    ) -> None:
        """Note that the invoices were written to `target` (a format or a place, for people).

        `seals` are the hashes of what was written, by id: somebody may have changed an invoice
        since. `drafts` went out unverified: that stands in the audit trail, and they don't count as
        exported. In transactions of some hundred each, so that a large export keeps nobody
        waiting.
        """
        for start in range(0, len(drafts), _AT_ONCE):
            now = self._clock.now()
            with self._database.write() as connection:
                some = [load(connection, one) for one in drafts[start : start + _AT_ONCE]]
                record(
                    connection,
                    now,
                    [
                        Act(
                            stored.id,
                            who,
                            "exported_as_draft",
                            detail={
                                "target": target[:500],
                                "content_hash": _sealed(stored, seals),
                            },
                        )
                        for stored in some
                    ],
                )
        for start in range(0, len(invoice_ids), _AT_ONCE):
            now = self._clock.now()
            acts = []
            with self._database.write() as connection:
                for invoice_id in invoice_ids[start : start + _AT_ONCE]:
                    stored = load(connection, invoice_id)
                    content.touch(connection, stored, now, exported_at=now)
                    commands.carry(connection, invoice_id, stored.revision)
                    seal = _sealed(stored, seals)
                    detail = {"target": target[:500], "content_hash": seal}
                    acts.append(Act(invoice_id, who, "exported", detail=detail))
                record(connection, now, acts)

    def _content(self, connection: Connection, stored: Stored, **values: Any) -> None:
        connection.execute(
            update(invoice_content).where(invoice_content.c.seq == stored.seq).values(**values)
        )

    def _move(
        self,
        connection: Connection,
        stored: Stored,
        state: InvoiceState,
        who: str,
        reason: str,
        now: datetime,
    ) -> None:
        check_invoice_move(stored.state, state)
        if stored.state is InvoiceState.DELETED:
            refuse_second(connection, stored)
            refuse_without_source(connection, stored)
        status = None
        if state in _ENDS_READING or stored.state in _BEING_READ:
            stopped = connection.execute(
                update(job)
                .where(job.c.seq == stored.seq, job.c.status.in_(_STOPPABLE))
                .values(status=JobStatus.CANCELLED.value, owner=None, lease_until=None)
            )
            status = JobStatus.CANCELLED if stopped.rowcount else None
        columns = _NOT_VERIFIED if stored.verified_hash is not None else {}
        content.touch(connection, stored, now, state=state, status=status, **columns)
        act = Act(
            stored.id,
            who,
            "moved",
            before=stored.state.value,
            after=state.value,
            detail={"reason": reason} if reason else None,
        )
        record(connection, now, [act])


def _edit(
    connection: Connection,
    stored: Stored,
    changed: Invoice,
    evidence: Mapping[str, FieldReading],
    findings: Sequence[Finding],
    who: str,
    now: datetime,
) -> None:
    acts = list(field_acts(stored.id, stored.invoice, changed, who, "edited", evidence))
    state: InvoiceState | None = None
    columns: dict[str, Any] = {}
    if stored.verified_hash is not None and content_hash(changed) != stored.verified_hash:
        columns = _NOT_VERIFIED
        acts.append(Act(stored.id, who, "unverified", detail={"was": stored.verified_hash}))
        if stored.state is InvoiceState.VERIFIED:
            state = InvoiceState.NEEDS_REVIEW
    elif stored.state is InvoiceState.EXTRACTION_FAILED and acts:
        state = InvoiceState.NEEDS_REVIEW  # typed in by hand
    content.write_content(connection, stored, changed, evidence, findings)
    content.touch(connection, stored, now, state=state, **columns)
    record(connection, now, acts)


def _sealed(stored: Stored, seals: Mapping[str, str] | None) -> str:
    return (seals or {}).get(stored.id) or content_hash(stored.invoice)


def _expect(connection: Connection, invoice_id: str, revision: int) -> Stored:
    stored = load(connection, invoice_id)
    if stored.revision != revision:
        raise StaleRevision
    return stored


def _refuse_deleted(stored: Stored) -> None:
    if stored.state is InvoiceState.DELETED:
        raise MoveNotAllowed("A deleted invoice cannot be changed.", "Restore it first.")
    if stored.state is InvoiceState.REPLACED:
        raise MoveNotAllowed(
            "Other invoices took the place of this one; it cannot be changed.",
            "Change those, or restore this one: they are taken back then.",
        )
