# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the caps leave, each as words over a bar."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.spending import Allowance
from desktop.ui.look import Theme, Tone, blended, scaled_font
from desktop.ui.plain_text import PlainLabel
from desktop.ui.usage.words import allowance_name, allowance_words
from desktop.ui.wording import Wording

NEARLY = Decimal("0.8")


class ShareBar(QWidget):
    """How much of something is used, 0 to 1; its words stand beside it, not in it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._share = Decimal(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_share(self, share: Decimal) -> None:
        """Draw this much; more than all of it is drawn as all."""
        self._share = min(Decimal(1), max(Decimal(0), share))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, max(6, self.fontMetrics().height() // 2))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        text = self._theme.colour(Tone.PLAIN)
        ground = self.palette().color(self.palette().ColorRole.Window)
        whole = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(blended(text, ground, 0.35))
        painter.setBrush(blended(text, ground, 0.06))
        painter.drawRoundedRect(whole, 2, 2)
        if self._share > 0:
            tone = Tone.BAD if self._share >= 1 else Tone.LOOK if self._share >= NEARLY else None
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour(tone or Tone.ACCENT))
            part = QRectF(whole)
            part.setWidth(max(2.0, whole.width() * float(self._share)))
            painter.drawRoundedRect(part, 2, 2)


class AllowancePanel(QFrame):
    """All caps of the workspace, and what is used where there is none."""

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._wording = wording
        self._rows: list[tuple[PlainLabel, PlainLabel, ShareBar]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        title = PlainLabel(self.tr("Allowances"))
        title.setFont(scaled_font(title, 1.0, bold=True))
        column.addWidget(title)
        for _ in range(4):
            name, words, bar = PlainLabel(), PlainLabel(), ShareBar(theme)
            column.addSpacing(6)
            column.addWidget(name)
            column.addWidget(bar)
            column.addWidget(words)
            self._rows.append((name, words, bar))
        column.addStretch(1)
        self.show_allowances(())

    def show_allowances(self, allowances: Sequence[Allowance]) -> None:
        """Money before documents, day before month."""
        order = {"money": 0, "documents": 1}
        shown = sorted(allowances, key=lambda one: (order[one.kind], one.period))
        for number, (name, words, bar) in enumerate(self._rows):
            there = number < len(shown)
            for part in (name, words, bar):
                part.setVisible(there)
            if not there:
                continue
            allowance = shown[number]
            said = allowance_words(allowance, self._wording)
            name.setText(allowance_name(allowance))
            words.setText(said)
            palette = words.palette()
            palette.setColor(palette.ColorRole.WindowText, self._theme.colour(Tone.QUIET))
            words.setPalette(palette)
            bar.setAccessibleName(allowance_name(allowance))
            bar.setAccessibleDescription(said)
            bar.setVisible(allowance.limit is not None)
            if allowance.limit:
                bar.show_share(allowance.used / allowance.limit)
            elif allowance.limit is not None:
                bar.show_share(Decimal(1))
