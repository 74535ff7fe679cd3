# SPDX-License-Identifier: AGPL-3.0-or-later
"""Currency marks: ISO codes, symbols and local abbreviations, and what they stand for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from desktop.domain.dates import fold

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
PRINTED_MARK = f"{CURRENCY_MARK}|" + "|".join(
    re.escape(mark) for mark in ("Rs.", "Rs", "Euros", "Euro", "euros", "euro", "Eur", "zł", "Kč")
)
"""As CURRENCY_MARK, with marks that are mostly not set in capitals."""
# A mark glued to digits or alone; letters must not be part of a longer word.
_IN_WORD = re.compile(
    rf"(?<![A-Za-z])(?P<mark>{CURRENCY_MARK})(?![A-Za-z])(?P<digit>[\s.:]*[\-−–(]?\s*\d)?",
    re.IGNORECASE,
)
_ALONE_WEAK = frozenset({"RS", "RS.", "TL", "ZL", "RM", "FR.", "SFR", "FT", "EURO", "DOLLARS"})


# Taxes and registers that tell whose dollars a bare "$" means, in words of the document, folded.
_DOLLAR_SIGNS: Mapping[str, tuple[frozenset[str], ...]] = {
    "CAD": tuple(frozenset({sign}) for sign in ("hst", "qst", "tvq", "tps", "gst/hst")),
    "AUD": tuple(frozenset({sign}) for sign in ("abn", "acn", "bsb")),
    "NZD": (frozenset({"nzbn"}), frozenset({"gst", "zealand"})),
    "SGD": (frozenset({"gst", "uen"}), frozenset({"gst", "singapore"})),
}


def dollar_of(words: Sequence[str]) -> str | None:
    """Whose dollars a bare "$" means in a document with these words; None if nothing tells."""
    text = " ".join(words)
    named = {code for code in DOLLARS if re.search(rf"\b{code}\b", text)}
    if "US$" in text:
        named.add("USD")
    if named:
        return named.pop() if len(named) == 1 else None
    folded = {fold(word).strip(".,:;()") for word in words}
    found = [code for code, signs in _DOLLAR_SIGNS.items() if any(sign <= folded for sign in signs)]
    return found[0] if len(found) == 1 else None


_OTHER_DOLLARS = frozenset(
    "canada canadian quebec ontario australia australian zealand singapore hong hongkong mexico"
    " taiwan abn acn bsb hst gst uen".split()
)


def names_other_dollar(words: Iterable[str]) -> bool:
    """Whether a land with dollars of its own, or its tax, is named, so that "$" may be its."""
    return any(fold(word).strip(".,:;()/") in _OTHER_DOLLARS for word in words)


def currency_of(text: str, dollar: str | None = None) -> str | None:
    """The currency whose mark stands in `text`, the first if several; None without any.

    `dollar` is what a bare "$" stands for in the document.
    """
    match = _IN_WORD.search(text)
    if match is None:
        return None
    return dollar if dollar and match["mark"] == "$" else code_of(match["mark"])


def rands(words: Iterable[str]) -> int:
    """How many amounts of South Africa's rand are among the words ("R1250.00", "R45 000.00")."""
    return sum(_RAND.match(word) is not None for word in words)


_RAND = re.compile(r"R\d{1,3}(?:[ ,.]?\d{3})*(?:[.,]\d{2})?$")
# ISO 3166 -> ISO 4217, where a document of that country marks no currency.
_EURO = "AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK"
_NATIONAL: Mapping[str, str] = {
    **dict.fromkeys(_EURO.split(), "EUR"),
    **dict(
        pair.split(":")
        for pair in (
            "GB:GBP CH:CHF LI:CHF PL:PLN CZ:CZK HU:HUF RO:RON BG:BGN DK:DKK SE:SEK NO:NOK TR:TRY"
            " IN:INR MY:MYR SG:SGD AU:AUD NZ:NZD CA:CAD US:USD ZA:ZAR AE:AED BR:BRL"
        ).split()
    ),
}


def currency_of_country(country: str) -> str | None:
    """The currency of a country (ISO 3166-1 alpha-2), if it is known."""
    return _NATIONAL.get(country)


def code_of(mark: str) -> str | None:
    """ISO code of one printed mark; None when it is no mark."""
    upper = mark.upper()
    return upper if upper in ISO_CODES else MARKS.get(upper)


def _leads(following: Sequence[str]) -> bool:
    """Whether an amount with cents follows a mark ("TOTALE EURO 360,00")."""
    return any(_WITH_CENTS.fullmatch(word) for word in following)


_WITH_CENTS = re.compile(r"-?\d[\d.,' ]*[.,]\d{2}")


def currency_votes(words: Iterable[str]) -> Counter[str]:
    """How often each currency is marked among these words.

    A code beside an amount counts more than one in running text; a bare "$" goes to the dollar
    that the document names by code, if it names one.
    """
    votes: Counter[str] = Counter()
    plain_dollars = 0
    last_was_number = False
    last = ""
    every = list(words)
    for index, word in enumerate(every):
        before, last = last, word.upper().strip(".(")
        is_number = any(c.isdigit() for c in word)
        if len(word) <= 24:
            for match in _IN_WORD.finditer(word):
                mark = match["mark"]
                upper = mark.upper()
                if upper in ISO_CODES and mark != upper:
                    continue  # "try", "all", "mad" in running text
                if upper == "BHD" and before == "SDN":
                    continue  # a Malaysian company's legal form
                beside = bool(match["digit"]) or is_number or last_was_number
                beside = beside or _leads(every[index + 1 : index + 2])
                beside = beside or word.strip(".,:") == f"({mark})"
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
