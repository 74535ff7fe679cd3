# SPDX-License-Identifier: AGPL-3.0-or-later
"""Blacked-out regions on the pages: drawn with the mouse, chosen, shown over the print."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from desktop.domain.blackout import LEAST_SIDE, Blackout, on_page
from desktop.domain.page import Box
from desktop.ui.page_view.canvas import Mark
from desktop.ui.page_view.text_canvas import TextCanvas
from desktop.ui.page_view.words import line_boxes

_VEIL = QColor(20, 22, 26, 96)
_HATCH = QColor(12, 14, 18, 230)
_BORDER = QColor("#111318")
_CHOSEN = QColor("#b35900")
_AROUND_WORDS = 1.0


class BlackoutCanvas(TextCanvas):
    """Pages with their blacked-out regions. Nothing is changed here: signals tell what is wanted.

    `drawn` carries (page, Box) in points as the page lies, `removal_asked` a tuple of ids. The
    print stays legible under a region: it is closed to the outside, not to the person here.
    """

    drawn = Signal(int, object)
    removal_asked = Signal(object)
    undo_asked = Signal()
    redo_asked = Signal()
    drawing_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.regions: tuple[Blackout, ...] = ()
        self.chosen: str | None = None
        self.can_undo = self.can_redo = False
        self._drawing = False
        self._drag: tuple[int, QPointF, QPointF] | None = None

    def show_regions(self, regions: Sequence[Blackout]) -> None:
        """These regions, in place of those shown before."""
        self.regions = tuple(regions)
        if self.chosen not in {region.id for region in regions}:
            self.chosen = None
        count = len(self.regions)
        words = self.tr("1 region is blacked out")
        if count != 1:
            words = self.tr("{n} regions are blacked out").format(n=count) if count else ""
        self.setAccessibleDescription(words)
        self.viewport().update()

    @property
    def drawing(self) -> bool:
        """Whether the mouse draws regions now, rather than selecting words."""
        return self._drawing

    def set_drawing(self, drawing: bool) -> None:
        """Let the mouse draw regions, or select words again."""
        self._drag = None
        if drawing != self._drawing:
            self._drawing = drawing
            cross, beam = Qt.CursorShape.CrossCursor, Qt.CursorShape.IBeamCursor
            self.viewport().setCursor(cross if drawing else beam)
            self.drawing_changed.emit(drawing)
        self.viewport().update()

    def choose_next(self) -> None:
        """Choose the region behind the chosen one, in reading order, and bring it into view."""
        order = sorted(self.regions, key=lambda r: (r.page, r.box.y0, r.box.x0))
        ids = [region.id for region in order]
        if not ids:
            return
        at = (ids.index(self.chosen) + 1) % len(ids) if self.chosen in ids else 0
        self._choose(ids[at])
        self.bring_into_view(order[at].page, order[at].box)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def selected_places(self) -> tuple[Mark, ...]:
        """Where the selected words stand, a place for each printed line."""
        if self.selection is None:
            return ()
        return tuple(
            Mark(page, _around(box))
            for page, words in self.words.between(*self.selection).items()
            for box in line_boxes(words)
        )

    # --- mouse -----------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or not self.geometry_.pages:
            super().mousePressEvent(event)
            return
        content = self.visible_rect().topLeft() + event.position()
        if self._drawing:
            self._drag = (self.geometry_.page_at(content.y()), content, content)
            return
        hit = self._region_at(content)
        self._choose(None if hit is None else hit.id)
        if hit is None:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is None:
            super().mouseMoveEvent(event)
            return
        index, start, _ = self._drag
        self._drag = (index, start, self.visible_rect().topLeft() + event.position())
        self._scroll_at_edge(event.position().y())
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drag is None or event.button() is not Qt.MouseButton.LeftButton:
            super().mouseReleaseEvent(event)
            return
        index, start, _ = self._drag
        self._drag = None
        box = self._box(index, start, self.visible_rect().topLeft() + event.position())
        self.viewport().update()
        if box is not None:
            self.drawn.emit(index + 1, box)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        content = self.visible_rect().topLeft() + event.position()
        if not self._drawing and (not self.geometry_.pages or self._region_at(content) is None):
            super().mouseDoubleClickEvent(event)

    def _region_at(self, content: QPointF) -> Blackout | None:
        """The newest region at a place."""
        count = len(self.geometry_.pages)
        for region in reversed(self.regions):
            if region.page > count:
                continue
            if self.geometry_.box_rect(region.page - 1, region.box).contains(content):
                return region
        return None

    def _box(self, index: int, start: QPointF, end: QPointF) -> Box | None:
        """The part of a page between two places; None when it is too small to be meant."""
        size = self.geometry_.pages[index]
        x0, y0 = self.geometry_.point_on_page(index, start)
        x1, y1 = self.geometry_.point_on_page(index, end)
        box = Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
        return on_page(box, size.width, size.height)

    def _choose(self, region_id: str | None) -> None:
        if region_id != self.chosen:
            self.chosen = region_id
            self.viewport().update()

    # --- keys ------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Undo and redo are the regions' own while these pages have the keyboard."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = self.can_undo and event.matches(QKeySequence.StandardKey.Undo)
            redo = self.can_redo and event.matches(QKeySequence.StandardKey.Redo)
            if undo or redo:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.chosen is not None:
            self.removal_asked.emit((self.chosen,))
        elif event.key() == Qt.Key.Key_Escape and self._drag is not None:
            self._drag = None
            self.viewport().update()
        elif event.key() == Qt.Key.Key_Escape and (self._drawing or self.chosen is not None):
            self.set_drawing(False)
            self._choose(None)
        elif self.can_undo and event.matches(QKeySequence.StandardKey.Undo):
            self.undo_asked.emit()
        elif self.can_redo and event.matches(QKeySequence.StandardKey.Redo):
            self.redo_asked.emit()
        else:
            super().keyPressEvent(event)

    # --- painting --------------------------------------------------------------------------------

    def paint_over(self, painter: QPainter) -> None:
        super().paint_over(painter)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        view = self.visible_rect()
        for region in self.regions:
            if region.page <= len(self.geometry_.pages):
                rect = self.geometry_.box_rect(region.page - 1, region.box)
                if rect.intersects(view):
                    _paint_region(painter, rect, chosen=region.id == self.chosen)
        if self._drag is not None:
            index, start, now = self._drag
            box = self._box(index, start, now)
            if box is not None:
                _paint_region(painter, self.geometry_.box_rect(index, box), chosen=True)


def _paint_region(painter: QPainter, rect: QRectF, *, chosen: bool) -> None:
    """Veiled and hatched, within a border that shows on light and on dark print."""
    painter.save()
    painter.fillRect(rect, _VEIL)
    painter.fillRect(rect, QBrush(_HATCH, Qt.BrushStyle.BDiagPattern))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor("white"), 4 if chosen else 3))
    painter.drawRect(rect)
    border = QPen(_CHOSEN if chosen else _BORDER, 2.5 if chosen else 1.5)
    if chosen:
        border.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(border)
    painter.drawRect(rect)
    painter.restore()


def _around(box: Box) -> Box:
    """A little more than the words take: ascenders and smoothed edges too."""
    edge = max(_AROUND_WORDS, (LEAST_SIDE - min(box.width, box.height)) / 2)
    return Box(box.x0 - edge, box.y0 - edge, box.x1 + edge, box.y1 + edge)
