# SPDX-License-Identifier: AGPL-3.0-or-later
"""Number, dates, order, reference and terms, from the labels around them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from desktop.domain.dates import find_printed_dates, fold
from desktop.domain.explanation import Reason
from desktop.domain.reading import FieldReading, Source
from desktop.readers.labels import Label
from desktop.readers.notes import Notes
from desktop.readers.party_evidence import Section
from desktop.readers.places import Candidate, Place, places
from desktop.readers.sheet import DateSpan, LabelHit, Line, Sheet, Span
from desktop.readers.till_slip import STAMPED, stamped_dates, till_day

_ID_WORD = re.compile(r"[^\s,;()\[\]|]*\d[^\s;()\[\]|]*")
_ID_LEAD = re.compile(
    r"^[\s.:;=*°º_#-]*(?:(?:n[°º]|(?:no|nr|num|number|nummer|numero|id)\b)[.:\s]*)?",
    re.IGNORECASE,
)
_TITLES = (
    Label.TITLE_INVOICE,
    Label.TITLE_CREDIT,
    Label.TITLE_RECEIPT,
    Label.TITLE_PRO_FORMA,
)
# "Nr rachunku" and "Reference" may announce a bank account
_ACCOUNT_NUMBER = re.compile(r"[\s.:#]*(?:[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3}|\d{2}(?: \d{4}){5})")
_HEADINGS = 2
_LINK = re.compile(
    r"[\s,/·|–-]*(?:vom|du|del|of|dated|date|van|datum|am|z dnia|de|from|le)?[\s:.]*"
)

# What is weighed beside label and place.
_LATER_PAGE = Reason("It stands on a later page.", -0.1)
_SHORT = Reason("It has a single digit only.", -0.3)
_LIKE_A_YEAR = Reason("It looks like a year.", -0.3)
_WORDS_BETWEEN = Reason("Other words stand between it and its label.", -0.25)
_RUNNING_TEXT = Reason("It stands inside a sentence.", -0.6)
_PERIOD = Reason("It begins a period of time.", -0.6)
_WRAPPED = Reason("It follows the invoice number on the next line.", 0.75)
_ONLY = Reason("It is the only date that nothing else claims.", 0.62)
_FIRST = Reason("It is the first date at the head of the document.", 0.5)
_STAMPED = Reason("It stands with the time of day, as tills print it.", 0.5)
_TILL = Reason("A till stamped it with the time of day, and it is the slip's only day.", STAMPED)


def reading(path: str, candidate: Candidate, confidence: float) -> FieldReading:
    """A candidate as this reader's reading of the field at `path`."""
    span = candidate.span
    return FieldReading(
        path=path,
        value=candidate.value,
        text=span.text.strip(),
        source=Source.OFFLINE,
        confidence=max(0.0, min(0.995, confidence)),
        page=span.piece.page,
        box=span.box,
        label=candidate.label[:200],
    )


def settle(
    path: str,
    candidates: Iterable[Candidate],
    certain_from: float = 0.86,
    notes: Notes | None = None,
) -> FieldReading | None:
    """The best candidate as a reading; None without any.

    Candidates with one value back each other; the distance to the best other value, the
    label's strength and its place make the confidence. From `certain_from` on, an unrivalled
    candidate counts as certain.
    """
    by_value: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        by_value[candidate.value].append(candidate)
    if not by_value:
        return None
    ranked = sorted(
        ((_together(group), group) for group in by_value.values()),
        key=lambda pair: -pair[0],
    )
    best_score, group = ranked[0]
    best = max(group, key=lambda c: c.score)
    if notes is not None:
        notes.candidates(path, ((score, max(one, key=lambda c: c.score)) for score, one in ranked))
    rival = ranked[1][0] if len(ranked) > 1 else 0.0
    confidence = best_score
    if rival > 0.5 * best_score:
        # the nearer the runner-up, the less sure
        confidence *= 1.0 - 0.5 * (rival / best_score - 0.5) / 0.5
    elif best.score >= certain_from:
        confidence = max(confidence, 0.93)
    return reading(path, best, min(confidence, 0.99))


def _together(group: Sequence[Candidate]) -> float:
    """Evidence of several candidates for one value: the best counts, others add a little."""
    scores = sorted((c.score for c in group), reverse=True)
    total = scores[0]
    for extra in scores[1:3]:
        total += (1.0 - total) * 0.35 * extra
    return total


def page_factor(page: int) -> float:
    """Header fields stand on the first page; a repeated or later one counts less."""
    return 1.0 if page == 1 else 0.9


# --- numbers -----------------------------------------------------------------------------------


def identifier_at(place: Place) -> Span | None:
    """The identifier at the start of a place: it has a digit and is no date and no amount."""
    # "Handelsrechnung (380) Nr. 4711": a code in brackets is not the number
    bracket = re.match(r"\s*\([^()]{1,24}\)", place.text)
    begin_at = place.start + (bracket.end() if bracket else 0)
    lead = _ID_LEAD.match(place.piece.text[begin_at : place.end])
    start = begin_at + (lead.end() if lead else 0)
    text = place.piece.text[start : place.end]
    grouped = re.fullmatch(r"\s*(\d{2,}(?: \d{2,})+)\s*", text)
    if grouped is not None:
        # "83 1155 2299": digits in groups that fill their place
        found = Span(place.piece, start + grouped.start(1), start + grouped.end(1))
        return found if len(found.text) <= 24 else None
    match = _ID_WORD.search(text)
    if match is None:
        return None
    before = text[: match.start()].strip()
    begin = match.start()
    if before:
        words = before.split()
        # "RE 2023-004", "F - 12": a short prefix belongs to it, a sentence doesn't
        if len(words) > 2 or len(before) > 8 or before.endswith(":"):
            return None
        if all(w.isupper() or not any(c.isalpha() for c in w) for w in words):
            begin = text.index(words[0])
    end = match.end()
    rest = text[end:]
    joined = re.match(r"(?:\s?[-/–_.]\s?|\s)(?=[A-Z]{0,4}[-/]?\d)[\w/\-.]+", rest)
    if joined and (joined.group().lstrip()[:1] in "-/–_" or match.group()[-1] in "-/–_"):
        end += joined.end()
    while end > begin and text[end - 1] in ".,:;-–/*'\"":
        end -= 1
    found = Span(place.piece, start + begin, start + end)
    return found if plausible_id(found.text) else None


def plausible_id(text: str) -> bool:
    """Whether text can be a document's number."""
    bare = text.strip()
    if not 1 <= len(bare) <= 40 or sum(c.isdigit() for c in bare) == 0:
        return False
    if find_printed_dates(bare, "dmy") and re.fullmatch(r"[\d./\-\s]+", bare) and len(bare) <= 10:
        separators = re.sub(r"\d", "", bare)
        if len(separators) == 2 and len(set(separators)) == 1:
            return False
    if "@" in bare or "%" in bare or bare.startswith(("http", "www", "+")):
        return False
    return not re.fullmatch(r"[€$£₹]?\s?\d{1,3}(?:[.,' ]?\d{3})*[.,]\d{2}\s?[€$£₹]?", bare)


def _among_party_lines(hit: LabelHit, party_sections: Sequence[Section]) -> bool:
    """Whether a label stands among the lines of a party ("Nummer: 549910" is the party's)."""
    return any(
        span.piece is hit.piece and hit is not section.hit
        for section in party_sections
        for span in section.spans
    )


def _titled(sheet: Sheet, hit: LabelHit) -> bool:
    """Whether a bare "No." belongs to the document's title: behind it, or right below it."""
    line = sheet.lines[hit.piece.line]
    if not hit.opens:
        return any(h.piece is hit.piece and h.opens and h.any_of(_TITLES) for h in line.labels)
    if any(h.opens and h.any_of(_TITLES) and h.box.x1 < hit.box.x0 for h in line.labels):
        return True
    for other in sheet.lines[max(0, line.index - 3) : line.index]:
        close = other.page == line.page and line.box.y0 - other.box.y1 < 2.2 * line.height
        for title in other.labels:
            alone = title.opens and title.closed and title.any_of(_TITLES)
            if close and alone and abs(title.box.x0 - hit.box.x0) < 2 * hit.piece.height:
                return True
    return False


def invoice_number(sheet: Sheet, party_sections: Sequence[Section] = ()) -> FieldReading | None:
    """The document's own number (BT-1); a bare "No." among a party's lines is not it."""
    candidates = []
    for hit in sheet.labels(Label.NUMBER, *_TITLES):
        strength = hit.strength(Label.NUMBER)
        title = max(hit.strength(label) for label in _TITLES)
        if strength < 0.9 and title:
            strength = 0.78 if hit.opens else 0.55
        titled = _titled(sheet, hit)
        if titled and strength and hit.end - hit.start <= 9:
            strength = 1.0  # "Rechnung des Versicherers Nr. 4711"
        elif not strength or (hit.end - hit.start <= 3 and not hit.opens):
            continue
        if not hit.opens and not hit.closed and not titled:
            strength *= 0.8
        if strength < 0.9 and _among_party_lines(hit, party_sections):
            continue
        for place in places(sheet, hit):
            span = identifier_at(place)
            if span is None or _ACCOUNT_NUMBER.match(place.text):
                continue
            score = strength * place.weight * page_factor(hit.piece.page)
            marks = _on_page(hit)
            if strength < 0.9 and place.relation == "below":
                score *= 0.75
            if strength < 0.9 and place.relation == "right":
                score *= 0.85
            digits = sum(c.isdigit() for c in span.text)
            if digits < 2:
                score *= 0.7
                marks += (_SHORT,)
            if span.text.isdigit() and len(span.text) == 4 and span.text[:2] in ("19", "20"):
                score *= 0.7
                marks += (_LIKE_A_YEAR,)
            candidates.append(
                as_candidate(_clean_id(span.text), span, score, hit, place, strength, marks)
            )
            break
    return settle("invoice_number", candidates, notes=sheet.notes)


def _clean_id(text: str) -> str:
    return re.sub(r"\s*([/\-–_])\s*", r"\1", text.strip()) if len(text) < 40 else text.strip()


def as_candidate(
    value: str,
    span: Span,
    score: float,
    hit: LabelHit | None,
    place: Place | None = None,
    strength: float = 0.0,
    marks: tuple[Reason, ...] = (),
) -> Candidate:
    return Candidate(
        value,
        span,
        score,
        hit.text.strip() if hit else "",
        place.relation if place else "",
        strength,
        place.weight if place else 0.0,
        marks,
    )


def _on_page(hit: LabelHit) -> tuple[Reason, ...]:
    return () if hit.piece.page == 1 else (_LATER_PAGE,)


def labelled_id(sheet: Sheet, label: Label, path: str, least: float = 0.5) -> FieldReading | None:
    """An identifier that one kind of label announces (order, payment reference)."""
    candidates = []
    for hit in sheet.labels(label):
        strength = hit.strength(label)
        if not hit.opens and not hit.closed:
            continue
        for place in places(sheet, hit):
            span = identifier_at(place)
            if span is not None and sum(c.isdigit() for c in span.text) >= 2:
                score = strength * place.weight * page_factor(hit.piece.page)
                if place.relation == "below":
                    score *= 0.85
                value = _clean_id(span.text)
                candidates.append(
                    as_candidate(value, span, score, hit, place, strength, _on_page(hit))
                )
                break
    found = settle(path, candidates, notes=sheet.notes)
    return found if found and found.confidence >= least else None


# --- dates -------------------------------------------------------------------------------------


def _dates_in(sheet: Sheet, place: Place) -> list[DateSpan]:
    line = sheet.lines[place.piece.line]
    return [d for d in line.dates if d.piece is place.piece and place.start <= d.start < place.end]


def _in_head(sheet: Sheet, hit: LabelHit) -> bool:
    """Whether a label stands in the upper part of the first page."""
    page = sheet.page(hit.piece.page)
    return page.number == sheet.pages[0].number and hit.box.y0 < 0.42 * page.height


def _of_other_paper(sheet: Sheet, hit: LabelHit) -> bool:
    """Whether "Dated" follows the number of an order or a delivery in its row."""
    if " " in hit.text.strip():
        return False
    left = [
        h
        for h in sheet.lines[hit.piece.line].labels
        if (h.opens and h.piece.box.x1 <= hit.piece.box.x0)
        or (h.piece is hit.piece and h.end <= hit.start)
    ]
    return bool(left) and left[-1].any_of((Label.ORDER, Label.OTHER_NUMBER))


def _heads_column(sheet: Sheet, hit: LabelHit) -> bool:
    """Whether a label stands among the headings of a table."""
    others = (h for h in sheet.lines[hit.piece.line].labels if h.piece is not hit.piece)
    return sum(h.opens and h.any_of((Label.COLUMN,)) for h in others) >= _HEADINGS


def labelled_dates(sheet: Sheet, label: Label) -> Iterator[Candidate]:
    """Dates that a label of this kind announces."""
    for hit in sheet.labels(label):
        strength = hit.strength(label)
        if hit.end - hit.start <= 4 and not (hit.opens or hit.closed):
            # "vom", "du", "on" inside a sentence
            strength *= 0.6
        elif label is Label.DATE and not hit.opens and " " not in hit.text.strip():
            strength *= 0.6
        if strength < 0.9 and _heads_column(sheet, hit):
            strength *= 0.5
        of_other = label is Label.DATE and _of_other_paper(sheet, hit)
        if of_other:
            strength *= 0.4
        for place in places(sheet, hit):
            dates = _dates_in(sheet, place)
            if not dates:
                continue
            first = dates[0]
            between = place.piece.text[place.start : first.start].strip(" .:;=-–")
            plain = hit.opens and hit.closed and not (of_other or _heads_column(sheet, hit))
            if strength < 0.9 and plain and _in_head(sheet, hit):
                strength = 0.9  # a bare "Date:" at the head of an invoice is its own
            score = strength * place.weight * page_factor(hit.piece.page)
            marks = _on_page(hit)
            if label is Label.DUE_DATE:
                score = strength * place.weight * (1.0 if hit.piece.page == 1 else 0.97)
            if len(between) > 12:
                score *= 0.75
                marks += (_WORDS_BETWEEN,)
            if strength < 0.9 and len(hit.piece.text) > 60:
                score *= 0.4  # inside running text
                marks += (_RUNNING_TEXT,)
            if len(dates) == 2 and re.fullmatch(
                r"\s*(?:-|–|bis|to|au|al|a|tot|until|through)\s*",
                place.piece.text[first.end : dates[1].start],
            ):
                score *= 0.4  # a period
                marks += (_PERIOD,)
            yield as_candidate(first.value.isoformat(), first, score, hit, place, strength, marks)
            break


def issue_date(sheet: Sheet, number: FieldReading | None) -> FieldReading | None:
    """The date of issue (BT-2): by label, beside the number, or the only date there is."""
    candidates = list(labelled_dates(sheet, Label.DATE))
    taken = _announced(sheet, (Label.OTHER_DATE, Label.DUE_DATE))
    candidates = [c for c in candidates if _key(c.span) not in taken or c.score >= 0.85]
    if number is not None and len(number.value) > 1:
        for line in sheet.lines:
            at = line.text.find(number.text)
            if at < 0:
                continue
            for found in line.dates:
                behind_at = found.piece.text.find(number.text) + len(number.text)
                behind = behind_at <= found.start
                if behind and line.text.find(found.text) > at and _key(found) not in taken:
                    between = found.piece.text[behind_at : found.start]
                    linked = _LINK.fullmatch(fold(between)) is not None
                    score = 0.9 if linked else 0.8
                    beside = (Reason("It stands beside the invoice number.", score),)
                    candidates.append(
                        as_candidate(found.value.isoformat(), found, score, None, marks=beside)
                    )
                    break
            else:
                wrapped = _wrapped_date(sheet, line)
                if wrapped is not None:
                    day = wrapped.value.isoformat()
                    candidates.append(as_candidate(day, wrapped, 0.75, None, marks=(_WRAPPED,)))
    if not candidates or max(c.score for c in candidates) < 0.5:
        free = [d for line in sheet.lines for d in line.dates if _key(d) not in taken]
        first_page = [d for d in free if d.piece.page == 1]
        alone = {d.value for d in free}
        stamped = {d.value for d in stamped_dates(sheet)}
        for found in first_page:
            top = found.box.mid_y < 0.45 * sheet.page(1).height
            score = 0.62 if len(alone) == 1 else 0.5 if top and found is first_page[0] else 0.0
            mark = _ONLY if len(alone) == 1 else _FIRST
            if len(alone) > 1 and stamped == {found.value}:
                # an offer's end may stand above what a till stamped
                score, mark = 0.55, _STAMPED
            if score:
                day = found.value.isoformat()
                candidates.append(as_candidate(day, found, score, None, marks=(mark,)))
    till = till_day(sheet)
    if till is not None:
        candidates = [
            replace(c, score=max(c.score, STAMPED), marks=(*c.marks, _TILL))
            if c.value == till.isoformat()
            else c
            for c in candidates
        ]
    return in_known_order(sheet, settle("issue_date", candidates, notes=sheet.notes))


def in_known_order(sheet: Sheet, found: FieldReading | None) -> FieldReading | None:
    """A date that could be read in two orders is not certain where only custom decides."""
    if found is None or sheet.conventions.order_known:
        return found
    doubtful = any(d.ambiguous and d.text.strip() == found.text for d in _all_dates(sheet))
    return found.with_confidence(min(found.confidence, 0.87)) if doubtful else found


def _all_dates(sheet: Sheet) -> Iterator[DateSpan]:
    return (found for line in sheet.lines for found in line.dates)


def _wrapped_date(sheet: Sheet, line: Line) -> DateSpan | None:
    """The date that opens the next line, when this one ends in "vom", "du", "dated" ..."""
    if not re.search(r"\b(?:vom|du|del|van|dated|of|on|le|am|z dnia)$", fold(line.text).strip()):
        return None
    for other in sheet.below(line, 1.5 * line.height):
        for found in other.dates:
            if found.start == 0:
                return found
    return None


def _key(span: Span) -> tuple[int, int, int]:
    return (span.piece.line, int(span.piece.box.x0), span.start)


def _announced(sheet: Sheet, labels: Sequence[Label]) -> set[tuple[int, int, int]]:
    """The dates that a strong label of these kinds claims, ends of periods among them."""
    taken: set[tuple[int, int, int]] = set()
    for hit in sheet.labels(*labels):
        if max(hit.strength(label) for label in labels) < 0.85 or hit.strength(Label.DATE) >= 0.9:
            continue
        for place in places(sheet, hit):
            dates = _dates_in(sheet, place)
            if dates and place.weight > 0.5:
                taken.update(_key(d) for d in dates)
                break
    return taken
