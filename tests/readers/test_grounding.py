# SPDX-License-Identifier: AGPL-3.0-or-later
"""A value is found again among the words that print it, or said to be nowhere."""

import pytest

from desktop.domain.page import Box
from desktop.domain.reading import FieldReading
from desktop.readers.conventions import decide
from desktop.readers.grounding import Grounding, ground
from tests.readers.papers import german_invoice
from tests.readers.typeset import Sheet

PAGE = german_invoice().sheet.page()
CONVENTIONS = decide([PAGE])


@pytest.mark.parametrize(
    ("path", "value", "printed"),
    [
        ("invoice_number", "RE-2024-118", "RE-2024-118"),
        ("issue_date", "2024-03-05", "05.03.2024"),
        ("total_amount", "1190.00", "1.190,00 €"),
        ("total_amount", "1190", "1.190,00 €"),
        ("tax_lines[0].rate", "19", "19 %"),
        ("supplier.name", "KRANBAU WEBER GMBH", "Kranbau Weber GmbH"),
        ("supplier.bank_account.iban", "DE89370400440532013000", "DE89 3704 0044 0532 0130 00"),
        ("buyer.address.city", "München", "München"),
    ],
)
def test_finds_the_printed_words(path: str, value: str, printed: str) -> None:
    place = ground(path, value, [PAGE], CONVENTIONS)
    assert place is not None
    assert place[0] == 1
    assert place[2] == printed


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("invoice_number", "RE-2024-119"),
        ("invoice_number", "118"),
        ("total_amount", "1191.00"),
        ("issue_date", "2024-03-06"),
        ("supplier.name", "Kranbau Meyer GmbH"),
        ("document_type", "invoice"),
        ("payment_terms", ""),
    ],
)
def test_says_nowhere_when_it_is_nowhere(path: str, value: str) -> None:
    assert ground(path, value, [PAGE], CONVENTIONS) is None


def test_of_two_places_the_labelled_one_is_taken() -> None:
    sheet = Sheet()
    sheet.row(100, (50, "Subtotal"), (-500, "100.00"))
    sheet.row(120, (50, "VAT 0%"), (-500, "0.00"))
    sheet.row(140, (50, "Total"), (-500, "100.00"))
    grounding = Grounding([sheet.page()], decide([sheet.page()]))
    subtotal = grounding.find("subtotal", "100.00")
    total = grounding.find("total_amount", "100.00")
    assert subtotal is not None
    assert total is not None
    assert subtotal[1].y0 == 100
    assert total[1].y0 == 140


def test_the_place_near_an_earlier_reading_wins() -> None:
    sheet = Sheet()
    sheet.text(50, 100, "Acme Ltd")
    sheet.text(50, 700, "Acme Ltd")
    near = FieldReading(
        "supplier.name", "Acme", "Acme", "offline", 0.9, page=1, box=Box(50, 695, 90, 705)
    )
    place = ground("supplier.name", "Acme Ltd", [sheet.page()], decide([sheet.page()]), near)
    assert place is not None
    assert place[1].y0 == 700


def test_hidden_words_ground_nothing() -> None:
    sheet = Sheet()
    sheet.text(50, 100, "Acme Ltd", hidden=True)
    assert ground("supplier.name", "Acme Ltd", [sheet.page()], decide([sheet.page()])) is None
