# SPDX-License-Identifier: AGPL-3.0-or-later
"""Words, their places and visibility, ruled lines and embedded files of PDFs made here."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pymupdf
import pytest

from desktop.domain.page import Box, PageText, WordsSource
from desktop.worker.document import OpenDocument, open_document
from desktop.worker.turning import turn_of, turned_page
from tests.harness.documents import raster_of, saved, simple_pdf


def _opened(document: Any, path: Path) -> OpenDocument:
    return open_document(saved(document, path), None)


def _page(document: Any, path: Path) -> PageText:
    opened = _opened(document, path)
    page = opened.page_text(1)
    opened.close()
    return page


def _hidden(page: PageText) -> list[str]:
    return [word.text for word in page.words if word.hidden]


def _ink(document: OpenDocument, scale: float) -> Box:
    """Around all dark pixels of page 1, in points."""
    raster = document.render(1, scale, 0)
    pixels = np.frombuffer(raster.data, np.uint8).reshape(raster.height, raster.stride)
    dark = pixels[:, : 3 * raster.width].reshape(raster.height, raster.width, 3).min(axis=2) < 128
    rows, columns = np.nonzero(dark.any(axis=1))[0], np.nonzero(dark.any(axis=0))[0]
    return Box(
        columns[0] / scale, rows[0] / scale, (columns[-1] + 1) / scale, (rows[-1] + 1) / scale
    )


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("cropped", [False, True])
def test_words_stand_where_their_ink_is(rotation: int, cropped: bool, tmp_path: Path) -> None:
    document = pymupdf.open()
    page = document.new_page(width=400, height=600)
    page.insert_text((150, 220), "Rechnungsnummer", fontsize=20)
    if cropped:
        page.set_cropbox(pymupdf.Rect(60, 110, 380, 500))
    page.set_rotation(rotation)
    opened = _opened(document, tmp_path / "a.pdf")
    text = opened.page_text(1)
    size = opened.sizes[0]
    upright = (320, 390) if cropped else (400, 600)
    assert (size.width, size.height) == (upright if rotation in {0, 180} else upright[::-1])
    assert (text.width, text.height) == (size.width, size.height)
    (word,) = text.words
    ink = _ink(opened, 2.0)
    assert word.box.x0 - 1 <= ink.x0
    assert ink.x1 <= word.box.x1 + 1
    assert word.box.y0 - 1 <= ink.y0
    assert ink.y1 <= word.box.y1 + 1
    assert word.box.width < ink.width + 25
    assert word.box.height < ink.height + 25


def test_size_weight_and_order_of_words(tmp_path: Path) -> None:
    document = pymupdf.open()
    page = document.new_page()
    page.insert_text((72, 72), "Total", fontsize=18, fontname="hebo")
    page.insert_text((72, 100), "of 12,00 EUR", fontsize=9)
    words = _page(document, tmp_path / "a.pdf").words
    assert [w.text for w in words] == ["Total", "of", "12,00", "EUR"]
    assert [w.bold for w in words] == [True, False, False, False]
    assert [w.size for w in words] == [18, 9, 9, 9]
    assert words[1].line == words[3].line
    assert words[0].box.y1 < words[1].box.y1


def test_text_that_nobody_sees_is_marked(tmp_path: Path) -> None:
    document = pymupdf.open()
    page = document.new_page()
    page.insert_text((72, 100), "visible")
    page.insert_text((72, 130), "invisiblemode", render_mode=3)
    page.insert_text((72, 160), "whiteonwhite", color=(1, 1, 1))
    page.insert_text((72, 190), "tiny", fontsize=1)
    page.draw_rect((60, 220, 300, 250), fill=(0, 0, 0.3), color=None)
    page.insert_text((72, 240), "whiteonblue", color=(1, 1, 1))
    page.draw_rect((60, 260, 300, 290), fill=(0, 0, 0.3), color=None)
    page.insert_text((72, 280), "blueonblue", color=(0, 0, 0.3))
    page.insert_text((72, 310), "palegrey", color=(0.7, 0.7, 0.7))
    page.insert_text((-200, 340), "beside")
    text = _page(document, tmp_path / "a.pdf")
    assert _hidden(text) == ["invisiblemode", "whiteonwhite", "tiny", "blueonblue", "beside"]
    assert text.text().split() == ["visible", "whiteonblue", "palegrey"]


def test_text_over_a_decorated_or_pictured_ground_is_seen(tmp_path: Path) -> None:
    document = pymupdf.open()
    page = document.new_page()
    shape = page.new_shape()
    # a frame: its box covers the page, its colour does not
    shape.draw_polyline([(10, 10), (580, 10), (580, 830), (10, 830), (10, 10)])
    shape.draw_polyline([(20, 20), (570, 20), (570, 820), (20, 820), (20, 20)])
    shape.finish(fill=(0, 0, 0), color=None, even_odd=True)
    shape.commit()
    page.insert_text((72, 100), "blackinframe")
    picture = pymupdf.Pixmap(pymupdf.csRGB, pymupdf.IRect(0, 0, 10, 10))
    picture.set_rect(picture.irect, (0, 60, 0))
    page.insert_image((60, 120, 300, 160), pixmap=picture)
    page.insert_text((72, 145), "whiteonpicture", color=(1, 1, 1))
    assert _hidden(_page(document, tmp_path / "a.pdf")) == []


def test_the_invisible_layer_of_a_scan_is_what_its_picture_says(tmp_path: Path) -> None:
    lines = ["Invoice 123 of 2026"] * 5
    picture = raster_of(simple_pdf(tmp_path / "a.pdf", *lines), dpi=60)
    picture.save(tmp_path / "a.png")
    document = pymupdf.open()
    page = document.new_page(width=595, height=842)
    page.insert_image(page.rect, filename=tmp_path / "a.png")
    for index, line in enumerate(lines):
        page.insert_text((72, 72 + 20 * index), line, render_mode=3)
    page.insert_text((72, 400), "Total 9.999,00", render_mode=3)
    opened = _opened(document, tmp_path / "scan.pdf")
    text = opened.page_text(1)
    assert _hidden(text) == ["Total", "9.999,00"]
    assert text.source is WordsSource.LAYER
    assert not opened.wants_ocr(1, text)


def test_which_pages_want_ocr(tmp_path: Path) -> None:
    picture = raster_of(simple_pdf(tmp_path / "a.pdf", "Invoice 123"), dpi=60)
    picture.save(tmp_path / "a.png")
    document = pymupdf.open()
    scan = document.new_page(width=595, height=842)
    scan.insert_image(scan.rect, filename=tmp_path / "a.png")
    stamped = document.new_page(width=595, height=842)
    stamped.insert_image(stamped.rect, filename=tmp_path / "a.png")
    stamped.insert_text((200, 830), "Scanned with a phone", fontsize=8)
    document.new_page()  # blank
    outlines = document.new_page()
    outlines.draw_bezier((70, 70), (90, 90), (110, 50), (130, 70))
    short = document.new_page()
    short.insert_text((72, 72), "Page intentionally left blank")
    opened = _opened(document, tmp_path / "b.pdf")
    wants = [opened.wants_ocr(n, opened.page_text(n)) for n in range(1, 6)]
    assert wants == [True, True, False, True, False]


def test_a_layer_of_unreadable_letters_is_none(tmp_path: Path) -> None:
    document = pymupdf.open()
    page = document.new_page()
    page.insert_text((72, 72), "Every letter of this is mapped to nowhere")
    font = page.get_fonts()[0][0]
    table = document.get_new_xref()
    document.update_object(table, "<<>>")
    document.update_stream(
        table,
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def "
        b"1 begincodespacerange <00> <FF> endcodespacerange "
        b"1 beginbfrange <21> <7E> <E021> endbfrange endcmap end end",
    )
    document.xref_set_key(font, "ToUnicode", f"{table} 0 R")
    opened = _opened(document, tmp_path / "a.pdf")
    text = opened.page_text(1)
    assert text.source is WordsSource.NONE
    assert text.words == ()
    assert opened.wants_ocr(1, text)


def test_ruled_lines_of_tables_are_found(tmp_path: Path) -> None:
    document = pymupdf.open()
    page = document.new_page()
    page.draw_line((72, 100), (500, 100))
    page.draw_rect((72, 200, 500, 300))
    page.draw_rect((72, 400, 500, 400.7), fill=(0, 0, 0))
    page.draw_line((100, 500), (200, 600))  # slanted: no rule
    page.draw_line((72, 700), (75, 700))  # too short
    rules = _page(document, tmp_path / "a.pdf").rules
    flat = {(round(r.x0), round(r.y0), round(r.x1), round(r.y1)) for r in rules}
    assert (72, 100, 500, 100) in flat
    assert {(72, 200, 500, 200), (72, 300, 500, 300), (72, 200, 72, 300)} <= flat
    assert any(y0 == 400 for _, y0, _, _ in flat)
    assert len(flat) == 6


def test_a_drawing_of_many_paths_is_not_searched_for_tables(tmp_path: Path) -> None:
    document = pymupdf.open()
    page = document.new_page()
    page.insert_text((72, 72), "Plan of a house")
    content = document.get_new_xref()
    document.update_object(content, "<<>>")
    lines = b"".join(b"%d %d m %d 700 l S\n" % (n % 500, n % 300, n % 480) for n in range(20_000))
    document.update_stream(content, lines)
    contents = document.xref_get_key(page.xref, "Contents")[1]
    document.xref_set_key(page.xref, "Contents", f"[{contents.strip('[]')} {content} 0 R]")
    page_text = _page(document, tmp_path / "a.pdf")
    assert len(page_text.rules) <= 4_000
    assert page_text.text() == "Plan of a house"


def test_embedded_names_never_become_paths(tmp_path: Path) -> None:
    document = pymupdf.open()
    document.new_page()
    names = ("../../../etc/passwd", "C:\\Windows\\evil.xml", "factur-x.xml", "notes.txt", "..")
    for index, name in enumerate(names):
        body = b"just text" if name == "notes.txt" else b"<x>%d</x>" % index
        document.embfile_add(f"entry{index}", body, filename=name, ufilename=name)
    opened = _opened(document, tmp_path / "a.pdf")
    shown = opened.attachment_names
    assert sorted(shown) == ["evil.xml", "factur-x.xml", "notes.txt", "passwd", "unnamed"]
    xml = opened.xml_attachments()
    assert xml[0].name == "factur-x.xml"
    assert xml[0].data == b"<x>2</x>"
    assert "notes.txt" not in [attachment.name for attachment in xml]
    assert {p.name for p in tmp_path.iterdir()} <= {"a.pdf", "home"}


def test_an_embedded_bomb_is_left_alone(tmp_path: Path) -> None:
    document = pymupdf.open()
    document.new_page()
    document.embfile_add(
        "factur-x.xml", b"<x>" + b" " * (40 * 1024 * 1024), filename="factur-x.xml"
    )
    opened = _opened(document, tmp_path / "a.pdf")
    assert opened.attachment_names == ("factur-x.xml",)
    assert opened.xml_attachments() == ()


@pytest.mark.parametrize("direction", [90, 270, 180])
def test_text_written_sideways_is_turned_for_the_readers(direction: int, tmp_path: Path) -> None:
    document = pymupdf.open()
    page = document.new_page(width=600, height=800)
    for index in range(6):
        start = {90: (100 + 20 * index, 500), 270: (400 - 20 * index, 200), 180: (500, 600)}
        x, y = start[direction]
        if direction == 180:
            y -= 20 * index
        page.insert_text((x, y), f"Invoice number 471{index}", rotate=direction)
    text = _page(document, tmp_path / "a.pdf")
    turn = turn_of(text)
    assert turn == {90: 90, 270: 270, 180: 180}[direction]
    upright = turned_page(text, turn)
    first = upright.words[0].box
    second = upright.words[1].box
    assert abs(first.mid_y - second.mid_y) < 2
    assert first.x1 < second.x0
    back = turned_page(upright, 360 - turn)
    for was, now in zip(text.words, back.words, strict=True):
        assert now.box.as_list() == pytest.approx(was.box.as_list(), abs=0.02)
