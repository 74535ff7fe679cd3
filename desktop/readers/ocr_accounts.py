# SPDX-License-Identifier: AGPL-3.0-or-later
"""Account numbers that OCR read wrong, put right where their check digits prove it.

Letters taken for figures ("37O4") and figures lost or doubled in a row of equal ones ("DE91 1000
0000" for "DE91 1000 0000 0"): nothing else is tried, and only one way to mend it may fit. What was
mended is told, and is never certain: a check digit holds by chance once in a hundred.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from stdnum import iban

from desktop.domain.page import Box, PageText, Word, WordsSource

MENDED = 0.35
"""How sure a mended word is: less than a word that check digits alone can prove."""

# Countries whose accounts have figures only, and how long they are.
_LENGTHS = {
    "AT": 20, "BE": 16, "CZ": 24, "DE": 22, "DK": 18, "EE": 20, "ES": 24, "FI": 18, "HR": 21,
    "HU": 28, "LT": 20, "NO": 15, "PL": 28, "PT": 25, "RS": 22, "SE": 24, "SI": 19, "SK": 24,
}  # fmt: skip
_FIGURES = str.maketrans("OoQDIlSsBZzG", "000011558226")
_START = re.compile(rf"(?:{'|'.join(_LENGTHS)})[0-9OoQDIlSsBZzG]{{2}}")
_PART = re.compile(r"[0-9OoQDIlSsBZzG]{1,30}[.,]?")
_LEAST_FIGURES = 0.75


def mended_accounts(page: PageText) -> tuple[PageText, tuple[str, ...]]:
    """The page with such account numbers put right, and what there is to say of them."""
    if page.source is not WordsSource.OCR:
        return page, ()
    words: list[Word] = []
    notes: list[str] = []
    for _, group in groupby(page.words, key=lambda word: (word.block, word.line, word.hidden)):
        line = list(group)
        at = 0
        while at < len(line):
            run = list(_account_at(line, at))
            read = "".join(word.text.rstrip(".,") for word in run)
            right = _right(read) if run else None
            if right is None:
                words.append(line[at])
                at += 1
                continue
            words += _spread(run, right)
            notes.append(
                f"The account number on page {page.number} was read as “{read}”; as “{right}” its "
                "check digits fit. Compare it with the page."
            )
            at += len(run)
    return (replace(page, words=tuple(words)), tuple(notes)) if notes else (page, ())


def _account_at(line: Sequence[Word], at: int) -> Iterator[Word]:
    """The words of an account number that begins at one of a line's words."""
    first = line[at]
    if first.hidden or not _START.match(first.text):
        return
    length = _LENGTHS[first.text[:2]] + 2
    if not _PART.fullmatch(first.text[2:]):
        return
    yield first
    read = len(first.text)
    for word in line[at + 1 :]:
        if not _PART.fullmatch(word.text) or read + len(word.text) > length:
            return
        yield word
        read += len(word.text)


def _right(read: str) -> str | None:
    """The one valid account that the letters read can have been; None where they are one, or may
    be several or none."""
    length = _LENGTHS[read[:2]]
    body = read[2:]
    if len(read) == length and iban.is_valid(read):
        return None
    if sum(map(str.isdigit, body)) < _LEAST_FIGURES * len(body):
        return None
    figures = body.translate(_FIGURES)
    missing = length - len(read)
    if missing == 0:
        bodies = {figures}
    elif missing in {1, -1}:
        bodies = set(_rows_mended(figures, missing))
    else:
        return None
    fitting = [read[:2] + one for one in bodies if iban.is_valid(read[:2] + one)]
    return fitting[0] if len(fitting) == 1 else None


def _rows_mended(figures: str, more: int) -> Iterator[str]:
    """The figures with one more or less in one of their rows of equal ones."""
    at = 0
    for figure, row in groupby(figures):
        long = len(list(row))
        if long >= 2:
            yield figures[:at] + figure * (long + more) + figures[at + long :]
        at += long


def _spread(run: Sequence[Word], right: str) -> list[Word]:
    """The mended number in one word, where its words stood."""
    box = Box.around([word.box for word in run])
    return [replace(run[0], text=right, box=box, confidence=MENDED)]
