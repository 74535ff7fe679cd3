# SPDX-License-Identifier: AGPL-3.0-or-later
"""Numbers with check digits and shapes of their own."""

import pytest

from desktop.domain.reading import CERTAIN
from tests.readers.papers import LEFT, Paper, value


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        ("USt-IdNr. DE136695976", "DE136695976"),
        ("N° TVA : FR 40 303 265 045", "FR40303265045"),
        ("BTW nr. NL8204.71.616.B.01", "NL820471616B01"),
        ("VAT reg. no. GB 980 7806 84", "GB980780684"),
        ("P.IVA IT00743110157", "IT00743110157"),
        ("NIF: ESB58378431", "ESB58378431"),
        ("UID CHE-107.787.577 MWST", "CHE-107.787.577 MWST"),
        ("GSTIN/UIN: 27AAPFU0939F1ZV", "27AAPFU0939F1ZV"),
    ],
)
def test_vat_ids_of_many_countries(printed: str, wanted: str) -> None:
    read = Paper().title("Invoice 17").at(LEFT, 790, printed).read()
    assert value(read, "supplier.vat_number") == wanted


def test_a_vat_id_with_wrong_check_digits_is_read_but_not_certain() -> None:
    read = Paper().title("Rechnung 17").at(LEFT, 790, "USt-IdNr. DE123456789").read()
    assert read.evidence["supplier.vat_number"].confidence < CERTAIN


def test_an_iban_in_groups_and_its_bic() -> None:
    paper = Paper().title("Invoice 17").at(LEFT, 780, "IBAN: GB82 WEST 1234 5698 7654 32")
    read = paper.at(LEFT, 793, "BIC: DEUTDEFF").read()
    assert value(read, "supplier.bank_account.iban") == "GB82WEST12345698765432"
    assert value(read, "supplier.bank_account.bic") == "DEUTDEFF"
    assert read.evidence["supplier.bank_account.iban"].confidence >= CERTAIN


def test_an_iban_with_wrong_check_digits_is_read_but_not_certain() -> None:
    read = Paper().title("Invoice 17").at(LEFT, 780, "IBAN: DE88 3704 0044 0532 0130 00").read()
    assert value(read, "supplier.bank_account.iban") == "DE88370400440532013000"
    assert read.evidence["supplier.bank_account.iban"].confidence < CERTAIN


def test_an_iban_is_no_vat_id() -> None:
    read = Paper().title("Rechnung 17").at(LEFT, 780, "IBAN DE89 3704 0044 0532 0130 00").read()
    assert value(read, "supplier.vat_number") is None


def test_a_structured_creditor_reference() -> None:
    paper = Paper().title("Rechnung 17").at(LEFT, 600, "Referenz", "RF18 5390 0754 7034")
    assert value(paper.read(), "payment_reference") == "RF18539007547034"


def test_a_purchase_order_is_not_cut_at_its_own_prefix() -> None:
    read = Paper().title("Invoice").facts([("Order No:", "PO-1629")]).read()
    assert value(read, "purchase_order") == "PO-1629"


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Rechnung Nr. 4711 vom 05.03.2024", "4711"),
        ("Handelsrechnung (380) Nr. TX-471102 vom 15.11.2024", "TX-471102"),
        ("Invoice VT/2022/0001", "VT/2022/0001"),
        ("FACTURE N° FA-2026-0001", "FA-2026-0001"),
        ("Faktura nr FV/12/2024", "FV/12/2024"),
    ],
)
def test_numbers_in_the_headline(line: str, wanted: str) -> None:
    assert value(Paper().title(line).read(), "invoice_number") == wanted


def test_other_numbers_are_not_the_invoices() -> None:
    facts = [("Kundennummer", "44871"), ("Lieferschein-Nr.", "L-99"), ("Auftragsnummer", "A-5512")]
    assert value(Paper().title("Rechnung").facts(facts).read(), "invoice_number") is None
