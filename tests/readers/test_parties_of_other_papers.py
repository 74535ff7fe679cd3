# SPDX-License-Identifier: AGPL-3.0-or-later
"""Parties on papers that set them out of the usual way."""

from dataclasses import replace

from desktop.domain.page import Box, Word
from desktop.readers.names import can_be_name, has_legal_form, is_street_name, leading_company
from tests.readers.papers import LEFT, RIGHT, Paper, value, values


def test_a_key_among_keys_has_its_value_beside_it() -> None:
    paper = Paper().at(LEFT, 30, "Fernhill Veterinary Clinic Ltd", "2 Fernhill Road, Bracknell")
    facts = [("Invoice", "V-88123"), ("Date", "23.08.2024"), ("Client", "Mr R Okafor")]
    read = paper.facts([*facts, ("Animal", "Biscuit")]).title("Invoice").read()
    assert value(read, "buyer.name") == "Mr R Okafor"


def test_a_name_may_end_in_a_number_like_a_street() -> None:
    paper = Paper().sender("Ufer Telekom GmbH", "Hafendamm 1", "24937 Flensburg")
    read = paper.addressee("Bürogemeinschaft Elbe 9", "Elbchaussee 12", "22765 Hamburg").read()
    assert value(read, "buyer.name") == "Bürogemeinschaft Elbe 9"


def test_a_street_alone_is_not_the_sender() -> None:
    assert is_street_name("Dock Road")
    assert not is_street_name("Dock Road Trading Ltd")
    paper = Paper().at(LEFT, 30, "Solent Marine Instruments", "Dock Road, Gosport PO12 1SU")
    paper.at(LEFT, 140, "To:", "Kielboot Werft GmbH", "Hafenstr. 8", "24103 Kiel")
    read = paper.title("Invoice E-40117").read()
    assert values(read, "supplier.name", "invoice_number") == (
        "Solent Marine Instruments",
        "E-40117",
    )


def test_the_company_that_a_long_footer_begins_with() -> None:
    footer = "Energía Levantina, S.A.U. CIF A46001122. Domicilio social: Alameda 35, 46023 Valencia"
    assert leading_company(footer) == "Energía Levantina, S.A.U."
    assert leading_company("Please pay Kraxi GmbH within ten days of this invoice") is None
    paper = Paper().at(RIGHT, 90, "María José Pons", "C/ Colón 40", "46004 Valencia")
    read = paper.facts([("Nº factura:", "LUZ-11288")]).at(LEFT, 790, footer).read()
    assert value(read, "supplier.name") == "Energía Levantina, S.A.U."


def test_words_in_capitals_are_no_legal_form() -> None:
    assert not has_legal_form("REG OFFICE AS ABOVE")
    assert has_legal_form("NORDVIK FISKEREDSKAP AS")
    assert not can_be_name("Limited")


def test_the_slip_that_goes_back_with_the_payment_names_no_buyer() -> None:
    paper = Paper().at(LEFT, 120, "Rimu Ridge Developments", "PO Box 9021", "Tauranga 3142")
    paper.facts([("Invoice Number", "INV-3307"), ("Invoice Date", "20 May 2024")])
    paper.at(LEFT, 660, "PAYMENT ADVICE").at(LEFT, 690, "To:  Tuatara Surveying Limited")
    paper.at(LEFT, 703, "18 Fraser Street", "Tauranga 3110")
    paper.sheet.row(690, (RIGHT, "Customer:"), (460, "Rimu Ridge Developments"))
    read = paper.title("TAX INVOICE").read()
    assert value(read, "buyer.name") == "Rimu Ridge Developments"


def test_a_form_with_headings_over_its_whole_width() -> None:
    paper = Paper().at(LEFT, 60, "NOTA FISCAL DE SERVIÇOS ELETRÔNICA - NFS-e")
    paper.at(237, 110, "PRESTADOR DE SERVIÇOS")
    paper.at(LEFT, 125, "Nome/Razão Social: Clínica Vetor Serviços Ltda", "Município: Campinas")
    paper.at(237, 175, "TOMADOR DE SERVIÇOS")
    paper.at(LEFT, 190, "Nome/Razão Social: Construtora Ipê Amarelo Ltda", "Município: Campinas")
    read = paper.read()
    assert values(read, "supplier.name", "buyer.name") == (
        "Clínica Vetor Serviços Ltda",
        "Construtora Ipê Amarelo Ltda",
    )


def test_a_journey_is_no_trade() -> None:
    paper = Paper().at(LEFT, 40, "Aurelia Airways plc")
    heads = ("From", "To", "Flight", "Class", "Fare")
    paper.sheet.row(190, *((LEFT + 70 * n, head) for n, head in enumerate(heads)))
    cells = ("LIS", "VIE", "AU 1412", "Q", "QLITE")
    paper.sheet.row(205, *((LEFT + 70 * n, cell) for n, cell in enumerate(cells)))
    assert value(paper.title("Invoice 220771").read(), "supplier.name") == "Aurelia Airways plc"


def test_what_the_sender_does_is_not_its_name() -> None:
    paper = Paper()
    for part, x in (("MARCHMONT", 190), ("&", 237.8), ("LEITH", 245.6)):
        paper.sheet.text(x, 30, part)
    words = paper.sheet.words
    paper.sheet.words = [_taller(word) for word in words]
    paper.at(180, 48, "Solicitors and Notaries · 4 Melville Place, Edinburgh EH3 7PR")
    assert value(paper.title("Invoice 204417").read(), "supplier.name") == "MARCHMONT & LEITH"


def _taller(word: Word) -> Word:
    box = word.box
    return replace(word, box=Box(box.x0, box.y0, box.x1, box.y0 + 15), size=15.0)
