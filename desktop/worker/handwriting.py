# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tells lines written by hand from printed ones: by where their letters stand, and by their ink.

A printer sets letters on one line to a hair's breadth, whatever the font and however bad the scan;
nobody's hand does. How well letters can be read tells nothing: OCR is as sure of handwriting.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan, log, nan
from typing import Any

import cv2
import numpy as np

from desktop.worker.ocr_words import OcrLine

Picture = np.ndarray[Any, Any]

_LEAST_LETTERS = 4
_LEAST_HEIGHT = 12
# Of a line's height: what is a letter, and how far from the line it may stand and be on it.
_LETTER = (0.22, 0.98)
_WIDEST = 3.0
_HANGING = frozenset("gjpqyQ,;()[]/")
_OFF = 0.05
_SLOPES = (0.0, -0.01, 0.01, -0.02, 0.02, -0.03, 0.03, -0.04, 0.04)
_BENDS = (0.0, -0.15, 0.15, -0.3, 0.3)
_FEW_LETTERS = 10
_FEW_SLOPES = (0.0, -0.02, 0.02)
# Printed lines have nine letters of ten on the line; commas and brackets hang below.
_UNEVEN = 0.72
_EVEN_INK = 0.85
_EVEN = 0.88
# Crumpled paper and bad scans make a printed line uneven here and there.
_LEAST_LINES = 3
_LEAST_SHARE = 0.12
# A pen's stroke is thinner than print, or another colour (in steps of the CIE's a and b).
_THINNER = 0.8
_OTHER_COLOUR = 12.0


@dataclass(frozen=True, slots=True)
class _Look:
    """A line's ink: which share of its letters stands on one line (`NaN`: too few to tell), the
    width of its strokes as a share of a letter's height, its colour (a, b)."""

    even: float
    stroke: float
    colour: tuple[float, float]

    def near(self, other: _Look, than: _Look) -> bool:
        """Whether this ink is more like that of `other` than like that of `than`."""
        return self._far(other) < self._far(than)

    def _far(self, other: _Look) -> float:
        colour = np.hypot(self.colour[0] - other.colour[0], self.colour[1] - other.colour[1])
        strokes = abs(log(self.stroke / other.stroke))
        return float(colour) / _OTHER_COLOUR + strokes / 0.2

    def is_other_ink(self, print_: _Look) -> bool:
        """Whether it is thinner than print, or of another colour."""
        colour = np.hypot(self.colour[0] - print_.colour[0], self.colour[1] - print_.colour[1])
        return self.stroke < _THINNER * print_.stroke or bool(colour > _OTHER_COLOUR)


def written_lines(lines: Sequence[OcrLine], rgb: Picture) -> frozenset[int]:
    """Which of the lines of a page were written by hand, by their index.

    `rgb` is the picture that they were found in. None where too few lines are uneven to tell
    handwriting from bad paper.
    """
    looks = {n: look for n, line in enumerate(lines) if (look := _look(line, rgb)) is not None}
    judged = {n: look for n, look in looks.items() if not isnan(look.even)}
    print_ = _usual([x for n, x in judged.items() if x.even >= _EVEN and _is_long(lines[n])])
    if print_ is None:
        # a page by hand, the short lines and the lucky ones with it
        by_hand = sum(look.even < _EVEN_INK for look in judged.values())
        return frozenset(looks) if by_hand >= _LEAST_LINES else frozenset()
    uneven = {n for n, look in judged.items() if _is_uneven(look, lines[n], print_)}
    if len(uneven) < _LEAST_LINES or len(uneven) < _LEAST_SHARE * len(judged):
        return frozenset()
    pen = _usual([judged[n] for n in uneven])
    if pen is None or not pen.is_other_ink(print_):
        return frozenset(uneven)
    alike = {n for n, x in looks.items() if x.is_other_ink(print_) and x.near(pen, print_)}
    return frozenset(uneven | alike)


def _is_uneven(look: _Look, line: OcrLine, print_: _Look) -> bool:
    """Figures of a height each are a matter of the font, unless their ink is another one too."""
    if look.is_other_ink(print_):
        return look.even < _EVEN_INK
    return look.even < _UNEVEN and not _is_figures(line.text)


def _is_long(line: OcrLine) -> bool:
    return sum(map(str.isalnum, line.text)) >= _FEW_LETTERS


def _usual(looks: Sequence[_Look]) -> _Look | None:
    if not looks:
        return None
    a, b = np.median([look.colour for look in looks], axis=0)
    stroke = float(np.median([look.stroke for look in looks]))
    return _Look(nan, stroke, (float(a), float(b)))


def _is_figures(text: str) -> bool:
    return 2 * sum(map(str.isdigit, text)) > sum(map(str.isalnum, text))


def _look(line: OcrLine, rgb: Picture) -> _Look | None:
    """A line's letters and ink; None where hardly anything is there."""
    x0, y0 = (max(0, int(v)) for v in line.quad.min(axis=0))
    x1, y1 = (int(v) for v in line.quad.max(axis=0))
    part = np.ascontiguousarray(rgb[y0:y1, x0:x1])
    height = part.shape[0]
    if line.is_tall or height < _LEAST_HEIGHT or not part.size:
        return None
    grey = cv2.cvtColor(part, cv2.COLOR_RGB2GRAY)
    _, ink = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    _, _, pieces, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    pieces = pieces[1:]
    high, wide = pieces[:, cv2.CC_STAT_HEIGHT], pieces[:, cv2.CC_STAT_WIDTH]
    low, most = _LETTER
    letters = pieces[(high >= low * height) & (high <= most * height) & (wide <= _WIDEST * height)]
    if not len(letters):
        return None
    # twice the mean depth of a stroke's points is half its width
    stroke = 4 * cv2.mean(cv2.distanceTransform(ink, cv2.DIST_L2, 3), ink)[0]
    lab = cv2.cvtColor(part, cv2.COLOR_RGB2LAB)
    inked, ground = cv2.mean(lab, ink), cv2.mean(lab, cv2.bitwise_not(ink))
    tall = float(np.median(letters[:, cv2.CC_STAT_HEIGHT]))
    many = sum(letter.isalnum() for letter in line.text) >= _LEAST_LETTERS
    even = _evenness(letters, part.shape[1], height) if many else nan
    # what hangs below the line in print is no sign of a hand
    hanging = sum(letter in _HANGING for letter in line.text) / max(1, len(line.text))
    even = min(1.0, even / max(0.6, 1 - hanging))
    return _Look(even, stroke / tall, (inked[1] - ground[1], inked[2] - ground[2]))


def _evenness(letters: Picture, width: int, height: int) -> float:
    """The share of the letters that stand on one line; NaN where there are too few."""
    if len(letters) < _LEAST_LETTERS:
        return nan
    feet = (letters[:, cv2.CC_STAT_TOP] + letters[:, cv2.CC_STAT_HEIGHT]).astype(float)
    along = letters[:, cv2.CC_STAT_LEFT] + letters[:, cv2.CC_STAT_WIDTH] / 2 - width / 2
    # paper that bends bends its lines; a few letters would always find a bend that fits
    few = len(letters) < _FEW_LETTERS
    bend = height * (2 * along / width) ** 2
    reach = max(1.0, _OFF * height)
    best = 0
    for share in (0.0,) if few else _BENDS:
        for slope in _FEW_SLOPES if few else _SLOPES:
            best = max(best, _together(feet - slope * along - share * bend, reach))
            if best >= _EVEN * len(feet):
                return best / len(feet)
    return best / len(feet)


def _together(places: Picture, reach: float) -> int:
    """How many places lie within `reach` of one of them."""
    ordered = np.sort(places)
    first = np.searchsorted(ordered, ordered - reach, side="left")
    behind = np.searchsorted(ordered, ordered + reach, side="right")
    return int((behind - first).max())
