# SPDX-License-Identifier: AGPL-3.0-or-later
"""The list's table: fixed row height and column widths, progress painted in the status cell."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.ui.invoice_list.model import PROGRESS_ROLE, Column, InvoiceListModel
from desktop.ui.look import Theme, Tone, scaled_font

WIDTHS_IN_DIGITS = {
    Column.STATUS: 12,
    Column.SUPPLIER: 18.5,
    Column.NUMBER: 13,
    Column.DATE: 10.8,
    Column.TOTAL: 11,
    Column.CURRENCY: 5.2,
    Column.CONFIDENCE: 13,
}


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_Space)


class CellDelegate(QStyledItemDelegate):
    """Takes what a cell shows from the model in one call.

    Asked role by role, a table of forty rows calls Python two thousand times a paint, and at each
    call a busy lane may hold the interpreter.
    """

    def __init__(self, model: InvoiceListModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._alignments = {int(side): side for side in (_LEFT, _RIGHT)}

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        cell = self._model.cell(index)
        option.index = index  # type: ignore[assignment] # a view gives plain indexes
        features = QStyleOptionViewItem.ViewItemFeature.HasDisplay
        option.text = cell.get(Qt.ItemDataRole.DisplayRole, "")
        option.displayAlignment = self._alignments.get(
            cell.get(Qt.ItemDataRole.TextAlignmentRole, 0), _LEFT
        )
        icon = cell.get(Qt.ItemDataRole.DecorationRole)
        if icon is not None:
            features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            option.icon = icon
        ink = cell.get(Qt.ItemDataRole.ForegroundRole)
        if ink is not None:
            palette = QPalette(option.palette)
            palette.setColor(QPalette.ColorRole.Text, ink)
            option.palette = palette
        option.features |= features


class StatusDelegate(CellDelegate):
    """Paints a thin bar under the word while an invoice is being read."""

    def __init__(self, theme: Theme, model: InvoiceListModel, parent: QWidget) -> None:
        super().__init__(model, parent)
        self._theme = theme

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        progress = self._model.cell(index).get(PROGRESS_ROLE)
        if progress is None:
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        ink = (
            option.palette.color(QPalette.ColorRole.HighlightedText)
            if chosen
            else self._theme.colour(Tone.ACCENT)
        )
        bar = QRect(rect.left() + 4, rect.bottom() - 3, rect.width() - 8, 2)
        ground = type(ink)(ink)
        ground.setAlpha(60)
        painter.fillRect(bar, ground)
        bar.setWidth(max(2, round(bar.width() * float(progress))))
        painter.fillRect(bar, ink)


class InvoiceTable(QTableView):
    """One row an invoice. Enter opens, Delete and the context menu are the presenter's matter."""

    entered_row = Signal()
    delete_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Invoices"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setShowGrid(False)
        self.setFont(scaled_font(self, 0.94))
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setIconSize(QSize(16, 16))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self.fontMetrics().height() + 12)
        self._theme = theme

    def setModel(self, model: InvoiceListModel) -> None:  # type: ignore[override]
        super().setModel(model)
        # another query's rows begin at the top, and those are the ones that came with it
        model.modelReset.connect(self.scrollToTop)
        self.setItemDelegate(CellDelegate(model, self))
        self.setItemDelegateForColumn(Column.STATUS, StatusDelegate(self._theme, model, self))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.DescendingOrder)
        header.setSectionsClickable(True)
        header.setSectionsMovable(True)
        header.setMinimumSectionSize(32)
        header.setStretchLastSection(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._ask_columns)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        digit = self.fontMetrics().horizontalAdvance("0")
        for column, digits in WIDTHS_IN_DIGITS.items():
            self.setColumnWidth(column, round(digit * digits))

    def columns_menu(self) -> QMenu:
        """A menu of all columns, to show or hide each; the last one that shows stays."""
        menu = QMenu(self)
        model, header = self.model(), self.horizontalHeader()
        shown = header.count() - header.hiddenSectionCount()
        for visual in range(header.count()):
            column = header.logicalIndex(visual)
            action = menu.addAction(str(model.headerData(column, Qt.Orientation.Horizontal)))
            action.setCheckable(True)
            hidden = header.isSectionHidden(column)
            action.setChecked(not hidden)
            action.setEnabled(hidden or shown > 1)
            action.setData(column)
        menu.triggered.connect(
            lambda action: header.setSectionHidden(int(action.data()), not action.isChecked())
        )
        return menu

    @Slot(QPoint)
    def _ask_columns(self, place: QPoint) -> None:
        menu = self.columns_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.horizontalHeader().mapToGlobal(place))

    def choose_row(self, row: int) -> None:
        """Make this row the only selected one, whatever keys are held down meanwhile.

        Qt's selectRow would toggle it while Ctrl is still down after Ctrl+Enter.
        """
        flags = QItemSelectionModel.SelectionFlag
        index = self.model().index(row, 0)
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = self.selectionModel().hasSelection()
        if not chosen and event.key() in _MOVES and self.model().rowCount():
            # the first key chooses where one stands; Qt would go on from there unseen
            self.choose_row(max(0, self.currentIndex().row()))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered_row.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit()
        else:
            super().keyPressEvent(event)
