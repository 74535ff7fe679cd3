# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a person typed into a field, as canonical text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from desktop.domain.dates import parse_printed_date
from desktop.domain.errors import InvalidValue
from desktop.domain.fields import FieldKind
from desktop.domain.invoice import plain
from desktop.domain.money import DecimalMark, parse_printed
from desktop.domain.own_fields import kind_with
from desktop.domain.ports import OwnField

_NUMBERS = {FieldKind.AMOUNT, FieldKind.QUANTITY, FieldKind.RATE}
_COMPACT = {FieldKind.IBAN, FieldKind.BIC}
_DECIMAL = re.compile(r"^[-+]?\d+(\.\d+)?$")


def canonical(
    path: str, text: str | None, mark: DecimalMark = ".", own_fields: Sequence[OwnField] = ()
) -> str | None:
    """The field's canonical text (plain decimal, ISO date, compact IBAN); None when emptied.

    Canonical text is taken as it is unless `mark` is a comma, so that "1.234" means what the
    person's own habit says. Day comes before month in a date of figures. Raises InvalidValue.
    """
    if text is None or not text.strip():
        return None
    text = text.strip()
    kind = kind_with(path, own_fields)
    if kind in _NUMBERS:
        return plain(_number(text.rstrip("%").strip(), mark))
    if kind is FieldKind.DATE:
        day = parse_printed_date(text, "dmy")
        if day is None:
            raise InvalidValue(
                f"“{text[:60]}” is not a date.", "Enter a date, for example 2026-03-31."
            )
        return day.isoformat()
    if kind in _COMPACT:
        return re.sub(r"\s+", "", text).upper()
    if kind is FieldKind.CURRENCY:
        return text.upper()
    return text


def _number(text: str, mark: DecimalMark) -> Decimal:
    if mark == "." and _DECIMAL.match(text):
        return Decimal(text)
    value = parse_printed(text, mark)
    if value is None:
        value = parse_printed(text)
    if value is None:
        example = "1234.50" if mark == "." else "1234,50"
        raise InvalidValue(f"“{text[:60]}” is not a number.", f"Enter a number, like {example}.")
    return value
