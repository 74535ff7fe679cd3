# SPDX-License-Identifier: AGPL-3.0-or-later
"""A workspace's own fields, where their label is printed with a value beside or below it.

The label is the field's name, or what its instruction has in quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from desktop.domain.dates import fold, fold_with_offsets
from desktop.domain.invoice import plain
from desktop.domain.own_fields import own_path
from desktop.domain.ports import OwnField
from desktop.domain.reading import FieldReading
from desktop.readers.header import settle
from desktop.readers.places import Candidate, Place, places, shares_column
from desktop.readers.sheet import LabelHit, Line, Piece, Sheet, Span

_QUOTED: Final = re.compile(r"[“„\"«»]\s*([^“”„\"«»]{2,60}?)\s*[”“\"»«]|‘([^‘’]{2,60})’")
_WORD: Final = re.compile(r"[^\W_]+")
_LEAD: Final = " .:;#-–=°º*|\u00a0"
_LONGEST_TEXT: Final = 80
# A text has no form that could speak for it: it never gets as sure as a date or a number.
_SUREST_TEXT: Final = 0.88
_TEXT_SCORE: Final = 0.85


def read_own(sheet: Sheet, fields: Sequence[OwnField]) -> dict[str, FieldReading]:
    """A reading for each field whose label and value are printed, by path.

    A date or number that fills its place can be certain; a text never is.
    """
    if not fields:
        return {}
    hits = _hits(sheet, fields)
    taken = [hit for found in hits.values() for hit in found]
    readings: dict[str, FieldReading] = {}
    for field in fields:
        path = own_path(field.name)
        candidates = list(_candidates(sheet, field, hits[field.name], taken))
        sure = 2.0 if field.kind == "text" else 0.9
        reading = settle(path, candidates, sure, sheet.notes)
        if reading is None:
            continue
        if field.kind == "text":
            reading = reading.with_confidence(min(reading.confidence, _SUREST_TEXT))
        readings[path] = reading
    return readings


def labels_of(field: OwnField) -> tuple[str, ...]:
    """The phrases that can announce the field: its name, and those quoted in its instruction."""
    quoted = (match[1] or match[2] for match in _QUOTED.finditer(field.instruction))
    return tuple(dict.fromkeys((field.name, *quoted)))


def _hits(sheet: Sheet, fields: Sequence[OwnField]) -> dict[str, list[LabelHit]]:
    """Where each field's label is printed, by its name."""
    patterns = {
        field.name: [p for label in labels_of(field) if (p := _pattern(label)) is not None]
        for field in fields
    }
    found: dict[str, list[LabelHit]] = {field.name: [] for field in fields}
    for line in sheet.lines:
        for piece in line.pieces:
            folded, offsets = fold_with_offsets(piece.text)
            for name, wanted in patterns.items():
                match = next((m for p in wanted if (m := p.search(folded)) is not None), None)
                if match is not None:
                    found[name].append(_hit(piece, folded, offsets, match))
    return found


def _pattern(label: str) -> re.Pattern[str] | None:
    """The label's words in their order, whatever stands between them; None without a word."""
    words = _WORD.findall(fold(label))
    if not words:
        return None
    return re.compile(r"(?<!\w)" + r"[\W_]{0,3}".join(map(re.escape, words)) + r"(?![^\W_])")


def _hit(piece: Piece, folded: str, offsets: list[int], match: re.Match[str]) -> LabelHit:
    rest = folded[match.end() :].lstrip(" .)°º*†")
    return LabelHit(
        piece,
        offsets[match.start()],
        offsets[match.end()],
        (),
        None,
        closed=not rest or rest[0] in ":：=",
        opens=not folded[: match.start()].strip(" .:*•-–(+"),
    )


def _candidates(
    sheet: Sheet, field: OwnField, hits: Sequence[LabelHit], taken: Sequence[LabelHit]
) -> Iterator[Candidate]:
    for hit in hits:
        if not (hit.opens or hit.closed):
            continue  # spoken of in a sentence
        strength = 1.0 if hit.opens and hit.closed else 0.9 if hit.closed else 0.8
        for place in places(sheet, hit):
            own = _own_part(place, hit, taken)
            if own is None:
                break
            value = _value(sheet, field, own)
            if value is None:
                continue
            text, span, fit = value
            score = strength * own.weight * fit
            yield Candidate(text, span, score, hit.text.strip(), own.relation, strength, own.weight)
            if not _may_be_heads(sheet, hit, own):
                break


def _own_part(place: Place, hit: LabelHit, taken: Sequence[LabelHit]) -> Place | None:
    """The place as far as the next own label; None when it begins with one."""
    end = place.end
    for other in taken:
        if other is hit or other.piece is not place.piece or other.end <= place.start:
            continue
        end = min(end, other.start)
    if not place.piece.text[place.start : end].strip(_LEAD):
        return None
    return Place(place.piece, place.start, end, place.relation, place.weight)


def _may_be_heads(sheet: Sheet, hit: LabelHit, place: Place) -> bool:
    """Whether label and place could as well be two heads of columns: the value is then below."""
    said = hit.piece.text[hit.end :].strip()
    if place.relation != "right" or said or any(c.isdigit() for c in place.text):
        return False
    reach = 2.6 * max(hit.piece.height, 4.0)
    return any(
        any(shares_column(hit.box, p.box, hit.piece.height) for p in line.pieces)
        and any(shares_column(place.piece.box, p.box, hit.piece.height) for p in line.pieces)
        for line in sheet.below(sheet.lines[hit.piece.line], reach)
    )


def _value(sheet: Sheet, field: OwnField, place: Place) -> tuple[str, Span, float] | None:
    """Canonical text, where it stands, and how well it fills its place (to 1)."""
    line = sheet.lines[place.piece.line]
    if field.kind == "text":
        return _text(place, line)
    if field.kind == "date":
        for day in line.dates:
            if _inside(day, place):
                fit = _fill(place, day) * (0.85 if day.ambiguous else 1.0)
                return day.value.isoformat(), day, fit
        return None
    for amount in line.amounts:
        if _inside(amount, place):
            return plain(amount.value), amount, _fill(place, amount)
    return None


def _text(place: Place, line: Line) -> tuple[str, Span, float] | None:
    shown = place.text
    start = place.start + len(shown) - len(shown.lstrip(_LEAD))
    end = place.start + len(shown.rstrip(" ,;|·"))
    value = " ".join(place.piece.text[start:end].split())
    if not value or len(value) > _LONGEST_TEXT or value.endswith(":"):
        return None
    span = Span(place.piece, start, end)
    # "Project   $3,200.00" is a line of a table, not what the project is called
    money = any(_inside(a, place) and a.text.strip() == value and a.decimals for a in line.amounts)
    return value, span, _TEXT_SCORE * (0.5 if money else 1.0)


def _inside(span: Span, place: Place) -> bool:
    return span.piece is place.piece and place.start <= span.start < place.end


def _fill(place: Place, span: Span) -> float:
    """Whether the value is all there is: what goes before it makes it another thing's."""
    before = place.piece.text[place.start : span.start].strip(_LEAD)
    if len(before) > 12:
        return 0.5
    after = place.piece.text[span.end : place.end].strip(_LEAD + ",")
    return (0.8 if before else 1.0) * (0.95 if len(after) > 12 else 1.0)
