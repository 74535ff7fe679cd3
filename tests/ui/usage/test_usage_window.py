# SPDX-License-Identifier: AGPL-3.0-or-later
"""The window of usage and costs over a long log: pages, filters, totals, all by keyboard."""

import json
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QWidget
from uuid_utils.compat import uuid7

from desktop.ui.usage.models import PAGE_LINES, LineColumn
from desktop.ui.usage.presenter import UsagePresenter
from tests.ui.conftest import OpenWindow, Person

LINES = 2 * PAGE_LINES + 50
_COLUMNS = (
    "id, at, answer_key, reader, model, document_sha256, total_tokens, cost, currency, usage, "
    "seconds, outcome, form, tier, at_most"
)


def _fill(home: Path, count: int) -> None:
    """So many requests, one every ten minutes up to now; every tenth of unknown outcome."""
    (database,) = (home / "vouch" / "workspaces").rglob("vouch.db")
    now, rows = datetime.now(UTC), []
    usage = {"input_tokens": 1000, "output_tokens": 400, "thinking_tokens": 0}
    usage |= {"cached_tokens": 0, "cost": "0.001", "currency": "USD", "rate": None}  # type: ignore[dict-item]
    for number in range(count, 0, -1):
        at = now - timedelta(minutes=10 * number)
        unknown = number % 10 == 0
        rows.append(
            (
                str(uuid7()),
                at.strftime("%Y-%m-%dT%H:%M:%S.%f+00:00"),
                f"key-{number}",
                "gemini",
                "gemini-3.5-flash-lite" if number % 3 else "gemini-3.8-flash",
                "a" * 64,
                0 if unknown else 1400,
                None if unknown else "0.001",
                "USD",
                json.dumps(usage | ({"cost": None} if unknown else {})),
                1.5,
                "unknown" if unknown else "answered",
                "compact",
                "standard",
                "0.01" if unknown else None,
            )
        )
    with sqlite3.connect(database) as connection:
        marks = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO usage_log ({_COLUMNS}) VALUES ({marks})", rows)
    connection.close()


@pytest.fixture
def usage(open_window: OpenWindow, home: Path) -> tuple[Person, UsagePresenter]:
    person = open_window()
    _fill(home, LINES)
    person.act("usage")
    presenter = person.built.usage.presenter
    assert presenter is not None
    presenter.window.filters.period.setCurrentIndex(3)
    person.wait(lambda: presenter.ready and presenter.window.lines.model().rowCount() > 0)
    return person, presenter


def test_a_long_log_comes_page_by_page_and_is_added_up_whole(
    usage: tuple[Person, UsagePresenter],
) -> None:
    person, presenter = usage
    window = presenter.window
    model = window.lines.model()
    assert model.rowCount() == PAGE_LINES
    assert window.summary.text().startswith("450 requests")
    assert "(0.4050 USD)" in window.summary.text()
    for wanted in (2 * PAGE_LINES, LINES):
        window.lines.setFocus()
        QTest.keyClick(window.lines, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        window.lines.scrollToBottom()
        person.wait(_reached(window.lines, wanted))
    assert not model.canFetchMore(window.lines.rootIndex())
    assert len({model.index(n, LineColumn.TIME).data() for n in range(LINES)}) > LINES / 2


def _reached(table: QAbstractItemView, rows: int) -> Callable[[], bool]:
    return lambda: table.model().rowCount() == rows


def test_filters_narrow_lines_and_totals(usage: tuple[Person, UsagePresenter]) -> None:
    person, presenter = usage
    window = presenter.window
    _choose(window.filters.outcome, "unknown")
    person.wait(lambda: presenter.ready and window.lines.model().rowCount() == LINES // 10)
    assert "unclear, at most" in window.summary.text()
    assert window.chart.words == "Nothing was spent in this time."
    _choose(window.filters.outcome, "")
    _choose(window.filters.model, "gemini-3.8-flash")
    person.wait(lambda: presenter.ready and window.lines.model().rowCount() == LINES // 3)
    window.by.setCurrentIndex(2)
    person.wait(lambda: presenter.ready and window.totals.model().rowCount() == 1)
    assert window.totals.model().index(0, 0).data() == "gemini-3.8-flash"
    window.filters.text.setText("no such thing")
    person.wait(lambda: window.summary.text().startswith("No requests"))


def _choose(box: QComboBox, value: str) -> None:
    assert box.findData(value) >= 0
    box.setCurrentIndex(box.findData(value))


def test_every_control_has_a_name_and_escape_closes(
    usage: tuple[Person, UsagePresenter],
) -> None:
    person, presenter = usage
    window = presenter.window
    stops = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(window)
    ]
    assert len(stops) > 8
    for stop in stops:
        named = stop.accessibleName() or (isinstance(stop, QAbstractButton) and stop.text())
        inner = stop.objectName().startswith("qt_") or isinstance(stop.parent(), QComboBox)
        assert named or inner, stop
    QTest.keyClick(window, Qt.Key.Key_Escape)
    person.wait(lambda: person.built.usage.presenter is None)
