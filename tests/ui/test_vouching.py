# SPDX-License-Identifier: AGPL-3.0-or-later
"""Verifying together, approving and the history of an invoice in the window, by keyboard."""

from __future__ import annotations

from decimal import Decimal
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from desktop.domain.approval import ApprovalPolicy
from desktop.domain.confirming import ConfirmPolicy
from desktop.domain.status import InvoiceState
from desktop.ui.settings.dialog import SettingsDialog
from desktop.ui.vouching.confirm_dialog import ConfirmDialog
from desktop.ui.vouching.history_dialog import HistoryDialog
from desktop.workflows.confirming import VouchingRules
from tests.ui.conftest import SAMPLES, Person

CONTROL = Qt.KeyboardModifier.ControlModifier
XML = SAMPLES / "be-peppol-ubl.xml"
ITALIAN = SAMPLES / "it-tipografia-fatturapa.p7m"
WRONG = SAMPLES / "uk-catering-wrong-total.pdf"

D = TypeVar("D", bound=QDialog)


def _opened(person: Person, action: str, kind: type[D]) -> D:
    person.act(action)
    person.wait(lambda: person.window.findChild(kind))
    dialog = person.window.findChild(kind)
    assert dialog is not None
    person.wait(dialog.isVisible)
    return dialog


def _gone(person: Person, kind: type[QDialog]) -> None:
    person.wait(lambda: person.window.findChild(kind) is None)


def _states(person: Person) -> dict[str, InvoiceState]:
    return {row.file_name: row.state for row in person.rows()}


def _pass_new_suppliers(person: Person) -> None:
    """So that the first invoice of a supplier isn't held for its account."""
    done: list[object] = []
    rules = VouchingRules(ConfirmPolicy(), ApprovalPolicy(), True)
    person.built.desk.ask(lambda books: books.vouching.set_rules(rules), done.append)
    person.wait(lambda: done)


def test_what_is_in_no_doubt_is_verified_together_and_taken_back(person: Person) -> None:
    _pass_new_suppliers(person)
    person.bring_in(XML, ITALIAN, WRONG)
    dialog = _opened(person, "confirm_all", ConfirmDialog)
    person.wait(lambda: dialog.table.rowCount() > 0)
    shown = {dialog.table.item(row, 1).text() for row in range(dialog.table.rowCount())}  # type: ignore[union-attr]
    assert len(dialog.chosen) == len(shown) == 2
    assert "EUR" in dialog.sums.text()
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert len(dialog.chosen) == 1
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    _gone(person, ConfirmDialog)
    person.wait(lambda: list(_states(person).values()).count(InvoiceState.VERIFIED) == 2)
    assert _states(person)[WRONG.name] is InvoiceState.NEEDS_REVIEW

    person.built.desk.ask(lambda books: books.undo_last(), lambda _: None)
    person.wait(lambda: InvoiceState.VERIFIED not in _states(person).values())

    # somebody else's rule, and then the second person
    rules = VouchingRules(ConfirmPolicy(), ApprovalPolicy(above=Decimal(1)), True)
    person.built.desk.ask(lambda books: books.vouching.set_rules(rules), lambda _: None)
    person.open(XML.name)
    person.act("verify")
    person.wait(lambda: _states(person)[XML.name] is InvoiceState.VERIFIED)
    person.open(XML.name)
    person.act("approve")
    person.wait(lambda: "can't approve" in person.window.notices.text)
    person.window.notices.next()
    person.built.desk.set_who("Bo Clerk")
    person.act("approve")
    person.wait(lambda: "Approved 1" in person.window.notices.text)


def test_the_history_of_a_field_is_told_and_the_chain_is_checked(person: Person) -> None:
    person.bring_in(XML)
    person.open(XML.name)
    person.type_into("invoice_number", "CHANGED-1")
    person.wait(lambda: person.detail.invoice.invoice_number == "CHANGED-1")
    person.window.form.go_to("invoice_number")
    dialog = _opened(person, "history", HistoryDialog)
    person.wait(lambda: dialog.table.rowCount() == 2)
    rows = [
        [dialog.table.item(row, column).text() for column in range(6)]  # type: ignore[union-attr]
        for row in range(2)
    ]
    assert [row[2] for row in rows] == ["Changed", "Read"], "newest first"
    assert rows[0][1] == "Anna Weber"
    assert rows[0][5] == "CHANGED-1"
    assert rows[0][4] == rows[1][5], "what was read is what stood there before"
    assert "typed" in dialog.proof.text()
    dialog.field.setCurrentIndex(0)
    assert dialog.table.rowCount() > 2
    dialog.check.click()
    person.wait(lambda: "sound" in dialog.message.text())
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    _gone(person, HistoryDialog)


def test_the_rules_are_stated_in_the_settings(person: Person) -> None:
    dialog = _opened(person, "settings", SettingsDialog)
    page = dialog.vouching
    person.wait(page.by_itself.isEnabled)
    person.wait(lambda: "so far" in page.told.text())
    assert not page.below.isEnabled()
    page.by_itself.setChecked(True)
    dialog.accept()
    assert "missing" in dialog.message.text()
    assert dialog.stack.currentWidget() is page
    page.below.setText("250.00")
    page.above.setText("10 000")
    page.suppliers.setPlainText("Halden & Pike\n\n")
    page.new_suppliers.setChecked(True)
    dialog.accept()
    _gone(person, SettingsDialog)
    found: list[VouchingRules] = []
    person.built.desk.ask(lambda books: books.vouching.rules(), found.append)
    person.wait(lambda: found)
    assert found[0] == VouchingRules(
        ConfirmPolicy(True, Decimal("250.00"), "EUR", 0.98),
        ApprovalPolicy(Decimal(10_000), ("Halden & Pike",)),
        True,
    )
