# SPDX-License-Identifier: AGPL-3.0-or-later
"""Swico's S1 syntax: the billing information of a Swiss QR-bill ("//S1/10/…/11/…")."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal

from stdnum.ch import uid

from desktop.domain.invoice import plain
from desktop.readers.payment_codes.code import Payment, amount_of, day_of

_TAG = re.compile(r"(?<!\\)/(\d{2})/")
_ESCAPED = re.compile(r"\\([/\\])")
_MOST_DAYS = 1_000
_MOST_RATES = 10


def read(payment: Payment, text: str) -> None:
    """Add number, dates, VAT number, rates and terms to what the bill says."""
    if not text.startswith("//S1/"):
        return
    parts = _TAG.split(text[4:])
    tags = {t: _ESCAPED.sub(r"\1", v) for t, v in zip(parts[1::2], parts[2::2], strict=True)}
    payment.say("invoice_number", tags.get("10", ""))
    issued = _day(tags.get("11", ""))
    if issued is not None:
        payment.say("issue_date", issued.isoformat(), f"/11/{tags['11']}")
    number = tags.get("30", "")
    if number:
        whole = f"CHE{number}"
        if uid.is_valid(whole):
            payment.say("supplier.vat_number", uid.format(whole), f"/30/{number}")
        else:
            payment.broken.append(f"“{number[:20]}” is no valid VAT number")
    if customer := tags.get("20", ""):
        payment.say("other.Customer reference", customer)
    _rates(payment, tags.get("32", ""))
    _terms(payment, tags.get("40", ""), issued)


def _day(text: str) -> date | None:
    if not re.fullmatch(r"\d{6}", text, re.ASCII):
        return None
    return day_of(2000 + int(text[:2]), text[2:4], text[4:])


def _rates(payment: Payment, text: str) -> None:
    """ "8.1" is the rate of the whole bill, "8.1:1000;2.6:51.8" what is taxed by each."""
    rows = [row.partition(":") for row in text.split(";")[:_MOST_RATES] if row]
    rates = [amount_of(rate, r"\d{1,2}(?:\.\d{1,2})?") for rate, _, _ in rows]
    bases = [amount_of(base, r"\d{1,9}(?:\.\d{1,2})?") for _, _, base in rows]
    if not rows or any(rate is None for rate in rates):
        return
    if any(base is None for base in bases):
        return
    for index, (rate, base) in enumerate(zip(rates, bases, strict=True)):
        if rate is not None and base is not None:
            payment.say(f"tax_lines[{index}].rate", plain(rate), f"/32/{text}")
            payment.say(f"tax_lines[{index}].taxable_amount", plain(base), f"/32/{text}")
    net = sum((base for base in bases if base is not None), Decimal(0))
    payment.say("subtotal", plain(net), f"/32/{text}")


def _terms(payment: Payment, text: str, issued: date | None) -> None:
    """ "0:30" is 30 days net, "2:10;0:30" two percent off within ten."""
    for row in text.split(";"):
        match = re.fullmatch(r"0(?:\.0+)?:(\d{1,4})", row, re.ASCII)
        if match and issued is not None and int(match[1]) <= _MOST_DAYS:
            due = issued + timedelta(days=int(match[1]))
            payment.say("due_date", due.isoformat(), f"/40/{text}")
