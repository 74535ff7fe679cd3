# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is no invoice is told so, and read all the same."""

import pytest

from desktop.domain.invoice import DocumentType
from tests.readers.papers import Paper, value

FACTS = [("Datum", "05.03.2024"), ("Kundennummer", "44871")]
TOTALS = [("Nettobetrag", "100,00 €"), ("19 % MwSt.", "19,00 €"), ("Gesamtbetrag", "119,00 €")]


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Rechnung", DocumentType.INVOICE),
        ("RECHNUNG Nr. 4711", DocumentType.INVOICE),
        ("TAX INVOICE", DocumentType.INVOICE),
        ("Facture", DocumentType.INVOICE),
        ("Gutschrift", DocumentType.CREDIT_NOTE),
        ("CREDIT NOTE", DocumentType.CREDIT_NOTE),
        ("Proforma-Rechnung", DocumentType.PRO_FORMA),
        ("Zahlungserinnerung", DocumentType.REMINDER),
        ("Auftragsbestätigung", DocumentType.OTHER),
        ("ORDER CONFIRMATION", DocumentType.OTHER),
        ("Lieferschein", DocumentType.OTHER),
        ("DEVIS", DocumentType.OTHER),
        ("Preventivo", DocumentType.OTHER),
        ("PURCHASE ORDER", DocumentType.OTHER),
        ("Statement of Account", DocumentType.OTHER),
    ],
)
def test_the_headline_tells(title: str, wanted: DocumentType) -> None:
    read = Paper().title(title).facts(FACTS).totals(TOTALS).read()
    assert read.invoice.document_type is wanted
    assert value(read, "total_amount") == "119.00"


def test_an_order_number_on_an_invoice_does_not_make_it_an_order() -> None:
    paper = Paper().title("Invoice").facts([("Purchase Order", "PO-7"), ("Invoice No.", "17")])
    assert paper.totals(TOTALS).read().invoice.document_type is DocumentType.INVOICE


def test_a_letter_is_no_invoice() -> None:
    paper = Paper().at(57, 150, "Dear Ms Example,", "we are moving to a new office in May.")
    assert paper.read().invoice.document_type is DocumentType.OTHER


def test_an_invoice_number_and_a_total_make_an_invoice_without_a_headline() -> None:
    facts = [("Lieferschein:", "L-87654"), ("Rechnungsnummer", "RE-17"), *FACTS]
    read = Paper().facts(facts).totals(TOTALS).read()
    kind = read.evidence["document_type"]
    assert read.invoice.document_type is DocumentType.INVOICE
    assert kind.proven, "the label of the number is its proof"
    assert kind.confidence >= 0.9


def test_a_delivery_note_stays_one_though_it_names_an_invoice() -> None:
    facts = [("Lieferschein Nr.", "L-87654"), ("Rechnung folgt", ""), *FACTS]
    read = Paper().title("Lieferschein").facts(facts).totals(TOTALS).read()
    assert read.invoice.document_type is DocumentType.OTHER
