# SPDX-License-Identifier: AGPL-3.0-or-later
"""The Swiss QR-bill (SIX implementation guidelines 2.x): payload "SPC", version 02xx."""

from __future__ import annotations

import re

from desktop.readers.payment_codes import swico
from desktop.readers.payment_codes.accounts import (
    is_qr_iban,
    is_qr_reference,
    say_creditor_reference,
    say_iban,
)
from desktop.readers.payment_codes.code import Code, Payment, bare

NAME = "QR-bill"

_LEAST_LINES = 31
_MOST_LINES = 34
_TOWN = re.compile(r"(?:[A-Z]{1,2}-)?(\d{4,6})\s+(\S.*)")


def read(code: Code) -> Payment | None:
    """The bill; None when the code is of another kind."""
    if not code.data.startswith(b"SPC"):
        return None
    lines = [line.strip() for line in _text(code.data).split("\n")]
    if len(lines) < _LEAST_LINES or lines[0] != "SPC" or not re.fullmatch(r"02\d\d", lines[1]):
        return None
    lines = (lines + [""] * _MOST_LINES)[:_MOST_LINES]
    payment = Payment(NAME, code)
    iban = say_iban(payment, lines[3])
    if iban is not None and iban[:2] not in {"CH", "LI"}:
        payment.broken.append("its account is neither Swiss nor of Liechtenstein")
    _party(payment, "supplier", lines[4:11])
    payment.pay(lines[18], r"\d{1,9}\.\d{2}")
    if lines[19] in {"CHF", "EUR"}:
        payment.say("currency", lines[19])
    else:
        payment.broken.append(f"“{lines[19][:10]}” is neither CHF nor EUR")
    _party(payment, "buyer", lines[20:27])
    _reference(payment, lines[27], bare(lines[28]), iban)
    payment.remark = lines[29][:140]
    if lines[30] != "EPD":
        payment.broken.append("its end mark is missing")
    swico.read(payment, lines[31])
    return payment


def _text(data: bytes) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        # against the guidelines, but seen
        text = data.decode("iso8859-1")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _party(payment: Payment, role: str, lines: list[str]) -> None:
    kind, name, first, second, code, town, country = lines
    if not name:
        return
    street = " ".join(part for part in (first, second) if part)
    if kind == "K":
        street = first
        if match := _TOWN.fullmatch(second):
            code, town = match[1], match[2]
    payment.say_all(
        {
            f"{role}.name": name,
            f"{role}.address.street": street,
            f"{role}.address.postal_code": code,
            f"{role}.address.city": town,
            f"{role}.address.country": country if re.fullmatch("[A-Z]{2}", country) else "",
        }
    )


def _reference(payment: Payment, kind: str, reference: str, iban: str | None) -> None:
    if kind == "QRR":
        if not is_qr_reference(reference):
            payment.broken.append(f"the check digit of the reference “{reference[:40]}” is wrong")
            return
        payment.say("payment_reference", reference)
    elif kind == "SCOR":
        if not say_creditor_reference(payment, reference):
            return
    elif kind != "NON" or reference:
        payment.broken.append("its kind of reference is not one of the three that there are")
        return
    if iban is not None and is_qr_iban(iban) != (kind == "QRR"):
        payment.broken.append("its account and its kind of reference don't belong together")
