# SPDX-License-Identifier: AGPL-3.0-or-later
"""Weighs what is printed on a page against one lesson: which value is the field's, and how sure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from desktop.domain.fields import FieldKind, kind_of
from desktop.domain.layout import Anchor, FieldLesson, Region, Relation
from desktop.domain.reading import FieldReading, Source
from desktop.readers.layouts.paper import Paper, Shift, Sight, shape_likeness, shape_of, squashed

_LEAST = 0.58
_ALIKE = 88
_TIE = 0.06
_LEAST_LEAD = 0.1
# What is only considered where it makes net, tax and total add up.
_THINKABLE = 0.3
_ELSEWHERE = 0.1
# The same words on the same line, though not in one piece with the value, or in one now.
_OTHER_GAP = 0.95
# Every word may be a number of some kind: those of quite another pattern aren't looked at.
_OTHER_SHAPE = 0.25


@dataclass(frozen=True, slots=True)
class Weighed:
    """A value and how well it fits the lesson (0 to 1); `label` is the words that led to it.

    `lead` is how far the next other value is behind.
    """

    sight: Sight
    fit: float
    label: str
    lead: float = 1.0


def find_value(lesson: FieldLesson, paper: Paper, shift: Shift) -> Weighed | None:
    """The value that the lesson points at; None when nothing fits well enough."""
    found = [w for w in weighed_values(lesson, paper, shift) if w.fit >= _LEAST]
    if not found:
        return None
    best = max(w.fit for w in found)
    close = [w for w in found if w.fit >= best - _TIE]
    close.sort(key=lambda w: (w.sight.span.piece.page, w.sight.span.box.y0, w.sight.span.box.x0))
    chosen = close[-1] if lesson.last else close[0]
    others = [w.fit for w in found if w.sight.value != chosen.sight.value]
    return Weighed(
        chosen.sight, chosen.fit, chosen.label, min(1.0, chosen.fit - max(others, default=0.0))
    )


def likely_values(lesson: FieldLesson, paper: Paper, shift: Shift, count: int) -> list[Weighed]:
    """The `count` values that fit the lesson best, if at all; each value once, the best first."""
    found = sorted(weighed_values(lesson, paper, shift), key=lambda w: -w.fit)
    once: dict[str, Weighed] = {}
    for weighed in found:
        if weighed.fit >= _THINKABLE:
            once.setdefault(weighed.sight.value, weighed)
    return list(once.values())[:count]


def weighed_values(lesson: FieldLesson, paper: Paper, shift: Shift) -> Iterator[Weighed]:
    """Everything that may be the field's value, with how well it fits; in no order."""
    wanted = paper.last if lesson.page == "last" else paper.first
    amount = kind_of(lesson.path) is FieldKind.AMOUNT
    many = kind_of(lesson.path) is FieldKind.IDENTIFIER
    for sight in paper.sights(lesson.path, len(lesson.shape.split()) or 1):
        page = sight.span.piece.page
        if page != wanted and not amount:
            continue
        if many and shape_likeness(lesson.shape, shape_of(sight.span.text)) < _OTHER_SHAPE:
            continue
        weighed = _weigh(lesson, sight, paper, shift)
        if page != wanted:
            weighed = Weighed(sight, weighed.fit - _ELSEWHERE, weighed.label)
        yield weighed


def reading_of(lesson: FieldLesson, found: Weighed) -> FieldReading:
    """The value as the layout reads it, as sure as it fits and as the lesson's record is good."""
    confidence = 0.62 + 0.28 * (found.fit - _LEAST) / (1 - _LEAST)
    confidence += 0.06 * min(1.0, lesson.confirmed / 3)
    if found.lead < _LEAST_LEAD:
        confidence -= 0.15
    span = found.sight.span
    reading = unplaced(lesson, found.sight.value, max(0.05, confidence), span.text.strip())
    return replace(reading, label=found.label, page=span.piece.page, box=span.box)


def unplaced(lesson: FieldLesson, value: str, confidence: float, text: str = "") -> FieldReading:
    """A value of the lesson's field without a place."""
    sure = min(0.95, confidence * lesson.standing)
    return FieldReading(lesson.path, value, text, Source.LAYOUT.value, sure)


def _weigh(lesson: FieldLesson, sight: Sight, paper: Paper, shift: Shift) -> Weighed:
    span = sight.span
    place = shift.back(paper.region(span.piece.page, span.box))
    across, down = _nearness(lesson.region, place)
    shape = shape_likeness(lesson.shape, shape_of(span.text))
    anchored, label = 0.0, ""
    if lesson.anchors:
        anchored, label = _led(lesson.anchors, paper.anchors(span))
        fit = 0.6 * anchored + 0.15 * across + 0.12 * down + 0.13 * shape
        if anchored == 0.0:
            # the words around changed, the place and the pattern are the very same
            fit = 0.62 if across > 0.8 and down > 0.8 and shape >= 0.8 else 0.0
    else:
        fit = 0.45 * across + 0.35 * down + 0.2 * shape
        words = kind_of(lesson.path) in (FieldKind.NAME, FieldKind.TEXT)
        # of words without a label the line above or below is as good a guess
        if across < 0.4 or down < (0.6 if words else 0.3):
            fit = 0.0
    return Weighed(sight, fit, label)


def _led(known: tuple[Anchor, ...], seen: tuple[Anchor, ...]) -> tuple[float, str]:
    """How many of the leading words are there again, and which.

    One of them is enough: what stands left of a value or over it may change with its neighbours.
    """
    hits = 0.0
    label = ""
    for anchor in known:
        wanted = squashed(anchor.text)
        worth, words = max(
            (
                (_relates(anchor.relation, other.relation), other.text)
                for other in seen
                if _same(wanted, squashed(other.text))
            ),
            default=(0.0, ""),
        )
        hits += worth
        label = label or (words if worth else "")
    if not hits:
        return 0.0, ""
    return (0.85 + 0.15 * hits / len(known)) * min(1.0, hits), label


def _relates(known: Relation, seen: Relation) -> float:
    """1 for the same relation; nearly as much for words left of the value, near or far."""
    if known is seen:
        return 1.0
    return _OTHER_GAP if Relation.BELOW not in (known, seen) else 0.0


def _same(one: str, other: str) -> bool:
    if one == other:
        return True
    return min(len(one), len(other)) >= 4 and fuzz.ratio(one, other) >= _ALIKE


def _nearness(known: Region | None, place: Region) -> tuple[float, float]:
    if known is None:
        return 0.0, 0.0
    across = min(abs(known.x0 - place.x0), abs(known.x1 - place.x1))
    down = abs((known.y0 + known.y1) / 2 - (place.y0 + place.y1) / 2)
    return max(0.0, 1.0 - across / 0.04), max(0.0, 1.0 - down / 0.03)
