# SPDX-License-Identifier: AGPL-3.0-or-later
"""Amounts of national rules that the record has no field for, by their names in `other`.

They change what is to be paid, so the sums are checked with them.
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Final

from desktop.domain.invoice import MAX_AMOUNT, Invoice

WITHHOLDING: Final = "Withholding tax"
"""Income tax or contributions that the buyer keeps back and pays for the supplier."""

SPLIT_PAYMENT: Final = "VAT paid by the buyer"
"""VAT that the buyer pays to the state instead of to the supplier (Italy's split payment)."""

STAMP_DUTY: Final = "Stamp duty"
"""A duty that may be a part of the total without being a line (Italy's bollo)."""

IN_WORDS: Final = "Amount in words"
"""The total written out, as many countries print it beside the figure; text, not a number."""


def kept_back(invoice: Invoice) -> Decimal:
    """What the buyer keeps back from the supplier; 0 where nothing says so."""
    return _amount(invoice, WITHHOLDING) + _amount(invoice, SPLIT_PAYMENT)


def stamp_duty(invoice: Invoice) -> Decimal:
    """The stamp duty; 0 where nothing says so."""
    return _amount(invoice, STAMP_DUTY)


def _amount(invoice: Invoice, name: str) -> Decimal:
    try:
        value = Decimal(invoice.other.get(name, "0"))
    except InvalidOperation:
        return Decimal(0)
    return abs(value) if value.is_finite() and abs(value) < MAX_AMOUNT else Decimal(0)
