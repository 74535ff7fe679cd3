# SPDX-License-Identifier: AGPL-3.0-or-later
"""Items without a heading: lines with an amount at their end that add up or compute themselves."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from desktop.domain.dates import fold
from desktop.domain.page import Box
from desktop.readers.conventions import DocumentConventions
from desktop.readers.layout import TextLine
from desktop.readers.table_choice import Table
from desktop.readers.table_grid import Cell, Grid, GridLine, printed_number
from desktop.readers.table_header import MONEY, HeaderCell, TableHeader
from desktop.readers.table_labels import Role, is_adjustment_label, is_carry_label, is_sum_label
from desktop.readers.table_rows import Columns, Row
from desktop.readers.table_sums import CENT, agreement

_LONGEST_LIST = 300
_TOTALS = ("total", "summe", "gesamt", "totaal", "totale", "suma", "razem", "toplam", "jumlah")
_TEXT, _QUANTITY, _PRICE, _AMOUNT = range(4)
_ROLES = (Role.DESCRIPTION, None, None, None)


def read_plain(
    lines: Sequence[Sequence[TextLine]], conventions: DocumentConventions
) -> Table | None:
    """The longest list of lines with amounts whose sum is printed as one.

    Failing that, lines one below another each with a quantity and a price that give its amount;
    None when there are no such lines either.
    """
    best: list[GridLine] = []
    computed: list[GridLine] = []
    for page in lines:
        items, sums = _candidates(page, conventions)
        for run in items:
            found = _adding_up(run, sums)
            if len(found) > len(best):
                best = found
            agreeing = [g for g in run if _QUANTITY in g.cells]
            if len(agreeing) > len(computed):
                computed = agreeing
    if not best and len(computed) > 1:
        best = computed
    return _table(best) if best else None


def _table(items: Sequence[GridLine]) -> Table:
    box = Box.around([g.line.box for g in items])
    columns = Columns(_AMOUNT)
    if sum(1 for g in items if _QUANTITY in g.cells) * 2 > len(items):
        columns = Columns(_AMOUNT, _QUANTITY, _PRICE)
    cells = tuple(HeaderCell("", Box(box.x0, box.y0, box.x1, box.y0), role) for role in _ROLES)
    header = TableHeader(items[0].page, cells, box, 0, 0)
    edges = (box.x0, box.x1, box.x1, box.x1, box.x1)
    table = Table(Grid(header, edges), columns, [Row(g, [g]) for g in items], [], True)
    table.agreeing = agreement(table.grid, columns, table.rows)
    table.regions[items[0].page] = box
    return table


def _candidates(
    page: Sequence[TextLine], conventions: DocumentConventions
) -> tuple[list[list[GridLine]], set[Decimal]]:
    """Runs of lines that may be items, parted by totals, and the amounts of all sums."""
    runs: list[list[GridLine]] = [[]]
    sums: set[Decimal] = set()
    for line in page:
        pieces = line.pieces()
        if len(pieces) < 2:
            continue
        last = pieces[-1]
        if not MONEY.search(last.text):
            continue
        value, percent = printed_number(last.text, conventions)
        if value is None or percent:
            continue
        text = " ".join(p.text for p in pieces[:-1])
        if is_sum_label(pieces[-2].text) or is_sum_label(text):
            sums.add(value)
            if any(word in fold(text) for word in _TOTALS):
                runs.append([])
            continue
        if is_carry_label(text) or is_adjustment_label(text) or not any(map(str.isalpha, text)):
            continue
        runs[-1].append(GridLine(line, _cells(pieces, value, conventions)))
    return [r for r in runs if r], sums


def _cells(
    pieces: Sequence[TextLine], value: Decimal, conventions: DocumentConventions
) -> dict[int, Cell]:
    """Amount, quantity and price, where these give the amount, and all other words as the text."""
    amount = Cell(list(pieces[-1].words), value)
    numbers: list[tuple[int, Decimal]] = []
    for n, piece in enumerate(pieces[:-1]):
        number, percent = printed_number(piece.text, conventions)
        if number is not None and not percent:
            numbers.append((n, number))
    for i, (first, quantity) in enumerate(numbers):
        for second, price in numbers[i + 1 :]:
            if abs(abs(quantity * price) - abs(value)) > CENT or not quantity:
                continue
            words = [
                w for n, p in enumerate(pieces[:-1]) if n not in (first, second) for w in p.words
            ]
            if any(c.isalpha() for w in words for c in w.text):
                return {
                    _TEXT: Cell(words, None),
                    _QUANTITY: Cell(list(pieces[first].words), quantity),
                    _PRICE: Cell(list(pieces[second].words), price),
                    _AMOUNT: amount,
                }
    return {_TEXT: Cell([w for p in pieces[:-1] for w in p.words], None), _AMOUNT: amount}


def _adding_up(run: Sequence[GridLine], sums: set[Decimal]) -> list[GridLine]:
    """The longest stretch of the run whose amounts add up to one of the sums, in one column."""
    values = [g.cells[_AMOUNT].number or Decimal(0) for g in run[:_LONGEST_LIST]]
    edges = [g.cells[_AMOUNT].box.x1 for g in run[:_LONGEST_LIST]]
    best: tuple[int, int] = (0, 0)
    for start in range(len(values)):
        if not values[start]:
            continue
        total = Decimal(0)
        for end in range(start, len(values)):
            if abs(edges[end] - edges[start]) > 6:
                break
            total += values[end]
            if values[end] and total in sums and end + 1 - start > best[1] - best[0]:
                best = (start, end + 1)
    return list(run[best[0] : best[1]])
