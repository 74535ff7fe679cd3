# SPDX-License-Identifier: AGPL-3.0-or-later
"""Do the lines add up, each by itself and all of them to the totals? (EN 16931 BR-CO-10)"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from desktop.domain.checks.check_input import CheckInput
from desktop.domain.checks.tolerance import cent, graded, same, worst_is
from desktop.domain.fields import row_path
from desktop.domain.finding import Finding, Severity, figure
from desktop.domain.invoice import Invoice, LineItem
from desktop.domain.money import rounded

_ZERO = Decimal(0)
# The smaller a price, the more of its cents some percentage leads to by chance: half percents
# explain a difference from here on, whole percents from there, below only round ones do.
_HALVES_FROM = Decimal(50)
_WHOLE_FROM = Decimal(20)
_ROUND_PERCENTS = frozenset(
    Decimal(n) for n in (2, 3, 5, 8, 10, 12, 15, 20, 25, 30, 33, 35, 40, 50)
)


def check_lines(subject: CheckInput) -> Iterator[Finding]:
    """Quantity by price, a line's tax and total, the lines to line total, subtotal or total.

    What is no invoice is not booked: its sums are worth a look, no more.
    """
    for finding in _all(subject.invoice):
        if subject.is_invoice:
            yield finding
        else:
            yield replace(finding, severity=worst_is(finding.severity, Severity.WARNING))


def _all(invoice: Invoice) -> Iterator[Finding]:
    one_factor = _one_factor(invoice)
    for index, line in enumerate(invoice.line_items):
        yield from _line(invoice, index, line, one_factor)
        yield from _line_tax(invoice, index, line)
        yield from _line_total(invoice, index, line)
    yield from _lines_to_total(invoice)
    yield from _lines_alone(invoice)


# --- one line ------------------------------------------------------------------------------------


def _line(invoice: Invoice, index: int, line: LineItem, one_factor: bool) -> Iterator[Finding]:
    """Quantity times unit price is the line's amount, by the cent, unless a discount explains it.

    A line's own discount has no field of its own: an amount that a plain discount gives exactly
    is right, any other below the product worth a look, one above it wrong. A price may be per 10,
    100 or 1,000 units (BT-149), and a whole multiple may have a factor that is printed in words
    only (nights of two persons): that is worth a look, no more.
    """
    if line.quantity is None or line.unit_price is None or line.subtotal is None:
        return
    product = line.quantity * line.unit_price
    unit = cent(invoice)
    # a unit price is printed rounded, so the product may be off by half a unit of its last digit
    shown = line.unit_price.as_tuple().exponent
    digits = -shown if isinstance(shown, int) and shown < 0 else 0
    slack = abs(line.quantity) * Decimal(5).scaleb(-digits - 1) if digits > 2 else _ZERO
    ways = [product, product / 10, product / 100, product / 1000]
    for rate in _rates(invoice, line):
        # prices without tax beside amounts with it, and the other way round
        ways += [product * (1 + rate / 100), product / (1 + rate / 100)]
    off = min(abs(abs(way) - abs(line.subtotal)) for way in ways)
    if off <= unit / 2 + slack:
        return
    if _is_discounted(invoice, abs(product), abs(line.subtotal)):
        return
    below = abs(line.subtotal) < abs(product)
    # a factor that is printed in words only, or is the same for all lines, may be meant
    multiple = product != 0 and (line.subtotal % product == 0 or one_factor)
    mild = below or multiple or off <= unit
    yield Finding(
        "sums.line",
        Severity.WARNING if mild else Severity.ERROR,
        tuple(row_path("line_items", index, c) for c in ("quantity", "unit_price", "subtotal")),
        f"Line {index + 1}: {figure(line.quantity)} × {figure(line.unit_price)} is "
        f"{figure(rounded(product, invoice.currency))}, but the line says {figure(line.subtotal)}"
        + (" (a discount on the line?)." if below and off > unit else "."),
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
    """Whether a discount of 0.5, 1, 1.5 ... 60 percent gives the amount to the last digit.

    Of small amounts many differences would pass so by chance: only rounder discounts count.
    """
    if not amount < product:
        return False
    nearest = ((product - amount) * 200 / product).to_integral_value() / 2
    if not Decimal("0.5") <= nearest <= 60:
        return False
    if product < _HALVES_FROM and nearest != nearest.to_integral_value():
        return False
    if product < _WHOLE_FROM and nearest not in _ROUND_PERCENTS:
        return False
    taken = rounded(product * nearest / 100, invoice.currency)
    # either the discount or what is left was rounded
    left = rounded(product * (1 - nearest / 100), invoice.currency)
    return amount in (left, product - taken, rounded(product, invoice.currency) - taken)


def _line_tax(invoice: Invoice, index: int, line: LineItem) -> Iterator[Finding]:
    if line.tax_amount is None or line.tax_rate is None or line.subtotal is None:
        return
    net = line.subtotal * line.tax_rate / 100
    # of a price that includes it
    within = line.subtotal * line.tax_rate / (100 + line.tax_rate)
    if graded(line.tax_amount, (net, within), cent(invoice)) is None:
        return
    yield Finding(
        "tax.line",
        Severity.WARNING,
        tuple(row_path("line_items", index, c) for c in ("subtotal", "tax_rate", "tax_amount")),
        f"Line {index + 1}: {figure(line.tax_rate)} % of {figure(line.subtotal)} is "
        f"{figure(rounded(net, invoice.currency))}, but its tax says {figure(line.tax_amount)}.",
    )


def _line_total(invoice: Invoice, index: int, line: LineItem) -> Iterator[Finding]:
    if line.total_amount is None or line.subtotal is None:
        return
    ways = [line.subtotal]
    if line.tax_amount is not None:
        ways.append(line.subtotal + line.tax_amount)
    ways += [line.subtotal * (1 + rate / 100) for rate in _rates(invoice, line)]
    if graded(line.total_amount, ways, cent(invoice)) is None:
        return
    yield Finding(
        "sums.line_total",
        Severity.WARNING,
        tuple(row_path("line_items", index, c) for c in ("subtotal", "tax_amount", "total_amount")),
        f"Line {index + 1}: {figure(line.subtotal)} with its tax is "
        f"{figure(rounded(ways[-1], invoice.currency))}, but its total says "
        f"{figure(line.total_amount)}.",
    )


# --- all lines -----------------------------------------------------------------------------------


def _amounts(invoice: Invoice) -> list[Decimal]:
    """The lines' amounts; none unless every line has one."""
    amounts = [line.subtotal for line in invoice.line_items if line.subtotal is not None]
    return amounts if len(amounts) == len(invoice.line_items) else []


def _lines_to_total(invoice: Invoice) -> Iterator[Finding]:
    amounts = _amounts(invoice)
    target, path = line_target(invoice)
    if not amounts or target is None:
        return
    total = sum(amounts, _ZERO)
    unit = cent(invoice)
    ways = [target, *_with_tax(invoice)]
    if path == "subtotal":
        ways += before_adjustments(invoice, invoice.subtotal)
    if invoice.rounding:
        ways.append(target - invoice.rounding)
    severity = graded(total, ways, unit, len(amounts))
    if severity is None:
        return
    named = ("discount", "charges", "shipping")
    adjusted = [name for name in named if getattr(invoice, name) is not None]
    if path == "subtotal" and not any(getattr(invoice, name) for name in named):
        # without a printed total of the lines, a discount or charge may stand there unread
        severity = Severity.WARNING
    yield Finding(
        "sums.lines",
        severity,
        (
            path,
            *((*adjusted, *hanging_total(invoice)) if path == "subtotal" else ()),
            *_paths(amounts),
        ),
        f"The lines add up to {figure(total)}, but the invoice says {figure(target)} "
        f"(difference {figure(target - total)}).",
    )


def _paths(amounts: Sequence[Decimal]) -> tuple[str, ...]:
    return tuple(row_path("line_items", index, "subtotal") for index in range(len(amounts)))


def _with_tax(invoice: Invoice) -> Iterator[Decimal]:
    """Shops print lines with tax: then they add up to the total instead of the subtotal."""
    if invoice.total_amount is None:
        return
    yield from before_adjustments(invoice, invoice.total_amount)
    yield invoice.total_amount - (invoice.rounding or _ZERO)


def line_target(invoice: Invoice) -> tuple[Decimal | None, str]:
    """What the lines should add up to: the line total, else the subtotal before discounts."""
    if invoice.line_total is not None:
        return invoice.line_total, "line_total"
    if invoice.subtotal is None:
        return None, "subtotal"
    added = invoice.charges if invoice.charges is not None else invoice.shipping
    return invoice.subtotal + (invoice.discount or _ZERO) - (added or _ZERO), "subtotal"


def _lines_alone(invoice: Invoice) -> Iterator[Finding]:
    """Without a line total and subtotal, the lines lead to the total: with tax, or before it."""
    total = invoice.total_amount
    amounts = _amounts(invoice)
    if total is None or invoice.line_total is not None or invoice.subtotal is not None:
        return
    if not amounts:
        return
    lines = sum(amounts, _ZERO)
    tax = invoice.tax_amount or _ZERO
    ways = [
        way
        for base in (total, total - tax)
        for way in before_adjustments(invoice, base - (invoice.rounding or _ZERO))
    ]
    # a small adjustment may be on the lines already
    ways += [total, total - tax]
    if any(same(lines, way, cent(invoice)) for way in ways):
        return
    taxed = f", with {figure(tax)} tax to {figure(lines + tax)}" if tax else ""
    yield Finding(
        "sums.lines_total",
        Severity.WARNING,
        ("total_amount", *_paths(amounts)),
        f"The lines add up to {figure(lines)}{taxed}, but the total says {figure(total)}.",
    )


def hanging_total(invoice: Invoice) -> tuple[str, ...]:
    """The total's path where nothing but a disputed subtotal speaks for it; else none."""
    if invoice.amount_due is not None or invoice.total_amount is None:
        return ()
    bases = [tax.taxable_amount for tax in invoice.tax_lines if tax.taxable_amount is not None]
    if bases and invoice.subtotal in (sum(bases), sum(set(bases))):
        return ()
    return ("total_amount",)


def before_adjustments(invoice: Invoice, amount: Decimal | None) -> Iterator[Decimal]:
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
    for added in {charges or shipping, charges + shipping}:
        yield amount + sign * (discount - added)
