# SPDX-License-Identifier: AGPL-3.0-or-later
"""Selecting, copying and finding words across pages; no widget."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.domain.page import Box, PageText, Word

MAX_HITS = 2_000


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A word by page number (from 1) and its index among the page's visible words."""

    page: int
    word: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A found passage: the page (from 1) and a box for each line that it covers."""

    page: int
    boxes: tuple[Box, ...]


def folded(text: str) -> str:
    """The text without accents and case, for search."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c))


class DocumentWords:
    """The visible words of the pages that are known so far, in reading order."""

    def __init__(self, pages: Sequence[PageText] = ()) -> None:
        self._words: dict[int, tuple[Word, ...]] = {}
        for page in pages:
            self.add(page)

    def add(self, page: PageText) -> None:
        """Take a page's words, in place of those known before."""
        self._words[page.number] = tuple(w for w in page.words if not w.hidden)

    def has(self, page: int) -> bool:
        """Whether this page's words are known."""
        return page in self._words

    def of(self, page: int) -> tuple[Word, ...]:
        return self._words.get(page, ())

    def nearest(self, page: int, x: float, y: float) -> Place | None:
        """The word at a point of a page, or else the nearest one; None on a page without words."""
        best: Place | None = None
        least = float("inf")
        for index, word in enumerate(self.of(page)):
            box = word.box
            dx = max(box.x0 - x, 0.0, x - box.x1)
            dy = max(box.y0 - y, 0.0, y - box.y1)
            # a word of the same line is nearer than one of the next
            distance = dx * dx + 9 * dy * dy
            if distance < least:
                best, least = Place(page, index), distance
        return best

    def hit(self, page: int, x: float, y: float) -> Place | None:
        """The word that lies under a point."""
        place = self.nearest(page, x, y)
        if place is None:
            return None
        box = self.of(page)[place.word].box
        inside = box.x0 - 1 <= x <= box.x1 + 1 and box.y0 - 1 <= y <= box.y1 + 1
        return place if inside else None

    def between(self, first: Place, last: Place) -> Mapping[int, tuple[Word, ...]]:
        """The words from one place to another, both included, by page."""
        start, end = min(first, last), max(first, last)
        chosen: dict[int, tuple[Word, ...]] = {}
        for page in sorted(self._words):
            if start.page <= page <= end.page:
                low = start.word if page == start.page else 0
                high = end.word + 1 if page == end.page else None
                chosen[page] = self._words[page][low:high]
        return chosen

    def line_of(self, place: Place) -> tuple[Place, Place]:
        """First and last word of the printed line that holds this word."""
        words = self.of(place.page)
        low = high = place.word
        while low > 0 and _same_line(words[low - 1], words[place.word]):
            low -= 1
        while high + 1 < len(words) and _same_line(words[high + 1], words[place.word]):
            high += 1
        return Place(place.page, low), Place(place.page, high)

    def everything(self) -> tuple[Place, Place] | None:
        """First and last word of the document, None when there is none."""
        pages = [page for page in sorted(self._words) if self._words[page]]
        if not pages:
            return None
        return Place(pages[0], 0), Place(pages[-1], len(self._words[pages[-1]]) - 1)

    def find(self, text: str) -> tuple[Hit, ...]:
        """Every place where the words of `text` follow one another; accents don't count."""
        wanted = folded(text).split()
        if not wanted:
            return ()
        hits: list[Hit] = []
        for page in sorted(self._words):
            words = self._words[page]
            plain = [folded(word.text) for word in words]
            for start in range(len(words) - len(wanted) + 1):
                if _matches(plain[start : start + len(wanted)], wanted):
                    found = words[start : start + len(wanted)]
                    hits.append(Hit(page, line_boxes(found)))
                    if len(hits) >= MAX_HITS:
                        return tuple(hits)
        return tuple(hits)


def text_of(words_by_page: Mapping[int, Sequence[Word]]) -> str:
    """The words as text: spaces within a line, line breaks as printed, a blank line for a page."""
    pages: list[str] = []
    for page in sorted(words_by_page):
        lines: list[str] = []
        before: Word | None = None
        for word in words_by_page[page]:
            if before is not None and _same_line(before, word):
                lines[-1] += " " + word.text
            else:
                lines.append(word.text)
            before = word
        pages.append("\n".join(lines))
    return "\n\n".join(pages)


def line_boxes(words: Sequence[Word]) -> tuple[Box, ...]:
    """One box for each printed line of consecutive words."""
    boxes: list[Box] = []
    before: Word | None = None
    for word in words:
        if before is not None and _same_line(before, word):
            boxes[-1] = boxes[-1].union(word.box)
        else:
            boxes.append(word.box)
        before = word
    return tuple(boxes)


def _same_line(one: Word, other: Word) -> bool:
    return (one.block, one.line) == (other.block, other.line)


def _matches(words: Sequence[str], wanted: Sequence[str]) -> bool:
    """All but the first and last word must be equal; those may continue before and behind."""
    if len(wanted) == 1:
        return wanted[0] in words[0]
    return (
        words[0].endswith(wanted[0])
        and words[-1].startswith(wanted[-1])
        and all(a == b for a, b in zip(words[1:-1], wanted[1:-1], strict=True))
    )
