# SPDX-License-Identifier: AGPL-3.0-or-later
"""From how much speaks for a value to how often such a value is right.

The readers weigh labels, places, check digits, sums and rivals. What that weight is worth was
fitted over suppliers that had no part in the fit (`python -m benchmarks.calibrate`), with the
reader's own word as prior, so that few suppliers move it little. The curve rises throughout and
keeps 0.9 where it is: what is shown as certain is decided by evidence alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from desktop.domain.reading import FieldReading

# Weight of evidence -> share of right values; written by benchmarks.calibrate.
KNOTS: tuple[tuple[float, float], ...] = (
    (0.0, 0.0),
    (0.25, 0.6964),
    (0.6, 0.79),
    (0.75, 0.88),
    (0.85, 0.881),
    (0.9, 0.9),
    (0.92, 0.9877),
    (0.955, 0.9938),
    (0.985, 0.9977),
    (1.0, 0.9982),
)


def calibrated(weight: float) -> float:
    """How often a value with this weight of evidence is right, 0 to 1."""
    return _along(KNOTS, weight)


def weight_of(confidence: float) -> float:
    """The weight of evidence behind a calibrated confidence."""
    return _along([(right, weight) for weight, right in KNOTS], confidence)


def _along(knots: Sequence[tuple[float, float]], at: float) -> float:
    at = min(max(at, knots[0][0]), knots[-1][0])
    index = min(bisect_right([x for x, _ in knots], at), len(knots) - 1)
    (x0, y0), (x1, y1) = knots[index - 1], knots[index]
    return y0 + (y1 - y0) * (at - x0) / (x1 - x0)


def judged(readings: Mapping[str, FieldReading]) -> dict[str, FieldReading]:
    """The readings with confidences that mean something; facts without a place as they are."""
    return {
        path: reading
        if reading.box is None
        else reading.with_confidence(calibrated(reading.confidence))
        for path, reading in readings.items()
    }
