# SPDX-License-Identifier: AGPL-3.0-or-later
"""Opens the window of held bank details for an invoice, and carries out what the person says."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.background.desk import Desk
from desktop.domain.errors import UserError
from desktop.ui.holds.dialog import HoldDialog
from desktop.ui.look import Theme, Tone
from desktop.ui.main_window import MainWindow
from desktop.ui.notice_bar import Notice
from desktop.ui.wording import Wording
from desktop.workflows.holding import HeldAccount


class HoldOpening(QObject):
    """One dialog at a time."""

    def __init__(self, window: MainWindow, desk: Desk, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._theme = theme
        self._asked = False
        self.dialog: HoldDialog | None = None

    def open(self, invoice_id: str) -> None:
        """Ask for what is known; the dialog comes with the answer."""
        if self._asked or self.dialog is not None:
            return
        self._asked = True
        self._desk.ask(
            lambda books: books.guarding.held_account(invoice_id), self._show, self._refuse
        )

    def _refuse(self, error: UserError) -> None:
        self._asked = False
        self._window.notices.tell_error(error)

    def _show(self, held: HeldAccount) -> None:
        self._asked = False
        if not held.account:
            self._window.notices.tell(
                Notice(
                    self.tr("This invoice names no account."),
                    self.tr("There is nothing to hold or to confirm."),
                )
            )
            return
        if not held.open and not held.released:
            self._window.notices.tell(
                Notice(
                    self.tr("The account of this invoice is known; it is not held."),
                    self.tr("Verified invoices of this supplier are paid to it."),
                    Tone.GOOD,
                )
            )
            return
        dialog = self.dialog = HoldDialog(held, self._theme, Wording(), self._window)
        dialog.given.connect(lambda reason: self._carry_out(held, reason))
        dialog.let_new_through.connect(
            lambda let: self._desk.ask(
                lambda books: books.guarding.set_pass_new_suppliers(let),
                lambda _: None,
                self._window.notices.tell_error,
                keep=True,
            )
        )
        dialog.finished.connect(lambda _: self._on_closed())
        dialog.open()

    def _on_closed(self) -> None:
        self.dialog = None

    def _carry_out(self, held: HeldAccount, reason: str) -> None:
        invoice_id, account = held.invoice_id, held.account
        if held.open:
            seen = frozenset(hold.kind for hold in held.open)
            self._desk.ask(
                lambda books: books.guarding.release(invoice_id, account, reason, seen),
                lambda _: self._tell(
                    self.tr("The account is confirmed."),
                    self.tr("The reason is kept in the history. Ctrl+Shift+H holds it again."),
                ),
                self._window.notices.tell_error,
                keep=True,
            )
            return
        self._desk.ask(
            lambda books: books.guarding.hold_again(invoice_id, account, reason),
            lambda _: self._tell(
                self.tr("The account is held again."), self.tr("No export takes it along.")
            ),
            self._window.notices.tell_error,
            keep=True,
        )

    def _tell(self, title: str, text: str) -> None:
        self._window.notices.tell(Notice(title, text, Tone.GOOD))
