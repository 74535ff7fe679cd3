# SPDX-License-Identifier: AGPL-3.0-or-later
"""Thumbnails of all pages in their parts, painted where they are visible and asked for there alone.

Its keys: arrows, Home and End go from page to page; what is done to a page is told by `asked`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from desktop.background.pages_lane import PageKey
from desktop.domain.parts import PartSource
from desktop.ui.look import Theme, Tone, blended, scaled_font
from desktop.ui.page_view.pictures import PictureCache
from desktop.ui.parts.draft import DraftPage, PartsDraft

WIDTHS = (112, 168, 260)
_GAP = 14
_MARGIN = 16
_CACHE_BYTES = 64 * 1024 * 1024
_ASK_MS = 30
_AHEAD = 1.0
_ASPECT = 1.414
_BESIDE = 320
"""So much room right of a part's pages is used for the reasons of its cut."""

_PLAIN = Qt.KeyboardModifier.NoModifier
_ALT = Qt.KeyboardModifier.AltModifier
_KEYS: dict[tuple[Qt.Key, Qt.KeyboardModifier], str] = {
    (Qt.Key.Key_Space, _PLAIN): "cut",
    (Qt.Key.Key_R, _PLAIN): "rotate",
    (Qt.Key.Key_R, Qt.KeyboardModifier.ShiftModifier): "rotate_back",
    (Qt.Key.Key_Delete, _PLAIN): "drop",
    (Qt.Key.Key_Backspace, _PLAIN): "drop",
    (Qt.Key.Key_Left, _ALT): "earlier",
    (Qt.Key.Key_Right, _ALT): "later",
    (Qt.Key.Key_Up, _ALT): "part_before",
    (Qt.Key.Key_Down, _ALT): "part_after",
    (Qt.Key.Key_PageUp, _ALT): "file_earlier",
    (Qt.Key.Key_PageDown, _ALT): "file_later",
}


@dataclass(frozen=True, slots=True)
class PartHeading:
    """What stands over a part: its title, why it begins there, and an icon with its tone."""

    title: str
    sure: str = ""
    reasons: tuple[str, ...] = ()
    icon: str = "document"
    tone: Tone = Tone.QUIET


class PartsCanvas(QAbstractScrollArea):
    """Shows a draft. `asked` carries what is to be done to the current page, `moved` its index,
    `wanted` the pictures that are missing, the most urgent first."""

    asked = Signal(str)
    moved = Signal(int)
    wanted = Signal(object)

    def __init__(
        self,
        sources: Sequence[PartSource],
        draft: PartsDraft,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._sources = sources
        self._draft = draft
        self._theme = theme
        self._headings: Sequence[PartHeading] = ()
        self._caption: Callable[[int], str] = lambda index: str(index + 1)
        self._size = 0
        self._cells: list[QRectF] = []
        self._heads: list[QRectF] = []
        self._rows: list[int] = []
        self._beside: list[bool] = []
        self._columns = 1
        self.current = 0
        self.pictures = PictureCache(_CACHE_BYTES)
        self._refused: set[PageKey] = set()
        self._wish = QTimer(self, singleShot=True, interval=_ASK_MS)
        self._wish.timeout.connect(self._ask)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        theme.changed.connect(self.viewport().update)

    def sizeHint(self) -> QSize:
        return QSize(860, 520)

    # --- what is shown -------------------------------------------------------------------------

    def show_draft(self, headings: Sequence[PartHeading], caption: Callable[[int], str]) -> None:
        """The draft changed: a heading for each of its parts, a caption for each page."""
        self._headings, self._caption = headings, caption
        self.arrange()

    def go_to(self, index: int) -> None:
        """Make a page the current one, and show it."""
        if not self._cells:
            return
        self.current = max(0, min(index, len(self._cells) - 1))
        self._show_current()
        self.viewport().update()
        self.moved.emit(self.current)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    def zoom(self, step: int) -> None:
        """Larger (1) or smaller (-1) thumbnails."""
        size = max(0, min(len(WIDTHS) - 1, self._size + step))
        if size != self._size:
            self._size = size
            self.arrange()
            self._show_current()

    def cell(self, index: int) -> QRectF:
        """Where a page stands, from the top of all."""
        return self._cells[index]

    def visible_indexes(self, ahead: float = 0.0) -> list[int]:
        """The pages in view, with `ahead` heights of the view more on either side."""
        height = self.viewport().height()
        top = self.verticalScrollBar().value() - ahead * height
        bottom = self.verticalScrollBar().value() + (1 + ahead) * height
        return [
            i for i, cell in enumerate(self._cells) if cell.bottom() >= top and cell.top() <= bottom
        ]

    # --- layout --------------------------------------------------------------------------------

    def arrange(self) -> None:
        """Work out where everything stands; quick for a thousand pages."""
        width = WIDTHS[self._size]
        across = max(1, self.viewport().width() - 2 * _MARGIN)
        self._columns = max(1, int((across + _GAP) // (width + _GAP)))
        line = self.fontMetrics().lineSpacing()
        tall = width * _ASPECT + line + 8
        self._cells, self._heads, self._rows, self._beside = [], [], [], []
        y, row = float(_MARGIN), 0
        for number, part in enumerate(self._draft.parts):
            heading = self._headings[number] if number < len(self._headings) else PartHeading("")
            beside = len(part) < self._columns and across - len(part) * (width + _GAP) > _BESIDE
            self._beside.append(beside)
            high = line * (2.2 if heading.sure and not beside else 1.2) + 10
            self._heads.append(QRectF(_MARGIN, y, across, high))
            y += high + 8
            for at in range(len(part)):
                column = at % self._columns
                if at and column == 0:
                    y += tall + _GAP
                    row += 1
                self._cells.append(QRectF(_MARGIN + column * (width + _GAP), y, width, tall))
                self._rows.append(row)
            y += tall + _GAP + 6
            row += 1
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, round(y) - self.viewport().height()))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(round(tall / 3))
        self._wish.start()
        self.viewport().update()

    def _show_current(self) -> None:
        cell, bar = self._cells[self.current], self.verticalScrollBar()
        part, at = self._draft.place(self.current)
        # the heading of a part is seen with its first row
        top = self._heads[part].top() if at < self._columns else cell.top()
        if top < bar.value() + 4:
            bar.setValue(round(top) - 6)
        elif cell.bottom() > bar.value() + self.viewport().height():
            bar.setValue(round(cell.bottom()) - self.viewport().height() + 8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    @Slot()
    def _scrolled(self) -> None:
        self._wish.start()
        self.viewport().update()

    # --- pictures ------------------------------------------------------------------------------

    def key_of(self, page: DraftPage) -> PageKey:
        """The picture of a page at the present size; pages are turned while they are painted."""
        source = self._sources[page.source]
        width, height = source.sizes[page.page - 1]
        longest = WIDTHS[self._size] * _ASPECT * self.devicePixelRatioF()
        scale = round(min(longest / max(width, height), 4.0), 4)
        return PageKey(source.path, page.page, scale, 0, source.password)

    @Slot()
    def _ask(self) -> None:
        shown = self.visible_indexes()
        around = [index for index in self.visible_indexes(_AHEAD) if index not in set(shown)]
        keys = [self.key_of(self._draft.page(index)) for index in (*shown, *around)]
        self.wanted.emit(
            [key for key in keys if key not in self._refused and self.pictures.get(key) is None]
        )

    @Slot(object, object)
    def put_picture(self, key: PageKey, picture: QImage) -> None:
        """A picture has come; others' pictures are passed over."""
        if any(key.document == source.path for source in self._sources):
            self.pictures.put(key, picture)
            self.viewport().update()

    @Slot(object, object)
    def refuse_picture(self, key: PageKey, _: object) -> None:
        """A page can't be drawn: it stays an empty sheet."""
        self._refused.add(key)

    # --- painting ------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme_ground())
        offset = self.verticalScrollBar().value()
        painter.translate(0, -offset)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        low, high = offset, offset + self.viewport().height()
        for number, head in enumerate(self._heads):
            if head.bottom() >= low and head.top() <= high and number < len(self._headings):
                self._paint_heading(painter, head, self._headings[number], self._beside[number])
        for index in self.visible_indexes():
            self._paint_page(painter, index)
            part, at = self._draft.place(index)
            last = at == len(self._draft.parts[part]) - 1
            if last and self._beside[part] and part < len(self._headings):
                self._paint_reasons(painter, self._cells[index], self._headings[part])
        painter.end()

    def _paint_reasons(self, painter: QPainter, cell: QRectF, heading: PartHeading) -> None:
        """Why a part begins where it does, in the room right of its pages."""
        if not heading.sure:
            return
        left = cell.right() + 2 * _GAP
        room = QRectF(left, cell.top(), self._heads[0].right() - left, cell.height())
        painter.setFont(self.font())
        painter.setPen(self._theme.colour(heading.tone))
        line = self.fontMetrics().lineSpacing()
        painter.drawText(room, Qt.AlignmentFlag.AlignTop, heading.sure)
        painter.setPen(self._theme.colour(Tone.QUIET))
        for number, reason in enumerate(heading.reasons, start=1):
            place = QRectF(room.left(), room.top() + number * (line + 2), room.width(), line)
            if place.bottom() > room.bottom():
                break
            painter.drawText(
                place, Qt.AlignmentFlag.AlignTop, self._cut_short(f"– {reason}", room.width())
            )

    def _theme_ground(self) -> QColor:
        return self.palette().color(self.palette().ColorRole.Window)

    def _paint_heading(
        self, painter: QPainter, rect: QRectF, heading: PartHeading, beside: bool
    ) -> None:
        palette = self.palette()
        rule = blended(
            palette.color(palette.ColorRole.WindowText),
            palette.color(palette.ColorRole.Window),
            0.2,
        )
        painter.setPen(QPen(rule, 1))
        painter.drawLine(rect.topLeft(), rect.topRight())
        line = self.fontMetrics().lineSpacing()
        icon = self._theme.pixmap(heading.icon, heading.tone, 16, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(rect.left(), rect.top() + 6 + (line - 16) / 2), icon)
        text = rect.adjusted(24, 6, 0, 0)
        text.setHeight(line)
        bold = scaled_font(self, 1.0, bold=True)
        painter.setFont(bold)
        painter.setPen(palette.color(palette.ColorRole.WindowText))
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(text, side, self._cut_short(heading.title, text.width(), bold=True))
        if heading.sure and not beside:
            text.translate(0, line)
            painter.setFont(self.font())
            painter.setPen(self._theme.colour(Tone.QUIET))
            said = f"{heading.sure}: {'; '.join(heading.reasons)}"
            painter.drawText(text, side, self._cut_short(said, text.width()))

    def _cut_short(self, text: str, width: float, *, bold: bool = False) -> str:
        metrics = QFontMetricsF(scaled_font(self, 1.0, bold=True) if bold else self.font())
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)

    def _paint_page(self, painter: QPainter, index: int) -> None:
        page, cell = self._draft.page(index), self._cells[index]
        line = self.fontMetrics().lineSpacing()
        room = QRectF(cell.left(), cell.top(), cell.width(), cell.height() - line - 8)
        sheet = self._sheet(page, room)
        palette = self.palette()
        if index == self.current:
            ground = palette.color(palette.ColorRole.Highlight)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(cell.adjusted(-5, -5, 5, 3), 5, 5)
        painter.fillRect(sheet.adjusted(-1, -1, 1, 1), QColor(0, 0, 0, 80))
        painter.fillRect(sheet, QColor("#ffffff"))
        if page.dropped:
            painter.setOpacity(0.25)
        key = self.key_of(page)
        picture = self.pictures.get(key) or self.pictures.stand_in(key)
        if picture is not None:
            self._draw_turned(painter, sheet, picture, page.rotation)
        painter.setOpacity(1.0)
        if page.dropped:
            painter.setPen(QPen(QColor("#c4291c"), 2.5))
            painter.drawLine(sheet.topLeft(), sheet.bottomRight())
            painter.drawLine(sheet.topRight(), sheet.bottomLeft())
        role = palette.ColorRole.HighlightedText if index == self.current else None
        painter.setPen(palette.color(role or palette.ColorRole.WindowText))
        painter.setFont(scaled_font(self, 0.92))
        below = QRectF(cell.left(), room.bottom() + 3, cell.width(), line + 2)
        painter.drawText(
            below, Qt.AlignmentFlag.AlignCenter, self._cut_short(self._caption(index), cell.width())
        )

    def _sheet(self, page: DraftPage, room: QRectF) -> QRectF:
        """Where the paper lies in its cell, as it is turned."""
        width, height = self._sources[page.source].sizes[page.page - 1]
        if page.rotation in (90, 270):
            width, height = height, width
        scale = min(room.width() / width, room.height() / height)
        wide, tall = width * scale, height * scale
        return QRectF(room.center().x() - wide / 2, room.center().y() - tall / 2, wide, tall)

    @staticmethod
    def _draw_turned(painter: QPainter, sheet: QRectF, picture: QImage, rotation: int) -> None:
        if not rotation:
            painter.drawImage(sheet, picture)
            return
        painter.save()
        painter.translate(sheet.center())
        painter.rotate(rotation)
        wide, tall = sheet.width(), sheet.height()
        if rotation in (90, 270):
            wide, tall = tall, wide
        painter.drawImage(QRectF(-wide / 2, -tall / 2, wide, tall), picture)
        painter.restore()

    # --- keys and mouse ------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        modifiers &= ~Qt.KeyboardModifier.KeypadModifier
        action = _KEYS.get((key, modifiers))
        if action is not None:
            self.asked.emit(action)
            return
        if event.text() and event.text() in "+-=":
            self.zoom(-1 if event.text() == "-" else 1)
            return
        target = self._target(key) if modifiers == _PLAIN else None
        if target is None:
            # Enter and Esc are the dialog's
            event.ignore()
            return
        self.go_to(target)

    def _target(self, key: Qt.Key) -> int | None:
        last = len(self._cells) - 1
        if key == Qt.Key.Key_Left:
            return max(0, self.current - 1)
        if key == Qt.Key.Key_Right:
            return min(last, self.current + 1)
        if key == Qt.Key.Key_Home:
            return 0
        if key == Qt.Key.Key_End:
            return last
        rows = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: -self._rows_in_view(),
            Qt.Key.Key_PageDown: self._rows_in_view(),
        }.get(key)
        return None if rows is None or last < 0 else self._row_away(rows)

    def _rows_in_view(self) -> int:
        tall = self._cells[0].height() + _GAP if self._cells else 1.0
        return max(1, int(self.viewport().height() // tall))

    def _row_away(self, rows: int) -> int:
        """The page nearest above or below, so many rows away."""
        wanted = max(0, min(self._rows[-1], self._rows[self.current] + rows))
        if wanted == self._rows[self.current]:
            return self.current
        first = bisect_right(self._rows, wanted - 1)
        after = bisect_right(self._rows, wanted)
        here = self._cells[self.current].left()
        return min(range(first, after), key=lambda i: abs(self._cells[i].left() - here))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self._at(event.position())
        if index is not None:
            self.go_to(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._at(event.position()) is not None:
            self.asked.emit("cut")

    def _at(self, position: QPointF) -> int | None:
        point = position + QPointF(0, self.verticalScrollBar().value())
        return next((i for i, cell in enumerate(self._cells) if cell.contains(point)), None)
