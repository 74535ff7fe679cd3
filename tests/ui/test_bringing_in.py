# SPDX-License-Identifier: AGPL-3.0-or-later
"""What becomes of dropped files: refused with a reason, recognised, unlocked, stated beforehand."""

import shutil
from pathlib import Path

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QPushButton

from desktop.domain.status import InvoiceState
from desktop.ui.dialogs.bring_in import BringInDialog
from desktop.ui.dialogs.password import PasswordDialog
from tests.paper import encrypted
from tests.ui.conftest import SAMPLES, OpenWindow, Person

AMERICAN = SAMPLES / "us-design-studio.pdf"


def told(person: Person) -> list[tuple[str, str]]:
    """File and words of each row of the panel."""
    model = person.window.intake.tree.model()
    return [
        (model.index(row, 0).data(), model.index(row, 1).data())
        for row in range(model.rowCount(QModelIndex()))
    ]


def test_a_bad_file_is_told_with_its_reason_and_the_rest_goes_on(
    person: Person, tmp_path: Path
) -> None:
    folder = tmp_path / "post"
    folder.mkdir()
    shutil.copy(AMERICAN, folder / "good.pdf")
    (folder / "cut.pdf").write_bytes(AMERICAN.read_bytes()[:400])
    (folder / "empty.pdf").write_bytes(b"")
    (folder / "notes.txt").write_text("not an invoice")
    person.drop(folder)
    person.wait(lambda: not person.built.intake.busy)
    person.wait(lambda: len(person.rows()) == 1)
    rows = dict(told(person))
    assert set(rows) == {"cut.pdf", "empty.pdf"}
    assert "The file is empty." in rows["empty.pdf"]
    assert "Ask the sender" in rows["cut.pdf"]
    assert person.window.intake.isVisible()
    person.wait(person.all_read)


def test_the_same_bytes_lead_to_the_invoice_that_is_there(person: Person, tmp_path: Path) -> None:
    person.bring_in(AMERICAN, SAMPLES / "be-peppol-ubl.xml")
    person.open("be-peppol-ubl.xml")
    copy = tmp_path / "another name.pdf"
    shutil.copy(AMERICAN, copy)
    person.drop(copy)
    person.wait(lambda: person.detail.document.original_name == AMERICAN.name)
    assert len(person.rows()) == 2
    assert told(person) == [("another name.pdf", "This very file is here already.")]
    person.open("be-peppol-ubl.xml")
    (button,) = person.window.intake.tree.findChildren(QPushButton)
    button.click()
    person.wait(lambda: person.detail.document.original_name == AMERICAN.name)


def test_an_encrypted_pdf_asks_for_its_password(person: Person, tmp_path: Path) -> None:
    locked = tmp_path / "locked.pdf"
    locked.write_bytes(encrypted(AMERICAN.read_bytes(), "s3same", tmp_path))
    person.drop(locked)
    person.wait(lambda: person.window.findChild(PasswordDialog))
    dialog = person.window.findChild(PasswordDialog)
    assert dialog is not None
    dialog.password.setText("wrong")
    dialog.accept()
    person.wait(lambda: "does not open it" in _message(person))
    again = person.window.findChildren(PasswordDialog)[-1]
    again.password.setText("s3same")
    again.accept()
    person.wait(lambda: len(person.rows()) == 1 and person.all_read())
    person.open("locked.pdf")
    person.wait(lambda: person.window.viewer.canvas.sharp)
    assert person.rows()[0].number == "HP-10482"
    assert told(person) == []


def _message(person: Person) -> str:
    return " ".join(d.message.text() for d in person.window.findChildren(PasswordDialog))


def test_what_was_given_and_reads_differently_is_told(person: Person, tmp_path: Path) -> None:
    extra = tmp_path / "delivery note.txt"
    extra.write_text("four chairs")
    person.act("add_with")
    dialog = person.window.findChild(BringInDialog)
    assert dialog is not None
    dialog.files.add([AMERICAN])
    dialog.number.setText("HP-99999")
    dialog.date.setText("tomorrow")
    dialog.accept()
    assert "is not a date" in dialog.message.text()
    dialog.date.clear()
    dialog.remarks.setPlainText("Came by post")
    dialog.attachments.add([extra])
    dialog.accept()
    person.wait(lambda: len(person.rows()) == 1 and person.all_read())
    person.open(AMERICAN.name)
    person.wait(lambda: person.detail.state is InvoiceState.NEEDS_REVIEW)
    assert person.detail.remarks == "Came by post"
    assert [a.name for a in person.detail.attachments] == ["delivery note.txt"]
    findings = person.window.form.findings.list
    words = " ".join(findings.item(n).text() for n in range(findings.count()))
    assert "HP-99999" in words


def test_closing_while_files_are_read_goes_on_at_the_next_start(open_window: OpenWindow) -> None:
    files = sorted(SAMPLES.glob("de-*.pdf")) + [AMERICAN]
    first = open_window()
    first.drop(*files)
    first.wait(lambda: len(first.rows()) == len(files))
    first.close()

    second = open_window()
    second.wait(lambda: len(second.rows()) == len(files) and second.all_read())
    assert {row.state for row in second.rows()} == {InvoiceState.NEEDS_REVIEW}
    assert len({row.sha256 for row in second.rows()}) == len(files)
