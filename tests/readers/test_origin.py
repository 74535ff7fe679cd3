# SPDX-License-Identifier: AGPL-3.0-or-later
"""Printed, by hand or mixed: decided by which values the handwriting on a scan makes up."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.page import Box, PageText, PictureRead, Word, WordsSource
from desktop.domain.reading import FieldReading
from desktop.readers.origin import origin_of


def _page(printed: int, written: int, **changes: object) -> tuple[PageText, list[FieldReading]]:
    """A scan of so many printed and written words, a line each, and a value at each."""
    words = tuple(
        Word(f"value{n:02}", Box(50, 20 * n, 110, 20 * n + 10), line=n, written=n >= printed)
        for n in range(printed + written)
    )
    page = PageText(1, 595, 842, words, (), WordsSource.OCR, PictureRead("any"))
    values = [
        FieldReading(f"field{n}", w.text, w.text, "offline", 0.9, 1, w.box)
        for n, w in enumerate(words)
    ]
    return replace(page, **changes), values  # type: ignore[arg-type]


def _said(
    page: PageText, values: list[FieldReading], slip: bool = False
) -> tuple[str, float] | None:
    found = origin_of([page], values, slip=slip)
    return None if found is None else (found.value, found.confidence)


def test_values_by_hand_make_it_mixed_a_signature_does_not() -> None:
    page, values = _page(20, 6)
    assert _said(page, values) == ("mixed", 0.8)
    # the writing is no value: a signature, a note
    assert _said(page, values[:20]) == ("computerized", 0.5)
    assert _said(page, values[:22]) == ("computerized", 0.5)
    assert _said(page, values[:23]) == ("mixed", 0.8)


def test_writing_throughout_is_handwritten() -> None:
    assert _said(*_page(3, 20)) == ("handwritten", 0.8)
    assert _said(*_page(8, 20)) == ("mixed", 0.8)


def test_a_till_prints_however_crumpled_its_paper_is() -> None:
    assert _said(*_page(20, 6), slip=True) == ("computerized", 0.5)


def test_only_clear_print_is_certain() -> None:
    assert _said(*_page(20, 0)) == ("computerized", 0.9)
    assert _said(*_page(20, 0, picture=PictureRead("any", unread=2))) == ("computerized", 0.5)
    assert _said(*_page(5, 0)) is None
    page, values = _page(20, 0)
    faint = tuple(replace(word, confidence=0.4) for word in page.words)
    assert _said(replace(page, words=faint), values) is None
    assert _said(replace(page, source=WordsSource.LAYER), values) == ("computerized", 0.9)
    assert _said(replace(page, words=()), values) is None
