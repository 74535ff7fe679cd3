# SPDX-License-Identifier: AGPL-3.0-or-later
"""What was spent and what may yet be: the log's lines, added up to the caps that they must keep.

The log is only ever added to, so what was added up once is not read again. Whatever is under way
counts at its worst until it is answered; what was never heard of again counts so for good.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo
from decimal import Decimal

from sqlalchemy import Connection

from desktop.domain.errors import CapReached
from desktop.domain.spending import (
    ANSWERED,
    SERVICE_CURRENCY,
    UNKNOWN,
    Allowance,
    ExchangeRate,
    Reservation,
    SpendingRules,
    day_start,
    local_day,
    money_text,
    next_month,
)
from desktop.store.tables import time_text

SOON_SECONDS = 5.0
"""When to ask again where only requests under way stand in the way: they cost less than feared."""

BATCH_SECONDS = 600.0
"""The same where a batch stands in the way, which may take hours."""

_TO_THE_END = float("inf")

_LINES = "SELECT rowid, at, cost, at_most, currency, document_sha256 FROM usage_log WHERE "
_COUNTED = f" AND (outcome IN ('{ANSWERED}', '{UNKNOWN}') OR total_tokens > 0)"
_UNDER_WAY = (
    "SELECT reserved, currency, document_sha256, batch_id FROM paid_answer"
    " WHERE state = 'in_flight' AND key <> ?"
)


@dataclass(slots=True)
class _Period:
    """Money by currency, and the documents, of one day or month."""

    money: dict[str, Decimal] = field(default_factory=dict)
    documents: set[str] = field(default_factory=set)

    def add(self, money: str | None, currency: str, sha256: str) -> None:
        if money is not None:
            self.money[currency] = self.money.get(currency, Decimal(0)) + Decimal(money)
        self.documents.add(sha256)

    def in_own(self, rate: ExchangeRate) -> Decimal:
        return sum((rate.of(m, c) for c, m in self.money.items() if _known(c, rate)), Decimal(0))


def _known(currency: str, rate: ExchangeRate) -> bool:
    """Whether it can be counted: no service charges in a third currency."""
    return currency in (SERVICE_CURRENCY, rate.currency)


@dataclass(frozen=True, slots=True)
class _UnderWay:
    period: _Period
    batch: bool


class SpentSoFar:
    """Adds up this day and this month; give it the transaction that must obey the caps.

    `zone` is the bookkeeper's, None the computer's own. For any thread.
    """

    def __init__(self, zone: tzinfo | None = None) -> None:
        self._zone = zone
        self._lock = threading.Lock()
        self._today: date | None = None
        self._seen = 0
        self._day = _Period()
        self._month = _Period()

    def refusal(
        self,
        connection: Connection,
        rules: SpendingRules,
        reservation: Reservation,
        *,
        key: str,
        sha256: str,
        now: datetime,
    ) -> CapReached | None:
        """Why this request must not go out now; None when no cap could be passed by it.

        A request under way with this `key` doesn't count: it is the one that is asked about.
        """
        if not rules.caps.any:
            return None
        with self._lock:
            self._catch_up(connection, now)
            waiting = _under_way(connection, key)
            for name, period in (("day", self._day), ("month", self._month)):
                refused = _money_refused(name, period, waiting, rules, reservation)
                refused = refused or _documents_refused(name, period, waiting, rules, sha256)
                if refused is not None:
                    return self._until(refused, name, now)
        return None

    def first_refused(
        self,
        connection: Connection,
        rules: SpendingRules,
        asked: Sequence[tuple[Reservation, str]],
        now: datetime,
    ) -> tuple[int, CapReached] | None:
        """As `refusal` for many that go out together, in this order, with their documents' hashes.

        The place of the first for which there is no room, and why; None when all fit.
        """
        if not rules.caps.any:
            return None
        with self._lock:
            self._catch_up(connection, now)
            waiting = _UnderWay(_under_way(connection, "").period, True)
            for place, (reservation, sha256) in enumerate(asked):
                for name, period in (("day", self._day), ("month", self._month)):
                    refused = _money_refused(name, period, waiting, rules, reservation)
                    refused = refused or _documents_refused(name, period, waiting, rules, sha256)
                    if refused is not None:
                        return place, self._until(refused, name, now)
                most = None if reservation.most is None else format(reservation.most, "f")
                waiting.period.add(most, reservation.currency, sha256)
        return None

    def allowances(
        self, connection: Connection, rules: SpendingRules, now: datetime
    ) -> tuple[Allowance, ...]:
        """Money and documents of the day, then of the month."""
        with self._lock:
            self._catch_up(connection, now)
            waiting = _under_way(connection, "").period
            caps, rate = rules.caps, rules.rate
            shown: list[Allowance] = []
            for name, period, money, documents in (
                ("day", self._day, caps.daily_money, caps.daily_documents),
                ("month", self._month, caps.monthly_money, caps.monthly_documents),
            ):
                anew = self._anew(name, now)
                spent = period.in_own(rate) + waiting.in_own(rate)
                count = Decimal(len(period.documents | waiting.documents))
                limit = None if documents is None else Decimal(documents)
                span = "day" if name == "day" else "month"
                shown += [
                    Allowance(
                        span, "money", money, spent, _left(money, spent), rate.currency, anew
                    ),
                    Allowance(span, "documents", limit, count, _left(limit, count), None, anew),
                ]
            return tuple(shown)

    def _catch_up(self, connection: Connection, now: datetime) -> None:
        today = local_day(now, self._zone)
        if today != self._today:
            self._today, self._seen = today, 0
            self._day, self._month = _Period(), _Period()
        day = time_text(day_start(today, self._zone))
        month = time_text(day_start(today.replace(day=1), self._zone))
        if self._seen:
            # "+" keeps the planner at the few new rows instead of all of the month's
            found = connection.exec_driver_sql(
                f"{_LINES}rowid > ? AND +at >= ?{_COUNTED}", (self._seen, month)
            )
        else:
            found = connection.exec_driver_sql(f"{_LINES}at >= ?{_COUNTED}", (month,))
        for number, at, cost, at_most, currency, sha256 in found:
            self._seen = max(self._seen, number)
            money = at_most if cost is None else cost
            self._month.add(money, currency, sha256)
            if at >= day:
                self._day.add(money, currency, sha256)

    def _until(self, refused: CapReached, period: str, now: datetime) -> CapReached:
        """The same with the time of the period's end where that is what it takes."""
        if refused.wait_seconds == _TO_THE_END:
            refused.wait_seconds = (self._anew(period, now) - now).total_seconds()
        return refused

    def _anew(self, period: str, now: datetime) -> datetime:
        today = local_day(now, self._zone)
        following = today + timedelta(days=1) if period == "day" else next_month(today)
        return day_start(following, self._zone)


def _under_way(connection: Connection, key: str) -> _UnderWay:
    period, batch = _Period(), False
    for reserved, currency, sha256, batch_id in connection.exec_driver_sql(_UNDER_WAY, (key,)):
        period.add(reserved, currency, sha256)
        batch = batch or batch_id is not None
    return _UnderWay(period, batch)


def _left(limit: Decimal | None, used: Decimal) -> Decimal | None:
    return None if limit is None else max(Decimal(0), limit - used)


def _money_refused(
    name: str, period: _Period, waiting: _UnderWay, rules: SpendingRules, asked: Reservation
) -> CapReached | None:
    cap = rules.caps.daily_money if name == "day" else rules.caps.monthly_money
    if cap is None:
        return None
    rate = rules.rate
    if asked.most is None or not _known(asked.currency, rate):
        return CapReached(
            "The model's price is not known, so the cap on money could not be kept.",
            "Choose a model with a price, enter its price, or lift the cap on money.",
            code="cap_without_price",
        )
    most = rate.of(asked.most, asked.currency)
    spent, under_way = period.in_own(rate), waiting.period.in_own(rate)
    if spent + under_way + most <= cap:
        return None
    limit = money_text(cap, rate.currency)
    this = f"this request may cost up to {money_text(most, rate.currency)}"
    if most > cap:
        return CapReached(
            f"The cap of {limit} for a {name} is too low: {this}.",
            "Raise the cap, or read the document offline.",
        )
    used = money_text(spent + under_way, rate.currency)
    return CapReached(
        f"The cap of {limit} for this {name} would be passed: "
        f"{used} are spent or under way, and {this}.",
        wait_seconds=_wait(waiting, soon=spent + most <= cap),
    )


def _documents_refused(
    name: str, period: _Period, waiting: _UnderWay, rules: SpendingRules, sha256: str
) -> CapReached | None:
    cap = rules.caps.daily_documents if name == "day" else rules.caps.monthly_documents
    if cap is None:
        return None
    settled = period.documents | {sha256}
    if len(settled | waiting.period.documents) <= cap:
        return None
    if cap == 0:
        return CapReached(
            f"No document may be sent to a paid service: the cap for a {name} is 0.",
            "Raise the cap, or read the document offline.",
        )
    return CapReached(
        f"The cap of {cap:,} documents for this {name} is reached.",
        # those under way may turn out to be refused; what is sent is counted
        wait_seconds=_wait(waiting, soon=len(settled) <= cap),
    )


def _wait(waiting: _UnderWay, *, soon: bool) -> float:
    if not soon:
        return _TO_THE_END
    return BATCH_SECONDS if waiting.batch else SOON_SECONDS
