# SPDX-License-Identifier: AGPL-3.0-or-later
"""A value back to the words on the page that prove it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from desktop.domain.dates import fold
from desktop.domain.fields import FieldKind, kind_of
from desktop.domain.own_fields import own_name
from desktop.domain.page import Box, PageText, Word
from desktop.domain.reading import FieldReading
from desktop.readers.addresses import country_of
from desktop.readers.conventions import DocumentConventions
from desktop.readers.currency import currency_of
from desktop.readers.labels import Label
from desktop.readers.sheet import Line, Sheet, Span, lay_out

_NUMBERS = (FieldKind.AMOUNT, FieldKind.QUANTITY, FieldKind.RATE)
_SHOWN_NOWHERE = frozenset({"document_type", "language", "origin"})

# Which labels make a place the likelier one for a field, when its value is printed twice.
_LABELS: Mapping[str, tuple[Label, ...]] = {
    "invoice_number": (Label.NUMBER,),
    "issue_date": (Label.DATE,),
    "due_date": (Label.DUE_DATE,),
    "purchase_order": (Label.ORDER,),
    "payment_reference": (Label.PAYMENT_REFERENCE,),
    "payment_terms": (Label.TERMS,),
    "subtotal": (Label.SUBTOTAL,),
    "line_total": (Label.LINE_TOTAL, Label.SUBTOTAL),
    "tax_amount": (Label.TAX,),
    "total_amount": (Label.TOTAL,),
    "amount_due": (Label.DUE, Label.TOTAL),
    "amount_paid": (Label.PAID,),
    "discount": (Label.DISCOUNT,),
    "shipping": (Label.SHIPPING,),
    "charges": (Label.CHARGES,),
    "rounding": (Label.ROUNDING,),
    "supplier.vat_number": (Label.VAT_ID,),
    "supplier.tax_number": (Label.TAX_NUMBER,),
    "buyer.vat_number": (Label.BUYER_VAT_ID,),
    "buyer.name": (Label.BUYER,),
    "supplier.name": (Label.SUPPLIER,),
}


@dataclass(frozen=True, slots=True)
class _Found:
    page: int
    box: Box
    text: str
    line: int
    fit: float


def ground(
    path: str,
    value_text: str,
    pages: Sequence[PageText],
    conventions: DocumentConventions,
    near: FieldReading | None = None,
) -> tuple[int, Box, str] | None:
    """Where the canonical value of the field at `path` is printed: page, box, printed text.

    None when it is printed nowhere among the visible words, or is of a kind that isn't printed
    (document type, language). With several places, the one nearest to `near` (an earlier reading
    of the field) is taken, else the one beside a fitting label. For many values of one document
    `Grounding` is much faster.
    """
    return Grounding(pages, conventions).find(path, value_text, near)


class Grounding:
    """The words of one document, laid out once, to find many values among them."""

    def __init__(self, pages: Sequence[PageText], conventions: DocumentConventions) -> None:
        self._sheet: Sheet = lay_out(pages, conventions)
        self._runs = [_Run(words, number) for number, words in self._orders(pages)]

    @staticmethod
    def _orders(pages: Sequence[PageText]) -> Iterator[tuple[int, list[Word]]]:
        for page in pages:
            yield page.number, [w for w in page.words if not w.hidden]

    @property
    def sheet(self) -> Sheet:
        """The words as they were laid out."""
        return self._sheet

    def find(
        self, path: str, value_text: str, near: FieldReading | None = None
    ) -> tuple[int, Box, str] | None:
        """As `ground`."""
        if not value_text.strip() or path in _SHOWN_NOWHERE:
            return None
        found = list(self._places(path, value_text))
        if not found:
            return None
        best = max(found, key=lambda place: self._rank(path, place, near))
        return best.page, best.box, best.text

    def _places(self, path: str, value_text: str) -> Iterator[_Found]:
        kind = kind_of(path)
        if own_name(path) is not None:
            yield from self._own(value_text)
        elif kind in _NUMBERS:
            yield from self._numbers(value_text, kind)
        elif kind is FieldKind.DATE:
            yield from self._dates(value_text)
        elif kind is FieldKind.CURRENCY:
            yield from self._currencies(value_text)
        elif path.endswith("address.country"):
            yield from self._countries(value_text)
        elif kind is not FieldKind.CHOICE:
            exact = [place for run in self._runs for place in run.places(value_text)]
            yield from exact

    def _own(self, value_text: str) -> Iterator[_Found]:
        """A value of no kind known here: its form tells how it may be printed."""
        yield from (place for run in self._runs for place in run.places(value_text))
        yield from self._dates(value_text)
        yield from self._numbers(value_text, FieldKind.QUANTITY)

    def _numbers(self, value_text: str, kind: FieldKind) -> Iterator[_Found]:
        try:
            wanted = abs(Decimal(value_text))
        except InvalidOperation:
            return
        for line in self._sheet.lines:
            for amount in line.amounts:
                if abs(amount.value) != wanted:
                    continue
                fit = 0.5
                if kind is FieldKind.RATE:
                    fit = 1.0 if amount.percent else 0.4
                elif amount.percent:
                    fit = 0.1
                elif kind is FieldKind.AMOUNT:
                    fit = 1.0 if amount.decimals == 2 or amount.currency else 0.4
                yield _place(amount, line.index, fit)

    def _dates(self, value_text: str) -> Iterator[_Found]:
        try:
            wanted = date.fromisoformat(value_text)
        except ValueError:
            return
        for line in self._sheet.lines:
            for printed in line.dates:
                if printed.value == wanted:
                    yield _place(printed, line.index, 1.0)

    def _currencies(self, code: str) -> Iterator[_Found]:
        for line in self._sheet.lines:
            for amount in line.amounts:
                if amount.currency == code:
                    yield _place(amount, line.index, 1.0)
            for piece in line.pieces:
                if len(piece.text) < 60 and currency_of(piece.text) == code:
                    yield _place(Span(piece, 0, len(piece.text)), line.index, 0.5)

    def _countries(self, code: str) -> Iterator[_Found]:
        for line in self._sheet.lines:
            for piece in line.pieces:
                tail = piece.text.rsplit(",", 1)[-1].strip()
                if country_of(tail) == code or tail == code:
                    start = piece.text.rfind(tail)
                    yield _place(Span(piece, start, start + len(tail)), line.index, 0.8)

    def _rank(self, path: str, place: _Found, near: FieldReading | None) -> tuple[float, ...]:
        closeness = 0.0
        if near is not None and near.box is not None and near.page is not None:
            distance = abs(near.box.mid_x - place.box.mid_x) + abs(near.box.mid_y - place.box.mid_y)
            closeness = 1.0 if near.page == place.page else 0.2
            closeness /= 1.0 + distance / 40.0
        labelled = 0.0
        name = own_name(path)
        if name is not None:
            labelled = self._named(place, name)
        wanted = _LABELS.get(path)
        if wanted is not None and place.line >= 0:
            labelled = self._labelled(self._sheet.lines[place.line], place, wanted)
        total_like = kind_of(path) is FieldKind.AMOUNT and "[" not in path
        later = place.page * 10_000 + place.box.y0
        return (place.fit, closeness, labelled, later if total_like else -later)

    def _named(self, place: _Found, name: str) -> float:
        """Whether the field's own name stands before the place, on a line of the same height."""
        wanted = " ".join(fold(name).split())
        for line in self._sheet.lines:
            if line.page == place.page and line.box.y0 <= place.box.mid_y <= line.box.y1:
                before = " ".join(p.text for p in line.pieces if p.box.x0 <= place.box.x1)
                if wanted in " ".join(fold(before).split()):
                    return 1.0
        return 0.0

    def _labelled(self, line: Line, place: _Found, wanted: tuple[Label, ...]) -> float:
        best = 0.0
        for hit in line.labels:
            if hit.box.x0 <= place.box.x0 + 1:
                best = max(best, *(hit.strength(label) for label in wanted))
        return best


def _place(span: Span, line: int, fit: float) -> _Found:
    return _Found(span.piece.page, span.box, span.text.strip(), line, fit)


# How a letter stands in its word: inside, after a mark, or at the beginning.
_INSIDE, _PART, _WHOLE = range(3)


class _Run:
    """A page's words as one string of letters and digits, each knowing its word."""

    def __init__(self, words: list[Word], page: int) -> None:
        self._words = words
        self._page = page
        letters: list[str] = []
        self._word_of: list[int] = []
        self._opens: list[int] = []
        for index, word in enumerate(words):
            opens = _WHOLE
            for char in fold(word.text):
                if char.isalnum():
                    letters.append(char)
                    self._word_of.append(index)
                    self._opens.append(opens)
                    opens = _INSIDE
                elif opens != _WHOLE:
                    # "No:4711" holds 4711; "RE-2024-118" holds no 118
                    opens = _WHOLE if char in ":=()" else _PART
        self._letters = "".join(letters)

    def places(self, value: str) -> Iterator[_Found]:
        """Where the letters and digits of `value` stand, whole words only."""
        wanted = "".join(c for c in fold(value) if c.isalnum())
        if not wanted:
            return
        at = self._letters.find(wanted)
        count = 0
        while at >= 0 and count < 50:
            end = at + len(wanted)
            after = _WHOLE if end == len(self._letters) else self._opens[end]
            least = _PART if len(wanted) > 5 and not wanted.isdigit() else _WHOLE
            if self._opens[at] >= least and after >= least:
                words = self._words[self._word_of[at] : self._word_of[end - 1] + 1]
                box = Box.around([w.box for w in words])
                yield _Found(self._page, box, " ".join(w.text for w in words), -1, 1.0)
                count += 1
            at = self._letters.find(wanted, at + 1)
