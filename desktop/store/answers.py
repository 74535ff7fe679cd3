# SPDX-License-Identifier: AGPL-3.0-or-later
"""Paid answers: noted before they are asked for, stored before they are used, never paid twice."""

from __future__ import annotations

import json
import zlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from functools import partial
from typing import Any, Final

from sqlalchemy import Connection, Row, select, update
from sqlalchemy.dialects.sqlite import insert

from desktop.domain.errors import ServiceError
from desktop.domain.ports import Clock, PriceUsed, RemoteAnswer, Usage
from desktop.domain.spending import ANSWERED, Allowance, Reservation, SpendingRules
from desktop.store.column_types import MAX_UNPACKED
from desktop.store.database import Database
from desktop.store.owner import Owner
from desktop.store.spending_rules import rules_of
from desktop.store.spent import SpentSoFar
from desktop.store.tables import paid_answer, usage_log
from desktop.store.usage_lines import add_line, mark_lost, usage_as_json


class AnswerState(StrEnum):
    """What is known of a question; only STARTED (by this call of `begin`) may be sent."""

    STARTED = "started"
    IN_FLIGHT = "in_flight"
    STORED = "stored"
    UNUSABLE = "unusable"
    REFUSED = "refused"
    UNKNOWN = "unknown"


_KEPT = (AnswerState.STORED.value, AnswerState.UNUSABLE.value)


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
        self._spent = SpentSoFar()
        # one of its own: what a reader sees may be older than what a writer knows
        self._shown = SpentSoFar()

    def begin(
        self,
        key: str,
        *,
        reader: str,
        model: str,
        sha256: str,
        invoice_id: str | None,
        ask_again: bool = False,
        wished_at: datetime | None = None,
        reservation: Reservation | None = None,
        limits: SpendingRules | None = None,
        batch_id: str | None = None,
    ) -> AnswerState:
        """Note that a question is about to be sent; send it only on STARTED.

        STORED, UNUSABLE: use `get` instead. IN_FLIGHT: it is being asked by somebody who lives, or
        by a batch. REFUSED: the service said why it never will answer, see `refusal`. UNKNOWN: it
        was sent and the reply is not known; only a person may ask again (`ask_again`). What a
        person wished at `wished_at`, after it was refused or answered unusably, is asked anew.
        Raises CapReached, with nothing noted, where this request at its worst
        could pass a cap of `limits`, which are the workspace's own unless given.
        """
        asked, now = reservation or Reservation(None), self._clock.now()
        refused = None
        with self._database.write() as connection:
            state = self._known(connection, key, ask_again, wished_at)
            if state is AnswerState.STARTED:
                rules = limits or rules_of(connection)
                room = partial(
                    self._spent.refusal, connection, rules, asked, key=key, sha256=sha256, now=now
                )
                refused = room()
                if refused is not None and self._settle_dead(connection, now):
                    # what stood in the way will never be heard of: that may be worth a longer wait
                    refused = room()
            if state is AnswerState.STARTED and refused is None:
                set_aside(connection, (key,))
                values = {
                    "state": AnswerState.IN_FLIGHT.value,
                    "reader": reader,
                    "model": model,
                    "document_sha256": sha256,
                    "invoice_id": invoice_id,
                    "owner": self._owner.name,
                    "asked_at": now,
                    "reserved": None if asked.most is None else format(asked.most, "f"),
                    "currency": asked.currency,
                    "form": asked.form,
                    "tier": asked.tier.value,
                    "sent_sha256": asked.sent_sha256,
                    "pages": list(asked.pages),
                    "batch_id": batch_id,
                    **NOT_ANSWERED,
                }
                put = insert(paid_answer).values(key=key, **values)
                connection.execute(put.on_conflict_do_update(index_elements=["key"], set_=values))
        if refused is not None:
            raise refused
        return state

    def _settle_dead(self, connection: Connection, now: datetime) -> int:
        """Requests under way whose askers are gone; how many."""
        owners = connection.execute(
            select(paid_answer.c.owner)
            .where(
                paid_answer.c.state == AnswerState.IN_FLIGHT.value, paid_answer.c.batch_id.is_(None)
            )
            .distinct()
        ).scalars()
        dead = [owner for owner in owners if self._owner.is_dead(owner)]
        return mark_lost(connection, paid_answer.c.owner.in_(dead), now) if dead else 0

    def _known(
        self, connection: Connection, key: str, ask_again: bool, wished_at: datetime | None
    ) -> AnswerState:
        """What is known of a question, STARTED when it may be sent now."""
        row = connection.execute(
            select(
                paid_answer.c.state,
                paid_answer.c.owner,
                paid_answer.c.batch_id,
                paid_answer.c.asked_at,
            ).where(paid_answer.c.key == key)
        ).first()
        if row is None:
            return AnswerState.STARTED
        state = AnswerState(row.state)
        if state is AnswerState.IN_FLIGHT and self._owner.is_dead(row.owner):
            lost = mark_lost(connection, paid_answer.c.key == key, self._clock.now())
            state = AnswerState.UNKNOWN if lost else state
        if state is AnswerState.UNKNOWN and ask_again:
            return AnswerState.STARTED
        if state in (AnswerState.REFUSED, AnswerState.UNUSABLE) and _newer(wished_at, row.asked_at):
            return AnswerState.STARTED
        return state

    def store(
        self,
        key: str,
        answer: RemoteAnswer,
        *,
        price: PriceUsed | None = None,
        outcome: str = ANSWERED,
        log_id: str | None = None,
    ) -> None:
        """Keep an answer and what it cost, before anything is done with it.

        `price` is the price row used, unless the answer's usage says it; `log_id` the service's own
        name for it, else that of the line in the usage log. KeyError when the
        question was never begun; no-op when an answer is there already.
        """
        now = self._clock.now()
        with self._database.write() as connection:
            row = connection.execute(select(paid_answer).where(paid_answer.c.key == key)).first()
            if row is None:
                raise KeyError(key)
            if row.state in _KEPT:
                return
            usage, state = answer.usage, AnswerState.STORED
            at_most = None
            if not answer.usable:
                state = AnswerState.UNUSABLE
                if not usage.total_tokens:
                    # it does not say what it cost: caps take it for the most it may have been
                    usage, at_most = replace(usage, cost=None), row.reserved
            line_id = add_line(
                connection,
                row,
                now,
                outcome,
                model=answer.model,
                usage=usage,
                price=price,
                seconds=answer.seconds,
                at_most=at_most,
            )
            connection.execute(
                update(paid_answer)
                .where(paid_answer.c.key == key)
                .values(
                    state=state.value,
                    model=answer.model,
                    raw=zlib.compress(answer.raw, 6),
                    usage=usage_as_json(usage),
                    seconds=answer.seconds,
                    answered_at=now,
                    log_id=log_id or line_id,
                )
            )

    def get(self, key: str, *, wished_at: datetime | None = None) -> StoredAnswer | None:
        """The stored answer; None when there is none (yet), or none that a person would want.

        Nobody who wished for it at `wished_at` wants an older one of which nothing can be made.
        """
        wanted = select(paid_answer).where(paid_answer.c.key == key, paid_answer.c.state.in_(_KEPT))
        with self._database.read() as connection:
            row = connection.execute(wanted).first()
        if row is None or (row.state == AnswerState.UNUSABLE and _newer(wished_at, row.asked_at)):
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

    def answered(self, keys: Collection[str]) -> frozenset[str]:
        """Of these questions the ones that are answered for good."""
        wanted = select(paid_answer.c.key).where(
            paid_answer.c.key.in_(list(keys)), paid_answer.c.state == AnswerState.STORED.value
        )
        with self._database.read() as connection:
            return frozenset(connection.execute(wanted).scalars())

    def release(
        self, key: str, outcome: str | None = None, *, seconds: float | None = None
    ) -> None:
        """Forget a question that the service surely did no paid work for.

        `outcome` is the code of the error that it answered by, for the log; None when nothing
        was sent.
        """
        with self._database.write() as connection:
            row = _open_question(connection, key)
            if row is None:
                return
            if outcome is not None:
                add_line(connection, row, self._clock.now(), outcome, seconds=seconds)
            connection.execute(paid_answer.delete().where(paid_answer.c.key == key))

    def refuse(self, key: str, error: ServiceError, *, seconds: float | None = None) -> None:
        """Keep why the service will never answer this question: nobody asks it in vain again."""
        now = self._clock.now()
        with self._database.write() as connection:
            row = _open_question(connection, key)
            if row is None:
                return
            add_line(connection, row, now, error.code, seconds=seconds)
            connection.execute(
                update(paid_answer)
                .where(paid_answer.c.key == key)
                .values(
                    state=AnswerState.REFUSED.value,
                    raw=zlib.compress(json.dumps(error.as_dict()).encode()),
                    seconds=seconds,
                    answered_at=now,
                )
            )

    def refusal(self, key: str) -> ServiceError | None:
        """Why the service refused this question; None when it did not."""
        wanted = select(paid_answer.c.raw).where(
            paid_answer.c.key == key, paid_answer.c.state == AnswerState.REFUSED.value
        )
        with self._database.read() as connection:
            raw = connection.execute(wanted).scalar()
        if raw is None:
            return None
        said = json.loads(zlib.decompressobj().decompress(raw, MAX_UNPACKED))
        return ServiceError(said["title"], said["advice"], code=said["code"])

    def mark_unknown(self, key: str) -> None:
        """The question was sent and the reply is lost: it may have been paid."""
        with self._database.write() as connection:
            mark_lost(connection, paid_answer.c.key == key, self._clock.now(), batches=True)

    def allowances(self) -> tuple[Allowance, ...]:
        """What is used and left of the caps of this day and month, at the worst."""
        with self._database.read() as connection:
            return self._shown.allowances(connection, rules_of(connection), self._clock.now())

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


NOT_ANSWERED: Final[dict[str, Any]] = {
    "raw": None,
    "usage": None,
    "seconds": None,
    "answered_at": None,
    "log_id": None,
}
"""The columns of a question that is asked anew."""


def set_aside(connection: Connection, keys: Sequence[str]) -> None:
    """Keep unusable answers under other keys: their questions are about to be asked anew."""
    unusable = select(paid_answer).where(
        paid_answer.c.key.in_(keys), paid_answer.c.state == AnswerState.UNUSABLE.value
    )
    for row in connection.execute(unusable).all():
        values = {**row._mapping, "key": f"{row.key}#{row.log_id}"}
        values["state"] = AnswerState.STORED.value
        connection.execute(insert(paid_answer).values(**values).on_conflict_do_nothing())


def _open_question(connection: Connection, key: str) -> Row[Any] | None:
    """The question, unless its answer is kept."""
    wanted = select(paid_answer).where(paid_answer.c.key == key, paid_answer.c.state.not_in(_KEPT))
    return connection.execute(wanted).first()


def _newer(wished_at: datetime | None, asked_at: datetime) -> bool:
    """Whether somebody wished for it after it had been asked."""
    return wished_at is not None and wished_at > asked_at


def usage_json(usage: Usage | None) -> dict[str, Any] | None:
    """A usage as JSON; None stays None."""
    return None if usage is None else usage_as_json(usage)


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
        kept=bool(data.get("kept", False)),
    )
