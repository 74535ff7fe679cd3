# SPDX-License-Identifier: AGPL-3.0-or-later
"""A whole session without a mouse: from the first start over the review to the export."""

import json
import shutil
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from desktop.domain.status import InvoiceState
from desktop.settings import Settings
from desktop.ui.dialogs.company import WelcomeDialog
from desktop.ui.dialogs.export import ExportDialog
from desktop.ui.dialogs.reason import ReasonDialog
from desktop.ui.holds.dialog import HoldDialog
from desktop.ui.vouching.confirm_dialog import ConfirmDialog
from desktop.workflows.requests import ExportFormat
from tests.ui.conftest import SAMPLES, OpenWindow, Person
from tests.ui.test_keyboard import MouseCounter

WRONG_TOTAL, GARDENER = "uk-catering-wrong-total.pdf", "de-gartenbau-mixed-rates.pdf"
CREDIT_NOTE, BODEGA = "de-kaffeeroesterei-credit-note.pdf", "es-bodega-factura.pdf"
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
_K = Qt.Key

D = TypeVar("D", bound=QDialog)


def opened(person: Person, kind: type[D]) -> D:
    """The dialog of this kind, once it has the keyboard."""

    def there() -> bool:
        dialog = person.window.findChild(kind)
        return dialog is not None and dialog.isVisible() and dialog.focusWidget() is not None

    person.wait(there)
    dialog = person.window.findChild(kind)
    assert dialog is not None
    person.wait(dialog.isActiveWindow)
    return dialog


def press(dialog: QDialog, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    """A key to what has the keyboard inside a dialog."""
    target = dialog.focusWidget() or dialog
    QTest.keyClick(target, key, modifier or Qt.KeyboardModifier.NoModifier)


def types(dialog: QDialog, text: str) -> None:
    """Words in place of those that stand there."""
    target = dialog.focusWidget()
    assert target is not None
    QTest.keyClick(target, _K.Key_A, CONTROL)
    QTest.keyClicks(target, text)


def back_in_window(person: Person) -> None:
    """Wait until the closed dialog has left the keyboard to the window."""
    person.wait(lambda: not QApplication.activeModalWidget())
    person.wait(person.window.isActiveWindow)


def states(person: Person) -> dict[str, InvoiceState]:
    return {row.file_name: row.state for row in person.rows()}


def walk_to(person: Person, file_name: str) -> None:
    """By the arrows of the list, and Enter into its form."""
    person.key(_K.Key_1, CONTROL)
    person.key(_K.Key_Home, CONTROL)
    for _ in range(person.model.rowCount()):
        row = person.model.row_at(person.window.list_pane.table.currentIndex().row())
        if row is not None and row.file_name == file_name:
            break
        person.key(_K.Key_Down)
    person.wait(
        lambda: person.built.form.opened and person.detail.document.original_name == file_name
    )
    person.key(_K.Key_Return)
    person.wait(lambda: person.window.form.has_keyboard)


@pytest.mark.xvfb
def test_a_session_from_the_first_start_to_the_export(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    mouse = MouseCounter()
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(mouse)
    post = tmp_path / "post"
    post.mkdir()
    for name in (WRONG_TOTAL, GARDENER, CREDIT_NOTE, BODEGA):
        shutil.copy(SAMPLES / name, post)

    # the first start: a name, Enter; a folder of invoices by its path
    person = open_window(ready=False, settings=Settings(person=None))
    welcome = opened(person, WelcomeDialog)
    types(welcome, "Anna Weber")
    press(welcome, _K.Key_Return)
    back_in_window(person)
    person.wait(lambda: person.built.list_presenter.counts is not None)
    person.key(_K.Key_O, CONTROL | SHIFT)
    files = opened(person, QFileDialog)
    types(files, str(post))
    press(files, _K.Key_Return)
    back_in_window(person)
    person.wait(lambda: len(person.rows()) == 4 and person.all_read())

    # a broken sum: what would mend it is taken and taken back, and the total stands as printed
    walk_to(person, WRONG_TOTAL)
    form = person.window.form
    person.key(_K.Key_J, CONTROL)
    jump = person.window.findChild(QDialog)
    assert jump is not None
    QTest.keyClicks(jump.focusWidget(), "total am")
    press(jump, _K.Key_Return)
    back_in_window(person)
    assert person.built.form.focused_path == "total_amount"
    printed = person.detail.invoice.total_amount
    person.wait(lambda: "1,914.60" in form.line_items.advice.buttons[0].text())
    person.key(_K.Key_1, ALT)
    person.wait(lambda: str(person.detail.invoice.total_amount) == "1914.60")
    person.key(_K.Key_Z, CONTROL)
    person.wait(lambda: person.detail.invoice.total_amount == printed)
    person.key(_K.Key_Return, CONTROL)
    why = opened(person, ReasonDialog)
    press(why, _K.Key_1)
    press(why, _K.Key_Return)
    person.wait(lambda: states(person)[WRONG_TOTAL] is InvoiceState.VERIFIED)
    back_in_window(person)

    # rejected with a reason, taken back by the same key as typing, and done again
    walk_to(person, CREDIT_NOTE)
    person.key(_K.Key_J, CONTROL | SHIFT)
    why = opened(person, ReasonDialog)
    press(why, _K.Key_4)
    press(why, _K.Key_Return)
    person.wait(lambda: states(person)[CREDIT_NOTE] is InvoiceState.REJECTED)
    back_in_window(person)
    person.key(_K.Key_Z, CONTROL)
    person.wait(lambda: states(person)[CREDIT_NOTE] is InvoiceState.NEEDS_REVIEW)
    person.key(_K.Key_Y, CONTROL)
    person.wait(lambda: states(person)[CREDIT_NOTE] is InvoiceState.REJECTED)

    # a new supplier's account is confirmed; Enter goes through what is doubtful, and verifies
    walk_to(person, GARDENER)
    assert person.detail.holds
    person.key(_K.Key_H, CONTROL | SHIFT)
    held = opened(person, HoldDialog)
    press(held, _K.Key_Return)
    person.wait(lambda: not person.detail.holds)
    back_in_window(person)
    for _ in range(len(person.built.form.walk.waiting()) or 1):
        person.key(_K.Key_Return)
    person.wait(lambda: states(person)[GARDENER] is InvoiceState.VERIFIED)

    # the last one is in no doubt once its account is confirmed: verified with all such
    walk_to(person, BODEGA)
    person.key(_K.Key_H, CONTROL | SHIFT)
    press(opened(person, HoldDialog), _K.Key_Return)
    person.wait(lambda: not person.detail.holds)
    back_in_window(person)
    person.key(_K.Key_Return, CONTROL | SHIFT)
    confirm = opened(person, ConfirmDialog)
    person.wait(lambda: len(confirm.chosen) == 1)
    press(confirm, _K.Key_Return)
    person.wait(lambda: states(person)[BODEGA] is InvoiceState.VERIFIED)
    back_in_window(person)

    # to a file whose name is typed
    person.key(_K.Key_E, CONTROL)
    export = opened(person, ExportDialog)
    while export.focusWidget() is not export.format:
        press(export, _K.Key_Tab)
    QTest.keyClicks(export.format, "J")
    assert export.format.currentData() == ExportFormat.JSON
    press(export, _K.Key_Tab)
    types(export, str(tmp_path / "books.jsonl"))
    press(export, _K.Key_Return)
    back_in_window(person)
    person.wait(lambda: "Exported 3 invoices" in person.window.notices.text)
    lines = (tmp_path / "books.jsonl").read_text("utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    assert {r["booking"]["verified"]["by"] for r in records} == {"Anna Weber"}
    application.removeEventFilter(mouse)
    assert mouse.count == 0
