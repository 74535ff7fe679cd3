# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ruled lines of a page: thin strokes and the edges of drawn rectangles, for finding tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from desktop.domain.page import Box

MAX_PATHS = 3_000
"""A page with more drawn paths is a drawing; only its plainly thin ones are looked at."""

MAX_RULES = 4_000
_THIN = 3.0
_SHORTEST = 8.0
_SLANT = 0.8


def rules_of(drawings: Iterable[Sequence[Any]]) -> list[Box]:
    """Ruled lines of paths as MuPDF tells them: one sequence of drawing items a path."""
    found: list[Box] = []
    for items in drawings:
        for item in items:
            found += _of_item(item)
            if len(found) >= MAX_RULES:
                return found[:MAX_RULES]
    return found


def thin_boxes(boxes: Iterable[Sequence[float]]) -> list[Box]:
    """Ruled lines among the bounding boxes of paths."""
    found: list[Box] = []
    for x0, y0, x1, y1 in boxes:
        box = Box(x0, y0, x1, y1)
        if min(box.width, box.height) <= _THIN and max(box.width, box.height) >= _SHORTEST:
            found.append(box)
            if len(found) >= MAX_RULES:
                break
    return found


def _of_item(item: Sequence[Any]) -> list[Box]:
    kind = item[0]
    if kind == "l":
        (ax, ay), (bx, by) = item[1][:2], item[2][:2]
        box = Box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
        straight = min(box.width, box.height) <= _SLANT
        return [box] if straight and max(box.width, box.height) >= _SHORTEST else []
    if kind == "re":
        return _of_rectangle(Box(*(float(v) for v in item[1][:4])))
    return []


def _of_rectangle(box: Box) -> list[Box]:
    box = Box(min(box.x0, box.x1), min(box.y0, box.y1), max(box.x0, box.x1), max(box.y0, box.y1))
    if max(box.width, box.height) < _SHORTEST:
        return []
    if min(box.width, box.height) <= _THIN:
        return [box]
    edges = [
        Box(box.x0, box.y0, box.x1, box.y0),
        Box(box.x0, box.y1, box.x1, box.y1),
        Box(box.x0, box.y0, box.x0, box.y1),
        Box(box.x1, box.y0, box.x1, box.y1),
    ]
    return [edge for edge in edges if max(edge.width, edge.height) >= _SHORTEST]
