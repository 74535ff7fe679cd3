# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a verified invoice teaches of its line table: which column holds what, and its heading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from statistics import median_high, median_low
from typing import Protocol

from desktop.domain.fields import LINE_ITEM_KINDS, FieldKind, get_text, row_path
from desktop.domain.invoice import Invoice, LineItem
from desktop.domain.layout import MAX_COLUMNS, ColumnLesson, TableLesson
from desktop.domain.page import Box
from desktop.domain.reading import FieldReading, Proposal, Source
from desktop.readers.layout import TextLine, is_sideways, level, lines_of, visible_words
from desktop.readers.layouts.paper import Paper, squashed
from desktop.readers.layouts.table import finder, read_table_lesson, stacked
from desktop.readers.layouts.table_ends import taught_ends
from desktop.readers.sheet import Line
from desktop.readers.table_header import MONEY
from desktop.readers.table_labels import Role

_ROLES: Mapping[str, Role] = {
    "reference": Role.REFERENCE,
    "name": Role.DESCRIPTION,
    "description": Role.DESCRIPTION,
    "quantity": Role.QUANTITY,
    "unit": Role.UNIT,
    "unit_price": Role.PRICE,
    "subtotal": Role.NET,
    "tax_rate": Role.TAX_RATE,
    "tax_amount": Role.TAX_AMOUNT,
    "total_amount": Role.GROSS,
}
_NUMBERS = (FieldKind.AMOUNT, FieldKind.QUANTITY, FieldKind.RATE)
_HEADING_LINES = 6
_SAMPLE = 60
_MOST_LETTERS = 24
# How far, in points, the lines of one row may be apart.
_ROW_REACH = 20.0


class Taught(Protocol):
    """The verified invoice's id, and what the general reader said of it."""

    @property
    def invoice_id(self) -> str: ...

    @property
    def general(self) -> Proposal | None: ...


def same_lines(one: Sequence[LineItem], other: Sequence[LineItem]) -> bool:
    """Whether both list the same amounts, in any order."""
    first = sorted((i.subtotal for i in one if i.subtotal is not None), key=Decimal)
    second = sorted((i.subtotal for i in other if i.subtotal is not None), key=Decimal)
    return len(one) == len(other) and first == second


def teach_table(
    invoice: Invoice,
    evidence: Mapping[str, FieldReading],
    paper: Paper,
    taught: Taught,
    sums: Sequence[tuple[int, Box]],
) -> TableLesson | None:
    """The line table's lesson; None unless it reads this very table as it was verified.

    `sums` are the places of net, tax and total.
    """
    items = invoice.line_items
    if not items:
        return None
    columns: dict[Role, list[tuple[int, Box]]] = {}
    for number in range(min(len(items), _SAMPLE)):
        taken = columns.get(Role.NET, [])
        for role, place in _row_places(number, invoice, evidence, paper, taken).items():
            columns.setdefault(role, []).append(place)
    usual = {
        role: _together([box for _, box in places])
        for role, places in columns.items()
        if len(places) * 2 >= min(len(items), _SAMPLE)
    }
    if Role.NET not in usual or len(usual) < 2:
        return None
    first_page = min(page for page, _ in columns[Role.NET])
    top = min(box.y0 for page, box in columns[Role.NET] if page == first_page)
    lesson = _with_headings(usual, paper, first_page, top, taught)
    if lesson is None:
        return None
    if len(columns[Role.NET]) == len(items):
        lesson = _with_ends(lesson, columns[Role.NET], paper)
    read = read_table_lesson(lesson, paper, sums)
    if not same_lines(read.items, items):
        return None
    general = taught.general
    said = general.invoice.line_items if general is not None else ()
    return replace(lesson, needed=not same_lines(said, items))


def _together(boxes: Sequence[Box]) -> list[Box]:
    """Without those few that stand beside the others: words found elsewhere by chance."""
    low, high = median_low(b.x0 for b in boxes), median_high(b.x1 for b in boxes)
    return [b for b in boxes if b.x0 <= high and b.x1 >= low]


def _with_ends(
    lesson: TableLesson, amounts: Sequence[tuple[int, Box]], paper: Paper
) -> TableLesson:
    level_amounts = [(page, paper.levelled(page, box)) for page, box in amounts]
    pages = [
        lines_of([w for w in visible_words(page) if not is_sideways(w)], page.number)
        for page, _ in map(level, paper.pages)
    ]
    edges = (min(box.x0 for _, box in amounts), max(box.x1 for _, box in amounts))
    find = finder(lesson, paper)
    return taught_ends(lesson, pages, find, level_amounts, edges, paper.conventions)


def _row_places(
    number: int,
    invoice: Invoice,
    evidence: Mapping[str, FieldReading],
    paper: Paper,
    taken: Sequence[tuple[int, Box]],
) -> dict[Role, tuple[int, Box]]:
    """Where the cells of one row stand, by their columns' roles; `taken` are earlier amounts."""
    places: dict[Role, tuple[int, Box]] = {}
    missing: list[tuple[str, str]] = []
    for column, role in _ROLES.items():
        path = row_path("line_items", number, column)
        value = get_text(invoice, path)
        if value is None:
            continue
        reading = evidence.get(path)
        if reading is not None and reading.box is not None and reading.page is not None:
            places.setdefault(role, (reading.page, reading.box))
        else:
            missing.append((column, value))
    if not places:
        amount = _amount_of_row(dict(missing), paper, taken)
        if amount is not None:
            places[Role.NET] = amount
    for column, value in missing:
        role = _ROLES[column]
        if role in places:
            continue
        path = row_path("line_items", number, column)
        if LINE_ITEM_KINDS[column] in _NUMBERS and places:
            beside = _number_beside(value, next(iter(places.values())), places, paper)
            if beside is not None:
                places[role] = beside
            continue
        near = next(iter(places.values()), None)
        found = paper.grounding.find(path, value, _hint(path, value, near))
        if found is not None:
            places[role] = (found[0], found[1])
    return places


def _hint(path: str, value: str, near: tuple[int, Box] | None) -> FieldReading | None:
    """The row's height, so that of equal words those beside its amount are found."""
    if near is None:
        return None
    return FieldReading(path, value, "", Source.PERSON.value, 0.0, *near)


def _amount_of_row(
    row: Mapping[str, str], paper: Paper, taken: Sequence[tuple[int, Box]]
) -> tuple[int, Box] | None:
    """The row's amount where most of the row's other values stand beside it.

    Of equals the first one that no earlier row has, below the last of these.
    """
    amount = row.get("subtotal")
    if amount is None:
        return None
    wanted = abs(Decimal(amount))
    numbers = [
        Decimal(value)
        for column, value in row.items()
        if column != "subtotal" and LINE_ITEM_KINDS[column] in _NUMBERS
    ]
    name = squashed(row.get("name") or row.get("description") or "")[:_MOST_LETTERS]
    last = max(((page, box.y0) for page, box in taken), default=(0, 0.0))
    best: tuple[tuple[int, bool], tuple[int, Box]] | None = None
    for line in paper.sheet.lines:
        # a single piece costs as much as its row: the price stands left of the amount
        for span in reversed(line.amounts):
            place = (line.page, span.box)
            if abs(span.value) != wanted or place in taken:
                continue
            near = _neighbours(line, paper)
            beside = {abs(a.value) for other in near for a in other.amounts}
            fits = sum(abs(n) in beside for n in numbers)
            fits += 2 * bool(name and any(name in squashed(other.text) for other in near))
            rank = (fits, (line.page, span.box.y0) > last)
            if best is None or rank > best[0]:
                best = (rank, place)
    return None if best is None else best[1]


def _neighbours(line: Line, paper: Paper) -> list[Line]:
    """A line, and those right above and below it."""
    around = paper.sheet.lines[max(0, line.index - 1) : line.index + 2]
    return [o for o in around if o.page == line.page and abs(o.box.y0 - line.box.y0) < _ROW_REACH]


def _number_beside(
    value: str,
    near: tuple[int, Box],
    taken: Mapping[Role, tuple[int, Box]],
    paper: Paper,
) -> tuple[int, Box] | None:
    """The number at about the height of the row's other cells."""
    wanted = abs(Decimal(value))
    best: tuple[float, Box] | None = None
    for line in paper.sheet.lines:
        if line.page != near[0]:
            continue
        for amount in line.amounts:
            box = amount.box
            if abs(amount.value) != wanted or any(b == box for _, b in taken.values()):
                continue
            far = abs(box.mid_y - near[1].y0 - min(near[1].height, box.height) / 2)
            if far < 2.5 * max(box.height, 4.0) and (best is None or far < best[0]):
                best = (far, box)
    return None if best is None else (near[0], best[1])


def _with_headings(
    usual: Mapping[Role, Sequence[Box]], paper: Paper, page: int, top: float, taught: Taught
) -> TableLesson | None:
    source = next(p for p in paper.pages if p.number == page)
    spans = {
        role: (min(b.x0 for b in boxes), max(b.x1 for b in boxes)) for role, boxes in usual.items()
    }
    lines = [
        line
        for line in lines_of(visible_words(source), page)
        if line.box.y1 <= top + 2 and not MONEY.search(line.text)
    ][-_HEADING_LINES:]
    best: tuple[int, list[TextLine]] | None = None
    for at in range(len(lines)):
        for count in (1, 2, 3):
            run = lines[at : at + count]
            if len(run) < count or not stacked(run):
                break
            hit = sum(_over(span, run) for span in spans.values())
            # of equals the one with fewer lines, then the one nearest to the items
            if hit >= 2 and (best is None or (hit, -count) >= (best[0], -len(best[1]))):
                best = (hit, run)
    if best is None:
        return None
    columns = _columns(spans, best[1], source.width)
    if sum(1 for c in columns if c.heading and c.role) < 2:
        return None
    return TableLesson(tuple(columns[:MAX_COLUMNS]), taught.invoice_id)


def _over(span: tuple[float, float], run: Sequence[TextLine]) -> bool:
    return any(
        min(w.box.x1, span[1]) - max(w.box.x0, span[0]) > 0 and squashed(w.text)
        for line in run
        for w in line.words
    )


def _columns(
    spans: Mapping[Role, tuple[float, float]], run: Sequence[TextLine], width: float
) -> list[ColumnLesson]:
    """Every heading with the column under it; headings of columns that hold no field stay, too."""
    texts: dict[Role, list[str]] = {role: [] for role in spans}
    reach = dict(spans)
    others: list[ColumnLesson] = []
    for line in run:
        for piece in line.pieces():
            touched = [r for r, s in spans.items() if _over(s, (piece,))]
            if not touched:
                others.append(
                    ColumnLesson("", piece.text, piece.box.x0 / width, piece.box.x1 / width)
                )
            elif len(touched) == 1:
                texts[touched[0]].append(piece.text)
                low, high = reach[touched[0]]
                reach[touched[0]] = (min(low, piece.box.x0), max(high, piece.box.x1))
            else:
                for word in piece.words:
                    near = min(touched, key=lambda r: _gap(spans[r], word.box))
                    texts[near].append(word.text)
    found = [
        ColumnLesson(
            role.value, " ".join(texts[role]), reach[role][0] / width, reach[role][1] / width
        )
        for role in spans
    ]
    return sorted([*found, *others], key=lambda c: (c.x0 + c.x1) / 2)


def _gap(span: tuple[float, float], box: Box) -> float:
    if box.x1 < span[0]:
        return span[0] - box.x1
    if box.x0 > span[1]:
        return box.x0 - span[1]
    return -min(span[1], box.x1) + max(span[0], box.x0)
