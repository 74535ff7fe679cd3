# SPDX-License-Identifier: AGPL-3.0-or-later
"""When an invoice is to be paid: as printed, as collected, or by its terms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from desktop.domain.dates import fold, fold_with_offsets
from desktop.domain.explanation import Reason
from desktop.domain.reading import FieldReading
from desktop.readers.header import (
    as_candidate,
    in_known_order,
    labelled_dates,
    reading,
    settle,
)
from desktop.readers.labels import Label
from desktop.readers.places import Candidate
from desktop.readers.sheet import Line, Sheet, Span

_DAYS = re.compile(
    r"(?P<days>\d{1,3})\s*(?:kalender|banking|calendar|working|werk|business|bank|net|netto)?[\s-]*"
    r"(?:tage[n]?|days?|jours?|dias?|giorni|gg|dagen|dgn|tgn|dni|gun|hari|d\b|t\b)"
    r"|\bnet(?:to)?\s*(?P<net>\d{1,3})\b",
    re.IGNORECASE,
)
_CASH_DISCOUNT = re.compile(r"skonto|discount|escompte|sconto|descuento|korting|%", re.IGNORECASE)
_COLLECTION = re.compile(
    r"abgebucht|entnommen|buchen wir\b.*\bab\b|eingezogen|ziehen wir\b.*\bein\b|lastschrift"
    r"|einzug\b"
    r"|preleve|prelevement|(?:collect|take|charge|debit)\w*\b.*\b(?:direct debit|account|card)"
    r"|direct debit|automatisch\b.*\b(?:afgeschreven|incasso)|afgeschreven|incasseren|domicilia"
    r"|adeudar|addebit|sera cargado|debito direto|polecenie zaplaty"
)
_COLLECTED_BEFORE = re.compile(
    r"\b(?:wurde|wurden|haben|bereits|erhalten|has been|have been|was|were|received|paid|a ete"
    r"|deja|is reeds|werd|ha sido|mandat|mandate)\b"
)
_LONGEST_TERM = 120
_BY = frozenset(
    "by;before;on or before;no later than;bis;bis zum;bis spatestens;spatestens;avant le;au plus "
    "tard le;antes del;hasta el;entro il;voor;uiterlijk;ate;do;przed".split(";")
)
_MONTH_END = re.compile(
    r"fin de mois|fine mese|fin de mes|end of month|\beom\b|\bd\.?f\.?f\.?m|monatsende|einde maand"
    r"|after end|du mois",
    re.IGNORECASE,
)
_BEFORE_ISSUE = Reason("It lies before the issue date.", -0.5)
_FAR_OFF = Reason("It lies more than a year after the issue date.", -0.2)
_BY_THEN = Reason("It stands behind “by” below the amount to pay.", 0.75)
_COLLECTION_DAY = Reason("On this day the amount is taken from the account, a sentence says.", 0.72)
_CASH_DISCOUNT_END = Reason("It ends a cash discount, not the term.", -0.65)


def due_date(sheet: Sheet, issued: FieldReading | None) -> FieldReading | None:
    """The due date (BT-9), as printed; else from printed days of the terms and the issue date."""
    start = date.fromisoformat(issued.value) if issued else None
    candidates = []
    for candidate in labelled_dates(sheet, Label.DUE_DATE):
        value = date.fromisoformat(candidate.value)
        score, marks = candidate.score, candidate.marks
        if start is not None:
            if value < start:
                score *= 0.5
                marks += (_BEFORE_ISSUE,)
            elif (value - start).days > 370:
                score *= 0.8
                marks += (_FAR_OFF,)
        line = sheet.lines[candidate.span.piece.line]
        if _cash_discount_only(line, candidate):
            score *= 0.35
            marks += (_CASH_DISCOUNT_END,)
        candidates.append(replace(candidate, score=score, marks=marks))
    candidates.extend(_collected(sheet, start))
    candidates.extend(_below_amount(sheet))
    term = [c for c in candidates if _CASH_DISCOUNT_END not in c.marks]
    found = in_known_order(sheet, settle("due_date", term or candidates))
    if sheet.notes is not None:
        settle("due_date", candidates, notes=sheet.notes)
    if term or start is None or issued is None:
        return found
    # the end of a cash discount is not the end of the term
    return _from_terms(sheet, start, issued) or found


def _below_amount(sheet: Sheet) -> Iterator[Candidate]:
    """The date behind "by" on the line below the amount to pay."""
    for line in sheet.lines:
        for found in line.dates:
            lead = fold(found.piece.text[: found.start]).strip(" :")
            if lead not in _BY:
                continue
            above = sheet.lines[max(0, line.index - 3) : line.index]
            heads = [h for other in above for h in other.labels if h.opens]
            near = 4 * max(line.height, 5.0)
            if any(
                h.strength(Label.DUE)
                and h.piece.page == line.page
                and abs(h.box.x0 - found.piece.box.x0) < near
                and line.box.y0 - h.box.y1 < near
                for h in heads
            ):
                yield as_candidate(found.value.isoformat(), found, 0.75, None, marks=(_BY_THEN,))


def _collected(sheet: Sheet, start: date | None) -> Iterator[Candidate]:
    """The date on which a sentence says that the amount will be taken from the account."""
    for line in sheet.lines:
        for found in line.dates:
            text = fold(found.piece.text)
            if start is not None and not 0 <= (found.value - start).days <= _LONGEST_TERM:
                continue
            if _COLLECTION.search(text) and not _COLLECTED_BEFORE.search(text):
                day = found.value.isoformat()
                yield as_candidate(day, found, 0.72, None, marks=(_COLLECTION_DAY,))


def _cash_discount_only(line: Line, candidate: Candidate) -> bool:
    """Whether the date ends a cash discount rather than the term itself."""
    before = fold(candidate.span.piece.text[: candidate.span.start])[-48:]
    clause = re.split(r"[,;]|\bnetto\b|\bnet\b", before)[-1]
    after = fold(candidate.span.piece.text[candidate.span.end :])[:60]
    follows = re.split(r",(?!\d)|;|\bbis\b|\bor\b|\boder\b|\d{1,2}\.\d{1,2}\.", after)[0]
    words = r"skonto|discount|escompte|sconto|korting|descuento"
    return bool(re.search(words, clause) or re.search(words, follows))


def _from_terms(sheet: Sheet, start: date, issued: FieldReading) -> FieldReading | None:
    """Issue date plus the printed days; the evidence is the words of the terms."""
    best: Candidate | None = None
    for line in sheet.lines:
        folded_line = fold(line.text)
        wanted = any(
            h.any_of((Label.TERMS, Label.DUE_DATE, Label.DUE)) for h in line.labels
        ) or re.search(
            r"zahl|pay|regl|paiement|pago|pagamento|betal|netto|net\b|rechnungsdatum|invoice date"
            r"|rechnungserhalt|factuurdatum|tagen",
            folded_line,
        )
        if not wanted:
            continue
        for piece in line.pieces:
            folded, offsets = fold_with_offsets(piece.text)
            if _MONTH_END.search(folded):
                continue
            for match in _DAYS.finditer(folded):
                days = int(match["days"] or match["net"])
                if not 1 <= days <= 180:
                    continue
                score = 0.62
                clause = re.split(r"[,;]| und | and | et ", folded[: match.start()])[-1]
                after = re.split(r"[,;.]", folded[match.end() :])[0]
                if _CASH_DISCOUNT.search(clause) or _CASH_DISCOUNT.search(after[:25]):
                    score = 0.2
                elif re.search(
                    r"verzug|mahn|late|interest|retard|interet|return|ruckgabe|reclam|rekla|widerruf"
                    r"|beanstand|lieferzeit|deliver|work|report|dispute|notice|guarantee|garantie",
                    folded,
                ):
                    score = 0.25
                elif re.search(r"net|zahlbar|zahlungsziel|pay|regl|terms|betal|pago|pagam", folded):
                    score = 0.72
                value = (start + timedelta(days=days)).isoformat()
                span = Span(piece, offsets[match.start()], offsets[match.end()])
                days_from = Reason(
                    f"It is {days} days after the issue date, as the terms say.", score
                )
                candidate = Candidate(value, span, score, "", marks=(days_from,))
                if best is None or score > best.score:
                    best = candidate
    if best is None or best.score < 0.5:
        return None
    if sheet.notes is not None:
        sheet.notes.candidates("due_date", [(best.score, best)])
    return reading("due_date", best, best.score * min(1.0, issued.confidence + 0.1))
