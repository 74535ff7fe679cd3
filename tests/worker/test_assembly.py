# SPDX-License-Identifier: AGPL-3.0-or-later
"""New PDFs from pages of others: what shows is taken over, what doesn't stays behind."""

from __future__ import annotations

import io
from pathlib import Path

import pymupdf
import pytest
from PIL import Image

from desktop.domain.errors import DamagedDocument, DocumentTooLarge, NotSupported
from desktop.worker import assembly
from desktop.worker.assembly import Picked, Source, assemble
from tests.paper import encrypted, invoice_pdf, text_pdf

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"


def _kept(path: Path, data: bytes) -> Source:
    path.write_bytes(data)
    return Source(path)


def _words(data: bytes, password: str | None = None) -> list[str]:
    with pymupdf.open(stream=data) as document:
        if password:
            document.authenticate(password)
        return [" ".join(word[4] for word in page.get_text("words")) for page in document]


def _rich(path: Path) -> Source:
    """Three pages with layers, a field, a note, a bookmark, metadata, a script and a file."""
    with pymupdf.open() as document:
        for number in (1, 2, 3):
            document.new_page().insert_text((72, 72), f"page {number}")
        hidden = document.add_ocg("off", on=False)
        document[1].insert_text((72, 144), "SWITCHED OFF", oc=hidden)
        widget = pymupdf.Widget()
        widget.field_name, widget.field_type = "total", pymupdf.PDF_WIDGET_TYPE_TEXT
        widget.field_value, widget.rect = "119.00", pymupdf.Rect(72, 200, 200, 220)
        document[1].add_widget(widget)
        document[1].add_text_annot((300, 300), "a note of ours")
        document.set_toc([[1, "CHAPTER", 2]])
        document.set_metadata({"title": "SECRET TITLE"})
        document.embfile_add("book.xlsx", b"SECRET FILE")
        document.save(path)
    return Source(path)


def test_pages_are_taken_in_order_and_turned_and_the_rest_stays_behind(tmp_path: Path) -> None:
    source = _rich(tmp_path / "rich.pdf")
    data = assemble([source], [Picked(0, 2, 90), Picked(0, 1)])
    assert data == assemble([source], [Picked(0, 2, 90), Picked(0, 1)])
    assert data != assemble([source], [Picked(0, 2), Picked(0, 1)])
    assert _words(data) == ["page 2 119.00", "page 1"]
    with pymupdf.open(stream=data) as document:
        assert [page.rotation for page in document] == [90, 0]
        assert [(w.field_name, w.field_value) for w in document[0].widgets()] == [
            ("total", "119.00")
        ]
        assert [note.info["content"] for note in document[0].annots()] == ["a note of ours"]
        assert document.get_toc() == []
        assert document.embfile_names() == []
        assert not any((document.metadata or {}).get(key) for key in ("title", "author"))
    for left in (b"SECRET", b"CHAPTER"):
        assert left not in data
    # what was dropped isn't in the file any more
    only = assemble([source], [Picked(0, 1)])
    with pymupdf.open(stream=only) as document:
        streams = [document.xref_stream(n) or b"" for n in range(1, document.xref_length())]
        texts = [document.xref_object(n) for n in range(1, document.xref_length())]
    assert not any(b"page 2" in stream or b"119.00" in stream for stream in streams)
    assert not any("119.00" in text or "a note of ours" in text for text in texts)


def test_layers_that_are_off_never_show_and_are_refused_where_they_would(tmp_path: Path) -> None:
    rich, plain = _rich(tmp_path / "rich.pdf"), _kept(tmp_path / "plain.pdf", invoice_pdf("INV-1"))
    assert "SWITCHED" not in _words(assemble([rich], [Picked(0, 2), Picked(0, 3)]))[0]
    with pytest.raises(NotSupported, match="switched off"):
        assemble([plain, rich], [Picked(0, 1), Picked(1, 1)])


def test_pictures_become_pages_of_their_size_the_right_way_up(tmp_path: Path) -> None:
    upright = Image.new("RGB", (400, 600), "white")
    upright.paste("black", (0, 0, 400, 60))
    upright.save(tmp_path / "a.jpg", dpi=(200, 200))
    exif = Image.Exif()
    exif[0x0112] = 6
    upright.rotate(90, expand=True).save(tmp_path / "b.jpg", exif=exif, dpi=(200, 200))
    grey = upright.convert("L")
    grey.save(
        tmp_path / "c.tif", save_all=True, append_images=[Image.new("1", (600, 400), 1)],
        dpi=(200, 200),
    )  # fmt: skip
    upright.putalpha(255)
    upright.save(tmp_path / "d.png", dpi=(200, 200))
    names = ("a.jpg", "b.jpg", "c.tif", "d.png")
    sources = [Source(tmp_path / name) for name in names]
    picks = [Picked(0, 1), Picked(1, 1), Picked(2, 1), Picked(2, 2), Picked(3, 1)]
    data = assemble(sources, picks)
    with pymupdf.open(stream=data) as document:
        sizes = [(round(page.rect.width), round(page.rect.height)) for page in document]
        assert sizes == [(144, 216), (144, 216), (144, 216), (216, 144), (144, 216)]
        for number in (0, 1, 2, 4):
            shown = document[number].get_pixmap()
            assert shown.pixel(72, 10)[0] < 60, names[min(number, 3)]
            assert shown.pixel(72, 150)[0] > 200
        # the file's own bytes, not encoded once more
        kept = document.extract_image(document[0].get_images()[0][0])["image"]
    assert kept == (tmp_path / "a.jpg").read_bytes()
    assert Image.open(io.BytesIO(kept)).size == (400, 600)


def test_a_locked_source_is_opened_and_the_new_file_locked(tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    path.write_bytes(encrypted(invoice_pdf("INV-1"), "geheim", tmp_path))
    other = _kept(tmp_path / "open.pdf", invoice_pdf("INV-2"))
    data = assemble([other, Source(path, "geheim")], [Picked(1, 1), Picked(0, 1)], lock="geheim")
    with pymupdf.open(stream=data) as document:
        assert document.needs_pass
    assert ["INV-1" in words for words in _words(data, "geheim")] == [True, False]
    assert b"INV-1" not in data


def test_what_has_no_pages_to_take_is_refused_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(NotSupported, match="no pages"):
        assemble([Source(SAMPLES / "be-peppol-ubl.xml")], [Picked(0, 1)])
    source = _kept(tmp_path / "one.pdf", text_pdf(["one"]))
    for picks in ([], [Picked(0, 2)], [Picked(1, 1)]):
        with pytest.raises(DamagedDocument):
            assemble([source], picks)
    with pytest.raises(DamagedDocument, match="no embedded file"):
        assemble([source], [Picked(0, 1)], [(0, "factur-x.xml")])
    monkeypatch.setattr(assembly, "MAX_FILE_BYTES", 100)
    with pytest.raises(DocumentTooLarge, match="fewer pages"):
        assemble([source], [Picked(0, 1)])


def test_an_einvoice_comes_along_as_it_was_embedded() -> None:
    letter = Source(SAMPLES / "fr-menuiserie-factur-x.pdf")
    data = assemble([letter], [Picked(0, 1)], [(0, "factur-x.xml")])
    assert data == assemble([letter], [Picked(0, 1)], [(0, "factur-x.xml")])
    with pymupdf.open(stream=data) as document, pymupdf.open(letter.path) as before:
        assert document.embfile_get("factur-x.xml") == before.embfile_get("factur-x.xml")
