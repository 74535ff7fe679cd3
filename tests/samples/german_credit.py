# SPDX-License-Identifier: AGPL-3.0-or-later
"""A coffee roaster's credit note in German: returned goods at 7 %, packaging at 19 %."""

from __future__ import annotations

from decimal import Decimal

from tests.samples.identifiers import german_vat, iban
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

NAME = "de-kaffeeroesterei-credit-note"
BROWN = "#3b2a20"
AMBER = "#c9822b"
LEFT = 20 * MM
RIGHT = 190 * MM

_LINES = [
    line("Espresso „Kranich Nr. 4“, ganze Bohne", "24", "kg", "21.80",
         description="Charge 0312, Rücknahme wegen Fehlröstung", tax_rate="7"),
    line("Filterkaffee „Morgenzug“, gemahlen", "6", "kg", "18.90", tax_rate="7"),
    line("Mehrwegeimer 5 kg, Pfand", "5", "Stück", "4.50", tax_rate="19"),
]  # fmt: skip
_TAXES = [tax_line("7", sum_of(_LINES, "7")), tax_line("19", sum_of(_LINES, "19"))]
_NET = sum_of(_LINES)
_TAX = sum((Decimal(tax["tax_amount"]) for tax in _TAXES), Decimal("0.00"))

RECORD: Json = invoice(
    document_type="credit_note",
    language="de",
    invoice_number="GS-2026-0041",
    issue_date="2026-04-16",
    currency="EUR",
    other={"Zu Rechnung": "RE-2026-0588", "Rechnungsdatum": "30.03.2026", "Kundennr.": "5519"},
    supplier=party(
        "Rösterei Kranich GmbH",
        address("Speicherhof 2", "10963", "Berlin"),
        vat_number=german_vat("30461758"),
        legal_id="HRB 914405 B",
        email="hallo@roesterei-kranich.example",
        phone="030 23125-460",
        bank_account=bank(iban("DE", "999100300290174466"), "XSPKDEBBXXX",
                          bank_name="Spreewerder Bank"),
    ),
    buyer=party("Café Lichtblick, Inh. M. Terhoven", address("Ahornzeile 77", "12163", "Berlin")),
    line_items=_LINES,
    tax_lines=_TAXES,
    subtotal=_NET,
    tax_amount=_TAX,
    total_amount=_NET + _TAX,
)  # fmt: skip


def draw() -> bytes:
    """The PDF."""
    r, seller, buyer = RECORD, RECORD["supplier"], RECORD["buyer"]
    sheet = Sheet(f"Gutschrift {r['invoice_number']}", seller["name"], font="Fira")
    sheet.disc(sheet.width / 2, 23 * MM, 21, BROWN)
    sheet.shape([(286, 58), (301, 62), (312, 54), (306, 68), (297, 79), (294, 68)], AMBER)
    sheet.text(sheet.width / 2, 38 * MM, "RÖSTEREI KRANICH", 13, "Fira-Bold", BROWN, "center", 3)
    sheet.text(sheet.width / 2, 43 * MM, "Kaffee aus Kreuzberg", 8.4, color=GREY, align="center")
    sheet.text(LEFT, 58 * MM, buyer["name"], 10, "Fira-Bold")
    sheet.lines(LEFT, 63.5 * MM, buyer["address"]["text"].split("\n"), 9.8, leading=13.4)
    sheet.text(LEFT, 91 * MM, "Gutschrift", 21, "Fira-Bold", BROWN)
    sheet.pairs(
        124 * MM,
        58 * MM,
        [
            ("Gutschrift-Nr.", r["invoice_number"]),
            ("Datum", "16.04.2026"),
            ("Kundennr.", "5519"),
            ("Zu Rechnung", "RE-2026-0588"),
            ("vom", "30.03.2026"),
        ],
        0,
        9.2,
        14,
        label_color=GREY,
        right=RIGHT,
    )
    sheet.text(LEFT, 100 * MM, "Für die zurückgenommene Ware schreiben wir Ihnen gut:", 9.4)
    y = _items(sheet, 113 * MM)
    y = _sums(sheet, y + 4)
    sheet.paragraph(
        LEFT,
        y + 40,
        112 * MM,
        "Den Betrag verrechnen wir mit Ihrer nächsten Rechnung. Die Umsatzsteuer der "
        "genannten Rechnung ist entsprechend zu berichtigen (§ 17 UStG).",
        9.2,
        leading=13,
    )
    account = seller["bank_account"]
    sheet.rule(LEFT, 274 * MM, RIGHT, 274 * MM, 1.2, AMBER)
    sheet.lines(
        sheet.width / 2,
        279 * MM,
        [
            f"{seller['name']} · Speicherhof 2 · 10963 Berlin · {seller['phone']} · "
            f"{seller['email']}",
            f"Amtsgericht Charlottenburg {seller['legal_id']} · USt-IdNr. {seller['vat_number']}",
            f"{account['bank_name']} · IBAN {wrapped_iban(account['iban'])} · BIC {account['bic']}",
        ],
        7.4,
        color=GREY,
        align="center",
        leading=10.4,
    )
    return sheet.pdf()


def _items(sheet: Sheet, y: float) -> float:
    def euro(value: str) -> str:
        return number(value, "de", 2)

    items = Items(
        [
            Column("Menge", 114 * MM, "right", lambda _, it: it["quantity"]),
            Column("Einheit", 118 * MM, "left", lambda _, it: it["unit"]),
            Column("Preis", 150 * MM, "right", lambda _, it: f"{euro(it['unit_price'])} €"),
            Column("USt", 163 * MM, "right", lambda _, it: f"{it['tax_rate']} %"),
            Column("Betrag", RIGHT, "right", lambda _, it: f"{euro(it['subtotal'])} €"),
        ],
        LEFT,
        76 * MM,
        "Artikel",
        size=9.2,
        leading=12,
        padding=10,
        head_font="Fira-Bold",
        head_color=BROWN,
    )
    items.head(sheet, y, 8.4)
    sheet.rule(LEFT, y + 6, RIGHT, y + 6, 1.2, AMBER)
    y += 22
    for index, item in enumerate(RECORD["line_items"]):
        y = items.row(sheet, y, index, item)
    sheet.rule(LEFT, y - 12, RIGHT, y - 12, 0.5, AMBER)
    return y


def _sums(sheet: Sheet, y: float) -> float:
    r = RECORD
    x = 118 * MM
    rows = [("Summe netto", r["subtotal"])]
    rows += [
        (f"{tax['rate']} % USt auf {number(tax['taxable_amount'], 'de')} €", tax["tax_amount"])
        for tax in r["tax_lines"]
    ]
    for label, value in rows:
        sheet.text(x, y, label, 9.2)
        sheet.text(RIGHT, y, f"{number(value, 'de')} €", 9.2, align="right")
        y += 15
    sheet.rule(x, y - 8, RIGHT, y - 8, 0.8, BROWN)
    sheet.text(x, y + 7, "Gutschriftsbetrag", 11, "Fira-Bold", BROWN)
    sheet.text(
        RIGHT, y + 7, f"{number(r['total_amount'], 'de')} €", 11, "Fira-Bold", BROWN, "right"
    )
    return y
