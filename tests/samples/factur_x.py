# SPDX-License-Identifier: AGPL-3.0-or-later
"""The Factur-X part of an invoice: the CII XML of its record, put into the PDF.

Written by hand with lxml, so that no reader of the product has a share in it.
"""

from __future__ import annotations

from decimal import Decimal

import pymupdf
from lxml import etree

from tests.samples.record import Json

RSM = "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
RAM = "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
UDT = "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100"
PROFILE = "urn:cen.eu:en16931:2017"
FILE_NAME = "factur-x.xml"
# UN/ECE Recommendation 20
_UNITS = {"pièce": "H87", "heure": "HUR", "m": "MTR", "forfait": "LS"}


def cii(record: Json) -> bytes:
    """The record as a Cross Industry Invoice in the EN 16931 profile."""
    root = etree.Element(f"{{{RSM}}}CrossIndustryInvoice", nsmap={"rsm": RSM, "ram": RAM,
                                                                  "udt": UDT})  # fmt: skip
    context = _rsm(root, "ExchangedDocumentContext")
    _text(_ram(context, "GuidelineSpecifiedDocumentContextParameter"), "ID", PROFILE)
    document = _rsm(root, "ExchangedDocument")
    _text(document, "ID", record["invoice_number"])
    _text(document, "TypeCode", "380")
    _date(_ram(document, "IssueDateTime"), record["issue_date"])
    trade = _rsm(root, "SupplyChainTradeTransaction")
    for position, item in enumerate(record["line_items"], start=1):
        _line(trade, position, item)
    agreement = _ram(trade, "ApplicableHeaderTradeAgreement")
    _party(_ram(agreement, "SellerTradeParty"), record["supplier"])
    _party(_ram(agreement, "BuyerTradeParty"), record["buyer"])
    order = _ram(agreement, "BuyerOrderReferencedDocument")
    _text(order, "IssuerAssignedID", record["purchase_order"])
    delivery = _ram(trade, "ApplicableHeaderTradeDelivery")
    event = _ram(delivery, "ActualDeliverySupplyChainEvent")
    _date(_ram(event, "OccurrenceDateTime"), "2026-05-06")
    _settlement(_ram(trade, "ApplicableHeaderTradeSettlement"), record)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _rsm(parent: etree._Element, name: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{RSM}}}{name}")


def _ram(parent: etree._Element, name: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{RAM}}}{name}")


def _text(parent: etree._Element, name: str, text: str | None, **attributes: str) -> None:
    if text is not None:
        element = _ram(parent, name)
        element.text = text
        for key, value in attributes.items():
            element.set(key, value)


def _date(parent: etree._Element, iso: str) -> None:
    element = etree.SubElement(parent, f"{{{UDT}}}DateTimeString", format="102")
    element.text = iso.replace("-", "")


def _line(trade: etree._Element, position: int, item: Json) -> None:
    line = _ram(trade, "IncludedSupplyChainTradeLineItem")
    _text(_ram(line, "AssociatedDocumentLineDocument"), "LineID", str(position))
    product = _ram(line, "SpecifiedTradeProduct")
    _text(product, "SellerAssignedID", item["reference"])
    _text(product, "Name", item["name"])
    _text(product, "Description", item["description"])
    price = _ram(_ram(line, "SpecifiedLineTradeAgreement"), "NetPriceProductTradePrice")
    _text(price, "ChargeAmount", item["unit_price"])
    _text(
        _ram(line, "SpecifiedLineTradeDelivery"),
        "BilledQuantity",
        item["quantity"],
        unitCode=_UNITS[item["unit"]],
    )
    settlement = _ram(line, "SpecifiedLineTradeSettlement")
    tax = _ram(settlement, "ApplicableTradeTax")
    _text(tax, "TypeCode", "VAT")
    _text(tax, "CategoryCode", item["tax_category"])
    _text(tax, "RateApplicablePercent", item["tax_rate"])
    sums = _ram(settlement, "SpecifiedTradeSettlementLineMonetarySummation")
    _text(sums, "LineTotalAmount", item["subtotal"])


def _party(element: etree._Element, party: Json) -> None:
    _text(element, "Name", party["name"])
    if party["legal_id"]:
        _text(_ram(element, "SpecifiedLegalOrganization"), "ID", party["legal_id"],
              schemeID="0009")  # fmt: skip
    if party["phone"]:
        contact = _ram(element, "DefinedTradeContact")
        _text(contact, "PersonName", "Service comptabilité")
        _text(_ram(contact, "TelephoneUniversalCommunication"), "CompleteNumber", party["phone"])
        _text(_ram(contact, "EmailURIUniversalCommunication"), "URIID", party["email"])
    where = _ram(element, "PostalTradeAddress")
    _text(where, "PostcodeCode", party["address"]["postal_code"])
    _text(where, "LineOne", party["address"]["street"])
    _text(where, "CityName", party["address"]["city"])
    _text(where, "CountryID", party["address"]["country"])
    tax = _ram(element, "SpecifiedTaxRegistration")
    _text(tax, "ID", party["vat_number"], schemeID="VA")


def _settlement(element: etree._Element, record: Json) -> None:
    _text(element, "PaymentReference", record["payment_reference"])
    _text(element, "InvoiceCurrencyCode", record["currency"])
    account = record["supplier"]["bank_account"]
    means = _ram(element, "SpecifiedTradeSettlementPaymentMeans")
    _text(means, "TypeCode", "58")
    _text(_ram(means, "PayeePartyCreditorFinancialAccount"), "IBANID", account["iban"])
    _text(_ram(means, "PayeeSpecifiedCreditorFinancialInstitution"), "BICID", account["bic"])
    for line in record["tax_lines"]:
        tax = _ram(element, "ApplicableTradeTax")
        _text(tax, "CalculatedAmount", line["tax_amount"])
        _text(tax, "TypeCode", "VAT")
        _text(tax, "BasisAmount", line["taxable_amount"])
        _text(tax, "CategoryCode", line["category"])
        _text(tax, "RateApplicablePercent", line["rate"])
    terms = _ram(element, "SpecifiedTradePaymentTerms")
    _text(terms, "Description", record["payment_terms"])
    _date(_ram(terms, "DueDateDateTime"), record["due_date"])
    sums = _ram(element, "SpecifiedTradeSettlementHeaderMonetarySummation")
    _text(sums, "LineTotalAmount", record["line_total"])
    _text(sums, "TaxBasisTotalAmount", record["subtotal"])
    _text(sums, "TaxTotalAmount", record["tax_amount"], currencyID=record["currency"])
    _text(sums, "GrandTotalAmount", record["total_amount"])
    _text(sums, "TotalPrepaidAmount", record["amount_paid"])
    _text(sums, "DuePayableAmount", str(Decimal(record["amount_due"])))


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:fx="urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#">
   <fx:DocumentType>INVOICE</fx:DocumentType>
   <fx:DocumentFileName>factur-x.xml</fx:DocumentFileName>
   <fx:Version>1.0</fx:Version>
   <fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def embed(pdf: bytes, record: Json) -> bytes:
    """The PDF with the record's XML as its associated file; equal bytes each time."""
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        data = document.get_new_xref()
        document.update_object(
            data, "<</Type/EmbeddedFile/Subtype/text#2Fxml/Params<</ModDate(D:20260511090000Z)>>>>"
        )
        document.update_stream(data, cii(record), new=True)
        attachment = document.get_new_xref()
        document.update_object(
            attachment,
            f"<</Type/Filespec/F({FILE_NAME})/UF({FILE_NAME})/AFRelationship/Data"
            f"/Desc(Factur-X)/EF<</F {data} 0 R/UF {data} 0 R>>>>",
        )
        catalog = document.pdf_catalog()
        document.xref_set_key(catalog, "AF", f"[{attachment} 0 R]")
        document.xref_set_key(
            catalog,
            "Names",
            f"<</EmbeddedFiles<</Names[({FILE_NAME}) {attachment} 0 R]>>>>",
        )
        document.set_xml_metadata(_XMP.format(title=f"Facture {record['invoice_number']}"))
        return bytes(document.tobytes(garbage=1, deflate=True, no_new_id=True))
