# SPDX-License-Identifier: AGPL-3.0-or-later
"""A GST tax invoice from Maharashtra: ruled grid, HSN summary, CGST and SGST, round off."""

from __future__ import annotations

from decimal import Decimal

from tests.samples.identifiers import gstin
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
from tests.samples.sheet import MM, Sheet
from tests.samples.table import Column, Items

NAME = "in-gst-tax-invoice"
LEFT = 14 * MM
RIGHT = 196 * MM
BOLD = "Noto-Bold"

_LINES = [
    line(
        "LED Street Light 45 W, IP66",
        "120",
        "Nos",
        "1845.00",
        description="5700 K, 10 kV surge protection, Model KL-SL45",
        reference="940542",
        tax_rate="18",
        off="5",
    ),
    line(
        "LED Flood Light 100 W",
        "36",
        "Nos",
        "2390.00",
        description="Model KL-FL100, die-cast housing",
        reference="940542",
        tax_rate="18",
        off="5",
    ),
    line(
        "Armoured Cable 3 Core 2.5 sq mm",
        "850",
        "Mtr",
        "142.50",
        reference="854449",
        tax_rate="18",
    ),
    line(
        "Installation and Commissioning",
        "1",
        "Job",
        "38500.00",
        description="Site: Chakan Plant, Phase II",
        reference="998734",
        tax_rate="18",
    ),
]
_OFF = ("5 %", "5 %", "", "")
_NET = sum_of(_LINES)
_HALF = cents(_NET * Decimal("0.09"))
_EXACT = _NET + 2 * _HALF
_TOTAL = _EXACT.quantize(Decimal(1)).quantize(Decimal("0.01"))
_WORDS = "INR Five Lakh Thirty Two Thousand Nine Hundred Ninety Eight Only"
_PAN = "AAKCS4827L"

RECORD: Json = invoice(
    language="en",
    invoice_number="KLS/26-27/0618",
    issue_date="2026-07-08",
    due_date="2026-08-07",
    currency="INR",
    purchase_order="PO/DYN/2231",
    payment_terms="30 Days",
    other={
        "Place of Supply": "Maharashtra (27)",
        "Delivery Note": "DC-1187",
        "Vehicle No.": "MH 12 XX 0417",
        "IFSC": "XSMB0000417",
    },
    supplier=party(
        "Kaveri Lighting Systems Private Limited",
        address(
            "Plot 48, Ambegaon Industrial Estate", "411046", "Pune",
            state="Maharashtra", country="IN",
            printed=(
                "Plot 48, Ambegaon Industrial Estate",
                "Pune 411046, Maharashtra, India",
            ),
        ),
        vat_number=gstin("27", _PAN),
        tax_number=_PAN,
        legal_id="U31500PN2014PTC099999",
        email="accounts@kaverilighting.example",
        phone="+91 20 5550 0147",
        bank_account=bank(
            account_number="99900418273645", bank_name="Sahyadri Merchants Bank"
        ),
    ),
    buyer=party(
        "Dynaform Auto Components Ltd",
        address(
            "Gat No. 312, Chakan Road", "410501", "Pune", state="Maharashtra",
            printed=("Gat No. 312, Chakan Road", "Pune 410501, Maharashtra"),
        ),
        vat_number=gstin("27", "AAFCD7310K"),
    ),
    line_items=_LINES,
    tax_lines=[
        tax_line("9", _NET, category="CGST"),
        tax_line("9", _NET, category="SGST"),
    ],
    subtotal=_NET,
    rounding=_TOTAL - _EXACT,
    tax_amount=2 * _HALF,
    total_amount=_TOTAL,
)  # fmt: skip


def rupees(value: str | Decimal) -> str:
    """Grouped by lakh, two places."""
    return number(value, "in", 2)


def draw() -> bytes:
    """The PDF."""
    r, seller, buyer = RECORD, RECORD["supplier"], RECORD["buyer"]
    sheet = Sheet(f"Tax Invoice {r['invoice_number']}", seller["name"], font="Noto")
    top = 22 * MM
    middle = 105 * MM
    sheet.text(sheet.width / 2, 15 * MM, "TAX INVOICE", 13, BOLD, align="center")
    sheet.text(RIGHT, 19.5 * MM, "(ORIGINAL FOR RECIPIENT)", 6.8, align="right")
    sheet.text(LEFT + 6, top + 15, seller["name"], 10.5, BOLD)
    sheet.lines(
        LEFT + 6,
        top + 27,
        [
            *seller["address"]["text"].split("\n"),
            f"GSTIN/UIN: {seller['vat_number']}",
            f"PAN: {seller['tax_number']}",
            f"CIN: {seller['legal_id']}",
            f"Phone: {seller['phone']}",
            f"E-Mail: {seller['email']}",
        ],
        8,
        leading=11,
    )
    split = top + 104
    sheet.rule(LEFT, split, middle, split, 0.6)
    sheet.text(LEFT + 6, split + 11, "Buyer (Bill to)", 7.2)
    sheet.text(LEFT + 6, split + 23, buyer["name"], 9, BOLD)
    sheet.lines(
        LEFT + 6,
        split + 34,
        [
            *buyer["address"]["text"].split("\n"),
            f"GSTIN/UIN: {buyer['vat_number']}",
            "State Name: Maharashtra, Code: 27",
        ],
        8,
        leading=11,
    )
    bottom = split + 76
    _facts(sheet, middle, top, bottom)
    sheet.box(LEFT, top, RIGHT - LEFT, bottom - top, None, "#000000", 0.8)
    sheet.rule(middle, top, middle, bottom, 0.6)
    y = _items(sheet, bottom)
    y = _summary(sheet, y)
    _closing(sheet, y)
    return sheet.pdf()


def _facts(sheet: Sheet, x: float, top: float, bottom: float) -> None:
    r = RECORD
    cells = (
        (("Invoice No.", r["invoice_number"]), ("Dated", "08-Jul-2026")),
        (("Buyer’s Order No.", r["purchase_order"]), ("Order Dated", "22-Jun-2026")),
        (("Delivery Note", "DC-1187"), ("Vehicle No.", "MH 12 XX 0417")),
        (("Mode/Terms of Payment", r["payment_terms"]), ("Due Date", "07-Aug-2026")),
        (("Place of Supply", "Maharashtra (27)"), ("Reverse Charge", "No")),
    )
    step = (bottom - top) / len(cells)
    half = (x + RIGHT) / 2
    for i, row in enumerate(cells):
        y = top + i * step
        if i:
            sheet.rule(x, y, RIGHT, y, 0.4)
        for at, (label, value) in zip((x, half), row, strict=True):
            sheet.text(at + 5, y + 11, label, 7.2)
            sheet.text(at + 5, y + 24, value, 8.6, BOLD)
    sheet.rule(half, top, half, bottom, 0.4)


def _items(sheet: Sheet, top: float) -> float:
    r = RECORD
    edges = [LEFT, 21 * MM, 82 * MM, 98 * MM, 112 * MM, 133 * MM, 153 * MM, 163 * MM, RIGHT]
    items = Items(
        [
            Column("Sl", LEFT + 6, "left", lambda i, _: str(i + 1)),
            Column("HSN/SAC", edges[3] - 5, "right", lambda _, it: it["reference"]),
            Column("GST", edges[4] - 6, "right", lambda _, it: f"{it['tax_rate']} %"),
            Column("Quantity", edges[5] - 5, "right",
                   lambda _, it: f"{it['quantity']} {it['unit']}"),
            Column("Rate", edges[6] - 5, "right", lambda _, it: rupees(it["unit_price"])),
            Column("Disc", edges[7] - 5, "right", lambda i, _: _OFF[i]),
            Column("Amount ₹", RIGHT - 6, "right", lambda _, it: rupees(it["subtotal"])),
        ],
        edges[1] + 5,
        edges[2] - edges[1] - 10,
        "Description of Goods and Services",
        size=8.2,
        leading=11,
        padding=7,
        name_font=BOLD,
        head_font=None,
        description_color="#333333",
    )  # fmt: skip
    items.head(sheet, top + 12, 7.6)
    sheet.rule(LEFT, top + 17, RIGHT, top + 17, 0.6)
    y = top + 31
    for index, item in enumerate(r["line_items"]):
        y = items.row(sheet, y, index, item)
    y += 4
    sheet.rule(edges[7], y - 9, RIGHT, y - 9, 0.4)
    rows = [
        ("Taxable Value", rupees(r["subtotal"]), ""),
        ("Output CGST @ 9 %", rupees(r["tax_lines"][0]["tax_amount"]), "9 %"),
        ("Output SGST @ 9 %", rupees(r["tax_lines"][1]["tax_amount"]), "9 %"),
        ("Round Off", rupees(r["rounding"]), ""),
    ]
    for label, value, _rate in rows:
        sheet.text(edges[2] - 6, y + 2, label, 8.2, "Noto-Bold", align="right")
        sheet.text(RIGHT - 6, y + 2, value, 8.2, align="right")
        y += 13
    bottom = y + 16
    sheet.rule(LEFT, bottom, RIGHT, bottom, 0.6)
    sheet.text(edges[2] - 6, bottom + 13, "Total", 9.5, BOLD, align="right")
    sheet.text(RIGHT - 6, bottom + 13, f"₹ {rupees(r['total_amount'])}", 9.5, BOLD, align="right")
    end = bottom + 19
    for x in edges[1:-1]:
        sheet.rule(x, top, x, end, 0.4)
    sheet.box(LEFT, top, RIGHT - LEFT, end - top, None, "#000000", 0.8)
    sheet.text(LEFT + 6, end + 12, "Amount Chargeable (in words)", 7.2)
    sheet.text(RIGHT - 6, end + 12, "E. & O.E", 7.2, align="right")
    sheet.text(LEFT + 6, end + 24, _WORDS, 8.8, BOLD)
    sheet.box(LEFT, end, RIGHT - LEFT, 31, None, "#000000", 0.8)
    return end + 31


def _summary(sheet: Sheet, top: float) -> float:
    edges = [LEFT, 60 * MM, 93 * MM, 107 * MM, 134 * MM, 148 * MM, 171 * MM, RIGHT]
    sheet.text((edges[0] + edges[1]) / 2, top + 16, "HSN/SAC", 7.6, align="center")
    sheet.text(edges[2] - 6, top + 11, "Taxable", 7.6, align="right")
    sheet.text(edges[2] - 6, top + 21, "Value", 7.6, align="right")
    for i, title in ((2, "Central Tax (CGST)"), (4, "State Tax (SGST)")):
        sheet.text((edges[i] + edges[i + 2]) / 2, top + 10, title, 7.6, align="center")
        sheet.rule(edges[i], top + 13.5, edges[i + 2], top + 13.5, 0.4)
        sheet.text(edges[i + 1] - 6, top + 23, "Rate", 7.6, align="right")
        sheet.text(edges[i + 2] - 6, top + 23, "Amount", 7.6, align="right")
    sheet.text(RIGHT - 6, top + 11, "Total", 7.6, align="right")
    sheet.text(RIGHT - 6, top + 21, "Tax Amount", 7.6, align="right")
    sheet.rule(LEFT, top + 27, RIGHT, top + 27, 0.6)
    y = top + 38
    for code in ("940542", "854449", "998734"):
        taxable = sum(
            (Decimal(it["subtotal"]) for it in _LINES if it["reference"] == code), Decimal(0)
        )
        _tax_row(sheet, y, edges, code, taxable, cents(taxable * Decimal("0.09")), None)
        y += 12
    sheet.rule(LEFT, y - 8, RIGHT, y - 8, 0.6)
    _tax_row(sheet, y + 2, edges, "Total", _NET, _HALF, BOLD)
    end = y + 8
    sheet.box(LEFT, top, RIGHT - LEFT, end - top, None, "#000000", 0.8)
    for i, x in enumerate(edges[1:-1], start=1):
        sheet.rule(x, top + (13.5 if i in (3, 5) else 0), x, end, 0.4)
    return end


def _tax_row(
    sheet: Sheet,
    y: float,
    edges: list[float],
    code: str,
    taxable: Decimal,
    half: Decimal,
    font: str | None,
) -> None:
    rate = "" if font else "9 %"
    if font:
        sheet.text(edges[1] - 6, y, code, 8, font, align="right")
    else:
        sheet.text(LEFT + 6, y, code, 8)
    cells = (rupees(taxable), rate, rupees(half), rate, rupees(half), rupees(2 * half))
    for x, cell in zip(edges[2:], cells, strict=True):
        sheet.text(x - 6, y, cell, 8, font, align="right")


def _closing(sheet: Sheet, top: float) -> None:
    seller = RECORD["supplier"]
    account = seller["bank_account"]
    middle = 105 * MM
    height = 100
    sheet.text(LEFT + 6, top + 13, "Declaration", 7.6, BOLD)
    sheet.paragraph(
        LEFT + 6,
        top + 24,
        middle - LEFT - 14,
        "We declare that this invoice shows the actual price of the goods described and that "
        "all particulars are true and correct. Interest at 18% p.a. will be charged on "
        "overdue bills. Subject to Pune jurisdiction.",
        7.4,
        leading=10,
    )
    sheet.text(middle + 6, top + 13, "Company’s Bank Details", 7.6, BOLD)
    sheet.pairs(
        middle + 6,
        top + 25,
        [
            ("Bank Name", f": {account['bank_name']}"),
            ("A/c No.", f": {account['account_number']}"),
            ("Branch & IFSC", ": Kothrud & XSMB0000417"),
        ],
        64,
        7.8,
        11,
    )
    sheet.rule(middle, top + 54, RIGHT, top + 54, 0.4)
    sheet.text(RIGHT - 6, top + 65, f"for {seller['name']}", 7.8, BOLD, align="right")
    sheet.text(RIGHT - 6, top + 94, "Authorised Signatory", 7.4, align="right")
    sheet.rule(middle, top, middle, top + height, 0.4)
    sheet.box(LEFT, top, RIGHT - LEFT, height, None, "#000000", 0.8)
    sheet.text(
        sheet.width / 2,
        top + height + 13,
        "This is a Computer Generated Invoice",
        7.2,
        align="center",
    )
