# SPDX-License-Identifier: AGPL-3.0-or-later
"""The commands on rows: which change each asks for, of the chosen cells or the clipboard's."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from desktop.domain.errors import InvalidValue
from desktop.ui.data_form.grid_clipboard import rows_of_text, value_of, values_of
from desktop.ui.data_form.rows_table import RowsTable
from desktop.ui.languages import told
from desktop.ui.look import Theme, Tone
from desktop.ui.wording import Wording
from desktop.workflows.requests import OpenInvoice
from desktop.workflows.row_changes import (
    CopyDown,
    DeleteRows,
    DuplicateRows,
    MergeRows,
    MoveRows,
    NewCell,
    PutCells,
    ReplaceRows,
    SplitShare,
    SplitText,
    TableChange,
)

Write = Callable[[RowsTable, TableChange, tuple[int, int] | None], None]
"""Changes a table, and goes to these rows then."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("grid_commands", text)


class GridCommands:
    """Every command is one change, written at once; what can't be done is said under the grid."""

    def __init__(
        self,
        opened: Callable[[], OpenInvoice | None],
        write: Write,
        theme: Theme,
        wording: Wording,
    ) -> None:
        self._opened = opened
        self._write_change = write
        self._theme = theme
        self.wording = wording

    def do(self, table: RowsTable, command: str) -> None:
        """Carry out a command on the chosen rows of a table."""
        if command in ("paste", "paste_rows"):
            self._paste(table, as_rows=command == "paste_rows")
        elif command == "split":
            self._split(table)
        else:
            self._change_rows(table, command)

    def _write(
        self, table: RowsTable, change: TableChange, choose: tuple[int, int] | None = None
    ) -> None:
        self._write_change(table, change, choose)

    def _change_rows(self, table: RowsTable, command: str) -> None:
        count = table.model.rowCount()
        first, last = table.grid.chosen_rows()
        if command == "add":
            at = last + 1 if count else 0
            self._write(table, ReplaceRows(at, at, ({},)), (at, at))
        elif first < 0:
            return
        elif command == "delete":
            after = min(first, count - (last - first + 1) - 1)
            self._write(table, DeleteRows(frozenset(range(first, last + 1))), (after, after))
        elif command == "duplicate":
            copies = (last + 1, last + 1 + last - first)
            self._write(table, DuplicateRows(first, last), copies)
        elif command in ("up", "down"):
            by = -1 if command == "up" else 1
            if first + by >= 0 and last + by < count:
                self._write(table, MoveRows(first, last, by), (first + by, last + by))
        elif command == "copy_down":
            self._copy_down(table, first, last)
        elif command == "merge":
            below = last if last > first else first + 1
            if below < count:
                self._write(table, MergeRows(first, below), (first, first))
            else:
                table.advice.tell(_tr("There is no row below to merge with."), Tone.LOOK)
        elif command == "clear":
            self._clear(table, first, last)

    def _copy_down(self, table: RowsTable, first: int, last: int) -> None:
        """The first chosen row's cells into the others; of one row alone, from the row above."""
        if first == last and first == 0:
            table.advice.tell(_tr("There is no row above to copy from."), Tone.LOOK)
            return
        start = first - 1 if first == last else first
        self._write(table, CopyDown(start, last, table.chosen_columns))

    def _clear(self, table: RowsTable, first: int, last: int) -> None:
        cells = {
            (row, column): NewCell(None)
            for row in range(first, last + 1)
            for column in table.chosen_columns
        }
        self._write(table, PutCells(cells))

    # --- paste -----------------------------------------------------------------------------------

    def _paste(self, table: RowsTable, *, as_rows: bool) -> None:
        """All of the clipboard's cells, or none and the reason."""
        rows = rows_of_text(QApplication.clipboard().text())
        if not rows:
            table.advice.tell(_tr("There is no text on the clipboard."), Tone.LOOK)
            return
        first, last = table.grid.chosen_rows()
        try:
            if len(rows) == 1 and len(rows[0]) == 1 and not as_rows and first >= 0:
                self._fill(table, rows[0][0], first, last)
                return
            columns = table.columns_from_here
            if as_rows and len(rows[0]) > len(columns):
                columns = [table.model.columns[c] for c in table.grid.shown_columns()]
            at = (last + 1 if as_rows else max(first, 0)) if first >= 0 else 0
            if first < 0 and as_rows:
                at = table.model.rowCount()
            kinds, name = table.model.kinds, table.model.table
            values = values_of(rows, columns, name, kinds, self.wording, at)
        except InvalidValue as error:
            table.advice.tell(told(error))
            return
        if as_rows:
            change: TableChange = ReplaceRows(at, at, tuple(values))
        else:
            cells = {(at + n, c): cell for n, row in enumerate(values) for c, cell in row.items()}
            change = PutCells(cells)
        self._write(table, change, (at, at + len(values) - 1))

    def _fill(self, table: RowsTable, text: str, first: int, last: int) -> None:
        """One value into every chosen cell."""
        cells = {
            (row, column): NewCell(value_of(table.model.kinds[column], text, self.wording))
            for row in range(first, last + 1)
            for column in table.chosen_columns
        }
        self._write(table, PutCells(cells))

    # --- split -----------------------------------------------------------------------------------

    def split_at(self, table: RowsTable, place: int) -> None:
        """Split a row at the cursor's place in its text, or by a share where it is a number."""
        path = table.current_path()
        if path is None:
            return
        column = path.rpartition(".")[2]
        if column not in ("name", "description"):
            self._split(table)
            return
        row = table.current_row
        self._write(table, SplitText(row, column, place), (row + 1, row + 1))

    def _split(self, table: RowsTable) -> None:
        """Ask how much of the quantity, else of the net amount, goes to a new row."""
        opened, row = self._opened(), table.current_row
        if opened is None or row >= table.model.rowCount():
            return
        lines = getattr(opened.detail.invoice, table.model.table)
        columns = ["quantity", "subtotal", "taxable_amount"]
        current = (table.current_path() or "").rpartition(".")[2]
        if current == "subtotal":
            columns.remove("quantity")
        wanted = next((c for c in columns if getattr(lines[row], c, None)), None)
        if wanted is None:
            words = _tr(
                "Nothing to divide here: edit the text, put the cursor where the row "
                "is to be split, and press Ctrl+K."
            )
            table.advice.tell(words, Tone.LOOK)
            return
        from desktop.ui.data_form.grid_split import SplitDialog

        whole: Decimal = getattr(lines[row], wanted)
        path = f"{table.model.table}[{row}].{wanted}"
        currency = opened.detail.invoice.currency
        dialog = SplitDialog(path, whole, currency, self._theme, self.wording, table.window())
        dialog.chosen.connect(
            lambda share: self._write(table, SplitShare(row, wanted, share), (row, row + 1))
        )
        dialog.open()
