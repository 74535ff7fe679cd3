# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whether a word leaves a trace on the page as it is drawn: a person sees no other ones.

A page is drawn twice, as it is and without its text. What looks the same both times says nothing
to anybody: it is covered, cut off, without colour, or beyond the page.
"""

from __future__ import annotations

from math import ceil, floor
from typing import Any

import numpy as np
from numpy.typing import NDArray

from desktop.domain.page import Box

MOST_PIXELS = 2_000_000

_LEAST_DIFFERENCE = 6
_FLAT = 3
_LEAST_INK_ON_SCAN = 40

Grey = NDArray[np.int16]


def grey_of(samples: Any, width: int, height: int, stride: int) -> Grey:
    """Rows of grey pixels, 0 to 255, for comparing."""
    rows = np.frombuffer(samples, np.uint8).reshape(height, stride)
    return rows[:, :width].astype(np.int16)


class Traces:
    """A page drawn with and without its text, both at `scale` pixels a point."""

    def __init__(self, shown: Grey, bare: Grey, scale: float) -> None:
        self._shown = shown
        self._scale = scale
        self._difference = np.abs(shown - bare)

    def left_by(self, box: Box) -> bool:
        """Whether the page looks otherwise there with its text than without, and not plain."""
        part = self._part(self._difference, box)
        if part.size == 0 or int(part.max()) < _LEAST_DIFFERENCE:
            return False
        shown = self._part(self._shown, box)
        return int(shown.max()) - int(shown.min()) > _FLAT

    def ink_at(self, box: Box) -> bool:
        """Whether something stands out there at all, as print does on a scan."""
        part = self._part(self._shown, box)
        return part.size > 0 and int(part.max()) - int(part.min()) >= _LEAST_INK_ON_SCAN

    def _part(self, pixels: Grey, box: Box) -> Grey:
        x0, y0 = max(0, floor(box.x0 * self._scale)), max(0, floor(box.y0 * self._scale))
        return pixels[y0 : ceil(box.y1 * self._scale), x0 : ceil(box.x1 * self._scale)]
