# SPDX-License-Identifier: AGPL-3.0-or-later
"""Rendered pages kept for painting, bounded by bytes."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from desktop.background.pages_lane import PageKey

if TYPE_CHECKING:
    from desktop.domain.ports import Pixels

CACHE_BYTES = 192 * 1024 * 1024


def picture_of(pixels: Pixels) -> QImage:
    """The pixels in the format that is painted without conversion; owns its bytes. Any thread."""
    view = QImage(
        pixels.data, pixels.width, pixels.height, pixels.stride, QImage.Format.Format_RGB888
    )
    return view.convertToFormat(QImage.Format.Format_RGB32)


class PictureCache:
    """The latest used pictures, at most `limit` bytes of them; the newest is always kept."""

    def __init__(self, limit: int = CACHE_BYTES) -> None:
        self._limit = limit
        self._pictures: OrderedDict[PageKey, QImage] = OrderedDict()
        self.bytes = 0

    def get(self, key: PageKey) -> QImage | None:
        picture = self._pictures.get(key)
        if picture is not None:
            self._pictures.move_to_end(key)
        return picture

    def put(self, key: PageKey, picture: QImage) -> None:
        """Keep a picture; the ones not used for longest make room."""
        old = self._pictures.pop(key, None)
        if old is not None:
            self.bytes -= old.sizeInBytes()
        self._pictures[key] = picture
        self.bytes += picture.sizeInBytes()
        while self.bytes > self._limit and len(self._pictures) > 1:
            _, dropped = self._pictures.popitem(last=False)
            self.bytes -= dropped.sizeInBytes()

    def stand_in(self, key: PageKey) -> QImage | None:
        """Another picture of the same page and rotation, the largest: shown while `key` renders."""
        best: QImage | None = None
        for other, picture in self._pictures.items():
            same = (other.document, other.page, other.rotation) == (
                key.document,
                key.page,
                key.rotation,
            )
            if same and (best is None or picture.width() > best.width()):
                best = picture
        return best
