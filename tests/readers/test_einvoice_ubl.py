# SPDX-License-Identifier: AGPL-3.0-or-later
"""UBL invoices and credit notes, as Peppol sends them."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from lxml import etree

from desktop.domain.invoice import DocumentType
from desktop.domain.reading import Proposal
from desktop.readers.einvoice import read_einvoice

CAC = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
CBC = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"


def parse(kind: str, body: str) -> Proposal:
    text = (
        f'<{kind} xmlns="urn:oasis:names:specification:ubl:schema:xsd:{kind}-2" '
        f'xmlns:cac="{CAC}" xmlns:cbc="{CBC}">{body}</{kind}>'
    )
    root: Any = etree.fromstring(text.encode())
    return read_einvoice(root)


def party(name: str, vat: str) -> str:
    return f"""<cac:Party><cbc:EndpointID schemeID="EM">post@{vat.lower()}.example</cbc:EndpointID>
<cac:PartyName><cbc:Name>Shop of {name}</cbc:Name></cac:PartyName>
<cac:PostalAddress><cbc:StreetName>Main Street 1</cbc:StreetName>
<cbc:AdditionalStreetName>Floor 2</cbc:AdditionalStreetName><cbc:CityName>Gent</cbc:CityName>
<cbc:PostalZone>9000</cbc:PostalZone><cbc:CountrySubentity>East Flanders</cbc:CountrySubentity>
<cac:Country><cbc:IdentificationCode>BE</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
<cac:PartyTaxScheme><cbc:CompanyID>{vat}</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID>
</cac:TaxScheme></cac:PartyTaxScheme>
<cac:PartyLegalEntity><cbc:RegistrationName>{name}</cbc:RegistrationName>
<cbc:CompanyID>0123.456.789</cbc:CompanyID></cac:PartyLegalEntity>
<cac:Contact><cbc:Telephone>+32 9 123</cbc:Telephone></cac:Contact></cac:Party>"""


SUMS = """<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">22.05</cbc:TaxAmount>
<cac:TaxSubtotal><cbc:TaxableAmount currencyID="EUR">105.00</cbc:TaxableAmount>
<cbc:TaxAmount currencyID="EUR">22.05</cbc:TaxAmount><cac:TaxCategory><cbc:ID>S</cbc:ID>
<cbc:Percent>21</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory>
</cac:TaxSubtotal>
<cac:TaxSubtotal><cbc:TaxableAmount currencyID="EUR">10.00</cbc:TaxableAmount>
<cbc:TaxAmount currencyID="EUR">0.00</cbc:TaxAmount><cac:TaxCategory><cbc:ID>E</cbc:ID>
<cbc:Percent>0</cbc:Percent><cbc:TaxExemptionReason>Exempt, art. 44</cbc:TaxExemptionReason>
<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory>
</cac:TaxSubtotal></cac:TaxTotal>
<cac:TaxTotal><cbc:TaxAmount currencyID="SEK">250.00</cbc:TaxAmount></cac:TaxTotal>
<cac:LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="EUR">110.00</cbc:LineExtensionAmount>
<cbc:TaxExclusiveAmount currencyID="EUR">115.00</cbc:TaxExclusiveAmount>
<cbc:TaxInclusiveAmount currencyID="EUR">137.05</cbc:TaxInclusiveAmount>
<cbc:ChargeTotalAmount currencyID="EUR">5.00</cbc:ChargeTotalAmount>
<cbc:PrepaidAmount currencyID="EUR">37.00</cbc:PrepaidAmount>
<cbc:PayableRoundingAmount currencyID="EUR">-0.05</cbc:PayableRoundingAmount>
<cbc:PayableAmount currencyID="EUR">100.00</cbc:PayableAmount></cac:LegalMonetaryTotal>"""
PAYMENT = """<cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode>
<cbc:PaymentID>+++123/4567/89012+++</cbc:PaymentID>
<cac:PayeeFinancialAccount><cbc:ID>BE68539007547034</cbc:ID>
<cac:FinancialInstitutionBranch><cbc:ID>KREDBEBB</cbc:ID></cac:FinancialInstitutionBranch>
</cac:PayeeFinancialAccount></cac:PaymentMeans>
<cac:PaymentTerms><cbc:Note>30 days</cbc:Note></cac:PaymentTerms>"""
PARTIES = (
    f"<cac:AccountingSupplierParty>{party('Bakery NV', 'BE0123456749')}"
    f"</cac:AccountingSupplierParty><cac:AccountingCustomerParty>"
    f"{party('Hotel BV', 'NL000099998B57')}</cac:AccountingCustomerParty>"
)


def line(kind: str, quantity: str, number: int, net: str) -> str:
    return f"""<cac:{kind}Line><cbc:ID>{number}</cbc:ID>
<cbc:{quantity} unitCode="C62">10</cbc:{quantity}>
<cbc:LineExtensionAmount currencyID="EUR">{net}</cbc:LineExtensionAmount>
<cac:Item><cbc:Description>whole grain</cbc:Description><cbc:Name>Bread {number}</cbc:Name>
<cac:SellersItemIdentification><cbc:ID>BR{number}</cbc:ID></cac:SellersItemIdentification>
<cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>21</cbc:Percent>
<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:ClassifiedTaxCategory></cac:Item>
<cac:Price><cbc:PriceAmount currencyID="EUR">10.000</cbc:PriceAmount>
<cbc:BaseQuantity unitCode="C62">1</cbc:BaseQuantity></cac:Price></cac:{kind}Line>"""


def invoice_body(order: str = "PO 12") -> str:
    charge = """<cac:AllowanceCharge><cbc:ChargeIndicator>true</cbc:ChargeIndicator>
<cbc:AllowanceChargeReasonCode>FC</cbc:AllowanceChargeReasonCode>
<cbc:Amount currencyID="EUR">5.00</cbc:Amount></cac:AllowanceCharge>"""
    return f"""<cbc:ID>2026/15</cbc:ID><cbc:IssueDate>2026-05-02+02:00</cbc:IssueDate>
<cbc:DueDate>2026-06-01</cbc:DueDate><cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>
<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
<cbc:BuyerReference>dept 7</cbc:BuyerReference>
<cac:OrderReference><cbc:ID>{order}</cbc:ID></cac:OrderReference>
{PARTIES}{PAYMENT}{charge}{SUMS}
{line("Invoice", "InvoicedQuantity", 1, "100.00")}
{line("Invoice", "InvoicedQuantity", 2, "10.00")}"""


def test_an_invoice_in_full() -> None:
    proposal = parse("Invoice", invoice_body())
    invoice = proposal.invoice
    assert invoice.document_type is DocumentType.INVOICE
    assert (invoice.invoice_number, invoice.purchase_order) == ("2026/15", "PO 12")
    assert (invoice.issue_date, invoice.due_date) == (date(2026, 5, 2), date(2026, 6, 1))
    assert invoice.payment_reference == "+++123/4567/89012+++"
    assert invoice.payment_terms == "30 days"
    supplier = invoice.supplier
    assert (supplier.name, supplier.vat_number) == ("Bakery NV", "BE0123456749")
    assert (supplier.legal_id, supplier.phone) == ("0123.456.789", "+32 9 123")
    assert supplier.email == "post@be0123456749.example"
    assert supplier.address.street == "Main Street 1, Floor 2"
    assert (supplier.address.postal_code, supplier.address.state) == ("9000", "East Flanders")
    assert supplier.bank_account.iban == "BE68539007547034"
    assert supplier.bank_account.bic == "KREDBEBB"
    assert (invoice.buyer.name, invoice.buyer.vat_number) == ("Hotel BV", "NL000099998B57")
    sums = {
        "line_total": "110.00",
        "charges": "5.00",
        "shipping": "5.00",
        "subtotal": "115.00",
        "tax_amount": "22.05",
        "total_amount": "137.05",
        "amount_paid": "37.00",
        "rounding": "-0.05",
        "amount_due": "100.00",
    }
    assert {name: str(getattr(invoice, name)) for name in sums} == sums
    assert invoice.other["Tax amount in SEK"] == "250.00"
    assert [t.exemption_reason for t in invoice.tax_lines] == [None, "Exempt, art. 44"]
    assert [i.name for i in invoice.line_items] == ["Bread 1", "Bread 2"]
    first = invoice.line_items[0]
    assert (first.reference, first.description, first.unit) == ("BR1", "whole grain", "C62")
    assert (str(first.quantity), str(first.unit_price)) == ("10", "10.000")
    assert proposal.evidence["line_items[1].subtotal"].element == (
        "/Invoice/InvoiceLine[2]/LineExtensionAmount"
    )


@pytest.mark.parametrize("order", ["NA", "n/a", "."])
def test_a_placeholder_is_no_order(order: str) -> None:
    assert parse("Invoice", invoice_body(order)).invoice.purchase_order is None


def test_a_credit_note_is_one_whatever_its_code() -> None:
    body = f"""<cbc:ID>CN 3</cbc:ID><cbc:IssueDate>2026-05-02</cbc:IssueDate>
<cbc:CreditNoteTypeCode>380</cbc:CreditNoteTypeCode>
<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>2026/15</cbc:ID>
</cac:InvoiceDocumentReference></cac:BillingReference>{PARTIES}{SUMS}
{line("CreditNote", "CreditedQuantity", 1, "110.00")}"""
    proposal = parse("CreditNote", body)
    assert proposal.invoice.document_type is DocumentType.CREDIT_NOTE
    assert proposal.invoice.total_amount == Decimal("137.05")
    assert proposal.invoice.line_items[0].quantity == Decimal(10)
    assert proposal.invoice.other["Preceding invoice"] == "2026/15"


def test_a_national_account_number_is_no_iban() -> None:
    body = """<cbc:ID>1</cbc:ID><cac:PaymentMeans><cac:PayeeFinancialAccount>
<cbc:ID>123-4567</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>"""
    account = parse("Invoice", body).invoice.supplier.bank_account
    assert (account.iban, account.account_number) == (None, "123-4567")


def test_an_almost_empty_invoice_is_read_as_far_as_it_goes() -> None:
    proposal = parse("Invoice", "<cbc:ID>  7 </cbc:ID><!-- nothing else -->")
    assert proposal.invoice.invoice_number == "7"
    assert proposal.invoice.line_items == ()
    assert set(proposal.evidence) == {"invoice_number", "document_type", "origin"}


def test_more_lines_than_can_be_kept() -> None:
    lines = "".join(line("Invoice", "InvoicedQuantity", n, "1.00") for n in range(1, 10_003))
    proposal = parse("Invoice", "<cbc:ID>1</cbc:ID>" + lines)
    assert len(proposal.invoice.line_items) == 10_000
    assert proposal.partial
    assert "10000" in proposal.notes[0]
