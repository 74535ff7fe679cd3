# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pages that lie on their side or lean: set upright for the readers, and places taken back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from math import cos, radians, sin

from desktop.domain.page import Box, PageText
from desktop.domain.reading import Proposal
from desktop.domain.turned import turned_box, turned_page

__all__ = [
    "Lie",
    "page_as_shown",
    "page_upright",
    "proposal_as_shown",
    "turn_of",
    "turned_box",
    "turned_page",
    "upright_box",
]


@dataclass(frozen=True, slots=True)
class Lie:
    """How a page was set upright: levelled by `lean` degrees about its middle (against the clock
    when positive), then turned clockwise by `turn`."""

    turn: int = 0
    lean: float = 0.0

    @property
    def is_upright(self) -> bool:
        return self.turn == 0 and self.lean == 0.0


def page_as_shown(page: PageText, lie: Lie) -> PageText:
    """The page as it is shown, from the one that the readers had."""
    page = turned_page(page, (360 - lie.turn) % 360)
    if lie.lean == 0.0:
        return page
    words = (replace(w, box=_leaned(w.box, page, lie.lean, ends=False)) for w in page.words)
    return replace(page, words=tuple(words))


def upright_box(box: Box, page: PageText, lie: Lie) -> Box:
    """A place on the page as shown, `page`, where it is once that has been set upright."""
    if lie.lean:
        box = _leaned(box, page, -lie.lean, ends=False)
    return turned_box(box, page.width, page.height, lie.turn)


def page_upright(page: PageText, lie: Lie) -> PageText:
    """What `page_as_shown` was made from, its rules left as they are."""
    if lie.lean != 0.0:
        words = (replace(w, box=_leaned(w.box, page, -lie.lean, ends=False)) for w in page.words)
        page = replace(page, words=tuple(words))
    return turned_page(page, lie.turn)


def proposal_as_shown(
    proposal: Proposal, pages: Mapping[int, PageText], lies: Mapping[int, Lie]
) -> Proposal:
    """The proposal with its places taken back: `pages` are those as shown, by number."""
    evidence = {}
    for path, reading in proposal.evidence.items():
        lie = lies.get(reading.page or 0, Lie())
        if not lie.is_upright and reading.box is not None and reading.page is not None:
            page = pages[reading.page]
            sideways = lie.turn in {90, 270}
            width, height = page.width, page.height
            upright = (height, width) if sideways else (width, height)
            box = turned_box(reading.box, *upright, (360 - lie.turn) % 360)
            if lie.lean:
                box = _leaned(box, page, lie.lean, ends=True)
            reading = replace(reading, box=box)
        evidence[path] = reading
    return replace(proposal, evidence=evidence)


def _leaned(box: Box, page: PageText, lean: float, *, ends: bool) -> Box:
    """A box on the levelled page where it was before; with `ends` it holds all its corners.

    A word's box is only moved: one that held its corners would grow with each word of a line.
    """
    sine, cosine = sin(radians(lean)), cos(radians(lean))
    mid_x, mid_y = page.width / 2, page.height / 2

    def before(x: float, y: float) -> tuple[float, float]:
        across, down = x - mid_x, y - mid_y
        return mid_x + across * cosine - down * sine, mid_y + across * sine + down * cosine

    if not ends:
        x, y = before(box.mid_x, box.mid_y)
        wide, high = box.width / 2, box.height / 2
        return _within(Box(x - wide, y - high, x + wide, y + high), page)
    half = box.height / 2
    left, right = before(box.x0, box.mid_y), before(box.x1, box.mid_y)
    return _within(
        Box(left[0], min(left[1], right[1]) - half, right[0], max(left[1], right[1]) + half),
        page,
    )


def _within(box: Box, page: PageText) -> Box:
    return Box(
        min(max(box.x0, 0.0), page.width),
        min(max(box.y0, 0.0), page.height),
        min(max(box.x1, 0.0), page.width),
        min(max(box.y1, 0.0), page.height),
    )


def turn_of(page: PageText) -> int:
    """How a page has to be turned clockwise for its words to be read from left to right.

    Goes by the way from each word to the next one of its line; 0 when there is nothing to go by.
    """
    across = down = 0.0
    upright = tall = 0
    words = [word for word in page.words if not word.hidden]
    for one, other in pairwise(words):
        if (one.block, one.line) != (other.block, other.line):
            continue
        across += other.box.mid_x - one.box.mid_x
        down += other.box.mid_y - one.box.mid_y
        if abs(other.box.mid_y - one.box.mid_y) > abs(other.box.mid_x - one.box.mid_x):
            tall += 1
        else:
            upright += 1
    if tall > 2 * upright:
        return 270 if down > 0 else 90
    if across < 0 and upright > 2 * tall and _is_latin(page):
        return 180
    return 0


def _is_latin(page: PageText) -> bool:
    """Whether most letters are of a script that runs from left to right."""
    letters = [c for word in page.words[:500] for c in word.text if c.isalpha()]
    return 2 * sum(c < "\u0590" for c in letters) > len(letters)
