# SPDX-License-Identifier: AGPL-3.0-or-later
"""Postal addresses: which lines are one, and its street, postal code, city and country."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.domain.dates import fold

# ISO 3166-1 alpha-2 -> names in the languages of our documents, folded.
_COUNTRY_NAMES: Mapping[str, str] = {
    "AE": "united arab emirates|uae",
    "AT": "austria|osterreich|autriche|oostenrijk",
    "AU": "australia|australien|australie",
    "BE": "belgium|belgien|belgique|belgie|belgio|belgica",
    "BG": "bulgaria|bulgarien|bulgarie",
    "BR": "brazil|brasil|brasilien",
    "CA": "canada|kanada",
    "CH": "switzerland|schweiz|suisse|svizzera|zwitserland|suiza",
    "CN": "china|chine|pr china",
    "CZ": "czech republic|czechia|tschechien|tschechische republik",
    "DE": "germany|deutschland|allemagne|germania|duitsland|alemania|niemcy",
    "DK": "denmark|danemark|denemarken|dinamarca|danimarca|danmark",
    "EE": "estonia|estland|estonie",
    "ES": "spain|spanien|espagne|espana|spagna|spanje|hiszpania",
    "FI": "finland|finnland|finlande|suomi",
    "FR": "france|frankreich|francia|frankrijk|francja",
    "GB": "united kingdom|uk|great britain|england|scotland|wales|vereinigtes konigreich"
    "|grossbritannien|royaume-uni|royaume uni|regno unito|reino unido|verenigd koninkrijk",
    "GR": "greece|griechenland|grece|hellas",
    "HK": "hong kong|hongkong",
    "HR": "croatia|kroatien|hrvatska",
    "HU": "hungary|ungarn|hongrie|magyarorszag",
    "IE": "ireland|irland|irlande|irlanda|ierland|eire",
    "IN": "india|indien|inde|bharat",
    "IT": "italy|italien|italie|italia|wlochy",
    "JP": "japan|japon|giappone",
    "LI": "liechtenstein",
    "LT": "lithuania|litauen|lietuva",
    "LU": "luxembourg|luxemburg|lussemburgo",
    "LV": "latvia|lettland|latvija",
    "MX": "mexico|mexiko|mexique",
    "MY": "malaysia",
    "NL": "netherlands|the netherlands|niederlande|pays-bas|paesi bassi|nederland|holland"
    "|paises bajos|holandia",
    "NO": "norway|norwegen|norge|norvege",
    "NZ": "new zealand|neuseeland",
    "PL": "poland|polen|pologne|polska|polonia",
    "PT": "portugal|portogallo",
    "RO": "romania|rumanien|roumanie",
    "SE": "sweden|schweden|suede|sverige|svezia|zweden",
    "SG": "singapore|singapur|singapour",
    "SI": "slovenia|slowenien|slovenija",
    "SK": "slovakia|slowakei|slovensko",
    "TR": "turkey|turkiye|turkei|turquie|turchia",
    "US": "united states|united states of america|usa|u.s.a|us|vereinigte staaten|etats-unis"
    "|stati uniti|estados unidos|verenigde staten",
    "ZA": "south africa|sudafrika",
}
COUNTRIES: Mapping[str, str] = {
    name: code for code, names in _COUNTRY_NAMES.items() for name in names.split("|")
}
_UPPER = "A-ZÀ-ÖØ-ÞŁŚŻŹĆĘĄŃÓÇĞİÖŞÜ"
_CITY = rf"(?P<city>[{_UPPER}'][^\d,;|·•()]*?)"
_TAIL = r"\s*(?:[,;|·•(–].*|-\s.*|\s(?i:kvk|k\.v\.k|btw|tel|vat|fax|ust|siret|tva|p\.iva)\b.*)?$"
_POSTAL = [
    # GB: the outward and inward code at the end of the line, or alone on it
    re.compile(
        r"^(?:(?P<city>[^\d,;]+?)[,;]?\s+)?(?P<code>[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2})"
        r"(?:[\s,].*)?$"
    ),
    # IE: D02 XA00, the city before or behind
    re.compile(
        r"^(?:(?P<city>[^\d,;]+?)(?:,\s*(?P<state>[^\d,;]+?))?[,;]?\s+)?"
        r"(?P<code>[AC-FHKNPRTV-Y]\d[\dW]\s?[0-9AC-FHKNPRTV-Y]{4})(?:[\s,].*)?$"
    ),
    # NL: 1234 AB City
    re.compile(rf"(?:^|[\s,(\-])(?:NL-?\s?)?(?P<code>\d{{4}}\s?[A-Z]{{2}})[\s,]+{_CITY}{_TAIL}"),
    # US: City, ST 12345(-6789)
    re.compile(
        r"^(?:.*,\s*)?(?P<city>[A-Z][A-Za-z .'\-]+?),?\s+(?P<state>[A-Z]{2,3}),?\s+"
        r"(?P<code>\d{5}(?:-\d{4})?)(?:[\s,].*)?$"
    ),
    # AU: SUBURB NSW 2000
    re.compile(
        r"^(?:.*,\s*)?(?P<city>[A-Z][A-Za-z .'\-]+?),?\s+"
        r"(?P<state>NSW|VIC|QLD|SA|WA|TAS|ACT|NT),?\s+(?P<code>\d{4})(?:[\s,].*)?$"
    ),
    # CA: City ON A1A 1A1
    re.compile(
        r"^(?P<city>[A-Z][A-Za-z .'\-]+?),?\s+(?P<state>[A-Z]{2}),?\s+"
        r"(?P<code>[A-Z]\d[A-Z]\s?\d[A-Z]\d)"
    ),
    # PL 00-000 City, PT 1000-001 City
    re.compile(rf"(?:^|[\s,(\-])(?P<code>\d{{2}}-\d{{3}}|\d{{4}}-\d{{3}})\s+{_CITY}{_TAIL}"),
    # D-12345 City, 12345 City, CH-8000 City, 123 45 City (SE)
    re.compile(
        rf"(?:^|[\s,(\-–·|])(?:(?P<land>[A-Z]{{1,2}})[\s\-–]\s?)?(?P<code>\d{{4,5}}|\d{{3}}\s\d{{2}})"
        rf"[\s,]+{_CITY}{_TAIL}"
    ),
    # IN: City - 400001, City 400 001; also "City, 12345"
    re.compile(
        r"^(?:.*,\s*)?(?P<city>[A-Z][A-Za-z .'()]+?)\s*[-–,:]?\s*(?:PIN\s*(?:code)?\s*[:\-]?\s*)?"
        r"(?P<code>\d{3}\s?\d{3})(?:[\s,.].*)?$"
    ),
]
_NOT_POSTAL = re.compile(
    r"(?:tel|fax|phone|mob|fon|t|f|m|iban|ust|vat|siret|siren|rcs|kvk|p\.?iva|nif|cif|hrb|hra)\b[\s.:]",
    re.IGNORECASE,
)
_REGION = re.compile(r"\(([^()\d]{2,30})\)\s*$")
_STREET = re.compile(
    r"(?:str(?:a[sß]{1,2}e|asse|\.)|straat|weg\b|platz\b|allee|gasse|ring\b|damm\b|ufer\b|laan\b|kade\b"
    r"|plein\b|street|road|avenue|lane|drive|boulevard|blvd|\bave?\b|\brd\b|\bst\b|\brue\b|\bplace\b"
    r"|chemin|impasse|route|quai|\bcalle\b|\bc/|avda|plaza|paseo|\bvia\b|viale|piazza"
    r"|corso|\bul\.|\brua\b"
    r"|avenida|caddesi|sokak|mah\.|jalan|\bjln?\b|floor|suite|\bp\.?\s?o\.?\s?box"
    r"|postfach|park\b|house\b"
    r"|court|square|\brow\b|terrace|\bclose\b|crescent|\bhill\b|mews|grove|\bwalk\b|trail\b"
    r"|p(?:ar)?kw(?:a)?y|highway|hwy|parade|quay\b|yard\b|way\b|hof\b|markt\b|gate\b|cedex"
    r"|building|tower|plot|nagar|sector|marg\b|estate)",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r"^(?:\d{1,5}\s?[a-zA-Z]?(?:[-/]\d+)?,?\s+\D{3,}|.*\D{3,}\s\d{1,5}\s?[a-zA-Z]?(?:\s?[-/]\s?\d+\w?)?)$"
)


@dataclass(frozen=True)
class PostalPlace:
    """Code and city on one line; `country` when a prefix such as D- or CH- tells it."""

    code: str
    city: str | None
    state: str | None = None
    country: str | None = None


@dataclass(frozen=True)
class ParsedAddress:
    """An address in parts; `first` and `last` are the indexes of its lines."""

    first: int
    last: int
    text: str
    street: str | None
    postal_code: str | None
    city: str | None
    state: str | None
    country: str | None


_LAND_PREFIX = {"D": "DE", "A": "AT", "F": "FR", "B": "BE", "I": "IT", "L": "LU", "E": "ES"}


def postal_place(text: str) -> PostalPlace | None:
    """Postal code and city of a line; None when it isn't such a line."""
    line = text.strip(" ,;.")
    if _NOT_POSTAL.match(line):
        return None
    if not any(c.isdigit() for c in line) or len(line) > 120:
        return None
    for pattern in _POSTAL:
        match = pattern.search(line)
        if match is None:
            continue
        groups = match.groupdict()
        city = (groups.get("city") or "").strip(" ,-–.") or None
        if city is not None and (len(city) > 45 or not re.search(r"[^\W\d_]{2}", city)):
            continue
        land = groups.get("land")
        country = None
        if land:
            country = _LAND_PREFIX.get(land, land if land in _COUNTRY_NAMES else None)
            if country is None:
                continue
        return PostalPlace(groups["code"], city, groups.get("state"), country)
    return None


def has_postal_place(text: str) -> bool:
    """Whether a postal code and city stand on the line, alone or behind the street."""
    if postal_place(text) is not None:
        return True
    parts = split_address_line(text)
    return len(parts) > 1 and any(postal_place(part) for part in parts)


def starts_with_house_number(text: str) -> bool:
    """Whether the number at the head of a line is a house's ("2208 Juniper Row"), not a code."""
    bare = text.strip(" ,.")
    coded = re.match(r"\d{4}\s?[A-Z]{2}\s|\d{3}\s\d{2}\s+[^\W\d]", bare)
    if not re.match(r"\d{1,5}\s", bare) or coded:
        return False
    rest = bare.split(None, 1)[1]
    return _STREET.search(rest) is not None or re.search(r"\d", rest) is not None


def country_of(text: str) -> str | None:
    """ISO code when the whole text names a country."""
    bare = fold(text).strip(" .,;()-–:")
    if bare in COUNTRIES:
        return COUNTRIES[bare]
    head = re.split(r"\s[-–]\s|,", bare)[0].strip()
    return COUNTRIES.get(head) if len(head) > 3 else None


def looks_like_street(text: str) -> bool:
    """Whether a line reads like street and house number, a building or a post box."""
    bare = text.strip(" ,.")
    if len(bare) > 80:
        return False
    return bool((_STREET.search(bare) and re.search(r"\d", bare)) or _HOUSE.match(bare))


def split_address_line(text: str) -> list[str]:
    """The parts of an address printed on one line: "Koppelweg 14, 22589 Hamburg"."""
    parts: list[str] = []
    for part in re.split(r"\s+[·•|∙–—]\s*|\s*[·•|∙]\s+|\s-\s|;\s|,\s+", text):
        bare = part.strip(" ,")
        if not bare:
            continue
        number_only = re.fullmatch(r"\d{1,4}\s?[a-zA-Z]?", bare) is not None
        if parts and number_only and not any(c.isdigit() for c in parts[-1]):
            parts[-1] = f"{parts[-1]}, {bare}"  # "Camino de la Ermita, 6"
        else:
            parts.append(bare)
    return parts


def parse_address(lines: Sequence[str]) -> ParsedAddress | None:
    """The address among these lines (one below the other, without the name); None without any.

    It runs from the street, or the lines before the postal code, to the country. A line that
    holds street and city is taken apart.
    """
    index = _postal_line(lines)
    if index is None:
        return None
    parts = split_address_line(lines[index])
    at = next((i for i, part in enumerate(parts) if postal_place(part)), None)
    inline: list[str] = []
    row = lines[index]
    tail: list[str] = []
    street_above = index >= 1 and looks_like_street(lines[index - 1])
    if (
        len(parts) > 1
        and at is not None
        and not _is_state_tail(parts, at)
        and not (at and street_above and not any(c.isdigit() for c in "".join(parts[:at])))
    ):
        inline, row, tail = parts[:at], parts[at], parts[at + 1 :]
    place = postal_place(row) or postal_place(lines[index])
    if place is None:
        return None
    state = place.state
    region = _REGION.search(lines[index].strip(" ,."))
    if state is None and region is not None:
        state = region[1].strip()
    country = place.country
    for extra in (*tail, *lines[index].split(",")[1:]):
        named = country_of(extra)
        if named:
            country = country or named
    if state is None:
        after = [t for t in tail if country_of(t) is None and t.isalpha() and len(t) > 3]
        state = after[0] if after else None
    last = index
    for follow in range(index + 1, min(index + 3, len(lines))):
        named = country_of(lines[follow])
        if named:
            country, last = named, follow
            break
    first = index
    street: str | None = None
    if inline:
        street = ", ".join(inline)
    elif _before_code(row, place.code) and looks_like_street(_before_code(row, place.code)):
        street = _before_code(row, place.code)
    else:
        for back in range(index - 1, max(-1, index - 4), -1):
            if looks_like_street(lines[back]):
                street, first = lines[back].strip(" ,"), back
                break
        if street is None and index >= 1 and _address_like(lines[index - 1]):
            street, first = lines[index - 1].strip(" ,"), index - 1
    city = place.city
    if city is None and index >= 1 and re.fullmatch(r"[^\d]{2,40}", lines[index - 1].strip()):
        city = lines[index - 1].strip(" ,")
        first = min(first, index - 1)
    rows = [part.strip() for part in lines[first : last + 1]]
    if inline:
        rows[index - first : index - first + 1] = [", ".join(inline), ", ".join([row, *tail])]
    return ParsedAddress(
        first, last, "\n".join(rows), street, place.code, _bare_city(city), state, country
    )


def _bare_city(city: str | None) -> str | None:
    return None if city is None else (re.sub(r"\s*\(.*$", "", city).strip(" ,-–.") or None)


def _is_state_tail(parts: Sequence[str], at: int) -> bool:
    """ "Austin, TX 78702": the comma parts city and state, not street and city."""
    return at == 1 and re.fullmatch(r"[A-Z]{2}\.?\s+[A-Z]?\d[\w\s-]*", parts[at]) is not None


def _postal_line(lines: Sequence[str]) -> int | None:
    """The line with postal code and city; a street that reads like one gives way to a later."""
    found = [i for i, line in enumerate(lines) if has_postal_place(line)]
    if not found:
        return None
    first = found[0]
    for later in found[1:]:
        if later - first <= 3 and starts_with_house_number(lines[first]):
            return later
        break
    return first


def _before_code(line: str, code: str) -> str:
    head = line.split(code, maxsplit=1)[0]
    head = re.sub(r"\b[A-Z]{1,2}-?\s*$", "", head)
    return re.split(r"[·•|]", head.strip(" ,-–·•|"))[-1].strip(" ,-–")


def _address_like(text: str) -> bool:
    return bool(re.search(r"\d", text)) and len(text) <= 60
