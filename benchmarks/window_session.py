# SPDX-License-Identifier: AGPL-3.0-or-later
"""The real window in this process, driven by a script: its paints watched, its gaps noted."""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TypeVar

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.beside import Beside
from desktop.app import Built, build
from desktop.background.stall_meter import StallMeter
from desktop.settings import load_settings

T = TypeVar("T")
PATIENCE_MS = 120_000


class TookTooLong(RuntimeError):
    """The window did not come to what was waited for."""


class PaintWatch(QObject):
    """Calls back after each paint of a widget, when the screen has it."""

    def __init__(self, widget: QWidget, painted: Callable[[], None]) -> None:
        super().__init__(widget)
        self._painted = painted
        self._widget = widget
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self._painted)
        return False

    def end(self) -> None:
        self._widget.removeEventFilter(self)
        self.deleteLater()


@dataclass
class Gaps:
    """The event loop's gaps in ms by phase: the window's, and those of a bare loop beside it."""

    window: dict[str, list[float]] = field(default_factory=dict)
    bare: dict[str, list[float]] = field(default_factory=dict)


class Session:
    """A built and shown window. Use in the main thread, then `close`."""

    def __init__(self, home: Path) -> None:
        self.app = QApplication(sys.argv[:1])
        self.app.setQuitOnLastWindowClosed(False)
        self.gaps = Gaps()
        self._meter = StallMeter()
        self._beside = Beside("loop")
        self.built: Built = build(home, load_settings(home))
        self.built.window.show()
        self.until(lambda: self.built.window.windowHandle().isExposed())
        self.built.presenter.start()
        self.until(self.listed)

    def listed(self) -> bool:
        """Whether a workspace is open and its list is shown."""
        presenter = self.built.list_presenter
        return self.built.desk.is_open and presenter.model.query == presenter.query

    def until(self, reached: Callable[[], bool], patience_ms: int = PATIENCE_MS) -> None:
        """Let the window work until something is so; looks every few milliseconds."""
        if reached():
            return
        loop, looks, limit = QEventLoop(), QTimer(), QTimer()
        looks.setInterval(5)
        looks.timeout.connect(lambda: loop.quit() if reached() else None)
        limit.setSingleShot(True)
        limit.timeout.connect(lambda: loop.exit(1))
        looks.start()
        limit.start(patience_ms)
        if loop.exec():
            raise TookTooLong

    def rest(self, milliseconds: int) -> None:
        """Let the window work for a while."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def meanwhile(self, work: Callable[[], T]) -> T:
        """Do something that blocks in a thread, while the window works on."""
        with ThreadPoolExecutor(1) as thread:
            future = thread.submit(work)
            self.until(future.done)
            return future.result()

    def timed(self, act: Callable[[], object], *ends: tuple[QWidget, Callable[[], bool]]) -> float:
        """Milliseconds from `act` until one of the widgets was painted with its condition true."""
        loop, limit, ended = QEventLoop(), QTimer(), [0.0]

        def look(reached: Callable[[], bool]) -> None:
            if not ended[0] and reached():
                ended[0] = perf_counter()
                loop.quit()

        limit.setSingleShot(True)
        limit.timeout.connect(lambda: loop.exit(1))
        limit.start(PATIENCE_MS)
        watches = [PaintWatch(widget, partial(look, reached)) for widget, reached in ends]
        began = perf_counter()
        act()
        failed = not ended[0] and loop.exec()
        for watch in watches:
            watch.end()
        if failed:
            raise TookTooLong
        return (ended[0] - began) * 1000

    def phase(self, name: str, work: Callable[[], None]) -> None:
        """Do some work with both meters on."""
        self.rest(150)
        self._beside.tell("start")
        self._meter.start()
        try:
            work()
        finally:
            self._meter.stop()
            bare = self._beside.ask("stop")["gaps"]
        self.gaps.window.setdefault(name, []).extend(self._meter.late)
        self.gaps.bare.setdefault(name, []).extend(bare)

    def close(self) -> None:
        """Close the window as a person would, and wait for its threads."""
        self.built.window.close()
        self.until(lambda: self.built.window.may_close)
        self.built.desk.wait(5_000)
        with self._beside:
            pass
