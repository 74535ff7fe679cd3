# SPDX-License-Identifier: AGPL-3.0-or-later
"""How often values of a stated sureness turned out right: the reliability of confidences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

EDGES = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1.0)
"""Where one group of values ends and the next begins; finer where values crowd."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a value that a reader gave turned out when a person vouched for the invoice.

    `certain` says that it was shown as fine, not marked for a look.
    """

    path: str
    reader: str
    confidence: float
    certain: bool
    right: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Values whose confidence lies from `low` to `high`: how many, how sure, how many right."""

    low: float
    high: float
    count: int
    mean: float
    right: int

    @property
    def share(self) -> float:
        """The share of right ones, 0 to 1."""
        return self.right / self.count if self.count else 0.0

    @property
    def spread(self) -> tuple[float, float]:
        """Between what shares the truth lies 19 times in 20 (Wilson's interval)."""
        if not self.count:
            return 0.0, 1.0
        n, p, z = self.count, self.share, 1.96
        middle = (p + z * z / (2 * n)) / (1 + z * z / n)
        half = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
        return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(frozen=True, slots=True)
class Reliability:
    """All groups with values in them, and what was shown as certain."""

    groups: tuple[Group, ...]
    count: int
    certain: int
    certain_right: int

    @property
    def error(self) -> float:
        """The expected calibration error: by how much sureness and truth differ, on average."""
        if not self.count:
            return 0.0
        return sum(g.count * abs(g.mean - g.share) for g in self.groups) / self.count


def reliability(outcomes: Iterable[Outcome]) -> Reliability:
    """The outcomes in groups by how sure the reader was."""
    sums = [[0, 0.0, 0] for _ in EDGES[1:]]
    certain = certain_right = count = 0
    for one in outcomes:
        place = next(i for i, high in enumerate(EDGES[1:]) if one.confidence <= high)
        cell = sums[place]
        cell[0] += 1
        cell[1] += one.confidence
        cell[2] += one.right
        count += 1
        certain += one.certain
        certain_right += one.certain and one.right
    groups = tuple(
        Group(EDGES[i], EDGES[i + 1], int(n), total / n, int(right))
        for i, (n, total, right) in enumerate(sums)
        if n
    )
    return Reliability(groups, count, certain, certain_right)
