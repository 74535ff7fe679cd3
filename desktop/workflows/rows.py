# SPDX-License-Identifier: AGPL-3.0-or-later
"""Changing the rows of a table, each row's evidence going along with it. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import ValidationError

from desktop.domain.errors import InvalidValue
from desktop.domain.fields import as_text, row_path, with_text
from desktop.domain.invoice import MAX_LINES, Invoice, LineItem, TaxLine
from desktop.domain.reading import FieldReading
from desktop.workflows.keeping import Joined, persons_reading
from desktop.workflows.requests import EditRow, Table
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
from desktop.workflows.row_joins import merged, split_share, split_text
from desktop.workflows.row_parts import Row

_CELL = re.compile(r"^(line_items|tax_lines)\[(\d+)\]\.(.+)$")
MAX_TAX_LINES = 200

FindPlace = Callable[[str, str, FieldReading | None], FieldReading | None]
"""Where a value typed for a path is printed, near an earlier reading; None if nowhere."""
MOST_LOOKED_FOR = 600
"""So many pasted cells are looked for on the pages; more would keep the person waiting."""


def with_row_edit(invoice: Invoice, evidence: Mapping[str, FieldReading], edit: EditRow) -> Joined:
    """The invoice with the row added, deleted or moved; InvalidValue when there is no such row."""
    count = len(getattr(invoice, edit.table))
    if edit.action == "add":
        if not 0 <= edit.index <= count:
            raise _no_such_row()
        change: TableChange = ReplaceRows(edit.index, edit.index, ({},))
    elif edit.action == "delete":
        change = DeleteRows(frozenset({edit.index}))
    else:
        if edit.to is None or not 0 <= edit.to < count:
            raise _no_such_row()
        change = MoveRows(edit.index, edit.index, edit.to - edit.index)
    return with_change(invoice, evidence, edit.table, change)


def with_change(
    invoice: Invoice,
    evidence: Mapping[str, FieldReading],
    table: Table,
    change: TableChange,
    find: FindPlace | None = None,
) -> Joined:
    """The invoice with its table changed, and who stands for each cell then.

    `find` looks for values that came without a place. InvalidValue when there is no such row, too
    many rows come about, or a value doesn't fit; nothing is changed then.
    """
    book = _Book(invoice, evidence, table)
    rows = book.changed(change)
    limit = MAX_LINES if table == "line_items" else MAX_TAX_LINES
    if len(rows) > limit:
        raise InvalidValue(
            f"A table can't have more than {limit:,} rows.", "Paste or insert fewer rows."
        )
    if find is not None:
        rows = _placed(rows, table, find)
    return book.joined(rows)


@dataclass(slots=True)
class _Book:
    """A table taken apart into rows that carry their evidence, and put together again."""

    invoice: Invoice
    evidence: Mapping[str, FieldReading]
    table: Table
    rows: list[Row] = field(init=False)
    others: dict[str, FieldReading] = field(init=False)

    def __post_init__(self) -> None:
        self.rows = [Row(row) for row in getattr(self.invoice, self.table)]
        self.others = {}
        for path, reading in self.evidence.items():
            cell = _CELL.match(path)
            if cell is None or cell[1] != self.table:
                self.others[path] = reading
            elif int(cell[2]) < len(self.rows):
                self.rows[int(cell[2])].evidence[cell[3]] = reading

    def joined(self, rows: Iterable[Row]) -> Joined:
        kept = tuple(rows)
        evidence = dict(self.others)
        for index, row in enumerate(kept):
            for column, reading in row.evidence.items():
                path = row_path(self.table, index, column)
                evidence[path] = reading if reading.path == path else replace(reading, path=path)
        values: tuple[Any, ...] = tuple(row.values for row in kept)
        return Joined(self.invoice.model_copy(update={self.table: values}), evidence)

    def changed(self, change: TableChange) -> list[Row]:
        rows = list(self.rows)
        if isinstance(change, PutCells):
            return self._put(rows, change)
        if isinstance(change, ReplaceRows):
            self._known(change.start, change.stop - 1, empty=True)
            rows[change.start : change.stop] = [
                self._filled(Row(self._blank()), cells, change.start + n)
                for n, cells in enumerate(change.rows)
            ]
        elif isinstance(change, DeleteRows):
            self._known(min(change.rows, default=-1), max(change.rows, default=-1))
            rows = [row for n, row in enumerate(rows) if n not in change.rows]
        elif isinstance(change, DuplicateRows):
            self._known(change.first, change.last)
            copies = [row.of_person() for row in rows[change.first : change.last + 1]]
            rows[change.last + 1 : change.last + 1] = copies
        elif isinstance(change, MoveRows):
            self._known(change.first, change.last)
            self._known(change.first + change.by, change.last + change.by)
            block = rows[change.first : change.last + 1]
            del rows[change.first : change.last + 1]
            rows[change.first + change.by : change.first + change.by] = block
        elif isinstance(change, CopyDown):
            self._known(change.first, change.last)
            for n in range(change.first + 1, change.last + 1):
                rows[n] = rows[n].taking(change.columns, rows[change.first].of_person())
        elif isinstance(change, MergeRows):
            self._known(change.first, change.last)
            one = rows[change.first]
            for other in rows[change.first + 1 : change.last + 1]:
                one = merged(one, other)
            rows[change.first : change.last + 1] = [one]
        else:
            rows[change.row : change.row + 1] = self._split(change)
        return rows

    def _split(self, change: SplitText | SplitShare) -> tuple[Row, Row]:
        self._known(change.row, change.row)
        row = self.rows[change.row]
        if isinstance(change, SplitText):
            return split_text(row, change.column, change.at)
        return split_share(row, change.column, change.share, self.invoice.currency)

    def _put(self, rows: list[Row], change: PutCells) -> list[Row]:
        by_row: dict[int, dict[str, NewCell]] = {}
        for (index, column), cell in change.cells.items():
            by_row.setdefault(index, {})[column] = cell
        last = max(by_row, default=-1)
        if min(by_row, default=0) < 0 or last >= MAX_LINES:
            raise _no_such_row()
        rows += [Row(self._blank()) for _ in range(len(rows), last + 1)]
        for index, cells in by_row.items():
            rows[index] = self._filled(rows[index], cells, index)
        return rows

    def _filled(self, row: Row, cells: Mapping[str, NewCell], index: int) -> Row:
        """The row with values over its own; what stays the same keeps its evidence."""
        values = {name: getattr(row.values, name) for name in type(row.values).model_fields}
        evidence = dict(row.evidence)
        for column, cell in cells.items():
            if column not in values:
                raise InvalidValue("There is no such column.", "Open the invoice again.")
            if cell.text == as_text(values[column]) and cell.place is None:
                continue
            values[column] = cell.text
            evidence.pop(column, None)
            if cell.text is not None:
                path = row_path(self.table, index, column)
                evidence[column] = persons_reading(path, cell.text, cell.place)
        try:
            model = type(row.values).model_validate(values)
        except ValidationError as error:
            column = str(error.errors()[0]["loc"][0])
            # the same words as for a single cell
            with_text(
                self.invoice.model_copy(update={self.table: (self._blank(),)}),
                row_path(self.table, 0, column),
                as_text(values[column]),
            )
            raise InvalidValue("A value is not one for its column.", "Correct it.") from error
        for column in cells:
            kept = as_text(getattr(model, column))
            if kept is None:
                evidence.pop(column, None)
            elif column in evidence and evidence[column].value != kept:
                evidence[column] = replace(evidence[column], value=kept)
        return Row(model, evidence)

    def _blank(self) -> LineItem | TaxLine:
        return LineItem() if self.table == "line_items" else TaxLine()

    def _known(self, first: int, last: int, *, empty: bool = False) -> None:
        """Refuse rows that aren't there; `empty` allows none at all, even behind the last."""
        if empty and last == first - 1 and 0 <= first <= len(self.rows):
            return
        if not 0 <= first <= last < len(self.rows):
            raise _no_such_row()


def _placed(rows: list[Row], table: Table, find: FindPlace) -> list[Row]:
    """Rows whose typed cells were looked for on the pages, near what else of the row is there."""
    left = MOST_LOOKED_FOR
    placed: list[Row] = []
    for row in rows:
        wanted = [c for c, r in row.evidence.items() if _unplaced(r)]
        if not wanted or left <= 0:
            placed.append(row)
            continue
        evidence = dict(row.evidence)
        # long texts are printed once: they show where in the page the row's figures have to be
        wanted.sort(key=lambda c: -len(evidence[c].value) if c in _TEXTS else 1)
        for column in wanted:
            left -= 1
            near = next((r for r in evidence.values() if r.box is not None), None)
            if near is None and column not in _TEXTS:
                continue
            found = find(row_path(table, 0, column), evidence[column].value, near)
            if found is not None:
                evidence[column] = persons_reading(found.path, evidence[column].value, found)
        placed.append(Row(row.values, evidence))
    return placed


_TEXTS = frozenset({"name", "description", "reference", "exemption_reason"})


def _unplaced(reading: FieldReading) -> bool:
    return reading.source == "person" and reading.box is None and reading.element is None


def _no_such_row() -> InvalidValue:
    return InvalidValue("There is no such row.", "Read the invoice again and repeat the change.")
