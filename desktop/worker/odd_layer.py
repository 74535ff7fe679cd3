# SPDX-License-Identifier: AGPL-3.0-or-later
"""A text layer whose letters make no sense: fonts that say other letters than they show.

Such a layer is only suspected here, by its letters alone; what the page's picture says decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import name

from rapidfuzz import fuzz

from desktop.domain.page import PageText, Word

_LONG_ENOUGH = 60
_ENOUGH_WORDS = 10
_MANY_WORDS = 40
# Of the letters of any language in Latin script, a third and more are vowels.
_LEAST_VOWELS = 0.2
_MOST_ACCENTS = 0.3
_MOST_MIXED = 0.3
_MOST_SIGNS = 0.4
_MOST_UNKNOWN = 0.05

_VOWEL = re.compile(r"[aeiouyàáâãäåæèéêëìíîïòóôõöøœùúûüýÿāăąēėęěīįıōőūůűų]", re.IGNORECASE)
_PLAIN = re.compile(r"[a-z]", re.IGNORECASE)
_ACCENTED = re.compile("[\u00a1-\u00bf\u00c0-\u024f]")
_LATIN = re.compile("[a-zA-Z\u00c0-\u024f]")
_UNKNOWN = re.compile("[\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff]")
# Rules and leaders are drawn with the others.
_SIGN = re.compile(r"[!\"#$%&'()+,/:;<>?@\[\\\]^`{|}~§¤¬¦¶†‡]")
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "HEBREW", "ARABIC", "CJK", "HANGUL", "THAI")

_AGREED = 0.5
_ALIKE = 85.0


def looks_odd(page: PageText) -> bool:
    """Whether a page's letters make so little sense that its picture should be looked at."""
    words = [word.text for word in page.words if not word.hidden]
    if len(words) < _ENOUGH_WORDS:
        return False
    text = "".join(words)
    if len(_UNKNOWN.findall(text)) > _MOST_UNKNOWN * len(text):
        return True
    foreign = 2 * len(_LATIN.findall(text)) < len(text)
    if (foreign or len(words) >= _MANY_WORDS) and not any(c.isdigit() for c in text):
        return True
    if len(text) >= _LONG_ENOUGH and len(_SIGN.findall(text)) > _MOST_SIGNS * len(text):
        return True
    return _odd_letters(words, text) or _mixed_scripts(words)


def _odd_letters(words: Sequence[str], text: str) -> bool:
    latin = len(_LATIN.findall(text))
    if latin < _LONG_ENOUGH or latin < 0.3 * len(text):
        return False
    plain = len(_PLAIN.findall(text))
    accented = len(_ACCENTED.findall(text))
    if accented > _MOST_ACCENTS * (plain + accented):
        return True
    # abbreviations and codes have few vowels as well
    long = "".join(word for word in words if len(_PLAIN.findall(word)) >= 4)
    letters = len(_LATIN.findall(long))
    return letters >= _LONG_ENOUGH and len(_VOWEL.findall(long)) < _LEAST_VOWELS * letters


def _mixed_scripts(words: Sequence[str]) -> bool:
    """Whether many words have letters of two scripts."""
    foreign = [word for word in words if not word.isascii() and sum(map(str.isalpha, word)) >= 3]
    if len(foreign) < _ENOUGH_WORDS:
        return False
    mixed = sum(1 for word in foreign[:500] if len(_scripts_of(word)) > 1)
    return mixed > _MOST_MIXED * min(len(words), 500)


def _scripts_of(word: str) -> set[str]:
    found = set()
    for char in word:
        if char.isalpha():
            told = name(char, "").split(" ", 1)[0]
            if told in _SCRIPTS:
                found.add(told)
    return found


def agrees(layer: PageText, picture: PageText) -> bool:
    """Whether what the picture was read as says the same as the layer; both as shown.

    Figures decide where there are any: OCR reads them in documents of every script. A picture in
    which hardly anything was read speaks for nothing.
    """
    said = [word for word in layer.words if not word.hidden]
    seen = "".join(_bare(word) for word in picture.words if not word.hidden)
    if len(seen) < 0.2 * sum(len(_bare(word)) for word in said):
        return True
    figures = [f for word in said if len(f := "".join(filter(str.isdigit, word.text))) >= 2]
    if len(figures) >= 4:
        digits = "".join(c for c in seen if c.isdigit())
        return sum(f in digits for f in figures) >= _AGREED * len(figures)
    tokens = [bare for word in said if len(bare := _bare(word)) >= 4][:300]
    if not tokens:
        return False
    known = sum(t in seen or fuzz.partial_ratio(t, seen) >= _ALIKE for t in tokens)
    return known >= _AGREED * len(tokens)


def _bare(word: Word) -> str:
    return "".join(c for c in word.text.casefold() if c.isalnum())
