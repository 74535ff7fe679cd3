# SPDX-License-Identifier: AGPL-3.0-or-later
"""`vouch caps`: what paid reading may cost, what is left of it, and the rate of one's currency."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import Any

from desktop.cli.output import Column, Output
from desktop.cli.parts import Parts
from desktop.domain.errors import InvalidValue
from desktop.domain.spending import (
    Allowance,
    ExchangeRate,
    SpendingRules,
    local_day,
    money_text,
)
from desktop.workflows import spending
from desktop.workflows.usage_export import plain

_NONE = "none"
TABLE = (
    Column("", 20),
    Column("CAP", 18, right=True),
    Column("USED", 18, right=True),
    Column("LEFT", 18, right=True),
    Column("ANEW", 16),
)


def run(arguments: argparse.Namespace, parts: Parts, output: Output) -> int:
    """0 when the caps are as wanted."""
    workspace = parts.open_workspace(arguments)
    before = spending.rules(workspace)
    mark = parts.settings.decimal_mark
    rules = spending.in_currency(before, _rate(arguments, before, parts))
    caps = rules.caps
    if arguments.daily_money is not None:
        money = _given(arguments.daily_money)
        caps = replace(caps, daily_money=spending.parse_money(money, mark))
    if arguments.monthly_money is not None:
        money = _given(arguments.monthly_money)
        caps = replace(caps, monthly_money=spending.parse_money(money, mark))
    if arguments.daily_documents is not None:
        count = spending.parse_documents(_given(arguments.daily_documents))
        caps = replace(caps, daily_documents=count)
    if arguments.monthly_documents is not None:
        count = spending.parse_documents(_given(arguments.monthly_documents))
        caps = replace(caps, monthly_documents=count)
    wanted = SpendingRules(caps, rules.rate)
    if wanted != before:
        wanted = spending.set_rules(workspace, wanted)
    _print(workspace.info.name, wanted, spending.allowances(workspace), output)
    return 0


def _given(text: str) -> str:
    """What was typed; "" for no cap."""
    if not text.strip():
        # as from an unset variable: that must not lift a cap
        raise InvalidValue("A cap is empty.", "Give a number, or none for no cap.")
    return "" if text.strip().lower() == _NONE else text


def _rate(arguments: argparse.Namespace, before: SpendingRules, parts: Parts) -> ExchangeRate:
    currency = (arguments.currency or before.rate.currency).strip().upper()
    today = local_day(parts.clock.now())
    if arguments.rate is not None:
        per_usd = spending.parse_rate(arguments.rate, parts.settings.decimal_mark)
        return spending.checked_rate(
            ExchangeRate(currency, per_usd, arguments.rate_of or today), today
        )
    if arguments.rate_of is not None:
        raise InvalidValue("A day needs its rate.", "Give the rate too, by --rate.")
    if currency == before.rate.currency:
        return before.rate
    if currency == "USD":
        return ExchangeRate(currency, spending.ONE, today)
    raise InvalidValue(
        f"How much of {currency[:10]} a US dollar is worth is not known.",
        "Give the rate too, like --currency EUR --rate 0.92.",
    )


def _print(
    name: str, rules: SpendingRules, allowances: tuple[Allowance, ...], output: Output
) -> None:
    rate = rules.rate
    if output.format == "json":
        output.record(_record(name, rules, allowances), ())
        return
    output.start(TABLE)
    for one in allowances:
        output.record({}, _cells(one))
    output.note(f"1 USD = {format(rate.per_usd, 'f')} {rate.currency}, as of {rate.on}")


def _record(name: str, rules: SpendingRules, allowances: tuple[Allowance, ...]) -> dict[str, Any]:
    caps = rules.caps
    return {
        "workspace": name,
        "currency": rules.rate.currency,
        "rate": plain(rules.rate.per_usd),
        "rate_of": rules.rate.on.isoformat(),
        "daily_money": plain(caps.daily_money),
        "monthly_money": plain(caps.monthly_money),
        "daily_documents": caps.daily_documents,
        "monthly_documents": caps.monthly_documents,
        "allowances": [_allowance(one) for one in allowances],
    }


def _allowance(one: Allowance) -> dict[str, Any]:
    as_money = one.kind == "money"

    def figure(value: Any) -> Any:
        return value if value is None else plain(value) if as_money else int(value)

    return {
        "period": one.period,
        "kind": one.kind,
        "limit": figure(one.limit),
        "used": figure(one.used),
        "remaining": figure(one.remaining),
        "currency": one.currency,
        "anew": one.anew.isoformat(timespec="seconds"),
    }


def _cells(one: Allowance) -> tuple[str, ...]:
    def shown(value: Any) -> str:
        if value is None:
            return "no cap"
        return f"{int(value):,}" if one.currency is None else money_text(value, one.currency)

    left = "" if one.remaining is None else shown(one.remaining)
    return (
        f"{one.kind} this {one.period}",
        shown(one.limit),
        shown(one.used),
        left,
        f"{one.anew.astimezone():%Y-%m-%d %H:%M}",
    )
