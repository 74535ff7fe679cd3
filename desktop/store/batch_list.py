# SPDX-License-Identifier: AGPL-3.0-or-later
"""The batches as a person sees them: how they stand, how many documents, what they cost."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import Any

from sqlalchemy import Row, distinct, func, or_, select

from desktop.domain.batching import BatchInfo, BatchStage
from desktop.domain.errors import NotFound
from desktop.domain.spending import SERVICE_CURRENCY
from desktop.store.batch_rows import ANSWERED, OPEN
from desktop.store.database import Database
from desktop.store.tables import batch, batch_item, paid_answer


class BatchList:
    """Reads batches; every method may be called from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def newest(self, limit: int = 100, *, open_only: bool = False) -> tuple[BatchInfo, ...]:
        """The newest first; those that are open come along however old they are."""
        wanted = select(batch).order_by(batch.c.created_at.desc(), batch.c.id.desc())
        newest = select(batch.c.id).order_by(batch.c.created_at.desc()).limit(limit)
        is_open = batch.c.state.in_(OPEN)
        wanted = wanted.where(is_open if open_only else or_(is_open, batch.c.id.in_(newest)))
        with self._database.read() as connection:
            rows = connection.execute(wanted).all()
            ids = [row.id for row in rows]
            counts = {row.batch_id: row for row in connection.execute(_counts(ids))}
            costs: dict[str, list[Any]] = defaultdict(list)
            for row in connection.execute(_usages(ids)):
                costs[row.batch_id].append(row.usage)
        return tuple(_info(row, counts.get(row.id), costs[row.id]) for row in rows)

    def full_id(self, beginning: str) -> str:
        """The id that begins so; NotFound when there is none, or more than one."""
        wanted = select(batch.c.id).where(batch.c.id.startswith(beginning, autoescape=True))
        with self._database.read() as connection:
            found = connection.execute(wanted.limit(2)).scalars().all()
        if len(found) != 1 or not beginning:
            raise NotFound("There is no such batch.", "Check the id with 'vouch batches'.")
        return str(found[0])


def _counts(ids: list[str]) -> Any:
    item = batch_item.c
    failed = item.outcome.is_not(None) & (item.outcome != ANSWERED)
    return (
        select(
            item.batch_id,
            func.count(distinct(item.answer_key)).label("questions"),
            func.count(distinct(item.invoice_id)).label("documents"),
            func.count(distinct(item.invoice_id))
            .filter(item.outcome == ANSWERED)
            .label("answered"),
            func.count(distinct(item.invoice_id)).filter(failed).label("failed"),
        )
        .where(item.batch_id.in_(ids))
        .group_by(item.batch_id)
    )


def _usages(ids: list[str]) -> Any:
    return select(paid_answer.c.batch_id, paid_answer.c.usage).where(
        paid_answer.c.batch_id.in_(ids), paid_answer.c.usage.is_not(None)
    )


def _info(row: Row[Any], counts: Row[Any] | None, usages: list[Any]) -> BatchInfo:
    costs = [usage["cost"] for usage in usages]
    known = [Decimal(cost) for cost in costs if cost is not None]
    return BatchInfo(
        id=row.id,
        reader=row.reader,
        model=row.model,
        stage=BatchStage(row.state),
        name=row.name,
        created_at=row.created_at,
        sent_at=row.sent_at,
        expected_by=row.expected_by,
        ended_at=row.ended_at,
        questions=counts.questions if counts is not None else 0,
        documents=counts.documents if counts is not None else 0,
        answered=counts.answered if counts is not None else 0,
        failed=counts.failed if counts is not None else 0,
        cost=sum(known, Decimal(0)) if len(known) == len(costs) else None,
        currency=usages[0]["currency"] if usages else SERVICE_CURRENCY,
        trouble=row.error_title,
    )
