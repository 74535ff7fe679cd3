# SPDX-License-Identifier: AGPL-3.0-or-later
"""A photograph of a screen is told from one of paper, whatever is printed on it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from desktop.domain.finding import Finding
from desktop.domain.ports import ReadRequest
from desktop.domain.reading import LocalReading
from desktop.domain.task import CancelToken, no_progress
from desktop.services.page_process import PageProcess
from desktop.worker.screen_photo import RULE, shows_a_screen
from tests.harness.documents import raster_of, simple_pdf
from tests.harness.photographs import on_paper, on_screen, photographed

LINES = tuple(f"Line {n} of what was delivered, {n}.50 EUR" for n in range(1, 16))


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Any:
    source = simple_pdf(tmp_path_factory.mktemp("screen") / "a.pdf", *LINES)
    return np.asarray(raster_of(source, dpi=72).convert("RGB"))


def _seen(picture: Image.Image) -> bool:
    return shows_a_screen(np.asarray(picture))


@pytest.mark.parametrize(("width", "turn"), [(1000, 0.5), (1300, 4.0), (1800, -3.0)])
def test_a_screen_is_seen(page: Any, width: int, turn: float) -> None:
    assert _seen(photographed(on_screen(page), width, turn, bright=2.6))


def test_a_screen_is_seen_in_a_smaller_copy_sent_by_a_messenger(page: Any, tmp_path: Path) -> None:
    picture = photographed(on_screen(page), 1800, 3.0, bright=2.6)
    picture.resize((900, round(900 * picture.height / picture.width))).save(
        tmp_path / "a.jpg", quality=75
    )
    assert _seen(Image.open(tmp_path / "a.jpg"))


@pytest.mark.parametrize("width", [1000, 1800])
def test_paper_is_no_screen(page: Any, width: int) -> None:
    assert not _seen(photographed(on_paper(page), width, 3.0, bright=0.9))


def test_a_tint_of_printed_dots_is_no_screen(page: Any) -> None:
    for dots in (0.2, 0.6):
        assert not _seen(photographed(on_paper(page, dots), 1500, 3.0, bright=0.9))


def test_squared_and_ruled_paper_is_no_screen(page: Any) -> None:
    squared = page.copy()
    squared[::8] = np.minimum(squared[::8], (190, 210, 255))
    assert not _seen(photographed(on_paper(squared), 1500, 2.0, bright=0.9))
    squared[:, ::8] = np.minimum(squared[:, ::8], (190, 210, 255))
    assert not _seen(photographed(on_paper(squared), 1500, 2.0, bright=0.9))


def test_what_has_no_colour_or_is_tiny_is_no_screen(page: Any) -> None:
    picture = photographed(on_screen(page), 1000, 2.0, bright=2.6)
    assert not _seen(picture.convert("L").convert("RGB"))
    assert not _seen(picture.crop((0, 0, 400, 400)))


def test_a_photographed_screen_is_a_finding_each_time_it_is_read(page: Any, tmp_path: Path) -> None:
    path = tmp_path / "screen.jpg"
    photographed(on_screen(page), 1400, 1.0, bright=2.6).save(path, quality=90)
    process = PageProcess("read")
    try:
        first = _read(process, path, ReadRequest())
        assert [f.rule for f in first.findings] == [RULE]
        assert "Page 1" in first.findings[0].message
        again = _read(process, path, replace(ReadRequest(ocr_pages=0), kept=first.pages))
        assert _said(again) == _said(first)
    finally:
        process.close()


def _read(process: PageProcess, path: Path, request: ReadRequest) -> LocalReading:
    return process.read(path, request, no_progress, CancelToken())


def _said(reading: LocalReading) -> tuple[Finding, ...]:
    return tuple(reading.findings)
