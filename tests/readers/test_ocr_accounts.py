# SPDX-License-Identifier: AGPL-3.0-or-later
"""Account numbers that OCR misread are put right where one way alone fits the check digits."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.company import OwnCompany
from desktop.domain.page import PageText, WordsSource
from desktop.domain.reading import CERTAIN
from desktop.readers.ocr_accounts import mended_accounts
from desktop.readers.read_text import read_pages
from tests.readers.papers import value
from tests.readers.typeset import Sheet

IBAN = "supplier.bank_account.iban"


def _paper(account: str, source: WordsSource = WordsSource.OCR) -> PageText:
    sheet = Sheet()
    sheet.text(60, 60, "Holzmann Schreinerei GmbH")
    sheet.text(60, 80, "Rechnung Nr. 2026-114")
    sheet.text(60, 100, "Gesamtbetrag 119,00 EUR")
    sheet.text(60, 700, f"Bankverbindung IBAN {account}")
    page = sheet.page()
    return replace(page, source=source)


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("DE89 37O4 0044 0532 0130 00", "DE89370400440532013000"),
        ("DE89 3704 0044 0S32 0l30 00", "DE89370400440532013000"),
        # a row of equal figures is where OCR loses one, or sees one more
        ("DE91 1000 0000 1234 5678 9", "DE91100000000123456789"),
        ("DE8937040044053201300000", None),
        ("DE893704004405320130000", "DE89370400440532013000"),
        ("AT61 1904 3002 3457 32O1", "AT611904300234573201"),
    ],
)
def test_what_check_digits_prove_is_put_right_and_told(read: str, right: str | None) -> None:
    page, notes = mended_accounts(_paper(read))
    if right is None:
        assert notes == ()
        return
    assert right in [word.text for word in page.words]
    assert len(notes) == 1
    assert right in notes[0]
    proposal = read_pages([_paper(read)], OwnCompany())
    assert value(proposal, IBAN) == right
    assert proposal.evidence[IBAN].confidence < CERTAIN
    assert proposal.notes == notes


@pytest.mark.parametrize(
    "account",
    [
        "DE89 3704 0044 0532 0130 00",
        "DE89 3704 0044 0532 0130 01",
        "DE89 3704 0044",
        "NL91 ABNA 0417 1643 OO",
        "DEIN KONTO",
    ],
    ids=["right", "another figure", "cut off", "letters belong there", "words"],
)
def test_nothing_else_is_touched(account: str) -> None:
    page = _paper(account)
    assert mended_accounts(page) == (page, ())


def test_a_text_layer_means_what_it_says() -> None:
    page = _paper("DE89 37O4 0044 0532 0130 00", WordsSource.LAYER)
    assert mended_accounts(page) == (page, ())
