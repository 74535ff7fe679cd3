# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pages photographed askew or bent are read in their rows, and shown where they are."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import pytest

from desktop.domain.company import OwnCompany
from desktop.domain.page import Box, PageText, WordsSource
from desktop.readers.bent_paper import flattened
from desktop.readers.read_text import read_pages
from tests.readers.papers import values
from tests.readers.typeset import Sheet

Drop = Callable[[float, float], float]

BENT: dict[str, Drop] = {
    "held askew": lambda x, y: 0.02 * (x - 297) + 0.00004 * (x - 297) * (y - 421),
    "bowed": lambda x, y: 14 * ((x - 297) / 297) ** 2,
    "a page of a book": lambda x, y: 6 * math.sin((x - 297) / 220) + 0.000012 * (x - 297) ** 2,
}


def _paper(source: WordsSource = WordsSource.OCR) -> PageText:
    sheet = Sheet()
    sheet.text(60, 60, "Northwind Joinery Ltd")
    sheet.text(60, 76, "4 Dock Road, Hull HU1 2AB, United Kingdom")
    sheet.text(60, 92, "VAT No GB 436 4104 18")
    sheet.text(360, 130, "Invoice number")
    sheet.text(480, 130, "NW-20417")
    sheet.text(360, 143, "Invoice date")
    sheet.text(480, 143, "14 March 2026")
    sheet.text(360, 156, "Due date")
    sheet.text(480, 156, "13 April 2026")
    sheet.text(60, 230, "Description of the goods")
    sheet.text(540, 230, "Amount EUR", right=True)
    for n, (name, amount) in enumerate(
        (("Oak door, fitted and painted", "800.00"), ("Pine shelf for the hall", "120.00"),
         ("Hinges of brass, a dozen", "60.00"), ("Delivery to the site by van", "20.00"))
    ):  # fmt: skip
        sheet.text(60, 244 + 13 * n, name)
        sheet.text(540, 244 + 13 * n, amount, right=True)
    for n, (label, amount) in enumerate(
        (("Subtotal", "1,000.00"), ("VAT 20 %", "200.00"), ("Total", "1,200.00"))
    ):
        sheet.text(360, 320 + 13 * n, label)
        sheet.text(540, 320 + 13 * n, amount, right=True)
    sheet.text(60, 700, "Please pay within thirty days to the account below, thank you.")
    page = sheet.page()
    words = tuple(replace(word, confidence=0.98) for word in page.words)
    return replace(page, words=words, source=source)


def _bent(page: PageText, drop: Drop) -> PageText:
    def moved(box: Box) -> Box:
        down = drop(box.mid_x, box.mid_y)
        return Box(box.x0, box.y0 + down, box.x1, box.y1 + down)

    return replace(page, words=tuple(replace(w, box=moved(w.box)) for w in page.words))


FIELDS = ("invoice_number", "issue_date", "due_date", "subtotal", "tax_amount", "total_amount")


@pytest.mark.parametrize("drop", BENT.values(), ids=BENT)
def test_rows_are_found_and_places_are_those_of_the_picture(drop: Drop) -> None:
    page = _bent(_paper(), drop)
    assert flattened(page)[1] is not None
    proposal = read_pages([page], OwnCompany())
    assert values(proposal, *FIELDS) == (
        "NW-20417", "2026-03-14", "2026-04-13", "1000.00", "200.00", "1200.00",
    )  # fmt: skip
    assert [str(item.subtotal) for item in proposal.invoice.line_items] == [
        "800.00", "120.00", "60.00", "20.00",
    ]  # fmt: skip
    (total,) = [word for word in page.words if word.text == "1,200.00"]
    box = proposal.evidence["total_amount"].box
    assert box is not None
    assert box.mid_y == pytest.approx(total.box.mid_y, abs=2)


def test_flat_pages_and_text_layers_stay_as_they_are() -> None:
    for source in WordsSource.OCR, WordsSource.LAYER:
        page = _paper(source)
        assert flattened(page) == (page, None)
    layer = _bent(_paper(WordsSource.LAYER), BENT["bowed"])
    assert flattened(layer) == (layer, None)


def test_a_few_words_tell_no_bend() -> None:
    page = _bent(_paper(), BENT["bowed"])
    few = replace(page, words=page.words[:6])
    assert flattened(few) == (few, None)
