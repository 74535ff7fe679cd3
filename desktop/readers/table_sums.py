# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a table's rows come to: whether they compute, add up, or only sum up one another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.money import rounded
from desktop.readers.table_grid import Grid
from desktop.readers.table_labels import Role, is_sum_label
from desktop.readers.table_rows import Columns, Row, is_full

Places = Mapping[Decimal, Sequence[tuple[int, float]]]
"""Amounts as they stand in a document: for each the pages and heights where it is printed."""


@dataclass(frozen=True, slots=True)
class Printed:
    """All numbers that a document prints, and those on lines that are called a sum."""

    all: Places
    sums: Places


CENT = Decimal("0.01")
_OUTLINED = 600  # rows; a longer list is no outline, and comparing all with all takes time


def adds_up(total: Decimal, printed: Places, rows: Sequence[Row]) -> bool:
    """Whether a sum is printed outside its rows, its sign aside (credit notes print either)."""
    places = [*printed.get(total, ()), *printed.get(-total, ())]
    if not places:
        return False
    spans: dict[int, tuple[float, float]] = {}
    for row in rows:
        box, page = row.anchor.line.box, row.anchor.page
        low, high = spans.get(page, (box.y0, box.y1))
        spans[page] = (min(low, box.y0), max(high, box.y1))
    for page, y in places:
        low, high = spans.get(page, (1.0, 0.0))
        if not low <= y <= high:
            return True
    return False


def agreement(grid: Grid, columns: Columns, rows: Sequence[Row]) -> float:
    """The share of rows whose quantity times price gives the amount, discounts counted in."""
    checks = [
        None
        if (direct := row_agrees(grid, columns, row)) is None
        else direct or taxed_product(grid, columns, row) is not None
        for row in rows
    ]
    known = [c for c in checks if c is not None]
    if not known:
        return 0.0
    return sum(known) / max(len(known), 0.6 * len(rows))


def row_agrees(grid: Grid, columns: Columns, row: Row) -> bool | None:
    """Whether the row's quantity times price is its amount; None when one isn't there."""
    return _agrees(grid, columns, row, Decimal(1))


def taxed_product(grid: Grid, columns: Columns, row: Row) -> Decimal | None:
    """Quantity times price, where the amount printed is that with the row's own tax rate on it.

    None where the amount is the product itself, or follows from neither.
    """
    if row_agrees(grid, columns, row) is not False:
        return None
    for n in grid.of_role(Role.TAX_RATE, Role.TAX):
        rate = row.number(n)
        if rate is not None and 0 < rate <= 30 and _agrees(grid, columns, row, 1 + rate / 100):
            quantity, price = row.number(columns.quantity), row.number(columns.price)
            return None if quantity is None or price is None else rounded(quantity * price)
    return None


def _agrees(grid: Grid, columns: Columns, row: Row, factor: Decimal) -> bool | None:
    quantity, price = row.number(columns.quantity), row.number(columns.price)
    amount = row.number(columns.amount)
    if quantity is None or price is None or amount is None:
        return None
    product = abs(quantity * price)
    slack = CENT + abs(quantity) * CENT / 2 if abs(price) >= CENT else CENT
    slack = min(slack, max(CENT, abs(amount) / 50))
    amount = abs(amount)
    wanted = [product, product / 100, product / 1000]
    for n in grid.of_role(Role.DISCOUNT):
        cell = row.cell(n)
        if cell is not None and cell.number is not None:
            off = abs(cell.number)
            wanted += [product * (1 - off / 100), product - off, product + off]
    return any(abs(w * factor - amount) <= slack for w in wanted)


def without_groups(rows: list[Row], columns: Columns, grid: Grid) -> list[Row]:
    """Rows without those that only sum up others.

    Outline numbers tell it (1, 1.1, 1.2), or a row that is called a sum and is that of the rows
    above it.
    """
    rows = _without_named_sums(rows, columns)
    outline = grid.of_role(Role.POSITION, Role.REFERENCE)
    if not outline or not 3 <= len(rows) <= _OUTLINED:
        return rows
    numbers = [cell.text if (cell := r.cell(outline[0])) else "" for r in rows]
    kept: list[Row] = []
    for n, row in enumerate(rows):
        own = numbers[n].strip(" .")
        amount = row.number(columns.amount)
        below = [m for m, other in enumerate(numbers) if own and other.startswith(own + ".")]
        leaves = [
            m for m in below if not any(numbers[k].startswith(numbers[m] + ".") for k in below)
        ]
        parts = sum((rows[m].number(columns.amount) or Decimal(0) for m in leaves), Decimal(0))
        if len(below) > 0 and amount is not None and parts == amount:
            continue
        kept.append(row)
    return kept or rows


def _without_named_sums(rows: list[Row], columns: Columns) -> list[Row]:
    kept: list[Row] = []
    running = Decimal(0)
    full = 0
    for row in rows:
        amount = row.number(columns.amount) or Decimal(0)
        named = any(is_sum_label(c.text) for c in row.anchor.cells.values() if c.number is None)
        # without quantity and price, where those before have both, a sum needs no name
        named = named or (full >= 1 and not is_full(row, columns) and row is rows[-1])
        full += is_full(row, columns)
        if named and amount == running and running:
            running = Decimal(0)
            continue
        running += amount
        kept.append(row)
    return kept
