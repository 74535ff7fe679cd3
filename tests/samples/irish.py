# SPDX-License-Identifier: AGPL-3.0-or-later
"""A cleaning firm's invoice from Ireland in euro, kept as a JPEG picture."""

from __future__ import annotations

from decimal import Decimal

from tests.samples.identifiers import iban, irish_vat
from tests.samples.images import picture
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

NAME = "ie-cleaning-services"
SEA = "#1f6f9c"
LEFT = 20 * MM
RIGHT = 190 * MM

_LINES = [
    line("Office cleaning, weekday evenings", "22", "visits", "64.00", tax_rate="13.5"),
    line("Window cleaning, inside and outside", "1", "visit", "285.00", tax_rate="13.5"),
    line("Carpet cleaning, meeting rooms", "3", "rooms", "48.50", tax_rate="13.5"),
]
_NET = sum_of(_LINES)
_TAX = tax_line("13.5", _NET)

RECORD: Json = invoice(
    language="en",
    invoice_number="CHC-2026-219",
    issue_date="2026-05-29",
    due_date="2026-06-12",
    currency="EUR",
    payment_reference="CHC-2026-219",
    payment_terms="14 days",
    other={"Period": "May 2026"},
    supplier=party(
        "Corrigeen Harbour Cleaning Ltd",
        address("11 Ropewalk Lane", "P24 XX99", "Cobh", state="Co. Cork",
                printed=("11 Ropewalk Lane", "Cobh, Co. Cork P24 XX99")),
        vat_number=irish_vat("3418627"),
        email="office@corrigeen.example",
        phone="021 555 0174",
        bank_account=bank(iban("IE", "XQBK99041718263954"), "XQBKIE2DXXX"),
    ),
    buyer=party(
        "Lanternfish Software Ltd",
        address("Pier House, 4 Low Quay", "T12 XX88", "Cork",
                printed=("Pier House, 4 Low Quay", "Cork T12 XX88")),
    ),
    line_items=_LINES,
    tax_lines=[_TAX],
    subtotal=_NET,
    tax_amount=_TAX["tax_amount"],
    total_amount=_NET + Decimal(_TAX["tax_amount"]),
)  # fmt: skip


def draw() -> bytes:
    """The JPEG."""
    return picture(_page())


def _page() -> bytes:
    r, seller, buyer = RECORD, RECORD["supplier"], RECORD["buyer"]
    sheet = Sheet("Invoice", seller["name"], font="Ubuntu")
    sheet.box(0, 0, sheet.width, 36 * MM, "#e6f1f7")
    for i, color in enumerate((SEA, "#5aa5c9", "#a3cfe4")):
        sheet.disc(LEFT + 10 + i * 15, 18 * MM, 10, color)
    sheet.text(LEFT + 62, 17.5 * MM, "Corrigeen Harbour", 19, "Ubuntu-Bold", SEA)
    sheet.text(LEFT + 62, 23 * MM, "Cleaning services for offices and shops", 9.4, color=GREY)
    sheet.text(RIGHT, 20 * MM, "INVOICE", 21, "Ubuntu", SEA, "right")
    sheet.text(LEFT, 48 * MM, "From", 9, color=SEA)
    sheet.text(LEFT, 54 * MM, seller["name"], 10.5, "Ubuntu-Bold")
    sheet.lines(
        LEFT,
        59.5 * MM,
        [
            *seller["address"]["text"].split("\n"),
            f"Tel: {seller['phone']}",
            seller["email"],
            f"VAT no: {seller['vat_number']}",
        ],
        9.8,
        leading=13.6,
    )
    sheet.text(LEFT, 90 * MM, "Bill to", 9, color=SEA)
    sheet.text(LEFT, 96 * MM, buyer["name"], 10.5, "Ubuntu-Bold")
    sheet.lines(LEFT, 101.5 * MM, buyer["address"]["text"].split("\n"), 9.8, leading=13.6)
    sheet.pairs(
        122 * MM,
        54 * MM,
        [
            ("Invoice number", r["invoice_number"]),
            ("Invoice date", "29 May 2026"),
            ("Due date", "12 June 2026"),
            ("Period", "May 2026"),
        ],
        0,
        10,
        17,
        label_color=GREY,
        right=RIGHT,
    )

    def euro(value: str) -> str:
        return "€" + number(value, "en", 2)

    items = Items(
        [
            Column("Quantity", 118 * MM, "right", lambda _, it: f"{it['quantity']} {it['unit']}"),
            Column("Price", 143 * MM, "right", lambda _, it: euro(it["unit_price"])),
            Column("VAT", 162 * MM, "right", lambda _, it: f"{it['tax_rate']}%"),
            Column("Amount", RIGHT, "right", lambda _, it: euro(it["subtotal"])),
        ],
        LEFT,
        72 * MM,
        "Description",
        size=10,
        leading=13,
        padding=12,
        head_font="Ubuntu-Bold",
        head_color=SEA,
    )
    y = 125 * MM
    items.head(sheet, y)
    sheet.rule(LEFT, y + 7, RIGHT, y + 7, 1, SEA)
    y += 26
    for index, item in enumerate(r["line_items"]):
        y = items.row(sheet, y, index, item)
        sheet.rule(LEFT, y - 15, RIGHT, y - 15, 0.4, "#b8d3e0")
        y += 3
    y += 8
    x = 122 * MM
    for label, value in (("Subtotal", r["subtotal"]), ("VAT 13.5%", r["tax_amount"])):
        sheet.text(x, y, label, 10)
        sheet.text(RIGHT, y, euro(value), 10, align="right")
        y += 17
    sheet.rule(x, y - 8, RIGHT, y - 8, 1, SEA)
    sheet.text(x, y + 9, "Total", 13, "Ubuntu-Bold", SEA)
    sheet.text(RIGHT, y + 9, euro(r["total_amount"]), 13, "Ubuntu-Bold", SEA, "right")
    account = seller["bank_account"]
    sheet.text(LEFT, y + 60, "Payment", 9, color=SEA)
    sheet.pairs(
        LEFT,
        y + 76,
        [
            ("IBAN", wrapped_iban(account["iban"])),
            ("BIC", account["bic"]),
            ("Reference", r["payment_reference"]),
            ("Terms", r["payment_terms"]),
        ],
        66,
        9.8,
        15,
        label_color=GREY,
    )
    return sheet.pdf()
