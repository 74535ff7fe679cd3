# SPDX-License-Identifier: AGPL-3.0-or-later
"""Batches and the questions in them: every step is noted before and after it is taken.

A batch is *collecting* while the process that owns it holds its questions' text, *sending* from
before it goes out until its name is known, then *waiting*, *running* or *cancelling* until the
service says how it ended. A question has no outcome until then.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, select, update
from sqlalchemy.dialects.sqlite import insert
from uuid_utils.compat import uuid7

from desktop.domain.batching import BatchStage, BatchTicket
from desktop.domain.errors import OutcomeUnknown, ServiceBusy, UserError
from desktop.domain.ports import Clock
from desktop.domain.spending import SpendingRules
from desktop.store.answers import NOT_ANSWERED, AnswerState, set_aside
from desktop.store.batch_rows import (
    OPEN,
    BatchQuestion,
    Begun,
    HandedOver,
    add_items,
    chunks,
    hand_back,
    invoices_of,
    is_collecting,
    known_questions,
    refuse_second_round,
    release,
    remove_items,
    still_wanted,
    waiting_jobs,
)
from desktop.store.database import Database
from desktop.store.owner import Owner
from desktop.store.spending_rules import rules_of
from desktop.store.spent import SpentSoFar
from desktop.store.tables import batch, batch_item, paid_answer


class BatchStore:
    """Batches on their way to the service; every method may be called from any thread."""

    def __init__(self, database: Database, clock: Clock, owner: Owner) -> None:
        self._database = database
        self._clock = clock
        self._owner = owner
        self._spent = SpentSoFar()

    def hand_over(
        self,
        invoice_id: str,
        keys: Sequence[str],
        *,
        reader: str,
        model: str,
        ask_again: bool,
        collecting: str | None,
    ) -> HandedOver:
        """Note an invoice's questions in the batch `collecting` (None: a new one), unless they are
        answered or in an open one already.

        Raises OutcomeUnknown for a question that may have been paid, unless `ask_again`;
        ServiceBusy for one that is being asked singly right now; ServiceError when this job's
        questions have been through a batch: nothing is sent once more without a person.
        """
        now = self._clock.now()
        with self._database.write() as connection:
            known = known_questions(connection, keys)
            left = [k for k in keys if known.get(k, (None,))[0] != AnswerState.STORED]
            if not left:
                return HandedOver(None, BatchStage.SUCCEEDED, now)
            found = self._joined(connection, invoice_id, left)
            new = [key for key in left if key not in found]
            if not new:
                row = max(found.values(), key=lambda one: one.created_at)
                return HandedOver(row.id, BatchStage(row.state), row.created_at, row.expected_by)
            refuse_second_round(connection, invoice_id)
            for key in new:
                self._check_sendable(known.get(key), ask_again)
            if collecting is None or not is_collecting(connection, collecting):
                collecting = self._new_batch(connection, reader, model, now)
            add_items(connection, collecting, invoice_id, new)
            return HandedOver(collecting, BatchStage.COLLECTING, now, new=tuple(new))

    def _joined(
        self, connection: Connection, invoice_id: str, keys: Sequence[str]
    ) -> dict[str, Row[Any]]:
        """The open batches that hold these questions; this invoice waits for them too now."""
        rows = connection.execute(
            select(batch, batch_item.c.answer_key, batch_item.c.invoice_id.label("asker"))
            .join(batch_item, batch_item.c.batch_id == batch.c.id)
            .where(batch.c.state.in_(OPEN), batch_item.c.answer_key.in_(keys))
        ).all()
        found: dict[str, Row[Any]] = {}
        for row in rows:
            if row.state == BatchStage.COLLECTING and self._owner.is_dead(row.owner):
                continue
            found[row.answer_key] = row
        waiting = {(row.id, row.answer_key) for row in rows if row.asker == invoice_id}
        for key, row in found.items():
            if (row.id, key) not in waiting:
                add_items(connection, row.id, invoice_id, [key])
        return found

    def _check_sendable(self, known: tuple[str, str, str | None] | None, ask_again: bool) -> None:
        if known is None:
            return
        state, owner, batch_id = known
        if state in (AnswerState.REFUSED, AnswerState.UNUSABLE):
            return
        alone = state == AnswerState.IN_FLIGHT and batch_id is None
        if alone and not self._owner.is_dead(owner):
            raise ServiceBusy(
                "Another window is asking the service about this document.", wait_seconds=10
            )
        if not ask_again:
            raise OutcomeUnknown

    def _new_batch(self, connection: Connection, reader: str, model: str, now: datetime) -> str:
        batch_id = str(uuid7())
        connection.execute(
            batch.insert().values(
                id=batch_id,
                reader=reader,
                model=model,
                state=BatchStage.COLLECTING.value,
                owner=self._owner.name,
                created_at=now,
            )
        )
        return batch_id

    def set_apart(self, batch_id: str, invoice_ids: Iterable[str]) -> str | None:
        """Move these invoices' questions into a new collecting batch; None when there are none."""
        now = self._clock.now()
        with self._database.write() as connection:
            row = connection.execute(select(batch).where(batch.c.id == batch_id)).one()
            wanted = list(invoice_ids)
            if not wanted:
                return None
            new = self._new_batch(connection, row.reader, row.model, now)
            moved = 0
            for some in chunks(wanted):
                moved += connection.execute(
                    update(batch_item)
                    .where(batch_item.c.batch_id == batch_id, batch_item.c.invoice_id.in_(some))
                    .values(batch_id=new)
                ).rowcount
            if not moved:
                connection.execute(delete(batch).where(batch.c.id == new))
                return None
            return new

    def start_sending(self, batch_id: str, poll_at: datetime) -> bool:
        """From now on it may be at the service; False when a person cancelled it meanwhile.

        At `poll_at` it is looked for, should nobody have said by then what became of it.
        """
        with self._database.write() as connection:
            changed = connection.execute(
                update(batch)
                .where(
                    batch.c.id == batch_id,
                    batch.c.owner == self._owner.name,
                    batch.c.state == BatchStage.COLLECTING.value,
                )
                .values(
                    state=BatchStage.SENDING.value,
                    sent_at=self._clock.now(),
                    poll_at=poll_at,
                    ticket=None,
                )
            )
            return changed.rowcount == 1

    def begin(
        self, batch_id: str, questions: Sequence[BatchQuestion], limits: SpendingRules | None = None
    ) -> Begun:
        """Note that these questions are about to be sent, as far as the caps have room for them.

        In order, and a document's questions all or none; those whose job a person cancelled are
        dropped. `limits` are the workspace's own unless given.
        """
        now = self._clock.now()
        with self._database.write() as connection:
            row = connection.execute(select(batch).where(batch.c.id == batch_id)).one()
            known: dict[str, tuple[str, str, str | None]] = {}
            for some in chunks([question.key for question in questions]):
                known |= known_questions(connection, some)
            wanted: set[str] = set()
            for some in chunks(tuple(dict.fromkeys(one.invoice_id for one in questions))):
                wanted |= set(connection.execute(still_wanted(some)).scalars())
            dropped = {q.invoice_id for q in questions if q.invoice_id not in wanted}
            remove_items(connection, batch_id, tuple(dropped))
            taken = {
                question.invoice_id
                for question in questions
                if question.key in known and self._is_taken(known[question.key])
            } - dropped
            free = [one for one in questions if one.invoice_id not in taken | dropped]
            stop = self._spent.first_refused(
                connection,
                limits or rules_of(connection),
                [(question.reservation, question.sha256) for question in free],
                now,
            )
            cut = [] if stop is None else [question.invoice_id for question in free[stop[0] :]]
            refused = dict.fromkeys(cut)
            going = [question for question in free if question.invoice_id not in refused]
            for some in chunks([question.key for question in going]):
                set_aside(connection, some)
            for question in going:
                values = self._in_flight(question, row, now)
                put = insert(paid_answer).values(key=question.key, **values)
                connection.execute(put.on_conflict_do_update(index_elements=["key"], set_=values))
        return Begun(
            tuple(dict.fromkeys(question.invoice_id for question in going)),
            tuple(refused),
            None if stop is None else stop[1],
            tuple(taken),
        )

    def _is_taken(self, known: tuple[str, str, str | None]) -> bool:
        """Whether somebody else asks this question just now, or has its answer."""
        state, owner, batch_id = known
        if state == AnswerState.IN_FLIGHT:
            return batch_id is not None or not self._owner.is_dead(owner)
        return state == AnswerState.STORED

    def _in_flight(self, question: BatchQuestion, row: Row[Any], now: datetime) -> dict[str, Any]:
        asked = question.reservation
        return {
            "state": AnswerState.IN_FLIGHT.value,
            "reader": row.reader,
            "model": row.model,
            "document_sha256": question.sha256,
            "invoice_id": question.invoice_id,
            "owner": self._owner.name,
            "asked_at": now,
            "reserved": None if asked.most is None else format(asked.most, "f"),
            "currency": asked.currency,
            "form": asked.form,
            "tier": asked.tier.value,
            "sent_sha256": asked.sent_sha256,
            "pages": list(asked.pages),
            "batch_id": row.id,
            **NOT_ANSWERED,
        }

    def leave_out(
        self, batch_id: str, invoice_ids: Sequence[str], until: datetime, reason: str
    ) -> None:
        """These don't go along; their jobs wait until then, and are handed over anew."""
        with self._database.write() as connection:
            release(connection, batch_id, invoice_ids)
            remove_items(connection, batch_id, invoice_ids)
            for some in chunks(invoice_ids):
                connection.execute(waiting_jobs(some).values(not_before=until, reason=reason[:500]))

    def sent(
        self,
        batch_id: str,
        ticket: BatchTicket,
        *,
        poll_at: datetime,
        expected_by: datetime,
        patience: datetime,
        reason: str,
    ) -> tuple[str, ...]:
        """The service took it under this name; its jobs wait with `reason`, `patience` at most."""
        with self._database.write() as connection:
            state = connection.execute(
                select(batch.c.state).where(batch.c.id == batch_id)
            ).scalar_one()
            stage = BatchStage(state) if state == BatchStage.CANCELLING else BatchStage.WAITING
            connection.execute(
                update(batch)
                .where(batch.c.id == batch_id)
                .values(
                    name=ticket.name,
                    state=stage.value,
                    ticket={"input_file": ticket.input_file},
                    poll_at=poll_at,
                    expected_by=expected_by,
                    error_code=None,
                    error_title=None,
                )
            )
            ids = invoices_of(connection, batch_id)
            for some in chunks(ids):
                connection.execute(
                    waiting_jobs(some).values(not_before=patience, reason=reason[:500])
                )
            return ids

    def not_sent(self, batch_id: str, error: UserError, until: datetime) -> None:
        """The service didn't take it: nothing is in flight, it is sent again `until` then."""
        with self._database.write() as connection:
            release(connection, batch_id)
            connection.execute(
                update(batch)
                .where(batch.c.id == batch_id)
                .values(
                    state=BatchStage.COLLECTING.value,
                    sent_at=None,
                    poll_at=until,
                    error_code=error.code,
                    error_title=error.title,
                )
            )
            for some in chunks(invoices_of(connection, batch_id)):
                connection.execute(waiting_jobs(some).values(reason=error.title[:500]))

    def hand_back(self, batch_id: str) -> tuple[str, ...]:
        """It surely was never sent: forget it, its jobs are due now."""
        now = self._clock.now()
        with self._database.write() as connection:
            return hand_back(connection, batch_id, now)
