# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which learned layout a document has: by the supplier's identifiers and name, by its looks."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from desktop.domain.layout import Landmark, Layout
from desktop.domain.match_keys import folded, identifier_key, supplier_key
from desktop.domain.page import Box, PageText
from desktop.domain.reading import FieldReading, Source
from desktop.readers.layouts.paper import Paper, Shift, shift_between, squashed

# A landmark of so many layouts tells none of them.
_COMMON = 400
_LEAST_KEY = 6
_LONGEST_RUN = 9
_NEAR_X = 0.03
_NEAR_Y = 0.03
_ALIKE_BY_LOOKS = 0.6
_ENOUGH_LANDMARKS = 8
_ALIKE_OF_SUPPLIER = 0.3
_SAME_CORNER = 0.12


@dataclass(frozen=True, slots=True)
class Listed:
    """A layout's entry in the index; `marks` are `mark_of` its landmarks."""

    id: str
    keys: tuple[str, ...]
    name: str
    marks: tuple[int, ...]


def mark_of(text: str) -> int:
    """A landmark's words as one number."""
    return zlib.crc32(text.encode())


class LayoutIndex:
    """Finds the few layouts out of thousands that a document may have; not thread-safe."""

    def __init__(self) -> None:
        self._entries: dict[str, Listed] = {}
        self._by_key: dict[str, set[str]] = defaultdict(set)
        self._by_name: dict[str, set[str]] = defaultdict(set)
        self._by_mark: dict[int, set[str]] = defaultdict(set)

    def __len__(self) -> int:
        return len(self._entries)

    def put(self, entry: Listed) -> None:
        """Add or replace."""
        self.remove(entry.id)
        self._entries[entry.id] = entry
        for key in entry.keys:
            self._by_key[key].add(entry.id)
        first = entry.name.split(" ", 1)[0]
        if len(entry.name) >= 4:
            self._by_name[first].add(entry.id)
        for mark in entry.marks:
            self._by_mark[mark].add(entry.id)

    def remove(self, layout_id: str) -> None:
        """Forget; no error when it isn't there."""
        entry = self._entries.pop(layout_id, None)
        if entry is None:
            return
        for key in entry.keys:
            self._by_key[key].discard(layout_id)
        self._by_name[entry.name.split(" ", 1)[0]].discard(layout_id)
        for mark in entry.marks:
            self._by_mark[mark].discard(layout_id)

    def candidates(self, pages: Sequence[PageText], limit: int = 6) -> tuple[str, ...]:
        """The layouts worth a closer look, the likeliest first."""
        if not self._entries:
            return ()
        words = [w.text for page in pages[:4] for w in page.words if not w.hidden][:4000]
        votes: dict[str, float] = defaultdict(float)
        for key in _runs(words):
            for layout_id in self._by_key.get(key, ()):
                votes[layout_id] += 20.0
        self._vote_by_name(words, votes)
        seen = {mark_of(text) for text in _stretches(pages[:2])}
        for mark in seen:
            holders = self._by_mark.get(mark, ())
            if len(holders) <= _COMMON:
                for layout_id in holders:
                    votes[layout_id] += 1.0
        ranked = sorted(votes, key=lambda one: (-votes[one], one))
        return tuple(ranked[:limit])

    def _vote_by_name(self, words: Sequence[str], votes: dict[str, float]) -> None:
        tokens = " ".join(" ".join(supplier_token(w) for w in words).split())
        parts = set(tokens.split(" "))
        padded = f" {tokens} "
        for first in parts:
            for layout_id in self._by_name.get(first, ()):
                if f" {self._entries[layout_id].name} " in padded:
                    votes[layout_id] += 8.0


def supplier_token(word: str) -> str:
    """A printed word as `supplier_key` would write it."""
    return "".join(c if c.isalnum() else "" if c in ".'’&" else " " for c in folded(word))


def _runs(words: Sequence[str]) -> set[str]:
    """Identifiers that may be printed: words with digits, and neighbours joined (IBAN groups)."""
    bare = [identifier_key(w.rpartition(":")[2]) for w in words]
    found: set[str] = set()
    for at, word in enumerate(bare):
        run = ""
        for part in bare[at : at + _LONGEST_RUN]:
            if not part:
                break
            run += part
            if len(run) > 34:
                break
            if len(run) >= _LEAST_KEY and any(c.isdigit() for c in run):
                found.add(run)
        if not word:
            continue
    return found


def _stretches(pages: Sequence[PageText]) -> Iterable[str]:
    from desktop.readers.layout import text_lines

    for page in pages:
        for line in text_lines(page):
            for piece in line.pieces():
                if not any(c.isdigit() for c in piece.text):
                    text = squashed(piece.text)
                    if 3 <= len(text) <= 60:
                        yield text


@dataclass(frozen=True, slots=True)
class Recognised:
    """How a document fits a layout.

    `supplier` says that the supplier itself was found on it, not only its kind of paper; `alike`
    is the share of landmarks that stand where they stood, `in_place` of those that do so in height,
    too; `shift` is how the paper lies.
    """

    supplier: bool
    alike: float
    shift: Shift
    in_place: float = 0.0

    @property
    def places_hold(self) -> bool:
        """Whether values may be looked for where they stood."""
        return self.alike >= (_ALIKE_OF_SUPPLIER if self.supplier else _ALIKE_BY_LOOKS)


def recognise(layout: Layout, paper: Paper) -> Recognised | None:
    """How the document fits the layout; None when it doesn't."""
    words = [w.text for page in paper.pages for w in page.words if not w.hidden]
    pairs = _pairs(layout.landmarks, paper)
    alike = len(pairs) / len(layout.landmarks) if layout.landmarks else 0.0
    keyed = bool(_runs(words) & set(layout.keys))
    if not keyed and alike >= _ALIKE_OF_SUPPLIER:
        # a name alone may be mentioned on anybody's invoice
        keyed = _named(layout.supplier, words) and _in_its_place(layout, paper)
    if not keyed and (alike < _ALIKE_BY_LOOKS or len(pairs) < _ENOUGH_LANDMARKS):
        return None
    shift = shift_between(pairs)
    fixed = sum(
        abs(found.x - shift.dx - known.x) < _NEAR_X and abs(found.y - shift.dy - known.y) < _NEAR_Y
        for known, found in pairs
    )
    return Recognised(keyed, alike, shift, fixed / max(1, len(layout.landmarks)))


def _named(supplier: str, words: Sequence[str]) -> bool:
    name = supplier_key(supplier)
    if len(name) < 4:
        return False
    tokens = " ".join(" ".join(supplier_token(w) for w in words).split())
    return f" {name} " in f" {tokens} "


def _in_its_place(layout: Layout, paper: Paper) -> bool:
    """Whether the supplier's name stands about where it stood, not among the buyer's lines."""
    lesson = layout.field("supplier.name")
    if lesson is None or lesson.region is None or lesson.value is None:
        return True
    known = lesson.region
    page = paper.page(paper.last if lesson.page == "last" else paper.first)
    box = Box(
        known.x0 * page.width, known.y0 * page.height,
        known.x1 * page.width, known.y1 * page.height,
    )  # fmt: skip
    near = FieldReading(lesson.path, lesson.value, "", Source.LAYOUT, 0.0, page.number, box)
    place = paper.grounding.find(lesson.path, lesson.value, near)
    if place is None:
        return True
    seen = paper.region(place[0], place[1])
    across = min(abs(seen.x0 - known.x0), abs(seen.x1 - known.x1))
    down = abs(seen.y0 - known.y0)
    return across < _SAME_CORNER and (down < _SAME_CORNER or lesson.page == "last")


def _pairs(known: Sequence[Landmark], paper: Paper) -> list[tuple[Landmark, Landmark]]:
    """The landmarks that are found, each with where: the same words at about the same x.

    Below a list of items things move down, so that only x counts there; where the whole paper
    lies a little aside, it does so for all of them.
    """
    by_text: dict[str, list[Landmark]] = defaultdict(list)
    for _, mark in paper.landmarks:
        by_text[mark.text].append(mark)
    pairs: list[tuple[Landmark, Landmark]] = []
    for mark in known:
        found = by_text.get(mark.text)
        if found is None and len(mark.text) >= 6:
            found = [
                other
                for text, others in by_text.items()
                if abs(len(text) - len(mark.text)) <= 2 and fuzz.ratio(text, mark.text) >= 88
                for other in others
            ]
        close = [f for f in found or () if abs(f.x - mark.x) < 2 * _NEAR_X]
        if close:
            pairs.append((mark, min(close, key=lambda f: abs(f.x - mark.x) + abs(f.y - mark.y))))
    return pairs
