# SPDX-License-Identifier: AGPL-3.0-or-later
"""The real window on a real workspace with the real page processes; only the person is scripted."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import Built, build
from desktop.domain.listing import InvoiceDetail, InvoiceRow
from desktop.domain.status import JobStatus
from desktop.settings import LoadedSettings, Settings, load_settings
from desktop.ui.invoice_list.model import InvoiceListModel

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"
PATIENCE_MS = 60_000


class Person:
    """Drives one window as a person would, and waits for what a person would wait for."""

    def __init__(self, built: Built, qtbot: QtBot) -> None:
        self.built = built
        self.window = built.window
        self.qtbot = qtbot

    # --- looking -------------------------------------------------------------------------------

    @property
    def model(self) -> InvoiceListModel:
        return self.built.list_presenter.model

    def rows(self) -> list[InvoiceRow]:
        """The list's loaded rows, from top to bottom."""
        found = (self.model.row_at(n) for n in range(self.model.rowCount()))
        return [row for row in found if row is not None]

    @property
    def detail(self) -> InvoiceDetail:
        """The open invoice."""
        assert self.built.form.opened is not None
        return self.built.form.opened.detail

    def field(self, path: str) -> QWidget:
        return self.window.form.rows[path].editor.widget

    def text(self, path: str) -> str:
        """What stands in a field's editor."""
        return self.window.form.rows[path].editor.typed()

    def wait(self, what: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(what()), timeout=PATIENCE_MS)

    # --- doing ---------------------------------------------------------------------------------

    def drop(self, *paths: Path) -> None:
        """Drop files onto the window."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        event = QDropEvent(
            QPointF(400, 300),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        self.window.dropEvent(event)

    def bring_in(self, *paths: Path, count: int | None = None) -> None:
        """Drop files, and wait until they are read."""
        self.drop(*paths)
        wanted = len(paths) if count is None else count
        self.wait(lambda: not self.built.intake.busy)
        self.wait(lambda: len(self.rows()) >= wanted and self.all_read())

    def all_read(self) -> bool:
        return all(row.status.is_over for row in self.rows())

    def open(self, file_name: str) -> None:
        """Choose the invoice of a file in the list, and wait until form and pages show it."""
        row = next(n for n, r in enumerate(self.rows()) if r.file_name == file_name)
        # whatever keys a test before left down
        self.window.list_pane.table.choose_row(row)
        wanted = self.rows()[row]
        self.wait(
            lambda: (
                self.built.form.opened is not None
                and self.detail.id == wanted.id
                and self.detail.revision >= wanted.revision
            )
        )

    def type_into(self, path: str, text: str, *, leave: bool = True) -> None:
        """Focus a field, replace what stands there, and go on with Tab."""
        self.window.form.go_to(path)
        editor = self.field(path)
        QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(editor, Qt.Key.Key_Delete)
        QTest.keyClicks(editor, text)
        if leave:
            QTest.keyClick(editor, Qt.Key.Key_Tab)

    def key(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """A key to whatever has the keyboard."""
        target = QApplication.focusWidget() or self.window
        QTest.keyClick(target, key, modifier)

    def act(self, name: str) -> None:
        """Trigger an action of the menus."""
        action = self.window.actions_[name]
        assert action.isEnabled(), f"{name} is disabled"
        action.trigger()

    def close(self) -> None:
        """Close the window, and wait until nothing runs any more."""
        self.window.close()
        self.wait(lambda: self.window.may_close)
        assert self.built.desk.wait(5_000)


OpenWindow = Callable[..., Person]


@pytest.fixture
def open_window(qtbot: QtBot, home: Path) -> Iterator[OpenWindow]:
    """Opens windows on the test's home; those still open at the end are closed."""
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    people: list[Person] = []

    def start(*, ready: bool = True, settings: Settings | None = None) -> Person:
        place = home / "vouch"
        kept = load_settings(place)
        if settings is not None or kept.settings.person is None:
            kept = LoadedSettings(settings or Settings(person="Anna Weber"))
        built = build(place, kept)
        built.window.show()
        qtbot.waitExposed(built.window)
        built.presenter.start()
        person = Person(built, qtbot)
        people.append(person)
        if ready:
            person.wait(lambda: built.desk.is_open and built.list_presenter.counts is not None)
        return person

    yield start
    for person in people:
        if not person.window.may_close:
            person.close()
        person.window.deleteLater()
    QApplication.sendPostedEvents(None, 0)
    QLocale.setDefault(QLocale.c())


@pytest.fixture
def person(open_window: OpenWindow) -> Person:
    """One open window on an empty workspace."""
    return open_window()


def is_waiting(row: InvoiceRow) -> bool:
    """Whether an invoice still waits to be read."""
    return row.status in (JobStatus.PENDING, JobStatus.PROCESSING, JobStatus.WAITING)
