# SPDX-License-Identifier: AGPL-3.0-or-later
"""Handwriting for tests: letters of a pen's strokes, each with a place, size, slant and tremble
of its own, as a hand sets them."""

from __future__ import annotations

from typing import Any

import numpy as np
from PIL import Image, ImageDraw

# Strokes as points (across, up): a capital is 6 high, what hangs down is negative.
_STROKES = {
    "0": "2,6 0,5 0,1 2,0 4,1 4,5 2,6",
    "1": "0,4 2,6 2,0",
    "2": "0,5 2,6 4,5 3,3 0,0 4,0",
    "3": "0,6 4,6 2,4 4,2 2,0 0,1",
    "4": "3,0 3,6 0,2 4,2",
    "5": "4,6 0,6 0,3 3,4 4,2 2,0 0,1",
    "6": "4,6 1,4 0,1 2,0 4,1 3,3 0,2",
    "7": "0,6 4,6 1,0|1,3 3,3",
    "8": "2,3 0,5 2,6 4,5 2,3 0,1 2,0 4,1 2,3",
    "9": "4,4 2,3 0,5 2,6 4,5 4,2 2,0",
    ",": "1,1 0,-1",
    ".": "0,0 0.4,0.3",
    "-": "0,3 3,3",
    "B": "0,0 0,6 3,5 0,3 4,2 3,0 0,0",
    "E": "4,6 0,6 0,0 4,0|0,3 3,3",
    "F": "4,6 0,6 0,0|0,3 3,3",
    "H": "0,6 0,0|4,6 4,0|0,3 4,3",
    "K": "0,6 0,0|4,6 0,3 4,0",
    "M": "0,0 0,6 2,2 4,6 4,0",
    "O": "2,6 0,5 0,1 2,0 4,1 4,5 2,6",
    "R": "0,0 0,6 4,5 0,3 4,0",
    "a": "3,3 1,4 0,2 1,0 3,1 3,4 3,0",
    "b": "0,6 0,0 2,0 3,2 2,3 0,2",
    "d": "3,6 3,0 1,0 0,2 1,3 3,2",
    "e": "0,2 3,2 2,4 0,3 0,1 2,0 3,1",
    "f": "3,6 1,5 1,0|0,3 3,3",
    "g": "3,3 1,4 0,2 1,0 3,1 3,4 3,-2 0,-2",
    "h": "0,6 0,0 0,2 2,4 3,2 3,0",
    "i": "1,4 1,0|1,5 1,5.3",
    "k": "0,6 0,0|3,4 0,2 3,0",
    "l": "0,6 0,1 1,0",
    "m": "0,4 0,0 0,3 2,4 2,0 2,3 4,4 4,0",
    "n": "0,4 0,0 0,3 2,4 3,2 3,0",
    "o": "2,4 0,3 0,1 2,0 3,2 2,4",
    "r": "0,4 0,0 0,2 1,4 3,4",
    "s": "3,4 0,3 3,1 0,0",
    "t": "1,6 1,1 2,0|0,4 3,4",
    "u": "0,4 0,1 2,0 3,2 3,4 3,0",
    "v": "0,4 2,0 4,4",
    "z": "0,4 3,4 0,0 3,0",
}
_HIGH = 6.0


def write(
    picture: Image.Image,
    at: tuple[float, float],
    text: str,
    *,
    size: float,
    chance: np.random.Generator,
    ink: tuple[int, int, int] = (25, 35, 110),
) -> None:
    """Write `text` onto the picture, its first letter's foot about `at`; `size` is a capital's
    height in pixels."""
    draw = ImageDraw.Draw(picture)
    x, y = at
    for word in text.split(" "):
        rise, foot, start = chance.normal(0, 0.03), y + chance.normal(0, 0.1 * size), x
        for letter in word:
            scale = size / _HIGH * (1 + chance.normal(0, 0.1))
            slant = 0.25 + chance.normal(0, 0.1)
            drop = foot + rise * (x - start) + chance.normal(0, 0.08 * size)
            widest = 0.0
            for stroke in _STROKES[letter].split("|"):
                points = np.array([p.split(",") for p in stroke.split()], dtype=float)
                widest = max(widest, float(points[:, 0].max()))
                points = _rounded(points + chance.normal(0, 0.12, points.shape))
                across = x + scale * (points[:, 0] * 0.75 + slant * points[:, 1])
                down = drop - scale * points[:, 1]
                pen = list(zip(across.tolist(), down.tolist(), strict=True))
                draw.line(pen, fill=ink, width=max(2, round(0.07 * size)), joint="curve")
            x += scale * (0.75 * widest + 1.1) * (1 + chance.normal(0, 0.05))
        x += 0.5 * size


def _rounded(points: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """The stroke with its corners cut off twice."""
    for _ in range(2):
        if len(points) < 3:
            return points
        near = 0.75 * points[:-1] + 0.25 * points[1:]
        far = 0.25 * points[:-1] + 0.75 * points[1:]
        cut = np.stack([near, far], axis=1).reshape(-1, 2)
        points = np.concatenate([points[:1], cut, points[-1:]])
    return points
