# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ctrl-C and a polite kill as wishes: work stops at its next safe point, nothing is torn."""

from __future__ import annotations

import signal
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Self

from desktop.domain.task import CancelToken


class Interrupted(Exception):
    """The work stopped because a signal asked for it; `code` is what the shell expects."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.code = 128 + number


class Interrupts:
    """While the block runs, SIGINT and SIGTERM set `token` and call `on_stop`; a second one ends
    the program at once. Leaving the block after one raises Interrupted. Main thread only."""

    def __init__(self) -> None:
        self.token = CancelToken()
        self.on_stop: Callable[[], None] = _nothing
        self._number: int | None = None
        self._before: dict[int, object] = {}

    def __enter__(self) -> Self:
        for number in (signal.SIGINT, signal.SIGTERM):
            self._before[number] = signal.signal(number, self._wished)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]
        if self._number is not None:
            raise Interrupted(self._number) from error

    def _wished(self, number: int, frame: FrameType | None) -> None:
        if self._number is not None:
            raise KeyboardInterrupt
        self._number = number
        self.token.cancel()
        self.on_stop()


def _nothing() -> None:
    """Nothing runs yet that has to be told."""
