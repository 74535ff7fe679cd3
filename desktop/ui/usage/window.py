# SPDX-License-Identifier: AGPL-3.0-or-later
"""The window of usage and costs: filters, allowances, chart, totals and every request."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.spending import Grouping
from desktop.ui.look import Theme, Tone
from desktop.ui.plain_text import PlainLabel
from desktop.ui.usage.allowances import AllowancePanel
from desktop.ui.usage.chart import BarChart
from desktop.ui.usage.filters import FilterRow
from desktop.ui.usage.models import LineColumn, LinesModel, TotalColumn, TotalsModel
from desktop.ui.usage.words import grouping_name
from desktop.ui.wording import Wording

GROUPINGS: tuple[Grouping, ...] = ("day", "month", "model", "supplier", "outcome")
_LINE_WIDTHS = (17, 23, 14, 22, 20, 10, 11, 10, 8, 9, 8, 9, 8, 10)
_TOTAL_WIDTHS = (28, 10, 11, 13, 13, 14, 14, 14)


class UsageTable(QTableView):
    """A read-only table of whole rows; Enter and a double click choose one."""

    entered_row = Signal(int)

    def __init__(self, widths: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widths = widths
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(20)
        self.doubleClicked.connect(self._on_index)

    def set_widths(self) -> None:
        """Widths by the font, once the model is there."""
        zero = self.fontMetrics().horizontalAdvance("0")
        for column, digits in enumerate(self._widths):
            self.setColumnWidth(column, zero * digits + 8)

    @Slot(QModelIndex)
    def _on_index(self, index: QModelIndex) -> None:
        self.entered_row.emit(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.currentIndex().isValid():
            self.entered_row.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


class UsageWindow(QDialog):
    """Layout only. `export_asked` carries "csv", "xlsx" or "json"; `by_changed` a grouping."""

    export_asked = Signal(str)
    by_changed = Signal(str)

    def __init__(
        self,
        theme: Theme,
        wording: Wording,
        lines: LinesModel,
        totals: TotalsModel,
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWindowTitle(self.tr("Usage and costs"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setWindowFlag(Qt.WindowType.WindowMinimizeButtonHint)
        self.filters = FilterRow(wording)
        self.allowances = AllowancePanel(theme, wording)
        self.chart = BarChart(theme)
        self.read_out = PlainLabel()
        self.by = QComboBox()
        for grouping in GROUPINGS:
            self.by.addItem(grouping_name(grouping), grouping)
        self.lines, self.totals = UsageTable(_LINE_WIDTHS), UsageTable(_TOTAL_WIDTHS)
        self.lines.setModel(lines)
        self.lines.setAccessibleName(self.tr("Requests"))
        self.totals.setModel(totals)
        self.totals.setAccessibleName(self.tr("Totals"))
        self.summary, self.rate, self.message = PlainLabel(), PlainLabel(), PlainLabel()
        self.tabs = QTabWidget()
        self.settings = QPushButton(self.tr("Ca&ps and rate…"))
        self._lay_out()
        self.lines.set_widths()
        self.totals.set_widths()
        self.totals.horizontalHeader().setSectionResizeMode(
            TotalColumn.LABEL, QHeaderView.ResizeMode.Stretch
        )
        self.chart.pointed.connect(self._read_out)
        self.by.currentIndexChanged.connect(self._on_by)
        theme.changed.connect(self._restyle)
        self._restyle()
        zero = self.fontMetrics().horizontalAdvance("0")
        wanted = QSize(zero * 170, self.fontMetrics().height() * 52)
        self.resize(wanted.boundedTo(self.screen().availableSize() * 0.92))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        column.addWidget(self.filters)
        column.addWidget(self.summary)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self._top())
        self.tabs.addTab(self.lines, self.tr("&Requests"))
        self.tabs.addTab(self.totals, self.tr("Totals"))
        self.tabs.setDocumentMode(True)
        for part in (self.tabs, self.tabs.tabBar()):
            part.setAccessibleName(self.tr("Requests and totals"))
        parts.addWidget(self.tabs)
        parts.setStretchFactor(0, 2)
        parts.setStretchFactor(1, 3)
        column.addWidget(parts, 1)
        self.message.setWordWrap(True)
        self.message.hide()
        column.addWidget(self.message)
        column.addLayout(self._foot())

    def _top(self) -> QWidget:
        top = QWidget()
        row = QHBoxLayout(top)
        row.setContentsMargins(0, 4, 0, 6)
        row.setSpacing(22)
        left = QWidget()
        left.setMinimumWidth(self.fontMetrics().horizontalAdvance("0") * 36)
        left.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        side = QVBoxLayout(left)
        side.setContentsMargins(0, 0, 0, 0)
        side.addWidget(self.allowances, 1)
        self.rate.setWordWrap(True)
        side.addWidget(self.rate)
        self.settings.setAutoDefault(False)
        side.addWidget(self.settings, 0, Qt.AlignmentFlag.AlignLeft)
        row.addWidget(left)
        right = QWidget()
        under = QVBoxLayout(right)
        under.setContentsMargins(0, 0, 0, 0)
        under.setSpacing(4)
        head = QHBoxLayout()
        label = QLabel(self.tr("Cost &by"))
        label.setBuddy(self.by)
        self.by.setAccessibleName(self.tr("Cost by"))
        head.addWidget(label)
        head.addWidget(self.by)
        head.addSpacing(12)
        head.addWidget(self.read_out, 1)
        under.addLayout(head)
        under.addWidget(self.chart, 1)
        row.addWidget(right, 1)
        return top

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        export = QPushButton(self.tr("E&xport"))
        export.setAutoDefault(False)
        menu = QMenu(export)
        for kind, words in (
            ("csv", self.tr("&CSV…")),
            ("xlsx", self.tr("&Excel workbook…")),
            ("json", self.tr("&JSON Lines…")),
        ):
            menu.addAction(words).setData(kind)
        menu.triggered.connect(lambda action: self.export_asked.emit(action.data()))
        export.setMenu(menu)
        self.export = export
        foot.addWidget(export)
        foot.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        for button in buttons.buttons():
            button.setIcon(QIcon())
            if isinstance(button, QPushButton):
                button.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        foot.addWidget(buttons)
        return foot

    @property
    def grouping(self) -> Grouping:
        """What totals are made by."""
        return GROUPINGS[self.by.currentIndex()]

    def say(self, words: str, tone: Tone = Tone.BAD) -> None:
        """A message over the buttons, "" takes it away."""
        palette = self.message.palette()
        palette.setColor(palette.ColorRole.WindowText, self._theme.colour(tone))
        self.message.setPalette(palette)
        self.message.setText(words)
        self.message.setVisible(bool(words))

    def show_own_cost(self, shown: bool) -> None:
        """Whether there is a currency beside the service's."""
        self.lines.setColumnHidden(LineColumn.OWN_COST, not shown)
        self.totals.setColumnHidden(TotalColumn.OWN_COST, not shown)

    @Slot(str)
    def _read_out(self, words: str) -> None:
        self.read_out.setText(words)

    @Slot()
    def _on_by(self) -> None:
        self.by_changed.emit(self.grouping)

    @Slot()
    def _restyle(self) -> None:
        for label in (self.rate, self.read_out):
            palette = label.palette()
            palette.setColor(palette.ColorRole.WindowText, self._theme.colour(Tone.QUIET))
            label.setPalette(palette)
