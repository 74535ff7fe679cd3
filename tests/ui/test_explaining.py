# SPDX-License-Identifier: AGPL-3.0-or-later
"""“Why this value?” by keys alone: reasons, runners-up, one of them taken, and taken back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QDialogButtonBox

from desktop.domain.reading import Source
from desktop.ui.explain.dialog import WhyDialog
from tests.ui.conftest import SAMPLES, Person

PAPER = "de-kaffeeroesterei-credit-note.pdf"


def _why(person: Person, path: str) -> WhyDialog:
    """Press F2 in a field, and wait for the answer."""
    person.window.activateWindow()  # what a window manager does when a dialog closes
    person.wait(person.window.isActiveWindow)
    person.window.form.go_to(path)
    person.key(Qt.Key.Key_F2)
    dialog = person.window.findChild(WhyDialog)
    assert dialog is not None
    person.wait(dialog.value.text)
    return dialog


def _texts(dialog: WhyDialog) -> tuple[list[str], list[str]]:
    reasons = [dialog.reasons.item(n).text() for n in range(dialog.reasons.count())]
    others = [dialog.others.item(n).text() for n in range(dialog.others.count())]
    return reasons, others


def _gone(person: Person) -> bool:
    return person.window.findChild(WhyDialog) is None


def test_a_runner_up_is_taken_by_enter_with_its_place_and_taken_back(person: Person) -> None:
    person.bring_in(SAMPLES / PAPER)
    person.open(PAPER)
    before = person.text("invoice_number")
    canvas = person.window.viewer.canvas

    dialog = _why(person, "invoice_number")
    reasons, others = _texts(dialog)
    assert dialog.value.text() == before == "GS-2026-0041"
    assert "page 1" in dialog.where.text()
    assert "Gutschrift-Nr" in dialog.where.text()
    assert "The label “Gutschrift-Nr” announces just this." in reasons
    assert others[0].startswith(before)
    assert others[1].splitlines() == ["5519  (page 1)", "“Kundennr” announces another number."]
    assert dialog.focusWidget() is dialog.others
    assert dialog.ok is not None
    assert not dialog.ok.isEnabled(), "Enter alone takes nothing"
    (own,) = canvas.lit
    QTest.keyClick(dialog.others, Qt.Key.Key_Down)
    (mark,) = canvas.lit
    assert mark != own, "the page shows the place of what is considered"
    assert dialog.ok.isEnabled()
    revision = person.detail.revision
    QTest.keyClick(dialog.others, Qt.Key.Key_Return)
    person.wait(lambda: person.detail.revision > revision)

    assert person.text("invoice_number") == "5519"
    reading = person.detail.evidence["invoice_number"]
    assert (reading.source, reading.text, reading.page) == (Source.PERSON.value, "5519", 1)
    assert reading.box is not None
    person.wait(lambda: _gone(person))

    dialog = _why(person, "invoice_number")
    reasons, others = _texts(dialog)
    assert "A person typed or chose it." in reasons
    assert others[1].startswith(before)
    QTest.keyClick(dialog.others, Qt.Key.Key_Return)
    person.wait(lambda: _gone(person))

    person.act("undo")
    person.wait(lambda: person.text("invoice_number") == before)
    assert person.detail.evidence["invoice_number"].source == Source.OFFLINE.value

    # the same without the dialog: the strip names it with its key
    person.window.activateWindow()
    form = person.window.form
    form.go_to("issue_date")
    form.go_to("invoice_number")
    person.wait(lambda: form.proof.candidates[:1] == ["5519  Alt+1"])
    person.key(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    person.wait(lambda: person.text("invoice_number") == "5519")
    assert person.detail.evidence["invoice_number"].box == mark.box


def test_a_cell_is_explained_and_escape_changes_nothing(person: Person) -> None:
    person.bring_in(SAMPLES / PAPER)
    person.open(PAPER)
    revision = person.detail.revision
    person.window.form.go_to("line_items[0].subtotal")
    grid = person.window.form.line_items.grid
    person.key(Qt.Key.Key_F2)
    assert grid.state() == QAbstractItemView.State.EditingState, "as F2 does in every table"
    assert _gone(person)
    person.key(Qt.Key.Key_Escape)
    person.key(Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    dialog = person.window.findChild(WhyDialog)
    assert dialog is not None
    person.wait(dialog.value.text)
    reasons, others = _texts(dialog)
    assert "Quantity times price is the amount: 24 × 21.80 = 523.20." in reasons
    assert len(others) == 1
    assert dialog.others.isHidden()
    close = dialog.buttons.button(QDialogButtonBox.StandardButton.Cancel)
    assert dialog.focusWidget() is close
    assert dialog.ok is not None
    assert not dialog.ok.isEnabled()
    QTest.keyClick(close, Qt.Key.Key_Escape)
    person.wait(lambda: _gone(person))
    assert person.detail.revision == revision


def test_an_empty_field_says_so_and_tells_what_it_could_hold(person: Person) -> None:
    person.bring_in(SAMPLES / PAPER)
    person.open(PAPER)
    dialog = _why(person, "due_date")
    reasons, others = _texts(dialog)
    assert dialog.value.text() == "(empty)"
    assert reasons == []
    assert [text.split()[0] for text in others] == ["(empty)", "16/04/2026", "30/03/2026"]
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    person.wait(lambda: _gone(person))
