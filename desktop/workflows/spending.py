# SPDX-License-Identifier: AGPL-3.0-or-later
"""What paid reading may cost and did cost: caps, rate, allowances and the usage log."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from desktop.domain.currencies import CURRENCIES
from desktop.domain.errors import InvalidValue
from desktop.domain.money import DecimalMark, parse_printed, rounded
from desktop.domain.spending import (
    Allowance,
    Caps,
    ExchangeRate,
    Grouping,
    SpendingRules,
    UsageLine,
    UsageQuery,
    UsageTotal,
    local_day,
)
from desktop.workflows.requests import ExportFormat
from desktop.workflows.workspaces import OpenWorkspace

MAX_MONEY = Decimal(1_000_000_000)
MAX_DOCUMENTS = 10_000_000
ONE = Decimal(1)
MAX_RATE = Decimal(10_000_000)
MIN_RATE = Decimal("0.000001")
OLDEST_RATE = date(2000, 1, 1)
MAX_PAGE = 10_000
_COUNT = re.compile(r"[0-9]{1,9}|[0-9]{1,3}([.,  ][0-9]{3}){1,2}")


# --- rules -------------------------------------------------------------------------------------


def rules(workspace: OpenWorkspace) -> SpendingRules:
    """The caps and the rate of this workspace; no caps and 90 INR while nothing was stated."""
    return workspace.store.spending.get()


def set_rules(workspace: OpenWorkspace, new: SpendingRules) -> SpendingRules:
    """State them; they hold for the very next request. InvalidValue in words for what can't be."""
    checked = SpendingRules(
        _checked_caps(new.caps), checked_rate(new.rate, local_day(workspace.clock.now()))
    )
    workspace.store.spending.put(checked, workspace.who)
    # what waits for a cap is looked at anew, by whatever program reads
    workspace.store.jobs.due_now()
    return workspace.store.spending.get()


def in_currency(rules: SpendingRules, rate: ExchangeRate) -> SpendingRules:
    """The rules in another currency or at another rate; caps keep their worth in a new currency.

    In the same currency they stay the figures that they are.
    """
    if rate.currency == rules.rate.currency:
        return SpendingRules(rules.caps, rate)

    def worth(money: Decimal | None) -> Decimal | None:
        if money is None:
            return None
        return rounded(money / rules.rate.per_usd * rate.per_usd, rate.currency)

    caps = replace(
        rules.caps,
        daily_money=worth(rules.caps.daily_money),
        monthly_money=worth(rules.caps.monthly_money),
    )
    return SpendingRules(caps, rate)


def parse_money(text: str, mark: DecimalMark = ".") -> Decimal | None:
    """A cap as typed; None for an empty one, InvalidValue for what is no amount."""
    if not text.strip():
        return None
    amount = parse_printed(text, mark)
    if amount is None:
        raise InvalidValue(
            f"“{text.strip()[:40]}” is not an amount.", "Enter it like 5000 or 49.50."
        )
    return amount


def parse_documents(text: str) -> int | None:
    """A count as typed; None for an empty one, InvalidValue for what is none."""
    typed = text.strip()
    if not typed:
        return None
    if not _COUNT.fullmatch(typed):
        raise InvalidValue(f"“{typed[:40]}” is not a number of documents.", "Enter it like 200.")
    return int(re.sub(r"\D", "", typed))


def parse_rate(text: str, mark: DecimalMark = ".") -> Decimal:
    """What one US dollar is worth, as typed; InvalidValue for what is no number."""
    rate = parse_printed(text, mark)
    if rate is None:
        raise InvalidValue(f"“{text.strip()[:40]}” is not a rate.", "Enter it like 90 or 0.92.")
    return rate


def _checked_caps(caps: Caps) -> Caps:
    for money, what in ((caps.daily_money, "a day"), (caps.monthly_money, "a month")):
        if money is not None and not (money.is_finite() and 0 <= money <= MAX_MONEY):
            raise InvalidValue(
                f"That is not a cap on the money of {what}.",
                f"Enter an amount from 0 to {MAX_MONEY:,f}, or nothing for no cap.",
            )
    for count, what in ((caps.daily_documents, "a day"), (caps.monthly_documents, "a month")):
        if count is not None and not 0 <= count <= MAX_DOCUMENTS:
            raise InvalidValue(
                f"That is not a cap on the documents of {what}.",
                f"Enter a count from 0 to {MAX_DOCUMENTS:,}, or nothing for no cap.",
            )
    return caps


def checked_rate(rate: ExchangeRate, today: date) -> ExchangeRate:
    """The rate with its currency in capitals; InvalidValue in words for one that can't be."""
    currency = rate.currency.strip().upper()
    if currency not in CURRENCIES:
        raise InvalidValue(
            f"“{rate.currency[:10]}” is not a currency.",
            "Enter its three letters of ISO 4217, like INR, EUR or USD.",
        )
    if not (rate.per_usd.is_finite() and MIN_RATE <= rate.per_usd <= MAX_RATE):
        raise InvalidValue(
            "That is not a rate for the US dollar.",
            "Enter how much of the currency one US dollar is worth, like 90.",
        )
    if currency == "USD" and rate.per_usd != 1:
        raise InvalidValue("One US dollar is one US dollar.", "Enter 1, or another currency.")
    if not OLDEST_RATE <= rate.on <= today:
        raise InvalidValue(
            f"{rate.on} can't be the day of a rate.", f"Enter a day from {OLDEST_RATE} to {today}."
        )
    return ExchangeRate(currency, rate.per_usd, rate.on)


# --- what was spent ----------------------------------------------------------------------------


def allowances(workspace: OpenWorkspace) -> tuple[Allowance, ...]:
    """Money and documents of this day, then of this month, with what is left of each cap."""
    return workspace.store.answers.allowances()


def usage_lines(workspace: OpenWorkspace, query: UsageQuery) -> tuple[UsageLine, ...]:
    """A page of the usage log, newest first; NotFound when `after` is no line."""
    limit = max(1, min(query.limit, MAX_PAGE))
    return workspace.store.usage.lines(replace(query, limit=limit))


def usage_totals(
    workspace: OpenWorkspace, query: UsageQuery, by: Grouping
) -> tuple[UsageTotal, ...]:
    """Totals of all lines of the query; days and months in order of time, others by cost."""
    return workspace.store.usage.totals(query, by)


def usage_total(workspace: OpenWorkspace, query: UsageQuery) -> UsageTotal:
    """All lines of the query together."""
    return workspace.store.usage.total(query)


def usage_values(workspace: OpenWorkspace, column: str) -> tuple[str, ...]:
    """What stands in the log's `reader`, `model` or `outcome`, for choosing a filter."""
    return workspace.store.usage.values(column)


def export_usage(
    workspace: OpenWorkspace, query: UsageQuery, path: Path, format_: ExportFormat
) -> int:
    """Write all lines of the query, oldest first; how many. ExportFailed leaves no file."""
    from desktop.workflows.usage_export import write_usage

    return write_usage(path, format_, workspace.store.usage.all_lines(query), rules(workspace).rate)
