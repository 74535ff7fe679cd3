# SPDX-License-Identifier: AGPL-3.0-or-later
"""Each broken rule is told in words with its fields; a sound invoice has nothing to tell."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from desktop.domain.checks import CheckInput, KnownInvoice, run_checks
from desktop.domain.company import Given, OwnCompany
from desktop.domain.finding import Severity
from desktop.domain.invoice import Invoice
from desktop.domain.reading import FieldReading

SOUND: dict[str, Any] = {
    "document_type": "invoice",
    "invoice_number": "RE-2026/017",
    "issue_date": "2026-03-01",
    "due_date": "2026-03-31",
    "currency": "EUR",
    "supplier": {
        "name": "Berg & Tal GmbH",
        "vat_number": "DE136695976",
        "bank_account": {"iban": "DE89 3704 0044 0532 0130 00", "bic": "COBADEFFXXX"},
    },
    "buyer": {"name": "Nordlicht AG"},
    "line_items": [
        {"name": "Paint", "quantity": "3", "unit_price": "20.00", "subtotal": "60.00"},
        {"name": "Brush", "quantity": "4", "unit_price": "10.00", "subtotal": "40.00"},
    ],
    "tax_lines": [{"rate": "19", "taxable_amount": "90.00", "tax_amount": "17.10"}],
    "line_total": "100.00",
    "discount": "15.00",
    "charges": "5.00",
    "subtotal": "90.00",
    "tax_amount": "17.10",
    "total_amount": "107.10",
    "amount_paid": "7.10",
    "amount_due": "100.00",
}


def invoice(**changes: Any) -> Invoice:
    return Invoice.model_validate({**SOUND, **changes})


def rules(subject: Invoice, **around: Any) -> dict[str, Severity]:
    found = run_checks(CheckInput(subject, **around))
    assert all(f.message and f.fields for f in found)
    return {f.rule: f.severity for f in found}


def test_a_sound_invoice_has_no_findings() -> None:
    assert rules(invoice(), today=date(2026, 3, 5)) == {}


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"line_total": "101.00"}, "sums.lines"),
        ({"discount": "14.00"}, "sums.subtotal"),
        ({"total_amount": "108.10"}, "sums.total"),
        ({"tax_amount": "16.10"}, "sums.total"),
        ({"amount_due": "90.00"}, "sums.due"),
        (
            {"tax_lines": [{"rate": "19", "taxable_amount": "90.00", "tax_amount": "16.10"}]},
            "tax.rate",
        ),
        ({"tax_lines": [{"rate": "19", "tax_amount": "16.10"}]}, "tax.sum"),
        ({"due_date": "2026-02-01"}, "dates.due_before_issue"),
        ({"due_date": "2029-02-01"}, "dates.due_far"),
        ({"supplier": {"name": "B", "vat_number": "DE136695977"}}, "identifiers.vat"),
        ({"supplier": {"name": "B", "vat_number": "1/1/2025"}}, "identifiers.vat_form"),
        ({"supplier": {"name": "B", "vat_number": "pending"}}, "identifiers.vat_form"),
        (
            {"supplier": {"name": "B", "bank_account": {"iban": "DE88370400440532013000"}}},
            "identifiers.iban",
        ),
        ({"supplier": {"name": "B", "bank_account": {"bic": "12"}}}, "identifiers.bic"),
        ({"supplier": {"name": "NORDLICHT AG"}}, "parties.same"),
        ({"invoice_number": None}, "presence.missing"),
        ({"document_type": "other"}, "presence.not_an_invoice"),
    ],
)
def test_a_broken_rule_is_named(changes: dict[str, Any], rule: str) -> None:
    assert rule in rules(invoice(**changes))


@pytest.mark.parametrize(
    ("quantity", "price", "amount"),
    [("12", "68.40", "697.68"), ("8", "109.90", "747.32"), ("56", "11.90", "519.79")],
)
def test_a_line_with_a_plain_discount_has_nothing_wrong(
    quantity: str, price: str, amount: str
) -> None:
    line = {"name": "Cable", "quantity": quantity, "unit_price": price, "subtotal": amount}
    assert "sums.line" not in rules(invoice(line_items=[line], line_total=amount))


@pytest.mark.parametrize(
    ("changes", "missed"),
    [
        ({"supplier": {"name": "B"}}, "supplier.vat_number"),
        ({"buyer": {}}, "buyer.name"),
        ({"subtotal": None}, "subtotal"),
        ({"tax_amount": None, "tax_lines": []}, "tax_amount"),
        ({"supplier": {"name": "B"}, "currency": "USD"}, None),
        ({"supplier": {"name": "B", "tax_number": "12/345/67890"}}, None),
        ({"buyer": {}, "document_type": "receipt"}, None),
    ],
)
def test_what_invoices_of_this_kind_print_is_missed(
    changes: dict[str, Any], missed: str | None
) -> None:
    found = run_checks(CheckInput(invoice(**changes)))
    fields = [f.fields for f in found if f.rule == "presence.missing"]
    assert fields == ([(missed,)] if missed else [])


def test_a_wrong_line_is_an_error_and_an_unexplained_lower_one_a_warning() -> None:
    line = {"name": "Paint", "quantity": "3", "unit_price": "20.00"}
    too_much = invoice(line_items=[{**line, "subtotal": "63.00"}], line_total="63.00")
    too_little = invoice(line_items=[{**line, "subtotal": "54.13"}], line_total="54.13")
    assert rules(too_much)["sums.line"] is Severity.ERROR
    assert rules(too_little)["sums.line"] is Severity.WARNING


def test_rounding_is_allowed_where_invoices_round() -> None:
    swiss = invoice(rounding="0.05", total_amount="107.15", amount_paid="7.15", amount_due="100.00")
    per_thousand = invoice(
        line_items=[
            {"name": "Screws", "quantity": "5000", "unit_price": "20.00", "subtotal": "100.00"}
        ]
    )
    for subject in (swiss, per_thousand):
        assert rules(subject) == {}


@pytest.mark.parametrize(
    ("tax", "rule"),
    [
        # 19 % of 60.09, rounded once; of each line; neither, by a cent; beyond all rounding
        ("11.42", {}),
        ("11.43", {}),
        ("11.44", {"tax.rate": Severity.WARNING}),
        ("11.50", {"tax.rate": Severity.ERROR}),
    ],
)
def test_tax_may_be_rounded_once_or_for_each_line(tax: str, rule: dict[str, Severity]) -> None:
    subject = Invoice.model_validate(
        {
            "document_type": "receipt",
            "issue_date": "2026-03-01",
            "currency": "EUR",
            "supplier": {"name": "Berg & Tal GmbH"},
            "line_items": [{"subtotal": a} for a in ("10.03", "20.03", "30.03")],
            "tax_lines": [{"rate": "19", "taxable_amount": "60.09", "tax_amount": tax}],
            "subtotal": "60.09",
            "tax_amount": tax,
            "total_amount": str(Decimal("60.09") + Decimal(tax)),
        }
    )
    assert rules(subject) == rule


def test_tax_taken_out_of_a_price_may_be_a_cent_off_its_rate() -> None:
    line = {"rate": "21", "taxable_amount": "18.60", "tax_amount": "3.90"}
    assert rules(invoice(tax_lines=[line], line_items=[])).get("tax.rate") is None


def test_a_sum_that_is_a_cent_off_is_worth_a_look() -> None:
    by_a_cent = invoice(total_amount="107.11", amount_due="100.01")
    assert rules(by_a_cent) == {"sums.total": Severity.WARNING}
    by_more = invoice(total_amount="107.13", amount_due="100.03")
    assert rules(by_more) == {"sums.total": Severity.ERROR}


def test_what_is_no_invoice_has_its_sums_looked_at_without_an_error() -> None:
    other = rules(invoice(document_type="other", total_amount="150.00"))
    assert other["sums.total"] is Severity.WARNING


def test_lines_that_include_tax_add_up_to_the_total() -> None:
    shop = Invoice.model_validate(
        {
            **SOUND,
            "line_total": None,
            "discount": None,
            "charges": None,
            "line_items": [{"name": "Paint", "quantity": "1", "subtotal": "107.10"}],
        }
    )
    assert rules(shop) == {}


def test_cgst_and_sgst_share_their_taxable_amount() -> None:
    subject = invoice(
        tax_lines=[
            {"rate": "9", "category": "CGST", "taxable_amount": "90.00", "tax_amount": "8.10"},
            {"rate": "9", "category": "SGST", "taxable_amount": "90.00", "tax_amount": "8.10"},
        ],
        tax_amount="16.20",
        total_amount="106.20",
        amount_due="99.10",
    )
    assert rules(subject) == {}


def test_the_own_company_is_never_the_supplier() -> None:
    own = OwnCompany(names=("Berg und Tal",), tax_ids=("DE 136 695 976",))
    assert rules(invoice(), own=own)["parties.own_company"] is Severity.ERROR


def test_the_same_number_of_the_same_supplier_is_a_duplicate_unless_years_apart() -> None:
    twin = KnownInvoice(
        "42", "BERG & TAL", "RE 2026-017", date(2026, 3, 2), Decimal("107.10"), "EUR"
    )
    assert rules(invoice(), known=(twin,))["duplicates.number"] is Severity.ERROR
    last_year = KnownInvoice(
        "41", "Berg & Tal GmbH", "RE-2026/017", date(2025, 3, 1), Decimal("107.10"), "EUR"
    )
    assert "duplicates.number" not in rules(invoice(), known=(last_year,))


def test_what_was_given_and_reads_differently_is_told() -> None:
    given = Given(
        supplier="Tal und Fluss",
        tax_id="DE 999999999",
        number="18",
        date=date(2026, 3, 2),
        amount=Decimal("99.00"),
    )
    found = rules(invoice(), given=given)
    assert set(found) == {
        "given.supplier",
        "given.tax_id",
        "given.invoice_number",
        "given.issue_date",
        "given.amount",
    }
    same = Given(
        supplier="BERG & TAL", tax_id="de136695976", number="re-2026-017", amount=Decimal("100.00")
    )
    assert rules(invoice(), given=same) == {}


def test_a_read_value_that_is_printed_nowhere_is_told_and_a_typed_one_is_not() -> None:
    read = FieldReading("invoice_number", "RE-2026/017", "", "gemini", 0.5)
    typed = FieldReading("total_amount", "107.10", "", "person", 1.0)
    found = run_checks(
        CheckInput(invoice(), evidence={"invoice_number": read, "total_amount": typed})
    )
    assert [(f.rule, f.fields) for f in found] == [("presence.unproven", ("invoice_number",))]
