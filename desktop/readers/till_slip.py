# SPDX-License-Identifier: AGPL-3.0-or-later
"""What only a till's slip says: cash less change is what was bought, and its head who sold it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from desktop.domain.dates import fold
from desktop.domain.reading import FieldReading
from desktop.readers.amount_candidates import AmountCandidate, is_money
from desktop.readers.names import can_be_name, has_legal_form
from desktop.readers.sheet import DateSpan, Line, Piece, PrintedAmount, Sheet, Span

_CHANGE = re.compile(
    r"\b(?:change|chng|wechselgeld|ruckgeld|zuruck|rendu|monnaie|cambio|vuelto|resto|troco"
    r"|wisselgeld|terug|reszta|baki|para ustu)\b"
)
# "Exchange", and changing one's mind, are other things; so are sentences.
_MOST_WORDS = 5
_LINES_BETWEEN = 4
_PRINTED = 0.6
_ROUNDING = re.compile(
    r"\bround|\brnd\b|\barrondi|\brundung|\bafronding|\bredondeo|\barrotondamento|\bzaokr"
    r"|\bpelarasan|\bpembundaran|\bpenggenapan"
)
MOST_ROUNDED = Decimal("0.05")
"""By how much a till rounds to the smallest coin, at most."""
_OWNED = re.compile(r"\b(?:owned|operated|managed|run)(?: (?:and|&) \w+)? by\W*$")
_HEAD_SHARE = 0.45
_TIME_BEHIND = re.compile(r"[\s,;T(-]*(?:\(?[A-Za-z]{2,4}\)?\s*)?\d{1,2}[:.]\d{2}(?::\d{2})?\b")
_TIME = re.compile(r"(?<![\d.,:])(?:[01]?\d|2[0-3]):[0-5]\d(?!\d)")
STAMPED = 0.93
"""How much speaks for the only day on a slip, stamped with the time of day, and for a total that
cash and change prove."""


def settled_totals(sheet: Sheet) -> list[AmountCandidate]:
    """The total that cash less change comes to, where it is printed; at most one for each change.

    Where the change is nothing, what was handed over is the total itself.
    """
    if not sheet.is_slip():
        return []
    return [*_settled(sheet), *_rounded(sheet)]


def without_change(
    paid: Sequence[AmountCandidate], settled: Sequence[AmountCandidate]
) -> list[AmountCandidate]:
    """What may have been paid, less the cash handed over and the change that came back."""
    totals = {candidate.value for candidate in settled}
    return [
        candidate
        for candidate in paid
        if not _CHANGE.search(fold(candidate.label)) and (not totals or candidate.value in totals)
    ]


def proved_by_cash(total: FieldReading, settled: Sequence[AmountCandidate]) -> FieldReading:
    """A total printed under its label that cash less change, or rounding, comes to as well."""
    value = Decimal(total.value)
    if total.label and any(c.value == value and c.score >= _PRINTED for c in settled):
        return total.with_confidence(max(total.confidence, STAMPED))
    return total


def _settled(sheet: Sheet) -> Iterator[AmountCandidate]:
    for line in sheet.lines:
        change = _change_of(line)
        if change is None:
            continue
        for above in reversed(sheet.lines[max(0, line.index - _LINES_BETWEEN) : line.index]):
            handed = _last_money(above)
            if handed is None or handed.value <= change.value:
                continue
            wanted = handed.value - change.value
            printed = _printed_before(sheet, above, wanted)
            if printed is not None:
                yield AmountCandidate(wanted, (printed,), _PRINTED, "")
                break
            if change.value == 0:
                yield AmountCandidate(wanted, (handed,), 0.5, "")
                break


def _rounded(sheet: Sheet) -> Iterator[AmountCandidate]:
    """The total after rounding to the smallest coin, printed below the one before it."""
    for line in sheet.lines:
        rounding = _last_money(line, negative=True)
        if rounding is None or not _ROUNDING.search(fold(line.text)):
            continue
        if not 0 < abs(rounding.value) <= MOST_ROUNDED:
            continue
        before = [m for m in map(_last_money, sheet.lines[: line.index]) if m is not None]
        after = sheet.lines[line.index + 1 : line.index + 1 + _LINES_BETWEEN]
        for below in after:
            total = _last_money(below)
            if total is not None and any(m.value + rounding.value == total.value for m in before):
                yield AmountCandidate(total.value, (total,), _PRINTED, "")
                break


def _change_of(line: Line) -> PrintedAmount | None:
    words = [w for w in line.text.split() if any(c.isalpha() for c in w)]
    if len(words) > _MOST_WORDS or not _CHANGE.search(fold(line.text)):
        return None
    return _last_money(line)


def _last_money(line: Line, *, negative: bool = False) -> PrintedAmount | None:
    money = [a for a in line.amounts if is_money(a) and (negative or a.value >= 0)]
    return money[-1] if money else None


def _printed_before(sheet: Sheet, line: Line, wanted: Decimal) -> PrintedAmount | None:
    """The place of the amount above the line, the lowest one."""
    for above in reversed(sheet.lines[: line.index]):
        for amount in reversed(above.amounts):
            if is_money(amount) and amount.value == wanted:
                return amount
    return None


def stamped_dates(sheet: Sheet) -> list[DateSpan]:
    """The dates that a till printed with the time of day."""
    if not sheet.is_slip():
        return []
    return [
        found
        for line in sheet.lines
        for found in line.dates
        if _TIME_BEHIND.match(found.piece.text, found.end)
    ]


def till_day(sheet: Sheet) -> date | None:
    """The only day on a slip, if a till stamped it with the time and it can be no other day.

    Day and month may only be taken for one another where the currency tells of no country that
    writes the month first.
    """
    if not sheet.is_slip():
        return None
    dates = [found for line in sheet.lines for found in line.dates]
    if len({found.value for found in dates}) != 1:
        return None
    if all(found.ambiguous for found in dates) and (
        sheet.conventions.currency in {None, "USD", "CAD"} or sheet.conventions.date_order == "mdy"
    ):
        return None
    timed = any(_TIME.search(line.text) for line in sheet.lines)
    return dates[0].value if timed else None


def names_a_company(sheet: Sheet) -> bool:
    """Whether the head of a slip names a company with its legal form: that is who sells, and a
    brand, a stamp or a note above it is not."""
    return sheet.is_slip() and any(
        has_legal_form(piece.text) and can_be_name(piece.text, line, piece)
        for line in sheet.lines
        if line.box.mid_y < _HEAD_SHARE * sheet.page(line.page).height
        for piece in line.pieces
    )


def owners(sheet: Sheet) -> list[Piece]:
    """The companies that "Owned by", "Operated by" or the like stands directly above."""
    if not sheet.is_slip():
        return []
    found = []
    for line in sheet.lines:
        if not _OWNED.search(fold(line.text)):
            continue
        for below in sheet.below(line, 1.5 * line.height)[:1]:
            found += [piece for piece in below.pieces if has_legal_form(piece.text)]
    return found


def first_half(sheet: Sheet, name: Span) -> Span | None:
    """The line above that a name belongs to which begins with "&"; None without one."""
    if not name.text.lstrip().startswith(("&", "+")):
        return None
    for above in reversed(sheet.lines[: name.piece.line]):
        if above.page != name.piece.page or name.box.y0 - above.box.y1 > name.piece.height:
            return None
        for piece in above.pieces:
            if piece.box.x0 < name.box.x1 and name.box.x0 < piece.box.x1:
                fits = can_be_name(piece.text, above, piece)
                return Span(piece, 0, len(piece.text)) if fits else None
    return None
