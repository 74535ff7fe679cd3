# SPDX-License-Identifier: AGPL-3.0-or-later
"""Words that a person points at on a page, as a field's value: parsed for the field's kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NoReturn

from desktop.domain.errors import InvalidValue
from desktop.domain.fields import FieldKind
from desktop.domain.invoice import plain
from desktop.domain.page import Box, PageText, Word
from desktop.readers.addresses import country_of
from desktop.readers.currency import currency_of
from desktop.readers.identifiers import (
    Identifier,
    find_bics,
    find_emails,
    find_ibans,
)
from desktop.readers.sheet import Line, Piece, Sheet, Span, lay_out

_NUMBERS = (FieldKind.AMOUNT, FieldKind.QUANTITY, FieldKind.RATE)
_AROUND = " \t:;,#|*–-="


@dataclass(frozen=True, slots=True)
class ChosenValue:
    """A field's canonical text, the text as printed, and where that stands on its page."""

    value: str
    text: str
    box: Box


@dataclass(frozen=True)
class _Candidate:
    """What some of the words mean, and which words these are."""

    value: str
    span: Span

    def holds(self, word: Word) -> bool:
        return word in self.span.piece.words_of(self.span.start, self.span.end)


def value_of(
    path: str, kind: FieldKind, words: Sequence[Word], page: int, sheet: Sheet
) -> ChosenValue:
    """What the chosen words of a page (from 1) say for the field at `path`.

    `sheet` is the whole document, whose conventions decide what a figure means. One word alone
    stands for the value that it is a part of: an amount, a date, an IBAN, a name on its line.
    Raises InvalidValue, in words, where they can't be read as a value of this kind.
    """
    chosen = [word for word in words if not word.hidden]
    if not chosen:
        raise InvalidValue("There are no words.", "Choose words on the page.")
    part = _part(chosen, page, sheet)
    if len(chosen) == 1:
        found = _around(path, kind, chosen[0], page, sheet)
        if found is not None:
            return found
    text = " ".join(" ".join(line.text for line in part.lines).split())
    box = Box.around([word.box for word in chosen])
    spread = _spread(path, kind)
    if spread is not None:
        candidates = _distinct(spread(part))
        if len(candidates) == 1:
            return ChosenValue(candidates[0].value, text, candidates[0].span.box)
        if kind in _NUMBERS and not candidates:
            amount = sheet.conventions.amount(text)
            if amount is not None:
                return ChosenValue(plain(amount), text, box)
        _refuse(kind, text, several=len(candidates) > 1)
    if kind is FieldKind.CHOICE:
        raise InvalidValue(
            "This value is chosen from a list.", "Choose it there, with the arrow keys."
        )
    if kind is FieldKind.MULTILINE:
        value = "\n".join(" ".join(line.text.split()) for line in part.lines)
        return ChosenValue(value, text, box)
    value = _without_label(part)
    if kind is FieldKind.IDENTIFIER and not any(c.isdigit() for c in value):
        _refuse(kind, text)
    return ChosenValue(value, text, box)


def _part(words: Sequence[Word], page: int, sheet: Sheet) -> Sheet:
    """The chosen words as a sheet of their own, with the document's conventions."""
    size = next(((p.width, p.height) for p in sheet.pages if p.number == page), (1000.0, 1000.0))
    return lay_out([PageText(page, *size, words=tuple(words))], sheet.conventions)


def _around(path: str, kind: FieldKind, word: Word, page: int, sheet: Sheet) -> ChosenValue | None:
    """The value that a single word is a part of; None where it stands for itself."""
    line, piece = _place_of(word, page, sheet)
    if line is None or piece is None:
        return None
    if kind is FieldKind.NAME:
        span = _labelled_off(line, piece)
        return ChosenValue(" ".join(span.text.split()), span.text, span.box)
    spread = _spread(path, kind)
    if spread is None:
        return None
    alone = Sheet(sheet.pages, sheet.conventions, [line], [])
    fitting = [c for c in spread(alone) if c.holds(word)]
    if len(_values(fitting)) != 1:
        return None
    return ChosenValue(fitting[0].value, fitting[0].span.text.strip(), fitting[0].span.box)


def _place_of(word: Word, page: int, sheet: Sheet) -> tuple[Line | None, Piece | None]:
    for line in sheet.lines:
        if line.page == page:
            for piece in line.pieces:
                if word in piece.words:
                    return line, piece
    return None, None


# --- what the kinds look for ---------------------------------------------------------------------

Spread = Callable[[Sheet], Iterable[_Candidate]]


def _spread(path: str, kind: FieldKind) -> Spread | None:
    """How values of this kind are found among words; None where the words are the value."""
    if kind in _NUMBERS:
        return lambda sheet: _numbers(sheet, kind)
    if kind is FieldKind.DATE:
        return _dates
    if kind is FieldKind.CURRENCY:
        return _currencies
    if kind is FieldKind.IBAN:
        return lambda sheet: _identifiers(find_ibans(sheet))
    if kind is FieldKind.BIC:
        return lambda sheet: _identifiers(find_bics(sheet))
    last = path.rpartition(".")[2]
    if last == "country":
        return _countries
    if last == "email":
        return lambda sheet: _identifiers(find_emails(sheet))
    return None


def _numbers(sheet: Sheet, kind: FieldKind) -> Iterator[_Candidate]:
    found = [amount for line in sheet.lines for amount in line.amounts]
    # "19 % 1.234,50" holds a rate and an amount: each field takes its own
    wanted = [a for a in found if a.percent == (kind is FieldKind.RATE)] or found
    for amount in wanted:
        yield _Candidate(plain(amount.value), amount)


def _dates(sheet: Sheet) -> Iterator[_Candidate]:
    for line in sheet.lines:
        for day in line.dates:
            yield _Candidate(day.value.isoformat(), day)


def _currencies(sheet: Sheet) -> Iterator[_Candidate]:
    for line in sheet.lines:
        for amount in line.amounts:
            if amount.currency is not None:
                yield _Candidate(amount.currency, amount)
        for piece in line.pieces:
            code = currency_of(piece.text)
            if code is not None:
                yield _Candidate(code, Span(piece, 0, len(piece.text)))


def _countries(sheet: Sheet) -> Iterator[_Candidate]:
    for line in sheet.lines:
        for piece in line.pieces:
            for start in (0, *(n + 1 for n, c in enumerate(piece.text) if c in ", ")):
                code = country_of(piece.text[start:])
                if code is not None:
                    yield _Candidate(code, Span(piece, start, len(piece.text)))
                    break


def _identifiers(found: Iterable[Identifier]) -> Iterator[_Candidate]:
    for one in found:
        yield _Candidate(one.value, one.span)


# --- text ----------------------------------------------------------------------------------------


def _without_label(part: Sheet) -> str:
    """The words without the label that stands before them."""
    texts = (_labelled_off(line, piece).text for line in part.lines for piece in line.pieces)
    return " ".join(" ".join(texts).split())


def _labelled_off(line: Line, piece: Piece) -> Span:
    """The piece behind the labels that it starts with; the whole piece where nothing else is."""
    start = 0
    for hit in line.labels:
        if hit.piece is piece and hit.closed and not piece.text[start : hit.start].strip(_AROUND):
            start = max(start, hit.end)
    rest = piece.text[start:]
    start += len(rest) - len(rest.lstrip(_AROUND if start else " "))
    if not piece.text[start:].strip(_AROUND):
        start = 0
    return Span(piece, start, len(piece.text))


def _values(candidates: Iterable[_Candidate]) -> set[str]:
    return {candidate.value for candidate in candidates}


def _distinct(candidates: Iterable[_Candidate]) -> list[_Candidate]:
    once: dict[str, _Candidate] = {}
    for candidate in candidates:
        once.setdefault(candidate.value, candidate)
    return list(once.values())


_WANTED = {
    FieldKind.AMOUNT: "an amount",
    FieldKind.QUANTITY: "a number",
    FieldKind.RATE: "a rate",
    FieldKind.DATE: "a date",
    FieldKind.CURRENCY: "a currency",
    FieldKind.IBAN: "an IBAN",
    FieldKind.BIC: "a BIC",
    FieldKind.IDENTIFIER: "a number or code",
}


def _refuse(kind: FieldKind, text: str, *, several: bool = False) -> NoReturn:
    wanted = _WANTED.get(kind, "a value of this field")
    shown = text if len(text) <= 60 else text[:59] + "…"
    if several:
        raise InvalidValue(
            f"“{shown}” holds more than one value.", f"Choose the words of {wanted} alone."
        )
    raise InvalidValue(f"“{shown}” is not {wanted}.", "Choose other words, or type the value.")
