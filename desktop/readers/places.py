# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where a label's value may stand: behind it, to its right, or below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.domain.explanation import Reason
from desktop.domain.page import Box
from desktop.readers.sheet import LabelHit, Line, Piece, Sheet, Span


@dataclass(frozen=True)
class Place:
    """A stretch of text to look for a value in; `weight` says how usual the place is (to 1)."""

    piece: Piece
    start: int
    end: int
    relation: str
    weight: float

    @property
    def text(self) -> str:
        return self.piece.text[self.start : self.end]


@dataclass(frozen=True)
class Candidate:
    """A value that may be a field's: canonical text, place, label, and how much speaks for it.

    `strength` is the label's, `weight` the place's; `marks` are what else was weighed.
    """

    value: str
    span: Span
    score: float
    label: str = ""
    relation: str = ""
    strength: float = 0.0
    weight: float = 0.0
    marks: tuple[Reason, ...] = ()


def places(sheet: Sheet, hit: LabelHit, reach: float = 2.6) -> Iterator[Place]:
    """The places for the value of `hit`, the likeliest first.

    `reach` is how far below a value may stand, in heights of the label.
    """
    line = sheet.lines[hit.piece.line]
    behind = _behind(line, hit)
    if behind is not None:
        yield behind
    right = list(_right(line, hit))
    yield from right
    # a label with its value beside it has none below; a row of labels has them all below
    beside = [p for p in (behind, *right) if p is not None and any(c.isdigit() for c in p.text)]
    below_weight = 0.92
    if beside:
        below_weight = 0.4 if hit.closed else 0.62
    yield from below(sheet, hit, reach, below_weight)


def _behind(line: Line, hit: LabelHit) -> Place | None:
    end = len(hit.piece.text)
    for other in line.labels:
        if other.piece is hit.piece and other.start >= hit.end and _starts_label(other):
            end = other.start
            break
    text = hit.piece.text[hit.end : end]
    if not text.strip(" .:;#-–=°º"):
        return None
    return Place(hit.piece, hit.end, end, "behind", 1.0 if text.lstrip()[:1] == ":" else 0.94)


def _starts_label(hit: LabelHit) -> bool:
    """Whether another value's label begins here, not just a word that could be one."""
    return hit.closed or hit.end - hit.start > 5


def _right(line: Line, hit: LabelHit) -> Iterator[Place]:
    weight = 0.97
    rest = hit.piece.text[hit.end :].strip(" .:;#-–=°º")
    if rest:
        weight = 0.6
    for piece in line.pieces:
        if piece.box.x0 < hit.piece.box.x1 - 1 or piece is hit.piece:
            continue
        labels = [h for h in line.labels if h.piece is piece and h.opens and _starts_label(h)]
        if labels:
            return
        gap = piece.box.x0 - hit.piece.box.x1
        far = gap > 22 * hit.piece.height
        yield Place(piece, 0, len(piece.text), "right", weight * (0.8 if far else 1.0))
        weight *= 0.7


def below(sheet: Sheet, hit: LabelHit, reach: float, weight: float) -> Iterator[Place]:
    """The pieces under a label, nearest first, until another label stands in the way."""
    line = sheet.lines[hit.piece.line]
    box = hit.box
    found = 0
    for other in sheet.below(line, reach * max(hit.piece.height, 4.0)):
        for piece in other.pieces:
            if not shares_column(box, piece.box, hit.piece.height):
                continue
            if any(
                h.piece is piece and h.opens and _starts_label(h) and h.end > h.start + 2
                for h in other.labels
            ):
                return
            start, end = _own_words(line, hit, piece)
            yield Place(piece, start, end, "below", weight)
            found += 1
            weight *= 0.75
            break
        if found >= 2:
            return


def _own_words(line: Line, hit: LabelHit, piece: Piece) -> tuple[int, int]:
    """The words of a piece that stand under this label, when it runs under several labels."""
    heads = [
        h for h in line.labels if h.opens and h.box.x0 <= piece.box.x1 and h.box.x1 >= piece.box.x0
    ]
    if len(heads) < 2 or len(piece.words) < 2:
        return 0, len(piece.text)
    mine = [
        index
        for index, word in enumerate(piece.words)
        if min(heads, key=lambda h: abs(h.box.mid_x - word.box.mid_x)) is hit
    ]
    if not mine:
        return 0, len(piece.text)
    last = piece.starts[mine[-1] + 1] - 1 if mine[-1] + 1 < len(piece.starts) else len(piece.text)
    return piece.starts[mine[0]], last


def shares_column(label: Box, value: Box, height: float) -> bool:
    """Whether a value could stand in a label's column: overlapping, or flush left or right."""
    overlap = min(label.x1, value.x1) - max(label.x0, value.x0)
    if overlap <= 0:
        return False
    if overlap >= 0.5 * min(label.width, value.width):
        return True
    return abs(label.x0 - value.x0) < 1.5 * height or abs(label.x1 - value.x1) < 1.5 * height
