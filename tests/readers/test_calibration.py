# SPDX-License-Identifier: AGPL-3.0-or-later
"""Confidence: a rising curve, and certain stays certain."""

from __future__ import annotations

import pytest

from desktop.domain.reading import CERTAIN
from desktop.readers.calibration import KNOTS, calibrated, weight_of

STEPS = [n / 200 for n in range(201)]


def test_the_curve_rises_throughout() -> None:
    shares = [calibrated(weight) for weight in STEPS]
    assert shares == sorted(shares)
    assert len(set(shares)) == len(shares)
    assert KNOTS[0][0] == 0.0
    assert KNOTS[-1][0] == 1.0


def test_the_curve_makes_nothing_certain_that_was_not() -> None:
    assert all((calibrated(weight) >= CERTAIN) is (weight >= CERTAIN) for weight in STEPS)


@pytest.mark.parametrize("weight", [0.1, 0.45, 0.75, 0.9, 0.97])
def test_the_weight_comes_back_from_a_confidence(weight: float) -> None:
    assert weight_of(calibrated(weight)) == pytest.approx(weight)
