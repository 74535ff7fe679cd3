# SPDX-License-Identifier: AGPL-3.0-or-later
"""Learning from verified invoices while the person goes on: one after the other, aside."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable

from desktop.domain.errors import UserError

log = logging.getLogger("vouch.lessons")

CLOSE_SECONDS = 20.0


class Lessons:
    """Hands invoices to `learn`, in a thread of its own."""

    def __init__(self, learn: Callable[[str], object]) -> None:
        self._learn = learn
        self._waiting: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    def later(self, invoice_id: str) -> None:
        """Learn from this one soon; called from one thread."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="lessons", daemon=True)
            self._thread.start()
        self._waiting.put(invoice_id)

    def close(self) -> None:
        """Wait for what is under way, within reason."""
        if self._thread is not None:
            self._waiting.put(None)
            self._thread.join(CLOSE_SECONDS)
            self._thread = None

    def _work(self) -> None:
        while (invoice_id := self._waiting.get()) is not None:
            try:
                self._learn(invoice_id)
            except UserError as error:
                log.warning("Nothing was learned of an invoice: %s", error.title)
