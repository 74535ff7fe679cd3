# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which pages begin an invoice, and which go on with the one before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from desktop.domain.page import PageText, PictureRead, WordsSource
from desktop.domain.parts import CutReason
from desktop.readers.cuts import pages_of_first, propose_cuts, seems_several, shows_number
from tests.readers.papers import LEFT, Paper

SENDER = ("Kranbau Weber GmbH", "Hafenstraße 12", "20457 Hamburg", "USt-IdNr. DE136695976")
BUYER = ("Muster & Söhne AG", "Lindenweg 3", "80331 München")
TOTALS = [("Nettobetrag", "1.000,00 €"), ("MwSt. 19 %", "190,00 €"), ("Gesamtbetrag", "1.190,00 €")]


def head(number: str, date: str = "05.03.2024", sender: Sequence[str] = SENDER) -> Paper:
    """The first page of an invoice, without its totals."""
    facts = [("Rechnungsnummer", number), ("Rechnungsdatum", date), ("Kundennummer", "44871")]
    return Paper().sender(*sender).addressee(*BUYER).facts(facts).title("Rechnung")


def invoice(number: str, date: str = "05.03.2024") -> Paper:
    return head(number, date).totals(TOTALS).at(LEFT, 800, "IBAN DE89 3704 0044 0532 0130 00")


def english(number: str, page: str = "") -> Paper:
    paper = (
        Paper()
        .sender("Acme Paper Ltd", "1 Mill Lane", "Leeds LS1 4AB", "VAT no. GB 980 7806 84")
        .addressee("Example Trading Ltd", "5 High Street", "London")
        .facts([("Invoice number", number), ("Invoice date", "3 February 2026")])
        .title("INVOICE")
    )
    return paper.at(500, 815, page) if page else paper


def plain(*lines: str) -> Paper:
    return Paper().at(LEFT, 60, *lines)


def file_of(*papers: Paper) -> tuple[PageText, ...]:
    return tuple(replace(p.sheet.page(), number=n) for n, p in enumerate(papers, start=1))


def cuts(*papers: Paper) -> list[int]:
    return [cut.page for cut in propose_cuts(file_of(*papers), named=False).cuts]


ROWS = [f"{n} Ersatzteil {n:03}   2 Stk   {n},50   {2 * n},00" for n in range(3, 30)]
SUMS = [("Subtotal", "100.00"), ("VAT 20%", "20.00"), ("Total GBP", "120.00")]

ONE_INVOICE = {
    "goes on with its head repeated": (
        head("RE-7").at(LEFT, 780, "Übertrag 500,00"),
        head("RE-7").totals(TOTALS),
    ),
    "goes on with page numbers": (
        english("INV-7", "Page 1 of 3"),
        english("INV-7", "Page 2 of 3"),
        english("INV-7", "Page 3 of 3").totals(SUMS),
    ),
    "goes on without any head": (head("RE-8"), plain(*ROWS), plain(*ROWS[:9]).totals(TOTALS)),
    "numbered pages whose number can't be told": (
        english("INV-7", "1/2"),
        plain("Invoice", "Description  Quantity  Amount", "2/2").totals(SUMS),
    ),
    "terms and conditions": (
        invoice("RE-9"),
        plain(
            "Allgemeine Geschäftsbedingungen",
            "§ 1 Die Rechnungsnummer ist bei jeder Zahlung anzugeben.",
            "§ 2 Rechnungen sind binnen 14 Tagen zu zahlen. Stand 01.01.2020",
            *("§ 3 Die Ware bleibt bis zur Zahlung unser Eigentum." for _ in range(20)),
        ),
    ),
    "a delivery note goes with it": (
        invoice("RE-10"),
        Paper()
        .sender(*SENDER)
        .addressee(*BUYER)
        .facts([("Lieferschein-Nr.", "LS-88123"), ("Lieferdatum", "01.03.2024")])
        .title("Lieferschein")
        .at(LEFT, 330, *ROWS[:10]),
    ),
    "a time sheet goes with it": (
        invoice("RE-11"),
        Paper()
        .sender(*SENDER)
        .facts([("Projekt-Nr.", "P-4711"), ("Monat", "Februar 2024")])
        .title("Stundennachweis")
        .at(LEFT, 330, "01.02.2024  8,0  Montage", "02.02.2024  7,5  Montage"),
    ),
    "the delivery note names the invoice": (
        invoice("RE-2024-12"),
        Paper()
        .sender(*SENDER)
        .facts([("Rechnungsnummer", "RE-2024-12"), ("Datum", "02.03.2024")])
        .title("Leistungsnachweis zur Rechnung RE-2024-12")
        .at(LEFT, 330, *ROWS[:6]),
    ),
    "other invoices are listed": (
        invoice("RE-13"),
        plain(
            "Kontoauszug", "Offene Posten per 05.03.2024", "Rechnungsnr.  Datum  Betrag",
            "RE-1  01.01.2024  10,00", "RE-2  02.01.2024  20,00", "RE-3  03.01.2024  30,00",
        ),
    ),
    "a payment slip": (
        invoice("RE-14"),
        plain(
            "Zahlschein", "Empfänger Kranbau Weber GmbH", "IBAN DE89 3704 0044 0532 0130 00",
            "Verwendungszweck RE-14", "Betrag 1.190,00 EUR",
        ),
    ),
    "a sum is carried over to a page with a date": (
        head("RE-15").at(LEFT, 760, "Übertrag 3.769,00"),
        plain("Rechnung vom 05.03.2024", "Übertrag 3.769,00", *ROWS).totals(TOTALS),
    ),
    "item calls itself by number": (
        head("RE-16"),
        plain("Artikel-Nr. 104 220", "Auftrags-Nr. 8810456", "Bestellnummer BE-26-1187", *ROWS)
        .totals(TOTALS),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ONE_INVOICE)
def test_one_invoice_is_never_cut(name: str) -> None:
    assert cuts(*ONE_INVOICE[name]) == []
    pages = file_of(*ONE_INVOICE[name])
    proposal = propose_cuts(pages)
    assert seems_several(proposal) == ()
    assert pages_of_first(pages, proposal) == pages


def test_invoices_of_one_supplier_are_parted_by_their_numbers() -> None:
    papers = (
        invoice("RE-1001"),
        invoice("RE-1002", "06.03.2024"),
        head("RE-1003", "07.03.2024"),
        plain(*ROWS).totals(TOTALS),
        invoice("RE-1004", "07.03.2024"),
    )
    proposal = propose_cuts(file_of(*papers))
    assert [cut.page for cut in proposal.cuts] == [2, 3, 5]
    assert proposal.is_sure
    assert (CutReason.NEW_NUMBER, "RE-1002") in proposal.cuts[0].reasons
    assert [(h.page, h.number) for h in proposal.heads] == [
        (1, "RE-1001"),
        (2, "RE-1002"),
        (3, "RE-1003"),
        (5, "RE-1004"),
    ]
    assert proposal.heads[0].supplier == "Kranbau Weber GmbH"
    assert len(pages_of_first(file_of(*papers), proposal)) == 1
    (finding,) = seems_several(proposal)
    assert finding.words.startswith(
        "This file seems to hold 4 invoices; others begin on page 2, 3, 5."
    )


def test_pages_counted_through_are_one_paper() -> None:
    pages = [english(f"INV-{n}", f"Page {n} of 3").totals(SUMS) for n in (1, 2, 3)]
    assert cuts(*pages) == []
    assert cuts(*pages[:2], english("INV-3", "Page 1 of 3")) == [3]


def test_page_one_and_another_supplier_speak_for_a_cut() -> None:
    papers = (
        english("INV-1", "Page 1 of 2"),
        plain("Page 2 of 2").totals(SUMS),
        invoice("RE-5"),
        english("INV-2", "Page 1 of 1").totals(SUMS),
    )
    proposal = propose_cuts(file_of(*papers))
    assert [cut.page for cut in proposal.cuts] == [3, 4]
    assert proposal.is_sure
    reasons = {reason for reason, _ in proposal.cuts[1].reasons}
    assert {CutReason.FIRST_OF, CutReason.NEW_SUPPLIER, CutReason.TITLE} <= reasons
    assert "another supplier writes" in proposal.cuts[0].words()


def test_a_credit_note_that_names_its_invoice_is_at_most_doubtful() -> None:
    credit = (
        Paper()
        .sender(*SENDER)
        .addressee(*BUYER)
        .facts([("Gutschriftsnummer", "GS-3"), ("Datum", "09.03.2024")])
        .title("Gutschrift zur Rechnung RE-2024-77")
        .totals(TOTALS)
    )
    proposal = propose_cuts(file_of(invoice("RE-2024-77"), credit))
    assert not proposal.is_sure


def test_empty_pages_and_separators_belong_to_nobody() -> None:
    blank = Paper()
    scanned = replace(blank.sheet.page(), picture=PictureRead("ocr"))
    papers = (invoice("RE-21"), blank, invoice("RE-22"), plain("Trennblatt"), invoice("RE-23"))
    pages = list(file_of(*papers))
    pages[1] = replace(scanned, number=2)
    proposal = propose_cuts(pages)
    assert [cut.page for cut in proposal.cuts] == [3, 5]
    assert proposal.empty == (2, 4)
    assert all(CutReason.SEPARATED in dict(cut.reasons) for cut in proposal.cuts)
    # a page that nobody read may hold anything
    unread = [replace(pages[1], picture=None), *pages[2:3]]
    assert propose_cuts([replace(p, number=n) for n, p in enumerate(unread, 1)]).empty == ()


def test_a_digit_that_ocr_may_have_misread_makes_no_sure_cut() -> None:
    pages = [
        replace(page, source=WordsSource.OCR)
        for page in file_of(head("RE-20240117"), head("RE-2024O117").totals(TOTALS))
    ]
    assert not propose_cuts(pages).is_sure
    assert propose_cuts(pages[:1]).cuts == ()


def test_numbers_are_found_however_they_are_spaced() -> None:
    page = plain("Zur Rechnung RE 2024 - 118 vom 05.03.").sheet.page()
    assert shows_number(page, "RE-2024-118")
    assert not shows_number(page, "RE-2024-11")
    assert not shows_number(page, "118-05")
    assert shows_number(plain("Invoice 17").sheet.page(), "17")
    assert not shows_number(plain("Invoice 170").sheet.page(), "17")
