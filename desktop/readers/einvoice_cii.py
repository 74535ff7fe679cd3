# SPDX-License-Identifier: AGPL-3.0-or-later
"""UN/CEFACT Cross Industry Invoice: Factur-X, XRechnung, ZUGFeRD 2 (D16B) and ZUGFeRD 1 (2014).

ZUGFeRD 1 names the same things differently; where a step of a path has two names, the first is
D16B's and the second ZUGFeRD 1's. Business terms (BT, BG) are those of EN 16931.
"""

from __future__ import annotations

from desktop.readers.einvoice_record import Node, Recorder
from desktop.readers.einvoice_terms import is_shipping

ROOTS = ("CrossIndustryInvoice", "CrossIndustryDocument")

_DOCUMENT = "ExchangedDocument|HeaderExchangedDocument"
_TRADE = "SupplyChainTradeTransaction|SpecifiedSupplyChainTradeTransaction"
_AGREEMENT = "ApplicableHeaderTradeAgreement|ApplicableSupplyChainTradeAgreement"
_DELIVERY = "ApplicableHeaderTradeDelivery|ApplicableSupplyChainTradeDelivery"
_SETTLEMENT = "ApplicableHeaderTradeSettlement|ApplicableSupplyChainTradeSettlement"
_SUMMATION = (
    "SpecifiedTradeSettlementHeaderMonetarySummation|SpecifiedTradeSettlementMonetarySummation"
)
_REFERENCE = "IssuerAssignedID|ID"
_DATE = "DateTimeString|DateTime|Date"
_PERCENT = "RateApplicablePercent|ApplicablePercent"


def type_code(root: Node) -> Node | None:
    """The document type code (BT-3)."""
    return root.first(f"{_DOCUMENT}/TypeCode")


def read(root: Node, record: Recorder) -> int:
    """Records all that the invoice carries; returns the number of lines."""
    record.words("invoice_number", root.first(f"{_DOCUMENT}/ID"))
    record.date("issue_date", root.first(f"{_DOCUMENT}/IssueDateTime/{_DATE}"))
    language = root.first(f"{_DOCUMENT}/LanguageID")
    if language is not None and len(language.text) == 2:
        record.set("language", language.text.lower(), language)
    notes = [n for n in root.all(f"{_DOCUMENT}/IncludedNote/Content") if n.text]
    record.prose("other.Note", *notes)
    trade = root.only(_TRADE)
    if trade is None:
        record.note("The XML holds no trade transaction: neither parties nor amounts.")
        return 0
    agreement, delivery = trade.only(_AGREEMENT), trade.only(_DELIVERY)
    settlement = trade.only(_SETTLEMENT)
    if agreement is not None:
        _agreement(agreement, record)
    if delivery is not None:
        record.date(
            "other.Delivery date",
            delivery.first(f"ActualDeliverySupplyChainEvent/OccurrenceDateTime/{_DATE}"),
        )
        record.other(
            "Delivery note", delivery.first(f"DeliveryNoteReferencedDocument/{_REFERENCE}")
        )
    if settlement is not None:
        _settlement(settlement, record)
    row = 0
    for item in trade.all("IncludedSupplyChainTradeLineItem"):
        row += _line(item, row, record)
    return row


def _agreement(agreement: Node, record: Recorder) -> None:
    record.words("purchase_order", agreement.first(f"BuyerOrderReferencedDocument/{_REFERENCE}"))
    record.other("Buyer reference", agreement.first("BuyerReference"))
    record.other("Contract", agreement.first(f"ContractReferencedDocument/{_REFERENCE}"))
    record.other("Sales order", agreement.first(f"SellerOrderReferencedDocument/{_REFERENCE}"))
    record.other("Project", agreement.first("SpecifiedProcuringProject/ID"))
    record.other("Tax representative", agreement.first("SellerTaxRepresentativeTradeParty/Name"))
    record.other(
        "Tax representative VAT number",
        agreement.first("SellerTaxRepresentativeTradeParty/SpecifiedTaxRegistration/ID"),
    )
    embedded = agreement.all("AdditionalReferencedDocument/AttachmentBinaryObject")
    record.files([(node, node.attribute("filename")) for node in embedded])
    for party, name in (("supplier", "SellerTradeParty"), ("buyer", "BuyerTradeParty")):
        if (node := agreement.only(name)) is not None:
            _party(party, node, record)


def _party(party: str, node: Node, record: Recorder) -> None:
    record.words(
        f"{party}.name", node.first("Name", "SpecifiedLegalOrganization/TradingBusinessName")
    )
    for registration in node.all("SpecifiedTaxRegistration/ID"):
        record.tax_id(party, registration, registration.attribute("schemeID"))
    record.words(f"{party}.legal_id", node.first("SpecifiedLegalOrganization/ID"))
    contact = "DefinedTradeContact"
    record.words(
        f"{party}.email",
        node.first(f"{contact}/EmailURIUniversalCommunication/URIID|CompleteNumber"),
    )
    for endpoint in node.all("URIUniversalCommunication/URIID"):
        if endpoint.attribute("schemeID") == "EM" or "@" in endpoint.text:
            record.words(f"{party}.email", endpoint)
    record.words(
        f"{party}.phone", node.first(f"{contact}/TelephoneUniversalCommunication/CompleteNumber")
    )
    place = node.only("PostalTradeAddress")
    if place is not None:
        lines = [place.first(name) for name in ("LineOne", "LineTwo", "LineThree")]
        record.address(
            f"{party}.address",
            place,
            {
                "street": [line for line in lines if line is not None],
                "postal_code": place.all("PostcodeCode"),
                "city": place.all("CityName"),
                "state": place.all("CountrySubDivisionName")[:1],
                "country": place.all("CountryID"),
            },
        )


def _settlement(settlement: Node, record: Recorder) -> None:
    currency = settlement.first("InvoiceCurrencyCode")
    record.currency("currency", currency)
    record.words("payment_reference", settlement.first("PaymentReference"))
    record.other("Payee", settlement.first("PayeeTradeParty/Name"))
    record.date(
        "other.Period start",
        settlement.first(f"BillingSpecifiedPeriod/StartDateTime/{_DATE}"),
    )
    record.date("other.Period end", settlement.first(f"BillingSpecifiedPeriod/EndDateTime/{_DATE}"))
    record.other("Preceding invoice", settlement.first(f"InvoiceReferencedDocument/{_REFERENCE}"))
    terms = settlement.all("SpecifiedTradePaymentTerms")
    record.prose("payment_terms", *[t.first("Description") for t in terms])
    for term in terms:
        record.date("due_date", term.first(f"DueDateDateTime/{_DATE}"))
    _payment_means(settlement, record)
    for row, tax in enumerate(settlement.all("ApplicableTradeTax")):
        line = f"tax_lines[{row}]"
        record.amount(f"{line}.rate", tax.first(_PERCENT))
        record.words(f"{line}.category", tax.first("CategoryCode", "TypeCode"))
        record.words(f"{line}.exemption_reason", tax.first("ExemptionReason"))
        record.amount(f"{line}.taxable_amount", tax.first("BasisAmount"))
        record.amount(f"{line}.tax_amount", tax.first("CalculatedAmount"))
    _sums(settlement, record, currency.text if currency else "")


def _payment_means(settlement: Node, record: Recorder) -> None:
    for means in settlement.all("SpecifiedTradeSettlementPaymentMeans"):
        account = means.only("PayeePartyCreditorFinancialAccount")
        if account is not None and not (
            record.has("supplier.bank_account.iban")
            or record.has("supplier.bank_account.account_number")
        ):
            named = account.first("IBANID")
            record.account("supplier.bank_account", named, iban=True)
            if named is None:
                record.account("supplier.bank_account", account.first("ProprietaryID"))
            bank = means.only("PayeeSpecifiedCreditorFinancialInstitution")
            if bank is not None:
                record.bic("supplier.bank_account", bank.first("BICID"))
                record.words("supplier.bank_account.bank_name", bank.first("Name"))
        elif account is not None:
            record.other("Further account", account.first("IBANID", "ProprietaryID"))
        debtor = means.first("PayerPartyDebtorFinancialAccount/IBANID")
        record.account("buyer.bank_account", debtor)


def _sums(settlement: Node, record: Recorder, currency: str) -> None:
    summation = settlement.only(_SUMMATION)
    allowances: list[Node] = []
    charges: list[Node] = []
    shipping: list[Node] = []
    for entry in settlement.all("SpecifiedTradeAllowanceCharge"):
        amount = entry.first("ActualAmount")
        if amount is None:
            continue
        if _indicator(entry):
            charges.append(amount)
            if is_shipping(entry.first("ReasonCode"), entry.first("Reason")):
                shipping.append(amount)
        else:
            allowances.append(amount)
    freight = settlement.all("SpecifiedLogisticsServiceCharge/AppliedAmount")
    charges += freight
    shipping += freight
    if summation is not None:
        record.amount("line_total", summation.first("LineTotalAmount"))
        record.amount("discount", summation.first("AllowanceTotalAmount"))
        record.amount("charges", summation.first("ChargeTotalAmount"))
        record.amount("subtotal", summation.first("TaxBasisTotalAmount"))
        for tax in summation.all("TaxTotalAmount"):
            if tax.attribute("currencyID") in ("", currency):
                record.amount("tax_amount", tax)
            else:
                record.set(f"other.Tax amount in {tax.attribute('currencyID')[:3]}", tax.text, tax)
        if not record.has("tax_amount"):
            record.amount("tax_amount", summation.first("TaxTotalAmount"))
        record.amount("rounding", summation.first("RoundingAmount"))
        record.amount("total_amount", summation.first("GrandTotalAmount"))
        record.amount("amount_paid", summation.first("TotalPrepaidAmount"))
        record.amount("amount_due", summation.first("DuePayableAmount"))
    record.total("shipping", shipping)
    if not record.has("discount"):
        record.total("discount", allowances)
    if not record.has("charges"):
        record.total("charges", charges)


def _indicator(entry: Node) -> bool:
    """Whether an allowance or charge is a charge (BG-21), not an allowance (BG-20)."""
    node = entry.first("ChargeIndicator/Indicator", "ChargeIndicator")
    return node is not None and node.text.lower() in ("true", "1")


def _line(item: Node, row: int, record: Recorder) -> bool:
    """One line (BG-25); False when it is none that counts (a group's sum, a mere remark)."""
    document = item.only("AssociatedDocumentLineDocument")
    status = document.first("LineStatusReasonCode") if document else None
    if status is not None and status.text.upper() in ("GROUP", "INFORMATION"):
        record.note(f"{item.path} is a {status.text.lower()} line; it was left out of the lines.")
        return False
    product = item.only("SpecifiedTradeProduct")
    agreement = item.only("SpecifiedLineTradeAgreement|SpecifiedSupplyChainTradeAgreement")
    delivery = item.only("SpecifiedLineTradeDelivery|SpecifiedSupplyChainTradeDelivery")
    settlement = item.only("SpecifiedLineTradeSettlement|SpecifiedSupplyChainTradeSettlement")
    remark = document.first("IncludedNote/Content") if document else None
    net = None
    if settlement is not None:
        net = settlement.first(
            "SpecifiedTradeSettlementLineMonetarySummation|"
            "SpecifiedTradeSettlementMonetarySummation/LineTotalAmount"
        )
    title = product.first("Name", "Description") if product else None
    if net is None and title is None:
        if remark is not None:
            record.other(f"Remark {item.path.rpartition('[')[2].rstrip(']')}", remark)
        return False
    line = f"line_items[{row}]"
    if product is not None:
        record.words(
            f"{line}.reference", product.first("SellerAssignedID", "BuyerAssignedID", "GlobalID")
        )
    record.words(f"{line}.name", title or remark)
    details = product.first("Description") if product and product.first("Name") else None
    record.prose(f"{line}.description", details, remark if title is not None else None)
    record.amount(f"{line}.subtotal", net)
    if delivery is not None:
        quantity = delivery.first("BilledQuantity")
        record.amount(f"{line}.quantity", quantity)
        if quantity is not None:
            record.set(f"{line}.unit", quantity.attribute("unitCode"), quantity)
    if agreement is not None:
        # ZUGFeRD 1 Basic may have no price at all; a gross price alone is none of the line's
        price = agreement.only("NetPriceProductTradePrice")
        if price is not None:
            record.unit_price(
                f"{line}.unit_price",
                price.first("ChargeAmount"),
                price.first("BasisQuantity"),
                (f"{line}.quantity", f"{line}.subtotal"),
            )
    if settlement is not None:
        record.amount(f"{line}.tax_rate", settlement.first(f"ApplicableTradeTax/{_PERCENT}"))
        record.words(f"{line}.tax_category", settlement.first("ApplicableTradeTax/CategoryCode"))
        record.amount(f"{line}.tax_amount", settlement.first("ApplicableTradeTax/CalculatedAmount"))
    return True
