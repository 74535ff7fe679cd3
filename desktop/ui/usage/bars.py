# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the chart of costs shows: days and months without gaps, others by what they cost."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from desktop.background.snapshots import UsageSnapshot
from desktop.domain.spending import ExchangeRate, Grouping, UsageTotal
from desktop.ui.usage.chart import Bar
from desktop.ui.usage.period import every_day, every_month
from desktop.ui.usage.words import both, label_of, requests_of
from desktop.ui.wording import Wording

MOST_BARS = 93
MOST_NAMES = 12


def bars_of(snapshot: UsageSnapshot, wording: Wording) -> tuple[Bar, ...]:
    """The bars of a snapshot's totals, in the person's currency."""
    by, totals = snapshot.by, snapshot.totals
    if by in ("day", "month"):
        shown = _without_gaps(by, totals)[-MOST_BARS:]
    else:
        shown = sorted(totals, key=lambda total: -total.cost)[:MOST_NAMES]
    if not any(total.cost for total in shown):
        return ()
    return tuple(_bar(total, by, snapshot.rate, wording) for total in shown)


def _without_gaps(by: Grouping, totals: tuple[UsageTotal, ...]) -> list[UsageTotal]:
    """Days and months in which nothing was asked stand too, from the first to the last."""
    known = {total.label: total for total in totals if total.label}
    if not known:
        return []
    first, last = min(known), max(known)
    if by == "day":
        days = every_day(date.fromisoformat(first), date.fromisoformat(last))
        labels = [day.isoformat() for day in days]
    else:
        months = every_month(date.fromisoformat(f"{first}-01"), date.fromisoformat(f"{last}-01"))
        labels = [f"{month:%Y-%m}" for month in months]
    return [known.get(label) or _nothing(label) for label in labels]


def _nothing(label: str) -> UsageTotal:
    zero = Decimal(0)
    return UsageTotal(
        label=label,
        requests=0,
        answered=0,
        documents=0,
        input_tokens=0,
        output_tokens=0,
        thinking_tokens=0,
        cached_tokens=0,
        cost=zero,
        at_most=zero,
        unpriced=0,
        seconds=0.0,
    )


def _bar(total: UsageTotal, by: Grouping, rate: ExchangeRate, wording: Wording) -> Bar:
    name = label_of(total, by, wording)
    cost = both(total.cost, rate, wording)
    requests = requests_of(total.requests, wording)
    return Bar(
        label=label_of(total, by, wording, short=True),
        value=rate.of(total.cost, total.currency),
        words=f"{name}: {cost}, {requests}",
    )
