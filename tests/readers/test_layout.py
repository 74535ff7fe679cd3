# SPDX-License-Identifier: AGPL-3.0-or-later
"""Lines, pieces and blocks as a person sees them, whatever order the words come in."""

from dataclasses import replace

import pytest

from desktop.domain.page import Box, Word, WordsSource
from desktop.readers.layout import blocks, gutters, is_sideways, level, text_lines, tilt
from tests.readers.typeset import Sheet


def test_a_line_runs_over_columns_and_is_cut_at_wide_gaps() -> None:
    sheet = Sheet()
    sheet.text(400, 100, "Invoice no. 17")
    sheet.text(50, 101, "Miller & Sons")
    sheet.text(50, 120, "1 High Street")
    lines = text_lines(sheet.page())
    assert [line.text for line in lines] == ["Miller & Sons Invoice no. 17", "1 High Street"]
    assert [p.text for p in lines[0].pieces()] == ["Miller & Sons", "Invoice no. 17"]


def test_hidden_words_are_left_out() -> None:
    sheet = Sheet()
    sheet.text(50, 100, "Total 10.00")
    sheet.text(150, 100, "Total 99.00", hidden=True)
    assert [line.text for line in text_lines(sheet.page())] == ["Total 10.00"]


def test_a_tall_word_does_not_swallow_the_small_lines_beside_it() -> None:
    sheet = Sheet()
    sheet.words.append(Word("ACME", Box(50, 100, 150, 130)))
    sheet.text(300, 100, "Street 1")
    sheet.text(300, 118, "12345 Town")
    texts = [line.text for line in text_lines(sheet.page())]
    assert "Street 1 12345 Town" not in texts
    assert any(t.endswith("Street 1") for t in texts)


def test_a_slightly_skewed_line_stays_one() -> None:
    sheet = Sheet()
    for n in range(10):
        sheet.text(50 + 50 * n, 100 + 0.25 * n, f"word{n}")
    assert len(text_lines(sheet.page())) == 1


def test_a_scan_is_levelled_and_boxes_come_back_to_their_place() -> None:
    sheet = Sheet()
    for n in range(4):
        sheet.text(50, 100 + 20 * n, "five words in a line")
        sheet.text(450, 100 + 20 * n, "right column here")
    slope = -0.03
    page = sheet.page()
    words = tuple(
        replace(
            w,
            box=Box(
                w.box.x0, w.box.y0 + slope * w.box.mid_x, w.box.x1, w.box.y1 + slope * w.box.mid_x
            ),
            confidence=0.9,
        )
        for w in page.words
    )
    skewed = replace(page, words=words, source=WordsSource.OCR)
    assert [line.text for line in text_lines(skewed)] == [
        "five words in a line right column here"
    ] * 4
    flat, found = level(skewed)
    assert found == pytest.approx(slope, abs=0.002)
    assert flat.words[0].box.y0 == pytest.approx(100, abs=1)
    again = tilt(flat.words[0].box, found)
    assert again.y0 == pytest.approx(skewed.words[0].box.y0, abs=1)


def test_a_text_layer_is_level() -> None:
    sheet = Sheet()
    for n in range(4):
        sheet.text(50, 100 + 20 * n, "five words in a line")
    page = sheet.page()
    assert level(page) == (page, 0.0)


def test_blocks_keep_an_address_apart_from_its_neighbour() -> None:
    sheet = Sheet()
    for n, (left, right) in enumerate(
        [("Miller & Sons", "Invoice no."), ("1 High Street", "Date"), ("Leeds", "Due date")]
    ):
        sheet.text(50, 100 + 12 * n, left)
        sheet.text(400, 100 + 12 * n, right)
    sheet.text(50, 200, "Far below")
    texts = [b.text for b in blocks(sheet.page())]
    assert texts == [
        "Miller & Sons\n1 High Street\nLeeds",
        "Invoice no.\nDate\nDue date",
        "Far below",
    ]


def test_gutters_are_the_white_between_columns() -> None:
    boxes = [Box(10, 0, 50, 10), Box(100, 0, 140, 10), Box(30, 20, 60, 30)]
    assert gutters(boxes, 0, 200, 20) == [(60, 100)]


def test_words_along_the_margin_are_told_apart() -> None:
    assert is_sideways(Word("Copyright", Box(10, 100, 18, 150)))
    assert not is_sideways(Word("Copyright", Box(10, 100, 60, 110)))
