# SPDX-License-Identifier: AGPL-3.0-or-later
"""The list: sorted, filtered and searched by the database, acted on row by row or many at once."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QMenu

from benchmarks.workspaces import fill_workspace
from desktop.background.snapshots import PAGE_ROWS
from desktop.domain.status import InvoiceState, JobStatus
from desktop.store.workspace_folder import workspace_folder
from desktop.ui.invoice_list.model import Column
from desktop.ui.invoice_list.presenter import FILTERS
from desktop.ui.look import Tone
from desktop.ui.wording import said_of_confidence
from tests.ui.conftest import SAMPLES, OpenWindow, Person

FILES = [
    SAMPLES / name
    for name in ("be-peppol-ubl.xml", "fr-menuiserie-factur-x.pdf", "us-design-studio.pdf")
]


def numbers(person: Person) -> list[str | None]:
    return [row.number for row in person.rows()]


def test_sorting_filtering_and_searching(person: Person) -> None:
    person.bring_in(*FILES)
    header = person.window.list_pane.table.horizontalHeader()
    header.setSortIndicator(Column.TOTAL, Qt.SortOrder.AscendingOrder)
    person.wait(lambda: numbers(person) == ["2026-0291", "HP-10482", "F2026-0518"])
    header.setSortIndicator(Column.NUMBER, Qt.SortOrder.DescendingOrder)
    person.wait(lambda: numbers(person) == ["HP-10482", "F2026-0518", "2026-0291"])

    person.window.list_pane.search.setText("valcourt")
    person.wait(lambda: numbers(person) == ["F2026-0518"])
    person.window.list_pane.search.setText("no such words here")
    person.wait(lambda: numbers(person) == [])
    assert person.window.list_pane.search.isVisible()
    person.window.list_pane.search.clear()
    person.wait(lambda: len(numbers(person)) == 3)

    verified = next(f for f in FILTERS if f.name == "verified")
    person.built.list_presenter.set_filter(verified)
    person.wait(lambda: numbers(person) == [])
    person.built.list_presenter.set_filter(FILTERS[0])
    person.wait(lambda: len(numbers(person)) == 3)


def test_the_chosen_invoice_stays_chosen_when_rows_move(person: Person) -> None:
    person.bring_in(*FILES)
    person.open("us-design-studio.pdf")
    table = person.window.list_pane.table
    header = table.horizontalHeader()
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        header.setSortIndicator(Column.TOTAL, order)
        person.wait(lambda: person.model.query == person.built.list_presenter.query)
        row = person.model.row_at(table.currentIndex().row())
        assert row is not None
        assert row.file_name == "us-design-studio.pdf"
    assert person.detail.document.original_name == "us-design-studio.pdf"


def test_many_are_deleted_undone_and_read_again(person: Person) -> None:
    person.bring_in(*FILES)
    person.window.list_pane.table.selectAll()
    person.act("delete")
    person.wait(lambda: person.model.rowCount() == 0)
    assert "3 deleted." in person.window.notices.text
    person.window.notices._on_action()
    person.wait(lambda: len(person.rows()) == 3)
    person.window.list_pane.table.selectAll()
    person.act("read_again")
    person.wait(lambda: any(row.status is not JobStatus.COMPLETED for row in person.rows()))
    person.wait(person.all_read)
    assert {row.state for row in person.rows()} == {InvoiceState.NEEDS_REVIEW}


def test_the_context_menu_offers_what_fits_the_rows(person: Person) -> None:
    person.bring_in(FILES[0])
    menu = QMenu()
    person.window.list_pane.fill_menu(menu, tuple(person.rows()))
    words = [action.text() for action in menu.actions() if action.text()]
    assert words[:3] == ["Verify", "Postpone", "Reject"]
    assert "Try again" not in words
    menu.deleteLater()


def test_a_foreign_write_shows_up(open_window: OpenWindow) -> None:
    one = open_window()
    one.bring_in(FILES[0])
    other = open_window()
    other.wait(lambda: len(other.rows()) == 1)
    other.bring_in(FILES[1], count=2)
    one.wait(lambda: len(one.rows()) == 2)
    assert one.model.rowCount(QModelIndex()) == 2


def test_a_broken_rule_shows_in_the_list_however_sure_the_reading_is(person: Person) -> None:
    person.bring_in(SAMPLES / "uk-catering-wrong-total.pdf", SAMPLES / "be-peppol-ubl.xml")
    rows = {row.file_name: row for row in person.rows()}
    wrong, sound = rows["uk-catering-wrong-total.pdf"], rows["be-peppol-ubl.xml"]
    assert (wrong.errors, sound.errors) == (1, 0)
    said = said_of_confidence(wrong)
    assert said is not None
    assert (said.word, said.tone) == ("rule broken", Tone.BAD)
    said = said_of_confidence(sound)
    assert said is not None
    assert said.word == "held", "sound, but its supplier and so its account are new"


def test_what_another_query_finds_is_shown_from_its_beginning(person: Person) -> None:
    person.bring_in(*FILES)
    table = person.window.list_pane.table
    table.setFixedHeight(2 * table.rowHeight(0))
    bar = table.verticalScrollBar()
    person.wait(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    table.horizontalHeader().setSortIndicator(Column.TOTAL, Qt.SortOrder.AscendingOrder)
    person.wait(lambda: person.model.query == person.built.list_presenter.query)
    assert bar.maximum() > 0
    assert bar.value() == 0


def test_first_rows_come_before_the_count_and_the_open_invoice_stays_chosen(
    open_window: OpenWindow, home: Path
) -> None:
    fill_workspace(workspace_folder(home / "vouch", "default"), 350)
    person = open_window()
    table = person.window.list_pane.table
    last = person.model.rowCount() - 1
    person.wait(lambda: person.model.row_at(last) is not None or bool(table.scrollToBottom()))
    table.selectRow(last)
    person.wait(lambda: bool(person.built.list_presenter.open_id))
    opened = person.built.list_presenter.open_id
    counts: list[int] = []
    person.model.modelReset.connect(lambda: counts.append(person.model.rowCount()))
    person.built.list_presenter.set_search("invoice")
    person.wait(lambda: counts and person.model.rowCount() > PAGE_ROWS)
    assert counts == [PAGE_ROWS]
    assert table.rowAt(0) == 0
    chosen = table.currentIndex().row()
    assert chosen >= PAGE_ROWS
    table.scrollTo(table.currentIndex())
    person.wait(lambda: person.model.row_at(chosen) is not None)
    row = person.model.row_at(chosen)
    assert row is not None
    assert row.id == opened == person.built.list_presenter.open_id
    # a state's number of rows is known without asking
    counts.clear()
    person.built.list_presenter.set_search("")
    person.wait(lambda: len(counts) == 1)
    assert counts == [last + 1]
