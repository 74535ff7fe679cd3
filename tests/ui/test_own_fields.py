# SPDX-License-Identifier: AGPL-3.0-or-later
"""Own fields in the window: added by keyboard, read, lit, corrected, searched and exported."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTableWidget

from desktop.domain.ports import OwnField
from desktop.domain.reading import Source
from desktop.ui.dialogs.own_fields import OwnFieldsDialog
from tests.paper import invoice_pdf
from tests.ui.conftest import OpenWindow, Person

EXTRA = ("", "Cost centre: 4711 North", "Sent on: 24 December 2025", "Gross weight: 1,012.50 kg")


def _dialog(person: Person) -> OwnFieldsDialog:
    person.act("own_fields")
    person.wait(lambda: person.window.findChild(OwnFieldsDialog))
    dialog = person.window.findChild(OwnFieldsDialog)
    assert dialog is not None
    person.wait(dialog.isVisible)
    return dialog


def _rows(table: QTableWidget) -> list[tuple[str, ...]]:
    rows = []
    for row in range(table.rowCount()):
        items = [table.item(row, column) for column in range(3)]
        rows.append(tuple("" if item is None else item.text() for item in items))
    return rows


def _add(person: Person, dialog: OwnFieldsDialog, name: str, down: int, words: str = "") -> None:
    """By keyboard alone: the button's letter, the name, Tab, down to the type, Tab."""
    QTest.keyClick(dialog, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    person.wait(lambda: dialog.focusWidget() is dialog.name)
    QTest.keyClicks(dialog.name, name)
    person.key(Qt.Key.Key_Tab)
    for _ in range(down):
        person.key(Qt.Key.Key_Down)
    person.key(Qt.Key.Key_Tab)
    QTest.keyClicks(dialog.instruction, words)


def _state(person: Person, fields: tuple[OwnField, ...]) -> None:
    person.built.desk.ask(lambda books: books.set_own_fields(fields), keep=True)


def _paper(folder: Path) -> Path:
    path = folder / "own.pdf"
    path.write_bytes(invoice_pdf("INV-1", extra=EXTRA))
    return path


def test_fields_are_set_up_by_keyboard(person: Person) -> None:
    dialog = _dialog(person)
    assert any("no own fields" in label.text() for label in dialog.findChildren(QLabel))
    _add(person, dialog, "Cost centre", 0, 'behind "KST"')
    _add(person, dialog, "Sent on", 2)
    _add(person, dialog, "total amount", 1)
    QTest.keyClick(dialog.instruction, Qt.Key.Key_Return)
    # refused in words, with the keyboard on the field that is meant
    assert dialog.isVisible()
    assert "already" in dialog.message.text()
    assert dialog.focusWidget() is dialog.name
    QTest.keyClick(dialog, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    person.wait(lambda: len(_rows(dialog.table)) == 2)
    assert dialog.focusWidget() is dialog.table
    QTest.keyClick(dialog.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [row[0] for row in _rows(dialog.table)] == ["Sent on", "Cost centre"]
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    person.wait(lambda: person.window.findChild(OwnFieldsDialog) is None)
    again = _dialog(person)
    assert _rows(again.table) == [
        ("Sent on", "Date", ""),
        ("Cost centre", "Text", 'behind "KST"'),
    ]
    QTest.keyClick(again, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    person.wait(lambda: "Sent on" in again.message.text())
    QTest.keyClick(again, Qt.Key.Key_Escape)
    person.wait(lambda: person.window.findChild(OwnFieldsDialog) is None)
    third = _dialog(person)
    assert len(_rows(third.table)) == 2
    QTest.keyClick(third, Qt.Key.Key_Escape)


def test_they_are_read_lit_corrected_and_searched(person: Person, tmp_path: Path) -> None:
    fields = (
        OwnField("Cost centre"),
        OwnField("Sent on", "date"),
        OwnField("Gross weight", "number"),
        OwnField("R&D project"),
    )
    _state(person, fields)
    paper = _paper(tmp_path)
    person.bring_in(paper)
    person.open(paper.name)
    assert person.text("other.Cost centre") == "4711 North"
    assert person.text("other.Sent on") == "24/12/2025"
    assert person.text("other.Gross weight") == "1,012.50"
    assert person.text("other.R&D project") == ""
    row = person.window.form.rows["other.R&D project"]
    assert row.label.text() == "R&&D project"
    # Tab goes through them in their order, behind the invoice's own
    person.window.form.go_to("other.Cost centre")
    person.wait(lambda: QApplication.focusWidget() is person.field("other.Cost centre"))
    lit = person.built.form.evidence_of("other.Cost centre")
    assert lit is not None
    assert lit.box is not None
    for name in ("Sent on", "Gross weight", "R&D project"):
        person.key(Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is person.field(f"other.{name}"), name
    person.key(Qt.Key.Key_Backtab)
    person.key(Qt.Key.Key_Backtab)
    # typed as its kind is: no date is refused beside the field, a date is kept as one
    person.type_into("other.Sent on", "soon")
    assert "date" in person.window.form.rows["other.Sent on"].invalid
    person.type_into("other.Sent on", "25/12/2025")
    person.wait(lambda: person.detail.invoice.other["Sent on"] == "2025-12-25")
    person.type_into("other.R&D project", "Zeppelin")
    person.wait(lambda: person.detail.invoice.other.get("R&D project") == "Zeppelin")
    assert person.detail.evidence["other.R&D project"].source == Source.PERSON
    person.act("undo")
    person.wait(lambda: "R&D project" not in person.detail.invoice.other)
    person.act("redo")
    person.wait(lambda: person.text("other.R&D project") == "Zeppelin")
    person.window.list_pane.search.setText("zeppelin")
    person.wait(lambda: [r.file_name for r in person.rows()] == [paper.name])
    person.window.list_pane.search.setText("airship")
    person.wait(lambda: not person.rows())


def test_a_field_that_goes_leaves_its_values_in_sight(person: Person, tmp_path: Path) -> None:
    _state(person, (OwnField("Cost centre"), OwnField("Sent on", "date")))
    paper = _paper(tmp_path)
    person.bring_in(paper)
    person.open(paper.name)
    titles = _titles(person)
    assert "Own fields" in titles
    assert "Other values on the document" not in titles
    _state(person, (OwnField("Cost centre"), OwnField("Site")))
    person.wait(lambda: "other.Site" in person.window.form.rows)
    assert "Other values on the document" in _titles(person)
    assert person.text("other.Sent on") == "2025-12-24"
    # of another type now: what does not fit it is shown as it stands
    _state(person, (OwnField("Cost centre", "number"),))
    person.wait(lambda: "other.Site" not in person.window.form.rows)
    assert person.text("other.Cost centre") == "4711 North"
    _state(person, ())
    person.wait(lambda: "Own fields" not in _titles(person))


def test_without_own_fields_there_is_no_such_group(open_window: OpenWindow, tmp_path: Path) -> None:
    person = open_window()
    paper = _paper(tmp_path)
    person.bring_in(paper)
    person.open(paper.name)
    assert "Own fields" not in _titles(person)


def _titles(person: Person) -> list[str]:
    labels = person.window.form.findChildren(QLabel)
    return [label.text() for label in labels if label.isVisibleTo(person.window.form)]
