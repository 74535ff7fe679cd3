# SPDX-License-Identifier: AGPL-3.0-or-later
"""Boxes against the paper that they lie on, or beside."""

from __future__ import annotations

from math import isfinite

from desktop.domain.page import Box


def clipped(box: Box, paper: Box) -> Box | None:
    """The box's part on the page; None when there is none, or its numbers are none."""
    if not (isfinite(box.width) and isfinite(box.height) and box.intersects(paper)):
        return None
    return Box(max(box.x0, 0.0), max(box.y0, 0.0), min(box.x1, paper.x1), min(box.y1, paper.y1))


def moved_onto(box: Box, paper: Box) -> Box | None:
    """The place on the page that is nearest to a box beside it; None for one without numbers."""
    if not all(isfinite(n) for n in (box.x0, box.y0, box.x1, box.y1)):
        return None
    x0 = min(max(box.x0, 0.0), max(0.0, paper.x1 - 1))
    y0 = min(max(box.y0, 0.0), max(0.0, paper.y1 - 1))
    return Box(x0, y0, min(max(box.x1, x0 + 1), paper.x1), min(max(box.y1, y0 + 1), paper.y1))


def overlap(one: Box, other: Box) -> float:
    width = min(one.x1, other.x1) - max(one.x0, other.x0)
    height = min(one.y1, other.y1) - max(one.y0, other.y0)
    return max(0.0, width) * max(0.0, height)
