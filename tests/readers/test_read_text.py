# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whole papers: what a bookkeeper would read off them, and what must not be made up."""

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.domain.company import OwnCompany
from desktop.domain.invoice import DocumentType
from desktop.domain.page import PageText, WordsSource
from desktop.domain.reading import CERTAIN
from desktop.readers.read_text import read_pages
from tests.readers.papers import LEFT, Paper, german_invoice, value, values


def test_reads_a_german_letter() -> None:
    read = german_invoice().read()
    assert values(
        read, "invoice_number", "issue_date", "due_date", "purchase_order", "currency", "language"
    ) == ("RE-2024-118", "2024-03-05", "2024-04-04", "B-7741", "EUR", "de")
    assert values(read, "subtotal", "tax_amount", "total_amount") == (
        "1000.00",
        "190.00",
        "1190.00",
    )
    assert values(read, "supplier.name", "supplier.vat_number", "buyer.name") == (
        "Kranbau Weber GmbH",
        "DE136695976",
        "Muster & Söhne AG",
    )
    assert values(
        read, "supplier.bank_account.iban", "supplier.bank_account.bic", "buyer.address.city"
    ) == ("DE89370400440532013000", "COBADEFFXXX", "München")
    assert read.invoice.document_type is DocumentType.INVOICE
    assert [(t.rate, t.taxable_amount, t.tax_amount) for t in read.invoice.tax_lines] == [
        (Decimal(19), Decimal(1000), Decimal(190))
    ]


def test_every_value_has_its_place_and_its_printed_text() -> None:
    read = german_invoice().read()
    for path in ("invoice_number", "due_date", "total_amount", "buyer.name", "supplier.vat_number"):
        reading = read.evidence[path]
        assert reading.page == 1
        assert reading.box is not None
    assert read.evidence["total_amount"].text == "1.190,00 €"
    assert read.evidence["due_date"].text == "04.04.2024"
    assert read.evidence["invoice_number"].label == "Rechnungsnummer"


def test_a_clear_paper_is_read_with_certainty() -> None:
    evidence = german_invoice().read().evidence
    for path in ("invoice_number", "issue_date", "total_amount", "supplier.bank_account.iban"):
        assert evidence[path].confidence >= CERTAIN


def test_reads_an_english_paper_with_headings_above_values() -> None:
    paper = Paper().at(LEFT, 40, "Northgate Tools Ltd", "7 Mill Lane", "Leeds LS1 4AB")
    paper.at(LEFT, 130, "Bill to", "Harbour Bikes Ltd", "2 Quay Street", "Bristol BS1 4QA")
    paper.sheet.row(240, (57, "Invoice No."), (180, "Invoice Date"), (300, "Due Date"))
    paper.sheet.row(255, (57, "INV-0042"), (180, "3 May 2024"), (300, "2 June 2024"))
    paper.at(LEFT, 290, "INVOICE")
    paper.totals([("Subtotal", "£200.00"), ("VAT 20%", "£40.00"), ("Total due", "£240.00")])
    read = paper.read()
    assert values(read, "invoice_number", "issue_date", "due_date", "currency") == (
        "INV-0042",
        "2024-05-03",
        "2024-06-02",
        "GBP",
    )
    assert values(read, "supplier.name", "buyer.name", "buyer.address.postal_code") == (
        "Northgate Tools Ltd",
        "Harbour Bikes Ltd",
        "BS1 4QA",
    )
    assert values(read, "subtotal", "tax_amount", "total_amount") == ("200.00", "40.00", "240.00")


@pytest.mark.parametrize(
    ("title", "facts", "totals", "wanted"),
    [
        (
            "FACTURE",
            [
                ("Facture n°", "F-2024-7"),
                ("Date de facture", "5 mars 2024"),
                ("Échéance", "04/04/2024"),
            ],
            [("Total HT", "100,00 €"), ("TVA 20 %", "20,00 €"), ("Total TTC", "120,00 €")],
            ("F-2024-7", "2024-03-05", "2024-04-04", "100.00", "20.00", "120.00"),
        ),
        (
            "Factura",
            [
                ("N.º de factura", "FV-24/118"),
                ("Fecha de factura", "05/03/2024"),
                ("Vencimiento", "04/04/2024"),
            ],
            [
                ("Base imponible", "100,00 €"),
                ("IVA 21 %", "21,00 €"),
                ("Total factura", "121,00 €"),
            ],
            ("FV-24/118", "2024-03-05", "2024-04-04", "100.00", "21.00", "121.00"),
        ),
        (
            "FATTURA",
            [("Numero fattura", "187/2024"), ("Data", "05/03/2024"), ("Scadenza", "04/04/2024")],
            [("Imponibile", "100,00 €"), ("IVA 22%", "22,00 €"), ("Totale fattura", "122,00 €")],
            ("187/2024", "2024-03-05", "2024-04-04", "100.00", "22.00", "122.00"),
        ),
        (
            "Factuur",
            [
                ("Factuurnummer", "2024-0738"),
                ("Factuurdatum", "5 maart 2024"),
                ("Vervaldatum", "4-4-2024"),
            ],
            [
                ("Totaal exclusief btw", "€ 100,00"),
                ("21% btw", "€ 21,00"),
                ("Totaal inclusief btw", "€ 121,00"),
            ],
            ("2024-0738", "2024-03-05", "2024-04-04", "100.00", "21.00", "121.00"),
        ),
        (
            "FATURA",
            [
                ("Fatura n.º", "FT 2024/55"),
                ("Data de emissão", "05/03/2024"),
                ("Vencimento", "04/04/2024"),
            ],
            [
                ("Total sem IVA", "100,00 €"),
                ("Total IVA", "23,00 €"),
                ("Total a pagar", "123,00 €"),
            ],
            ("FT 2024/55", "2024-03-05", "2024-04-04", "100.00", "23.00", "123.00"),
        ),
        (
            "FAKTURA VAT",
            [
                ("Faktura nr", "FV/12/2024"),
                ("Data wystawienia", "05.03.2024"),
                ("Termin płatności", "04.04.2024"),
            ],
            [
                ("Razem netto", "100,00 zł"),
                ("Kwota VAT", "23,00 zł"),
                ("Razem brutto", "123,00 zł"),
            ],
            ("FV/12/2024", "2024-03-05", "2024-04-04", "100.00", "23.00", "123.00"),
        ),
        (
            "TAX INVOICE",
            [("Invoice No.", "KLS/24-25/18"), ("Dated", "5-Mar-2024"), ("Due Date", "04-Apr-2024")],
            [
                ("Taxable Value", "1,00,000.00"),
                ("IGST @ 18 %", "18,000.00"),
                ("Grand Total", "₹ 1,18,000.00"),
            ],
            ("KLS/24-25/18", "2024-03-05", "2024-04-04", "100000.00", "18000.00", "118000.00"),
        ),
    ],
)
def test_reads_the_labels_of_many_languages(
    title: str, facts: list[tuple[str, str]], totals: list[tuple[str, str]], wanted: tuple[str, ...]
) -> None:
    read = Paper().title(title).facts(facts).totals(totals).read()
    assert (
        values(
            read,
            "invoice_number",
            "issue_date",
            "due_date",
            "subtotal",
            "tax_amount",
            "total_amount",
        )
        == wanted
    )


def test_what_is_printed_nowhere_stays_empty() -> None:
    read = Paper().title("Invoice").facts([("Invoice number", "A-17")]).read()
    assert values(read, "due_date", "total_amount", "supplier.name", "buyer.name") == (None,) * 4
    assert value(read, "currency") is None


def test_a_due_date_counted_from_printed_terms_shows_the_terms_and_is_not_certain() -> None:
    paper = Paper().title("Rechnung Nr. 4711 vom 05.03.2024")
    paper.at(LEFT, 650, "Zahlbar innerhalb von 30 Tagen netto.")
    read = paper.read()
    due = read.evidence["due_date"]
    assert due.value == "2024-04-04"
    assert "30 Tagen" in due.text
    assert due.confidence < CERTAIN


def test_days_of_a_cash_discount_are_not_the_due_date() -> None:
    paper = Paper().title("Rechnung Nr. 4711 vom 05.03.2024")
    paper.at(LEFT, 650, "Zahlbar: 10 Tage 2 % Skonto, 30 Tage netto")
    assert value(paper.read(), "due_date") == "2024-04-04"


def test_the_own_company_is_never_the_supplier() -> None:
    own = OwnCompany(
        names=("Kranbau Weber GmbH",), tax_ids=("DE136695976",), ibans=("DE89370400440532013000",)
    )
    read = german_invoice().read(own)
    assert value(read, "supplier.name") != "Kranbau Weber GmbH"
    assert value(read, "supplier.vat_number") is None
    assert value(read, "supplier.bank_account.iban") is None


def test_a_credit_note_has_positive_amounts_and_keeps_the_printed_sign() -> None:
    paper = Paper().title("Gutschrift").facts([("Gutschrift-Nr.", "GS-9"), ("Datum", "05.03.2024")])
    paper.totals(
        [
            ("Nettobetrag", "-100,00 €"),
            ("19 % MwSt.", "-19,00 €"),
            ("Gesamtbetrag", "-119,00 €"),
        ]
    )
    read = paper.read()
    assert read.invoice.document_type is DocumentType.CREDIT_NOTE
    assert values(read, "subtotal", "tax_amount", "total_amount") == ("100.00", "19.00", "119.00")
    assert read.evidence["total_amount"].text == "-119,00 €"
    assert read.evidence["total_amount"].value == "119.00"


def test_hidden_words_prove_nothing() -> None:
    paper = Paper().title("Invoice").facts([("Invoice number", "A-17")])
    paper.sheet.text(350, 560, "Total", hidden=True)
    paper.sheet.text(480, 560, "$99.00", hidden=True)
    assert value(paper.read(), "total_amount") is None


def test_pages_without_words_are_read_as_nothing() -> None:
    read = read_pages([PageText(1, 595, 842)], OwnCompany())
    assert read.invoice.is_empty
    assert not read.evidence


def test_how_it_was_written_is_said_only_where_the_words_show_it() -> None:
    page = german_invoice().sheet.page()

    def origin(clear: float) -> str | None:
        words = tuple(
            replace(word, confidence=0.97 if index < clear * len(page.words) else 0.4)
            for index, word in enumerate(page.words)
        )
        scanned = replace(page, words=words, source=WordsSource.OCR)
        return value(read_pages([scanned], OwnCompany()), "origin")

    assert value(read_pages([page], OwnCompany()), "origin") == "computerized"
    assert origin(1.0) == "computerized"
    # handwriting, or a bad scan: nobody here can tell
    assert origin(0.2) is None
