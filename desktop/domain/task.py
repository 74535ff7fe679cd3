# SPDX-License-Identifier: AGPL-3.0-or-later
"""What long work and its caller tell each other; free of any toolkit."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass


class Cancelled(Exception):
    """Raised inside work whose cancel token was set; never shown to a person as an error."""


class CancelToken:
    """A flag that one thread sets and the work, in any thread, looks at."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop; safe from any thread, any number of times."""
        self._event.set()

    @property
    def cancelled(self) -> bool:
        return self._event.is_set()

    def raise_if_cancelled(self) -> None:
        """Raise `Cancelled` when asked to stop; call it between steps, never inside a write."""
        if self._event.is_set():
            raise Cancelled

    def wait(self, seconds: float) -> bool:
        """Sleep at most `seconds`, less when cancelled; True when cancelled."""
        return self._event.wait(seconds)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far some work is: `done` of `total` units (`total` 0: unknown) and a short note."""

    done: int
    total: int
    note: str = ""


ProgressSink = Callable[[Progress], None]
"""Called from the thread that does the work; must be quick and must not raise."""


def no_progress(_: Progress) -> None:
    """A sink for callers that don't show progress."""
