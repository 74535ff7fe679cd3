# SPDX-License-Identifier: AGPL-3.0-or-later
"""Takes dropped and chosen files in, asks for passwords, and tells what became of each."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.background.desk import Desk
from desktop.background.lane import Ticket
from desktop.domain.errors import PasswordNeeded, UserError
from desktop.domain.spending import Tier
from desktop.domain.task import Progress
from desktop.ui.bring_in.panel import IntakePanel, IntakeSummary
from desktop.workflows.requests import IntakeItem, IntakeOutcome, IntakeRequest, IntakeResult

GOOD_NEWS_MS = 8_000
"""How long "14 added" stands when there is nothing else to tell."""


class IntakePresenter(QObject):
    """One request after the other. `show_invoice` carries the id of an invoice already there,
    `ask_password` an IntakeItem and whether an earlier password was wrong."""

    show_invoice = Signal(str)
    ask_password = Signal(object, bool)
    finished = Signal(object)

    def __init__(self, desk: Desk, panel: IntakePanel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._panel = panel
        self._ask: Callable[[IntakeRequest, Callable[[Tier], None]], None] = _unasked
        self._queue: deque[IntakeRequest] = deque()
        self._current: IntakeRequest | None = None
        self._ticket: Ticket | None = None
        self._summary = IntakeSummary()
        self._told: list[IntakeItem] = []
        self._requests: dict[Path, IntakeRequest] = {}
        self._hide = QTimer(self)
        self._hide.setSingleShot(True)
        self._hide.setInterval(GOOD_NEWS_MS)
        self._hide.timeout.connect(self._hide_good_news)
        desk.errand_progressed.connect(self._on_progress)
        desk.opened.connect(self._next)
        panel.cancel_asked.connect(self.cancel)
        panel.closed.connect(self._forget)
        panel.show_asked.connect(self._on_show)
        panel.password_asked.connect(self._on_password_button)

    @property
    def busy(self) -> bool:
        """Whether files are being brought in."""
        return self._current is not None or bool(self._queue)

    def ask_first(self, ask: Callable[[IntakeRequest, Callable[[Tier], None]], None]) -> None:
        """Have `ask` say what reading the files would cost; it calls back when they may come in."""
        self._ask = ask

    def bring_in(self, request: IntakeRequest) -> None:
        """Take these files and folders in, after those that are under way."""
        if request.paths:
            self._ask(request, lambda tier: self._add(replace(request, tier=tier)))

    def _add(self, request: IntakeRequest) -> None:
        self._queue.append(request)
        self._next()

    def enter_password(self, item: IntakeItem, password: str) -> None:
        """Try a refused file again, with its password."""
        earlier = self._requests.get(item.path, IntakeRequest((item.path,)))
        self._told = [kept for kept in self._told if kept.path != item.path]
        self._summary = replace(self._summary, refused=max(0, self._summary.refused - 1))
        self._add(replace(earlier, paths=(item.path,), password=password))

    @Slot()
    def cancel(self) -> None:
        """Stop after the file that is under way; what was added stays."""
        self._queue.clear()
        if self._ticket is not None:
            self._ticket.ask_to_stop()

    @Slot()
    def _next(self) -> None:
        if self._current is not None or not self._queue or not self._desk.is_open:
            return
        request = self._current = self._queue.popleft()
        self._panel.show_running(Progress(0, 0))
        self._ticket = self._desk.bring(
            lambda books, reader, progress, cancel: books.bring_in(
                reader, request, progress, cancel
            ),
            self._on_done,
            self._on_failed,
        )

    @Slot(object)
    def _on_progress(self, progress: Progress) -> None:
        if self._current is not None:
            self._panel.show_running(progress)

    def _on_done(self, result: IntakeResult) -> None:
        request, self._current = self._current, None
        outcomes = [item.outcome for item in result.items]
        before = self._summary
        self._summary = IntakeSummary(
            added=before.added
            + sum(
                max(1, len(item.instead))
                for item in result.items
                if item.outcome is IntakeOutcome.ADDED
            ),
            duplicates=before.duplicates + outcomes.count(IntakeOutcome.DUPLICATE),
            refused=before.refused + outcomes.count(IntakeOutcome.REFUSED),
            skipped=before.skipped + len(result.skipped),
        )
        told = [item for item in result.items if item.outcome is not IntakeOutcome.ADDED]
        self._told += sorted(told, key=lambda item: item.outcome is IntakeOutcome.DUPLICATE)
        if request is not None:
            self._requests.update({item.path: request for item in told})
        self._panel.show_done(self._summary, self._told)
        self._hide.start()
        self.finished.emit(result)
        self._lead_on(request, result)
        self._next()

    def _lead_on(self, request: IntakeRequest | None, result: IntakeResult) -> None:
        """A single file leads on by itself: to the invoice that is there, or to its password."""
        if request is None or len(result.items) != 1:
            return
        item = result.items[0]
        if item.invoice_id is not None:
            self.show_invoice.emit(item.invoice_id)
        elif isinstance(item.error, PasswordNeeded):
            self.ask_password.emit(item, request.password is not None)

    def _on_failed(self, error: UserError) -> None:
        self._current = None
        self._panel.show_done(self._summary, self._told)
        self._desk.refused.emit(error)
        self._next()

    @Slot()
    def _hide_good_news(self) -> None:
        """When every file was added, there is nothing to read and nothing to do."""
        if not self.busy and not self._told:
            self._panel.close_panel()

    @Slot()
    def _forget(self) -> None:
        self._summary = IntakeSummary()
        self._told = []

    @Slot(object)
    def _on_show(self, item: IntakeItem) -> None:
        if item.invoice_id is not None:
            self.show_invoice.emit(item.invoice_id)

    @Slot(object)
    def _on_password_button(self, item: IntakeItem) -> None:
        earlier = self._requests.get(item.path)
        self.ask_password.emit(item, earlier is not None and earlier.password is not None)


def _unasked(request: IntakeRequest, go: Callable[[Tier], None]) -> None:
    go(request.tier)
