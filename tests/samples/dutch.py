# SPDX-License-Identifier: AGPL-3.0-or-later
"""A bicycle maker's factuur in Dutch: VAT at 21 %, one invoice for lease and repair."""

from __future__ import annotations

from decimal import Decimal

from tests.samples.identifiers import dutch_vat, iban
from tests.samples.record import (
    Json,
    address,
    bank,
    invoice,
    line,
    number,
    party,
    sum_of,
    tax_line,
    wrapped_iban,
)
from tests.samples.sheet import GREY, MM, Sheet
from tests.samples.table import Column, Items

NAME = "nl-fietsatelier-factuur"
ORANGE = "#e2701a"
NIGHT = "#22313f"
LEFT = 22 * MM
RIGHT = 188 * MM

_LINES = [
    line("Lease bakfiets, juni 2026", "4", "stuks", "129.00",
         description="Inclusief verzekering en pechhulp", tax_rate="21"),
    line("Onderhoudsbeurt groot", "4", "stuks", "72.50", tax_rate="21"),
    line("Remblokken hydraulisch, set", "6", "sets", "24.95", tax_rate="21"),
    line("Arbeid monteur", "3.75", "uur", "58.00",
         description="Vervangen aandrijfriem fiets 2 en 3", tax_rate="21"),
]  # fmt: skip
_NET = sum_of(_LINES)
_TAX = tax_line("21", _NET)

RECORD: Json = invoice(
    language="nl",
    invoice_number="2026-00738",
    issue_date="2026-06-03",
    due_date="2026-06-17",
    currency="EUR",
    payment_terms="Betaling binnen 14 dagen na factuurdatum",
    other={"Debiteurnummer": "11846", "Project": "Fietsplan HQ"},
    supplier=party(
        "Fietsatelier Noorderhaven B.V.",
        address("Touwslagerskade 41", "3511 VX", "Utrecht"),
        vat_number=dutch_vat("85317642"),
        legal_id="99417382",
        email="administratie@noorderhaven.example",
        phone="030 555 0163",
        bank_account=bank(iban("NL", "VXQB0417364281"), "VXQBNL2UXXX"),
    ),
    buyer=party(
        "Stadskwartier Beheer B.V.",
        address("Wilgenplantsoen 200", "3523 KZ", "Utrecht",
                printed=("T.a.v. Crediteurenadministratie", "Wilgenplantsoen 200",
                         "3523 KZ Utrecht")),
    ),
    line_items=_LINES,
    tax_lines=[_TAX],
    subtotal=_NET,
    tax_amount=_TAX["tax_amount"],
    total_amount=_NET + Decimal(_TAX["tax_amount"]),
)  # fmt: skip


def draw() -> bytes:
    """The PDF."""
    r, seller, buyer = RECORD, RECORD["supplier"], RECORD["buyer"]
    sheet = Sheet(f"Factuur {r['invoice_number']}", seller["name"], font="Noto")
    x = 138 * MM
    sheet.box(x, 0, sheet.width - x, sheet.height, "#f4f1ec")
    for dx in (0, 30):
        sheet.disc(LEFT + 13 + dx, 24 * MM, 12, None, ORANGE)
    sheet.rule(LEFT + 13, 24 * MM, LEFT + 24, 24 * MM - 15, 1.4, NIGHT)
    sheet.rule(LEFT + 24, 24 * MM - 15, LEFT + 43, 24 * MM, 1.4, NIGHT)
    sheet.rule(LEFT + 13, 24 * MM, LEFT + 43, 24 * MM, 1.4, NIGHT)
    sheet.text(LEFT + 66, 24 * MM - 3, "Noorderhaven", 16, "Noto-Bold", NIGHT)
    sheet.text(LEFT + 66.5, 24 * MM + 9, "FIETSATELIER", 7, "Noto", ORANGE, spread=1.8)
    sheet.text(LEFT, 52 * MM, "Factuur", 24, "Noto-Bold", NIGHT)
    sheet.text(LEFT, 62 * MM, buyer["name"], 9.8, "Noto-Bold")
    sheet.lines(LEFT, 67 * MM, buyer["address"]["text"].split("\n"), 9.4, leading=13)
    _side(sheet, x + 6 * MM)
    y = _items(sheet, 100 * MM, x - 6 * MM)
    _sums(sheet, y + 6, x - 6 * MM)
    sheet.paragraph(
        LEFT,
        262 * MM,
        x - 12 * MM - LEFT,
        f"{r['payment_terms']}, onder vermelding van het factuurnummer. Op al onze leveringen "
        "zijn onze algemene voorwaarden van toepassing.",
        8.2,
        color=GREY,
        leading=11.5,
    )
    return sheet.pdf()


def _side(sheet: Sheet, x: float) -> None:
    r, seller = RECORD, RECORD["supplier"]
    account = seller["bank_account"]
    y = 50 * MM
    for label, value in (
        ("Factuurnummer", r["invoice_number"]),
        ("Factuurdatum", "3 juni 2026"),
        ("Vervaldatum", "17 juni 2026"),
        ("Debiteurnummer", "11846"),
        ("Project", "Fietsplan HQ"),
    ):
        sheet.text(x, y, label, 7.6, color=ORANGE)
        sheet.text(x, y + 12.5, value, 9.6, "Noto-Bold")
        y += 31
    y = 196 * MM
    sheet.text(x, y, seller["name"], 8.4, "Noto-Bold")
    y = sheet.lines(
        x,
        y + 12,
        [*seller["address"]["text"].split("\n"), f"Tel. {seller['phone']}", seller["email"]],
        8,
        leading=11.4,
    )
    y += 8
    for label, value in (
        ("KvK", seller["legal_id"]),
        ("Btw", seller["vat_number"]),
        ("IBAN", wrapped_iban(account["iban"])),
        ("BIC", account["bic"]),
    ):
        sheet.text(x, y, label, 8, color=ORANGE)
        sheet.text(x + 27, y, value, 8)
        y += 12


def _items(sheet: Sheet, y: float, right: float) -> float:
    def euro(value: str) -> str:
        return number(value, "de", 2)

    items = Items(
        [
            Column("Aantal", LEFT, "left",
                   lambda _, it: f"{number(it['quantity'], 'de')} {it['unit']}"),
            Column("Prijs", right - 78, "right", lambda _, it: euro(it["unit_price"])),
            Column("Btw", right - 50, "right", lambda _, it: f"{it['tax_rate']}%"),
            Column("Bedrag", right, "right", lambda _, it: euro(it["subtotal"])),
        ],
        LEFT + 50,
        right - LEFT - 172,
        "Omschrijving",
        size=8.6,
        leading=11.6,
        padding=11,
        head_font="Noto-Bold",
        head_color=NIGHT,
    )  # fmt: skip
    items.head(sheet, y, 8)
    sheet.rule(LEFT, y + 6, right, y + 6, 1.4, ORANGE)
    y += 22
    for index, item in enumerate(RECORD["line_items"]):
        y = items.row(sheet, y, index, item)
        sheet.rule(LEFT, y - 14, right, y - 14, 0.4, "#d5d0c7")
        y += 2
    return y


def _sums(sheet: Sheet, y: float, right: float) -> None:
    r = RECORD
    x = LEFT + 150
    for label, value in (
        ("Totaal exclusief btw", r["subtotal"]),
        (f"21% btw over € {number(r['subtotal'], 'de')}", r["tax_amount"]),
    ):
        sheet.text(x, y, label, 8.8)
        sheet.text(right, y, f"€ {number(value, 'de')}", 8.8, align="right")
        y += 15
    sheet.rule(x, y - 8, right, y - 8, 0.8, NIGHT)
    sheet.text(x, y + 7, "Totaal inclusief btw", 10.5, "Noto-Bold", NIGHT)
    sheet.text(
        right, y + 7, f"€ {number(r['total_amount'], 'de')}", 10.5, "Noto-Bold", NIGHT, "right"
    )
