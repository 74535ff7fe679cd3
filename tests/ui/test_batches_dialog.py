# SPDX-License-Identifier: AGPL-3.0-or-later
"""The batches in the window: looked at, told in words, stopped."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.domain.batching import BatchInfo, BatchStage
from desktop.ui.dialogs.batches import BatchesDialog
from tests.ui.conftest import OpenWindow, Person

SENT = datetime(2026, 11, 20, 18, 5, tzinfo=UTC)
LYING = BatchInfo(
    id="1",
    reader="gemini",
    model="gemini-3.8-flash",
    stage=BatchStage.RUNNING,
    name="batches/1",
    created_at=SENT,
    sent_at=SENT,
    expected_by=SENT + timedelta(hours=24),
    ended_at=None,
    questions=2_400,
    documents=2_311,
    answered=0,
    failed=0,
    cost=Decimal(0),
    currency="USD",
)
OVER = replace(
    LYING,
    id="2",
    stage=BatchStage.PARTIAL,
    documents=120,
    answered=118,
    failed=2,
    cost=Decimal("0.0213"),
)


def _opened(person: Person) -> BatchesDialog:
    person.window.actions_["batches"].trigger()
    person.wait(lambda: person.window.findChild(BatchesDialog))
    dialog = person.window.findChild(BatchesDialog)
    assert dialog is not None
    return dialog


def test_the_batches_are_told_and_one_is_stopped(open_window: OpenWindow) -> None:
    person = open_window()
    dialog = _opened(person)
    person.wait(lambda: "Nothing was sent" in dialog.remark.text())
    assert not dialog.cancel.isEnabled()
    dialog.refresh_asked.disconnect()
    dialog.show_batches((LYING, OVER))
    cells = [[dialog.table.item(row, column).text() for column in range(7)] for row in range(2)]
    assert cells[0][1:5] == ["Being worked on", "2,311", "", ""]
    assert cells[0][5]
    assert cells[1][1:5] == ["Answered in part", "120", "118", "2"]
    assert dialog.cancel.isEnabled()
    asked: list[str] = []
    dialog.cancel_asked.disconnect()
    dialog.cancel_asked.connect(asked.append)
    QTest.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    dialog.cancel.click()
    assert asked[-1] == "1"
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_Down)
    assert not dialog.cancel.isEnabled()
    assert "try it again" in dialog.remark.text()
    # a fresh list keeps the chosen row
    dialog.show_batches((replace(LYING, id="3"), LYING, OVER))
    assert dialog.chosen is not None
    assert dialog.chosen.id == "2"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    person.wait(lambda: person.window.findChild(BatchesDialog) is None)


def test_what_can_not_be_stopped_is_said(open_window: OpenWindow) -> None:
    person = open_window()
    dialog = _opened(person)
    person.wait(lambda: "Nothing was sent" in dialog.remark.text())
    dialog.cancel_asked.emit("none")
    person.wait(lambda: "over already" in dialog.message.text())
