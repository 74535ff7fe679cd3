# SPDX-License-Identifier: AGPL-3.0-or-later
"""The list's model: the number of rows is known, rows come by windows from the records lane."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
    Slot,
)

from desktop.background.snapshots import PAGE_ROWS, ListSnapshot
from desktop.domain.listing import InvoiceRow, ListQuery, SortColumn
from desktop.domain.status import InvoiceState, JobStatus
from desktop.domain.task import Progress
from desktop.ui.languages import said
from desktop.ui.look import Theme, Tone
from desktop.ui.reading_words import now_utc, row_words
from desktop.ui.wording import Said, Wording, held_words, said_of_confidence, said_of_row

Index = QModelIndex | QPersistentModelIndex
KEPT_PAGES = 30
FEW_ROWS = 20
"""So many changed rows are painted again one by one; above, all."""
MAX_SPANS = 1_000
ROW_ROLE = Qt.ItemDataRole.UserRole
PROGRESS_ROLE = Qt.ItemDataRole.UserRole + 1
_ROOT = QModelIndex()


class Column(IntEnum):
    STATUS = 0
    SUPPLIER = 1
    NUMBER = 2
    DATE = 3
    TOTAL = 4
    CURRENCY = 5
    CONFIDENCE = 6


SORTED_BY = {
    Column.STATUS: SortColumn.STATE,
    Column.SUPPLIER: SortColumn.SUPPLIER,
    Column.NUMBER: SortColumn.NUMBER,
    Column.DATE: SortColumn.ISSUE_DATE,
    Column.TOTAL: SortColumn.TOTAL,
    Column.CURRENCY: SortColumn.CURRENCY,
    Column.CONFIDENCE: SortColumn.CONFIDENCE,
}


_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_ALIGNMENTS = {column: _RIGHT if column is Column.TOTAL else _LEFT for column in Column}
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_DECORATION = int(Qt.ItemDataRole.DecorationRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_FOREGROUND = int(Qt.ItemDataRole.ForegroundRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_ANSWERED = frozenset(
    {_DISPLAY, _DECORATION, _ALIGNMENT, _FOREGROUND, _TIP, int(ROW_ROLE), int(PROGRESS_ROLE)}
)
_BLANK: tuple[dict[int, Any], ...] = tuple(
    {_DISPLAY: "…"} if column is Column.SUPPLIER else {} for column in Column
)


class InvoiceListModel(QAbstractTableModel):
    """Rows that aren't there yet show as blanks and are asked for by `wants_pages`.

    Sorting and filtering are the query's matter: `apply` takes what a query gave.
    """

    wants_pages = Signal(object)

    def __init__(self, theme: Theme, wording: Wording, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._wording = wording
        self._query: ListQuery | None = None
        self._count = 0
        self._pages: OrderedDict[int, tuple[InvoiceRow, ...]] = OrderedDict()
        self._progress: dict[str, float] = {}
        self._cells: dict[int, tuple[dict[int, Any], ...]] = {}
        self._needed: set[int] = set()
        self._asked: set[int] = set()
        self._ask_timer = QTimer(self)
        self._ask_timer.setSingleShot(True)
        self._ask_timer.setInterval(0)
        self._ask_timer.timeout.connect(self._ask)
        theme.changed.connect(self._restyle)

    # --- contents ------------------------------------------------------------------------------

    def apply(self, snapshot: ListSnapshot) -> None:
        """Take what the query gave: another query resets, the same one changes rows in place."""
        self._asked.clear()
        self._needed.clear()
        if snapshot.query != self._query:
            self.beginResetModel()
            self._query, self._count = snapshot.query, snapshot.count
            self._pages = OrderedDict(snapshot.pages)
            self._cells.clear()
            self.endResetModel()
            return
        before = self._pages if snapshot.count == self._count else None
        if snapshot.count > self._count:
            self.beginInsertRows(_ROOT, self._count, snapshot.count - 1)
            self._count = snapshot.count
            self.endInsertRows()
        elif snapshot.count < self._count:
            self.beginRemoveRows(_ROOT, snapshot.count, self._count - 1)
            self._count = snapshot.count
            self.endRemoveRows()
        self._pages = OrderedDict(snapshot.pages)
        others = None if before is None else self._other_rows(before)
        if others is None or len(others) > FEW_ROWS:
            self._tell_all_changed()
        else:
            self._tell_changed(others, Column.STATUS, Column.CONFIDENCE)

    def _other_rows(self, before: Mapping[int, tuple[InvoiceRow, ...]]) -> list[int]:
        """The loaded rows that are not what they were."""
        changed = []
        for number, rows in self._pages.items():
            old = before.get(number, ())
            for index, row in enumerate(rows):
                if index >= len(old) or old[index] != row:
                    changed.append(number * PAGE_ROWS + index)
        return changed

    def add_pages(self, query: ListQuery, pages: Mapping[int, tuple[InvoiceRow, ...]]) -> None:
        """Take further rows of the same query; those of another one come too late."""
        if query != self._query:
            return
        for number, rows in pages.items():
            self._pages[number] = rows
            self._pages.move_to_end(number)
            self._asked.discard(number)
            self._cells.clear()
            top = number * PAGE_ROWS
            bottom = min(self._count, top + PAGE_ROWS) - 1
            if bottom >= top:
                last = self.columnCount() - 1
                self.dataChanged.emit(self.index(top, 0), self.index(bottom, last))
        while len(self._pages) > KEPT_PAGES:
            self._pages.popitem(last=False)

    def refresh_rows(self, rows: Iterable[InvoiceRow]) -> None:
        """Newer states of rows that stay where they are."""
        newer = {row.id: row for row in rows}
        for number, old in self._pages.items():
            if any(row.id in newer for row in old):
                self._pages[number] = tuple(newer.get(row.id, row) for row in old)
        self._tell_all_changed()

    def set_progress(self, progress: Mapping[str, Progress]) -> None:
        """How far the reading of some invoices is."""
        for invoice_id, state in progress.items():
            self._progress[invoice_id] = state.done / state.total if state.total else 0.0
        rows = [row for row in map(self.row_of, progress) if row is not None]
        self._tell_changed(rows, Column.STATUS, Column.STATUS)

    def row_at(self, row: int) -> InvoiceRow | None:
        """The invoice in this row, None when it isn't loaded."""
        page = self._pages.get(row // PAGE_ROWS)
        index = row % PAGE_ROWS
        return page[index] if page is not None and index < len(page) else None

    def spans(self) -> list[tuple[int, Column]]:
        """Loaded rows with little to show, and the column that takes the room of those behind it:
        the reason of a failure, or the file's name of what is still to be read."""
        found: list[tuple[int, Column]] = []
        for number, rows in self._pages.items():
            for index, row in enumerate(rows):
                if reason_of(row):
                    found.append((number * PAGE_ROWS + index, Column.NUMBER))
                elif row.confidence is None and row.number is None and row.supplier is None:
                    found.append((number * PAGE_ROWS + index, Column.SUPPLIER))
        return found[:MAX_SPANS]

    def row_of(self, invoice_id: str) -> int | None:
        """The loaded row that shows this invoice."""
        for number, rows in self._pages.items():
            for index, row in enumerate(rows):
                if row.id == invoice_id:
                    return number * PAGE_ROWS + index
        return None

    @property
    def query(self) -> ListQuery | None:
        """The query whose rows are shown."""
        return self._query

    # --- Qt's interface ------------------------------------------------------------------------

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return None
        column = Column(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return {
                Column.STATUS: self.tr("Status"),
                Column.SUPPLIER: self.tr("Supplier"),
                Column.NUMBER: self.tr("Number"),
                Column.DATE: self.tr("Date"),
                Column.TOTAL: self.tr("Total"),
                Column.CURRENCY: self.tr("Cur."),
                Column.CONFIDENCE: self.tr("Reading"),
            }[column]
        if role == Qt.ItemDataRole.ToolTipRole and column is Column.CONFIDENCE:
            return self.tr("How sure the reading is")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGNMENTS[column]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in _ANSWERED:
            return None
        return self.cell(index).get(role)

    def cell(self, index: Index) -> Mapping[int, Any]:
        """All that a cell answers, by role: one call where `data` takes one for each."""
        number = index.row()
        cells = self._cells.get(number)
        if cells is None:
            cells = self._make_cells(number)
        return cells[index.column()]

    def _make_cells(self, number: int) -> tuple[dict[int, Any], ...]:
        """What every cell of a row answers, worked out once: painting asks for it many times."""
        row = self.row_at(number)
        if row is None:
            self._need(number // PAGE_ROWS)
            return _BLANK
        cells = []
        faded = row.state.is_gone or row.state is InvoiceState.REJECTED
        for column in Column:
            said = self._said(row, column)
            cell: dict[int, Any] = {
                _DISPLAY: self._text(row, column),
                _ALIGNMENT: _ALIGNMENTS[column],
                _TIP: self._tip(row, column),
                ROW_ROLE: row,
            }
            if said is not None:
                cell[_DECORATION] = self._theme.icon(said.icon, said.tone)
            if faded or (row.supplier is None and column is Column.SUPPLIER):
                cell[_FOREGROUND] = self._theme.colour(Tone.QUIET)
            if column is Column.STATUS:
                cell[PROGRESS_ROLE] = self.progress_of(row)
            cells.append(cell)
        self._cells[number] = tuple(cells)
        return self._cells[number]

    def progress_of(self, row: InvoiceRow) -> float | None:
        """0 to 1 while the invoice is being read."""
        if row.status is not JobStatus.PROCESSING:
            self._progress.pop(row.id, None)
            return None
        return self._progress.get(row.id, row.progress or 0.0)

    # --- inside --------------------------------------------------------------------------------

    def _said(self, row: InvoiceRow, column: Column) -> Said | None:
        if column is Column.STATUS:
            return said_of_row(row)
        return said_of_confidence(row) if column is Column.CONFIDENCE else None

    def _text(self, row: InvoiceRow, column: Column) -> str:
        said = self._said(row, column)
        if said is not None:
            return said.word
        if column is Column.SUPPLIER:
            return " ".join((row.supplier or row.file_name).split())
        if column is Column.NUMBER:
            return reason_of(row) or row.number or ""
        if column is Column.DATE:
            return self._wording.date(row.issue_date)
        if column is Column.TOTAL:
            return self._wording.amount(row.total, row.currency)
        if column is Column.CURRENCY:
            return row.currency or ""
        return ""

    def _tip(self, row: InvoiceRow, column: Column) -> str | None:
        if column in (Column.STATUS, Column.CONFIDENCE):
            waits = row_words(row, now_utc())
            if waits or column is Column.STATUS:
                return waits or said(row.error_title or "") or held_words(row) or None
        if column is Column.SUPPLIER:
            return f"{row.supplier or ''}\n{row.file_name}".strip()
        return self._text(row, column) or None

    def _need(self, page: int) -> None:
        if page not in self._asked:
            self._needed.add(page)
            if not self._ask_timer.isActive():
                self._ask_timer.start()

    @Slot()
    def _ask(self) -> None:
        if self._needed:
            self._asked |= self._needed
            pages, self._needed = frozenset(self._needed), set()
            self.wants_pages.emit(pages)

    @Slot()
    def _restyle(self) -> None:
        self._tell_all_changed()

    def _tell_changed(self, rows: Iterable[int], first: Column, last: Column) -> None:
        """Have only these cells painted again."""
        for row in rows:
            self._cells.pop(row, None)
            self.dataChanged.emit(self.index(row, first), self.index(row, last))

    def _tell_all_changed(self) -> None:
        self._cells.clear()
        if self._count:
            last = self.index(self._count - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)


def reason_of(row: InvoiceRow) -> str:
    """Why an invoice isn't or could not be read, "" for others; stands across empty columns."""
    if row.number is not None:
        return ""
    waits = row_words(row, now_utc())
    stuck = row.state is InvoiceState.EXTRACTION_FAILED
    return waits or (said(row.error_title or "") if stuck else "")
