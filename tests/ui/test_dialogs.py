# SPDX-License-Identifier: AGPL-3.0-or-later
"""Dialogs by keyboard alone, and words of a document that are never markup."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from desktop.domain.status import InvoiceState
from desktop.ui.dialogs.password import PasswordDialog
from tests.paper import encrypted
from tests.ui.conftest import SAMPLES, OpenWindow, Person

AMERICAN = SAMPLES / "us-design-studio.pdf"


def test_a_password_is_typed_without_reaching_for_the_mouse(person: Person, tmp_path: Path) -> None:
    locked = tmp_path / "locked.pdf"
    locked.write_bytes(encrypted(AMERICAN.read_bytes(), "s3same", tmp_path))
    person.drop(locked)
    person.wait(lambda: person.window.findChild(PasswordDialog))
    dialog = person.window.findChild(PasswordDialog)
    assert dialog is not None
    person.wait(lambda: dialog.focusWidget() is not None)
    first = dialog.focusWidget()
    assert first is dialog.password
    QTest.keyClicks(first, "s3same")
    stops = [first.accessibleName()]
    for _ in range(3):
        person.key(Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        stops.append("" if now is None else now.property("text"))
    assert stops == ["Password", "&Show it", "Open", "Cancel"]
    QTest.keyClick(dialog.password, Qt.Key.Key_Return)
    person.wait(lambda: len(person.rows()) == 1 and person.all_read())


def test_what_a_file_is_called_is_shown_as_it_is(person: Person, tmp_path: Path) -> None:
    named = tmp_path / "<img src=x><b>bold.pdf"
    named.write_bytes(AMERICAN.read_bytes())
    person.bring_in(named)
    person.open(named.name)
    labels = person.window.findChildren(QLabel)
    showing = [label for label in labels if named.name in label.text()]
    assert showing
    for label in (*showing, *person.window.form.findChildren(QLabel)):
        assert label.textFormat() is Qt.TextFormat.PlainText, label.text()
    assert "&lt;img" in showing[0].toolTip()


def test_the_advice_follows_the_reading_of_the_open_invoice(open_window: OpenWindow) -> None:
    person = open_window()
    person.drop(AMERICAN)
    person.wait(person.rows)
    person.open(AMERICAN.name)
    person.wait(lambda: person.detail.state is InvoiceState.NEEDS_REVIEW)
    words = " ".join(label.text() for label in person.window.form.findChildren(QLabel))
    assert "still to be read" not in words
    assert "Enter goes through what is marked" in words
    person.wait(lambda: person.window.status_text.text().startswith("1 invoice ·"))
