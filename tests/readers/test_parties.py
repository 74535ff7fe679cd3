# SPDX-License-Identifier: AGPL-3.0-or-later
"""Supplier and buyer, told apart the way a person does it."""

import pytest

from desktop.readers.addresses import parse_address
from desktop.readers.names import can_be_name, same_name
from tests.readers.papers import LEFT, Paper, value, values


def test_sender_line_over_the_window_names_the_supplier() -> None:
    paper = Paper().at(LEFT, 125, "Kraxi GmbH · Flugzeugallee 17 · 12345 Papierfeld")
    paper.at(LEFT, 145, "Papierflieger-Vertriebs-GmbH", "Rabattstr. 25", "34567 Osterhausen")
    read = paper.title("Rechnung 2014-03").read()
    assert values(read, "supplier.name", "buyer.name") == (
        "Kraxi GmbH",
        "Papierflieger-Vertriebs-GmbH",
    )
    assert values(read, "supplier.address.street", "supplier.address.city") == (
        "Flugzeugallee 17",
        "Papierfeld",
    )


def test_labelled_sections_side_by_side() -> None:
    paper = Paper().at(
        LEFT, 150, "FROM", "Halden Studio, LLC", "2208 Juniper Row", "Austin, TX 78702"
    )
    paper.at(
        RIGHT_COLUMN,
        150,
        "BILL TO",
        "Bluefern Coffee, Inc.",
        "915 Harbor Road",
        "Portland, OR 97209",
    )
    read = paper.title("Invoice HP-10482").read()
    assert values(read, "supplier.name", "supplier.address.state") == ("Halden Studio, LLC", "TX")
    assert values(read, "buyer.name", "buyer.address.postal_code") == (
        "Bluefern Coffee, Inc.",
        "97209",
    )


def test_sections_of_keys_and_values() -> None:
    paper = Paper().at(LEFT, 150, "Verkäufer")
    paper.sheet.row(165, (LEFT, "Name:"), (200, "Lieferant GmbH"))
    paper.sheet.row(180, (LEFT, "Anschrift:"), (200, "Lieferantenstraße 20"))
    paper.sheet.row(195, (LEFT, "USt.-Id.-Nr.:"), (200, "DE123456789"))
    paper.at(LEFT, 240, "Käufer/Leistungsempfänger")
    paper.sheet.row(255, (LEFT, "Name:"), (200, "Kunden AG Mitte"))
    paper.sheet.row(270, (LEFT, "USt.-Id.-Nr.:"), (200, "DE136695976"))
    read = paper.read()
    assert values(read, "supplier.name", "buyer.name") == ("Lieferant GmbH", "Kunden AG Mitte")
    assert values(read, "supplier.vat_number", "buyer.vat_number") == (
        "DE123456789",
        "DE136695976",
    )


def test_a_footer_tells_the_supplier_and_its_ids() -> None:
    paper = Paper().addressee("Café Lichtblick", "Ahornzeile 77", "12163 Berlin")
    paper.title("Rechnung Nr. 88")
    paper.at(LEFT, 780, "Rösterei Kranich GmbH · Speicherhof 2 · 10963 Berlin · 030 23125-460")
    paper.at(LEFT, 793, "Amtsgericht Charlottenburg HRB 914405 B · USt-IdNr. DE136695976")
    read = paper.read()
    assert values(read, "supplier.name", "buyer.name") == (
        "Rösterei Kranich GmbH",
        "Café Lichtblick",
    )
    assert values(read, "supplier.legal_id", "supplier.vat_number", "supplier.phone") == (
        "HRB 914405 B",
        "DE136695976",
        "030 23125-460",
    )


def test_the_customers_vat_id_is_not_the_suppliers() -> None:
    paper = Paper().sender("Atelier Nord SARL", "3 rue Haute", "44000 Nantes")
    paper.title("Facture F-1").facts([("N° TVA client", "FR40303265045")], y=230)
    read = paper.read()
    assert value(read, "supplier.vat_number") is None
    assert value(read, "buyer.vat_number") == "FR40303265045"


def test_lines_between_name_and_street_belong_to_the_address() -> None:
    paper = Paper().at(LEFT, 140, "Bill to", "Acme Ltd", "Attn: Accounts Payable", "1 High Street")
    paper.at(LEFT, 192, "Leeds LS1 4AB")
    assert value(paper.read(), "buyer.address.text") == (
        "Attn: Accounts Payable\n1 High Street\nLeeds LS1 4AB"
    )


@pytest.mark.parametrize(
    ("lines", "street", "code", "city"),
    [
        (["Lindenweg 3", "80331 München"], "Lindenweg 3", "80331", "München"),
        (["12 rue des Fabriques", "45000 Orléans"], "12 rue des Fabriques", "45000", "Orléans"),
        (["Via Roma 5", "41049 Sassuolo (MO)"], "Via Roma 5", "41049", "Sassuolo"),
        (["Keizersgracht 1", "1015 CJ Amsterdam"], "Keizersgracht 1", "1015 CJ", "Amsterdam"),
        (["1 High Street", "Leeds LS1 4AB"], "1 High Street", "LS1 4AB", "Leeds"),
        (["915 Harbor Road", "Portland, OR 97209"], "915 Harbor Road", "97209", "Portland"),
        (["2 Juniper Row, Apt 3", "Austin, TX 78702"], "2 Juniper Row, Apt 3", "78702", "Austin"),
        (["ul. Długa 7", "00-238 Warszawa"], "ul. Długa 7", "00-238", "Warszawa"),
        (["Pier House, 4 Low Quay", "Cork T12 XX88"], "Pier House, 4 Low Quay", "T12 XX88", "Cork"),
        (["Koppelweg 14, 22589 Hamburg"], "Koppelweg 14", "22589", "Hamburg"),
        (["Scheibengasse 27", "3600 Thun"], "Scheibengasse 27", "3600", "Thun"),
    ],
)  # fmt: skip
def test_addresses_of_many_countries(lines: list[str], street: str, code: str, city: str) -> None:
    parsed = parse_address(lines)
    assert parsed is not None
    assert (parsed.street, parsed.postal_code, parsed.city) == (street, code, city)


@pytest.mark.parametrize(
    "text",
    [
        "Tel. 030 1234567",
        "12345 Papierfeld",
        "Lindenweg 3",
        "info@kraxi.com",
        "Deutschland",
        "Globale Nummer: 4333741000005",
        "1.234,50 €",
        "Bitte überweisen Sie den Betrag",
        "Invoice",
        "The issuer put their company data into the picture below",
    ],
)
def test_what_is_no_name(text: str) -> None:
    assert not can_be_name(text)


def test_names_are_the_same_but_for_their_dress() -> None:
    assert same_name("KRAXI GMBH", "Kraxi GmbH")
    assert same_name("Brenncke & Söhne", "Brenncke & Söhne Elektrogroßhandel GmbH & Co. KG")
    assert not same_name("Muster-Kunde GmbH", "Muster-Lieferant GmbH")


RIGHT_COLUMN = 320.0
