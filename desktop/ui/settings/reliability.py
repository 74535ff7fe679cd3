# SPDX-License-Identifier: AGPL-3.0-or-later
"""The reliability diagram: how sure the readers were, and how often they were right."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.reliability import Reliability
from desktop.ui.look import Theme, Tone

_LOWEST = 0.4
"""Where both axes begin: below it a value is no better than a guess."""


class ReliabilityDiagram(QWidget):
    """Points on the diagonal are as often right as they were sure; each has its interval.

    The accessible description says every point in words.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._told: Reliability | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("How sure values turned out"))
        theme.changed.connect(self.update)

    def show_reliability(self, told: Reliability) -> None:
        """Show these groups."""
        self._told = told
        words = [
            self.tr("{n} values that were {sure} % sure: {right} % right").format(
                n=group.count, sure=f"{group.mean:.0%}"[:-1], right=f"{group.share:.1%}"[:-1]
            )
            for group in told.groups
        ]
        self.setAccessibleDescription("; ".join(words))
        self.setToolTip("\n".join(words))
        self.update()

    def sizeHint(self) -> QSize:
        """Room for a square and its words."""
        side = self.fontMetrics().lineSpacing() * 13
        return QSize(side + 60, side)

    def paintEvent(self, _: QPaintEvent) -> None:
        """Axes, the diagonal, and the points."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        letter = self.fontMetrics()
        left = letter.horizontalAdvance("100 %") + 10
        bottom = letter.lineSpacing() + 8
        side = min(self.width() - left - 12, self.height() - bottom - 10)
        field = QRectF(left, 6, side, side)
        quiet, text = self._theme.colour(Tone.QUIET), self.palette().windowText().color()
        painter.setPen(QPen(quiet, 1))
        for step in (0.4, 0.6, 0.8, 1.0):
            at = self._place(field, step, step)
            painter.setPen(QPen(quiet, 0.5, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(field.left(), at.y()), QPointF(field.right(), at.y()))
            painter.drawLine(QPointF(at.x(), field.top()), QPointF(at.x(), field.bottom()))
            painter.setPen(text)
            label = f"{step:.0%}".replace("%", " %")
            wide = letter.horizontalAdvance(label)
            painter.drawText(
                QPointF(field.left() - wide - 6, at.y() + letter.ascent() / 2 - 1), label
            )
            painter.drawText(
                QPointF(at.x() - wide / 2, field.bottom() + letter.ascent() + 4), label
            )
        painter.setPen(QPen(quiet, 1.4))
        painter.drawLine(self._place(field, _LOWEST, _LOWEST), self._place(field, 1, 1))
        self._points(painter, field)
        self._captions(painter, field)

    def _points(self, painter: QPainter, field: QRectF) -> None:
        accent = self._theme.colour(Tone.ACCENT)
        for group in self._told.groups if self._told is not None else ():
            low, high = group.spread
            painter.setPen(QPen(accent, 1.4))
            painter.drawLine(
                self._place(field, group.mean, low), self._place(field, group.mean, high)
            )
            painter.setBrush(accent)
            at = self._place(field, group.mean, group.share)
            painter.drawEllipse(at, 4.0, 4.0)

    def _captions(self, painter: QPainter, field: QRectF) -> None:
        """What the axes are, beside the square."""
        letter, x = self.fontMetrics(), field.right() + 18
        painter.setPen(self.palette().windowText().color())
        for line, words in enumerate(
            (
                self.tr("Across: how sure"),
                self.tr("Upward: how often right"),
                self.tr("The line: as sure as right"),
                self.tr("The bars: where the truth lies"),
                self.tr("19 times in 20"),
            )
        ):
            painter.drawText(QPointF(x, field.top() + letter.lineSpacing() * (line + 1)), words)

    @staticmethod
    def _place(field: QRectF, sure: float, right: float) -> QPointF:
        across = (max(sure, _LOWEST) - _LOWEST) / (1 - _LOWEST)
        up = (max(right, _LOWEST) - _LOWEST) / (1 - _LOWEST)
        return QPointF(field.left() + across * field.width(), field.bottom() - up * field.height())
