# SPDX-License-Identifier: AGPL-3.0-or-later
"""Dates as documents print them.

"03/04/2024" is in March or in April by who wrote it, so whoever reads passes the order that the
whole document follows. Only whole dates are read: day, month and year all have to be printed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

DateOrder = Literal["dmy", "mdy", "ymd"]

FIRST_YEAR = 1970
LAST_YEAR = 2079

# Full names and usual short forms, accents and case removed; one text for each month.
MONTH_NAMES: Mapping[str, tuple[str, ...]] = {
    "en": (
        "january jan",
        "february feb",
        "march mar",
        "april apr",
        "may",
        "june jun",
        "july jul",
        "august aug",
        "september sept sep",
        "october oct",
        "november nov",
        "december dec",
    ),
    "de": (
        "januar jan janner",
        "februar feb feber",
        "marz mar mrz maerz",
        "april apr",
        "mai",
        "juni jun",
        "juli jul",
        "august aug",
        "september sept sep",
        "oktober okt",
        "november nov",
        "dezember dez",
    ),
    "fr": (
        "janvier janv jan",
        "fevrier fevr fev",
        "mars",
        "avril avr",
        "mai",
        "juin",
        "juillet juil",
        "aout",
        "septembre sept",
        "octobre oct",
        "novembre nov",
        "decembre dec",
    ),
    "es": (
        "enero ene",
        "febrero feb",
        "marzo mar",
        "abril abr",
        "mayo may",
        "junio jun",
        "julio jul",
        "agosto ago",
        "septiembre setiembre sept sep set",
        "octubre oct",
        "noviembre nov",
        "diciembre dic",
    ),
    "it": (
        "gennaio gen",
        "febbraio feb",
        "marzo mar",
        "aprile apr",
        "maggio mag",
        "giugno giu",
        "luglio lug",
        "agosto ago",
        "settembre set sett",
        "ottobre ott",
        "novembre nov",
        "dicembre dic",
    ),
    "nl": (
        "januari jan",
        "februari feb",
        "maart mrt",
        "april apr",
        "mei",
        "juni jun",
        "juli jul",
        "augustus aug",
        "september sept sep",
        "oktober okt",
        "november nov",
        "december dec",
    ),
    "pt": (
        "janeiro jan",
        "fevereiro fev",
        "marco mar",
        "abril abr",
        "maio mai",
        "junho jun",
        "julho jul",
        "agosto ago",
        "setembro set",
        "outubro out",
        "novembro nov",
        "dezembro dez",
    ),
    "pl": (
        "stycznia styczen sty",
        "lutego luty lut",
        "marca marzec mar",
        "kwietnia kwiecien kwi",
        "maja maj",
        "czerwca czerwiec cze",
        "lipca lipiec lip",
        "sierpnia sierpien sie",
        "wrzesnia wrzesien wrz",
        "pazdziernika pazdziernik paz",
        "listopada listopad lis",
        "grudnia grudzien gru",
    ),
    "tr": (
        "ocak oca",
        "subat sub",
        "mart mar",
        "nisan nis",
        "mayis may",
        "haziran haz",
        "temmuz tem",
        "agustos agu",
        "eylul eyl",
        "ekim eki",
        "kasim kas",
        "aralik ara",
    ),
    "ms": (
        "januari jan",
        "februari feb",
        "mac",
        "april apr",
        "mei",
        "jun",
        "julai jul",
        "ogos",
        "september sept sep",
        "oktober okt",
        "november nov",
        "disember dis",
    ),
}


def fold(text: str) -> str:
    """Lower case without accents; Turkish dotless i and Polish l become plain letters."""
    plain = text.replace("ı", "i").replace("ł", "l").replace("Ł", "l").replace("İ", "i")
    decomposed = unicodedata.normalize("NFKD", plain)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def _month_table() -> dict[str, tuple[int, frozenset[str]]]:
    """Name -> month and the languages that use it; no name means two months in any of them."""
    table: dict[str, tuple[int, frozenset[str]]] = {}
    for language, months in MONTH_NAMES.items():
        for number, names in enumerate(months, start=1):
            for name in names.split():
                languages = table[name][1] if name in table else frozenset[str]()
                table[name] = (number, languages | {language})
    return table


_MONTHS = _month_table()
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
# A separator of numeric dates, spaces around it allowed: PDF text often parts "3 . 4 . 2024".
_SEP = r"[ \t\u00a0]?[./\-–][ \t\u00a0]?"
_DATE = re.compile(
    rf"""(?<![\w])(?:
      (?P<y1>\d{{4}})(?P<s1>{_SEP})(?P<m1>\d{{1,2}})(?:{_SEP})(?P<d1>\d{{1,2}})(?=t\d|(?![\w]))
    | (?P<y2>(?:19|20)\d{{2}})(?P<m2>[01]\d)(?P<d2>[0-3]\d)(?![\w])
    | (?P<a3>\d{{1,2}})(?P<s3>{_SEP})(?P<b3>\d{{1,2}})(?:{_SEP})
      (?P<y3>\d{{4}}|['’]?\d{{2}}(?![/.]\d))(?![\w])
    | (?P<d4>\d{{1,2}})(?:st|nd|rd|th|er|o|a)?[.,]?[\s\-/–]*(?:of|de|d[’'])?\s*
      (?P<m4>{_MONTH})(?![a-z])[.,]?[\s\-/–]*(?:de[l]?\s+)?(?P<y4>\d{{4}}|['’]?\d{{2}})(?![\w])
    | (?P<m5>{_MONTH})(?![a-z])[.]?[\s\-/–]*(?P<d5>\d{{1,2}})(?:st|nd|rd|th)?\s?[,.]?[\s\-/–]*
      (?P<y5>\d{{4}})(?![\w])
    | (?P<y6>\d{{4}})[\s\-/.–]+(?P<m6>{_MONTH})(?![a-z])[\s\-/.–]*(?P<d6>\d{{1,2}})(?![\w])
    | (?P<d7>\d{{2}})\s(?P<m7>\d{{2}})\s(?P<y7>20\d{{2}})(?![\w])
    | (?P<y8>\d{{4}})年(?P<m8>\d{{1,2}})月(?P<d8>\d{{1,2}})日
    )""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date found in text: where (offsets into the text), which, and how clear it is.

    `ambiguous` says that only the document's order decided which number is the month.
    """

    start: int
    end: int
    value: date
    ambiguous: bool


def parse_printed_date(text: str, order: DateOrder, language: str | None = None) -> date | None:
    """The one date that `text` prints; None when there is none or more than one.

    `order` decides numeric dates that could be read in two ways; `language` (ISO 639-1) is a
    hint for month names. A time of day or a weekday beside it is ignored.
    """
    found = find_printed_dates(text, order, language)
    return found[0].value if len(found) == 1 else None


def find_printed_dates(
    text: str, order: DateOrder, language: str | None = None
) -> list[PrintedDate]:
    """All whole dates in `text`, left to right."""
    folded, offsets = fold_with_offsets(text)
    found: list[PrintedDate] = []
    for match in _DATE.finditer(folded):
        parsed = _from_match(match, order, language)
        if parsed is not None:
            value, ambiguous = parsed
            found.append(
                PrintedDate(offsets[match.start()], offsets[match.end()], value, ambiguous)
            )
    return found


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """Folded text, and for each of its positions (and its end) the position in `text`."""
    if text.isascii():
        return text.lower(), list(range(len(text) + 1))
    parts: list[str] = []
    offsets: list[int] = []
    for index, char in enumerate(text):
        folded = fold(char) if ord(char) > 127 else char.lower()
        parts.append(folded)
        offsets.extend([index] * len(folded))
    offsets.append(len(text))
    return "".join(parts), offsets


def _from_match(
    match: re.Match[str], order: DateOrder, language: str | None
) -> tuple[date, bool] | None:
    groups = match.groupdict()
    if groups["y3"]:
        return _numeric(int(groups["a3"]), int(groups["b3"]), _year(groups["y3"]), order)
    for n in ("1", "2", "4", "5", "6", "7", "8"):
        if not groups[f"y{n}"]:
            continue
        month = groups[f"m{n}"]
        number = int(month) if month.isdigit() else _month(month, language)
        value = _make(_year(groups[f"y{n}"]), number, int(groups[f"d{n}"]))
        return None if value is None else (value, False)
    return None


def _numeric(first: int, second: int, year: int, order: DateOrder) -> tuple[date, bool] | None:
    day_first = _make(year, second, first)
    month_first = _make(year, first, second)
    if day_first and month_first:
        value = month_first if order == "mdy" else day_first
        return value, day_first != month_first
    value_or_none = day_first or month_first
    return None if value_or_none is None else (value_or_none, False)


def _month(name: str, language: str | None) -> int:
    if language is not None and language in MONTH_NAMES:
        for number, names in enumerate(MONTH_NAMES[language], start=1):
            if name in names.split():
                return number
    return _MONTHS[name][0]


def _year(text: str) -> int:
    digits = text.lstrip("'’")
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (2000 if year <= LAST_YEAR - 2000 else 1900)


def _make(year: int, month: int, day: int) -> date | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
