# SPDX-License-Identifier: AGPL-3.0-or-later
"""How one document writes numbers and dates, in which language and currency.

Decided once over the whole document, so that "1.234" and "03/04/2024" mean the same wherever
they stand in it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from desktop.domain.dates import DateOrder, fold
from desktop.domain.money import DecimalMark, parse_digits, parse_printed
from desktop.domain.page import PageText
from desktop.readers.currency import currency_votes, dollar_of, names_other_dollar, rands
from desktop.readers.languages import MONTH_FIRST_HINTS, US_STATES, language_of

_MONEY = re.compile(
    r"""^[(\-−–+=]*\s?(?:[^\w\s(]{1,2}|[A-Z]{1,3}[$.:]?)?\s?[\-−–]?
        (?P<whole>\d{1,3}(?:(?P<group>[.,'’])\d{2,3})+|\d+)(?P<mark>[.,])(?P<cents>\d{2,4})
        \s?(?:[^\w\s]{0,2}|[A-Z]{3}|h|kg|km)[)\-*]?$""",
    re.VERBOSE,
)
_GROUPED = re.compile(r"^\D{0,3}\d{1,3}(?P<group>[.,])\d{3}(?:(?P=group)\d{3})+\D{0,3}$")
_SHORT_DATE = re.compile(r"^\d{1,2}[./-]\d{1,2}[./-](?:\d{2}|\d{4})[,;:)]?$")
_SOME_RANDS = 2
_COMMA_LANGUAGES = frozenset({"de", "fr", "es", "it", "nl", "pt", "pl", "tr", "da", "sv", "nb"})


@dataclass(frozen=True, slots=True)
class DocumentConventions:
    """What holds for the whole document.

    `decimal_mark` is None when no number of the document shows it and the language is unknown;
    `language` is ISO 639-1 and `currency` ISO 4217, None when nothing tells; `dollar` is what a
    bare "$" stands for, None when it may be any. `order_known`: the order of day and month is not
    just the usual one.
    """

    decimal_mark: DecimalMark | None = None
    date_order: DateOrder = "dmy"
    language: str | None = None
    currency: str | None = None
    dollar: str | None = None
    order_known: bool = False

    def amount(self, text: str) -> Decimal | None:
        """The amount that `text` prints, read the document's way.

        Text that makes no sense in that way is read only if it can be read in one way alone
        (some generators print "1.00" in one column and "20,00" in the next).
        """
        value = parse_printed(text, self.decimal_mark)
        return parse_printed(text) if value is None else value

    def digits(self, text: str) -> Decimal | None:
        """As `amount`, for bare digits with their marks."""
        value = parse_digits(text, self.decimal_mark)
        return parse_digits(text) if value is None else value


def decide(pages: Sequence[PageText]) -> DocumentConventions:
    """The conventions of the document whose pages these are; hidden words don't count."""
    words = [w.text for page in pages for w in page.words if not w.hidden]
    folded = Counter(
        token for word in words if (token := fold(word).strip(".,:;()*\"'!?/|")) and len(token) > 1
    )
    language = language_of(folded)
    votes = currency_votes(words)
    if rands(words) >= _SOME_RANDS:
        votes["ZAR"] += 3 * rands(words)
    american = "$" in "".join(words) and (_us_addresses(words) or not names_other_dollar(words))
    dollar = dollar_of(words) or ("USD" if american else None)
    if dollar and dollar != "USD" and votes["USD"]:
        votes[dollar] += votes.pop("USD")
    currency = votes.most_common(1)[0][0] if votes else None
    order, known = _date_order(words, folded, language, currency)
    return DocumentConventions(
        decimal_mark=_decimal_mark(words, language),
        date_order=order,
        language=language,
        currency=currency,
        dollar=dollar,
        order_known=known,
    )


def _decimal_mark(words: Sequence[str], language: str | None) -> DecimalMark | None:
    votes: Counter[DecimalMark] = Counter()
    for word in words:
        if not any(c.isdigit() for c in word) or _SHORT_DATE.match(word):
            continue
        match = _MONEY.match(word)
        if match:
            mark: DecimalMark = "," if match["mark"] == "," else "."
            if match["group"] == mark or len(match["cents"]) == 3:
                continue
            votes[mark] += 3 if match["group"] else 2 if len(match["cents"]) == 2 else 1
            continue
        grouped = _GROUPED.match(word)
        if grouped:
            votes["." if grouped["group"] == "," else ","] += 2
    if votes["."] != votes[","]:
        return "." if votes["."] > votes[","] else ","
    if language is None:
        return None
    return "," if language in _COMMA_LANGUAGES else "."


def _us_addresses(words: Sequence[str]) -> int:
    """How often a state's letters stand before a ZIP code."""
    return sum(
        first.strip(",.") in US_STATES and re.fullmatch(r"\d{5}(?:-\d{4})?", second) is not None
        for first, second in pairwise(words)
    )


_BARE_DATE = re.compile(r"\(?(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})[,;:)]?")
_DAY_FIRST_MONEY = frozenset("GBP INR ZAR MYR AUD NZD SGD AED CHF PLN TRY BRL".split())


def _date_order(
    words: Sequence[str], folded: Counter[str], language: str | None, currency: str | None
) -> tuple[DateOrder, bool]:
    """The order of the document's dates, and whether more than custom tells it."""
    day_first = month_first = year_first = 0
    for word in words:
        parts = _BARE_DATE.fullmatch(word)
        if not parts:
            continue
        first, second = int(parts[1]), int(parts[2])
        if len(parts[1]) == 4:
            year_first += 1
        elif first > 12 >= second:
            day_first += 1
        elif second > 12 >= first:
            month_first += 1
    if day_first != month_first:
        return ("dmy", True) if day_first > month_first else ("mdy", True)
    if language in (None, "en") and currency in (None, "USD"):
        american = sum(folded[hint] for hint in MONTH_FIRST_HINTS) + _us_addresses(words)
        if currency == "USD" or american > 0:
            return "mdy", american > 0
    if year_first and language is None:
        return "ymd", False
    return "dmy", language not in (None, "en") or currency in _DAY_FIRST_MONEY
