# SPDX-License-Identifier: AGPL-3.0-or-later
"""Do the amounts add up? (EN 16931 BR-CO-10, BR-CO-13, BR-CO-15, BR-CO-16)"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from desktop.domain.checks.check_input import CheckInput
from desktop.domain.checks.tolerance import cent
from desktop.domain.fields import row_path
from desktop.domain.finding import Finding, Severity, figure
from desktop.domain.invoice import Invoice, LineItem
from desktop.domain.money import rounded
from desktop.domain.other_amounts import kept_back, stamp_duty

_ZERO = Decimal(0)


def check_sums(subject: CheckInput) -> Iterator[Finding]:
    """Line arithmetic, lines to line total, line total to subtotal, subtotal to total, due."""
    if not subject.is_invoice:
        return
    invoice = subject.invoice
    for index, line in enumerate(invoice.line_items):
        yield from _line(invoice, index, line)
    yield from _lines_to_total(invoice)
    yield from _lines_alone(invoice)
    yield from _subtotal(invoice)
    yield from _total(invoice)
    yield from _due(invoice)


def _line(invoice: Invoice, index: int, line: LineItem) -> Iterator[Finding]:
    """Quantity times unit price is the line's amount, by the cent, unless a discount explains it.

    A line's own discount has no field of its own: an amount that a discount in whole or half
    percent gives exactly is right, any other below the product worth a look, one above it wrong.
    A price may be per 10, 100 or 1,000 units (BT-149), and a whole multiple may have a factor
    that is printed in words only (nights of two persons): that is worth a look, no more.
    """
    if line.quantity is None or line.unit_price is None or line.subtotal is None:
        return
    product = line.quantity * line.unit_price
    unit = cent(invoice)
    # a unit price is printed rounded, so the product may be off by half a unit of its last digit
    shown = line.unit_price.as_tuple().exponent
    digits = -shown if isinstance(shown, int) and shown < 0 else 0
    slack = abs(line.quantity) * Decimal(5).scaleb(-digits - 1) if digits > 2 else _ZERO
    tolerance = max(unit, slack)
    candidates = [product, product / 10, product / 100, product / 1000]
    for rate in _rates(invoice, line):
        # prices without tax beside amounts with it, and the other way round
        candidates += [product * (1 + rate / 100), product / (1 + rate / 100)]
    if any(abs(abs(c) - abs(line.subtotal)) <= tolerance for c in candidates):
        return
    if _is_discounted(invoice, abs(product), abs(line.subtotal)):
        return
    below = abs(line.subtotal) < abs(product)
    # a factor that is printed in words only, or is the same for all lines, may be meant
    multiple = product != 0 and (line.subtotal % product == 0 or _one_factor(invoice))
    yield Finding(
        "sums.line",
        Severity.WARNING if below or multiple else Severity.ERROR,
        tuple(row_path("line_items", index, c) for c in ("quantity", "unit_price", "subtotal")),
        f"Line {index + 1}: {figure(line.quantity)} × {figure(line.unit_price)} is "
        f"{figure(rounded(product, invoice.currency))}, but the line says {figure(line.subtotal)}"
        + (" (a discount on the line?)." if below else "."),
    )


def _one_factor(invoice: Invoice) -> bool:
    """Whether all lines, of two at the least, are their product by one and the same factor."""
    factors = [
        line.subtotal / (line.quantity * line.unit_price)
        for line in invoice.line_items
        if line.quantity and line.unit_price and line.subtotal is not None
    ]
    if len(factors) < 2 or len(factors) < len(invoice.line_items):
        return False
    return max(factors) - min(factors) <= Decimal("0.0005")


def _rates(invoice: Invoice, line: LineItem) -> set[Decimal]:
    """The line's own rate, else those of the invoice, at the least the one that its tax shows."""
    if line.tax_rate is not None:
        return {line.tax_rate}
    rates = {tax.rate for tax in invoice.tax_lines if tax.rate is not None}
    if not rates and invoice.subtotal and invoice.tax_amount is not None:
        rates.add((invoice.tax_amount * 100 / invoice.subtotal).quantize(Decimal("0.1")))
    return rates


def _is_discounted(invoice: Invoice, product: Decimal, amount: Decimal) -> bool:
    """Whether a discount of 0.5, 1, 1.5 ... 60 percent gives the amount to the last digit."""
    if not amount < product:
        return False
    half_percents = (product - amount) * 200 / product
    nearest = half_percents.to_integral_value()
    if not 1 <= nearest <= 120:
        return False
    discounted = product - product * nearest / 200
    # a discount and an amount may each be rounded
    return abs(rounded(discounted, invoice.currency) - amount) <= cent(invoice)


def _lines_to_total(invoice: Invoice) -> Iterator[Finding]:
    amounts = [line.subtotal for line in invoice.line_items]
    if not amounts or any(a is None for a in amounts):
        return
    total = sum((a for a in amounts if a is not None), _ZERO)
    target, path = _line_target(invoice)
    if target is None:
        return
    tolerance = cent(invoice)
    if abs(total - target) <= tolerance or _lines_include_tax(invoice, total):
        return
    if path == "subtotal" and any(
        abs(total - way) <= tolerance for way in _before_adjustments(invoice, invoice.subtotal)
    ):
        return
    if invoice.rounding and abs(total - target + invoice.rounding) <= tolerance:
        return
    # without a printed total of the lines, a discount or charge may stand there unread
    sure = path == "line_total" or bool(invoice.discount or _charges(invoice)[0])
    yield Finding(
        "sums.lines",
        Severity.ERROR if sure else Severity.WARNING,
        (path, *(row_path("line_items", i, "subtotal") for i in range(len(amounts)))),
        f"The lines add up to {figure(total)}, but the invoice says {figure(target)} "
        f"(difference {figure(target - total)}).",
    )


def _lines_alone(invoice: Invoice) -> Iterator[Finding]:
    """Without a line total and subtotal, the lines lead to the total: with tax, or before it."""
    total = invoice.total_amount
    amounts = [line.subtotal for line in invoice.line_items]
    if total is None or invoice.line_total is not None or invoice.subtotal is not None:
        return
    if not amounts or any(a is None for a in amounts):
        return
    lines = sum((a for a in amounts if a is not None), _ZERO)
    ways = [
        way
        for base in (total, total - (invoice.tax_amount or _ZERO))
        for way in _before_adjustments(invoice, base - (invoice.rounding or _ZERO))
    ]
    if min(abs(way - lines) for way in ways) <= cent(invoice):
        return
    yield Finding(
        "sums.lines_total",
        Severity.WARNING,
        ("total_amount", *(row_path("line_items", i, "subtotal") for i in range(len(amounts)))),
        f"The lines add up to {figure(lines)}"
        + (
            f", with {figure(invoice.tax_amount)} tax to {figure(lines + invoice.tax_amount)}"
            if invoice.tax_amount
            else ""
        )
        + f", but the total says {figure(total)}.",
    )


def _before_adjustments(invoice: Invoice, amount: Decimal | None) -> Iterator[Decimal]:
    """What the lines may come to before discounts and charges gave this amount.

    Discounts are printed with or without a minus sign, and take away from a negative invoice as
    they do from a positive one; shipping may be one of the charges, or stand beside them.
    """
    if amount is None:
        return
    discount = abs(invoice.discount or _ZERO)
    charges = abs(invoice.charges or _ZERO)
    shipping = abs(invoice.shipping or _ZERO)
    sign = -1 if amount < 0 else 1
    for added in {charges, shipping, charges + shipping, _ZERO}:
        yield amount + sign * (discount - added)


def _lines_include_tax(invoice: Invoice, total: Decimal) -> bool:
    """Shops print lines with tax: then they add up to the total instead of the subtotal."""
    gross = invoice.total_amount
    if gross is None:
        return False
    gross += (invoice.discount or _ZERO) - _charges(invoice)[0]
    return abs(total - gross) <= cent(invoice) or abs(total - invoice_gross(invoice)) <= cent(
        invoice
    )


def invoice_gross(invoice: Invoice) -> Decimal:
    """The total before rounding, for comparing with lines that include tax."""
    return (invoice.total_amount or _ZERO) - (invoice.rounding or _ZERO)


def _line_target(invoice: Invoice) -> tuple[Decimal | None, str]:
    """What the lines should add up to: the line total, else the subtotal before discounts."""
    if invoice.line_total is not None:
        return invoice.line_total, "line_total"
    if invoice.subtotal is None:
        return None, "subtotal"
    charges, _ = _charges(invoice)
    return invoice.subtotal + (invoice.discount or _ZERO) - charges, "subtotal"


def _charges(invoice: Invoice) -> tuple[Decimal, tuple[str, ...]]:
    """Charges; shipping is one of them, so it counts alone only when there are no charges."""
    if invoice.charges is not None:
        return invoice.charges, ("charges",)
    if invoice.shipping is not None:
        return invoice.shipping, ("shipping",)
    return _ZERO, ()


def _subtotal(invoice: Invoice) -> Iterator[Finding]:
    if invoice.line_total is None or invoice.subtotal is None:
        return
    charges, names = _charges(invoice)
    discount = invoice.discount or _ZERO
    expected = invoice.line_total - discount + charges
    also = expected + (invoice.shipping or _ZERO) if names == ("charges",) else expected
    unit = cent(invoice)
    if abs(expected - invoice.subtotal) <= unit or abs(also - invoice.subtotal) <= unit:
        return
    ways = _before_adjustments(invoice, invoice.subtotal)
    if invoice.line_total < 0 and min(abs(way - invoice.line_total) for way in ways) <= unit:
        return
    fields = ["line_total"] + (["discount"] if invoice.discount is not None else []) + list(names)
    parts = figure(invoice.line_total)
    if discount:
        parts += f" − {figure(discount)} discount"
    if charges:
        parts += f" + {figure(charges)} charges"
    yield Finding(
        "sums.subtotal",
        Severity.ERROR,
        (*fields, "subtotal"),
        f"{parts} is {figure(expected)}, but the subtotal says {figure(invoice.subtotal)} "
        f"(difference {figure(invoice.subtotal - expected)}).",
    )


def _total(invoice: Invoice) -> Iterator[Finding]:
    if invoice.subtotal is None or invoice.total_amount is None:
        return
    tax = invoice.tax_amount
    if tax is None and invoice.tax_lines:
        printed = [line.tax_amount for line in invoice.tax_lines]
        tax = sum((p for p in printed if p is not None), _ZERO)
    expected = invoice.subtotal + (tax or _ZERO)
    unit = cent(invoice)
    rounding = invoice.rounding or _ZERO
    ways = (expected, expected + rounding, expected + stamp_duty(invoice))
    if min(abs(way - invoice.total_amount) for way in ways) <= unit:
        return
    missing = tax is None
    yield Finding(
        "sums.total",
        Severity.WARNING if missing else Severity.ERROR,
        ("subtotal", "tax_amount", "total_amount"),
        f"{figure(invoice.subtotal)} + {figure(tax or _ZERO)} tax is {figure(expected)}, but the "
        f"total says {figure(invoice.total_amount)} "
        f"(difference {figure(invoice.total_amount - expected)})."
        + (" No tax amount was found." if missing else ""),
    )


def _due(invoice: Invoice) -> Iterator[Finding]:
    if invoice.total_amount is None or invoice.amount_due is None:
        return
    rounding = invoice.rounding or _ZERO
    expected = invoice.total_amount - (invoice.amount_paid or _ZERO)
    unit = cent(invoice)
    kept = kept_back(invoice)
    ways = (expected, expected + rounding, expected - kept, expected + rounding - kept)
    if min(abs(way - invoice.amount_due) for way in ways) <= unit:
        return
    yield Finding(
        "sums.due",
        Severity.WARNING,
        ("total_amount", "amount_paid", "amount_due"),
        f"{figure(invoice.total_amount)} less {figure(invoice.amount_paid or _ZERO)} paid is "
        f"{figure(expected)}, but the amount due says {figure(invoice.amount_due)}.",
    )
