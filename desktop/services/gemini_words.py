# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pages as numbered words for a model, and the words that its answer points at.

Only words that a person can see are numbered, so nothing else can be sent or pointed at. A value
made of such words stands on the page by construction: it has a place, and its text is the page's.
"""

from __future__ import annotations

import itertools
import re
import threading
import unicodedata
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from desktop.domain.page import Box, PageText, Word, WordsSource

WORDS_VERSION: Final = "1"
"""Part of every request's key: the same pages must give the same numbers."""

_COLUMN_GAP: Final = 0.9
_MARK_EVERY: Final = 4
_MAX_WORDS: Final = 400
_HARMLESS: Final = {ord("<"): "‹", ord(">"): "›", ord("["): "(", ord("]"): ")"}
_TOKEN: Final = re.compile(r"^(\d{1,6})(?:-(\d{1,6}))?(?:=(.+))?$", re.ASCII | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Spot:
    """Words of one value: their text joined, the page most of them stand on, their box."""

    text: str
    page: int
    box: Box


@dataclass(frozen=True)
class NumberedPages:
    """`text` is what is sent; word `n` (from 1) is `words[n - 1]`, with its page's number."""

    text: str
    words: tuple[tuple[int, Word], ...]

    def spot(self, ids: str) -> Spot | None:
        """The words that `ids` names, None when it names none that are there.

        "12", "12-14", "12-14 20", and "12=RE-17" where only a part of the word is meant. Words
        are joined by spaces, lines by newlines, in the order given.
        """
        chosen = list(self._chosen(ids))
        if not chosen or len(chosen) > _MAX_WORDS:
            return None
        pages = [page for page, _, _ in chosen]
        page = max(set(pages), key=pages.count)
        parts = [chosen[0][2]]
        for (_, before, _), (_, word, text) in itertools.pairwise(chosen):
            parts.append("\n" if _on_another_line(before.box, word.box) else " ")
            parts.append(text)
        box = Box.around([word.box for number, word, _ in chosen if number == page])
        return Spot("".join(parts).strip(), page, box)

    def _chosen(self, ids: str) -> Iterable[tuple[int, Word, str]]:
        found: list[tuple[int, Word, str]] = []
        for token in re.split(r"[\s,;]+", ids.strip())[:_MAX_WORDS]:
            match = _TOKEN.match(token.strip("[]"))
            if not match:
                continue
            first, last = int(match[1]), int(match[2] or match[1])
            if not (1 <= first <= last <= len(self.words)) or last - first >= _MAX_WORDS:
                continue
            part = match[3] if first == last else None
            for page, word in self.words[first - 1 : last]:
                # a part counts only where it really stands in that word
                text = part if part and part in word.text else word.text
                found.append((page, word, text))
        return found


class Numbering:
    """The numbers of the last few documents: each is asked for several times while it is read.

    May be used from any thread.
    """

    def __init__(self, kept: int = 16) -> None:
        self._kept = kept
        self._known: OrderedDict[int, tuple[tuple[PageText, ...], NumberedPages]] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, pages: tuple[PageText, ...]) -> NumberedPages:
        """`number` of those pages that are `readable`."""
        with self._lock:
            known = self._known.get(id(pages))
        if known is not None and known[0] is pages:
            return known[1]
        numbered = number([page for page in pages if readable(page)])
        with self._lock:
            self._known[id(pages)] = (pages, numbered)
            while len(self._known) > self._kept:
                self._known.popitem(last=False)
        return numbered


def readable(page: PageText) -> bool:
    """Whether a page has words of its own text layer that a person can see."""
    return page.source is WordsSource.LAYER and any(_shown(word) for word in page.words)


def hides_text(pages: Iterable[PageText]) -> bool:
    """Whether there are words that a file would carry to a reader and a person can't see."""
    return any(word.hidden and word.text.strip() for page in pages for word in page.words)


def number(pages: Sequence[PageText]) -> NumberedPages:
    """The visible words of `pages`, line by line as they stand, columns parted by new numbers."""
    lines: list[str] = []
    words: list[tuple[int, Word]] = []
    for page in pages:
        if len(pages) > 1:
            lines.append(f"--- page {page.number}")
        for line in _visual_lines([w for w in page.words if _shown(w)]):
            written: list[str] = []
            run = 0
            reach: float | None = None
            for word in line:
                height = max(word.box.height, 1.0)
                parted = reach is None or word.box.x0 - reach > _COLUMN_GAP * height
                words.append((page.number, word))
                if parted or run >= _MARK_EVERY:
                    written.append(f"[{len(words)}]{_sent(word.text)}")
                    run = 1
                else:
                    written.append(f" {_sent(word.text)}")
                    run += 1
                reach = max(word.box.x1, reach or word.box.x1)
            lines.append("".join(written))
    return NumberedPages("\n".join(lines), tuple(words))


def _shown(word: Word) -> bool:
    return not word.hidden and bool(word.text.strip())


def _sent(text: str) -> str:
    """A word as it is sent: nothing that steers, hides or could end the document's part."""
    if text.isascii() and text.isprintable():
        return text.translate(_HARMLESS).strip()
    kept = "".join(
        " " if unicodedata.category(c) in ("Zs", "Zl", "Zp", "Cc") else c
        for c in text
        if unicodedata.category(c) not in ("Cf", "Co", "Cs", "Cn")
    )
    return kept.translate(_HARMLESS).strip()


def _visual_lines(words: list[Word]) -> list[list[Word]]:
    """Words at one height, from margin to margin, top to bottom and left to right."""
    lines: list[tuple[float, float, list[Word]]] = []
    for word in sorted(words, key=lambda w: (w.box.mid_y, w.box.x0)):
        middle, height = word.box.mid_y, word.box.height
        best: int | None = None
        for back in range(len(lines) - 1, max(-1, len(lines) - 6), -1):
            mean, tall, _ = lines[back]
            if abs(middle - mean) <= 0.42 * max(1.0, min(tall, height)):
                best = back
                break
        if best is None:
            lines.append((middle, height, [word]))
            continue
        mean, tall, members = lines[best]
        count = len(members)
        members.append(word)
        lines[best] = (
            (mean * count + middle) / (count + 1),
            (tall * count + height) / (count + 1),
            members,
        )
    lines.sort(key=lambda line: line[0])
    return [sorted(members, key=lambda w: w.box.x0) for _, _, members in lines]


def _on_another_line(before: Box, after: Box) -> bool:
    return after.mid_y - before.mid_y > 0.6 * max(1.0, min(before.height, after.height)) or (
        after.x0 < before.x0 and after.mid_y < before.mid_y
    )
