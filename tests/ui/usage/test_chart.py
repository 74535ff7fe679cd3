# SPDX-License-Identifier: AGPL-3.0-or-later
"""The chart of costs: a readable axis, no gaps in time, every value in words and by keyboard."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.background.snapshots import UsageSnapshot
from desktop.domain.spending import ExchangeRate, Grouping, UsageQuery, UsageTotal
from desktop.ui.look import Theme
from desktop.ui.usage.bars import MOST_BARS, bars_of
from desktop.ui.usage.chart import Bar, BarChart, scale
from desktop.ui.usage.period import Period, days_of
from desktop.ui.wording import Wording

TODAY = date(2026, 3, 15)


@given(st.decimals(min_value="0.000001", max_value="1e9", places=6))
def test_the_axis_reaches_over_the_largest_value_in_few_round_steps(top: Decimal) -> None:
    ticks = scale(top)
    assert ticks[0] == 0
    assert ticks[-2] < top <= ticks[-1]
    assert 3 <= len(ticks) <= 6
    assert ticks[1].normalize().as_tuple().digits in ((1,), (2,), (5,))


@pytest.fixture
def chart(qtbot: QtBot) -> BarChart:
    made = BarChart(Theme(QApplication.palette()))
    qtbot.addWidget(made)
    made.resize(400, 200)
    bars = [Bar(str(n), Decimal(n), f"day {n}: {n} INR") for n in range(1, 5)]
    made.show_bars("Cost by day", bars, str, "Nothing")
    made.show()
    return made


def test_the_keyboard_goes_from_bar_to_bar_and_says_each(chart: BarChart) -> None:
    said: list[str] = []
    chart.pointed.connect(said.append)
    for key in (Qt.Key.Key_End, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Left):
        QTest.keyClick(chart, key)
    assert said == ["day 4: 4 INR", "day 3: 3 INR", "day 1: 1 INR", "day 1: 1 INR"]
    assert chart.accessibleName() == "Cost by day"
    assert chart.accessibleDescription() == "day 1: 1 INR"


def test_the_mouse_is_told_the_same(chart: BarChart) -> None:
    said: list[str] = []
    chart.pointed.connect(said.append)
    QTest.mouseMove(chart, QPointF(chart.width() - 20, 100).toPoint())
    assert said[-1] == "day 4: 4 INR"


def test_nothing_is_said_to_be_nothing(chart: BarChart) -> None:
    chart.show_bars("Cost by day", [], str, "Nothing was spent.")
    QTest.keyClick(chart, Qt.Key.Key_End)
    assert chart.accessibleDescription() == "Nothing was spent."
    chart.grab()


def _total(label: str, cost: str) -> UsageTotal:
    zero = Decimal(0)
    return UsageTotal(label, 1, 1, 1, 10, 5, 0, 0, Decimal(cost), zero, 0, 1.0)


def _bars(by: Grouping, *totals: UsageTotal) -> tuple[Bar, ...]:
    whole, wording = _total("", "1"), Wording(QLocale(QLocale.Language.English))
    snapshot = UsageSnapshot(UsageQuery(), by, (), totals, whole, (), ExchangeRate(), (), ())
    return bars_of(snapshot, wording)


def test_days_without_a_request_stand_too() -> None:
    bars = _bars("day", _total("2026-02-27", "0.01"), _total("2026-03-02", "0.5"))
    assert [bar.label for bar in bars] == ["27.02.", "28.02.", "01.03.", "02.03."]
    assert [bar.value for bar in bars] == [Decimal("0.90"), 0, 0, 45]
    assert "45.00 INR (0.5000 USD), 1 request" in bars[-1].words


def test_months_go_over_the_year_and_many_days_are_the_last_ones() -> None:
    bars = _bars("month", _total("2025-11", "1"), _total("2026-02", "2"))
    assert len(bars) == 4
    assert len(_bars("day", _total("2024-01-01", "1"), _total("2026-01-01", "1"))) == MOST_BARS


def test_names_come_by_cost() -> None:
    bars = _bars("supplier", _total("a", "1"), _total("b", "2"))
    assert [bar.label for bar in bars] == ["b", "a"]
    assert _bars("supplier", _total("a", "0")) == ()


@pytest.mark.parametrize(
    ("period", "days"),
    [
        (Period.TODAY, (TODAY, TODAY)),
        (Period.THIS_MONTH, (date(2026, 3, 1), date(2026, 3, 31))),
        (Period.LAST_MONTH, (date(2026, 2, 1), date(2026, 2, 28))),
        (Period.ALL, (None, None)),
    ],
)
def test_periods(period: Period, days: tuple[date | None, date | None]) -> None:
    assert days_of(period, TODAY) == days


def test_a_range_is_taken_in_either_order() -> None:
    first, last = date(2026, 1, 5), date(2026, 2, 1)
    assert days_of(Period.RANGE, TODAY, (last, first)) == (first, last)
    assert days_of(Period.RANGE, TODAY, (None, last)) == (None, last)
