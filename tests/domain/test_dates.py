# SPDX-License-Identifier: AGPL-3.0-or-later
"""Dates as papers print them, in ten languages and two orders."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    MONTH_NAMES,
    find_printed_dates,
    parse_printed_date,
)

DATES = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        ("2024-03-05", date(2024, 3, 5)),
        ("20240305", date(2024, 3, 5)),
        ("05.03.2024", date(2024, 3, 5)),
        ("5.3.24", date(2024, 3, 5)),
        ("5 . 3 . 2024", date(2024, 3, 5)),
        ("5th March 2024", date(2024, 3, 5)),
        ("March 5, 2024", date(2024, 3, 5)),
        ("August 3 , 2014", date(2014, 8, 3)),
        ("08-Jul-2026", date(2026, 7, 8)),
        ("1. Oktober 2023", date(2023, 10, 1)),
        ("3. März 2024", date(2024, 3, 3)),
        ("1er août 2024", date(2024, 8, 1)),
        ("15 de mayo de 2024", date(2024, 5, 15)),
        ("3 ottobre '23", date(2023, 10, 3)),
        ("3 juni 2026", date(2026, 6, 3)),
        ("15 października 2023", date(2023, 10, 15)),
        ("12 Şubat 2024", date(2024, 2, 12)),
        ("5 de março de 2024", date(2024, 3, 5)),
        ("Dienstag, 5. März 2024 14:30", date(2024, 3, 5)),
        ("2024-03-05T10:00:00", date(2024, 3, 5)),
    ],
)
def test_reads_what_is_printed(printed: str, wanted: date) -> None:
    assert parse_printed_date(printed, "dmy") == wanted


def test_the_documents_order_decides_what_the_page_leaves_open() -> None:
    assert parse_printed_date("03/04/2024", "dmy") == date(2024, 4, 3)
    assert parse_printed_date("03/04/2024", "mdy") == date(2024, 3, 4)
    assert parse_printed_date("13/04/2024", "mdy") == date(2024, 4, 13)


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "31.02.2024",
        "12.05",
        "March 2024",
        "12345.67.89",
        "192.168.10.2024",
        "RE-2024-03-0512",
        "01.01.2024 - 31.01.2024",
    ],
)
def test_reads_no_date_where_there_is_not_exactly_one(printed: str) -> None:
    assert parse_printed_date(printed, "dmy") is None


def test_says_where_each_date_stands() -> None:
    text = "Leistung 01.02.2024 – 29.02.2024, fällig am 15. März 2024"
    found = find_printed_dates(text, "dmy")
    assert [text[d.start : d.end] for d in found] == ["01.02.2024", "29.02.2024", "15. März 2024"]
    assert [d.ambiguous for d in found] == [True, False, False]


@given(DATES, st.sampled_from([".", "/", "-", " . "]))
def test_numeric_dates_come_back(value: date, mark: str) -> None:
    day_first = mark.join((f"{value.day:02d}", f"{value.month:02d}", str(value.year)))
    month_first = mark.join((str(value.month), str(value.day), str(value.year)))
    assert parse_printed_date(day_first, "dmy") == value
    assert parse_printed_date(month_first, "mdy") == value
    assert parse_printed_date(value.isoformat(), "mdy") == value


@given(DATES, st.sampled_from(sorted(MONTH_NAMES)))
def test_month_names_come_back(value: date, language: str) -> None:
    for name in MONTH_NAMES[language][value.month - 1].split():
        assert parse_printed_date(f"{value.day} {name} {value.year}", "dmy", language) == value


@given(st.text(max_size=60), st.sampled_from(["dmy", "mdy", "ymd"]))
def test_any_text_is_taken(text: str, order: str) -> None:
    for found in find_printed_dates(text, order):  # type: ignore[arg-type]
        assert 0 <= found.start < found.end <= len(text)
        assert FIRST_YEAR <= found.value.year <= LAST_YEAR
