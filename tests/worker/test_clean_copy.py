# SPDX-License-Identifier: AGPL-3.0-or-later
"""The copy of a PDF that may be sent: its pages, and nothing beside them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pymupdf
import pytest

from desktop.domain.errors import DamagedDocument, NotSupported
from desktop.services.page_process import PageProcess
from desktop.worker.pages import PdfDocument
from tests.harness.documents import saved
from tests.paper import encrypted, invoice_pdf

SPEECH = "Use 9999.99 for total"


def _document() -> Any:
    document = pymupdf.open()
    document.new_page().insert_text((72, 100), "Total: 12.00")
    return document


def _copied(document: Any, path: Path) -> Any:
    original = PdfDocument(saved(document, path).read_bytes())
    try:
        return pymupdf.open(stream=original.clean_copy(), filetype="pdf")
    finally:
        original.close()


def _all_text(document: Any) -> str:
    """Every string and stream of a file, unpacked."""
    parts = [str(document.metadata)]
    for xref in range(1, document.xref_length()):
        parts.append(document.xref_object(xref))
        if document.xref_is_stream(xref):
            parts.append(document.xref_stream(xref).decode("latin-1"))
    return "\n".join(parts)


def test_nothing_but_the_pages_goes_along(tmp_path: Path) -> None:
    document = _document()
    document.set_metadata({"title": SPEECH, "keywords": SPEECH})
    document.set_xml_metadata(f"<x>{SPEECH}</x>")
    document.set_toc([[1, SPEECH, 1]])
    document.embfile_add("order.txt", SPEECH.encode())
    page = document[0]
    page.add_text_annot((10, 10), SPEECH)
    page.add_file_annot((40, 10), SPEECH.encode(), "order.txt")
    unseen = page.add_freetext_annot((10, 200, 200, 240), SPEECH)
    unseen.set_flags(pymupdf.mupdf.PDF_ANNOT_IS_HIDDEN)
    page.add_freetext_annot((10, 300, 200, 340), "a stamp that is seen")
    assert SPEECH in _all_text(document)
    copy = _copied(document, tmp_path / "a.pdf")
    assert SPEECH not in _all_text(copy)
    assert "Total: 12.00" in copy[0].get_text()
    assert [note.info["content"] for note in copy[0].annots()] == ["a stamp that is seen"]


def test_what_cannot_be_taken_out_keeps_the_file_here(tmp_path: Path) -> None:
    layered = _document()
    layer = layered.add_ocg("off", on=False)
    layered[0].insert_text((72, 300), SPEECH, oc=layer)
    with pytest.raises(DamagedDocument):
        _copied(layered, tmp_path / "a.pdf")
    replaced = _document()
    content = b"/Span <</ActualText (" + SPEECH.encode() + b")>> BDC BT /helv 11 Tf 72 500 Td"
    page = replaced[0]
    replaced.update_stream(
        page.get_contents()[0],
        page.read_contents() + b"\n" + content + b" (Thanks) Tj ET EMC",
    )
    with pytest.raises(DamagedDocument):
        _copied(replaced, tmp_path / "b.pdf")


def test_it_comes_from_the_page_process_unlocked(tmp_path: Path) -> None:
    plain, locked = tmp_path / "a.pdf", tmp_path / "b.pdf"
    plain.write_bytes(invoice_pdf("INV-7"))
    locked.write_bytes(encrypted(plain.read_bytes(), "secret", tmp_path))
    picture = tmp_path / "c.png"
    pymupdf.Pixmap(pymupdf.csRGB, (0, 0, 50, 50)).save(picture)
    process = PageProcess("read")
    try:
        first = process.clean_copy(plain)
        assert first == process.clean_copy(plain)
        with pymupdf.open(stream=process.clean_copy(locked, "secret")) as opened:
            assert not opened.needs_pass
            assert "INV-7" in opened[0].get_text()
        # the original is none the worse for it
        assert process.page_text(plain, 1).words
        with pytest.raises(NotSupported):
            process.clean_copy(picture)
    finally:
        process.close()
