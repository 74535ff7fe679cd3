# SPDX-License-Identifier: AGPL-3.0-or-later
"""Outcomes, forms and money of the usage log as a person reads them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from desktop.domain.money import minor_digits
from desktop.domain.spending import (
    SERVICE_CURRENCY,
    Allowance,
    ExchangeRate,
    Grouping,
    UsageTotal,
)
from desktop.ui.wording import Wording

FINE_PLACES = 6
"""A request's cost in dollars is told to this many decimals at least."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("usage", text)


def requests_of(count: int, wording: Wording) -> str:
    """So many requests."""
    said = wording.locale.toString(count)
    return _tr("1 request") if count == 1 else _tr("{n} requests").format(n=said)


def documents_of(count: int, wording: Wording) -> str:
    """So many documents."""
    said = wording.locale.toString(count)
    return _tr("1 document") if count == 1 else _tr("{n} documents").format(n=said)


def outcome_name(outcome: str) -> str:
    """What became of a request; a code without words of its own is shown as it is."""
    return {
        "answered": _tr("Answered"),
        "unknown": _tr("Unknown, may have cost"),
        "answer_unusable": _tr("Answer not usable"),
        "answer_cut_off": _tr("Answer cut off"),
        "no_quota": _tr("No quota"),
        "spend_cap": _tr("Spending limit"),
        "minute_limit": _tr("Limit for a while"),
        "day_limit": _tr("Limit for the day"),
        "service_busy": _tr("Service busy"),
        "service_unreachable": _tr("Not reached"),
        "not_the_service": _tr("Another program answered"),
        "key_refused": _tr("Key refused"),
        "model_gone": _tr("Model gone"),
        "service_failed": _tr("Not answered"),
    }.get(outcome, outcome.replace("_", " ").capitalize())


def tier_name(tier: str) -> str:
    """How the service was asked."""
    return {
        "standard": _tr("Standard"),
        "flex": _tr("Flex"),
        "batch": _tr("Batch"),
    }.get(tier, tier)


def form_name(form: str) -> str:
    """What was sent of the document: its words, or its pages."""
    return {
        "compact": _tr("Words"),
        "standard": _tr("Pages"),
        "": "",
    }.get(form, form.replace("_", " ").capitalize())


def grouping_name(by: Grouping) -> str:
    """What totals are made by."""
    return {
        "day": _tr("Day"),
        "month": _tr("Month"),
        "model": _tr("Model"),
        "supplier": _tr("Supplier"),
        "outcome": _tr("Outcome"),
    }[by]


def label_of(total: UsageTotal, by: Grouping, wording: Wording, *, short: bool = False) -> str:
    """The day, month or name that a total is about."""
    if by == "outcome":
        return outcome_name(total.label)
    if not total.label:
        return _tr("(none)")
    if by == "day":
        day = date.fromisoformat(total.label)
        return f"{day:%d}.{day:%m}." if short else wording.date(day)
    if by == "month":
        year, month = total.label.split("-")
        name = wording.locale.standaloneMonthName(int(month), wording.locale.FormatType.ShortFormat)
        return f"{name} {year}"
    if short and len(total.label) > 18:
        return total.label[:17] + "…"
    return total.label


def dollars(value: Decimal | None, wording: Wording, places: int = FINE_PLACES) -> str:
    """What a service charged, to the last digit that counts; "" for None."""
    if value is None:
        return ""
    plain = value.normalize()
    exponent = plain.as_tuple().exponent
    places = max(places, -exponent if isinstance(exponent, int) else 0)
    return wording.number(value, places)


def own_money(value: Decimal | None, currency: str, wording: Wording) -> str:
    """Money in the person's currency: its usual decimals, two more where it is less than one."""
    if value is None:
        return ""
    places = minor_digits(currency)
    if 0 < abs(value) < 1:
        places += 2
    return wording.number(value, places)


def both(value: Decimal, rate: ExchangeRate, wording: Wording) -> str:
    """Dollars in the person's currency, and as they are: "379.00 INR (4.21 USD)"."""
    usd = f"{own_money(value, SERVICE_CURRENCY, wording)} {SERVICE_CURRENCY}"
    if rate.currency == SERVICE_CURRENCY:
        return usd
    return f"{own_money(rate.of(value), rate.currency, wording)} {rate.currency} ({usd})"


def rate_words(rate: ExchangeRate, wording: Wording) -> str:
    """The rate and its day; "" where the person's currency is the service's."""
    if rate.currency == SERVICE_CURRENCY:
        return ""
    return _tr("1 USD = {per} {currency}, as of {day}").format(
        per=wording.number(rate.per_usd), currency=rate.currency, day=wording.date(rate.on)
    )


def allowance_name(allowance: Allowance) -> str:
    """Which cap it is."""
    return {
        ("day", "money"): _tr("Money today"),
        ("month", "money"): _tr("Money this month"),
        ("day", "documents"): _tr("Documents today"),
        ("month", "documents"): _tr("Documents this month"),
    }[(allowance.period, allowance.kind)]


def amount_of(allowance: Allowance, value: Decimal, wording: Wording, *, bare: bool = False) -> str:
    """Money, with its currency unless `bare`, or a count."""
    if allowance.kind == "documents":
        return wording.number(value, 0)
    currency = allowance.currency or SERVICE_CURRENCY
    money = own_money(value, currency, wording)
    return money if bare else f"{money} {currency}"


def allowance_words(allowance: Allowance, wording: Wording) -> str:
    """Used, limit and remaining in one sentence."""
    if allowance.limit is None or allowance.remaining is None:
        used = amount_of(allowance, allowance.used, wording)
        return _tr("{used} used, no cap").format(used=used)
    return _tr("{used} of {limit} used, {left} left").format(
        used=amount_of(allowance, allowance.used, wording, bare=True),
        limit=amount_of(allowance, allowance.limit, wording),
        left=amount_of(allowance, max(allowance.remaining, Decimal(0)), wording, bare=True),
    )
