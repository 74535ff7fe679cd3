# SPDX-License-Identifier: AGPL-3.0-or-later
"""The findings over the form, in words; choosing one leads to its field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.domain.finding import Finding, Severity
from desktop.ui.look import Theme, Tone
from desktop.ui.plain_text import plain_tip

MAX_ROWS_SHOWN = 4
_SHAPES = {
    Severity.ERROR: ("broken", Tone.BAD),
    Severity.WARNING: ("look", Tone.LOOK),
    Severity.INFO: ("info", Tone.QUIET),
}


class FindingsList(QFrame):
    """Errors first; hidden when there is nothing to say. `chosen` carries a path."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._findings: tuple[Finding, ...] = ()
        self.setObjectName("findings")
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 4, 6, 4)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Findings"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setWordWrap(True)
        self.list.setIconSize(QSize(14, 14))
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(False)
        self.list.itemClicked.connect(self._on_item)
        self.list.itemActivated.connect(self._on_item)
        column.addWidget(self.list)
        theme.changed.connect(self._fill)
        self.hide()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """These findings, worst first."""
        order = list(_SHAPES)
        ordered = tuple(sorted(findings, key=lambda f: order.index(f.severity)))
        if ordered != self._findings:
            self._findings = ordered
            self._fill()
        self.setVisible(bool(ordered))

    @Slot()
    def _fill(self) -> None:
        self.list.clear()
        for finding in self._findings:
            icon, tone = _SHAPES[finding.severity]
            item = QListWidgetItem(self._theme.icon(icon, tone), finding.message)
            item.setData(Qt.ItemDataRole.UserRole, finding.fields[0] if finding.fields else "")
            item.setToolTip(plain_tip(finding.message))
            self.list.addItem(item)
        self._fit()

    def _fit(self) -> None:
        # the view's own hints lag behind its width, so the lines are counted here
        metrics = self.list.fontMetrics()
        width = max(80, self.width() - self.list.iconSize().width() - 34)
        heights: list[int] = []
        for row in range(self.list.count()):
            text = self.list.item(row).text()
            area = QRect(0, 0, width, 1_000)
            lines = metrics.boundingRect(area, Qt.TextFlag.TextWordWrap, text).height()
            heights.append(lines + 5)
            self.list.item(row).setSizeHint(QSize(width, lines + 5))
        if heights:
            self.list.setFixedHeight(sum(heights[:MAX_ROWS_SHOWN]) + 4)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    @Slot(QListWidgetItem)
    def _on_item(self, item: QListWidgetItem) -> None:
        path = item.data(Qt.ItemDataRole.UserRole)
        if path:
            self.chosen.emit(path)
