# SPDX-License-Identifier: AGPL-3.0-or-later
"""Carries out what is asked of the rows: each command one write, which one undo takes back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

from desktop.background.desk import Desk
from desktop.background.lane import Ticket
from desktop.domain.errors import InvalidValue, UserError
from desktop.domain.line_repair import Repair, repairs, sums_in_doubt
from desktop.domain.listing import InvoiceDetail
from desktop.domain.reading import Source
from desktop.domain.slips import Slip
from desktop.ui.data_form.grid_clipboard import rows_of_text, value_of, values_of
from desktop.ui.data_form.grid_sums import NO_SUMS
from desktop.ui.data_form.grid_words import sums_of, words_of
from desktop.ui.data_form.rows_table import RowsTable
from desktop.ui.look import Theme, Tone
from desktop.ui.wording import Wording
from desktop.workflows.requests import EditField, EditTable, OpenInvoice, Table
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

if TYPE_CHECKING:
    from desktop.background.books import Books

Change = Callable[[Callable[["Books"], OpenInvoice], Callable[[UserError], None]], None]
_OFFERED = 2
_SUSPECTS = 3


class GridPresenter(QObject):
    """The commands of both tables, the line items' sums, and what would mend them.

    `column_asked` and `region_asked` are for whoever has the pages at hand. `change` writes: it is
    given the work and what to do when it is refused.
    """

    column_asked = Signal()
    region_asked = Signal()

    def __init__(
        self,
        desk: Desk,
        tables: tuple[RowsTable, RowsTable],
        theme: Theme,
        wording: Wording,
        opened: Callable[[], OpenInvoice | None],
        change: Change,
        refused: Callable[[UserError], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tables: dict[Table, RowsTable] = {table.model.table: table for table in tables}
        self._lines = self._tables["line_items"]
        self._theme = theme
        self.wording = wording
        self._opened = opened
        self._change = change
        self._refused = refused
        self._to_choose: tuple[RowsTable, int, int] | None = None
        self._to_tell: tuple[RowsTable, str, Tone] | None = None
        self._ticket: Ticket | None = None
        self._searched: tuple[str, int] | None = None
        self.offered: tuple[Repair, ...] = ()
        for table in tables:
            table.commanded.connect(self._on_command)
            table.split_at.connect(self._on_split_at)
        self._lines.model.changed_sums.connect(self.show_sums)

    # --- what is shown ---------------------------------------------------------------------------

    def shown(self, opened: OpenInvoice | None) -> None:
        """The form shows this now: go to what was made, and look for what breaks the sums."""
        if self._to_choose is not None:
            table, first, last = self._to_choose
            self._to_choose = None
            table.choose(first, last)
        if self._to_tell is not None:
            table, words, tone = self._to_tell
            self._to_tell = None
            table.advice.tell(words, tone)
        self.show_sums()
        self._look_for_repairs(None if opened is None else opened.detail)

    @Slot()
    def show_sums(self) -> None:
        """What the line items add up to, with what is typed at the moment."""
        opened = self._opened()
        if opened is None:
            self._lines.sums.show_sums(NO_SUMS)
            return
        totals = self._lines.model.totals()
        self._lines.sums.show_sums(sums_of(totals, opened.detail.invoice, self.wording))

    def _look_for_repairs(self, detail: InvoiceDetail | None) -> None:
        version = None if detail is None else (detail.id, detail.revision)
        if version is not None and version == self._searched:
            return
        if self._searched is None or version is None or version[0] != self._searched[0]:
            self._offer((), None)
        self._searched = version
        if self._ticket is not None:
            self._ticket.cancel()
        if detail is None or not detail.invoice.line_items:
            return
        if not sums_in_doubt(detail.findings):
            self._offer((), detail)
            return
        invoice = detail.invoice
        confidence = {
            path: 1.0 if reading.source == Source.PERSON else reading.confidence
            for path, reading in detail.evidence.items()
        }
        self._ticket = self._desk.ask(
            lambda _: repairs(invoice, confidence),
            lambda found: self._offer(found, detail),
            lambda _: self._offer((), None),
        )

    def _offer(self, found: tuple[Repair, ...], detail: InvoiceDetail | None) -> None:
        """Say what would mend the sums, and point at the rows that break them."""
        table = self._lines
        self.offered = found[:_OFFERED]
        table.grid.mends = len(self.offered)
        if detail is None:
            table.advice.offer(())
            table.model.point_at(None, {})
            return
        words = [words_of(one, detail.invoice, self.wording) for one in found[:_SUSPECTS]]
        table.advice.offer(words[:_OFFERED])
        rows: dict[int, str] = {}
        for one, said in zip(found[:_SUSPECTS], words, strict=True):
            if one.row is not None and one.slip is not Slip.MISSING_ROW:
                rows.setdefault(one.row, said)
        table.model.point_at([one.path for one in found[:_SUSPECTS]], rows)

    # --- commands --------------------------------------------------------------------------------

    @Slot(str)
    def _on_command(self, command: str) -> None:
        table = self.sender()
        if isinstance(table, RowsTable):
            self.do(table, command)

    def do(self, table: RowsTable, command: str) -> None:
        """Carry out a command on the chosen rows of a table."""
        table.grid.finish_edit()
        table.advice.tell("")
        if command == "column":
            self.column_asked.emit()
        elif command == "region":
            self.region_asked.emit()
        elif command.startswith("mend_"):
            self.mend(int(command[-1]))
        elif command in ("paste", "paste_rows"):
            self._paste(table, as_rows=command == "paste_rows")
        elif command == "split":
            self._split(table)
        else:
            self._change_rows(table, command)

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
                table.advice.tell(self.tr("There is no row below to merge with."), Tone.LOOK)
        elif command == "clear":
            self._clear(table, first, last)

    def _copy_down(self, table: RowsTable, first: int, last: int) -> None:
        """The first chosen row's cells into the others; of one row alone, from the row above."""
        if first == last and first == 0:
            table.advice.tell(self.tr("There is no row above to copy from."), Tone.LOOK)
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
            table.advice.tell(self.tr("There is no text on the clipboard."), Tone.LOOK)
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
            table.advice.tell(f"{error.title} {error.advice}")
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

    @Slot(int)
    def _on_split_at(self, place: int) -> None:
        """Split a row at the cursor's place in its text, or by a share where it is a number."""
        table = self.sender()
        path = table.current_path() if isinstance(table, RowsTable) else None
        if not isinstance(table, RowsTable) or path is None:
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
            words = self.tr(
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

    # --- repairs ---------------------------------------------------------------------------------

    def mend(self, number: int) -> None:
        """Take the first (1) or second (2) repair that is offered."""
        opened = self._opened()
        if opened is None or not 1 <= number <= len(self.offered):
            return
        repair = self.offered[number - 1]
        row, detail = repair.row, opened.detail
        if row is None:
            edit = EditField(detail.id, detail.revision, repair.path, repair.after)
            self._change(lambda books: books.edit(edit), self._refused)
        elif repair.slip in (Slip.REPEATED_ROW, Slip.NOT_A_ROW):
            after = min(row, self._lines.model.rowCount() - 2)
            self._write(self._lines, DeleteRows(frozenset({row})), (after, after))
        else:
            column = repair.path.rpartition(".")[2]
            old = detail.evidence.get(repair.path)
            # it stands where the wrong one was read
            place = None if old is None or old.box is None else replace(old, element=None)
            cells = {(row, column): NewCell(repair.after, place)}
            self._write(self._lines, PutCells(cells), (row, row))

    # --- writing ---------------------------------------------------------------------------------

    def put(self, change: TableChange, choose: tuple[int, int], table: RowsTable) -> None:
        """Change a table, and go to these rows then."""
        self._write(table, change, choose)

    def tell_when_shown(self, table: RowsTable, words: str, tone: Tone) -> None:
        """Say something of the change that is being written, once it is shown."""
        self._to_tell = (table, words, tone)

    def _write(
        self, table: RowsTable, change: TableChange, choose: tuple[int, int] | None = None
    ) -> None:
        opened = self._opened()
        if opened is None:
            return
        detail = opened.detail
        request = EditTable(detail.id, detail.revision, table.model.table, change)
        self._to_choose = None if choose is None else (table, *choose)

        def refused(error: UserError) -> None:
            self._to_choose = self._to_tell = None
            if isinstance(error, InvalidValue):
                table.advice.tell(f"{error.title} {error.advice}")
            else:
                self._refused(error)

        self._change(lambda books: books.edit_table(request), refused)
