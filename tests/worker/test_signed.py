# SPDX-License-Identifier: AGPL-3.0-or-later
"""Signed envelopes (.p7m): opened in each form, never trusted, broken and hostile ones refused."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pymupdf
import pytest

from desktop.domain.errors import DamagedDocument, DocumentError, NotSupported, UnsafeDocument
from desktop.domain.ports import ReadRequest
from desktop.domain.task import CancelToken, no_progress
from desktop.services.page_process import PageProcess
from desktop.worker import media
from desktop.worker.signed import is_signed, unwrap
from tests.harness.documents import saved
from tests.harness.envelopes import bare_base64, open_tlv, signed, streamed, tlv
from tests.readers.test_einvoice_fatturapa import body, fattura

FORMS: dict[str, Callable[[bytes], bytes]] = {
    "der": signed,
    "pem": lambda content: signed(content, pem=True),
    "pem of signing programs": lambda content: signed(content, pem=True).replace(b"PKCS7", b"CMS"),
    "base64": bare_base64,
    "streamed": streamed,
    "nested": lambda content: signed(streamed(content)),
    "twice and in base64": lambda content: signed(bare_base64(content)),
}


@pytest.fixture
def reader() -> Iterator[PageProcess]:
    process = PageProcess("read")
    yield process
    process.close()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("size", [0, 1, 90, 40_000])
def test_the_content_comes_out_byte_for_byte(form: str, size: int) -> None:
    content = random.Random(size).randbytes(size)
    envelope = FORMS[form](content)
    assert is_signed(envelope)
    assert media.media_type(envelope) == media.SIGNED
    inner = unwrap(envelope)
    assert inner.content == content
    assert not inner.changed


def test_pieces_within_pieces_and_a_content_that_was_changed() -> None:
    whole = streamed(b"abcdef", piece=2)
    deeper = whole.replace(tlv(0x04, b"cd"), open_tlv(0x24, tlv(0x04, b"c"), tlv(0x04, b"d")))
    assert unwrap(deeper).content == b"abcdef"
    assert unwrap(streamed(b"pay 900", signed_content=b"pay 100")).changed
    honest = signed(b"<a>pay 100</a>")
    assert unwrap(honest.replace(b"pay 100", b"pay 900")).changed


def test_what_is_no_envelope_is_not_taken_for_one() -> None:
    for data in (b"", b"0", b"MI", b"MIAAAA", b"<a>MII</a>", b"%PDF-1.7", b"MIT licence\n" * 9):
        assert not is_signed(data)


def test_broken_and_hostile_envelopes_are_refused() -> None:
    content = b"<a/>" * 100
    for envelope in (signed(content), streamed(content)):
        for cut in range(24, len(envelope) - 1, 7):
            with pytest.raises(DocumentError):
                unwrap(envelope[:cut])
    with pytest.raises(NotSupported, match="signature alone"):
        unwrap(signed(content, detached=True))
    nested = content
    for _ in range(9):
        nested = signed(nested)
    with pytest.raises(UnsafeDocument):
        unwrap(nested)
    name = bytes.fromhex("06092a864886f70d010702")
    endless = b"\x30\x80" + name + b"\xa0\x80" * 200_000
    huge = tlv(0x30, name) + b"\x30\x84\xff\xff\xff\xff"
    deep = streamed(b"x")
    pieces = open_tlv(0x24, tlv(0x04, b"x"))
    for _ in range(500):
        pieces = open_tlv(0x24, pieces)
    deep = deep.replace(open_tlv(0x24, tlv(0x04, b"x")), pieces)
    odd_length = b"\x30\x80" + name + b"\xa0\x89" + b"\x01" * 40
    for envelope in (endless, huge, deep, odd_length):
        with pytest.raises(DamagedDocument):
            unwrap(envelope)


def test_no_flipped_byte_gets_further_than_a_refusal() -> None:
    rng = random.Random(7)
    whole = streamed(b"<a/>" * 50, piece=30)
    for _ in range(3_000):
        data = bytearray(whole)
        for _ in range(rng.randint(1, 4)):
            data[rng.randrange(len(data))] = rng.randrange(256)
        try:
            unwrap(bytes(data))
        except DocumentError:
            continue


@pytest.mark.parametrize("form", FORMS)
def test_a_signed_fattura_is_read_whatever_its_name(
    form: str, tmp_path: Path, reader: PageProcess
) -> None:
    path = tmp_path / "IT01234550018_00007.pdf"
    envelope = FORMS[form](fattura(encoding="windows-1252"))
    path.write_bytes(envelope)
    assert reader.facts(path).media_type == "application/xml"
    reading = reader.read(path, ReadRequest(), no_progress, CancelToken())
    assert reading.proposal.invoice.invoice_number == "FPR 17/26"
    assert reading.proposal.invoice.supplier.name == "Officina Però S.r.l."
    for field in ("invoice_number", "total_amount", "line_items[0].subtotal", "tax_lines[1].rate"):
        assert reading.proposal.evidence[field].box is not None, field
        assert reading.proposal.evidence[field].element, field
    assert any("signature was not checked" in note for note in reading.proposal.notes)
    assert reading.findings == ()
    assert path.read_bytes() == envelope


def test_a_signed_pdf_is_read_as_a_pdf(tmp_path: Path, reader: PageProcess) -> None:
    document = pymupdf.open()
    document.new_page().insert_text((72, 72), "Invoice No: 4711")
    plain = saved(document, tmp_path / "a.pdf")
    path = tmp_path / "a.pdf.p7m"
    path.write_bytes(signed(plain.read_bytes()))
    assert reader.facts(path).media_type == "application/pdf"
    reading = reader.read(path, ReadRequest(), no_progress, CancelToken())
    assert reading.proposal.invoice.invoice_number == "4711"
    assert any("signature was not checked" in note for note in reading.proposal.notes)
    copy = reader.clean_copy(path)
    assert copy.startswith(b"%PDF-")


def test_a_changed_content_and_a_lot_become_findings(tmp_path: Path, reader: PageProcess) -> None:
    lot = fattura(body(), body(number="18"))
    path = tmp_path / "lotto.xml.p7m"
    path.write_bytes(streamed(lot, signed_content=b"another"))
    reading = reader.read(path, ReadRequest(), no_progress, CancelToken())
    assert {f.rule for f in reading.findings} == {"pages.signed_content", "pages.several_invoices"}
    told = next(f for f in reading.findings if f.rule == "pages.several_invoices")
    assert "2 invoices" in told.message
    assert "18, 2026-05-04, 1198.00 EUR" in told.message
    assert "18, 2026-05-04" in " ".join(page.text() for page in reading.pages).replace("\n", " ")


def test_entities_bombs_and_strangers_inside_are_refused(
    tmp_path: Path, reader: PageProcess
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("canary-52")
    path = tmp_path / "a.xml.p7m"
    for content in (
        f'<!DOCTYPE r [<!ENTITY x SYSTEM "{secret.as_uri()}">]><r>&x;</r>'.encode(),
        b'<!DOCTYPE r [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><r>&b;</r>',
        b"<a>" * 200 + b"</a>" * 200,
    ):
        for wrap in (signed, streamed):
            path.write_bytes(wrap(content))
            with pytest.raises(UnsafeDocument):
                reader.facts(path)
    for content in (b"PK\x03\x04zip", b"\x89PNG\r\n\x1a\n...."):
        path.write_bytes(signed(content))
        with pytest.raises(NotSupported):
            reader.facts(path)
