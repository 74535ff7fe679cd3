# SPDX-License-Identifier: AGPL-3.0-or-later
"""Confidence: a rising curve, certain stays certain, and what OCR hardly read never is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.page import Box, PageText, Word, WordsSource
from desktop.domain.reading import CERTAIN, FieldReading, Source
from desktop.readers.calibration import KNOTS, calibrated, judged, weight_of

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


def scanned(confidence: float) -> PageText:
    word = Word("4711", Box(10, 10, 40, 20), 1, 0, confidence=confidence)
    return PageText(1, 595, 842, (word,), (), WordsSource.OCR)


def number() -> FieldReading:
    box = Box(10, 10, 40, 20)
    return FieldReading("invoice_number", "4711", "4711", Source.OFFLINE, 0.96, 1, box)


def test_a_word_that_ocr_hardly_read_proves_nothing_for_certain() -> None:
    readings = {"invoice_number": number()}
    assert judged(readings, [scanned(0.6)])["invoice_number"].confidence < CERTAIN
    assert judged(readings, [scanned(0.98)])["invoice_number"].confidence >= CERTAIN


def test_a_text_layer_is_legible_whatever_it_says() -> None:
    page = replace(scanned(0.6), source=WordsSource.LAYER)
    assert judged({"invoice_number": number()}, [page])["invoice_number"].confidence >= CERTAIN
