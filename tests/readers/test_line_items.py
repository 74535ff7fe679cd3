# SPDX-License-Identifier: AGPL-3.0-or-later
"""Line items of invoices in the styles that bookkeepers meet, set by hand."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.page import Box, PageText, WordsSource
from tests.readers.items import GERMAN, amounts, english_table, names, read
from tests.readers.typeset import Sheet


def test_columns_parted_by_white_space() -> None:
    sheet = Sheet()
    english_table(sheet)
    sheet.row(320, (50, "Blue widget"), (-350, "3"), (-430, "10.00"), (-540, "30.00"))
    sheet.row(335, (50, "Delivery by courier"), (-350, "1"), (-430, "7.50"), (-540, "7.50"))
    sheet.row(360, (400, "Subtotal"), (-540, "37.50"))
    sheet.row(375, (400, "VAT 20%"), (-540, "7.50"))
    sheet.row(390, (400, "Total"), (-540, "45.00"))
    reading = read(sheet.page())
    assert names(reading) == ["Blue widget", "Delivery by courier"]
    assert amounts(reading) == ["30.00", "7.50"]
    first = reading.items[0]
    assert (first.quantity, first.unit_price) == (Decimal(3), Decimal("10.00"))
    assert reading.line_total == Decimal("37.50")
    assert reading.adds_up


def test_every_cell_has_its_place_and_heading() -> None:
    sheet = Sheet()
    english_table(sheet)
    sheet.row(320, (50, "Blue widget"), (-350, "3"), (-430, "10.00"), (-540, "30.00"))
    sheet.row(360, (400, "Total"), (-540, "30.00"))
    reading = read(sheet.page())
    cells = {r.path: r for r in reading.readings}
    quantity = cells["line_items[0].quantity"]
    assert quantity.text == "3"
    assert quantity.label == "Qty"
    assert quantity.page == 1
    assert quantity.box is not None
    assert quantity.box.x1 == pytest.approx(350)
    amount = cells["line_items[0].subtotal"]
    assert amount.value == "30.00"
    assert amount.box is not None
    assert amount.box.y0 == pytest.approx(320)
    assert 1 in reading.regions


def test_agreeing_sums_make_surer() -> None:
    def page(amount: str, total: str) -> PageText:
        sheet = Sheet()
        english_table(sheet)
        sheet.row(320, (50, "Widget"), (-350, "3"), (-430, "10.00"), (-540, amount))
        sheet.row(335, (50, "Bolt"), (-350, "2"), (-430, "1.00"), (-540, "2.00"))
        sheet.row(360, (400, "Subtotal"), (-540, total))
        return sheet.page()

    good, bad = read(page("30.00", "32.00")), read(page("31.00", "99.00"))
    assert good.adds_up
    assert not bad.adds_up
    assert good.confidence > bad.confidence + 0.2


def test_ruled_columns_without_room_between_them() -> None:
    sheet = Sheet()
    sheet.row(
        300,
        (52, "Artikel"),
        (202, "Menge"),
        (242, "Einheit"),
        (302, "Einzelpreis"),
        (402, "Betrag"),
    )
    for x in (50, 200, 240, 300, 400, 500):
        sheet.rule(x, 295, x, 350)
    for y in (295, 313, 331, 350):
        sheet.rule(50, y, 500, y)
    sheet.row(
        318, (52, "Schrauben verzinkt M8 x 40 DIN"), (202, "1.200"), (242, "Stk"), (302, "0,05"),
        (402, "60,00"),
    )  # fmt: skip
    sheet.row(336, (52, "Muttern"), (202, "100"), (242, "Stk"), (302, "0,10"), (402, "10,00"))
    sheet.row(370, (302, "Nettobetrag"), (402, "70,00"))
    reading = read(sheet.page(), conventions=GERMAN)
    assert [i.quantity for i in reading.items] == [Decimal(1200), Decimal(100)]
    assert [i.unit for i in reading.items] == ["Stk", "Stk"]
    assert amounts(reading) == ["60.00", "10.00"]
    assert reading.items[0].name == "Schrauben verzinkt M8 x 40 DIN"


def test_wrapped_titles_and_descriptions() -> None:
    sheet = Sheet()
    sheet.row(
        300, (50, "Pos"), (80, "Bezeichnung"), (-350, "Menge"), (-430, "Preis"), (-540, "Gesamt")
    )
    sheet.row(
        320, (50, "1"), (80, "Wartung der Heizungsanlage mit"), (-350, "1"), (-430, "200,00"),
        (-540, "200,00"),
    )  # fmt: skip
    sheet.text(80, 332, "Austausch des Filters")
    sheet.text(80, 350, "Seriennummer 4711")
    sheet.row(380, (50, "2"), (80, "Anfahrt"), (-350, "2"), (-430, "30,00"), (-540, "60,00"))
    sheet.row(410, (350, "Summe"), (-540, "260,00"))
    reading = read(sheet.page())
    assert names(reading) == ["Wartung der Heizungsanlage mit Austausch des Filters", "Anfahrt"]
    assert reading.items[0].description == "Seriennummer 4711"
    assert amounts(reading) == ["200.00", "60.00"]


def test_text_centred_beside_its_amount() -> None:
    sheet = Sheet()
    english_table(sheet)
    for n, (title, more) in enumerate([("Alpha service", "first month"), ("Beta", "licence")]):
        top = 330 + 50 * n
        sheet.text(50, top - 6, title)
        sheet.text(50, top + 6, more)
        sheet.row(top, (-350, "2"), (-430, "5.00"), (-540, "10.00"))
    sheet.row(440, (400, "Total"), (-540, "20.00"))
    reading = read(sheet.page())
    assert names(reading)[0] is not None
    assert str(names(reading)[0]).startswith("Alpha service")
    assert str(names(reading)[1]).startswith("Beta")


def test_amounts_beside_the_last_line_of_the_text() -> None:
    sheet = Sheet()
    english_table(sheet)
    y = 320.0
    for lines, amount in (
        (("Website as offered", "phase one"), "80.00"),
        (("Hosting",), "12.00"),
        (("Maintenance contract", "second quarter"), "75.00"),
    ):
        for text in lines[:-1]:
            sheet.text(50, y, text)
            y += 12
        sheet.row(y, (50, lines[-1]), (-350, "1"), (-430, amount), (-540, amount))
        y += 22
    sheet.row(y + 10, (400, "Total"), (-540, "167.00"))
    reading = read(sheet.page())
    assert names(reading)[0] == "Website as offered phase one"
    assert str(names(reading)[2]).startswith("Maintenance contract")


def test_a_skewed_scan() -> None:
    sheet = Sheet()
    english_table(sheet)
    for n in range(6):
        sheet.row(
            320 + 13 * n,
            (50, f"Long named article {n}"),
            (-350, "2"),
            (-430, "1.50"),
            (-540, "3.00"),
        )
    sheet.row(420, (400, "Total"), (-540, "18.00"))
    slope = 0.02  # more than a degree: 10 points from edge to edge, nearly a line's height
    page = sheet.page()
    words = tuple(
        replace(
            w,
            box=Box(
                w.box.x0, w.box.y0 + slope * w.box.mid_x, w.box.x1, w.box.y1 + slope * w.box.mid_x
            ),
            confidence=0.97,
        )
        for w in page.words
    )
    reading = read(replace(page, words=words, source=WordsSource.OCR))
    assert names(reading) == [f"Long named article {n}" for n in range(6)]
    assert reading.adds_up
    amount = next(r for r in reading.readings if r.path == "line_items[5].subtotal")
    assert amount.box is not None
    assert amount.box.y0 == pytest.approx(320 + 13 * 5 + slope * 540, abs=2)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                "Qty Price Amount Description Total 10.00 3 19% x - € ( 1.000,00 VAT".split()
            ),
            st.integers(0, 600),
            st.integers(0, 60),
        ),
        max_size=120,
    )
)
def test_any_words_at_all_are_survived(words: list[tuple[str, int, int]]) -> None:
    sheet = Sheet()
    for text, x, line in words:
        sheet.text(x, 12.0 * line, text)
    reading = read(sheet.page())
    assert all(r.box is None or r.page == 1 for r in reading.readings)
    assert len({r.path for r in reading.readings}) == len(reading.readings)


def test_hidden_rows_are_not_read() -> None:
    sheet = Sheet()
    english_table(sheet)
    sheet.row(320, (50, "Widget"), (-350, "3"), (-430, "10.00"), (-540, "30.00"))
    sheet.text(50, 335, "Ghost", hidden=True)
    sheet.text(540, 335, "999.00", right=True, hidden=True)
    sheet.row(360, (400, "Total"), (-540, "30.00"))
    assert amounts(read(sheet.page())) == ["30.00"]
