# SPDX-License-Identifier: AGPL-3.0-or-later
"""Spends until a workspace's caps say no: `python -m tests.store.spender HOME NAME [N]`.

With N it hangs with its Nth request under way, and says so.
"""

from __future__ import annotations

import sys
import time
from decimal import Decimal
from pathlib import Path

from desktop.domain.errors import CapReached
from desktop.domain.ports import RemoteAnswer, Usage
from desktop.domain.spending import Reservation
from desktop.store.spent import SOON_SECONDS
from desktop.store.workspace import open_workspace
from desktop.store.workspace_folder import workspace_folder
from tests.store.books import HandClock


def main(home: str, name: str, hangs_at: str = "0") -> int:
    workspace = open_workspace(workspace_folder(Path(home), "raced"), HandClock())
    try:
        n = 0
        while True:
            n += 1
            key = f"{name}{n}"
            try:
                workspace.answers.begin(
                    key,
                    reader="gemini",
                    model="m",
                    sha256=key.rjust(64, "0"),
                    invoice_id=None,
                    reservation=Reservation(Decimal("0.01")),
                )
            except CapReached as refused:
                if refused.wait_seconds == SOON_SECONDS:
                    continue
                return 0
            if n == int(hangs_at):
                print("asked", flush=True)
                time.sleep(60)
            usage = Usage(10, 2, cost=Decimal("0.004"))
            workspace.answers.store(key, RemoteAnswer(b"{}", "m", usage, 1.0))
    finally:
        workspace.close()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
