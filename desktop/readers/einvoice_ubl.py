# SPDX-License-Identifier: AGPL-3.0-or-later
"""OASIS UBL 2.x Invoice and CreditNote: Peppol BIS Billing, XRechnung and national profiles.

Business terms (BT, BG) are those of EN 16931.
"""

from __future__ import annotations

from desktop.domain.other_amounts import WITHHOLDING
from desktop.readers.einvoice_record import Node, Recorder
from desktop.readers.einvoice_terms import is_shipping

ROOTS = ("Invoice", "CreditNote")
NAMESPACE = "urn:oasis:names:specification:ubl:schema:xsd:"

# Peppol wants an order's id even where only the seller's is known; these stand for "none".
_NO_ORDER = frozenset(("NA", "N/A", "NONE", "-", "."))


def type_code(root: Node) -> Node | None:
    """The document type code (BT-3)."""
    return root.first("InvoiceTypeCode", "CreditNoteTypeCode")


def read(root: Node, record: Recorder) -> int:
    """Records all that the invoice carries; returns the number of lines."""
    record.words("invoice_number", root.first("ID"))
    record.date("issue_date", root.first("IssueDate"))
    record.date(
        "due_date",
        root.first("DueDate", "PaymentMeans/PaymentDueDate", "PaymentTerms/PaymentDueDate"),
    )
    currency = root.first("DocumentCurrencyCode")
    record.currency("currency", currency)
    order = root.first("OrderReference/ID")
    if order is not None and order.text.upper() not in _NO_ORDER:
        record.words("purchase_order", order)
    record.prose("payment_terms", *root.all("PaymentTerms/Note"))
    _others(root, record)
    for party, name in (
        ("supplier", "AccountingSupplierParty"),
        ("buyer", "AccountingCustomerParty"),
    ):
        if (node := root.only(f"{name}/Party")) is not None:
            _party(party, node, record)
    _payment_means(root, record)
    code = currency.text if currency else ""
    _taxes(root, record, code)
    _sums(root, record)
    row = 0
    for row, line in enumerate(root.all("InvoiceLine|CreditNoteLine"), 1):
        _line(line, row - 1, record)
    return row


def _others(root: Node, record: Recorder) -> None:
    record.prose("other.Note", *[n for n in root.all("Note") if n.text])
    record.other("Buyer reference", root.first("BuyerReference"))
    record.other("Contract", root.first("ContractDocumentReference/ID"))
    record.other("Sales order", root.first("OrderReference/SalesOrderID"))
    record.other("Project", root.first("ProjectReference/ID"))
    record.other("Payee", root.first("PayeeParty/PartyName/Name"))
    record.date("other.Delivery date", root.first("Delivery/ActualDeliveryDate"))
    record.other("Delivery note", root.first("DespatchDocumentReference/ID"))
    record.date("other.Period start", root.first("InvoicePeriod/StartDate"))
    record.date("other.Period end", root.first("InvoicePeriod/EndDate"))
    record.other("Preceding invoice", root.first("BillingReference/InvoiceDocumentReference/ID"))
    embedded = "AdditionalDocumentReference/Attachment/EmbeddedDocumentBinaryObject"
    record.files([(node, node.attribute("filename")) for node in root.all(embedded)])
    representative = root.only("TaxRepresentativeParty")
    if representative is not None:
        record.other("Tax representative", representative.first("PartyName/Name"))
        record.other(
            "Tax representative VAT number", representative.first("PartyTaxScheme/CompanyID")
        )


def _party(party: str, node: Node, record: Recorder) -> None:
    person = [node.first("Person/FirstName"), node.first("Person/FamilyName")]
    record.words(f"{party}.name", node.first("PartyLegalEntity/RegistrationName", "PartyName/Name"))
    if not record.has(f"{party}.name") and (first := next((p for p in person if p), None)):
        name = " ".join(p.text for p in person if p)
        record.set(f"{party}.name", name, first, name)
    for scheme in node.all("PartyTaxScheme"):
        kind = scheme.first("TaxScheme/ID")
        record.tax_id(party, scheme.first("CompanyID"), kind.text if kind else "")
    record.words(f"{party}.legal_id", node.first("PartyLegalEntity/CompanyID"))
    record.words(f"{party}.email", node.first("Contact/ElectronicMail"))
    record.words(f"{party}.phone", node.first("Contact/Telephone"))
    endpoint = node.first("EndpointID")
    if endpoint is not None and (endpoint.attribute("schemeID") == "EM" or "@" in endpoint.text):
        record.words(f"{party}.email", endpoint)
    place = node.only("PostalAddress")
    if place is not None:
        number = place.first("BuildingNumber")
        street = place.first("StreetName")
        lines = [street, number, place.first("AdditionalStreetName")]
        lines += place.all("AddressLine/Line")
        record.address(
            f"{party}.address",
            place,
            {
                "street": [line for line in lines if line is not None],
                "postal_code": place.all("PostalZone"),
                "city": place.all("CityName"),
                "state": place.all("CountrySubentity"),
                "country": place.all("Country/IdentificationCode"),
            },
        )


def _payment_means(root: Node, record: Recorder) -> None:
    for means in root.all("PaymentMeans"):
        record.words("payment_reference", means.first("PaymentID"))
        account = means.only("PayeeFinancialAccount")
        if account is not None and not (
            record.has("supplier.bank_account.iban")
            or record.has("supplier.bank_account.account_number")
        ):
            named = account.first("ID")
            is_iban = named is not None and named.attribute("schemeID").upper() == "IBAN"
            record.account("supplier.bank_account", named, iban=is_iban)
            branch = account.only("FinancialInstitutionBranch")
            if branch is not None:
                record.bic("supplier.bank_account", branch.first("FinancialInstitution/ID", "ID"))
                record.words(
                    "supplier.bank_account.bank_name",
                    branch.first("FinancialInstitution/Name", "Name"),
                )
        elif account is not None:
            record.other("Further account", account.first("ID"))
        record.account("buyer.bank_account", means.first("PaymentMandate/PayerFinancialAccount/ID"))


def _taxes(root: Node, record: Recorder, currency: str) -> None:
    row = 0
    for total in root.all("TaxTotal|WithholdingTaxTotal"):
        amount = total.first("TaxAmount")
        unit = amount.attribute("currencyID") if amount else ""
        if total.path.rpartition("/")[2].startswith("Withholding"):
            record.sum_of(f"other.{WITHHOLDING}", [amount] if amount else [])
            continue
        if unit not in ("", currency) and currency:
            record.other(f"Tax amount in {unit[:3]}", amount)
            continue
        record.amount("tax_amount", amount)
        for part in total.all("TaxSubtotal"):
            line = f"tax_lines[{row}]"
            record.amount(f"{line}.rate", part.first("TaxCategory/Percent", "Percent"))
            record.words(
                f"{line}.category",
                part.first("TaxCategory/ID", "TaxCategory/TaxScheme/Name|ID"),
            )
            record.words(f"{line}.exemption_reason", part.first("TaxCategory/TaxExemptionReason"))
            record.amount(f"{line}.taxable_amount", part.first("TaxableAmount"))
            record.amount(f"{line}.tax_amount", part.first("TaxAmount"))
            row += 1


def _sums(root: Node, record: Recorder) -> None:
    total = root.only("LegalMonetaryTotal")
    if total is not None:
        record.amount("line_total", total.first("LineExtensionAmount"))
        record.amount("discount", total.first("AllowanceTotalAmount"))
        record.amount("charges", total.first("ChargeTotalAmount"))
        record.amount("subtotal", total.first("TaxExclusiveAmount"))
        record.amount("rounding", total.first("PayableRoundingAmount"))
        record.amount("total_amount", total.first("TaxInclusiveAmount"))
        record.amount("amount_paid", total.first("PrepaidAmount"))
        record.amount("amount_due", total.first("PayableAmount"))
    allowances: list[Node] = []
    charges: list[Node] = []
    shipping: list[Node] = []
    for entry in root.all("AllowanceCharge"):
        amount = entry.first("Amount")
        if amount is None:
            continue
        indicator = entry.first("ChargeIndicator")
        if indicator is not None and indicator.text.lower() in ("true", "1"):
            charges.append(amount)
            reason = entry.first("AllowanceChargeReason")
            if is_shipping(entry.first("AllowanceChargeReasonCode"), reason):
                shipping.append(amount)
        else:
            allowances.append(amount)
    record.total("shipping", shipping)
    if not record.has("discount"):
        record.total("discount", allowances)
    if not record.has("charges"):
        record.total("charges", charges)


def _line(node: Node, row: int, record: Recorder) -> None:
    line = f"line_items[{row}]"
    item = node.only("Item")
    remark = node.first("Note")
    if item is not None:
        record.words(
            f"{line}.reference",
            item.first(
                "SellersItemIdentification/ID",
                "BuyersItemIdentification/ID",
                "StandardItemIdentification/ID",
            ),
        )
        name = item.first("Name")
        details = [n for n in item.all("Description") if n.text]
        if name is None and details:
            name = details.pop(0)
        record.words(f"{line}.name", name)
        record.prose(f"{line}.description", *details, remark)
        tax = item.only("ClassifiedTaxCategory")
        if tax is not None:
            record.amount(f"{line}.tax_rate", tax.first("Percent"))
            record.words(f"{line}.tax_category", tax.first("ID"))
    record.words(f"{line}.name", remark)
    record.amount(f"{line}.subtotal", node.first("LineExtensionAmount"))
    quantity = node.first("InvoicedQuantity", "CreditedQuantity")
    record.amount(f"{line}.quantity", quantity)
    if quantity is not None:
        record.set(f"{line}.unit", quantity.attribute("unitCode"), quantity)
    record.unit_price(
        f"{line}.unit_price",
        node.first("Price/PriceAmount"),
        node.first("Price/BaseQuantity"),
        (f"{line}.quantity", f"{line}.subtotal"),
    )
    record.amount(f"{line}.tax_amount", node.first("TaxTotal/TaxAmount"))
    record.amount(f"{line}.tax_rate", node.first("TaxTotal/TaxSubtotal/TaxCategory/Percent"))
