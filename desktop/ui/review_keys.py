# SPDX-License-Identifier: AGPL-3.0-or-later
"""The keys of the review that are neither the list's nor one pane's: jump, point, take, reject."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut

from desktop.background.desk import Desk
from desktop.ui.data_form.candidates import Candidates
from desktop.ui.data_form.presenter import FormPresenter
from desktop.ui.data_form.proof_strip import MOST_CANDIDATES
from desktop.ui.invoice_list.presenter import ListPresenter
from desktop.ui.look import Theme
from desktop.ui.main_window import MainWindow
from desktop.ui.pointing import Pointing
from desktop.ui.wording import field_name

if TYPE_CHECKING:
    from desktop.ui.data_form.jump import Target


class ReviewKeys(QObject):
    """Connects the window's actions of these names; the rest is in the parts it makes."""

    def __init__(
        self,
        window: MainWindow,
        desk: Desk,
        invoices: ListPresenter,
        form: FormPresenter,
        theme: Theme,
        with_chosen: Callable[[Callable[[tuple[str, ...]], None]], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._list = invoices
        self._form = form
        self._theme = theme
        self._with_chosen = with_chosen
        self.pointing = Pointing(window, form)
        self.candidates = Candidates(desk, window.form, form)
        actions = window.actions_
        actions.on("jump", self.jump)
        actions.on("point", self.pointing.point)
        actions.on("all_evidence", self.pointing.show_all)
        actions.on("reject", self.reject)
        window.list_pane.reject_asked.connect(self.reject_these)
        for number in range(1, MOST_CANDIDATES + 1):
            key = QShortcut(QKeySequence(f"Alt+{number}"), window.form)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.setProperty("number", number)
            key.activated.connect(self._take)

    @Slot()
    def _take(self) -> None:
        self.candidates.take(int(self.sender().property("number")))

    # --- jump ------------------------------------------------------------------------------------

    @Slot()
    def jump(self) -> None:
        """A list of all fields, narrowed by typing."""
        if self._form.opened is None:
            return
        from desktop.ui.data_form.jump import JumpDialog

        dialog = JumpDialog(tuple(self._targets()), self._theme, self._window)
        dialog.chosen.connect(self._window.form.go_to)
        dialog.open()
        corner = self._window.form.mapToGlobal(QPoint(12, 44))
        dialog.move(corner)

    def _targets(self) -> Iterator[Target]:
        from desktop.ui.data_form.jump import Target

        form, presenter = self._window.form, self._form
        place = form.place_of()
        rows = sorted(form.rows.values(), key=lambda row: place(row.path))
        for row in rows:
            value = " ".join(row.editor.typed().split())
            yield Target(row.path, row.name, value, row.mark)
        opened = presenter.opened
        if opened is None:
            return
        invoice = opened.detail.invoice
        for number, tax in enumerate(invoice.tax_lines):
            path = f"tax_lines[{number}].rate"
            name = field_name(path, whole=True).partition(",")[0]
            yield Target(path, name, presenter.shown_as(path, _text(tax.rate)))
        for number, line in enumerate(invoice.line_items):
            path = f"line_items[{number}].name"
            name = field_name(path, whole=True).partition(",")[0]
            yield Target(path, name, " ".join((line.name or line.description or "").split()))

    # --- reject ----------------------------------------------------------------------------------

    @Slot()
    def reject(self) -> None:
        """The chosen invoices are not to be booked; the person says why."""
        self._with_chosen(self.reject_these)

    @Slot(object)
    def reject_these(self, ids: tuple[str, ...]) -> None:
        """Ask why these are not to be booked, and reject them."""
        if not ids:
            return
        from desktop.ui.dialogs.reason import ask_why_rejected

        def act(reason: str) -> None:
            self._list.reject(ids, reason)

        ask_why_rejected(len(ids), act, self._theme, self._window)


def _text(value: Decimal | None) -> str | None:
    return None if value is None else format(value, "f")
