# SPDX-License-Identifier: AGPL-3.0-or-later
"""The invoice's fields by path: their kinds and order, and reading and replacing one by path.

A path is dotted, rows in brackets: "invoice_number", "supplier.address.city",
"line_items[0].quantity", "tax_lines[1].rate". Values travel as canonical text (ISO dates, plain
decimals); None means that nothing is there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ValidationError

from desktop.domain.errors import InvalidValue
from desktop.domain.invoice import Invoice, LineItem, TaxLine, plain

M = TypeVar("M", bound=BaseModel)


class FieldKind(StrEnum):
    """How a value is typed, shown, compared and found on a page."""

    TEXT = "text"
    MULTILINE = "multiline"
    NAME = "name"
    IDENTIFIER = "identifier"
    DATE = "date"
    AMOUNT = "amount"
    QUANTITY = "quantity"
    RATE = "rate"
    CURRENCY = "currency"
    CHOICE = "choice"
    IBAN = "iban"
    BIC = "bic"


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """A field of the record that is not in a table row: its path, kind and group in the form."""

    path: str
    kind: FieldKind
    group: Literal["document", "supplier", "buyer", "amounts", "payment"]


def _party(role: Literal["supplier", "buyer"]) -> tuple[FieldSpec, ...]:
    kinds = (
        ("name", FieldKind.NAME),
        ("address.text", FieldKind.MULTILINE),
        ("address.street", FieldKind.TEXT),
        ("address.postal_code", FieldKind.TEXT),
        ("address.city", FieldKind.TEXT),
        ("address.state", FieldKind.TEXT),
        ("address.country", FieldKind.TEXT),
        ("vat_number", FieldKind.IDENTIFIER),
        ("tax_number", FieldKind.IDENTIFIER),
        ("legal_id", FieldKind.IDENTIFIER),
        ("email", FieldKind.TEXT),
        ("phone", FieldKind.TEXT),
        ("bank_account.iban", FieldKind.IBAN),
        ("bank_account.bic", FieldKind.BIC),
        ("bank_account.account_number", FieldKind.IDENTIFIER),
        ("bank_account.bank_name", FieldKind.TEXT),
    )
    return tuple(FieldSpec(f"{role}.{path}", kind, role) for path, kind in kinds)


FIELDS: tuple[FieldSpec, ...] = (
    FieldSpec("document_type", FieldKind.CHOICE, "document"),
    FieldSpec("invoice_number", FieldKind.IDENTIFIER, "document"),
    FieldSpec("issue_date", FieldKind.DATE, "document"),
    FieldSpec("due_date", FieldKind.DATE, "document"),
    FieldSpec("currency", FieldKind.CURRENCY, "document"),
    FieldSpec("purchase_order", FieldKind.IDENTIFIER, "document"),
    FieldSpec("payment_reference", FieldKind.IDENTIFIER, "payment"),
    FieldSpec("payment_terms", FieldKind.MULTILINE, "payment"),
    FieldSpec("language", FieldKind.TEXT, "document"),
    FieldSpec("origin", FieldKind.CHOICE, "document"),
    FieldSpec("summary", FieldKind.MULTILINE, "document"),
    *_party("supplier"),
    *_party("buyer"),
    FieldSpec("line_total", FieldKind.AMOUNT, "amounts"),
    FieldSpec("discount", FieldKind.AMOUNT, "amounts"),
    FieldSpec("charges", FieldKind.AMOUNT, "amounts"),
    FieldSpec("shipping", FieldKind.AMOUNT, "amounts"),
    FieldSpec("subtotal", FieldKind.AMOUNT, "amounts"),
    FieldSpec("tax_amount", FieldKind.AMOUNT, "amounts"),
    FieldSpec("rounding", FieldKind.AMOUNT, "amounts"),
    FieldSpec("total_amount", FieldKind.AMOUNT, "amounts"),
    FieldSpec("amount_paid", FieldKind.AMOUNT, "amounts"),
    FieldSpec("amount_due", FieldKind.AMOUNT, "amounts"),
)
"""All fields outside table rows, in the order of the form."""

LINE_ITEM_KINDS: dict[str, FieldKind] = {
    "reference": FieldKind.IDENTIFIER,
    "name": FieldKind.NAME,
    "description": FieldKind.TEXT,
    "quantity": FieldKind.QUANTITY,
    "unit": FieldKind.TEXT,
    "unit_price": FieldKind.AMOUNT,
    "subtotal": FieldKind.AMOUNT,
    "tax_rate": FieldKind.RATE,
    "tax_category": FieldKind.TEXT,
    "tax_amount": FieldKind.AMOUNT,
    "total_amount": FieldKind.AMOUNT,
}
TAX_LINE_KINDS: dict[str, FieldKind] = {
    "rate": FieldKind.RATE,
    "category": FieldKind.TEXT,
    "exemption_reason": FieldKind.TEXT,
    "taxable_amount": FieldKind.AMOUNT,
    "tax_amount": FieldKind.AMOUNT,
}
HEADER_PATHS: tuple[str, ...] = (
    "supplier.name",
    "supplier.vat_number",
    "invoice_number",
    "issue_date",
    "due_date",
    "currency",
    "subtotal",
    "tax_amount",
    "total_amount",
    "supplier.bank_account.iban",
    "buyer.name",
)
"""The fields that make up an invoice's overall confidence in lists."""

_KINDS = {spec.path: spec.kind for spec in FIELDS}
_ROW = re.compile(r"^(line_items|tax_lines)\[(\d{1,5})\]\.([a-z_]+)$")
_ROWS: dict[str, tuple[type[LineItem] | type[TaxLine], dict[str, FieldKind]]] = {
    "line_items": (LineItem, LINE_ITEM_KINDS),
    "tax_lines": (TaxLine, TAX_LINE_KINDS),
}


def kind_of(path: str) -> FieldKind:
    """The kind of the field at `path`; KeyError when there is no such field."""
    row = _ROW.match(path)
    if row:
        return _ROWS[row[1]][1][row[3]]
    if path.startswith("other."):
        return FieldKind.TEXT
    return _KINDS[path]


def row_path(table: Literal["line_items", "tax_lines"], row: int, column: str) -> str:
    """The path of one cell, rows counted from 0."""
    return f"{table}[{row}].{column}"


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
    row = _ROW.match(path)
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
    row = _ROW.match(path)
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
