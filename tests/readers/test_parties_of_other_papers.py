# SPDX-License-Identifier: AGPL-3.0-or-later
"""Parties on papers that set them out of the usual way."""

from dataclasses import replace

import pytest

from desktop.domain.company import OwnCompany
from desktop.domain.page import Box, Word
from desktop.domain.reading import CERTAIN
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


def test_labels_in_two_languages() -> None:
    paper = Paper().at(LEFT, 60, "Dodavatel / Supplier:", "Moravský Papír s.r.o.", "619 00 Brno")
    paper.at(RIGHT, 60, "Odběratel / Customer:", "Alpine Books GmbH", "1060 Wien")
    assert values(paper.read(), "supplier.name", "buyer.name") == (
        "Moravský Papír s.r.o.",
        "Alpine Books GmbH",
    )


def test_whose_attention_a_letter_is_for_stands_below_whom_it_is_to() -> None:
    paper = Paper().sender("Nagel Treuhand KG", "Ring 9", "28209 Bremen")
    paper.addressee("WEG Parkallee 17-19", "z. Hd. Verwaltungsbeirat", "Parkallee 17", "28209 Ort")
    assert value(paper.title("Rechnung 338").read(), "buyer.name") == "WEG Parkallee 17-19"


def test_a_title_alone_is_no_name() -> None:
    paper = Paper().sender("Garage du Léman Sàrl", "Route 40", "1110 Morges")
    read = paper.addressee("Madame", "Chantal Rochat", "Chemin des Vignes 3", "1028 Lieu").read()
    assert value(read, "buyer.name") == "Chantal Rochat"


def test_a_tax_id_inside_a_line() -> None:
    paper = Paper().sender("Lucemia S.p.A.", "Via Larga 2", "20122 Milano")
    line = "Lucemia S.p.A. Sede legale Via Larga 2, 20122 Milano - P.IVA 10188280969 - REA MI-1"
    read = paper.title("Fattura n. 7").at(LEFT, 790, line).read()
    assert value(read, "supplier.vat_number") == "10188280969"


def test_signs_that_do_not_depend_on_each_other_make_a_supplier_certain() -> None:
    paper = Paper().at(LEFT, 125, "Kraxi GmbH · Flugzeugallee 17 · 12345 Papierfeld")
    paper.at(LEFT, 145, "Vertrieb Osten GmbH", "Rabattstr. 25", "34567 Osterhausen")
    alone = paper.title("Rechnung 2014-03").read().evidence["supplier.name"]
    paper.at(LEFT, 790, "info@kraxi.example   USt-IdNr. DE136695976")
    both = paper.read().evidence["supplier.name"]
    assert alone.confidence < CERTAIN <= both.confidence


def test_beside_the_own_company_the_other_party_is_certain() -> None:
    paper = Paper().sender("Kraxi GmbH", "Flugzeugallee 17", "12345 Papierfeld")
    paper.addressee("Osten Vertrieb", "Rabattstr. 25", "34567 Osterhausen").title(
        "Rechnung 2014-03"
    )
    own = OwnCompany(names=("Osten Vertrieb GmbH",))
    alone, beside = paper.read().evidence, paper.read(own).evidence
    assert alone["supplier.name"].confidence < CERTAIN <= beside["supplier.name"].confidence
    assert beside["buyer.name"].confidence >= CERTAIN


@pytest.mark.parametrize("line", ["Animal", "Lieferung"])
def test_a_place_alone_makes_no_name_certain(line: str) -> None:
    paper = Paper().sender("Fernhill Clinic Ltd", "2 Fernhill Road", "Bracknell RG12 7AA")
    paper.at(LEFT, 140, "Client", line)
    found = paper.title("Invoice 77").read().evidence.get("buyer.name")
    assert found is None or found.confidence < CERTAIN


def test_a_court_of_registration_is_no_company() -> None:
    assert not has_legal_form("Vorstand: C. Heit, AG Hanau HRB 90544")
    assert not has_legal_form("Reno, NV 89502")
    assert has_legal_form("HostWerk AG")


def test_a_spanish_tax_id_without_a_label() -> None:
    paper = Paper().sender("Nube Creativa Studio SL", "B75272088", "Calle Larios 5", "29005 Málaga")
    paper.facts([("Número", "F240073"), ("Fecha", "05/11/2024"), ("Vencimiento", "05/12/2024")])
    read = paper.title("Factura").totals([("BASE IMPONIBLE", "960,00€")]).read()
    assert value(read, "supplier.vat_number") == "B75272088"


def _taller(word: Word) -> Word:
    box = word.box
    return replace(word, box=Box(box.x0, box.y0, box.x1, box.y0 + 15), size=15.0)


def test_a_tax_representative_is_not_who_sells() -> None:
    paper = Paper().at(LEFT, 80, "Atelier Mistral", "12 rue des Lilas", "13001 Marseille")
    paper.at(LEFT, 260, "Représentant fiscal", "Cabinet Durance", "3 quai du Port")
    paper.at(LEFT, 299, "13002 Marseille", "N° TVA : FR11123456782", "contact@durance.fr")
    paper.at(RIGHT, 260, "Client :", "Quincaillerie Bellevue SARL", "8 cours Mirabeau")
    read = paper.facts([("Facture N°", "F-2026-18"), ("Date", "12/03/2026")]).read()
    assert value(read, "supplier.name") == "Atelier Mistral"
    assert value(read, "buyer.name") == "Quincaillerie Bellevue SARL"
