# SPDX-License-Identifier: AGPL-3.0-or-later
"""A line of writing as the recogniser read it, letter by letter, and the words it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import numpy as np

# The detector's boxes stand clear of the letters by this share of their height.
_PADDING = 0.12
_SURE_OF_HANDWRITING = 0.75
_NARROW = frozenset("iljtfrI.,:;'|!()[]/ -")
_WIDE = frozenset("mwMW@%")


@dataclass(frozen=True, slots=True)
class OcrWord:
    """A word in pixels of the upright picture; `line` counts lines from the top, `written` is
    True for handwriting."""

    text: str
    box: tuple[float, float, float, float]
    line: int
    confidence: float
    written: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter, not a space: where its middle stands along the line (0 to 1), and how sure the
    recogniser was of it."""

    text: str
    at: float
    confidence: float


@dataclass(frozen=True, slots=True)
class OcrLine:
    """What was read in a quadrilateral (corners from the top left, clockwise).

    `letters` are those of `text` without its spaces; none where the recogniser didn't tell.
    """

    text: str
    score: float
    quad: np.ndarray[Any, Any]
    letters: Sequence[Letter] = ()

    @property
    def height(self) -> float:
        return float(np.ptp(self.quad[:, 1]))

    @property
    def is_tall(self) -> bool:
        width, height = np.ptp(self.quad[:, 0]), np.ptp(self.quad[:, 1])
        return bool(height > 1.3 * width)


def letters_of(text: str, told: Any) -> list[Letter]:
    """The letters of a line from what RapidOCR's recogniser tells of it (its WordInfo).

    None when it doesn't fit the text. The recogniser's columns are as wide as the line together;
    its confidences count spaces too.
    """
    columns = [column for word in told.word_cols for column in word]
    letters = [letter for word in told.words for letter in word]
    if len(told.confs) != len(text) or told.line_txt_len <= 0:
        return []
    sure = [c for letter, c in zip(text, told.confs, strict=True) if not letter.isspace()]
    if letters != [letter for letter in text if not letter.isspace()] or len(columns) != len(sure):
        return []
    return [
        Letter(letter, min(1.0, (column + 0.5) / told.line_txt_len), float(confidence))
        for letter, column, confidence in zip(letters, columns, sure, strict=True)
    ]


def words_of(line: OcrLine, number: int) -> list[OcrWord]:
    """The line's words; each is as sure as its least sure letter."""
    if not line.letters:
        return _in_proportion(line, number)
    half = _letter_width(line.letters) / 2
    found: list[OcrWord] = []
    spans: list[tuple[float, float]] = []
    rest = list(line.letters)
    texts = line.text.split()
    sure: list[float] = []
    for text in texts:
        mine, rest = rest[: len(text)], rest[len(text) :]
        spans.append((max(0.0, mine[0].at - half), min(1.0, mine[-1].at + half)))
        sure.append(min(letter.confidence for letter in mine))
    for text, span, confidence in zip(texts, _apart(spans), sure, strict=True):
        found.append(_word(text, _part(line, *span), number, confidence))
    return found


def by_hand(word: OcrWord) -> OcrWord:
    """The same word, written by hand."""
    return replace(word, written=True, confidence=min(word.confidence, _SURE_OF_HANDWRITING))


def _letter_width(letters: Sequence[Letter]) -> float:
    """A letter's usual width, as a share of the line."""
    steps = [b.at - a.at for a, b in pairwise(letters)]
    return float(np.median(steps)) if steps else 1.0


def _apart(spans: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The spans, where two overlap each up to the middle."""
    found = list(spans)
    for index, (one, other) in enumerate(pairwise(spans)):
        if one[1] > other[0]:
            middle = (one[1] + other[0]) / 2
            found[index] = found[index][0], middle
            found[index + 1] = middle, found[index + 1][1]
    return found


def _in_proportion(line: OcrLine, number: int) -> list[OcrWord]:
    """A line's words, each with the part of its quadrilateral that its letters would fill."""
    weights = [_weight(char) for char in line.text]
    total = sum(weights) or 1.0
    found: list[OcrWord] = []
    start = 0
    for word in line.text.split():
        at = line.text.index(word, start)
        start = at + len(word)
        left, right = sum(weights[:at]) / total, sum(weights[:start]) / total
        found.append(_word(word, _part(line, left, right), number, line.score))
    return found


def _weight(char: str) -> float:
    if char in _NARROW:
        return 0.5
    return 1.5 if char in _WIDE else 1.0


def _part(line: OcrLine, left: float, right: float) -> np.ndarray[Any, Any]:
    """The part of a line's quadrilateral between two shares of its length.

    The recogniser turns tall lines to the left before it reads them: they run downwards.
    """
    top_left, top_right, bottom_right, bottom_left = line.quad
    if _is_turned(line):
        top_left, top_right, bottom_right, bottom_left = (
            top_right,
            bottom_right,
            bottom_left,
            top_left,
        )
    return np.array(
        [
            top_left + (top_right - top_left) * left,
            top_left + (top_right - top_left) * right,
            bottom_left + (bottom_right - bottom_left) * right,
            bottom_left + (bottom_right - bottom_left) * left,
        ]
    )


def _is_turned(line: OcrLine) -> bool:
    """As RapidOCR decides when it cuts a line out."""
    top_left, top_right, bottom_right, bottom_left = line.quad
    wide = max(np.linalg.norm(top_left - top_right), np.linalg.norm(bottom_left - bottom_right))
    high = max(np.linalg.norm(top_left - bottom_left), np.linalg.norm(top_right - bottom_right))
    return bool(high >= 1.5 * wide)


def _word(text: str, quad: np.ndarray[Any, Any], line: int, confidence: float) -> OcrWord:
    x0, y0 = (float(v) for v in quad.min(axis=0))
    x1, y1 = (float(v) for v in quad.max(axis=0))
    pad = _PADDING * (y1 - y0)
    return OcrWord(text, (x0, y0 + pad, x1, y1 - pad), line, confidence)
