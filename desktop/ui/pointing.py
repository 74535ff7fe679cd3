# SPDX-License-Identifier: AGPL-3.0-or-later
"""Between the pages and the form: words pointed at become values, and evidence is shown at once."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.data_form.presenter import FormPresenter
from desktop.ui.main_window import MainWindow
from desktop.ui.page_view.proof_canvas import NamedMark
from desktop.ui.wording import field_name
from desktop.workflows.requests import OpenInvoice

_TOLD_MS = 6_000


class Pointing(QObject):
    """Has the mouse take words while a field has the keyboard, and leads the keyboard there."""

    def __init__(self, window: MainWindow, form: FormPresenter) -> None:
        super().__init__(window)
        self._window = window
        self._form = form
        self._canvas = window.viewer.canvas
        self._all = False
        self._canvas.words_chosen.connect(form.take_words)
        self._canvas.pointing_left.connect(self._back)
        form.shown.connect(self._on_shown)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    @Slot(QWidget, QWidget)
    def _on_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        # a dialog or another program has it: nothing is pointed at meanwhile
        if now is not None and now.window() is self._window:
            self._canvas.set_pointing(self._window.form.holds_value(now))

    @Slot()
    def point(self) -> None:
        """From the field to the words of the page, by keys."""
        if self._form.opened is None:
            return
        if self._form.focused_path is None:
            self._form.to_first()
        if self._canvas.start_caret():
            words = self.tr("Arrows go from word to word, Shift takes more, Enter takes them.")
        else:
            words = self.tr("The words of this document are not known yet.")
        self._window.tell_status(words, _TOLD_MS)

    @Slot()
    def _back(self) -> None:
        if self._form.focused_path is not None:
            self._window.form.go_to(self._form.focused_path)

    @Slot()
    def show_all(self) -> None:
        """All evidence with its fields' names, or no more of it."""
        self._all = not self._all
        self._on_shown(self._form.opened)

    @Slot(object)
    def _on_shown(self, opened: OpenInvoice | None) -> None:
        if self._all or self._canvas.all_marks:
            marks = () if opened is None or not self._all else tuple(_marks(opened))
            self._canvas.show_all(marks)


def _marks(opened: OpenInvoice) -> Iterator[NamedMark]:
    """Each proven place; of a table's row the first cell alone is named."""
    evidence = opened.detail.evidence
    named: set[str] = set()
    for path, reading in evidence.items():
        if reading.box is None or reading.page is None:
            continue
        row, bracket, _ = path.partition("].")
        party, inside, part = path.partition(".address.")
        if bracket:
            name = "" if row in named else field_name(path, whole=True).partition(",")[0]
            named.add(row)
        elif inside and part != "text" and f"{party}.address.text" in evidence:
            # a part of the address, which is named as a whole
            name = ""
        else:
            name = field_name(path, whole=path.endswith(".name"))
        yield NamedMark(reading.page, reading.box, name)
