# SPDX-License-Identifier: AGPL-3.0-or-later
"""Payment terms and payment reference as printed."""

from __future__ import annotations

import re

from stdnum import iso11649

from desktop.domain.dates import fold
from desktop.domain.explanation import Reason
from desktop.domain.reading import FieldReading
from desktop.readers.header import identifier_at, settle
from desktop.readers.labels import Label
from desktop.readers.places import Candidate, Place, places
from desktop.readers.sheet import LabelHit, Line, Sheet, Span

_OPENS_TERMS = re.compile(
    r"(?:zahlbar|zahlung|payable|payment|paiement|reglement|pago|pagamento|betaling|betalen|platn|odeme)"
)
_REFERENCE_WORDS = re.compile(
    r"^(?:reference|referenz|ref\.?|referentie|referencia|riferimento|kenmerk)$"
)
_CREDITOR_REFERENCE = Reason("It is a creditor reference (RF) whose check digits hold.", 0.97)
_RF = re.compile(r"\bRF\d{2}(?:\s?[A-Z0-9]{1,4}){1,6}\b")


def payment_terms(sheet: Sheet) -> FieldReading | None:
    """The payment terms (BT-20): behind their label, or the sentence that states them."""
    candidates: list[Candidate] = []
    for hit in sheet.labels(Label.TERMS, Label.DUE_DATE):
        if not hit.opens:
            continue
        strength = hit.strength(Label.TERMS)
        sentence = not hit.closed and _OPENS_TERMS.match(fold(hit.piece.text)) is not None
        if sentence:
            span = _sentence(hit)
            if span is not None:
                score = 0.85 * max(strength, 0.9)
                candidates.append(
                    Candidate(_flat(span), span, score, hit.text.strip(), "", strength or 0.9)
                )
            continue
        if not strength:
            continue
        for place in places(sheet, hit):
            span = _whole_value(place)
            if span is None or (place.relation == "below" and len(span.text) < 6):
                continue
            score = strength * place.weight
            score = min(0.97, score + 0.05) if re.search(r"\d", span.text) else score * 0.9
            candidates.append(
                Candidate(
                    _flat(span), span, score, hit.text.strip(), place.relation, strength,
                    place.weight,
                )
            )  # fmt: skip
            break
    return settle("payment_terms", candidates, certain_from=0.93, notes=sheet.notes)


def _flat(span: Span) -> str:
    return " ".join(span.text.split()).rstrip(".")


def _whole_value(place: Place) -> Span | None:
    """All that stands behind the label: words of the terms may be labels elsewhere ("netto")."""
    text = place.piece.text
    start = place.start + len(text[place.start :]) - len(text[place.start :].lstrip(" .:;=-–"))
    end = len(text)
    stop = re.search(r"\.\s+(?=[A-ZÄÖÜÉ])", text[start:])
    if stop is not None:
        end = start + stop.start()
    end = min(end, start + 500)
    if end - start < 3 or not any(c.isalpha() for c in text[start:end]):
        return None
    return Span(place.piece, start, end)


def _sentence(hit: LabelHit) -> Span | None:
    text = hit.piece.text
    end = len(text)
    stop = re.search(r"\.\s+(?=[A-ZÄÖÜÉ])", text[hit.end :])
    if stop is not None:
        end = hit.end + stop.start()
    for comma in re.finditer(r",", text[hit.start : end]):
        if not re.search(r"\d", text[hit.start + comma.end() : end]):
            end = hit.start + comma.start()
            break
    if not re.search(r"\d", text[hit.start : end]) or end - hit.start < 8:
        return None
    return Span(hit.piece, hit.start, end)


def payment_reference(sheet: Sheet) -> FieldReading | None:
    """The reference to pay under (BT-83): labelled, a creditor reference, or among bank details."""
    candidates: list[Candidate] = []
    for line in sheet.lines:
        for piece in line.pieces:
            for match in _RF.finditer(piece.text):
                bare = re.sub(r"\s", "", match.group())
                if iso11649.is_valid(bare):
                    span = Span(piece, match.start(), match.end())
                    candidates.append(Candidate(bare, span, 0.97, marks=(_CREDITOR_REFERENCE,)))
    bank_lines = [
        line
        for line in sheet.lines
        if any(h.any_of((Label.IBAN, Label.BIC, Label.ACCOUNT)) and h.opens for h in line.labels)
    ]
    for hit in sheet.labels(Label.PAYMENT_REFERENCE, Label.NUMBER):
        strength = hit.strength(Label.PAYMENT_REFERENCE)
        if not strength and _REFERENCE_WORDS.match(fold(hit.text.strip(" .:"))):
            strength = 0.9 if _near_bank(sheet, hit, bank_lines) else 0.0
        if not strength or not (hit.opens or hit.closed):
            continue
        for place in places(sheet, hit):
            printed = identifier_at(place)
            if printed is not None and sum(c.isdigit() for c in printed.text) >= 2:
                score = strength * place.weight
                value = " ".join(printed.text.split())
                candidates.append(
                    Candidate(
                        value, printed, score, hit.text.strip(), place.relation, strength,
                        place.weight,
                    )
                )  # fmt: skip
                break
    found = settle("payment_reference", candidates, notes=sheet.notes)
    return found if found and found.confidence >= 0.5 else None


def _near_bank(sheet: Sheet, hit: LabelHit, bank_lines: list[Line]) -> bool:
    line = sheet.lines[hit.piece.line]
    return any(
        other.page == line.page and abs(other.box.mid_y - line.box.mid_y) < 7 * line.height
        for other in bank_lines
    )
