# SPDX-License-Identifier: AGPL-3.0-or-later
"""Payments written as a link: India's UPI (`upi://pay`) and BezahlCode (`bank://`)."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlsplit

from desktop.readers.payment_codes.accounts import say_bic, say_iban
from desktop.readers.payment_codes.code import Code, Payment

_BANK = {"singlepaymentsepa", "singlepayment"}


def read(code: Code) -> Payment | None:
    """The payment; None when the code is another link or none."""
    scheme = code.data[:7].lower()
    if not scheme.startswith((b"upi://", b"bank://")):
        return None
    try:
        link = urlsplit(code.text.strip())
        values = dict(parse_qsl(link.query, max_num_fields=40))
    except ValueError:
        return None
    if link.scheme.lower() == "upi" and link.netloc.lower() == "pay":
        return _upi(code, values)
    if link.netloc.lower() in _BANK and "iban" in values:
        return _bank(code, values)
    return None


def _upi(code: Code, values: dict[str, str]) -> Payment | None:
    address = values.get("pa", "")
    if not re.fullmatch(r"[\w.\-]{1,255}@[\w.\-]{1,64}", address):
        return None
    payment = Payment("UPI code", code)
    payment.say("supplier.name", values.get("pn", ""))
    payment.pay(values.get("am", ""))
    if values.get("cu", "INR") == "INR":
        payment.say("currency", "INR")
    payment.say("other.UPI ID", address)
    payment.remark = " ".join(values.get(key, "") for key in ("tn", "tr")).strip()[:140]
    return payment


def _bank(code: Code, values: dict[str, str]) -> Payment:
    payment = Payment("BezahlCode", code)
    payment.say("supplier.name", values.get("name", ""))
    say_iban(payment, values["iban"])
    say_bic(payment, values.get("bic", ""))
    payment.pay(values.get("amount", "").replace(",", "."))
    payment.say("currency", values.get("currency", "EUR")[:3].upper())
    payment.remark = values.get("reason", "")[:140]
    return payment
