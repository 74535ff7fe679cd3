# SPDX-License-Identifier: AGPL-3.0-or-later
"""By keyboard alone: bank details are confirmed, and two invoices are told apart or made one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.domain.status import InvoiceState
from desktop.ui.duplicates.dialog import DuplicatesDialog
from desktop.ui.holds.dialog import HoldDialog
from desktop.ui.invoice_list.presenter import FILTERS
from desktop.ui.wording import held_words, said_of_confidence, said_of_row
from tests.ui.conftest import SAMPLES, Person

SAMPLE = "de-gartenbau-mixed-rates.pdf"
BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def _hold_dialog(person: Person) -> HoldDialog:
    holds = person.built.presenter.guarding.holds
    person.key(Qt.Key.Key_H, BOTH)
    person.wait(lambda: holds.dialog is not None and holds.dialog.isVisible())
    assert holds.dialog is not None
    return holds.dialog


def _side_by_side(person: Person, pairs: int) -> DuplicatesDialog:
    twins = person.built.presenter.guarding.twins
    person.key(Qt.Key.Key_D, BOTH)
    person.wait(lambda: twins.dialog is not None and len(twins.dialog._pairs) == pairs)
    assert twins.dialog is not None
    return twins.dialog


def test_an_account_is_confirmed_and_a_second_copy_decided(person: Person, tmp_path: Path) -> None:
    first = tmp_path / "first.pdf"
    first.write_bytes((SAMPLES / SAMPLE).read_bytes())
    person.bring_in(first)
    person.open("first.pdf")

    # a new supplier's account: one key more than looking at it
    person.wait(lambda: person.detail.holds)
    (row,) = person.rows()
    assert "Ctrl+Shift+H" in held_words(row)
    assert said_of_row(row).word == "To review"
    vouched = replace(row, state=InvoiceState.VERIFIED)
    assert (said_of_row(vouched).word, said_of_row(vouched).icon) == ("Held", "lock")
    sure = said_of_confidence(replace(row, doubtful=0, errors=0, warnings=0, confidence=0.99))
    assert sure is not None
    assert (sure.word, sure.icon) == ("held", "lock")
    dialog = _hold_dialog(person)
    assert dialog.held.only_new
    assert dialog.reason
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    person.wait(lambda: not person.detail.holds and not person.rows()[0].held)
    entries = [e.action for e in _audit(person)]
    assert "hold_released" in entries
    person.act("verify")
    person.wait(lambda: person.rows()[0].state is InvoiceState.VERIFIED)

    # another account of the same supplier: no reason stands there beforehand
    second = tmp_path / "second.pdf"
    second.write_bytes((SAMPLES / SAMPLE).read_bytes() + b"\n% saved anew\n")
    person.bring_in(second, count=2)
    person.open("second.pdf")
    before = person.detail.invoice.supplier.bank_account.iban
    person.wait(lambda: _told(person))
    _back_to_window(person)
    person.type_into("supplier.bank_account.iban", "GB82WEST12345698765432")
    person.wait(lambda: len(person.detail.holds) == 2)
    dialog = _hold_dialog(person)
    assert not dialog.held.only_new
    assert dialog.ok is not None
    assert not dialog.ok.isEnabled()
    assert "040 66969-140" in dialog.advice.text(), "the number known before"
    QTest.keyClick(dialog, Qt.Key.Key_1)
    assert dialog.ok.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    person.built.list_presenter.set_filter(next(f for f in FILTERS if f.name == "held"))
    person.wait(lambda: [r.file_name for r in person.rows()] == ["second.pdf"])
    person.built.list_presenter.set_filter(FILTERS[0])
    person.wait(lambda: len(person.rows()) == 2)
    _back_to_window(person)
    person.type_into("supplier.bank_account.iban", before or "")
    person.wait(lambda: not person.detail.holds)

    # it is here already: different, taken back, the same, taken back
    told = [f for f in person.detail.findings if f.rule == "duplicates.number"]
    assert len(told) == 1
    twins = _side_by_side(person, 1)
    assert "same supplier, number and total" in twins.why.text()
    assert "(invoice" not in twins.why.text()
    assert twins.table.rowCount() > 10
    words = {twins.table.item(at, 3).text() for at in range(twins.table.rowCount())}
    assert words == {"same"}
    person.wait(lambda: all(not page.pixmap().isNull() for page in twins.pages))
    QTest.keyClick(twins, Qt.Key.Key_D)
    person.wait(lambda: twins.pair is not None and twins.pair.pair.decision is not None)
    assert not twins.same.isEnabled()
    person.wait(lambda: not _told(person))
    QTest.keyClick(twins, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    person.wait(lambda: twins.pair is not None and twins.pair.pair.decision is None)
    QTest.keyClick(twins, Qt.Key.Key_S)
    person.wait(lambda: _states(person)["second.pdf"] is InvoiceState.REJECTED)
    person.wait(lambda: "are the same" in twins.why.text())
    QTest.keyClick(twins, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    person.wait(lambda: _states(person)["second.pdf"] is InvoiceState.NEEDS_REVIEW)
    QTest.keyClick(twins, Qt.Key.Key_Escape)
    assert _states(person)["first.pdf"] is InvoiceState.VERIFIED


def _back_to_window(person: Person) -> None:
    """Without a window manager nobody gives the window the keyboard back."""
    person.window.activateWindow()
    person.wait(person.window.isActiveWindow)


def _told(person: Person) -> list[str]:
    return [f.rule for f in person.detail.findings if f.rule.startswith("duplicates.")]


def _states(person: Person) -> dict[str, InvoiceState]:
    return {row.file_name: row.state for row in person.rows()}


def _audit(person: Person) -> list:  # type: ignore[type-arg]
    found: list = []  # type: ignore[type-arg]
    invoice_id = person.detail.id
    person.built.desk.ask(lambda books: books._review.audit(invoice_id), found.extend)
    person.wait(lambda: found)
    return found
