# SPDX-License-Identifier: AGPL-3.0-or-later
"""A code as it was decoded from the page, and what a format makes of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from desktop.domain.invoice import MAX_AMOUNT
from desktop.domain.page import Box

MAX_BYTES = 4_300
"""What the largest QR code holds, and a little more."""

_SHOWN = 200
_MAX_VALUE = 300


@dataclass(frozen=True, slots=True)
class Code:
    """The bytes of a code, the text they are taken for, and where it is printed (points)."""

    data: bytes
    text: str
    page: int
    box: Box


class Signature(StrEnum):
    """What is known of a signed code. Only a key that was given can make it right or wrong.

    A key that comes with the code only tells whether its parts belong together.
    """

    NOT_CHECKED = "not checked"
    RIGHT = "right"
    WRONG = "wrong"
    FITS_OWN_KEY = "fits the key it carries"
    CONTRADICTS_OWN_KEY = "contradicts the key it carries"


@dataclass(frozen=True, slots=True)
class Said:
    """One value: canonical, and the piece of the code that says it."""

    value: str
    text: str


@dataclass(slots=True)
class Payment:
    """What a code says, by field path, before it is held against the page.

    `amount` is what is to be paid with this code, `total` whether it is the invoice's own total
    by the format's rules. `remark` is free text for the recipient: the invoice's number may stand
    in it. `broken` tells in words what doesn't keep the format's own rules.
    `stamped` says that an authority's stamp on the signing key comes with the code, unchecked.
    """

    format: str
    code: Code
    values: dict[str, Said] = field(default_factory=dict)
    amount: Decimal | None = None
    amount_text: str = ""
    total: bool = False
    remark: str = ""
    broken: list[str] = field(default_factory=list)
    signature: Signature | None = None
    stamped: bool = False

    def say(self, path: str, value: str, text: str | None = None) -> None:
        """Keep a value that is not empty; the first one for a path stays."""
        value = " ".join(value.split())[:_MAX_VALUE]
        if value and path not in self.values:
            shown = " ".join((value if text is None else text).split())
            self.values[path] = Said(value, shown[:_SHOWN])

    def say_all(self, values: Mapping[str, str]) -> None:
        """Keep several values as they are written."""
        for path, value in values.items():
            self.say(path, value)

    def pay(self, text: str, pattern: str = r"\d{1,12}(?:\.\d{1,2})?") -> None:
        """The amount, where `text` is one that the format allows."""
        if not text.strip():
            return
        amount = amount_of(text.strip(), pattern)
        if amount is None:
            self.broken.append(f"“{text.strip()[:30]}” is no amount")
        elif amount > 0:
            self.amount, self.amount_text = amount, text.strip()


def amount_of(text: str, pattern: str = r"\d{1,12}(?:\.\d{1,2})?") -> Decimal | None:
    """A plain decimal number; None when it is none."""
    if not re.fullmatch(pattern, text, re.ASCII):
        return None
    value = Decimal(text)
    return value if value < MAX_AMOUNT else None


def day_of(year: str | int, month: str | int, day: str | int) -> date | None:
    """A day of the calendar; None when there is no such day."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def bare(text: str) -> str:
    """Without white space, in capitals: how account numbers and references are compared."""
    return "".join(text.split()).upper()
