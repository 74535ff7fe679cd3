# SPDX-License-Identifier: AGPL-3.0-or-later
"""One invoice written by another library in each syntax and profile of EN 16931."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from facturx import generate_cii_xml, generate_ubl_xml

from desktop.domain.checks import CheckInput, run_checks
from desktop.domain.invoice import DocumentType
from desktop.domain.reading import Proposal
from desktop.readers.einvoice import read_einvoice
from desktop.worker.xml import parse

Terms = dict[str, Any]


def _line(
    number: int, quantity: str, price: str, net: str, category: str, rate: str, **more: Any
) -> Terms:
    return {
        "BT-126": str(number),
        "BT-129": quantity,
        "BT-130": "C62",
        "BT-131": net,
        "BT-146": price,
        "BT-151": category,
        "BT-152": rate,
        "BT-153": f"Article {number}",
        **more,
    }


def _tax(basis: str, tax: str, category: str, rate: str, reason: str | None = None) -> Terms:
    told = {"BT-120": reason} if reason else {}
    return {"BT-116": basis, "BT-117": tax, "BT-118": category, "BT-119": rate, **told}


INVOICE: Terms = {
    "BT-1": "R-2026-0815",
    "BT-2": date(2026, 5, 4),
    "BT-3": "380",
    "BT-5": "EUR",
    "BT-6": "CZK",
    "BT-8": "invoice",
    "BT-9": date(2026, 6, 3),
    "BT-10": "04011000-12345-34",
    "BT-13": "PO-77",
    "BT-20": "30 days net",
    "BT-72": date(2026, 5, 2),
    "BT-81": "58",
    "BT-83": "RF18539007547034",
    "BT-84": "DE89370400440532013000",
    "BT-86": "COBADEFFXXX",
    "BG-4": {
        "name": "Werkzeug Weber GmbH",
        "legal_identifier": "HRB 4711",
        "vat_identifier": "DE136695976",
        "tax_identifier": "27/123/45678",
        "einvoicing_addr": "rechnung@weber.example",
        "einvoicing_addr_schemeid": "EM",
        "contacts": [{"name": "A. Weber", "phone": "+49 30 1234", "email": "a@weber.example"}],
        "addr_l1": "Gartenstraße 3",
        "postcode": "10115",
        "city": "Berlin",
        "country_code": "DE",
    },
    "BG-7": {
        "name": "Kupující s.r.o.",
        "vat_identifier": "CZ25123891",
        "einvoicing_addr": "faktury@kupujici.example",
        "einvoicing_addr_schemeid": "EM",
        "addr_l1": "Dlouhá 1",
        "addr_l2": "3. patro",
        "postcode": "110 00",
        "city": "Praha",
        "country_code": "CZ",
    },
    "BG-10": {"name": "Factoring Nord AG"},
    "BG-11": {
        "name": "Zastoupení a.s.",
        "vat_identifier": "CZ00177041",
        "addr_l1": "Krátká 2",
        "postcode": "110 00",
        "city": "Praha",
        "country_code": "CZ",
    },
    "BG-20": [
        {
            "amount": "20.00",
            "reason": "Loyalty",
            "reason_code": "95",
            "vat_category_code": "S",
            "vat_rate": "19.00",
        }
    ],
    "BG-21": [
        {
            "amount": "15.00",
            "reason": "Freight",
            "reason_code": "FC",
            "vat_category_code": "S",
            "vat_rate": "19.00",
        }
    ],
    "BG-23": [
        _tax("75.00", "14.25", "S", "19.00"),
        _tax("450.00", "31.50", "S", "7.00"),
        _tax("300.00", "0.00", "AE", "0.00", "Reverse charge"),
        _tax("100.00", "0.00", "E", "0.00", "Exempt, article 132"),
    ],
    "BG-25": [
        _line(
            1,
            "10",
            "12.50",
            "100.00",
            "S",
            "19.00",
            **{"BT-155": "A-1", "BG-27": [{"amount": "25.00", "reason": "Damaged"}]},
        ),
        _line(2, "-2", "10.00", "-20.00", "S", "19.00"),
        _line(3, "1000", "45.00", "450.00", "S", "7.00", **{"BT-149": "100"}),
        _line(4, "1", "300.00", "300.00", "AE", "0.00"),
        _line(5, "2", "50.00", "100.00", "E", "0.00", **{"BT-154": "Course, two days"}),
    ],
    "BG-24": [
        {
            "BT-122": "T-1",
            "BT-125": b"hours",
            "BT-125-1": "text/csv",
            "BT-125-2": "hours.csv",
        }
    ],
    "BT-106": "930.00",
    "BT-107": "20.00",
    "BT-108": "15.00",
    "BT-109": "925.00",
    "BT-110": "45.75",
    "BT-111": "1143.75",
    "BT-112": "970.75",
    "BT-113": "100.00",
    "BT-114": "0.05",
    "BT-115": "870.80",
}


def _cii(level: str) -> Callable[[Terms], bytes]:
    unknown = {"BT-86", "BT-114", "BG-24", "BG-25"} if level == "basicwl" else set()
    return lambda all_terms: _bytes(
        generate_cii_xml(
            {term: value for term, value in all_terms.items() if term not in unknown},
            level=level,
            check_xsd=False,
            check_schematron=None,
        )
    )


def _ubl(terms: Terms) -> bytes:
    return _bytes(generate_ubl_xml(terms, level="en16931", check_xsd=False, check_schematron=None))


def _bytes(written: Any) -> bytes:
    return written.encode() if isinstance(written, str) else bytes(written)


SYNTAXES: dict[str, Callable[[Terms], bytes]] = {
    "UBL": _ubl,
    "CII EN 16931": _cii("en16931"),
    "CII Extended": _cii("extended"),
    "CII Basic WL": _cii("basicwl"),
}


def read(syntax: str, terms: Terms) -> Proposal:
    return read_einvoice(parse(SYNTAXES[syntax](deepcopy(terms))))


@pytest.mark.parametrize("syntax", SYNTAXES)
def test_every_term_arrives(syntax: str) -> None:
    proposal = read(syntax, INVOICE)
    invoice = proposal.invoice
    assert proposal.notes == ()
    assert invoice.document_type is DocumentType.INVOICE
    assert invoice.invoice_number == "R-2026-0815"
    assert (invoice.issue_date, invoice.due_date) == (date(2026, 5, 4), date(2026, 6, 3))
    assert (invoice.currency, invoice.purchase_order) == ("EUR", "PO-77")
    assert invoice.payment_reference == "RF18539007547034"
    assert invoice.payment_terms == "30 days net"
    amounts = {
        name: str(getattr(invoice, name))
        for name in (
            "line_total discount charges shipping subtotal tax_amount total_amount amount_paid "
            "amount_due"
        ).split()
    }
    assert amounts == {
        "line_total": "930.00",
        "discount": "20.00",
        "charges": "15.00",
        "shipping": "15.00",
        "subtotal": "925.00",
        "tax_amount": "45.75",
        "total_amount": "970.75",
        "amount_paid": "100.00",
        "amount_due": "870.80",
    }
    if syntax != "CII Basic WL":
        # that profile knows none of these
        assert invoice.rounding == Decimal("0.05")
        assert invoice.other["Attached files"] == "hours.csv"
        assert invoice.supplier.tax_number == "27/123/45678"
    assert invoice.other["Tax amount in CZK"] == "1143.75"
    assert invoice.other["Payee"] == "Factoring Nord AG"
    assert invoice.other["Tax representative"] == "Zastoupení a.s."
    assert invoice.other["Tax representative VAT number"] == "CZ00177041"
    seller, buyer = invoice.supplier, invoice.buyer
    assert (seller.name, seller.vat_number) == ("Werkzeug Weber GmbH", "DE136695976")
    assert seller.legal_id == "HRB 4711"
    assert seller.bank_account.iban == "DE89370400440532013000"
    assert (buyer.name, buyer.vat_number) == ("Kupující s.r.o.", "CZ25123891")
    assert buyer.address.text == "Dlouhá 1, 3. patro\n110 00 Praha\nCZ"
    taxes = [
        (t.category, t.rate, t.taxable_amount, t.tax_amount, t.exemption_reason)
        for t in invoice.tax_lines
    ]
    assert taxes == [
        ("S", Decimal("19.00"), Decimal("75.00"), Decimal("14.25"), None),
        ("S", Decimal("7.00"), Decimal("450.00"), Decimal("31.50"), None),
        ("AE", Decimal(0), Decimal("300.00"), Decimal(0), "Reverse charge"),
        ("E", Decimal(0), Decimal("100.00"), Decimal(0), "Exempt, article 132"),
    ]


@pytest.mark.parametrize("syntax", [s for s in SYNTAXES if s != "CII Basic WL"])
def test_every_line_arrives(syntax: str) -> None:
    invoice = read(syntax, INVOICE).invoice
    lines = [
        (line.name, line.quantity, line.unit_price, line.subtotal, line.tax_category)
        for line in invoice.line_items
    ]
    assert lines == [
        ("Article 1", Decimal(10), Decimal("12.50"), Decimal("100.00"), "S"),
        ("Article 2", Decimal(-2), Decimal("10.00"), Decimal("-20.00"), "S"),
        ("Article 3", Decimal(1000), Decimal("0.45"), Decimal("450.00"), "S"),
        ("Article 4", Decimal(1), Decimal("300.00"), Decimal("300.00"), "AE"),
        ("Article 5", Decimal(2), Decimal("50.00"), Decimal("100.00"), "E"),
    ]
    first, last = invoice.line_items[0], invoice.line_items[-1]
    assert (first.reference, first.unit) == ("A-1", "C62")
    assert first.description is None
    assert last.description == "Course, two days"


@pytest.mark.parametrize("syntax", SYNTAXES)
def test_no_check_finds_fault_with_a_sound_invoice(syntax: str) -> None:
    # Basic WL has no place for the rounding
    due = {"BT-114": None, "BT-115": "870.75"} if syntax == "CII Basic WL" else {}
    proposal = read(syntax, {**INVOICE, **due})
    findings = run_checks(CheckInput(proposal.invoice, proposal.evidence))
    assert [f.message for f in findings] == []


@pytest.mark.parametrize("syntax", SYNTAXES)
def test_a_credit_note_keeps_its_positive_amounts(syntax: str) -> None:
    invoice = read(syntax, {**INVOICE, "BT-3": "381"}).invoice
    assert invoice.document_type is DocumentType.CREDIT_NOTE
    assert invoice.total_amount == Decimal("970.75")
    if invoice.line_items:
        assert invoice.line_items[1].subtotal == Decimal("-20.00")


def test_the_least_profile_tells_what_it_has() -> None:
    """MINIMUM and Basic WL have no lines, MINIMUM no tax lines and no account either."""
    xml = SYNTAXES["CII Basic WL"](deepcopy(INVOICE))
    root = parse(xml)
    name = "{*}ApplicableHeaderTradeSettlement"
    settlement = root.find(f".//{name}")
    for child in list(settlement):
        if not child.tag.endswith(("InvoiceCurrencyCode", "HeaderMonetarySummation")):
            settlement.remove(child)
    invoice = read_einvoice(root).invoice
    assert invoice.line_items == ()
    assert invoice.tax_lines == ()
    assert (invoice.total_amount, invoice.tax_amount) == (Decimal("970.75"), Decimal("45.75"))
    assert invoice.supplier.bank_account.iban is None
