# SPDX-License-Identifier: AGPL-3.0-or-later
"""What speaks for a field beside its place on the page: the checks that it passed, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.explanation import RunnerUp
from desktop.domain.finding import Finding, Severity
from desktop.domain.invoice import Invoice
from desktop.domain.money import minor_digits

_ZERO = Decimal(0)
_PARTIES = ("supplier", "buyer")


@dataclass(frozen=True, slots=True)
class FieldProofs:
    """A field's passed checks in words, and what else it could have been."""

    passed: tuple[str, ...] = ()
    runners_up: tuple[RunnerUp, ...] = ()


def passed_checks(invoice: Invoice, findings: Iterable[Finding]) -> dict[str, tuple[str, ...]]:
    """By path, what was worked out and fits; nothing for a field that a rule of the kind broke.

    Only what really was compared is named. Check digits take a while at their first use.
    """
    broken = {
        (finding.rule.partition(".")[0], path)
        for finding in findings
        if finding.severity is not Severity.INFO
        for path in finding.fields
    }
    found: dict[str, list[str]] = {}
    for family, paths, words in (*_sums(invoice), *_tax(invoice), *_numbers(invoice)):
        for path in paths:
            if (family, path) not in broken:
                found.setdefault(path, []).append(words)
    return {path: tuple(dict.fromkeys(words)) for path, words in found.items()}


_Passed = tuple[str, tuple[str, ...], str]


def _sums(invoice: Invoice) -> Iterator[_Passed]:
    cent = _cent(invoice)
    net, tax, total = invoice.subtotal, invoice.tax_amount, invoice.total_amount
    if net is not None and tax is not None and total is not None:
        with_rounding = net + tax + (invoice.rounding or _ZERO)
        if min(abs(net + tax - total), abs(with_rounding - total)) <= cent:
            yield "sums", ("subtotal", "tax_amount", "total_amount"), "net + tax = total"
    amounts = [line.subtotal for line in invoice.line_items]
    known = [amount for amount in amounts if amount is not None]
    target = invoice.line_total if invoice.line_total is not None else net
    whole = bool(known) and len(known) == len(amounts)
    if whole and target is not None and abs(sum(known, _ZERO) - target) <= cent:
        path = "line_total" if invoice.line_total is not None else "subtotal"
        cells = (f"line_items[{n}].subtotal" for n in range(len(amounts)))
        yield "sums", (path, *cells), "the lines add up"
    for number, line in enumerate(invoice.line_items):
        if line.quantity is None or line.unit_price is None or line.subtotal is None:
            continue
        if abs(line.quantity * line.unit_price - line.subtotal) <= cent:
            cells = (f"line_items[{number}].{c}" for c in ("quantity", "unit_price", "subtotal"))
            yield "sums", tuple(cells), "quantity × price = net"
    due, paid = invoice.amount_due, invoice.amount_paid or _ZERO
    if total is not None and due is not None and abs(total - paid - due) <= cent:
        yield "sums", ("amount_due", "amount_paid"), "total − paid = due"


def _tax(invoice: Invoice) -> Iterator[_Passed]:
    cent = _cent(invoice)
    taxes = [line.tax_amount for line in invoice.tax_lines]
    known = [tax for tax in taxes if tax is not None]
    total, whole = invoice.tax_amount, bool(known) and len(known) == len(taxes)
    if whole and total is not None and abs(sum(known, _ZERO) - total) <= cent:
        yield "tax", ("tax_amount",), "the tax lines add up"
    for number, line in enumerate(invoice.tax_lines):
        if line.rate is None or line.taxable_amount is None or line.tax_amount is None:
            continue
        if abs(line.taxable_amount * line.rate / 100 - line.tax_amount) <= cent:
            cells = (f"tax_lines[{number}].{c}" for c in ("rate", "taxable_amount", "tax_amount"))
            yield "tax", tuple(cells), "net × rate = tax"


def _numbers(invoice: Invoice) -> Iterator[_Passed]:
    from desktop.domain.checks.identifiers import bic_is_valid, iban_is_valid, vat_number_is_valid

    for role in _PARTIES:
        party = getattr(invoice, role)
        account = party.bank_account
        if account.iban and iban_is_valid(account.iban):
            yield "identifiers", (f"{role}.bank_account.iban",), "the check digits fit"
        if account.bic and bic_is_valid(account.bic):
            yield "identifiers", (f"{role}.bank_account.bic",), "the form of a BIC"
        if party.vat_number and vat_number_is_valid(party.vat_number):
            yield "identifiers", (f"{role}.vat_number",), "the check digits fit"
    issue, due = invoice.issue_date, invoice.due_date
    if issue is not None and due is not None and due >= issue:
        yield "dates", ("issue_date", "due_date"), "not due before its date"


def _cent(invoice: Invoice) -> Decimal:
    return Decimal(1).scaleb(-minor_digits(invoice.currency))
