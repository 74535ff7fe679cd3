# SPDX-License-Identifier: AGPL-3.0-or-later
"""A joiner's facture in French with an embedded Factur-X file (profile EN 16931)."""

from __future__ import annotations

from decimal import Decimal

from tests.samples.factur_x import embed
from tests.samples.identifiers import french_iban, french_siren, french_siret, french_vat
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

NAME = "fr-menuiserie-factur-x"
WOOD = "#7a4a21"
PALE = "#f5eee6"
LEFT = 17 * MM
RIGHT = 193 * MM

_SIREN = french_siren("52817364")
_BUYER_SIREN = french_siren("83920417")

_LINES = [
    line(
        "Porte intérieure en chêne massif",
        "6",
        "pièce",
        "485.00",
        description="Bloc-porte 83 x 204 cm, finition huilée, quincaillerie comprise",
        reference="PI-CH83",
        tax_rate="10",
        tax_category="S",
    ),
    line(
        "Pose et ajustage sur site",
        "18.5",
        "heure",
        "52.00",
        description="Deux compagnons, du 4 au 6 mai 2026",
        reference="MO-POSE",
        tax_rate="10",
        tax_category="S",
    ),
    line(
        "Comptoir d’accueil sur mesure",
        "1",
        "pièce",
        "2350.00",
        description="Placage noyer, plateau en pierre reconstituée, longueur 2,80 m",
        reference="AG-0412",
        tax_rate="20",
        tax_category="S",
    ),
    line(
        "Étagères murales en frêne",
        "14.4",
        "m",
        "68.50",
        reference="ET-FR30",
        tax_rate="20",
        tax_category="S",
    ),
    line("Livraison", "1", "forfait", "95.00", reference="LIV", tax_rate="20", tax_category="S"),
]
_TAXES = [
    tax_line("10", sum_of(_LINES, "10"), category="S"),
    tax_line("20", sum_of(_LINES, "20"), category="S"),
]
_NET = sum_of(_LINES)
_TAX = sum((Decimal(tax["tax_amount"]) for tax in _TAXES), Decimal("0.00"))
_PAID = Decimal("2500.00")

RECORD: Json = invoice(
    language="fr",
    invoice_number="F2026-0518",
    issue_date="2026-05-11",
    due_date="2026-06-10",
    currency="EUR",
    purchase_order="BC-2026-093",
    payment_reference="F2026-0518",
    payment_terms="Paiement à 30 jours par virement, sans escompte",
    other={"Code client": "C00417", "Livraison": "06/05/2026"},
    supplier=party(
        "Menuiserie Valcourt SARL",
        address(
            "12 chemin des Scieries", "44300", "Nantes", country="FR",
            printed=("12 chemin des Scieries", "44300 Nantes", "France"),
        ),
        vat_number=french_vat(_SIREN),
        legal_id=french_siret(_SIREN),
        email="contact@menuiserie-valcourt.example",
        phone="02 61 91 47 20",
        bank_account=bank(
            french_iban("39999", "02714", "00052731846"),
            "XCLAFRPPXXX",
            bank_name="Crédit Ligérien Atlantique",
        ),
    ),
    buyer=party(
        "Hôtel du Quai Vert SAS",
        address(
            "8 quai des Tanneurs", "49100", "Angers", country="FR",
            printed=("8 quai des Tanneurs", "49100 Angers", "France"),
        ),
        vat_number=french_vat(_BUYER_SIREN),
    ),
    line_items=_LINES,
    tax_lines=_TAXES,
    line_total=_NET,
    subtotal=_NET,
    tax_amount=_TAX,
    total_amount=_NET + _TAX,
    amount_paid=_PAID,
    amount_due=_NET + _TAX - _PAID,
)  # fmt: skip


def draw() -> bytes:
    """The PDF with its XML inside."""
    r, seller, buyer = RECORD, RECORD["supplier"], RECORD["buyer"]
    sheet = Sheet(f"Facture {r['invoice_number']}", seller["name"], font="Serif")
    _logo(sheet)
    sheet.lines(
        LEFT,
        47 * MM,
        [
            *seller["address"]["text"].split("\n"),
            f"Tél. {seller['phone']}",
            seller["email"],
        ],
        9,
        leading=12,
    )
    x = 110 * MM
    sheet.text(RIGHT, 24 * MM, "FACTURE", 24, "Serif-Bold", WOOD, "right", 1)
    sheet.text(RIGHT, 31 * MM, f"N° {r['invoice_number']}", 12, "Serif-Bold", align="right")
    sheet.box(x, 43 * MM, RIGHT - x, 34 * MM, None, WOOD, 0.8)
    sheet.text(x + 8, 48.5 * MM, "Facturé à", 8, "Serif-Italic", GREY)
    sheet.text(x + 8, 54 * MM, buyer["name"], 11, "Serif-Bold")
    end = sheet.lines(x + 8, 59 * MM, buyer["address"]["text"].split("\n"), 10, leading=13)
    sheet.text(x + 8, end + 1, f"N° TVA : {buyer['vat_number']}", 9)
    _facts(sheet, 86 * MM)
    y = _items(sheet, 106 * MM)
    _sums(sheet, y + 14)
    _foot(sheet)
    return embed(sheet.pdf(), RECORD)


def _logo(sheet: Sheet) -> None:
    x, y = LEFT, 17 * MM
    for i, color in enumerate(("#c79a6b", "#a06c38", WOOD)):
        sheet.box(x + i * 9, y + 6 * i, 7, 34 - 6 * i, color)
    sheet.text(x + 36, y + 17, "Menuiserie", 12, "Serif-Italic", WOOD)
    sheet.text(x + 36, y + 34, "VALCOURT", 19, "Serif-Bold", WOOD, spread=1.2)


def _facts(sheet: Sheet, y: float) -> None:
    cells = (
        ("Date de facture", "11/05/2026"),
        ("Date d’échéance", "10/06/2026"),
        ("Code client", "C00417"),
        ("Votre commande", RECORD["purchase_order"]),
        ("Livraison", "06/05/2026"),
    )
    width = (RIGHT - LEFT) / len(cells)
    sheet.box(LEFT, y, RIGHT - LEFT, 15, PALE)
    sheet.box(LEFT, y, RIGHT - LEFT, 34, None, WOOD, 0.6)
    for i, (label, value) in enumerate(cells):
        x = LEFT + i * width
        if i:
            sheet.rule(x, y, x, y + 34, 0.6, WOOD)
        sheet.text(x + width / 2, y + 10.5, label, 8.2, "Serif-Bold", WOOD, "center")
        sheet.text(x + width / 2, y + 27, value, 9.6, align="center")


def _items(sheet: Sheet, y: float) -> float:
    def euro(value: str) -> str:
        return number(value, "fr", 2)

    edges = [LEFT, 38 * MM, 112 * MM, 126 * MM, 141 * MM, 159 * MM, 171 * MM, RIGHT]
    items = Items(
        [
            Column("Réf.", LEFT + 5, "left", lambda _, it: it["reference"]),
            Column("Qté", edges[3] - 6, "right", lambda _, it: number(it["quantity"], "fr")),
            Column("Unité", edges[3] + 5, "left", lambda _, it: it["unit"]),
            Column("P.U. HT", edges[5] - 6, "right", lambda _, it: euro(it["unit_price"])),
            Column("TVA", edges[6] - 5, "right", lambda _, it: f"{it['tax_rate']} %"),
            Column("Total HT", RIGHT - 6, "right", lambda _, it: euro(it["subtotal"])),
        ],
        edges[1] + 6,
        edges[2] - edges[1] - 12,
        "Désignation",
        size=9.4,
        head_font="Serif-Bold",
        head_color=WOOD,
    )
    top = y
    sheet.box(LEFT, y, RIGHT - LEFT, 18, PALE)
    items.head(sheet, y + 12.5, 8.8)
    sheet.rule(LEFT, y + 18, RIGHT, y + 18, 0.6, WOOD)
    y += 34
    for index, item in enumerate(RECORD["line_items"]):
        y = items.row(sheet, y, index, item) + 2
    bottom = y + 40
    sheet.box(LEFT, top, RIGHT - LEFT, bottom - top, None, WOOD, 0.6)
    for x in edges[1:-1]:
        sheet.rule(x, top, x, bottom, 0.4, WOOD)
    return bottom


def _sums(sheet: Sheet, y: float) -> None:
    r = RECORD

    def euro(value: str) -> str:
        return number(value, "fr", 2)

    xs = [LEFT, LEFT + 21 * MM, LEFT + 49 * MM, LEFT + 77 * MM]
    sheet.box(LEFT, y, xs[3] - LEFT, 15, PALE)
    sheet.box(LEFT, y, xs[3] - LEFT, 15 + 15 * len(r["tax_lines"]), None, WOOD, 0.6)
    for i, title in enumerate(("Taux TVA", "Base HT", "Montant TVA")):
        sheet.text(xs[i + 1] - 6, y + 10.5, title, 8.2, "Serif-Bold", WOOD, "right")
        if i:
            sheet.rule(xs[i], y, xs[i], y + 15 + 15 * len(r["tax_lines"]), 0.4, WOOD)
    for i, tax in enumerate(r["tax_lines"]):
        row = y + 26 + 15 * i
        sheet.text(xs[1] - 6, row, f"{tax['rate']},00 %", 9.2, align="right")
        sheet.text(xs[2] - 6, row, euro(tax["taxable_amount"]), 9.2, align="right")
        sheet.text(xs[3] - 6, row, euro(tax["tax_amount"]), 9.2, align="right")
    x = 124 * MM
    rows = (
        ("Total HT", euro(r["subtotal"])),
        ("Total TVA", euro(r["tax_amount"])),
        ("Total TTC", euro(r["total_amount"])),
        ("Acompte versé", "-" + euro(r["amount_paid"])),
    )
    sheet.box(x, y, RIGHT - x, 17 * len(rows) + 22, None, WOOD, 0.6)
    for i, (label, value) in enumerate(rows):
        font = "Serif-Bold" if i == 2 else None
        sheet.text(x + 8, y + 12 + 17 * i, label, 9.6, font)
        sheet.text(RIGHT - 6, y + 12 + 17 * i, f"{value} €", 9.6, font, align="right")
    low = y + 17 * len(rows)
    sheet.box(x, low, RIGHT - x, 22, WOOD)
    sheet.text(x + 8, low + 15, "Net à payer", 11, "Serif-Bold", "#ffffff")
    sheet.text(
        RIGHT - 6, low + 15, f"{euro(r['amount_due'])} €", 11, "Serif-Bold", "#ffffff", "right"
    )
    account = r["supplier"]["bank_account"]
    sheet.lines(
        LEFT,
        low + 46,
        [
            f"Conditions : {r['payment_terms']}.",
            f"Banque : {account['bank_name']}",
            f"IBAN : {wrapped_iban(account['iban'])}      BIC : {account['bic']}",
            f"Référence à rappeler : {r['payment_reference']}",
        ],
        9.2,
        leading=13,
    )
    sheet.paragraph(
        LEFT,
        low + 106,
        RIGHT - LEFT,
        "En cas de retard de paiement, une pénalité égale à trois fois le taux d’intérêt légal "
        "sera appliquée, ainsi qu’une indemnité forfaitaire de 40 € pour frais de recouvrement. "
        "TVA à 10 % : travaux d’amélioration, attestation du client du 2 avril 2026.",
        7.8,
        color=GREY,
        leading=10.4,
    )


def _foot(sheet: Sheet) -> None:
    seller = RECORD["supplier"]
    middle = sheet.width / 2
    sheet.rule(LEFT, 277 * MM, RIGHT, 277 * MM, 0.8, WOOD)
    siret = seller["legal_id"]
    spaced = f"{siret[:3]} {siret[3:6]} {siret[6:9]} {siret[9:]}"
    sheet.lines(
        middle,
        281.5 * MM,
        [
            f"{seller['name']} au capital de 24 000 € – RCS Nantes {spaced[:11]} – SIRET {spaced}",
            f"Code APE 4332A – N° TVA intracommunautaire {seller['vat_number']}",
        ],
        7.6,
        color=GREY,
        align="center",
        leading=10,
    )
