# SPDX-License-Identifier: AGPL-3.0-or-later
"""The columns under a table's heading: where they part, and each line's words put into them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise

from desktop.domain.page import Box, Word
from desktop.readers.conventions import DocumentConventions
from desktop.readers.layout import TextLine
from desktop.readers.table_header import HeaderCell, TableHeader
from desktop.readers.table_labels import Role

_NUMERIC = re.compile(
    r"""^[(\[]?\s*[-−–+]?\s*(?:[A-Z]{1,3}\b\.?|Rs\.?|[^\w\s()%.,-])?\s*[-−–+]?\s*
    \d[\d.,'’ \u00a0\u202f]*\s*[-−–)]?\s*(?P<after>.*)$""",
    re.VERBOSE,
)
_AFTER = re.compile(
    r"^(?:[^\w\s]{1,3}|[A-Za-zÀ-ÿ²³µ.()/%€£$₹-]{1,12}(?:\s[A-Za-z()/]{1,10}){0,2})?$"
)
_LONE_NUMBER = re.compile(r"^[^\w\s]{0,2}\s?-?\d[\d.,'’]*\s?(?:[^\w\s]|[A-Z]{3})?$")
_NO_CENTS = re.compile(r"(?<=\d)[.,]\s?[-–—]{1,2}(?!\d)|^[x×]\s?(?=\d)")
_HOLD = 40


@dataclass(slots=True)
class Cell:
    """The words of one line in one column, and the number that they print, if they print one."""

    words: list[Word]
    number: Decimal | None
    percent: bool = False

    @property
    def text(self) -> str:
        return " ".join(w.text for w in self.words)

    @property
    def box(self) -> Box:
        return Box.around([w.box for w in self.words])


@dataclass(slots=True)
class GridLine:
    """A line of text below a heading, its words by column; a column without words is missing."""

    line: TextLine
    cells: dict[int, Cell] = field(default_factory=dict)

    @property
    def page(self) -> int:
        return self.line.page

    @property
    def box(self) -> Box:
        return Box.around([c.box for c in self.cells.values()]) if self.cells else self.line.box

    @property
    def text(self) -> str:
        return " ".join(self.cells[c].text for c in sorted(self.cells))

    def number(self, column: int | None) -> Decimal | None:
        cell = self.cells.get(column) if column is not None else None
        return cell.number if cell else None


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns left to right by their heading; `edges` part them (one more than columns)."""

    header: TableHeader
    edges: tuple[float, ...]

    @property
    def columns(self) -> tuple[HeaderCell, ...]:
        return self.header.cells

    def of_role(self, *roles: Role) -> list[int]:
        """The columns whose heading names one of the roles, left to right."""
        return [n for n, cell in enumerate(self.columns) if cell.role in roles]

    def put(self, line: TextLine, conventions: DocumentConventions) -> GridLine:
        """The line's words in their columns; words beside the table are left out."""
        row = GridLine(line)
        for word in line.words:
            middle = word.box.mid_x
            if not self.edges[0] <= middle <= self.edges[-1]:
                continue
            column = min(bisect_right(self.edges, middle) - 1, len(self.columns) - 1)
            cell = row.cells.get(column)
            if cell is None:
                row.cells[column] = Cell([word], None)
            else:
                cell.words.append(word)
        for cell in row.cells.values():
            cell.number, cell.percent = printed_number(cell.text, conventions)
        return row


def printed_number(text: str, conventions: DocumentConventions) -> tuple[Decimal | None, bool]:
    """The number that a cell prints alone or with a unit, and whether it is a percentage."""
    if len(text) > 40 or not any(c.isdigit() for c in text):
        return None, False
    text = _NO_CENTS.sub("", text)
    match = _NUMERIC.match(text)
    if match is None or not _AFTER.match(match["after"].strip()):
        return None, False
    return conventions.amount(text), "%" in text


def rough_grid(header: TableHeader, width: float, rules: Sequence[Box]) -> Grid:
    """Columns parted half-way between their headings, before the lines below are known."""
    cells = header.cells
    left, right = _sides(header, width, rules)
    edges = [left]
    edges += [(a.box.x1 + b.box.x0) / 2 for a, b in pairwise(cells)]
    edges.append(right)
    return Grid(header, tuple(sorted(edges)))


def with_unnamed_columns(
    header: TableHeader, anchors: Sequence[TextLine], rough: Grid
) -> TableHeader:
    """The heading with a blank cell for each column of numbers that no label stands over.

    Such a column is one where most items have one more number, clear of what stands left of it.
    """
    cells = list(header.cells)
    for n in range(len(rough.columns)):
        low, high = rough.edges[n], rough.edges[n + 1]
        extra: list[Box] = []
        for line in anchors:
            inside = line.between(low, high)
            pieces = inside.pieces(1.2) if inside is not None else []
            if len(pieces) > 1 and _LONE_NUMBER.match(pieces[-1].text):
                extra.append(pieces[-1].box)
        if not extra or len(extra) < 0.6 * len(anchors) or len(anchors) < 2:
            continue
        box = Box.around(extra)
        named = rough.columns[n].box
        if min(box.x1, named.x1) - max(box.x0, named.x0) > 0:
            continue  # the label stands over these numbers
        cells.append(HeaderCell("", Box(box.x0, header.box.y0, box.x1, header.box.y1), None))
    cells.sort(key=lambda c: c.box.mid_x)
    return replace(header, cells=tuple(cells))


def _sides(header: TableHeader, width: float, rules: Sequence[Box]) -> tuple[float, float]:
    """The table's outer edges: of a ruled line near its heading, else the page's, within reason."""
    box = header.box
    reach = 2.5 * box.height
    for rule in rules:
        if (
            rule.height < 3
            and abs(rule.mid_y - box.mid_y) < reach
            and (rule.x0 <= box.x0 + 3 and rule.x1 >= box.x1 - 3)
        ):
            return rule.x0 - 3, rule.x1 + 3
    return max(0.0, box.x0 - 0.06 * width), min(width, box.x1 + 0.12 * width)


def fitted_grid(
    rough: Grid, anchors: Sequence[TextLine], rules: Sequence[Box], numeric: Sequence[bool]
) -> Grid:
    """Columns parted where the fewest words of `anchors` (lines that are items) are cut.

    `numeric` says which columns hold numbers. Ruled lines between columns are kept to.
    """
    cells = rough.columns
    boxes = [
        w.box
        for line in anchors[:_HOLD]
        for w in line.words
        if rough.edges[0] <= w.box.mid_x <= rough.edges[-1]
    ]
    runs = [run for line in anchors[:_HOLD] for run in _runs(line)]
    top = rough.header.box.y0
    upright = sorted(
        {
            round(r.mid_x, 1)
            for r in rules
            if r.width < 3 and r.height > 4 and r.y1 > top - 5 and (r.y0 < top + 400)
        }
    )
    edges = [rough.edges[0]]
    for n, (a, b) in enumerate(pairwise(cells)):
        low = max(a.box.mid_x, edges[-1])
        high = max(b.box.mid_x, low + 1)
        ruled = [x for x in upright if a.box.x1 - 4 <= x <= b.box.x0 + 4]
        between = _best_cut(low, high, boxes, runs, (a.box, b.box), numeric[n : n + 2])
        if ruled:
            middle = ruled[len(ruled) // 2]
            if sum(1 for x in boxes if x.x0 + 2 < middle < x.x1 - 2) == 0:
                between = middle
        edges.append(between)
    edges.append(rough.edges[-1])
    return Grid(rough.header, tuple(edges))


def _runs(line: TextLine) -> list[tuple[float, float]]:
    """Stretches of the line that hold together more closely than columns do."""
    return [(p.box.x0, p.box.x1) for p in line.pieces(0.45)]


def _best_cut(
    low: float,
    high: float,
    boxes: Sequence[Box],
    runs: Sequence[tuple[float, float]],
    headings: tuple[Box, Box],
    numeric: Sequence[bool],
) -> float:
    marks = {low, high}
    for x0, x1 in [(b.x0, b.x1) for b in boxes] + list(runs) + [(h.x0, h.x1) for h in headings]:
        marks.update(x for x in (x0, x1) if low < x < high)
    ordered = sorted(marks)
    best: tuple[float, float, float, float] | None = None
    start = None
    spans: list[tuple[float, float, float]] = []
    for x0, x1 in pairwise(ordered):
        if x1 - x0 < 0.3:
            continue
        x = (x0 + x1) / 2
        cost = 10.0 * sum(1 for b in boxes if b.x0 < x < b.x1)
        cost += sum(1 for r0, r1 in runs if r0 < x < r1)
        cost += 4.0 * sum(1 for h in headings if h.x0 < x < h.x1)
        if spans and spans[-1][2] == cost and x0 - spans[-1][1] < 0.31:
            spans[-1] = (spans[-1][0], x1, cost)
        else:
            spans.append((x0, x1, cost))
    for x0, x1, cost in spans:
        rank = (cost, -(x1 - x0), x0, x1)
        if best is None or rank < best:
            best = rank
    if best is None:
        return (low + high) / 2
    start, end = best[2], best[3]
    if all(numeric):
        return (start + end) / 2
    # text begins at the column's left edge, numbers end at its right: both leave room on the left
    return max((start + end) / 2, end - 2.5)
