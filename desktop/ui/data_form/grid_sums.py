# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the columns add up to, right under them; and what would mend a sum that is off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.look import Theme, Tone, scaled_font
from desktop.ui.plain_text import PlainLabel, plain_tip

_MARGIN = 4
_ICON = 12
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Sums:
    """Totals as written, by column; `words` and `tone` say how they stand to what is printed."""

    totals: Mapping[str, str]
    words: str
    tone: Tone = Tone.QUIET

    @property
    def icon(self) -> str:
        return {Tone.GOOD: "fine", Tone.BAD: "broken", Tone.LOOK: "look"}.get(self.tone, "")


NO_SUMS = Sums({}, "")


class SumsBar(QWidget):
    """One line under a grid, each total under its column, the words left of them."""

    def __init__(self, grid: QTableView, columns: Sequence[str], theme: Theme) -> None:
        super().__init__()
        self._grid = grid
        self._columns = columns
        self._theme = theme
        self.sums = NO_SUMS
        self.setFont(scaled_font(self, 1.0, bold=True))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        header = grid.horizontalHeader()
        header.sectionResized.connect(self._moved)
        header.sectionMoved.connect(self._moved)
        grid.horizontalScrollBar().valueChanged.connect(self._moved)
        theme.changed.connect(self._moved)
        self.hide()

    def sizeHint(self) -> QSize:
        return QSize(100, self.fontMetrics().height() + 6)

    def show_sums(self, sums: Sums) -> None:
        """These totals and words; no totals hide the line."""
        self.sums = sums
        self.setVisible(bool(sums.totals))
        said = ", ".join([*sums.totals.values(), sums.words])
        self.setAccessibleName(self.tr("Sums of the columns"))
        self.setAccessibleDescription(said)
        self.setToolTip(plain_tip(sums.words))
        self.update()

    @Slot()
    def _moved(self) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        left = self._paint_totals(painter)
        self._paint_words(painter, left)
        painter.end()

    def _paint_totals(self, painter: QPainter) -> int:
        """Each total right-aligned in its column; how far from the left nothing stands."""
        header = self._grid.horizontalHeader()
        start = self._grid.verticalHeader().width() + self._grid.frameWidth()
        first = self.width()
        painter.setPen(self.palette().windowText().color())
        for column, text in self.sums.totals.items():
            at = self._columns.index(column)
            if self._grid.isColumnHidden(at):
                continue
            end = start + header.sectionViewportPosition(at) + header.sectionSize(at) - _MARGIN
            width = self.fontMetrics().horizontalAdvance(text)
            if end <= start or end - width >= self.width():
                continue
            # a sum is longer than its rows: it may stand out to the left
            area = QRect(end - width, 0, width, self.height())
            painter.drawText(
                area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text
            )
            first = min(first, area.left())
        return first

    def _paint_words(self, painter: QPainter, right: int) -> None:
        sums, at = self.sums, _MARGIN
        if sums.icon:
            ratio = self.devicePixelRatioF()
            picture = self._theme.pixmap(sums.icon, sums.tone, _ICON, ratio)
            painter.drawPixmap(at, (self.height() - _ICON) // 2, picture)
            at += _ICON + _MARGIN
        room = right - at - 3 * _MARGIN
        if room <= 0:
            return
        text = self.fontMetrics().elidedText(sums.words, Qt.TextElideMode.ElideRight, room)
        painter.setPen(self._theme.colour(sums.tone))
        area = QRect(at, 0, room, self.height())
        painter.drawText(area, _LEFT, text)


class Advice(QWidget):
    """Under the sums: a message, and a button for each repair; nothing where there is nothing."""

    taken = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tone = Tone.QUIET
        self._offered = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        line = QHBoxLayout()
        line.setSpacing(_MARGIN)
        self._icon = PlainLabel()
        self.message = PlainLabel()
        self.message.setWordWrap(True)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.message, 1)
        self._said = QWidget()
        self._said.setLayout(line)
        line.setContentsMargins(_MARGIN, 2, 0, 2)
        column.addWidget(self._said)
        self.buttons: list[QToolButton] = []
        for number in (1, 2):
            button = QToolButton()
            button.setAutoRaise(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            button.setIconSize(QSize(_ICON, _ICON))
            button.setProperty("repair", number)
            button.clicked.connect(self._on_clicked)
            self.buttons.append(button)
            column.addWidget(button)
        theme.changed.connect(self._restyle)
        self.tell("")
        self.offer(())

    def tell(self, words: str, tone: Tone = Tone.BAD) -> None:
        """Say something about what was just tried; "" takes it away."""
        self._tone = tone
        self.message.setText(words)
        self._said.setVisible(bool(words))
        self._restyle()
        if words:
            # it stands where the keyboard isn't
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.message, words))

    def offer(self, words: Sequence[str]) -> None:
        """A button for each of the first repairs, in these words; the first is said aloud."""
        said = words[0] if words else ""
        if said and said != self._offered:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.message, said))
        self._offered = said
        for number, button in enumerate(self.buttons):
            there = number < len(words)
            button.setVisible(there)
            if not there:
                continue
            key = f"Alt+{number + 1}"
            button.setText(f"{key}  {words[number]}")
            button.setToolTip(plain_tip(words[number]))
            button.setAccessibleName(f"{words[number]} ({key})")

    @Slot()
    def _on_clicked(self) -> None:
        self.taken.emit(int(self.sender().property("repair")))

    @Slot()
    def _restyle(self) -> None:
        icons = {Tone.BAD: "broken", Tone.LOOK: "look", Tone.GOOD: "fine"}
        name = icons.get(self._tone, "info")
        ratio = self.devicePixelRatioF()
        self._icon.setPixmap(self._theme.pixmap(name, self._tone, 14, ratio))
        palette = self.message.palette()
        palette.setColor(palette.ColorRole.WindowText, self._theme.colour(self._tone))
        self.message.setPalette(palette)
        for button in self.buttons:
            button.setIcon(self._theme.icon("broken", Tone.BAD))
