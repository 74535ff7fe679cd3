# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bars over time, painted here: an axis that people can read, and every value in words too."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.ui.look import Theme, Tone, blended
from desktop.ui.plain_text import plain_tip

TICKS = 4
MAX_BAR = 46.0
GAP = 0.25
"""The share of a bar's place that is left empty."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: `label` stands under it, `words` say its value in full."""

    label: str
    value: Decimal
    words: str


def scale(top: Decimal, ticks: int = TICKS) -> tuple[Decimal, ...]:
    """Round values from 0 to at least `top`, in steps of 1, 2 or 5 times a power of ten."""
    if top <= 0:
        return (Decimal(0), Decimal(1))
    rough = top / ticks
    power = Decimal(1).scaleb(rough.adjusted())
    step = next(m * power for m in (1, 2, 5, 10) if m * power >= rough)
    count = int(top / step) + (0 if top % step == 0 else 1)
    return tuple(step * n for n in range(count + 1))


class BarChart(QWidget):
    """A row of bars. Left, Right, Home and End go from bar to bar; `pointed` carries the words of
    the one that is pointed at, "" for none."""

    pointed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bars: tuple[Bar, ...] = ()
        self._said: Callable[[Decimal], str] = str
        self._title = ""
        self._empty = ""
        self._current = -1
        self._hovered = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def show_bars(
        self, title: str, bars: Sequence[Bar], said: Callable[[Decimal], str], empty: str
    ) -> None:
        """Show these bars; `said` writes a value on the axis, `empty` stands where there is no bar.

        The widget's accessible name is the title, its description the values.
        """
        self._bars, self._said, self._title, self._empty = tuple(bars), said, title, empty
        self._current = self._hovered = -1
        self.setAccessibleName(title)
        self._describe()
        self.update()

    @property
    def current(self) -> int:
        """The bar that the keyboard is at, -1 for none."""
        return self._current

    @property
    def words(self) -> str:
        """What the bar that is pointed at says; of all when there is none."""
        at = self._hovered if self._hovered >= 0 else self._current
        if 0 <= at < len(self._bars):
            return self._bars[at].words
        return "; ".join(bar.words for bar in self._bars) or self._empty

    # --- sizes ---------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(line * 30, line * 12)

    def minimumSizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(line * 16, line * 9)

    def _ticks(self) -> tuple[Decimal, ...]:
        return scale(max((bar.value for bar in self._bars), default=Decimal(0)))

    def _plot(self, ticks: Sequence[Decimal]) -> QRectF:
        metrics = self.fontMetrics()
        left = max(metrics.horizontalAdvance(self._said(tick)) for tick in ticks) + 12
        return QRectF(self.rect()).adjusted(
            left, metrics.height() * 0.8, -8, -(metrics.height() + 8)
        )

    def _places(self, plot: QRectF) -> list[QRectF]:
        """Where each bar may stand, over the plot's whole height."""
        if not self._bars:
            return []
        wide = plot.width() / len(self._bars)
        return [
            QRectF(plot.left() + n * wide, plot.top(), wide, plot.height())
            for n in range(len(self._bars))
        ]

    def _bar_at(self, position: QPointF) -> int:
        places = self._places(self._plot(self._ticks()))
        return next(
            (n for n, place in enumerate(places) if place.left() <= position.x() < place.right()),
            -1,
        )

    # --- painting ------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        text, quiet = self._theme.colour(Tone.PLAIN), self._theme.colour(Tone.QUIET)
        if not self._bars:
            painter.setPen(quiet)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(16, 8, -16, -8), flags, self._empty)
            self._paint_focus(painter)
            return
        ticks = self._ticks()
        plot = self._plot(ticks)
        self._paint_axis(painter, plot, ticks)
        places = self._places(plot)
        accent = self._theme.colour(Tone.ACCENT)
        ground = self.palette().color(self.palette().ColorRole.Window)
        for number, (bar, place) in enumerate(zip(self._bars, places, strict=True)):
            pointed = number in (self._hovered, self._current if self.hasFocus() else -1)
            body = self._body(bar, place, ticks[-1])
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(accent if pointed else blended(accent, ground, 0.72))
            painter.drawRect(body)
            if pointed:
                # an outline as well: colour alone tells nobody
                painter.setPen(text)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(body)
        self._paint_labels(painter, plot, places)
        self._paint_focus(painter)

    def _body(self, bar: Bar, place: QRectF, top: Decimal) -> QRectF:
        share = float(bar.value / top) if top else 0.0
        wide = min(place.width() * (1 - GAP), MAX_BAR)
        # what cost something is seen, however little it was
        tall = max(place.height() * share, 2.0 if bar.value > 0 else 0.0)
        return QRectF(place.center().x() - wide / 2, place.bottom() - tall, wide, tall)

    def _paint_axis(self, painter: QPainter, plot: QRectF, ticks: Sequence[Decimal]) -> None:
        line = blended(
            self._theme.colour(Tone.PLAIN),
            self.palette().color(self.palette().ColorRole.Window),
            0.18,
        )
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        tall = self.fontMetrics().height()
        for tick in ticks:
            y = plot.bottom() - plot.height() * float(tick / ticks[-1])
            painter.setPen(line)
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(self._theme.colour(Tone.QUIET))
            painter.drawText(
                QRectF(0, y - tall / 2, plot.left() - 6, tall), int(right), self._said(tick)
            )

    def _paint_labels(self, painter: QPainter, plot: QRectF, places: Sequence[QRectF]) -> None:
        """Under the bars, as many as have room: the last one always, then every n-th before it."""
        metrics = self.fontMetrics()
        widest = max(metrics.horizontalAdvance(bar.label) for bar in self._bars) + 10
        every = max(1, -(-widest // max(1, int(places[0].width()))))
        painter.setPen(self._theme.colour(Tone.QUIET))
        for number in range(len(self._bars) - 1, -1, -every):
            middle = places[number].center().x()
            wide = metrics.horizontalAdvance(self._bars[number].label)
            left = min(max(0.0, middle - wide / 2), self.width() - wide)
            painter.drawText(
                QRectF(left, plot.bottom() + 4, wide + 1, metrics.height()),
                int(Qt.AlignmentFlag.AlignLeft),
                self._bars[number].label,
            )

    def _paint_focus(self, painter: QPainter) -> None:
        if self.hasFocus():
            painter.setPen(self._theme.colour(Tone.ACCENT))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    # --- the person ----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last, key = len(self._bars) - 1, event.key()
        at = {
            Qt.Key.Key_Left: max(0, (last + 1 if self._current < 0 else self._current) - 1),
            Qt.Key.Key_Right: min(last, self._current + 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(key))
        if last >= 0 and at is not None:
            self._point(at)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._current < 0 and self._bars:
            self._point(len(self._bars) - 1)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._bar_at(event.position())
        if at != self._hovered:
            self._hovered = at
            self.pointed.emit(self._bars[at].words if at >= 0 else "")
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._bar_at(event.position())
        if at >= 0 and event.button() is Qt.MouseButton.LeftButton:
            self._point(at)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hovered = -1
        self.pointed.emit("")
        self.update()

    def event(self, event: QEvent) -> Any:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = self._bar_at(QPointF(event.pos()))
            if at >= 0:
                QToolTip.showText(event.globalPos(), plain_tip(self._bars[at].words), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def _point(self, at: int) -> None:
        self._current = at
        self._describe()
        self.pointed.emit(self._bars[at].words)
        self.update()

    def _describe(self) -> None:
        # Qt tells screen readers of a changed description by itself
        self.setAccessibleDescription(self.words[:2000])
