# SPDX-License-Identifier: AGPL-3.0-or-later
"""Line items and tax lines as an editable model over the open invoice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtCore import Signal as QtSignal

from desktop.domain.errors import InvalidValue
from desktop.domain.fields import (
    LINE_ITEM_KINDS,
    TAX_LINE_KINDS,
    FieldKind,
    get_text,
    row_path,
)
from desktop.domain.finding import Finding
from desktop.domain.listing import DOUBTFUL_BELOW, InvoiceDetail
from desktop.domain.reading import Source
from desktop.ui.data_form.marks import FieldMark, SeenValues, mark_of
from desktop.ui.languages import told
from desktop.ui.look import Theme, Tone
from desktop.ui.plain_text import plain_tip
from desktop.ui.wording import COLUMN_NAMES, Wording, field_name
from desktop.workflows.requests import Table

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_NUMERIC = (FieldKind.AMOUNT, FieldKind.QUANTITY, FieldKind.RATE)
_SUMMED = ("subtotal", "tax_amount", "total_amount", "taxable_amount")
_SHORT = 20
_PERSON = Source.PERSON.value
_OF_ALL_ROWS = "sums.lines"
"""The rule that names every row when their sum is off; it says nothing about which one is."""


class RowsModel(QAbstractTableModel):
    """`edited` carries (path, canonical text or None); what is no value stays and is marked.

    `changed_sums` comes when the columns may add up to something else, `changed_marks` when other
    cells than before are suspected of breaking a sum. Work for each keystroke and
    each paint is about the cells in view; only a new content is gone through once.
    """

    edited = QtSignal(str, object)
    refused = QtSignal(str, str)
    changed_sums = QtSignal()
    changed_marks = QtSignal()

    def __init__(
        self, table: Table, theme: Theme, wording: Wording, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.table: Table = table
        self.kinds = LINE_ITEM_KINDS if table == "line_items" else TAX_LINE_KINDS
        self.columns = tuple(self.kinds)
        self._theme = theme
        self._wording = wording
        self._detail: InvoiceDetail | None = None
        self._rows: Sequence[Any] = ()
        self._marks: dict[str, FieldMark | None] = {}
        self._findings: Mapping[str, tuple[Finding, ...]] = {}
        self._invalid: dict[str, tuple[str, str]] = {}
        self._pending: dict[str, tuple[str, str | None]] = {}
        self._doubtful: tuple[str, ...] | None = None
        self._totals: dict[str, Decimal] | None = None
        self._suspects: frozenset[str] | None = None
        self._suspect_rows: Mapping[int, str] = {}
        self.seen: SeenValues | None = None
        theme.changed.connect(self._tell_all_changed)

    def show(
        self,
        detail: InvoiceDetail | None,
        findings: Mapping[str, tuple[Finding, ...]],
        *,
        waiting: bool = False,
    ) -> None:
        """The rows of this invoice; of the same one, what is new changes in place.

        `waiting` says that other edits are still being written: what was typed stays till then.
        """
        other = self._detail is None or detail is None or self._detail.id != detail.id
        rows: Sequence[Any] = () if detail is None else getattr(detail.invoice, self.table)
        if other:
            self._invalid.clear()
            self._suspects, self._suspect_rows = None, {}
        if waiting and detail is not None and len(rows) == len(self._rows):
            kept = self._pending.items()
            self._pending = {p: t for p, t in kept if get_text(detail.invoice, p) != t[1]}
        else:
            self._pending.clear()
        self._marks = {}
        self._doubtful = self._totals = None
        self._findings = findings
        if other:
            self.beginResetModel()
            self._detail, self._rows = detail, rows
            self.endResetModel()
        else:
            self._detail = detail
            self._rearrange(rows)
        self.changed_sums.emit()

    def _rearrange(self, rows: Sequence[Any]) -> None:
        """Rows come and go where they differ, so that the current cell and the view stay."""
        old, shorter = self._rows, min(len(self._rows), len(rows))
        more = len(rows) - len(old)
        if not more:
            self._rows = rows
            self._tell_all_changed()
            return
        same = 0
        while same < shorter and old[same] == rows[same]:
            same += 1
        behind = 0
        while behind < shorter - same and old[-1 - behind] == rows[-1 - behind]:
            behind += 1
        at = min(len(old), len(rows)) - behind
        self._invalid = _moved(self._invalid, at, more)
        if more > 0:
            self.beginInsertRows(_ROOT, at, at + more - 1)
            self._rows = rows
            self.endInsertRows()
        else:
            self.beginRemoveRows(_ROOT, at, at - more - 1)
            self._rows = rows
            self.endRemoveRows()
        self._tell_all_changed()

    # --- what stands there -----------------------------------------------------------------------

    def path_at(self, index: Index) -> str:
        """The path of a cell's field."""
        return row_path(self.table, index.row(), self.columns[index.column()])

    def findings_of(self, path: str) -> tuple[Finding, ...]:
        """What the checks say of a cell; that a sum is off only where the cell is a suspect.

        Of a short table all rows are, where nothing tells which; a long one has its sum for that.
        """
        told = self._findings.get(path, ())
        if not told:
            return told
        suspects = self._suspects
        every = suspects is not None and not suspects and len(self._rows) <= _SHORT
        if every or (suspects is not None and path in suspects):
            return told
        return tuple(one for one in told if one.rule != _OF_ALL_ROWS)

    def mark_at(self, index: Index) -> FieldMark | None:
        """The mark of a cell's value."""
        return self.mark_of_path(self.path_at(index))

    def mark_of_path(self, path: str) -> FieldMark | None:
        """The mark of a cell's value, by its path."""
        if self._detail is None:
            return None
        if path not in self._marks:
            told = {path: self.findings_of(path)}
            self._marks[path] = mark_of(path, self._detail, told, self.seen)
        return self._marks[path]

    def doubtful_paths(self) -> tuple[str, ...]:
        """The cells that need a person, row by row."""
        if self._doubtful is None:
            self._doubtful = tuple(
                path
                for path in self._cells_in_question()
                if (mark := self.mark_of_path(path)) is not None and mark.kind.needs_person
            )
        return self._doubtful

    def _cells_in_question(self) -> Iterable[str]:
        """The cells that may need a person, row by row; of most, what proves them says enough."""
        if self._detail is None:
            return
        findings, evidence = self._findings, self._detail.evidence
        for number, row in enumerate(self._rows):
            place = f"{self.table}[{number}]."
            for column in self.columns:
                path = place + column
                if path in findings and self.findings_of(path):
                    yield path
                    continue
                if getattr(row, column) is None:
                    continue
                reading = evidence.get(path)
                if reading is not None and (
                    reading.source == _PERSON
                    or (reading.confidence >= DOUBTFUL_BELOW and reading.proven)
                ):
                    continue
                yield path

    def mark_changed(self, path: str) -> None:
        """A cell is to be marked anew: the person looked at it."""
        self._marks.pop(path, None)
        self._doubtful = None
        row, _, column = path.partition("[")[2].partition("].")
        index = self.index(int(row), self.columns.index(column))
        self.dataChanged.emit(index, index)

    def point_at(self, suspects: Iterable[str] | None, rows: Mapping[int, str]) -> None:
        """The cells that probably break a sum, and for each of their rows why, in words.

        None while that isn't known.
        """
        chosen = None if suspects is None else frozenset(suspects)
        if chosen == self._suspects and dict(rows) == dict(self._suspect_rows):
            return
        self._suspects, self._suspect_rows = chosen, rows
        self._marks = {}
        self._doubtful = None
        self._tell_all_changed()
        if self._rows:
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self._rows) - 1)
        self.changed_marks.emit()

    def invalid_at(self, index: Index) -> str:
        """Why what stands in a cell is no value, "" when it is one."""
        return self._invalid.get(self.path_at(index), ("", ""))[1]

    @property
    def has_invalid(self) -> bool:
        """Whether something stands in a cell that is no value."""
        return bool(self._invalid)

    def filled_columns(self) -> set[str]:
        """The columns that have a value in any row."""
        return {
            column
            for column in self.columns
            if any(getattr(row, column) is not None for row in self._rows)
        }

    def totals(self) -> dict[str, Decimal]:
        """What each column of amounts adds up to, with what was typed just now; no empty ones."""
        if self._totals is None:
            self._totals = {}
            for column in _SUMMED:
                if column not in self.kinds:
                    continue
                amounts = [v for row in self._rows if (v := getattr(row, column)) is not None]
                if amounts:
                    self._totals[column] = sum(amounts, Decimal(0))
        totals = dict(self._totals)
        for path, (_, text) in self._pending.items():
            row, _, column = path.partition("[")[2].partition("].")
            if column in _SUMMED and int(row) < len(self._rows):
                before = getattr(self._rows[int(row)], column) or Decimal(0)
                totals[column] = totals.get(column, Decimal(0)) - before + Decimal(text or 0)
        return totals

    # --- Qt's interface ------------------------------------------------------------------------

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return self._row_header(section, role)
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return field_name(row_path(self.table, 0, column))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(self._alignment(column))
        return None

    def _row_header(self, row: int, role: int) -> Any:
        why = self._suspect_rows.get(row)
        if role == Qt.ItemDataRole.DisplayRole:
            return str(row + 1)
        if role == Qt.ItemDataRole.DecorationRole and why is not None:
            return self._theme.icon("broken", Tone.BAD)
        if role == Qt.ItemDataRole.ToolTipRole and why is not None:
            return plain_tip(why)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            number = self.tr("Row {n}").format(n=row + 1)
            return number if why is None else f"{number}, {why}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self._detail is None or not index.isValid():
            return None
        reader = self._READERS.get(role)
        return None if reader is None else reader(self, index)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or self._detail is None:
            return False
        path, typed = self.path_at(index), str(value or "")
        kind = self.kinds[self.columns[index.column()]]
        try:
            text = self._wording.canonical(kind, typed)
        except InvalidValue as error:
            self._invalid[path] = (typed, told(error))
            self.dataChanged.emit(index, index)
            self.refused.emit(path, self._invalid[path][1])
            return True
        self._invalid.pop(path, None)
        known = self._pending[path][1] if path in self._pending else self._text(path)
        if typed != self._shown(path) and text != known:
            self._pending[path] = (typed, text)
            self.edited.emit(path, text)
            self.changed_sums.emit()
        self.dataChanged.emit(index, index)
        return True

    def refuse(self, path: str, typed: str, words: str) -> None:
        """The workflow refused a value: it stays in the cell, marked."""
        pending = self._pending.pop(path, None)
        self._invalid[path] = (typed or (pending[0] if pending else ""), words)
        self._tell_all_changed()
        self.changed_sums.emit()

    def give_up_typed(self) -> None:
        """What was typed and not yet kept can't be kept: the books were changed elsewhere."""
        self._pending.clear()
        self._tell_all_changed()
        self.changed_sums.emit()

    # --- one cell --------------------------------------------------------------------------------

    def _edit_text(self, index: Index) -> str:
        path = self.path_at(index)
        return self._invalid[path][0] if path in self._invalid else self._shown(path)

    def _display(self, index: Index) -> str:
        return " ".join(self._edit_text(index).split())

    def _aligned(self, index: Index) -> int:
        return int(self._alignment(self.columns[index.column()]))

    def _icon(self, index: Index) -> Any:
        if self.path_at(index) in self._invalid:
            return self._theme.icon("broken", Tone.BAD)
        mark = self.mark_at(index)
        if mark is None or not mark.kind.needs_person:
            return None
        return self._theme.icon("seen" if mark.seen else mark.icon, mark.tone)

    def _colour(self, index: Index) -> Any:
        return self._theme.colour(Tone.BAD) if self.path_at(index) in self._invalid else None

    def _tip(self, index: Index) -> str | None:
        mark = self.mark_at(index)
        return plain_tip(self.invalid_at(index) or ("" if mark is None else mark.reason)) or None

    def _said(self, index: Index) -> str:
        """For screen readers: which cell, what stands there, how it stands, and why not well."""
        mark, why = self.mark_at(index), self.invalid_at(index)
        said = [f"{field_name(self.path_at(index), whole=True)}: {self._edit_text(index)}"]
        if why:
            said.append(why)
        elif mark is not None:
            said.append(mark.word)
            if mark.kind.needs_person:
                said.append(mark.reason)
        return ", ".join(said)

    _READERS: Mapping[int, Callable[[RowsModel, Index], Any]] = {
        Qt.ItemDataRole.DisplayRole: _display,
        Qt.ItemDataRole.EditRole: _edit_text,
        Qt.ItemDataRole.TextAlignmentRole: _aligned,
        Qt.ItemDataRole.DecorationRole: _icon,
        Qt.ItemDataRole.ForegroundRole: _colour,
        Qt.ItemDataRole.ToolTipRole: _tip,
        Qt.ItemDataRole.AccessibleTextRole: _said,
    }

    def _text(self, path: str) -> str | None:
        return None if self._detail is None else get_text(self._detail.invoice, path)

    def _shown(self, path: str) -> str:
        """What stands in a cell: what was just typed, else the value."""
        if path in self._pending:
            return self._pending[path][0]
        if self._detail is None:
            return ""
        column = path.rpartition(".")[2]
        # a unit price may have more decimals than the currency; it is shown as printed
        currency = self._detail.invoice.currency
        return self._wording.shown(self.kinds[column], self._text(path), currency)

    def _alignment(self, column: str) -> Qt.AlignmentFlag:
        numeric = self.kinds[column] in _NUMERIC
        side = Qt.AlignmentFlag.AlignRight if numeric else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter

    def _tell_all_changed(self) -> None:
        if self._rows:
            last = self.index(len(self._rows) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)


def _moved(
    invalid: Mapping[str, tuple[str, str]], at: int, more: int
) -> dict[str, tuple[str, str]]:
    """What stands invalid in cells, rows from `at` on having moved; of lost rows it goes."""
    kept: dict[str, tuple[str, str]] = {}
    for path, wrong in invalid.items():
        table, _, rest = path.partition("[")
        row, _, column = rest.partition("].")
        number = int(row)
        if more < 0 and at <= number < at - more:
            continue
        number += more if number >= at else 0
        kept[f"{table}[{number}].{column}"] = wrong
    return kept


def column_title(column: str) -> str:
    """A column's name in menus."""
    return COLUMN_NAMES[column]
