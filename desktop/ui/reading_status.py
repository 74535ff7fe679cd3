# SPDX-License-Identifier: AGPL-3.0-or-later
"""What reading waits for and what it cost today, in the status bar; pause, resume and stop."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.background.desk import Desk, QueueState
from desktop.domain.errors import UserError
from desktop.ui.languages import told
from desktop.ui.look import Theme, Tone
from desktop.ui.main_window import MainWindow
from desktop.ui.notice_bar import Notice
from desktop.ui.reading_words import (
    SETTINGS_PAGES,
    batch_words,
    gate_words,
    now_utc,
    spent_words,
)
from desktop.ui.wording import Wording

if TYPE_CHECKING:
    from desktop.background.lane import Ticket
    from desktop.background.snapshots import ReadingSnapshot
    from desktop.workflows.remote_gate import GateState

SECOND_MS = 1_000
FRESH_MS = 1_500
"""How soon after a change in the books spending and batches are looked at again."""


class ReadingStatus(QObject):
    """The right half of the status bar. `settings_asked` carries the page that puts it right."""

    usage_asked = Signal()
    settings_asked = Signal(str)

    def __init__(
        self,
        window: MainWindow,
        desk: Desk,
        theme: Theme,
        wording: Wording,
        clock: Callable[[], datetime] = now_utc,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._wording = wording
        self._theme = theme
        self._clock = clock
        self._error: UserError | None = None
        self._until: datetime | None = None
        self._snapshot: ReadingSnapshot | None = None
        self._ticket: Ticket | None = None
        self._second = QTimer(self)
        self._second.setInterval(SECOND_MS)
        self._second.timeout.connect(self._show)
        self._fresh = QTimer(self)
        self._fresh.setSingleShot(True)
        self._fresh.setInterval(FRESH_MS)
        self._fresh.timeout.connect(self.look)
        window.status_reading.clicked.connect(self._on_reading)
        window.status_spent.clicked.connect(self.usage_asked)
        for name, act in (("pause", self._on_pause), ("stop_reading", self._on_stop)):
            window.actions_.on(name, act)
        window.actions_["pause"].setCheckable(True)
        desk.gate_changed.connect(self._on_gate)
        desk.queue_changed.connect(self._on_queue)
        desk.changes.changed.connect(self._on_changes)
        desk.opened.connect(self._on_opened)
        desk.closing.connect(self._on_closing)
        theme.changed.connect(self._show)
        self._show()

    # --- told by the desk ----------------------------------------------------------------------

    @Slot(object)
    def _on_gate(self, state: GateState) -> None:
        before, self._error = self._error, state.error
        seconds = state.seconds
        self._until = None if seconds is None else self._clock() + timedelta(seconds=seconds)
        new = state.error is not None and (before is None or before.code != state.error.code)
        if state.error is not None and seconds is None and new:
            self._tell(state.error)
        self._show()

    def _tell(self, error: UserError) -> None:
        """What only a person can put right deserves more than the status bar."""
        page = SETTINGS_PAGES.get(error.code)
        self._window.notices.tell(
            Notice(
                error.title,
                error.advice,
                Tone.BAD,
                self.tr("Usage…") if page is None else self.tr("Settings…"),
                partial(self._lead_on, error),
            )
        )

    @Slot(object)
    def _on_queue(self, state: QueueState) -> None:
        self._show()

    @Slot(object)
    def _on_changes(self, _: object) -> None:
        if not self._fresh.isActive():
            self._fresh.start()

    @Slot(object)
    def _on_opened(self, _: object) -> None:
        self._error = self._until = None
        self._snapshot = None
        self.look()

    @Slot()
    def _on_closing(self) -> None:
        self._fresh.stop()
        self._second.stop()
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None

    @Slot()
    def look(self) -> None:
        """Read what was spent today and which batches are under way."""
        if not self._desk.is_open or self._ticket is not None:
            return
        self._ticket = self._desk.accounts.ask(
            lambda books: books.reading(), self._take, self._not_taken
        )

    def _take(self, snapshot: ReadingSnapshot) -> None:
        self._ticket = None
        self._snapshot = snapshot
        self._show()

    def _not_taken(self, error: UserError) -> None:
        # the panes tell of a database that can't be read
        self._ticket = None

    # --- the person ----------------------------------------------------------------------------

    @Slot()
    def _on_pause(self) -> None:
        running = self._desk.queue is QueueState.RUNNING
        self._desk.set_queue(QueueState.PAUSED if running else QueueState.RUNNING)

    @Slot()
    def _on_stop(self) -> None:
        self._desk.set_queue(QueueState.STOPPED)

    @Slot()
    def _on_reading(self) -> None:
        if self._desk.queue is not QueueState.RUNNING:
            self._desk.set_queue(QueueState.RUNNING)
        else:
            self._lead_on(self._error if self._until is None else None)

    def _lead_on(self, error: UserError | None) -> None:
        """To the page of the settings that puts it right, or else to usage and costs."""
        page = None if error is None else SETTINGS_PAGES.get(error.code)
        if page is None:
            self.usage_asked.emit()
        else:
            self.settings_asked.emit(page)

    # --- showing -------------------------------------------------------------------------------

    @Slot()
    def _show(self) -> None:
        now = self._clock()
        if self._until is not None and self._until <= now:
            self._error = self._until = None
        if self._until is not None and not self._second.isActive():
            self._second.start()
        elif self._until is None:
            self._second.stop()
        self._show_queue()
        self._show_reading(now)
        self._show_spent()

    def _show_queue(self) -> None:
        pause, stop = self._window.actions_["pause"], self._window.actions_["stop_reading"]
        running = self._desk.queue is QueueState.RUNNING
        pause.setChecked(not running)
        pause.setText(self.tr("&Pause reading") if running else self.tr("&Resume reading"))
        pause.setIconText(self.tr("Pause") if running else self.tr("Resume"))
        keys = pause.shortcut().toString()
        tip = (
            self.tr("Finish what is being read, begin nothing more until you resume")
            if running
            else self.tr("Go on reading; after a new start it goes on by itself")
        )
        pause.setToolTip(f"{tip} ({keys})")
        self._window.actions_.show_icon("pause", "pause" if running else "resume")
        stop.setEnabled(self._desk.queue is not QueueState.STOPPED)

    def _show_reading(self, now: datetime) -> None:
        parts = {
            QueueState.RUNNING: [],
            QueueState.PAUSED: [self.tr("Reading is paused")],
            QueueState.STOPPED: [self.tr("Reading is stopped")],
        }[self._desk.queue]
        waits = gate_words(self._error, self._until, now)
        lying = ""
        if self._snapshot is not None:
            found = self._snapshot.batches
            lying = batch_words(found.batches, found.invoices, found.expected, now)
        parts = [*parts, *(words for words in (waits, lying) if words)]
        button = self._window.status_reading
        button.setText(" · ".join(parts).replace("&", "&&"))
        button.setVisible(bool(parts))
        look = bool(waits) or self._desk.queue is not QueueState.RUNNING
        icon, tone = ("warning", Tone.LOOK) if look else ("batch", Tone.QUIET)
        button.setIcon(self._theme.icon(icon, tone))
        button.setAccessibleName(self.tr("Reading: {words}").format(words=" · ".join(parts)))
        button.setToolTip(self._tip())

    def _tip(self) -> str:
        if self._desk.queue is not QueueState.RUNNING:
            return self.tr("Click to go on reading")
        if self._error is not None:
            return told(self._error)
        return self.tr("Show usage and costs")

    def _show_spent(self) -> None:
        words = ""
        if self._snapshot is not None:
            words = spent_words(self._snapshot.allowances, self._wording)
        button = self._window.status_spent
        button.setText(words)
        button.setVisible(bool(words))
        button.setAccessibleName(self.tr("Usage and costs: {words}").format(words=words))
