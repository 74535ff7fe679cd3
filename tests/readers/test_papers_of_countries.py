# SPDX-License-Identifier: AGPL-3.0-or-later
"""Papers as programs of several countries set them, each read as a whole."""

from __future__ import annotations

from tests.readers.papers import Paper, value, values
from tests.readers.typeset import Sheet

ITEMS = tuple[str, ...]


def table(sheet: Sheet, y: float, columns: tuple[float, ...], *rows: ITEMS) -> None:
    for index, row in enumerate(rows):
        cells = [(x, text) for x, text in zip(columns, row, strict=True) if text]
        sheet.row(y + 16 * index, *cells)


def test_a_british_paper_has_goods_and_carriage_below_its_items() -> None:
    paper = (
        Paper().title("INVOICE").facts([("Invoice No", "INV-20871"), ("Tax Point", "14/03/2024")])
    )
    table(
        paper.sheet,
        330,
        (57, 110, -430, -480, -540),
        ("Qty", "Description", "Price", "VAT", "Net"),
        ("100", "Coach bolts M10", "7.00", "20%", "700.00"),
        ("50", "Galvanised brackets", "10.00", "20%", "500.00"),
    )
    paper.totals(
        [
            ("Goods", "£1,200.00"),
            ("Carriage", "£40.00"),
            ("Net Total", "£1,240.00"),
            ("VAT", "£248.00"),
            ("Invoice Total", "£1,488.00"),
        ]
    )
    read = paper.read()
    assert [item.name for item in read.invoice.line_items] == [
        "Coach bolts M10",
        "Galvanised brackets",
    ]
    wanted = ("1240.00", "248.00", "1488.00", "40.00")
    assert values(read, "subtotal", "tax_amount", "total_amount", "shipping") == wanted


def test_a_swiss_sub_total_is_no_item() -> None:
    paper = Paper().title("Rechnung R-5520")
    table(
        paper.sheet,
        330,
        (57, -340, -430, -540),
        ("Beschreibung", "Menge", "Ansatz", "Betrag CHF"),
        ("Einbauschrank nach Mass", "1", "1'200.00", "1'200.00"),
        ("Zwischentotal", "", "", "1'200.00"),
    )
    paper.totals([("MWST 8.1%", "97.20"), ("Total CHF", "1'297.20")])
    read = paper.read()
    assert len(read.invoice.line_items) == 1
    assert value(read, "total_amount") == "1297.20"


def test_a_polish_account_is_no_invoice_number() -> None:
    paper = Paper().at(57, 40, "Faktura VAT nr FV/123/05/2024")
    paper.at(57, 360, "Nr rachunku: PL61 1090 1014 0000 0712 1981 2874")
    assert value(paper.read(), "invoice_number") == "FV/123/05/2024"


def test_a_net_date_in_the_terms_is_the_due_date() -> None:
    paper = Paper().title("Rechnung Nr. 88-1204").facts([("Belegdatum", "31.01.2024")])
    paper.at(57, 600, "Zahlungsbedingungen: 8 Tage 2 % Skonto bis 08.02.2024, netto bis 29.02.2024")
    assert value(paper.read(), "due_date") == "2024-02-29"


def test_the_company_stands_below_the_person_it_is_for() -> None:
    paper = Paper().sender("Merlion Print Ltd", "21 Mill Road", "Leeds LS1 4AA")
    paper.addressee("Attn: Ms Tan", "Orchid Events Limited", "5 Park Lane", "Leeds LS2 7BB")
    paper.title("Invoice 1009")
    assert value(paper.read(), "buyer.name") == "Orchid Events Limited"


def test_a_profession_below_a_name_is_not_the_name() -> None:
    paper = Paper().sender("Lena Fischbach", "Lektorat", "Birkenweg 9", "50823 Köln")
    paper.addressee("Verlag Morgenrot GmbH", "Ehrenstr. 2", "50672 Köln").title("Rechnung Nr. 12")
    paper.at(57, 320, "Lektorat Roman")
    assert value(paper.read(), "supplier.name") == "Lena Fischbach"


def test_a_name_stands_behind_its_label() -> None:
    paper = Paper().at(57, 125, "Nome/Razão Social: Aurora Tecnologia Ltda")
    paper.title("Fatura 2024/17")
    assert value(paper.read(), "supplier.name") == "Aurora Tecnologia Ltda"


def test_a_swedish_postal_code_is_no_house_number() -> None:
    paper = Paper().sender("Nordljus AB", "Storgatan 1", "972 38 Luleå")
    paper.addressee("Kallax Bygg AB", "Box 12", "971 02 Luleå").title("Invoice 90077")
    assert values(paper.read(), "supplier.name", "buyer.name") == ("Nordljus AB", "Kallax Bygg AB")
