# SPDX-License-Identifier: AGPL-3.0-or-later
"""Line items worked on as in a spreadsheet, with the page at hand; by keyboard."""

from __future__ import annotations

import random
from collections.abc import Sequence
from decimal import Decimal
from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtCore import QLocale, QPersistentModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.errors import InvalidValue
from desktop.domain.fields import LINE_ITEM_KINDS
from desktop.domain.invoice import Invoice, LineItem
from desktop.domain.listing import InvoiceDetail
from desktop.domain.page import Box
from desktop.ui.data_form.grid_clipboard import rows_of_text, text_of_rows, value_of, values_of
from desktop.ui.data_form.grid_region import RegionDialog
from desktop.ui.data_form.grid_split import SplitDialog
from desktop.ui.data_form.rows_model import RowsModel
from desktop.ui.look import Theme
from desktop.ui.wording import Wording
from tests.ui.conftest import SAMPLES, Person

AMERICAN = SAMPLES / "us-design-studio.pdf"
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
GERMAN = Wording(QLocale(QLocale.Language.German))
KINDS = LINE_ITEM_KINDS
ENGLISH = Wording(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))


# --- the clipboard -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a\tb\nc\td\n", [["a", "b"], ["c", "d"]]),
        ("a\t\r\n\t1,50\r\n\r\n", [["a", ""], ["", "1,50"]]),
        ('"two\nlines"\t3\n', [["two\nlines", "3"]]),
        ("a;1,5\nb;2", [["a", "1,5"], ["b", "2"]]),
        ("a,1\nb,2", [["a", "1"], ["b", "2"]]),
        ("Paper, white\nToner", [["Paper, white"], ["Toner"]]),
        ("1,234\n5,678", [["1,234"], ["5,678"]]),
        ("alone", [["alone"]]),
        ("", []),
        ("\n \n", []),
    ],
)
def test_a_block_is_taken_apart_as_spreadsheets_write_it(text: str, rows: list[list[str]]) -> None:
    assert rows_of_text(text) == rows


def test_cells_go_out_and_come_back_the_same() -> None:
    rows = [["two\nlines", "tab\there"], ['"quoted"', ""]]
    assert rows_of_text(text_of_rows(rows)) == rows


def test_no_copied_cell_acts_in_a_spreadsheet() -> None:
    rows = [["=HYPERLINK(1)", "-5,00", "@x"], ["+1 %", "-cmd", "it's"]]
    text = text_of_rows(rows)
    assert text == "'=HYPERLINK(1)\t-5,00\t'@x\n+1 %\t'-cmd\tit's\n"
    assert rows_of_text(text) == rows


def test_numbers_are_read_in_the_persons_habit() -> None:
    kind = LINE_ITEM_KINDS["subtotal"]
    assert value_of(kind, "1.234,50 €", GERMAN) == "1234.50"
    assert value_of(kind, "$1,234.50", ENGLISH) == "1234.50"
    assert value_of(kind, "EUR 12", ENGLISH) == "12"
    assert value_of(kind, "(12.00)", ENGLISH) == "-12.00"
    assert value_of(LINE_ITEM_KINDS["tax_rate"], "19 %", GERMAN) == "19"
    assert value_of(kind, "", GERMAN) is None
    with pytest.raises(InvalidValue, match=r"Line 3, Net.*a lot"):
        values_of(
            [["x", "1"], ["y", "a lot"]], ["name", "subtotal"], "line_items", KINDS, ENGLISH, 1
        )
    with pytest.raises(InvalidValue, match="3 columns"):
        values_of([["x", "1", "2"]], ["name", "subtotal"], "line_items", KINDS, ENGLISH, 0)


# --- the rows ----------------------------------------------------------------------------------


def _detail(rows: Sequence[LineItem]) -> InvoiceDetail:
    """As much of an open invoice as the rows' model looks at."""
    shown = SimpleNamespace(id="1", invoice=Invoice(line_items=tuple(rows)), evidence={})
    return cast("InvoiceDetail", shown)


def test_rows_come_and_go_in_place_and_a_cell_stays_with_its_row(qtbot: QtBot) -> None:
    model = RowsModel("line_items", Theme(QApplication.palette()), ENGLISH)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    dice = random.Random(8)
    rows = [LineItem(name=f"{n}", subtotal=n) for n in range(12)]
    model.show(_detail(rows), {})
    kept = QPersistentModelIndex(model.index(5, model.columns.index("name")))
    for step in range(60):
        at, count = dice.randrange(len(rows) + 1), dice.randrange(1, 4)
        if dice.random() < 0.5:
            rows[at:at] = [LineItem(name=f"new {step}.{n}", subtotal=1) for n in range(count)]
        elif "5" not in [row.name for row in rows[at : at + count]]:
            del rows[at : at + count]
        model.show(_detail(rows), {})
        assert [model.index(r, 1).data() for r in range(model.rowCount())] == [r.name for r in rows]
        assert kept.data() == "5"
        total = sum((row.subtotal or Decimal(0) for row in rows), Decimal(0))
        assert model.totals()["subtotal"] == total
    assert tester.model() is model


def test_what_is_typed_counts_at_once_and_waits_for_its_write(qtbot: QtBot) -> None:
    model = RowsModel("line_items", Theme(QApplication.palette()), ENGLISH)
    rows = [LineItem(name="a", subtotal="1.00"), LineItem(name="b", subtotal="2.00")]
    model.show(_detail(rows), {})
    cell = model.index(1, model.columns.index("subtotal"))
    sent: list[tuple[str, object]] = []
    model.edited.connect(lambda path, text: sent.append((path, text)))
    model.setData(cell, "5.5")
    assert sent == [("line_items[1].subtotal", "5.5")]
    assert model.totals() == {"subtotal": Decimal("6.5")}
    # another write comes back first: what was typed still stands there
    model.show(_detail(rows), {}, waiting=True)
    assert cell.data() == "5.5"
    model.show(_detail([rows[0], LineItem(name="b", subtotal="5.5")]), {})
    assert (cell.data(), model.totals()["subtotal"]) == ("5.50", Decimal("6.5"))
    model.setData(cell, "much")
    assert (cell.data(), model.has_invalid) == ("much", True)
    assert "not a number" in str(cell.data(Qt.ItemDataRole.AccessibleTextRole))


# --- the window --------------------------------------------------------------------------------


def _choose(person: Person, first: str, rows: int) -> None:
    """Select so many rows of a column, from this cell down."""
    person.window.form.line_items.go_to(first)
    for _ in range(rows - 1):
        person.key(Qt.Key.Key_Down, SHIFT)


def _names(person: Person) -> list[str | None]:
    return [item.name for item in person.detail.invoice.line_items]


def _undone(person: Person, revision: int) -> None:
    """One undo takes the last command back."""
    person.wait(lambda: person.detail.revision > revision)
    person.act("undo")
    person.wait(lambda: person.detail.revision > revision + 1)


def test_rows_are_pasted_merged_split_and_mended_by_keys(person: Person) -> None:
    person.bring_in(AMERICAN)
    person.open(AMERICAN.name)
    table = person.window.form.line_items
    person.wait(table.sums.isVisible)
    before = person.detail.invoice.line_items
    assert table.sums.sums.totals["subtotal"] == "6,240.00"
    assert "agrees" in table.sums.accessibleDescription()

    _edit_cells(person)

    # a block over cells and beyond the last row: one write, one undo
    table.go_to("line_items[3].name")
    QApplication.clipboard().setText("Books\t2\tpcs\t10.00\t$20.00\nInk\t1\tpcs\t5\t5.00\n")
    revision = person.detail.revision
    person.key(Qt.Key.Key_V, CONTROL)
    person.wait(lambda: _names(person)[3:] == ["Books", "Ink"])
    assert person.detail.revision == revision + 1
    assert person.detail.invoice.line_items[3].subtotal == Decimal("20.00")
    assert "Difference" in table.sums.accessibleDescription()
    _undone(person, revision)
    assert person.detail.invoice.line_items == before

    # what is no number refuses the whole block, and says which cell
    QApplication.clipboard().setText("Books\t2\nInk\tmany\n")
    table.go_to("line_items[0].name")
    revision = person.detail.revision
    person.key(Qt.Key.Key_V, CONTROL)
    assert table.advice.message.isVisible()
    assert "Line 2, Qty: “many”" in table.advice.message.text()
    assert person.detail.revision == revision

    # rows put in, copied down, merged
    person.key(Qt.Key.Key_V, CONTROL | SHIFT)
    assert "Line 3, Qty" in table.advice.message.text()
    QApplication.clipboard().setText("One\nTwo\n")
    person.key(Qt.Key.Key_V, CONTROL | SHIFT)
    person.wait(lambda: _names(person)[1:3] == ["One", "Two"])
    assert (table.grid.chosen_rows(), table.model.rowCount()) == ((1, 2), 6)
    _choose(person, "line_items[0].unit", 3)
    person.key(Qt.Key.Key_D, CONTROL)
    person.wait(lambda: person.detail.invoice.line_items[2].unit == "project")
    _choose(person, "line_items[1].name", 2)
    person.key(Qt.Key.Key_M, CONTROL)
    person.wait(lambda: person.detail.invoice.line_items[1].description == "Two")
    person.key(Qt.Key.Key_Insert, CONTROL | SHIFT)
    person.wait(lambda: _names(person)[1:3] == ["One", "One"])
    _choose(person, "line_items[1].name", 2)
    person.key(Qt.Key.Key_Delete, CONTROL)
    person.wait(lambda: person.detail.invoice.line_items == before)

    # split: at the cursor in a text, by a share of the quantity
    table.go_to("line_items[1].name")
    person.key(Qt.Key.Key_F2)
    for _ in range(len("Packaging design,")):
        person.key(Qt.Key.Key_Right)
    person.key(Qt.Key.Key_Home)
    for _ in range(len("Packaging design,")):
        person.key(Qt.Key.Key_Right)
    person.key(Qt.Key.Key_K, CONTROL)
    person.wait(lambda: _names(person)[1:3] == ["Packaging design,", "12 oz coffee bags"])
    _undone(person, person.detail.revision - 1)
    table.go_to("line_items[1].quantity")
    person.key(Qt.Key.Key_K, CONTROL)
    dialog = person.window.findChild(SplitDialog)
    assert dialog is not None
    dialog.part.setText("9")
    dialog.accept()
    assert dialog.message.isVisible()
    dialog.part.setText("1")
    dialog.accept()
    person.wait(lambda: len(person.detail.invoice.line_items) == 5)
    person.window.activateWindow()
    person.wait(person.window.isActiveWindow)
    halves = person.detail.invoice.line_items[1:3]
    assert [h.subtotal for h in halves] == [Decimal("1350.00"), Decimal("450.00")]
    _undone(person, person.detail.revision - 1)

    # a wrong digit: the row is pointed at, Alt+1 mends it
    table.go_to("line_items[2].subtotal")
    for key in (Qt.Key.Key_7, Qt.Key.Key_3, Qt.Key.Key_0, Qt.Key.Key_Return):
        person.key(key)
    person.wait(lambda: table.grid.mends > 0)
    # it counts only against the rows that may be the culprits
    assert not any(path.startswith("line_items[0]") for path in table.model.doubtful_paths())
    model = table.model
    cells = (model.index(r, c) for r in range(model.rowCount()) for c in range(model.columnCount()))
    marks = {model.path_at(cell): model.mark_at(cell) for cell in cells}
    doubtful = {path for path, mark in marks.items() if mark and mark.kind.needs_person}
    assert set(model.doubtful_paths()) == doubtful
    said = table.model.headerData(2, Qt.Orientation.Vertical, Qt.ItemDataRole.AccessibleTextRole)
    assert "780.00" in str(said)
    assert table.advice.buttons[0].isVisible()
    assert "Line 3, Net: 730.00 → 780.00" in table.advice.buttons[0].text()
    table.grid.setFocus()
    person.key(Qt.Key.Key_1, ALT)
    person.wait(lambda: person.detail.invoice.line_items[2].subtotal == Decimal("780.00"))
    person.wait(lambda: not table.grid.mends)
    assert not table.advice.buttons[0].isVisible()
    reading = person.detail.evidence["line_items[2].subtotal"]
    assert (reading.source, reading.box is not None) == ("person", True)


def _edit_cells(person: Person) -> None:
    """Typing begins an edit, Esc takes it back, arrows and Tab keep it and move on."""
    table, before = person.window.form.line_items, person.detail.invoice.line_items
    grid, revision = table.grid, person.detail.revision
    table.go_to("line_items[0].quantity")
    person.key(Qt.Key.Key_9)
    person.key(Qt.Key.Key_Escape)
    assert grid.currentIndex().data() == "1"
    person.key(Qt.Key.Key_2)
    # rows shown anew, as when another write comes back, leave alone what is being typed
    table.model.point_at((), {0: "looked at"})
    person.key(Qt.Key.Key_5)
    person.key(Qt.Key.Key_Down)
    assert grid.currentIndex().row() == 1
    person.wait(lambda: person.detail.invoice.line_items[0].quantity == Decimal(25))
    table.go_to("line_items[0].quantity")
    person.key(Qt.Key.Key_F2)
    person.key(Qt.Key.Key_Tab)
    assert table.current_path() == "line_items[0].unit"
    person.key(Qt.Key.Key_Escape)
    person.act("undo")
    person.wait(lambda: person.detail.invoice.line_items == before)
    assert person.detail.revision == revision + 2
    table.go_to(f"line_items[3].{table.model.columns[grid.shown_columns()[-1]]}")
    person.key(Qt.Key.Key_Tab)
    assert not grid.hasFocus()
    table.go_to("line_items[0].name")
    person.key(Qt.Key.Key_Backtab)
    assert not grid.hasFocus()


def test_a_column_and_a_region_of_the_page_fill_the_rows(person: Person) -> None:
    person.bring_in(AMERICAN)
    person.open(AMERICAN.name)
    before = person.detail.invoice.line_items
    table, canvas = person.window.form.line_items, person.window.viewer.canvas
    person.wait(lambda: canvas.sharp)

    # emptied quantities come back from the page, each with its place
    _choose(person, "line_items[0].quantity", 4)
    person.key(Qt.Key.Key_Delete)
    person.wait(lambda: person.detail.invoice.line_items[3].quantity is None)
    table.go_to("line_items[0].quantity")
    person.act("fill_column")
    assert canvas.hasFocus()
    _drag(person, 1, Box(370, 285, 390, 435))
    person.wait(lambda: person.detail.invoice.line_items == before)
    place = person.detail.evidence["line_items[2].quantity"]
    assert (place.page, place.box, place.source) == (
        1,
        Box(374.19, 378.64, 386.0, 388.14),
        "person",
    )
    assert "4 values" in table.advice.message.text()
    assert table.grid.hasFocus()

    # Esc gives up; the words selected on the page do as well as a box
    person.act("fill_column")
    person.key(Qt.Key.Key_Escape)
    assert table.grid.hasFocus()
    first, last = ("line_items[0].unit_price", "line_items[3].unit_price")
    ends = [person.detail.evidence[path].box for path in (first, last)]
    places = [canvas.words.hit(1, box.mid_x, box.mid_y) for box in ends if box is not None]
    table.go_to("line_items[0].total_amount")
    canvas.selection = (places[0], places[1])  # type: ignore[assignment]
    canvas.setFocus()
    person.act("fill_column")
    person.wait(lambda: person.detail.invoice.line_items[3].total_amount == Decimal("18.40"))
    canvas.selection = None
    _undone(person, person.detail.revision - 1)

    # a region by keys alone: the box begins around the items and their heading
    person.act("read_region")
    person.key(Qt.Key.Key_Down, SHIFT)
    person.key(Qt.Key.Key_Left, CONTROL)
    person.key(Qt.Key.Key_Return)
    person.wait(lambda: person.window.findChild(RegionDialog))
    dialog = person.window.findChild(RegionDialog)
    assert dialog is not None
    assert {"name", "quantity", "unit_price", "subtotal"} <= set(dialog.columns)
    revision = person.detail.revision
    dialog.accept()
    person.wait(lambda: person.detail.revision > revision)
    again = person.detail.invoice.line_items
    assert [(i.quantity, i.unit_price, i.subtotal) for i in again] == [
        (i.quantity, i.unit_price, i.subtotal) for i in before
    ]
    _undone(person, revision)
    assert person.detail.invoice.line_items == before


def _drag(person: Person, page: int, box: Box) -> None:
    canvas = person.window.viewer.canvas
    canvas.bring_into_view(page, box)
    rect = canvas.geometry_.box_rect(page - 1, box).translated(-canvas.visible_rect().topLeft())
    start, end = rect.topLeft().toPoint(), rect.bottomRight().toPoint()
    viewport = canvas.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(viewport, (start + end) / 2)
    QTest.mouseMove(viewport, end)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end + QPoint(1, 1))
