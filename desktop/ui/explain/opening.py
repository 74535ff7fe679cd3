# SPDX-License-Identifier: AGPL-3.0-or-later
"""Opens “Why this value?” for the field that has the keyboard, and takes what is chosen there."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Signal

from desktop.background.desk import Desk
from desktop.domain.errors import UserError
from desktop.domain.explanation import FieldExplanation
from desktop.ui.data_form.presenter import FormPresenter
from desktop.ui.explain.dialog import WhyDialog
from desktop.ui.languages import told
from desktop.ui.look import Theme
from desktop.ui.main_window import MainWindow
from desktop.ui.wording import field_name


class Explaining(QObject):
    """`looked_at` carries the FieldReading whose place is to be shown."""

    looked_at = Signal(object)

    def __init__(self, window: MainWindow, desk: Desk, form: FormPresenter, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._form = form
        self._theme = theme
        self.dialog: WhyDialog | None = None

    def open(self, path: str) -> None:
        """Explain this field of the open invoice; what is being typed is kept first."""
        opened = self._form.opened
        if opened is None or self.dialog is not None:
            return
        invoice_id = opened.detail.id
        self._form.commit_all()
        name = field_name(path, whole=True)
        dialog = self.dialog = WhyDialog(
            name, lambda text: self._form.shown_as(path, text), self._theme, self._window
        )
        dialog.looked_at.connect(self.looked_at)
        dialog.taken.connect(lambda reading: self._form.take(path, reading))
        dialog.finished.connect(lambda _: self._on_closed(path))
        dialog.open()
        # beside the page and the form, which it speaks of
        dialog.move(self._window.list_pane.mapToGlobal(QPoint(24, 90)))

        def look(_: object) -> None:
            # long documents take a while: no list waits for it
            self._desk.accounts.ask(
                lambda books: books.explain(invoice_id, path), self._on_found, self._on_refused
            )

        # behind what was just written
        self._desk.ask(lambda books: books.info, look, self._on_refused)

    def _on_found(self, found: FieldExplanation) -> None:
        if self.dialog is not None:
            self.dialog.show_explanation(found)

    def _on_refused(self, error: UserError) -> None:
        if self.dialog is not None:
            self.dialog.refuse(told(error))

    def _on_closed(self, path: str) -> None:
        self.dialog = None
        self.looked_at.emit(self._form.evidence_of(path))
        self._window.form.go_to(path)
