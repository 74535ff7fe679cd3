# SPDX-License-Identifier: AGPL-3.0-or-later
"""A caterer's invoice in pounds whose printed total is not the sum of its parts."""

from __future__ import annotations

from tests.samples.identifiers import british_vat, iban
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
    wrapped_iban,
)
from tests.samples.sheet import GREY, MM, Sheet
from tests.samples.table import Column, Items

NAME = "uk-catering-wrong-total"
PLUM = "#6d1f4e"
LEFT = 20 * MM
RIGHT = 190 * MM

_LINES = [
    line(
        "Working lunch, hot fork buffet",
        "34",
        "covers",
        "18.75",
        description="Board away day, 21 April 2026, two mains and one vegan option",
        tax_rate="20",
    ),
    line("Afternoon tea with cakes", "34", "covers", "9.50", tax_rate="20"),
    line(
        "Barista coffee cart",
        "5",
        "hours",
        "62.00",
        description="Two baristas, 10 am to 3 pm",
        tax_rate="20",
    ),
    line("Still and sparkling water, 750 ml", "60", "bottles", "2.20", tax_rate="20"),
    line("Linen, crockery and glassware hire", "1", "set", "145.00", tax_rate="20"),
    line("Delivery and collection", "1", "trip", "48.00", tax_rate="20"),
]
_NET = sum_of(_LINES)
_TAX = tax_line("20", _NET)
# The right sum is 1,914.60; two digits changed places on the way to the page.
_PRINTED_TOTAL = "1941.60"

RECORD: Json = invoice(
    language="en",
    invoice_number="INV-02291",
    issue_date="2026-04-24",
    due_date="2026-05-08",
    currency="GBP",
    purchase_order="4500017733",
    payment_reference="INV-02291",
    payment_terms="14 days from date of invoice",
    other={"Account": "KESTREL01"},
    supplier=party(
        "Thornbury & Vale Catering Ltd",
        address(
            "Unit 7, Tanner’s Yard", "BS2 0QT", "Bristol",
            printed=("Unit 7, Tanner’s Yard", "Bristol BS2 0QT"),
        ),
        vat_number=british_vat("3174628"),
        legal_id="09917342",
        email="accounts@thornburyvale.example",
        phone="0117 496 0182",
        bank_account=bank(
            iban("GB", "XQVB99041731926819"), "XQVBGB2LXXX", bank_name="Quayside Vale Bank"
        ),
    ),
    buyer=party(
        "Kestrel Point Architects LLP",
        address(
            "4th Floor, 19 Redmoor Street", "BS1 9ZX", "Bristol",
            printed=(
                "Accounts Payable", "4th Floor, 19 Redmoor Street", "Bristol", "BS1 9ZX",
            ),
        ),
    ),
    line_items=_LINES,
    tax_lines=[_TAX],
    subtotal=_NET,
    tax_amount=_TAX["tax_amount"],
    total_amount=_PRINTED_TOTAL,
)  # fmt: skip


def draw() -> bytes:
    """The PDF."""
    r, seller, buyer = RECORD, RECORD["supplier"], RECORD["buyer"]
    if cents(r["total_amount"]) == _NET + cents(r["tax_amount"]):
        raise ValueError("the total must be wrong")
    sheet = Sheet(f"Invoice {r['invoice_number']}", seller["name"], font="Fira")
    sheet.box(0, 0, 9, sheet.height, PLUM)
    sheet.text(LEFT, 27 * MM, "Thornbury & Vale", 23, "Serif-Italic", PLUM)
    sheet.text(LEFT + 1, 33 * MM, "EVENT AND BUSINESS CATERING", 7, color=GREY, spread=1.3)
    sheet.lines(
        RIGHT,
        22 * MM,
        [
            seller["name"],
            *seller["address"]["text"].split("\n"),
            f"Tel {seller['phone']}",
            seller["email"],
        ],
        8.2,
        color=GREY,
        align="right",
        leading=11.4,
    )
    sheet.text(LEFT, 58 * MM, "INVOICE", 17, "Fira-Bold", spread=1.5)
    sheet.text(LEFT, 67 * MM, "Invoice to", 8, color=PLUM)
    sheet.text(LEFT, 72 * MM, buyer["name"], 10, "Fira-Bold")
    sheet.lines(LEFT, 77 * MM, buyer["address"]["text"].split("\n"), 9.2, leading=12.8)
    sheet.pairs(
        125 * MM,
        67 * MM,
        [
            ("Invoice no.", r["invoice_number"]),
            ("Invoice date", "24 April 2026"),
            ("Payment due", "8 May 2026"),
            ("Your PO", r["purchase_order"]),
            ("Account", "KESTREL01"),
            ("VAT reg. no.", _spaced_vat()),
        ],
        0,
        9,
        14.2,
        label_color=GREY,
        right=RIGHT,
    )
    y = _items(sheet, 110 * MM)
    y = _sums(sheet, y + 8)
    _payment(sheet, y + 40)
    sheet.text(
        LEFT,
        284 * MM,
        f"{seller['name']}. Registered in England and Wales, company no. {seller['legal_id']}. "
        "Registered office: Unit 7, Tanner’s Yard, Bristol BS2 0QT.",
        6.8,
        color=GREY,
    )
    return sheet.pdf()


def _spaced_vat() -> str:
    digits = RECORD["supplier"]["vat_number"][2:]
    return f"GB {digits[:3]} {digits[3:7]} {digits[7:]}"


def _items(sheet: Sheet, y: float) -> float:
    def pounds(value: str) -> str:
        return number(value, "en", 2)

    items = Items(
        [
            Column("Quantity", 124 * MM, "right", lambda _, it: f"{it['quantity']} {it['unit']}"),
            Column("Unit price £", 148 * MM, "right", lambda _, it: pounds(it["unit_price"])),
            Column("VAT", 162 * MM, "right", lambda _, it: f"{it['tax_rate']}%"),
            Column("Net amount £", RIGHT, "right", lambda _, it: pounds(it["subtotal"])),
        ],
        LEFT,
        78 * MM,
        "Description",
        size=9,
        leading=12,
        padding=10,
        head_font="Fira-Bold",
        head_color=PLUM,
    )
    items.head(sheet, y, 8.2)
    sheet.rule(LEFT, y + 6, RIGHT, y + 6, 1.2, PLUM)
    y += 22
    for index, item in enumerate(RECORD["line_items"]):
        y = items.row(sheet, y, index, item)
    sheet.rule(LEFT, y - 12, RIGHT, y - 12, 0.5, PLUM)
    return y


def _sums(sheet: Sheet, y: float) -> float:
    r = RECORD
    x = 124 * MM
    for label, value in (
        ("Subtotal", r["subtotal"]),
        (f"VAT at 20% on £{number(r['subtotal'], 'en')}", r["tax_amount"]),
    ):
        sheet.text(x, y, label, 9.2)
        sheet.text(RIGHT, y, f"£{number(value, 'en')}", 9.2, align="right")
        y += 16
    sheet.rule(x, y - 9, RIGHT, y - 9, 0.5, PLUM)
    sheet.text(x, y + 6, "Total", 13, "Fira-Bold", PLUM)
    sheet.text(RIGHT, y + 6, f"£{number(r['total_amount'], 'en')}", 13, "Fira-Bold", PLUM, "right")
    return y


def _payment(sheet: Sheet, y: float) -> None:
    r = RECORD
    account = r["supplier"]["bank_account"]
    sheet.text(LEFT, y, "Payment details", 9.5, "Fira-Bold", PLUM)
    sheet.pairs(
        LEFT,
        y + 16,
        [
            ("Bank", account["bank_name"]),
            ("IBAN", wrapped_iban(account["iban"])),
            ("BIC", account["bic"]),
            ("Reference", r["payment_reference"]),
            ("Terms", r["payment_terms"]),
        ],
        58,
        8.8,
        13,
        label_color=GREY,
    )
