# SPDX-License-Identifier: AGPL-3.0-or-later
"""The fields of one line item from a row of a table, each with its place and confidence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.invoice import MAX_TEXT, plain
from desktop.domain.page import Box
from desktop.domain.reading import FieldReading, Source
from desktop.readers.conventions import DocumentConventions
from desktop.readers.table_choice import Table
from desktop.readers.table_grid import Cell, GridLine
from desktop.readers.table_labels import Role
from desktop.readers.table_rows import Row
from desktop.readers.table_sums import CENT, row_agrees, taxed_product
from desktop.readers.wrapped_text import close_below, goes_on, joined, paragraphs

_RATES = frozenset(
    Decimal(r)
    for r in """0 0.25 1 2 2.1 2.5 2.6 3 3.8 4 4.8 5 5.5 6 6.5 7 7.7 8 8.1 8.5 9 9.5 10 11 12 12.5
    13 13.5 14 15 16 17 18 19 20 21 22 23 24 25 25.5 27 28""".split()
)
_NUMBER = re.compile(r"[-−–+]?\s*\d[\d.,'’\u00a0\u202f]*(?:\s\d{3}(?!\d))*[-−–]?")
_TIMES = re.compile(
    r"""^(?P<quantity>\d[\d.,]*)\s?(?P<unit>[^\W\d]{0,10})\.?\s?(?:[x×*@]|à|a|at)\s?
    (?:[A-Z]{3}|[^\w\s])?\s?(?P<price>\d[\d.,]*)\s?(?:[A-Z]{3}|[^\w\s])?(?:\s?/.{1,8})?$""",
    re.VERBOSE,
)
_TAXES = (Role.TAX_RATE, Role.TAX, Role.TAX_AMOUNT)
_SAMPLE = 50  # rows that are enough to learn a table's habits from
_CODE = re.compile(r"^(?=.*\d)[\w./#-]{2,40}$")


@dataclass(frozen=True, slots=True)
class TablePlan:
    """What holds for all rows of a table, found out once.

    `text` is the column that describes the items and `edge` where its longest title ends; `codes`
    says that article numbers stand in it, too, `foot` that amounts stand beside the last line of
    an item's text. `gross` is the column of amounts with tax. `rates` tells of each column of
    taxes whether bare numbers in it are rates or amounts.
    """

    table: Table
    text: int | None
    edge: float
    codes: bool
    foot: bool
    gross: int | None
    rates: Mapping[int, bool]


def plan_of(table: Table) -> TablePlan:
    """The plan by which `item_cells` reads the table's rows."""
    text = text_column(table)
    heading = table.grid.columns[text] if text is not None else None
    return TablePlan(
        table=table,
        text=text,
        edge=_right_edge(table, text),
        codes=heading is not None and Role.REFERENCE in heading.also,
        foot=_amounts_at_foot(table, text),
        gross=_gross_column(table),
        rates={n: _holds_rates(table, n) for n in table.grid.of_role(*_TAXES)},
    )


def item_cells(
    plan: TablePlan, row: Row, conventions: DocumentConventions, *, sums_agree: bool
) -> dict[str, FieldReading]:
    """The row's fields by name ("quantity"); what isn't printed is missing."""
    maker = _Maker(plan, row, conventions, sums_agree)
    columns = plan.table.columns
    maker.words()
    maker.computation()
    maker.amount()
    maker.number("quantity", columns.quantity)
    maker.number("unit_price", columns.price)
    maker.unit(columns.quantity)
    maker.taxes()
    maker.number("total_amount", plan.gross)
    return maker.found


def _gross_column(table: Table) -> int | None:
    """The column of amounts with tax, right of the amounts without; never smaller than these."""
    grid, amount = table.grid, table.columns.amount
    if grid.columns[amount].role is Role.GROSS:
        return None
    for n in reversed([n for n in grid.of_role(Role.GROSS, Role.AMOUNT) if n > amount]):
        pairs = [
            (abs(gross), abs(net))
            for row in table.rows
            if (gross := row.number(n)) is not None and (net := row.number(amount)) is not None
        ]
        if pairs and all(gross >= net for gross, net in pairs):
            return n
    return None


def _holds_rates(table: Table, column: int) -> bool:
    """Whether the bare numbers of a column of taxes are rates: by its heading or their size."""
    heading = table.grid.columns[column]
    # "IGST 18%" names the one rate: the amounts of that tax stand below
    if heading.role is Role.TAX_RATE and not any(map(str.isdigit, heading.text)):
        return True
    if heading.role is Role.TAX_AMOUNT:
        return False
    numbers = [n for row in table.rows if (n := row.number(column)) is not None]
    return all(n in _RATES for n in numbers)


def _amounts_at_foot(table: Table, column: int | None) -> bool:
    """Whether text stands above the amounts' lines in several rows, and below them in none."""
    above = below = 0
    for row in table.rows[:_SAMPLE]:
        lines = [g for g in row.lines if column is not None and column in g.cells]
        if row.anchor not in lines:
            continue
        own = row.anchor.line.box.mid_y
        above += any(g.line.box.mid_y < own for g in lines)
        below += any(g.line.box.mid_y > own for g in lines)
    return above > 1 and not below


def _right_edge(table: Table, column: int | None) -> float:
    """Where the longest title ends, their second lines among them."""
    edges = [0.0]
    for row in table.rows[:_SAMPLE] if column is not None else ():
        above: Cell | None = None
        for line in row.lines:
            cell = line.cells.get(column) if column is not None else None
            if cell is None:
                continue
            if line is row.anchor or (above is not None and close_below(above, cell)):
                edges.append(cell.box.x1)
            if above is not None:
                break
            above = cell if line is row.anchor else None
    return max(edges)


def text_column(table: Table) -> int | None:
    """The column that describes the items: by its heading, else the one with most letters."""
    grid = table.grid
    named = grid.of_role(Role.DESCRIPTION)
    if not named:
        named = [n for n, c in enumerate(grid.columns) if Role.DESCRIPTION in c.also]
    if not named:
        named = [
            n
            for n, c in enumerate(grid.columns)
            if c.role in (None, Role.REFERENCE, Role.POSITION, Role.DATE)
        ]
    if not named:
        return None
    letters = {
        n: sum(
            sum(ch.isalpha() for ch in line.cells[n].text)
            for row in table.rows[:_SAMPLE]
            for line in row.lines
            if n in line.cells
        )
        for n in named
    }
    return max(named, key=lambda n: letters[n])


class _Maker:
    def __init__(
        self, plan: TablePlan, row: Row, conventions: DocumentConventions, sums_agree: bool
    ) -> None:
        self.plan, self.row, self.conventions = plan, row, conventions
        table = self.table = plan.table
        self.found: dict[str, FieldReading] = {}
        agrees = row_agrees(table.grid, table.columns, row)
        self._evidence = 0.2 * (agrees is True) + 0.2 * sums_agree - 0.2 * (agrees is False)

    def _add(
        self, name: str, value: str, text: str, cells: Sequence[Cell], page: int, column: int | None
    ) -> None:
        if not value.strip():
            return
        heading = self.table.grid.columns[column] if column is not None else None
        words = [w for c in cells for w in c.words]
        sure = 0.52 + self._evidence + (0.06 if heading is not None and heading.role else 0.0)
        self.found[name] = FieldReading(
            path=name,
            value=value[:MAX_TEXT],
            text=text[:MAX_TEXT],
            source=Source.OFFLINE.value,
            confidence=max(0.05, min(0.98, sure) * min(w.confidence for w in words)),
            page=page,
            box=Box.around([w.box for w in words]),
            label=heading.text[:200] if heading is not None else "",
        )

    def amount(self) -> None:
        """The row's amount; one with tax on it goes with the net that quantity and price give."""
        columns, row = self.table.columns, self.row
        net = taxed_product(self.table.grid, columns, row)
        if net is None:
            self.number("subtotal", columns.amount)
            return
        self._evidence += 0.4
        self.number("total_amount", columns.amount)
        self.found["subtotal"] = FieldReading(
            path="subtotal",
            value=plain(net),
            text="",
            source=Source.OFFLINE.value,
            confidence=0.6,
        )

    def number(self, name: str, column: int | None) -> None:
        """A column's number as a field."""
        cell = self.row.cell(column)
        if cell is None or cell.number is None or name in self.found:
            return
        self._add(name, plain(cell.number), cell.text, [cell], self.row.anchor.page, column)

    def unit(self, quantity: int | None) -> None:
        """The unit: of its own column, else what stands behind the quantity."""
        for column in self.table.grid.of_role(Role.UNIT):
            cell = self.row.cell(column)
            if cell is not None and any(ch.isalpha() for ch in cell.text):
                self._add("unit", cell.text, cell.text, [cell], self.row.anchor.page, column)
                return
        cell = self.row.cell(quantity)
        if cell is None or cell.number is None:
            return
        rest = _NUMBER.sub("", cell.text, count=1).strip(" .*x×")
        if rest and any(ch.isalpha() for ch in rest) and len(rest) <= 20:
            self._add("unit", rest, cell.text, [cell], self.row.anchor.page, quantity)

    def _computed(self, cell: Cell) -> tuple[Decimal, Decimal, str] | None:
        """Quantity, price and unit of a text that computes the row's amount ("2 h x 95,00")."""
        match = _TIMES.match(cell.text)
        amount = self.row.number(self.table.columns.amount)
        if match is None or amount is None:
            return None
        quantity = self.conventions.digits(match["quantity"].strip(".,"))
        price = self.conventions.digits(match["price"].strip(".,"))
        if quantity is None or price is None or abs(quantity * price - abs(amount)) > CENT:
            return None
        return quantity, price, match["unit"]

    def computation(self) -> None:
        """Quantity and price from a text that computes the amount, if no columns have them."""
        columns = self.table.columns
        if columns.quantity is not None and columns.price is not None:
            return
        for line in self.row.lines:
            for column, cell in sorted(line.cells.items()):
                found = self._computed(cell)
                if found is None:
                    continue
                quantity, price, unit = found
                self._evidence = max(self._evidence, 0.2)
                self._add("quantity", plain(quantity), cell.text, [cell], line.page, column)
                self._add("unit_price", plain(price), cell.text, [cell], line.page, column)
                self._add("unit", unit, cell.text, [cell], line.page, column)
                return

    def taxes(self) -> None:
        """Tax rate and tax amount, told apart by percent sign, heading and size."""
        for column, rates in self.plan.rates.items():
            cell = self.row.cell(column)
            if cell is None or cell.number is None:
                continue
            rate = cell.percent or rates
            if rate and not 0 <= cell.number <= 100:
                continue
            self.number("tax_rate" if rate else "tax_amount", column)

    def words(self) -> None:
        """Name, description and reference from the text of the row's lines."""
        column, row = self.plan.text, self.row
        parts: list[tuple[GridLine, Cell]] = [
            (line, line.cells[column])
            for line in row.lines
            if column is not None and column in line.cells
        ]
        self._reference(column)
        title: list[tuple[int, Cell]] = []
        used: set[int] = set()
        for line, cell in parts[self._title_start(parts) :]:
            if title and not self._continues(title[-1], line, cell):
                break
            title.append((line.page, cell))
            used.add(id(line))
        if not title:
            self._nameless()
            return
        name = joined([c.text for _, c in title])
        self._add_over_pages("name", name, title, column)
        near = 0.6 * row.anchor.line.height
        rest: list[tuple[int, list[Cell]]] = []
        for line in row.lines:
            if id(line) in used or not line.cells:
                continue
            away = abs(line.line.box.mid_y - row.anchor.line.box.mid_y)
            if line.page == row.anchor.page and away < near:
                # beside the amount's line: only what describes
                chosen = [line.cells[column]] if column in line.cells else []
            else:
                chosen = [line.cells[c] for c in sorted(line.cells)]
            if chosen:
                rest.append((line.page, chosen))
        if rest:
            text = paragraphs([cells for _, cells in rest])
            cells = [(page, c) for page, chosen in rest for c in chosen]
            self._add_over_pages("description", text, cells, column)

    def _continues(self, last: tuple[int, Cell], line: GridLine, cell: Cell) -> bool:
        """Whether a line is the wrapped rest of the title that ends with `last`."""
        page, above = last
        if page != line.page:
            return above.text.endswith("-")
        own = self.row.anchor.cells
        if any(c.number is not None and n not in own for n, c in line.cells.items()):
            return False  # values of its own: something else than an item
        return self._computed(cell) is None and goes_on(above, cell, self.plan.edge)

    def _add_over_pages(
        self, name: str, value: str, cells: Sequence[tuple[int, Cell]], column: int | None
    ) -> None:
        """Text that may run on to the next page; the place shown is that on its first page."""
        page = cells[0][0]
        text = " ".join(c.text for _, c in cells)
        self._add(name, value, text, [c for p, c in cells if p == page], page, column)

    def _title_start(self, parts: Sequence[tuple[GridLine, Cell]]) -> int:
        """Which of the row's lines of text begins its title.

        The amount's own line does, unless it has no text, the text is centred beside the amount,
        or an article number stands above the title in the same column.
        """
        anchor = next((n for n, (line, _) in enumerate(parts) if line is self.row.anchor), None)
        worded = [
            n
            for n, (_, c) in enumerate(parts)
            if any(ch.isalpha() for ch in c.text) and not self._computed(c)
        ]
        if not worded:
            return 0
        start = worded[0]
        if anchor is not None and anchor in worded:
            above, below = 0, 0
            while anchor - above > 0 and close_below(
                parts[anchor - above - 1][1], parts[anchor - above][1]
            ):
                above += 1
            while anchor + below + 1 < len(parts) and close_below(
                parts[anchor + below][1], parts[anchor + below + 1][1]
            ):
                below += 1
            split = any(self._has_values(parts[n][0]) for n in range(anchor - above, anchor))
            stack = [c.box for _, c in parts[anchor - above : anchor + below + 1]]
            centred = above > 0 and self._centred(parts[anchor][1].box, Box.around(stack))
            start = anchor - above if split or centred or self.plan.foot else anchor
        code = parts[start][1].text
        if start + 1 < len(parts) and self.plan.codes and _CODE.match(code):
            if "reference" not in self.found:
                cell = parts[start][1]
                self._add("reference", code, code, [cell], self.row.anchor.page, None)
            return start + 1
        return start

    def _centred(self, own: Box, stack: Box) -> bool:
        """Whether a stack of lines has its middle beside the amount, as much as its own line."""
        cell = self.row.cell(self.table.columns.amount)
        middle = cell.box.mid_y if cell is not None else own.mid_y
        return abs(stack.mid_y - middle) <= abs(own.mid_y - middle) + 0.15 * own.height

    def _has_values(self, line: GridLine) -> bool:
        """Whether a line beside the amount's own has the quantity or the price."""
        columns = self.table.columns
        return any(line.number(c) is not None for c in (columns.quantity, columns.price))

    def _reference(self, described: int | None) -> None:
        grid = self.table.grid
        columns = [n for n in grid.of_role(Role.REFERENCE) if n != described]
        columns += [n for n in grid.of_role(Role.DESCRIPTION) if n != described]
        for column in columns:
            cell = self.row.cell(column)
            if cell is None:
                continue
            named = grid.columns[column].role is Role.REFERENCE
            short = len(cell.words) <= 3 and len(cell.text) <= 30 and cell.text[-1] != ":"
            if (named and short) or _CODE.match(cell.text.replace(" ", "")):
                self._add("reference", cell.text, cell.text, [cell], self.row.anchor.page, column)
                return

    def _nameless(self) -> None:
        """No text in the describing column: whatever words the row's own line has."""
        taken = {self.table.columns.amount, self.table.columns.quantity, self.table.columns.price}
        cells = [
            c
            for n, c in sorted(self.row.anchor.cells.items())
            if n not in taken and c.number is None and any(ch.isalpha() for ch in c.text)
        ]
        if cells:
            text = " ".join(c.text for c in cells)
            self._add("name", text, text, cells, self.row.anchor.page, None)
