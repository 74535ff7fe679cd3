# SPDX-License-Identifier: AGPL-3.0-or-later
"""Does the tax fit its rates and what it is on? (EN 16931 BR-CO-14, BR-CO-17)"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from desktop.domain.checks.check_input import CheckInput
from desktop.domain.checks.tolerance import cent, graded, same, shown, worst_is
from desktop.domain.fields import row_path
from desktop.domain.finding import Finding, Severity, figure
from desktop.domain.invoice import Invoice, TaxLine
from desktop.domain.money import rounded

_ZERO = Decimal(0)


def check_tax(subject: CheckInput) -> Iterator[Finding]:
    """Tax per rate, tax lines to the tax amount, taxable amounts to the subtotal and the lines.

    What is no invoice is not booked: its sums are worth a look, no more.
    """
    for finding in _all(subject.invoice):
        if subject.is_invoice:
            yield finding
        else:
            yield replace(finding, severity=worst_is(finding.severity, Severity.WARNING))


def _all(invoice: Invoice) -> Iterator[Finding]:
    unit = cent(invoice)
    yield from _per_rate(invoice, unit)
    yield from _tax_sum(invoice, unit)
    yield from _taxable_sum(invoice, unit)
    yield from _of_lines(invoice, unit)
    yield from _one_rate(invoice, unit)


def _per_rate(invoice: Invoice, unit: Decimal) -> Iterator[Finding]:
    """Tax is taxable amount times rate, rounded once; or for each line by itself; or what is left
    when the taxable amount was taken out of a price with tax. Half a cent for each line beyond
    these is worth a look; printed tax stands."""
    for index, tax in enumerate(invoice.tax_lines):
        if tax.rate is None or tax.taxable_amount is None or tax.tax_amount is None:
            continue
        expected = tax.taxable_amount * tax.rate / 100
        ways = (expected, *_other_roundings(invoice, tax))
        severity = graded(tax.tax_amount, ways, unit, len(invoice.line_items))
        if severity is None:
            continue
        yield Finding(
            "tax.rate",
            severity,
            tuple(
                row_path("tax_lines", index, c) for c in ("rate", "taxable_amount", "tax_amount")
            ),
            f"{figure(tax.rate)} % of {figure(tax.taxable_amount)} is "
            f"{shown(expected, unit)}, but the tax says {figure(tax.tax_amount)}.",
        )


def _other_roundings(invoice: Invoice, tax: TaxLine) -> Iterator[Decimal]:
    """The tax of this rate, rounded for each of its lines, or with the price it was taken out of.

    Both only where they lead from the same taxable amount.
    """
    if tax.rate is None or tax.taxable_amount is None or tax.tax_amount is None:
        return
    lines = [
        line.subtotal
        for line in invoice.line_items
        if line.subtotal is not None and line.tax_rate in (tax.rate, None)
    ]
    if lines and sum(lines) == tax.taxable_amount:
        each = (rounded(amount * tax.rate / 100, invoice.currency) for amount in lines)
        yield sum(each, _ZERO)
    gross = tax.taxable_amount + tax.tax_amount
    if rounded(gross / (1 + tax.rate / 100), invoice.currency) == tax.taxable_amount:
        yield tax.tax_amount


def _tax_sum(invoice: Invoice, unit: Decimal) -> Iterator[Finding]:
    amounts = [line.tax_amount for line in invoice.tax_lines if line.tax_amount is not None]
    if not amounts or len(amounts) < len(invoice.tax_lines) or invoice.tax_amount is None:
        return
    total = sum(amounts, _ZERO)
    severity = graded(invoice.tax_amount, (total,), unit)
    if severity is None:
        return
    yield Finding(
        "tax.sum",
        severity,
        ("tax_amount", *(row_path("tax_lines", i, "tax_amount") for i in range(len(amounts)))),
        f"The tax lines add up to {figure(total)}, but the tax amount says "
        f"{figure(invoice.tax_amount)}.",
    )


def _taxable_sum(invoice: Invoice, unit: Decimal) -> Iterator[Finding]:
    """Each taxed amount once: CGST and SGST are two lines over the same taxable amount."""
    known = [line.taxable_amount for line in invoice.tax_lines if line.taxable_amount is not None]
    net = invoice.subtotal
    if not known or len(known) < len(invoice.tax_lines) or net is None:
        return
    total = sum(known, _ZERO)
    ways = (total, sum(set(known), _ZERO))
    severity = graded(net, ways, unit)
    if severity is None:
        return
    if severity is Severity.ERROR and abs(total) < abs(net) and not _all_taxed(invoice):
        # an exempt part is often not printed as a tax line
        return
    yield Finding(
        "tax.taxable",
        Severity.WARNING,
        ("subtotal", *(row_path("tax_lines", i, "taxable_amount") for i in range(len(known)))),
        f"The taxed amounts add up to {figure(total)}, but the subtotal says {figure(net)}.",
    )


def _all_taxed(invoice: Invoice) -> bool:
    """Whether every line has a rate that stands among the tax lines: then nothing is exempt."""
    rates = {tax.rate for tax in invoice.tax_lines}
    return bool(invoice.line_items) and all(
        line.tax_rate is not None and line.tax_rate in rates for line in invoice.line_items
    )


def _of_lines(invoice: Invoice, unit: Decimal) -> Iterator[Finding]:
    """The taxable amount of a rate is what its lines come to, where nothing else comes in."""
    if invoice.discount or invoice.charges or invoice.shipping or not _all_taxed(invoice):
        return
    amounts = [line.subtotal for line in invoice.line_items if line.subtotal is not None]
    if len(amounts) < len(invoice.line_items):
        return
    for index, tax in enumerate(invoice.tax_lines):
        if tax.rate is None or tax.taxable_amount is None:
            continue
        if sum(other.rate == tax.rate for other in invoice.tax_lines) > 1:
            continue
        lines = sum(
            (a for a, line in zip(amounts, invoice.line_items, strict=True)
             if line.tax_rate == tax.rate),
            _ZERO,
        )  # fmt: skip
        ways = (lines, lines / (1 + tax.rate / 100))
        if graded(tax.taxable_amount, ways, unit, len(amounts)) is not Severity.ERROR:
            continue
        yield Finding(
            "tax.lines",
            Severity.WARNING,
            (row_path("tax_lines", index, "taxable_amount"),),
            f"The lines at {figure(tax.rate)} % add up to {figure(lines)}, but "
            f"{figure(tax.taxable_amount)} is taxed.",
        )


def _one_rate(invoice: Invoice, unit: Decimal) -> Iterator[Finding]:
    """A single rate without its taxable amount: then the tax is no more than on everything."""
    if len(invoice.tax_lines) != 1 or not invoice.subtotal:
        return
    tax = invoice.tax_lines[0]
    if tax.rate is None or tax.tax_amount is None or tax.taxable_amount is not None:
        return
    expected = invoice.subtotal * tax.rate / 100
    gross = invoice.subtotal * tax.rate / (100 + tax.rate)
    if same(expected, tax.tax_amount, 2 * unit) or same(gross, tax.tax_amount, 2 * unit):
        return
    if abs(tax.tax_amount) < abs(expected) and not _all_taxed(invoice):
        return
    yield Finding(
        "tax.one_rate",
        Severity.WARNING,
        ("subtotal", row_path("tax_lines", 0, "rate"), row_path("tax_lines", 0, "tax_amount")),
        f"{figure(tax.rate)} % of {figure(invoice.subtotal)} is "
        f"{shown(expected, unit)}, but the tax says {figure(tax.tax_amount)}.",
    )
