# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pages and places on them, turned by quarters."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.page import Box, PageText


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


def carried_page(page: PageText, number: int, turn: int) -> PageText:
    """The page as it is read in another document, as its page `number`, shown turned clockwise.

    What OCR read of its picture stays good: the picture needs to be turned that much less.
    """
    how = page.picture
    if how is not None:
        how = replace(how, turn=(how.turn - turn) % 360)
    likeness = "" if turn else page.likeness
    return replace(turned_page(page, turn), number=number, picture=how, likeness=likeness)
