# SPDX-License-Identifier: AGPL-3.0-or-later
"""The workspace's own company is the buyer, never the supplier."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.checks.check_input import CheckInput
from desktop.domain.finding import Finding, Severity
from desktop.domain.match_keys import supplier_key


def check_parties(subject: CheckInput) -> Iterator[Finding]:
    """Own name, tax id or IBAN found in the supplier's fields; both parties being the same."""
    supplier, buyer, own = subject.invoice.supplier, subject.invoice.buyer, subject.own
    own_names = {supplier_key(name) for name in own.names} - {""}
    own_fields = []
    if supplier.name and supplier_key(supplier.name) in own_names:
        own_fields.append("supplier.name")
    for path, value in (
        ("supplier.vat_number", supplier.vat_number),
        ("supplier.tax_number", supplier.tax_number),
        ("supplier.bank_account.iban", supplier.bank_account.iban),
    ):
        if own.owns_id(value):
            own_fields.append(path)
    if own_fields:
        yield Finding(
            "parties.own_company",
            Severity.ERROR,
            tuple(own_fields),
            "This is the workspace's own company; it cannot be the supplier of its own bills.",
        )
    if supplier.name and buyer.name and supplier_key(supplier.name) == supplier_key(buyer.name):
        yield Finding(
            "parties.same",
            Severity.WARNING,
            ("supplier.name", "buyer.name"),
            "Supplier and buyer have the same name.",
        )
