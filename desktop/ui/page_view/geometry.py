# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where the pages lie under one another at a zoom and rotation; no widget, no painter."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF

from desktop.domain.page import Box, PageSize

SCREEN_DPI = 96
POINTS_PER_INCH = 72
GAP = 12.0
MARGIN = 12.0
MIN_ZOOM, MAX_ZOOM = 0.1, 5.0


class Fit(StrEnum):
    """How the zoom is chosen: from the window's size, or by the person."""

    WIDTH = "width"
    PAGE = "page"
    FREE = "free"


class PageGeometry:
    """Pages in one column. Content coordinates are logical pixels from the column's top left.

    `zoom` 1.0 shows a page at 96 logical pixels an inch. `rotation` turns every page clockwise.
    """

    def __init__(self, pages: Sequence[PageSize] = ()) -> None:
        self.pages = tuple(pages)
        self.zoom = 1.0
        self.rotation = 0
        self.viewport_width = 0.0
        self._tops: list[float] = []
        self._rects: list[QRectF] = []
        self.width = 0.0
        self.height = 0.0
        self.arrange()

    @property
    def scale(self) -> float:
        """Logical pixels a point."""
        return self.zoom * SCREEN_DPI / POINTS_PER_INCH

    def shown_size(self, index: int) -> tuple[float, float]:
        """Width and height in points of a page (from 0) as turned."""
        page = self.pages[index]
        turned = self.rotation % 180 != 0
        return (page.height, page.width) if turned else (page.width, page.height)

    def fit_zoom(self, fit: Fit, width: float, height: float, index: int) -> float:
        """The zoom at which the page (from 0) fits into a viewport of this size."""
        if not self.pages:
            return self.zoom
        factor = POINTS_PER_INCH / SCREEN_DPI
        if fit is Fit.WIDTH:
            widest = max(self.shown_size(i)[0] for i in range(len(self.pages)))
            zoom = (width - 2 * MARGIN) / widest * factor
        else:
            page_width, page_height = self.shown_size(index)
            zoom = min(
                (width - 2 * MARGIN) / page_width * factor,
                (height - 2 * MARGIN) / page_height * factor,
            )
        return clamped_zoom(zoom)

    def arrange(self) -> None:
        """Work the rectangles out again after a change of zoom, rotation or viewport width."""
        self._rects = []
        self._tops = []
        sizes = [self.shown_size(i) for i in range(len(self.pages))]
        widest = max((w * self.scale for w, _ in sizes), default=0.0)
        self.width = max(widest + 2 * MARGIN, self.viewport_width)
        top = MARGIN
        for width, height in sizes:
            w, h = width * self.scale, height * self.scale
            self._rects.append(QRectF((self.width - w) / 2, top, w, h))
            self._tops.append(top)
            top += h + GAP
        self.height = top - GAP + MARGIN if sizes else 0.0

    def rect(self, index: int) -> QRectF:
        """The page's (from 0) rectangle in content coordinates."""
        return self._rects[index]

    def visible(self, top: float, bottom: float) -> range:
        """Indices of the pages that touch this stretch of the column."""
        if not self._rects:
            return range(0)
        first = max(0, bisect_right(self._tops, top) - 1)
        if self._rects[first].bottom() < top:
            first += 1
        last = bisect_right(self._tops, bottom)
        return range(first, max(first, last))

    def page_at(self, y: float) -> int:
        """The page (from 0) at this height, or the nearest one above; 0 when there is none."""
        return max(0, bisect_right(self._tops, y) - 1)

    def main_page(self, top: float, bottom: float) -> int:
        """The page (from 0) that takes most of this stretch."""
        best, most = 0, -1.0
        for index in self.visible(top, bottom):
            rect = self._rects[index]
            shown = min(rect.bottom(), bottom) - max(rect.top(), top)
            if shown > most:
                best, most = index, shown
        return best

    def box_rect(self, index: int, box: Box) -> QRectF:
        """A box on a page (from 0), given in points as the page lies, in content coordinates."""
        page, rect = self.pages[index], self._rects[index]
        x0, y0, x1, y1 = box.x0, box.y0, box.x1, box.y1
        if self.rotation == 90:
            x0, y0, x1, y1 = page.height - y1, x0, page.height - y0, x1
        elif self.rotation == 180:
            x0, y0, x1, y1 = page.width - x1, page.height - y1, page.width - x0, page.height - y0
        elif self.rotation == 270:
            x0, y0, x1, y1 = y0, page.width - x1, y1, page.width - x0
        s = self.scale
        return QRectF(rect.left() + x0 * s, rect.top() + y0 * s, (x1 - x0) * s, (y1 - y0) * s)

    def point_on_page(self, index: int, point: QPointF) -> tuple[float, float]:
        """A content point as points from the top left of the page (from 0) as it lies."""
        page, rect = self.pages[index], self._rects[index]
        x = (point.x() - rect.left()) / self.scale
        y = (point.y() - rect.top()) / self.scale
        if self.rotation == 90:
            return y, page.height - x
        if self.rotation == 180:
            return page.width - x, page.height - y
        if self.rotation == 270:
            return page.width - y, x
        return x, y


def clamped_zoom(zoom: float) -> float:
    """The zoom kept within what can be shown."""
    return min(MAX_ZOOM, max(MIN_ZOOM, zoom))
