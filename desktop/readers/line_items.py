# SPDX-License-Identifier: AGPL-3.0-or-later
"""Line items from words with boxes: tables by their headings, else lists of lines that add up."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from desktop.domain.fields import row_path
from desktop.domain.invoice import MAX_LINES, LineItem
from desktop.domain.page import Box, PageText
from desktop.domain.reading import FieldReading
from desktop.readers.conventions import DocumentConventions
from desktop.readers.layout import (
    TextLine,
    is_sideways,
    level,
    lines_of,
    tilt,
    visible_words,
)
from desktop.readers.line_cells import item_cells, plan_of
from desktop.readers.table_choice import Table, continue_table, join, read_table
from desktop.readers.table_header import TableHeader, find_headers
from desktop.readers.table_labels import is_sum_label
from desktop.readers.table_plain import read_plain
from desktop.readers.table_sums import Printed, adds_up


@dataclass(frozen=True, slots=True)
class LinesReading:
    """Line items with the place of every cell.

    `readings` have paths like "line_items[0].quantity". `regions` is the area of the table by
    page number. `line_total` is what the items' amounts add up to, `adds_up` whether that sum (or
    it with the discounts and charges below the items) is printed elsewhere in the document.
    `adjustments` are rows below the items that are discounts or charges on the whole document:
    their printed words and amounts, sign as printed. `confidence` is for the table as a whole.
    """

    items: tuple[LineItem, ...] = ()
    readings: tuple[FieldReading, ...] = ()
    regions: Mapping[int, Box] = field(default_factory=dict)
    line_total: Decimal | None = None
    adds_up: bool = False
    adjustments: tuple[tuple[str, Decimal], ...] = ()
    confidence: float = 0.0


Headings = Callable[[Sequence[TextLine], Sequence[Box]], list[TableHeader]]
"""Finds the headings of tables among a page's lines and ruled lines, top to bottom."""

Lines = Sequence[Sequence[TextLine]]
"""The lines of each page, top to bottom, level."""


def read_lines(
    pages: Sequence[PageText],
    conventions: DocumentConventions,
    headings: Headings = find_headers,
    chosen: Callable[[Lines], Lines] | None = None,
) -> LinesReading:
    """The document's line items, in print order; an empty reading when there are none.

    Items are looked for in the `chosen` lines alone, sums in all of them; the headings are then
    trusted even where nothing adds up.

    Sub-totals, carried-over sums, repeated headings and group totals are left out. Which columns
    mean what follows from their headings, from quantity times price, and from the sums printed
    elsewhere.
    """
    levelled = [level(page) for page in pages]
    slopes = {page.number: slope for page, slope in levelled if slope}
    reading = _read([page for page, _ in levelled], conventions, headings, chosen)
    return _tilted(reading, slopes) if slopes else reading


def _tilted(reading: LinesReading, slopes: Mapping[int, float]) -> LinesReading:
    """Boxes back to where they stand on skewed pages."""
    return replace(
        reading,
        readings=tuple(
            replace(r, box=tilt(r.box, slopes.get(r.page, 0.0))) if r.box and r.page else r
            for r in reading.readings
        ),
        regions={n: tilt(box, slopes.get(n, 0.0)) for n, box in reading.regions.items()},
    )


def _read(
    pages: Sequence[PageText],
    conventions: DocumentConventions,
    headings: Headings,
    chosen: Callable[[Lines], Lines] | None,
) -> LinesReading:
    lines: Lines = [
        lines_of([w for w in visible_words(page) if not is_sideways(w)], page.number)
        for page in pages
    ]
    printed = _printed_amounts(lines, conventions)
    if chosen is not None:
        lines = chosen(lines)
    tables = _tables(pages, lines, conventions, printed, headings)
    table = _best(tables, printed)
    if table is not None and (table.agreeing > 0 or _matches(table, printed)):
        return _reading(table, conventions, printed)
    if table is not None and chosen is not None:
        return _reading(table, conventions, printed)
    plain = read_plain(lines, conventions)
    if plain is not None and (table is None or len(plain.rows) > 1):
        return _reading(plain, conventions, printed)
    return _reading(table, conventions, printed) if table is not None else LinesReading()


def _printed_amounts(
    lines: Sequence[Sequence[TextLine]], conventions: DocumentConventions
) -> Printed:
    """Every number that some word or piece of a line prints, with its places."""
    found: dict[Decimal, list[tuple[int, float]]] = {}
    sums: dict[Decimal, list[tuple[int, float]]] = {}
    for line in (line for page in lines for line in page):
        here = (line.page, line.box.mid_y)
        pieces = line.pieces(0.6)
        texts = [w.text for w in line.words if len(w.text) < 24]
        texts += [p.text for p in pieces if 1 < len(p.words) < 6]
        values = {
            value
            for text in texts
            if any(map(str.isdigit, text)) and (value := conventions.amount(text)) is not None
        }
        called = bool(values) and any(is_sum_label(p.text) for p in pieces)
        for value in values:
            found.setdefault(value, []).append(here)
            if called:
                sums.setdefault(value, []).append(here)
    return Printed(found, sums)


def _tables(
    pages: Sequence[PageText],
    lines: Sequence[Sequence[TextLine]],
    conventions: DocumentConventions,
    printed: Printed,
    headings: Headings,
) -> list[Table]:
    """Every table that lists items, each over all its pages."""
    tables: list[Table] = []
    open_table: Table | None = None
    waiting: TableHeader | None = None
    for page, page_lines in zip(pages, lines, strict=True):
        headers = headings(page_lines, page.rules)
        top = page_lines[: headers[0].first] if headers else page_lines
        if waiting is not None:
            # a heading at the foot of a page, its items at the top of the next
            open_table = read_table(page, top, waiting, conventions, printed)
            tables += [open_table] if open_table is not None else []
        elif open_table is not None and not any(h.like(open_table.grid.header) for h in headers):
            continue_table(open_table, page, top, conventions)
        if open_table is not None and (open_table.ended or headers):
            open_table = None
        waiting = None
        for n, header in enumerate(headers):
            if not header.lists_items:
                continue
            last = n + 1 == len(headers)
            end = len(page_lines) if last else headers[n + 1].first
            below = page_lines[header.last + 1 : end]
            table = read_table(page, below, header, conventions, printed)
            if table is None:
                waiting = header if last and header.box.y0 > 0.6 * page.height else None
                continue
            home = _same_heading(tables, header)
            if home is not None:
                table = join([home, table])
            else:
                tables.append(table)
            open_table = table if last and not table.ended else None
    return tables


def _same_heading(tables: Sequence[Table], header: TableHeader) -> Table | None:
    """An earlier table that this heading continues: the same columns, and no sum in between."""
    for table in reversed(tables):
        if header.like(table.grid.header):
            return table
    return None


def _matches(table: Table, printed: Printed) -> bool:
    total = table.total
    single = len(table.rows) == 1 and table.agreeing == 0
    # one number may be anywhere by chance: it has to be called a sum
    if adds_up(total, printed.sums if single else printed.all, table.rows):
        return True
    extra = [r.number(table.columns.amount) or Decimal(0) for r in table.adjustments]
    rows = table.rows + table.adjustments
    return bool(extra) and adds_up(total + sum(extra, Decimal(0)), printed.all, rows)


def _best(tables: Sequence[Table], printed: Printed) -> Table | None:
    if not tables:
        return None
    best = max(tables, key=lambda t: t.weight + 2.5 * _matches(t, printed))
    if not _matches(best, printed):
        # items in several lists (labour, material): together they add up
        full = [t for t in tables if t.agreeing > 0.5 or t is best]
        total = sum((t.total for t in full), Decimal(0))
        if len(full) > 1 and adds_up(total, printed.all, [r for t in full for r in t.rows]):
            return join(full)
    return best


def _reading(table: Table, conventions: DocumentConventions, printed: Printed) -> LinesReading:
    agrees = _matches(table, printed)
    plan = plan_of(table)
    items: list[LineItem] = []
    readings: list[FieldReading] = []
    for number, row in enumerate(table.rows[:MAX_LINES]):
        cells = item_cells(plan, row, conventions, sums_agree=agrees)
        items.append(LineItem.model_validate({name: r.value for name, r in cells.items()}))
        readings.extend(
            FieldReading(
                row_path("line_items", number, name),
                r.value,
                r.text,
                r.source,
                r.confidence,
                r.page,
                r.box,
                label=r.label,
            )
            for name, r in cells.items()
        )
    amounts = [i.subtotal for i in items if i.subtotal is not None]
    total = sum(amounts, Decimal(0)) if len(amounts) == len(items) else None
    sure = [r.confidence for r in readings if r.path.endswith(".subtotal")]
    return LinesReading(
        items=tuple(items),
        readings=tuple(readings),
        regions=table.regions,
        line_total=total,
        adds_up=agrees,
        adjustments=tuple(
            (row.anchor.line.text, value)
            for row in table.adjustments
            if (value := row.number(table.columns.amount)) is not None
        ),
        confidence=sum(sure) / len(sure) if sure else 0.0,
    )
