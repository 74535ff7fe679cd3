# SPDX-License-Identifier: AGPL-3.0-or-later
"""Planting a misread digit changes one digit of one field, in value and print alike."""

from __future__ import annotations

import random
from typing import Any

from benchmarks.planted import measure, misread, needs_person, planted
from benchmarks.planted_words import with_misread_word
from desktop.domain.fields import get_text
from desktop.domain.invoice import Invoice
from desktop.domain.page import Box, PageText, Word
from desktop.domain.reading import FieldReading, LocalReading, Proposal

BOX = Box(10, 10, 60, 20)
RECORD: dict[str, Any] = {
    "document_type": "invoice",
    "invoice_number": "R-1",
    "issue_date": "2026-03-01",
    "currency": "EUR",
    "supplier": {"name": "Berg & Tal GmbH", "bank_account": {"iban": "DE89370400440532013000"}},
    "subtotal": "100.00",
    "tax_amount": "19.00",
    "total_amount": "119.00",
}


def _reading(**changes: Any) -> LocalReading:
    invoice = Invoice.model_validate({**RECORD, **changes})
    evidence = {
        path: FieldReading(path, value, value, "offline", 0.95, 1, BOX)
        for path in (
            "invoice_number issue_date currency supplier.name supplier.bank_account.iban subtotal "
            "tax_amount total_amount"
        ).split()
        if (value := get_text(invoice, path)) is not None
    }
    page = PageText(1, 595, 842, (Word("119.00", BOX, 0, 0),))
    return LocalReading((page,), Proposal(invoice, evidence, "offline"))


def test_one_digit_is_another() -> None:
    for seed in range(50):
        wrong = misread("1,234.50", seed % 6, random.Random(seed))
        assert sum(a != b for a, b in zip("1,234.50", wrong, strict=True)) == 1


def test_what_was_planted_breaks_a_rule_and_what_no_rule_knows_passes() -> None:
    reading = _reading()
    proposal = reading.proposal
    assert needs_person(proposal.invoice, dict(proposal.evidence), "total_amount") == ()
    wrong = planted(reading, "total_amount", random.Random(3))
    assert wrong is not None
    assert wrong[1]["total_amount"].value == wrong[1]["total_amount"].text != "119.00"
    assert "sums.total" in needs_person(*wrong, "total_amount")
    document = {"id": "a", "doc_type": "invoice"}
    groups = measure([(document, reading)])["groups"]
    assert groups["amounts"]["share"] == groups["iban"]["share"] == 1.0
    alone = measure([(document, _reading(subtotal=None, tax_amount=None))])
    assert alone["fields"]["total_amount"]["caught"] == 0
    assert len(alone["fields"]["total_amount"]["missed"]) == 1


def test_a_word_of_the_page_is_misread_in_its_place() -> None:
    reading = _reading()
    said = reading.proposal.evidence["total_amount"]
    pages = with_misread_word(reading.pages, said, random.Random(1))
    assert pages is not None
    word = pages[0].words[0]
    assert word.text != "119.00"
    assert (len(word.text), word.box) == (6, BOX)
