# SPDX-License-Identifier: AGPL-3.0-or-later
"""A bookkeeper's program with a paid reader, without a window, to be killed at any moment.

`python -m tests.harness.paid_desk ADDRESS LATE [PROCESSES]`, the key in GEMINI_API_KEY: reads what
the usual workspace's queue holds by the real parts until nothing is left but for tomorrow, then
prints how many jobs ended how. A person sits at it: what closes the service is put right after a
while, and what failed for that is tried again.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any

from desktop.domain.listing import ListQuery
from desktop.services.gemini import GeminiReader
from desktop.services.os_keyring import OsKeyring
from desktop.services.page_process import PageProcess
from desktop.services.prices import PriceTable
from desktop.settings import home_folder, resource_path
from desktop.workflows import listing, queue
from desktop.workflows.clock import SystemClock
from desktop.workflows.extraction import ReadPolicy
from desktop.workflows.remote_gate import GateState
from desktop.workflows.runner import Runner
from desktop.workflows.workspaces import OpenWorkspace, Parts, Workspaces

PUT_RIGHT = frozenset({"no_quota", "spend_cap", "key_refused"})
PERSON_SECONDS = 1.5


def open_books(home: Path | None = None) -> OpenWorkspace:
    """The usual workspace."""
    parts = Parts(OsKeyring(), SystemClock())
    return Workspaces(home or home_folder(), parts).open("default", who="Ada Book", create=True)


def endings(workspace: OpenWorkspace) -> dict[str, Any]:
    """How many jobs stand how, and why those failed that did."""
    rows = listing.window(workspace, ListQuery(limit=100_000))
    return {
        "statuses": Counter(row.status.value for row in rows),
        "errors": Counter(row.error_code for row in rows if row.error_code),
    }


class Person:
    """Puts right what closed the service, a while after hearing of it."""

    def __init__(self, workspace: OpenWorkspace) -> None:
        self.runner: Runner | None = None
        self._workspace = workspace
        self._heard = threading.Event()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._work)

    def __enter__(self) -> Person:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def hear(self, state: GateState) -> None:
        """The gate's news, in the runner's thread."""
        if state.halted:
            self._heard.set()

    def _work(self) -> None:
        while not self._over.wait(0.05):
            assert self.runner is not None
            if self._heard.is_set():
                if self._over.wait(PERSON_SECONDS):
                    return
                self._heard.clear()
                self.runner.try_again()
            # what waits for tomorrow, as at a cap, is not waited for
            soon = self._workspace.clock.now() + timedelta(hours=1)
            left = self._workspace.store.jobs.open_count(due_before=soon)
            if left == 0 and not self._try_again():
                self.runner.stop()
                return

    def _try_again(self) -> bool:
        rows = listing.window(self._workspace, ListQuery(limit=100_000))
        ids = [row.id for row in rows if row.error_code in PUT_RIGHT]
        if ids:
            assert self.runner is not None
            self.runner.try_again()
            queue.retry(self._workspace, ids)
            time.sleep(0.1)
        return bool(ids)


def main() -> None:
    """Work off the queue."""
    address, late = sys.argv[1], float(sys.argv[2])
    processes = int(sys.argv[3]) if len(sys.argv) > 3 else 2
    key = os.environ.pop("GEMINI_API_KEY")
    prices = PriceTable.load(resource_path("models.json"))
    reader = GeminiReader(lambda: key, prices, base_url=address, timeout=late)
    workspace = open_books()
    policy = ReadPolicy(reader="gemini", paid_allowed=True)
    with Person(workspace) as person:
        person.runner = Runner(
            workspace,
            lambda: PageProcess("read"),
            policy,
            reader,
            readers=processes,
            on_gate=person.hear,
        )
        person.runner.run()
    print(json.dumps(endings(workspace)), flush=True)
    workspace.close()


if __name__ == "__main__":
    main()
