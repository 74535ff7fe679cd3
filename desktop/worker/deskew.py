# SPDX-License-Identifier: AGPL-3.0-or-later
"""How far a scan or photograph leans, and the same picture with its lines of text level.

Across a page a lean of one degree is as much as a line of text: left level, the amounts of a
table would stand beside the wrong descriptions.
"""

from __future__ import annotations

from math import cos, radians, sin
from typing import Any

import cv2
import numpy as np

_LARGEST = 5.0
_LEAST = 0.25
_WORKING_SIDE = 1_000
_MOST_POINTS = 60_000
# Lines of text show as a peak of two to twenty times what other angles give.
_A_PEAK = 1.3
_CLEARLY_SHARPER = 1.05

Picture = np.ndarray[Any, Any]


def lean_of(rgb: Picture) -> float:
    """Degrees by which lines of text fall to the right (clockwise); 0.0 when level or unclear.

    The projection of all dark points across the lines is sharpest when taken along them. A page
    that lies on its side leans by as much, so both ways are looked at.
    """
    rows, columns = _dark_points(rgb)
    if len(rows) < 200:
        return 0.0
    if _sharpness(rows, columns, 0.0) < _sharpness(columns, -rows, 0.0):
        rows, columns = columns, -rows
    coarse = np.arange(-_LARGEST, _LARGEST + 0.01, 0.5)
    sharpness = [_sharpness(rows, columns, angle) for angle in coarse]
    if max(sharpness) < _A_PEAK * float(np.median(sharpness)):
        return 0.0
    best = coarse[int(np.argmax(sharpness))]
    fine = np.arange(best - 0.5, best + 0.51, 0.1)
    best = float(max(fine, key=lambda angle: _sharpness(rows, columns, angle)))
    if not _LEAST <= abs(best) < _LARGEST:
        return 0.0
    level = _sharpness(rows, columns, 0.0)
    return best if _sharpness(rows, columns, best) > _CLEARLY_SHARPER * level else 0.0


def levelled(rgb: Picture, lean: float) -> Picture:
    """The picture turned about its middle so that lines leaning by `lean` degrees are level."""
    height, width = rgb.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), lean, 1.0)
    return np.asarray(
        cv2.warpAffine(
            rgb,
            matrix,
            (width, height),
            flags=cv2.INTER_CUBIC,
            borderMode=cv2.BORDER_REPLICATE,
        )
    )


def _dark_points(rgb: Picture) -> tuple[Picture, Picture]:
    """Rows and columns of the points darker than what surrounds them, thinned out."""
    grey = cv2.cvtColor(np.ascontiguousarray(rgb), cv2.COLOR_RGB2GRAY)
    scale = _WORKING_SIDE / max(grey.shape)
    if scale < 1:
        grey = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    dark = cv2.adaptiveThreshold(grey, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 15)
    rows, columns = np.nonzero(dark)
    step = max(1, len(rows) // _MOST_POINTS)
    return rows[::step].astype(np.float32), columns[::step].astype(np.float32)


def _sharpness(rows: Picture, columns: Picture, angle: float) -> float:
    lean = radians(angle)
    across = rows * cos(lean) - columns * sin(lean)
    counts = np.bincount((across - across.min()).astype(np.int64)).astype(np.float64)
    return float(np.square(np.diff(counts)).sum())
