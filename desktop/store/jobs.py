# SPDX-License-Identifier: AGPL-3.0-or-later
"""The extraction queue: one job an invoice, claimed with a lease by one opening of the workspace.

How a claimed job ends is in `results`; here is who may work on what.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, and_, case, exists, func, or_, select, update

from desktop.domain.ports import Clock
from desktop.domain.spending import Tier
from desktop.domain.status import InvoiceState, JobStatus, check_job_move, invoice_move_allowed
from desktop.store import commands, content
from desktop.store.answers import AnswerState
from desktop.store.audit_trail import MACHINE, Act, record
from desktop.store.database import Database
from desktop.store.detail import Stored, load
from desktop.store.owner import Owner
from desktop.store.tables import (
    batch,
    batch_item,
    invoice,
    job,
    paid_answer,
)
from desktop.store.usage_lines import mark_lost

LEASE = timedelta(seconds=120)
MANY = 500
# Being killed together with the program is no fault of a document, and may happen many times to
# the one that is first in the queue; far beyond that, something about it ends the program.
MAX_INTERRUPTIONS = 25
_RUNNING = JobStatus.PROCESSING
# a question in a batch outlives the program that sent it
_asked_alone = and_(
    paid_answer.c.state == AnswerState.IN_FLIGHT.value, paid_answer.c.batch_id.is_(None)
)
_EXTRACTING = InvoiceState.EXTRACTING.value
_NO_ERROR: dict[str, Any] = {
    "error_code": None,
    "error_title": None,
    "error_advice": None,
    "retryable": False,
    "not_before": None,
    "reason": None,
    "progress": None,
}
_NO_OWNER: dict[str, Any] = {"owner": None, "lease_until": None, "progress": None}


@dataclass(frozen=True, slots=True)
class ClaimedJob:
    """A job that is ours until `lease_until`, longer with `renew`.

    `attempt` counts from 1. `revision` is the invoice's at the claim. `ask_again` says that a
    person asked for it after an outcome had been unknown: a paid question may be sent once more.
    `queued_at` is when a person last asked for this reading; waiting does not change it.
    """

    id: str
    invoice_id: str
    sha256: str
    reader: str
    attempt: int
    revision: int
    ask_again: bool
    lease_until: datetime
    queued_at: datetime
    tier: Tier = Tier.STANDARD


@dataclass(frozen=True, slots=True)
class Recovered:
    """Ids of invoices whose jobs were taken from owners that ended, by what became of them."""

    requeued: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


class JobQueue:
    """Claims, leases and persons' wishes; every method may be called from any thread."""

    def __init__(self, database: Database, clock: Clock, owner: Owner) -> None:
        self._database = database
        self._clock = clock
        self._owner = owner

    def claim(self, *, waiting: bool = True) -> ClaimedJob | None:
        """The oldest job that is due, now ours; None when there is none.

        Without `waiting` those that have waited for something are left where they are. An invoice
        in the queue is then *extracting*; one that shows what was read already stays as it is.
        Two callers, in whatever processes, never get the same.
        """
        now = self._clock.now()
        due = _due(now) if waiting else job.c.status == JobStatus.PENDING.value
        with self._database.read() as connection:
            if connection.execute(select(job.c.id).where(due).limit(1)).first() is None:
                return None
        return self._claim(now, due)

    def claim_one(self, invoice_id: str) -> ClaimedJob | None:
        """This invoice's job, if it is due."""
        now = self._clock.now()
        seq = select(invoice.c.seq).where(invoice.c.id == invoice_id).scalar_subquery()
        return self._claim(now, and_(_due(now), job.c.seq == seq))

    def renew(self, claimed: ClaimedJob, progress: float | None = None) -> bool:
        """Keep the lease, and note how far it is (0 to 1); False when the job isn't ours any more.

        On False (cancelled, or taken over after a long sleep) the work is to stop. Call it every
        30 seconds at least, and for progress once a second at most.
        """
        values: dict[str, Any] = {"lease_until": self._clock.now() + LEASE}
        if progress is not None:
            values["progress"] = min(1.0, max(0.0, progress))
        with self._database.write() as connection:
            changed = connection.execute(update(job).where(self._ours(claimed)).values(**values))
            return changed.rowcount == 1

    def is_ours(self, claimed: ClaimedJob) -> bool:
        """Whether nobody cancelled the job or took it over; reads only, cheap."""
        with self._database.read() as connection:
            return (
                connection.execute(select(job.c.id).where(self._ours(claimed))).first() is not None
            )

    def cancel(self, invoice_ids: Sequence[str], who: str) -> tuple[str, ...]:
        """Stop jobs that wait or run; returns the ids of those that were stopped.

        Who runs one learns it at its next `renew`.
        """
        now = self._clock.now()
        stopped: list[str] = []
        with self._database.write() as connection:
            for invoice_id in invoice_ids:
                stored = load(connection, invoice_id)
                if stored.status.is_over:
                    continue
                check_job_move(stored.status, JobStatus.CANCELLED)
                end_job(connection, stored, JobStatus.CANCELLED, now)
                record(connection, now, [Act(invoice_id, who, "read_cancelled")])
                stopped.append(invoice_id)
        return tuple(stopped)

    def requeue(
        self,
        invoice_ids: Sequence[str],
        reader: str | None,
        who: str,
        *,
        tier: Tier | None = None,
    ) -> tuple[str, ...]:
        """Read again (or try again), by `reader` and at the `tier` or those asked for before.

        Returns the ids that are queued now; jobs that wait or run already and deleted invoices
        are left as they are. This is a person's wish: an unknown outcome may be asked for again.
        """
        now = self._clock.now()
        queued: list[str] = []
        with self._database.write() as connection:
            for invoice_id in invoice_ids:
                stored = load(connection, invoice_id)
                if stored.state.is_gone or not stored.status.is_over:
                    continue
                check_job_move(stored.status, JobStatus.PENDING)
                self._requeue(connection, stored, reader, tier, who, now)
                queued.append(invoice_id)
        return tuple(queued)

    def waiting_ids(self) -> tuple[str, ...]:
        """The invoices that are still to be read, in the order of the queue."""
        open_ones = (JobStatus.PENDING.value, JobStatus.WAITING.value)
        with self._database.read() as connection:
            found = connection.execute(
                select(invoice.c.id)
                .join(job, job.c.seq == invoice.c.seq)
                .where(job.c.status.in_(open_ones))
                .order_by(invoice.c.seq)
            )
            return tuple(found.scalars())

    def readers(self, invoice_ids: Sequence[str]) -> dict[str, str]:
        """By which reader each of these invoices was asked to be read, by invoice id."""
        found: dict[str, str] = {}
        with self._database.read() as connection:
            for start in range(0, len(invoice_ids), MANY):
                rows = connection.execute(
                    select(invoice.c.id, job.c.reader)
                    .join(job, job.c.seq == invoice.c.seq)
                    .where(invoice.c.id.in_(invoice_ids[start : start + MANY]))
                )
                found.update((row.id, row.reader) for row in rows)
        return found

    def recover(self) -> Recovered:
        """Take jobs from openings that ended, and those whose lease has run out.

        They wait again, unless that happened far too often (failed) or a paid request was under way
        (outcome unknown). Quick when there is nothing to do; call it at start and now and then.
        """
        now = self._clock.now()
        with self._database.read() as connection:
            owners = connection.execute(
                select(job.c.owner).where(job.c.status == _RUNNING.value).distinct()
            ).scalars()
            asking = connection.execute(
                select(paid_answer.c.owner).where(_asked_alone).distinct()
            ).scalars()
            dead = [o for o in {*owners, *asking} if o is None or self._owner.is_dead(o)]
            late = connection.execute(
                select(job.c.id).where(job.c.status == _RUNNING.value, job.c.lease_until < now)
            ).first()
        if not dead and late is None:
            return Recovered()
        with self._database.write() as connection:
            return self._recover(connection, [o for o in dead if o is not None], now)

    def due_now(self) -> None:
        """What waits for a service need not wait any longer; what is in a batch still does."""
        batched = (
            exists()
            .where(
                batch_item.c.invoice_id == invoice.c.id,
                invoice.c.seq == job.c.seq,
                batch.c.id == batch_item.c.batch_id,
                batch.c.ended_at.is_(None),
            )
            .correlate(job)
        )
        with self._database.write() as connection:
            connection.execute(
                update(job)
                .where(
                    job.c.status == JobStatus.WAITING.value,
                    or_(job.c.tier != Tier.BATCH.value, ~batched),
                )
                .values(not_before=self._clock.now())
            )

    def open_count(self, *, due_before: datetime | None = None) -> int:
        """How many jobs wait or run; without those that wait for longer than `due_before`."""
        wanted = select(func.count()).select_from(job).where(job.c.status.in_(_OPEN))
        if due_before is not None:
            wanted = wanted.where(
                or_(
                    job.c.status != JobStatus.WAITING.value,
                    job.c.not_before.is_(None),
                    job.c.not_before <= due_before,
                )
            )
        with self._database.read() as connection:
            return connection.execute(wanted).scalar_one()

    def next_due(self) -> datetime | None:
        """When the next waiting job is due; None when none waits."""
        wanted = select(func.min(job.c.not_before)).where(job.c.status == JobStatus.WAITING.value)
        with self._database.read() as connection:
            return connection.execute(wanted).scalar()

    def _claim(self, now: datetime, due: Any) -> ClaimedJob | None:
        until = now + LEASE
        oldest = (
            select(job.c.id).where(due).order_by(job.c.queued_at, job.c.seq).limit(1)
        ).scalar_subquery()
        with self._database.write() as connection:
            row = connection.execute(
                update(job)
                .where(job.c.id == oldest)
                .values(
                    status=_RUNNING.value,
                    owner=self._owner.name,
                    lease_until=until,
                    attempts=job.c.attempts + 1,
                    **{**_NO_ERROR, "progress": 0.0},
                )
                .returning(job)
            ).first()
            if row is None:
                return None
            booked = connection.execute(
                update(invoice)
                .where(invoice.c.seq == row.seq)
                .values(
                    job_status=_RUNNING.value,
                    state=case(
                        (invoice.c.state == InvoiceState.QUEUED.value, _EXTRACTING),
                        else_=invoice.c.state,
                    ),
                )
                .returning(invoice.c.id, invoice.c.document_sha256, invoice.c.revision)
            ).one()
            return ClaimedJob(
                id=row.id,
                invoice_id=booked.id,
                sha256=booked.document_sha256,
                reader=row.reader,
                attempt=row.attempts,
                revision=booked.revision,
                ask_again=bool(row.ask_again),
                lease_until=until,
                queued_at=row.queued_at,
                tier=Tier(row.tier),
            )

    def _ours(self, claimed: ClaimedJob) -> Any:
        return and_(
            job.c.id == claimed.id,
            job.c.owner == self._owner.name,
            job.c.attempts == claimed.attempt,
            job.c.status == _RUNNING.value,
        )

    def _requeue(
        self,
        connection: Connection,
        stored: Stored,
        reader: str | None,
        tier: Tier | None,
        who: str,
        now: datetime,
    ) -> None:
        values: dict[str, Any] = {
            **_NO_ERROR,
            **_NO_OWNER,
            "status": JobStatus.PENDING.value,
            "queued_at": now,
            "attempts": 0,
            "interruptions": 0,
            "ask_again": True,
        }
        if tier is not None:
            values["tier"] = tier.value
        if reader is not None:
            values["reader"] = reader
        connection.execute(update(job).where(job.c.seq == stored.seq).values(**values))
        columns: dict[str, Any] = {}
        if stored.verified_hash is not None:
            columns = {"verified_by": None, "verified_at": None, "verified_hash": None}
        content.touch(
            connection, stored, now, state=InvoiceState.QUEUED, status=JobStatus.PENDING, **columns
        )
        act = Act(stored.id, who, "queued", before=stored.state.value, detail={"reader": reader})
        record(connection, now, [act])

    def _recover(self, connection: Connection, dead: Sequence[str], now: datetime) -> Recovered:
        left = connection.execute(
            select(job, invoice.c.id.label("invoice_id"))
            .join(invoice, invoice.c.seq == job.c.seq)
            .where(
                job.c.status == _RUNNING.value,
                or_(job.c.owner.in_(dead), job.c.owner.is_(None), job.c.lease_until < now),
            )
        ).all()
        requeued, failed, unknown = [], [], []
        for row in left:
            stored = load(connection, row.invoice_id)
            if mark_lost(connection, paid_answer.c.invoice_id == row.invoice_id, now):
                unknown.append(row.invoice_id)
                end_job(connection, stored, JobStatus.OUTCOME_UNKNOWN, now, **_OUTCOME_UNKNOWN)
                action = "read_outcome_unknown"
            elif row.interruptions + 1 >= MAX_INTERRUPTIONS:
                failed.append(row.invoice_id)
                end_job(connection, stored, JobStatus.FAILED, now, **_INTERRUPTED)
                action = "read_failed"
            else:
                requeued.append(row.invoice_id)
                back_to_queue(
                    connection, stored, JobStatus.PENDING, interruptions=row.interruptions + 1
                )
                action = "read_interrupted"
            record(connection, now, [Act(row.invoice_id, MACHINE, action)])
        # questions without an invoice (asked for by `extract`) whose asker is gone
        mark_lost(connection, paid_answer.c.owner.in_(dead), now)
        return Recovered(tuple(requeued), tuple(failed), tuple(unknown))


def end_job(
    connection: Connection,
    stored: Stored,
    status: JobStatus,
    now: datetime,
    **columns: Any,
) -> None:
    """A job is over without a result: what was read or typed before stands, for review.

    `columns` are the job's (its error in words). The invoice moves on only if it was waiting for
    this job.
    """
    values = {**_NO_ERROR, **_NO_OWNER, "ask_again": False, **columns, "status": status.value}
    connection.execute(update(job).where(job.c.seq == stored.seq).values(**values))
    state = InvoiceState.EXTRACTION_FAILED if stored.invoice.is_empty else InvoiceState.NEEDS_REVIEW
    waited = stored.state in {InvoiceState.QUEUED, InvoiceState.EXTRACTING}
    content.touch(
        connection,
        stored,
        now,
        state=state if waited and invoice_move_allowed(stored.state, state) else None,
        status=status,
    )
    commands.carry_machine(connection, stored.id, stored.revision)


def back_to_queue(
    connection: Connection, stored: Stored, status: JobStatus, **columns: Any
) -> None:
    """A job is to be done later; the invoice's content and revision stay."""
    values = {**_NO_ERROR, **_NO_OWNER, **columns, "status": status.value}
    connection.execute(update(job).where(job.c.seq == stored.seq).values(**values))
    moved: dict[str, Any] = {"job_status": status.value}
    if stored.state is InvoiceState.EXTRACTING:
        moved["state"] = InvoiceState.QUEUED.value
    connection.execute(update(invoice).where(invoice.c.seq == stored.seq).values(**moved))


def _due(now: datetime) -> Any:
    return or_(
        job.c.status == JobStatus.PENDING.value,
        and_(job.c.status == JobStatus.WAITING.value, job.c.not_before <= now),
    )


_OPEN = (JobStatus.PENDING.value, JobStatus.WAITING.value, JobStatus.PROCESSING.value)
_INTERRUPTED: dict[str, Any] = {
    "error_code": "interrupted",
    "error_title": "The program ended again and again while it read this document.",
    "error_advice": "Use 'read again', or enter the values by hand beside the page.",
    "retryable": False,
}
_OUTCOME_UNKNOWN: dict[str, Any] = {
    "error_code": "outcome_unknown",
    "error_title": "A paid request was under way when the program ended; its answer is not known.",
    "error_advice": "It is not sent again by itself. Use 'read again' to send it once more.",
    "retryable": False,
}
