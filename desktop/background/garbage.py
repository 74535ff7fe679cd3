# SPDX-License-Identifier: AGPL-3.0-or-later
"""Python's cyclic garbage, collected in the window's thread alone and in small steps."""

from __future__ import annotations

import gc
import sys

from PySide6.QtCore import QObject, QTimer, Slot

LOOK_MS = 100
"""While documents are read, half a second's new objects take a tenth of one to look through."""
_YOUNG = 2_000
_YOUNG_ROUNDS = 12
_MIDDLE_ROUNDS = 40
_BURST = 20_000
_LOADING_LOOKS = 30


class GarbageRounds(QObject):
    """Takes the collector over while it runs. Made and used in the window's thread.

    Left to itself the collector runs in whatever thread allocates: a window's object that it ends
    in a lane takes the program down, and a full round over all that was ever imported holds every
    thread up for a fifth of a second.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._young = self._middle = 0
        self._settled = False
        self._modules = 0
        self._loading = 0
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """From now on only this object collects."""
        gc.disable()
        self._modules = len(sys.modules)
        self._timer.start()

    @Slot()
    def settle(self) -> None:
        """What is there now, modules above all, stays for good: no round looks at it again.

        Only the first call does it: what is left over later may be garbage.
        """
        if not self._settled:
            self._settled = True
            gc.freeze()

    def stop(self) -> None:
        """Leave it to the interpreter again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    @Slot()
    def _look(self) -> None:
        loading, young = self._is_loading(), gc.get_count()[0]
        if young < _YOUNG:
            return
        if loading and young > _BURST:
            # a library that was just imported stays too: looking through it would hold all up
            gc.freeze()
            return
        if self._young < _YOUNG_ROUNDS:
            self._young += 1
            gc.collect(0)
            return
        self._young = 0
        if self._middle < _MIDDLE_ROUNDS:
            self._middle += 1
            gc.collect(1)
            return
        self._middle = 0
        gc.collect(2)

    def _is_loading(self) -> bool:
        """Whether modules came lately; a large one takes a while after it was begun."""
        modules = len(sys.modules)
        self._loading = _LOADING_LOOKS if modules > self._modules else max(0, self._loading - 1)
        self._modules = modules
        return self._loading > 0
