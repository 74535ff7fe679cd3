# SPDX-License-Identifier: AGPL-3.0-or-later
"""The hub through which committed changes and progress reach the window's thread."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from desktop.domain.task import Progress
from desktop.workflows.requests import Change, ChangeKind

GATHER_MS = 60
"""Changes within this time are told as one: an import of 200 files must not repaint 800 times."""


class Changes(QObject):
    """`announce` and `announce_progress` may be called from any thread; the signals come in ours.

    `changed` carries a tuple of Change, one for each kind that occurred, ids in order and once;
    `progressed` a dict of invoice id to Progress.
    """

    changed = Signal(object)
    progressed = Signal(object)
    _woken = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._changes: list[Change] = []
        self._progress: dict[str, Progress] = {}
        self._waiting = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(GATHER_MS)
        self._timer.timeout.connect(self._tell)
        self._woken.connect(self._timer.start, Qt.ConnectionType.QueuedConnection)

    def announce(self, change: Change) -> None:
        """A committed change; any thread."""
        with self._lock:
            self._changes.append(change)
            wake = not self._waiting
            self._waiting = True
        if wake:
            self._woken.emit()

    def announce_progress(self, invoice_id: str, progress: Progress) -> None:
        """How far the reading of an invoice is; any thread."""
        with self._lock:
            self._progress[invoice_id] = progress
            wake = not self._waiting
            self._waiting = True
        if wake:
            self._woken.emit()

    @Slot()
    def _tell(self) -> None:
        with self._lock:
            changes, self._changes = self._changes, []
            progress, self._progress = self._progress, {}
            self._waiting = False
        if changes:
            self.changed.emit(_merged(changes))
        if progress:
            self.progressed.emit(progress)


def _merged(changes: list[Change]) -> tuple[Change, ...]:
    by_kind: dict[ChangeKind, dict[str, None]] = {}
    everything: set[ChangeKind] = set()
    for change in changes:
        by_kind.setdefault(change.kind, {}).update(dict.fromkeys(change.ids))
        if not change.ids:
            everything.add(change.kind)
    return tuple(
        Change(kind, () if kind in everything else tuple(ids)) for kind, ids in by_kind.items()
    )
