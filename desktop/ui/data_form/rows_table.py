# SPDX-License-Identifier: AGPL-3.0-or-later
"""The grid of line items or tax lines: its bar with commands above, sums and advice below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.data_form.grid_sums import Advice, SumsBar
from desktop.ui.data_form.grid_view import Grid
from desktop.ui.data_form.rows_model import RowsModel
from desktop.ui.look import Theme, scaled_font
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


class RowsTable(QWidget):
    """A grid under a bar with its title, its sums and advice under it.

    `commanded` carries what is asked of rows: a value of `grid_view.COMMANDS`, "paste", "clear",
    "column" or "region". `split_at` carries a place in the current cell's text. `focused`
    carries a cell's path.
    """

    commanded = Signal(str)
    split_at = Signal(int)
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
        self.sums = SumsBar(self.grid, model.columns, theme)
        self.advice = Advice(theme)
        self._buttons: list[tuple[QToolButton, str]] = []
        self._heading = PlainLabel(title)
        self._shown: tuple[str, ...] = ()
        self._lay_out()
        self._set_up_grid()
        model.modelReset.connect(self._on_reset)
        model.rowsInserted.connect(self._on_count)
        model.rowsRemoved.connect(self._on_count)
        self.grid.selectionModel().currentChanged.connect(self._on_current)
        self.grid.commanded.connect(self._on_command)
        self.grid.cells.split_asked.connect(self.split_at)
        self.grid.finished.connect(self.left_at_end)
        self.grid.customContextMenuRequested.connect(self._on_menu_asked)
        self.advice.taken.connect(self._on_repair_taken)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._on_reset()

    # --- layout ----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        bar = QHBoxLayout()
        bar.setSpacing(1)
        self._heading.setFont(scaled_font(self._heading, 1.0, bold=True))
        bar.addWidget(self._heading)
        bar.addStretch(1)
        for icon, name, action in (
            ("row-add", self.tr("Insert a row (Ctrl+Insert)"), "add"),
            ("row-delete", self.tr("Delete the row (Ctrl+Delete)"), "delete"),
            ("row-up", self.tr("Move the row up (Alt+Up)"), "up"),
            ("row-down", self.tr("Move the row down (Alt+Down)"), "down"),
        ):
            button = self._button(icon, name, bar)
            button.setProperty("row_action", action)
            button.clicked.connect(self._on_button)
        more = self._button("expand", self.tr("More for rows: paste, merge, split…"), bar)
        more.clicked.connect(self._show_menu_under_button)
        self._more = more
        self._columns = self._button("columns", self.tr("Show all columns"), bar)
        self._columns.setCheckable(True)
        self._columns.toggled.connect(self._toggle_columns)
        column.addLayout(bar)
        column.addWidget(self.grid, 1)
        column.addWidget(self.sums)
        column.addWidget(self.advice)

    def _button(self, icon: str, name: str, bar: QHBoxLayout) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setIconSize(QSize(16, 16))
        button.setToolTip(name)
        button.setAccessibleName(f"{self._title}: {name}")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._buttons.append((button, icon))
        bar.addWidget(button)
        return button

    def _set_up_grid(self) -> None:
        grid = self.grid
        grid.setFrameShape(QFrame.Shape.StyledPanel)
        grid.setWordWrap(False)
        grid.setAlternatingRowColors(True)
        grid.setIconSize(QSize(12, 12))
        grid.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        grid.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
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
        if not self._grows:
            # three rows stay in view, whatever stands under them
            grid.setMinimumHeight(3 * rows.defaultSectionSize() + header.sizeHint().height() + 6)
        header.setHighlightSections(False)
        digit = grid.fontMetrics().horizontalAdvance("0")
        for number, name in enumerate(self.model.columns):
            grid.setColumnWidth(number, digit * _WIDTHS[name])
        stretched = "name" if "name" in self.model.columns else "taxable_amount"
        self._stretched = self.model.columns.index(stretched)

    # --- moving ----------------------------------------------------------------------------------

    def go_to(self, path: str) -> None:
        """The cell of a path, focused."""
        row, _, column = path.partition("[")[2].partition("].")
        index = self.model.index(int(row), self.model.columns.index(column))
        self.grid.setColumnHidden(index.column(), False)
        self.grid.go(index)
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

    @property
    def columns_from_here(self) -> list[str]:
        """The visible columns from the current cell on, from the first where there is none."""
        index = self.grid.currentIndex()
        start = index.column() if index.isValid() else 0
        return [self.model.columns[c] for c in self.grid.shown_columns() if c >= start]

    @property
    def chosen_columns(self) -> tuple[str, ...]:
        """The columns of the chosen cells."""
        return tuple(self.model.columns[c] for c in self.grid.chosen_columns())

    def select_row(self, row: int) -> None:
        """Go to a row after it was made or moved."""
        if 0 <= row < self.model.rowCount():
            column = self.grid.currentIndex().column()
            if column < 0 or self.grid.isColumnHidden(column):
                column = next(iter(self.grid.shown_columns()))
            self.grid.go(self.model.index(row, column))

    def choose(self, first: int, last: int) -> None:
        """Select whole rows, the first one's cell current: what was made or moved."""
        self.select_row(first)
        if last > first and last < self.model.rowCount():
            shown = self.grid.shown_columns()
            self.grid.go(self.model.index(first, shown[0]))
            selection = self.grid.selectionModel()
            block = QItemSelection(
                self.model.index(first, shown[0]), self.model.index(last, shown[-1])
            )
            selection.select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)

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
        shown = tuple(self._shown_columns())
        if shown != self._shown:
            self._shown = shown
            for number, name in enumerate(self.model.columns):
                self.grid.setColumnHidden(number, name not in shown)
            mode = QHeaderView.ResizeMode
            header = self.grid.horizontalHeader()
            header.setMinimumSectionSize(self.grid.fontMetrics().horizontalAdvance("0") * 6)
            header.setSectionResizeMode(mode.Interactive)
            if not self._all_columns:
                header.setSectionResizeMode(self._stretched, mode.Stretch)
        self.advice.tell("")
        self._on_count()

    @Slot()
    def _on_count(self) -> None:
        count = self.model.rowCount()
        self._heading.setText(f"{self._title} ({count})" if count else self._title)
        if self._grows:
            rows = max(1, min(6, count))
            height = self.grid.verticalHeader().defaultSectionSize() * rows
            header = self.grid.horizontalHeader()
            self.grid.setFixedHeight(height + header.sizeHint().height() + 6)

    @Slot(bool)
    def _toggle_columns(self, every: bool) -> None:
        self._all_columns = every
        self._on_reset()

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, index: QModelIndex, _: QModelIndex) -> None:
        if index.isValid():
            self.advice.tell("")
            self.focused.emit(self.model.path_at(index))

    @Slot()
    def _on_button(self) -> None:
        self._on_command(str(self.sender().property("row_action")))

    @Slot(str)
    def _on_command(self, command: str) -> None:
        anywhere = ("add", "paste", "paste_rows", "region", "mend_1", "mend_2")
        if command in anywhere or self.grid.currentIndex().isValid():
            self.commanded.emit(command)

    @Slot(int)
    def _on_repair_taken(self, number: int) -> None:
        self.commanded.emit(f"mend_{number}")

    # --- the menu --------------------------------------------------------------------------------

    def menu(self) -> QMenu:
        """Everything that can be done to rows, with its keys."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        lines = self.model.table == "line_items"
        for words, keys, command in (
            (self.tr("&Insert a row"), "Ctrl+Insert", "add"),
            (self.tr("D&uplicate"), "Ctrl+Shift+Insert", "duplicate"),
            (self.tr("&Delete"), "Ctrl+Delete", "delete"),
            (self.tr("Copy do&wn"), "Ctrl+D", "copy_down"),
            ("", "", ""),
            (self.tr("&Merge with the row below"), "Ctrl+M", "merge"),
            (self.tr("&Split…"), "Ctrl+K", "split"),
            ("", "", ""),
            (self.tr("&Copy"), "Ctrl+C", "copy"),
            (self.tr("&Paste over cells"), "Ctrl+V", "paste"),
            (self.tr("Paste as &rows"), "Ctrl+Shift+V", "paste_rows"),
            ("", "", ""),
            (self.tr("&Fill the column from the page"), "Ctrl+Shift+T", "column"),
            (self.tr("Read a re&gion as a table…"), "Ctrl+T", "region"),
        ):
            if not command:
                menu.addSeparator()
            elif lines or command not in ("column", "region", "merge", "split"):
                action = menu.addAction(words)
                action.setShortcut(QKeySequence(keys))
                action.setShortcutVisibleInContextMenu(True)
                action.setData(command)
                action.triggered.connect(self._on_menu)
        return menu

    @Slot()
    def _on_menu(self) -> None:
        action = self.sender()
        command = str(action.data()) if isinstance(action, QAction) else ""
        if command == "copy":
            self.grid.copy()
        else:
            self._on_command(command)

    @Slot(QPoint)
    def _on_menu_asked(self, place: QPoint) -> None:
        self.menu().popup(self.grid.viewport().mapToGlobal(place))

    @Slot()
    def _show_menu_under_button(self) -> None:
        self.menu().popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    @Slot()
    def _restyle(self) -> None:
        for button, icon in self._buttons:
            button.setIcon(self._theme.icon(icon))
