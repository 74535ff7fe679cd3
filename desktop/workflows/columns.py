# SPDX-License-Identifier: AGPL-3.0-or-later
"""The columns of tables that leave the program, and cells made harmless for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from desktop.domain.fields import (
    FIELDS,
    LINE_ITEM_KINDS,
    TAX_LINE_KINDS,
    as_text,
    get_value,
)
from desktop.domain.invoice import Invoice
from desktop.domain.own_fields import OwnKind, own_path
from desktop.domain.ports import OwnField

Cell = str | Decimal | date | int | None

INVOICE_PATHS: tuple[str, ...] = tuple(spec.path for spec in FIELDS)
LINE_ITEM_COLUMNS: tuple[str, ...] = tuple(LINE_ITEM_KINDS)
TAX_LINE_COLUMNS: tuple[str, ...] = tuple(TAX_LINE_KINDS)

_STARTS_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "|", "%")
_STARTS_HIDDEN = ("\t", "\r", "\n")


def harmless(text: str) -> str:
    """Text that no spreadsheet takes for a formula, now or after saving it once more.

    An apostrophe goes before what could start one, as OWASP advises for CSV injection.
    """
    bare = text.lstrip(" \u00a0\u200b\ufeff")
    if bare.startswith(_STARTS_FORMULA) or bare.startswith(_STARTS_HIDDEN):
        return "'" + text
    return text


def csv_cell(cell: Cell) -> str:
    """A cell of a CSV file: numbers plain, dates ISO 8601, text made harmless."""
    if isinstance(cell, str):
        return harmless(cell)
    if isinstance(cell, int):
        return str(cell)
    return as_text(cell) or ""


def invoice_cells(invoice: Invoice, own_fields: Sequence[OwnField] = ()) -> Iterator[Cell]:
    """The values of INVOICE_PATHS, in that order, and of the own fields behind them."""
    for path in INVOICE_PATHS:
        yield _cell(get_value(invoice, path))
    yield from own_cells(invoice, own_fields)


def own_cells(invoice: Invoice, own_fields: Sequence[OwnField]) -> Iterator[Cell]:
    """The values of the own fields, in their order."""
    for field in own_fields:
        yield _own_cell(invoice.other.get(field.name), field.kind)


def own_titles(own_fields: Sequence[OwnField]) -> tuple[str, ...]:
    """The heads of the own fields' columns: their names, set apart from those of the others."""
    return tuple(own_path(field.name) for field in own_fields)


def line_item_cells(invoice: Invoice) -> Iterator[tuple[Cell, ...]]:
    """For each line item its number (from 1) and the values of LINE_ITEM_COLUMNS."""
    for number, item in enumerate(invoice.line_items, start=1):
        yield number, *(_cell(getattr(item, column)) for column in LINE_ITEM_COLUMNS)


def tax_line_cells(invoice: Invoice) -> Iterator[tuple[Cell, ...]]:
    """For each tax line its number (from 1) and the values of TAX_LINE_COLUMNS."""
    for number, line in enumerate(invoice.tax_lines, start=1):
        yield number, *(_cell(getattr(line, column)) for column in TAX_LINE_COLUMNS)


def _own_cell(text: str | None, kind: OwnKind) -> Cell:
    """Typed as its field is; a value from before the field got this type stays text."""
    try:
        if text is not None and kind == "number":
            value = Decimal(text)
            return value if value.is_finite() else text
        if text is not None and kind == "date":
            return date.fromisoformat(text)
    except (ValueError, InvalidOperation):
        pass
    return text


def _cell(value: object) -> Cell:
    if value is None or isinstance(value, (Decimal, date)):
        return value
    return as_text(value)
