# SPDX-License-Identifier: AGPL-3.0-or-later
"""What other processes do in the store's tests: `python -m tests.store.processes WHAT FOLDER ...`.

One that is told to die does it by SIGKILL, just before its n-th statement (or its commit) would
reach the database: no clean-up of any kind runs.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine, event

from desktop.store.booking import NewDocument
from desktop.store.opening import migrate
from desktop.store.workspace import Workspace, open_workspace
from desktop.store.workspace_folder import WorkspaceFolder
from tests.store.books import ME, evidence, facts, record, result

ROOT = Path(__file__).parents[2]


class SystemTime:
    def now(self) -> datetime:
        return datetime.now(UTC)


def start(what: str, folder: Path, *arguments: str) -> subprocess.Popen[str]:
    """A process that does `what` with the workspace in `folder`."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.store.processes", what, str(folder), *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), _guard()])},
    )


def run(what: str, folder: Path, *arguments: str) -> tuple[int, str]:
    """Its exit code and what it printed, once it ended."""
    process = start(what, folder, *arguments)
    printed, _ = process.communicate(timeout=60)
    return process.returncode, printed


def _guard() -> str:
    return os.environ.get("PYTHONPATH", "")


def die_at(statement: int) -> None:
    """Be killed just before the n-th statement or commit from now on, over all connections.

    Never, when `statement` is 0.
    """
    left = [statement]

    def count(*_: object) -> None:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", count)
    event.listen(Engine, "commit", count)


def place_of(folder: Path) -> WorkspaceFolder:
    return WorkspaceFolder(folder.name, folder)


def work_through(workspace: Workspace) -> None:
    """Claim and complete until nothing is left; print each invoice that was claimed."""
    while (job := workspace.jobs.claim()) is not None:
        print(job.invoice_id, flush=True)
        workspace.results.complete(job, result(job, record(f"N-{job.sha256[:8]}"), "words"))


def hold(workspace: Workspace) -> None:
    """Claim a job and keep it until killed."""
    job = workspace.jobs.claim()
    print(job.invoice_id if job else "none", flush=True)
    time.sleep(60)


def whole_life(workspace: Workspace) -> None:
    """One document through everything; safe to do again after being killed anywhere."""
    workspace.jobs.recover()
    stored = workspace.documents.add_bytes(b"%PDF-1.7 life")
    booked = workspace.intake.book([NewDocument(stored, "life.pdf", facts())], ME)[0]
    job = workspace.jobs.claim()
    if job is not None:
        workspace.results.complete(job, result(job, record(), "Straße"))
    detail = workspace.invoices.get(booked.invoice_id)
    if detail.invoice.purchase_order is None:
        changed = detail.invoice.model_copy(update={"purchase_order": "PO-1"})
        detail = workspace.invoices.edit(
            detail.id, detail.revision, changed, evidence(changed), (), ME
        )
    if detail.verified is None:
        workspace.invoices.verify(detail.id, detail.revision, ME)


def main(what: str, folder: Path, *arguments: str) -> None:
    place = place_of(folder)
    if what == "migrate":
        scripts, statement = Path(arguments[0]), int(arguments[1])
        die_at(statement)
        migrate(place, datetime.now(UTC), scripts)
        return
    if what == "life":
        die_at(int(arguments[0]))
    workspace = open_workspace(place, SystemTime())
    try:
        {"work": work_through, "hold": hold, "life": whole_life}[what](workspace)
    finally:
        workspace.close()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:])
