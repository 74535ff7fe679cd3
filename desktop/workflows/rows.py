# SPDX-License-Identifier: AGPL-3.0-or-later
"""Adding, deleting and moving table rows, each row's evidence going along with it. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from desktop.domain.errors import InvalidValue
from desktop.domain.invoice import MAX_LINES, Invoice, LineItem, TaxLine
from desktop.domain.reading import FieldReading
from desktop.workflows.keeping import Joined
from desktop.workflows.requests import EditRow, Table

_CELL = re.compile(r"^(line_items|tax_lines)\[(\d+)\]\.(.+)$")
MAX_TAX_LINES = 200


def with_row_edit(invoice: Invoice, evidence: Mapping[str, FieldReading], edit: EditRow) -> Joined:
    """The invoice with the row added, deleted or moved; InvalidValue when there is no such row."""
    count = len(getattr(invoice, edit.table))
    order = _new_order(edit, count)
    return Joined(_reordered(invoice, edit.table, order), _moved(evidence, edit.table, order))


def _new_order(edit: EditRow, count: int) -> list[int | None]:
    """For each new row the old row's index, None for the added one."""
    order: list[int | None] = list(range(count))
    limit = MAX_LINES if edit.table == "line_items" else MAX_TAX_LINES
    if edit.action == "add":
        if not 0 <= edit.index <= count or count >= limit:
            raise _no_such_row()
        order.insert(edit.index, None)
        return order
    if not 0 <= edit.index < count:
        raise _no_such_row()
    row = order.pop(edit.index)
    if edit.action == "move":
        if edit.to is None or not 0 <= edit.to < count:
            raise _no_such_row()
        order.insert(edit.to, row)
    return order


def _no_such_row() -> InvalidValue:
    return InvalidValue("There is no such row.", "Read the invoice again and repeat the change.")


def _reordered(invoice: Invoice, table: Table, order: Sequence[int | None]) -> Invoice:
    if table == "line_items":
        items = invoice.line_items
        rows = tuple(LineItem() if old is None else items[old] for old in order)
        return invoice.model_copy(update={"line_items": rows})
    taxes = invoice.tax_lines
    lines = tuple(TaxLine() if old is None else taxes[old] for old in order)
    return invoice.model_copy(update={"tax_lines": lines})


def _moved(
    evidence: Mapping[str, FieldReading], table: Table, order: Sequence[int | None]
) -> dict[str, FieldReading]:
    new_index = {old: new for new, old in enumerate(order) if old is not None}
    moved: dict[str, FieldReading] = {}
    for path, reading in evidence.items():
        cell = _CELL.match(path)
        if cell is None or cell[1] != table:
            moved[path] = reading
            continue
        new = new_index.get(int(cell[2]))
        if new is not None:
            place = f"{table}[{new}].{cell[3]}"
            moved[place] = _renamed(reading, place)
    return moved


def _renamed(reading: FieldReading, path: str) -> FieldReading:
    return replace(reading, path=path)
