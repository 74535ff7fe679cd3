# SPDX-License-Identifier: AGPL-3.0-or-later
"""Carries out what is asked of the rows: each command one write, which one undo takes back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.background.desk import Desk
from desktop.background.lane import Ticket
from desktop.domain.errors import InvalidValue, UserError
from desktop.domain.listing import InvoiceDetail
from desktop.domain.reading import Source
from desktop.ui.data_form.grid_sums import NO_SUMS
from desktop.ui.data_form.grid_words import sums_of, words_of
from desktop.ui.data_form.rows_table import RowsTable
from desktop.ui.languages import told
from desktop.ui.look import Theme, Tone
from desktop.ui.wording import Wording
from desktop.workflows.requests import EditField, EditTable, OpenInvoice, Table

if TYPE_CHECKING:
    from desktop.background.books import Books
    from desktop.domain.finding import Finding
    from desktop.domain.invoice import Invoice
    from desktop.domain.line_repair import Repair
    from desktop.ui.data_form.grid_commands import GridCommands
    from desktop.workflows.row_changes import TableChange

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
        invoice = detail.invoice
        confidence = {
            path: 1.0 if reading.source == Source.PERSON else reading.confidence
            for path, reading in detail.evidence.items()
        }
        self._ticket = self._desk.ask(
            lambda _: _mends(invoice, detail.findings, confidence),
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
        from desktop.domain.slips import Slip

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
        else:
            self._commands.do(table, command)

    @Slot(int)
    def _on_split_at(self, place: int) -> None:
        table = self.sender()
        if isinstance(table, RowsTable):
            self._commands.split_at(table, place)

    @cached_property
    def _commands(self) -> GridCommands:
        # the window paints before anybody changes rows
        from desktop.ui.data_form.grid_commands import GridCommands

        return GridCommands(self._opened, self._write, self._theme, self.wording)

    # --- repairs ---------------------------------------------------------------------------------

    def mend(self, number: int) -> None:
        """Take the first (1) or second (2) repair that is offered."""
        opened = self._opened()
        if opened is None or not 1 <= number <= len(self.offered):
            return
        from desktop.domain.slips import Slip
        from desktop.workflows.row_changes import DeleteRows, NewCell, PutCells

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
                table.advice.tell(told(error))
            else:
                self._refused(error)

        self._change(lambda books: books.edit_table(request), refused)


def _mends(
    invoice: Invoice, findings: Iterable[Finding], confidence: Mapping[str, float]
) -> tuple[Repair, ...]:
    """What would mend the sums, if the checks have anything against them; for a lane."""
    from desktop.domain.line_repair import repairs, sums_in_doubt

    return repairs(invoice, confidence) if sums_in_doubt(findings) else ()
