# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the text reader considered for each field; kept only while a reading is explained."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.explanation import Reason
from desktop.domain.page import Box
from desktop.domain.reading import FieldReading, Source
from desktop.readers.places import Candidate

if TYPE_CHECKING:
    from desktop.readers.sheet import Sheet

_RELATIONS = {
    "behind": "It stands right behind its label.",
    "right": "It stands to the right of its label.",
    "below": "It stands below its label.",
}
_USUAL = 0.75
_STRONG = 0.85


@dataclass(frozen=True, slots=True)
class Weighed:
    """A value that was considered for a field: where it stands, and how much speaks for it.

    `lost` says why it was not taken; "" leaves that to the scores. `nears` tells whether a score
    near the best one's makes that one less sure.
    """

    value: str
    text: str
    page: int
    box: Box
    label: str
    score: float
    reasons: tuple[Reason, ...] = ()
    lost: str = ""
    nears: bool = True

    def as_reading(self, path: str) -> FieldReading:
        """As a reading of the field at `path`; its confidence is the score."""
        return FieldReading(
            path, self.value, self.text, Source.OFFLINE.value, min(1.0, max(0.0, self.score)),
            self.page, self.box, label=self.label[:200],
        )  # fmt: skip


class Notes:
    """Collects what readers weigh, by path, as they come to it; `sheet` is what they read."""

    def __init__(self) -> None:
        self.sheet: Sheet | None = None
        self._weighed: dict[str, list[Weighed]] = {}

    def add(self, path: str, weighed: Iterable[Weighed]) -> None:
        """Values that were considered for the field at `path`."""
        self._weighed.setdefault(path, []).extend(weighed)

    def candidates(self, path: str, ranked: Iterable[tuple[float, Candidate]]) -> None:
        """Candidates with the score that decided about each."""
        self.add(path, (_weighed(score, candidate) for score, candidate in ranked))

    def of(self, path: str) -> list[Weighed]:
        """What was considered for a field, the best first, each value once."""
        found: dict[str, Weighed] = {}
        for entry in sorted(self._weighed.get(path, ()), key=lambda e: -e.score):
            found.setdefault(entry.value, entry)
        return list(found.values())


def _weighed(score: float, candidate: Candidate) -> Weighed:
    span = candidate.span
    return Weighed(
        candidate.value, span.text.strip(), span.piece.page, span.box, candidate.label, score,
        tuple(_reasons(candidate)),
    )  # fmt: skip


def _reasons(candidate: Candidate) -> Iterable[Reason]:
    if candidate.label:
        yield of_label(candidate.label, candidate.strength)
    if candidate.relation in _RELATIONS:
        usual = candidate.weight >= _USUAL
        words = _RELATIONS[candidate.relation]
        yield Reason(words, 0.5 * candidate.weight if usual else candidate.weight - 1.0)
    yield from candidate.marks


def of_label(label: str, strength: float) -> Reason:
    """That a printed label announces the value, and how plainly."""
    how = "announces just this" if strength >= _STRONG else "can announce this"
    return Reason(f"The label “{label}” {how}.", strength)
