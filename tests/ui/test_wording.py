# SPDX-License-Identifier: AGPL-3.0-or-later
"""Dates and numbers as each user writes them, canonical on the other side, nothing guessed."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QLocale

from desktop.domain.errors import InvalidValue
from desktop.domain.fields import FIELDS, FieldKind
from desktop.domain.finding import Finding, Severity, figure
from desktop.ui.data_form.sections import SECTIONS
from desktop.ui.wording import Wording, field_name

GERMAN = Wording(QLocale(QLocale.Language.German, QLocale.Country.Germany))
BRITISH = Wording(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
AMERICAN = Wording(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
FRENCH = Wording(QLocale(QLocale.Language.French, QLocale.Country.France))
SWISS = Wording(QLocale(QLocale.Language.German, QLocale.Country.Switzerland))


@pytest.mark.parametrize(
    ("wording", "typed", "canonical"),
    [
        (GERMAN, "1.234,56", "1234.56"),
        (GERMAN, "1234,5", "1234.5"),
        (GERMAN, "-12,00", "-12.00"),
        (GERMAN, "1.234", "1234"),
        (BRITISH, "1,234.56", "1234.56"),
        (BRITISH, "1,234,567", "1234567"),
        (FRENCH, "1 234,56", "1234.56"),
        (FRENCH, "1\u202f234,56", "1234.56"),
        (SWISS, "1’234.50", "1234.50"),
        (SWISS, "1'234.50", "1234.50"),
        (BRITISH, "  ", None),
    ],
)
def test_amounts_as_people_type_them(wording: Wording, typed: str, canonical: str | None) -> None:
    assert wording.canonical(FieldKind.AMOUNT, typed) == canonical


@pytest.mark.parametrize(
    ("wording", "typed"),
    [(GERMAN, "12.50"), (BRITISH, "12,50"), (BRITISH, "1.2.3"), (GERMAN, "zwölf"), (GERMAN, "NaN")],
)
def test_what_could_be_read_two_ways_is_refused(wording: Wording, typed: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        wording.canonical(FieldKind.AMOUNT, typed)
    assert wording.number(Decimal("1234.50")) in refused.value.advice


@pytest.mark.parametrize(
    ("wording", "typed", "canonical"),
    [
        (GERMAN, "31.12.2026", "2026-12-31"),
        (GERMAN, "31.12.26", "2026-12-31"),
        (BRITISH, "03/04/2026", "2026-04-03"),
        (AMERICAN, "3/4/2026", "2026-03-04"),
        (AMERICAN, "2026-12-31", "2026-12-31"),
    ],
)
def test_dates_as_people_type_them(wording: Wording, typed: str, canonical: str) -> None:
    assert wording.canonical(FieldKind.DATE, typed) == canonical


@pytest.mark.parametrize("wording", [GERMAN, BRITISH, AMERICAN, FRENCH, SWISS])
def test_what_is_shown_is_read_back_as_the_same(wording: Wording) -> None:
    for text in ("0", "1234567.89", "-0.5", "100.000", "12345678901234.99"):
        shown = wording.shown(FieldKind.AMOUNT, text, "EUR")
        assert Decimal(wording.canonical(FieldKind.AMOUNT, shown) or "x") == Decimal(text)
    for day in (date(2026, 1, 2), date(2024, 2, 29), date(1999, 12, 31)):
        shown = wording.shown(FieldKind.DATE, day.isoformat())
        assert wording.canonical(FieldKind.DATE, shown) == day.isoformat()


def test_every_field_of_the_record_stands_in_the_form_once_and_has_a_name() -> None:
    shown = [path for section in SECTIONS for path in (*section.main, *section.more)]
    assert sorted(shown) == sorted(spec.path for spec in FIELDS)
    assert all(field_name(spec.path, whole=True) for spec in FIELDS)


def test_what_the_checks_say_has_figures_in_the_users_way() -> None:
    words = f"The total says {figure(Decimal('1234.50'))} on {figure(date(2026, 3, 1))}, “1.50”."
    finding = Finding("sums.total", Severity.ERROR, ("total_amount",), words)
    assert GERMAN.finding(finding).message == "The total says 1.234,50 on 01.03.2026, “1.50”."
    assert BRITISH.finding(finding).message == "The total says 1,234.50 on 01/03/2026, “1.50”."
    assert finding.message == "The total says 1234.50 on 2026-03-01, “1.50”."
