# SPDX-License-Identifier: AGPL-3.0-or-later
"""E-invoices inside a PDF: which one is read, and whether the page says the same."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pymupdf
import pytest
from facturx import generate_from_binary

from desktop.domain.ports import ReadRequest
from desktop.domain.reading import CERTAIN, LocalReading
from desktop.domain.task import CancelToken, no_progress
from desktop.services.page_process import PageProcess
from tests.harness.documents import saved
from tests.samples import factur_x, french
from tests.samples.make import SAMPLES
from tests.samples.record import Json

PAGE = (SAMPLES / f"{french.NAME}.pdf").read_bytes()
XML = factur_x.cii(french.RECORD)
ORDER = b"""<rsm:SCRDMCCBDACIOMessageStructure xmlns:rsm="urn:un:unece:uncefact:data:SCRDMCCBDACIO\
MessageStructure:100"/>"""


def changed(**values: str) -> bytes:
    """The sample's XML with other values."""
    record: Json = {**french.RECORD, **values}
    return factur_x.cii(record)


@pytest.fixture
def reader() -> Iterator[PageProcess]:
    process = PageProcess("read")
    yield process
    process.close()


def hybrid(path: Path, *files: tuple[str, bytes]) -> Path:
    """The sample's page with these files embedded in place of its own, in this order."""
    document = pymupdf.open(stream=PAGE, filetype="pdf")
    for name in document.embfile_names():
        document.embfile_del(name)
    document.xref_set_key(document.pdf_catalog(), "AF", "null")
    document.del_xml_metadata()
    for name, data in files:
        document.embfile_add(name, data, filename=name)
    return saved(document, path, garbage=3)


def read(reader: PageProcess, path: Path) -> LocalReading:
    return reader.read(path, ReadRequest(), no_progress, CancelToken())


def rules(reading: LocalReading) -> list[str]:
    return [f.rule for f in reading.findings if f.rule.startswith("pages.einvoice")]


def test_an_order_beside_the_invoice_is_named_and_not_read(
    tmp_path: Path, reader: PageProcess
) -> None:
    path = hybrid(tmp_path / "a.pdf", ("order-x.xml", ORDER), ("factur-x.xml", XML))
    reading = read(reader, path)
    assert reading.proposal.evidence["invoice_number"].source == "einvoice"
    assert any("order-x.xml" in n and "an Order-X order" in n for n in reading.proposal.notes)
    assert rules(reading) == []


def test_two_forms_of_one_invoice_are_one_invoice(tmp_path: Path, reader: PageProcess) -> None:
    files = [("xrechnung.xml", XML), ("ZUGFeRD-invoice.xml", XML)]
    for pair in (files, files[::-1]):
        reading = read(reader, hybrid(tmp_path / "a.pdf", *pair))
        assert reading.proposal.invoice.invoice_number == "F2026-0518"
        assert any("is the same invoice as" in note for note in reading.proposal.notes)
        assert rules(reading) == []


def test_two_that_contradict_each_other_are_told_of(tmp_path: Path, reader: PageProcess) -> None:
    other = changed(total_amount="9376.88", amount_due="6876.88")
    for files in (
        [("a.xml", other), ("factur-x.xml", XML)],
        [("factur-x.xml", XML), ("a.xml", other)],
    ):
        reading = read(reader, hybrid(tmp_path / "a.pdf", *files))
        assert str(reading.proposal.invoice.total_amount) == "8376.88"
        (finding,) = reading.findings
        assert finding.rule == "pages.einvoices_differ"
        assert set(finding.fields) == {"total_amount", "amount_due"}
        assert "“factur-x.xml” and “a.xml”" in finding.message
        assert "the total is 8376.88 in the first, 9376.88 in the second" in finding.message
    second = changed(invoice_number="F2026-0519")
    reading = read(reader, hybrid(tmp_path / "b.pdf", ("z.xml", second), ("factur-x.xml", XML)))
    assert reading.proposal.invoice.invoice_number == "F2026-0518"
    assert "F2026-0519" in reading.findings[0].message


def test_the_file_that_the_metadata_name_is_the_invoice(
    tmp_path: Path, reader: PageProcess
) -> None:
    other = changed(total_amount="9376.88", amount_due="6876.88")
    bare = pymupdf.open(stream=hybrid(tmp_path / "bare.pdf").read_bytes(), filetype="pdf")
    written = generate_from_binary(
        bare.tobytes(),
        XML,
        attachments={"xrechnung.xml": {"filedata": other, "description": "another"}},
        afrelationship="alternative",
    )
    bare.close()
    path = tmp_path / "a.pdf"
    path.write_bytes(written if isinstance(written, bytes) else io.BytesIO(written).getvalue())
    reading = read(reader, path)
    assert str(reading.proposal.invoice.total_amount) == "8376.88"
    assert rules(reading) == ["pages.einvoices_differ"]


def test_a_page_that_agrees_lights_up_and_raises_nothing(
    tmp_path: Path, reader: PageProcess
) -> None:
    reading = read(reader, hybrid(tmp_path / "a.pdf", ("factur-x.xml", XML)))
    assert rules(reading) == []
    for field in (
        "invoice_number",
        "issue_date",
        "due_date",
        "total_amount",
        "amount_due",
        "subtotal",
        "tax_amount",
        "supplier.name",
        "supplier.vat_number",
        "supplier.bank_account.iban",
        "supplier.bank_account.bic",
        "buyer.name",
        "purchase_order",
    ):
        evidence = reading.proposal.evidence[field]
        assert evidence.source == "einvoice", field
        assert evidence.element, field
        assert evidence.box is not None, field
        assert evidence.confidence >= CERTAIN


@pytest.mark.parametrize(
    ("values", "field", "said", "shown"),
    [
        ({"total_amount": "837.68", "amount_due": "837.68"}, "total_amount", "837.68", "8376.88"),
        ({"invoice_number": "X-991"}, "invoice_number", "“X-991”", "“F2026-0518”"),
        ({"issue_date": "2026-04-03"}, "issue_date", "2026-04-03", "2026-05-11"),
        ({"due_date": "2026-07-31"}, "due_date", "2026-07-31", "2026-06-10"),
    ],
)
def test_what_the_page_shows_otherwise_is_a_finding(
    values: dict[str, str],
    field: str,
    said: str,
    shown: str,
    tmp_path: Path,
    reader: PageProcess,
) -> None:
    reading = read(reader, hybrid(tmp_path / "a.pdf", ("factur-x.xml", changed(**values))))
    (finding,) = reading.findings
    assert (finding.rule, finding.fields) == ("pages.einvoice_differs", (field,))
    assert f"the e-invoice says {said}, page 1 shows {shown} " in finding.message
    evidence = reading.proposal.evidence[field]
    assert evidence.source == "einvoice"
    assert evidence.confidence < CERTAIN


def test_another_account_on_the_page_is_a_finding(tmp_path: Path, reader: PageProcess) -> None:
    iban = french.RECORD["supplier"]["bank_account"]["iban"].encode()
    xml = XML.replace(iban, b"DE75512108001245126199")
    reading = read(reader, hybrid(tmp_path / "a.pdf", ("factur-x.xml", xml)))
    (finding,) = reading.findings
    assert finding.severity == "error"
    assert finding.fields == ("supplier.bank_account.iban",)
    assert "DE75512108001245126199" in finding.message
    assert iban.decode() in finding.message


def test_what_is_not_printed_is_no_contradiction(tmp_path: Path, reader: PageProcess) -> None:
    """A page with a total and nothing else, and an e-invoice that tells little (MINIMUM)."""
    document = pymupdf.open()
    page = document.new_page()
    page.insert_text((72, 72), "Menuiserie Valcourt")
    page.insert_text((72, 100), "Total TTC 8 376,88 EUR")
    document.embfile_add("x", XML, filename="factur-x.xml")
    reading = read(reader, saved(document, tmp_path / "a.pdf"))
    assert rules(reading) == []
    assert reading.proposal.invoice.supplier.bank_account.iban is not None
    assert reading.proposal.evidence["total_amount"].box is not None
