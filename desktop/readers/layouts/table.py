# SPDX-License-Identifier: AGPL-3.0-or-later
"""The line table by its learned columns: their headings found again, whatever they are called."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rapidfuzz import fuzz

from desktop.domain.layout import ColumnLesson, TableLesson
from desktop.domain.page import Box, Word
from desktop.readers.layout import TextLine
from desktop.readers.layouts.paper import Paper, squashed
from desktop.readers.layouts.table_ends import (
    Finder,
    items_alone,
    only_items,
    row_of,
    without_rows,
)
from desktop.readers.line_items import LinesReading, read_lines
from desktop.readers.table_header import HeaderCell, TableHeader
from desktop.readers.table_labels import Role

_NEAR = 0.05
_STACKED = 3


def read_table_lesson(
    lesson: TableLesson, paper: Paper, sums: Sequence[tuple[int, Box]] = ()
) -> LinesReading:
    """The line items under the learned headings; an empty reading where these aren't found.

    `sums` are the places (page, box) of net, tax and total: what stands below the first of them
    is no item, whatever it is called.
    """
    if sum(1 for c in lesson.columns if squashed(c.heading)) < 2:
        return LinesReading()
    find = finder(lesson, paper)
    seen: list[TableHeader] = []

    def headings(lines: Sequence[TextLine], rules: Sequence[Box]) -> list[TableHeader]:
        found = list(find(lines, lines[0].page)) if lines else []
        seen.extend(found)
        return found

    level_sums = [(page, paper.levelled(page, box)) for page, box in sums]
    chosen = items_alone(lesson, find, level_sums)
    reading = read_lines(paper.pages, paper.conventions, headings, chosen)
    # without its heading the table is another one, read without any lesson
    return only_items(_above(reading, sums)) if seen else LinesReading()


def finder(lesson: TableLesson, paper: Paper) -> Finder:
    """What finds the learned headings on this paper."""
    widths = {p.number: p.width for p in paper.pages}
    return lambda lines, page: _find(lesson.columns, lines, widths[page])


def _above(reading: LinesReading, sums: Sequence[tuple[int, Box]]) -> LinesReading:
    """Without the rows that stand beside or below the sums under the items."""
    rows: dict[int, tuple[int, float]] = {}
    for said in reading.readings:
        if said.path.endswith("].subtotal") and said.box is not None and said.page is not None:
            rows[row_of(said.path)] = (said.page, said.box.mid_y)
    if not rows or not sums:
        return reading
    first = min(rows.values())
    under = [(page, box.y0) for page, box in sums if (page, box.y0) > first]
    if not under:
        return reading
    end = min(under)
    return without_rows(reading, {n for n, place in rows.items() if place >= end})


def _find(
    columns: Sequence[ColumnLesson], lines: Sequence[TextLine], width: float
) -> list[TableHeader]:
    found: list[TableHeader] = []
    at = 0
    while at < len(lines):
        best: tuple[int, int, TableHeader] | None = None
        for count in range(1, _STACKED + 1):
            run = lines[at : at + count]
            if len(run) < count or not stacked(run):
                break
            header = _as_header(columns, run, at, width)
            named = 0 if header is None else sum(1 for c in header.cells if c.text)
            if header is not None and (best is None or named > best[0]):
                best = (named, count, header)
        if best is None:
            at += 1
            continue
        found.append(best[2])
        at += best[1]
    return found


def stacked(run: Sequence[TextLine]) -> bool:
    """Whether these lines stand as close as those of one heading."""
    return all(b.box.y0 - a.box.y1 < 0.8 * max(a.height, 4.0) for a, b in pairwise(run))


def _as_header(
    columns: Sequence[ColumnLesson], run: Sequence[TextLine], at: int, width: float
) -> TableHeader | None:
    """The lines as the table's heading: most columns' words are there, about where they were."""
    words = [w for line in run for w in line.words]
    cells: list[HeaderCell] = []
    named = hits = 0
    for column in columns:
        wanted = squashed(column.heading)
        if not wanted:
            continue
        named += 1
        inside = _words_of(column, words, width)
        text = squashed(" ".join(w.text for w in inside))
        if not inside or (text != wanted and fuzz.ratio(text, wanted) < 80):
            continue
        hits += 1
        role = Role(column.role) if column.role in set(Role) else None
        cells.append(
            HeaderCell(" ".join(w.text for w in inside), Box.around([w.box for w in inside]), role)
        )
    if hits < 2 or hits < 0.6 * named:
        return None
    cells.sort(key=lambda c: c.box.mid_x)
    box = Box.around([c.box for c in cells])
    return TableHeader(run[0].page, tuple(cells), box, at, at + len(run) - 1)


def _words_of(column: ColumnLesson, words: Sequence[Word], width: float) -> list[Word]:
    """The words that the heading is made of, if they stand about where the column is."""
    tokens = [squashed(t) for t in column.heading.split()]
    tokens = [t for t in tokens if t]
    found: list[Word] = []
    for token in tokens:
        fitting = [
            w
            for w in words
            if w not in found
            and fuzz.ratio(squashed(w.text), token) >= 80
            and column.x0 - 2 * _NEAR <= w.box.mid_x / width <= column.x1 + 2 * _NEAR
        ]
        if fitting:
            middle = (column.x0 + column.x1) / 2 * width
            found.append(min(fitting, key=lambda w: abs(w.box.mid_x - middle)))
    return found
