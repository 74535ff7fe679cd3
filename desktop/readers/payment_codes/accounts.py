# SPDX-License-Identifier: AGPL-3.0-or-later
"""Accounts and structured references with their check digits, as codes carry them."""

from __future__ import annotations

import re

from stdnum import iban as iban_numbers
from stdnum import iso11649

from desktop.readers.payment_codes.code import Payment, bare

_BIC = re.compile(r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")
_CARRY = (0, 9, 4, 6, 8, 2, 7, 1, 3, 5)
_QR_BANKS = range(30_000, 32_000)


def say_iban(payment: Payment, text: str, path: str = "supplier.bank_account.iban") -> str | None:
    """Keep an IBAN whose check digits hold; None, and a word on it, when they don't."""
    iban = bare(text)
    if not iban:
        return None
    if not iban_numbers.is_valid(iban):
        payment.broken.append(f"“{iban[:40]}” is no valid IBAN")
        return None
    payment.say(path, iban, text)
    return iban


def say_bic(payment: Payment, text: str) -> None:
    """Keep what has the form of a BIC."""
    bic = bare(text)
    if _BIC.fullmatch(bic):
        payment.say("supplier.bank_account.bic", bic, text)
    elif bic:
        payment.broken.append(f"“{bic[:20]}” has not the form of a BIC")


def say_creditor_reference(payment: Payment, text: str) -> bool:
    """Keep an RF reference (ISO 11649) whose check digits hold."""
    reference = bare(text)
    if not iso11649.is_valid(reference):
        payment.broken.append(f"the check digits of the reference “{reference[:40]}” don't fit")
        return False
    payment.say("payment_reference", reference, text)
    return True


def is_qr_reference(reference: str) -> bool:
    """Whether it is a Swiss QR reference: 27 digits, the last one by modulo 10, recursive."""
    if not re.fullmatch(r"\d{27}", reference, re.ASCII):
        return False
    carry = 0
    for digit in reference[:-1]:
        carry = _CARRY[(carry + int(digit)) % 10]
    return (10 - carry) % 10 == int(reference[-1])


def is_qr_iban(iban: str) -> bool:
    """Whether a Swiss or Liechtenstein IBAN is one that only takes payments with a QR reference."""
    place = iban[4:9]
    return iban[:2] in {"CH", "LI"} and place.isdigit() and int(place) in _QR_BANKS
