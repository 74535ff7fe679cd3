# SPDX-License-Identifier: AGPL-3.0-or-later
"""The fields of one line item from a row of a table, each with its place and confidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from desktop.domain.invoice import MAX_TEXT, plain
from desktop.domain.page import Box
from desktop.domain.reading import FieldReading, Source
from desktop.readers.conventions import DocumentConventions
from desktop.readers.table_choice import CENT, Table, row_agrees, taxed_product
from desktop.readers.table_grid import Cell, GridLine
from desktop.readers.table_labels import Role
from desktop.readers.table_rows import Row

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
_CODE = re.compile(r"^(?=.*\d)[\w./#-]{2,40}$")


def item_cells(
    table: Table, row: Row, conventions: DocumentConventions, *, sums_agree: bool
) -> dict[str, FieldReading]:
    """The row's fields by name ("quantity"); what isn't printed is missing."""
    maker = _Maker(table, row, conventions, sums_agree)
    columns = table.columns
    maker.words()
    maker.computation()
    maker.amount()
    maker.number("quantity", columns.quantity)
    maker.number("unit_price", columns.price)
    maker.unit(columns.quantity)
    maker.taxes()
    if table.grid.columns[columns.amount].role is not Role.GROSS and (
        "total_amount" not in maker.found
    ):
        maker.number("total_amount", _gross_column(table))
    return maker.found


def _gross_column(table: Table) -> int | None:
    """The column of amounts with tax, right of the amounts without; never smaller than these."""
    grid, amount = table.grid, table.columns.amount
    named = [n for n in grid.of_role(Role.GROSS, Role.AMOUNT) if n > amount]
    for n in reversed(named):
        pairs = [
            (abs(gross), abs(net))
            for row in table.rows
            if (gross := row.number(n)) is not None and (net := row.number(amount)) is not None
        ]
        if pairs and all(gross >= net for gross, net in pairs):
            return n
    return None


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
            for row in table.rows[:50]
            for line in row.lines
            if n in line.cells
        )
        for n in named
    }
    return max(named, key=lambda n: letters[n])


class _Maker:
    def __init__(
        self, table: Table, row: Row, conventions: DocumentConventions, sums_agree: bool
    ) -> None:
        self.table, self.row, self.conventions = table, row, conventions
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
        """Tax rate and tax amount, told apart by heading, percent sign and size."""
        grid, rows = self.table.grid, self.table.rows
        for column in grid.of_role(Role.TAX_RATE, Role.TAX, Role.TAX_AMOUNT):
            role = grid.columns[column].role
            cell = self.row.cell(column)
            if cell is None or cell.number is None:
                continue
            seen = [c for r in rows if (c := r.cell(column)) is not None and c.number is not None]
            rate = cell.percent or role is Role.TAX_RATE
            if role is Role.TAX and not cell.percent:
                rate = all(c.number in _RATES for c in seen)
            if rate and not 0 <= cell.number <= 100:
                continue
            self.number("tax_rate" if rate else "tax_amount", column)

    def words(self) -> None:
        """Name, description and reference from the text of the row's lines."""
        column = text_column(self.table)
        row = self.row
        parts: list[tuple[GridLine, Cell]] = [
            (line, line.cells[column])
            for line in row.lines
            if column is not None and column in line.cells
        ]
        self._reference(column)
        title: list[Cell] = []
        used: set[int] = set()
        limit = self._right_edge(column)
        for line, cell in parts[self._title_start(parts, column) :]:
            if title and (self._computed(cell) or not _goes_on(title[-1], cell, limit)):
                break
            title.append(cell)
            used.add(id(line))
        if not title:
            self._nameless()
            return
        name = _joined([c.text for c in title])
        page = row.anchor.page
        self._add("name", name, " ".join(c.text for c in title), title, page, column)
        rest: list[list[Cell]] = []
        near = 0.6 * row.anchor.line.height
        for line in row.lines:
            if id(line) in used or not line.cells:
                continue
            beside = abs(line.line.box.mid_y - row.anchor.line.box.mid_y) < near
            chosen = (
                [line.cells[column]]
                if column in line.cells and (beside or line is row.anchor)
                else []
                if beside or line is row.anchor
                else [line.cells[c] for c in sorted(line.cells)]
            )
            if chosen:
                rest.append(chosen)
        if rest:
            text = _paragraphs(rest)
            self._add("description", text, text, [c for part in rest for c in part], page, column)

    def _title_start(self, parts: Sequence[tuple[GridLine, Cell]], column: int | None) -> int:
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
            while anchor - above > 0 and _close(
                parts[anchor - above - 1][1], parts[anchor - above][1]
            ):
                above += 1
            while anchor + below + 1 < len(parts) and _close(
                parts[anchor + below][1], parts[anchor + below + 1][1]
            ):
                below += 1
            split = any(self._has_values(parts[n][0]) for n in range(anchor - above, anchor))
            stack = [c.box for _, c in parts[anchor - above : anchor + below + 1]]
            centred = above > 0 and self._centred(parts[anchor][1].box, Box.around(stack))
            start = anchor - above if split or centred else anchor
        code = parts[start][1].text
        if start + 1 < len(parts) and self._holds_codes(column) and _CODE.match(code):
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

    def _holds_codes(self, column: int | None) -> bool:
        """Whether the heading of the describing column names article numbers, too."""
        heading = self.table.grid.columns[column] if column is not None else None
        return heading is not None and Role.REFERENCE in heading.also

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

    def _right_edge(self, column: int | None) -> float:
        """Where the longest title ends, their second lines among them."""
        if column is None:
            return 0.0
        edges = [0.0]
        for row in self.table.rows[:50]:
            above: Cell | None = None
            for line in row.lines:
                cell = line.cells.get(column)
                if cell is None:
                    continue
                if line is row.anchor or (above is not None and _close(above, cell)):
                    edges.append(cell.box.x1)
                if above is not None:
                    break
                above = cell if line is row.anchor else None
        return max(edges)


def _close(above: Cell, below: Cell) -> bool:
    """Whether two cells are lines of one paragraph, one right below the other."""
    a, b = above.box, below.box
    gap = b.y0 - a.y1
    return gap <= 0.45 * min(a.height, b.height) and _alike(
        a, b, 1.5 if _read(above, below) else 1.25
    )


def _same_type(above: Cell, below: Cell) -> bool:
    """Whether two cells are set in the same size and weight."""
    one, other = above.words[0], below.words[0]
    slack = 1.5 if _read(above, below) else 1.08
    return _alike(one.box, other.box, slack) and one.bold == other.bold


def _alike(a: Box, b: Box, slack: float) -> bool:
    return max(a.height, b.height) <= slack * min(a.height, b.height)


def _read(*cells: Cell) -> bool:
    """Whether the words were read by OCR, whose boxes tell the size of type only roughly."""
    return any(w.confidence < 1.0 for c in cells for w in c.words)


def _goes_on(above: Cell, cell: Cell, limit: float) -> bool:
    """Whether a line of text is the wrapped rest of the title above it.

    It is when the title could not have held one more word, ends with a hyphen, or has an open
    bracket; the line must follow closely, in the same size.
    """
    if not _close(above, cell) or not _same_type(above, cell):
        return False
    text = above.text
    if text.endswith(("-", "/", ",", "&")) or text.count("(") > text.count(")"):
        return True
    first = cell.words[0].box.width
    return above.box.x1 + 0.2 * above.box.height + first > limit + 0.5


def _paragraphs(parts: Sequence[Sequence[Cell]]) -> str:
    """Lines of text, those that were only wrapped joined again."""
    limit = max(cells[-1].box.x1 for cells in parts)
    text = " ".join(c.text for c in parts[0])
    for above, cells in pairwise(parts):
        line = " ".join(c.text for c in cells)
        text = _joined([text, line]) if _goes_on(above[-1], cells[0], limit) else f"{text}\n{line}"
    return text


def _joined(lines: Sequence[str]) -> str:
    """Wrapped lines as one: a hyphen before a small letter was put there by the wrapping."""
    text = lines[0]
    for line in lines[1:]:
        if text.endswith("-") and len(text) > 1 and text[-2].isalpha() and line[:1].islower():
            text = text[:-1] + line
        elif text.endswith(("-", "/")):
            text += line
        else:
            text += " " + line
    return text
