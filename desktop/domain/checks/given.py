# SPDX-License-Identifier: AGPL-3.0-or-later
"""Does the document say what was stated when it was brought in?"""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import fuzz

from desktop.domain.checks.check_input import CheckInput
from desktop.domain.finding import Finding, Severity, figure
from desktop.domain.match_keys import identifier_key, number_key, supplier_key

_SAME_NAME = 85


def check_given(subject: CheckInput) -> Iterator[Finding]:
    """Supplier, tax id, number, date and amount as given against as read."""
    given, invoice = subject.given, subject.invoice
    supplier = invoice.supplier
    if given.supplier and supplier.name:
        likeness = fuzz.token_set_ratio(supplier_key(given.supplier), supplier_key(supplier.name))
        if likeness < _SAME_NAME:
            yield _differs("supplier", "supplier.name", given.supplier, supplier.name)
    if given.tax_id and (supplier.vat_number or supplier.tax_number):
        read = [n for n in (supplier.vat_number, supplier.tax_number) if n]
        if identifier_key(given.tax_id) not in {identifier_key(n) for n in read}:
            path = "supplier.vat_number" if supplier.vat_number else "supplier.tax_number"
            yield _differs("tax id", path, given.tax_id, read[0])
    if (
        given.number
        and invoice.invoice_number
        and number_key(given.number) != number_key(invoice.invoice_number)
    ):
        yield _differs("invoice number", "invoice_number", given.number, invoice.invoice_number)
    if given.date and invoice.issue_date and given.date != invoice.issue_date:
        yield _differs("issue date", "issue_date", figure(given.date), figure(invoice.issue_date))
    if given.amount is not None:
        totals = [t for t in (invoice.total_amount, invoice.amount_due) if t is not None]
        if totals and abs(given.amount) not in {abs(t) for t in totals}:
            yield _differs("amount", "total_amount", figure(given.amount), figure(totals[0]))


def _differs(what: str, path: str, given: str, read: str) -> Finding:
    return Finding(
        f"given.{what.replace(' ', '_')}",
        Severity.WARNING,
        (path,),
        f"The {what} given at intake is “{given[:80]}”, but the document says “{read[:80]}”.",
    )
