# SPDX-License-Identifier: AGPL-3.0-or-later
"""How a page looks, in 64 bits: prints and scans of one page differ in few of them.

The hash is of where on the paper there is how much ink, taken within the edges of what is printed,
so that margins, brightness and noise of a scan hardly change it.
"""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from desktop.worker.document import Raster

MOST_PAGES = 20
"""Pages further behind are no first page that somebody would look for."""

DRAWN_SIDE = 420.0
"""Long side in pixels at which a page is drawn for this alone."""

_SIDE = 320
_GRID = 32
_KEPT = 8
_LEAST_INK = 0.002
_EDGE = 0.004

Grey = NDArray[np.uint8]


def small_picture(raster: Raster) -> Grey:
    """The page in grey, small enough to be kept until its lie is known."""
    rows = np.frombuffer(raster.data, np.uint8)[: raster.stride * raster.height]
    rgb = rows.reshape(raster.height, raster.stride)[:, : raster.width * 3]
    picture: Any = np.ascontiguousarray(rgb).reshape(raster.height, raster.width, 3)
    scale = _SIDE / max(raster.width, raster.height)
    if scale < 1:
        size = max(1, round(raster.width * scale)), max(1, round(raster.height * scale))
        picture = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    grey: Any = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    return np.asarray(grey, np.uint8)


def likeness(picture: Grey, turn: int = 0) -> str:
    """16 hexadecimal digits; "" for a page with next to nothing on it.

    `turn` is how far the page has to be turned clockwise to be read.
    """
    if turn:
        picture = np.ascontiguousarray(np.rot90(picture, -(turn // 90)))
    ink = _ink(picture)
    if float(ink.mean()) < _LEAST_INK:
        return ""
    top, bottom = _edges(ink.sum(axis=1))
    left, right = _edges(ink.sum(axis=0))
    printed = ink[top:bottom, left:right]
    if min(printed.shape) < _KEPT:
        return ""
    grid: Any = cv2.resize(printed, (_GRID, _GRID), interpolation=cv2.INTER_AREA)
    # strong and faint print alike
    grid = np.sqrt(cv2.GaussianBlur(grid, (3, 3), 0))
    waves = np.asarray(cv2.dct(np.asarray(grid, np.float32)))[:_KEPT, :_KEPT].ravel()
    # the first one is how much ink there is in all
    bits = waves[1:] > np.median(waves[1:])
    value = 0
    for bit in bits:
        value = value << 1 | int(bit)
    return f"{value:016x}"


def _ink(picture: Grey) -> NDArray[np.float32]:
    """How dark each place is against the paper around it, 0 to 1."""
    grey = np.asarray(picture, np.float32)
    kernel = np.ones((15, 15), np.uint8)
    paper = np.asarray(cv2.GaussianBlur(cv2.dilate(picture, kernel), (31, 31), 0), np.float32)
    dark = 1.0 - grey / np.maximum(paper, 1.0)
    return np.clip((dark - 0.08) / 0.5, 0.0, 1.0).astype(np.float32)


def _edges(sums: NDArray[np.float32]) -> tuple[int, int]:
    """From where to where almost all of the ink lies."""
    share = np.cumsum(sums) / max(float(sums.sum()), 1e-6)
    first = int(np.searchsorted(share, _EDGE))
    last = int(np.searchsorted(share, 1.0 - _EDGE))
    return first, max(last, first) + 1
