# SPDX-License-Identifier: AGPL-3.0-or-later
"""A design studio's invoice from Texas on US Letter: dollars, a discount, shipping, sales tax."""

from __future__ import annotations

from decimal import Decimal

from tests.samples.record import (
    Json,
    address,
    bank,
    cents,
    invoice,
    line,
    number,
    party,
    sum_of,
    tax_line,
)
from tests.samples.sheet import GREY, LETTER, Sheet
from tests.samples.table import Column, Items

NAME = "us-design-studio"
NAVY = "#1b2a49"
CORAL = "#f0644b"
LEFT = 48.0
RIGHT = 564.0

_LINES = [
    line(
        "Brand identity refresh",
        "1",
        "project",
        "3200.00",
        description="Wordmark, color system and a 24-page guideline document",
    ),
    line(
        "Packaging design, 12 oz coffee bags",
        "4",
        "design",
        "450.00",
        description="Four single-origin labels, print-ready files",
    ),
    line(
        "Art direction, photo shoot",
        "6.5",
        "hours",
        "120.00",
        description="February 17, 2026, on location",
    ),
    line("Printed swatch books", "25", "pcs", "18.40"),
]
_ITEMS = sum_of(_LINES)
_DISCOUNT = cents(_ITEMS * Decimal("0.05"))
_SHIPPING = Decimal("36.50")
_NET = _ITEMS - _DISCOUNT + _SHIPPING
_TAX = cents(_NET * Decimal("0.0825"))

RECORD: Json = invoice(
    language="en",
    invoice_number="HP-10482",
    issue_date="2026-02-27",
    due_date="2026-03-29",
    currency="USD",
    purchase_order="BCR-7731",
    payment_terms="Net 30",
    supplier=party(
        "Halden & Pike Design Studio, LLC",
        address(
            "2208 Juniper Row, Suite 310", "78702", "Austin", state="TX",
            printed=("2208 Juniper Row, Suite 310", "Austin, TX 78702"),
        ),
        tax_number="98-7046215",
        email="billing@haldenpike.example",
        phone="(512) 555-0148",
        bank_account=bank(account_number="004817736209", bank_name="Lone Mesa Bank & Trust"),
    ),
    buyer=party(
        "Bluefern Coffee Roasters, Inc.",
        address(
            "915 Harbor Mill Road", "97209", "Portland", state="OR",
            printed=("Attn: Accounts Payable", "915 Harbor Mill Road", "Portland, OR 97209"),
        ),
    ),
    line_items=_LINES,
    tax_lines=[tax_line("8.25", None, tax_amount=str(_TAX))],
    line_total=_ITEMS,
    discount=_DISCOUNT,
    charges=_SHIPPING,
    shipping=_SHIPPING,
    subtotal=_NET,
    tax_amount=_TAX,
    total_amount=_NET + _TAX,
    amount_due=_NET + _TAX,
)  # fmt: skip


def draw() -> bytes:
    """The PDF."""
    r, seller, buyer = RECORD, RECORD["supplier"], RECORD["buyer"]
    sheet = Sheet(f"Invoice {r['invoice_number']}", seller["name"], LETTER, "Sans")
    sheet.box(0, 0, sheet.width, 112, NAVY)
    sheet.disc(LEFT + 20, 56, 20, CORAL)
    sheet.disc(LEFT + 34, 56, 20, None, "#ffffff")
    sheet.text(LEFT + 68, 53, "Halden & Pike", 22, "Sans-Bold", "#ffffff")
    sheet.text(LEFT + 69, 69, "DESIGN STUDIO", 8.5, "Sans", "#c8d0e0", spread=2.6)
    sheet.text(RIGHT, 66, "Invoice", 32, "Sans-Light", "#ffffff", "right")
    y = 146.0
    sheet.text(LEFT, y, "FROM", 7.5, "Sans-Bold", CORAL, spread=0.8)
    sheet.text(LEFT, y + 15, seller["name"], 9.5, "Sans-Semi")
    sheet.lines(
        LEFT, y + 28, [*seller["address"]["text"].split("\n"), seller["phone"], seller["email"]],
        9, leading=12.5,
    )  # fmt: skip
    sheet.text(LEFT + 190, y, "BILL TO", 7.5, "Sans-Bold", CORAL, spread=0.8)
    sheet.text(LEFT + 190, y + 15, buyer["name"], 9.5, "Sans-Semi")
    sheet.lines(LEFT + 190, y + 28, buyer["address"]["text"].split("\n"), 9, leading=12.5)
    sheet.box(404, y - 12, RIGHT - 404, 92, "#f3f5f9", radius=5)
    sheet.pairs(
        416,
        y + 5,
        [
            ("Invoice #", r["invoice_number"]),
            ("Invoice date", "February 27, 2026"),
            ("PO number", r["purchase_order"]),
            ("Terms", r["payment_terms"]),
            ("Due date", "March 29, 2026"),
        ],
        0,
        9,
        15.5,
        label_color=GREY,
        value_font="Sans-Semi",
        right=RIGHT - 12,
    )
    y = _items(sheet, 276)
    y = _sums(sheet, y + 10)
    _payment(sheet, y + 44)
    sheet.rule(LEFT, 742, RIGHT, 742, 0.5, "#cfd5e1")
    sheet.text(
        sheet.width / 2,
        757,
        "Thank you for working with us!   ·   haldenpike.example",
        8.5,
        color=GREY,
        align="center",
    )
    return sheet.pdf()


def _items(sheet: Sheet, y: float) -> float:
    def dollars(value: str) -> str:
        return "$" + number(value, "en", 2)

    items = Items(
        [
            Column("Qty", 386, "right", lambda _, it: it["quantity"]),
            Column("Unit", 396, "left", lambda _, it: it["unit"]),
            Column("Rate", 490, "right", lambda _, it: dollars(it["unit_price"])),
            Column("Amount", RIGHT - 10, "right", lambda _, it: dollars(it["subtotal"])),
        ],
        LEFT + 10,
        280,
        "Description",
        size=9.5,
        leading=13,
        padding=15,
        name_font="Sans-Semi",
        head_font="Sans-Bold",
        head_color=NAVY,
    )
    sheet.box(LEFT, y - 14, RIGHT - LEFT, 22, "#e4e9f2")
    items.head(sheet, y, 8.5)
    y += 28
    for index, item in enumerate(RECORD["line_items"]):
        end = items.row(sheet, y, index, item)
        sheet.rule(LEFT, end - 15, RIGHT, end - 15, 0.5, "#d9deea")
        y = end + 2
    return y


def _sums(sheet: Sheet, y: float) -> float:
    r = RECORD
    rows = [
        ("Items total", "$" + number(r["line_total"], "en")),
        ("Discount (5%)", "-$" + number(r["discount"], "en")),
        ("Shipping & handling", "$" + number(r["shipping"], "en")),
        ("Subtotal", "$" + number(r["subtotal"], "en")),
        ("Sales tax (8.25%)", "$" + number(r["tax_amount"], "en")),
        ("Total", "$" + number(r["total_amount"], "en")),
    ]
    for label, value in rows:
        font = "Sans-Bold" if label == "Total" else None
        sheet.text(386, y, label, 9.5, font)
        sheet.text(RIGHT - 10, y, value, 9.5, font, align="right")
        y += 17
    sheet.box(374, y - 9, RIGHT - 374, 28, CORAL, radius=3)
    sheet.text(386, y + 9, "Balance due (USD)", 10.5, "Sans-Bold", "#ffffff")
    sheet.text(
        RIGHT - 10, y + 9, "$" + number(r["amount_due"], "en"), 12, "Sans-Bold", "#ffffff",
        "right",
    )  # fmt: skip
    return y


def _payment(sheet: Sheet, y: float) -> None:
    seller = RECORD["supplier"]
    account = seller["bank_account"]
    sheet.text(LEFT, y, "HOW TO PAY", 7.5, "Sans-Bold", CORAL, spread=0.8)
    sheet.pairs(
        LEFT,
        y + 16,
        [
            ("Bank", account["bank_name"]),
            ("Account number", account["account_number"]),
            ("Checks payable to", seller["name"]),
            ("Federal EIN", seller["tax_number"]),
        ],
        92,
        9,
        13.5,
        label_color=GREY,
    )
