# SPDX-License-Identifier: AGPL-3.0-or-later
"""A document as lessons see it: values that may be a field's, and the words that lead to them.

Learning and reading use the same eyes: what is noted of a value on the verified invoice is what
is compared on the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from statistics import median

from desktop.domain.dates import fold
from desktop.domain.fields import FieldKind, kind_of
from desktop.domain.invoice import plain
from desktop.domain.layout import MAX_TEXT, Anchor, Landmark, Region, Relation
from desktop.domain.page import Box, PageText
from desktop.readers.conventions import DocumentConventions
from desktop.readers.grounding import Grounding
from desktop.readers.identifiers import find_ibans, find_vat_ids
from desktop.readers.layout import slope_of, visible_words
from desktop.readers.ocr_slips import mended_page
from desktop.readers.places import shares_column
from desktop.readers.sheet import Line, Piece, Sheet, Span

# How far above a value its heading may stand, in heights of a line.
_REACH_UP = 3.2
_MOST_WORDS = 6
_EDGES = " .,;:#=*|()[]"
_PERCENT = re.compile(r"\d+(?:[.,]\d+)?\s?%")
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Sight:
    """A value on the page: canonical text and place."""

    value: str
    span: Span


@lru_cache(maxsize=4096)
def squashed(text: str) -> str:
    """The letters alone, folded: how labels and landmarks are compared."""
    return "".join(_LETTERS.findall(fold(text)))[:MAX_TEXT]


def shape_of(text: str) -> str:
    """A value's pattern: 9 for digits, A and a for letters, the rest as printed."""
    return "".join(
        "9" if c.isdigit() else "A" if c.isupper() else "a" if c.isalpha() else c
        for c in text.strip()[:60]
    )


def shape_likeness(one: str, other: str) -> float:
    """1 for the same pattern, 0.8 when only lengths of groups differ, else what they share."""
    if one == other:
        return 1.0
    first, second = _short(one), _short(other)
    if first == second:
        return 0.8
    same = 0
    for a, b in zip(first, second, strict=False):
        if a != b:
            break
        same += 1
    return 0.6 * same / max(len(first), len(second), 1)


def _short(shape: str) -> str:
    return re.sub(r"(.)\1+", r"\1", shape.replace("a", "A"))


class Paper:
    """One document, laid out once, for all lessons."""

    def __init__(self, pages: Sequence[PageText], conventions: DocumentConventions) -> None:
        pages = self.pages = [mended_page(page) for page in pages]
        self.conventions = conventions
        self.grounding = Grounding(pages, conventions)
        self._sizes = {p.number: (p.width, p.height) for p in pages}
        written = [p.number for p in pages if p.words]
        self._slopes: dict[int, float] = {}
        self._anchors: dict[tuple[int, int, int], tuple[Anchor, ...]] = {}
        self.first, self.last = (written[0], written[-1]) if written else (1, 1)

    @property
    def sheet(self) -> Sheet:
        return self.grounding.sheet

    def page(self, number: int) -> PageText:
        """The page of this number."""
        return self.sheet.page(number)

    def region(self, page: int, box: Box) -> Region:
        """A box as shares of its page."""
        width, height = self._sizes[page]
        return Region(box.x0 / width, box.y0 / height, box.x1 / width, box.y1 / height)

    def levelled(self, page: int, box: Box) -> Box:
        """A box of a skewed page as it would stand on the level page."""
        slope = self._slopes.get(page)
        if slope is None:
            slope = self._slopes[page] = slope_of(visible_words(self.page(page)))
        if slope == 0.0:
            return box
        drop = slope * box.mid_x
        return Box(box.x0, box.y0 - drop, box.x1, box.y1 - drop)

    @cached_property
    def landmarks(self) -> list[tuple[int, Landmark]]:
        """Every stretch of words without digits, with its page."""
        found: list[tuple[int, Landmark]] = []
        for line in self.sheet.lines:
            for piece in line.pieces:
                text = squashed(piece.text)
                if not 3 <= len(text) <= 60 or any(c.isdigit() for c in piece.text):
                    continue
                place = self.region(piece.page, piece.box)
                found.append((piece.page, Landmark(text, place.x0, place.y0)))
        return found

    def sights(self, path: str, words: int = 1) -> Iterator[Sight]:
        """Everything on the pages that could be a value of the field.

        `words` is how many words an identifier of this layout has.
        """
        kind = kind_of(path)
        if kind is FieldKind.AMOUNT:
            for line in self.sheet.lines:
                for amount in line.amounts:
                    if not amount.percent:
                        yield Sight(plain(amount.value), amount)
        elif kind is FieldKind.DATE:
            for line in self.sheet.lines:
                for printed in line.dates:
                    yield Sight(printed.value.isoformat(), printed)
        elif kind is FieldKind.IBAN:
            for iban in find_ibans(self.sheet):
                yield Sight(iban.value, iban.span)
        elif path.endswith("vat_number"):
            for vat in find_vat_ids(self.sheet):
                yield Sight(vat.value, vat.span)
        elif kind is FieldKind.IDENTIFIER:
            yield from self._identifiers(words)
        elif kind in (FieldKind.NAME, FieldKind.TEXT):
            yield from self._texts()

    def _identifiers(self, words: int) -> Iterator[Sight]:
        count = max(1, min(words, _MOST_WORDS))
        for piece in (p for line in self.sheet.lines for p in line.pieces):
            for at in range(len(piece.words) - count + 1):
                start = piece.starts[at]
                upto = at + count
                end = piece.starts[upto] - 1 if upto < len(piece.starts) else len(piece.text)
                glued = max(piece.text.rfind(mark, start, end - 1) for mark in ":=")
                if glued >= start and count == 1:
                    start = glued + 1
                span = _trimmed(piece, start, end)
                if span is not None and any(c.isdigit() for c in span.text):
                    yield Sight(span.text, span)

    def _texts(self) -> Iterator[Sight]:
        for piece in (p for line in self.sheet.lines for p in line.pieces):
            span = _trimmed(piece, 0, len(piece.text))
            if span is None or not any(c.isalpha() for c in span.text):
                continue
            yield Sight(span.text, span)
            colon = piece.text.find(":")
            if 0 < colon < len(piece.text) - 2:
                rest = _trimmed(piece, colon + 1, len(piece.text))
                if rest is not None:
                    yield Sight(rest.text, rest)

    def anchors(self, span: Span) -> tuple[Anchor, ...]:
        """The printed words that lead to a value: before it, left of it, above it."""
        key = (id(span.piece), span.start, span.end)
        known = self._anchors.get(key)
        if known is None:
            known = self._anchors[key] = self._leading(span)
        return known

    def _leading(self, span: Span) -> tuple[Anchor, ...]:
        found: list[Anchor] = []
        line = self.sheet.lines[span.piece.line]
        behind = _last_words(span.piece.text[: span.start])
        if behind:
            found.append(Anchor(behind, Relation.BEHIND))
        left = _left_of(line, span.piece)
        if left:
            found.append(Anchor(left, Relation.RIGHT))
        above = self._above(line, span)
        if above:
            found.append(Anchor(above, Relation.BELOW))
        return tuple(found)

    def _above(self, line: Line, span: Span) -> str:
        box, height = span.box, max(span.piece.height, 4.0)
        for other in reversed(self.sheet.lines[: line.index]):
            if other.page != line.page or box.y0 - other.box.y1 > _REACH_UP * height:
                return ""
            for piece in other.pieces:
                if piece.box.mid_y >= box.y0:
                    continue
                over = [
                    w.text for w in piece.words if min(w.box.x1, box.x1) - max(w.box.x0, box.x0) > 0
                ]
                if not over and not shares_column(piece.box, box, height):
                    continue
                text = " ".join(over) if len(piece.words) > 4 and over else piece.text
                if not _is_label(text):
                    # a value over a value: the heading stands further up
                    break
                return " ".join(text.split())[:80]
        return ""


def _trimmed(piece: Piece, start: int, end: int) -> Span | None:
    text = piece.text
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return Span(piece, start, end) if end > start else None


def _is_label(text: str) -> bool:
    """Whether words lead to a value, and are none themselves; a tax's rate belongs to its label."""
    text = _PERCENT.sub("", text)
    letters = sum(c.isalpha() for c in text)
    return letters >= 2 and sum(c.isdigit() for c in text) <= 0.35 * letters


def _last_words(before: str) -> str:
    """The words before a value; what has digits is another value and told nothing."""
    words = [w for w in before.split()[-8:] if not any(c.isdigit() for c in w)]
    text = " ".join(words).strip(_EDGES)
    return text[-80:] if sum(c.isalpha() for c in text) >= 2 else ""


def _left_of(line: Line, piece: Piece) -> str:
    nearest: Piece | None = None
    for other in line.pieces:
        if other is not piece and other.box.x1 <= piece.box.x0 + 1 and _is_label(other.text):
            nearest = other
    if nearest is None:
        return ""
    return " ".join(nearest.text.split())[:80]


@dataclass(frozen=True, slots=True)
class Shift:
    """How a page lies to the one that was learned from, in shares of the page."""

    dx: float = 0.0
    dy: float = 0.0

    def back(self, place: Region) -> Region:
        """A place of this page as it would be on the learned one."""
        return Region(
            place.x0 - self.dx, place.y0 - self.dy, place.x1 - self.dx, place.y1 - self.dy
        )


def shift_between(pairs: Sequence[tuple[Landmark, Landmark]]) -> Shift:
    """The usual way from learned landmarks to those found."""
    if len(pairs) < 4:
        return Shift()
    dx = float(median(found.x - known.x for known, found in pairs))
    dy = float(median(found.y - known.y for known, found in pairs))
    return Shift(dx if abs(dx) < 0.08 else 0.0, dy if abs(dy) < 0.08 else 0.0)
