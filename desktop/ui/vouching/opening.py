# SPDX-License-Identifier: AGPL-3.0-or-later
"""Opens the dialogs about verifying together, approving and history, and does what they ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject
from shiboken6 import isValid

from desktop.background.desk import Desk
from desktop.domain.audit import AuditEntry
from desktop.domain.confirming import Undoubted
from desktop.domain.errors import UserError
from desktop.ui.languages import told
from desktop.ui.look import Theme, Tone
from desktop.ui.main_window import MainWindow
from desktop.ui.notice_bar import Notice
from desktop.ui.wording import Wording
from desktop.workflows.history import History
from desktop.workflows.requests import ManyResult


class VouchingOpening(QObject):
    """One method a dialog; `show_invoice` opens an invoice by its id."""

    def __init__(
        self,
        window: MainWindow,
        desk: Desk,
        theme: Theme,
        show_invoice: Callable[[str], object],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._theme = theme
        self._wording = Wording()
        self._show_invoice = show_invoice

    def confirm(self) -> None:
        """What is in no doubt, to be verified together."""
        from desktop.ui.vouching.confirm_dialog import ConfirmDialog

        dialog = ConfirmDialog(self._theme, self._wording, self._window)

        def show(found: tuple[Undoubted, ...]) -> None:
            if isValid(dialog):
                dialog.show_invoices(found)

        def complain(error: UserError) -> None:
            if isValid(dialog):
                dialog.say(told(error))

        dialog.confirmed.connect(lambda ids: self._verify(ids, dialog.seen))
        dialog.open_asked.connect(self._show_invoice)
        self._desk.ask(lambda books: books.vouching.without_doubt(), show, complain)
        dialog.open()

    def history(self, invoice_id: str, path: str | None) -> None:
        """Who did what to the invoice, or to one of its fields."""
        from desktop.ui.vouching.history_dialog import HistoryDialog

        dialog = HistoryDialog(path, self._theme, self._wording, self._window)

        def show(found: History) -> None:
            if isValid(dialog):
                dialog.show_history(found)

        def tell_chain(broken: AuditEntry | None) -> None:
            if isValid(dialog):
                dialog.tell_chain(broken)

        def complain(error: UserError) -> None:
            if isValid(dialog):
                dialog.say(told(error))

        dialog.check_asked.connect(
            lambda: self._desk.accounts.ask(
                lambda books: books.vouching.broken_entry(), tell_chain, complain
            )
        )
        self._desk.ask(lambda books: books.vouching.history(invoice_id), show, complain)
        dialog.open()

    def approve(self, ids: Sequence[str]) -> None:
        """The second person's word on the chosen invoices."""
        chosen = tuple(ids)
        if chosen:
            self._desk.ask(
                lambda books: books.vouching.approve(chosen, True), self._approved, keep=True
            )

    # --- inside --------------------------------------------------------------------------------

    def _verify(self, ids: tuple[str, ...], seen: Mapping[str, int]) -> None:
        self._desk.ask(lambda books: books.verify_many(ids, seen), self._verified, keep=True)

    def _verified(self, result: ManyResult) -> None:
        title = self.tr("Verified {n} invoices together.").format(n=f"{len(result.done):,}")
        self._tell(title, self.tr("Ctrl+Z takes it back."), result)

    def _approved(self, result: ManyResult) -> None:
        title = self.tr("Approved {n} invoices.").format(n=f"{len(result.done):,}")
        self._tell(title, "", result)

    def _tell(self, title: str, advice: str, result: ManyResult) -> None:
        refused = tuple(result.refused.values())
        if refused:
            words = f"{refused[0].title} {refused[0].advice}"
            more = self.tr("{n} were left as they are.").format(n=len(refused))
            self._window.notices.tell(Notice(f"{title} {more}", words, Tone.LOOK))
        else:
            self._window.notices.tell(Notice(title, advice, Tone.GOOD))
