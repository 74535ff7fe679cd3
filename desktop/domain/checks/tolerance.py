# SPDX-License-Identifier: AGPL-3.0-or-later
"""What rounding may cost when printed amounts are compared.

Printed figures that are meant to add up do so to the last digit, whichever way they were rounded:
of a thousand sums on correct invoices hardly one is a cent off. So a sum that is off by no more
than rounding could do is worth a look, and one that is off by more breaks its rule.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from desktop.domain.finding import Severity, figure
from desktop.domain.invoice import Invoice
from desktop.domain.money import minor_digits


def cent(invoice: Invoice) -> Decimal:
    """One minor unit of the currency, or of the totals as printed where they show fewer digits."""
    digits = minor_digits(invoice.currency)
    shown = [
        -exponent
        for amount in (invoice.subtotal, invoice.tax_amount, invoice.total_amount)
        if amount is not None and isinstance(exponent := amount.as_tuple().exponent, int)
    ]
    if digits > 2 and shown and max(shown) <= 2:
        digits = 2
    return Decimal(1).scaleb(-digits)


def same(one: Decimal, other: Decimal, unit: Decimal) -> bool:
    """Equal once both are rounded to `unit`; a half may go either way."""
    return abs(one - other) <= unit / 2


def graded(
    printed: Decimal, ways: Iterable[Decimal], unit: Decimal, summands: int = 2
) -> Severity | None:
    """How wrong a printed figure is that should be one of `ways`; None when it is.

    `summands` figures that were each rounded may be off by half a unit each.
    """
    off = min(abs(printed - way) for way in ways)
    if off <= unit / 2:
        return None
    return Severity.WARNING if off <= max(unit, unit * summands / 2) else Severity.ERROR


def shown(value: Decimal, unit: Decimal) -> str:
    """A computed amount for a finding's words, with the digits that are printed."""
    return figure(value.quantize(unit, ROUND_HALF_UP))


def worst_is(severity: Severity, limit: Severity) -> Severity:
    """The severity, no worse than `limit`."""
    return limit if severity is Severity.ERROR else severity
