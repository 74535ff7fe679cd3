# SPDX-License-Identifier: AGPL-3.0-or-later
"""What OCR read of a page is used again: by the next reading of the same document, as it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import pymupdf
import pytest
from PIL import Image

from desktop.domain.page import Box, PageText, PictureRead, Word, WordsSource
from desktop.domain.ports import ReadRequest
from desktop.domain.reading import LocalReading
from desktop.domain.task import CancelToken, no_progress
from desktop.services.page_process import PageProcess
from desktop.services.page_replies import kept_pages
from desktop.worker.ocr import DETECTION_SIDE
from desktop.worker.ocr_client import SETTINGS
from desktop.worker.turning import Lie, page_as_shown, page_upright
from tests.harness.documents import raster_of, saved, simple_pdf

LINES = (
    "Invoice number 2026-0815",
    "Invoice date 14.03.2026",
    "Monthly cleaning of the offices in March",
    "Total amount EUR 1,234.56",
)
# Without a page of OCR left, only what is kept can tell anything.
NO_OCR = ReadRequest(ocr_pages=0)


@pytest.fixture
def reader() -> Iterator[PageProcess]:
    process = PageProcess("read")
    yield process
    process.close()


def _read(reader: PageProcess, path: Path, request: ReadRequest) -> LocalReading:
    return reader.read(path, request, no_progress, CancelToken())


def _from_store(pages: tuple[PageText, ...]) -> tuple[PageText, ...]:
    return tuple(PageText.from_wire(page.as_wire()) for page in pages)


def _values(reading: LocalReading) -> dict[str, tuple[str, int | None, list[int] | None]]:
    """Values with their places, to whole points."""
    return {
        path: (
            said.value,
            said.page,
            None if said.box is None else [round(v) for v in said.box.as_list()],
        )
        for path, said in reading.proposal.evidence.items()
    }


@pytest.mark.parametrize("lie", ["turned and leaning", "a layer over it"])
def test_a_second_reading_needs_no_ocr_and_says_the_same(
    reader: PageProcess, tmp_path: Path, lie: str
) -> None:
    source = simple_pdf(tmp_path / "text.pdf", *LINES)
    picture = raster_of(source, dpi=150)
    path = tmp_path / "scan.pdf"
    document = pymupdf.open()
    if lie == "turned and leaning":
        picture = picture.rotate(-2, Image.Resampling.BICUBIC, fillcolor="white")
        picture = picture.transpose(Image.Transpose.ROTATE_90)
    picture.save(tmp_path / "a.png")
    page = document.new_page(width=picture.width * 0.48, height=picture.height * 0.48)
    page.insert_image(page.rect, filename=tmp_path / "a.png")
    if lie == "a layer over it":
        for index, line in enumerate(LINES):
            page.insert_text((72, 72 + 20 * index), line, fontsize=11, render_mode=3)
    saved(document, path)

    first = _read(reader, path, ReadRequest())
    assert first.pages[0].picture is not None
    assert first.pages[0].picture.settings == SETTINGS
    kept = _from_store(first.pages)
    again = _read(reader, path, replace(NO_OCR, kept=kept))
    assert not again.proposal.partial
    assert _values(again) == _values(first)
    assert {"invoice_number", "issue_date", "total_amount"} <= set(_values(again))
    assert [w.text for w in again.pages[0].words] == [w.text for w in first.pages[0].words]
    assert again.pages[0].picture == kept[0].picture
    # and once more, from what the second reading tells
    third = _read(reader, path, replace(NO_OCR, kept=_from_store(again.pages)))
    assert _values(third) == _values(first)


def test_words_of_other_settings_or_another_page_are_not_taken(
    reader: PageProcess, tmp_path: Path
) -> None:
    raster_of(simple_pdf(tmp_path / "a.pdf", *LINES), dpi=60).save(tmp_path / "a.png", dpi=(60, 60))
    width, height = 595.2, 841.8
    words = (Word("Total", Box(50, 50, 80, 60)), Word("9.99", Box(90, 50, 110, 60)))
    fitting = PageText(1, width, height, words, (), WordsSource.OCR, PictureRead(SETTINGS))
    taken = _read(reader, tmp_path / "a.png", replace(NO_OCR, kept=(fitting,)))
    assert [w.text for w in taken.pages[0].words] == ["Total", "9.99"]
    for other in (
        replace(fitting, picture=PictureRead("another engine")),
        replace(fitting, picture=None),
        replace(fitting, width=300.0),
        replace(fitting, source=WordsSource.LAYER),
    ):
        again = _read(reader, tmp_path / "a.png", replace(NO_OCR, kept=(other,)))
        assert again.pages[0].words == ()
        assert again.proposal.partial


def test_writing_that_was_not_made_out_is_told_each_time(
    reader: PageProcess, tmp_path: Path
) -> None:
    raster_of(simple_pdf(tmp_path / "a.pdf", *LINES), dpi=60).save(tmp_path / "a.png", dpi=(60, 60))
    print_ = tuple(Word("word", Box(50, 20 * n, 80, 20 * n + 9), line=n) for n in range(20))
    page = PageText(1, 595.2, 841.8, print_, (), WordsSource.OCR, PictureRead(SETTINGS))
    clear = _read(reader, tmp_path / "a.png", replace(NO_OCR, kept=(page,))).proposal
    page = replace(page, picture=PictureRead(SETTINGS, unread=2))
    partly = _read(reader, tmp_path / "a.png", replace(NO_OCR, kept=(page,))).proposal
    assert not any("could not be made out" in note for note in clear.notes)
    assert any("could not be made out" in note for note in partly.notes)
    assert partly.evidence["origin"].confidence < 0.6 < clear.evidence["origin"].confidence


def test_settings_name_the_engine_and_how_it_is_set() -> None:
    assert f"rapidocr {version('rapidocr')}," in SETTINGS
    assert f" {DETECTION_SIDE}," in SETTINGS


def test_a_request_carries_no_more_pages_than_it_has_room_for() -> None:
    words = tuple(Word("w" * 50, Box(0, 0, 1, 1)) for _ in range(1_000))
    pages = [
        PageText(n, 595, 842, words, (), WordsSource.OCR, PictureRead(SETTINGS))
        for n in range(1, 21)
    ]
    sent = kept_pages([replace(pages[0], picture=None), *pages])
    assert 0 < len(sent) < len(pages)
    assert [page["number"] for page in sent] == list(range(1, len(sent) + 1))


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_setting_a_page_upright_undoes_showing_it(turn: int) -> None:
    lie = Lie(turn, 1.5)
    upright = PageText(1, 600, 800, (Word("here", Box(100, 300, 160, 312)),))
    back = page_upright(page_as_shown(upright, lie), lie)
    assert (back.width, back.height) == (upright.width, upright.height)
    assert back.words[0].box.as_list() == pytest.approx(upright.words[0].box.as_list(), abs=0.1)
