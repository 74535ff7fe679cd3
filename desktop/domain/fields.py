# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reading and replacing the record's values by path; kinds and order of fields: `field_kinds`.

A path is dotted, rows in brackets: "invoice_number", "supplier.address.city",
"line_items[0].quantity", "tax_lines[1].rate". Values travel as canonical text (ISO dates, plain
decimals); None means that nothing is there.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from desktop.domain.errors import InvalidValue
from desktop.domain.field_kinds import (
    FIELDS,
    HEADER_PATHS,
    LINE_ITEM_KINDS,
    ROW_PATH,
    TAX_LINE_KINDS,
    FieldKind,
    FieldSpec,
    kind_of,
    row_path,
)
from desktop.domain.invoice import Invoice, LineItem, TaxLine, plain

__all__ = [
    "FIELDS",
    "HEADER_PATHS",
    "LINE_ITEM_KINDS",
    "TAX_LINE_KINDS",
    "FieldKind",
    "FieldSpec",
    "as_text",
    "get_text",
    "get_value",
    "kind_of",
    "row_path",
    "walk",
    "with_text",
]

M = TypeVar("M", bound=BaseModel)

_ROWS: dict[str, tuple[type[LineItem] | type[TaxLine], dict[str, FieldKind]]] = {
    "line_items": (LineItem, LINE_ITEM_KINDS),
    "tax_lines": (TaxLine, TAX_LINE_KINDS),
}


def as_text(value: Any) -> str | None:
    """Canonical text of a leaf value: ISO date, plain decimal, enum value."""
    if value is None:
        return None
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    return str(value)


def get_text(invoice: Invoice, path: str) -> str | None:
    """Canonical text of the field at `path`, None when missing or the row isn't there."""
    return as_text(get_value(invoice, path))


def get_value(invoice: Invoice, path: str) -> Any:
    """The typed value at `path`; None when missing or the row isn't there; KeyError on no field."""
    kind_of(path)
    row = ROW_PATH.match(path)
    if row:
        rows = getattr(invoice, row[1])
        index = int(row[2])
        return getattr(rows[index], row[3]) if index < len(rows) else None
    if path.startswith("other."):
        return invoice.other.get(path.removeprefix("other."))
    node: Any = invoice
    for part in path.split("."):
        node = getattr(node, part)
    return node


def with_text(invoice: Invoice, path: str, text: str | None) -> Invoice:
    """A copy with the field at `path` set from canonical text, None to empty it.

    A row index equal to the number of rows appends a row. Raises InvalidValue when the text is
    not of the field's kind, KeyError when there is no such field or row.
    """
    kind_of(path)
    try:
        return _with_text(invoice, path, text)
    except ValidationError as error:
        raise InvalidValue(
            f"“{(text or '')[:60]}” is not a value for this field.",
            _advice(kind_of(path)),
        ) from error


def _with_text(invoice: Invoice, path: str, text: str | None) -> Invoice:
    row = ROW_PATH.match(path)
    if row:
        model, _ = _ROWS[row[1]]
        rows = list(getattr(invoice, row[1]))
        index = int(row[2])
        if index > len(rows):
            raise KeyError(path)
        if index == len(rows):
            rows.append(model())
        rows[index] = _replaced(rows[index], row[3], text)
        return _checked(invoice, {row[1]: tuple(rows)})
    if path.startswith("other."):
        other = dict(invoice.other)
        name = path.removeprefix("other.")
        if text is None or not text.strip():
            other.pop(name, None)
        else:
            other[name] = text
        return _checked(invoice, {"other": other})
    return _replaced_deep(invoice, path.split("."), text)


def _replaced_deep(node: M, parts: list[str], text: str | None) -> M:
    if len(parts) == 1:
        return _replaced(node, parts[0], text)
    child = _replaced_deep(getattr(node, parts[0]), parts[1:], text)
    return _checked(node, {parts[0]: child})


def _replaced(node: M, name: str, text: str | None) -> M:
    return _checked(node, {name: text})


def _checked(node: M, changes: dict[str, Any]) -> M:
    """A validated copy: model_copy alone would skip validation."""
    values = {name: getattr(node, name) for name in type(node).model_fields}
    return type(node).model_validate({**values, **changes})


def _advice(kind: FieldKind) -> str:
    return {
        FieldKind.DATE: "Enter a date, for example 2026-03-31.",
        FieldKind.AMOUNT: "Enter an amount, for example 1234.50.",
        FieldKind.QUANTITY: "Enter a number, for example 2.5.",
        FieldKind.RATE: "Enter a rate in percent, for example 19.",
        FieldKind.CURRENCY: "Enter a currency's three letters, for example EUR.",
        FieldKind.CHOICE: "Choose one of the listed values.",
    }.get(kind, "Enter a shorter text.")


def walk(invoice: Invoice) -> Iterator[tuple[str, str]]:
    """Every filled leaf as (path, canonical text), header fields first, then rows in order."""
    for spec in FIELDS:
        text = get_text(invoice, spec.path)
        if text is not None:
            yield spec.path, text
    for name in sorted(invoice.other):
        yield f"other.{name}", invoice.other[name]
    for table, (_, kinds) in _ROWS.items():
        for index, row in enumerate(getattr(invoice, table)):
            for column in kinds:
                text = as_text(getattr(row, column))
                if text is not None:
                    yield f"{table}[{index}].{column}", text
