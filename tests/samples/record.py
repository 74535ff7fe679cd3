# SPDX-License-Identifier: AGPL-3.0-or-later
"""Builders of a sample's truth: the canonical record as plain JSON values, and printed numbers."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

Json = dict[str, Any]

# (thousands mark, decimal mark)
MARKS = {
    "de": (".", ","),
    "fr": ("\u00a0", ","),
    "en": (",", "."),
    "ch": ("'", "."),
}


def cents(value: Decimal | str) -> Decimal:
    """Rounded half up to two places."""
    return Decimal(value).quantize(Decimal("0.01"), ROUND_HALF_UP)


def number(value: str | Decimal, style: str, places: int | None = None) -> str:
    """A decimal string as it is printed; `in` groups by lakh and crore."""
    amount = Decimal(value)
    if places is not None:
        amount = amount.quantize(Decimal(1).scaleb(-places))
    whole, _, rest = format(abs(amount), "f").partition(".")
    thousands, point = MARKS["en" if style == "in" else style]
    head, groups = whole[:-3], [whole[-3:]]
    step = 2 if style == "in" else 3
    while head:
        groups.insert(0, head[-step:])
        head = head[:-step]
    sign = "-" if amount < 0 else ""
    return sign + thousands.join(groups) + (point + rest if rest else "")


def address(
    street: str,
    postal_code: str | None,
    city: str,
    *,
    country: str | None = None,
    state: str | None = None,
    printed: Sequence[str] = (),
) -> Json:
    """A postal address; `printed` are its lines where they aren't street and "code city"."""
    text = "\n".join(printed) if printed else f"{street}\n{postal_code} {city}"
    return {
        "text": text,
        "street": street,
        "city": city,
        "postal_code": postal_code,
        "state": state,
        "country": country,
    }


def bank(iban: str | None = None, bic: str | None = None, **other: str) -> Json:
    """A bank account."""
    return {
        "iban": iban,
        "bic": bic,
        "account_number": other.get("account_number"),
        "bank_name": other.get("bank_name"),
    }


def party(name: str, where: Json, **given: Any) -> Json:
    """A supplier or buyer; what isn't given is not on the page."""
    keys = ("vat_number", "tax_number", "legal_id", "email", "phone")
    unknown = set(given) - {*keys, "bank_account"}
    if unknown:
        raise ValueError(f"no such field: {unknown}")
    return {
        "name": name,
        "address": where,
        **{key: given.get(key) for key in keys},
        "bank_account": given.get("bank_account") or bank(),
    }


def line(
    name: str,
    quantity: str | None,
    unit: str | None,
    unit_price: str | None,
    *,
    description: str | None = None,
    reference: str | None = None,
    tax_rate: str | None = None,
    off: str | None = None,
    **given: str,
) -> Json:
    """A line item; its subtotal is quantity by price less `off` percent, in cents."""
    subtotal = given.get("subtotal")
    if subtotal is None:
        exact = Decimal(quantity or "1") * Decimal(unit_price or "0")
        subtotal = str(cents(exact * (100 - Decimal(off or "0")) / 100))
    return {
        "reference": reference,
        "name": name,
        "description": description,
        "quantity": quantity,
        "unit": unit,
        "unit_price": unit_price,
        "subtotal": subtotal,
        "tax_rate": tax_rate,
        "tax_category": given.get("tax_category"),
        "tax_amount": given.get("tax_amount"),
        "total_amount": given.get("total_amount"),
    }


def tax_line(rate: str, taxable: str | Decimal | None, **given: str | None) -> Json:
    """One rate of the breakdown; the tax is computed unless it is given."""
    amount = given.get("tax_amount")
    if amount is None and taxable is not None:
        amount = str(cents(Decimal(taxable) * Decimal(rate) / 100))
    return {
        "rate": rate,
        "category": given.get("category"),
        "exemption_reason": given.get("exemption_reason"),
        "taxable_amount": None if taxable is None else str(taxable),
        "tax_amount": amount,
    }


def sum_of(lines: Sequence[Json], rate: str | None = None) -> Decimal:
    """Sum of the lines' subtotals, of one tax rate when it is named."""
    wanted = [item for item in lines if rate is None or item["tax_rate"] == rate]
    return sum((Decimal(item["subtotal"]) for item in wanted), Decimal("0.00"))


def invoice(**given: Any) -> Json:
    """The whole record; fields that aren't given are null, which means: not on the page."""
    record: Json = {
        "document_type": "invoice",
        "language": None,
        "origin": "computerized",
        "invoice_number": None,
        "issue_date": None,
        "due_date": None,
        "currency": None,
        "purchase_order": None,
        "payment_reference": None,
        "payment_terms": None,
        "other": {},
        "supplier": None,
        "buyer": None,
        "line_items": [],
        "tax_lines": [],
        "line_total": None,
        "discount": None,
        "charges": None,
        "shipping": None,
        "subtotal": None,
        "rounding": None,
        "tax_amount": None,
        "total_amount": None,
        "amount_paid": None,
        "amount_due": None,
        "summary": None,
    }
    unknown = set(given) - set(record)
    if unknown:
        raise ValueError(f"no such field: {unknown}")
    return record | {
        key: str(value) if isinstance(value, Decimal) else value for key, value in given.items()
    }


def wrapped_iban(iban: str) -> str:
    """An IBAN in groups of four, as it is printed."""
    return " ".join(iban[i : i + 4] for i in range(0, len(iban), 4))
