# SPDX-License-Identifier: AGPL-3.0-or-later
"""From the pages into the grid: a marked column fills downwards, a region is read as a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from desktop.background.desk import Desk
from desktop.domain.errors import InvalidValue, UserError
from desktop.domain.field_kinds import ROW_PATH
from desktop.domain.page import Box
from desktop.domain.region import RegionTable
from desktop.ui.data_form.form import DataForm
from desktop.ui.data_form.presenter import FormPresenter
from desktop.ui.data_form.rows_table import RowsTable
from desktop.ui.languages import told
from desktop.ui.look import Theme, Tone
from desktop.ui.page_view.region_picker import RegionPicker
from desktop.ui.page_view.text_canvas import TextCanvas
from desktop.ui.wording import field_name
from desktop.workflows.row_changes import NewCell, ReplaceRows

if TYPE_CHECKING:
    # the readers stay out of the window's thread
    from desktop.workflows.page_table import ColumnFill

_AROUND = 2.0
_BESIDE = 6.0
_HEADING = 26.0
"""Points above the first item in which its heading is likely to stand."""
Picked = Callable[[int, Box], None]


class GridPages(QObject):
    """Asks for a box on the pages, or takes the words selected there, and puts in what it holds."""

    def __init__(
        self,
        desk: Desk,
        form: DataForm,
        presenter: FormPresenter,
        canvas: TextCanvas,
        theme: Theme,
    ) -> None:
        super().__init__(presenter)
        self._desk = desk
        self._form = form
        self._presenter = presenter
        self._canvas = canvas
        self._theme = theme
        self._then: Picked | None = None
        self._back: str | None = None
        self.picker = RegionPicker(canvas)
        self.picker.picked.connect(self._on_picked)
        self.picker.ended.connect(self._on_ended)
        presenter.shown.connect(self._on_shown)
        self._invoice_id: str | None = None

    # --- a column --------------------------------------------------------------------------------

    @Slot()
    def mark_column(self) -> None:
        """Fill the focused cell's column, from that cell down, with what is marked on the page."""
        path = self._presenter.focused_path
        table = None if path is None else self._form.table_of(path)
        if path is None or table is None or table.current_path() is None:
            words = self.tr("Choose the cell from which to fill downwards first.")
            self._form.line_items.advice.tell(words, Tone.LOOK)
            return
        path = table.current_path() or path
        table.grid.finish_edit()
        name = field_name(path)
        words = self.tr(
            "Draw a box around the column “{name}”: with the mouse, or move it with the arrows, "
            "stretch it with Shift and the arrows. Enter takes it, Esc gives up."
        ).format(name=name)
        self._pick(words, path, lambda page, box: self._fill(table, path, page, box), corners=True)

    def _fill(self, table: RowsTable, path: str, page: int, box: Box) -> None:
        opened = self._presenter.opened
        if opened is None:
            return
        invoice_id = opened.detail.id
        self._desk.ask(
            lambda books: books.column_fill(invoice_id, path, page, box),
            lambda fill: self._on_filled(table, path, fill),
            lambda error: self._on_refused(table, error),
        )

    def _on_filled(self, table: RowsTable, path: str, fill: ColumnFill) -> None:
        rows = [row for row, _ in fill.change.cells]
        self._presenter.grid.put(fill.change, (min(rows), max(rows)), table)
        count = len(rows)
        words = self.tr("1 value taken from the page.") if count == 1 else ""
        words = words or self.tr("{n} values taken from the page.").format(n=count)
        if fill.left_out:
            shown = ", ".join(f"“{text[:24]}”" for text in fill.left_out[:3])
            words += " " + self.tr("No value, so left out: {words}").format(words=shown)
        self._presenter.grid.tell_when_shown(
            table, words, Tone.LOOK if fill.left_out else Tone.GOOD
        )

    # --- a region --------------------------------------------------------------------------------

    @Slot()
    def read_region(self) -> None:
        """Read a marked region as a table, show what it is, and put it into the line items."""
        if self._presenter.opened is None:
            return
        self._form.line_items.grid.finish_edit()
        words = self.tr(
            "Draw a box around the table, best with its heading: with the mouse, or move it with "
            "the arrows, stretch it with Shift and the arrows. Enter takes it, Esc gives up."
        )
        back = self._form.line_items.current_path() or self._presenter.focused_path
        self._pick(words, back, self._read, corners=False)

    def _read(self, page: int, box: Box) -> None:
        opened = self._presenter.opened
        if opened is None:
            return
        invoice_id = opened.detail.id
        self._desk.ask(
            lambda books: books.region_table(invoice_id, page, box),
            lambda table: self._on_read(invoice_id, table),
            lambda error: self._on_refused(self._form.line_items, error),
        )

    def _on_read(self, invoice_id: str, table: RegionTable) -> None:
        opened = self._presenter.opened
        if opened is None or opened.detail.id != invoice_id:
            return
        from desktop.ui.data_form.grid_region import RegionDialog

        lines = self._form.line_items
        dialog = RegionDialog(
            table,
            lines.model.rowCount() > 0,
            opened.detail.invoice.currency,
            self._theme,
            self._presenter.grid.wording,
            self._form.window(),
        )
        dialog.chosen.connect(self._put_in)
        dialog.open()

    @Slot(object, str)
    def _put_in(self, rows: tuple[Mapping[str, NewCell], ...], how: str) -> None:
        lines = self._form.line_items
        count = lines.model.rowCount()
        start, stop = count, count
        if how == "replace":
            start, stop = 0, count
        elif how == "below":
            start = stop = min(lines.current_row + 1, count)
        made = (start, start + len(rows) - 1)
        self._presenter.grid.put(ReplaceRows(start, stop, rows), made, lines)

    # --- boxes -----------------------------------------------------------------------------------

    def _pick(self, words: str, back: str | None, then: Picked, *, corners: bool) -> None:
        """Have a box drawn; selected words are taken at once, for a column by their corners."""
        if self.picker.active:
            self.picker.end()
        self._back = back
        chosen = self._of_selection(corners=corners)
        if chosen is not None:
            then(*chosen)
            self._go_back()
            return
        self._then = then
        page, box = self._likely_box(back if corners else None)
        self.picker.start(words, page, box)

    def _likely_box(self, path: str | None) -> tuple[int, Box | None]:
        """Where to begin: the column of a cell from its row down, or all items and their heading.

        As far as their places are known; from the page in view on, else anywhere.
        """
        opened = self._presenter.opened
        here = self._canvas.page or 1
        if opened is None:
            return here, None
        wanted = None if path is None else ROW_PATH.match(path)
        table = "line_items" if wanted is None else wanted[1]
        rows: dict[int, list[Box]] = {}
        columns: dict[int, list[Box]] = {}
        for name, reading in opened.detail.evidence.items():
            cell = ROW_PATH.match(name)
            if cell is None or reading.box is None or reading.page is None or cell[1] != table:
                continue
            if wanted is None or int(cell[2]) >= int(wanted[2]):
                rows.setdefault(reading.page, []).append(reading.box)
            if wanted is not None and cell[3] == wanted[3]:
                columns.setdefault(reading.page, []).append(reading.box)
        if not rows:
            return here, None
        page = here if here in rows else min(rows)
        high = _wider(Box.around(rows[page]))
        if wanted is None:
            beside = (high.x0 - _BESIDE, high.x1 + _BESIDE)
            return page, Box(beside[0], high.y0 - _HEADING, beside[1], high.y1 + _AROUND)
        across = _wider(Box.around(columns[page])) if page in columns else high
        return page, Box(across.x0, high.y0, across.x1, high.y1)

    def _of_selection(self, *, corners: bool) -> tuple[int, Box] | None:
        selection = self._canvas.selection
        # words selected some time ago are not meant; with the keyboard on the pages they are
        if selection is None or not self._canvas.hasFocus():
            return None
        for page, words in self._canvas.words.between(*selection).items():
            if not words:
                continue
            ends = (words[0], words[-1]) if corners else words
            return page, _wider(Box.around([word.box for word in ends]))
        return None

    @Slot(int, object)
    def _on_picked(self, page: int, box: Box) -> None:
        then, self._then = self._then, None
        if then is not None:
            then(page, box)

    @Slot()
    def _on_ended(self) -> None:
        self._then = None
        self._go_back()

    def _go_back(self) -> None:
        if self._back is not None and self._presenter.opened is not None:
            self._form.go_to(self._back)

    @Slot(object)
    def _on_shown(self, _: object) -> None:
        opened = self._presenter.opened
        current = None if opened is None else opened.detail.id
        if current != self._invoice_id:
            self._invoice_id, self._back = current, None
            self.picker.end()

    def _on_refused(self, table: RowsTable, error: UserError) -> None:
        if isinstance(error, InvalidValue):
            table.advice.tell(told(error))
        else:
            self._desk.refused.emit(error)


def _wider(box: Box) -> Box:
    return Box(box.x0 - _AROUND, box.y0 - _AROUND, box.x1 + _AROUND, box.y1 + _AROUND)
