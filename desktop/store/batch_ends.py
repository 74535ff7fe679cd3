# SPDX-License-Identifier: AGPL-3.0-or-later
"""How a batch ends for each of its documents; few in one transaction, and safe to do again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, select, update

from desktop.domain.batching import BatchStage
from desktop.domain.errors import ServiceError, UserError
from desktop.domain.ports import Clock
from desktop.domain.spending import UNKNOWN
from desktop.domain.status import JobStatus, check_job_move
from desktop.store.answers import AnswerState
from desktop.store.audit_trail import MACHINE, Act, record
from desktop.store.batch_rows import (
    ANSWERED,
    at_work,
    chunks,
    is_over,
    items_of,
    waiting_invoices,
    waiting_jobs,
)
from desktop.store.database import Database
from desktop.store.detail import load
from desktop.store.jobs import end_job
from desktop.store.tables import batch, batch_item, paid_answer
from desktop.store.usage_lines import add_line


class BatchEnds:
    """Ends of batches; every method may be called from any thread."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def answered(self, batch_id: str, invoice_ids: Sequence[str]) -> tuple[str, ...]:
        """All questions of these invoices are answered and kept: their jobs are due now.

        Returns those that could not be made due yet, because their job is at work just now.
        """
        now = self._clock.now()
        early: list[str] = []
        for some in chunks(invoice_ids):
            with self._database.write() as connection:
                if is_over(connection, batch_id):
                    return ()
                connection.execute(items_of(batch_id, some).values(outcome=ANSWERED))
                connection.execute(waiting_jobs(some).values(not_before=now))
                early += at_work(connection, some)
        return tuple(early)

    def due(self, invoice_ids: Sequence[str]) -> tuple[str, ...]:
        """As the end of `answered`, for those that were at work."""
        now = self._clock.now()
        early: list[str] = []
        for some in chunks(invoice_ids):
            with self._database.write() as connection:
                connection.execute(waiting_jobs(some).values(not_before=now))
                early += at_work(connection, some)
        return tuple(early)

    def failed(
        self, batch_id: str, errors: Mapping[str, ServiceError], status: JobStatus
    ) -> tuple[str, ...]:
        """End these invoices' jobs, each for its reason; returns those whose job ended.

        Their questions brought nothing and cost nothing, or for OUTCOME_UNKNOWN nobody knows.
        """
        now = self._clock.now()
        ended: list[str] = []
        for some in chunks(list(errors)):
            with self._database.write() as connection:
                if is_over(connection, batch_id):
                    # somebody else was quicker: its jobs may be under way again
                    return tuple(ended)
                self._close_questions(connection, batch_id, some, errors, status)
                waiting = set(connection.execute(waiting_invoices(some)).scalars())
                for invoice_id in some:
                    error = errors[invoice_id]
                    connection.execute(
                        items_of(batch_id, [invoice_id])
                        .where(batch_item.c.outcome.is_(None))
                        .values(outcome=error.code)
                    )
                    if invoice_id in waiting:
                        self._end(connection, invoice_id, error, status, now)
                        ended.append(invoice_id)
        return tuple(ended)

    def _close_questions(
        self,
        connection: Connection,
        batch_id: str,
        invoice_ids: Sequence[str],
        errors: Mapping[str, ServiceError],
        status: JobStatus,
    ) -> None:
        """What is still in flight of them is told of in the usage log, and is so no more."""
        rows = connection.execute(
            select(paid_answer)
            .distinct()
            .join(batch_item, batch_item.c.answer_key == paid_answer.c.key)
            .where(
                batch_item.c.batch_id == batch_id,
                batch_item.c.invoice_id.in_(invoice_ids),
                paid_answer.c.batch_id == batch_id,
                paid_answer.c.state == AnswerState.IN_FLIGHT.value,
                paid_answer.c.invoice_id.in_(invoice_ids),
            )
        ).all()
        unknown = status is JobStatus.OUTCOME_UNKNOWN
        for row in rows:
            code = errors[row.invoice_id].code
            at_most = row.reserved if unknown else None
            outcome = UNKNOWN if unknown else code
            add_line(connection, row, self._clock.now(), outcome, at_most=at_most)
        keys = [row.key for row in rows]
        if unknown:
            lost = update(paid_answer).where(paid_answer.c.key.in_(keys))
            connection.execute(lost.values(state=AnswerState.UNKNOWN.value))
        else:
            connection.execute(delete(paid_answer).where(paid_answer.c.key.in_(keys)))

    def _end(
        self,
        connection: Connection,
        invoice_id: str,
        error: ServiceError,
        status: JobStatus,
        now: datetime,
    ) -> None:
        stored = load(connection, invoice_id)
        check_job_move(stored.status, status)
        end_job(
            connection,
            stored,
            status,
            now,
            error_code=error.code,
            error_title=error.title,
            error_advice=error.advice,
            retryable=error.retryable,
        )
        action = {
            JobStatus.CANCELLED: "read_cancelled",
            JobStatus.OUTCOME_UNKNOWN: "read_outcome_unknown",
        }.get(status, "read_failed")
        record(connection, now, [Act(invoice_id, MACHINE, action, detail={"code": error.code})])

    def ended(self, batch_id: str, stage: BatchStage, error: UserError | None = None) -> None:
        """All of it is settled."""
        with self._database.write() as connection:
            connection.execute(
                update(batch)
                .where(batch.c.id == batch_id)
                .values(
                    state=stage.value,
                    ended_at=self._clock.now(),
                    poll_at=None,
                    error_code=error.code if error else None,
                    error_title=error.title if error else None,
                )
            )
