# SPDX-License-Identifier: AGPL-3.0-or-later
"""Learned layouts in the window: listed in words, forgotten and taken back by keyboard."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableWidget

from desktop.domain.layout import ColumnLesson, Layout, TableLesson
from desktop.ui.layouts.dialog import LayoutsDialog
from desktop.ui.layouts.words import lessons_in_words
from tests.strange_paper import STYLES, invoice
from tests.ui.conftest import Person

STYLE = STYLES[5]


def _dialog(person: Person) -> LayoutsDialog:
    person.act("layouts")
    person.wait(lambda: person.window.findChild(LayoutsDialog))
    dialog = person.window.findChild(LayoutsDialog)
    assert dialog is not None
    person.wait(dialog.isVisible)
    return dialog


def _rows(table: QTableWidget) -> list[tuple[str, ...]]:
    rows = []
    for row in range(table.rowCount()):
        items = [table.item(row, column) for column in range(table.columnCount())]
        rows.append(tuple("" if item is None else item.text() for item in items))
    return rows


def _bring_in(person: Person, folder: Path, number: int) -> dict[str, Any]:
    data, truth = invoice(STYLE, number)
    path = folder / f"strange-{number}.pdf"
    path.write_bytes(data)
    person.bring_in(path, count=number + 1)
    person.open(path.name)
    return truth


def _correct_and_verify(person: Person, truth: dict[str, Any]) -> None:
    for path in ("invoice_number", "total_amount", "subtotal", "tax_amount"):
        person.type_into(path, truth[path])
    person.act("verify")


def test_an_empty_workspace_says_how_layouts_come(person: Person) -> None:
    dialog = _dialog(person)
    person.wait(lambda: "Nothing was learned yet" in dialog.message.text())
    assert not dialog.forget.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    person.wait(lambda: person.window.findChild(LayoutsDialog) is None)


def test_a_verified_invoice_is_listed_forgotten_and_taken_back(
    person: Person, tmp_path: Path
) -> None:
    truth = _bring_in(person, tmp_path, 0)
    _correct_and_verify(person, truth)
    dialog = _dialog(person)

    def learned() -> bool:
        person.built.desk.ask(lambda books: books.layouts(), dialog.show_layouts)
        return dialog.table.rowCount() == 1

    person.wait(learned)
    (row,) = _rows(dialog.table)
    assert (row[0], row[2]) == (STYLE.name, truth["invoice_number"])
    lessons = {field: words for field, words, _ in _rows(dialog.lessons)}
    assert lessons["Invoice number"] == "below “Doklad”"
    assert lessons["Total amount"] == "right of “K uhrade”"

    dialog.search.setFocus()
    QTest.keyClicks(dialog.search, "nobody")
    assert _rows(dialog.table) == []
    assert not dialog.forget.isEnabled()
    dialog.search.clear()
    QTest.keyClick(dialog, Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier)
    person.wait(lambda: _rows(dialog.table) == [])
    assert "forgotten" in dialog.message.text()
    QTest.keyClick(dialog, Qt.Key.Key_U, Qt.KeyboardModifier.AltModifier)
    person.wait(lambda: len(_rows(dialog.table)) == 1)
    assert not dialog.undo.isEnabled()


def test_the_next_invoice_says_where_its_values_were_learned(
    person: Person, tmp_path: Path
) -> None:
    truth = _bring_in(person, tmp_path, 0)
    _correct_and_verify(person, truth)
    known: list[object] = []

    def learned() -> bool:
        person.built.desk.ask(lambda books: books.layouts(), known.extend)
        return bool(known)

    person.wait(learned)
    later = _bring_in(person, tmp_path, 1)
    person.wait(lambda: person.text("invoice_number") == later["invoice_number"])
    reading = person.detail.evidence["invoice_number"]
    from desktop.ui.data_form.marks import proof_of

    assert "Learned from your invoice of" in proof_of(reading)


def test_headings_and_what_is_no_item_are_told(qapp: QApplication) -> None:
    columns = (
        ColumnLesson("description", "Polozka", 0.1, 0.4),
        ColumnLesson("net", "Celkem", 0.8, 0.9),
    )
    table = TableLesson(columns, "one", passed=("Prevod",), ends=("Zaklad", "Odvod"))
    layout = Layout("Novotny", (), (), (), table, titles=("Danovy doklad",))
    (headings, lines) = lessons_in_words(layout)
    assert headings[:2] == ("Headings", "“Danovy doklad”")
    assert lines[1].endswith("under “Celkem”, without “Prevod”, up to “Zaklad”")
