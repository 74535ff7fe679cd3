# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a person arranges in the parts window: pages in parts, with every step taken back by undo.

Pages are counted over all parts from 0, in the order in which they are shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.domain.parts import PagePick, PartsPlan

MAX_STEPS = 500


@dataclass(frozen=True, slots=True)
class DraftPage:
    """A page (from 1) of a source (from 0), turned clockwise; `dropped` ones go into no part."""

    source: int
    page: int
    rotation: int = 0
    dropped: bool = False


Parts = tuple[tuple[DraftPage, ...], ...]


class PartsDraft:
    """The parts as they stand. Steps that can't be taken change nothing."""

    def __init__(self, parts: Sequence[Sequence[DraftPage]]) -> None:
        self._parts: Parts = tuple(tuple(part) for part in parts if part)
        self._before: list[tuple[Parts, int]] = []
        self._after: list[tuple[Parts, int]] = []

    def begin_with(self, parts: Sequence[Sequence[DraftPage]]) -> None:
        """Other parts to begin with; nothing is taken back behind them."""
        self._parts = tuple(tuple(part) for part in parts if part)
        self._before.clear()
        self._after.clear()

    # --- looking -------------------------------------------------------------------------------

    @property
    def parts(self) -> Parts:
        """Never with an empty part."""
        return self._parts

    @property
    def count(self) -> int:
        """How many pages there are, dropped ones included."""
        return sum(len(part) for part in self._parts)

    @property
    def kept(self) -> Parts:
        """The parts without what is left out, those of nothing else gone."""
        left = (tuple(page for page in part if not page.dropped) for part in self._parts)
        return tuple(part for part in left if part)

    @property
    def can_undo(self) -> bool:
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        return bool(self._after)

    def page(self, index: int) -> DraftPage:
        part, at = self.place(index)
        return self._parts[part][at]

    def place(self, index: int) -> tuple[int, int]:
        """Part and place in it, both from 0."""
        for number, part in enumerate(self._parts):
            if index < len(part):
                return number, index
            index -= len(part)
        raise IndexError(index)

    def first_of(self, part: int) -> int:
        """The index of a part's first page."""
        return sum(len(one) for one in self._parts[:part])

    def plan(self, sources: Sequence[tuple[str, int]]) -> PartsPlan:
        """What is to be done, for the sources' ids and revisions."""
        parts = tuple(
            tuple(PagePick(sources[p.source][0], p.page, p.rotation) for p in part)
            for part in self.kept
        )
        return PartsPlan(tuple(sources), parts)

    # --- steps: each gives the index that is current afterwards ----------------------------------

    def toggle_cut(self, index: int) -> int:
        """Begin a part at this page, or join the part that begins there to the one before."""
        part, at = self.place(index)
        parts = list(self._parts)
        if at:
            parts[part : part + 1] = [parts[part][:at], parts[part][at:]]
        elif part:
            parts[part - 1 : part + 1] = [parts[part - 1] + parts[part]]
        return self._step(parts, index, index)

    def rotate(self, index: int, degrees: int = 90) -> int:
        """Turn a page clockwise."""
        return self._change(
            index, lambda page: replace(page, rotation=(page.rotation + degrees) % 360)
        )

    def toggle_drop(self, index: int) -> int:
        """Leave a page out, or take it in again."""
        return self._change(index, lambda page: replace(page, dropped=not page.dropped))

    def move(self, index: int, step: int) -> int:
        """One place earlier (-1) or later (1): over a cut it changes to the part beyond."""
        part, at = self.place(index)
        parts = [list(one) for one in self._parts]
        if 0 <= at + step < len(parts[part]):
            parts[part][at], parts[part][at + step] = parts[part][at + step], parts[part][at]
            return self._step(parts, index, index + step)
        return self._over(index, part, step, parts)

    def move_to_part(self, index: int, step: int) -> int:
        """To the end of the part before (-1), or the beginning of the next (1)."""
        part, _ = self.place(index)
        return self._over(index, part, step, [list(one) for one in self._parts])

    def move_source(self, index: int, step: int) -> int:
        """All pages of this page's file behind those of the next file, or before the one before,
        within the part."""
        part, _ = self.place(index)
        page = self.page(index)
        pages = self._parts[part]
        order = list(dict.fromkeys(one.source for one in pages))
        at = order.index(page.source)
        if not 0 <= at + step < len(order):
            return index
        order[at], order[at + step] = order[at + step], order[at]
        parts = list(self._parts)
        parts[part] = tuple(one for source in order for one in pages if one.source == source)
        return self._step(parts, index, self.first_of(part) + parts[part].index(page))

    def join_all(self, index: int) -> int:
        """Take every cut away."""
        return self._step([[page for part in self._parts for page in part]], index, index)

    def undo(self, index: int) -> int:
        """Take the last step back."""
        return self._travel(self._before, self._after, index)

    def redo(self, index: int) -> int:
        """Take it again."""
        return self._travel(self._after, self._before, index)

    # --- inside ----------------------------------------------------------------------------------

    def _over(self, index: int, part: int, step: int, parts: list[list[DraftPage]]) -> int:
        if not 0 <= part + step < len(parts):
            return index
        page = parts[part].pop(index - self.first_of(part))
        if step > 0:
            parts[part + 1].insert(0, page)
        else:
            parts[part - 1].append(page)
        return self._step(parts, index, _index_of(parts, page))

    def _change(self, index: int, change: Callable[[DraftPage], DraftPage]) -> int:
        part, at = self.place(index)
        parts = [list(one) for one in self._parts]
        parts[part][at] = change(parts[part][at])
        return self._step(parts, index, index)

    def _step(self, parts: Sequence[Sequence[DraftPage]], index: int, now: int) -> int:
        made: Parts = tuple(tuple(part) for part in parts if part)
        if made == self._parts:
            return index
        self._before.append((self._parts, index))
        del self._before[:-MAX_STEPS]
        self._after.clear()
        self._parts = made
        return now

    def _travel(
        self, source: list[tuple[Parts, int]], target: list[tuple[Parts, int]], index: int
    ) -> int:
        if not source:
            return index
        target.append((self._parts, index))
        self._parts, index = source.pop()
        return index


def pages_of(source: int, count: int) -> Iterator[DraftPage]:
    """All pages of a source, as they are."""
    return (DraftPage(source, page) for page in range(1, count + 1))


def _index_of(parts: Sequence[Sequence[DraftPage]], page: DraftPage) -> int:
    """Where a page, of which there is one, stands over all parts."""
    return [one for part in parts for one in part].index(page)
