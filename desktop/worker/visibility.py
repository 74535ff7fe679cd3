# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which words of a text layer a person can see, and whether the layer says anything at all.

Invoices can carry text that only a machine sees: in the invisible mode, too small, or in the
colour of its ground. It is kept for search, but no value may come from it. The invisible layer
that OCR programs lay over a scan is the exception: it says what the picture shows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.domain.page import Box

FILLED, STROKED = 16, 32
"""Bits of MuPDF's character flags: how the glyphs are painted; neither means invisible."""

SCAN_SHARE = 0.6
"""A page covered by pictures to this share is a scan."""

_SMALLEST_SIZE = 2.5
_USUAL_SIDE = 500.0
_LEAST_CONTRAST = 18
_GARBAGE_SHARE = 0.3
# Words are looked up by rows of this height, in points.
_ROW = 4.0

Color = tuple[int, int, int]
_PAPER: Color = (255, 255, 255)


@dataclass(frozen=True, slots=True)
class Ground:
    """What was painted below or above: a filled area with its colour, None when it is a picture
    or a shading, whose colours are not known. `order` counts what the page paints, from below."""

    box: Box
    color: Color | None
    order: int = 0


@dataclass(frozen=True, slots=True)
class Ink:
    """How a run of text is painted: colour, opacity (0 to 255), size in points, flags."""

    color: Color
    alpha: int
    size: float
    painted: bool


def is_seen(ink: Ink, box: Box, grounds: Sequence[Ground], side: float, scan: bool) -> bool:
    """Whether a person sees a word; `side` is the page's shorter side in points."""
    if ink.size < max(1.0, _SMALLEST_SIZE * min(1.0, side / _USUAL_SIDE)):
        return False
    if not ink.painted:
        return scan
    if ink.alpha < _LEAST_CONTRAST:
        return False
    ground = _color_below(box, grounds)
    return ground is None or _contrast(ink.color, ground) >= _LEAST_CONTRAST


class Rewritten:
    """Tells which words have another one written at their place later; made of MuPDF's words."""

    def __init__(self, words: Sequence[Sequence[Any]]) -> None:
        self._words = words
        self._rows: dict[int, list[tuple[int, float, float]]] | None = None

    def after(self, index: int) -> bool:
        """Whether a later word's middle lies within the word of that index."""
        if self._rows is None:
            self._rows = {}
            for at, (x0, y0, x1, y1, *_) in enumerate(self._words):
                middle = (at, (x0 + x1) / 2, (y0 + y1) / 2)
                self._rows.setdefault(int(middle[2] // _ROW), []).append(middle)
        x0, y0, x1, y1 = self._words[index][:4]
        return any(
            at > index and x0 <= x <= x1 and y0 <= y <= y1
            for row in range(int(y0 // _ROW), int(y1 // _ROW) + 1)
            for at, x, y in self._rows.get(row, ())
        )


def is_covered(
    box: Box,
    grounds: Sequence[Ground],
    texts: Sequence[tuple[int, Box]],
    rewritten: Callable[[], bool],
) -> bool:
    """Whether a plain area was painted over a word after it was written.

    `texts` are the page's pieces of text as (order, box), in order; `rewritten` tells whether
    another word was written at its place later. Pictures don't count: they may be transparent,
    and a scan lies over the very words that it shows.
    """
    over = [g.order for g in grounds if g.color is not None and _holds(g.box, box)]
    if not over or not texts or over[-1] < texts[0][0]:
        return False
    x, y = box.mid_x, box.mid_y
    newest = True
    for order, area in reversed(texts):
        if area.x0 <= x <= area.x1 and area.y0 <= y <= area.y1:
            # what was written there last is what is seen
            if order < over[-1]:
                return newest or rewritten()
            if newest and not rewritten():
                return False
            newest = False
    return False


def needs_ground(ink: Ink) -> bool:
    """Whether it depends on the ground that a word is seen: its colour is close to paper."""
    return ink.painted and _contrast(ink.color, _PAPER) < _LEAST_CONTRAST


def is_garbage(texts: Sequence[str]) -> bool:
    """Whether most of a text layer is unreadable: fonts without a map to Unicode."""
    total = bad = 0
    for text in texts:
        for char in text:
            code = ord(char)
            total += 1
            if code < 32 or code == 0xFFFD or 0xE000 <= code <= 0xF8FF or code >= 0xF0000:
                bad += 1
    return total > 0 and bad > _GARBAGE_SHARE * total


def _holds(area: Box, box: Box) -> bool:
    """Whether the area covers the word, but for its outermost edge."""
    x, y = 0.05 * box.width, 0.2 * box.height
    return (
        area.x0 <= box.x0 + x
        and box.x1 - x <= area.x1
        and area.y0 <= box.y0 + y
        and box.y1 - y <= area.y1
    )


def _color_below(box: Box, grounds: Sequence[Ground]) -> Color | None:
    """The colour of the last area that covers the word's middle; paper when there is none."""
    x, y = box.mid_x, box.mid_y
    for ground in reversed(grounds):
        area = ground.box
        if area.x0 <= x <= area.x1 and area.y0 <= y <= area.y1:
            return ground.color
    return _PAPER


def _contrast(one: Color, other: Color) -> int:
    return max(abs(a - b) for a, b in zip(one, other, strict=True))
