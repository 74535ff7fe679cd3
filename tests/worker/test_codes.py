# SPDX-License-Identifier: AGPL-3.0-or-later
"""QR codes found on pages, however they are drawn, turned or scanned; where none is looked for."""

from __future__ import annotations

import numpy as np
import pymupdf
import pytest

from desktop.domain.page import Box
from desktop.worker.codes import MAX_DRAWN, CodeFinder
from desktop.worker.document import Raster
from desktop.worker.pages import PdfDocument
from desktop.worker.pictures import PictureDocument
from tests.coded_paper import Drawing, coded_pdf, draw_code, epc, scanned
from tests.paper import invoice_pdf

LONG = "eyJhbGciOiJSUzI1NiJ9." + "QmFzZTY0dGV4dA" * 70


def found_in(data: bytes) -> CodeFinder:
    document = PdfDocument(data)
    finder = CodeFinder()
    for size in document.sizes:
        document.page_text(size.number)
        finder.look_at_page(document, size.number)
    document.close()
    return finder


def near(one: Box, other: Box, by: float = 3.0) -> bool:
    pairs = zip(one.as_list(), other.as_list(), strict=True)
    return all(abs(a - b) <= by for a, b in pairs)


@pytest.mark.parametrize("how", ["areas", "path", "strokes", "picture"])
def test_a_code_is_found_however_it_is_drawn(how: Drawing) -> None:
    (code,) = found_in(coded_pdf(epc(), how=how)).codes
    assert code.text == epc()
    assert code.page == 1
    assert near(code.box, Box(420, 560, 510, 650))


@pytest.mark.parametrize("how", ["areas", "picture"])
@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_code_on_a_turned_page_is_where_it_is_shown(how: Drawing, rotation: int) -> None:
    (code,) = found_in(coded_pdf(epc(), how=how, rotation=rotation)).codes
    shown = {
        90: Box(842 - 650, 420, 842 - 560, 510),
        180: Box(595 - 510, 842 - 650, 595 - 420, 842 - 560),
        270: Box(560, 595 - 510, 650, 595 - 420),
    }
    assert near(code.box, shown[rotation])


@pytest.mark.parametrize("side", [34.0, 57.0, 150.0])
def test_small_and_large_ones(side: float) -> None:
    (code,) = found_in(coded_pdf(epc(), side=side)).codes
    assert code.text == epc()


@pytest.mark.parametrize("how", ["areas", "path", "picture"])
def test_a_dense_code_of_a_thousand_letters(how: Drawing) -> None:
    (code,) = found_in(coded_pdf(LONG, how=how, side=110)).codes
    assert code.text == LONG


def test_a_code_amid_a_payment_part_that_is_one_picture() -> None:
    with pymupdf.open() as part:
        page = part.new_page(width=400, height=180)
        draw_code(page, epc(), side=120, corner=(30, 30))
        page.insert_text((200, 60), "Zahlteil")
        picture = page.get_pixmap(dpi=200).tobytes("png")
    with pymupdf.open(stream=invoice_pdf(), filetype="pdf") as document:
        document[0].insert_image(pymupdf.Rect(90, 620, 490, 800), stream=picture)
        (code,) = found_in(document.tobytes()).codes
    assert near(code.box, Box(120, 650, 240, 770))


def test_a_code_within_the_picture_that_a_page_is_printed_on() -> None:
    with pymupdf.open() as ground, pymupdf.open() as document:
        draw_code(ground.new_page(), epc())
        picture = ground[0].get_pixmap(dpi=200, colorspace=pymupdf.csGRAY).tobytes("png")
        for number in range(4):
            page = document.new_page()
            page.insert_image(page.rect, stream=picture)
            page.insert_text((50, 100), f"Invoice INV-1001, page {number + 1}")
        codes = found_in(document.tobytes()).codes
    assert [(code.text, code.page) for code in codes] == [(epc(), 1), (epc(), 4)]
    assert near(codes[0].box, Box(420, 560, 510, 650))


def test_a_plain_page_has_nothing_to_look_at() -> None:
    document = PdfDocument(invoice_pdf())
    document.page_text(1)
    assert document.code_places(1) == ()
    document.close()


def test_a_logo_is_looked_at_once_and_no_code() -> None:
    logo = np.full((120, 120, 3), 255, np.uint8)
    logo[20:100, 20:100] = (30, 60, 120)
    pixmap = pymupdf.Pixmap(pymupdf.csRGB, 120, 120, logo.tobytes(), False)
    with pymupdf.open() as document:
        for _ in range(30):
            page = document.new_page()
            page.insert_image(pymupdf.Rect(40, 40, 110, 110), pixmap=pixmap)
            page.insert_text((40, 200), "Invoice 4711")
        finder = found_in(document.tobytes())
    assert finder.codes == []
    assert finder._left == MAX_DRAWN - 1


def test_a_document_full_of_codes_ends_at_its_budget() -> None:
    with pymupdf.open() as document:
        for number in range(40):
            draw_code(document.new_page(), f"code {number}", "picture")
        finder = found_in(document.tobytes())
    assert len(finder.codes) == MAX_DRAWN


@pytest.mark.parametrize("turn", [0.0, 90.0, 3.0])
def test_a_code_on_a_noisy_scan(turn: float) -> None:
    picture = PictureDocument(scanned(coded_pdf(epc(), side=75), turn=turn), "image/png")
    raster, scale = picture.raster_for_ocr(1)
    finder = CodeFinder()
    finder.look_at_picture(raster, scale, 1)
    (code,) = finder.codes
    assert code.text == epc()
    if turn == 0.0:
        assert near(code.box, Box(420, 560, 495, 635))


def test_pixels_of_an_odd_layout_are_left_alone() -> None:
    finder = CodeFinder()
    finder.look_at_picture(Raster(4, 4, 16, bytes(64)), 1.0, 1)
    finder.look_at_picture(Raster(4, 4, 12, bytes(48)), 1.0, 1)
    assert finder.codes == []
