# SPDX-License-Identifier: AGPL-3.0-or-later
"""The review by keys alone: Enter through what is doubtful, words of the page as values, proof."""

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from desktop.domain.reading import Source
from desktop.domain.status import InvoiceState
from desktop.ui.data_form.editors import LineEditor
from desktop.ui.data_form.jump import JumpDialog
from desktop.ui.data_form.marks import MarkKind
from desktop.ui.dialogs.about import ShortcutsDialog
from desktop.ui.dialogs.reason import ReasonDialog
from desktop.ui.look import Tone, dark_palette
from tests.ui.conftest import SAMPLES, Person

WRONG_TOTAL = SAMPLES / "uk-catering-wrong-total.pdf"
AMERICAN = SAMPLES / "us-design-studio.pdf"
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def dialog(person: Person, kind: type[QDialog]) -> QDialog:
    """The dialog of this kind, once it is shown."""

    def shown() -> QDialog | None:
        found: list[QDialog] = person.window.findChildren(kind)
        return next((one for one in found if one.isVisible()), None)

    person.wait(shown)
    found = shown()
    assert found is not None
    return found


def back_in_window(person: Person) -> None:
    """What a window manager does when a dialog closes."""
    person.window.activateWindow()
    person.wait(lambda: person.window.isActiveWindow() and not QApplication.activeModalWidget())


def test_enter_walks_the_doubtful_fields_verifies_and_opens_the_next(person: Person) -> None:
    person.bring_in(WRONG_TOTAL, AMERICAN)
    person.open(WRONG_TOTAL.name)
    form, presenter, first = person.window.form, person.built.form, person.detail.id
    canvas = person.window.viewer.canvas
    person.key(Qt.Key.Key_3, CONTROL)
    doubtful = presenter.walk.waiting()
    assert {"subtotal", "tax_amount", "total_amount"} <= set(doubtful)
    for path in doubtful:
        assert presenter.focused_path == path
        assert person.field(path).hasFocus()
        reading = person.detail.evidence[path]
        assert [(mark.page, mark.box) for mark in canvas.lit] == [(reading.page, reading.box)]
        shown = form.rows[path].mark
        assert shown is not None
        assert shown.reason in person.field(path).accessibleDescription()
        assert shown.word in form.proof.text
        assert "Read offline" in form.proof.text
        if path != doubtful[-1]:
            person.key(Qt.Key.Key_Return)
    # a key that is held down accepts nothing
    held = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True
    )
    QApplication.sendEvent(person.field(doubtful[-1]), held)
    assert presenter.walk.waiting() == doubtful[-1:]

    person.key(Qt.Key.Key_Return)
    asked = dialog(person, ReasonDialog)
    assert isinstance(asked, ReasonDialog)
    assert person.detail.state is InvoiceState.NEEDS_REVIEW
    total = form.rows["total_amount"].mark
    assert total is not None
    assert total.kind is MarkKind.BROKEN, "a broken rule stays one, looked at or not"
    assert total.seen
    QTest.keyClick(asked, Qt.Key.Key_1)
    QTest.keyClick(asked, Qt.Key.Key_Return)
    person.wait(lambda: person.detail.id != first)
    assert person.detail.document.original_name == AMERICAN.name
    back_in_window(person)
    person.wait(lambda: form.has_keyboard)
    assert presenter.focused_path == (presenter.walk.waiting() or ["total_amount"])[0]
    person.wait(lambda: {r.id: r.state for r in person.rows()}[first] is InvoiceState.VERIFIED)

    # what was done to the whole invoice is taken back by the same key as typing
    person.key(Qt.Key.Key_Z, CONTROL)
    person.wait(lambda: person.detail.id == first)
    person.wait(lambda: person.detail.state is InvoiceState.NEEDS_REVIEW)


def test_the_next_invoice_is_read_and_drawn_ahead(person: Person) -> None:
    person.bring_in(AMERICAN, WRONG_TOTAL)
    person.open(AMERICAN.name)
    canvas, moving = person.window.viewer.canvas, person.built.presenter._moving
    person.wait(lambda: moving._ahead is not None)
    ahead = moving._ahead
    assert ahead is not None
    assert ahead.opened.detail.document.original_name == WRONG_TOTAL.name
    pages = ahead.opened.detail.document.pages
    keys = canvas.keys_ahead(ahead.opened.document, pages, None, 1)
    person.wait(lambda: all(canvas.pictures.get(key) is not None for key in keys))
    person.key(Qt.Key.Key_3, CONTROL)
    person.window.list_pane.select_invoice(ahead.opened.detail.id)
    # shown in the same turn of the event loop: nothing had to be waited for
    assert person.detail.id == ahead.opened.detail.id
    assert canvas.sharp
    assert canvas.words.of(1)

    # put aside with a reason, by keys: on to the next, and taken back as any change
    first = person.detail.id
    person.wait(lambda: person.window.form.has_keyboard)
    person.key(Qt.Key.Key_J, CONTROL | SHIFT)
    asked = dialog(person, ReasonDialog)
    assert isinstance(asked, ReasonDialog)
    QTest.keyClick(asked, Qt.Key.Key_2)
    QTest.keyClick(asked, Qt.Key.Key_Return)
    person.wait(lambda: person.detail.document.original_name == AMERICAN.name)
    back_in_window(person)
    person.wait(lambda: {r.id: r.state for r in person.rows()}[first] is InvoiceState.REJECTED)
    person.key(Qt.Key.Key_Z, CONTROL)
    person.wait(lambda: person.detail.id == first)
    person.wait(lambda: person.detail.state is InvoiceState.NEEDS_REVIEW)


def test_words_of_the_page_become_values_by_keys_and_by_mouse(person: Person) -> None:
    person.bring_in(AMERICAN)
    person.open(AMERICAN.name)
    form, canvas = person.window.form, person.window.viewer.canvas
    person.wait(lambda: canvas.words.of(1) and canvas.sharp)
    form.go_to("due_date")
    before = person.detail.invoice.due_date
    words = canvas.words.of(1)
    issue = person.detail.evidence["issue_date"]
    assert issue.box is not None

    # by keys: to the words, some of them chosen, Enter
    person.key(Qt.Key.Key_F7)
    assert canvas.hasFocus()
    assert canvas.caret is not None
    place = canvas.words.nearest(1, issue.box.x0 + 1, issue.box.mid_y)
    assert place is not None
    canvas._go(place, extend=False)
    for _ in issue.text.split()[1:]:
        QTest.keyClick(canvas, Qt.Key.Key_Right, SHIFT)
    assert canvas.selected_text == issue.text
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert person.field("due_date").hasFocus()
    person.wait(lambda: person.detail.invoice.due_date == person.detail.invoice.issue_date)
    taken = person.detail.evidence["due_date"]
    assert (taken.source, taken.page) == (Source.PERSON, 1)
    assert [mark.box for mark in canvas.lit] == [taken.box]
    mark = form.rows["due_date"].mark
    assert mark is not None
    assert mark.word in ("on page", "look", "looked at")
    person.key(Qt.Key.Key_Z, CONTROL)
    person.wait(lambda: person.detail.invoice.due_date == before)

    # by mouse: the field keeps the keyboard
    form.go_to("purchase_order")
    number = next(w for w in words if w.text == person.detail.invoice.invoice_number)
    click(person, number.box.mid_x, number.box.mid_y)
    person.wait(lambda: person.detail.invoice.purchase_order == number.text)
    assert person.field("purchase_order").hasFocus()

    # what is no value of the kind is refused in words, and nothing changes
    form.go_to("issue_date")
    kept = person.detail.revision
    click(person, number.box.mid_x, number.box.mid_y)
    person.wait(lambda: "is not a date" in form.proof.text)
    assert person.detail.revision == kept
    assert person.text("issue_date")

    # all evidence, and none
    QTest.keyClick(person.field("issue_date"), Qt.Key.Key_E, CONTROL | ALT)
    names = {mark.name for mark in canvas.all_marks}
    assert {"Invoice number", "Total amount", "Supplier: Name", "Line 1"} <= names
    QTest.keyClick(person.field("issue_date"), Qt.Key.Key_E, CONTROL | ALT)
    assert canvas.all_marks == ()


def click(person: Person, x: float, y: float) -> None:
    """Click a place of the first page, in points."""
    canvas = person.window.viewer.canvas
    scale, rect = canvas.geometry_.scale, canvas.geometry_.rect(0)
    spot = QPointF(rect.left() + x * scale, rect.top() + y * scale)
    at = (spot - canvas.visible_rect().topLeft()).toPoint()
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_any_field_by_some_letters_and_every_key_on_one_sheet(person: Person) -> None:
    person.bring_in(AMERICAN)
    person.open(AMERICAN.name)
    window = person.window
    person.key(Qt.Key.Key_J, CONTROL)
    jump = dialog(person, JumpDialog)
    assert isinstance(jump, JumpDialog)
    QTest.keyClicks(jump.words, "supp na")
    QTest.keyClick(jump.words, Qt.Key.Key_Down)
    QTest.keyClick(jump.words, Qt.Key.Key_Up)
    QTest.keyClick(jump.words, Qt.Key.Key_Return)
    assert person.built.form.focused_path == "supplier.name"
    back_in_window(person)

    # no key of the window is one that types
    f_keys = {Qt.Key(Qt.Key.Key_F1 + n) for n in range(12)}
    held = CONTROL | ALT
    owners: dict[str, str] = {}
    for action in window.actions_:
        for sequence in action.shortcuts():
            pressed = sequence[0]  # type: ignore[index]
            typing = not pressed.keyboardModifiers() & held and pressed.key() not in f_keys
            assert not typing, (action.text(), sequence.toString())
            other = owners.setdefault(sequence.toString(), action.text())
            assert other == action.text(), sequence.toString()
    sheet = ShortcutsDialog(window.actions_.sheet(), person.built.theme, window)
    sheet.show()
    sheet.words.setText("jump")
    shown = [
        left.text()  # type: ignore[attr-defined]
        for _, lines in sheet._groups
        for left, _, _ in lines
        if left.isVisible()
    ]
    sheet.close()
    assert shown == [QKeySequence("Ctrl+J").toString(QKeySequence.SequenceFormat.NativeText)]

    # AltGr writes a character, whatever action its modifiers would be
    editor = window.form.rows["supplier.name"].editor
    assert isinstance(editor, LineEditor)
    euro = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_E, held, "€")
    euro.ignore()
    editor.event(euro)
    assert euro.isAccepted()
    letter = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_E, held, "e")
    letter.ignore()
    editor.event(letter)
    assert not letter.isAccepted()

    # other colours leave the workspace's name on its button, and reach what is written in them
    name = window.workspace_button.text()
    theme = person.built.theme
    theme.follow(dark_palette())
    assert window.workspace_button.text() == name == "default"
    pages = window.viewer._pages.palette()
    assert pages.color(pages.ColorRole.WindowText) == theme.colour(Tone.QUIET)
