# SPDX-License-Identifier: AGPL-3.0-or-later
"""The QR code of a Saudi e-invoice (ZATCA): tagged values in base64, both phases."""

from __future__ import annotations

import base64
import binascii
import re

from desktop.domain.invoice import plain
from desktop.readers.payment_codes.code import Code, Payment, amount_of, day_of
from desktop.readers.payment_codes.stamp import check_stamp, stamp_of

NAME = "ZATCA QR code"

_BASE64 = re.compile(rb"[A-Za-z0-9+/]{20,}={0,2}")
_NEEDED = {1, 2, 3, 4, 5}
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?")
_MONEY = r"\d{1,12}(?:\.\d{1,6})?"


def read(code: Code) -> Payment | None:
    """The invoice in five values; None when the code is of another kind."""
    data = code.data.strip()
    if not _BASE64.fullmatch(data):
        return None
    try:
        tags = _tags(base64.b64decode(data, validate=True))
    except (binascii.Error, ValueError):
        return None
    if tags is None or not tags.keys() >= _NEEDED:
        return None
    try:
        words = {tag: tags[tag].decode("utf-8").strip() for tag in _NEEDED}
    except UnicodeDecodeError:
        return None
    if not re.fullmatch(r"\d{15}", words[2], re.ASCII):
        return None
    payment = Payment(NAME, code, total=True)
    payment.say("supplier.name", words[1])
    if words[2][0] == words[2][-1] == "3":
        payment.say("supplier.vat_number", words[2])
    else:
        payment.broken.append(f"“{words[2]}” is no valid Saudi VAT number")
    if match := _DAY.fullmatch(words[3]):
        day = day_of(*match.groups())
        if day is not None:
            payment.say("issue_date", day.isoformat(), words[3])
    total, tax = (amount_of(words[tag].lstrip("-"), _MONEY) for tag in (4, 5))
    if total is not None and tax is not None and tax > total:
        payment.broken.append("its VAT is more than its total")
    elif total is not None:
        payment.pay(plain(total), _MONEY)
        if tax is not None:
            payment.say("tax_amount", plain(tax), words[5])
    stamp = stamp_of(tags)
    if stamp is not None:
        payment.signature = check_stamp(stamp)
        payment.stamped = bool(stamp.authority)
    return payment


def _tags(data: bytes) -> dict[int, bytes] | None:
    """The values by tag; None where the lengths don't come out even."""
    found: dict[int, bytes] = {}
    place = 0
    while place < len(data):
        if place + 2 > len(data):
            return None
        tag, length = data[place], data[place + 1]
        end = place + 2 + length
        if not 1 <= tag <= 9 or end > len(data):
            return None
        found.setdefault(tag, data[place + 2 : end])
        place = end
    return found
