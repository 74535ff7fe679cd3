# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pointing at words of the pages, by mouse or keys, and all evidence at once with its names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QWidget

from desktop.domain.page import Box, Word
from desktop.ui.look import scaled_font
from desktop.ui.page_view.blackout_canvas import BlackoutCanvas
from desktop.ui.page_view.words import Place

_LEAST_DRAG = 5.0
_SELECTING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_ALL = QColor("#6b3fa0")
_TAG_TEXT = QColor("#ffffff")
_BAND = QColor("#b35900")
_CARET = QColor("#b35900")
_LONGEST_TAG = 28


@dataclass(frozen=True, slots=True)
class NamedMark:
    """A place on a page (from 1) that proves a field, and the field's name; "" shows no tag."""

    page: int
    box: Box
    name: str


class ProofCanvas(BlackoutCanvas):
    """`words_chosen` carries (page, words) that the person pointed at.

    While `pointing` is on, a click takes a word and a drag the words within a box; with Ctrl held,
    and elsewhere, the mouse selects words as text. With the keyboard in the pages, `start_caret`
    walks word by word; `pointing_left` comes when that ends with Enter or Esc.
    """

    words_chosen = Signal(int, object)
    pointing_left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pointing = False
        self._band: tuple[int, QPointF, QPointF] | None = None
        self._caret: Place | None = None
        self._caret_from: Place | None = None
        self.all_marks: tuple[NamedMark, ...] = ()

    # --- pointing with the mouse -----------------------------------------------------------------

    @property
    def pointing(self) -> bool:
        """Whether a click takes a word."""
        return self._pointing

    def set_pointing(self, on: bool) -> None:
        """Have the mouse take words, without taking the keyboard; or select text again."""
        if on == self._pointing:
            return
        self._pointing = on
        self._band = None
        # a click must not take the keyboard from the field that the words are for
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if on else Qt.FocusPolicy.StrongFocus)
        if not self.drawing:
            shape = Qt.CursorShape.PointingHandCursor if on else Qt.CursorShape.IBeamCursor
            self.viewport().setCursor(shape)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = event.button() is Qt.MouseButton.LeftButton
        held = event.modifiers() & _SELECTING
        if self._pointing and left and held:
            # text to be copied or blacked out: the pages take the keyboard, as for any selection
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        elif self._pointing and left and not self.drawing and self.geometry_.pages:
            content = self.visible_rect().topLeft() + event.position()
            self._band = (self.geometry_.page_at(content.y()), content, content)
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._band is None:
            super().mouseMoveEvent(event)
            return
        index, start, _ = self._band
        self._band = (index, start, self.visible_rect().topLeft() + event.position())
        self._scroll_at_edge(event.position().y())
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._band is None or event.button() is not Qt.MouseButton.LeftButton:
            super().mouseReleaseEvent(event)
            return
        index, start, _ = self._band
        self._band = None
        self.viewport().update()
        end = self.visible_rect().topLeft() + event.position()
        if (end - start).manhattanLength() < _LEAST_DRAG:
            place = self._place(event.position(), exact=True)
            words = self.words.of(place.page)[place.word :][:1] if place is not None else ()
        else:
            words = self.words_in(index + 1, self._page_box(index, start, end))
        if words:
            self.words_chosen.emit(index + 1, words)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self._pointing:
            super().mouseDoubleClickEvent(event)

    def words_in(self, page: int, box: Box) -> tuple[Word, ...]:
        """The words of a page whose middle lies within a box, in reading order."""
        return tuple(
            word
            for word in self.words.of(page)
            if box.x0 <= word.box.mid_x <= box.x1 and box.y0 <= word.box.mid_y <= box.y1
        )

    def _page_box(self, index: int, start: QPointF, end: QPointF) -> Box:
        x0, y0 = self.geometry_.point_on_page(index, start)
        x1, y1 = self.geometry_.point_on_page(index, end)
        return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    # --- pointing with the keys ------------------------------------------------------------------

    def start_caret(self) -> bool:
        """Take the keyboard, with a word of the pages in hand; False when there are no words."""
        place = self._first_place()
        if place is None:
            return False
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._caret_from = place
        self._go(place, extend=False)
        return True

    @property
    def caret(self) -> Place | None:
        """The word that the keys are at, None outside of this mode."""
        return self._caret

    def _first_place(self) -> Place | None:
        """The word at what is lit up, else the first one in view, else the first of all."""
        for mark in self.lit:
            inside = self.words.nearest(mark.page, mark.box.x0 + 1, mark.box.mid_y)
            if inside is not None:
                return inside
        view = self.visible_rect()
        page = self.page
        for number, word in enumerate(self.words.of(page)):
            if view.contains(self.geometry_.box_rect(page - 1, word.box).center()):
                return Place(page, number)
        everything = self.words.everything()
        return None if everything is None else everything[0]

    def _go(self, place: Place, *, extend: bool) -> None:
        self._caret = place
        if not extend or self._caret_from is None:
            self._caret_from = place
        self.selection = (min(self._caret_from, place), max(self._caret_from, place))
        word = self.words.of(place.page)[place.word]
        self.bring_into_view(place.page, word.box)
        self.setAccessibleDescription(self.tr("Word: {word}").format(word=self.selected_text))
        self.viewport().update()

    def _end_caret(self) -> None:
        self._caret = self._caret_from = None
        self.selection = None
        self.setAccessibleDescription("")
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.selection is not None:
            if not event.isAutoRepeat():
                self._take_selection()
        elif self._caret is not None and event.key() == Qt.Key.Key_Escape:
            self._end_caret()
            self.pointing_left.emit()
        elif self._caret is not None and (place := self._moved(event)) is not None:
            extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._go(place, extend=extend)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        leaving = Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason
        if self._caret is not None and event.reason() not in leaving:
            self._end_caret()

    def _take_selection(self) -> None:
        if self.selection is None:
            return
        by_page = self.words.between(*self.selection)
        # a value stands on one page; the first one's words are meant
        page = min(by_page)
        words = tuple(by_page[page])
        self._end_caret()
        self.pointing_left.emit()
        if words:
            self.words_chosen.emit(page, words)

    def _moved(self, event: QKeyEvent) -> Place | None:
        """Where an arrow key, Home or End leads from the caret; None for other keys."""
        at, key = self._caret, event.key()
        if at is None:
            return None
        words = self.words.of(at.page)
        if key == Qt.Key.Key_Right:
            return self._beside(at, 1)
        if key == Qt.Key.Key_Left:
            return self._beside(at, -1)
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            first, last = self.words.line_of(at)
            return first if key == Qt.Key.Key_Home else last
        if key not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return None
        here = words[at.word].box
        down = key == Qt.Key.Key_Down
        best, least = None, float("inf")
        for number, word in enumerate(words):
            gap = word.box.mid_y - here.mid_y if down else here.mid_y - word.box.mid_y
            if gap <= max(here.height, word.box.height) * 0.6:
                continue
            across = max(word.box.x0 - here.mid_x, 0.0, here.mid_x - word.box.x1)
            cost = gap * 3 + across
            if cost < least:
                best, least = number, cost
        if best is not None:
            return Place(at.page, best)
        return self._page_end(at.page, down=down) or at

    def _beside(self, at: Place, step: int) -> Place:
        words = self.words.of(at.page)
        if 0 <= at.word + step < len(words):
            return Place(at.page, at.word + step)
        return self._page_end(at.page, down=step > 0) or at

    def _page_end(self, page: int, *, down: bool) -> Place | None:
        """The first word behind a page, or the last one before it."""
        numbers = range(page + 1, len(self.geometry_.pages) + 1) if down else range(page - 1, 0, -1)
        for number in numbers:
            words = self.words.of(number)
            if words:
                return Place(number, 0 if down else len(words) - 1)
        return None

    # --- all evidence --------------------------------------------------------------------------

    def show_all(self, marks: Sequence[NamedMark]) -> None:
        """Outline all of these with their names; none takes them away."""
        self.all_marks = tuple(marks)
        self.viewport().update()

    # --- painting --------------------------------------------------------------------------------

    def paint_over(self, painter: QPainter) -> None:
        super().paint_over(painter)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        if self.all_marks:
            self._paint_all(painter)
        if self._caret is not None:
            word = self.words.of(self._caret.page)[self._caret.word]
            rect = self.geometry_.box_rect(self._caret.page - 1, word.box)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(_CARET, 2))
            painter.drawRect(rect.adjusted(-2, -2, 2, 2))
        if self._band is not None:
            _, start, now = self._band
            painter.setPen(QPen(_BAND, 1.5, Qt.PenStyle.DashLine))
            painter.setBrush(QColor(_BAND.red(), _BAND.green(), _BAND.blue(), 36))
            painter.drawRect(QRectF(start, now).normalized())

    def _paint_all(self, painter: QPainter) -> None:
        view, count = self.visible_rect(), len(self.geometry_.pages)
        font = scaled_font(self, 0.86, bold=True)
        painter.setFont(font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown: list[tuple[NamedMark, QRectF]] = []
        for mark in self.all_marks:
            if mark.page <= count:
                rect = self.geometry_.box_rect(mark.page - 1, mark.box).adjusted(-2, -2, 2, 2)
                if rect.intersects(view):
                    shown.append((mark, rect))
        painter.setPen(QPen(_ALL, 1.5))
        painter.setBrush(QColor(_ALL.red(), _ALL.green(), _ALL.blue(), 26))
        for _, rect in shown:
            painter.drawRoundedRect(rect, 2, 2)
        taken = [rect for _, rect in shown]
        for mark, rect in shown:
            if mark.name:
                tag = _tag_place(mark.name, rect, font, taken, view)
                taken.append(tag)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(_ALL)
                painter.drawRoundedRect(tag, 2, 2)
                painter.setPen(_TAG_TEXT)
                painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, _short(mark.name))


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_TAG else name[: _LONGEST_TAG - 1] + "…"


def _tag_place(
    name: str, rect: QRectF, font: QFont, taken: Sequence[QRectF], view: QRectF
) -> QRectF:
    """Where a name covers least of what is marked or named already: above, below or beside."""
    metrics = QFontMetricsF(font)
    width, height = metrics.horizontalAdvance(_short(name)) + 8, metrics.height() + 1
    middle = rect.center().y() - height / 2
    spots = (
        QRectF(rect.left(), rect.top() - height - 1, width, height),
        QRectF(rect.right() + 2, middle, width, height),
        QRectF(rect.left() - width - 2, middle, width, height),
        QRectF(rect.left(), rect.bottom() + 1, width, height),
        QRectF(rect.right() - width, rect.top() - height - 1, width, height),
        QRectF(rect.right() - width, rect.bottom() + 1, width, height),
        QRectF(rect.right() + 2, rect.top() - height, width, height),
        QRectF(rect.right() + 2, rect.bottom(), width, height),
        QRectF(rect.left() - width - 2, rect.top() - height, width, height),
        QRectF(rect.left() - width - 2, rect.bottom(), width, height),
    )

    def covered(spot: QRectF) -> float:
        lost = width * height - _area(spot.intersected(view))
        return lost + sum(_area(spot.intersected(other)) for other in taken)

    best = min(spots, key=covered)
    # never beyond the edge of what is in view, as far as it is wide enough
    best.moveLeft(max(view.left() + 1, min(best.left(), view.right() - width - 1)))
    return best


def _area(rect: QRectF) -> float:
    return max(0.0, rect.width()) * max(0.0, rect.height())
