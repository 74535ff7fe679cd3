# SPDX-License-Identifier: AGPL-3.0-or-later
"""A box drawn on the pages, by mouse or by keys, for whoever wants what stands in it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from desktop.domain.page import Box
from desktop.ui.page_view.canvas import PageCanvas

LEAST_SIDE = 3.0
"""In points; a smaller box was a click."""
_STEP = 6.0
_FINE = 1.0
_EDGE = QColor("#1f6feb")
_VEIL = QColor(31, 111, 235, 36)
_GROUND = QColor(20, 24, 30, 225)
_MOVES = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}
_TAKES = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RegionPicker(QObject):
    """While it is on, the mouse draws a box and the arrows move it (with Shift, its far corner).

    `picked` carries (page from 1, Box in points as the page lies). `ended` comes always, behind
    `picked` or when Esc gave it up.
    """

    picked = Signal(int, object)
    ended = Signal()

    def __init__(self, canvas: PageCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._overlay: _Overlay | None = None
        self._page = 0
        self._box: Box | None = None
        self._drag: tuple[int, QPointF] | None = None

    @property
    def active(self) -> bool:
        """Whether a box is being drawn."""
        return self._overlay is not None

    @property
    def box(self) -> tuple[int, Box] | None:
        """The page and the box as they are now."""
        return None if self._box is None else (self._page, self._box)

    def start(self, words: str, page: int, box: Box | None = None) -> None:
        """Take a box, beginning with this one on a page (from 1); `words` say what for."""
        canvas = self._canvas
        if self.active or not 1 <= page <= len(canvas.geometry_.pages):
            return
        size = canvas.geometry_.pages[page - 1]
        self._page = page
        self._box = box or Box(
            size.width * 0.1, size.height * 0.3, size.width * 0.9, size.height / 2
        )
        self._overlay = _Overlay(canvas, self, words)
        canvas.viewport().installEventFilter(self)
        canvas.installEventFilter(self)
        canvas.viewport().setCursor(Qt.CursorShape.CrossCursor)
        canvas.verticalScrollBar().valueChanged.connect(self._on_moved)
        canvas.horizontalScrollBar().valueChanged.connect(self._on_moved)
        canvas.zoom_changed.connect(self._on_moved)
        canvas.bring_into_view(page, self._box)
        canvas.setFocus(Qt.FocusReason.ShortcutFocusReason)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._overlay, words))

    def end(self) -> None:
        """Give the mouse and the keys back to the pages."""
        overlay, self._overlay = self._overlay, None
        if overlay is None:
            return
        self._drag = None
        canvas = self._canvas
        canvas.viewport().removeEventFilter(self)
        canvas.removeEventFilter(self)
        canvas.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        canvas.verticalScrollBar().valueChanged.disconnect(self._on_moved)
        canvas.horizontalScrollBar().valueChanged.disconnect(self._on_moved)
        canvas.zoom_changed.disconnect(self._on_moved)
        overlay.hide()
        overlay.deleteLater()
        self.ended.emit()

    @Slot()
    def _on_moved(self) -> None:
        if self._overlay is not None:
            self._overlay.update()

    def _take(self) -> None:
        page, box = self._page, self._box
        if box is not None and box.width >= LEAST_SIDE and box.height >= LEAST_SIDE:
            self.picked.emit(page, box)
        self.end()

    # --- mouse and keys --------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self.active:
            return False
        if isinstance(event, QMouseEvent) and watched is self._canvas.viewport():
            return self._on_mouse(event)
        if isinstance(event, QKeyEvent) and watched is self._canvas:
            return self._on_key(event)
        if event.type() is QEvent.Type.Resize and self._overlay is not None:
            self._overlay.setGeometry(self._canvas.viewport().rect())
        return False

    def _on_mouse(self, event: QMouseEvent) -> bool:
        kind = event.type()
        content = self._canvas.visible_rect().topLeft() + event.position()
        if kind is QEvent.Type.MouseButtonPress and event.button() is Qt.MouseButton.LeftButton:
            page = self._canvas.geometry_.page_at(content.y())
            self._drag = (page, content)
        elif kind is QEvent.Type.MouseMove and self._drag is not None:
            self._draw_to(content)
        elif kind is QEvent.Type.MouseButtonRelease and self._drag is not None:
            self._draw_to(content)
            self._drag = None
            box = self._box
            if box is not None and min(box.width, box.height) >= LEAST_SIDE:
                self._take()
        elif kind is QEvent.Type.MouseButtonPress:
            # the middle button still moves the pages
            return False
        return True

    def _draw_to(self, content: QPointF) -> None:
        if self._drag is None:
            return
        index, start = self._drag
        geometry = self._canvas.geometry_
        x0, y0 = geometry.point_on_page(index, start)
        x1, y1 = geometry.point_on_page(index, content)
        self._page = index + 1
        self._box = self._within(Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))
        self._on_moved()

    def _on_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        own = key in _MOVES or key == Qt.Key.Key_Escape or (key in _TAKES and not control)
        if not own:
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() is not QEvent.Type.KeyPress:
            return False
        if key == Qt.Key.Key_Escape:
            self.end()
        elif key in _TAKES:
            self._take()
        elif self._box is not None:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            step = _FINE if control else _STEP
            dx, dy = (part * step for part in _MOVES[key])
            self._move(dx, dy, far_corner=shift)
        return True

    def _move(self, dx: float, dy: float, *, far_corner: bool) -> None:
        box = self._box
        if box is None:
            return
        if far_corner:
            x1, y1 = max(box.x0 + LEAST_SIDE, box.x1 + dx), max(box.y0 + LEAST_SIDE, box.y1 + dy)
            moved = replace(box, x1=x1, y1=y1)
        else:
            moved = Box(box.x0 + dx, box.y0 + dy, box.x1 + dx, box.y1 + dy)
        self._box = self._within(moved)
        self._canvas.bring_into_view(self._page, self._box)
        self._on_moved()

    def _within(self, box: Box) -> Box:
        """The part of the box that is on its page."""
        size = self._canvas.geometry_.pages[self._page - 1]
        x0, x1 = (min(max(0.0, x), size.width) for x in (box.x0, box.x1))
        y0, y1 = (min(max(0.0, y), size.height) for y in (box.y0, box.y1))
        return Box(x0, y0, x1, y1)


class _Overlay(QWidget):
    """The box over the pages, and what to do in words; the mouse goes through it."""

    def __init__(self, canvas: PageCanvas, picker: RegionPicker, words: str) -> None:
        super().__init__(canvas.viewport())
        self._canvas = canvas
        self._picker = picker
        self._words = words
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(words)
        self.setGeometry(canvas.viewport().rect())
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        found = self._picker.box
        if found is not None:
            page, box = found
            rect = self._canvas.geometry_.box_rect(page - 1, box)
            rect.translate(-self._canvas.visible_rect().topLeft())
            painter.fillRect(rect, _VEIL)
            painter.setPen(QPen(QColor("white"), 4))
            painter.drawRect(rect)
            painter.setPen(QPen(_EDGE, 2, Qt.PenStyle.DashLine))
            painter.drawRect(rect)
        self._paint_words(painter)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        room = QRectF(self.rect()).adjusted(24, 10, -24, -10)
        needed = painter.boundingRect(room, int(flags), self._words)
        needed.moveTop(14)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_GROUND)
        painter.drawRoundedRect(needed.adjusted(-12, -7, 12, 7), 6, 6)
        painter.setPen(QColor("white"))
        painter.drawText(needed, int(flags), self._words)
