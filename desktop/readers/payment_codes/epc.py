# SPDX-License-Identifier: AGPL-3.0-or-later
"""EPC069-12, known as GiroCode: a SEPA credit transfer in euro, versions 001 and 002."""

from __future__ import annotations

from desktop.readers.payment_codes.accounts import say_bic, say_creditor_reference, say_iban
from desktop.readers.payment_codes.code import Code, Payment

NAME = "GiroCode"

_CHARSETS = {
    "1": "utf-8", "2": "iso8859-1", "3": "iso8859-2", "4": "iso8859-4",
    "5": "iso8859-5", "6": "iso8859-7", "7": "iso8859-10", "8": "iso8859-15",
}  # fmt: skip
_LEAST_LINES = 7


def read(code: Code) -> Payment | None:
    """The transfer; None when the code is of another kind."""
    head = code.data.lstrip(b"\xef\xbb\xbf").splitlines()
    if len(head) < _LEAST_LINES or head[0].strip() != b"BCD":
        return None
    if head[1].strip() not in {b"001", b"002"} or head[3].strip() not in {b"SCT", b"INST"}:
        return None
    charset = _CHARSETS.get(head[2].strip().decode("ascii", "replace"), "utf-8")
    lines = [line.decode(charset, "replace").strip() for line in head]
    lines += [""] * (12 - len(lines))
    payment = Payment(NAME, code)
    say_bic(payment, lines[4])
    payment.say("supplier.name", lines[5])
    say_iban(payment, lines[6])
    amount = lines[7]
    if amount.startswith("EUR"):
        payment.pay(amount[3:], r"\d{1,9}(?:\.\d{1,2})?")
    elif amount:
        payment.broken.append(f"“{amount[:30]}” is no amount in euro")
    payment.say("currency", "EUR", amount or "EUR")
    if lines[9]:
        say_creditor_reference(payment, lines[9])
    payment.remark = " ".join(lines[10].split())[:140]
    return payment
