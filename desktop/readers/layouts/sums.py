# SPDX-License-Identifier: AGPL-3.0-or-later
"""Net, tax and total by their lessons: where they don't add up, other values near by may."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import product

from desktop.domain.layout import Layout
from desktop.domain.reading import FieldReading
from desktop.readers.layouts.candidates import likely_values, reading_of
from desktop.readers.layouts.paper import Paper, Shift

SUM_PATHS = ("subtotal", "tax_amount", "total_amount")

_CENT = Decimal("0.01")
_MOST_EACH = 6
_SURE = 0.6
_BEST = 0.95


def with_sums(
    readings: Mapping[str, FieldReading], layout: Layout, paper: Paper, shift: Shift
) -> dict[str, FieldReading]:
    """The readings, with sums that add up if any near their places do; else with these in doubt."""
    found = [readings.get(path) for path in SUM_PATHS]
    if not _add_up(found):
        others = _that_add_up(layout, paper, shift)
        if others is None:
            wrong = all(r is not None for r in found)
            return {
                p: _less_sure(r) if wrong and p in SUM_PATHS else r for p, r in readings.items()
            }
        found = list(others)
    surer = {r.path: r.with_confidence(_closer_to_best(r.confidence)) for r in found if r}
    return {**readings, **surer}


def _less_sure(reading: FieldReading) -> FieldReading:
    return reading.with_confidence(reading.confidence * 0.5)


def _closer_to_best(confidence: float) -> float:
    return confidence + max(0.0, _BEST - confidence) * 0.5


def _add_up(sums: Sequence[FieldReading | None]) -> bool:
    values = [Decimal(r.value) for r in sums if r is not None]
    if len(values) != len(SUM_PATHS):
        return False
    net, tax, total = values
    return abs(net + tax - total) <= 2 * _CENT


def _that_add_up(layout: Layout, paper: Paper, shift: Shift) -> tuple[FieldReading, ...] | None:
    """The likeliest three that do; two of them must fit their lessons well."""
    choices: list[list[FieldReading]] = []
    for path in SUM_PATHS:
        lesson = layout.field(path)
        if lesson is None or lesson.is_given_up or not lesson.shape:
            return None
        likely = likely_values(lesson, paper, shift, _MOST_EACH)
        choices.append([reading_of(lesson, weighed) for weighed in likely])
    fitting = [
        three
        for three in product(*choices)
        if _add_up(three) and sum(r.confidence >= _SURE for r in three) >= 2
    ]
    return max(fitting, key=lambda three: sum(r.confidence for r in three), default=None)
