# SPDX-License-Identifier: AGPL-3.0-or-later
"""A finding's figures are shown in everybody's own way; the record has them plain."""

from datetime import date
from decimal import Decimal

from desktop.domain.checks import CheckInput, run_checks
from desktop.domain.finding import Finding, Severity, figure
from desktop.domain.invoice import DocumentType, Invoice


def _german(value: Decimal | date) -> str:
    if isinstance(value, Decimal):
        return format(value, "f").replace(".", ",")
    return f"{value:%d.%m.%Y}"


def _finding(words: str) -> Finding:
    return Finding("rule", Severity.ERROR, ("total_amount",), words)


def test_the_checks_figures_can_be_shown_in_another_way() -> None:
    invoice = Invoice(
        document_type=DocumentType.INVOICE,
        currency="EUR",
        issue_date=date(2026, 3, 1),
        due_date=date(2026, 2, 1),
        subtotal=Decimal("1000.00"),
        tax_amount=Decimal("190.00"),
        total_amount=Decimal("1195.50"),
    )
    found = {f.rule: f for f in run_checks(CheckInput(invoice, {}))}
    total, dates = found["sums.total"], found["dates.due_before_issue"]
    assert "says 1195.50 (difference 5.50)" in total.message
    assert "says 1195,50 (difference 5,50)" in total.said(_german)
    assert "2026-02-01 is before the issue date 2026-03-01" in dates.message
    assert "01.02.2026 is before the issue date 01.03.2026" in dates.said(_german)
    for finding in found.values():
        assert finding.as_dict()["message"] == finding.message
        assert finding.message.isprintable()


def test_only_what_was_set_in_is_a_figure() -> None:
    finding = _finding(f"Number “1.50” of 2026-01-02 says {figure(Decimal('-1.50'))}.")
    assert finding.said(_german) == "Number “1.50” of 2026-01-02 says -1,50."


def test_what_a_document_brings_along_is_text() -> None:
    for text in ("\x1fInfinity\x1f", "\x1f9999-99-99\x1f", "\x1f", "\x1f\x1f\x1f"):
        finding = _finding(f"{text} and {figure(Decimal('1.5'))}")
        assert "1" in finding.said(_german)
        assert "\x1f" not in finding.said(_german) + finding.message


def test_words_from_before_stay_as_they_are() -> None:
    finding = Finding.from_dict(_finding("says 1.50").as_dict())
    assert finding.said(_german) == "says 1.50"
