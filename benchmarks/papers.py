# SPDX-License-Identifier: AGPL-3.0-or-later
"""PDF invoices for measuring, made on the spot; the same seed makes the same ones."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pymupdf

_SUPPLIERS = (
    ("Rheintal Metallbau GmbH", "Hafenstraße 12", "68159 Mannheim", "DE136695976"),
    ("Atelier Dubois SARL", "4 rue des Lilas", "69003 Lyon", "FR83404833048"),
    ("Northgate Paper Ltd", "1 Mill Lane", "Leeds LS1 4AB", "GB980780684"),
    ("Van Dijk Techniek B.V.", "Havenweg 8", "3089 JG Rotterdam", "NL004495445B01"),
)
_GOODS = (
    "Copy paper A4, 80 g", "Toner cartridge black", "Network cable 5 m", "Consulting, hours",
    "Steel profile 40 x 40", "Screws M6, 100 pcs", "Paint, white matt", "Delivery and handling",
)  # fmt: skip


def make_invoices(folder: Path, count: int, seed: int = 11) -> list[Path]:
    """`count` text PDFs, no two alike: most of one page, one in ten of two or three."""
    dice = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for number in range(1, count + 1):
        pages = 3 if number % 20 == 0 else 2 if number % 10 == 0 else 1
        path = folder / f"invoice-{number:04d}.pdf"
        with pymupdf.open() as document:
            _write_invoice(document, dice, number, pages)
            document.save(path)
        made.append(path)
    return made


def make_long(path: Path, pages: int, seed: int = 5) -> Path:
    """One text PDF of many pages, as dense as a delivery list."""
    dice = random.Random(seed)
    with pymupdf.open() as document:
        for number in range(1, pages + 1):
            page = document.new_page()
            page.insert_text((50, 50), f"Delivery list, page {number} of {pages}", fontsize=14)
            for row in range(60):
                _write_row(page, 80 + row * 12, dice, row + 1, 8)
        document.save(path)
    return path


def make_scanned(path: Path, pages: int, dpi: int = 200, seed: int = 6) -> Path:
    """One PDF of full-page JPEG pictures, as a scanner writes them."""
    text = make_long(path.with_suffix(".text.pdf"), pages, seed)
    with pymupdf.open(text) as source, pymupdf.open() as document:
        for page in source:
            picture = page.get_pixmap(dpi=dpi)
            document.new_page().insert_image(page.rect, stream=picture.tobytes("jpeg"))
        document.save(path)
    text.unlink()
    return path


def _write_invoice(
    document: pymupdf.Document, dice: random.Random, number: int, pages: int
) -> None:
    name, street, town, vat = dice.choice(_SUPPLIERS)
    issued = date(2026, 1, 5) + timedelta(days=dice.randrange(250))
    net, row = Decimal(0), 0
    page = document.new_page()
    for line, text in enumerate((name, street, town, f"VAT number: {vat}")):
        page.insert_text((50, 60 + 14 * line), text, fontsize=14 if line == 0 else 9)
    facts = (
        f"Invoice number: RE-2026-{number:05d}",
        f"Invoice date: {issued.isoformat()}",
        f"Due date: {(issued + timedelta(days=30)).isoformat()}",
    )
    page.insert_text((50, 150), "INVOICE", fontsize=18)
    for line, text in enumerate(facts):
        page.insert_text((330, 150 + 13 * line), text, fontsize=9)
    page.insert_text((50, 180), "Bill to: Example Trading Ltd, 5 High Street, London", fontsize=9)
    for sheet in range(pages):
        if sheet:
            page = document.new_page()
        top = 60 if sheet else 230
        for x, head in ((50, "Pos"), (80, "Description"), (300, "Quantity"), (380, "Unit price")):
            page.insert_text((x, top), head, fontsize=9)
        page.insert_text((480, top), "Amount", fontsize=9)
        for _ in range(dice.randrange(6, 14) if pages == 1 else 34):
            row += 1
            net += _write_row(page, top + 16 + 14 * (row % 40), dice, row, 9)
    tax = (net * Decimal("0.20")).quantize(Decimal("0.01"))
    for line, (label, amount) in enumerate(
        (("Subtotal", net), ("VAT 20%", tax), ("Total EUR", net + tax))
    ):
        page.insert_text((380, 760 + 14 * line), label, fontsize=9)
        page.insert_text((480, 760 + 14 * line), f"{amount:,.2f}", fontsize=9)


def _write_row(page: pymupdf.Page, y: float, dice: random.Random, row: int, size: float) -> Decimal:
    quantity, price = dice.randrange(1, 40), Decimal(dice.randrange(100, 90_000)) / 100
    cells = (50, str(row)), (80, dice.choice(_GOODS)), (310, str(quantity)), (390, f"{price:,.2f}")
    for x, text in cells:
        page.insert_text((x, y), text, fontsize=size)
    page.insert_text((480, y), f"{quantity * price:,.2f}", fontsize=size)
    return quantity * price
