# SPDX-License-Identifier: AGPL-3.0-or-later
"""Identifiers with a shape of their own: VAT ids, tax numbers, IBAN, BIC, e-mail, phone.

Check digits are tested with python-stdnum and schwifty; what fails them is still read when it is
labelled, but never as certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from schwifty import BIC
from stdnum import iban as iban_numbers
from stdnum.es import cif
from stdnum.eu import vat as eu_vat
from stdnum.exceptions import ValidationError as BadNumber
from stdnum.in_ import gstin

from desktop.readers.labels import Label
from desktop.readers.places import places
from desktop.readers.sheet import LabelHit, Line, Piece, Sheet, Span

# Shapes after the country prefix, spaces and punctuation removed.
_VAT_SHAPES: Mapping[str, str] = {
    "AT": r"U\d{8}",
    "BE": r"[01]?\d{9}",
    "BG": r"\d{9,10}",
    "CY": r"\d{8}[A-Z]",
    "CZ": r"\d{8,10}",
    "DE": r"\d{9}",
    "DK": r"\d{8}",
    "EE": r"\d{9}",
    "EL": r"\d{9}",
    "ES": r"[A-Z]\d{7}[A-Z0-9]|\d{8}[A-Z]",
    "FI": r"\d{8}",
    "FR": r"[A-HJ-NP-Z0-9]{2}\d{9}",
    "GB": r"\d{9}|\d{12}",
    "HR": r"\d{11}",
    "HU": r"\d{8}",
    "IE": r"\d[A-Z0-9]\d{5}[A-Z]{1,2}",
    "IT": r"\d{11}",
    "LT": r"\d{9}|\d{12}",
    "LU": r"\d{8}",
    "LV": r"\d{11}",
    "MT": r"\d{8}",
    "NL": r"\d{9}B\d{2}",
    "PL": r"\d{10}",
    "PT": r"\d{9}",
    "RO": r"\d{6,10}",
    "SE": r"\d{12}",
    "SI": r"\d{8}",
    "SK": r"\d{10}",
    "XI": r"\d{9}",
    "CHE": r"\d{9}(?:MWST|TVA|IVA)?",
    "NO": r"\d{9}(?:MVA)?",
}
_VAT = re.compile(
    r"(?<![A-Za-z0-9])(?P<country>" + "|".join(sorted(_VAT_SHAPES, key=len, reverse=True)) + ")"
)
_GSTIN = re.compile(
    r"(?<![A-Z0-9])\d{2}\s?[A-Z]{5}\s?\d{4}\s?[A-Z]\s?[1-9A-Z]\s?Z\s?[0-9A-Z](?![A-Z0-9])"
)
_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}\s?\d{2}(?:[ \u00a0-]?[A-Z0-9]){10,30}")
_IBAN_LENGTHS: Mapping[str, int] = {
    "AD": 24, "AE": 23, "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22,
    "DK": 18, "EE": 20, "ES": 24, "FI": 18, "FR": 27, "GB": 22, "GI": 23, "GR": 27, "HR": 21,
    "HU": 28, "IE": 22, "IL": 23, "IS": 26, "IT": 27, "LI": 21, "LT": 20, "LU": 20, "LV": 21,
    "MC": 27, "MT": 31, "NL": 18, "NO": 15, "PL": 28, "PT": 25, "RO": 24, "SA": 24, "SE": 24,
    "SI": 19, "SK": 24, "SM": 27, "TN": 24, "TR": 26, "UA": 29, "QA": 29, "KW": 30, "RS": 22,
}  # fmt: skip
_BIC = re.compile(
    r"(?<![A-Za-z0-9])[A-Z]{4}\s?[A-Z]{2}\s?[A-Z0-9]{2}(?:\s?[A-Z0-9]{3})?(?![A-Za-z0-9])"
)
_CIF = re.compile(r"[A-HJNP-SUVW]-?\d{7}[0-9A-J]")
_CONTINUES = re.compile(r"(?:[·•|,;–/.(]|\s-)\s*$")
_BARE_PHONE = re.compile(r"[+(0][\d\s()/.\-–]{6,22}\d")
_EMAIL = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
_PHONE = re.compile(r"(?:\+|\(?0|\d)[\d\s()/.\-–]{5,22}\d")


@dataclass(frozen=True)
class Identifier:
    """An identifier as found: compact value, place, whether its check digits hold, its label."""

    value: str
    span: Span
    valid: bool
    hit: LabelHit | None = None


def _compact(text: str) -> str:
    return re.sub(r"[^A-Z0-9]", "", text.upper())


def find_ibans(sheet: Sheet) -> list[Identifier]:
    """All IBANs in reading order; failing ones only where they have the country's length."""
    found: list[Identifier] = []
    for line in sheet.lines:
        for piece in line.pieces:
            creditors = [(m.start(), m.end()) for m in _CREDITOR_ID.finditer(piece.text)]
            for match in _iban_matches(piece.text, creditors):
                iban = _iban_at(line, piece, match)
                if iban is not None:
                    found.append(iban)
    return found


# Who collects a direct debit: shaped much like an account.
_CREDITOR_ID = re.compile(r"(?<![A-Z0-9])[A-Z]{2}\s?\d{2}\s?ZZZ\s?0\d{10}(?!\d)")


def _iban_matches(text: str, skip: Sequence[tuple[int, int]]) -> Iterator[re.Match[str]]:
    at = 0
    while (match := _IBAN.search(text, at)) is not None:
        over = next((end for start, end in skip if start <= match.start() < end), None)
        at = match.end() if over is None else over
        if over is None:
            yield match


def _iban_at(line: Line, piece: Piece, match: re.Match[str]) -> Identifier | None:
    length = _IBAN_LENGTHS.get(match.group()[:2])
    kept, end = "", match.start()
    for char in piece.text[match.start() :]:
        if length is not None and len(kept) == length:
            break
        if char.isdigit() or char.isupper():
            kept += char
        elif not (char in " \u00a0-" and kept):
            break
        end += 1
    bare = kept
    if length is not None and len(bare) != length:
        # printed too short: still what the page says
        if not (iban_label(line, piece, match.start()) and 14 <= len(bare) < length):
            return None
    elif length is None and not iban_numbers.is_valid(bare):
        return None
    text = piece.text[match.start() : end].rstrip(" .-")
    return Identifier(
        bare,
        Span(piece, match.start(), match.start() + len(text)),
        bool(iban_numbers.is_valid(bare)),
    )


def iban_label(line: Line, piece: Piece, start: int) -> bool:
    """Whether "IBAN" stands right before, or ends the piece to the left."""
    before = piece.text[max(0, start - 12) : start].strip(" :")
    if not before:
        before = next((p.text for p in reversed(line.pieces) if p.box.x1 <= piece.box.x0), "")
    return "IBAN" in before[-12:].upper()


def find_vat_ids(sheet: Sheet) -> list[Identifier]:
    """VAT ids by their shape (EU, GB, CH, NO) and GSTINs, in reading order, no IBANs."""
    ibans = find_ibans(sheet)
    found: list[Identifier] = []
    for line in sheet.lines:
        for piece in line.pieces:
            bare = _spanish_ids(piece) if sheet.conventions.language == "es" else ()
            for span in (*_vat_spans(piece), *_gstin_spans(piece), *bare):
                if any(
                    i.span.piece is piece and i.span.start < span.end and span.start < i.span.end
                    for i in ibans
                ):
                    continue
                value = _shown(_compact(span.text))
                if value.startswith("NO") and not value.endswith("MVA") and not vat_is_valid(value):
                    # "GST No 000948487" is nothing Norwegian
                    continue
                hit = nearest_label(
                    sheet, span, (Label.VAT_ID, Label.BUYER_VAT_ID, Label.TAX_NUMBER)
                )
                found.append(Identifier(value, span, vat_is_valid(value), hit))
    return found


def _spanish_ids(piece: Piece) -> Iterator[Span]:
    """A Spanish company's tax id that stands alone, without a label, as they often do."""
    bare = piece.text.strip()
    if _CIF.fullmatch(bare) and cif.is_valid(bare):
        start = piece.text.index(bare)
        yield Span(piece, start, start + len(bare))


def _shown(value: str) -> str:
    """A Swiss UID is written with its dots everywhere, other ids bare."""
    if value.startswith("CHE") and len(value) >= 12:
        digits, tail = value[3:12], value[12:]
        parted = ".".join((digits[:3], digits[3:6], digits[6:]))
        return f"CHE-{parted} {tail}".strip()
    return value


def _vat_spans(piece: Piece) -> Iterator[Span]:
    for match in _VAT.finditer(piece.text):
        shape = re.compile(_VAT_SHAPES[match["country"]])
        kept = ""
        best = 0
        for index, char in enumerate(piece.text[match.end() : match.end() + 26], match.end()):
            if char.isalnum():
                if not (char.isdigit() or char.isupper()):
                    break
                kept += char
                after = piece.text[index + 1 : index + 2]
                if shape.fullmatch(kept) and not after.isalnum():
                    best = index + 1
            elif char not in " .-\u00a0:/":
                break
        if best:
            yield Span(piece, match.start(), best)


def _gstin_spans(piece: Piece) -> Iterator[Span]:
    for match in _GSTIN.finditer(piece.text):
        yield Span(piece, match.start(), match.end())


def vat_is_valid(value: str) -> bool:
    """Whether check digits hold; shapes without a known rule count as not proved."""
    try:
        if _CIF.fullmatch(value):
            return bool(cif.is_valid(value))
        if value[:2].isdigit():
            return bool(gstin.is_valid(value))
        if value.startswith("CHE"):
            from stdnum.ch import uid

            return bool(uid.is_valid(_compact(value)[:12]))
        if value.startswith(("GB", "XI")):
            from stdnum.gb import vat as gb_vat

            return bool(gb_vat.is_valid(value))
        if value.startswith("NO"):
            from stdnum.no import mva

            return bool(mva.is_valid(value))
        return bool(eu_vat.is_valid(value))
    except BadNumber:
        return False


def nearest_label(sheet: Sheet, span: Span, labels: tuple[Label, ...]) -> LabelHit | None:
    """The label of one of these kinds that stands before `span`, or left of or above it."""
    line = sheet.lines[span.piece.line]
    before = [
        h
        for h in line.labels
        if h.any_of(labels) and h.piece is span.piece and h.start <= span.start
    ]
    if before:
        return before[-1]
    left = [
        h
        for h in line.labels
        if h.any_of(labels) and h.closed and h.piece.box.x1 <= span.piece.box.x0 + 1
    ]
    if left:
        return left[-1]
    for hit in sheet.labels(*labels):
        if hit.piece.page != span.piece.page or not hit.closed:
            continue
        gap = span.box.y0 - hit.box.y1
        if -1 <= gap <= 1.6 * hit.piece.height and abs(hit.box.x0 - span.box.x0) < 40:
            return hit
    return None


def labelled_tax_ids(sheet: Sheet, label: Label) -> Iterator[tuple[Identifier, LabelHit]]:
    """What stands behind a label for tax ids and looks like one, whatever the country."""
    for hit in sheet.labels(label):
        inside = _CONTINUES.search(hit.piece.text[: hit.start]) is not None
        if not (hit.opens or hit.closed or inside) and hit.end - hit.start < 6:
            continue
        for place in places(sheet, hit, reach=1.8):
            match = re.match(
                r"[\s.:;=°º#\-–]*(?:(?:no|nr|n°|nummer|number|id)\b[\s.:]*)?"
                r"(?P<id>[A-Z]{0,5}[\s-]?\d[\dA-Z]*(?:[ ./\-]?[\dA-Z]*\d[\dA-Z]*)*)",
                place.text,
                re.IGNORECASE,
            )
            if match is None:
                if place.text.strip():
                    break
                continue
            start = place.start + match.start("id")
            text = match["id"].strip()
            bare = _compact(text)
            digits = sum(c.isdigit() for c in bare)
            if 7 <= len(bare) <= 18 and digits >= (4 if label is Label.TAX_NUMBER else 6):
                span = Span(place.piece, start, start + len(text))
                kept = text if label is Label.TAX_NUMBER or "/" in text else bare
                yield Identifier(kept, span, vat_is_valid(bare), hit), hit
            break


def find_bics(sheet: Sheet) -> list[Identifier]:
    """BICs behind their label, or beside an IBAN; the country must exist."""
    found: list[Identifier] = []
    for hit in sheet.labels(Label.BIC):
        for place in places(sheet, hit, reach=1.6):
            match = _BIC.search(place.text)
            if match is None:
                if place.text.strip(" .:/"):
                    break
                continue
            span = Span(place.piece, place.start + match.start(), place.start + match.end())
            value = _compact(match.group())
            bic = BIC(value, allow_invalid=True)
            if bic.is_valid or match.start() <= 4:
                found.append(Identifier(value, span, bool(bic.is_valid), hit))
            break
    return found


def find_emails(sheet: Sheet) -> list[Identifier]:
    """All e-mail addresses in reading order."""
    return [
        Identifier(m.group().strip(".").lower(), Span(piece, m.start(), m.end()), True)
        for line in sheet.lines
        for piece in line.pieces
        if "@" in piece.text
        for m in _EMAIL.finditer(piece.text)
    ]


def find_phones(sheet: Sheet) -> list[Identifier]:
    """Phone numbers: behind their label, then those that stand alone in a line or a footer."""
    found: list[Identifier] = []
    for hit in sheet.labels(Label.PHONE):
        if hit.end - hit.start <= 2 and not (hit.closed and hit.opens):
            continue
        for place in places(sheet, hit, reach=1.4):
            match = _PHONE.match(place.text.lstrip(" .:;"))
            if match is None:
                break
            start = place.start + place.text.index(match.group())
            digits = sum(c.isdigit() for c in match.group())
            if 6 <= digits <= 16:
                span = Span(place.piece, start, start + len(match.group()))
                found.append(Identifier(match.group().strip(), span, True, hit))
            break
    for line in sheet.lines:
        for piece in line.pieces:
            at = 0
            for part in re.split(r"(\s[·•|–]\s)", piece.text):
                bare = part.strip()
                if _BARE_PHONE.fullmatch(bare) and not any(
                    d.piece is piece and d.start < at + len(part) and at < d.end for d in line.dates
                ):
                    start = at + part.index(bare)
                    span = Span(piece, start, start + len(bare))
                    digits = sum(c.isdigit() for c in bare)
                    separated = re.search(r"[\s()/-]", bare) is not None
                    if 8 <= digits <= 15 and separated:
                        found.append(Identifier(bare, span, False))
                at += len(part)
    return found


_REGISTER = re.compile(r"\bHR\s?[AB]\s?\d{2,7}(?:\s[A-Z]\b)?")


def find_legal_ids(sheet: Sheet) -> list[Identifier]:
    """Company register numbers: HRA/HRB, or what stands behind a label for them."""
    found: list[Identifier] = []
    for line in sheet.lines:
        for piece in line.pieces:
            for entry in _REGISTER.finditer(piece.text):
                span = Span(piece, entry.start(), entry.end())
                found.append(Identifier(" ".join(entry.group().split()), span, True))
    for hit in sheet.labels(Label.LEGAL_ID):
        if "gln" in hit.text.casefold():
            continue
        for place in places(sheet, hit, reach=1.6):
            match = _REGISTER_NUMBER.match(place.text)
            if match is None:
                if place.text.strip(" .:"):
                    break
                continue
            text = match[1].strip(" .-")
            bare = _compact(text)
            if 6 <= len(bare) <= 21 and sum(c.isdigit() for c in bare) >= 5:
                start = place.start + match.start(1)
                kept = bare if " " in text and "-" not in text else text
                found.append(
                    Identifier(kept, Span(place.piece, start, start + len(text)), False, hit)
                )
            break
    return found


_REGISTER_NUMBER = re.compile(
    r"[\s.:;=°º#]*(?:n[°o.]\s*)?([A-Z]{0,3}[\s-]?\d[\dA-Z]*(?:[ .\-]\d[\dA-Z]*)*)"
)
_BANK_NAME = re.compile(
    r"\b\w*(?:bank|banque|banca|banco|sparkasse|raiffeisen|caisse|caja|crédit|credit|volksbanken"
    r"|barclays|hsbc|lloyds|natwest|postfinance|cassa|kasse)\w*\b",
    re.IGNORECASE,
)


def find_bank_names(sheet: Sheet, accounts: list[Identifier]) -> list[Identifier]:
    """Banks: behind their label, or a name with a bank's word near an account number."""
    found: list[Identifier] = []
    for hit in sheet.labels(Label.BANK):
        if not (hit.opens and hit.closed):
            continue
        for place in places(sheet, hit, reach=1.6):
            text = place.text.strip(" .:;=-–")
            if 3 <= len(text) <= 60 and sum(c.isalpha() for c in text) > 0.6 * len(text):
                start = place.start + place.text.index(text)
                found.append(
                    Identifier(text, Span(place.piece, start, start + len(text)), True, hit)
                )
            break
    for account in accounts:
        home = sheet.lines[account.span.piece.line]
        for line in sheet.lines:
            if line.page != home.page or abs(line.box.mid_y - home.box.mid_y) > 3.5 * home.height:
                continue
            for piece in line.pieces:
                if abs(piece.box.x0 - account.span.piece.box.x0) > 160:
                    continue
                at = 0
                for part in re.split(r"(\s[·•|–,]\s|,\s|\s?\b(?:IBAN|BIC)\b.*)", piece.text):
                    bare = part.strip(" .:")
                    if _BANK_NAME.search(bare) and not any(c in bare for c in ":@0123456789"):
                        plain_words = [w for w in bare.split() if w[:1].isupper()]
                        label = any(
                            h.piece is piece and h.start <= at + 1 and h.end >= at + len(bare)
                            for h in line.labels
                        )
                        if not label and 1 < len(plain_words) <= 6 and len(bare) <= 50:
                            start = at + part.index(bare)
                            span = Span(piece, start, start + len(bare))
                            found.append(Identifier(bare, span, False))
                    at += len(part)
    return found
