# SPDX-License-Identifier: AGPL-3.0-or-later
"""XML from outside, and e-invoices with no page of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pymupdf
import pytest

from desktop.domain.errors import DamagedDocument, DocumentTooLarge, UnsafeDocument
from desktop.domain.ports import ReadRequest
from desktop.domain.task import CancelToken, no_progress
from desktop.services.page_process import PageProcess
from desktop.worker.xml import parse
from tests.harness.documents import saved

UBL = """<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
 xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
 xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
 <cbc:ID>R-2026-77</cbc:ID><cbc:IssueDate>2026-04-30</cbc:IssueDate>
 <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>
 <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
 <cac:AccountingSupplierParty><cac:Party>
  <cac:PostalAddress><cbc:StreetName>Gärtnerweg 5</cbc:StreetName><cbc:CityName>Köln</cbc:CityName>
   <cbc:PostalZone>50667</cbc:PostalZone>
   <cac:Country><cbc:IdentificationCode>DE</cbc:IdentificationCode></cac:Country>
  </cac:PostalAddress>
  <cac:PartyLegalEntity><cbc:RegistrationName>Blüten &amp; Söhne &lt;GmbH&gt;</cbc:RegistrationName>
  </cac:PartyLegalEntity></cac:Party></cac:AccountingSupplierParty>
 <cac:LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="EUR">100.00</cbc:LineExtensionAmount>
  <cbc:TaxExclusiveAmount currencyID="EUR">100.00</cbc:TaxExclusiveAmount>
  <cbc:TaxInclusiveAmount currencyID="EUR">119.00</cbc:TaxInclusiveAmount>
  <cbc:PayableAmount currencyID="EUR">119.00</cbc:PayableAmount></cac:LegalMonetaryTotal>
 LINES
</Invoice>"""
LINE = """<cac:InvoiceLine><cbc:ID>{n}</cbc:ID>
 <cbc:InvoicedQuantity unitCode="C62">{n}</cbc:InvoicedQuantity>
 <cbc:LineExtensionAmount currencyID="EUR">{n}.50</cbc:LineExtensionAmount>
 <cac:Item><cbc:Description>From the greenhouse</cbc:Description>
 <cbc:Name>Rose bush number {n} in a pot of considerable size and weight</cbc:Name></cac:Item>
 <cac:Price><cbc:PriceAmount currencyID="EUR">1.25</cbc:PriceAmount></cac:Price>
</cac:InvoiceLine>"""


def _invoice(lines: int) -> str:
    return UBL.replace("LINES", "".join(LINE.format(n=n) for n in range(1, lines + 1)))


@pytest.fixture
def reader() -> Iterator[PageProcess]:
    process = PageProcess("read")
    yield process
    process.close()


def test_entities_files_and_bombs_are_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("canary-51")
    for document in (
        f'<!DOCTYPE r [<!ENTITY x SYSTEM "{secret.as_uri()}">]><r>&x;</r>',
        f'<!DOCTYPE r SYSTEM "{secret.as_uri()}"><r/>',
        '<!DOCTYPE r [<!ENTITY % p SYSTEM "http://127.0.0.1:1/x.dtd"> %p;]><r/>',
        '<!DOCTYPE r [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><r>&b;</r>',
        "<!DOCTYPE r><r/>",
        "<a>" * 200 + "</a>" * 200,
        "<a>" + "<b/>" * 600_000 + "</a>",
    ):
        with pytest.raises(UnsafeDocument):
            parse(document.encode())
    with pytest.raises(DamagedDocument):
        parse(b"<a><b></a>")
    with pytest.raises(DamagedDocument):
        parse(b"<a>&undefined;</a>")
    with pytest.raises(DocumentTooLarge):
        parse(b"<a>" + b" " * (21 * 1024 * 1024) + b"</a>")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_an_einvoice_is_read_and_drawn_in_any_encoding(
    encoding: str, tmp_path: Path, reader: PageProcess
) -> None:
    path = tmp_path / "rechnung.pdf"  # the name says nothing
    declared = {"utf-8-sig": "UTF-8"}.get(encoding, encoding.upper())
    path.write_bytes(_invoice(2).replace("UTF-8", declared).encode(encoding))
    facts = reader.facts(path)
    assert facts.media_type == "application/xml"
    reading = reader.read(path, ReadRequest(), no_progress, CancelToken())
    invoice, evidence = reading.proposal.invoice, reading.proposal.evidence
    assert reading.proposal.reader == "einvoice"
    assert invoice.invoice_number == "R-2026-77"
    assert invoice.supplier.name == "Blüten & Söhne <GmbH>"
    for path_of_field in ("invoice_number", "supplier.name", "total_amount", "issue_date"):
        found = evidence[path_of_field]
        assert found.element, path_of_field
        assert found.box is not None, path_of_field
        assert found.page == 1
    assert "Blüten & Söhne <GmbH>" in reading.pages[0].text()
    assert reader.render(path, 1, 1.0).width > 500


def test_every_line_of_a_long_einvoice_has_its_place(tmp_path: Path, reader: PageProcess) -> None:
    path = tmp_path / "long.xml"
    path.write_text(_invoice(120), "utf-8")
    reading = reader.read(path, ReadRequest(), no_progress, CancelToken())
    assert len(reading.pages) > 2
    for row in range(120):
        for column, text in (("name", f"number {row + 1} in"), ("subtotal", f"{row + 1}.50")):
            found = reading.proposal.evidence[f"line_items[{row}].{column}"]
            assert found.box is not None
            assert found.page is not None
            page = reading.pages[found.page - 1]
            inside = " ".join(w.text for w in page.words if w.box.intersects(found.box))
            assert text in inside
    places = [reading.proposal.evidence[f"line_items[{row}].subtotal"] for row in range(120)]
    assert len({(place.page, place.box) for place in places}) == 120


def test_an_embedded_einvoice_counts_and_lights_up_the_page(
    tmp_path: Path, reader: PageProcess
) -> None:
    document = pymupdf.open()
    page = document.new_page()
    page.insert_text((72, 72), "Rechnung Nr. R-2026-77")
    page.insert_text((72, 100), "Gesamtbetrag 119,00 EUR")
    document.embfile_add("broken", b"<?xml version='1.0'?><Invoice><oops>", filename="broken.xml")
    document.embfile_add("x", _invoice(1).encode(), filename="../../xrechnung.xml")
    path = saved(document, tmp_path / "a.pdf")
    assert reader.facts(path).attachments == ("broken.xml", "xrechnung.xml")
    reading = reader.read(path, ReadRequest(), no_progress, CancelToken())
    number = reading.proposal.evidence["invoice_number"]
    assert reading.proposal.invoice.invoice_number == "R-2026-77"
    assert number.source == "einvoice"
    assert number.box is not None
    assert number.box.y0 < 80
    assert set(reading.alternatives) == {"einvoice", "offline"}


def test_a_hostile_or_broken_attachment_does_not_hinder_reading(
    tmp_path: Path, reader: PageProcess
) -> None:
    document = pymupdf.open()
    document.new_page().insert_text((72, 72), "Invoice No: 4711")
    document.embfile_add("a", b"<?xml version='1.0'?><Invoice><oops>", filename="broken.xml")
    document.embfile_add("b", b"<!DOCTYPE r [<!ENTITY a 'x'>]><r>&a;</r>", filename="factur-x.xml")
    path = saved(document, tmp_path / "a.pdf")
    reading = reader.read(path, ReadRequest(), no_progress, CancelToken())
    assert reading.proposal.reader == "offline"
    assert reading.proposal.invoice.invoice_number == "4711"
    notes = " ".join(reading.proposal.notes)
    assert "broken.xml" in notes
    assert "factur-x.xml" in notes
