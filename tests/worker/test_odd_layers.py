# SPDX-License-Identifier: AGPL-3.0-or-later
"""A text layer that says other letters than the page shows is noticed, and OCR takes over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pymupdf
import pytest

from desktop.domain.page import Box, PageText, Word, WordsSource
from desktop.domain.ports import ReadRequest
from desktop.domain.task import CancelToken, no_progress
from desktop.services.page_process import PageProcess
from desktop.worker.odd_layer import agrees, looks_odd
from tests.harness.documents import saved

LINES = (
    "Invoice number 2026-0815",
    "Invoice date 14.03.2026",
    "Monthly cleaning of the offices in March",
    "Replacement of the carpets in both meeting rooms",
    "Total amount EUR 1,234.56",
    "Please pay within thirty days to our account",
)


@pytest.fixture
def reader() -> Iterator[PageProcess]:
    process = PageProcess("read")
    yield process
    process.close()


def _page(document: Any) -> Any:
    page = document.new_page(width=595, height=842)
    for index, line in enumerate(LINES):
        page.insert_text((72, 72 + 24 * index), line, fontsize=12)
    return page


def _mapped(document: Any, entries: str) -> None:
    """Let the page's font say what `entries` map its codes to."""
    font = document[0].get_fonts()[0][0]
    table = document.get_new_xref()
    document.update_object(table, "<<>>")
    document.update_stream(
        table,
        (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def "
            f"1 begincodespacerange <00> <FF> endcodespacerange {entries} endcmap end end"
        ).encode(),
    )
    document.xref_set_key(font, "ToUnicode", f"{table} 0 R")


def _shifted(by: int) -> str:
    return f"1 beginbfrange <21> <7E> <{0x21 + by:04X}> endbfrange"


BROKEN = {
    # codes of a subset taken for letters: "Invoice" says ",QYRLFH"
    "shifted as glyph numbers are": "1 beginbfrange <3E> <7E> <0021> endbfrange "
    "1 beginbfrange <21> <3D> <0051> endbfrange",
    "letters of another encoding": _shifted(0x9F),
    "another script": _shifted(0x3F0),
    "private letters": _shifted(0xE000 - 0x21),
    "signs": "1 beginbfrange <61> <6F> <0021> endbfrange 1 beginbfrange <70> <7A> <003A> endbfrange"
    " 1 beginbfrange <30> <39> <0021> endbfrange",
}


@pytest.mark.parametrize("how", BROKEN)
def test_ocr_takes_over_where_the_fonts_lie(reader: PageProcess, tmp_path: Path, how: str) -> None:
    document = pymupdf.open()
    _page(document)
    _mapped(document, BROKEN[how])
    path = saved(document, tmp_path / "broken.pdf")
    layer = reader.page_text(path, 1)
    assert "2026-0815" not in layer.text()
    read = reader.read(path, ReadRequest(), no_progress, CancelToken())
    (page,) = read.pages
    assert page.source is WordsSource.OCR
    assert "2026-0815" in page.text()
    assert str(read.proposal.invoice.total_amount) == "1234.56"
    # what is kept of it is enough for the next reading
    again = ReadRequest(ocr_pages=0, kept=read.pages)
    assert reader.read(path, again, no_progress, CancelToken()).proposal.invoice == (
        read.proposal.invoice
    )


def test_without_a_map_to_letters_ocr_takes_over(reader: PageProcess, tmp_path: Path) -> None:
    """A subset with glyph numbers for codes, as some programs write it, and no ToUnicode."""
    document = pymupdf.open()
    page = document.new_page(width=595, height=842)
    writer = pymupdf.TextWriter(page.rect)
    for index, line in enumerate(LINES):
        writer.append((72, 72 + 24 * index), line, font=pymupdf.Font("notos"), fontsize=12)
    writer.write_text(page)
    for xref in range(1, document.xref_length()):
        if document.xref_get_key(xref, "ToUnicode")[0] != "null":
            document.xref_set_key(xref, "ToUnicode", "null")
    path = saved(document, tmp_path / "unmapped.pdf")
    read = reader.read(path, ReadRequest(), no_progress, CancelToken())
    assert "2026-0815" in read.pages[0].text()
    assert str(read.proposal.invoice.total_amount) == "1234.56"


def test_an_honest_layer_is_not_even_suspected(reader: PageProcess, tmp_path: Path) -> None:
    document = pymupdf.open()
    _page(document)
    path = saved(document, tmp_path / "honest.pdf")
    (page,) = reader.read(path, ReadRequest(), no_progress, CancelToken()).pages
    assert page.source is WordsSource.LAYER
    assert page.picture is None


def _text(*lines: str) -> PageText:
    words = tuple(
        Word(text, Box(50 + 40 * at, 20 * row, 85 + 40 * at, 20 * row + 10), line=row)
        for row, line in enumerate(lines)
        for at, text in enumerate(line.split())
    )
    return PageText(1, 595, 842, words, (), WordsSource.LAYER)


@pytest.mark.parametrize(
    "lines",
    [
        (
            "Счёт на оплату № 4711 от 14.03.2026",
            "Поставщик ООО Ромашка ИНН 7701234567 КПП 770101001",
        ),
        ("Τιμολόγιο παροχής υπηρεσιών αριθμός 4711", "Ημερομηνία έκδοσης 14/03/2026 σύνολο 156,00"),
        ("Příliš žluťoučký kůň úpěl ďábelské ódy 4711", "Krk strč skrz prst dne 14.03.2026 zaplať"),
        ("Đơn giá và số lượng hàng hóa số 4711", "Tổng cộng tiền thanh toán bằng chữ 156.000 đồng"),
        (
            "請求書番号 4711 発行日 2026年3月14日",
            "合計金額 156,000 円 振込先 みずほ銀行 東京 支店 普通",
        ),
        (
            ". . . . . . . . . . . . . . 12",
            "_____ _____ _____ _____",
            "Name Date ___/___/____ Sign",
        ),
    ],
)
def test_words_of_all_languages_make_sense(lines: tuple[str, ...]) -> None:
    assert not looks_odd(_text(*lines * 3))


def test_the_picture_decides() -> None:
    layer = _text("Invoice 4711 of 14.03.2026", "Total 156.00 and 23.40", "Oak boards to Leeds")
    assert agrees(layer, layer)
    other = _text("Invoice 9822 of 25.14.3137", "Total 267.11 and 34.51", "Oak boards to Leeds")
    assert not agrees(layer, other)
    assert not agrees(
        _text("Uryyb gur pbqr", "bs gur ynlre"), _text("Hello the code", "of the layer")
    )
    # a picture in which nothing was read says nothing
    assert agrees(layer, replace(layer, words=()))
