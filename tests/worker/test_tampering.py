# SPDX-License-Identifier: AGPL-3.0-or-later
"""Figures that were laid over others, typed onto a scan, or changed in a later state of a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pymupdf
import pytest

from desktop.domain.finding import Finding, Severity
from desktop.domain.ports import ReadRequest
from desktop.domain.task import CancelToken, no_progress
from desktop.services.page_process import PageProcess
from tests.harness.documents import raster_of, saved, simple_pdf

AMOUNT_AT = (300, 200)


@pytest.fixture
def reader() -> Iterator[PageProcess]:
    process = PageProcess("read")
    yield process
    process.close()


def _invoice(total: str = "1,900.00") -> Any:
    document = pymupdf.open()
    page = document.new_page(width=595, height=842)
    for index, line in enumerate(
        ("Invoice number 4711", "Invoice date 14.03.2026", "Net 1,596.64")
    ):
        page.insert_text((72, 72 + 24 * index), line, fontsize=11)
    page.insert_text((72, 200), "Total amount EUR", fontsize=11)
    page.insert_text(AMOUNT_AT, total, fontsize=11)
    page.insert_text(
        (72, 240), "Please pay within thirty days to our account, thank you", fontsize=11
    )
    return document


def _told(reader: PageProcess, path: Path) -> list[Finding]:
    request = ReadRequest(ocr_pages=0)
    found = reader.read(path, request, no_progress, CancelToken()).findings
    return [f for f in found if f.rule.startswith("pages.")]


def test_an_honest_invoice_has_no_such_sign(reader: PageProcess, tmp_path: Path) -> None:
    assert _told(reader, saved(_invoice(), tmp_path / "a.pdf")) == []


def test_an_amount_laid_over_another_is_told_with_its_place(
    reader: PageProcess, tmp_path: Path
) -> None:
    document = _invoice()
    page = document[0]
    page.draw_rect((298, 188, 360, 204), color=None, fill=(1, 1, 1))
    page.insert_text(AMOUNT_AT, "9,900.00", fontsize=11)
    (finding,) = _told(reader, saved(document, tmp_path / "a.pdf"))
    assert finding.rule == "pages.written_over"
    assert finding.severity is Severity.WARNING
    assert "“9,900.00” was laid over “1,900.00”, at the top right" in finding.message


def test_the_same_figure_painted_twice_is_no_sign(reader: PageProcess, tmp_path: Path) -> None:
    document = _invoice()
    page = document[0]
    page.draw_rect((298, 188, 360, 204), color=None, fill=(1, 1, 1))
    page.insert_text(AMOUNT_AT, "1,900.00", fontsize=11)
    assert _told(reader, saved(document, tmp_path / "a.pdf")) == []


def test_an_amount_typed_onto_a_scan_is_told(reader: PageProcess, tmp_path: Path) -> None:
    raster_of(simple_pdf(tmp_path / "t.pdf", "Invoice 4711", "Total"), dpi=80).save(
        tmp_path / "a.png"
    )
    plain, typed = tmp_path / "plain.pdf", tmp_path / "typed.pdf"
    for path in (plain, typed):
        document = pymupdf.open()
        page = document.new_page(width=595, height=842)
        page.insert_image(page.rect, filename=tmp_path / "a.png")
        page.insert_text((72, 800), "Scanned 14.03.2026 page 1", fontsize=8)
        if path == typed:
            page.insert_text(AMOUNT_AT, "9,900.00", fontsize=11)
        saved(document, path)
    assert _told(reader, plain) == []
    (finding,) = _told(reader, typed)
    assert finding.rule == "pages.typed_on_scan"
    assert "“9,900.00”" in finding.message


def _changed(path: Path, old: bytes, new: bytes) -> None:
    """The file with another state behind its end, in which its page says something else."""
    document = pymupdf.open(path)
    xref = document[0].get_contents()[-1]
    for content in document[0].get_contents():
        stream = document.xref_stream(content)
        if old.hex().encode() in stream or old in stream:
            xref = content
            changed = stream.replace(old.hex().encode(), new.hex().encode()).replace(old, new)
            document.update_stream(xref, changed)
    document.saveIncr()
    document.close()


def test_an_amount_changed_in_a_later_state_of_the_file_is_told(
    reader: PageProcess, tmp_path: Path
) -> None:
    path = saved(_invoice(), tmp_path / "a.pdf")
    before = path.read_bytes()
    _changed(path, b"1,900.00", b"9,900.00")
    assert path.read_bytes().startswith(before)
    assert "9,900.00" in reader.page_text(path, 1).text()
    (finding,) = _told(reader, path)
    assert finding.rule == "pages.changed_later"
    assert "“9,900.00” took the place of “1,900.00”" in finding.message
    assert "after it was made" in finding.message


def test_after_a_signature_it_says_so(reader: PageProcess, tmp_path: Path) -> None:
    path = saved(_invoice(), tmp_path / "a.pdf")
    signed = path.read_bytes()
    # what a signature notes of the bytes it covers, without the signature itself
    note = b"%%/ByteRange [0 100 100 %d]\n" % (len(signed) - 100)
    path.write_bytes(signed)
    _changed(path, b"1,900.00", b"9,900.00")
    path.write_bytes(path.read_bytes() + note)
    (finding,) = _told(reader, path)
    assert "after it was signed" in finding.message


def test_a_later_state_that_only_adds_is_no_sign(reader: PageProcess, tmp_path: Path) -> None:
    path = saved(_invoice(), tmp_path / "a.pdf")
    document = pymupdf.open(path)
    document[0].insert_text((72, 780), "Paid 1,900.00 on 20.03.2026", fontsize=9)
    document.saveIncr()
    document.close()
    assert _told(reader, path) == []
