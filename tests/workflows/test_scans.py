# SPDX-License-Identifier: AGPL-3.0-or-later
"""A scan in a workspace: its words are kept with it, found, proved, and used again."""

from __future__ import annotations

from pathlib import Path

import pymupdf

from desktop.domain.listing import ListQuery
from desktop.domain.page import WordsSource
from desktop.domain.ports import PageReader
from desktop.services.page_process import PageProcess
from desktop.workflows import listing, queue
from desktop.workflows.extraction import ReadPolicy
from desktop.workflows.intake import bring_in
from desktop.workflows.requests import IntakeRequest
from desktop.workflows.review import Review
from desktop.workflows.runner import Runner
from desktop.workflows.workspaces import OpenWorkspace
from tests.harness.documents import raster_of, saved, simple_pdf

LINES = (
    "Invoice number 2026-0815",
    "Invoice date 14.03.2026",
    "Monthly cleaning of the offices in March",
    "Total amount EUR 1,234.56",
)


def _scan(folder: Path) -> Path:
    raster_of(simple_pdf(folder / "text.pdf", *LINES), dpi=150).save(folder / "a.png")
    document = pymupdf.open()
    page = document.new_page(width=595, height=842)
    page.insert_image(page.rect, filename=folder / "a.png")
    return saved(document, folder / "scan.pdf")


def test_a_scan_is_searched_and_proved_and_read_again_without_ocr(
    workspace: OpenWorkspace, pages: PageReader, tmp_path: Path
) -> None:
    brought = bring_in(workspace, pages, IntakeRequest((_scan(tmp_path),)))
    one = brought.items[0].invoice_id or ""
    Runner(workspace, lambda: PageProcess("read"), ReadPolicy()).run(until_idle=True)
    review = Review(workspace)
    first = review.open(one).detail
    assert first.invoice.invoice_number == "2026-0815"
    (page,) = review.pages(one)
    assert page.source is WordsSource.OCR
    (word,) = [w for w in page.words if w.text == "cleaning"]
    assert 0.5 < min(w.confidence for w in page.words) < 1.0
    assert word.box.width > 20
    proof = first.evidence["invoice_number"].box
    assert proof is not None
    assert any(w.text == "2026-0815" and w.box.intersects(proof) for w in page.words)
    assert [row.id for row in listing.window(workspace, ListQuery(text="cleaning"))] == [one]

    # no page of OCR is left: only what is kept can be read
    queue.read_again(workspace, (one,), "offline")
    Runner(workspace, lambda: PageProcess("read"), ReadPolicy(ocr_pages=0)).run(until_idle=True)
    again = review.open(one).detail
    assert again.invoice == first.invoice
    assert not again.run or not again.run.partial
    assert review.pages(one)[0].source is WordsSource.OCR
