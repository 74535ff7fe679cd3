# SPDX-License-Identifier: AGPL-3.0-or-later
"""Line items of invoices in the styles that bookkeepers meet, set by hand."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.page import Box, PageText, WordsSource
from desktop.readers.conventions import DocumentConventions, decide
from desktop.readers.line_items import LinesReading, read_lines
from tests.readers.typeset import Sheet

ENGLISH = DocumentConventions(decimal_mark=".", language="en")
GERMAN = DocumentConventions(decimal_mark=",", language="de")


def read(*pages: PageText, conventions: DocumentConventions | None = None) -> LinesReading:
    return read_lines(pages, conventions or decide(pages))


def amounts(reading: LinesReading) -> list[str]:
    return [str(item.subtotal) for item in reading.items]


def names(reading: LinesReading) -> list[str | None]:
    return [item.name for item in reading.items]


def english_table(sheet: Sheet, y: float = 300) -> None:
    sheet.row(y, (50, "Description"), (-350, "Qty"), (-430, "Unit price"), (-540, "Amount"))


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


def test_several_pages_with_repeated_headings_and_carried_sums() -> None:
    first, second = Sheet(1), Sheet(2)
    for sheet in (first, second):
        sheet.row(100, (50, "Artikel"), (-350, "Menge"), (-430, "Preis"), (-540, "Betrag"))
    first.row(120, (50, "Stuhl"), (-350, "2"), (-430, "50,00"), (-540, "100,00"))
    first.row(135, (50, "Tisch"), (-350, "1"), (-430, "250,00"), (-540, "250,00"))
    first.row(780, (350, "Übertrag"), (-540, "350,00"))
    second.row(120, (50, "Übertrag von Seite 1"), (-540, "350,00"))
    second.row(135, (50, "Lampe"), (-350, "3"), (-430, "20,00"), (-540, "60,00"))
    second.row(160, (350, "Gesamtbetrag netto"), (-540, "410,00"))
    reading = read(first.page(), second.page())
    assert names(reading) == ["Stuhl", "Tisch", "Lampe"]
    assert reading.line_total == Decimal("410.00")
    assert reading.adds_up
    assert [r.page for r in reading.readings if r.path.endswith(".name")] == [1, 1, 2]


def test_a_table_goes_on_without_a_heading_on_the_next_page() -> None:
    first, second = Sheet(1), Sheet(2)
    english_table(first, 700)
    first.row(720, (50, "Chair"), (-350, "2"), (-430, "50.00"), (-540, "100.00"))
    second.row(50, (50, "Miller & Sons"), (-540, "Page 2"))
    second.row(90, (50, "Table"), (-350, "1"), (-430, "250.00"), (-540, "250.00"))
    second.row(120, (400, "Total"), (-540, "350.00"))
    reading = read(first.page(), second.page())
    assert names(reading) == ["Chair", "Table"]
    assert reading.adds_up


def test_a_description_runs_on_to_the_next_page() -> None:
    first, second = Sheet(1), Sheet(2)
    english_table(first, 760)
    first.row(780, (50, "Long lasting main-"), (-350, "2"), (-430, "50.00"), (-540, "100.00"))
    second.text(300, 30, "Miller & Sons")
    english_table(second, 60)
    second.text(50, 80, "tenance of the pump")
    second.text(50, 98, "every three months")
    second.row(120, (50, "Table"), (-350, "1"), (-430, "250.00"), (-540, "250.00"))
    second.row(150, (400, "Total"), (-540, "350.00"))
    reading = read(first.page(), second.page())
    assert names(reading) == ["Long lasting maintenance of the pump", "Table"]
    assert reading.items[0].description == "every three months"
    places = {r.path: r.page for r in reading.readings}
    assert places["line_items[0].name"] == 1
    assert places["line_items[0].description"] == 2


def test_columns_in_another_order_on_the_next_page() -> None:
    first, second = Sheet(1), Sheet(2)
    english_table(first, 100)
    first.row(120, (50, "Chair"), (-350, "2"), (-430, "50.00"), (-540, "100.00"))
    second.row(100, (50, "Qty"), (100, "Description"), (-430, "Unit price"), (-540, "Amount"))
    second.row(120, (50, "1"), (100, "Table"), (-430, "250.00"), (-540, "250.00"))
    second.row(150, (400, "Total"), (-540, "350.00"))
    reading = read(first.page(), second.page())
    assert names(reading) == ["Chair", "Table"]
    assert [i.quantity for i in reading.items] == [Decimal(2), Decimal(1)]
    assert reading.adds_up


def test_a_heading_at_the_foot_and_items_on_the_next_page() -> None:
    first, second = Sheet(1), Sheet(2)
    english_table(first, 780)
    second.row(60, (50, "Chair"), (-350, "2"), (-430, "50.00"), (-540, "100.00"))
    second.row(90, (400, "Total"), (-540, "100.00"))
    assert amounts(read(first.page(), second.page())) == ["100.00"]


def test_sums_of_groups_are_no_items() -> None:
    sheet = Sheet()
    english_table(sheet)
    sheet.text(50, 320, "Labour")
    sheet.row(335, (50, "Painting"), (-350, "5"), (-430, "40.00"), (-540, "200.00"))
    sheet.row(350, (50, "Subtotal labour"), (-540, "200.00"))
    sheet.text(50, 370, "Material")
    sheet.row(385, (50, "Paint"), (-350, "2"), (-430, "25.00"), (-540, "50.00"))
    sheet.row(400, (50, "Subtotal material"), (-540, "50.00"))
    sheet.row(430, (400, "Net total"), (-540, "250.00"))
    reading = read(sheet.page())
    assert names(reading) == ["Painting", "Paint"]
    assert reading.adds_up


def test_rows_that_sum_up_their_parts_by_outline_number() -> None:
    sheet = Sheet()
    sheet.row(
        300, (50, "Pos"), (100, "Bezeichnung"), (-350, "Menge"), (-430, "Preis"), (-540, "Betrag")
    )
    rows = [
        ("01", "Erdarbeiten", "1", "500,00", "500,00"),
        ("01.1", "Aushub", "10", "30,00", "300,00"),
        ("01.2", "Abfuhr", "10", "20,00", "200,00"),
        ("02", "Pflaster", "5", "40,00", "200,00"),
    ]
    for n, (pos, name, quantity, price, amount) in enumerate(rows):
        sheet.row(
            320 + 15 * n, (50, pos), (100, name), (-350, quantity), (-430, price), (-540, amount)
        )
    sheet.row(400, (350, "Summe netto"), (-540, "700,00"))
    reading = read(sheet.page())
    assert names(reading) == ["Aushub", "Abfuhr", "Pflaster"]
    assert reading.adds_up


def test_indian_gst_invoice() -> None:
    sheet = Sheet(width=700)
    sheet.row(
        300, (40, "Sl No."), (80, "Description of Goods"), (-300, "HSN/SAC"), (-350, "Qty"),
        (-420, "Rate"), (440, "per"), (-540, "Taxable Value"), (-590, "GST %"), (-680, "Total"),
    )  # fmt: skip
    sheet.row(
        320, (40, "1"), (80, "Ceiling fan 1200 mm"), (-300, "84145120"), (-350, "10"),
        (-420, "1,250.00"), (440, "Nos"), (-540, "12,500.00"), (-590, "18%"), (-680, "14,750.00"),
    )  # fmt: skip
    sheet.row(
        335, (40, "2"), (80, "Copper wire"), (-300, "85441190"), (-350, "5"),
        (-420, "22,000.00"), (440, "Nos"), (-540, "1,10,000.00"), (-590, "18%"),
        (-680, "1,29,800.00"),
    )  # fmt: skip
    sheet.row(360, (440, "Taxable amount"), (-680, "1,22,500.00"))
    sheet.row(375, (440, "Total"), (-680, "1,44,550.00"))
    reading = read(sheet.page())
    assert amounts(reading) == ["12500.00", "110000.00"]
    assert [str(i.total_amount) for i in reading.items] == ["14750.00", "129800.00"]
    assert [i.reference for i in reading.items] == ["84145120", "85441190"]
    assert [i.unit for i in reading.items] == ["Nos", "Nos"]
    assert [i.tax_rate for i in reading.items] == [Decimal(18), Decimal(18)]


def test_discounts_and_negative_lines() -> None:
    sheet = Sheet()
    sheet.row(
        300,
        (50, "Désignation"),
        (-300, "Qté"),
        (-370, "P.U. HT"),
        (-450, "Remise"),
        (-540, "Total HT"),
    )
    sheet.row(320, (50, "Câble"), (-300, "10"), (-370, "5,00"), (-450, "10 %"), (-540, "45,00"))
    sheet.row(335, (50, "Avoir sur retour"), (-300, "-1"), (-370, "20,00"), (-540, "-20,00"))
    sheet.row(350, (50, "Remise commerciale"), (-540, "-5,00"))
    sheet.row(380, (370, "Total HT"), (-540, "20,00"))
    reading = read(sheet.page())
    assert amounts(reading) == ["45.00", "-20.00"]
    assert reading.adjustments == (("Remise commerciale -5,00", Decimal("-5.00")),)
    assert reading.adds_up


def test_a_discount_between_items_is_a_line() -> None:
    sheet = Sheet()
    english_table(sheet)
    sheet.row(320, (50, "Widget"), (-350, "1"), (-430, "30.00"), (-540, "30.00"))
    sheet.row(335, (50, "Discount on widget"), (-540, "-3.00"))
    sheet.row(350, (50, "Bolt"), (-350, "2"), (-430, "1.00"), (-540, "2.00"))
    sheet.row(380, (400, "Net total"), (-540, "29.00"))
    assert amounts(read(sheet.page())) == ["30.00", "-3.00", "2.00"]


def test_amounts_decide_where_two_columns_could_be_the_lines_amount() -> None:
    sheet = Sheet()
    sheet.row(
        300,
        (50, "Omschrijving"),
        (-280, "Aantal"),
        (-360, "Prijs"),
        (-450, "Bedrag"),
        (-540, "BTW"),
    )
    sheet.row(
        320, (50, "Monitor"), (-280, "2"), (-360, "150,00"), (-450, "300,00"), (-540, "63,00")
    )
    sheet.row(335, (50, "Kabel"), (-280, "4"), (-360, "5,00"), (-450, "20,00"), (-540, "4,20"))
    sheet.row(360, (360, "Subtotaal"), (-540, "320,00"))
    sheet.row(375, (360, "Te betalen"), (-540, "387,20"))
    reading = read(sheet.page())
    assert amounts(reading) == ["300.00", "20.00"]
    assert [i.tax_amount for i in reading.items] == [Decimal("63.00"), Decimal("4.20")]


def test_round_amounts_written_with_a_dash() -> None:
    sheet = Sheet()
    sheet.row(300, (50, "Omschrijving"), (-300, "Aantal"), (-400, "Prijs"), (-540, "Totaal"))
    sheet.row(320, (50, "Onderhoud"), (-300, "2x"), (-400, "€ 25,-"), (-540, "€ 50,-"))
    sheet.row(335, (50, "Voorrijkosten"), (-300, "1x"), (-400, "€ 35,50"), (-540, "€ 35,50"))
    sheet.row(360, (400, "Totaal"), (-540, "€ 85,50"))
    reading = read(sheet.page())
    assert amounts(reading) == ["50", "35.50"]
    assert [i.quantity for i in reading.items] == [Decimal(2), Decimal(1)]
    assert reading.adds_up


def test_a_column_of_amounts_without_a_label() -> None:
    sheet = Sheet()
    sheet.row(300, (50, "Description"), (-350, "Qty"), (-430, "Unit price"))
    sheet.row(320, (50, "Widget"), (-350, "3"), (-430, "10.00"), (-540, "30.00"))
    sheet.row(335, (50, "Bolt"), (-350, "2"), (-430, "1.50"), (-540, "3.00"))
    sheet.row(360, (400, "Total"), (-540, "33.00"))
    assert amounts(read(sheet.page())) == ["30.00", "3.00"]


def test_a_list_without_heading_that_adds_up() -> None:
    sheet = Sheet()
    sheet.row(200, (50, "Account number"), (-540, "12345"))
    sheet.row(300, (50, "Hosting June"), (-540, "$12.00"))
    sheet.row(315, (50, "Domain renewal"), (-540, "$9.50"))
    sheet.row(330, (50, "Support"), (-540, "$20.00"))
    sheet.row(360, (50, "Total"), (-540, "$41.50"))
    reading = read(sheet.page())
    assert names(reading) == ["Hosting June", "Domain renewal", "Support"]
    assert amounts(reading) == ["12.00", "9.50", "20.00"]


def test_a_table_without_heading_by_its_arithmetic() -> None:
    sheet = Sheet()
    sheet.row(300, (50, "Oak board"), (-300, "4"), (-400, "12.50"), (-540, "50.00"))
    sheet.row(315, (50, "Screws"), (-300, "10"), (-400, "0.35"), (-540, "3.50"))
    sheet.row(345, (50, "Total"), (-540, "53.50"))
    reading = read(sheet.page())
    assert names(reading) == ["Oak board", "Screws"]
    assert [(str(i.quantity), str(i.unit_price)) for i in reading.items] == [
        ("4", "12.50"),
        ("10", "0.35"),
    ]


def test_tax_tables_and_letters_have_no_items() -> None:
    sheet = Sheet()
    sheet.text(50, 100, "Dear customer, thank you for your order of 12 May.")
    sheet.row(300, (50, "USt. %"), (-200, "Basisbetrag"), (-300, "Steuerbetrag"))
    sheet.row(315, (50, "19 %"), (-200, "100,00"), (-300, "19,00"))
    assert read(sheet.page()).items == ()
    assert read(Sheet().page()).items == ()


def test_page_feet_in_the_column_of_amounts_are_no_items() -> None:
    pages = []
    for number in (1, 2):
        sheet = Sheet(number)
        english_table(sheet, 100)
        for n in range(3):
            sheet.row(
                120 + 15 * n, (50, f"Part {number}{n}"), (-350, "2"), (-430, "4.00"), (-540, "8.00")
            )
        sheet.row(800, (50, "Miller & Sons, 1 High Street"), (400, "Company no."), (-538, "94718"))
        pages.append(sheet)
    pages[1].row(180, (400, "Total"), (-540, "48.00"))
    reading = read(*(s.page() for s in pages))
    assert len(reading.items) == 6
    assert reading.adds_up
    assert all("High Street" not in (i.description or "") for i in reading.items)


def test_amounts_with_tax_on_them_beside_net_prices() -> None:
    sheet = Sheet()
    sheet.row(
        300, (50, "Description"), (-280, "Quantité"), (-360, "Prix unitaire"), (-430, "TVA"),
        (-540, "Montant"),
    )  # fmt: skip
    sheet.row(
        320, (50, "Poubelle"), (-280, "30"), (-360, "10,00"), (-430, "20,0"), (-540, "360,00")
    )
    sheet.row(350, (360, "Total HT"), (-540, "300,00"))
    sheet.row(365, (360, "Total TTC"), (-540, "360,00"))
    reading = read(sheet.page())
    (item,) = reading.items
    assert (item.subtotal, item.total_amount) == (Decimal("300.00"), Decimal("360.00"))
    derived = next(r for r in reading.readings if r.path == "line_items[0].subtotal")
    assert not derived.proven
    assert derived.confidence < 0.7


def test_quantity_and_price_in_words() -> None:
    sheet = Sheet()
    sheet.row(300, (50, "Leistung"), (-540, "Betrag EUR"))
    sheet.text(50, 320, "Beratung vor Ort")
    sheet.row(332, (60, "2 h x 95,00"), (-540, "190,00"))
    sheet.text(50, 360, "Protokoll")
    sheet.row(372, (60, "1 x 40,00"), (-540, "40,00"))
    sheet.row(420, (50, "Summe netto"), (-540, "230,00"))
    reading = read(sheet.page())
    assert names(reading) == ["Beratung vor Ort", "Protokoll"]
    assert [str(i.unit_price) for i in reading.items] == ["95.00", "40.00"]
    assert reading.items[0].unit == "h"


def test_headings_in_two_storeys() -> None:
    sheet = Sheet(width=842)
    sheet.row(
        300, (40, "Sl"), (70, "Description"), (-300, "HSN"), (-340, "Qty"), (-400, "Rate"),
        (-480, "Taxable"), (510, "CGST"), (610, "SGST"), (-790, "Total"),
    )  # fmt: skip
    sheet.row(
        312, (40, "No"), (-480, "Value"), (-520, "Rate"), (-570, "Amt"), (-620, "Rate"),
        (-670, "Amt"),
    )  # fmt: skip
    sheet.row(
        330, (40, "1"), (70, "LED bulb 9W"), (-300, "8539"), (-340, "100"), (-400, "80.00"),
        (-480, "8,000.00"), (-520, "9%"), (-570, "720.00"), (-620, "9%"), (-670, "720.00"),
        (-790, "9,440.00"),
    )  # fmt: skip
    sheet.row(
        365, (70, "Total"), (-480, "8,000.00"), (-570, "720.00"), (-670, "720.00"),
        (-790, "9,440.00"),
    )  # fmt: skip
    (item,) = read(sheet.page()).items
    assert (item.name, item.reference) == ("LED bulb 9W", "8539")
    assert (str(item.subtotal), str(item.total_amount)) == ("8000.00", "9440.00")


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


def test_a_very_long_table_is_read_whole() -> None:
    pages = []
    for number in range(1, 11):
        sheet = Sheet(number)
        english_table(sheet, 60)
        for n in range(45):
            sheet.row(
                80 + 15 * n,
                (50, f"Article {number}-{n}"),
                (-350, "2"),
                (-430, "1.50"),
                (-540, "3.00"),
            )
        if number == 10:
            sheet.row(780, (400, "Total"), (-540, "1,350.00"))
        pages.append(sheet.page())
    reading = read(*pages, conventions=ENGLISH)
    assert len(reading.items) == 450
    assert reading.adds_up
