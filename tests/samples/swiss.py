# SPDX-License-Identifier: AGPL-3.0-or-later
"""A Swiss engineer's invoice in francs with a QR-bill payment part below."""

from __future__ import annotations

from decimal import Decimal

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

from tests.samples.identifiers import iban, swiss_uid
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

NAME = "ch-ingenieurbuero-qr-bill"
TEAL = "#0b6e75"
LEFT = 22 * MM
RIGHT = 190 * MM

_LINES = [
    line("Projektleitung, dipl. Ing. ETH", "14.5", "Std.", "185.00",
         description="Vorprojekt Passerelle Aareufer, Koordination mit Tiefbauamt",
         tax_rate="8.1"),
    line("Statische Berechnung", "32.25", "Std.", "158.00",
         description="Varianten Stahl und Holz-Beton-Verbund", tax_rate="8.1"),
    line("CAD-Konstruktion", "21", "Std.", "124.00", tax_rate="8.1"),
    line("Baugrundbegehung mit Protokoll", "1", "pausch.", "640.00", tax_rate="8.1"),
    line("Reisespesen Bern–Thun", "86", "km", "0.70", tax_rate="8.1"),
]  # fmt: skip
_NET = sum_of(_LINES)
_TAX = tax_line("8.1", _NET)
_EXACT = _NET + Decimal(_TAX["tax_amount"])
_TOTAL = cents((_EXACT * 20).quantize(Decimal(1)) / 20)
_UID = swiss_uid("31472684")


def _dotted(uid: str) -> str:
    return f"CHE-{uid[3:6]}.{uid[6:9]}.{uid[9:]}"


RECORD: Json = invoice(
    language="de",
    invoice_number="26-1094",
    issue_date="2026-06-30",
    due_date="2026-07-30",
    currency="CHF",
    payment_terms="30 Tage netto",
    payment_reference="RF5026109400417",
    other={"Projekt": "P-2208 Passerelle Aareufer", "Leistungsperiode": "01.06. – 26.06.2026"},
    supplier=party(
        "Aebersold Roth Ingenieure AG",
        address("Felsenauweg 9", "3004", "Bern"),
        vat_number=_dotted(_UID) + " MWST",
        email="admin@aebersoldroth.example",
        phone="031 555 01 40",
        bank_account=bank(iban("CH", "99041000731926848")),
    ),
    buyer=party(
        "Uferbau Thun AG",
        address("Scheibengasse 27", "3600", "Thun",
                printed=("Herr Reto Zurlinden", "Scheibengasse 27", "3600 Thun")),
    ),
    line_items=_LINES,
    tax_lines=[_TAX],
    subtotal=_NET,
    rounding=_TOTAL - _EXACT,
    tax_amount=_TAX["tax_amount"],
    total_amount=_TOTAL,
)  # fmt: skip


def draw() -> bytes:
    """The PDF."""
    r, seller, buyer = RECORD, RECORD["supplier"], RECORD["buyer"]
    sheet = Sheet(f"Rechnung {r['invoice_number']}", seller["name"], font="Ubuntu")
    sheet.shape([(LEFT, 29 * MM), (LEFT + 15, 15 * MM), (LEFT + 21, 15 * MM),
                 (LEFT + 6, 29 * MM)], TEAL)  # fmt: skip
    sheet.rule(LEFT - 2, 24 * MM, LEFT + 30, 24 * MM, 2.2, TEAL)
    sheet.text(LEFT + 40, 21.5 * MM, "Aebersold Roth", 17, "Ubuntu-Bold", TEAL)
    sheet.text(LEFT + 40, 27 * MM, "Ingenieure für Brücken und Tragwerke", 8.6, color=GREY)
    sheet.lines(
        RIGHT,
        18 * MM,
        [
            seller["name"],
            *seller["address"]["text"].split("\n"),
            f"Tel. {seller['phone']}",
            seller["email"],
        ],
        7.8,
        align="right",
        color=GREY,
        leading=10.4,
    )
    sheet.lines(
        122 * MM,
        46 * MM,
        [buyer["name"], *buyer["address"]["text"].split("\n")],
        10,
        leading=13.5,
    )
    sheet.pairs(
        LEFT,
        46 * MM,
        [
            ("Rechnung Nr.", r["invoice_number"]),
            ("Datum", "30.06.2026"),
            ("Fällig am", "30.07.2026"),
            ("UID", seller["vat_number"]),
        ],
        72,
        8.8,
        13.2,
        label_color=GREY,
    )
    sheet.text(LEFT, 75 * MM, "Rechnung", 15, "Ubuntu-Bold", TEAL)
    sheet.lines(
        LEFT,
        81.5 * MM,
        [
            "Projekt: P-2208 Passerelle Aareufer",
            "Leistungsperiode: 01.06. – 26.06.2026",
        ],
        8.8,
        leading=12.4,
    )
    y = _items(sheet, 96 * MM)
    _sums(sheet, y + 3)
    _payment_part(sheet)
    return sheet.pdf()


def _items(sheet: Sheet, y: float) -> float:
    def francs(value: str) -> str:
        return number(value, "ch", 2)

    items = Items(
        [
            Column("Menge", 118 * MM, "right", lambda _, it: it["quantity"]),
            Column("Einheit", 121 * MM, "left", lambda _, it: it["unit"]),
            Column("Ansatz CHF", 153 * MM, "right", lambda _, it: francs(it["unit_price"])),
            Column("MWST", 166 * MM, "right", lambda _, it: f"{it['tax_rate']} %"),
            Column("Betrag CHF", RIGHT, "right", lambda _, it: francs(it["subtotal"])),
        ],
        LEFT,
        80 * MM,
        "Leistung",
        size=8.8,
        leading=11.4,
        padding=5,
        head_font="Ubuntu-Bold",
        head_color=TEAL,
    )
    sheet.rule(LEFT, y - 11, RIGHT, y - 11, 0.5, TEAL)
    items.head(sheet, y, 8)
    sheet.rule(LEFT, y + 5, RIGHT, y + 5, 0.5, TEAL)
    y += 18
    for index, item in enumerate(RECORD["line_items"]):
        y = items.row(sheet, y, index, item)
    sheet.rule(LEFT, y - 8, RIGHT, y - 8, 0.5, TEAL)
    return y


def _sums(sheet: Sheet, y: float) -> None:
    r = RECORD
    x = 121 * MM
    for label, value in (
        ("Total exkl. MWST", r["subtotal"]),
        (f"MWST 8.1 % auf {number(r['subtotal'], 'ch')}", r["tax_amount"]),
        ("Rundungsdifferenz", r["rounding"]),
    ):
        sheet.text(x, y + 3, label, 8.8)
        sheet.text(RIGHT, y + 3, number(value, "ch"), 8.8, align="right")
        y += 13
    sheet.rule(x, y - 5, RIGHT, y - 5, 0.5, TEAL)
    sheet.text(x, y + 8, "Rechnungsbetrag CHF", 9.6, "Ubuntu-Bold")
    sheet.text(RIGHT, y + 8, number(r["total_amount"], "ch"), 9.6, "Ubuntu-Bold", align="right")
    sheet.lines(
        LEFT,
        y - 32,
        [f"Zahlungskondition: {r['payment_terms']}",
         "Bitte verwenden Sie den Zahlteil unten."],
        8.6,
        leading=12,
    )  # fmt: skip


def payment_code() -> str:
    """What the QR code says: the Swiss Payments Code, version 2, structured addresses."""
    r, seller, buyer = RECORD, RECORD["supplier"], RECORD["buyer"]

    def who(party: Json) -> list[str]:
        street, _, house = party["address"]["street"].rpartition(" ")
        where = party["address"]
        return ["S", party["name"], street, house, where["postal_code"], where["city"], "CH"]

    fields = ["SPC", "0200", "1", seller["bank_account"]["iban"], *who(seller), *[""] * 7]
    fields += [r["total_amount"], r["currency"], *who(buyer), "SCOR", r["payment_reference"]]
    fields += [f"Rechnung {r['invoice_number']}", "EPD"]
    return "\n".join(fields)


def _payment_part(sheet: Sheet) -> None:
    r, seller = RECORD, RECORD["supplier"]
    top = sheet.height - 105 * MM
    sheet.rule(0, top, sheet.width, top, 0.5, "#000000", (3, 2))
    sheet.rule(62 * MM, top, 62 * MM, sheet.height, 0.5, "#000000", (3, 2))
    account = wrapped_iban(seller["bank_account"]["iban"])
    reference = wrapped_iban(r["payment_reference"])
    creditor = [account, seller["name"], *seller["address"]["text"].split("\n")]
    debtor = [r["buyer"]["name"], "Scheibengasse 27", "3600 Thun"]
    amount = number(r["total_amount"], "ch").replace("'", " ")
    x = 5 * MM
    sheet.text(x, top + 9 * MM, "Empfangsschein", 11, "Noto-Bold")
    y = _blocks(
        sheet,
        x,
        top + 15 * MM,
        (("Konto / Zahlbar an", creditor), ("Referenz", [reference]), ("Zahlbar durch", debtor)),
        (6, 8, 9),
    )
    y = top + 70 * MM
    sheet.text(x, y, "Währung", 6, "Noto-Bold")
    sheet.text(x + 12 * MM, y, "Betrag", 6, "Noto-Bold")
    sheet.text(x, y + 10, "CHF", 8, "Noto")
    sheet.text(x + 12 * MM, y + 10, amount, 8, "Noto")
    sheet.text(57 * MM, top + 84 * MM, "Annahmestelle", 6, "Noto-Bold", align="right")
    x = 67 * MM
    sheet.text(x, top + 9 * MM, "Zahlteil", 11, "Noto-Bold")
    _qr(sheet, x, top + 17 * MM)
    y = top + 71 * MM
    sheet.text(x, y, "Währung", 8, "Noto-Bold")
    sheet.text(x + 15 * MM, y, "Betrag", 8, "Noto-Bold")
    sheet.text(x, y + 13, "CHF", 10, "Noto")
    sheet.text(x + 15 * MM, y + 13, amount, 10, "Noto")
    _blocks(
        sheet,
        118 * MM,
        top + 8 * MM,
        (
            ("Konto / Zahlbar an", creditor),
            ("Referenz", [reference]),
            ("Zusätzliche Informationen", [f"Rechnung {r['invoice_number']}"]),
            ("Zahlbar durch", debtor),
        ),
        (8, 10, 11.5),
    )


def _blocks(
    sheet: Sheet,
    x: float,
    y: float,
    blocks: tuple[tuple[str, list[str]], ...],
    sizes: tuple[float, float, float],
) -> float:
    title, body, leading = sizes
    for label, lines in blocks:
        sheet.text(x, y, label, title, "Noto-Bold")
        y = sheet.lines(x, y + leading, lines, body, "Noto", leading=leading) + leading * 0.7
    return y


def _qr(sheet: Sheet, x: float, y: float) -> None:
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(payment_code())
    code.make()
    size = 46 * MM
    count = code.getModuleCount()
    step = size / count
    for row in range(count):
        column = 0
        while column < count:
            start = column
            while column < count and code.isDark(row, column):
                column += 1
            if column > start:
                sheet.box(
                    x + start * step, y + row * step, (column - start) * step, step + 0.05,
                    "#000000",
                )  # fmt: skip
            column += 1
    middle = size / 2
    sheet.box(x + middle - 3.5 * MM, y + middle - 3.5 * MM, 7 * MM, 7 * MM, "#ffffff")
    sheet.box(x + middle - 3 * MM, y + middle - 3 * MM, 6 * MM, 6 * MM, "#000000")
    for width, height in ((1.1, 3.9), (3.9, 1.1)):
        sheet.box(
            x + middle - width / 2 * MM, y + middle - height / 2 * MM, width * MM, height * MM,
            "#ffffff",
        )  # fmt: skip
