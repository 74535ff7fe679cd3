# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is said to have passed was really compared, and never where a rule of the kind is broken."""

from datetime import date
from decimal import Decimal

from desktop.domain.finding import Finding, Severity
from desktop.domain.invoice import BankAccount, Invoice, LineItem, Party, TaxLine
from desktop.domain.proofs import passed_checks

INVOICE = Invoice(
    issue_date=date(2026, 3, 1),
    due_date=date(2026, 3, 15),
    supplier=Party(
        vat_number="DE136695976",
        bank_account=BankAccount(iban="DE89370400440532013000"),
    ),
    line_items=(
        LineItem(quantity=Decimal(2), unit_price=Decimal(30), subtotal=Decimal(60)),
        LineItem(subtotal=Decimal(40)),
    ),
    tax_lines=(TaxLine(rate=Decimal(19), taxable_amount=Decimal(100), tax_amount=Decimal(19)),),
    subtotal=Decimal(100),
    tax_amount=Decimal(19),
    total_amount=Decimal(119),
)


def test_passed_checks_are_named_by_field() -> None:
    passed = passed_checks(INVOICE, ())
    assert passed["total_amount"] == ("net + tax = total",)
    assert passed["subtotal"] == ("net + tax = total", "the lines add up")
    assert passed["tax_amount"] == ("net + tax = total", "the tax lines add up")
    assert passed["tax_lines[0].rate"] == ("net × rate = tax",)
    assert passed["line_items[0].quantity"] == ("quantity × price = net",)
    assert passed["line_items[1].subtotal"] == ("the lines add up",)
    assert passed["supplier.bank_account.iban"] == ("the check digits fit",)
    assert passed["supplier.vat_number"] == ("the check digits fit",)
    assert passed["due_date"] == ("not due before its date",)


def test_nothing_is_said_to_pass_that_was_not_compared_or_is_broken() -> None:
    wrong = INVOICE.model_copy(
        update={"total_amount": Decimal(191), "due_date": date(2026, 2, 1), "tax_lines": ()}
    )
    passed = passed_checks(wrong, ())
    assert "total_amount" not in passed
    assert "due_date" not in passed
    assert "tax_amount" not in passed
    told = Finding("identifiers.iban", Severity.ERROR, ("supplier.bank_account.iban",), "Wrong.")
    assert "supplier.bank_account.iban" not in passed_checks(INVOICE, (told,))
