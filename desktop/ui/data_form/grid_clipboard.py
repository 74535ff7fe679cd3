# SPDX-License-Identifier: AGPL-3.0-or-later
"""Blocks of cells from and for a spreadsheet: the clipboard's text as rows, and as values."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from desktop.domain.errors import InvalidValue
from desktop.domain.fields import FieldKind, row_path
from desktop.ui.languages import said
from desktop.ui.wording import Wording, field_name
from desktop.workflows.columns import harmless
from desktop.workflows.requests import Table
from desktop.workflows.row_changes import NewCell

MAX_CELLS = 200_000
NUMBERS = (FieldKind.AMOUNT, FieldKind.QUANTITY, FieldKind.RATE)
_SYMBOL = r"[A-Z]{0,3}[^\w\s.,'’()+−%-]"
_MONEY = re.compile(
    rf"^(?:[A-Z]{{3}}(?=[\s\d-])|{_SYMBOL}|Rs\.?|RM)\s*|\s*(?:[A-Z]{{3}}|{_SYMBOL})$"
)
_FIGURE = re.compile(r"[+−-]?[\d.,'’\s]+%?")
_THOUSANDS = re.compile(r"\d,\d{3}(?!\d)")


def _tr(text: str) -> str:
    return QCoreApplication.translate("grid_clipboard", text)


def rows_of_text(text: str) -> list[list[str]]:
    """The cells of a pasted text: tabs as spreadsheets write them, else CSV, else lines.

    Cells in quotes may hold line breaks. Empty rows at the end are left out.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    mark = _separator(text)
    if mark is None:
        rows = [[line] for line in text.split("\n")]
    else:
        rows = [list(row) for row in csv.reader(io.StringIO(text), delimiter=mark)]
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    width = max((len(row) for row in rows), default=0)
    return [[_own(cell) for cell in row] + [""] * (width - len(row)) for row in rows]


def _separator(text: str) -> str | None:
    """What parts the cells; None when each line is one cell."""
    if "\t" in text:
        return "\t"
    lines = [line for line in text.split("\n") if line.strip()]
    for mark in (";", ","):
        counts = {line.count(mark) for line in lines if '"' not in line}
        if mark == "," and _THOUSANDS.search(text) and '"' not in text:
            continue
        if counts and 0 not in counts and len(counts) == 1 and len(lines) > 1:
            return mark
        if '"' in text and all(mark in line for line in lines):
            return mark
    return None


def text_of_rows(rows: Sequence[Sequence[str]]) -> str:
    """Cells as a spreadsheet takes them: tabs between them, quotes where a cell needs them.

    A text that a spreadsheet would take for a formula gets an apostrophe, as in an export.
    """
    written = io.StringIO()
    writer = csv.writer(written, delimiter="\t", lineterminator="\n")
    writer.writerows([_text_alone(cell) for cell in row] for row in rows)
    return written.getvalue()


def _text_alone(cell: str) -> str:
    return cell if _FIGURE.fullmatch(cell) else harmless(cell)


def _own(cell: str) -> str:
    """A cell as it was before `_text_alone`."""
    bare = cell[1:]
    return bare if cell.startswith("'") and _text_alone(bare) == cell else cell


def values_of(
    rows: Sequence[Sequence[str]],
    columns: Sequence[str],
    table: Table,
    kinds: Mapping[str, FieldKind],
    wording: Wording,
    first_row: int,
) -> list[dict[str, NewCell]]:
    """Each row's values by column, numbers in the person's habit.

    InvalidValue names the first cell that holds none, and where it would have stood.
    """
    width = max((len(row) for row in rows), default=0)
    if sum(len(row) for row in rows) > MAX_CELLS:
        raise InvalidValue(
            _tr("The block is too large to be pasted."), _tr("Paste it in several parts.")
        )
    if width > len(columns):
        raise InvalidValue(
            _tr("The block has {n} columns, but from here on there are {m}.").format(
                n=width, m=len(columns)
            ),
            _tr("Show all columns, or paste further left."),
        )
    values: list[dict[str, NewCell]] = []
    for number, row in enumerate(rows):
        cells: dict[str, NewCell] = {}
        for column, text in zip(columns, row, strict=False):
            try:
                cells[column] = NewCell(value_of(kinds[column], text, wording))
            except InvalidValue as error:
                where = field_name(row_path(table, first_row + number, column), whole=True)
                raise InvalidValue(
                    f"{where}: {said(error.title)}",
                    f"{said(error.advice)} " + _tr("Nothing was pasted."),
                ) from error
        values.append(cells)
    return values


def value_of(kind: FieldKind, text: str, wording: Wording) -> str | None:
    """A pasted cell's canonical value; a currency beside a number is no part of it."""
    text = text.strip()
    if kind not in NUMBERS or not text:
        return wording.canonical(kind, text)
    negative = text.startswith("(") and text.endswith(")")
    bare = _MONEY.sub("", text.strip("()").strip()).strip()
    try:
        value = wording.canonical(kind, bare)
    except InvalidValue:
        # refused in the words that stand there
        value = wording.canonical(kind, text)
    return f"-{value}" if negative and value and not value.startswith("-") else value
