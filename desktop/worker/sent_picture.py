# SPDX-License-Identifier: AGPL-3.0-or-later
"""A page as a picture to be sent: small enough, and solid black where it must not be seen."""

from __future__ import annotations

import io
from collections.abc import Sequence
from math import ceil, floor

from PIL import Image, ImageDraw

from desktop.domain.page import Box
from desktop.worker.document import OpenDocument, Raster

MAX_PICTURE_BYTES = 4 * 1024 * 1024
LEAST_DPI, MOST_DPI = 36.0, 300.0
_QUALITY = 85
_SMALLER = 0.75


def sent_picture(document: OpenDocument, page: int, dpi: float, masks: Sequence[Box]) -> bytes:
    """The page (from 1) as JPEG, without its file's metadata; the same call, the same bytes.

    `masks` are in points from the top left of the page as shown; each pixel that they touch is
    black. A picture of more than MAX_PICTURE_BYTES is made smaller until it isn't.
    """
    dpi = min(MOST_DPI, max(LEAST_DPI, dpi))
    while True:
        raster = document.render(page, dpi / 72, 0)
        data = _encoded(raster, document, page, masks)
        if len(data) <= MAX_PICTURE_BYTES or dpi <= LEAST_DPI:
            return data
        dpi = max(LEAST_DPI, dpi * _SMALLER)


def _encoded(raster: Raster, document: OpenDocument, page: int, masks: Sequence[Box]) -> bytes:
    size = raster.width, raster.height
    image = Image.frombytes("RGB", size, bytes(raster.data), "raw", "RGB", raster.stride)
    shown = document.sizes[page - 1]
    across, down = raster.width / shown.width, raster.height / shown.height
    draw = ImageDraw.Draw(image)
    for box in masks:
        # a pixel more on each side: smoothing spreads ink, and JPEG spreads it further
        corners = (
            floor(box.x0 * across) - 1,
            floor(box.y0 * down) - 1,
            ceil(box.x1 * across) + 1,
            ceil(box.y1 * down) + 1,
        )
        draw.rectangle(corners, fill="black")
    target = io.BytesIO()
    image.save(target, "JPEG", quality=_QUALITY)
    return target.getvalue()
