# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tells a photograph of a screen from one of paper: by the screen's own raster.

White on a screen is made of red, green and blue stripes. A camera sees them, or a moiré of them
with its own raster, all over what looks white: ripples of one wavelength whose colours follow one
another. Paper has none; print shows a raster where there is ink alone, all its colours in step.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np

from desktop.domain.finding import Finding, Severity
from desktop.worker.document import Raster

RULE = "pages.photographed_screen"

Picture = np.ndarray[Any, Any]

_TILE = 128
_MOST_TILES = 48
_LEAST_TILES = 6
_SHARE_OF_TILES = 0.6
# The brightest places of a page are looked at, but nothing darker than this.
_LEAST_WHITE = 90.0
_LEAST_SIDE = 600
_LEAST_COLOUR = 0.2
# How far a tile's means over small squares may differ: there is no writing on it.
_EVEN = 26.0
_SMALL = 16
# Ripples: at most so many on a tile are shading, so many grey levels high, and so far above what
# other wavelengths have.
_SHADING = 5.0
_LEAST_HEIGHT = 0.6
_ABOVE_NOISE = 60.0
_WAVES = 6
# Red, green and blue follow one another by a third of a wave where their stripes are seen; with
# the sensor's own raster red and blue alone make waves, a sixth apart. Print is in step.
_STRONG = 0.25
_LEAST_STEP, _MOST_STEP = 0.6, 2.6


@dataclass(frozen=True, slots=True)
class Ripple:
    """The strongest colour wave on a tile: its height in grey levels, how far it stands above the
    others, and whether its colours follow one another."""

    height: float
    above: float
    in_turn: bool

    @property
    def is_clear(self) -> bool:
        return self.in_turn and self.height >= _LEAST_HEIGHT and self.above >= _ABOVE_NOISE


def screen_findings(raster: Raster, number: int) -> list[Finding]:
    """What there is to say of page `number`, drawn as `raster`."""
    if raster.stride != 3 * raster.width:
        return []
    pixels = np.frombuffer(raster.data, np.uint8, raster.stride * raster.height)
    if not shows_a_screen(pixels.reshape(raster.height, raster.width, 3)):
        return []
    words = (
        f"Page {number} looks like a photograph of a screen, not of paper. Ask for the file that "
        "was shown there: it can be read without mistakes, and what was changed in it shows."
    )
    return [Finding(RULE, Severity.WARNING, (), words)]


def shows_a_screen(rgb: Picture) -> bool:
    """Whether a picture (height x width x 3, 8 bits, as the camera took it) is of a screen.

    Most of its white places have to show a screen's raster. A picture without colour, or with few
    places that are white and empty, is never taken for one.
    """
    tiles = _white_tiles(rgb)
    if len(tiles) < _LEAST_TILES:
        return False
    clear = sum(ripple_of(tile).is_clear for tile in tiles)
    return clear >= _SHARE_OF_TILES * len(tiles)


def _white_tiles(rgb: Picture) -> list[Picture]:
    """Bright and empty squares of the picture, spread over it, the brightest ones."""
    height, width = rgb.shape[0] // _TILE, rgb.shape[1] // _TILE
    if min(rgb.shape[:2]) < _LEAST_SIDE or _is_grey(rgb):
        return []
    per = _TILE // _SMALL
    # one row and column of four are enough to know how bright a place is
    thin = rgb[: height * _TILE : 4, : width * _TILE : 4, 1]
    step = _SMALL // 4
    means = thin.reshape(height * per, step, width * per, step).mean(axis=(1, 3))
    squares = means.reshape(height, per, width, per).transpose(0, 2, 1, 3).reshape(-1, per * per)
    even = np.ptp(squares, axis=1) <= _EVEN
    level = squares.mean(axis=1)
    good = np.nonzero(even & (level >= _LEAST_WHITE))[0]
    if not len(good):
        return []
    white = good[level[good] >= 0.7 * np.percentile(level[good], 90)]
    chosen = white[np.linspace(0, len(white) - 1, min(_MOST_TILES, len(white))).astype(int)]
    corners = [(_TILE * int(i // width), _TILE * int(i % width)) for i in chosen]
    return [rgb[y : y + _TILE, x : x + _TILE] for y, x in corners]


def _is_grey(rgb: Picture) -> bool:
    thin = rgb[::8, ::8].astype(np.int16)
    return float(np.ptp(thin, axis=2).mean()) < _LEAST_COLOUR


def ripple_of(tile: Picture) -> Ripple:
    """The strongest wave of colour on a square of `_TILE` pixels."""
    values = tile.astype(np.float32)
    waves = np.fft.rfft2((values - values.mean(axis=(0, 1))) * _WINDOW[:, :, None], axes=(0, 1))
    red, green, blue = waves[:, :, 0], waves[:, :, 1], waves[:, :, 2]
    colour = np.abs(red - green) ** 2 + np.abs(green - blue) ** 2 + np.abs(blue - red) ** 2
    colour[~_LOOKED_AT] = 0.0
    usual = float(np.median(colour[_LOOKED_AT])) + 1e-9
    best = Ripple(0.0, 0.0, in_turn=False)
    for _ in range(_WAVES):
        row, column = (int(i) for i in np.unravel_index(int(np.argmax(colour)), colour.shape))
        strength = float(colour[row, column])
        height = 2 * (strength / 3) ** 0.5 / float(_WINDOW.sum())
        in_turn = _in_turn((red[row, column], green[row, column], blue[row, column]))
        ripple = Ripple(height, strength / usual, in_turn)
        if ripple.is_clear:
            return ripple
        best = max(best, ripple, key=lambda one: one.height)
        # what stands beside it belongs to the same wave
        rows = [i % _TILE for i in range(row - 2, row + 3)]
        colour[rows, max(0, column - 2) : column + 3] = 0.0
    return best


def _in_turn(waves: Sequence[complex]) -> bool:
    """Whether of three colours' waves of one length two strong ones follow one another."""
    least = _STRONG * max(abs(wave) for wave in waves)
    strong = [wave for wave in waves if abs(wave) >= least]
    steps = (abs(np.angle(one * np.conj(other))) for one, other in combinations(strong, 2))
    return any(_LEAST_STEP <= step <= _MOST_STEP for step in steps)


def _looked_at() -> Picture:
    """The wavelengths that count: shading and what JPEG's squares of 8 and 16 make are left out."""
    down = np.fft.fftfreq(_TILE)[:, None] * _TILE
    across = np.fft.rfftfreq(_TILE)[None, :] * _TILE
    far = np.hypot(down, across) > _SHADING
    square = _TILE / 16
    on_down = np.abs(down / square - np.round(down / square)) * square <= 1
    on_across = np.abs(across / square - np.round(across / square)) * square <= 1
    return np.asarray(far & ~(on_down & on_across))


_WINDOW = np.outer(np.hanning(_TILE), np.hanning(_TILE)).astype(np.float32)
_LOOKED_AT = _looked_at()
