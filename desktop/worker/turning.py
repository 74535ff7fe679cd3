# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pages that lie on their side: words turned upright for the readers, and places turned back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from desktop.domain.page import Box, PageText
from desktop.domain.reading import Proposal


def turned_box(box: Box, width: float, height: float, turn: int) -> Box:
    """`box` on a page of `width` by `height` after the page is turned clockwise by `turn`."""
    if turn == 90:
        return Box(height - box.y1, box.x0, height - box.y0, box.x1)
    if turn == 180:
        return Box(width - box.x1, height - box.y1, width - box.x0, height - box.y0)
    if turn == 270:
        return Box(box.y0, width - box.x1, box.y1, width - box.x0)
    return box


def turned_page(page: PageText, turn: int) -> PageText:
    """The page with all its words and rules, turned clockwise by 0, 90, 180 or 270."""
    if turn == 0:
        return page
    width, height = page.width, page.height
    sideways = turn in {90, 270}
    return replace(
        page,
        width=height if sideways else width,
        height=width if sideways else height,
        words=tuple(replace(w, box=turned_box(w.box, width, height, turn)) for w in page.words),
        rules=tuple(turned_box(rule, width, height, turn) for rule in page.rules),
    )


def turned_proposal(
    proposal: Proposal, pages: Mapping[int, PageText], turns: Mapping[int, int]
) -> Proposal:
    """The proposal with its places turned back: `pages` are upright, by number, and `turns` says
    by how much each one had been turned clockwise to be so."""
    evidence = {}
    for path, reading in proposal.evidence.items():
        turn = turns.get(reading.page or 0, 0)
        if turn and reading.box is not None and reading.page is not None:
            page = pages[reading.page]
            box = turned_box(reading.box, page.width, page.height, 360 - turn)
            reading = replace(reading, box=box)
        evidence[path] = reading
    return replace(proposal, evidence=evidence)


def lie_of(page: PageText) -> int:
    """How a page has to be turned clockwise for its words to be read from left to right.

    Goes by the way from each word to the next one of its line; 0 when there is nothing to go by.
    """
    across = down = 0.0
    upright = tall = 0
    for one, other in zip(page.words, page.words[1:], strict=False):
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
