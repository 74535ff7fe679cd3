# SPDX-License-Identifier: AGPL-3.0-or-later
"""Parts of a page that a person marks: read as a table, or as values for a column of rows. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from desktop.domain.errors import InvalidValue
from desktop.domain.fields import FieldKind, kind_of, row_path
from desktop.domain.page import Box, PageText
from desktop.domain.reading import FieldReading
from desktop.domain.region import RegionCell, RegionTable
from desktop.readers.conventions import DocumentConventions
from desktop.readers.table_region import read_column, read_region, spans_of
from desktop.workflows.requests import Table
from desktop.workflows.row_changes import NewCell, PutCells

_NUMBERS = (FieldKind.AMOUNT, FieldKind.QUANTITY, FieldKind.RATE)


@dataclass(frozen=True, slots=True)
class ColumnFill:
    """Values for a column from its focused row down, and the words that were none."""

    change: PutCells
    left_out: tuple[str, ...] = ()


def region_table(
    evidence: Mapping[str, FieldReading],
    pages: Sequence[PageText],
    conventions: DocumentConventions,
    page: int,
    box: Box,
) -> RegionTable:
    """The table that stands in a box of a page (from 1); InvalidValue when none does."""
    found = read_region(_page(pages, page), box, conventions, _known_columns(evidence, page))
    if not found.rows:
        raise InvalidValue(
            "No table was found there.", "Draw the box around whole rows, with their amounts."
        )
    return found


def column_fill(
    evidence: Mapping[str, FieldReading],
    pages: Sequence[PageText],
    conventions: DocumentConventions,
    table: Table,
    column: str,
    first_row: int,
    page: int,
    box: Box,
) -> ColumnFill:
    """A value for each line in the box, for the rows from `first_row` down.

    Where the rows' other cells stand beside the box, each value goes to the row that it stands
    in, so that a row without one stays as it is. InvalidValue when there is no value in the box.
    """
    kind = kind_of(row_path(table, 0, column))
    cells = read_column(_page(pages, page), box, conventions)
    fitting = [cell for cell in cells if cell.value(kind) is not None]
    left_out = tuple(cell.text for cell in cells if cell.value(kind) is None)
    if not fitting:
        what = "numbers" if kind in _NUMBERS else "words"
        raise InvalidValue(f"There are no {what} in the box.", "Draw it around the column.")
    bands = _bands(evidence, table, column, first_row, page)
    placed = _in_bands(fitting, bands) or [(first_row + n, [c]) for n, c in enumerate(fitting)]
    values: dict[tuple[int, str], NewCell] = {}
    for row, found in placed:
        cell = found[0] if len(found) == 1 else _together(found)
        path = row_path(table, row, column)
        reading = cell.reading(path, kind)
        if reading is not None:
            values[row, column] = NewCell(reading.value, reading)
    return ColumnFill(PutCells(values), left_out)


def _page(pages: Sequence[PageText], number: int) -> PageText:
    for page in pages:
        if page.number == number and page.words:
            return page
    raise InvalidValue(
        "The words of this page are not known.", "Read the invoice first, or type the values."
    )


def _known_columns(
    evidence: Mapping[str, FieldReading], page: int
) -> dict[str, tuple[float, float]]:
    """Where the line items' columns stand on a page, by what was read of them there."""
    boxes: dict[str, list[Box]] = {}
    for path, reading in evidence.items():
        if path.startswith("line_items[") and reading.page == page and reading.box is not None:
            boxes.setdefault(path.rpartition(".")[2], []).append(reading.box)
    return spans_of(boxes)


def _bands(
    evidence: Mapping[str, FieldReading], table: Table, column: str, first_row: int, page: int
) -> list[tuple[int, float, float]]:
    """Where each row from the first on stands on the page: row, top, and the next row's top."""
    tops: dict[int, float] = {}
    for path, reading in evidence.items():
        if not path.startswith(f"{table}[") or reading.page != page or reading.box is None:
            continue
        row, _, name = path.partition("[")[2].partition("].")
        if int(row) >= first_row and name not in (column, "description"):
            tops[int(row)] = min(tops.get(int(row), reading.box.y0), reading.box.y0)
    rows = sorted(tops)
    if not rows or any(tops[b] <= tops[a] for a, b in pairwise(rows)):
        return []
    ends = [tops[row] for row in rows[1:]] + [float("inf")]
    return [(row, tops[row], end) for row, end in zip(rows, ends, strict=True)]


def _in_bands(
    cells: Sequence[RegionCell], bands: Sequence[tuple[int, float, float]]
) -> list[tuple[int, list[RegionCell]]]:
    """Each row's cells by where they stand; none when some stand beside no row."""
    found: dict[int, list[RegionCell]] = {}
    for cell in cells:
        row = next((r for r, top, end in bands if top - 2 <= cell.box.mid_y < end - 2), None)
        if row is None:
            return []
        found.setdefault(row, []).append(cell)
    # all in the last row's open end: these lines have no rows of their own yet
    if len(found) == 1 and len(cells) > 1:
        return []
    return sorted(found.items())


def _together(cells: Sequence[RegionCell]) -> RegionCell:
    """Lines of one row: the first number, the words of all."""
    first = next((c for c in cells if c.number is not None), cells[0])
    text = " ".join(c.text for c in cells)
    return RegionCell(text, first.number, first.page, Box.around([c.box for c in cells]))
