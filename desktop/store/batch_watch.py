# SPDX-License-Identifier: AGPL-3.0-or-later
"""Looking after batches that are at the service, and after those that a program left behind."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, and_, exists, func, select, true, update

from desktop.domain.batching import BatchStage
from desktop.domain.errors import UserError
from desktop.domain.ports import Clock
from desktop.domain.spending import Tier
from desktop.domain.status import JobStatus
from desktop.store.batch_rows import SENT, OpenBatch, hand_back, open_batch
from desktop.store.database import Database
from desktop.store.owner import Owner
from desktop.store.tables import (
    batch,
    batch_item,
    invoice,
    job,
)


class BatchWatch:
    """Open batches; every method may be called from any thread."""

    def __init__(self, database: Database, clock: Clock, owner: Owner) -> None:
        self._database = database
        self._clock = clock
        self._owner = owner

    def take_back(self) -> tuple[str, ...]:
        """See to batches of programs that ended; returns invoices whose jobs are due again.

        Those that were collecting are gone with their text: the jobs hand over anew. Those that
        were being sent are ours now, to be looked for at the service.
        """
        with self._database.read() as connection:
            rows = connection.execute(
                select(batch.c.id, batch.c.owner, batch.c.state).where(
                    batch.c.state.in_([BatchStage.COLLECTING, BatchStage.SENDING])
                )
            ).all()
        dead = [row for row in rows if self._owner.is_dead(row.owner)]
        if not dead:
            return ()
        now = self._clock.now()
        ids: list[str] = []
        with self._database.write() as connection:
            for row in dead:
                mine = update(batch).where(
                    batch.c.id == row.id, batch.c.owner == row.owner, batch.c.state == row.state
                )
                ours = connection.execute(mine.values(owner=self._owner.name, poll_at=now))
                if ours.rowcount and row.state == BatchStage.COLLECTING:
                    ids += hand_back(connection, row.id, now)
        return tuple(ids)

    def take_due(
        self, reader: str, until_next: Callable[[timedelta], timedelta]
    ) -> tuple[OpenBatch, ...]:
        """Batches that are to be looked at now, ours until the next time.

        `until_next` says how long that is, of how long ago the batch was sent.
        """
        now = self._clock.now()
        due = and_(
            batch.c.state.in_(SENT),
            batch.c.reader == reader,
            batch.c.poll_at <= now,
        )
        with self._database.read() as connection:
            if connection.execute(select(batch.c.id).where(due).limit(1)).first() is None:
                return ()
        with self._database.write() as connection:
            rows = connection.execute(select(batch).where(due).order_by(batch.c.created_at)).all()
            mine = [row for row in rows if not self._is_sent_elsewhere(row)]
            for row in mine:
                wait = until_next(now - (row.sent_at or row.created_at))
                connection.execute(
                    update(batch)
                    .where(batch.c.id == row.id)
                    .values(poll_at=now + wait, owner=self._owner.name)
                )
        return tuple(open_batch(row) for row in mine)

    def _is_sent_elsewhere(self, row: Row[Any]) -> bool:
        """Whether another program that lives is just sending it."""
        if row.state != BatchStage.SENDING or row.owner == self._owner.name:
            return False
        return not self._owner.is_dead(row.owner)

    def due_now(self, batch_id: str | None = None) -> None:
        """Look at one batch, or all, as soon as possible."""
        wanted = and_(
            batch.c.state.in_(SENT), true() if batch_id is None else batch.c.id == batch_id
        )
        with self._database.write() as connection:
            connection.execute(update(batch).where(wanted).values(poll_at=self._clock.now()))

    def look_again(self, found: OpenBatch, at: datetime) -> None:
        """It was looked for in vain; once more then."""
        self._note(found.id, found, poll_at=at, ticket={"looks": found.looks + 1})

    def note(self, found: OpenBatch, stage: BatchStage, error: UserError | None = None) -> None:
        """How it stands, as the service says; a batch that is being cancelled stays that."""
        keep = found.stage is BatchStage.CANCELLING and not stage.over
        self._note(
            found.id,
            found,
            state=(found.stage if keep else stage).value,
            error_code=error.code if error else None,
            error_title=error.title if error else None,
        )

    def cancel_sent(self, found: OpenBatch) -> None:
        """The service was asked to stop it."""
        ticket = {"input_file": found.input_file, "cancel_sent": True}
        self._note(found.id, found, ticket=ticket)

    def _note(self, batch_id: str, found: OpenBatch, **values: Any) -> None:
        with self._database.write() as connection:
            connection.execute(
                update(batch)
                .where(batch.c.id == batch_id, batch.c.ended_at.is_(None))
                .values(**values)
            )

    def keys(self, batch_id: str) -> tuple[str, ...]:
        """The keys of its questions, in the order in which they were sent."""
        wanted = (
            select(batch_item.c.answer_key)
            .where(batch_item.c.batch_id == batch_id)
            .order_by(batch_item.c.position)
        )
        with self._database.read() as connection:
            return tuple(dict.fromkeys(connection.execute(wanted).scalars()))

    def invoices(self, batch_id: str) -> dict[str, tuple[str, ...]]:
        """The keys of each invoice's questions."""
        wanted = (
            select(batch_item.c.invoice_id, batch_item.c.answer_key)
            .where(batch_item.c.batch_id == batch_id)
            .order_by(batch_item.c.position)
        )
        found: dict[str, list[str]] = {}
        with self._database.read() as connection:
            for invoice_id, key in connection.execute(wanted):
                found.setdefault(invoice_id, []).append(key)
        return {invoice_id: tuple(keys) for invoice_id, keys in found.items()}

    def next_at(self, reader: str) -> datetime | None:
        """When an open batch of this service is to be looked at next."""
        wanted = select(func.min(batch.c.poll_at)).where(
            batch.c.state.in_(SENT), batch.c.reader == reader
        )
        with self._database.read() as connection:
            return connection.execute(wanted).scalar()

    def parked(self) -> int:
        """How many open jobs wait for nothing but the end of a batch that was sent."""
        in_one = exists().where(
            batch_item.c.invoice_id == invoice.c.id,
            batch_item.c.batch_id == batch.c.id,
            batch.c.state.in_(SENT),
        )
        wanted = (
            select(func.count())
            .select_from(job)
            .join(invoice, invoice.c.seq == job.c.seq)
            .where(
                job.c.status == JobStatus.WAITING.value,
                job.c.tier == Tier.BATCH.value,
                job.c.not_before > self._clock.now(),
                in_one,
            )
        )
        with self._database.read() as connection:
            return connection.execute(wanted).scalar_one()

    def cancel(self, batch_id: str) -> BatchStage | None:
        """A person doesn't want it any more; the stage that it was in, None when it was over.

        One that is at the service is stopped there when it is looked at next, which is at once.
        One that isn't sent yet never will be; its documents' jobs are the caller's to end.
        """
        now = self._clock.now()
        with self._database.write() as connection:
            row = connection.execute(select(batch).where(batch.c.id == batch_id)).first()
            if row is None or not BatchStage(row.state).open:
                return None
            stage = BatchStage(row.state)
            if stage is BatchStage.COLLECTING:
                connection.execute(
                    update(batch)
                    .where(batch.c.id == batch_id)
                    .values(state=BatchStage.CANCELLED.value, poll_at=None)
                )
            elif stage is not BatchStage.SENDING or self._owner.is_dead(row.owner):
                values: dict[str, Any] = {"poll_at": now}
                if stage is not BatchStage.SENDING:
                    values["state"] = BatchStage.CANCELLING.value
                connection.execute(update(batch).where(batch.c.id == batch_id).values(**values))
            return stage
