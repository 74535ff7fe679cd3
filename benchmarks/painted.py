# SPDX-License-Identifier: AGPL-3.0-or-later
"""The program itself, started as a person starts it, with a watch on its window.

Says by lines of JSON when the window was painted first, when its list was, and how long the event
loop did not come round from the first paint until `SETTLED_MS` after the list.
"""

from __future__ import annotations

import json
import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer

import desktop.__main__ as program
import desktop.app as app
from desktop.background.stall_meter import StallMeter

SETTLED_MS = 2_000


class Watch(QObject):
    """Follows one window from its first paint to its end."""

    def __init__(self, shell: app.Shell) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._meter = StallMeter(self)
        self._said: dict[str, object] = {}
        shell.window.installEventFilter(self)
        shell.list_presenter.counts_changed.connect(self._on_listed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # comes round when the painted window was handed to the screen
            QTimer.singleShot(0, self._on_painted)
        return False

    def _on_painted(self) -> None:
        self._said["painted"] = time.monotonic()
        self._meter.start()

    def _on_listed(self) -> None:
        if "listed" not in self._said:
            self._said["listed"] = time.monotonic()
            QTimer.singleShot(SETTLED_MS, self._end)

    def _end(self) -> None:
        self._meter.stop()
        self._said["gaps"] = [round(gap, 3) for gap in self._meter.late]
        print(json.dumps(self._said), flush=True)
        self._shell.window.close()


def _watched_shell(*arguments: object, **named: object) -> app.Shell:
    shell = _build_shell(*arguments, **named)  # type: ignore[arg-type]
    shell.window.setProperty("watch", Watch(shell))
    return shell


_build_shell = app.build_shell


if __name__ == "__main__":
    app.build_shell = _watched_shell
    sys.exit(program.main([]))
