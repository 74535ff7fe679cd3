# SPDX-License-Identifier: AGPL-3.0-or-later
"""What kind of document it is: its headline, and what an invoice has that others don't."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from desktop.domain.invoice import DocumentType
from desktop.domain.reading import FieldReading, Source
from desktop.readers.labels import Label
from desktop.readers.sheet import LabelHit, Line, Sheet

_TYPES: Mapping[Label, DocumentType] = {
    Label.TITLE_INVOICE: DocumentType.INVOICE,
    Label.TITLE_CREDIT: DocumentType.CREDIT_NOTE,
    Label.TITLE_PRO_FORMA: DocumentType.PRO_FORMA,
    Label.TITLE_RECEIPT: DocumentType.RECEIPT,
    Label.TITLE_REMINDER: DocumentType.REMINDER,
    Label.TITLE_OTHER: DocumentType.OTHER,
}


@dataclass(frozen=True)
class _Title:
    kind: DocumentType
    weight: float
    hit: LabelHit

    @property
    def refers(self) -> bool:
        """Whether it names another paper: "Delivery note: L123" on an invoice is no headline."""
        return self.hit.piece.text[self.hit.end :].lstrip()[:1] == ":"


def document_type(
    sheet: Sheet, number: FieldReading | None, total: FieldReading | None
) -> FieldReading | None:
    """The document's type; None for a document without a readable word.

    Without a headline, a document with an invoice number and a total is an invoice, one with
    neither is none.
    """
    if not sheet.lines:
        return None
    titles = sorted(_titles(sheet), key=lambda t: -t.weight)
    best: dict[DocumentType, _Title] = {}
    for title in titles:
        best.setdefault(title.kind, title)
    invoice_words, spoken = _invoice_words(sheet)
    invoice_like = invoice_words + (0.5 if number else 0.0) + (0.5 if total else 0.0)
    chosen = titles[0] if titles else None
    if chosen is not None and chosen.kind is DocumentType.OTHER:
        rival = next((t for t in titles if t.kind is not DocumentType.OTHER), None)
        # "Order" or "Contract" as a label on an invoice is no headline
        if rival is not None and (
            rival.weight > 0.75 * chosen.weight or (invoice_words >= 1 and chosen.weight < 1.6)
        ):
            chosen = rival
        elif rival is None and invoice_words >= 1 and chosen.weight < 1.2:
            chosen = None
        elif chosen.refers and chosen.weight < 1.2 and number and total:
            chosen = rival
    if chosen is not None and chosen.weight >= 0.45:
        kind = chosen.kind
        if kind is DocumentType.RECEIPT and invoice_words >= 1:
            kind = DocumentType.INVOICE
        confidence = min(0.97, 0.6 + 0.25 * chosen.weight)
        if kind is not DocumentType.OTHER and invoice_like >= 1.5:
            confidence = max(confidence, 0.93)
        return _reading(kind, confidence, chosen.hit)
    named = any(
        h.any_of((Label.TITLE_INVOICE, Label.TITLE_CREDIT, Label.TITLE_RECEIPT))
        for line in sheet.lines
        for h in line.labels
    )
    if invoice_like >= 2 and total is not None and not total.value.startswith("-"):
        # without a headline, "invoice number" with one behind it, and a total, say it as well; its
        # place proves it, but it is no heading
        return replace(_reading(DocumentType.INVOICE, 0.93, spoken), text="")
    if invoice_like >= 1.5 or (number and total and named):
        return _reading(DocumentType.INVOICE, 0.6 + 0.1 * invoice_like, None)
    paid = any(h.opens and h.strength(Label.PAID) >= 0.9 for h in sheet.labels(Label.PAID))
    if total is not None and total.confidence >= 0.7 and (paid or sheet.is_slip()):
        return _reading(DocumentType.RECEIPT, 0.65, None)
    return _reading(DocumentType.OTHER, 0.7, None)


def _titles(sheet: Sheet) -> list[_Title]:
    first = sheet.lines[0].page
    heights = sorted(p.height for line in sheet.lines for p in line.pieces)
    usual = max(heights[len(heights) // 2], 1.0)
    found: list[_Title] = []
    for line in sheet.lines:
        for hit in line.labels:
            for label, kind in _TYPES.items():
                if hit.strength(label) >= 0.5:
                    weight = _weight(sheet, line, hit, usual, first)
                    if weight > 0.2:
                        found.append(_Title(kind, weight, hit))
                    break
    return found


def _weight(sheet: Sheet, line: Line, hit: LabelHit, usual: float, first: int) -> float:
    if not hit.opens:
        return 0.0
    height = max(w.box.height for w in hit.piece.words_of(hit.start, hit.end))
    size = min(2.5, height / usual)
    length = len(hit.piece.text.strip(" .:"))
    share = (hit.end - hit.start) / max(1, length)
    rest = hit.piece.text[hit.end :].strip()
    if share > 0.85:
        form = 1.0
    elif any(c.isdigit() for c in rest) and len(rest) < 45:
        form = 0.9  # "Rechnung Nr. 4711 vom ..."
    elif share > 0.4 and len(hit.piece.words) <= 4:
        form = 0.6
    else:
        form = 0.15
    top = line.box.y0 / sheet.page(line.page).height
    place = 1.0 if top < 0.5 else 0.55
    if line.page != first:
        place *= 0.4
    if hit.piece.text[hit.end :].lstrip()[:1] == ":" and size < 1.3:
        form *= 0.55
    word = hit.piece.text[hit.start : hit.end]
    if word.isupper() and len(word) > 4:
        form *= 1.15
    if any(h.any_of((Label.COLUMN,)) for h in line.labels if h is not hit):
        form *= 0.4
    return size * form * place


def _invoice_words(sheet: Sheet) -> tuple[float, LabelHit | None]:
    """How surely labels speak of an invoice ("invoice number", "invoice date"), and the best."""
    score, best = 0.0, None
    for hit in sheet.labels(Label.NUMBER, Label.DATE):
        strong = max(hit.strength(Label.NUMBER), hit.strength(Label.DATE)) >= 0.9
        folded = hit.text.casefold()
        if strong and any(
            word in folded
            for word in (
                "invo",
                "rechn",
                "fact",
                "fatt",
                "fatur",
                "faktu",
                "factuur",
                "bill",
                "gutschr",
            )
        ):
            weight = 1.0 if hit.opens else 0.4
            if weight > score:
                score, best = weight, hit
    return score, best


def _reading(kind: DocumentType, confidence: float, hit: LabelHit | None) -> FieldReading:
    return FieldReading(
        path="document_type",
        value=kind.value,
        text=hit.text.strip() if hit else "",
        source=Source.OFFLINE,
        confidence=confidence,
        page=hit.piece.page if hit else None,
        box=hit.box if hit else None,
    )
