# SPDX-License-Identifier: AGPL-3.0-or-later
"""Photographs as a telephone takes them, of paper and of screens, made of a page's picture.

Light is added up where a lens and a sensor add it up: that is what makes a moiré, not a pattern
painted over the page.
"""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from PIL import Image

Picture = np.ndarray[Any, Any]

_FINE = 3
_GAMMA = 2.2


def on_screen(page: Picture) -> Picture:
    """The light of a screen that shows the page: each pixel three stripes, dark below."""
    height, width = page.shape[:2]
    light = _light(page)
    shown = np.zeros((height * _FINE, width * _FINE, 3), np.float32)
    for colour in range(3):
        for row, share in enumerate((1.0, 1.0, 0.25)):
            shown[row::_FINE, colour::_FINE, colour] = light[:, :, colour] * share
    return shown


def on_paper(page: Picture, dots: float = 0.0) -> Picture:
    """The light of the page printed; `dots` is how dark a printer's raster tints all of it."""
    light = np.repeat(np.repeat(_light(page), _FINE, 0), _FINE, 1)
    if dots:
        down, across = np.mgrid[0 : light.shape[0], 0 : light.shape[1]]
        one, other = across * 0.45 + down * 0.2, down * 0.45 - across * 0.2
        light[np.cos(one) * np.cos(other) > 0.4] *= np.array([1, 1 - dots / 2, 1 - dots])
    return light


def photographed(light: Picture, width: int, turn: float = 2.0, bright: float = 1.0) -> Image.Image:
    """What a camera `width` pixels wide makes of it, held at an angle of `turn` degrees."""
    chance = np.random.default_rng(7)
    size = np.array([light.shape[1], light.shape[0]], np.float32)
    target = 2 * np.array([width, round(width * size[1] / size[0])], np.float32)
    corners = np.array([[0.07, 0.06], [0.93, 0.08], [0.95, 0.92], [0.05, 0.95]], np.float32)
    angle = np.deg2rad(turn)
    spin = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    seen = ((corners - 0.5) * target @ spin + target / 2).astype(np.float32)
    flat = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], np.float32) * size
    matrix = cv2.getPerspectiveTransform(flat, seen)
    scale = float(target[0] * 0.88 / size[0])
    if scale < 1:
        light = cv2.GaussianBlur(light, (0, 0), 0.3 / scale)
    across, down = (int(side) for side in target)
    taken = cv2.warpPerspective(light, matrix, (across, down), borderValue=(0.02, 0.02, 0.02))
    taken = cv2.GaussianBlur(taken, (0, 0), 1.4)[::2, ::2] * bright
    taken = np.clip(taken + chance.normal(0, 0.006, taken.shape), 0, 1)
    values = (taken ** (1 / _GAMMA) * 255).astype(np.uint8)
    # one colour a pixel, as sensors have it, the others guessed from around
    sensor = values[:, :, 1].copy()
    sensor[0::2, 0::2], sensor[1::2, 1::2] = values[0::2, 0::2, 0], values[1::2, 1::2, 2]
    return Image.fromarray(cv2.cvtColor(sensor, cv2.COLOR_BayerRG2BGR_EA)[:, :, ::-1].copy())


def _light(page: Picture) -> Picture:
    return (page.astype(np.float32) / 255) ** _GAMMA
