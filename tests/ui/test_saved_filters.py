# SPDX-License-Identifier: AGPL-3.0-or-later
"""Filters kept under a name, and columns chosen, over a restart."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QLineEdit

from desktop.domain.listing import SavedFilter
from desktop.ui.invoice_list.model import Column
from tests.ui.conftest import SAMPLES, OpenWindow, Person


def _names(person: Person) -> list[str]:
    actions = person.window.list_pane.more_menu.actions()
    return [action.text() for action in actions if isinstance(action.data(), SavedFilter)]


def test_a_named_filter_and_the_chosen_columns_are_there_again(open_window: OpenWindow) -> None:
    person = open_window()
    person.bring_in(SAMPLES / "be-peppol-ubl.xml", SAMPLES / "it-tipografia-fatturapa.p7m")
    pane = person.window.list_pane
    pane.search.setText("tipografia")
    person.wait(lambda: person.model.rowCount() == 1)
    pane.table.horizontalHeader().setSortIndicator(int(Column.TOTAL), Qt.SortOrder.AscendingOrder)
    person.wait(lambda: person.built.list_presenter.query.sort.value == "total")

    person.act("save_filter")
    dialog = pane.findChild(QInputDialog)
    assert dialog is not None
    field = dialog.findChild(QLineEdit)
    assert field is not None
    assert field.text() == "tipografia", "what is searched for is proposed"
    field.clear()
    QTest.keyClicks(field, "Printers")
    dialog.accept()
    person.wait(lambda: _names(person) == ["Printers"])

    menu = pane.table.columns_menu()
    number = next(a for a in menu.actions() if a.data() == int(Column.NUMBER))
    number.trigger()
    assert pane.table.isColumnHidden(Column.NUMBER)
    person.close()

    person = open_window()
    person.wait(lambda: person.model.rowCount() == 2)
    pane = person.window.list_pane
    assert pane.table.isColumnHidden(Column.NUMBER)
    person.wait(lambda: _names(person) == ["Printers"])
    kept = next(a for a in pane.more_menu.actions() if isinstance(a.data(), SavedFilter))
    kept.trigger()
    person.wait(lambda: person.model.rowCount() == 1)
    assert pane.search.text() == "tipografia"
    assert person.built.list_presenter.query.sort.value == "total"

    removing = pane.more_menu.actions()[-1].menu()
    removing.actions()[0].trigger()
    person.wait(lambda: not _names(person))
