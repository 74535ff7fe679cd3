# SPDX-License-Identifier: AGPL-3.0-or-later
"""What rounding may cost when printed amounts are compared."""

from __future__ import annotations

from decimal import Decimal

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
