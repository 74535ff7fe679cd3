# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads the table under a heading in every way its columns allow and keeps the one that adds up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from desktop.domain.page import Box, PageText
from desktop.readers.conventions import DocumentConventions
from desktop.readers.layout import TextLine
from desktop.readers.table_grid import (
    Grid,
    GridLine,
    fitted_grid,
    rough_grid,
    with_unnamed_columns,
)
from desktop.readers.table_header import VALUE_ROLES, TableHeader
from desktop.readers.table_labels import Role, is_carry_label, is_sum_label
from desktop.readers.table_rows import (
    Columns,
    Row,
    is_full,
    is_item_line,
    rows_of,
    split_table,
    without_adjustments,
)
from desktop.readers.table_sums import Printed, adds_up, agreement, without_groups

_MOST_WAYS = 120
_AMOUNT_WORDS = {Role.NET: 1.2, Role.AMOUNT: 1.0, Role.GROSS: 0.5, Role.PRICE: 0.1, None: 0.0}
_QUANTITY_WORDS = {Role.QUANTITY: 1.0, None: 0.1, Role.UNIT: 0.1}
_PRICE_WORDS = {Role.PRICE: 1.0, None: 0.1, Role.AMOUNT: -0.6, Role.NET: -0.6}


@dataclass(slots=True)
class Table:
    """A table as read in its best way, over all the pages that it runs on."""

    grid: Grid
    columns: Columns
    rows: list[Row]
    adjustments: list[Row]
    ended: bool
    agreeing: float = 0.0
    regions: dict[int, Box] = field(default_factory=dict)
    orphans: list[GridLine] = field(default_factory=list)
    """Lines between heading and first item that are not the item's: the last page's, perhaps."""

    def add(self, more: Table) -> None:
        """Takes over the rows of a table on a later page, whose columns must be this one's."""
        count, others = len(self.rows), len(more.rows)
        self.agreeing = (self.agreeing * count + more.agreeing * others) / max(1, count + others)
        self.rows += more.rows
        self.adjustments += more.adjustments
        self.regions |= more.regions
        self.ended = more.ended

    def go_on(self, lines: Sequence[GridLine]) -> None:
        """Gives the last item the text that runs on at the top of the next page.

        That is text which begins at the same edge as the item's own.
        """
        column = next(iter(self.grid.of_role(Role.DESCRIPTION)), None)
        own = self.rows[-1].anchor.cells.get(column) if self.rows and column is not None else None
        if own is None or column is None:
            return
        left = own.box.x0
        for line in lines:
            cell = line.cells.get(column)
            if cell and set(line.cells) == {column} and abs(line.line.box.x0 - left) < 3:
                self.rows[-1].lines.append(line)

    @property
    def total(self) -> Decimal:
        """What the items' amounts add up to."""
        return sum((r.number(self.columns.amount) or Decimal(0) for r in self.rows), Decimal(0))

    @property
    def weight(self) -> float:
        """How much it looks like a list of items, without regard to the document's sums."""
        roles = self.grid.header.roles
        likeness = 2.0 * (Role.DESCRIPTION in roles) + 2.0 * (Role.QUANTITY in roles)
        likeness += 1.5 * (Role.PRICE in roles) + 0.7 * (Role.POSITION in roles)
        likeness += 0.5 * (Role.REFERENCE in roles) - 2.0 * (Role.BASE in roles)
        return likeness + 3.0 * self.agreeing + 0.2 * min(len(self.rows), 10)


def read_table(
    page: PageText,
    lines: Sequence[TextLine],
    header: TableHeader,
    conventions: DocumentConventions,
    printed: Printed,
) -> Table | None:
    """The table under `header`, whose page's `lines` up to the next heading are given.

    `printed` are amounts printed elsewhere; a way of reading whose items add up to one of them is
    to be preferred. None when no item is found.
    """
    rough = rough_grid(header, page.width, page.rules)
    placed = [rough.put(line, conventions) for line in lines]
    anchors = _likely_items(rough, placed)
    if not anchors:
        return None
    named = with_unnamed_columns(header, [g.line for g in anchors], rough)
    if len(named.cells) > len(header.cells):
        rough = rough_grid(named, page.width, page.rules)
        anchors = _likely_items(rough, [rough.put(line, conventions) for line in lines])
    numeric = [
        sum(1 for g in anchors if g.number(n) is not None) * 2 >= len(anchors)
        for n in range(len(rough.columns))
    ]
    grid = fitted_grid(rough, [g.line for g in anchors], page.rules, numeric)
    placed = [grid.put(line, conventions) for line in lines]
    best: tuple[float, Columns] | None = None
    anchors = _likely_items(grid, placed)
    for columns in _ways(grid, _with_neighbours(anchors, placed)):
        score = _score(grid, columns, placed, printed)
        if score is not None and (best is None or score > best[0]):
            best = (score, columns)
    if best is None:
        return None
    return _built(page, grid, best[1], placed)


def continue_table(
    table: Table, page: PageText, lines: Sequence[TextLine], conventions: DocumentConventions
) -> bool:
    """Adds the items that a page without a heading begins with; True when there were any.

    Only full items count there (quantity and price, if the table has them): above them a page's
    own head may stand.
    """
    placed = [table.grid.put(line, conventions) for line in lines]
    columns = table.columns
    first = next(
        (n for n, g in enumerate(placed) if is_item_line(g, columns) and _fits(table, g)), None
    )
    if first is None:
        return False
    more = _built(page, table.grid, columns, placed[first:])
    if more is None:
        return False
    table.go_on(placed[:first])
    table.add(more)
    return True


def _fits(table: Table, line: GridLine) -> bool:
    """Whether a line has the same columns filled as most items so far, at the same edges."""
    usual = [
        n
        for n in range(len(table.grid.columns))
        if sum(1 for r in table.rows if n in r.anchor.cells) * 2 > len(table.rows)
    ]
    if not usual or any(n not in line.cells for n in usual if n in _vital(table)):
        return False
    return sum(1 for n in usual if n in line.cells) >= 0.7 * len(usual) and (
        is_full(line, table.columns) or table.columns.quantity is None
    )


def _vital(table: Table) -> set[int]:
    columns = table.columns
    return {c for c in (columns.amount, columns.quantity, columns.price) if c is not None}


def join(tables: Sequence[Table]) -> Table:
    """Tables with the same columns, in order, as one."""
    first, *others = tables
    for other in others:
        first.go_on([_moved(line, other, first) for line in other.orphans])
        for row in (*other.rows, *other.adjustments):
            own = id(row.anchor)
            row.lines = [row.anchor if id(g) == own else _moved(g, other, first) for g in row.lines]
            row.anchor.cells = _moved(row.anchor, other, first).cells
        first.add(other)
    return first


def _moved(line: GridLine, table: Table, home: Table) -> GridLine:
    """The line with its cells in the columns that play the same parts in another table."""
    pairs = (
        (table.columns.amount, home.columns.amount),
        (table.columns.quantity, home.columns.quantity),
        (table.columns.price, home.columns.price),
    )
    moves = {a: b for a, b in pairs if a is not None and b is not None}
    taken = set(moves.values())
    for n, cell in enumerate(table.grid.columns):
        if n in moves:
            continue
        same = [m for m in home.grid.of_role(cell.role) if m not in taken] if cell.role else []
        if same:
            moves[n] = min(same, key=lambda m: abs(m - n))
            taken.add(moves[n])
    return GridLine(line.line, {moves[n]: c for n, c in line.cells.items() if n in moves})


def _likely_items(grid: Grid, placed: Sequence[GridLine]) -> list[GridLine]:
    """Lines with numbers where values stand, that begin like no sum."""
    values = grid.of_role(*VALUE_ROLES)
    found: list[GridLine] = []
    for line in placed:
        numbers = [n for n, c in line.cells.items() if c.number is not None]
        if not any(n in values for n in numbers) or is_carry_label(line.text):
            continue
        if len(numbers) < 3 and any(is_sum_label(p.text) for p in line.line.pieces()):
            if found:
                break
            continue
        found.append(line)
    return found


def _with_neighbours(anchors: Sequence[GridLine], placed: Sequence[GridLine]) -> list[GridLine]:
    """Items' lines and those right beside them: cells of a row may stand at uneven heights."""
    middles = [(g.line.box.mid_y, g.line.height) for g in anchors]
    return [
        g for g in placed if any(abs(g.line.box.mid_y - y) < 1.15 * height for y, height in middles)
    ]


def _ways(grid: Grid, anchors: Sequence[GridLine]) -> list[Columns]:
    """All choices of amount, quantity and price columns that the headings and cells allow."""
    roles = [c.role for c in grid.columns]
    numeric = [n for n in range(len(roles)) if any(g.number(n) is not None for g in anchors)]
    amounts = [n for n in numeric if roles[n] in _AMOUNT_WORDS]
    quantities: list[int | None] = [n for n in numeric if roles[n] in _QUANTITY_WORDS]
    prices: list[int | None] = [n for n in numeric if roles[n] in _PRICE_WORDS]
    ways = [
        Columns(a, q, p)
        for a in amounts
        for q in [*quantities, None]
        for p in [*prices, None]
        if a not in (q, p) and (q is None or q != p)
    ]
    ways.sort(key=lambda c: _by_words(roles, c), reverse=True)
    return ways[:_MOST_WAYS]


def _by_words(roles: Sequence[Role | None], columns: Columns) -> float:
    """How well the headings alone fit a choice of columns."""
    fit = _AMOUNT_WORDS[roles[columns.amount]]
    if columns.quantity is not None:
        fit += _QUANTITY_WORDS[roles[columns.quantity]]
    return fit if columns.price is None else fit + _PRICE_WORDS[roles[columns.price]]


def _score(
    grid: Grid, columns: Columns, placed: Sequence[GridLine], printed: Printed
) -> float | None:
    body, items, _ = split_table(placed, columns)
    if not items:
        return None
    rows = [Row(body[i], _near(body, i)) for i in items]
    role = {n: grid.columns[n].role for n in range(len(grid.columns))}
    score = _AMOUNT_WORDS[role[columns.amount]]
    # the amount of a line stands right of what it is made of
    score += 0.3 * columns.amount / max(1, len(grid.columns) - 1)
    for part, words in ((columns.quantity, _QUANTITY_WORDS), (columns.price, _PRICE_WORDS)):
        if part is not None:
            filled = sum(1 for r in rows if r.number(part) is not None) / len(rows)
            score += words[role[part]] * filled - (0.3 if filled < 0.5 else 0.0)
            score -= 0.4 if part > columns.amount else 0.0
    score += 3.0 * agreement(grid, columns, rows)
    total = sum((r.number(columns.amount) or Decimal(0) for r in rows), Decimal(0))
    if total and adds_up(total, printed.all, rows):
        score += 3.0 if len(rows) > 1 else 1.0
    return score + 0.1 * min(len(rows), 10)


def _near(body: Sequence[GridLine], item: int) -> list[GridLine]:
    return list(body[max(0, item - 2) : item + 3])


def _built(
    page: PageText, grid: Grid, columns: Columns, placed: Sequence[GridLine]
) -> Table | None:
    body, items, end = split_table(placed, columns)
    rows = rows_of(body, items, page.rules, grid.header.box.y1 if body else 0.0)
    if not rows:
        return None
    positions = grid.of_role(Role.POSITION)
    kept, adjustments = without_adjustments(
        rows, columns, positions[0] if positions else None, grid.of_role(Role.DESCRIPTION)
    )
    kept = without_groups(kept, columns, grid)
    table = Table(grid, columns, kept, adjustments, end < len(placed))
    boxes = [g.box for row in kept for g in row.lines if g.cells]
    table.regions[kept[0].anchor.page] = Box.around(boxes)
    if grid.header.page in table.regions:
        table.regions[grid.header.page] = table.regions[grid.header.page].union(grid.header.box)
    table.agreeing = agreement(grid, columns, kept)
    claimed = {id(g) for g in rows[0].lines}
    table.orphans = [g for g in body[: items[0]] if id(g) not in claimed]
    return table
