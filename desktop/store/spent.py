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
from typing import Literal

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
from desktop.store.column_types import time_text

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
    """Money by currency, and the documents, of one day or month, as the log has them."""

    money: dict[str, Decimal] = field(default_factory=dict)
    documents: set[str] = field(default_factory=set)

    def add(self, money: str | None, currency: str, sha256: str) -> None:
        if money is not None:
            self.money[currency] = self.money.get(currency, Decimal(0)) + Decimal(money)
        self.documents.add(sha256)


class _Room:
    """What a day's or month's caps leave, with what is under way at its worst."""

    def __init__(
        self,
        name: Literal["day", "month"],
        period: _Period,
        rate: ExchangeRate,
        most_money: Decimal | None,
        most_documents: int | None,
    ) -> None:
        self.name = name
        self.most_money = most_money
        self.most_documents = most_documents
        self.spent = sum((_own(m, c, rate) for c, m in period.money.items()), Decimal(0))
        self.under_way = Decimal(0)
        self._period = period
        self._rate = rate
        self._others: set[str] = set()
        self._batch = False

    @property
    def documents(self) -> int:
        """How many are counted already."""
        return len(self._period.documents) + len(self._others)

    def take(self, asked: Reservation, sha256: str, *, batch: bool) -> None:
        """This request is under way."""
        if asked.most is not None:
            self.under_way += _own(asked.most, asked.currency, self._rate)
        if sha256 not in self._period.documents:
            self._others.add(sha256)
        self._batch = self._batch or batch

    def refusal(self, asked: Reservation, sha256: str) -> CapReached | None:
        """Why there is no room for it; waiting for the end of the period is `_TO_THE_END`."""
        return self._money_refusal(asked) or self._documents_refusal(sha256)

    def _money_refusal(self, asked: Reservation) -> CapReached | None:
        cap, currency = self.most_money, self._rate.currency
        if cap is None:
            return None
        if asked.most is None:
            return CapReached(
                "The model's price is not known, so the cap on money could not be kept.",
                "Choose a model with a price, enter its price, or lift the cap on money.",
                code="cap_without_price",
            )
        most = _own(asked.most, asked.currency, self._rate)
        if self.spent + self.under_way + most <= cap:
            return None
        limit, name = money_text(cap, currency), self.name
        this = f"this request may cost up to {money_text(most, currency)}"
        if most > cap:
            return CapReached(
                f"The cap of {limit} for a {name} is too low: {this}.",
                "Raise the cap, or read the document offline.",
            )
        used = money_text(self.spent + self.under_way, currency)
        return CapReached(
            f"The cap of {limit} for this {name} would be passed: "
            f"{used} spent or under way, and {this}.",
            wait_seconds=self._wait(soon=self.spent + most <= cap),
        )

    def _documents_refusal(self, sha256: str) -> CapReached | None:
        cap = self.most_documents
        settled, others = self._period.documents, self._others
        if cap is None:
            return None
        here = sha256 in settled
        if self.documents + (not here and sha256 not in others) <= cap:
            return None
        if cap == 0:
            return CapReached(
                f"No document may be sent to a paid service: the cap for a {self.name} is 0.",
                "Raise the cap, or read the document offline.",
            )
        return CapReached(
            f"The cap of {cap:,} documents for this {self.name} is reached.",
            # those under way may be refused by the service: then they don't count
            wait_seconds=self._wait(soon=len(settled) + (not here) <= cap),
        )

    def _wait(self, *, soon: bool) -> float:
        if not soon:
            return _TO_THE_END
        return BATCH_SECONDS if self._batch else SOON_SECONDS


def _own(money: Decimal, currency: str, rate: ExchangeRate) -> Decimal:
    # no service charges in a third currency; should one, its figures count as they are
    return rate.of(money, currency) if currency in (SERVICE_CURRENCY, rate.currency) else money


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
            room = self._room(connection, key, rules)
            return self._refused(room, reservation, sha256, now)

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
            room = self._room(connection, "", rules)
            for place, (reservation, sha256) in enumerate(asked):
                refused = self._refused(room, reservation, sha256, now)
                if refused is not None:
                    return place, refused
                for span in room:
                    span.take(reservation, sha256, batch=True)
        return None

    def allowances(
        self, connection: Connection, rules: SpendingRules, now: datetime
    ) -> tuple[Allowance, ...]:
        """Money and documents of the day, then of the month."""
        with self._lock:
            self._catch_up(connection, now)
            shown: list[Allowance] = []
            for room in self._room(connection, "", rules):
                anew, currency = self._anew(room.name, now), rules.rate.currency
                spent, count = room.spent + room.under_way, Decimal(room.documents)
                limit = None if room.most_documents is None else Decimal(room.most_documents)
                shown += [
                    Allowance(
                        room.name, "money", room.most_money, spent,
                        _left(room.most_money, spent), currency, anew,
                    ),
                    Allowance(
                        room.name, "documents", limit, count, _left(limit, count), None, anew
                    ),
                ]  # fmt: skip
            return tuple(shown)

    def _room(self, connection: Connection, key: str, rules: SpendingRules) -> tuple[_Room, ...]:
        """Day and month, with what is under way but for the question with this key."""
        caps = rules.caps
        rooms = (
            _Room("day", self._day, rules.rate, caps.daily_money, caps.daily_documents),
            _Room("month", self._month, rules.rate, caps.monthly_money, caps.monthly_documents),
        )
        for reserved, currency, sha256, batch_id in connection.exec_driver_sql(_UNDER_WAY, (key,)):
            asked = Reservation(None if reserved is None else Decimal(reserved), currency)
            for room in rooms:
                room.take(asked, sha256, batch=batch_id is not None)
        return rooms

    def _refused(
        self, rooms: Sequence[_Room], asked: Reservation, sha256: str, now: datetime
    ) -> CapReached | None:
        for room in rooms:
            refused = room.refusal(asked, sha256)
            if refused is not None:
                if refused.wait_seconds == _TO_THE_END:
                    refused.wait_seconds = (self._anew(room.name, now) - now).total_seconds()
                return refused
        return None

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

    def _anew(self, period: str, now: datetime) -> datetime:
        today = local_day(now, self._zone)
        following = today + timedelta(days=1) if period == "day" else next_month(today)
        return day_start(following, self._zone)


def _left(limit: Decimal | None, used: Decimal) -> Decimal | None:
    return None if limit is None else max(Decimal(0), limit - used)
