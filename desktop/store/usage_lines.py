# SPDX-License-Identifier: AGPL-3.0-or-later
"""Writing the usage log: one line for every request, whatever became of it; none is ever changed.

Only answers have tokens and a cost. A request of unknown outcome has what it may have cost in
`at_most`; one that was refused has neither.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, select, update
from uuid_utils.compat import uuid7

from desktop.domain.ports import PriceUsed, Usage
from desktop.domain.spending import UNKNOWN
from desktop.store.tables import (
    invoice,
    job,
    paid_answer,
    usage_log,
)

NO_USAGE = Usage()


def add_line(
    connection: Connection,
    row: Row[Any],
    now: datetime,
    outcome: str,
    *,
    model: str | None = None,
    usage: Usage = NO_USAGE,
    price: PriceUsed | None = None,
    seconds: float | None = None,
    at_most: str | None = None,
) -> str:
    """Write what became of the question in `row`, one of paid_answer, whole; the line's id."""
    data, line_id = usage_as_json(usage), str(uuid7())
    connection.execute(
        usage_log.insert().values(
            id=line_id,
            at=now,
            answer_key=row.key,
            reader=row.reader,
            model=model or row.model,
            document_sha256=row.document_sha256,
            invoice_id=row.invoice_id,
            total_tokens=usage.total_tokens,
            cost=data["cost"],
            currency=usage.currency if at_most is None else row.currency,
            usage=data,
            seconds=seconds,
            outcome=outcome,
            form=row.form,
            tier=row.tier,
            at_most=at_most,
            price=_price_json(price or usage.price),
            sent_sha256=row.sent_sha256,
            pages=row.pages,
        )
    )
    return line_id


def mark_lost(
    connection: Connection, which: ColumnElement[bool], now: datetime, *, batches: bool = False
) -> int:
    """Questions under way whose replies are lost; how many. Each is told of once.

    Those of a batch are left alone unless `batches`: the service keeps their replies for us.
    """
    under_way = and_(paid_answer.c.state == "in_flight", which)
    if not batches:
        under_way = and_(under_way, paid_answer.c.batch_id.is_(None))
    lost = connection.execute(select(paid_answer).where(under_way)).all()
    for row in lost:
        add_line(connection, row, now, UNKNOWN, at_most=row.reserved)
    if lost:
        connection.execute(update(paid_answer).where(under_way).values(state="unknown"))
        # the wish to ask again is used up: only another one lets the question be sent once more
        asked_for = select(invoice.c.seq).where(invoice.c.id.in_([row.invoice_id for row in lost]))
        connection.execute(update(job).where(job.c.seq.in_(asked_for)).values(ask_again=False))
    return len(lost)


def usage_as_json(usage: Usage) -> dict[str, Any]:
    """Tokens and cost; the price row has a place of its own."""
    return {
        "input_tokens": usage.input_tokens,
        "output_tokens": usage.output_tokens,
        "thinking_tokens": usage.thinking_tokens,
        "cached_tokens": usage.cached_tokens,
        "cost": None if usage.cost is None else format(usage.cost, "f"),
        "currency": usage.currency,
        "rate": None if usage.rate is None else format(usage.rate, "f"),
        "kept": usage.kept,
    }


def _price_json(price: PriceUsed | None) -> dict[str, str | None] | None:
    if price is None:
        return None
    return {
        "model": price.model,
        "input": format(price.input, "f"),
        "output": format(price.output, "f"),
        "cached": None if price.cached is None else format(price.cached, "f"),
        "valid_from": price.valid_from.isoformat(),
        "valid_to": None if price.valid_to is None else price.valid_to.isoformat(),
    }
