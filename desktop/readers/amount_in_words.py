# SPDX-License-Identifier: AGPL-3.0-or-later
"""The total written out in words, behind its label or as a sentence of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.domain.dates import fold_with_offsets
from desktop.domain.number_words import amount_in_words
from desktop.domain.other_amounts import IN_WORDS
from desktop.domain.own_fields import own_path
from desktop.domain.page import Box
from desktop.domain.reading import FieldReading, Source
from desktop.readers.sheet import Line, Piece, Sheet

_LABEL = re.compile(
    r"\b(?:amount(?: chargeable| payable| due)? \(?in words"
    r"|(?:total |sum |invoice value )?\(?in words"
    r"|(?:betrag )?in worten"
    r"|arretee? [^:.]{0,60}?a la somme (?:totale )?(?:ttc )?de|soit la somme de"
    r"|(?:montant |somme )?en (?:toutes )?lettres"
    r"|(?:importe |cantidad |total |monto )?(?:en|con) letras?|son"
    r"|(?:importo )?in lettere|diconsi(?: euro)?|in woorden|zegge"
    r"|(?:valor )?por extenso|(?:a )?(?:quantia|importancia) de"
    r"|(?:do zaplaty )?slownie(?: zlotych)?"
    r"|yalniz|yaziyla|(?:jumlah|amaun) dalam perkataan|say)\b\s*[:.)\-–]*\s*"
)
# such labels are words of everyday language: only at the start, and with a colon
_WEAK = re.compile(r"^(?:son|say)\b")
_TAX = re.compile(r"\b(?:tax|gst|vat|iva|tva|mwst|kdv|cgst|sgst|igst)\b")
# a sentence that says by itself what it is
_SENTENCE = re.compile(
    r"^(?:rupees|inr|ringgit malaysia|us dollars?|usd)\b.*|.*\b(?:only|sahaja)\W*$"
)
_SURE = 0.9
_MOST_LINES = 3
_LEAST_WORDS = 2


def written_amount(sheet: Sheet) -> FieldReading | None:
    """The words of the total with their place; only what is understood as one amount is taken."""
    language = sheet.conventions.language
    for line in sheet.lines:
        for piece in line.pieces:
            for start, label in _starts(piece):
                found = _phrase(sheet, line, piece, start, language)
                if found is not None:
                    words, page, box = found
                    return FieldReading(
                        own_path(IN_WORDS), words, words, Source.OFFLINE.value, _SURE, page, box,
                        label=label,
                    )  # fmt: skip
    return None


def _starts(piece: Piece) -> Iterator[tuple[int, str]]:
    """Where in the piece words of an amount may begin, and the label before them."""
    folded, offsets = fold_with_offsets(piece.text)
    label = _LABEL.search(folded)
    if label is not None and not _TAX.search(folded[: label.end()]):
        printed = label[0].strip()
        weak = _WEAK.match(printed)
        if not weak or (label.start() == 0 and ":" in printed):
            at = offsets[label.end()] if label.end() < len(offsets) else len(piece.text)
            yield at, piece.text[:at].strip(" :.-–")[-60:]
    if _SENTENCE.match(folded) and len(folded.split()) > _LEAST_WORDS:
        yield 0, ""


def _phrase(
    sheet: Sheet, line: Line, piece: Piece, start: int, language: str | None
) -> tuple[str, int, Box] | None:
    """The longest run from here over the next lines that is understood as an amount."""
    text = piece.text[start:].strip()
    boxes = [piece.box_of(start, len(piece.text))] if text else []
    if not text:
        beside = [p for p in line.pieces if p.box.x0 >= piece.box.x1]
        text = " ".join(p.text for p in beside)
        boxes = [p.box for p in beside]
    best: tuple[str, int, Box] | None = None
    for below in (None, *_below(sheet, line, piece)):
        if below is not None:
            text = f"{text} {below.text}".strip()
            boxes = [*boxes, below.box]
        if len(text.split()) >= _LEAST_WORDS and amount_in_words(text, language) is not None:
            best = " ".join(text.split()), line.page, Box.around(boxes)
    return best


def _below(sheet: Sheet, line: Line, piece: Piece) -> list[Piece]:
    """The pieces of the next lines that stand under this one."""
    found: list[Piece] = []
    for other in sheet.lines[line.index + 1 : line.index + 1 + _MOST_LINES]:
        if other.page != line.page or other.box.y0 - line.box.y1 > 4 * max(line.height, 4.0):
            break
        under = [p for p in other.pieces if p.box.x0 < piece.box.x1 and p.box.x1 > piece.box.x0]
        if under:
            found.append(under[0])
    return found
