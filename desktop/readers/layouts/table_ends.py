# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which of the lines under learned headings are no items: sums carried over, and what follows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from statistics import median

from rapidfuzz import fuzz

from desktop.domain.layout import MAX_ROW_WORDS, TableLesson
from desktop.domain.page import Box
from desktop.domain.reading import FieldReading
from desktop.readers.conventions import DocumentConventions
from desktop.readers.layout import TextLine
from desktop.readers.layouts.paper import squashed
from desktop.readers.line_items import Lines, LinesReading
from desktop.readers.table_header import TableHeader

_ALIKE = 90
_LEAST_LETTERS = 3
_LONGEST = 120
_NEAR = 0.03
_MOST_SHARE_BARE = 0.4
# A row so many times the usual distance below the others stands apart from them.
_APART = 1.7

Finder = Callable[[Sequence[TextLine], int], Sequence[TableHeader]]
"""Finds the learned headings among the lines of the page of this number."""


def items_alone(
    lesson: TableLesson, find: Finder, sums: Sequence[tuple[int, Box]]
) -> Callable[[Lines], Lines]:
    """A choice of lines: without what the lesson says is no item, and nothing below the items.

    `sums` are the places (page, box) of net, tax and total. A heading repeated after the end goes
    on with the table: it was the sum of a group, or of a page.
    """

    def chosen(pages: Lines) -> Lines:
        kept: list[list[TextLine]] = []
        begun = ended = False
        for lines in pages:
            headers = find(lines, lines[0].page) if lines else ()
            inside = {n for h in headers for n in range(h.first, h.last + 1)}
            here: list[TextLine] = []
            rows = 0
            for n, line in enumerate(lines):
                if n in inside:
                    begun, ended = True, False
                    rows = 0
                elif begun and not ended:
                    words = words_of(line)
                    if _among(words, lesson.passed):
                        continue
                    ended = rows > 0 and (_among(words, lesson.ends) or _prints(line, sums))
                    rows += 1
                if not ended:
                    here.append(line)
            kept.append(here)
        return kept

    return chosen


def words_of(line: TextLine) -> str:
    """What a line says without its numbers."""
    words = (w.text for w in line.words if not any(map(str.isdigit, w.text)))
    return " ".join(words)[:_LONGEST]


def _among(words: str, known: Sequence[str]) -> bool:
    letters = squashed(words)
    if len(letters) < _LEAST_LETTERS:
        return False
    return any(
        letters == other or fuzz.ratio(letters, other) >= _ALIKE for other in map(squashed, known)
    )


def _prints(line: TextLine, sums: Sequence[tuple[int, Box]]) -> bool:
    return any(
        page == line.page and line.box.y0 < box.mid_y < line.box.y1 and line.box.intersects(box)
        for page, box in sums
    )


# --- what the rows themselves tell ---------------------------------------------------------------


def only_items(reading: LinesReading) -> LinesReading:
    """Without rows that no words were learned of, where all else tells that they are no items.

    Where items have quantity and price, a row with neither is a sum carried over if its amount is
    what stands above it, and something else if it stands apart below the last item.
    """
    bare = [
        n
        for n, item in enumerate(reading.items)
        if item.quantity is None and item.unit_price is None
    ]
    if not bare or len(reading.items) < 2:
        return reading
    cells = _cells(reading)
    # where no item has a quantity or price, only its words tell an item from what it is none
    told = len(bare) <= max(1, _MOST_SHARE_BARE * len(reading.items))
    full = [n for n in range(len(cells)) if not told or n not in bare]
    dropped: set[int] = set()
    total = Decimal(0)
    for n, item in enumerate(reading.items):
        if told and n in bare and n > 0 and item.subtotal == total:
            dropped.add(n)
        else:
            total += item.subtotal or Decimal(0)
    last = len(reading.items) - 1
    while last > 0 and last in bare:
        others = [n for n in full if n < last]
        if last not in dropped and not _stands_apart(last, others, cells, by_gap=told):
            break
        dropped.add(last)
        last -= 1
    return without_rows(reading, dropped)


def _cells(reading: LinesReading) -> list[dict[str, FieldReading]]:
    rows: list[dict[str, FieldReading]] = [{} for _ in reading.items]
    for said in reading.readings:
        rows[row_of(said.path)][said.path.rpartition(".")[2]] = said
    return rows


def _stands_apart(
    number: int, full: Sequence[int], rows: Sequence[Mapping[str, FieldReading]], *, by_gap: bool
) -> bool:
    """Whether the words begin elsewhere than those of the items, or the row is far below."""
    starts = [box.x0 for n in full if (box := _box(rows[n], "name")) is not None]
    name, amount = _box(rows[number], "name"), _box(rows[number], "subtotal")
    if starts and (name is None or abs(name.x0 - median(starts)) > 3 * name.height):
        return True
    above = _box(rows[number - 1], "subtotal")
    steps = [
        below.y0 - upper.y0
        for n in full
        if n - 1 in full
        and (below := _box(rows[n], "subtotal")) is not None
        and (upper := _box(rows[n - 1], "subtotal")) is not None
        and below.y0 > upper.y0
    ]
    if not by_gap or amount is None or above is None or not steps:
        return False
    return amount.y0 - above.y0 > _APART * max(steps)


def _box(row: Mapping[str, FieldReading], column: str) -> Box | None:
    said = row.get(column)
    return None if said is None else said.box


def without_rows(reading: LinesReading, dropped: set[int]) -> LinesReading:
    """The line items without these rows, numbered anew."""
    if not dropped:
        return reading
    kept = [n for n in range(len(reading.items)) if n not in dropped]
    places = {old: new for new, old in enumerate(kept)}
    items = tuple(reading.items[n] for n in kept)
    return replace(
        reading,
        items=items,
        readings=tuple(
            replace(r, path=f"line_items[{places[n]}].{r.path.rpartition('.')[2]}")
            for r in reading.readings
            if (n := row_of(r.path)) in places
        ),
        line_total=sum((item.subtotal or Decimal(0) for item in items), Decimal(0)),
    )


def row_of(path: str) -> int:
    """The row's number in a path such as "line_items[3].name"."""
    return int(path.partition("[")[2].partition("]")[0])


# --- learning ------------------------------------------------------------------------------------


def taught_ends(
    lesson: TableLesson,
    pages: Lines,
    find: Finder,
    amounts: Sequence[tuple[int, Box]],
    column: tuple[float, float],
    conventions: DocumentConventions,
) -> TableLesson:
    """The lesson with the words of what carries an amount under the headings and is no item.

    `amounts` are the places of the items' amounts, all of them, `column` where they begin and end
    (points).
    """
    last = max((page, box.y1) for page, box in amounts)
    passed: list[str] = []
    ends: list[str] = []
    below = list(_below_heading(pages, find))
    # rows without a description may say nothing but "EUR", as sums do
    of_items = {squashed(words_of(line)) for line in below if _holds(line, amounts)}
    for line in below:
        if not _carries(line, column, conventions) or _holds(line, amounts):
            continue
        words = words_of(line)
        if len(squashed(words)) < _LEAST_LETTERS or squashed(words) in of_items:
            continue
        found = passed if (line.page, line.box.mid_y) < last else ends
        if words not in found:
            found.append(words)
    return replace(
        lesson,
        passed=tuple(passed[:MAX_ROW_WORDS]),
        ends=tuple(w for w in ends if w not in passed)[:MAX_ROW_WORDS],
    )


def _below_heading(pages: Lines, find: Finder) -> Iterator[TextLine]:
    begun = False
    for lines in pages:
        headers = find(lines, lines[0].page) if lines else ()
        inside = {n for h in headers for n in range(h.first, h.last + 1)}
        for n, line in enumerate(lines):
            if n in inside:
                begun = True
            elif begun:
                yield line


def _carries(line: TextLine, column: tuple[float, float], conventions: DocumentConventions) -> bool:
    """Whether an amount ends where the items' amounts do."""
    near = 2 * max(line.height, 4.0)
    return any(
        any(map(str.isdigit, w.text))
        and conventions.amount(w.text) is not None
        and column[0] - near < w.box.mid_x < column[1] + near
        for w in line.words
    )


def _holds(line: TextLine, amounts: Sequence[tuple[int, Box]]) -> bool:
    return any(page == line.page and line.box.y0 < box.mid_y < line.box.y1 for page, box in amounts)
