# SPDX-License-Identifier: AGPL-3.0-or-later
"""A marked part of a page read as a table, or as one column.

With a heading in it, the region is read as tables are elsewhere. Without one its columns follow
from where numbers and words stand one above the other, and their meaning from what is known of
the table's columns, from quantity times price, and from the kind of what stands in them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from itertools import pairwise, permutations

from desktop.domain.fields import LINE_ITEM_KINDS
from desktop.domain.page import Box, PageText
from desktop.domain.region import RegionCell, RegionTable
from desktop.readers.conventions import DocumentConventions
from desktop.readers.layout import TextLine, is_sideways, level, lines_of, tilt, visible_words
from desktop.readers.line_items import read_lines
from desktop.readers.table_grid import printed_number
from desktop.readers.table_header import find_headers
from desktop.readers.table_labels import Role, is_carry_label, is_sum_label, role_of_label

Spans = Mapping[str, tuple[float, float]]
"""Where known columns stand: left and right edge by field."""

_FIELD_OF = {
    Role.REFERENCE: "reference",
    Role.DESCRIPTION: "name",
    Role.QUANTITY: "quantity",
    Role.UNIT: "unit",
    Role.PRICE: "unit_price",
    Role.NET: "subtotal",
    Role.AMOUNT: "subtotal",
    Role.GROSS: "total_amount",
    Role.TAX: "tax_rate",
    Role.TAX_RATE: "tax_rate",
    Role.TAX_AMOUNT: "tax_amount",
}
_ORDER = tuple(LINE_ITEM_KINDS)
_CENT = Decimal("0.01")
_CODE = re.compile(r"^(?:\d{7,}|0\d+)(?!\d*[.,])")
_WITH_UNIT = re.compile(r"\d\s?(?!EUR|USD|CHF|GBP|RM|Rs)[^\W\d_]")
MAX_ROWS = 5_000


def read_region(
    page: PageText, box: Box, conventions: DocumentConventions, known: Spans | None = None
) -> RegionTable:
    """The table that stands in `box`; without rows when nothing there is one.

    `known` are the columns of the invoice's items as they stand on this page already.
    """
    inside = _cut_out(page, box)
    if not inside.words:
        return RegionTable()
    straight, slope = level(inside)
    words = [w for w in visible_words(straight) if not is_sideways(w)]
    lines = lines_of(words, page.number)
    table = _by_heading(straight, lines, conventions)
    if table is None:
        table = _Columns(lines, conventions, known or {}).table()
    return _tilted(table, slope) if slope else table


def read_column(
    page: PageText, box: Box, conventions: DocumentConventions
) -> tuple[RegionCell, ...]:
    """The lines of words in `box`, top to bottom, each as one cell."""
    straight, slope = level(_cut_out(page, box))
    words = [w for w in visible_words(straight) if not is_sideways(w)]
    lines = lines_of(words, page.number)
    cells = [_cell(line, conventions) for line in lines[:MAX_ROWS]]
    return tuple(replace(cell, box=tilt(cell.box, slope)) if slope else cell for cell in cells)


def _cut_out(page: PageText, box: Box) -> PageText:
    """The page with nothing but what has its middle in the box."""
    words = tuple(w for w in page.words if _holds(box, w.box))
    rules = tuple(r for r in page.rules if r.intersects(box))
    return replace(page, words=words, rules=rules)


def _holds(box: Box, other: Box) -> bool:
    return box.x0 <= other.mid_x <= box.x1 and box.y0 <= other.mid_y <= box.y1


def _tilted(table: RegionTable, slope: float) -> RegionTable:
    return replace(
        table,
        rows=tuple(
            tuple(None if c is None else replace(c, box=tilt(c.box, slope)) for c in row)
            for row in table.rows
        ),
    )


def _cell(line: TextLine, conventions: DocumentConventions) -> RegionCell:
    number, _ = printed_number(line.text, conventions)
    return RegionCell(line.text, number, line.page, line.box)


# --- with a heading ----------------------------------------------------------------------------


def _by_heading(
    page: PageText, lines: Sequence[TextLine], conventions: DocumentConventions
) -> RegionTable | None:
    """The region by the labels over its columns; None when it has none."""
    headers = [h for h in find_headers(lines, page.rules) if h.lists_items]
    if not headers:
        return None
    reading = read_lines([page], conventions)
    if not reading.items:
        return None
    cells: dict[tuple[int, str], RegionCell] = {}
    titles: dict[str, str] = {}
    for one in reading.readings:
        row, _, column = one.path.partition("[")[2].partition("].")
        if one.box is None or one.page is None:
            continue
        text = one.value if column in ("name", "description") else one.text
        cells[int(row), column] = RegionCell(text, _number(one.value), one.page, one.box)
        titles.setdefault(column, one.label)
    columns = tuple(c for c in _ORDER if c in titles)
    return RegionTable(
        columns,
        tuple(titles[c] for c in columns),
        tuple(tuple(cells.get((n, c)) for c in columns) for n in range(len(reading.items))),
    )


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


# --- without one -------------------------------------------------------------------------------


@dataclass(slots=True)
class _Column:
    """Pieces one above the other; `numeric` says that they are numbers."""

    x0: float
    x1: float
    numeric: bool
    lines: set[int] = field(default_factory=set)
    cells: dict[int, RegionCell] = field(default_factory=dict)
    percents: int = 0
    title: str = ""
    role: Role | None = None

    def overlap(self, x0: float, x1: float) -> float:
        return min(self.x1, x1) - max(self.x0, x0)


@dataclass(slots=True)
class _Piece:
    line: int
    words: TextLine
    number: Decimal | None
    percent: bool

    @property
    def box(self) -> Box:
        return self.words.box


class _Columns:
    def __init__(
        self, lines: Sequence[TextLine], conventions: DocumentConventions, known: Spans
    ) -> None:
        self._known = known
        self._lines = [line for line in lines if not _is_sum(line)][:MAX_ROWS]
        self._pieces: list[list[_Piece]] = []
        for n, line in enumerate(self._lines):
            found = []
            for part in line.pieces():
                number, percent = printed_number(part.text, conventions)
                if _CODE.match(part.text):
                    number = None
                found.append(_Piece(n, part, number, percent))
            self._pieces.append(found)
        self._columns: list[_Column] = []
        self._heading = self._find_heading()

    def table(self) -> RegionTable:
        body = range(self._heading + 1, len(self._lines))
        self._make_columns(body)
        if not self._columns:
            return RegionTable()
        groups = self._rows(body)
        if not groups:
            return RegionTable()
        self._name_columns()
        rows = tuple(
            tuple(self._joined(column, group) for column in self._columns) for group in groups
        )
        fields = self._fields(rows)
        titles = tuple(c.title for c in self._columns)
        if "name" in fields:
            return self._described(RegionTable(fields, titles, rows), groups)
        return RegionTable(fields, titles, rows)

    def _described(self, table: RegionTable, groups: Sequence[Sequence[int]]) -> RegionTable:
        """The first line of an item's text is its name, those under it describe it."""
        at = table.columns.index("name")
        column = self._columns[at]
        rest = [[column.cells[n] for n in group if n in column.cells][1:] for group in groups]
        if not any(rest) or "description" in table.columns:
            return table
        rows = []
        for row, more, group in zip(table.rows, rest, groups, strict=True):
            name = next((column.cells[n] for n in group if n in column.cells), None)
            described = _together(more, "\n") if more else None
            rows.append((*row[:at], name, described, *row[at + 1 :]))
        return RegionTable(
            (*table.columns[: at + 1], "description", *table.columns[at + 1 :]),
            (*table.titles[: at + 1], "", *table.titles[at + 1 :]),
            tuple(rows),
        )

    def _find_heading(self) -> int:
        """The line that names columns, at the top; -1 when none does."""
        for n, pieces in enumerate(self._pieces[:3]):
            named = [p for p in pieces if role_of_label(p.words.text) is not None]
            if len(named) >= 2 and len(named) * 2 >= len(pieces):
                return n
        return -1

    def _make_columns(self, body: range) -> None:
        pieces = [p for n in body for p in self._pieces[n]]
        numbers = [p for p in pieces if p.number is not None]
        texts = [p for p in pieces if p.number is None]
        # numbers stand at one edge or centred, so those of one column overlap; texts of lines
        # without a number may run under other columns and make none
        columns = _stacked(numbers, numeric=True)
        anchored = {p.line for p in numbers}
        columns += _stacked([p for p in texts if p.line in anchored or not numbers], numeric=False)
        columns = [c for c in columns if self._is_column(c, len(anchored))]
        columns.sort(key=lambda c: c.x0)
        self._columns = columns
        for piece in pieces:
            self._put(piece)
        self._columns = [c for c in columns if c.cells]

    @staticmethod
    def _is_column(column: _Column, lines: int) -> bool:
        """A number in one line of ten is a number in a text."""
        return not column.numeric or len(column.lines) >= max(1, 0.3 * lines)

    def _put(self, piece: _Piece) -> None:
        """Into the column that it stands in, numbers rather into one of numbers."""
        box = piece.box
        around = [(c.overlap(box.x0, box.x1), c) for c in self._columns]
        if piece.number is not None:
            own = [(o, c) for o, c in around if c.numeric and o > -2]
            around = own or around
        elif any(not c.numeric for c in self._columns):
            around = [(o, c) for o, c in around if not c.numeric]
        if not around:
            return
        _, column = max(around, key=lambda one: one[0])
        cell = RegionCell(piece.words.text, piece.number, piece.words.page, box)
        before = column.cells.get(piece.line)
        column.cells[piece.line] = cell if before is None else _together([before, cell], " ")
        column.percents += piece.percent

    def _rows(self, body: range) -> list[list[int]]:
        """The lines of each row: those with numbers begin one, others go on with it."""
        numeric = [c for c in self._columns if c.numeric]
        if not numeric:
            return [[n] for n in body]
        most = max(len(c.cells) for c in numeric)
        # the rightmost of the fullest columns: quantities may be missing, amounts are not
        main = [c for c in numeric if len(c.cells) >= 0.7 * most][-1]
        starts = [n for n in body if n in main.cells]
        groups: list[list[int]] = []
        leading: list[int] = []
        for n in body:
            if n in starts:
                groups.append([*leading, n])
                leading = []
            elif groups:
                groups[-1].append(n)
            else:
                leading.append(n)
        return groups

    def _joined(self, column: _Column, group: Sequence[int]) -> RegionCell | None:
        cells = [column.cells[n] for n in group if n in column.cells]
        if not cells:
            return None
        if column.numeric:
            return next((c for c in cells if c.number is not None), cells[0])
        return cells[0] if len(cells) == 1 else _together(cells, " ")

    # --- what the columns hold -------------------------------------------------------------------

    def _name_columns(self) -> None:
        if self._heading < 0:
            return
        for piece in self._pieces[self._heading]:
            box = piece.box
            column = max(self._columns, key=lambda c: c.overlap(box.x0, box.x1))
            if column.overlap(box.x0, box.x1) > -6:
                column.title = f"{column.title} {piece.words.text}".strip()
                column.role = role_of_label(column.title) or role_of_label(piece.words.text)

    def _fields(self, rows: Sequence[Sequence[RegionCell | None]]) -> tuple[str | None, ...]:
        found: dict[int, str] = {}
        for n, column in enumerate(self._columns):
            name = _FIELD_OF.get(column.role) if column.role is not None else None
            name = name or self._known_field(column)
            if name is not None and name not in found.values():
                found[n] = name
        positions = {n for n, c in enumerate(self._columns) if c.role is Role.POSITION}
        positions |= {0} if 0 not in found and _counts(rows, 0) else set()
        self._guess_numbers(rows, found, positions)
        self._guess_texts(rows, found, positions)
        return tuple(found.get(n) for n in range(len(self._columns)))

    def _known_field(self, column: _Column) -> str | None:
        """The field whose cells stand above or below, by the invoice as it was read."""
        best, most = None, 0.0
        for name, (x0, x1) in self._known.items():
            share = column.overlap(x0, x1) / max(1.0, min(x1 - x0, column.x1 - column.x0))
            numeric = str(LINE_ITEM_KINDS[name]) in ("amount", "quantity", "rate")
            if share > max(most, 0.5) and numeric == column.numeric:
                best, most = name, share
        return best

    def _guess_numbers(
        self,
        rows: Sequence[Sequence[RegionCell | None]],
        found: dict[int, str],
        positions: set[int],
    ) -> None:
        taken = set(found.values())
        free = [
            n
            for n, c in enumerate(self._columns)
            if c.numeric and n not in found and n not in positions
        ]
        for n in list(free):
            column = self._columns[n]
            if column.percents * 2 > len(column.cells) and "tax_rate" not in taken:
                found[n] = "tax_rate"
                free.remove(n)
        if not {"quantity", "unit_price", "subtotal"} & taken:
            ways = [
                (share, way)
                for way in permutations(free, 3)
                if (share := _agreeing(rows, way)) >= 0.5
            ]
            if ways:
                _, (q, p, s) = max(ways, key=lambda one: (one[0], self._likeness(rows, one[1])))
                found.update({q: "quantity", p: "unit_price", s: "subtotal"})
                free = [n for n in free if n not in (q, p, s)]
        taken = set(found.values())
        if free and "subtotal" not in taken:
            found[free.pop()] = "subtotal"
        for n in free:
            if "quantity" not in taken and all(_is_small(r[n]) for r in rows):
                found[n] = "quantity"
            elif "unit_price" not in taken and "subtotal" in found.values():
                found[n] = "unit_price"
            taken = set(found.values())

    def _likeness(self, rows: Sequence[Sequence[RegionCell | None]], way: Sequence[int]) -> float:
        """How much columns that compute look like quantity, price and amount, in this order."""
        quantity, price = ([c for row in rows if (c := row[n]) is not None] for n in way[:2])
        units = sum(_WITH_UNIT.search(c.text) is not None for c in quantity) / len(quantity)
        units -= sum(_WITH_UNIT.search(c.text) is not None for c in price) / len(price)
        whole = sum(c.number is not None and not c.number % 1 for c in quantity) / len(quantity)
        finer = _places(quantity) < _places(price)
        last = 1.5 * (way[2] > max(way[0], way[1]))
        return 2 * units + 0.5 * whole + 0.6 * finer + 0.3 * (way[0] < way[1]) + last

    def _guess_texts(
        self,
        rows: Sequence[Sequence[RegionCell | None]],
        found: dict[int, str],
        positions: set[int],
    ) -> None:
        free = [
            n
            for n, c in enumerate(self._columns)
            if not c.numeric and n not in found and n not in positions
        ]
        if not free:
            return
        lengths = {n: sum(len(c.text) for r in rows if (c := r[n]) is not None) for n in free}
        if "name" not in found.values():
            longest = max(free, key=lambda n: lengths[n])
            found[longest] = "name"
            free.remove(longest)
        for n in free:
            texts = [cell.text for r in rows if (cell := r[n]) is not None]
            short = all(len(t) <= 8 for t in texts)
            codes = sum(any(ch.isdigit() for ch in t) for t in texts) * 2 > len(texts)
            for name, fits in (("reference", codes), ("unit", short and not codes)):
                if fits and name not in found.values():
                    found[n] = name
                    break


def _is_sum(line: TextLine) -> bool:
    numbers = any(any(c.isdigit() for c in w.text) for w in line.words)
    return numbers and (
        is_carry_label(line.text) or any(is_sum_label(p.text) for p in line.pieces())
    )


def _stacked(pieces: Sequence[_Piece], *, numeric: bool) -> list[_Column]:
    """Columns of pieces that overlap one another from side to side."""
    columns: list[_Column] = []
    for piece in sorted(pieces, key=lambda p: p.box.x0):
        box = piece.box
        last = columns[-1] if columns else None
        if last is not None and box.x0 < last.x1 + (1.0 if numeric else 0.0):
            last.x1 = max(last.x1, box.x1)
        else:
            last = _Column(box.x0, box.x1, numeric)
            columns.append(last)
        last.lines.add(piece.line)
    return columns


def _together(cells: Sequence[RegionCell], gap: str) -> RegionCell:
    first = cells[0]
    boxes = [c.box for c in cells if c.page == first.page]
    text = gap.join(c.text for c in cells)
    number = next((c.number for c in cells if c.number is not None), None)
    return RegionCell(text, number, first.page, Box.around(boxes))


def _counts(rows: Sequence[Sequence[RegionCell | None]], column: int) -> bool:
    """Whether a column counts the rows: 1, 2, 3 or 10, 20, 30."""
    numbers = [cell.number for row in rows if (cell := row[column]) is not None]
    if len(numbers) < 2 or any(n is None or n % 1 for n in numbers):
        return False
    steps = {b - a for a, b in pairwise(numbers) if a is not None and b}
    return len(steps) == 1 and steps <= {Decimal(1), Decimal(10), Decimal(100)}


def _agreeing(rows: Sequence[Sequence[RegionCell | None]], way: Sequence[int]) -> float:
    """The share of rows in which the first two columns' product is the third's number."""
    full = right = 0
    for row in rows:
        quantity, price, amount = (None if (c := row[n]) is None else c.number for n in way)
        if quantity is None or price is None or amount is None:
            continue
        full += 1
        right += abs(quantity * price - amount) <= _CENT
    return right / len(rows) if full and rows else 0.0


def _places(cells: Sequence[RegionCell]) -> int:
    """The most decimals that one of the cells prints."""
    exponents = [c.number.as_tuple().exponent for c in cells if c.number is not None]
    return max((-e for e in exponents if isinstance(e, int)), default=0)


def _is_small(cell: RegionCell | None) -> bool:
    return cell is None or cell.number is None or (abs(cell.number) < 1000 and not cell.number % 1)


def spans_of(boxes: Mapping[str, Sequence[Box]]) -> dict[str, tuple[float, float]]:
    """Where columns stand, from the places of their cells."""
    return {
        name: (min(b.x0 for b in found), max(b.x1 for b in found))
        for name, found in boxes.items()
        if found
    }
