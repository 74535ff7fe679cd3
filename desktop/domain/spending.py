# SPDX-License-Identifier: AGPL-3.0-or-later
"""What paid reading may cost, what it did cost, and what it is expected to cost.

Services charge in US dollars; caps and totals are also told in the person's own currency, at a
rate that the person can see and change. Days and months are those of the computer's time zone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, tzinfo
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Literal

from desktop.domain.money import minor_digits

SERVICE_CURRENCY = "USD"
DEFAULT_RATE_DAY = date(2026, 11, 1)

ANSWERED = "answered"
UNKNOWN = "unknown"
"""The outcomes that are no error's code: answered and charged, or sent and never heard of."""

Grouping = Literal["day", "month", "model", "supplier", "outcome"]


class Tier(StrEnum):
    """How a paid service is asked: at once, when it has time (half price), or by the batch."""

    STANDARD = "standard"
    FLEX = "flex"
    BATCH = "batch"


# --- rules -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Caps:
    """What may be spent and sent at most; money in the person's currency, None is no cap.

    Documents are counted once a day or month, however many requests they took.
    """

    daily_money: Decimal | None = None
    monthly_money: Decimal | None = None
    daily_documents: int | None = None
    monthly_documents: int | None = None

    @property
    def any(self) -> bool:
        return any(
            cap is not None
            for cap in (
                self.daily_money,
                self.monthly_money,
                self.daily_documents,
                self.monthly_documents,
            )
        )


@dataclass(frozen=True, slots=True)
class ExchangeRate:
    """`per_usd` of `currency` for one US dollar, as stated on a day."""

    currency: str = "INR"
    per_usd: Decimal = Decimal(90)
    on: date = DEFAULT_RATE_DAY

    def of(self, money: Decimal, currency: str = SERVICE_CURRENCY) -> Decimal:
        """The same money in the person's currency, unrounded; ValueError for a third currency."""
        if currency == self.currency:
            return money
        if currency != SERVICE_CURRENCY:
            raise ValueError(f"no rate for {currency}")
        return money * self.per_usd


@dataclass(frozen=True, slots=True)
class SpendingRules:
    """A workspace's caps, and the currency that they are in."""

    caps: Caps = field(default_factory=Caps)
    rate: ExchangeRate = field(default_factory=ExchangeRate)


@dataclass(frozen=True, slots=True)
class Reservation:
    """What a request may cost at worst, and what leaves this computer with it.

    `most` None means that no price is known; a cap on money then refuses the request.
    """

    most: Decimal | None
    currency: str = SERVICE_CURRENCY
    form: str = ""
    tier: Tier = Tier.STANDARD
    sent_sha256: str | None = None
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Allowance:
    """One cap and how much of it is left; all None but `used` where there is no cap.

    `used` holds what was answered and, at its worst, what is under way or of unknown outcome.
    Money is in `currency`; documents have none. `anew` is when the period starts over.
    """

    period: Literal["day", "month"]
    kind: Literal["money", "documents"]
    limit: Decimal | None
    used: Decimal
    remaining: Decimal | None
    currency: str | None
    anew: datetime


# --- what was spent ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class UsageQuery:
    """Which lines of the usage log, newest first.

    `since` and `until` are days of the computer's time zone, both included. `supplier` is a part
    of the invoice's supplier; `text` is found in the supplier, number, file name, model or ids.
    `after` is the id of the last line of the page before.
    """

    since: date | None = None
    until: date | None = None
    reader: str = ""
    model: str = ""
    supplier: str = ""
    outcome: str = ""
    text: str = ""
    limit: int = 100
    after: str | None = None


@dataclass(frozen=True, slots=True)
class UsageLine:
    """One request to a paid service.

    `cost` is what was charged, None when nothing was or no price is known; `at_most` what a
    request of unknown outcome may have cost. `price` is the price row used. Supplier, number and
    file are the invoice's present ones, None for a document that isn't in the books.
    """

    id: str
    at: datetime
    reader: str
    model: str
    outcome: str
    document_sha256: str
    invoice_id: str | None
    supplier: str | None
    invoice_number: str | None
    file_name: str | None
    input_tokens: int
    output_tokens: int
    thinking_tokens: int
    cached_tokens: int
    cost: Decimal | None
    currency: str
    at_most: Decimal | None
    price: Mapping[str, str | None] | None
    seconds: float | None
    form: str
    tier: str
    sent_sha256: str | None
    pages: tuple[int, ...]
    answer_key: str

    @property
    def total_tokens(self) -> int:
        return self.input_tokens + self.output_tokens + self.thinking_tokens


@dataclass(frozen=True, slots=True)
class UsageTotal:
    """The requests of one day, month, model, supplier or outcome together.

    `label` is "2026-11-21", "2026-11", or the name; "" where there is none, or for the total of
    all. `documents` were sent and not refused. `cost` adds up what is known to be charged
    (`unpriced` answers have no known price); `at_most` what requests of unknown outcome may have
    cost beside it.
    """

    label: str
    requests: int
    answered: int
    documents: int
    input_tokens: int
    output_tokens: int
    thinking_tokens: int
    cached_tokens: int
    cost: Decimal
    at_most: Decimal
    unpriced: int
    seconds: float
    currency: str = SERVICE_CURRENCY

    @property
    def total_tokens(self) -> int:
        return self.input_tokens + self.output_tokens + self.thinking_tokens


# --- what it would cost ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class BatchEstimate:
    """What reading several documents by a paid service would cost.

    `answered` of the `documents` are answered already and cost nothing, `asked` would be sent,
    `unreadable` can't be looked at or sent; of `unread` ones only the pages are known yet. Money is
    in US dollars, None where no price is known: expected, its bounds, and what a cap has to
    reserve. `rate` turns it into the person's.
    """

    model: str
    tier: Tier
    documents: int
    answered: int
    asked: int
    unreadable: int
    input_tokens: int
    output_tokens: int
    cost: Decimal | None
    low: Decimal | None
    high: Decimal | None
    most: Decimal | None
    rate: ExchangeRate
    unread: int = 0

    def in_own(self, money: Decimal | None) -> Decimal | None:
        """The same money in the person's currency, unrounded."""
        return None if money is None else self.rate.of(money)


# --- in words ----------------------------------------------------------------------------------


def money_text(money: Decimal, currency: str) -> str:
    """Money for a person, like "INR 12.50"; small sums keep two figures: "USD 0.0014"."""
    places = minor_digits(currency)
    if money and abs(money) < 1:
        # the first two figures, and no more than a millionth
        places = min(6, max(places, 1 - money.adjusted()))
    return f"{currency} {money.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):,f}"


# --- days and months ---------------------------------------------------------------------------


def local_day(moment: datetime, zone: tzinfo | None = None) -> date:
    """The day of a moment where the bookkeeper is; `zone` None is the computer's own."""
    return moment.astimezone(zone).date()


def day_start(day: date, zone: tzinfo | None = None) -> datetime:
    """The first moment of a day there."""
    midnight = datetime.combine(day, time.min)
    return midnight.astimezone() if zone is None else midnight.replace(tzinfo=zone)


def next_month(day: date) -> date:
    """The first day of the month after this day's."""
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
