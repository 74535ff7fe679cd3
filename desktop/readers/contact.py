# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tax ids, bank details, e-mail and phone: which of those printed belong to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from desktop.domain.company import OwnCompany
from desktop.domain.page import Box
from desktop.domain.reading import FieldReading, Source
from desktop.readers.identifiers import (
    Identifier,
    find_bank_names,
    find_bics,
    find_legal_ids,
    find_phones,
    labelled_tax_ids,
)
from desktop.readers.labels import Label
from desktop.readers.parties import Parties
from desktop.readers.places import places
from desktop.readers.sheet import Sheet, Span

_ACCOUNT_WORDS = (
    "acc",
    "a/c",
    "kont",
    "kto",
    "compte",
    "cuenta",
    "conto",
    "rekening",
    "hesap",
    "akaun",
)


def party_contacts(
    sheet: Sheet,
    own: OwnCompany,
    parties: Parties,
    vat_ids: Sequence[Identifier],
    ibans: Sequence[Identifier],
    emails: Sequence[Identifier],
) -> dict[str, FieldReading]:
    """Readings of both parties' ids, the supplier's account, e-mail and phone."""
    readings: dict[str, FieldReading] = {}
    _tax_ids(readings, sheet, own, parties, vat_ids)
    _bank(readings, sheet, own, ibans)
    for path, found in (
        ("email", emails),
        ("phone", find_phones(sheet)),
        ("legal_id", find_legal_ids(sheet)),
    ):
        for identifier in found:
            role = _side(identifier, parties)
            if role is not None and f"{role}.{path}" not in readings:
                confidence = 0.85 if path == "email" else 0.8
                readings[f"{role}.{path}"] = _reading(f"{role}.{path}", identifier, confidence)
    return readings


def _reading(path: str, identifier: Identifier, confidence: float) -> FieldReading:
    span = identifier.span
    return FieldReading(
        path=path,
        value=identifier.value,
        text=span.text.strip(),
        source=Source.OFFLINE,
        confidence=confidence,
        page=span.piece.page,
        box=span.box,
        label=identifier.hit.text.strip() if identifier.hit else "",
    )


def _within(identifier: Identifier, areas: Sequence[tuple[int, Box]], slack: float = 6.0) -> bool:
    box, page = identifier.span.box, identifier.span.piece.page
    return any(
        page == p
        and area.x0 - 25 <= box.x0 <= area.x1 + 60
        and area.y0 - slack <= box.mid_y <= area.y1 + slack
        for p, area in areas
    )


def _side(identifier: Identifier, parties: Parties) -> str | None:
    """Whose it is: by the block it stands in; the supplier's when it stands in none."""
    if _within(identifier, parties.supplier_boxes):
        return "supplier"
    if _within(identifier, parties.buyer_boxes):
        return "buyer"
    if _within(identifier, parties.other_boxes):
        return None
    head = _head_above(identifier, parties)
    if head is not None:
        return head[2]
    return "buyer" if _flush_below(identifier, parties.buyer_boxes) else "supplier"


def _flush_below(identifier: Identifier, areas: Sequence[tuple[int, Box]]) -> bool:
    """Whether it stands under a party's lines, flush left with them, a few lines down."""
    piece = identifier.span.piece
    return any(
        page == piece.page
        and abs(area.x0 - piece.box.x0) < 8
        and 0 <= piece.box.y0 - area.y1 < 4 * max(piece.height, 5.0)
        for page, area in areas
    )


def _head_above(identifier: Identifier, parties: Parties) -> tuple[int, Box, str | None] | None:
    """The section whose column of keys the identifier's own label stands in."""
    key = identifier.hit
    if key is None:
        return None
    above = [
        head
        for head in parties.heads
        if head[0] == key.piece.page
        and abs(head[1].x0 - key.piece.box.x0) < 6
        and 0 < key.piece.box.y0 - head[1].y1 < 190
    ]
    return max(above, key=lambda head: head[1].y1, default=None)


def _tax_ids(
    readings: dict[str, FieldReading],
    sheet: Sheet,
    own: OwnCompany,
    parties: Parties,
    vat_ids: Sequence[Identifier],
) -> None:
    scored: dict[str, list[tuple[float, Identifier]]] = {"supplier": [], "buyer": []}
    candidates = list(vat_ids)
    shaped = {(i.span.piece.line, i.value) for i in vat_ids}
    for label in (Label.VAT_ID, Label.BUYER_VAT_ID):
        for identifier, _ in labelled_tax_ids(sheet, label):
            if (identifier.span.piece.line, identifier.value) not in shaped:
                candidates.append(identifier)
    for identifier in candidates:
        near = identifier.hit
        as_buyer = near.strength(Label.BUYER_VAT_ID) if near is not None else 0.0
        as_vat = near.strength(Label.VAT_ID) if near is not None else 0.0
        shape = 0.55 if (identifier.span.piece.line, identifier.value) in shaped else 0.25
        score = shape + (0.25 if identifier.valid else 0.0) + 0.2 * max(as_vat, as_buyer)
        if own.owns_id(identifier.value) or as_buyer > max(as_vat, 0.5):
            scored["buyer"].append((score, identifier))
            continue
        side = _side(identifier, parties)
        if side is None:
            continue
        inside = _within(identifier, parties.supplier_boxes) or _within(
            identifier, parties.buyer_boxes
        )
        scored[side].append((score + (0.05 if inside else 0.0), identifier))
    for role, found in scored.items():
        if not found:
            continue
        best_score, best = max(found, key=lambda entry: entry[0])
        values = {i.value for s, i in found if s > best_score - 0.2}
        confidence = min(0.97, best_score)
        if len(values) > 1:
            confidence *= 0.75
        if not best.valid:
            confidence = min(confidence, 0.88)
        readings[f"{role}.vat_number"] = _reading(f"{role}.vat_number", best, confidence)
    for identifier, _ in labelled_tax_ids(sheet, Label.TAX_NUMBER):
        owner = "buyer" if own.owns_id(identifier.value) else _side(identifier, parties)
        if owner is None or f"{owner}.tax_number" in readings:
            continue
        taken = readings.get(f"{owner}.vat_number")
        if taken is not None and taken.value == identifier.value:
            continue
        readings[f"{owner}.tax_number"] = _reading(f"{owner}.tax_number", identifier, 0.85)


def _bank(
    readings: dict[str, FieldReading],
    sheet: Sheet,
    own: OwnCompany,
    ibans: Sequence[Identifier],
) -> None:
    theirs = [i for i in ibans if not own.owns_id(i.value)]
    if theirs:
        best = max(theirs, key=lambda i: (i.valid, _labelled(sheet, i), -theirs.index(i)))
        confidence = 0.97 if best.valid else 0.7
        if len({i.value for i in theirs}) > 1:
            confidence *= 0.8
        path = "supplier.bank_account.iban"
        readings[path] = _reading(path, best, confidence)
    banks = find_bank_names(sheet, theirs)
    if banks:
        path = "supplier.bank_account.bank_name"
        readings[path] = _reading(path, banks[0], 0.88 if banks[0].valid else 0.75)
    if not theirs:
        for identifier in _account_numbers(sheet):
            path = "supplier.bank_account.account_number"
            readings.setdefault(path, _reading(path, identifier, 0.85))
    bics = find_bics(sheet)
    if bics:
        best = max(bics, key=lambda i: (i.valid, -bics.index(i)))
        path = "supplier.bank_account.bic"
        readings[path] = _reading(path, best, 0.95 if best.valid else 0.7)


def _labelled(sheet: Sheet, identifier: Identifier) -> bool:
    """Whether "IBAN" heads the place, as among bank details, not in a sentence."""
    line = sheet.lines[identifier.span.piece.line]
    return any(
        h.any_of((Label.IBAN,)) and h.opens and h.box.x0 <= identifier.span.box.x0
        for h in line.labels
    )


def _account_numbers(sheet: Sheet) -> Iterator[Identifier]:
    """National account numbers behind their label, where no IBAN is printed."""
    for hit in sheet.labels(Label.ACCOUNT):
        folded = hit.text.casefold()
        if not hit.opens or not hit.closed or not any(w in folded for w in _ACCOUNT_WORDS):
            continue
        for place in places(sheet, hit, reach=1.6):
            match = re.match(r"[\s.:;=#]*(\d[\d \-]{4,24}\d)", place.text)
            if match is not None:
                start = place.start + match.start(1)
                span = Span(place.piece, start, start + len(match[1]))
                yield Identifier(re.sub(r"[ \-]", "", match[1]), span, True, hit)
            break
