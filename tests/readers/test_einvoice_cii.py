# SPDX-License-Identifier: AGPL-3.0-or-later
"""CII e-invoices: Factur-X in its profiles, XRechnung, ZUGFeRD 1."""

from datetime import date
from decimal import Decimal
from xml.etree.ElementTree import fromstring

import pytest

from desktop.domain.errors import NotSupported
from desktop.domain.invoice import DocumentType
from desktop.domain.reading import Proposal
from desktop.readers.einvoice import is_einvoice, read_einvoice

NAMES = (
    'xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100" '
    'xmlns:ram="urn:un:unece:uncefact:data:standard:'
    'ReusableAggregateBusinessInformationEntity:100" '
    'xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100"'
)
SELLER = """
<ram:SellerTradeParty>
  <ram:Name>Werkzeug Weber GmbH</ram:Name>
  <ram:SpecifiedLegalOrganization><ram:ID>HRB 4711</ram:ID></ram:SpecifiedLegalOrganization>
  <ram:DefinedTradeContact>
    <ram:TelephoneUniversalCommunication><ram:CompleteNumber>+49 30 1234</ram:CompleteNumber>
    </ram:TelephoneUniversalCommunication>
    <ram:EmailURIUniversalCommunication><ram:URIID>rechnung@weber.example</ram:URIID>
    </ram:EmailURIUniversalCommunication>
  </ram:DefinedTradeContact>
  <ram:PostalTradeAddress>
    <ram:PostcodeCode>10115</ram:PostcodeCode><ram:LineOne>Gartenstraße 3</ram:LineOne>
    <ram:LineTwo>Hof 2</ram:LineTwo><ram:CityName>Berlin</ram:CityName>
    <ram:CountryID>DE</ram:CountryID>
  </ram:PostalTradeAddress>
  <ram:SpecifiedTaxRegistration><ram:ID schemeID="FC">27/123/45678</ram:ID>
  </ram:SpecifiedTaxRegistration>
  <ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">DE123456788</ram:ID>
  </ram:SpecifiedTaxRegistration>
</ram:SellerTradeParty>
<ram:BuyerTradeParty><ram:Name>Stadt Köln</ram:Name></ram:BuyerTradeParty>
"""


def line(number: int, name: str, extra: str = "", net: str = "100.00") -> str:
    return f"""
<ram:IncludedSupplyChainTradeLineItem>
  <ram:AssociatedDocumentLineDocument><ram:LineID>{number}</ram:LineID>{extra}
  </ram:AssociatedDocumentLineDocument>
  <ram:SpecifiedTradeProduct>
    <ram:SellerAssignedID>A-{number}</ram:SellerAssignedID><ram:Name>{name}</ram:Name>
    <ram:Description>matt,
      verzinkt</ram:Description>
  </ram:SpecifiedTradeProduct>
  <ram:SpecifiedLineTradeAgreement><ram:NetPriceProductTradePrice>
    <ram:ChargeAmount>5.0000</ram:ChargeAmount>
    <ram:BasisQuantity unitCode="H87">100</ram:BasisQuantity>
  </ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement>
  <ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="H87">2000</ram:BilledQuantity>
  </ram:SpecifiedLineTradeDelivery>
  <ram:SpecifiedLineTradeSettlement>
    <ram:ApplicableTradeTax><ram:TypeCode>VAT</ram:TypeCode><ram:CategoryCode>S</ram:CategoryCode>
      <ram:RateApplicablePercent>19</ram:RateApplicablePercent></ram:ApplicableTradeTax>
    <ram:SpecifiedTradeSettlementLineMonetarySummation>
      <ram:LineTotalAmount>{net}</ram:LineTotalAmount>
    </ram:SpecifiedTradeSettlementLineMonetarySummation>
  </ram:SpecifiedLineTradeSettlement>
</ram:IncludedSupplyChainTradeLineItem>"""


def document(
    lines: str = "",
    *,
    code: str = "380",
    issued: str = "20260215",
    sums: str = "",
    settlement: str = "",
) -> Proposal:
    sums = (
        sums
        or """
<ram:LineTotalAmount>200.00</ram:LineTotalAmount><ram:ChargeTotalAmount>10.00</ram:ChargeTotalAmount>
<ram:AllowanceTotalAmount>4.00</ram:AllowanceTotalAmount>
<ram:TaxBasisTotalAmount>206.00</ram:TaxBasisTotalAmount>
<ram:TaxTotalAmount currencyID="USD">42.00</ram:TaxTotalAmount>
<ram:TaxTotalAmount currencyID="EUR">39.14</ram:TaxTotalAmount>
<ram:RoundingAmount>0.01</ram:RoundingAmount>
<ram:GrandTotalAmount>245.14</ram:GrandTotalAmount>
<ram:TotalPrepaidAmount>45.15</ram:TotalPrepaidAmount>
<ram:DuePayableAmount>200.00</ram:DuePayableAmount>"""
    )
    return read_einvoice(
        fromstring(
            f"""<rsm:CrossIndustryInvoice {NAMES}>
<rsm:ExchangedDocument><ram:ID>R-77</ram:ID><ram:TypeCode>{code}</ram:TypeCode>
<ram:IssueDateTime><udt:DateTimeString format="102">{issued}</udt:DateTimeString>
</ram:IssueDateTime></rsm:ExchangedDocument>
<rsm:SupplyChainTradeTransaction>{lines}
<ram:ApplicableHeaderTradeAgreement><ram:BuyerReference>04011000-1</ram:BuyerReference>{SELLER}
<ram:BuyerOrderReferencedDocument><ram:IssuerAssignedID>PO-9</ram:IssuerAssignedID>
</ram:BuyerOrderReferencedDocument></ram:ApplicableHeaderTradeAgreement>
<ram:ApplicableHeaderTradeDelivery/>
<ram:ApplicableHeaderTradeSettlement>
<ram:PaymentReference>RF18 5390</ram:PaymentReference>
<ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
<ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>58</ram:TypeCode>
<ram:PayeePartyCreditorFinancialAccount><ram:IBANID>DE89 3704 0044 0532 0130 00</ram:IBANID>
</ram:PayeePartyCreditorFinancialAccount>
<ram:PayeeSpecifiedCreditorFinancialInstitution><ram:BICID>COBADEFFXXX</ram:BICID>
</ram:PayeeSpecifiedCreditorFinancialInstitution>
</ram:SpecifiedTradeSettlementPaymentMeans>
<ram:ApplicableTradeTax><ram:CalculatedAmount>39.14</ram:CalculatedAmount>
<ram:TypeCode>VAT</ram:TypeCode><ram:BasisAmount>206.00</ram:BasisAmount>
<ram:CategoryCode>S</ram:CategoryCode><ram:RateApplicablePercent>19.00</ram:RateApplicablePercent>
</ram:ApplicableTradeTax>
<ram:SpecifiedTradeAllowanceCharge><ram:ChargeIndicator><udt:Indicator>true</udt:Indicator>
</ram:ChargeIndicator><ram:ActualAmount>10.00</ram:ActualAmount><ram:Reason>Versandkosten</ram:Reason>
</ram:SpecifiedTradeAllowanceCharge>
<ram:SpecifiedTradePaymentTerms><ram:Description>30 Tage netto</ram:Description>
<ram:DueDateDateTime><udt:DateTimeString format="102">20260317</udt:DateTimeString>
</ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms>{settlement}
<ram:SpecifiedTradeSettlementHeaderMonetarySummation>{sums}
</ram:SpecifiedTradeSettlementHeaderMonetarySummation>
</ram:ApplicableHeaderTradeSettlement></rsm:SupplyChainTradeTransaction>
</rsm:CrossIndustryInvoice>"""
        )
    )


def test_the_whole_header() -> None:
    proposal = document(line(1, "Schrauben"))
    invoice = proposal.invoice
    assert proposal.reader == "einvoice"
    assert proposal.notes == ()
    assert invoice.document_type is DocumentType.INVOICE
    assert invoice.invoice_number == "R-77"
    assert invoice.issue_date == date(2026, 2, 15)
    assert invoice.due_date == date(2026, 3, 17)
    assert invoice.currency == "EUR"
    assert invoice.purchase_order == "PO-9"
    assert invoice.payment_reference == "RF18 5390"
    assert invoice.payment_terms == "30 Tage netto"
    assert invoice.other["Buyer reference"] == "04011000-1"
    supplier = invoice.supplier
    assert supplier.name == "Werkzeug Weber GmbH"
    assert (supplier.vat_number, supplier.tax_number) == ("DE123456788", "27/123/45678")
    assert supplier.legal_id == "HRB 4711"
    assert (supplier.email, supplier.phone) == ("rechnung@weber.example", "+49 30 1234")
    assert supplier.address.street == "Gartenstraße 3, Hof 2"
    assert supplier.address.text == "Gartenstraße 3, Hof 2\n10115 Berlin\nDE"
    assert supplier.bank_account.iban == "DE89370400440532013000"
    assert supplier.bank_account.bic == "COBADEFFXXX"
    assert invoice.buyer.name == "Stadt Köln"


def test_amounts_stand_as_written() -> None:
    invoice = document(line(1, "Schrauben")).invoice
    written = {
        "line_total": "200.00",
        "discount": "4.00",
        "charges": "10.00",
        "shipping": "10.00",
        "subtotal": "206.00",
        "tax_amount": "39.14",
        "rounding": "0.01",
        "total_amount": "245.14",
        "amount_paid": "45.15",
        "amount_due": "200.00",
    }
    assert {name: str(getattr(invoice, name)) for name in written} == written
    assert invoice.other["Tax amount in USD"] == "42.00"
    (tax,) = invoice.tax_lines
    assert (str(tax.rate), tax.category, str(tax.tax_amount)) == ("19.00", "S", "39.14")


def test_lines_with_a_price_for_a_hundred() -> None:
    (item,) = document(line(1, "Schrauben")).invoice.line_items
    assert (item.reference, item.name, item.description) == ("A-1", "Schrauben", "matt,\nverzinkt")
    assert (str(item.quantity), item.unit) == ("2000", "H87")
    assert item.unit_price == Decimal("0.05")
    assert str(item.subtotal) == "100.00"
    assert (str(item.tax_rate), item.tax_category) == ("19", "S")


def test_every_value_names_its_element() -> None:
    proposal = document(line(1, "Schrauben") + line(2, "Muttern"))
    assert proposal.evidence["line_items[1].name"].element == (
        "/CrossIndustryInvoice/SupplyChainTradeTransaction/IncludedSupplyChainTradeLineItem[2]"
        "/SpecifiedTradeProduct/Name"
    )
    assert all(r.element and r.confidence == 1.0 for r in proposal.evidence.values())
    assert proposal.evidence["issue_date"].text == "20260215"


def test_sums_of_groups_and_remarks_are_no_lines() -> None:
    group = "<ram:LineStatusReasonCode>GROUP</ram:LineStatusReasonCode>"
    proposal = document(line(1, "Gruppe", group, "200.00") + line(2, "Schrauben"))
    assert [i.name for i in proposal.invoice.line_items] == ["Schrauben"]
    assert "group line" in proposal.notes[0]


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("380", DocumentType.INVOICE),
        ("384", DocumentType.INVOICE),
        ("389", DocumentType.INVOICE),
        ("326", DocumentType.INVOICE),
        ("386", DocumentType.INVOICE),
        ("875", DocumentType.INVOICE),
        ("325", DocumentType.PRO_FORMA),
        ("381", DocumentType.CREDIT_NOTE),
        ("261", DocumentType.CREDIT_NOTE),
        ("396", DocumentType.CREDIT_NOTE),
        ("351", DocumentType.OTHER),
    ],
)
def test_type_codes(code: str, kind: DocumentType) -> None:
    assert document(code=code).invoice.document_type is kind


def test_a_negative_credit_note_is_kept_positive() -> None:
    sums = (
        "<ram:TaxBasisTotalAmount>-100.00</ram:TaxBasisTotalAmount>"
        "<ram:GrandTotalAmount>-119.00</ram:GrandTotalAmount>"
    )
    proposal = document(line(1, "Rückgabe", net="-100.00"), code="381", sums=sums)
    assert proposal.invoice.total_amount == Decimal("119.00")
    assert proposal.invoice.line_items[0].subtotal == Decimal("100.00")
    assert proposal.evidence["total_amount"].text == "-119.00"
    assert any("negative" in note for note in proposal.notes)


def test_what_makes_no_sense_is_left_out_with_a_note() -> None:
    sums = (
        "<ram:TaxBasisTotalAmount>1.234,56</ram:TaxBasisTotalAmount>"
        "<ram:GrandTotalAmount>12.00</ram:GrandTotalAmount>"
    )
    proposal = document(issued="20261399", sums=sums)
    assert proposal.invoice.issue_date is None
    assert proposal.invoice.subtotal is None
    assert proposal.invoice.total_amount == Decimal("12.00")
    assert len(proposal.notes) == 2
    assert "“20261399”" in proposal.notes[0]


def test_minimum_profile_has_no_lines() -> None:
    sums = (
        "<ram:TaxBasisTotalAmount>10.00</ram:TaxBasisTotalAmount>"
        '<ram:TaxTotalAmount currencyID="EUR">1.90</ram:TaxTotalAmount>'
        "<ram:GrandTotalAmount>11.90</ram:GrandTotalAmount>"
        "<ram:DuePayableAmount>11.90</ram:DuePayableAmount>"
    )
    proposal = document(sums=sums)
    assert proposal.invoice.line_items == ()
    assert str(proposal.invoice.total_amount) == "11.90"


def test_zugferd_1() -> None:
    proposal = read_einvoice(
        fromstring(
            """<rsm:CrossIndustryDocument
 xmlns:rsm="urn:ferd:CrossIndustryDocument:invoice:1p0"
 xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:12"
 xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:15">
<rsm:HeaderExchangedDocument><ram:ID>1001</ram:ID><ram:TypeCode>380</ram:TypeCode>
<ram:IssueDateTime><udt:DateTimeString format="102">20140303</udt:DateTimeString>
</ram:IssueDateTime>
</rsm:HeaderExchangedDocument>
<rsm:SpecifiedSupplyChainTradeTransaction>
<ram:ApplicableSupplyChainTradeAgreement>
<ram:SellerTradeParty><ram:Name>Alt KG</ram:Name></ram:SellerTradeParty>
<ram:BuyerOrderReferencedDocument><ram:ID>B-5</ram:ID></ram:BuyerOrderReferencedDocument>
</ram:ApplicableSupplyChainTradeAgreement>
<ram:ApplicableSupplyChainTradeSettlement>
<ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
<ram:ApplicableTradeTax><ram:CalculatedAmount currencyID="EUR">1.90</ram:CalculatedAmount>
<ram:BasisAmount currencyID="EUR">10.00</ram:BasisAmount>
<ram:ApplicablePercent>19.00</ram:ApplicablePercent></ram:ApplicableTradeTax>
<ram:SpecifiedLogisticsServiceCharge><ram:Description>Porto</ram:Description>
<ram:AppliedAmount currencyID="EUR">2.00</ram:AppliedAmount></ram:SpecifiedLogisticsServiceCharge>
<ram:SpecifiedTradeSettlementMonetarySummation>
<ram:LineTotalAmount currencyID="EUR">8.00</ram:LineTotalAmount>
<ram:TaxTotalAmount currencyID="EUR">1.90</ram:TaxTotalAmount>
<ram:GrandTotalAmount currencyID="EUR">11.90</ram:GrandTotalAmount>
</ram:SpecifiedTradeSettlementMonetarySummation>
</ram:ApplicableSupplyChainTradeSettlement>
<ram:IncludedSupplyChainTradeLineItem>
<ram:AssociatedDocumentLineDocument><ram:LineID>1</ram:LineID></ram:AssociatedDocumentLineDocument>
<ram:SpecifiedSupplyChainTradeAgreement><ram:NetPriceProductTradePrice>
<ram:ChargeAmount currencyID="EUR">4.0000</ram:ChargeAmount></ram:NetPriceProductTradePrice>
</ram:SpecifiedSupplyChainTradeAgreement>
<ram:SpecifiedSupplyChainTradeDelivery>
<ram:BilledQuantity unitCode="C62">2.0000</ram:BilledQuantity>
</ram:SpecifiedSupplyChainTradeDelivery>
<ram:SpecifiedSupplyChainTradeSettlement><ram:SpecifiedTradeSettlementMonetarySummation>
<ram:LineTotalAmount currencyID="EUR">8.00</ram:LineTotalAmount>
</ram:SpecifiedTradeSettlementMonetarySummation></ram:SpecifiedSupplyChainTradeSettlement>
<ram:SpecifiedTradeProduct><ram:Name>Klemme</ram:Name></ram:SpecifiedTradeProduct>
</ram:IncludedSupplyChainTradeLineItem>
<ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument>
<ram:IncludedNote><ram:Content>Vielen Dank!</ram:Content></ram:IncludedNote>
</ram:AssociatedDocumentLineDocument></ram:IncludedSupplyChainTradeLineItem>
</rsm:SpecifiedSupplyChainTradeTransaction></rsm:CrossIndustryDocument>"""
        )
    )
    invoice = proposal.invoice
    assert (invoice.invoice_number, invoice.purchase_order) == ("1001", "B-5")
    assert (str(invoice.shipping), str(invoice.charges)) == ("2.00", "2.00")
    assert str(invoice.tax_lines[0].rate) == "19.00"
    (item,) = invoice.line_items
    assert (item.name, str(item.unit_price), str(item.subtotal)) == ("Klemme", "4.0000", "8.00")


def test_hundreds_of_remarks_do_no_harm() -> None:
    remark = """<ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument>
<ram:IncludedNote><ram:Content>Hinweis</ram:Content></ram:IncludedNote>
</ram:AssociatedDocumentLineDocument></ram:IncludedSupplyChainTradeLineItem>"""
    invoice = document(line(1, "Schrauben") + 500 * remark).invoice
    assert [i.name for i in invoice.line_items] == ["Schrauben"]
    assert invoice.invoice_number == "R-77"


@pytest.mark.parametrize(
    ("xml", "words"),
    [
        ('<DespatchAdvice xmlns="urn:x"/>', "a despatch advice"),
        ('<Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"/>', "an order"),
        ("<recipe/>", "recipe"),
        ("<Invoice/>", "Invoice"),
    ],
)
def test_other_xml_is_refused_in_words(xml: str, words: str) -> None:
    root = fromstring(xml)
    assert not is_einvoice(root)
    with pytest.raises(NotSupported) as error:
        read_einvoice(root)
    assert words in error.value.title
