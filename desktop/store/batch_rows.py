# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the batches' tables hold, and the small steps that several of their parts take."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, select, update

from desktop.domain.batching import BatchStage
from desktop.domain.errors import CapReached, ServiceError
from desktop.domain.spending import Reservation, Tier
from desktop.domain.status import JobStatus
from desktop.store.answers import AnswerState
from desktop.store.tables import (
    batch,
    batch_item,
    invoice,
    job,
    paid_answer,
)

ANSWERED = "answered"
AT_ONCE = 400
"""Invoices in one transaction: a write lock is held for a moment only."""

OPEN = tuple(stage.value for stage in BatchStage if stage.open)
SENT = tuple(stage.value for stage in BatchStage if stage.sent)


@dataclass(frozen=True, slots=True)
class HandedOver:
    """Where a document's questions are: `new` of them were added to a collecting batch.

    `batch_id` None: all are answered meanwhile.
    """

    batch_id: str | None
    stage: BatchStage
    created_at: datetime
    expected_by: datetime | None = None
    new: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenBatch:
    """A batch that isn't over. `name` is the service's, None until it is known.

    `looks` counts how often it was looked for in vain; `cancel_sent` that the service was asked
    to stop it.
    """

    id: str
    reader: str
    model: str
    stage: BatchStage
    name: str | None
    created_at: datetime
    sent_at: datetime | None
    input_file: str | None = None
    looks: int = 0
    cancel_sent: bool = False


@dataclass(frozen=True, slots=True)
class BatchQuestion:
    """A question that is to go out with a batch, and what it may cost at worst."""

    key: str
    invoice_id: str
    sha256: str
    reservation: Reservation


@dataclass(frozen=True, slots=True)
class Begun:
    """Whose questions go out with the batch; whose don't, and for which reason.

    `refused` for the cap of `cap`; `taken` because they are asked or answered otherwise.
    """

    going: tuple[str, ...]
    refused: tuple[str, ...] = ()
    cap: CapReached | None = None
    taken: tuple[str, ...] = ()


def open_batch(row: Row[Any]) -> OpenBatch:
    ticket = row.ticket or {}
    return OpenBatch(
        id=row.id,
        reader=row.reader,
        model=row.model,
        stage=BatchStage(row.state),
        name=row.name,
        created_at=row.created_at,
        sent_at=row.sent_at,
        input_file=ticket.get("input_file"),
        looks=int(ticket.get("looks", 0)),
        cancel_sent=bool(ticket.get("cancel_sent", False)),
    )


def known_questions(
    connection: Connection, keys: Sequence[str]
) -> dict[str, tuple[str, str, str | None]]:
    """State, owner and batch of the questions that were ever asked."""
    columns = (
        paid_answer.c.key,
        paid_answer.c.state,
        paid_answer.c.owner,
        paid_answer.c.batch_id,
    )
    rows = connection.execute(select(*columns).where(paid_answer.c.key.in_(keys)))
    return {row.key: (row.state, row.owner, row.batch_id) for row in rows}


def refuse_second_round(connection: Connection, invoice_id: str) -> None:
    """One wish of a person is one sending: a document that reads differently now, so that its
    question is another one, or whose question failed in its batch, isn't sent again by itself."""
    row = connection.execute(
        select(batch_item.c.outcome)
        .join(batch, batch.c.id == batch_item.c.batch_id)
        .join(invoice, invoice.c.id == batch_item.c.invoice_id)
        .join(job, job.c.seq == invoice.c.seq)
        .where(
            batch_item.c.invoice_id == invoice_id,
            batch_item.c.outcome.is_not(None),
            batch.c.ended_at >= job.c.queued_at,
        )
        .limit(1)
    ).first()
    if row is not None and row.outcome == ANSWERED:
        raise ServiceError(
            "What would be asked about this document is another question than its batch answered.",
            "Use 'read again' to have it asked, at once or by another batch.",
            code="batch_question_changed",
        )
    if row is not None:
        raise ServiceError(
            "This document's batch ended without an answer for it.",
            "Use 'read again' to have it asked, at once or by another batch.",
            code="batch_no_answer",
        )


def is_collecting(connection: Connection, batch_id: str) -> bool:
    state = connection.execute(select(batch.c.state).where(batch.c.id == batch_id)).scalar()
    return state == BatchStage.COLLECTING


def is_over(connection: Connection, batch_id: str) -> bool:
    """Whether all of it is settled."""
    wanted = select(batch.c.ended_at).where(batch.c.id == batch_id)
    return connection.execute(wanted).scalar() is not None


def add_items(connection: Connection, batch_id: str, invoice_id: str, keys: Sequence[str]) -> None:
    last = connection.execute(
        select(func.max(batch_item.c.position)).where(batch_item.c.batch_id == batch_id)
    ).scalar()
    start = 0 if last is None else last + 1
    connection.execute(
        batch_item.insert(),
        [
            {
                "batch_id": batch_id,
                "position": start + place,
                "answer_key": key,
                "invoice_id": invoice_id,
            }
            for place, key in enumerate(keys)
        ],
    )


def invoices_of(connection: Connection, batch_id: str) -> tuple[str, ...]:
    wanted = (
        select(batch_item.c.invoice_id)
        .where(batch_item.c.batch_id == batch_id)
        .order_by(batch_item.c.position)
    )
    return tuple(dict.fromkeys(connection.execute(wanted).scalars()))


def items_of(batch_id: str, invoice_ids: Sequence[str]) -> Any:
    return update(batch_item).where(
        batch_item.c.batch_id == batch_id, batch_item.c.invoice_id.in_(invoice_ids)
    )


def remove_items(connection: Connection, batch_id: str, invoice_ids: Sequence[str]) -> None:
    for some in chunks(invoice_ids):
        connection.execute(
            delete(batch_item).where(
                batch_item.c.batch_id == batch_id, batch_item.c.invoice_id.in_(some)
            )
        )


def release(
    connection: Connection, batch_id: str, invoice_ids: Sequence[str] | None = None
) -> None:
    """Forget the questions that brought nothing; answers stay."""
    gone = delete(paid_answer).where(
        paid_answer.c.batch_id == batch_id, paid_answer.c.state == AnswerState.IN_FLIGHT.value
    )
    if invoice_ids is None:
        connection.execute(gone)
        return
    for some in chunks(invoice_ids):
        keys = select(batch_item.c.answer_key).where(
            batch_item.c.batch_id == batch_id, batch_item.c.invoice_id.in_(some)
        )
        connection.execute(gone.where(paid_answer.c.key.in_(keys)))


def waiting_jobs(invoice_ids: Sequence[str]) -> Any:
    """The waiting batch jobs of these invoices, to be changed."""
    seqs = select(invoice.c.seq).where(invoice.c.id.in_(invoice_ids))
    return update(job).where(
        job.c.seq.in_(seqs),
        job.c.status == JobStatus.WAITING.value,
        job.c.tier == Tier.BATCH.value,
    )


def still_wanted(invoice_ids: Sequence[str]) -> Any:
    """Those of the invoices that are still to be read by batch."""
    return (
        select(invoice.c.id)
        .join(job, job.c.seq == invoice.c.seq)
        .where(
            invoice.c.id.in_(invoice_ids),
            job.c.status.in_([JobStatus.WAITING.value, JobStatus.PROCESSING.value]),
            job.c.tier == Tier.BATCH.value,
        )
    )


def waiting_invoices(invoice_ids: Sequence[str]) -> Any:
    return (
        select(invoice.c.id)
        .join(job, job.c.seq == invoice.c.seq)
        .where(
            invoice.c.id.in_(invoice_ids),
            job.c.status == JobStatus.WAITING.value,
            job.c.tier == Tier.BATCH.value,
        )
    )


def at_work(connection: Connection, invoice_ids: Sequence[str]) -> list[str]:
    wanted = (
        select(invoice.c.id)
        .join(job, job.c.seq == invoice.c.seq)
        .where(invoice.c.id.in_(invoice_ids), job.c.status == JobStatus.PROCESSING.value)
    )
    return list(connection.execute(wanted).scalars())


def chunks(ids: Sequence[str]) -> Iterable[Sequence[str]]:
    return (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))


def hand_back(connection: Connection, batch_id: str, now: datetime) -> tuple[str, ...]:
    """Forget a batch that was never sent; its jobs are due now."""
    ids = invoices_of(connection, batch_id)
    release(connection, batch_id)
    connection.execute(delete(batch_item).where(batch_item.c.batch_id == batch_id))
    connection.execute(delete(batch).where(batch.c.id == batch_id))
    for some in chunks(ids):
        connection.execute(waiting_jobs(some).values(not_before=now))
    return ids
