# SPDX-License-Identifier: AGPL-3.0-or-later
"""A document laid out for reading: its lines in pieces, and the labels, dates and amounts on them.

Everything that the readers of header fields, parties and amounts need is found once, here, with
its place; they only weigh it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from desktop.domain.dates import PrintedDate, find_printed_dates, fold_with_offsets
from desktop.domain.invoice import MAX_AMOUNT
from desktop.domain.money import DecimalMark
from desktop.domain.page import Box, PageText, Word, WordsSource
from desktop.readers.conventions import DocumentConventions
from desktop.readers.currency import PRINTED_MARK, currency_of
from desktop.readers.labels import Label, LabelBook, Meaning, label_book, mended, squash
from desktop.readers.layout import TextLine, blocks_of, text_lines

if TYPE_CHECKING:
    from desktop.readers.notes import Notes

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_TOKEN = re.compile(r"[^\W\d_]+|\d+|#|%")
_LONGEST_LABEL = 9
# Part of a word, an e-mail or web address ("contact@", "www.invoice.com") or of a compound
# ("Verkäufer-BIC") is no label.
_GLUED_AFTER = re.compile(r"\w|@|[.-][^\W\d_]|://")
_RATE_AFTER = re.compile(r"\d{1,2}(?:[.,]\d{1,2})?\s?%?(?![\w.,])")  # "CGST9", "IVA21%"
_OTHER_LANGUAGE = re.compile(r"[^\d/:]{1,34}/\s?")  # "Odběratel / Customer"
_CODE_AFTER = re.compile(r"[-/]\w")  # "PO-1629" is a number, not the label "PO"
_GLUED_BEFORE = re.compile(r"(?:\w|@|[^\W\d_][.-])$")
_SHARED = re.compile(r"\s*(?:[/&=]|and|und|et|y|e|en|i|oraz)\s*", re.IGNORECASE)
_SPACE = r"[ \u00a0\u202f\u2009]"
_AMOUNT = re.compile(
    rf"""(?<![\w.,/:\-])
    (?P<sign>[\-−–+]{_SPACE}?)?
    (?P<before>(?:(?:{PRINTED_MARK}){_SPACE}?|R(?=\d[\d ,.]*[.,]\d\d(?!\d)))?)
    (?P<inner>[\-−–(]{_SPACE}?)?
    (?P<digits>\d{{1,3}}(?:(?P<group>[.,'’]|{_SPACE})\d{{2,3}}(?:(?P=group)\d{{2,3}})*)?
       (?P<tail>(?:[.,]\d{{1,4}})?)
       |\d+(?:[.,]\d{{1,4}})?)
    (?P<close>\))?
    (?P<after>(?:{_SPACE}?(?:%|(?:{PRINTED_MARK})(?![A-Za-z])))?)
    (?P<minus>[\-−–](?!\d))?
    (?![\w]|[.,/:\-]\d)""",
    re.VERBOSE,
)


@dataclass(frozen=True)
class Piece:
    """Words of one visual line that stand together; `starts` are their offsets in `text`."""

    page: int
    line: int
    words: tuple[Word, ...]
    text: str
    starts: tuple[int, ...]
    box: Box
    height: float

    def box_of(self, start: int, end: int) -> Box:
        """The box of the words that `text[start:end]` touches."""
        return Box.around([w.box for w in self.words_of(start, end)] or [self.box])

    def words_of(self, start: int, end: int) -> tuple[Word, ...]:
        """The words that `text[start:end]` touches."""
        found = []
        for index, begin in enumerate(self.starts):
            finish = self.starts[index + 1] - 1 if index + 1 < len(self.starts) else len(self.text)
            if begin < end and finish > start:
                found.append(self.words[index])
        return tuple(found)


@dataclass(frozen=True)
class Span:
    """A stretch of a piece's text, with its place."""

    piece: Piece
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.piece.text[self.start : self.end]

    @property
    def box(self) -> Box:
        return self.piece.box_of(self.start, self.end)


@dataclass(frozen=True)
class LabelHit(Span):
    """A printed label. `closed`: a colon or the end of its piece follows; `opens`: it starts it."""

    meanings: tuple[Meaning, ...]
    language: str | None
    closed: bool
    opens: bool

    def strength(self, label: Label) -> float:
        """How surely the phrase means `label`: 0 when it doesn't, up to 1."""
        best = 0.0
        for meaning in self.meanings:
            if meaning.label is label:
                value = 0.6 if meaning.weak else 1.0
                if meaning.language not in (self.language, "en"):
                    value *= 0.9
                best = max(best, value)
        return best

    def any_of(self, labels: Iterable[Label]) -> bool:
        return any(m.label in labels for m in self.meanings)


@dataclass(frozen=True)
class PrintedAmount(Span):
    """A number that may be an amount, read the document's way; `percent` when a % follows."""

    value: Decimal
    currency: str | None
    percent: bool
    decimals: int


@dataclass(frozen=True)
class DateSpan(Span):
    """A whole date as printed."""

    value: date
    ambiguous: bool


@dataclass
class Line:
    """One visual line of the document, its pieces left to right, with what was found on them."""

    page: int
    index: int
    box: Box
    height: float
    pieces: list[Piece] = field(default_factory=list)
    labels: list[LabelHit] = field(default_factory=list)
    amounts: list[PrintedAmount] = field(default_factory=list)
    dates: list[DateSpan] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(p.text for p in self.pieces)


_LINES_OF_A_SLIP = 10
_LETTERS_ACROSS = 58


@dataclass
class Sheet:
    """All visual lines of the document, page by page and top to bottom.

    `blocks` are stacks of pieces that stand together, by their top left corner. `notes` takes what
    the readers weigh, where somebody wants to know.
    """

    pages: Sequence[PageText]
    conventions: DocumentConventions
    lines: list[Line]
    blocks: list[list[Piece]]
    notes: Notes | None = None

    def labels(self, *wanted: Label) -> list[LabelHit]:
        """The printed labels that can mean one of `wanted`, in reading order."""
        return [h for line in self.lines for h in line.labels if h.any_of(wanted)]

    def page(self, number: int) -> PageText:
        return next(p for p in self.pages if p.number == number)

    def is_slip(self) -> bool:
        """Whether it is a till's narrow paper: one page with text much taller than wide."""
        if len(self.pages) != 1 or not self.lines:
            return False
        box = Box.around([line.box for line in self.lines])
        page = self.pages[0]
        narrow = box.width < min(0.5 * box.height, 0.6 * page.width)
        if page.width < 0.6 * page.height or (narrow and len(self.lines) >= 12):
            return True
        if page.source is not WordsSource.OCR or len(self.lines) < _LINES_OF_A_SLIP:
            return False
        # a picture cut to the paper tells no size, but a till prints few letters to a line
        letters = [w.box.width / len(w.text) for w in page.words if len(w.text) > 2]
        return bool(letters) and box.width < _LETTERS_ACROSS * median(letters)

    def below(self, line: Line, reach: float) -> list[Line]:
        """The lines of the same page whose top lies within `reach` points under `line`."""
        found = []
        for other in self.lines[line.index + 1 :]:
            if other.page != line.page or other.box.y0 - line.box.y1 > reach:
                break
            if other.box.mid_y > line.box.mid_y:
                found.append(other)
        return found


def lay_out(
    pages: Sequence[PageText], conventions: DocumentConventions, notes: Notes | None = None
) -> Sheet:
    """The sheet of a document; hidden words are not on it."""
    book = label_book()
    lines: list[Line] = []
    blocks: list[list[Piece]] = []
    for page in pages:
        raw = text_lines(page)
        by_word: dict[int, Piece] = {}
        for text_line in raw:
            line = _line(text_line, len(lines), conventions, book)
            lines.append(line)
            by_word.update((id(piece.words[0]), piece) for piece in line.pieces)
        for block in blocks_of(raw):
            stack = [by_word[id(w)] for w in block.words if id(w) in by_word]
            if stack:
                blocks.append(stack)
    return Sheet(pages, conventions, lines, blocks, notes)


def make_piece(words: Sequence[Word], page: int, line: int) -> Piece | None:
    """A piece of these words; None when nothing readable is in them."""
    kept: list[Word] = []
    starts: list[int] = []
    parts: list[str] = []
    length = 0
    for word in words:
        text = _INVISIBLE.sub("", word.text).strip()
        if not text:
            continue
        kept.append(word)
        starts.append(length)
        parts.append(text)
        length += len(text) + 1
    if not kept:
        return None
    box = Box.around([w.box for w in kept])
    heights = sorted(w.box.height for w in kept)
    return Piece(
        page, line, tuple(kept), " ".join(parts), tuple(starts), box, heights[len(heights) // 2]
    )


def _line(
    text_line: TextLine, index: int, conventions: DocumentConventions, book: LabelBook
) -> Line:
    line = Line(text_line.page, index, text_line.box, text_line.height)
    for part in text_line.pieces():
        piece = make_piece(part.words, text_line.page, index)
        if piece is None:
            continue
        line.pieces.append(piece)
        dates = [
            DateSpan(piece, d.start, d.end, d.value, d.ambiguous)
            for d in _dates(piece.text, conventions)
        ]
        line.dates.extend(dates)
        line.labels.extend(find_labels(piece, conventions.language, book))
        line.amounts.extend(find_amounts(piece, conventions, dates))
    return line


def _dates(text: str, conventions: DocumentConventions) -> list[PrintedDate]:
    if not any(c.isdigit() for c in text):
        return []
    return find_printed_dates(text, conventions.date_order, conventions.language)


def find_labels(piece: Piece, language: str | None, book: LabelBook) -> list[LabelHit]:
    """The labels in a piece, longest phrase first, not overlapping, left to right."""
    folded, offsets = fold_with_offsets(piece.text)
    tokens = [(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(folded)]
    hits: list[LabelHit] = []
    at = 0
    while at < len(tokens):
        start = tokens[at][0]
        if start and _GLUED_BEFORE.search(folded, max(0, start - 2), start):
            at += 1
            continue
        squashed, best = "", None
        for upto in range(at, min(at + _LONGEST_LABEL, len(tokens))):
            squashed += tokens[upto][2]
            if squashed not in book.beginnings:
                break
            end = tokens[upto][1]
            short = (len(squashed) <= 3 or end - tokens[upto][0] == 1) and (
                _CODE_AFTER.match(folded, end)
            )
            glued = _GLUED_AFTER.match(folded, end) is not None and squashed[-1] != "#"
            if glued and squashed in book.phrases and _RATE_AFTER.match(folded, end):
                glued = all(m.label is not Label.TAX for m in book.phrases[squashed])
            if squashed in book.phrases and not short and not glued:
                best = (upto, end, squashed)
        if best is None:
            at += 1
            continue
        upto, end, squashed = best
        rest = folded[end:].lstrip(" .)°º*†")
        hits.append(
            LabelHit(
                piece,
                offsets[start],
                offsets[end],
                book.phrases[squashed],
                language,
                closed=not rest.strip(",;") or rest[0] in ":：=",
                opens=not folded[:start].strip(" .:*•-–(+")
                or _OTHER_LANGUAGE.fullmatch(folded, 0, start) is not None,
            )
        )
        at = upto + 1
    if not hits:
        return _mended_label(piece, folded, offsets, language, book)
    return [_joined(hit, following) for hit, following in pairwise([*hits, None]) if hit]


def _joined(hit: LabelHit, following: LabelHit | None) -> LabelHit:
    """A label that shares its value with the next one ("Invoice date / Delivery date") spans it."""
    if following is None or hit.closed:
        return hit
    between = hit.piece.text[hit.end : following.start]
    if not _SHARED.fullmatch(between) or following.any_of((Label.COLUMN,)):
        return hit
    return replace(hit, end=following.end, closed=following.closed)


def _mended_label(
    piece: Piece, folded: str, offsets: list[int], language: str | None, book: LabelBook
) -> list[LabelHit]:
    """A label that fills its piece but for one slip ("Échéacnce", "lnvoice date")."""
    head = folded.split(":", 1)[0].rstrip(" .")
    phrase = mended(squash(head)) if len(piece.words) <= 8 and len(head) <= 40 else None
    if phrase is None:
        return []
    end = offsets[len(head)]
    closed = not folded[len(head) :].strip(" .") or ":" in folded
    return [LabelHit(piece, 0, end, book.phrases[phrase], language, closed, opens=True)]


def find_amounts(
    piece: Piece, conventions: DocumentConventions, dates: Sequence[DateSpan] = ()
) -> list[PrintedAmount]:
    """The numbers in a piece that can be amounts, left to right; dates are none."""
    found: list[PrintedAmount] = []
    for match in _AMOUNT.finditer(piece.text):
        if any(d.start < match.end() and match.start() < d.end for d in dates):
            continue
        amount = _amount(piece, match, conventions)
        if amount is not None:
            found.append(amount)
    return found


def _currency(before: str, marks: str, conventions: DocumentConventions) -> str | None:
    if not marks.strip():
        return None
    if before == "R":
        return "ZAR" if conventions.currency == "ZAR" else None
    return currency_of(marks, conventions.dollar)


def _amount(
    piece: Piece, match: re.Match[str], conventions: DocumentConventions
) -> PrintedAmount | None:
    digits = match["digits"]
    mark: DecimalMark | None = conventions.decimal_mark
    value = conventions.digits(digits)
    if value is None or abs(value) >= MAX_AMOUNT:
        return None
    exponent = value.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) else 0
    if decimals == 0 and mark is None and len(digits) > 12:
        return None
    negative = bool(
        (match["sign"] and match["sign"].strip() != "+")
        or (match["inner"] and match["inner"].strip() != "(")
        or (match["inner"] and match["close"] and decimals)
        or match["minus"]
    )
    marks = f"{match['before']} {match['after']}"
    start = match.start("sign") if match["sign"] else match.start("before")
    end = match.end("minus") if match["minus"] else match.end("after")
    return PrintedAmount(
        piece,
        start,
        max(end, match.end("digits")),
        -value if negative else value,
        _currency(match["before"], marks, conventions),
        "%" in match["after"],
        decimals,
    )
