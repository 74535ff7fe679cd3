# SPDX-License-Identifier: AGPL-3.0-or-later
"""What OCR hardly read is certain only where check digits or a sum prove it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

import pytest

from desktop.domain.page import Box, PageText, Word, WordsSource
from desktop.domain.reading import CERTAIN, FieldReading
from desktop.readers.legibility import as_legible

FIELDS = {
    "supplier.bank_account.iban": "DE89370400440532013000",
    "subtotal": "100.00",
    "tax_amount": "19.00",
    "total_amount": "119.00",
    "issue_date": "2024-03-14",
}


def _read(
    confidence: float,
    values: Mapping[str, str] = MappingProxyType({}),
    *,
    written: bool = False,
    source: WordsSource = WordsSource.OCR,
) -> dict[str, bool]:
    """Which of the fields are certain, each on a word that OCR was so sure of."""
    fields = {**FIELDS, **values}
    words = [
        Word(value, Box(50, 20 * n, 120, 20 * n + 10), confidence=confidence, written=written)
        for n, value in enumerate(fields.values())
    ]
    readings = {
        path: FieldReading(path, value, value, "offline", 0.99, 1, word.box)
        for (path, value), word in zip(fields.items(), words, strict=True)
    }
    page = PageText(1, 595, 842, tuple(words), (), source)
    found = as_legible(readings, [page])
    return {path: reading.confidence >= CERTAIN for path, reading in found.items()}


def test_check_digits_and_a_sum_prove_what_was_hard_to_read() -> None:
    assert all(_read(0.95).values())
    certain = _read(0.6)
    assert not certain.pop("issue_date")
    assert all(certain.values())
    assert not any(_read(0.3).values())


@pytest.mark.parametrize(
    "values", [{"total_amount": "118.00"}, {"tax_amount": "0.00", "total_amount": "100.00"}]
)
def test_sums_that_do_not_close_prove_nothing(values: dict[str, str]) -> None:
    certain = _read(0.6, values)
    assert certain["supplier.bank_account.iban"]
    assert not certain["total_amount"]
    assert not certain["subtotal"]


def test_handwriting_is_proved_by_nothing() -> None:
    assert not any(_read(0.75, written=True).values())


def test_a_text_layer_needs_no_proof() -> None:
    assert all(_read(0.1, source=WordsSource.LAYER).values())


def test_a_currency_is_as_legible_as_its_mark() -> None:
    words = (
        Word("€", Box(50, 10, 56, 20), confidence=0.97),
        Word("1.234,00", Box(60, 10, 120, 20), confidence=0.5),
    )
    page = PageText(1, 595, 842, words, (), WordsSource.OCR)
    reading = FieldReading(
        "currency", "EUR", "€ 1.234,00", "offline", 0.99, 1, Box(50, 10, 120, 20)
    )
    assert as_legible({"currency": reading}, [page])["currency"].confidence >= CERTAIN
    faint = replace(page, words=(replace(words[0], confidence=0.5), words[1]))
    assert as_legible({"currency": reading}, [faint])["currency"].confidence < CERTAIN
