# SPDX-License-Identifier: AGPL-3.0-or-later
"""Invoices of suppliers whose words no list of labels knows, as PDFs with their truth.

Each layout has its own words and places; each number makes another invoice on it.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

Item = tuple[float, float, str]


@dataclass(frozen=True)
class Style:
    """A supplier's paper: words, and where they stand. `beside` puts values right of labels,
    otherwise below; an empty label leaves the value alone."""

    name: str
    vat: str
    number: str
    issued: str
    due: str
    net: str
    tax: str
    total: str
    heads: tuple[str, str, str, str]
    mark: str = ","
    dates: str = "%d.%m.%Y"
    prefix: str = "%05d"
    beside: bool = True
    left: float = 60
    top: float = 90
    swap: bool = False
    title: str = ""


STYLES = (
    Style("Novotny Papir s.r.o.", "CZ25123891", "Doklad", "Vystaveno", "Splatno", "Zaklad",
          "Odvod", "K uhrade", ("Polozka", "Kusu", "Cena ks", "Celkem"), prefix="26%05d"),
    Style("Kovacs Butor Kft.", "HU12892312", "Sorszam", "Kelt", "Fizetendo eddig", "Netto ar",
          "Ado", "Vegosszeg", ("Megnevezes", "Menny", "Egysegar", "Ertek"), prefix="KB/%04d",
          dates="%Y.%m.%d", beside=False, left=330),
    Style("Nordlys Verksted AS", "NO923609016", "Bilag", "Utstedt", "Forfall", "Grunnlag", "Avgift",
          "Sum aa betale", ("Varelinje", "Ant", "Pris pr", "Sum"), prefix="%06d", left=300, top=60),
    Style("Baltic Timber OU", "EE100931558", "Dok", "Koostatud", "Tahtaeg", "Alus", "Maks",
          "Tasuda", ("Kirjeldus", "Kogus", "Hind", "Maksumus"), prefix="B-%03d-X", mark=".",
          swap=True),
    Style("Silent Press d.o.o.", "SI59082437", "", "", "", "Osnova", "Davek", "Za placilo",
          ("Artikli", "Kol", "Cena", "Vrednost"), prefix="SP%04d"),
    Style("Ostrava Sklo a.s.", "CZ45193410", "Doklad", "Vystaveno", "Splatno", "Zaklad", "Odvod",
          "K uhrade", ("Polozka", "Kusu", "Cena ks", "Celkem"), prefix="OS%05d", beside=False,
          title="INVOICE"),
)  # fmt: skip

GOODS = ("Alpha board", "Beta sheets", "Gamma rolls", "Delta tape", "Epsilon glue", "Zeta boxes")


def invoice(style: Style, number: int) -> tuple[bytes, dict[str, Any]]:
    """The PDF, and its truth by path."""
    dice = random.Random(f"{style.name} {number}")
    issued = date(2026, 1, 1) + timedelta(days=dice.randrange(300))
    due = issued + timedelta(days=dice.choice((10, 14, 21, 30)))
    rows = [
        (dice.choice(GOODS), dice.randrange(1, 20), Decimal(dice.randrange(100, 9000)) / 100)
        for _ in range(dice.randrange(1, 6))
    ]
    net = sum((count * price for _, count, price in rows), Decimal(0))
    tax = (net * Decimal("0.21")).quantize(Decimal("0.01"))
    code = style.prefix % dice.randrange(1, 9999)
    truth: dict[str, Any] = {
        "supplier.name": style.name,
        "supplier.vat_number": style.vat,
        "invoice_number": code,
        "issue_date": issued.isoformat(),
        "due_date": due.isoformat(),
        "currency": "EUR",
        "subtotal": str(net),
        "tax_amount": str(tax),
        "total_amount": str(net + tax),
        "buyer.name": "Example Trading Ltd",
        "line_items": [
            {"name": name, "quantity": str(count), "unit_price": str(price),
             "subtotal": str(count * price)}
            for name, count, price in rows
        ],
    }  # fmt: skip
    return _pdf(_items(style, issued, due, code, rows, net, tax)), truth


def _items(
    style: Style,
    issued: date,
    due: date,
    code: str,
    rows: list[tuple[str, int, Decimal]],
    net: Decimal,
    tax: Decimal,
) -> list[Item]:
    def money(value: Decimal) -> str:
        return f"{value:.2f}".replace(".", style.mark)

    items: list[Item] = [
        (60, 50, style.name),
        (60, 64, f"{style.vat}"),
        (60, 150, "Example Trading Ltd"),
        (60, 164, "5 High Street"),
        (60, 178, "London"),
    ]
    if style.title:
        items.append((430, 50, style.title))
    y = style.top + 120
    heads = [
        (style.number, code),
        (style.issued, issued.strftime(style.dates)),
        (style.due, due.strftime(style.dates)),
    ]
    if style.swap:
        heads.reverse()
    for n, (label, value) in enumerate(heads):
        if not label:
            items.append((380, 50 + 16 * n, value))
        elif style.beside:
            items += [(style.left, y + 16 * n, label), (style.left + 110, y + 16 * n, value)]
        else:
            items += [(60 + 150 * n, y, label), (60 + 150 * n, y + 14, value)]
    y = 330
    across = (60, 300, 380, 470)
    items += [(x, y, head) for x, head in zip(across, style.heads, strict=True)]
    for name, count, price in rows:
        y += 18
        cells = (name, str(count), money(price), money(count * price))
        items += [(x, y, cell) for x, cell in zip(across, cells, strict=True)]
    y += 40
    for label, amount in ((style.net, net), (style.tax, tax), (style.total, net + tax)):
        items += [(330, y, label), (470, y, f"{money(amount)} EUR")]
        y += 16
    items += [
        (60, 760, "Dekujeme Tack Aitah Hvala"),
        (60, 776, "Banka Nord Filial Keskus"),
        (300, 776, "Telefon Kontor"),
    ]
    return items


def _pdf(items: list[Item]) -> bytes:
    """One A4 page with these texts, places from the top left."""
    drawn = b"\n".join(
        b"BT /F 10 Tf 1 0 0 1 %.1f %.1f Tm (%s) Tj ET" % (x, 842 - y, _escaped(text))
        for x, y, text in items
    )
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n" % size
    tail = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(data))
    return data + head + table + tail


def _escaped(text: str) -> bytes:
    data = text.encode("cp1252", "replace")
    for special in (b"\\", b"(", b")"):
        data = data.replace(special, b"\\" + special)
    return data
