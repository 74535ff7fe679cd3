# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pages as pictures: a scan with its skew, grain and shadows, and a plain JPEG."""

from __future__ import annotations

import io

import numpy as np
import pymupdf
from PIL import Image, ImageDraw, ImageFilter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

DPI = 200


def _render(pdf: bytes, gray: bool) -> Image.Image:
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        colors = pymupdf.csGRAY if gray else pymupdf.csRGB
        pixels = document[0].get_pixmap(dpi=DPI, colorspace=colors)
        mode = "L" if gray else "RGB"
        return Image.frombytes(mode, (pixels.width, pixels.height), pixels.samples)


def _jpeg(image: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, dpi=(DPI, DPI), optimize=True)
    return out.getvalue()


def scan(pdf: bytes, title: str) -> bytes:
    """The first page as it comes from an office scanner: gray, 200 dpi, 0.7° askew."""
    page = _render(pdf, gray=True)
    holes = ImageDraw.Draw(page)
    for y in (0.5 - 40 / 297, 0.5 + 40 / 297):
        x, middle, radius = int(12 / 210 * page.width), int(y * page.height), 22
        holes.ellipse((x - radius, middle - radius, x + radius, middle + radius), fill=196)
    page = page.rotate(0.7, Image.Resampling.BICUBIC, fillcolor=250)
    page = page.filter(ImageFilter.GaussianBlur(0.6))
    grain = np.random.default_rng(20260305)
    values = np.asarray(page, dtype=np.float32)
    shade = np.linspace(1.0, 0.965, values.shape[1], dtype=np.float32)
    values = values * shade + grain.normal(0, 3.2, values.shape).astype(np.float32)
    values = np.where(values > 238, 238 + (values - 238) * 0.35, values)
    specks = grain.integers(0, values.size, 140)
    values.ravel()[specks] = 90
    picture_bytes = _jpeg(Image.fromarray(values.clip(8, 250).astype(np.uint8)), 46)
    out = io.BytesIO()
    width, height = page.width * 72 / DPI, page.height * 72 / DPI
    canvas = Canvas(out, pagesize=(width, height), invariant=1)
    canvas.setTitle(title)
    canvas.drawImage(ImageReader(io.BytesIO(picture_bytes)), 0, 0, width, height)
    canvas.save()
    return out.getvalue()


def picture(pdf: bytes) -> bytes:
    """The first page as a color JPEG of 200 dpi."""
    return _jpeg(_render(pdf, gray=False), 70)
