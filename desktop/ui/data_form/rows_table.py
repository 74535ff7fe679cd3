# SPDX-License-Identifier: AGPL-3.0-or-later
"""The grid of line items or tax lines, with its buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.data_form.rows_model import RowsModel
from desktop.ui.look import Theme, Tone, scaled_font
from desktop.ui.plain_text import PlainLabel

_WIDTHS = {
    "reference": 11,
    "name": 24,
    "description": 22,
    "quantity": 8,
    "unit": 6,
    "unit_price": 10,
    "subtotal": 10,
    "tax_rate": 7,
    "tax_category": 9,
    "tax_amount": 11,
    "total_amount": 12,
    "rate": 9,
    "category": 9,
    "exemption_reason": 20,
    "taxable_amount": 13,
}
USUAL_COLUMNS = {
    "line_items": ("name", "quantity", "unit", "unit_price", "tax_rate", "subtotal"),
    "tax_lines": ("rate", "category", "taxable_amount", "tax_amount"),
}


class Grid(QTableView):
    """Typing starts an edit, Enter goes down, Tab right; Ctrl+Delete and Alt+arrows act on rows."""

    row_key = Signal(str)
    finished = Signal()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            # the editor has to be gone first, or moving on would commit it a second time
            QTimer.singleShot(0, self, self._down)

    def event(self, event: QEvent) -> bool:
        """F2 edits the cell, as in every table; elsewhere it is the window's."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if plain and event.key() == Qt.Key.Key_F2:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if self.state() == QAbstractItemView.State.EditingState:
            # what the cell's editor left over, such as its Enter: it is acted on when it closes
            event.ignore()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._down()
        elif alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.row_key.emit("up" if event.key() == Qt.Key.Key_Up else "down")
        elif control and event.key() == Qt.Key.Key_Delete:
            self.row_key.emit("delete")
        elif control and event.key() == Qt.Key.Key_Insert:
            self.row_key.emit("insert")
        elif event.key() == Qt.Key.Key_Delete and self.currentIndex().isValid():
            self.model().setData(self.currentIndex(), "")
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        else:
            super().keyPressEvent(event)

    def finish_edit(self) -> None:
        """Keep what is being typed in a cell."""
        editor = QApplication.focusWidget()
        editing = self.state() == QAbstractItemView.State.EditingState
        if editing and editor is not None and self.viewport().isAncestorOf(editor):
            self.commitData(editor)
            super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    @Slot()
    def _down(self) -> None:
        index = self.currentIndex()
        if index.row() + 1 < self.model().rowCount():
            self.setCurrentIndex(index.siblingAtRow(index.row() + 1))
        else:
            self.finished.emit()

    def _copy(self) -> None:
        text = str(self.currentIndex().data() or "")
        QApplication.clipboard().setText(text)


class RowsTable(QWidget):
    """A grid under a bar with its title. `row_asked` carries (action, row).

    Actions are add (before the row), append, delete, up and down. `focused` carries a cell's path.
    """

    row_asked = Signal(str, int)
    focused = Signal(str)
    left_at_end = Signal()

    def __init__(
        self,
        model: RowsModel,
        title: str,
        theme: Theme,
        *,
        grows: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.model = model
        self._theme = theme
        self._grows = grows
        self._all_columns = False
        self._title = title
        self.grid = Grid()
        self.grid.setModel(model)
        self.grid.setAccessibleName(title)
        self._buttons: list[tuple[QToolButton, str]] = []
        self._heading = PlainLabel(title)
        self._sums = PlainLabel()
        self._lay_out()
        model.modelReset.connect(self._on_reset)
        self.grid.selectionModel().currentChanged.connect(self._on_current)
        self.grid.row_key.connect(self._on_row_key)
        self.grid.finished.connect(self.left_at_end)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._on_reset()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        bar = QHBoxLayout()
        bar.setSpacing(1)
        self._heading.setFont(scaled_font(self._heading, 1.0, bold=True))
        bar.addWidget(self._heading)
        bar.addSpacing(8)
        bar.addWidget(self._sums, 1)
        short = self._title
        for icon, name, action in (
            ("row-add", self.tr("Insert a row (Ctrl+Insert)"), "add"),
            ("row-delete", self.tr("Delete the row (Ctrl+Delete)"), "delete"),
            ("row-up", self.tr("Move the row up (Alt+Up)"), "up"),
            ("row-down", self.tr("Move the row down (Alt+Down)"), "down"),
        ):
            button = QToolButton()
            button.setAutoRaise(True)
            button.setIconSize(QSize(16, 16))
            button.setToolTip(name)
            button.setAccessibleName(f"{short}: {name}")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setProperty("row_action", action)
            button.clicked.connect(self._on_button)
            self._buttons.append((button, icon))
            bar.addWidget(button)
        self._columns = QToolButton()
        self._columns.setAutoRaise(True)
        self._columns.setCheckable(True)
        self._columns.setIconSize(QSize(16, 16))
        self._columns.setToolTip(self.tr("Show all columns"))
        self._columns.setAccessibleName(f"{short}: {self._columns.toolTip()}")
        self._columns.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._columns.toggled.connect(self._toggle_columns)
        bar.addWidget(self._columns)
        column.addLayout(bar)
        column.addWidget(self.grid, 1)
        grid = self.grid
        grid.setFrameShape(QFrame.Shape.StyledPanel)
        grid.setWordWrap(False)
        grid.setAlternatingRowColors(True)
        grid.setIconSize(QSize(12, 12))
        grid.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        grid.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        grid.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        rows = grid.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(grid.fontMetrics().height() + 8)
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        header = grid.horizontalHeader()
        header.setHighlightSections(False)
        digit = grid.fontMetrics().horizontalAdvance("0")
        for number, name in enumerate(self.model.columns):
            grid.setColumnWidth(number, digit * _WIDTHS[name])
        stretched = "name" if "name" in self.model.columns else "taxable_amount"
        self._stretched = self.model.columns.index(stretched)

    def show_sums(self, words: str, tone: Tone) -> None:
        """What the rows add up to, beside the title."""
        self._sums.setText(words)
        palette = self._heading.palette()
        palette.setColor(palette.ColorRole.WindowText, self._theme.colour(tone))
        self._sums.setPalette(palette)

    def go_to(self, path: str) -> None:
        """The cell of a path, focused."""
        row, _, column = path.partition("[")[2].partition("].")
        index = self.model.index(int(row), self.model.columns.index(column))
        self.grid.setColumnHidden(index.column(), False)
        self.grid.setCurrentIndex(index)
        self.grid.scrollTo(index)
        self.grid.setFocus()

    def current_path(self) -> str | None:
        """The path of the current cell."""
        index = self.grid.currentIndex()
        return self.model.path_at(index) if index.isValid() else None

    @property
    def current_row(self) -> int:
        """The current row, or behind the last one."""
        index = self.grid.currentIndex()
        return index.row() if index.isValid() else self.model.rowCount()

    def select_row(self, row: int) -> None:
        """Go to a row after it was made or moved."""
        if 0 <= row < self.model.rowCount():
            column = self.grid.currentIndex().column()
            if column < 0 or self.grid.isColumnHidden(column):
                column = next(
                    n for n in range(len(self.model.columns)) if not self.grid.isColumnHidden(n)
                )
            self.grid.setCurrentIndex(self.model.index(row, column))

    # --- inside --------------------------------------------------------------------------------

    def _shown_columns(self) -> Sequence[str]:
        if self._all_columns:
            return self.model.columns
        usual = USUAL_COLUMNS[self.model.table]
        filled = self.model.filled_columns()
        extra = {"exemption_reason"} & filled
        if "unit_price" not in filled and "total_amount" in filled:
            extra.add("total_amount")
        return tuple(c for c in self.model.columns if c in usual or c in extra)

    @Slot()
    def _on_reset(self) -> None:
        shown = self._shown_columns()
        for number, name in enumerate(self.model.columns):
            self.grid.setColumnHidden(number, name not in shown)
        mode = QHeaderView.ResizeMode
        header = self.grid.horizontalHeader()
        header.setMinimumSectionSize(self.grid.fontMetrics().horizontalAdvance("0") * 6)
        header.setSectionResizeMode(mode.Interactive)
        if not self._all_columns:
            header.setSectionResizeMode(self._stretched, mode.Stretch)
        count = self.model.rowCount()
        self._heading.setText(f"{self._title} ({count})" if count else self._title)
        if self._grows:
            rows = max(1, min(6, count))
            height = self.grid.verticalHeader().defaultSectionSize() * rows
            self.grid.setFixedHeight(height + header.sizeHint().height() + 6)

    @Slot(bool)
    def _toggle_columns(self, every: bool) -> None:
        self._all_columns = every
        self._on_reset()

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, index: QModelIndex, _: QModelIndex) -> None:
        if index.isValid():
            self.focused.emit(self.model.path_at(index))

    @Slot()
    def _on_button(self) -> None:
        self._on_row_key(str(self.sender().property("row_action")))

    @Slot(str)
    def _on_row_key(self, action: str) -> None:
        wanted = "add" if action == "insert" else action
        if wanted == "add" or self.grid.currentIndex().isValid():
            self.row_asked.emit(wanted, self.current_row)

    @Slot()
    def _restyle(self) -> None:
        for button, icon in self._buttons:
            button.setIcon(self._theme.icon(icon))
        self._columns.setIcon(self._theme.icon("columns"))
