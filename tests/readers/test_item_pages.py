# SPDX-License-Identifier: AGPL-3.0-or-later
"""Line items over several pages, and sums among them that are no items."""

from decimal import Decimal

from tests.readers.items import ENGLISH, amounts, english_table, names, read
from tests.readers.typeset import Sheet


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
