# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the columns of an item table mean: taxes, discounts, and headings of all kinds."""

from decimal import Decimal

from tests.readers.items import amounts, english_table, names, read
from tests.readers.typeset import Sheet


def test_payments_between_items_are_none() -> None:
    sheet = Sheet()
    sheet.row(300, (40, "Date"), (110, "Description"), (-400, "Charges"), (-480, "Credits"))
    sheet.row(320, (40, "01/05"), (110, "Room"), (-400, "120.00"))
    sheet.row(334, (40, "02/05"), (110, "Breakfast"), (-400, "18.00"))
    sheet.row(348, (40, "03/05"), (110, "Visa card"), (-480, "138.00"))
    sheet.row(390, (110, "Total"), (-400, "138.00"), (-480, "138.00"))
    reading = read(sheet.page())
    assert names(reading) == ["Room", "Breakfast"]
    assert amounts(reading) == ["120.00", "18.00"]


def test_tax_named_in_the_heading_with_its_amounts_below() -> None:
    sheet = Sheet(width=842)
    sheet.row(
        300, (30, "Product"), (-330, "Qty"), (-420, "Gross"), (-520, "Discount"),
        (-620, "Taxable"), (-700, "IGST"), (-800, "Total"),
    )  # fmt: skip
    sheet.row(312, (-420, "Amount"), (-620, "Value"), (-700, "18%"))
    sheet.row(
        330, (30, "Back cover"), (-330, "1"), (-420, "319.00"), (-520, "-20.00"),
        (-620, "253.39"), (-700, "45.61"), (-800, "299.00"),
    )  # fmt: skip
    sheet.row(
        345, (30, "Charger"), (-330, "1"), (-420, "590.00"), (-520, "0.00"), (-620, "500.00"),
        (-700, "90.00"), (-800, "590.00"),
    )  # fmt: skip
    sheet.row(
        390, (30, "Total"), (-330, "2"), (-420, "909.00"), (-520, "-20.00"), (-620, "753.39"),
        (-700, "135.61"), (-800, "889.00"),
    )  # fmt: skip
    reading = read(sheet.page())
    assert amounts(reading) == ["253.39", "500.00"]
    assert [i.tax_amount for i in reading.items] == [Decimal("45.61"), Decimal("90.00")]
    assert [i.total_amount for i in reading.items] == [Decimal("299.00"), Decimal("590.00")]


def test_a_single_item_below_its_own_heading() -> None:
    sheet = Sheet()
    sheet.row(300, (50, "Item"), (-400, "Net worth"), (-470, "VAT [%]"), (-550, "Gross worth"))
    sheet.row(320, (50, "Monitor stand"), (-400, "100,00"), (-470, "10%"), (-550, "110,00"))
    sheet.row(370, (50, "Total net"), (-400, "100,00"))
    (item,) = read(sheet.page()).items
    assert (item.name, str(item.subtotal), str(item.total_amount)) == (
        "Monitor stand",
        "100.00",
        "110.00",
    )


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


def test_sums_in_two_languages_are_no_items() -> None:
    sheet = Sheet()
    heads = ("Popis / Description", "Qty", "Cena / Price", "Celkem / Total CZK")
    sheet.row(220, (50, heads[0]), (-300, heads[1]), (-400, heads[2]), (-540, heads[3]))
    sheet.row(236, (50, "Ofsetový papír"), (-300, "400"), (-400, "31,00"), (-540, "12 400,00"))
    sheet.row(252, (280, "Základ daně / Net"), (-540, "12 400,00"))
    sheet.row(268, (280, "DPH 21 % / VAT"), (-540, "2 604,00"))
    sheet.row(284, (280, "Celkem k úhradě / Total due"), (-540, "15 004,00"))
    assert amounts(read(sheet.page())) == ["12400.00"]


def test_a_turkish_e_invoice_prints_the_lines_amount_last() -> None:
    sheet = Sheet()
    sheet.row(220, (50, "Mal Hizmet"), (-260, "Miktar"), (-340, "Birim Fiyat"))
    sheet.row(220, (-430, "KDV Tutarı"), (-540, "Mal Hizmet Tutarı"))
    sheet.row(236, (50, "Oluklu koli"), (-260, "5.000 Adet"), (-340, "2,50 TL"))
    sheet.row(236, (-430, "2.500,00 TL"), (-540, "12.500,00 TL"))
    sheet.row(260, (350, "Ödenecek Tutar"), (-540, "15.000,00 TL"))
    assert amounts(read(sheet.page())) == ["12500.00"]
