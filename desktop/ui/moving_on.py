# SPDX-License-Identifier: AGPL-3.0-or-later
"""The way from invoice to invoice: the next one is read and rendered before it is asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.background.desk import Desk
from desktop.background.lane import Ticket
from desktop.domain.errors import UserError
from desktop.domain.listing import ListQuery
from desktop.ui.data_form.presenter import FormPresenter
from desktop.ui.invoice_list.presenter import ListPresenter
from desktop.ui.languages import said
from desktop.ui.main_window import MainWindow
from desktop.ui.notice_bar import Notice
from desktop.ui.page_view.presenter import PagePresenter
from desktop.workflows.requests import Change, ManyResult, OpenInvoice

if TYPE_CHECKING:
    from desktop.background.snapshots import AheadSnapshot

LOOK_AHEAD_MS = 120
"""How long an invoice must be shown before the one behind it is looked at."""
TOLD_MS = 10_000
_PUT_ASIDE = frozenset({"postpone", "reject", "delete"})


class MovingOn(QObject):
    """Opens the next invoice after one was verified or put aside, and takes such steps back.

    `nothing_left` comes when none is left to review.
    """

    nothing_left = Signal()

    def __init__(
        self,
        window: MainWindow,
        desk: Desk,
        invoices: ListPresenter,
        pages: PagePresenter,
        form: FormPresenter,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._list = invoices
        self._pages = pages
        self._form = form
        self._ahead: AheadSnapshot | None = None
        self._for: ListQuery | None = None
        self._after = ""
        self._ticket: Ticket | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(LOOK_AHEAD_MS)
        self._soon.timeout.connect(self._look_ahead)
        form.next_query = self._query
        form.ready = self._ready
        form.go_ahead = self._go_ahead
        form.back_asked.connect(window.list_pane.select_invoice)
        form.shown.connect(self._on_shown)
        form.verified.connect(self._on_verified)
        invoices.many_done.connect(self._on_many)
        desk.changes.changed.connect(self._on_changes)

    # --- ahead ---------------------------------------------------------------------------------

    def _query(self) -> ListQuery:
        return replace(self._list.query, statuses=frozenset())

    @Slot(object)
    def _on_shown(self, opened: OpenInvoice | None) -> None:
        self._forget()
        if opened is not None:
            self._soon.start()

    def _forget(self) -> None:
        self._soon.stop()
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None

    @Slot()
    def _look_ahead(self) -> None:
        opened = self._form.opened
        if opened is None:
            return
        query, after = self._query(), opened.detail.id
        self._for, self._after = query, after
        self._ahead = None
        self._ticket = self._desk.ask(
            lambda books: books.ahead(query, after), self._on_ahead, self._not_ahead
        )

    def _on_ahead(self, ahead: AheadSnapshot | None) -> None:
        self._ticket = None
        self._ahead = ahead
        if ahead is not None:
            self._pages.prepare(ahead.opened, ahead.pages)

    def _not_ahead(self, _: UserError) -> None:
        """It is opened in the usual way then, and says what is wrong."""
        self._ticket = None

    def _ready(self, invoice_id: str) -> OpenInvoice | None:
        """The invoice as it was read ahead, unless it has changed since."""
        ahead = self._ahead
        if ahead is None or ahead.opened.detail.id != invoice_id:
            return None
        return ahead.opened

    def _go_ahead(self, invoice_id: str) -> bool:
        """To the invoice that was read ahead, while the one before is still being verified."""
        ahead = self._ahead
        if ahead is None or self._after != invoice_id or self._for != self._query():
            return False
        self._tell_done(self.tr("Verified"), invoice_id)
        self._window.list_pane.select_invoice(ahead.opened.detail.id)
        return True

    @Slot(object)
    def _on_changes(self, changes: tuple[Change, ...]) -> None:
        if self._ahead is None:
            self._soon.start()
            return
        behind = self._ahead.opened.detail.id
        if any(not change.ids or behind in change.ids for change in changes):
            self._ahead = None
            self._soon.start()

    # --- on ------------------------------------------------------------------------------------

    @Slot(str, str)
    def _on_verified(self, invoice_id: str, following: str) -> None:
        self._tell_done(self.tr("Verified"), invoice_id)
        self._go_on(following or None)

    def _go_on(self, invoice_id: str | None) -> None:
        if invoice_id is not None:
            self._window.list_pane.select_invoice(invoice_id)
        else:
            self.nothing_left.emit()

    @Slot(str, object)
    def _on_many(self, name: str, result: ManyResult) -> None:
        """What was put aside while it was reviewed makes room for the next."""
        opened = self._form.opened
        if name not in _PUT_ASIDE or opened is None or opened.detail.id not in result.done:
            return
        if len(result.done) == 1:
            words = {
                "postpone": self.tr("Postponed"),
                "reject": self.tr("Rejected"),
                "delete": self.tr("Deleted"),
            }
            self._tell_done(words[name], opened.detail.id)
            if self._window.form.has_keyboard:
                self._list.next_to_review(opened.detail.id, self._go_on)

    def _tell_done(self, what: str, invoice_id: str) -> None:
        opened = self._form.opened
        name = ""
        if opened is not None and opened.detail.id == invoice_id:
            detail = opened.detail
            name = detail.invoice.invoice_number or detail.document.original_name
        words = self.tr("{what}: {name}. Ctrl+Z takes it back.").format(what=what, name=name)
        self._window.tell_status(words, TOLD_MS)

    # --- back ----------------------------------------------------------------------------------

    @Slot()
    def undo(self) -> None:
        """The open invoice's last change, or else what was last done to whole invoices."""
        self._step(back=True)

    @Slot()
    def redo(self) -> None:
        """Make it again."""
        self._step(back=False)

    def _step(self, *, back: bool) -> None:
        opened = self._form.opened
        if opened is not None and (opened.can_undo if back else opened.can_redo):
            (self._form.undo if back else self._form.redo)()
            return
        self._form.commit_all()
        self._desk.ask(
            lambda books: books.undo_last() if back else books.redo_last(),
            lambda ids: self._on_stepped(ids, back=back),
            self._not_stepped,
            keep=True,
        )

    def _on_stepped(self, ids: tuple[str, ...], *, back: bool) -> None:
        if not ids:
            return
        words = self.tr("Taken back.") if back else self.tr("Done again.")
        if len(ids) > 1:
            words += " " + self.tr("{n} invoices are as they were.").format(n=len(ids))
        self._window.tell_status(words, TOLD_MS)
        if back:
            self._window.list_pane.select_invoice(ids[0])
            self._list.reload()

    def _not_stepped(self, error: UserError) -> None:
        self._window.notices.tell(Notice(said(error.title), said(error.advice)))
