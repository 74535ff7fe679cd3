# SPDX-License-Identifier: AGPL-3.0-or-later
"""A landscape gardener's invoice in German: plants at 7 %, material and work at 19 %."""

from __future__ import annotations

from decimal import Decimal

from tests.samples.din_letter import LEFT, RIGHT, footer, letter_frame
from tests.samples.identifiers import german_vat, iban
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

NAME = "de-gartenbau-mixed-rates"
GREEN = "#2f6b3c"

_LINES = [
    line(
        "Hainbuche (Carpinus betulus), Heckenpflanze",
        "48",
        "Stk",
        "9.80",
        description="Heister 2 x verpflanzt, 125–150 cm, wurzelnackt",
        tax_rate="7",
    ),
    line(
        "Rhododendron „Cunningham’s White“",
        "12",
        "Stk",
        "34.50",
        description="mit Ballen, 50–60 cm",
        tax_rate="7",
    ),
    line("Pflanzerde torffrei, Sack 45 l", "40", "Sack", "8.95", tax_rate="19"),
    line("Rindenmulch, Körnung 10/20", "6.5", "m³", "54.00", tax_rate="19"),
    line(
        "Pflanzarbeiten, Facharbeiter Gartenbau",
        "22.5",
        "Std",
        "56.00",
        description="Beete vor Haus 4 und 6, einschließlich Bodenlockerung "
        "und Angießen, 11. bis 13. März 2026",
        tax_rate="19",
    ),
    line("Anlieferung mit LKW und Ladekran", "1", "Psch", "145.00", tax_rate="19"),
]
_TAXES = [tax_line("7", sum_of(_LINES, "7")), tax_line("19", sum_of(_LINES, "19"))]
_TAX = sum((Decimal(tax["tax_amount"]) for tax in _TAXES), Decimal("0.00"))

RECORD: Json = invoice(
    language="de",
    invoice_number="RE-2026-0347",
    issue_date="2026-03-19",
    due_date="2026-04-02",
    currency="EUR",
    payment_reference="RE-2026-0347 / 20418",
    payment_terms="Zahlbar ohne Abzug bis zum 02.04.2026",
    other={"Kundennummer": "20418", "Leistungszeitraum": "11.03. – 13.03.2026"},
    supplier=party(
        "Lindhorst Garten- und Landschaftsbau GmbH",
        address("Koppelweg 14", "22589", "Hamburg"),
        vat_number=german_vat("28471935"),
        tax_number="41/738/02956",
        legal_id="HRB 918274",
        email="buchhaltung@lindhorst-garten.example",
        phone="040 66969-140",
        bank_account=bank(
            iban("DE", "999500000041827364"), "XLHKDEHHXXX", bank_name="Elbländische Kreditbank"
        ),
    ),
    buyer=party(
        "Wohnungsgenossenschaft Elbhang eG",
        address(
            "Treppenstieg 3",
            "22587",
            "Hamburg",
            printed=("Frau Katrin Ohlsen", "Treppenstieg 3", "22587 Hamburg"),
        ),
    ),
    line_items=_LINES,
    tax_lines=_TAXES,
    subtotal=sum_of(_LINES),
    tax_amount=_TAX,
    total_amount=cents(sum_of(_LINES) + _TAX),
)


def draw() -> bytes:
    """The PDF."""
    r, seller = RECORD, RECORD["supplier"]
    sheet = Sheet(f"Rechnung {r['invoice_number']}", seller["name"], font="Sans")
    _logo(sheet)
    letter_frame(
        sheet,
        "Lindhorst GmbH · Koppelweg 14 · 22589 Hamburg",
        [r["buyer"]["name"], *r["buyer"]["address"]["text"].split("\n")],
        [
            ("Rechnungsnummer", r["invoice_number"]),
            ("Rechnungsdatum", "19.03.2026"),
            ("Kundennummer", "20418"),
            ("Leistungszeitraum", "11.03. – 13.03.2026"),
            ("", ""),
            ("Ansprechpartner", "Jens Lindhorst"),
            ("Telefon", seller["phone"]),
        ],
    )
    sheet.text(LEFT, 108 * MM, f"Rechnung {r['invoice_number']}", 15, "Sans-Bold")
    sheet.lines(
        LEFT,
        117 * MM,
        [
            "Sehr geehrte Frau Ohlsen,",
            "für die Neubepflanzung der Außenanlage Treppenstieg 4–6 berechnen wir wie folgt:",
        ],
        10,
        leading=14.5,
    )
    y = _items(sheet, 133 * MM)
    y = _sums(sheet, y + 4)
    sheet.lines(
        LEFT,
        y + 18,
        [
            f"{r['payment_terms']}. Bitte geben Sie als Verwendungszweck an: "
            f"{r['payment_reference']}",
            "Gelieferte Pflanzen bleiben bis zur vollständigen Bezahlung unser Eigentum.",
            "",
            "Vielen Dank für Ihren Auftrag.",
        ],
        9.5,
        leading=13.5,
    )
    account = seller["bank_account"]
    footer(
        sheet,
        [
            [seller["name"], "Koppelweg 14, 22589 Hamburg", f"Telefon {seller['phone']}",
             seller["email"]],
            [account["bank_name"], f"IBAN {wrapped_iban(account['iban'])}",
             f"BIC {account['bic']}"],
            ["Amtsgericht Hamburg, HRB 918274", "Geschäftsführer: Jens Lindhorst",
             f"USt-IdNr. {seller['vat_number']}", f"Steuernummer {seller['tax_number']}"],
        ],
        (LEFT, 84 * MM, 142 * MM),
    )  # fmt: skip
    return sheet.pdf()


def _logo(sheet: Sheet) -> None:
    x, y = LEFT, 18 * MM
    sheet.disc(x + 13, y + 11, 13, GREEN)
    sheet.shape([(x + 13, y + 1), (x + 21, y + 15), (x + 5, y + 15)], "#ffffff")
    sheet.box(x + 11.6, y + 14, 2.8, 7, "#ffffff")
    sheet.text(x + 35, y + 10, "Lindhorst", 21, "Sans-Bold", GREEN)
    sheet.text(x + 35.5, y + 22, "Garten- und Landschaftsbau", 9.4, color=GREY, spread=0.35)


def _items(sheet: Sheet, y: float) -> float:
    def euro(value: str) -> str:
        return number(value, "de", 2)

    items = Items(
        [
            Column("Pos.", LEFT, "left", lambda i, _: str(i + 1)),
            Column("Menge", 122 * MM, "right", lambda _, it: number(it["quantity"], "de")),
            Column("Einheit", 125 * MM, "left", lambda _, it: it["unit"]),
            Column("Einzelpreis", 156 * MM, "right", lambda _, it: euro(it["unit_price"])),
            Column("MwSt.", 168 * MM, "right", lambda _, it: f"{it['tax_rate']} %"),
            Column("Gesamt EUR", RIGHT, "right", lambda _, it: euro(it["subtotal"])),
        ],
        LEFT + 10 * MM,
        76 * MM,
        "Bezeichnung",
        size=9.4,
        head_font="Sans-Semi",
        head_color=GREEN,
    )
    items.head(sheet, y, 9)
    sheet.rule(LEFT, y + 5, RIGHT, y + 5, 1, GREEN)
    y += 18
    for index, item in enumerate(RECORD["line_items"]):
        y = items.row(sheet, y, index, item)
    sheet.rule(LEFT, y - 10, RIGHT, y - 10, 0.5, "#9fb5a4")
    return y


def _sums(sheet: Sheet, y: float) -> float:
    r = RECORD
    x = 118 * MM
    rows = [("Nettobetrag", r["subtotal"])]
    rows += [
        (
            f"zzgl. {tax['rate']} % MwSt. auf {number(tax['taxable_amount'], 'de')}",
            tax["tax_amount"],
        )
        for tax in r["tax_lines"]
    ]
    rows.append(("MwSt. gesamt", r["tax_amount"]))
    for label, value in rows:
        sheet.text(x, y, label, 9.4)
        sheet.text(RIGHT, y, number(value, "de"), 9.4, align="right")
        y += 14
    sheet.box(x - 6, y - 8, RIGHT - x + 12, 20, "#e8f0e9")
    sheet.text(x, y + 5.5, "Rechnungsbetrag", 11, "Sans-Bold")
    sheet.text(
        RIGHT, y + 5.5, f"{number(r['total_amount'], 'de')} €", 11, "Sans-Bold", align="right"
    )
    return y + 20
