# SPDX-License-Identifier: AGPL-3.0-or-later
"""The invoice's fields by path: their kinds and their order, without the record."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


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
ROW_PATH = re.compile(r"^(line_items|tax_lines)\[(\d{1,5})\]\.([a-z_]+)$")
ROW_KINDS: dict[str, dict[str, FieldKind]] = {
    "line_items": LINE_ITEM_KINDS,
    "tax_lines": TAX_LINE_KINDS,
}


def kind_of(path: str) -> FieldKind:
    """The kind of the field at `path`; KeyError when there is no such field."""
    row = ROW_PATH.match(path)
    if row:
        return ROW_KINDS[row[1]][row[3]]
    if path.startswith("other."):
        return FieldKind.TEXT
    return _KINDS[path]


def row_path(table: Literal["line_items", "tax_lines"], row: int, column: str) -> str:
    """The path of one cell, rows counted from 0."""
    return f"{table}[{row}].{column}"
