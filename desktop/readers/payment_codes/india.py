# SPDX-License-Identifier: AGPL-3.0-or-later
"""The signed QR code of an Indian e-invoice: a JSON web token of the registration portal."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from stdnum.in_ import gstin

from desktop.domain.invoice import plain
from desktop.readers.payment_codes.code import Code, Payment, Signature, amount_of, day_of
from desktop.readers.payment_codes.signature import check_rs256

NAME = "e-invoice QR code"

_TOKEN = re.compile(rb"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*")
_TYPES = {"INV": "invoice", "CRN": "credit_note", "DBN": "invoice"}
_DAY = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})")


def read(code: Code, keys: Sequence[str] = ()) -> Payment | None:
    """The registered invoice; None when the code is of another kind.

    `keys` are public keys or certificates (PEM) of the portal; the signature counts as checked
    only by one of them.
    """
    token = code.data.strip()
    if not _TOKEN.fullmatch(token):
        return None
    head, body, _ = token.split(b".")
    header, payload = _json(head), _json(body)
    if not isinstance(header, dict) or not isinstance(payload, dict):
        return None
    data = payload.get("data")
    if isinstance(data, str):
        data = _loads(data)
    if not isinstance(data, dict) or "Irn" not in data or "SellerGstin" not in data:
        return None
    payment = Payment(NAME, code, total=True)
    _fill(payment, data)
    payment.signature = Signature.NOT_CHECKED
    if header.get("alg") == "RS256":
        payment.signature = check_rs256(token, keys)
    return payment


def _fill(payment: Payment, data: dict[str, Any]) -> None:
    for key, path in (("SellerGstin", "supplier"), ("BuyerGstin", "buyer")):
        number = _word(data, key).upper()
        if gstin.is_valid(number):
            payment.say(f"{path}.vat_number", number)
        elif number and number != "URP":
            # URP: the buyer is not registered
            payment.broken.append(f"“{number[:20]}” is no valid GSTIN")
    payment.say("invoice_number", _word(data, "DocNo"))
    kind = _TYPES.get(_word(data, "DocTyp").upper())
    if kind is not None:
        payment.say("document_type", kind, _word(data, "DocTyp"))
    if match := _DAY.fullmatch(_word(data, "DocDt")):
        day = day_of(match[3], match[2], match[1])
        if day is not None:
            payment.say("issue_date", day.isoformat(), match[0])
    total = data.get("TotInvVal")
    if isinstance(total, Decimal | int) and not isinstance(total, bool):
        payment.pay(plain(abs(Decimal(total))))
    elif isinstance(total, str) and amount_of(total):
        payment.pay(total)
    payment.say("currency", "INR", "TotInvVal")
    irn = _word(data, "Irn")
    if re.fullmatch(r"[0-9a-fA-F]{64}", irn):
        payment.say("other.IRN", irn)
    else:
        payment.broken.append("its registration number (IRN) has not the form of one")


def _word(data: dict[str, Any], key: str) -> str:
    value = data.get(key)
    return value.strip() if isinstance(value, str) else ""


def _json(part: bytes) -> Any:
    try:
        return _loads(base64.urlsafe_b64decode(part + b"=" * (-len(part) % 4)).decode("utf-8"))
    except (binascii.Error, ValueError):
        return None


def _loads(text: str) -> Any:
    try:
        return json.loads(text, parse_float=_number, parse_constant=lambda _: None)
    except (ValueError, RecursionError):
        return None


def _number(text: str) -> Decimal | None:
    value = Decimal(text) if len(text) < 30 else None
    return value if value is None or abs(value.adjusted()) < 20 else None
