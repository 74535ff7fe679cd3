# SPDX-License-Identifier: AGPL-3.0-or-later
"""Line items and tax lines as an editable model over the open invoice."""

from __future__ import annotations

from collections.abc import Mapping
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
from desktop.domain.listing import InvoiceDetail
from desktop.ui.data_form.marks import FieldMark, mark_of
from desktop.ui.look import Theme, Tone
from desktop.ui.plain_text import plain_tip
from desktop.ui.wording import COLUMN_NAMES, Wording, field_name
from desktop.workflows.requests import Table

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_NUMERIC = (FieldKind.AMOUNT, FieldKind.QUANTITY, FieldKind.RATE)


class RowsModel(QAbstractTableModel):
    """`edited` carries (path, canonical text or None); what is no value stays and is marked."""

    edited = QtSignal(str, object)
    refused = QtSignal(str, str)

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
        self._count = 0
        self._marks: dict[str, FieldMark | None] = {}
        self._findings: Mapping[str, tuple[Finding, ...]] = {}
        self._invalid: dict[str, tuple[str, str]] = {}
        self._pending: dict[str, str] = {}
        theme.changed.connect(self._tell_all_changed)

    def show(
        self, detail: InvoiceDetail | None, findings: Mapping[str, tuple[Finding, ...]]
    ) -> None:
        """The rows of this invoice; the same number of rows changes in place."""
        other = self._detail is None or detail is None or self._detail.id != detail.id
        rows = () if detail is None else getattr(detail.invoice, self.table)
        if other:
            self._invalid.clear()
        self._pending.clear()
        reset = other or len(rows) != self._count
        if reset:
            self.beginResetModel()
        self._detail, self._count = detail, len(rows)
        self._marks = {}
        self._findings = findings
        if reset:
            self._invalid.clear()
            self.endResetModel()
        else:
            self._tell_all_changed()

    def path_at(self, index: Index) -> str:
        """The path of a cell's field."""
        return row_path(self.table, index.row(), self.columns[index.column()])

    def mark_at(self, index: Index) -> FieldMark | None:
        """The mark of a cell's value."""
        if self._detail is None:
            return None
        path = self.path_at(index)
        if path not in self._marks:
            self._marks[path] = mark_of(path, self._detail, dict(self._findings))
        return self._marks[path]

    def invalid_at(self, index: Index) -> str:
        """Why what stands in a cell is no value, "" when it is one."""
        return self._invalid.get(self.path_at(index), ("", ""))[1]

    def filled_columns(self) -> set[str]:
        """The columns that have a value in any row."""
        if self._detail is None:
            return set()
        rows = getattr(self._detail.invoice, self.table)
        return {
            column
            for column in self.columns
            if any(getattr(row, column) is not None for row in rows)
        }

    # --- Qt's interface ------------------------------------------------------------------------

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return str(section + 1) if role == Qt.ItemDataRole.DisplayRole else None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return field_name(row_path(self.table, 0, column))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(self._alignment(column))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self._detail is None or not index.isValid():
            return None
        path = self.path_at(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            if path in self._invalid:
                return self._invalid[path][0]
            text = self._pending.get(path, self._kept(path))
            return text if role == Qt.ItemDataRole.EditRole else " ".join(text.split())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(self._alignment(self.columns[index.column()]))
        mark = self.mark_at(index)
        if role == Qt.ItemDataRole.DecorationRole:
            if path in self._invalid:
                return self._theme.icon("broken", Tone.BAD)
            if mark is not None and mark.kind.needs_person:
                return self._theme.icon(mark.icon, mark.tone)
        if role == Qt.ItemDataRole.ForegroundRole and path in self._invalid:
            return self._theme.colour(Tone.BAD)
        if role == Qt.ItemDataRole.ToolTipRole:
            told = self.invalid_at(index) or ("" if mark is None else mark.reason)
            return plain_tip(told) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = "" if mark is None else f", {mark.word}"
            return f"{field_name(path, whole=True)}: {self._kept(path)}{said}"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or self._detail is None:
            return False
        path, typed = self.path_at(index), str(value or "")
        kind = self.kinds[self.columns[index.column()]]
        try:
            text = self._wording.canonical(kind, typed)
        except InvalidValue as error:
            self._invalid[path] = (typed, f"{error.title} {error.advice}")
            self.dataChanged.emit(index, index)
            self.refused.emit(path, self._invalid[path][1])
            return True
        self._invalid.pop(path, None)
        if typed != self._kept(path) and text != get_text(self._detail.invoice, path):
            self._pending[path] = typed
            self.edited.emit(path, text)
        self.dataChanged.emit(index, index)
        return True

    def refuse(self, path: str, typed: str, words: str) -> None:
        """The workflow refused a value: it stays in the cell, marked."""
        self._pending.pop(path, None)
        self._invalid[path] = (typed, words)
        self._tell_all_changed()

    def _kept(self, path: str) -> str:
        if self._detail is None:
            return ""
        column = path.rpartition(".")[2]
        invoice = self._detail.invoice
        text = get_text(invoice, path)
        # a unit price may have more decimals than the currency; it is shown as printed
        currency = invoice.currency
        return self._wording.shown(self.kinds[column], text, currency)

    def _alignment(self, column: str) -> Qt.AlignmentFlag:
        numeric = self.kinds[column] in _NUMERIC
        side = Qt.AlignmentFlag.AlignRight if numeric else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter

    def _tell_all_changed(self) -> None:
        if self._count:
            last = self.index(self._count - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)


def column_title(column: str) -> str:
    """A column's name in menus."""
    return COLUMN_NAMES[column]
