# SPDX-License-Identifier: AGPL-3.0-or-later
"""Several page processes, each used by one reading at a time."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable

from desktop.domain.ports import PageReader


def cores() -> int:
    """How many processor cores this process may use, at least one."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return os.cpu_count() or 1


class ReaderPool:
    """Page readers, made when first needed; used from one event loop."""

    def __init__(self, make: Callable[[], PageReader], limit: int) -> None:
        self._make = make
        self._free: list[PageReader] = []
        self._all: list[PageReader] = []
        self._slots = asyncio.Semaphore(max(1, limit))

    async def take(self) -> PageReader:
        """A reader that nobody uses; waits for one."""
        await self._slots.acquire()
        if self._free:
            return self._free.pop()
        reader = self._make()
        self._all.append(reader)
        return reader

    def give_back(self, reader: PageReader) -> None:
        """The reading is over; the next one may use it."""
        self._free.append(reader)
        self._slots.release()

    async def close(self) -> None:
        """End all page processes; none may be in use."""
        for reader in self._all:
            await asyncio.to_thread(reader.close)
        self._all.clear()
        self._free.clear()
