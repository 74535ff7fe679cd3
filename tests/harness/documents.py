# SPDX-License-Identifier: AGPL-3.0-or-later
"""Documents made for a test: PDFs by MuPDF, pictures by Pillow."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pymupdf
from PIL import Image


def simple_pdf(path: Path, *lines: str, pages: int = 1) -> Path:
    """An A4 PDF with these lines on every page, 20 points apart from (72, 72) on."""
    document = pymupdf.open()
    for _ in range(pages):
        page = document.new_page(width=595, height=842)
        for index, line in enumerate(lines or ("Invoice 4711",)):
            page.insert_text((72, 72 + 20 * index), line, fontsize=11)
    document.save(path)
    document.close()
    return path


def saved(document: Any, path: Path, **options: Any) -> Path:
    """Write a MuPDF document and close it."""
    document.save(path, **options)
    document.close()
    return path


def raster_of(path: Path, page: int = 0, dpi: int = 150) -> Image.Image:
    """A page of a PDF as a picture."""
    with pymupdf.open(path) as document:
        pixmap = document[page].get_pixmap(dpi=dpi)
        return Image.open(io.BytesIO(pixmap.tobytes("png"))).convert("RGB")
