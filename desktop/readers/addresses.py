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
        r"^(?:(?P<city>[^\d,;]+?)[,;]?\s+)?(?P<code>[AC-FHKNPRTV-Y]\d[\dW]\s?[0-9AC-FHKNPRTV-Y]{4})"
        r"(?:[\s,].*)?$"
    ),
    # NL: 1234 AB City
    re.compile(rf"(?:^|[\s,(\-])(?:NL-?\s?)?(?P<code>\d{{4}}\s?[A-Z]{{2}})[\s,]+{_CITY}{_TAIL}"),
    # US: City, ST 12345(-6789)
    re.compile(
        r"^(?:.*,\s*)?(?P<city>[A-Z][A-Za-z .'\-]+?),?\s+(?P<state>[A-Z]{2}),?\s+"
        r"(?P<code>\d{5}(?:-\d{4})?)(?:[\s,].*)?$"
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
_STREET = re.compile(
    r"(?:str(?:a[sß]{1,2}e|asse|\.)|straat|weg\b|platz\b|allee|gasse|ring\b|damm\b|ufer\b|laan\b|kade\b"
    r"|plein\b|street|road|avenue|lane|drive|boulevard|blvd|\bave?\b|\brd\b|\bst\b|\brue\b|\bplace\b"
    r"|chemin|impasse|route|quai|\bcalle\b|\bc/|avda|plaza|paseo|\bvia\b|viale|piazza|corso|\bul\.|\brua\b"
    r"|avenida|caddesi|sokak|mah\.|jalan|\bjln?\b|floor|suite|\bp\.?\s?o\.?\s?box|postfach|park\b|house\b"
    r"|court|square|way\b|hof\b|markt\b|gate\b|cedex|building|tower|plot|nagar|sector|marg\b|estate)",
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


def parse_address(lines: Sequence[str]) -> ParsedAddress | None:
    """The address among these lines (one below the other, without the name); None without any.

    It runs from the street, or the lines before the postal code, to the country.
    """
    for index, line in enumerate(lines):
        place = postal_place(line)
        if place is None:
            continue
        last = index
        country = place.country
        tail = country_of(line.split(",")[-1]) if "," in line else None
        country = country or tail
        for follow in range(index + 1, min(index + 3, len(lines))):
            named = country_of(lines[follow])
            if named:
                country, last = named, follow
                break
        first = index
        street: str | None = None
        inline = _before_code(line, place.code)
        if inline and looks_like_street(inline):
            street = inline
        else:
            for back in range(index - 1, max(-1, index - 4), -1):
                if looks_like_street(lines[back]):
                    street, first = lines[back].strip(" ,"), back
                    break
            if street is None and index >= 1 and index - 1 >= 0 and _address_like(lines[index - 1]):
                street, first = lines[index - 1].strip(" ,"), index - 1
        city = place.city
        if city is None and index >= 1 and re.fullmatch(r"[^\d]{2,40}", lines[index - 1].strip()):
            city = lines[index - 1].strip(" ,")
            first = min(first, index - 1)
        text = "\n".join(part.strip() for part in lines[first : last + 1])
        return ParsedAddress(first, last, text, street, place.code, city, place.state, country)
    return None


def _before_code(line: str, code: str) -> str:
    head = line.split(code, maxsplit=1)[0]
    head = re.sub(r"\b[A-Z]{1,2}-?\s*$", "", head)
    return re.split(r"[·•|]", head.strip(" ,-–·•|"))[-1].strip(" ,-–")


def _address_like(text: str) -> bool:
    return bool(re.search(r"\d", text)) and len(text) <= 60
