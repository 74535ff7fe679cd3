# SPDX-License-Identifier: AGPL-3.0-or-later
"""Scans that lean: how far, set level, and places taken back to where they are seen."""

from __future__ import annotations

from math import cos, radians, sin

import numpy as np
import pytest
from PIL import Image

from desktop.domain.page import Box, PageText, Word
from desktop.worker.deskew import lean_of, levelled
from desktop.worker.turning import Lie, page_as_shown
from tests.harness.documents import raster_of, simple_pdf

LINES = tuple(f"Line {n} of a letter about paper, ink and {n * 17},50 EUR" for n in range(24))


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Image.Image:
    return raster_of(simple_pdf(tmp_path_factory.mktemp("lean") / "a.pdf", *LINES), dpi=120)


@pytest.mark.parametrize("lean", [-3.0, -1.2, 0.0, 0.5, 2.0])
@pytest.mark.parametrize("sideways", [False, True])
def test_a_lean_is_measured_and_taken_out(page: Image.Image, lean: float, sideways: bool) -> None:
    if sideways:
        page = page.rotate(90, expand=True)
    # Pillow turns against the clock, a positive lean falls to the right
    leaning = np.asarray(page.rotate(-lean, Image.Resampling.BICUBIC, fillcolor="white"))
    found = lean_of(leaning)
    assert found == pytest.approx(lean, abs=0.15)
    if lean:
        assert lean_of(levelled(leaning, found)) == 0.0


def test_pictures_without_lines_of_text_are_left_as_they_are() -> None:
    assert lean_of(np.full((300, 200, 3), 255, np.uint8)) == 0.0
    noise = np.random.default_rng(7).integers(0, 255, (300, 200, 3), dtype=np.uint8)
    assert lean_of(noise) == 0.0


def test_words_are_taken_back_to_where_they_lean() -> None:
    level = PageText(1, 600, 800, (Word("Total", Box(500, 390, 540, 410)),))
    (word,) = page_as_shown(level, Lie(0, 2.0)).words
    assert word.box.mid_x == pytest.approx(300 + 220 * cos(radians(2)), abs=0.01)
    assert word.box.mid_y == pytest.approx(400 + 220 * sin(radians(2)), abs=0.01)
    assert word.box.width == pytest.approx(40)
    turned = PageText(1, 800, 600, (Word("Total", Box(390, 60, 410, 100)),))
    (word,) = page_as_shown(turned, Lie(90, 0.0)).words
    assert word.box.as_list() == [60, 390, 100, 410]
