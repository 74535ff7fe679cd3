# SPDX-License-Identifier: AGPL-3.0-or-later
"""QR codes of a page by zxing-cpp: only where what is painted can be one is anything drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from desktop.domain.errors import DocumentError
from desktop.domain.page import Box
from desktop.readers.payment_codes.code import MAX_BYTES, Code
from desktop.worker.document import OpenDocument, Raster

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MAX_DRAWN = 24
"""As many places are drawn to look for codes in one document, and as many codes are kept."""

_MARGIN = 0.1
_FIRST_SIDE = 480.0
_SECOND_SIDE = 1_000.0
_MOST_SIDE = 2_400.0
# A picture of this share of a page is its ground.
_GROUND_SHARE = 0.6
_MOST_SCALE = 10.0
_PICTURE_SCALE = 200 / 72
_CODES_A_PICTURE = 8
# Of a code's pixels, quiet zone included: how many are dark, and how many neither dark nor light.
_DARK = (0.12, 0.75)
_MOST_GREY = 0.35


class CodeFinder:
    """Looks for codes page by page, within one document's budget."""

    def __init__(self) -> None:
        self.codes: list[Code] = []
        self._left = MAX_DRAWN
        self._blank: set[tuple[float, ...]] = set()

    def look_at_page(self, document: OpenDocument, number: int) -> None:
        """The places of a page with text; does nothing for documents that aren't PDFs."""
        from desktop.worker.pages import PdfDocument

        if not isinstance(document, PdfDocument):
            return
        for box, square in document.code_places(number):
            spot = tuple(round(side) for side in box.as_list())
            if self._left <= 0 or spot in self._blank:
                # a letterhead's logo stands at the same place of each page
                continue
            ground = _is_ground(document, number, box)
            if ground and number not in {1, len(document.sizes)}:
                continue
            self._left -= 1
            try:
                found = _codes_at(document, number, box, square)
            except DocumentError:
                continue
            if found:
                self._keep(found)
            elif not ground:
                self._blank.add(spot)

    def look_at_picture(self, raster: Raster, scale: float, number: int) -> None:
        """A whole page as drawn for OCR, RGB, `scale` pixels a point."""
        if raster.stride != 3 * raster.width:
            return
        import numpy as np

        pixels = np.frombuffer(raster.data, np.uint8, 3 * raster.width * raster.height)
        shaped = pixels.reshape(raster.height, raster.width, 3)
        self._keep(_decoded(shaped, scale, (0.0, 0.0), number))

    def _keep(self, codes: Sequence[Code]) -> None:
        self.codes += codes[: MAX_DRAWN - len(self.codes)]


def _is_ground(document: OpenDocument, number: int, box: Box) -> bool:
    """Whether a picture is what all of a page is printed on: that takes long to look at."""
    size = document.sizes[number - 1]
    return box.width * box.height >= _GROUND_SHARE * size.width * size.height


def _codes_at(document: Any, number: int, box: Box, square: bool) -> list[Code]:
    size = document.sizes[number - 1]
    margin = _MARGIN * min(box.width, box.height)
    area = Box(
        max(0.0, box.x0 - margin),
        max(0.0, box.y0 - margin),
        min(size.width, box.x1 + margin),
        min(size.height, box.y1 + margin),
    )
    longest = max(area.width, area.height, 1.0)
    scales = [min(_PICTURE_SCALE, _MOST_SIDE / longest)]
    if square:
        scales = [_FIRST_SIDE / longest, _SECOND_SIDE / longest]
    for scale in scales:
        scale = min(scale, _MOST_SCALE)
        raster, corner = document.render_grey(number, area, scale)
        pixels = _grey(raster)
        if square and not _looks_like_code(pixels):
            return []
        if found := _decoded(pixels, scale, corner, number):
            return found
    return []


def _grey(raster: Raster) -> NDArray[np.uint8]:
    import numpy as np

    rows = np.frombuffer(raster.data, np.uint8, raster.stride * raster.height)
    return rows.reshape(raster.height, raster.stride)[:, : raster.width]


def _looks_like_code(pixels: NDArray[np.uint8]) -> bool:
    """Whether dark and light are mixed as in a code; most logos and photos are not."""
    sample = pixels[::3, ::3]
    if sample.size == 0:
        return False
    dark = float((sample < 96).mean())
    grey = float(((sample >= 96) & (sample < 176)).mean())
    return _DARK[0] <= dark <= _DARK[1] and grey <= _MOST_GREY


def _decoded(
    pixels: NDArray[np.uint8], scale: float, corner: tuple[float, float], number: int
) -> list[Code]:
    import numpy as np
    import zxingcpp

    try:
        found = zxingcpp.read_barcodes(
            np.ascontiguousarray(pixels),
            formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode),
            try_invert=False,
            text_mode=zxingcpp.TextMode.Plain,
        )
    except (ValueError, RuntimeError, TypeError):
        return []
    codes: list[Code] = []
    for barcode in found[:_CODES_A_PICTURE]:
        data = bytes(barcode.bytes)
        if not barcode.valid or not 0 < len(data) <= MAX_BYTES:
            continue
        place = barcode.position
        corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
        across = [corner[0] + point.x / scale for point in corners]
        down = [corner[1] + point.y / scale for point in corners]
        box = Box(min(across), min(down), max(across), max(down))
        codes.append(Code(data, barcode.text, number, box))
    return codes
