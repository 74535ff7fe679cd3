# SPDX-License-Identifier: AGPL-3.0-or-later
"""Printed amounts are read by the document's own decimal mark, sign kept, or not at all."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.money import DecimalMark, minor_digits, parse_printed, rounded


@pytest.mark.parametrize(
    ("text", "mark", "value"),
    [
        ("1.234,56 €", ",", "1234.56"),
        ("€ 1,234.56", ".", "1234.56"),
        ("1'234.50", ".", "1234.50"),
        ("1’234.50 CHF", ".", "1234.50"),
        ("1 234,56", ",", "1234.56"),
        ("1\u202f234,56 €", ",", "1234.56"),
        ("12,34,567.00", ".", "1234567.00"),
        ("₹ 1,00,000.00", ".", "100000.00"),
        ("-3,00 EUR", ",", "-3.00"),
        ("3,00- EUR", ",", "-3.00"),
        ("(12.00)", ".", "-12.00"),
        ("− 45.00", ".", "-45.00"),
        ("-$5.00", ".", "-5.00"),
        ("12.00 CR", ".", "-12.00"),
        ("1.234", ",", "1234"),
        ("1.234", ".", "1.234"),
        ("0,5", ",", "0.5"),
        ("1.234,56", None, "1234.56"),
        ("12.50", None, "12.50"),
        ("1,234,567", None, "1234567"),
    ],
)
def test_reads_what_is_printed(text: str, mark: DecimalMark | None, value: str) -> None:
    assert parse_printed(text, mark) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("1.234", None),  # one thousand in German, one and a bit in English
        ("no amount", "."),
        ("", "."),
        ("12.00 and 13.00", "."),
        ("1.2.3", "."),
        ("1,23,4", "."),
        ("1 23", "."),
        ("2026.01.31", ","),
    ],
)
def test_leaves_out_what_is_not_one_amount(text: str, mark: DecimalMark | None) -> None:
    assert parse_printed(text, mark) is None


@given(
    st.integers(-(10**12), 10**12),
    st.sampled_from([(",", "."), (".", ","), (",", " "), (".", "'"), (",", "\u202f")]),
)
def test_every_formatted_amount_comes_back(cents: int, marks: tuple[DecimalMark, str]) -> None:
    decimal_mark, group = marks
    value = Decimal(cents).scaleb(-2)
    text = format(abs(value), ",.2f")
    text = text.replace(",", "\0").replace(".", decimal_mark).replace("\0", group)
    if value < 0:
        text = "-" + text
    assert parse_printed(text, decimal_mark) == value


@given(st.text(max_size=40))
def test_any_text_gives_an_amount_or_none(text: str) -> None:
    for mark in (".", ",", None):
        value = parse_printed(text, mark)  # type: ignore[arg-type]
        assert value is None or value.is_finite()


def test_minor_units_follow_the_currency() -> None:
    assert (minor_digits("EUR"), minor_digits("JPY"), minor_digits("KWD")) == (2, 0, 3)
    assert rounded(Decimal("2.675"), "EUR") == Decimal("2.68")
    assert rounded(Decimal("-2.675"), "EUR") == Decimal("-2.68")
    assert rounded(Decimal("99.5"), "JPY") == Decimal(100)
