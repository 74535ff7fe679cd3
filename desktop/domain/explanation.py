# SPDX-License-Identifier: AGPL-3.0-or-later
"""Why a field has its value: what spoke for it, and what else it could have been."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.domain.page import Box
from desktop.domain.reading import FieldReading

MOST_RUNNERS_UP = 3
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that was weighed, in words.

    `weight` is above 0 where it speaks for the value and below 0 where it speaks against it; 1 is
    proof, -1 rules it out.
    """

    words: str
    weight: float

    def as_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        return {"words": self.words[:_LONGEST], "weight": round(self.weight, 2)}


@dataclass(frozen=True, slots=True)
class RunnerUp:
    """Another value that a field could have had, who named it, and why it lost, in words."""

    reading: FieldReading
    lost: str

    def as_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        return {**_place(self.reading), "lost": self.lost[:_LONGEST]}


@dataclass(frozen=True, slots=True)
class FieldExplanation:
    """A field's value with its place, the reasons for it, and its runners-up, the nearest first."""

    reading: FieldReading
    reasons: tuple[Reason, ...] = ()
    runners_up: tuple[RunnerUp, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The field's entry in `explanation` of the canonical line."""
        return {
            **_place(self.reading),
            "confidence": round(self.reading.confidence, 4),
            "reasons": [reason.as_dict() for reason in self.reasons],
            "runners_up": [other.as_dict() for other in self.runners_up],
        }


def explanation_object(explained: Mapping[str, FieldExplanation]) -> dict[str, Any]:
    """`explanation` of the canonical line: an entry for each filled field, by its path."""
    return {path: entry.as_dict() for path, entry in explained.items()}


def strongest_first(reasons: Sequence[Reason]) -> tuple[Reason, ...]:
    """What speaks for a value, the strongest first, then what speaks against it; each once."""
    ranked = sorted(reasons, key=lambda reason: (reason.weight < 0, -abs(reason.weight)))
    once: dict[str, Reason] = {}
    for reason in ranked:
        once.setdefault(reason.words, reason)
    return tuple(once.values())


def _place(reading: FieldReading) -> dict[str, Any]:
    box: Box | None = reading.box
    return {
        "value": reading.value,
        "text": reading.text,
        "page": reading.page,
        "box": box.as_list() if box is not None else None,
        "label": reading.label,
        "source": reading.source,
    }
