# SPDX-License-Identifier: AGPL-3.0-or-later
"""The total in words is found behind its label, or by itself, and held against the figures."""

from __future__ import annotations

import pytest

from desktop.domain.checks import CheckInput, run_checks
from desktop.domain.company import OwnCompany
from desktop.domain.reading import Proposal
from desktop.readers.read_text import read_pages
from tests.readers.typeset import Sheet

PATH = "other.Amount in words"


def _read(*lines: str, total: str = "EUR 1,234.50") -> Proposal:
    sheet = Sheet()
    for x, y, text in (
        (57, 30, "Hill & Dale Ltd"),
        (57, 90, "Invoice number: 4711"),
        (57, 105, "Invoice date: 2026-03-02"),
        (350, 400, "Total amount"),
    ):
        sheet.text(x, y, text)
    sheet.text(540, 400, total, right=True)
    for index, line in enumerate(lines):
        sheet.text(57, 430 + 14 * index, line)
    return read_pages([sheet.page()], OwnCompany())


def _rules(proposal: Proposal) -> set[str]:
    found = run_checks(CheckInput(proposal.invoice, proposal.evidence))
    return {f.rule for f in found if "total_amount" in f.fields}


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (
            ("Amount in words: One thousand two hundred thirty-four euros and fifty cents",),
            "One thousand two hundred thirty-four euros and fifty cents",
        ),
        (
            ("In Worten: eintausendzweihundertvierunddreißig Euro 50/100",),
            "eintausendzweihundertvierunddreißig Euro 50/100",
        ),
        (
            (
                "Arrêté la présente facture à la somme de mille deux cent",
                "trente-quatre euros et cinquante centimes",
            ),
            "mille deux cent trente-quatre euros et cinquante centimes",
        ),
        (
            ("Amount chargeable (in words)", "INR One Thousand Two Hundred Thirty Four Only"),
            "INR One Thousand Two Hundred Thirty Four Only",
        ),
        (
            ("Słownie: tysiąc dwieście trzydzieści cztery złote 50/100",),
            "tysiąc dwieście trzydzieści cztery złote 50/100",
        ),
        (
            ("Rupees One Thousand Two Hundred Thirty Four Only",),
            "Rupees One Thousand Two Hundred Thirty Four Only",
        ),
    ],
)
def test_the_words_are_found_and_fit_the_figures(lines: tuple[str, ...], words: str) -> None:
    proposal = _read(*lines)
    reading = proposal.evidence[PATH]
    assert proposal.invoice.other["Amount in words"] == words
    assert reading.box is not None
    assert reading.page == 1
    assert "words.total" not in _rules(proposal)


def test_words_that_say_another_amount_are_told() -> None:
    proposal = _read("In words: One thousand two hundred forty-three euros fifty cents")
    assert "words.total" in _rules(proposal)


@pytest.mark.parametrize(
    "line",
    [
        "Tax amount in words: One hundred ninety euros",
        "Say: something else altogether",
        "Goods sold only exchangeable",
        "For members only",
        "In words: one thosand two hundred",
    ],
)
def test_what_is_no_total_in_words_is_left_alone(line: str) -> None:
    assert PATH not in _read(line).evidence
