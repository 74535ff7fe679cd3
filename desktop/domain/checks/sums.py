# SPDX-License-Identifier: AGPL-3.0-or-later
"""Do the totals add up? (EN 16931 BR-CO-13, BR-CO-15, BR-CO-16)"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from desktop.domain.checks.check_input import CheckInput
from desktop.domain.checks.lines import before_adjustments, hanging_total
from desktop.domain.checks.tolerance import cent, graded, same, worst_is
from desktop.domain.finding import Finding, Severity, figure
from desktop.domain.invoice import DocumentType, Invoice
from desktop.domain.other_amounts import kept_back, stamp_duty

_ZERO = Decimal(0)
_MOST_ROUNDING = Decimal(1)


def check_sums(subject: CheckInput) -> Iterator[Finding]:
    """Line total to subtotal, subtotal to total, total to amount due; rounding and shipping.

    What is no invoice is not booked: its sums are worth a look, no more.
    """
    for finding in _all(subject.invoice):
        if subject.is_invoice:
            yield finding
        else:
            yield replace(finding, severity=worst_is(finding.severity, Severity.WARNING))


def _all(invoice: Invoice) -> Iterator[Finding]:
    yield from _subtotal(invoice)
    yield from _shipping(invoice)
    yield from _total(invoice)
    yield from _total_of_lines(invoice)
    yield from _due(invoice)
    yield from _paid(invoice)
    yield from _rounding(invoice)


def _subtotal(invoice: Invoice) -> Iterator[Finding]:
    """Discounts may be printed with a minus, and take away from a negative amount too."""
    if invoice.line_total is None or invoice.subtotal is None:
        return
    charges = invoice.charges if invoice.charges is not None else invoice.shipping
    discount = invoice.discount or _ZERO
    expected = invoice.line_total - discount + (charges or _ZERO)
    ways = [
        invoice.line_total + invoice.subtotal - way
        for way in before_adjustments(invoice, invoice.subtotal)
    ]
    severity = graded(invoice.subtotal, (expected, *ways), cent(invoice))
    if severity is None:
        return
    named = ("discount", "charges", "shipping")
    fields = [name for name in named if getattr(invoice, name) is not None]
    parts = figure(invoice.line_total)
    if discount:
        parts += f" − {figure(abs(discount))} discount"
    if charges:
        parts += f" + {figure(charges)} charges"
    yield Finding(
        "sums.subtotal",
        severity,
        ("line_total", *fields, "subtotal", *hanging_total(invoice)),
        f"{parts} is {figure(expected)}, but the subtotal says {figure(invoice.subtotal)} "
        f"(difference {figure(invoice.subtotal - expected)}).",
    )


def _shipping(invoice: Invoice) -> Iterator[Finding]:
    """Where the charges alone lead to the subtotal, shipping is one of them."""
    charges, shipping, net = invoice.charges, invoice.shipping, invoice.subtotal
    if not charges or not shipping or net is None or invoice.line_total is None:
        return
    alone = invoice.line_total - (invoice.discount or _ZERO) + charges
    if abs(shipping) <= abs(charges) or not same(alone, net, cent(invoice)):
        return
    yield Finding(
        "sums.shipping",
        Severity.WARNING,
        ("shipping", "charges"),
        f"Shipping of {figure(shipping)} is more than all charges, {figure(charges)}.",
    )


def _total(invoice: Invoice) -> Iterator[Finding]:
    if invoice.subtotal is None or invoice.total_amount is None:
        return
    tax = invoice.tax_amount
    if tax is None and invoice.tax_lines:
        printed = [line.tax_amount for line in invoice.tax_lines]
        tax = sum((p for p in printed if p is not None), _ZERO)
    expected = invoice.subtotal + (tax or _ZERO)
    rounding = invoice.rounding or _ZERO
    ways = (expected, expected + rounding, expected + stamp_duty(invoice))
    severity = graded(invoice.total_amount, ways, cent(invoice))
    if severity is None:
        return
    missing = tax is None
    yield Finding(
        "sums.total",
        Severity.WARNING if missing else severity,
        ("subtotal", "tax_amount", "total_amount"),
        f"{figure(invoice.subtotal)} + {figure(tax or _ZERO)} tax is {figure(expected)}, but the "
        f"total says {figure(invoice.total_amount)} "
        f"(difference {figure(invoice.total_amount - expected)})."
        + (" No tax amount was found." if missing else ""),
    )


def _total_of_lines(invoice: Invoice) -> Iterator[Finding]:
    """Without a subtotal, the line total leads to the total: with tax on it, or in it."""
    lines, total = invoice.line_total, invoice.total_amount
    if lines is None or total is None or invoice.subtotal is not None:
        return
    tax = invoice.tax_amount or _ZERO
    rounding = invoice.rounding or _ZERO
    ways = [
        total + lines - way
        for base in (total, total - tax, total - rounding, total - tax - rounding)
        for way in (base, *before_adjustments(invoice, base))
    ]
    if graded(total, ways, cent(invoice)) is None:
        return
    yield Finding(
        "sums.total_of_lines",
        Severity.WARNING,
        ("line_total", "tax_amount", "total_amount"),
        f"The line total is {figure(lines)}"
        + (f", the tax {figure(tax)}" if tax else "")
        + f"; neither leads to the total of {figure(total)}.",
    )


def _due(invoice: Invoice) -> Iterator[Finding]:
    if invoice.total_amount is None or invoice.amount_due is None:
        return
    rounding = invoice.rounding or _ZERO
    paid = invoice.amount_paid or _ZERO
    expected = invoice.total_amount - paid
    kept = kept_back(invoice)
    ways = [expected, expected + rounding, expected - kept, expected + rounding - kept]
    if invoice.total_amount < 0:
        # of what is owed to the buyer, a part was given back
        ways.append(invoice.total_amount + abs(paid))
    if graded(invoice.amount_due, ways, cent(invoice)) is None:
        return
    yield Finding(
        "sums.due",
        Severity.WARNING,
        _disputed_by_due(invoice),
        f"{figure(invoice.total_amount)} less {figure(invoice.amount_paid or _ZERO)} paid is "
        f"{figure(expected)}, but the amount due says {figure(invoice.amount_due)}.",
    )


def _disputed_by_due(invoice: Invoice) -> tuple[str, ...]:
    """Which of total, paid and due may be wrong: not what other printed figures speak for."""
    total, due, unit = invoice.total_amount, invoice.amount_due, cent(invoice)
    if total is None or due is None:
        return ()
    if invoice.amount_paid and same(total, due, unit):
        return ("amount_paid",)
    if invoice.subtotal is not None and invoice.tax_amount is not None:
        whole = invoice.subtotal + invoice.tax_amount
        if same(whole, total, unit) or same(whole + (invoice.rounding or _ZERO), total, unit):
            return ("amount_paid", "amount_due")
    return ("total_amount", "amount_paid", "amount_due")


def _paid(invoice: Invoice) -> Iterator[Finding]:
    """What was handed over for a receipt is no less than its total."""
    total, paid = invoice.total_amount, invoice.amount_paid
    if invoice.document_type is not DocumentType.RECEIPT or invoice.amount_due is not None:
        return
    if total is None or not paid or total <= 0 or paid >= total:
        return
    rounded_off = invoice.rounding or _ZERO
    if same(paid, total + rounded_off, cent(invoice)):
        return
    yield Finding(
        "sums.paid",
        Severity.WARNING,
        ("total_amount", "amount_paid"),
        f"{figure(paid)} was paid for a receipt over {figure(total)}.",
    )


def _rounding(invoice: Invoice) -> Iterator[Finding]:
    """Rounding is less than a unit of the currency, and something must be rounded by it."""
    rounding = invoice.rounding
    if not rounding:
        return
    total, unit = invoice.total_amount, cent(invoice)
    unused = False
    if total is not None and invoice.amount_due is not None and invoice.subtotal is not None:
        due = total - (invoice.amount_paid or _ZERO)
        whole = invoice.subtotal + (invoice.tax_amount or _ZERO)
        unused = same(due, invoice.amount_due, unit) and same(whole, total, unit)
    if not unused and abs(rounding) < _MOST_ROUNDING * unit * 100:
        return
    yield Finding(
        "sums.rounding",
        Severity.WARNING,
        ("rounding",),
        f"The sums come out right without the rounding of {figure(rounding)}."
        if unused
        else f"{figure(rounding)} is more than rounding takes or adds.",
    )
