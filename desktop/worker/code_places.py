# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where on a page a QR code may be, told by what is painted alone: no pixel is looked at.

A code is a picture, one path of many squares, or a square crowd of small painted areas.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from desktop.domain.page import Box

MAX_PLACES = 6

# Points. Payment codes are 10 to 60 mm wide; those of Indian e-invoices are the largest.
_LEAST_SIDE = 26.0
_LARGEST_SIDE = 240.0
# Lower pictures are rules and lettering.
_LEAST_HEIGHT = 40.0
_SQUARE = (0.8, 1.25)
_MODULE_SIDE = 24.0
_LEAST_SPOTS = 60
_MOST_SPOTS = 60_000
_CELL = 16.0
_LEAST_IN_CELL = 2


def picture_places(pictures: Iterable[Box]) -> list[Box]:
    """Pictures that a code fits in."""
    return [
        box
        for box in pictures
        if min(box.width, box.height) >= _LEAST_SIDE
        and (is_square(box) or min(box.width, box.height) >= _LEAST_HEIGHT)
    ]


def is_square(box: Box) -> bool:
    """Whether its sides are about as long, and as long as a code's."""
    long_enough = min(box.width, box.height) >= _LEAST_SIDE
    short_enough = max(box.width, box.height) <= _LARGEST_SIDE
    return long_enough and short_enough and _SQUARE[0] <= box.width / box.height <= _SQUARE[1]


def is_spot(bounds: Sequence[float]) -> bool:
    """Whether a painted area, as [x0, y0, x1, y1], may be one of a drawn code's dark parts."""
    return bounds[2] - bounds[0] <= _MODULE_SIDE and bounds[3] - bounds[1] <= _MODULE_SIDE


def crowded_places(spots: Sequence[Sequence[float]]) -> list[Box]:
    """The square crowds among small painted areas."""
    if not _LEAST_SPOTS <= len(spots) <= _MOST_SPOTS:
        return []
    cells: defaultdict[tuple[int, int], list[Sequence[float]]] = defaultdict(list)
    for bounds in spots:
        cells[int(bounds[0] // _CELL), int(bounds[1] // _CELL)].append(bounds)
    full = {cell for cell, inside in cells.items() if len(inside) >= _LEAST_IN_CELL}
    found: list[Box] = []
    while full:
        crowd = _connected(full.pop(), full)
        inside = [bounds for cell in crowd for bounds in cells[cell]]
        if len(inside) < _LEAST_SPOTS:
            continue
        box = Box(
            min(b[0] for b in inside),
            min(b[1] for b in inside),
            max(b[2] for b in inside),
            max(b[3] for b in inside),
        )
        if is_square(box):
            found.append(box)
    return found


def _connected(start: tuple[int, int], full: set[tuple[int, int]]) -> list[tuple[int, int]]:
    """The cells joined to `start`, which are taken out of `full`."""
    crowd, queue = [start], [start]
    while queue:
        x, y = queue.pop()
        for beside in ((x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)):
            if beside in full:
                full.remove(beside)
                crowd.append(beside)
                queue.append(beside)
    return crowd
