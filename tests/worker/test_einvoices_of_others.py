# SPDX-License-Identifier: AGPL-3.0-or-later
"""E-invoices that other libraries wrote: each profile by drafthorse 2025.2 and put into a PDF by
factur-x, FatturaPA and a lot by a38 0.1.8, signed and not. All of it arrives."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pytest
from facturx import generate_from_binary

from desktop.domain.checks import CheckInput, run_checks
from desktop.domain.fields import get_text
from desktop.domain.invoice import Invoice
from desktop.domain.reading import LocalReading, Source
from desktop.domain.task import CancelToken, Progress
from desktop.worker.document import open_document
from desktop.worker.ocr_client import OcrProcess
from desktop.worker.read import read_document
from desktop.worker.xml import parse
from desktop.worker.xml_lot import invoice_of_lot
from tests.harness.envelopes import signed
from tests.paper import invoice_pdf

DATA = Path(__file__).parent.parent / "data" / "einvoices"
LEVELS = {
    "minimum": "minimum",
    "basicwl": "basicwl",
    "basic": "basic",
    "en16931": "en16931",
    "extended": "extended",
    "xrechnung": "en16931",
}
LEAST = {
    "document_type": "invoice",
    "invoice_number": "DH-2026/77",
    "issue_date": "2026-05-04",
    "currency": "EUR",
    "supplier.name": "Lieferant Nord GmbH",
    "supplier.vat_number": "DE136695976",
    "buyer.name": "Kunde Süd AG",
    "subtotal": "300.00",
    "tax_amount": "45.00",
    "total_amount": "345.00",
    "amount_due": "345.00",
}
MORE = {
    "due_date": "2026-06-03",
    "purchase_order": "PO-9",
    "payment_reference": "DH77",
    "payment_terms": "30 Tage netto",
    "supplier.bank_account.iban": "DE89370400440532013000",
    "supplier.address.text": "Hafenweg 4\n20457 Hamburg\nDE",
    "buyer.address.text": "Am Markt 1\n80331 München\nDE",
    "line_total": "300.00",
    "tax_lines[0].rate": "19.00",
    "tax_lines[0].taxable_amount": "200.00",
    "tax_lines[1].tax_amount": "7.00",
}
LINES = [
    ("Schrauben", "100", "1.50", "150.00", "19.00"),
    ("Dübel", "10", "5.00", "50.00", "19.00"),
    ("Handbuch", "4", "25.00", "100.00", "7.00"),
]


def read(path: Path) -> LocalReading:
    document = open_document(path, None)
    request: dict[str, Any] = {"own": {}, "seconds": 60.0, "ocr_pages": 0}
    try:
        return read_document(document, request, OcrProcess(), _no_word, CancelToken())
    finally:
        document.close()


def _no_word(progress: Progress, drawing: int | None = None) -> None: ...


def lines_of(invoice: Invoice) -> list[tuple[str | None, ...]]:
    columns = ("name", "quantity", "unit_price", "subtotal", "tax_rate")
    return [
        tuple(get_text(invoice, f"line_items[{n}].{column}") for column in columns)
        for n in range(len(invoice.line_items))
    ]


@pytest.mark.parametrize("inside", [False, True], ids=["alone", "in a PDF"])
@pytest.mark.parametrize("profile", LEVELS)
def test_every_profile_arrives_whole(
    profile: str, inside: bool, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL, "factur-x")
    xml = (DATA / f"drafthorse-{profile}.xml").read_bytes()
    path = tmp_path / ("invoice.pdf" if inside else "invoice.xml")
    if inside:
        paper = invoice_pdf("DH-2026/77", total="345.00")
        xml = generate_from_binary(paper, xml, level=LEVELS[profile], check_xsd=True)
    path.write_bytes(xml)
    said = read(path).proposal
    wanted = LEAST if profile == "minimum" else {**LEAST, **MORE}
    assert {p: get_text(said.invoice, p) for p in wanted} == wanted
    exact = {p for p in wanted if ".address." not in p}
    assert {said.evidence[p].source for p in exact} == {Source.EINVOICE.value}
    has_lines = profile not in ("minimum", "basicwl")
    if has_lines or not inside:
        assert lines_of(said.invoice) == (LINES if has_lines else [])
    if not inside:
        assert [f.message for f in run_checks(CheckInput(said.invoice, said.evidence))] == []


@pytest.mark.parametrize("envelope", [False, True], ids=["plain", "signed"])
@pytest.mark.parametrize("kind", ["fpr12", "fpa12"])
def test_fatturapa_arrives_whole(kind: str, envelope: bool, tmp_path: Path) -> None:
    xml = (DATA / f"a38-{kind}.xml").read_bytes()
    path = tmp_path / ("fattura.xml.p7m" if envelope else "fattura.xml")
    path.write_bytes(signed(xml) if envelope else xml)
    _is_the_fattura(read(path).proposal.invoice, "A38-1", "invoice")


def test_a_lot_arrives_in_parts(tmp_path: Path) -> None:
    root = parse((DATA / "a38-lot.xml").read_bytes())
    for number, kind in enumerate(("invoice", "invoice", "credit_note"), start=1):
        path = tmp_path / f"{number}.xml"
        path.write_bytes(invoice_of_lot(root, number))
        _is_the_fattura(read(path).proposal.invoice, f"A38-{number}", kind)


def _is_the_fattura(invoice: Invoice, number: str, kind: str) -> None:
    wanted = {
        "document_type": kind,
        "invoice_number": number,
        "issue_date": "2026-05-04",
        "currency": "EUR",
        "supplier.name": "Officina Prova S.r.l.",
        "supplier.vat_number": "IT01234550018",
        "supplier.address.text": "via Monferrato, 1\n50100 Firenze\nFI\nIT",
        "buyer.name": "A Company SRL",
        "buyer.vat_number": "IT76543210987",
        "subtotal": "81.00",
        "tax_amount": "12.42",
        "total_amount": "93.42",
    }
    assert {p: get_text(invoice, p) for p in wanted} == wanted
    assert lines_of(invoice) == [
        ("Viti", "2.00", "25.50", "51.0000", "22.00"),
        ("Libro", "3.00", "10.00", "30.0000", "4.00"),
    ]
