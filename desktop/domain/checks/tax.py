# SPDX-License-Identifier: AGPL-3.0-or-later
"""Does the tax fit its rates? (EN 16931 BR-CO-14, BR-CO-17)"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from desktop.domain.checks.check_input import CheckInput
from desktop.domain.checks.tolerance import cent
from desktop.domain.fields import row_path
from desktop.domain.finding import Finding, Severity, figure
from desktop.domain.invoice import Invoice
from desktop.domain.money import rounded

_ZERO = Decimal(0)


def check_tax(subject: CheckInput) -> Iterator[Finding]:
    """Tax per rate, tax lines to the tax amount, taxable amounts to the subtotal."""
    if not subject.is_invoice:
        return
    invoice = subject.invoice
    unit = cent(invoice)
    yield from _per_rate(invoice, unit)
    yield from _tax_sum(invoice, unit)
    yield from _taxable_sum(invoice, unit)


def _per_rate(invoice: Invoice, unit: Decimal) -> Iterator[Finding]:
    """Tax is taxable amount times rate, rounded once; rounded per line it may differ by half a
    cent for each line, which is allowed too and printed tax stands."""
    slack = max(unit, unit * len(invoice.line_items) / 2)
    for index, line in enumerate(invoice.tax_lines):
        if line.rate is None or line.taxable_amount is None or line.tax_amount is None:
            continue
        expected = line.taxable_amount * line.rate / 100
        if abs(expected - line.tax_amount) <= slack:
            continue
        yield Finding(
            "tax.rate",
            Severity.ERROR,
            tuple(
                row_path("tax_lines", index, c) for c in ("rate", "taxable_amount", "tax_amount")
            ),
            f"{figure(line.rate)} % of {figure(line.taxable_amount)} is "
            f"{figure(rounded(expected, invoice.currency))}, but the tax says "
            f"{figure(line.tax_amount)}.",
        )


def _tax_sum(invoice: Invoice, unit: Decimal) -> Iterator[Finding]:
    amounts = [line.tax_amount for line in invoice.tax_lines]
    if not amounts or any(a is None for a in amounts) or invoice.tax_amount is None:
        return
    total = sum((a for a in amounts if a is not None), _ZERO)
    if abs(total - invoice.tax_amount) <= unit:
        return
    yield Finding(
        "tax.sum",
        Severity.ERROR,
        ("tax_amount", *(row_path("tax_lines", i, "tax_amount") for i in range(len(amounts)))),
        f"The tax lines add up to {figure(total)}, but the tax amount says "
        f"{figure(invoice.tax_amount)}.",
    )


def _taxable_sum(invoice: Invoice, unit: Decimal) -> Iterator[Finding]:
    """Each taxed amount once: CGST and SGST are two lines over the same taxable amount."""
    amounts = [line.taxable_amount for line in invoice.tax_lines]
    if not amounts or any(a is None for a in amounts) or invoice.subtotal is None:
        return
    known = [a for a in amounts if a is not None]
    total = sum(known, _ZERO)
    halves = sum(set(known), _ZERO)
    if min(abs(total - invoice.subtotal), abs(halves - invoice.subtotal)) <= unit:
        return
    if total < invoice.subtotal:
        # an exempt part is often not printed as a tax line
        return
    yield Finding(
        "tax.taxable",
        Severity.WARNING,
        ("subtotal", *(row_path("tax_lines", i, "taxable_amount") for i in range(len(amounts)))),
        f"The taxed amounts add up to {figure(total)}, but the subtotal says "
        f"{figure(invoice.subtotal)}.",
    )
