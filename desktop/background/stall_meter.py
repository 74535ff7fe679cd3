# SPDX-License-Identifier: AGPL-3.0-or-later
"""How long the window's event loop did not come round."""

from __future__ import annotations

from array import array
from time import perf_counter

from PySide6.QtCore import QObject, Qt, QTimer, Slot

TICK_MS = 1
MAX_SAMPLES = 2_000_000


class StallMeter(QObject):
    """Ticks every millisecond and keeps how late each tick was, in milliseconds.

    For benchmarks and for looking into a slow machine: it keeps the processor awake, so it is
    off until `start`.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._late = array("f")
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Forget what was measured, and measure from now on."""
        self._late = array("f")
        self._last = perf_counter()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def percentile(self, share: float) -> float:
        """The lateness in ms that `share` (0 to 1) of all ticks stayed under; 0 before any."""
        if not self._late:
            return 0.0
        ordered = sorted(self._late)
        return float(ordered[min(len(ordered) - 1, int(share * len(ordered)))])

    @property
    def longest(self) -> float:
        """The longest lateness in ms."""
        return float(max(self._late, default=0.0))

    @property
    def samples(self) -> int:
        return len(self._late)

    @property
    def late(self) -> tuple[float, ...]:
        """How late each tick was, in ms, in order."""
        return tuple(self._late)

    @Slot()
    def _tick(self) -> None:
        now = perf_counter()
        if len(self._late) < MAX_SAMPLES:
            self._late.append(max(0.0, (now - self._last) * 1000 - TICK_MS))
        self._last = now
