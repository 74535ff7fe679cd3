# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which fields stand in which group of the form: usual ones in view, the others one click away."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """A group of the form; `more` appear when asked for, or when they need a person.

    Those of them that are `shown_filled` stand in view as soon as they have a value.
    """

    name: str
    main: tuple[str, ...]
    more: tuple[str, ...]
    shown_filled: frozenset[str] = frozenset()


_PARTY_DETAILS = (
    "address.street",
    "address.postal_code",
    "address.city",
    "address.state",
    "address.country",
    "tax_number",
    "legal_id",
    "email",
    "phone",
)
_ACCOUNT = ("account_number", "bank_name")

SECTIONS: tuple[Section, ...] = (
    Section(
        "document",
        ("document_type", "invoice_number", "issue_date", "due_date", "currency"),
        ("purchase_order", "language", "origin", "summary"),
    ),
    Section(
        "supplier",
        ("supplier.name", "supplier.vat_number"),
        ("supplier.address.text", *(f"supplier.{path}" for path in _PARTY_DETAILS)),
        frozenset({"supplier.address.text", "supplier.tax_number"}),
    ),
    Section(
        "buyer",
        ("buyer.name",),
        (
            "buyer.vat_number",
            "buyer.address.text",
            *(f"buyer.{path}" for path in _PARTY_DETAILS),
            "buyer.bank_account.iban",
            "buyer.bank_account.bic",
            *(f"buyer.bank_account.{path}" for path in _ACCOUNT),
        ),
    ),
    Section(
        "amounts",
        ("subtotal", "tax_amount", "total_amount"),
        (
            "line_total",
            "discount",
            "charges",
            "shipping",
            "rounding",
            "amount_paid",
            "amount_due",
        ),
        frozenset({"line_total", "discount", "charges", "amount_paid", "amount_due"}),
    ),
    Section(
        "payment",
        ("supplier.bank_account.iban", "payment_reference"),
        (
            "supplier.bank_account.bic",
            *(f"supplier.bank_account.{path}" for path in _ACCOUNT),
            "payment_terms",
        ),
        frozenset({"supplier.bank_account.bic", "supplier.bank_account.account_number"}),
    ),
)
