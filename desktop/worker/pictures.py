# SPDX-License-Identifier: AGPL-3.0-or-later
"""PNG, JPEG and TIFF as documents: the right way up, at the size of the paper they show."""

from __future__ import annotations

import io
import struct
from typing import Any

from PIL import Image, ImageOps

from desktop.domain.errors import DamagedDocument, DocumentTooLarge, TooManyPages
from desktop.domain.page import MAX_PAGES, PageSize, PageText
from desktop.worker import media
from desktop.worker.document import Attachment, Raster, Remarks, check_side, clamp_scale

MAX_PICTURE_PIXELS = 150_000_000
_FORMATS = {media.PNG: ("PNG",), media.JPEG: ("JPEG", "MPO"), media.TIFF: ("TIFF",)}
_ORIENTATION = 0x0112
_SIDEWAYS = (5, 6, 7, 8)
# Cameras and programs that know no resolution write one of these.
_PLACEHOLDER_DPI = 96.5
_USUAL_DPI = (50.0, 2400.0)
# A4's longer side: what a picture is taken to show when it doesn't say its size.
_A4_LONG = 842.0
_PLAUSIBLE_LONG = 1400.0
_SMALL_PICTURE = 800
_OCR_PIXELS = 12_000_000
_DRAFT_PIXELS = 30_000_000
_OCR_MAX_SCALE = 300 / 72
# A4 with 300 dots an inch; larger pictures would make PDFs of a hundred megabytes.
_MOST_LOSSLESS = 9_000_000

# Pillow meets broken files with whatever its decoder happened to stumble over.
_DECODING_ERRORS = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    EOFError,
    OverflowError,
    struct.error,
)

Image.MAX_IMAGE_PIXELS = None  # checked here, before anything is decoded


class PictureDocument:
    """A picture, each frame of a TIFF a page; raises DamagedDocument, TooManyPages or
    DocumentTooLarge when made."""

    encrypted = False

    def __init__(self, data: bytes, media_type: str) -> None:
        self.media_type = media_type
        self.remarks = Remarks()
        self.careful = False
        self._decoded: tuple[int, Image.Image] | None = None
        self._data = data
        try:
            self._image = Image.open(io.BytesIO(data), formats=_FORMATS[media_type])
            count = self._image.n_frames if media_type == media.TIFF else 1  # type: ignore[attr-defined]
        except _DECODING_ERRORS as error:
            raise DamagedDocument("The picture is damaged or cut off.") from error
        if count > MAX_PAGES:
            raise TooManyPages
        self._sizes = tuple(self._size(number) for number in range(1, count + 1))
        # the first page's pixels tell whether the file is whole
        self._pixels(1)

    @property
    def sizes(self) -> tuple[PageSize, ...]:
        return self._sizes

    @property
    def attachment_names(self) -> tuple[str, ...]:
        return ()

    def xml_attachments(self) -> tuple[Attachment, ...]:
        return ()

    def page_text(self, number: int) -> PageText:
        """A picture has no text layer: its size alone."""
        size = self._size_of(number)
        return PageText(number, size.width, size.height)

    def wants_ocr(self, number: int, text: PageText) -> bool:
        return True

    def speaks_for_scan(self, number: int) -> bool:
        return False

    def render(self, number: int, scale: float, rotation: int) -> Raster:
        size = self._size_of(number)
        scale = clamp_scale(size.width, size.height, scale)
        return _raster(self._resized(number, scale), rotation)

    def raster_for_ocr(self, number: int) -> tuple[Raster, float]:
        size = self._size_of(number)
        pixels = self._pixels(number)
        own = max(pixels.width / size.width, pixels.height / size.height)
        most = (_OCR_PIXELS / (size.width * size.height)) ** 0.5
        scale = min(own, most, _OCR_MAX_SCALE)
        return _raster(self._resized(number, scale), 0), scale

    def encoded(self, number: int) -> bytes:
        """The page upright as one JPEG or PNG; the file's own bytes where they are that already."""
        plain = self.media_type == media.JPEG and self._image.mode in {"RGB", "L"}
        if plain and self._image.getexif().get(_ORIENTATION, 1) == 1:
            return self._data
        pixels = self._pixels(number)
        target = io.BytesIO()
        if self.media_type == media.JPEG or pixels.width * pixels.height > _MOST_LOSSLESS:
            pixels.save(target, "JPEG", quality=92)
        else:
            pixels.save(target, "PNG")
        return target.getvalue()

    def close(self) -> None:
        self._decoded = None
        self._image.close()

    def _size_of(self, number: int) -> PageSize:
        if not 1 <= number <= len(self._sizes):
            raise DamagedDocument(f"There is no page {number} in this document.")
        return self._sizes[number - 1]

    def _size(self, number: int) -> PageSize:
        try:
            self._seek(number)
            width, height = self._image.size
            resolution = self._image.info.get("dpi")
            sideways = self._image.getexif().get(_ORIENTATION) in _SIDEWAYS
        except _DECODING_ERRORS as error:
            raise DamagedDocument(f"Page {number} of the picture is damaged.") from error
        if width * height > MAX_PICTURE_PIXELS:
            raise DocumentTooLarge(
                "The picture has more than 150 million pixels.",
                "Scan it with a lower resolution (300 dpi is plenty).",
            )
        across, down = _pixels_per_inch(width, height, resolution)
        points = width * 72 / across, height * 72 / down
        if sideways:
            points = points[1], points[0]
        return PageSize(number, *check_side(*points))

    def _seek(self, number: int) -> None:
        if self._image.tell() != number - 1:
            self._image.seek(number - 1)

    def _pixels(self, number: int) -> Image.Image:
        """The page decoded and upright, RGB or grey; the last one is kept."""
        if self._decoded is not None and self._decoded[0] == number:
            return self._decoded[1]
        self._decoded = None
        try:
            self._seek(number)
            self._draft()
            self._image.load()
            upright = _opaque(self._upright())
        except _DECODING_ERRORS as error:
            raise DamagedDocument("The picture is damaged or cut off.") from error
        self._decoded = number, upright
        return upright

    def _upright(self) -> Image.Image:
        """The frame as decoded, turned as a camera noted; not copied where that isn't needed."""
        whole = self.media_type != media.TIFF
        if whole and self._image.getexif().get(_ORIENTATION, 1) == 1:
            return self._image
        return ImageOps.exif_transpose(self._image)

    def _draft(self) -> None:
        """Let a camera's largest JPEGs be decoded at half their size: nobody needs more of them,
        and whole they take 150 MB and more."""
        width, height = self._image.size
        if self.media_type == media.JPEG and width * height > _DRAFT_PIXELS:
            self._image.draft(None, (width // 2, height // 2))

    def _resized(self, number: int, scale: float) -> Image.Image:
        size = self._size_of(number)
        target = max(1, round(size.width * scale)), max(1, round(size.height * scale))
        pixels = self._pixels(number)
        if pixels.size == target:
            return pixels
        return pixels.resize(target, Image.Resampling.BILINEAR, reducing_gap=2.0)


def _pixels_per_inch(width: int, height: int, stated: Any) -> tuple[float, float]:
    """The stated resolution, or the one that makes the picture about an A4 sheet."""
    longer = max(width, height)
    try:
        across, down = (float(part) for part in stated)
    except (TypeError, ValueError, ZeroDivisionError):
        across = down = 0.0
    low, high = _USUAL_DPI
    if low <= across <= high and low <= down <= high:
        real = max(across, down) > _PLACEHOLDER_DPI
        if real or max(width / across, height / down) * 72 <= _PLAUSIBLE_LONG:
            return across, down
    if longer < _SMALL_PICTURE:
        return 96.0, 96.0
    assumed = longer * 72 / _A4_LONG
    return assumed, assumed


def _opaque(image: Image.Image) -> Image.Image:
    """RGB or 8-bit grey, transparent parts as paper."""
    if image.mode == "L" or (image.mode == "RGB" and "transparency" not in image.info):
        # a conversion to the same would copy it
        return image
    if image.mode == "1":
        return image.convert("L")
    if image.mode.startswith(("I", "F")):
        return _grey_of_deep(image)
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        layered = image.convert("RGBA")
        paper = Image.new("RGB", layered.size, "white")
        paper.paste(layered, mask=layered.getchannel("A"))
        return paper
    return image.convert("RGB")


def _grey_of_deep(image: Image.Image) -> Image.Image:
    """A scan with more than 8 bits a pixel, brought down to 8."""
    import numpy as np

    values = np.asarray(image).astype(np.float32)
    top = 65535.0 if values.max(initial=0.0) > 255 else 255.0
    return Image.fromarray(np.clip(values * (255.0 / top), 0, 255).astype(np.uint8))


def _raster(image: Image.Image, rotation: int) -> Raster:
    turns = {
        90: Image.Transpose.ROTATE_270,
        180: Image.Transpose.ROTATE_180,
        270: Image.Transpose.ROTATE_90,
    }
    if rotation in turns:
        image = image.transpose(turns[rotation])
    if image.mode != "RGB":
        image = image.convert("RGB")
    return Raster(image.width, image.height, 3 * image.width, image.tobytes())
