# SPDX-License-Identifier: AGPL-3.0-or-later
"""From lines in columns to rows: which lines carry an amount, and which text belongs to which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from statistics import median

from desktop.domain.page import Box
from desktop.readers.table_grid import Cell, GridLine
from desktop.readers.table_labels import is_adjustment_label, is_carry_label, is_sum_label


@dataclass(slots=True)
class Row:
    """An item as printed: the line with its amount, and the lines of text that belong to it."""

    anchor: GridLine
    lines: list[GridLine] = field(default_factory=list)

    def cell(self, column: int | None) -> Cell | None:
        """The column's cell on the amount's line, else on the nearest line beside it."""
        if column is None:
            return None
        if (cell := self.anchor.cells.get(column)) is not None:
            return cell
        middle, height = self.anchor.line.box.mid_y, self.anchor.line.height
        near = [
            (abs(g.line.box.mid_y - middle), n)
            for n, g in enumerate(self.lines)
            if column in g.cells
            and g.page == self.anchor.page
            and abs(g.line.box.mid_y - middle) < 1.15 * height
        ]
        return self.lines[min(near)[1]].cells[column] if near else None

    def number(self, column: int | None) -> Decimal | None:
        cell = self.cell(column)
        return cell.number if cell else None


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column plays which part, by number; None when the table has none."""

    amount: int
    quantity: int | None = None
    price: int | None = None


def is_sum_line(line: GridLine, columns: Columns) -> bool:
    """Whether a line prints a sum or a tax: its words say so, and it has no quantity and price."""
    if line.number(columns.quantity) is not None and line.number(columns.price) is not None:
        return False
    return any(is_sum_label(piece.text) for piece in line.line.pieces())


def is_item_line(line: GridLine, columns: Columns) -> bool:
    """Whether the line has an amount where amounts stand and is no sum."""
    number = line.number(columns.amount)
    if number is None or line.cells[columns.amount].percent:
        return False
    return not is_carry_label(line.text) and not is_sum_line(line, columns)


def is_full(line: GridLine | Row, columns: Columns) -> bool:
    """Whether quantity and price stand beside the amount, as far as the table has them."""
    wanted = [c for c in (columns.quantity, columns.price) if c is not None]
    return bool(wanted) and all(line.number(c) is not None for c in wanted)


def split_table(
    lines: Sequence[GridLine], columns: Columns
) -> tuple[list[GridLine], list[int], int]:
    """The lines of the table's body, which of them are items, and where it ended in `lines`.

    The body ends at the first line that prints a sum, unless full items follow it: then it was
    the sum of a group and is left out, as are sums carried from page to page.
    """
    body: list[GridLine] = []
    items: list[int] = []
    last_full = max(
        (n for n, g in enumerate(lines) if is_item_line(g, columns) and is_full(g, columns)),
        default=-1,
    )
    for n, line in enumerate(lines):
        if is_item_line(line, columns):
            items.append(len(body))
            body.append(line)
            continue
        if is_carry_label(line.text) and any(c.number is not None for c in line.cells.values()):
            continue
        if _ends_table(line, columns):
            if n > last_full and (items or last_full < 0):
                return body, plausible_items(body, items, columns), n
            continue
        body.append(line)
    return body, plausible_items(body, items, columns), len(lines)


def plausible_items(body: Sequence[GridLine], items: Sequence[int], columns: Columns) -> list[int]:
    """The item lines that look like the others.

    A line without quantity and price, where others have both, is one only if its amount has as
    many decimals and ends at the same edge: a page's foot may cross the column of amounts.
    """
    full = [body[i].cells[columns.amount] for i in items if is_full(body[i], columns)]
    if not full:
        return list(items)
    edge = median(c.box.x1 for c in full)
    decimals = Counter(_decimals(c) for c in full).most_common(1)[0][0]
    kept: list[int] = []
    for i in items:
        cell = body[i].cells[columns.amount]
        if is_full(body[i], columns) or (
            _decimals(cell) == decimals and abs(cell.box.x1 - edge) < 2 * body[i].line.height
        ):
            kept.append(i)
    return kept


def _decimals(cell: Cell) -> int:
    exponent = cell.number.as_tuple().exponent if cell.number is not None else 0
    return -exponent if isinstance(exponent, int) else 0


def _ends_table(line: GridLine, columns: Columns) -> bool:
    return is_sum_line(line, columns) and any(
        c.number is not None and not c.percent for c in line.cells.values()
    )


def rows_of(
    body: Sequence[GridLine], items: Sequence[int], rules: Sequence[Box], top: float
) -> list[Row]:
    """Rows from the body's lines: each line goes to the item that it stands with.

    Ruled lines between items part them; else the widest gap between two items does, the last one
    of equals, because text most often follows the amount's line.
    """
    if not items:
        return []
    flat = sorted(r.mid_y for r in rules if r.height < 3 and r.width > 100)
    rows = [Row(body[i]) for i in items]
    for n, item in enumerate(items):
        row = rows[n]
        row.lines.append(body[item])
        if n == 0:
            row.lines[:0] = _leading(body[:item], body[item], flat, top)
            continue
        between = list(range(items[n - 1], item + 1))
        cut = _cut(body, between, flat)
        rows[n - 1].lines.extend(body[i] for i in between[1:-1] if i < cut)
        row.lines[:0] = [body[i] for i in between[1:-1] if i >= cut]
    rows[-1].lines.extend(_trailing(body, items, flat))
    return rows


def _cut(body: Sequence[GridLine], between: Sequence[int], flat: Sequence[float]) -> int:
    """The first of the lines between two items that belongs to the lower one."""
    if len(between) <= 2:
        return between[-1]
    best, widest = between[-1], -1e9
    ruled = None
    for above, below in pairwise(between):
        a, b = body[above].line.box, body[below].line.box
        if any(a.mid_y < y < b.mid_y for y in flat):
            ruled = below
        gap = b.y0 - a.y1
        height = min(body[above].line.height, body[below].line.height)
        if gap >= widest - 0.12 * height:
            best, widest = below, max(gap, widest)
    return ruled if ruled is not None else best


def _leading(
    before: Sequence[GridLine], anchor: GridLine, flat: Sequence[float], top: float
) -> list[GridLine]:
    """Lines between the heading and the first amount that belong to the first item."""
    taken: list[GridLine] = []
    below = anchor.line
    for line in reversed(before):
        gap = below.box.y0 - line.line.box.y1
        parted = any(line.line.box.mid_y < y < below.box.mid_y for y in flat)
        if gap > 0.9 * below.height or parted or line.line.box.y0 < top - 1:
            break
        taken.append(line)
        below = line.line
    return taken[::-1]


def _trailing(
    body: Sequence[GridLine], items: Sequence[int], flat: Sequence[float]
) -> list[GridLine]:
    """Lines after the last amount that belong to the last item: as close as within the others."""
    last = items[-1]
    gaps = [
        body[i + 1].line.box.y0 - body[i].line.box.y1
        for i in range(items[0], last)
        if i + 1 not in items
    ]
    height = body[last].line.height
    limit = max(0.8 * height, 1.3 * float(median(gaps)) if gaps else 0.0, max(gaps, default=0.0))
    taken: list[GridLine] = []
    above = body[last].line.box
    for line in body[last + 1 :]:
        box = line.line.box
        if box.y0 - above.y1 > min(limit, 3 * height) or line.page != body[last].page:
            break
        if any(above.mid_y < y < box.mid_y for y in flat):
            break
        taken.append(line)
        above = box
    return taken


def without_adjustments(
    rows: list[Row], columns: Columns, position: int | None, described: Sequence[int]
) -> tuple[list[Row], list[Row]]:
    """Items, and the discounts and surcharges on the whole document that follow the last of them.

    Such rows have no quantity and price where items have both, or no number in the column of
    positions where items have one; the columns `described` (any, if there are none) name them.
    """
    end = len(rows)
    full = sum(1 for r in rows if is_full(r, columns))
    numbered = sum(1 for r in rows if r.cell(position) is not None)
    while end > 1:
        row = rows[end - 1]
        bare = full > 0 and not is_full(row, columns)
        unnumbered = numbered > 0 and row.cell(position) is None
        cells = row.anchor.cells
        named = [cells[n] for n in described if n in cells] or list(cells.values())
        if not (bare or unnumbered) or not any(
            c.number is None and is_adjustment_label(c.text) for c in named
        ):
            break
        end -= 1
    return rows[:end], rows[end:]
