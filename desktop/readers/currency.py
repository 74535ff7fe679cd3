# SPDX-License-Identifier: AGPL-3.0-or-later
"""Currency marks: ISO codes, symbols and local abbreviations, and what they stand for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

ISO_CODES: frozenset[str] = frozenset(
    "AED ARS AUD BDT BGN BHD BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HUF IDR ILS INR ISK "
    "JOD JPY KES KRW KWD LKR MAD MXN MYR NGN NOK NZD OMR PEN PHP PKR PLN QAR RON RSD RUB SAR SEK "
    "SGD THB TND TRY TWD UAH USD VND ZAR".split()
)

# As printed (upper case) -> ISO 4217.
MARKS: Mapping[str, str] = {
    "€": "EUR",
    "EURO": "EUR",
    "EUROS": "EUR",
    "£": "GBP",
    "₹": "INR",
    "RS": "INR",
    "RS.": "INR",
    "RUPEES": "INR",
    "₺": "TRY",
    "TL": "TRY",
    "ZŁ": "PLN",
    "ZL": "PLN",
    "RM": "MYR",
    "RINGGIT": "MYR",
    "US$": "USD",
    "$US": "USD",
    "USD$": "USD",
    "DOLLARS": "USD",
    "A$": "AUD",
    "AU$": "AUD",
    "AUD$": "AUD",
    "C$": "CAD",
    "CA$": "CAD",
    "CAD$": "CAD",
    "NZ$": "NZD",
    "S$": "SGD",
    "HK$": "HKD",
    "NT$": "TWD",
    "R$": "BRL",
    "MX$": "MXN",
    "$": "USD",
    "SFR": "CHF",
    "SFR.": "CHF",
    "FR.": "CHF",
    "¥": "JPY",
    "₩": "KRW",
    "₪": "ILS",
    "₫": "VND",
    "฿": "THB",
    "₱": "PHP",
    "KČ": "CZK",
    "FT": "HUF",
    "₽": "RUB",
    "₴": "UAH",
}
DOLLARS: frozenset[str] = frozenset({"USD", "AUD", "CAD", "NZD", "SGD", "HKD", "TWD", "MXN"})

CURRENCY_MARK = "|".join(
    re.escape(mark) for mark in sorted({*MARKS, *ISO_CODES}, key=len, reverse=True)
)
"""A pattern for any printed mark, as MARKS and ISO_CODES have it (upper case)."""
# A mark glued to digits or alone; letters must not be part of a longer word.
_IN_WORD = re.compile(
    rf"(?<![A-Za-z])(?P<mark>{CURRENCY_MARK})(?![A-Za-z])(?P<digit>[\s.:]*[\-−–(]?\s*\d)?",
    re.IGNORECASE,
)
_ALONE_WEAK = frozenset({"RS", "RS.", "TL", "ZL", "RM", "FR.", "SFR", "FT", "EURO", "DOLLARS"})


def currency_of(text: str) -> str | None:
    """The currency whose mark stands in `text`, the first if several; None without any."""
    match = _IN_WORD.search(text)
    return None if match is None else code_of(match["mark"])


def code_of(mark: str) -> str | None:
    """ISO code of one printed mark; None when it is no mark."""
    upper = mark.upper()
    return upper if upper in ISO_CODES else MARKS.get(upper)


def currency_votes(words: Iterable[str]) -> Counter[str]:
    """How often each currency is marked among these words.

    A code beside an amount counts more than one in running text; a bare "$" goes to the dollar
    that the document names by code, if it names one.
    """
    votes: Counter[str] = Counter()
    plain_dollars = 0
    last_was_number = False
    for word in words:
        is_number = any(c.isdigit() for c in word)
        if len(word) <= 24:
            for match in _IN_WORD.finditer(word):
                mark = match["mark"]
                upper = mark.upper()
                if upper in ISO_CODES and mark != upper:
                    continue  # "try", "all", "mad" in running text
                beside = bool(match["digit"]) or is_number or last_was_number
                if upper in _ALONE_WEAK and not beside:
                    continue
                code = code_of(mark)
                if code is None:
                    continue
                weight = 3 if beside else 2
                if mark == "$":
                    plain_dollars += weight
                else:
                    votes[code] += weight
        last_was_number = is_number
    if plain_dollars:
        named = [code for code in DOLLARS if votes[code]]
        votes[named[0] if len(named) == 1 else "USD"] += plain_dollars
    return votes
