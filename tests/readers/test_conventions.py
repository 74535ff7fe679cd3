# SPDX-License-Identifier: AGPL-3.0-or-later
"""Number marks, date order, language and currency are decided over the whole document."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.money import parse_digits
from desktop.readers.conventions import DocumentConventions, decide
from tests.readers.typeset import Sheet


def conventions_of(*lines: str) -> DocumentConventions:
    sheet = Sheet()
    for index, line in enumerate(lines):
        sheet.text(50, 50 + 15 * index, line)
    return decide([sheet.page()])


@pytest.mark.parametrize(
    ("lines", "mark", "order", "language", "currency"),
    [
        (
            ["Rechnung vom 03.04.2024", "Gesamtbetrag 1.234 netto", "Summe 99,50 €"],
            ",", "dmy", "de", "EUR",
        ),
        (
            ["Invoice date 03/14/2024", "Total amount due $1,234.50", "Thank you"],
            ".", "mdy", "en", "USD",
        ),
        (
            ["Invoice date 14/03/2024", "Total amount due £1,234.50", "Thank you"],
            ".", "dmy", "en", "GBP",
        ),
        (
            ["Tax Invoice", "Taxable value 2,10,330.00", "Total ₹ 5,32,998.00", "Thank you"],
            ".", "dmy", "en", "INR",
        ),
        (
            ["Rechnung", "Betrag CHF 11'082.20", "Zahlbar bis 30.07.2026"],
            ".", "dmy", "de", "CHF",
        ),
        (
            ["Facture du 5 mai 2026", "Total TTC 2 910,00 €", "Montant de la TVA 485,00"],
            ",", "dmy", "fr", "EUR",
        ),
        (
            ["Factuur", "Totaal inclusief btw € 1.419,57", "Vervaldatum 17 juni 2026"],
            ",", "dmy", "nl", "EUR",
        ),
    ],
)  # fmt: skip
def test_decides_how_a_document_writes(
    lines: list[str], mark: str, order: str, language: str, currency: str
) -> None:
    found = conventions_of(*lines)
    assert (found.decimal_mark, found.date_order) == (mark, order)
    assert (found.language, found.currency) == (language, currency)


def test_one_clear_number_decides_for_an_open_one() -> None:
    assert conventions_of("1.234", "99,50").amount("1.234") == Decimal(1234)
    assert conventions_of("1.234", "99.50").amount("1.234") == Decimal("1.234")


def test_a_second_column_in_another_style_is_still_read() -> None:
    found = conventions_of("20,00 €", "40,00 €", "60,00 €", "1.00")
    assert found.decimal_mark == ","
    assert found.amount("1.00") == Decimal("1.00")


def test_nothing_is_decided_from_nothing() -> None:
    assert decide([]) == DocumentConventions()


def test_a_bare_dollar_goes_to_the_dollar_that_is_named() -> None:
    assert conventions_of("Total $120.00", "All amounts in CAD").currency == "CAD"
    assert conventions_of("Total $120.00").currency == "USD"


AMOUNTS = st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False, allow_infinity=False)


@given(AMOUNTS)
def test_amounts_come_back_in_every_style(value: Decimal) -> None:
    plain = f"{value:,.2f}"
    german = plain.replace(",", "_").replace(".", ",").replace("_", ".")
    assert parse_digits(plain, ".") == value
    assert parse_digits(german, ",") == value
    assert parse_digits(plain.replace(",", "’"), ".") == value
    assert parse_digits(german.replace(".", "\u202f"), ",") == value
