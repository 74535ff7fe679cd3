# SPDX-License-Identifier: AGPL-3.0-or-later
"""Paid answers: noted before they are asked for, stored before they are used, never paid twice."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import select, update
from uuid_utils.compat import uuid7

from desktop.domain.ports import Clock, RemoteAnswer, Usage
from desktop.store.database import Database
from desktop.store.owner import Owner
from desktop.store.tables import MAX_UNPACKED, paid_answer, usage_log


class AnswerState(StrEnum):
    """What is known of a question; only STARTED (by this call of `begin`) may be sent."""

    STARTED = "started"
    IN_FLIGHT = "in_flight"
    STORED = "stored"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """A service's answer as it came, byte for byte."""

    key: str
    reader: str
    model: str
    sha256: str
    raw: bytes
    usage: Usage
    seconds: float
    asked_at: datetime
    log_id: str | None


class AnswerStore:
    """Answers of paid services by the key of their question (`RemoteReader.request_key`)."""

    def __init__(self, database: Database, clock: Clock, owner: Owner) -> None:
        self._database = database
        self._clock = clock
        self._owner = owner

    def begin(
        self,
        key: str,
        *,
        reader: str,
        model: str,
        sha256: str,
        invoice_id: str | None,
        ask_again: bool = False,
    ) -> AnswerState:
        """Note that a question is about to be sent; send it only on STARTED.

        STORED: use `get` instead. IN_FLIGHT: it is being asked by somebody who lives. UNKNOWN:
        it was sent and the reply is not known; only a person may ask again (`ask_again`).
        """
        with self._database.write() as connection:
            row = connection.execute(
                select(paid_answer.c.state, paid_answer.c.owner).where(paid_answer.c.key == key)
            ).first()
            values: dict[str, Any] = {
                "state": AnswerState.IN_FLIGHT.value,
                "reader": reader,
                "model": model,
                "document_sha256": sha256,
                "invoice_id": invoice_id,
                "owner": self._owner.name,
                "asked_at": self._clock.now(),
            }
            if row is None:
                connection.execute(paid_answer.insert().values(key=key, **values))
                return AnswerState.STARTED
            state = AnswerState(row.state)
            if state is AnswerState.IN_FLIGHT and self._owner.is_dead(row.owner):
                state = AnswerState.UNKNOWN
                connection.execute(_set_state(key, state))
            if state is AnswerState.UNKNOWN and ask_again:
                connection.execute(
                    update(paid_answer).where(paid_answer.c.key == key).values(**values)
                )
                return AnswerState.STARTED
            return state

    def store(self, key: str, answer: RemoteAnswer, *, log_id: str | None = None) -> None:
        """Keep an answer and what it cost, before anything is done with it.

        KeyError when the question was never begun; no-op when an answer is there already.
        """
        now = self._clock.now()
        with self._database.write() as connection:
            row = connection.execute(select(paid_answer).where(paid_answer.c.key == key)).first()
            if row is None:
                raise KeyError(key)
            if row.state == AnswerState.STORED:
                return
            usage = _usage_json(answer.usage)
            connection.execute(
                usage_log.insert().values(
                    id=str(uuid7()),
                    at=now,
                    answer_key=key,
                    reader=row.reader,
                    model=answer.model,
                    document_sha256=row.document_sha256,
                    invoice_id=row.invoice_id,
                    total_tokens=answer.usage.total_tokens,
                    cost=usage["cost"],
                    currency=answer.usage.currency,
                    usage=usage,
                )
            )
            connection.execute(
                update(paid_answer)
                .where(paid_answer.c.key == key)
                .values(
                    state=AnswerState.STORED.value,
                    model=answer.model,
                    raw=zlib.compress(answer.raw, 6),
                    usage=usage,
                    seconds=answer.seconds,
                    answered_at=now,
                    log_id=log_id,
                )
            )

    def get(self, key: str) -> StoredAnswer | None:
        """The stored answer; None when there is none (yet)."""
        wanted = select(paid_answer).where(
            paid_answer.c.key == key, paid_answer.c.state == AnswerState.STORED.value
        )
        with self._database.read() as connection:
            row = connection.execute(wanted).first()
        if row is None:
            return None
        return StoredAnswer(
            key=row.key,
            reader=row.reader,
            model=row.model,
            sha256=row.document_sha256,
            raw=zlib.decompressobj().decompress(row.raw, MAX_UNPACKED),
            usage=usage_from_json(row.usage),
            seconds=row.seconds,
            asked_at=row.asked_at,
            log_id=row.log_id,
        )

    def release(self, key: str) -> None:
        """Forget a question that the service surely did no paid work for (refused, not sent)."""
        with self._database.write() as connection:
            connection.execute(
                paid_answer.delete().where(
                    paid_answer.c.key == key, paid_answer.c.state != AnswerState.STORED.value
                )
            )

    def mark_unknown(self, key: str) -> None:
        """The question was sent and the reply is lost: it may have been paid."""
        with self._database.write() as connection:
            connection.execute(
                _set_state(key, AnswerState.UNKNOWN).where(
                    paid_answer.c.state == AnswerState.IN_FLIGHT.value
                )
            )

    def spent(self, since: datetime | None = None) -> Mapping[str, Decimal]:
        """What paid answers cost, by currency; those without a known price are left out."""
        wanted = select(usage_log.c.currency, usage_log.c.cost).where(usage_log.c.cost.is_not(None))
        if since is not None:
            wanted = wanted.where(usage_log.c.at >= since)
        total: dict[str, Decimal] = {}
        with self._database.read() as connection:
            for currency, cost in connection.execute(wanted):
                total[currency] = total.get(currency, Decimal(0)) + Decimal(cost)
        return total


def usage_json(usage: Usage | None) -> dict[str, Any] | None:
    """A usage as JSON; None stays None."""
    return None if usage is None else _usage_json(usage)


def usage_from_json(data: dict[str, Any]) -> Usage:
    """The usage that `usage_json` wrote."""
    cost, rate = data.get("cost"), data.get("rate")
    return Usage(
        input_tokens=int(data["input_tokens"]),
        output_tokens=int(data["output_tokens"]),
        thinking_tokens=int(data["thinking_tokens"]),
        cached_tokens=int(data["cached_tokens"]),
        cost=None if cost is None else Decimal(cost),
        currency=str(data["currency"]),
        rate=None if rate is None else Decimal(rate),
    )


def _usage_json(usage: Usage) -> dict[str, Any]:
    return {
        "input_tokens": usage.input_tokens,
        "output_tokens": usage.output_tokens,
        "thinking_tokens": usage.thinking_tokens,
        "cached_tokens": usage.cached_tokens,
        "cost": None if usage.cost is None else format(usage.cost, "f"),
        "currency": usage.currency,
        "rate": None if usage.rate is None else format(usage.rate, "f"),
    }


def _set_state(key: str, state: AnswerState) -> Any:
    return update(paid_answer).where(paid_answer.c.key == key).values(state=state.value)
