# SPDX-License-Identifier: AGPL-3.0-or-later
"""A reason is given by one key or in words; without one nothing happens. Drafts are a choice."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.audit import AuditEntry
from desktop.domain.finding import Finding, Severity
from desktop.domain.holds import AccountHistory, Hold, HoldKind, KnownAccount, shown
from desktop.ui.dialogs.export import ExportDialog
from desktop.ui.dialogs.reason import ReasonDialog, ask_why_rejected, ask_why_verified
from desktop.ui.holds.dialog import HoldDialog
from desktop.ui.look import Theme
from desktop.ui.vouching.history_dialog import HistoryDialog
from desktop.ui.wording import Wording
from desktop.workflows.history import History
from desktop.workflows.holding import HeldAccount

BROKEN = Finding("sums.total", Severity.ERROR, ("total_amount",), "100 + 19 is 119, not 911.")
LOOK = Finding("dates.due_far", Severity.WARNING, ("due_date",), "Due in two years.")


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp.palette())


@pytest.fixture
def given() -> list[str]:
    return []


@pytest.fixture
def dialog(qtbot: QtBot, parent: QWidget, theme: Theme, given: list[str]) -> ReasonDialog:
    made = ask_why_verified((BROKEN, LOOK), given.append, theme, parent)
    qtbot.waitUntil(lambda: made.focusWidget() is made.stock[0])
    return made


def press(dialog: ReasonDialog, key: Qt.Key) -> None:
    QTest.keyClick(dialog.focusWidget() or dialog, key)


def test_a_digit_and_enter_give_a_reason(dialog: ReasonDialog, given: list[str]) -> None:
    assert [dialog.told.list.item(n).text() for n in range(dialog.told.list.count())] == [
        BROKEN.message
    ], "what is no broken rule needs no reason"
    press(dialog, Qt.Key.Key_2)
    press(dialog, Qt.Key.Key_Return)
    assert given == ["Confirmed by the supplier"]


def test_enter_alone_gives_none_and_escape_ends_it(
    dialog: ReasonDialog, given: list[str], qtbot: QtBot
) -> None:
    assert dialog.ok is not None
    assert not dialog.ok.isEnabled()
    press(dialog, Qt.Key.Key_Return)
    dialog.accept()
    assert given == []
    assert dialog.message.text() == "Choose a reason, or write one."
    with qtbot.waitSignal(dialog.rejected):
        press(dialog, Qt.Key.Key_Escape)
    assert given == []


def test_digits_are_typed_in_words_of_ones_own(dialog: ReasonDialog, given: list[str]) -> None:
    dialog.words.setFocus()
    QTest.keyClicks(dialog.words, " Call of  3 March ")
    assert not any(button.isChecked() for button in dialog.stock)
    dialog.stock[0].setChecked(True)
    dialog.accept()
    assert given == ["The document says so; it is booked as printed: Call of 3 March"]


def test_rejecting_asks_for_its_own_reasons(
    qtbot: QtBot, parent: QWidget, theme: Theme, given: list[str]
) -> None:
    dialog = ask_why_rejected(3, given.append, theme, parent)
    qtbot.waitUntil(lambda: dialog.focusWidget() is dialog.stock[0])
    assert "3 invoices" in dialog.text.text()
    press(dialog, Qt.Key.Key_3)
    press(dialog, Qt.Key.Key_Return)
    assert given == ["It is for another company"]


def test_drafts_can_be_exported_when_nothing_is_verified(
    qtbot: QtBot, parent: QWidget, theme: Theme, tmp_path: Path
) -> None:
    dialog = ExportDialog(0, (), tmp_path, theme, parent)
    asked = []
    dialog.chosen.connect(asked.append)
    assert dialog.ok is not None
    assert not dialog.ok.isEnabled()
    dialog.drafts.setChecked(True)
    assert dialog.ok.isEnabled()
    assert dialog.all_verified.isChecked()
    dialog.accept()
    assert (asked[0].ids, asked[0].drafts) == (None, True)


def test_a_word_without_end_leaves_the_buttons_on_the_screen(qtbot: QtBot, theme: Theme) -> None:
    long, now = "W" * 4000, datetime.now(UTC)
    hold = Hold("1", HoldKind.CHANGED, "1" * 3000, f"“{long[:80]}” {shown('1' * 3000)}", now)
    known = KnownAccount("2" * 3000, 1, now, now)
    held = HeldAccount(
        "i", long, "1" * 3000, "B" * 11, long, long, (hold,), (), AccountHistory(1, (known,)),
        long, now,
    )  # fmt: skip
    entry = AuditEntry(
        "x", "i", now, long[:200], "edited", "supplier.name", long, long, {"reason": long}
    )
    history = HistoryDialog(None, theme, Wording(), None)
    qtbot.addWidget(history)
    history.show_history(History("i", (entry,)))
    confirm = HoldDialog(held, theme, Wording(), None)
    qtbot.addWidget(confirm)
    for dialog in (history, confirm):
        dialog.show()
        assert dialog.minimumSizeHint().width() < 1800
