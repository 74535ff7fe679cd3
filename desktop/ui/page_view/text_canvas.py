# SPDX-License-Identifier: AGPL-3.0-or-later
"""Words on the pages: selected by mouse or keys, copied, found and lit up."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QMenu, QWidget

from desktop.ui.page_view.canvas import PageCanvas
from desktop.ui.page_view.words import DocumentWords, Hit, Place, line_boxes, text_of


class TextCanvas(PageCanvas):
    """Pages whose words can be selected and searched. `words` may be filled page by page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = DocumentWords()
        self.selection: tuple[Place, Place] | None = None
        self.hits: tuple[Hit, ...] = ()
        self.current_hit = -1
        self._anchor: tuple[Place, Place] | None = None
        self._pan: QPointF | None = None

    def set_words(self, words: DocumentWords) -> None:
        """Other words, of another document or after another reading; the selection goes."""
        self.words = words
        self.selection = None
        self._anchor = None
        self.viewport().update()

    # --- selection -----------------------------------------------------------------------------

    @property
    def selected_text(self) -> str:
        """The selected words as printed, "" when there are none."""
        if self.selection is None:
            return ""
        return text_of(self.words.between(*self.selection))

    def copy(self) -> None:
        """Put the selected words on the clipboard."""
        text = self.selected_text
        if text:
            QGuiApplication.clipboard().setText(text)

    def select_all(self) -> None:
        self.selection = self.words.everything()
        self.viewport().update()

    def _place(self, position: QPointF, *, exact: bool) -> Place | None:
        if not self.geometry_.pages:
            return None
        content = self.visible_rect().topLeft() + position
        index = self.geometry_.page_at(content.y())
        x, y = self.geometry_.point_on_page(index, content)
        if exact:
            return self.words.hit(index + 1, x, y)
        return self.words.nearest(index + 1, x, y)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.MiddleButton:
            self._pan = event.position()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.button() is Qt.MouseButton.LeftButton:
            place = self._place(event.position(), exact=False)
            extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if extend and self._anchor is not None and place is not None:
                self._select_to(place)
            else:
                self._anchor = None if place is None else (place, place)
                self.selection = None
                self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = self._place(event.position(), exact=True)
        if place is not None and event.button() is Qt.MouseButton.LeftButton:
            self._anchor = self.selection = (place, place)
            self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pan is not None:
            moved = event.position() - self._pan
            self._pan = event.position()
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - round(moved.y()))
            across = self.horizontalScrollBar()
            across.setValue(across.value() - round(moved.x()))
        elif event.buttons() & Qt.MouseButton.LeftButton and self._anchor is not None:
            place = self._place(event.position(), exact=False)
            if place is not None:
                self._select_to(place)
            self._scroll_at_edge(event.position().y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.MiddleButton:
            self._pan = None
            self.viewport().setCursor(Qt.CursorShape.IBeamCursor)

    def _select_to(self, place: Place) -> None:
        if self._anchor is None:
            return
        first, last = self._anchor
        self.selection = (min(first, place), max(last, place))
        self.viewport().update()

    def _scroll_at_edge(self, y: float) -> None:
        bar = self.verticalScrollBar()
        if y < 0:
            bar.setValue(bar.value() - 24)
        elif y > self.viewport().height():
            bar.setValue(bar.value() + 24)

    # --- search --------------------------------------------------------------------------------

    def find_text(self, text: str) -> int:
        """Light up every place of `text`, go to the first one in or below view; how many."""
        self.hits = self.words.find(text)
        self.current_hit = -1
        if self.hits:
            page = self.page
            ahead = (i for i, hit in enumerate(self.hits) if hit.page >= page)
            self.go_to_hit(next(ahead, 0))
        self.viewport().update()
        return len(self.hits)

    def find_step(self, step: int) -> None:
        """On to the next (1) or back to the previous (-1) place, around the ends."""
        if self.hits:
            self.go_to_hit((self.current_hit + step) % len(self.hits))

    def go_to_hit(self, index: int) -> None:
        self.current_hit = index
        hit = self.hits[index]
        if hit.page <= len(self.geometry_.pages):
            self.bring_into_view(hit.page, hit.boxes[0])
        self.viewport().update()

    # --- events --------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
        elif event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_Space):
            self.turn_page(1)
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_Backspace):
            self.turn_page(-1)
        elif event.key() == Qt.Key.Key_Home:
            self.verticalScrollBar().setValue(0)
        elif event.key() == Qt.Key.Key_End:
            self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        copy = menu.addAction(self.tr("Copy"), self.copy)
        copy.setEnabled(bool(self.selected_text))
        menu.addAction(self.tr("Select all"), self.select_all)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def paint_over(self, painter: QPainter) -> None:
        shown = {
            index + 1
            for index in self.geometry_.visible(
                self.visible_rect().top(), self.visible_rect().bottom()
            )
        }
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for number, hit in enumerate(self.hits):
            if hit.page not in shown:
                continue
            current = number == self.current_hit
            painter.setPen(QPen(QColor("#9a6700"), 2) if current else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(255, 196, 0, 120 if current else 80))
            for box in hit.boxes:
                rect = self.geometry_.box_rect(hit.page - 1, box)
                painter.drawRect(rect.adjusted(-1, -1, 1, 1))
        if self.selection is None:
            return
        colour = QColor(30, 110, 220, 80)
        for page, words in self.words.between(*self.selection).items():
            if page in shown:
                for box in line_boxes(words):
                    rect = self.geometry_.box_rect(page - 1, box)
                    painter.fillRect(rect.adjusted(-1, -1, 1, 1), colour)
