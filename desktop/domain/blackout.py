# SPDX-License-Identifier: AGPL-3.0-or-later
"""Regions of pages that a person blacked out: no part of them ever leaves this computer.

They close what is sent, never what is read here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from desktop.domain.page import Box, PageText, Word

MAX_BLACKOUTS = 1_000
"""The most regions of one document."""

LEAST_SIDE = 2.0
"""A region's shorter side in points at the least: less is a slip of the hand."""

_EDGE = 1.5


@dataclass(frozen=True, slots=True)
class Blackout:
    """One region, in points from the top left of the page (from 1) as shown; `at` is UTC."""

    id: str
    sha256: str
    page: int
    box: Box
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ClosedPages:
    """A document's pages as they may leave this computer.

    Words that a region touches are hidden ones here; pages that are blacked out as a whole are
    left out. `closed` says that the file itself must not be sent.
    """

    pages: tuple[PageText, ...]
    closed: bool
    regions: tuple[Blackout, ...]
    touched: tuple[tuple[int, Word], ...] = ()

    def masks(self, page: int) -> tuple[Box, ...]:
        """What a picture of the page must not show: its regions, and all of each word they touch.

        In points from the top left of the page as shown.
        """
        regions = [region.box for region in self.regions if region.page == page]
        return (*regions, *(word.box for number, word in self.touched if number == page))


def close_pages(pages: Sequence[PageText], regions: Sequence[Blackout]) -> ClosedPages:
    """The pages without what the regions cover, be it in part."""
    if not regions:
        return ClosedPages(tuple(pages), False, ())
    left: list[PageText] = []
    touched: list[tuple[int, Word]] = []
    for page in pages:
        boxes = [region.box for region in regions if region.page == page.number]
        if not boxes:
            left.append(page)
            continue
        words = tuple(_closed(word, boxes) for word in page.words)
        touched += [
            (page.number, before)
            for before, after in zip(page.words, words, strict=True)
            if before is not after
        ]
        if not any(covers_page(box, page.width, page.height) for box in boxes):
            left.append(replace(page, words=words))
    return ClosedPages(tuple(left), True, tuple(regions), tuple(touched))


def covers_page(box: Box, width: float, height: float) -> bool:
    """Whether a region leaves nothing of a page of that size but its edge."""
    return (
        box.x0 <= _EDGE and box.y0 <= _EDGE and box.x1 >= width - _EDGE and box.y1 >= height - _EDGE
    )


def on_page(box: Box, width: float, height: float) -> Box | None:
    """The region's part on a page of that size; None where too little is left to mean anything."""
    if not box.intersects(Box(0.0, 0.0, width, height)):
        return None
    part = Box(max(box.x0, 0.0), max(box.y0, 0.0), min(box.x1, width), min(box.y1, height))
    return part if min(part.width, part.height) >= LEAST_SIDE else None


def _closed(word: Word, boxes: Sequence[Box]) -> Word:
    """The word, hidden where a region touches more than its edge."""
    if word.hidden or not any(_shares(word.box, box) for box in boxes):
        return word
    return replace(word, hidden=True)


def _shares(word: Box, region: Box) -> bool:
    return (
        region.x0 < word.x1 and word.x0 < region.x1 and region.y0 < word.y1 and word.y0 < region.y1
    )
