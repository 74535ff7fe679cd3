# SPDX-License-Identifier: AGPL-3.0-or-later
"""What else a focused field could be, and which checks it passed: found out beside the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from desktop.background.desk import Desk
from desktop.background.lane import Ticket
from desktop.domain.errors import UserError
from desktop.ui.data_form.form import DataForm
from desktop.ui.data_form.presenter import FormPresenter
from desktop.workflows.requests import OpenInvoice

if TYPE_CHECKING:
    from desktop.domain.explanation import RunnerUp
    from desktop.domain.proofs import FieldProofs

REST_MS = 180
"""How long a field must have the keyboard before more is looked up about it."""


class Candidates(QObject):
    """Fills the strip under the form; `take` puts a candidate into the field."""

    def __init__(self, desk: Desk, form: DataForm, presenter: FormPresenter) -> None:
        super().__init__(presenter)
        self._desk = desk
        self._form = form
        self._presenter = presenter
        self._of: tuple[str, int] | None = None
        self._known: dict[str, FieldProofs] = {}
        self._ticket: Ticket | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._ask)
        presenter.shown.connect(self._on_shown)
        presenter.told.connect(self._on_told)
        form.proof.candidate_asked.connect(self.take)
        form.line_items.model.changed_marks.connect(self._number_again)

    @Slot(object)
    def _on_shown(self, opened: OpenInvoice | None) -> None:
        of = None if opened is None else (opened.detail.id, opened.detail.revision)
        if of == self._of:
            return
        self._of = of
        self._known = {}
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None
        if self._presenter.focused_path is None:
            self._form.proof.show_candidates(())
        else:
            self._rest.start()

    @Slot(str)
    def _on_told(self, path: str) -> None:
        opened = self._presenter.opened
        known = None
        if opened is not None and self._of == (opened.detail.id, opened.detail.revision):
            known = self._known.get(path)
        self._show(path, known)
        if known is None:
            self._rest.start()

    @Slot()
    def _ask(self) -> None:
        opened, path = self._presenter.opened, self._presenter.focused_path
        if opened is None or path is None or path in self._known:
            return
        # those that Enter leads to next are asked about in one go: the words are read once
        paths = tuple(dict.fromkeys((path, *self._presenter.walk.waiting())))[:40]
        invoice_id, of = opened.detail.id, (opened.detail.id, opened.detail.revision)
        if self._ticket is not None:
            self._ticket.cancel()
        self._ticket = self._desk.accounts.ask(
            lambda books: books.proofs(invoice_id, paths),
            lambda found: self._on_found(of, found),
            self._not_found,
        )

    def _on_found(self, of: tuple[str, int], found: dict[str, FieldProofs]) -> None:
        self._ticket = None
        if of != self._of:
            return
        self._known.update(found)
        path = self._presenter.focused_path
        if path is not None:
            self._show(path, self._known.get(path))

    def _not_found(self, _: UserError) -> None:
        """There is nothing more to say of the field."""
        self._ticket = None

    def _show(self, path: str, known: FieldProofs | None) -> None:
        strip = self._form.proof
        others = () if known is None else known.runners_up
        strip.show_passed(() if known is None else known.passed)
        words = tuple((self._value(path, one), one.lost) for one in others)
        strip.show_candidates(words, self._mends + 1)

    def _value(self, path: str, other: RunnerUp) -> str:
        return " ".join(self._presenter.shown_as(path, other.reading.value).split())

    @property
    def _mends(self) -> int:
        """How many of the first keys belong to the repairs of the sums, over the strip."""
        return len(self._presenter.grid.offered)

    @Slot()
    def _number_again(self) -> None:
        path = self._presenter.focused_path
        if path is not None and self._known.get(path) is not None:
            self._show(path, self._known.get(path))

    @Slot(int)
    def take(self, number: int) -> None:
        """What Alt and this digit (from 1) stand for: a repair of the sums, or a candidate."""
        if number <= self._mends:
            self._presenter.grid.mend(number)
            return
        at, path = number - self._mends - 1, self._presenter.focused_path
        known = None if path is None else self._known.get(path)
        if path is not None and known is not None and 0 <= at < len(known.runners_up):
            self._presenter.take(path, known.runners_up[at].reading)
