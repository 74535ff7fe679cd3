# SPDX-License-Identifier: AGPL-3.0-or-later
"""Items without a heading: lines of text with an amount at their end that add up to a sum."""

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

_LONGEST_LIST = 300
_TOTALS = ("total", "summe", "gesamt", "totaal", "totale", "suma", "razem", "toplam", "jumlah")


def read_plain(
    lines: Sequence[Sequence[TextLine]], conventions: DocumentConventions
) -> Table | None:
    """The longest list of lines with amounts whose sum is printed as one; None when none is."""
    best: list[GridLine] = []
    for page in lines:
        items, sums = _candidates(page, conventions)
        for run in items:
            found = _adding_up(run, sums)
            if len(found) > len(best):
                best = found
    if not best:
        return None
    box = Box.around([g.line.box for g in best])
    page_number = best[0].page
    header = TableHeader(
        page_number,
        (
            HeaderCell("", Box(box.x0, box.y0, box.x0, box.y0), Role.DESCRIPTION),
            HeaderCell("", Box(box.x1, box.y0, box.x1, box.y0), None),
        ),
        box,
        0,
        0,
    )
    edges = (box.x0, min(g.cells[1].box.x0 for g in best), box.x1)
    table = Table(Grid(header, edges), Columns(1), [Row(g, [g]) for g in best], [], True)
    table.regions[page_number] = box
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
        words = [w for p in pieces[:-1] for w in p.words]
        cells = {0: Cell(words, None), 1: Cell(list(last.words), value)}
        runs[-1].append(GridLine(line, cells))
    return [r for r in runs if r], sums


def _adding_up(run: Sequence[GridLine], sums: set[Decimal]) -> list[GridLine]:
    """The longest stretch of the run whose amounts add up to one of the sums, in one column."""
    values = [g.cells[1].number or Decimal(0) for g in run[:_LONGEST_LIST]]
    best: tuple[int, int] = (0, 0)
    for start in range(len(values)):
        if not values[start]:
            continue
        total = Decimal(0)
        for end in range(start, len(values)):
            if abs(run[end].cells[1].box.x1 - run[start].cells[1].box.x1) > 6:
                break
            total += values[end]
            if values[end] and total in sums and end + 1 - start > best[1] - best[0]:
                best = (start, end + 1)
    return list(run[best[0] : best[1]])
