# SPDX-License-Identifier: AGPL-3.0-or-later
"""What was read in a marked region, before it is put into the line items."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QRadioButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from desktop.domain.fields import LINE_ITEM_KINDS, row_path
from desktop.domain.region import RegionCell, RegionTable
from desktop.ui.data_form.grid_clipboard import NUMBERS
from desktop.ui.dialogs.base import FormDialog
from desktop.ui.look import Theme, Tone
from desktop.ui.plain_text import plain_tip
from desktop.ui.wording import Wording, field_name
from desktop.workflows.row_changes import NewCell

SHOWN_ROWS = 200


class RegionDialog(FormDialog):
    """Columns can be given another meaning or left out. `chosen` carries (rows, how).

    Each row is a mapping of column to NewCell; `how` is "replace", "below" or "append".
    """

    chosen = Signal(object, str)

    def __init__(
        self,
        table: RegionTable,
        has_rows: bool,
        currency: str | None,
        theme: Theme,
        wording: Wording,
        parent: QWidget | None,
    ) -> None:
        super().__init__(theme, parent)
        self._table = table
        self._currency = currency
        self._wording = wording
        count = len(table.rows)
        words = self.tr("Put in 1 row") if count == 1 else self.tr("Put in {n} rows")
        self.set_up(self.tr("Region read as a table"), words.format(n=count))
        self.column.insertWidget(
            0, self.hint(self.tr("Above each column stands what it holds; change what is wrong."))
        )
        self.preview = QTableWidget(min(count, SHOWN_ROWS) + 1, len(table.columns))
        self.choices: list[QComboBox] = []
        self._build()
        self.column.insertWidget(1, self.preview, 1)
        self._ways = QButtonGroup(self)
        self.column.insertLayout(2, self._make_ways(has_rows))
        self.preview.setMinimumSize(720, 300)
        self._show_rows()

    def _build(self) -> None:
        preview = self.preview
        preview.setAccessibleName(self.tr("Rows read"))
        preview.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        preview.setTabKeyNavigation(False)
        preview.setWordWrap(False)
        header = preview.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        texts = ("name", "description", "reference", None)
        widest = next(
            (n for c in texts for n, held in enumerate(self._table.columns) if held == c), 0
        )
        header.setSectionResizeMode(widest, QHeaderView.ResizeMode.Stretch)
        preview.setHorizontalHeaderLabels(
            [title or self.tr("Column {n}").format(n=n + 1) for n, title in self._titles()]
        )
        preview.setVerticalHeaderLabels(["", *(str(n + 1) for n in range(preview.rowCount() - 1))])
        for n, column in enumerate(self._table.columns):
            choice = QComboBox()
            choice.addItem(self.tr("(leave out)"), None)
            for name in LINE_ITEM_KINDS:
                choice.addItem(field_name(row_path("line_items", 0, name)), name)
            choice.setCurrentIndex(max(0, choice.findData(column)))
            choice.setAccessibleName(self.tr("Column {n} holds").format(n=n + 1))
            choice.currentIndexChanged.connect(self._show_rows)
            self.choices.append(choice)
            preview.setCellWidget(0, n, choice)

    def _titles(self) -> list[tuple[int, str]]:
        return list(enumerate(" ".join(title.split())[:40] for title in self._table.titles))

    def _make_ways(self, has_rows: bool) -> QHBoxLayout:
        line = QHBoxLayout()
        ways = (
            (self.tr("&Replace all rows"), "replace"),
            (self.tr("&Below the current row"), "below"),
            (self.tr("&Add at the end"), "append"),
        )
        for n, (words, way) in enumerate(ways):
            button = QRadioButton(words)
            button.setProperty("way", way)
            button.setChecked(n == 0)
            button.setEnabled(n == 0 or has_rows)
            self._ways.addButton(button)
            line.addWidget(button)
        line.addStretch(1)
        return line

    # --- what would be put in --------------------------------------------------------------------

    @property
    def columns(self) -> list[str | None]:
        """What each column is to hold now."""
        return [choice.currentData() for choice in self.choices]

    def rows(self) -> tuple[dict[str, NewCell], ...]:
        """The rows as they would be put in."""
        columns = self.columns
        made: list[dict[str, NewCell]] = []
        for row in self._table.rows:
            cells: dict[str, NewCell] = {}
            for column, cell in zip(columns, row, strict=True):
                if column is None or cell is None or column in cells:
                    continue
                path = row_path("line_items", 0, column)
                reading = cell.reading(path, LINE_ITEM_KINDS[column])
                if reading is not None:
                    cells[column] = NewCell(reading.value, reading)
            made.append(cells)
        return tuple(made)

    @Slot()
    def _show_rows(self) -> None:
        """The cells as they would stand there; those that are no value are marked."""
        columns, empty = self.columns, 0
        for number, row in enumerate(self._table.rows):
            for n, cell in enumerate(row):
                wrong = self._is_wrong(columns[n], cell)
                empty += wrong
                if number < SHOWN_ROWS:
                    self.preview.setItem(number + 1, n, self._item(columns[n], cell, wrong))
        twice = {c for c in columns if c is not None and columns.count(c) > 1}
        if twice:
            names = ", ".join(sorted(field_name(row_path("line_items", 0, c)) for c in twice))
            self.say(self.tr("Two columns can't hold the same: {names}.").format(names=names))
        elif empty:
            words = self.tr("{n} cells are no numbers and will be left empty.")
            self.say(words.format(n=empty), Tone.LOOK)
        elif len(self._table.rows) > SHOWN_ROWS:
            more = len(self._table.rows) - SHOWN_ROWS
            self.say(self.tr("{n} more rows are not shown here.").format(n=more), Tone.QUIET)
        else:
            self.say("")
        if self.ok is not None:
            self.ok.setEnabled(not twice and any(c is not None for c in columns))

    def _is_wrong(self, column: str | None, cell: RegionCell | None) -> bool:
        if column is None or cell is None:
            return False
        return cell.value(LINE_ITEM_KINDS[column]) is None

    def _item(self, column: str | None, cell: RegionCell | None, wrong: bool) -> QTableWidgetItem:
        item = QTableWidgetItem()
        if cell is None:
            return item
        kind = None if column is None else LINE_ITEM_KINDS[column]
        value = None if kind is None else cell.value(kind)
        shown = cell.text
        if kind is not None and value is not None:
            shown = self._wording.shown(kind, value, self._currency)
            if kind in NUMBERS:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setText(" ".join(shown.split()))
        item.setToolTip(plain_tip(cell.text))
        if wrong:
            item.setIcon(self.theme.icon("broken", Tone.BAD))
            item.setForeground(self.theme.colour(Tone.BAD))
        elif column is None:
            item.setForeground(self.theme.colour(Tone.QUIET))
        return item

    @Slot()
    def accept(self) -> None:
        """Tell which rows, and where they go."""
        button = self._ways.checkedButton()
        way = "append" if button is None else str(button.property("way"))
        self.chosen.emit(self.rows(), way)
        super().accept()
