# SPDX-License-Identifier: AGPL-3.0-or-later
"""A text layer that lies unseen over a scan, held against what the scan's picture shows.

Programs that read scans put such layers there, and nobody sees them: what the picture doesn't say
too is taken for hidden text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from desktop.domain.page import Box, PageText, Word

UNSURE = 0.5
"""How far a word is trusted that the picture neither confirms nor contradicts."""

_LIKE, _UNLIKE = 65.0, 40.0
_LEAST_SHARED = 0.25


def held_against(layer: PageText, picture: PageText) -> PageText:
    """The layer's words, hidden where the picture's own words, read at the same place, differ.

    Both pages as shown. Figures have to be the same digits to be trusted as they are. Scripts
    that the OCR here doesn't read are left unsure.
    """
    if not _is_latin(layer.words):
        return unsure(layer)
    words = tuple(
        word if word.hidden else _judged(word, _words_at(word.box, picture.words))
        for word in layer.words
    )
    return replace(layer, words=words)


def unsure(layer: PageText) -> PageText:
    """The layer where its picture could not be read: nothing in it is certain."""
    return replace(layer, words=tuple(_doubted(word) for word in layer.words))


def _judged(word: Word, others: Sequence[Word]) -> Word:
    said = _bare(word.text)
    if not said:
        return word
    shown = _bare("".join(other.text for other in others))
    if not shown:
        return _doubted(word)
    figures = _digits(said)
    if figures:
        if figures in _digits(shown):
            return word
        like = fuzz.ratio(figures, _digits(shown))
    else:
        like = fuzz.partial_ratio(said, shown)
        if like >= _LIKE:
            return word
    return replace(word, hidden=True) if like < _UNLIKE else _doubted(word)


def _doubted(word: Word) -> Word:
    return replace(word, confidence=min(word.confidence, UNSURE))


def _words_at(box: Box, words: Sequence[Word]) -> list[Word]:
    """Those that share a good part of the place, from left to right."""
    found = [word for word in words if _shared(box, word.box) >= _LEAST_SHARED]
    return sorted(found, key=lambda word: word.box.x0)


def _shared(one: Box, other: Box) -> float:
    """How much of the smaller box lies in the other one."""
    width = min(one.x1, other.x1) - max(one.x0, other.x0)
    height = min(one.y1, other.y1) - max(one.y0, other.y0)
    if width <= 0 or height <= 0:
        return 0.0
    smaller = min(one.width * one.height, other.width * other.height)
    return width * height / max(smaller, 1e-6)


def _bare(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


def _is_latin(words: Sequence[Word]) -> bool:
    letters = [c for word in words[:500] for c in word.text if c.isalpha()]
    return 2 * sum(c < "\u0250" for c in letters) >= len(letters)
