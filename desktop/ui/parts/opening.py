# SPDX-License-Identifier: AGPL-3.0-or-later
"""Opens the parts window for chosen invoices, has its plan carried out, and offers to undo that."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from shiboken6 import isValid

from desktop.background.desk import Desk
from desktop.background.lane import Ticket
from desktop.domain.errors import UserError
from desktop.domain.listing import InvoiceDetail
from desktop.domain.parts import CutProposal, PartsOpening, PartsPlan
from desktop.ui.languages import told
from desktop.ui.look import Theme, Tone
from desktop.ui.main_window import MainWindow
from desktop.ui.notice_bar import Notice
from desktop.ui.parts.dialog import PartsDialog


class PartsOpener(QObject):
    """`show_invoice` opens an invoice by its id."""

    def __init__(
        self, window: MainWindow, desk: Desk, theme: Theme, show_invoice: Callable[[str], object]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._theme = theme
        self._show_invoice = show_invoice
        self.dialog: PartsDialog | None = None
        self._asked = False

    def open(self, ids: Sequence[str], *, joining: bool) -> None:
        """Arrange the pages of these invoices, one part of them all if `joining`."""
        if not ids or self.dialog is not None or self._asked:
            return
        if joining and len(ids) < 2:
            self._window.notices.tell(
                Notice(
                    self.tr("Choose two or more invoices to join."),
                    self.tr("Ctrl+click or Shift+arrows choose several in the list."),
                )
            )
            return
        self._asked = True
        # behind what was just written
        self._desk.ask(
            lambda books: books.parts.opening(ids),
            lambda found: self._show(found, joining),
            self._refuse,
        )

    def _refuse(self, error: UserError) -> None:
        self._asked = False
        self._window.notices.tell_error(error)

    def _show(self, opening: PartsOpening, joining: bool) -> None:
        self._asked = False
        dialog = self.dialog = PartsDialog(opening, joining, self._theme, self._window)
        pages = self._desk.pages
        dialog.canvas.wanted.connect(pages.want)
        pages.rendered.connect(dialog.canvas.put_picture)
        pages.refused.connect(dialog.canvas.refuse_picture)
        self._desk.errand_progressed.connect(dialog.show_progress)
        dialog.chosen.connect(self._carry_out)
        dialog.by_itself_asked.connect(self._set_by_itself)
        dialog.finished.connect(lambda _: self._on_closed())
        dialog.open()
        if len(opening.sources) == 1 and len(opening.sources[0].sizes) > 1:
            self._look_for_cuts(dialog, opening.sources[0].invoice_id)

    def _look_for_cuts(self, dialog: PartsDialog, invoice_id: str) -> None:
        """By the words of all pages: seconds for hundreds of them, and nothing waits for it."""
        dialog.expect_proposal()

        def found(proposal: CutProposal) -> None:
            if isValid(dialog):
                dialog.take_proposal(proposal)

        def failed(error: UserError) -> None:
            if isValid(dialog):
                dialog.say(told(error))

        self._desk.accounts.ask(lambda books: books.parts.proposal(invoice_id), found, failed)

    def _set_by_itself(self, on: bool) -> None:
        self._desk.ask(lambda books: books.parts.split_by_itself(on), keep=True)

    def _carry_out(self, plan: PartsPlan) -> None:
        dialog = self.dialog
        if dialog is None:
            return

        def done(made: tuple[InvoiceDetail, ...]) -> None:
            if isValid(dialog):
                dialog.done_with()
            self._tell(plan, made)

        def failed(error: UserError) -> None:
            if isValid(dialog):
                dialog.refuse(told(error))
            else:
                self._window.notices.tell_error(error)

        ticket: Ticket = self._desk.bring(
            lambda books, reader, progress, cancel: books.parts.carry_out(
                plan, reader, progress, cancel
            ),
            done,
            failed,
        )

        def stop() -> None:
            ticket.cancel()
            if isValid(dialog):
                dialog.refuse(self.tr("Stopped; nothing was changed."))

        dialog.stop_asked.connect(stop)

    def _tell(self, plan: PartsPlan, made: Sequence[InvoiceDetail]) -> None:
        source = plan.sources[0][0]
        if len(plan.sources) > 1 and len(made) == 1:
            title = self.tr("{n} files were joined to one invoice.").format(n=len(plan.sources))
        elif len(made) == 1:
            title = self.tr("The invoice was made anew from the pages that you chose.")
        else:
            title = self.tr("{n} invoices were made.").format(n=len(made))
        self._window.notices.tell(
            Notice(
                title,
                self.tr("They are being read. The files as they came are kept."),
                Tone.GOOD,
                self.tr("Undo"),
                lambda: self._take_back(source),
            )
        )
        self._show_invoice(made[0].id)

    def _take_back(self, source: str) -> None:
        def there_again(sources: tuple[str, ...]) -> None:
            self._show_invoice(sources[0])

        self._desk.ask(
            lambda books: books.parts.take_back(source),
            there_again,
            self._window.notices.tell_error,
            keep=True,
        )

    def _on_closed(self) -> None:
        self.dialog = None
        # the viewer's own wishes were put off by the thumbnails'
        self._window.viewer.canvas.arrange()
