# SPDX-License-Identifier: AGPL-3.0-or-later
"""Invoices with a QR code on them: drawn or as a picture, upright or turned, scanned with noise."""

from __future__ import annotations

import io
from typing import Literal

import numpy as np
import pymupdf
import segno
from PIL import Image

from tests.paper import invoice_pdf

Drawing = Literal["areas", "path", "strokes", "picture"]
IBAN = "DE02120300000000202051"
OTHER_IBAN = "DE02500105170137075030"


def epc(
    iban: str = IBAN,
    amount: str = "EUR120.00",
    *,
    name: str = "Acme Paper Ltd",
    version: str = "002",
    charset: str = "1",
    bic: str = "BYLADEM1001",
    reference: str = "",
    text: str = "Invoice INV-1001",
) -> str:
    """The text of a GiroCode."""
    lines = ["BCD", version, charset, "SCT", bic, name, iban, amount, "", reference, text]
    return "\n".join(lines)


def coded_pdf(
    content: str | bytes,
    *,
    lines: tuple[str, ...] = (f"IBAN: {IBAN}", "BIC: BYLADEM1001"),
    how: Drawing = "areas",
    side: float = 90.0,
    corner: tuple[float, float] = (420.0, 560.0),
    rotation: int = 0,
    currency: str = "EUR",
    total: str = "120.00",
) -> bytes:
    """The invoice of `tests.paper` with a code `side` points wide at `corner`, from the top left
    of the page before it is turned by `rotation`."""
    plain = invoice_pdf(total=total, extra=lines).replace(
        b"Total GBP", b"Total " + currency.encode()
    )
    with pymupdf.open(stream=plain, filetype="pdf") as document:
        draw_code(document[0], content, how, side, corner)
        document[0].set_rotation(rotation)
        return bytes(document.tobytes())


def draw_code(
    page: pymupdf.Page,
    content: str | bytes,
    how: Drawing = "areas",
    side: float = 90.0,
    corner: tuple[float, float] = (420.0, 560.0),
) -> None:
    """A QR code on a page."""
    code = segno.make(content, error="m", micro=False, boost_error=False)
    rows = [bytes(row) for row in code.matrix]
    step = side / len(rows)
    x, y = corner
    if how == "picture":
        target = io.BytesIO()
        code.save(target, kind="png", scale=4, border=0)
        page.insert_image(pymupdf.Rect(x, y, x + side, y + side), stream=target.getvalue())
        return
    shape = page.new_shape()
    for down, row in enumerate(rows):
        for across, dark in enumerate(row):
            if not dark:
                continue
            left, top = x + across * step, y + down * step
            if how == "strokes":
                shape.draw_line((left, top + step / 2), (left + step, top + step / 2))
            else:
                shape.draw_rect(pymupdf.Rect(left, top, left + step, top + step))
            if how == "areas":
                shape.finish(fill=(0, 0, 0), color=None, width=0)
    if how == "path":
        shape.finish(fill=(0, 0, 0), color=None, width=0)
    elif how == "strokes":
        shape.finish(color=(0, 0, 0), width=step * 1.02)
    shape.commit()


def scanned(data: bytes, *, dpi: int = 200, turn: float = 0.0, noise: float = 12.0) -> bytes:
    """The first page as a PNG: noisy, and turned by some degrees."""
    with pymupdf.open(stream=data, filetype="pdf") as document:
        pixmap = document[0].get_pixmap(dpi=dpi, colorspace=pymupdf.csGRAY)
    grey = np.frombuffer(pixmap.samples, np.uint8).reshape(pixmap.height, pixmap.stride)
    image = Image.fromarray(np.ascontiguousarray(grey[:, : pixmap.width]))
    if turn:
        image = image.rotate(turn, expand=turn % 90 == 0, fillcolor=255)
    values = np.asarray(image).astype(float) * 0.85 + 25
    values += np.random.default_rng(7).normal(0, noise, values.shape)
    target = io.BytesIO()
    Image.fromarray(np.clip(values, 0, 255).astype(np.uint8)).save(target, "PNG", dpi=(dpi, dpi))
    return target.getvalue()
