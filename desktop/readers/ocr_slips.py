# SPDX-License-Identifier: AGPL-3.0-or-later
"""What OCR regularly gets wrong about amounts on scans, put right before anything is read.

A nought taken for a letter ("RMO.06"), an amount cut in two ("12." "50"), a label that an amount or
a date is glued to ("CASH50.00", "17,26Total"), and a point taken for a comma ("1,480,00"). Only
words that OCR read are touched, and only where nothing else can be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from desktop.domain.page import Box, PageText, Word, WordsSource

_MARK = r"(?:RM|MYR|EUR|USD|GBP|CHF|INR|SGD|Rs\.?|US\$|[$€£₹])"
_LIKE_NOUGHT = str.maketrans("OoDQ", "0000")
_LIKE_FIGURE = re.compile(
    rf"(?P<mark>{_MARK})?(?P<whole>[\dOoDQ]{{1,3}}(?:,?[\dO]{{3}})*)[.](?P<cents>[\dOoDQ]{{2}})"
)
_GLUED = re.compile(
    r"(?P<label>[^\W\d_][^\W\d_./&()-]{2,14}?[:.]*)"
    rf"(?P<amount>{_MARK}?\d{{1,3}}(?:,?\d{{3}})*[.]\d\d)"
)
_GLUED_BEFORE = re.compile(
    r"(?P<amount>-?\d{1,3}(?:[.,]?\d{3})*[.,]\d\d|\d{1,2}[./]\d{1,2}[./]\d{4})(?P<label>[^\W\d_]{4,}[^\W\d_./&()-]*[:.]*)"
)
_ONE_MARK = re.compile(
    rf"(?P<before>{_MARK}?-?)(?P<whole>\d{{1,3}}(?P<mark>[.,])\d{{3}}(?:(?P=mark)\d{{3}})*)"
    r"(?P=mark)(?P<cents>\d{2})(?P<after>[€-]?)"
)
_ONLY_A_MARK = re.compile(rf"{_MARK}[:.]?")
_FIRST_HALF = re.compile(rf"{_MARK}?\d{{1,3}}(?:,\d{{3}})*[.]")
_SECOND_HALF = re.compile(r"\d\d")
_BOTH_BUT_MARK = re.compile(rf"{_MARK}?\d{{1,3}}(?:,\d{{3}})*")
_MARK_AND_HALF = re.compile(r"[.]\d\d")
# Halves of one amount stand closer together than two words do.
_CLOSE = 0.55


def mended_page(page: PageText) -> PageText:
    """The page with such words put right; pages that OCR did not read stay as they are."""
    if page.source is not WordsSource.OCR:
        return page
    parts = [part for word in page.words for part in _parted(word)]
    return replace(page, words=tuple(_joined(parts)))


def _parted(word: Word) -> Iterator[Word]:
    """The word, its noughts restored; a label and its amount apart."""
    if word.hidden:
        yield word
        return
    figure = _LIKE_FIGURE.fullmatch(word.text)
    if figure is not None and any(c.isdigit() for c in word.text):
        mark = figure["mark"] or ""
        yield replace(word, text=mark + word.text[len(mark) :].translate(_LIKE_NOUGHT))
        return
    grouped = _ONE_MARK.fullmatch(word.text)
    if grouped is not None:
        # no amount has one mark for both: the last one parts the cents
        other = "." if grouped["mark"] == "," else ","
        whole = grouped["whole"].replace(grouped["mark"], other)
        mended = whole + grouped["mark"] + grouped["cents"]
        yield replace(word, text=grouped["before"] + mended + grouped["after"])
        return
    glued = _GLUED.fullmatch(word.text)
    if glued is not None and not _ONLY_A_MARK.fullmatch(glued["label"]):
        yield from _apart(word, glued["label"], glued["amount"])
        return
    glued = _GLUED_BEFORE.fullmatch(word.text)
    if glued is not None:
        yield from _apart(word, glued["amount"], glued["label"])
        return
    yield word


def _apart(word: Word, first: str, second: str) -> Iterator[Word]:
    at = word.box.x0 + word.box.width * len(first) / len(word.text)
    box = word.box
    yield replace(word, text=first, box=Box(box.x0, box.y0, at, box.y1))
    yield replace(word, text=second, box=Box(at, box.y0, box.x1, box.y1))


def _joined(words: Sequence[Word]) -> Iterator[Word]:
    """The words, the halves of an amount in one."""
    held: Word | None = None
    for word in words:
        if held is not None and _halves(held, word):
            held = replace(
                held,
                text=held.text + word.text,
                box=held.box.union(word.box),
                confidence=min(held.confidence, word.confidence),
            )
            continue
        if held is not None:
            yield held
        held = word
    if held is not None:
        yield held


def _halves(one: Word, other: Word) -> bool:
    if one.hidden or other.hidden or (one.block, one.line) != (other.block, other.line):
        return False
    gap = other.box.x0 - one.box.x1
    if not -one.box.height < gap < _CLOSE * one.box.height:
        return False
    cut_behind = _FIRST_HALF.fullmatch(one.text) and _SECOND_HALF.fullmatch(other.text)
    cut_before = _BOTH_BUT_MARK.fullmatch(one.text) and _MARK_AND_HALF.fullmatch(other.text)
    return bool(cut_behind or cut_before)
