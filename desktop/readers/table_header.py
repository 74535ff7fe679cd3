# SPDX-License-Identifier: AGPL-3.0-or-later
"""Finds the heading of item tables: labels side by side, in one line or stacked in several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.page import Box, Word
from desktop.readers.layout import TextLine
from desktop.readers.table_labels import (
    LONGEST_LABEL,
    Role,
    role_of_label,
    role_of_tokens,
    tokens_of,
)

MONEY = re.compile(r"\d[.,](?:\d{2}(?!\d)|[-–—])")
VALUE_ROLES = frozenset((Role.PRICE, Role.NET, Role.AMOUNT, Role.GROSS))
_TABLE_ROLES = VALUE_ROLES | {Role.TAX, Role.TAX_RATE, Role.TAX_AMOUNT, Role.BASE}
_ITEM_ROLES = frozenset((Role.DESCRIPTION, Role.QUANTITY, Role.REFERENCE, Role.POSITION))
_JOINERS = frozenset(("/", "&", "+", "und", "and", "et", "y", "e", "-", "or", "oder"))
_STACKED_LINES = 8
_PERCENT = re.compile(r"\d+(?:[.,]\d+)?\s?%")
# what stands below a label without being one: a currency, a rate
_AFTERTHOUGHT = re.compile(r"^(?:[A-Z]{3}|[^\w\s]|Rs\.?|\d+(?:[.,]\d+)?\s?%)$")
_KEYED = re.compile(r":\s*\w")  # a label with its value is no heading


@dataclass(frozen=True, slots=True)
class HeaderCell:
    """One column's heading: its words (lines joined by spaces), place and role, if it names one.

    `also` are other roles that its single lines name (two lines of a row under one another).
    """

    text: str
    box: Box
    role: Role | None
    also: frozenset[Role] = frozenset()


@dataclass(frozen=True, slots=True)
class TableHeader:
    """A table's heading on page number `page`, left to right; lines `first` to `last` hold it."""

    page: int
    cells: tuple[HeaderCell, ...]
    box: Box
    first: int
    last: int

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(c.role for c in self.cells if c.role is not None)

    @property
    def lists_items(self) -> bool:
        """Whether items are listed under it, not taxes, payments or allowances."""
        roles = self.roles
        if not roles & VALUE_ROLES:
            return False
        if Role.BASE in roles and not (Role.QUANTITY in roles and Role.DESCRIPTION in roles):
            return False
        items = roles & _ITEM_ROLES
        if Role.DESCRIPTION in roles or len(items) >= 2 or (items and Role.PRICE in roles):
            return True
        return len(roles) >= 3 and self.cells[0].role in items and Role.BASE not in roles

    def like(self, other: TableHeader) -> bool:
        """Whether both name the same columns, as a heading repeated on the next page does."""
        mine = [c.role for c in self.cells if c.role]
        theirs = [c.role for c in other.cells if c.role]
        same = sum(1 for role in mine if role in theirs)
        return same >= 2 and same >= 0.7 * max(len(mine), len(theirs))


@dataclass(slots=True)
class _Fragment:
    words: list[Word]
    role: Role | None

    @property
    def box(self) -> Box:
        return Box.around([w.box for w in self.words])

    @property
    def text(self) -> str:
        return " ".join(w.text for w in self.words)


def find_headers(lines: Sequence[TextLine], rules: Sequence[Box]) -> list[TableHeader]:
    """All headings of tables on one page, top to bottom, whatever the tables list."""
    labelled: dict[int, list[_Fragment]] = {}
    for index, line in enumerate(lines):
        if MONEY.search(line.text) or len(line.words) > 40:
            continue
        fragments = _fragments(line)
        if any(f.role for f in fragments):
            labelled[index] = fragments
    seeds = sorted(
        (
            (len({f.role for f in fragments if f.role}), -index)
            for index, fragments in labelled.items()
            if _is_seed(fragments)
        ),
        reverse=True,
    )
    flat = [r for r in rules if r.height < 3 and r.width > 60]
    headers: list[TableHeader] = []
    used: set[int] = set()
    for _, negative in seeds:
        seed = -negative
        if seed in used:
            continue
        header = _grow(lines, labelled, seed, flat, used)
        used.update(range(header.first, header.last + 1))
        if len(header.roles) >= 2 and header.roles & _TABLE_ROLES:
            headers.append(header)
    headers.sort(key=lambda h: h.first)
    return headers


def _is_seed(fragments: list[_Fragment]) -> bool:
    roles = {f.role for f in fragments if f.role}
    if len(fragments) < 2 or len(roles) < 2:
        return False
    # sentences hold label words too: most of a heading's pieces are labels, and short
    named = sum(1 for f in fragments if f.role)
    long = sum(1 for f in fragments if len(f.words) > 6)
    return named >= 0.5 * len(fragments) and not long


def _fragments(line: TextLine) -> list[_Fragment]:
    """The line's pieces, cut further where two labels stand close to each other."""
    found: list[_Fragment] = []
    for piece in line.pieces():
        if len(piece.words) > 10:
            found.append(_Fragment(list(piece.words), None))
            continue
        found.extend(_labels_of(piece))
    return found


def _labels_of(piece: TextLine) -> list[_Fragment]:
    words = list(piece.words)
    if _KEYED.search(piece.text) or any(w.text[0].isdigit() for w in words):
        return [_Fragment(words, None)]
    whole = tuple(t for w in words for t in tokens_of(w.text))
    role = role_of_tokens(whole)
    if role is not None or len(words) == 1:
        return [_Fragment(words, role or role_of_label(piece.text))]
    parts: list[_Fragment] = []
    at = 0
    while at < len(words):
        size, role = _longest_label(words, at)
        parts.append(_Fragment(words[at : at + size], role))
        at += size
    merged: list[_Fragment] = []
    joined = False
    for part in parts:
        last = merged[-1] if merged else None
        joiner = part.role is None and part.text.casefold() in _JOINERS
        if last is not None and last.words[-1].text.endswith((",", "&", "/")):
            gap = part.words[0].box.x0 - last.words[-1].box.x1
            joined = joined or gap < 0.4 * piece.height
        priced = (
            last is not None
            and (last.role, part.role) == (Role.PRICE, Role.UNIT)
            and part.words[0].box.x0 - last.words[-1].box.x1 < 0.45 * piece.height
        )
        if last is not None and (
            joined or joiner or priced or part.role is None or last.role in (None, part.role)
        ):
            last.words.extend(part.words)
            last.role = last.role or part.role
        else:
            merged.append(part)
        joined = joiner
    for part in merged:
        # "Preis (EUR)" and the like: the words around belong to the label
        part.role = role_of_label(part.text) or part.role
    return merged


def _longest_label(words: list[Word], at: int) -> tuple[int, Role | None]:
    for size in range(min(LONGEST_LABEL, len(words) - at), 0, -1):
        tokens = tuple(t for w in words[at : at + size] for t in tokens_of(w.text))
        if tokens and (role := role_of_tokens(tokens)) is not None:
            return size, role
    return 1, role_of_label(words[at].text) if len(words[at].text) > 4 else None


def _grow(
    lines: Sequence[TextLine],
    labelled: dict[int, list[_Fragment]],
    seed: int,
    rules: Sequence[Box],
    used: set[int],
) -> TableHeader:
    """The heading around its best line: lines close above and below that are headings too."""
    top, bottom = lines[seed].box.y0, lines[seed].box.y1
    height = lines[seed].height
    left, right = lines[seed].box.x0, lines[seed].box.x1
    rows: dict[int, list[_Fragment]] = {seed: labelled[seed]}
    first = last = seed
    for step in (-1, 1):
        index = seed + step
        while 0 <= index < len(lines) and abs(index - seed) < _STACKED_LINES and index not in used:
            box = lines[index].box
            gap = top - box.y1 if step < 0 else box.y0 - bottom
            if (box.x1 < left or box.x0 > right) and gap > -0.25 * height:
                # something in the margin, not part of the table
                index += step
                continue
            fragments = labelled.get(index)
            if fragments is None:
                fragments = _fragments(lines[index])
            edge = top if step < 0 else bottom
            wrapped = any(f.text.endswith(("-", "/")) for f in fragments)
            if gap > 0.7 * height:
                break
            if not wrapped and _parted(rules, box, edge, left, right):
                break
            beyond = lines[index + 1].box.y0 - box.y1 if index + 1 < len(lines) else 3 * height
            described = any(f.role is Role.DESCRIPTION for row in rows.values() for f in row)
            lone = gap < 0.1 * height or (
                not described and gap < 0.45 * height and beyond > 1.5 * gap + 0.2 * height
            )
            if not _belongs(lines[index], fragments, gap, height, step, lone):
                break
            rows[index] = fragments
            top, bottom = min(top, box.y0), max(bottom, box.y1)
            first, last = min(first, index), max(last, index)
            index += step
    cells = _cells(rows, seed)
    box = Box.around([c.box for c in cells])
    return TableHeader(lines[seed].page, tuple(cells), box, first, last)


def _parted(rules: Sequence[Box], box: Box, edge: float, left: float, right: float) -> bool:
    """Whether a ruled line runs between a line of text and the heading's edge."""
    low, high = (box.mid_y, edge) if box.mid_y < edge else (edge, box.mid_y)
    return any(
        low < r.mid_y < high + 1 and min(r.x1, right) - max(r.x0, left) > 0.5 * (right - left)
        for r in rules
    )


def _belongs(
    line: TextLine,
    fragments: list[_Fragment],
    gap: float,
    height: float,
    step: int,
    lone: bool,
) -> bool:
    """Whether a line next to a heading is part of it; `lone` if a single label below may be."""
    text = _PERCENT.sub("", line.text)
    if MONEY.search(text) or sum(c.isdigit() for c in text) > 1 or len(line.words) > 14:
        return False
    if any(len(f.words) > 5 for f in fragments):
        return False
    named = sum(1 for f in fragments if f.role)
    bracketed = sum(1 for f in fragments if f.text[0] in "([" or _AFTERTHOUGHT.match(f.text))
    if gap < -0.25 * height:
        return True
    if named + bracketed >= max(1, 0.5 * len(fragments)):
        # a lone word under a heading may be the first item
        return step < 0 or len(fragments) > 1 or bracketed > 0 or lone
    return False


def _cells(rows: dict[int, list[_Fragment]], seed: int) -> list[HeaderCell]:
    columns: list[list[tuple[int, _Fragment]]] = [[(seed, f)] for f in rows[seed]]
    order = sorted((i for i in rows if i != seed), key=lambda i: abs(i - seed))
    for index in order:
        for fragment in rows[index]:
            box = fragment.box
            overlaps = [
                (min(box.x1, b.x1) - max(box.x0, b.x0), n)
                for n, column in enumerate(columns)
                for b in [Box.around([f.box for _, f in column])]
            ]
            touching = [(o, n) for o, n in overlaps if o > 0]
            if not touching:
                columns.append([(index, fragment)])
                continue
            most, number = max(touching)
            if len(touching) == 1 or most > 0.6 * box.width:
                columns[number].append((index, fragment))
    cells: list[HeaderCell] = []
    for column in columns:
        column.sort(key=lambda entry: (entry[0], entry[1].box.x0))
        text = " ".join(f.text for _, f in column)
        also = frozenset(f.role for _, f in column if f.role is not None)
        role = role_of_label(text)
        if role is None and also:
            role = next(f.role for _, f in column if f.role is not None)
        cells.append(HeaderCell(text, Box.around([f.box for _, f in column]), role, also))
    cells.sort(key=lambda c: c.box.mid_x)
    return cells
