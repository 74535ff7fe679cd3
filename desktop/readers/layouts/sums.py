# SPDX-License-Identifier: AGPL-3.0-or-later
"""Net, tax and total by their lessons: where they don't add up, other values near by may."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product

from desktop.domain.layout import Layout
from desktop.domain.reading import FieldReading, Source
from desktop.readers.layouts.candidates import likely_values, reading_of
from desktop.readers.layouts.paper import Paper, Shift

SUM_PATHS = ("subtotal", "tax_amount", "total_amount")

_CENT = Decimal("0.01")
_MOST_EACH = 6
_SURE = 0.6
_BEST = 0.95
# How sure a value is that nothing but the other two leads to, and how far from them it may stand,
# in heights of a line.
_FOUND = 0.5
_REACH = 6.0


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
        for three in (*product(*choices), *_completed(choices, paper))
        if _add_up(three) and sum(r.confidence >= _SURE for r in three) >= 2
    ]
    return max(fitting, key=lambda three: sum(r.confidence for r in three), default=None)


def _completed(
    choices: Sequence[Sequence[FieldReading]], paper: Paper
) -> Iterator[tuple[FieldReading, ...]]:
    """Two that fit their lessons, with the third that they ask for where it is printed in line."""
    for missing, path in enumerate(SUM_PATHS):
        one, other = (n for n in range(len(SUM_PATHS)) if n != missing)
        for first, second in product(choices[one], choices[other]):
            if min(first.confidence, second.confidence) < _SURE:
                continue
            numbers = {one: Decimal(first.value), other: Decimal(second.value)}
            wanted = (
                numbers[0] + numbers[1]
                if missing == len(SUM_PATHS) - 1
                else numbers[2] - numbers[1 - missing]
            )
            third = _printed(path, wanted, (first, second), paper)
            if third is not None:
                three = {one: first, other: second, missing: third}
                yield tuple(three[n] for n in range(len(SUM_PATHS)))


def _printed(
    path: str, wanted: Decimal, beside: Sequence[FieldReading], paper: Paper
) -> FieldReading | None:
    """The amount where it ends at the same edge as one of the others, near to it."""
    for sight in paper.sights(path):
        span = sight.span
        if Decimal(sight.value) != wanted:
            continue
        for other in beside:
            box = other.box
            if box is None or other.page != span.piece.page:
                continue
            height = max(box.height, 4.0)
            in_line = abs(box.x1 - span.box.x1) < height
            if in_line and abs(box.mid_y - span.box.mid_y) < _REACH * height:
                return FieldReading(
                    path, sight.value, span.text.strip(), Source.LAYOUT.value, _FOUND,
                    span.piece.page, span.box,
                )  # fmt: skip
    return None
