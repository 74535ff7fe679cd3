# SPDX-License-Identifier: AGPL-3.0-or-later
"""A stationer's invoice in pounds that came by post and was scanned: a PDF of one picture."""

from __future__ import annotations

from decimal import Decimal

from tests.samples.identifiers import british_vat, iban
from tests.samples.images import scan
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
from tests.samples.sheet import MM, Sheet
from tests.samples.table import Column, Items

NAME = "uk-office-supplies-scan"
LEFT = 22 * MM
RIGHT = 188 * MM

_LINES = [
    line("Copier paper A4 80 gsm, box of 5 reams", "12", "box", "21.40", reference="PA4-805",
         tax_rate="20"),
    line("Lever arch file, A4, blue", "40", "each", "2.15", reference="LAF-BL", tax_rate="20"),
    line("Toner cartridge black, high yield", "3", "each", "86.90", reference="TN-4410X",
         description="For laser printer in accounts office", tax_rate="20"),
    line("Desk pad, recycled board", "10", "each", "6.75", reference="DP-REC", tax_rate="20"),
    line("Envelopes C5 window, pack of 500", "4", "pack", "17.60", reference="EV-C5W",
         tax_rate="20"),
]  # fmt: skip
_GOODS = sum_of(_LINES)
_SHIPPING = Decimal("7.50")
_NET = _GOODS + _SHIPPING
_TAX = tax_line("20", _NET)

RECORD: Json = invoice(
    language="en",
    invoice_number="SI-70346",
    issue_date="2026-03-05",
    due_date="2026-04-04",
    currency="GBP",
    purchase_order="PO-1629",
    payment_terms="30 days net",
    other={"Customer no.": "M0934"},
    supplier=party(
        "Pennerley Office Supplies Ltd",
        address("Unit 3, Coldbrook Mills", "LS11 0ZZ", "Leeds",
                printed=("Unit 3, Coldbrook Mills", "Leeds LS11 0ZZ")),
        vat_number=british_vat("2950416"),
        legal_id="08814926",
        email="sales@pennerley.example",
        phone="0113 496 0135",
        bank_account=bank(iban("GB", "XQCM99052740163885"), "XQCMGB2LXXX"),
    ),
    buyer=party(
        "Marlowe & Finch Surveyors",
        address("62 Albion Parade", "LS1 9YY", "Leeds",
                printed=("62 Albion Parade", "Leeds LS1 9YY")),
    ),
    line_items=_LINES,
    tax_lines=[_TAX],
    line_total=_GOODS,
    charges=_SHIPPING,
    shipping=_SHIPPING,
    subtotal=_NET,
    tax_amount=_TAX["tax_amount"],
    total_amount=_NET + Decimal(_TAX["tax_amount"]),
)  # fmt: skip


def draw() -> bytes:
    """The PDF that holds nothing but the scanned picture."""
    return scan(_page(), f"Scan {RECORD['invoice_number']}")


def _page() -> bytes:
    r, seller, buyer = RECORD, RECORD["supplier"], RECORD["buyer"]
    sheet = Sheet("Invoice", seller["name"], font="Sans")
    sheet.text(LEFT, 25 * MM, seller["name"], 19, "Serif-Bold")
    sheet.lines(
        LEFT,
        31 * MM,
        [
            ", ".join(seller["address"]["text"].split("\n")),
            f"Tel: {seller['phone']}   Email: {seller['email']}",
        ],
        9,
        leading=12.5,
    )
    sheet.text(RIGHT, 25 * MM, "INVOICE", 19, "Sans-Bold", align="right")
    sheet.rule(LEFT, 39 * MM, RIGHT, 39 * MM, 1.5)
    sheet.text(LEFT, 49 * MM, "Invoice to:", 9, "Sans-Bold")
    sheet.lines(
        LEFT, 55 * MM, [buyer["name"], *buyer["address"]["text"].split("\n")], 10.5, leading=14.5
    )
    x = 118 * MM
    rows = [
        ("Invoice No:", r["invoice_number"]),
        ("Invoice Date:", "05/03/2026"),
        ("Due Date:", "04/04/2026"),
        ("Customer No:", "M0934"),
        ("Order No:", r["purchase_order"]),
        ("VAT Reg No:", "GB " + r["supplier"]["vat_number"][2:]),
    ]
    sheet.box(x, 43 * MM, RIGHT - x, 38 * MM, None, "#222222", 0.8)
    sheet.pairs(x + 8, 49.5 * MM, rows, 0, 10, 16.4, label_font="Sans-Bold", right=RIGHT - 8)
    y = _items(sheet, 92 * MM)
    for label, value in (
        ("Goods total", r["line_total"]),
        ("Carriage", r["shipping"]),
        ("Net total", r["subtotal"]),
        ("VAT @ 20%", r["tax_amount"]),
        ("TOTAL GBP", r["total_amount"]),
    ):
        font = "Sans-Bold" if "TOTAL" in label else None
        sheet.text(135 * MM, y, label, 10.5, font)
        sheet.text(RIGHT - 6, y, number(value, "en"), 10.5, font, align="right")
        y += 17
    sheet.box(131 * MM, y - 30, RIGHT - 131 * MM, 18, None, "#222222", 0.9)
    account = seller["bank_account"]
    sheet.lines(
        LEFT,
        y - 80,
        [
            f"Terms: {r['payment_terms']}",
            f"IBAN: {wrapped_iban(account['iban'])}",
            f"BIC: {account['bic']}",
        ],
        10,
        leading=15,
    )
    sheet.text(
        LEFT,
        278 * MM,
        f"{seller['name']}. Registered in England No. {seller['legal_id']}. "
        "Goods remain our property until paid for in full.",
        8,
    )
    return sheet.pdf()


def _items(sheet: Sheet, y: float) -> float:
    def pounds(value: str) -> str:
        return number(value, "en", 2)

    items = Items(
        [
            Column("Code", LEFT + 6, "left", lambda _, it: it["reference"]),
            Column("Qty", 121 * MM, "right", lambda _, it: it["quantity"]),
            Column("Unit", 125 * MM, "left", lambda _, it: it["unit"]),
            Column("Price", 152 * MM, "right", lambda _, it: pounds(it["unit_price"])),
            Column("VAT", 165 * MM, "right", lambda _, it: f"{it['tax_rate']}%"),
            Column("Amount", RIGHT - 6, "right", lambda _, it: pounds(it["subtotal"])),
        ],
        43 * MM,
        70 * MM,
        "Description",
        size=10,
        leading=13,
        padding=8,
        head_font="Sans-Bold",
        description_color="#333333",
    )
    top = y - 14
    items.head(sheet, y, 10)
    sheet.rule(LEFT, y + 6, RIGHT, y + 6, 0.8)
    y += 24
    for index, item in enumerate(RECORD["line_items"]):
        y = items.row(sheet, y, index, item)
    y += 20
    sheet.box(LEFT, top, RIGHT - LEFT, y - top, None, "#222222", 0.8)
    return y + 20
