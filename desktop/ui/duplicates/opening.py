# SPDX-License-Identifier: AGPL-3.0-or-later
"""Opens the window of two invoices side by side, and carries out what the person decides."""

from __future__ import annotations

from PySide6.QtCore import QObject
from shiboken6 import isValid

from desktop.background.desk import Desk
from desktop.background.guarding import SideBySide
from desktop.domain.errors import UserError
from desktop.ui.duplicates.dialog import DuplicatesDialog
from desktop.ui.languages import told
from desktop.ui.look import Theme
from desktop.ui.main_window import MainWindow
from desktop.ui.wording import Wording


class DuplicatesOpening(QObject):
    """One dialog at a time; the main page view gets its pictures again when it closes."""

    def __init__(self, window: MainWindow, desk: Desk, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._theme = theme
        self.dialog: DuplicatesDialog | None = None

    def open(self, invoice_id: str) -> None:
        """Show the window at once; it fills when the books have answered."""
        if self.dialog is not None:
            return
        dialog = self.dialog = DuplicatesDialog(self._theme, Wording(), self._window)
        lane = self._desk.pages
        dialog.wanted.connect(lane.want)
        lane.rendered.connect(dialog.put_picture)
        lane.refused.connect(dialog.refuse_picture)

        def show(found: tuple[SideBySide, ...]) -> None:
            if isValid(dialog):
                dialog.show_pairs(found)

        def complain(error: UserError) -> None:
            if isValid(dialog):
                dialog.say(told(error))

        def look(_: object) -> None:
            self._desk.ask(lambda books: books.guarding.duplicates(invoice_id), show, complain)

        def same(one: str, other: str) -> None:
            self._desk.ask(lambda books: books.guarding.same(one, other), look, complain, keep=True)

        def different(one: str, other: str) -> None:
            self._desk.ask(
                lambda books: books.guarding.different(one, other), look, complain, keep=True
            )

        def undecide(one: str, other: str) -> None:
            self._desk.ask(
                lambda books: books.guarding.undecide(one, other), look, complain, keep=True
            )

        dialog.same_asked.connect(same)
        dialog.different_asked.connect(different)
        dialog.undecide_asked.connect(undecide)
        dialog.finished.connect(lambda _: self._on_closed())
        look(None)
        dialog.open()

    def _on_closed(self) -> None:
        self.dialog = None
        # the viewer's own wishes were put off by this window's
        self._window.viewer.canvas.arrange()
