# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whole invoices with codes, read by the page process: what agrees, differs, or is not theirs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pymupdf
import pytest

from desktop.domain.finding import Finding, Severity
from desktop.domain.page import Box
from desktop.domain.ports import ReadRequest
from desktop.domain.reading import CERTAIN, FieldReading, LocalReading, Source
from desktop.domain.task import CancelToken, Progress, no_progress
from desktop.readers.combine import combine
from desktop.services.page_process import PageProcess
from desktop.worker.document import open_document
from desktop.worker.ocr_client import OcrProcess
from desktop.worker.read import read_document
from tests.coded_paper import IBAN, OTHER_IBAN, coded_pdf, draw_code, epc, scanned
from tests.paper import invoice_pdf
from tests.readers.payment_codes.test_formats import _KEY, public_pem, signed_invoice
from tests.readers.payment_codes.test_formats import bill as swiss_bill
from tests.samples.make import SAMPLES

ACCOUNT = "supplier.bank_account.iban"


@pytest.fixture
def pages() -> Iterator[PageProcess]:
    process = PageProcess("read")
    yield process
    process.close()


def read(path: Path, data: bytes) -> LocalReading:
    """As the page process reads it, in this process: pages with words only."""
    path.write_bytes(data)
    request = {"own": {}, "seconds": 60.0, "ocr_pages": 0}
    document = open_document(path, None)
    try:
        return read_document(document, request, OcrProcess(), _no_word, CancelToken())
    finally:
        document.close()


def _no_word(progress: Progress, drawing: int | None = None) -> None: ...


def read_apart(pages: PageProcess, path: Path, data: bytes | None = None) -> LocalReading:
    if data is not None:
        path.write_bytes(data)
    return pages.read(path, ReadRequest(), no_progress, CancelToken())


def rules(local: LocalReading) -> dict[str, Finding]:
    return {finding.rule.removeprefix("pages.payment_code_"): finding for finding in local.findings}


def said(local: LocalReading, path: str) -> FieldReading:
    return local.proposal.evidence[path]


def test_what_code_and_print_say_alike_is_certain_and_stands_where_it_is_printed(
    tmp_path: Path,
) -> None:
    local = read(tmp_path / "a.pdf", coded_pdf(epc()))
    for path, value in ((ACCOUNT, IBAN), ("total_amount", "120.00"), ("currency", "EUR"),
                        ("invoice_number", "INV-1001")):  # fmt: skip
        reading = said(local, path)
        assert (reading.value, reading.source) == (value, Source.PAYMENT_CODE)
        assert reading.confidence > 0.99
        assert reading.box is not None
        # the words, not the code
        assert reading.box.height < 20
    assert said(local, "supplier.name").source == Source.OFFLINE
    assert local.findings == ()
    assert local.proposal.reader == Source.OFFLINE
    assert set(local.alternatives) == {Source.PAYMENT_CODE, Source.OFFLINE}


def test_an_account_that_only_the_code_has_is_proven_by_the_code(tmp_path: Path) -> None:
    local = read(tmp_path / "a.pdf", coded_pdf(epc(), lines=()))
    reading = said(local, ACCOUNT)
    assert (reading.value, reading.text) == (IBAN, IBAN)
    assert reading.page == 1
    assert reading.box is not None
    assert reading.box.intersects(Box(430, 570, 500, 640))
    assert reading.confidence >= CERTAIN


def test_another_account_than_the_printed_one_is_an_error_and_neither_certain(
    tmp_path: Path,
) -> None:
    local = read(tmp_path / "a.pdf", coded_pdf(epc(iban=OTHER_IBAN)))
    finding = rules(local)["account"]
    assert finding.severity is Severity.ERROR
    assert finding.fields == (ACCOUNT,)
    assert "DE02 5001 0517 0137 0750 30" in finding.message
    assert "DE02 1203 0000 0000 2020 51" in finding.message
    assert said(local, ACCOUNT).confidence < CERTAIN


def test_a_third_reader_of_the_page_does_not_settle_the_dispute(tmp_path: Path) -> None:
    local = read(tmp_path / "a.pdf", coded_pdf(epc(iban=OTHER_IBAN)))
    offline, code = local.alternatives["offline"], local.alternatives["payment_code"]
    other = {p: FieldReading(p, r.value, r.text, "gemini", 0.97, r.page, r.box)
             for p, r in offline.evidence.items()}  # fmt: skip
    remote = type(offline)(offline.invoice, other, "gemini")
    joined = combine((local.proposal, remote, code), local.pages)
    assert joined.evidence[ACCOUNT].confidence < CERTAIN
    assert joined.evidence["total_amount"].confidence >= CERTAIN


def test_another_amount_than_the_printed_one_is_an_error_and_neither_certain(
    tmp_path: Path,
) -> None:
    local = read(tmp_path / "a.pdf", coded_pdf(epc(amount="EUR210.00")))
    finding = rules(local)["amount"]
    assert finding.severity is Severity.ERROR
    assert "210.00" in finding.message
    assert "120.00" in finding.message
    assert said(local, "total_amount").confidence < CERTAIN
    assert said(local, ACCOUNT).confidence > 0.99


def test_an_account_among_several_printed_ones_is_no_difference(tmp_path: Path) -> None:
    lines = (f"IBAN: {OTHER_IBAN}", f"IBAN: {IBAN}")
    local = read(tmp_path / "a.pdf", coded_pdf(epc(), lines=lines))
    assert local.findings == ()
    assert said(local, ACCOUNT).value == IBAN


@pytest.mark.parametrize("amount", ["", "EUR25.00"])
def test_a_donation_slip_is_not_taken_and_told(tmp_path: Path, amount: str) -> None:
    donation = epc(iban=OTHER_IBAN, amount=amount, name="Help for Cats", text="Donation")
    local = read(tmp_path / "a.pdf", coded_pdf(donation))
    assert said(local, ACCOUNT).value == IBAN
    assert all(r.source != Source.PAYMENT_CODE for r in local.proposal.evidence.values())
    finding = rules(local)["other"]
    assert finding.severity is Severity.INFO
    assert "Help for Cats" in finding.message


@pytest.mark.parametrize("text", ["https://example.com/app", "WIFI:S:a;T:WPA;P:b;;"])
def test_a_website_is_nothing(tmp_path: Path, text: str) -> None:
    local = read(tmp_path / "a.pdf", coded_pdf(text))
    assert local.findings == ()
    assert local.alternatives == {}


def test_the_same_invoice_without_a_code_says_the_same(tmp_path: Path) -> None:
    plain = read(tmp_path / "a.pdf", invoice_pdf())
    coded = read(tmp_path / "b.pdf", coded_pdf("https://example.com", lines=(), currency="GBP"))
    assert plain.proposal.invoice == coded.proposal.invoice


def test_a_code_that_breaks_its_rules_is_told(tmp_path: Path) -> None:
    local = read(tmp_path / "a.pdf", coded_pdf(epc(reference="RF19539007547034")))
    assert rules(local)["broken"].severity is Severity.WARNING


def test_a_signed_code_without_a_key_is_shown_as_not_checked(tmp_path: Path) -> None:
    data = coded_pdf(
        signed_invoice(DocNo="INV-1001", TotInvVal=120, DocDt="03/02/2026"),
        lines=("GSTIN 27AAPFU0939F1ZV",), currency="INR", side=130, corner=(420, 600),
    )  # fmt: skip
    local = read(tmp_path / "a.pdf", data)
    assert rules(local)["signature"].severity is Severity.INFO
    assert "not checked" in rules(local)["signature"].message
    assert said(local, "invoice_number").confidence > 0.99
    assert said(local, "total_amount").confidence > 0.99
    assert said(local, "supplier.vat_number").value == "27AAPFU0939F1ZV"
    assert local.proposal.invoice.other["IRN"] == "ab" * 32


def test_a_key_beside_the_settings_checks_the_signature(
    pages: PageProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VOUCH_HOME", str(tmp_path / "home"))
    folder = tmp_path / "home" / "einvoice-keys"
    folder.mkdir(parents=True)
    (folder / "portal.pem").write_text(public_pem(_KEY))
    (folder / "readme.txt").write_text("keys")
    (folder / "broken.pem").write_bytes(b"\xff\xfe")
    (folder / "empty.crt").write_text("no key")
    token = signed_invoice(DocNo="INV-1001", TotInvVal=120)
    local = read_apart(pages, tmp_path / "a.pdf", coded_pdf(token, side=130, corner=(420, 600)))
    assert "its signature is right" in rules(local)["signature"].message
    forged = token.rpartition(b".")[0] + b"." + b"A" * 342
    local = read_apart(pages, tmp_path / "b.pdf", coded_pdf(forged, side=130, corner=(420, 600)))
    assert rules(local)["signature"].severity is Severity.ERROR


def test_the_swiss_sample(pages: PageProcess) -> None:
    path = SAMPLES / "ch-ingenieurbuero-qr-bill.pdf"
    local = read_apart(pages, path)
    assert local.findings == ()
    for field in (ACCOUNT, "total_amount", "payment_reference", "currency", "invoice_number"):
        assert said(local, field).source == Source.PAYMENT_CODE
        assert said(local, field).confidence > 0.99


def test_instalments_leave_the_amount_to_the_page(tmp_path: Path) -> None:
    data = coded_pdf(epc(amount="EUR60.00", text="Invoice INV-1001, 1 of 2"))
    with pymupdf.open(stream=data, filetype="pdf") as document:
        second = epc(amount="EUR60.01", text="Invoice INV-1001, 2 of 2")
        draw_code(document[0], second, corner=(300, 560))
        data = document.tobytes()
    local = read(tmp_path / "a.pdf", data)
    assert local.findings == ()
    assert said(local, "total_amount").source == Source.OFFLINE
    assert said(local, ACCOUNT).source == Source.PAYMENT_CODE


def test_of_two_codes_the_one_with_the_total_speaks(tmp_path: Path) -> None:
    data = coded_pdf(epc(amount="EUR118.00", text="INV-1001 with 2 % off"))
    with pymupdf.open(stream=data, filetype="pdf") as document:
        draw_code(document[0], epc(), corner=(300, 560))
        data = document.tobytes()
    local = read(tmp_path / "a.pdf", data)
    assert local.findings == ()
    assert said(local, "total_amount").source == Source.PAYMENT_CODE


def test_an_account_for_qr_references_beside_a_plain_one_is_a_warning(tmp_path: Path) -> None:
    bill = swiss_bill(amount="120.00")
    data = coded_pdf(bill, lines=("IBAN: CH5800791123000889012",), currency="CHF")
    finding = rules(read(tmp_path / "a.pdf", data))["account"]
    assert finding.severity is Severity.WARNING


def test_a_page_whose_words_lie_on_their_side(tmp_path: Path) -> None:
    upright = coded_pdf(epc())
    with pymupdf.open(stream=upright, filetype="pdf") as source, pymupdf.open() as target:
        page = target.new_page(width=842, height=595)
        page.show_pdf_page(page.rect, source, 0, rotate=-90)
        data = target.tobytes()
    local = read(tmp_path / "a.pdf", data)
    assert said(local, ACCOUNT).confidence > 0.99
    code = local.alternatives["payment_code"].evidence[ACCOUNT].box
    assert code is not None
    assert code.intersects(Box(842 - 640, 430, 842 - 570, 500))
    assert abs(code.width - 90) < 4


def test_a_noisy_scan_on_its_side(pages: PageProcess, tmp_path: Path) -> None:
    data = scanned(coded_pdf(epc(), corner=(420, 600)), turn=90.0)
    local = read_apart(pages, tmp_path / "a.png", data)
    for path, value in ((ACCOUNT, IBAN), ("total_amount", "120.00")):
        assert said(local, path).value == value
        assert said(local, path).source == Source.PAYMENT_CODE
        assert said(local, path).confidence >= CERTAIN
    assert not any(f.severity is Severity.ERROR for f in local.findings)
    code = local.alternatives["payment_code"].evidence[ACCOUNT].box
    assert code is not None
    shown = Box(600, 595 - 510, 690, 595 - 420)
    assert all(abs(a - b) < 5 for a, b in zip(code.as_list(), shown.as_list(), strict=True))
