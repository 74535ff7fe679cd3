# SPDX-License-Identifier: AGPL-3.0-or-later
"""An electrical wholesaler's invoice of three pages in German, with sums carried over."""

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

NAME = "de-elektrogrosshandel-three-pages"
BLUE = "#16406e"
RED = "#c8321f"

# article, title, description, quantity, unit, price, discount in percent
_ARTICLES = (
    ("104 220", "Mantelleitung NYM-J 3 x 1,5 mm²", "Ring 100 m, grau", "12", "Rg", "68.40", "15"),
    ("104 225", "Mantelleitung NYM-J 3 x 2,5 mm²", "Ring 100 m, grau", "8", "Rg", "109.90", "15"),
    ("104 241", "Mantelleitung NYM-J 5 x 2,5 mm²", "Ring 50 m, grau", "6", "Rg", "96.50", "15"),
    ("104 268", "Erdkabel NYY-J 5 x 6 mm²", "Schnittlänge", "85", "m", "5.74", "10"),
    ("118 013", "Installationsrohr M20, starr", "Stange 2 m, hellgrau", "120", "m", "0.89", "0"),
    ("118 027", "Wellrohr M25, flexibel", "Ring 50 m", "4", "Rg", "27.60", "0"),
    ("118 054", "Kabelkanal 40 x 60 mm", "Länge 2 m, reinweiß", "36", "m", "3.95", "5"),
    ("121 300", "Unterputzdose 61 mm tief", "mit Schrauben", "150", "Stk", "0.64", "0"),
    ("121 315", "Hohlwanddose 61 mm, winddicht", None, "90", "Stk", "1.38", "0"),
    ("121 348", "Verbindungsdose Aufputz IP54", "80 x 80 mm", "45", "Stk", "1.92", "0"),
    ("133 002", "Schutzkontakt-Steckdose, reinweiß", "ohne Rahmen, Steckklemmen", "140", "Stk",
     "3.18", "20"),
    ("133 007", "Wechselschalter-Einsatz 10 A", "Steckklemmen", "64", "Stk", "3.42", "20"),
    ("133 011", "Kreuzschalter-Einsatz 10 A", "Steckklemmen", "8", "Stk", "7.85", "20"),
    ("133 040", "Wippe reinweiß, glänzend", None, "72", "Stk", "1.57", "20"),
    ("133 061", "Rahmen 1fach, reinweiß", None, "60", "Stk", "1.29", "20"),
    ("133 062", "Rahmen 2fach, reinweiß", None, "38", "Stk", "2.12", "20"),
    ("133 063", "Rahmen 3fach, reinweiß", None, "16", "Stk", "3.24", "20"),
    ("133 090", "Netzwerkdose Cat. 6A, 2 x RJ45", "geschirmt, Aufnahme 50 x 50 mm", "24", "Stk",
     "14.60", "12"),
    ("140 116", "Leitungsschutzschalter B16, 1-polig", "6 kA, Bauform 1 TE", "48", "Stk", "2.86",
     "18"),
    ("140 121", "Leitungsschutzschalter C16, 1-polig", "6 kA, Bauform 1 TE", "12", "Stk", "4.95",
     "18"),
    ("140 316", "Leitungsschutzschalter B16, 3-polig", "6 kA, Bauform 3 TE", "6", "Stk", "17.40",
     "18"),
    ("140 402", "Fehlerstrom-Schutzschalter 40/0,03 A", "4-polig, Typ A", "8", "Stk", "34.90",
     "18"),
    ("140 455", "FI/LS-Kombination B16, 30 mA", "2-polig, Typ A, 2 TE", "10", "Stk", "31.75",
     "18"),
    ("140 610", "Überspannungsableiter Typ 1 + 2", "TN-S, 4-polig, mit Fernmeldekontakt", "2",
     "Stk", "186.00", "18"),
    ("140 705", "Hauptschalter 63 A, 3-polig", None, "2", "Stk", "22.30", "18"),
    ("147 020", "Kleinverteiler 3-reihig, Unterputz", "36 TE, mit Tür, reinweiß", "4", "Stk",
     "58.20", "10"),
    ("147 033", "Zählerschrank 2 Zählerplätze", "Höhe 1100 mm, eHZ, mit APZ-Feld", "1", "Stk",
     "412.50", "10"),
    ("147 061", "Phasenschiene 3-polig, 10 mm²", "12 TE, Gabel", "14", "Stk", "4.10", "0"),
    ("147 078", "Neutralleiterklemme 7-polig, blau", None, "18", "Stk", "2.35", "0"),
    ("152 204", "LED-Einbaustrahler 7 W, 3000 K", "dimmbar, Weiß, Ausschnitt 68 mm", "56", "Stk",
     "11.90", "22"),
    ("152 217", "LED-Feuchtraumleuchte 1500 mm", "40 W, 5200 lm, IP65", "14", "Stk", "36.80",
     "22"),
    ("152 230", "LED-Panel 620 x 620 mm", "36 W, 4000 K, UGR < 19", "18", "Stk", "42.40", "22"),
    ("152 262", "Bewegungsmelder Decke 360°", "Aufputz, Reichweite 8 m", "9", "Stk", "29.50",
     "22"),
    ("152 281", "Sicherheitsleuchte mit Einzelbatterie", "3 h, Rettungsweg, LED", "6", "Stk",
     "74.30", "22"),
    ("165 014", "Verbindungsklemme 3 x 0,2–4 mm²", "Packung zu 50 Stück", "20", "Pkg", "14.95",
     "0"),
    ("165 022", "Verbindungsklemme 5 x 0,2–4 mm²", "Packung zu 25 Stück", "20", "Pkg", "11.40",
     "0"),
    ("165 108", "Aderendhülsen-Sortiment 0,5–16 mm²", "Klappbox, 800 Stück", "3", "Stk", "24.80",
     "0"),
    ("165 140", "Kabelbinder 200 x 3,6 mm, schwarz", "Beutel zu 100 Stück", "25", "Btl", "2.45",
     "0"),
    ("165 202", "Isolierband 19 mm, VDE, 10 Farben", None, "6", "Stk", "9.90", "0"),
    ("171 330", "Kabeltrommel leer, Pfand", "Rückgabe innerhalb 12 Monaten", "2", "Stk", "45.00",
     "0"),
)  # fmt: skip

_LINES = [
    line(
        title,
        quantity,
        unit,
        price,
        description=description,
        reference=article,
        off=off,
    )
    for article, title, description, quantity, unit, price, off in _ARTICLES
]
_GOODS = sum_of(_LINES)
_DISCOUNT = cents(_GOODS * Decimal("0.03"))
_SHIPPING = Decimal("48.50")
_NET = _GOODS - _DISCOUNT + _SHIPPING
_TAX = cents(_NET * Decimal("0.19"))
# rows on each page
_BREAKS = (15, 35)

RECORD: Json = invoice(
    language="de",
    invoice_number="4260118732",
    issue_date="2026-05-07",
    due_date="2026-06-06",
    currency="EUR",
    purchase_order="BE-26-1187",
    payment_terms="8 Tage 2 % Skonto, 30 Tage netto, fällig am 06.06.2026",
    other={
        "Kundennummer": "D-70932",
        "Lieferschein-Nr.": "8810456",
        "Lieferdatum": "05.05.2026",
    },
    supplier=party(
        "Brenncke & Söhne Elektrogroßhandel GmbH & Co. KG",
        address("Am Güterbogen 21–25", "50735", "Köln"),
        vat_number=german_vat("31964027"),
        tax_number="217/5804/1936",
        legal_id="HRA 94718",
        email="rechnung@brenncke-elektro.example",
        phone="0221 4710-300",
        bank_account=bank(
            iban("DE", "999300200070418553"), "XRHBDEKKXXX", bank_name="Rheinische Handelsbank Köln"
        ),
    ),
    buyer=party(
        "Elektro Wessling e. K.",
        address("Hüttenstraße 118", "52068", "Aachen"),
    ),
    line_items=_LINES,
    tax_lines=[tax_line("19", _NET)],
    line_total=_GOODS,
    discount=_DISCOUNT,
    charges=_SHIPPING,
    shipping=_SHIPPING,
    subtotal=_NET,
    tax_amount=_TAX,
    total_amount=_NET + _TAX,
)


def draw() -> bytes:
    """The PDF."""
    r, seller = RECORD, RECORD["supplier"]
    sheet = Sheet(f"Rechnung {r['invoice_number']}", seller["name"], font="Fira")
    items = _columns()
    _head(sheet)
    letter_frame(
        sheet,
        "Brenncke & Söhne · Am Güterbogen 21–25 · 50735 Köln",
        [r["buyer"]["name"], *r["buyer"]["address"]["text"].split("\n")],
        [
            ("Rechnungs-Nr.", r["invoice_number"]),
            ("Rechnungsdatum", "07.05.2026"),
            ("Kunden-Nr.", "D-70932"),
            ("Ihre Bestellung", r["purchase_order"]),
            ("Lieferschein-Nr.", "8810456"),
            ("Lieferdatum", "05.05.2026"),
            ("", ""),
            ("Sachbearbeiterin", "Birgit Engels"),
            ("Durchwahl", "0221 4710-318"),
        ],
    )
    sheet.text(LEFT, 107 * MM, "RECHNUNG", 15, "Fira-Bold", BLUE)
    sheet.text(RIGHT, 107 * MM, "Seite 1 von 3", 8.5, color=GREY, align="right")
    y = 117 * MM
    carried = Decimal("0.00")
    for page, (first, last) in enumerate(
        zip((0, *_BREAKS), (*_BREAKS, len(_LINES)), strict=True), start=1
    ):
        if page > 1:
            sheet.next_page()
            _head(sheet)
            sheet.text(
                LEFT,
                46 * MM,
                f"Rechnung {r['invoice_number']} vom 07.05.2026",
                10,
                "Fira-Bold",
            )
            sheet.text(RIGHT, 46 * MM, f"Seite {page} von 3", 8.5, color=GREY, align="right")
            y = 55 * MM
        sheet.box(LEFT, y - 10, RIGHT - LEFT, 15, BLUE)
        items.head(sheet, y, 8)
        y += 18
        if page > 1:
            _carry(sheet, y, "Übertrag", carried)
            y += 16
        for index in range(first, last):
            y = items.row(sheet, y, index, _LINES[index])
            carried += Decimal(_LINES[index]["subtotal"])
        if page < 3:
            sheet.rule(LEFT, y - 9, RIGHT, y - 9, 0.5, "#8fa3b8")
            _carry(sheet, y + 3, "Übertrag auf nächste Seite", carried)
        else:
            _sums(sheet, y)
        _foot(sheet)
    return sheet.pdf()


def _head(sheet: Sheet) -> None:
    sheet.box(0, 0, sheet.width, 5, BLUE)
    x, y = LEFT, 16 * MM
    sheet.shape([(x + 13, y), (x + 2, y + 17), (x + 11, y + 17), (x + 7, y + 30),
                 (x + 20, y + 11), (x + 11, y + 11)], RED)  # fmt: skip
    sheet.text(x + 29, y + 15, "BRENNCKE & SÖHNE", 17, "Fira-Bold", BLUE, spread=0.4)
    sheet.text(x + 29.5, y + 28, "Elektrogroßhandel seit 1958", 8.8, color=GREY, spread=0.3)
    sheet.lines(
        RIGHT,
        y + 8,
        ["Am Güterbogen 21–25", "50735 Köln", "Telefon 0221 4710-300"],
        8,
        color=GREY,
        align="right",
        leading=10.5,
    )


def _foot(sheet: Sheet) -> None:
    seller = RECORD["supplier"]
    account = seller["bank_account"]
    footer(
        sheet,
        [
            [seller["name"], "Am Güterbogen 21–25, 50735 Köln", seller["email"]],
            [account["bank_name"], f"IBAN {wrapped_iban(account['iban'])}",
             f"BIC {account['bic']}"],
            [f"Amtsgericht Köln {seller['legal_id']}", f"USt-IdNr. {seller['vat_number']}",
             f"Steuer-Nr. {seller['tax_number']}"],
        ],
        (LEFT, 96 * MM, 150 * MM),
        top=272 * MM,
    )  # fmt: skip


def _columns() -> Items:
    def euro(value: str) -> str:
        return number(value, "de", 2)

    def off(index: int) -> str:
        value = _ARTICLES[index][6]
        return "" if value == "0" else f"{value} %"

    return Items(
        [
            Column("Pos", LEFT + 3, "left", lambda i, _: f"{10 * (i + 1)}"),
            Column("Art.-Nr.", LEFT + 11 * MM, "left", lambda _, it: it["reference"]),
            Column("Menge", 119 * MM, "right", lambda _, it: number(it["quantity"], "de")),
            Column("ME", 122 * MM, "left", lambda _, it: it["unit"]),
            Column("Einzelpreis", 150 * MM, "right", lambda _, it: euro(it["unit_price"])),
            Column("Rabatt", 164 * MM, "right", lambda i, _: off(i)),
            Column("Gesamt EUR", RIGHT - 3, "right", lambda _, it: euro(it["subtotal"])),
        ],
        LEFT + 27 * MM,
        60 * MM,
        "Bezeichnung",
        size=8.6,
        leading=11,
        padding=5.6,
        head_font="Fira-Bold",
        head_color="#ffffff",
    )


def _carry(sheet: Sheet, y: float, label: str, value: Decimal) -> None:
    sheet.text(LEFT + 27 * MM, y, label, 8.8, "Fira-Bold")
    sheet.text(RIGHT - 3, y, number(value, "de"), 8.8, "Fira-Bold", align="right")


def _sums(sheet: Sheet, y: float) -> None:
    r = RECORD
    x = 116 * MM
    sheet.rule(LEFT, y - 9, RIGHT, y - 9, 0.8, BLUE)
    y += 6
    rows = [
        ("Warenwert", number(r["line_total"], "de")),
        ("abzgl. 3 % Objektrabatt", "-" + number(r["discount"], "de")),
        ("Fracht und Verpackung", number(r["shipping"], "de")),
        ("Nettobetrag", number(r["subtotal"], "de")),
        (f"MwSt. 19 % auf {number(r['subtotal'], 'de')}", number(r["tax_amount"], "de")),
    ]
    for label, value in rows:
        sheet.text(x, y, label, 9)
        sheet.text(RIGHT - 3, y, value, 9, align="right")
        y += 13.5
    sheet.rule(x, y - 8, RIGHT, y - 8, 0.6, BLUE)
    sheet.text(x, y + 5, "Rechnungsbetrag EUR", 10.5, "Fira-Bold", BLUE)
    sheet.text(RIGHT - 3, y + 5, number(r["total_amount"], "de"), 10.5, "Fira-Bold", BLUE, "right")
    sheet.rule(x, y + 10, RIGHT, y + 10, 0.6, BLUE)
    sheet.rule(x, y + 12, RIGHT, y + 12, 0.6, BLUE)
    y += 36
    sheet.lines(
        LEFT,
        y,
        [
            f"Zahlungsbedingungen: {r['payment_terms']}.",
            "Die Ware bleibt bis zur vollständigen Bezahlung unser Eigentum. Es gelten unsere "
            "Verkaufs- und Lieferbedingungen.",
            "Bitte geben Sie bei Zahlung die Rechnungs-Nr. und Ihre Kunden-Nr. an.",
        ],
        8.8,
        leading=12.5,
    )
