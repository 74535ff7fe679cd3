# SPDX-License-Identifier: AGPL-3.0-or-later
"""A tile maker's fattura in Italian: VAT at 22 %, transport charged beside the goods."""

from __future__ import annotations

from decimal import Decimal

from tests.samples.identifiers import italian_iban, italian_vat
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

NAME = "it-ceramiche-fattura"
CLAY = "#b4532a"
LEFT = 18 * MM
RIGHT = 192 * MM

_LINES = [
    line("Piastrella gres porcellanato 60 x 60", "84.24", "mq", "23.50",
         description="Serie Pietra Alba, rettificato, prima scelta", reference="PA6060",
         tax_rate="22"),
    line("Battiscopa coordinato 7,5 x 60", "66", "ml", "6.90", reference="PA0760", tax_rate="22"),
    line("Mosaico su rete 30 x 30", "18", "pz", "11.80", description="Tessera 5 x 5, colore avorio",
         reference="MO3030", tax_rate="22"),
    line("Colla flessibile C2TE S1, sacco 25 kg", "22", "pz", "14.20", reference="CL2501",
         tax_rate="22"),
]  # fmt: skip
_GOODS = sum_of(_LINES)
_SHIPPING = Decimal("85.00")
_NET = _GOODS + _SHIPPING
_TAX = tax_line("22", _NET)

RECORD: Json = invoice(
    language="it",
    invoice_number="187/2026",
    issue_date="2026-04-09",
    due_date="2026-05-31",
    currency="EUR",
    purchase_order="ORD-556",
    payment_terms="Bonifico 30 gg fine mese",
    other={"Codice cliente": "C1042", "DDT": "n. 311 del 07/04/2026",
           "Codice destinatario": "X0X9K4T"},
    supplier=party(
        "Ceramiche Montefosco S.r.l.",
        address("Via delle Fornaci 27", "41049", "Sassuolo", state="MO",
                printed=("Via delle Fornaci 27", "41049 Sassuolo (MO)")),
        vat_number=italian_vat("0418273036"),
        tax_number="04182730368",
        legal_id="MO-418273",
        email="amministrazione@montefosco.example",
        phone="0536 555 0172",
        bank_account=bank(italian_iban("9999902400", "000000104277"), "XBSEITMMXXX",
                          bank_name="Banca Secchia e Panaro"),
    ),
    buyer=party(
        "Edilnova Brenta S.p.A.",
        address("Viale dell’Artigianato 104", "35010", "Limena", state="PD",
                printed=("Viale dell’Artigianato 104", "35010 Limena (PD)")),
        vat_number=italian_vat("0527364018"),
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
    """The PDF."""
    r, seller, buyer = RECORD, RECORD["supplier"], RECORD["buyer"]
    sheet = Sheet(f"Fattura {r['invoice_number']}", seller["name"], font="Sans")
    for row in range(2):
        for column in range(2):
            sheet.box(LEFT + column * 17, 15 * MM + row * 17, 15, 15,
                      (CLAY, "#e2b08f", "#d98e63", CLAY)[2 * row + column])  # fmt: skip
    sheet.text(LEFT + 45, 15 * MM + 15, "Ceramiche", 12, "Sans-Light", CLAY, spread=1)
    sheet.text(LEFT + 45, 15 * MM + 32, "Montefosco", 19, "Sans-Bold", CLAY)
    sheet.lines(
        RIGHT,
        15 * MM + 7,
        [
            seller["name"],
            " – ".join(seller["address"]["text"].split("\n")),
            f"P.IVA {seller['vat_number']}  ·  C.F. {seller['tax_number']}",
            f"REA {seller['legal_id']}  ·  Tel. {seller['phone']}",
            seller["email"],
        ],
        8.2,
        color=GREY,
        align="right",
        leading=10.8,
    )
    sheet.rule(LEFT, 38 * MM, RIGHT, 38 * MM, 2, CLAY)
    sheet.text(LEFT, 50 * MM, "FATTURA", 18, "Sans-Bold", spread=0.6)
    sheet.pairs(
        LEFT,
        58 * MM,
        [
            ("Numero fattura", r["invoice_number"]),
            ("Data", "09/04/2026"),
            ("Scadenza", "31/05/2026"),
            ("Vs. ordine", r["purchase_order"]),
            ("DDT", "n. 311 del 07/04/2026"),
            ("Codice cliente", "C1042"),
        ],
        84,
        9.4,
        13.6,
        label_color=GREY,
        value_font="Sans-Semi",
    )
    x = 108 * MM
    sheet.box(x, 44 * MM, RIGHT - x, 37 * MM, "#faf3ee")
    sheet.text(x + 10, 50 * MM, "Spett.le", 8.6, color=CLAY)
    sheet.text(x + 10, 56 * MM, buyer["name"], 11.5, "Sans-Bold")
    sheet.lines(x + 10, 61.5 * MM, buyer["address"]["text"].split("\n"), 10, leading=13)
    sheet.text(x + 10, 73 * MM, f"P.IVA {buyer['vat_number']}", 9)
    sheet.text(x + 10, 77.5 * MM, "Codice destinatario X0X9K4T", 9)
    y = _items(sheet, 95 * MM)
    _sums(sheet, y + 14)
    sheet.text(
        LEFT,
        283 * MM,
        "Copia di cortesia: l’originale è disponibile nell’area riservata dell’Agenzia delle "
        "Entrate. Contributo CONAI assolto ove dovuto.",
        7.4,
        color=GREY,
    )
    return sheet.pdf()


def _items(sheet: Sheet, y: float) -> float:
    def euro(value: str) -> str:
        return number(value, "de", 2)

    items = Items(
        [
            Column("Codice", LEFT + 5, "left", lambda _, it: it["reference"]),
            Column("U.M.", 112 * MM, "left", lambda _, it: it["unit"]),
            Column("Quantità", 135 * MM, "right", lambda _, it: number(it["quantity"], "de")),
            Column("Prezzo unit.", 157 * MM, "right", lambda _, it: euro(it["unit_price"])),
            Column("IVA", 168 * MM, "right", lambda _, it: f"{it['tax_rate']}%"),
            Column("Importo €", RIGHT - 5, "right", lambda _, it: euro(it["subtotal"])),
        ],
        40 * MM,
        68 * MM,
        "Descrizione",
        size=9.4,
        leading=12,
        padding=11,
        head_font="Sans-Semi",
        head_color="#ffffff",
    )
    sheet.box(LEFT, y - 12, RIGHT - LEFT, 18, CLAY)
    items.head(sheet, y, 9)
    y += 22
    for index, item in enumerate(RECORD["line_items"]):
        if index % 2 == 0:
            sheet.box(LEFT, y - 13, RIGHT - LEFT, items.height(sheet, item), "#faf3ee")
        y = items.row(sheet, y, index, item)
    sheet.rule(LEFT, y - 12, RIGHT, y - 12, 1, CLAY)
    return y


def _sums(sheet: Sheet, y: float) -> None:
    r = RECORD
    x = 118 * MM
    account = r["supplier"]["bank_account"]
    sheet.text(LEFT, y, "Modalità di pagamento", 9, "Sans-Semi", CLAY)
    sheet.text(LEFT, y + 14, r["payment_terms"], 9.4)
    sheet.text(LEFT, y + 34, "Coordinate bancarie", 9, "Sans-Semi", CLAY)
    sheet.lines(
        LEFT,
        y + 48,
        [
            account["bank_name"],
            f"IBAN {wrapped_iban(account['iban'])}",
            f"BIC/SWIFT {account['bic']}",
        ],
        9.4,
        leading=13,
    )
    for label, value in (
        ("Totale merce", r["line_total"]),
        ("Spese di trasporto", r["shipping"]),
        ("Imponibile", r["subtotal"]),
        ("IVA 22%", r["tax_amount"]),
    ):
        sheet.text(x, y, label, 9.6)
        sheet.text(RIGHT - 5, y, number(value, "de"), 9.6, align="right")
        y += 15.5
    sheet.box(x - 8, y - 8, RIGHT - x + 8, 26, CLAY)
    sheet.text(x, y + 9, "Totale fattura", 11.5, "Sans-Bold", "#ffffff")
    sheet.text(
        RIGHT - 5, y + 9, f"€ {number(r['total_amount'], 'de')}", 11.5, "Sans-Bold", "#ffffff",
        "right",
    )  # fmt: skip
