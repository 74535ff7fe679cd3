# SPDX-License-Identifier: AGPL-3.0-or-later
"""Handwriting on scans is told from print; a signature beside print counts for nothing."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pymupdf
import pytest
from PIL import Image, ImageFilter

from desktop.domain.page import PageText
from desktop.domain.ports import ReadRequest
from desktop.domain.reading import CERTAIN
from desktop.domain.task import CancelToken, no_progress
from desktop.services.page_process import PageProcess
from desktop.worker.ocr import OcrEngine
from tests.harness.documents import raster_of, saved
from tests.harness.handwriting import write

DPI = 150
FORM = (
    (60, 60, "Schreinerei Holzmann GmbH", 16),
    (60, 80, "Werkstr. 4, 70173 Stuttgart, USt-IdNr. DE129273398", 10),
    (60, 130, "RECHNUNG", 18),
    (60, 170, "Rechnungs-Nr.:", 11),
    (330, 170, "Rechnungsdatum:", 11),
    (60, 200, "Kunde:", 11),
    (60, 260, "Menge", 11),
    (140, 260, "Bezeichnung", 11),
    (470, 260, "Betrag EUR", 11),
    (360, 480, "Netto", 11),
    (360, 510, "19 % MwSt", 11),
    (360, 540, "Gesamtbetrag", 11),
    (60, 620, "Bitte zahlen Sie innerhalb von 14 Tagen ohne Abzug auf unser Konto.", 10),
    (60, 640, "IBAN DE89 3704 0044 0532 0130 00, BIC COBADEFFXXX", 10),
    (60, 700, "Unterschrift:", 10),
)
VALUES = (
    (160, 170, "2024-117"),
    (440, 170, "14.03.2024"),
    (120, 200, "Familie Berger Esslingen"),
    (70, 300, "2"),
    (140, 300, "Regal montieren"),
    (480, 300, "148,00"),
    (70, 335, "1"),
    (140, 335, "Montage vor Ort"),
    (480, 335, "95,00"),
    (480, 480, "243,00"),
    (480, 510, "46,17"),
    (480, 540, "289,17"),
)


@pytest.fixture(scope="module")
def engine() -> OcrEngine:
    return OcrEngine()


def _scan(folder: Path, *, form: bool, values: str, signed: bool) -> Path:
    """A scanned page: a printed form, its values by "hand" or in "print", a signature."""
    document = pymupdf.open()
    page = document.new_page()
    if form:
        for x, y, text, size in FORM:
            page.insert_text((x, y), text, fontsize=size)
    if values == "print":
        for x, y, text in VALUES:
            page.insert_text((x, y), text, fontsize=11)
    picture = raster_of(saved(document, folder / "form.pdf"), dpi=DPI).convert("RGB")
    chance, scale = np.random.default_rng(3), DPI / 72
    if values == "hand":
        for x, y, text in VALUES:
            at = (x * scale, y * scale)
            write(picture, at, text, size=13 * scale, chance=chance)
    if signed:
        write(picture, (150 * scale, 702 * scale), "K Hobermann", size=17 * scale, chance=chance)
    noisy = np.asarray(picture.filter(ImageFilter.GaussianBlur(0.8))).astype(float)
    noisy += chance.normal(0, 5, noisy.shape)
    path = folder / "scan.png"
    Image.fromarray(np.clip(noisy, 0, 255).astype(np.uint8)).save(path, dpi=(DPI, DPI))
    return path


@pytest.mark.parametrize(
    ("form", "values", "signed", "least"),
    [
        (True, "hand", True, 5),
        (False, "hand", True, 10),
        (True, "print", True, 0),
        (True, "print", False, 0),
    ],
    ids=["a form filled in by hand", "by hand alone", "print, signed by hand", "print"],
)
def test_only_what_was_written_by_hand_is_marked(
    engine: OcrEngine, tmp_path: Path, form: bool, values: str, signed: bool, least: int
) -> None:
    path = _scan(tmp_path, form=form, values=values, signed=signed)
    words = engine.read(np.asarray(Image.open(path))).words
    written = [word for word in words if word.written]
    assert len(written) >= least
    # nobody can be sure of handwriting
    assert all(word.confidence < 0.9 for word in written)
    printed = {part for _, _, text, _ in FORM for part in text.split()}
    assert not printed & {word.text for word in written}
    if not least:
        assert written == []


@pytest.mark.long
def test_a_form_filled_in_by_hand_is_mixed_again_and_again(tmp_path: Path) -> None:
    path = _scan(tmp_path, form=True, values="hand", signed=True)
    reader = PageProcess("read")
    try:
        first = reader.read(path, ReadRequest(), no_progress, CancelToken())
        kept = tuple(PageText.from_wire(page.as_wire()) for page in first.pages)
        request = ReadRequest(ocr_pages=0, kept=kept)
        again = reader.read(path, request, no_progress, CancelToken())
    finally:
        reader.close()
    for reading in (first, again):
        evidence = reading.proposal.evidence
        assert evidence["origin"].value == "mixed"
        assert evidence["origin"].confidence < CERTAIN
        by_hand = [word.box for word in reading.pages[0].words if word.written]
        assert len(by_hand) >= 5
        for value in evidence.values():
            if value.box is not None and any(value.box.intersects(box) for box in by_hand):
                assert value.confidence < CERTAIN, value
