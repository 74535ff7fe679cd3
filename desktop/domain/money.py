# SPDX-License-Identifier: AGPL-3.0-or-later
"""Decimal money: minor units of a currency, rounding, and reading printed amounts.

A printed amount is ambiguous by itself ("1.234" is one thousand in German, one and a bit in
English), so whoever reads passes the document's own decimal mark.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

DecimalMark = Literal[".", ","]

_EXPONENTS = {
    # ISO 4217 currencies whose minor unit is not a hundredth
    **dict.fromkeys(
        "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(), 0
    ),
    **dict.fromkeys("BHD IQD JOD KWD LYD OMR TND".split(), 3),
}
_MINUS = "-−–—‐‑"
_SPACES = "\u0020\u00a0\u2007\u2009\u202f"
_APOSTROPHES = "'’‘`´"
_NUMBER = re.compile(rf"\d[\d.,{_SPACES}{_APOSTROPHES}]*\d|\d")


def minor_digits(currency: str | None) -> int:
    """Decimal places of the currency's minor unit (ISO 4217); 2 when unknown."""
    return _EXPONENTS.get(currency or "", 2)


def rounded(value: Decimal, currency: str | None = None) -> Decimal:
    """Rounded to the currency's minor unit, halves away from zero, as ledgers do."""
    return value.quantize(Decimal(1).scaleb(-minor_digits(currency)), ROUND_HALF_UP)


def parse_printed(text: str, mark: DecimalMark | None = None) -> Decimal | None:
    """The amount that stands in `text`, sign kept; None when there isn't exactly one.

    Currency names and symbols around it are ignored. A minus sign before or after, brackets, and
    a following CR make it negative. `mark` is the document's decimal mark; without it, only what
    can be read in one way is read: two different marks, or a last mark that isn't followed by
    exactly three digits.
    """
    matches = _NUMBER.findall(text)
    if len(matches) != 1:
        return None
    digits = matches[0]
    value = parse_digits(digits, mark)
    if value is None:
        return None
    before, _, after = text.partition(digits)
    bracketed = before.rstrip().endswith("(") and after.lstrip().startswith(")")
    minus = before.strip(_SPACES)[-1:] in _MINUS and before.strip(_SPACES) != ""
    # a currency symbol may stand between sign and digits ("-€ 5.00", "- EUR 5,00")
    leading = re.match(rf"^\s*[{_MINUS}]", before) is not None
    trailing = re.match(rf"^\s*([{_MINUS}]|CR\b)(?!\d)", after) is not None
    return -value if bracketed or minus or leading or trailing else value


def parse_digits(digits: str, mark: DecimalMark | None = None) -> Decimal | None:
    """The value of digits with marks and group spaces, no sign; None when malformed.

    Groups must be of three digits, but for Indian style (12,34,567) and Swiss apostrophes.
    """
    bare = re.sub(rf"[{_SPACES}{_APOSTROPHES}]", "", digits)
    if not re.fullmatch(r"\d[\d.,]*", bare) or bare[-1] in ".,":
        return None
    if re.search(rf"[{_SPACES}{_APOSTROPHES}]", digits) and not re.fullmatch(
        rf"\d{{1,3}}(?:[{_SPACES}{_APOSTROPHES}]\d{{3}})+(?:[.,]\d+)?", digits
    ):
        return None
    dots, commas = bare.count("."), bare.count(",")
    if mark is None:
        mark = _only_possible_mark(bare, dots, commas)
        if mark is None:
            return None
    group = "," if mark == "." else "."
    whole, _, fraction = bare.partition(mark)
    if group in fraction or mark in fraction:
        return None
    if group in whole and not _well_grouped(whole.split(group)):
        return None
    whole = whole.replace(group, "")
    return Decimal(f"{whole}.{fraction}") if fraction else Decimal(whole)


def _only_possible_mark(bare: str, dots: int, commas: int) -> DecimalMark | None:
    if dots and commas:
        return "." if bare.rfind(".") > bare.rfind(",") else ","
    if not dots and not commas:
        return "."
    present: DecimalMark = "." if dots else ","
    other: DecimalMark = "," if dots else "."
    if dots + commas > 1:
        return other
    return None if len(bare) - bare.rfind(present) - 1 == 3 else present


def _well_grouped(groups: list[str]) -> bool:
    head, *rest = groups
    if not 1 <= len(head) <= 3 or not rest:
        return False
    if all(len(g) == 3 for g in rest):
        return True
    return len(rest[-1]) == 3 and all(len(g) == 2 for g in rest[:-1]) and len(head) <= 2
