# SPDX-License-Identifier: AGPL-3.0-or-later
"""From a dropped file to an export: what the main job is."""

import json
from pathlib import Path

from PySide6.QtCore import Qt

from desktop.domain.invoice import DocumentType
from desktop.domain.reading import Source
from desktop.domain.status import InvoiceState
from desktop.ui.dialogs.export import ExportDialog
from desktop.workflows.requests import ExportFormat
from tests.ui.conftest import SAMPLES, OpenWindow, Person

AMERICAN = SAMPLES / "us-design-studio.pdf"
FRENCH = SAMPLES / "fr-menuiserie-factur-x.pdf"
XML = SAMPLES / "be-peppol-ubl.xml"


def test_dropped_files_are_read_shown_corrected_verified_and_exported(
    person: Person, tmp_path: Path
) -> None:
    person.bring_in(AMERICAN, FRENCH)
    assert {row.state for row in person.rows()} == {InvoiceState.NEEDS_REVIEW}
    person.open(FRENCH.name)
    canvas = person.window.viewer.canvas
    person.wait(lambda: canvas.sharp)

    person.window.form.go_to("invoice_number")
    assert person.text("invoice_number") == person.detail.invoice.invoice_number
    (lit,) = canvas.lit
    assert lit.box == person.detail.evidence["invoice_number"].box
    assert canvas.visible_rect().intersects(canvas.geometry_.box_rect(lit.page - 1, lit.box))

    person.type_into("purchase_order", "PO 4711")
    person.wait(lambda: person.detail.invoice.purchase_order == "PO 4711")
    assert person.detail.evidence["purchase_order"].source == Source.PERSON
    badge = person.window.form.rows["purchase_order"]
    assert badge.mark is not None
    assert badge.mark.word == "typed"

    verified = person.detail.id
    person.act("verify")
    person.wait(lambda: person.detail.id != verified)
    assert person.window.list_pane.table.currentIndex().isValid()
    person.wait(lambda: any(r.state is InvoiceState.VERIFIED for r in person.rows()))

    target = tmp_path / "books"
    person.act("export")
    person.wait(lambda: person.window.findChild(ExportDialog))
    dialog = person.window.findChild(ExportDialog)
    assert dialog is not None
    assert dialog.all_verified.isChecked()
    dialog.format.setCurrentIndex(dialog.format.findData(ExportFormat.JSON))
    dialog.target.setText(str(target.with_suffix(".jsonl")))
    dialog.accept()
    person.wait(lambda: "Exported 1 invoices" in person.window.notices.text)
    (line,) = target.with_suffix(".jsonl").read_text("utf-8").splitlines()
    record = json.loads(line)
    assert record["invoice"]["purchase_order"] == "PO 4711"
    assert record["booking"]["verified"]["by"] == "Anna Weber"
    person.wait(lambda: any(r.exported for r in person.rows()))


def test_what_was_typed_survives_closing_at_once(open_window: OpenWindow) -> None:
    first = open_window()
    first.bring_in(AMERICAN)
    first.open(AMERICAN.name)
    first.type_into("invoice_number", "HP-10482-B", leave=False)
    first.window.form.extras.remarks.setPlainText("Ask Jo about the discount")
    first.close()

    second = open_window()
    person_rows = second.rows()
    assert [row.number for row in person_rows] == ["HP-10482-B"]
    second.open(AMERICAN.name)
    assert second.text("invoice_number") == "HP-10482-B"
    assert second.window.form.extras.remarks.toPlainText() == "Ask Jo about the discount"


def test_undo_and_redo_go_through_the_invoice(person: Person) -> None:
    person.bring_in(AMERICAN)
    person.open(AMERICAN.name)
    before = person.text("total_amount")
    person.type_into("total_amount", "7,000.5")
    person.wait(lambda: str(person.detail.invoice.total_amount) == "7000.5")
    assert person.text("total_amount") == "7,000.50"
    person.wait(person.window.actions_["undo"].isEnabled)
    person.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    person.wait(lambda: person.text("total_amount") == before)
    person.key(Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    person.wait(lambda: person.text("total_amount") == "7,000.50")


def test_a_stand_alone_e_invoice_is_shown_as_a_page_and_proven_by_its_elements(
    person: Person,
) -> None:
    person.bring_in(XML)
    person.open(XML.name)
    person.wait(lambda: person.window.viewer.canvas.sharp)
    mark = person.window.form.rows["invoice_number"].mark
    assert mark is not None
    assert mark.word == "exact"
    assert "element" in mark.proof


def test_line_items_are_edited_added_moved_and_deleted(person: Person) -> None:
    person.bring_in(AMERICAN)
    person.open(AMERICAN.name)
    assert person.detail.invoice.document_type is DocumentType.INVOICE
    table = person.window.form.line_items
    names = [item.name for item in person.detail.invoice.line_items]
    assert len(names) >= 2
    table.go_to("line_items[0].quantity")
    person.qtbot.keyClicks(table.grid, "3")
    person.key(Qt.Key.Key_Return)
    person.wait(lambda: str(person.detail.invoice.line_items[0].quantity) == "3")
    assert table.grid.currentIndex().row() == 1

    table.go_to("line_items[0].name")
    person.key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    person.wait(lambda: person.detail.invoice.line_items[1].name == names[0])
    person.wait(lambda: table.grid.currentIndex().row() == 1)
    person.key(Qt.Key.Key_Insert, Qt.KeyboardModifier.ControlModifier)
    person.wait(lambda: len(person.detail.invoice.line_items) == len(names) + 1)
    person.wait(lambda: table.grid.currentIndex().row() == 2)
    person.key(Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    person.wait(lambda: len(person.detail.invoice.line_items) == len(names))
    assert person.detail.invoice.line_items[1].name == names[0]
