# SPDX-License-Identifier: AGPL-3.0-or-later
"""A software house's invoice as UBL 2.1 alone (Peppol BIS Billing 3), with no page beside it.

Written by hand with lxml, so that no reader of the product has a share in it.
"""

from __future__ import annotations

from decimal import Decimal

from lxml import etree

from tests.samples.identifiers import belgian_iban, belgian_vat
from tests.samples.record import Json, address, bank, invoice, line, party, sum_of, tax_line

NAME = "be-peppol-ubl"
UBL = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
CAC = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
CBC = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"

_LINES = [
    line("Développement module de réservation", "38.5", "HUR", "92.00",
         description="Sprint 14 et 15, avril 2026", reference="DEV-SR", tax_rate="21",
         tax_category="S"),
    line("Hébergement géré, serveur dédié", "1", "MON", "189.00", reference="HOST-D2",
         tax_rate="21", tax_category="S"),
    line("Licence annuelle moteur de recherche", "3", "C62", "145.50", reference="LIC-SRCH",
         tax_rate="21", tax_category="S"),
]  # fmt: skip
_GOODS = sum_of(_LINES)
_DISCOUNT = Decimal("120.00")
_SHIPPING = Decimal("15.00")
_NET = _GOODS - _DISCOUNT + _SHIPPING
_TAX = tax_line("21", _NET, category="S")
_TOTAL = _NET + Decimal(_TAX["tax_amount"])
_SELLER = belgian_vat("07184536")
_BUYER = belgian_vat("09927361")

RECORD: Json = invoice(
    invoice_number="2026-0291",
    issue_date="2026-05-04",
    due_date="2026-06-03",
    currency="EUR",
    purchase_order="PO-88410",
    payment_reference="+++260/0291/00402+++",
    payment_terms="Paiement dans les 30 jours de la date de facture",
    supplier=party(
        "Atelier Numérique Meuse SRL",
        address("Quai des Ardoisiers 58", "4020", "Liège", country="BE",
                printed=("Quai des Ardoisiers 58", "4020 Liège", "BE")),
        vat_number=_SELLER,
        legal_id=_SELLER[2:],
        email="compta@numerique-meuse.example",
        phone="+32 4 555 01 62",
        bank_account=bank(belgian_iban("9990412736"), "XBMBBEBBXXX"),
    ),
    buyer=party(
        "Havenzicht Hotels NV",
        address("Scheldekade 12", "2000", "Antwerpen", country="BE",
                printed=("Scheldekade 12", "2000 Antwerpen", "BE")),
        vat_number=_BUYER,
        legal_id=_BUYER[2:],
    ),
    line_items=_LINES,
    tax_lines=[_TAX],
    line_total=_GOODS,
    discount=_DISCOUNT,
    charges=_SHIPPING,
    shipping=_SHIPPING,
    subtotal=_NET,
    tax_amount=_TAX["tax_amount"],
    total_amount=_TOTAL,
    amount_due=_TOTAL,
)  # fmt: skip


def draw() -> bytes:
    """The XML."""
    r = RECORD
    root = etree.Element(f"{{{UBL}}}Invoice", nsmap={None: UBL, "cac": CAC, "cbc": CBC})
    _text(root, "CustomizationID",
          "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0")  # fmt: skip
    _text(root, "ProfileID", "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0")
    _text(root, "ID", r["invoice_number"])
    _text(root, "IssueDate", r["issue_date"])
    _text(root, "DueDate", r["due_date"])
    _text(root, "InvoiceTypeCode", "380")
    _text(root, "DocumentCurrencyCode", r["currency"])
    _text(_group(root, "OrderReference"), "ID", r["purchase_order"])
    _party(_group(root, "AccountingSupplierParty"), r["supplier"])
    _party(_group(root, "AccountingCustomerParty"), r["buyer"])
    means = _group(root, "PaymentMeans")
    _text(means, "PaymentMeansCode", "30")
    _text(means, "PaymentID", r["payment_reference"])
    account = _group(means, "PayeeFinancialAccount")
    _text(account, "ID", r["supplier"]["bank_account"]["iban"])
    branch = _group(account, "FinancialInstitutionBranch")
    _text(branch, "ID", r["supplier"]["bank_account"]["bic"])
    _text(_group(root, "PaymentTerms"), "Note", r["payment_terms"])
    _allowance(root, False, "95", "Remise fidélité", r["discount"])
    _allowance(root, True, "FC", "Frais d’envoi", r["shipping"])
    total = _group(root, "TaxTotal")
    _amount(total, "TaxAmount", r["tax_amount"])
    for tax in r["tax_lines"]:
        part = _group(total, "TaxSubtotal")
        _amount(part, "TaxableAmount", tax["taxable_amount"])
        _amount(part, "TaxAmount", tax["tax_amount"])
        _category(_group(part, "TaxCategory"), tax["category"], tax["rate"])
    sums = _group(root, "LegalMonetaryTotal")
    _amount(sums, "LineExtensionAmount", r["line_total"])
    _amount(sums, "TaxExclusiveAmount", r["subtotal"])
    _amount(sums, "TaxInclusiveAmount", r["total_amount"])
    _amount(sums, "AllowanceTotalAmount", r["discount"])
    _amount(sums, "ChargeTotalAmount", r["charges"])
    _amount(sums, "PayableAmount", r["amount_due"])
    for position, item in enumerate(r["line_items"], start=1):
        _line(root, position, item)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _group(parent: etree._Element, name: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{CAC}}}{name}")


def _text(parent: etree._Element, name: str, text: str | None, **attributes: str) -> None:
    if text is not None:
        element = etree.SubElement(parent, f"{{{CBC}}}{name}", attributes)
        element.text = text


def _amount(parent: etree._Element, name: str, value: str) -> None:
    _text(parent, name, value, currencyID=RECORD["currency"])


def _category(element: etree._Element, category: str, rate: str) -> None:
    _text(element, "ID", category)
    _text(element, "Percent", rate)
    _text(_group(element, "TaxScheme"), "ID", "VAT")


def _allowance(root: etree._Element, charge: bool, code: str, reason: str, value: str) -> None:
    element = _group(root, "AllowanceCharge")
    _text(element, "ChargeIndicator", str(charge).lower())
    _text(element, "AllowanceChargeReasonCode", code)
    _text(element, "AllowanceChargeReason", reason)
    _amount(element, "Amount", value)
    _category(_group(element, "TaxCategory"), "S", "21")


def _party(parent: etree._Element, who: Json) -> None:
    element = _group(parent, "Party")
    _text(element, "EndpointID", who["legal_id"], schemeID="0208")
    _text(_group(element, "PartyName"), "Name", who["name"])
    where = _group(element, "PostalAddress")
    _text(where, "StreetName", who["address"]["street"])
    _text(where, "CityName", who["address"]["city"])
    _text(where, "PostalZone", who["address"]["postal_code"])
    _text(_group(where, "Country"), "IdentificationCode", who["address"]["country"])
    scheme = _group(element, "PartyTaxScheme")
    _text(scheme, "CompanyID", who["vat_number"])
    _text(_group(scheme, "TaxScheme"), "ID", "VAT")
    entity = _group(element, "PartyLegalEntity")
    _text(entity, "RegistrationName", who["name"])
    _text(entity, "CompanyID", who["legal_id"], schemeID="0208")
    if who["email"]:
        contact = _group(element, "Contact")
        _text(contact, "Name", "Service facturation")
        _text(contact, "Telephone", who["phone"])
        _text(contact, "ElectronicMail", who["email"])


def _line(root: etree._Element, position: int, item: Json) -> None:
    element = _group(root, "InvoiceLine")
    _text(element, "ID", str(position))
    _text(element, "InvoicedQuantity", item["quantity"], unitCode=item["unit"])
    _amount(element, "LineExtensionAmount", item["subtotal"])
    goods = _group(element, "Item")
    _text(goods, "Description", item["description"])
    _text(goods, "Name", item["name"])
    _text(_group(goods, "SellersItemIdentification"), "ID", item["reference"])
    _category(_group(goods, "ClassifiedTaxCategory"), item["tax_category"], item["tax_rate"])
    _amount(_group(element, "Price"), "PriceAmount", item["unit_price"])
