# SPDX-License-Identifier: AGPL-3.0-or-later
"""A winery's factura in Spanish with a volume discount and VAT at 21 %."""

from __future__ import annotations

from decimal import Decimal

from tests.samples.identifiers import spanish_iban, spanish_vat
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

NAME = "es-bodega-factura"
WINE = "#6b1a2b"
GOLD = "#b08d3c"
LEFT = 24 * MM
RIGHT = 186 * MM

_LINES = [
    line("Valdelaguna Crianza 2022", "120", "botellas", "7.85",
         description="Tempranillo, 12 meses en barrica, caja de 6"),
    line("Valdelaguna Reserva 2019", "48", "botellas", "14.20",
         description="Tempranillo y graciano, caja de 6"),
    line("Blanco joven viura 2025", "90", "botellas", "5.40"),
    line("Estuche de madera, tres botellas", "15", "uds.", "6.75"),
]  # fmt: skip
_GOODS = sum_of(_LINES)
_DISCOUNT = cents(_GOODS * Decimal("0.08"))
_NET = _GOODS - _DISCOUNT
_TAX = tax_line("21", _NET)

RECORD: Json = invoice(
    language="es",
    invoice_number="FV-2026/0412",
    issue_date="2026-05-15",
    due_date="2026-07-14",
    currency="EUR",
    purchase_order="P-26-338",
    payment_terms="Transferencia a 60 días fecha factura",
    other={"N.º de albarán": "A-1975"},
    supplier=party(
        "Bodegas Valdelaguna, S.L.",
        address("Camino de la Ermita, 6", "26320", "Baños de Río Tobía", state="La Rioja",
                printed=("Camino de la Ermita, 6", "26320 Baños de Río Tobía (La Rioja)")),
        vat_number=spanish_vat("B8361725"),
        email="facturacion@valdelaguna.example",
        phone="941 555 018",
        bank_account=bank(spanish_iban("99990418", "0200513847"), "XCRJESMMXXX",
                          bank_name="Caja Rural del Najerilla"),
    ),
    buyer=party(
        "Distribuciones Ferrandis, S.A.",
        address("Calle del Almacén, 32", "46014", "Valencia"),
        vat_number=spanish_vat("A9472610"),
    ),
    line_items=_LINES,
    tax_lines=[_TAX],
    line_total=_GOODS,
    discount=_DISCOUNT,
    subtotal=_NET,
    tax_amount=_TAX["tax_amount"],
    total_amount=_NET + Decimal(_TAX["tax_amount"]),
)  # fmt: skip


def draw() -> bytes:
    """The PDF."""
    r, seller, buyer = RECORD, RECORD["supplier"], RECORD["buyer"]
    sheet = Sheet(f"Factura {r['invoice_number']}", seller["name"], font="Serif")
    middle = sheet.width / 2
    sheet.disc(middle, 22 * MM, 17, None, GOLD)
    for dx, dy in ((-5, -4), (0, -4), (5, -4), (-2.5, 1), (2.5, 1), (0, 6)):
        sheet.disc(middle + dx, 22 * MM + dy, 2.7, WINE)
    sheet.text(middle, 36 * MM, "BODEGAS VALDELAGUNA", 16, "Serif-Bold", WINE, "center", 2.4)
    sheet.text(middle, 41 * MM, "Viñedos propios desde 1931", 8.8, "Serif-Italic", GOLD, "center")
    sheet.rule(LEFT, 46 * MM, RIGHT, 46 * MM, 0.6, GOLD)
    sheet.rule(LEFT, 47 * MM, RIGHT, 47 * MM, 0.6, GOLD)
    sheet.text(LEFT, 58 * MM, "Factura", 19, "Serif-Bold", WINE)
    sheet.pairs(
        LEFT,
        66 * MM,
        [
            ("N.º de factura", r["invoice_number"]),
            ("Fecha de factura", "15/05/2026"),
            ("Fecha de vencimiento", "14/07/2026"),
            ("N.º de pedido", r["purchase_order"]),
            ("N.º de albarán", "A-1975"),
        ],
        102,
        9.4,
        13.6,
        label_color=GREY,
    )
    x = 116 * MM
    sheet.text(x, 57 * MM, "Cliente", 9, "Serif-Italic", GOLD)
    sheet.text(x, 63 * MM, buyer["name"], 11, "Serif-Bold")
    sheet.lines(
        x,
        69 * MM,
        [*buyer["address"]["text"].split("\n"), f"NIF: {buyer['vat_number']}"],
        9.6,
        leading=13.2,
    )
    y = _items(sheet, 104 * MM)
    y = _sums(sheet, y + 6)
    account = seller["bank_account"]
    sheet.lines(
        LEFT,
        y + 50,
        [
            f"Forma de pago: {r['payment_terms']}",
            f"{account['bank_name']}   IBAN: {wrapped_iban(account['iban'])}   "
            f"BIC: {account['bic']}",
        ],
        9.2,
        leading=14,
    )
    sheet.rule(LEFT, 275 * MM, RIGHT, 275 * MM, 0.6, GOLD)
    sheet.lines(
        middle,
        280 * MM,
        [
            f"{seller['name']} – {', '.join(seller['address']['text'].split(chr(10)))}",
            f"NIF: {seller['vat_number']} – Tel. {seller['phone']} – {seller['email']}",
        ],
        7.8,
        color=GREY,
        align="center",
        leading=10.5,
    )
    return sheet.pdf()


def _items(sheet: Sheet, y: float) -> float:
    def euro(value: str) -> str:
        return number(value, "de", 2)

    items = Items(
        [
            Column("Cantidad", 115 * MM, "right", lambda _, it: it["quantity"]),
            Column("Unidad", 119 * MM, "left", lambda _, it: it["unit"]),
            Column("Precio", 153 * MM, "right", lambda _, it: f"{euro(it['unit_price'])} €"),
            Column("Importe", RIGHT, "right", lambda _, it: f"{euro(it['subtotal'])} €"),
        ],
        LEFT,
        72 * MM,
        "Concepto",
        size=9.8,
        leading=12.6,
        padding=10,
        head_font="Serif-Bold",
        head_color=WINE,
    )
    items.head(sheet, y, 9.2)
    sheet.rule(LEFT, y + 6, RIGHT, y + 6, 0.8, WINE)
    y += 23
    for index, item in enumerate(RECORD["line_items"]):
        y = items.row(sheet, y, index, item)
        sheet.rule(LEFT, y - 14, RIGHT, y - 14, 0.3, GOLD)
        y += 2
    return y


def _sums(sheet: Sheet, y: float) -> float:
    r = RECORD
    x = 122 * MM
    for label, value in (
        ("Suma de importes", f"{number(r['line_total'], 'de')} €"),
        ("Descuento 8 %", f"-{number(r['discount'], 'de')} €"),
        ("Base imponible", f"{number(r['subtotal'], 'de')} €"),
        ("IVA 21 %", f"{number(r['tax_amount'], 'de')} €"),
    ):
        sheet.text(x, y, label, 9.6)
        sheet.text(RIGHT, y, value, 9.6, align="right")
        y += 15.5
    sheet.rule(x, y - 8, RIGHT, y - 8, 0.8, WINE)
    sheet.text(x, y + 8, "Total factura", 12, "Serif-Bold", WINE)
    sheet.text(
        RIGHT, y + 8, f"{number(r['total_amount'], 'de')} €", 12, "Serif-Bold", WINE, "right"
    )
    return y
