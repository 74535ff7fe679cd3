# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pages themselves: painted one under the other, scrolled, zoomed, shown sharp when ready."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QImage,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from desktop.background.pages_lane import PageKey
from desktop.domain.page import Box, PageSize
from desktop.ui.page_view.geometry import Fit, PageGeometry, clamped_zoom
from desktop.ui.page_view.pictures import PictureCache

SHARPEN_MS = 90
"""How long a zoom must rest before sharp pages are asked for."""
ZOOM_STEPS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0, 5.0)
PAPER = QColor("white")


class Mark:
    """A place on a page (from 1) to be lit up."""

    __slots__ = ("box", "page")

    def __init__(self, page: int, box: Box) -> None:
        self.page = page
        self.box = box


class PageCanvas(QAbstractScrollArea):
    """Shows a document's pages. It asks for pictures by `wanted` and gets them by `put_picture`.

    Pages count from 1 in the interface. Nothing here blocks: until a picture comes, one of
    another size stands in for it, or white paper.
    """

    wanted = Signal(object)
    page_changed = Signal(int, int)
    zoom_changed = Signal(float, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.geometry_ = PageGeometry()
        self.fit = Fit.WIDTH
        self.pictures = PictureCache()
        self.document: Path | None = None
        self.password: str | None = None
        self._refused: dict[int, str] = {}
        self._evidence: list[Mark] = []
        self._shown_page = 0
        self._wish = QTimer(self)
        self._wish.setSingleShot(True)
        self._wish.timeout.connect(self._ask)
        # always there: the width to fit into is known before a document is shown
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().valueChanged.connect(self._scrolled)

    def sizeHint(self) -> QSize:
        return QSize(560, 720)

    # --- what is shown -------------------------------------------------------------------------

    def show_document(
        self, document: Path, pages: Sequence[PageSize], password: str | None = None
    ) -> None:
        """Show another document from its top; the same one again keeps its place."""
        same = document == self.document and tuple(pages) == self.geometry_.pages
        self.document, self.password = document, password
        self._refused = {}
        if not same:
            rotation = 0
            zoom = self.geometry_.zoom
            self.geometry_ = PageGeometry(pages)
            self.geometry_.rotation, self.geometry_.zoom = rotation, zoom
            self._evidence = []
            self._shown_page = 0
            self.arrange()
            self.verticalScrollBar().setValue(0)
        self._tell_page()
        self._ask_soon(0)
        self.viewport().update()

    def show_nothing(self) -> None:
        """An empty canvas; wishes are withdrawn."""
        self.document = None
        self.geometry_ = PageGeometry()
        self._evidence = []
        self.arrange()
        self.wanted.emit([])

    def put_picture(self, key: PageKey, picture: QImage) -> None:
        """A picture that was asked for has come."""
        self.pictures.put(key, picture)
        self._refused.pop(key.page, None)
        if key.document == self.document:
            self.viewport().update()

    def refuse_picture(self, key: PageKey, title: str) -> None:
        """A page can't be shown; its reason stands in its place."""
        if key.document == self.document:
            self._refused[key.page] = title
            self.viewport().update()

    def light_up(self, marks: Sequence[Mark], *, scroll: bool = True) -> None:
        """Outline these places, and bring the first one into view."""
        self._evidence = [m for m in marks if 1 <= m.page <= len(self.geometry_.pages)]
        if self._evidence and scroll:
            self.bring_into_view(self._evidence[0].page, self._evidence[0].box)
        self.viewport().update()

    @property
    def lit(self) -> tuple[Mark, ...]:
        """The places that are outlined now."""
        return tuple(self._evidence)

    def bring_into_view(self, page: int, box: Box) -> None:
        """Scroll, as little as needed, so that a place is well inside the view."""
        rect = self.geometry_.box_rect(page - 1, box)
        view = self.visible_rect()
        bar, across = self.verticalScrollBar(), self.horizontalScrollBar()
        room = min(60.0, view.height() / 4)
        if rect.top() - room < view.top() or rect.bottom() + room > view.bottom():
            bar.setValue(round(rect.center().y() - view.height() * 0.4))
        if rect.left() < view.left() or rect.right() > view.right():
            across.setValue(round(rect.center().x() - view.width() / 2))

    def visible_rect(self) -> QRectF:
        """The part of the content that is in view."""
        return QRectF(
            self.horizontalScrollBar().value(),
            self.verticalScrollBar().value(),
            self.viewport().width(),
            self.viewport().height(),
        )

    # --- moving --------------------------------------------------------------------------------

    @property
    def page(self) -> int:
        """The page that takes most of the view, from 1; 0 when there is none."""
        if not self.geometry_.pages:
            return 0
        view = self.visible_rect()
        return self.geometry_.main_page(view.top(), view.bottom()) + 1

    def go_to_page(self, page: int) -> None:
        if self.geometry_.pages:
            index = min(len(self.geometry_.pages), max(1, page)) - 1
            self.verticalScrollBar().setValue(round(self.geometry_.rect(index).top() - 6))

    def turn_page(self, step: int) -> None:
        """A view's height down (1) or up (-1), on to the next pages too."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + step * round(self.viewport().height() * 0.92))

    # --- zoom and rotation ---------------------------------------------------------------------

    def set_fit(self, fit: Fit) -> None:
        """Fit to the width or the page, and stay so when the window changes."""
        self.fit = fit
        self._keep_place(self.arrange)

    def set_zoom(self, zoom: float, around: QPointF | None = None) -> None:
        """A zoom of the person's own; the content point under `around` (viewport) stays there."""
        self.fit = Fit.FREE
        before = self.geometry_.scale
        view = self.visible_rect()
        spot = around or QPointF(view.width() / 2, view.height() / 2)
        self.geometry_.zoom = clamped_zoom(zoom)
        old_top = self.geometry_.rect(0) if self.geometry_.pages else QRectF()
        content = view.topLeft() + spot
        factor = self.geometry_.scale / before
        self.arrange(sharpen_after=SHARPEN_MS)
        new_top = self.geometry_.rect(0) if self.geometry_.pages else QRectF()
        x = new_top.left() + (content.x() - old_top.left()) * factor - spot.x()
        self.verticalScrollBar().setValue(round(content.y() * factor - spot.y()))
        self.horizontalScrollBar().setValue(round(x))

    def zoom_by_step(self, step: int) -> None:
        """To the next larger (1) or smaller (-1) usual zoom."""
        now = self.geometry_.zoom
        if step > 0:
            self.set_zoom(next((z for z in ZOOM_STEPS if z > now * 1.01), ZOOM_STEPS[-1]))
        else:
            self.set_zoom(next((z for z in reversed(ZOOM_STEPS) if z < now * 0.99), 0.25))

    def rotate(self, degrees: int) -> None:
        """Turn every page clockwise by 90, 180 or 270 from how it lies now."""
        page = self.page
        self.geometry_.rotation = (self.geometry_.rotation + degrees) % 360
        self.arrange()
        self.go_to_page(page)
        self.viewport().update()

    def arrange(self, sharpen_after: int = 0) -> None:
        """Work zoom and scroll ranges out again."""
        area = self.viewport().size()
        geometry = self.geometry_
        if self.fit is not Fit.FREE and geometry.pages:
            index = max(0, min(len(geometry.pages), self._shown_page or 1) - 1)
            geometry.zoom = geometry.fit_zoom(self.fit, area.width(), area.height(), index)
        geometry.viewport_width = area.width()
        geometry.arrange()
        self.verticalScrollBar().setRange(0, max(0, round(geometry.height) - area.height()))
        self.verticalScrollBar().setPageStep(area.height())
        self.verticalScrollBar().setSingleStep(48)
        self.horizontalScrollBar().setRange(0, max(0, round(geometry.width) - area.width()))
        self.horizontalScrollBar().setPageStep(area.width())
        self.zoom_changed.emit(geometry.zoom, self.fit.value)
        self._ask_soon(sharpen_after)
        self.viewport().update()

    def _keep_place(self, change: object) -> None:
        page, top = self.page, self.visible_rect().top()
        offset = 0.0
        if page:
            rect = self.geometry_.rect(page - 1)
            offset = (top - rect.top()) / max(1.0, rect.height())
        self.arrange()
        if page:
            rect = self.geometry_.rect(page - 1)
            self.verticalScrollBar().setValue(round(rect.top() + offset * rect.height()))

    # --- pictures ------------------------------------------------------------------------------

    def key_of(self, page: int) -> PageKey | None:
        """The picture that shows this page sharp at the present zoom."""
        if self.document is None:
            return None
        scale = round(self.geometry_.scale * self.devicePixelRatioF(), 3)
        return PageKey(self.document, page, scale, self.geometry_.rotation, self.password)

    def keys_ahead(
        self, document: Path, pages: Sequence[PageSize], password: str | None, first: int
    ) -> list[PageKey]:
        """The pictures that another document would show first, with its page `first` in view."""
        geometry = PageGeometry(pages)
        geometry.zoom = self.geometry_.zoom
        area = self.viewport().size()
        if self.fit is not Fit.FREE and pages:
            geometry.zoom = geometry.fit_zoom(self.fit, area.width(), area.height(), 0)
        scale = round(geometry.scale * self.devicePixelRatioF(), 3)
        geometry.arrange()
        wanted = [index + 1 for index in geometry.visible(0, area.height())]
        if first not in wanted:
            wanted.append(first)
        known = range(1, len(pages) + 1)
        return [PageKey(document, page, scale, 0, password) for page in wanted if page in known]

    @property
    def sharp(self) -> bool:
        """Whether every visible page stands at its own resolution."""
        view = self.visible_rect()
        keys = (self.key_of(i + 1) for i in self.geometry_.visible(view.top(), view.bottom()))
        return all(key is not None and self.pictures.get(key) is not None for key in keys)

    def _ask_soon(self, milliseconds: int) -> None:
        self._wish.start(milliseconds)

    @Slot()
    def _ask(self) -> None:
        if self.document is None or not self.isVisible():
            return
        view = self.visible_rect()
        shown = list(self.geometry_.visible(view.top(), view.bottom()))
        if not shown:
            return
        main = self.geometry_.main_page(view.top(), view.bottom())
        count = len(self.geometry_.pages)
        around = [i for i in (shown[-1] + 1, shown[0] - 1) if 0 <= i < count]
        order = [main, *(i for i in shown if i != main), *around]
        keys = [self.key_of(i + 1) for i in order if i + 1 not in self._refused]
        self.wanted.emit([k for k in keys if k is not None and self.pictures.get(k) is None])

    @Slot()
    def _scrolled(self) -> None:
        self._tell_page()
        self._ask_soon(0)
        self.viewport().update()

    def _tell_page(self) -> None:
        page = self.page
        if page != self._shown_page:
            self._shown_page = page
            self.page_changed.emit(page, len(self.geometry_.pages))

    # --- events --------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._keep_place(None)
        super().resizeEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """The scroll bars' own signal repaints; blitting would drag highlights along."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = event.angleDelta().y() / 120
            if steps:
                self.set_zoom(self.geometry_.zoom * 1.15**steps, event.position())
            event.accept()
            return
        super().wheelEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.desk_colour())
        view = self.visible_rect()
        painter.translate(-view.topLeft())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for index in self.geometry_.visible(view.top(), view.bottom()):
            self._paint_page(painter, index)
        self.paint_over(painter)
        self._paint_evidence(painter)
        painter.end()

    def desk_colour(self) -> QColor:
        """What lies behind the pages: a shade off the window's own ground, light or dark."""
        ground = self.palette().color(QPalette.ColorRole.Window)
        return ground.darker(112) if ground.lightness() > 127 else ground.darker(125)

    def paint_over(self, painter: QPainter) -> None:
        """For selection and search: painted over the pages, in content coordinates."""

    def _paint_page(self, painter: QPainter, index: int) -> None:
        rect = self.geometry_.rect(index)
        key = self.key_of(index + 1)
        picture = None if key is None else self.pictures.get(key)
        if picture is None and key is not None:
            picture = self.pictures.stand_in(key)
        edge = QColor(0, 0, 0, 70)
        painter.fillRect(rect.adjusted(-1, -1, 1, 1), edge)
        painter.fillRect(rect, PAPER)
        if picture is not None:
            painter.drawImage(_snapped(rect, picture, self.devicePixelRatioF()), picture)
        elif index + 1 in self._refused:
            painter.setPen(QColor("#555555"))
            painter.drawText(
                rect.adjusted(24, 24, -24, -24),
                Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap,
                self._refused[index + 1],
            )

    def _paint_evidence(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # multiplied like a marker pen: the print beneath stays as black as it is
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for mark in self._evidence:
            rect = self.geometry_.box_rect(mark.page - 1, mark.box).adjusted(-3, -3, 3, 3)
            painter.setPen(QPen(QColor("#1f6feb"), 2))
            painter.setBrush(QColor(31, 111, 235, 46))
            painter.drawRoundedRect(rect, 3, 3)


def _snapped(rect: QRectF, picture: QImage, ratio: float) -> QRectF:
    """The page on whole device pixels where the picture fits it exactly: stays sharp."""
    width, height = picture.width() / ratio, picture.height() / ratio
    if abs(width - rect.width()) > 2 or abs(height - rect.height()) > 2:
        return rect
    left, top = round(rect.left() * ratio) / ratio, round(rect.top() * ratio) / ratio
    return QRectF(left, top, width, height)
