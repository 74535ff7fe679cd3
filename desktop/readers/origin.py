# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whether a document was printed, written by hand, or both, by what its pages show.

Words of a text layer were typed. On a scan, handwriting is what stands unevenly (the page process
marks it). It is *mixed* where values were written by hand: a signature or a note beside printed
values changes nothing, and tills print. Nothing but clear print is certain.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop.domain.invoice import Origin
from desktop.domain.page import PageText, Word, WordsSource
from desktop.domain.reading import FieldReading, Source

# Of a scan's words, how sure OCR is of print, and how many of them it is sure of.
_CLEAR = 0.8
_CLEAR_SHARE = 0.6
_ENOUGH_WORDS = 12
_ALL = 0.8
_ENOUGH_VALUES = 3


def origin_of(
    pages: Sequence[PageText], values: Iterable[FieldReading], *, slip: bool
) -> FieldReading | None:
    """The document's origin; None where too little can be made out.

    `values` are what was read, with their places; `slip` tells a till's paper.
    """
    shown = [page for page in pages if any(not word.hidden for word in page.words)]
    scanned = [w for page in shown if page.source is WordsSource.OCR for w in page.words]
    if not shown:
        return None
    if not scanned:
        return _said(Origin.COMPUTERIZED, 0.9)
    written = [word for word in scanned if word.written]
    if written and not slip:
        every = [word for page in shown for word in page.words if not word.hidden]
        if _letters(written) >= _ALL * _letters(every):
            return _said(Origin.HANDWRITTEN, 0.8)
        if _written_values(shown, values) >= _ENOUGH_VALUES:
            return _said(Origin.MIXED, 0.8)
    clear = sum(1 for word in scanned if word.confidence >= _CLEAR)
    if len(scanned) < _ENOUGH_WORDS or clear < _CLEAR_SHARE * len(scanned):
        return None
    unread = any(page.picture is not None and page.picture.unread for page in shown)
    return _said(Origin.COMPUTERIZED, 0.5 if unread or written else 0.9)


def _written_values(pages: Sequence[PageText], values: Iterable[FieldReading]) -> int:
    """How many different places of values hold handwriting for the most part."""
    places: set[tuple[int, int, int]] = set()
    by_number = {page.number: page for page in pages}
    for value in values:
        page = by_number.get(value.page or 0)
        if page is None or value.box is None:
            continue
        box = value.box
        under = [
            word
            for word in page.words
            if box.x0 - 1 <= word.box.mid_x <= box.x1 + 1
            and box.y0 - 1 <= word.box.mid_y <= box.y1 + 1
        ]
        by_hand = _letters(word for word in under if word.written)
        if by_hand and 2 * by_hand >= _letters(under):
            places.add((page.number, round(box.x0), round(box.y0)))
    return len(places)


def _letters(words: Iterable[Word]) -> int:
    return sum(sum(map(str.isalnum, word.text)) for word in words if not word.hidden)


def _said(origin: Origin, confidence: float) -> FieldReading:
    return FieldReading("origin", origin.value, "", Source.OFFLINE, confidence)
