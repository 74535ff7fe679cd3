# SPDX-License-Identifier: AGPL-3.0-or-later
"""The real window while Gemini reads: how long its event loop stood still, and its memory.

`measure` books documents and starts a process of its own with the window
(`-m benchmarks.gemini_window HOME RESULT DOCUMENTS`, the service's address and key in the
environment), since Qt takes its display once. A person walks down the list during its second half.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

from benchmarks.figures import stalls
from desktop.services.os_keyring import OsKeyring
from desktop.services.page_process import PageProcess
from desktop.settings import Settings, save_settings
from desktop.workflows import queue
from desktop.workflows.clock import SystemClock
from desktop.workflows.intake import bring_in
from desktop.workflows.requests import IntakeRequest
from desktop.workflows.workspaces import Parts, Workspaces
from tests.paper import invoice_pdf

BOOKS: Final = "default"
PERSON: Final = "benchmark"


def measure(folder: Path, url: str, key: str, documents: int) -> dict[str, Any]:
    """Stalls in milliseconds and memory in megabytes while so many documents are read."""
    home, result = folder / "window-home", folder / "window.json"
    _book(home, folder, documents)
    save_settings(
        home,
        Settings(
            person=PERSON,
            workspace=BOOKS,
            reader="gemini",
            paid_workspaces=(BOOKS,),
            terms_known=(PERSON,),
        ),
    )
    subprocess.run(
        [sys.executable, "-m", "benchmarks.gemini_window", str(home), str(result), str(documents)],
        env=os.environ
        | {"VOUCH_HOME": str(home), "GOOGLE_GEMINI_BASE_URL": url, "GEMINI_API_KEY": key},
        check=True,
        timeout=1_800,
    )
    found: dict[str, Any] = json.loads(result.read_text("utf-8"))
    return found


def _book(home: Path, folder: Path, documents: int) -> None:
    paths = []
    for index in range(documents):
        path = folder / f"window-{index}.pdf"
        path.write_bytes(invoice_pdf(f"WINDOW-{index}"))
        paths.append(path)
    opened = Workspaces(home, Parts(OsKeyring(), SystemClock())).open(
        BOOKS, who=PERSON, create=True
    )
    pages = PageProcess("read")
    try:
        booked = bring_in(opened, pages, IntakeRequest(tuple(paths)))
        ids = [item.invoice_id for item in booked.items if item.invoice_id]
        # asked for by name, so that a job waits for the service rather than does without
        queue.cancel(opened, ids)
        queue.read_again(opened, ids, "gemini")
    finally:
        pages.close()
        opened.close()


def _watch(home: Path, documents: int) -> dict[str, Any]:
    from benchmarks.window_session import Session
    from desktop.domain.status import InvoiceState

    session = Session(home)
    memory: list[float] = []

    def read() -> int:
        counts = session.built.list_presenter.counts
        if counts is None:
            return 0
        open_ones = (InvoiceState.QUEUED, InvoiceState.EXTRACTING)
        done = counts.total - sum(counts.by_state.get(state, 0) for state in open_ones)
        if done >= len(memory) * max(1, documents // 4):
            memory.append(resident())
        return done

    def walk() -> None:
        while read() < documents:
            session.built.window.list_pane.step(1)
            session.rest(300)

    try:
        session.phase("looking on", lambda: session.until(lambda: read() >= documents // 2))
        session.phase("working", walk)
        longest = {name: stalls(gaps) for name, gaps in session.gaps.window.items()}
        bare = [gap for gaps in session.gaps.bare.values() for gap in gaps]
    finally:
        session.close()
    return {
        "gui_longest_stall_ms": longest["looking on"]["longest"],
        "gui_longest_stall_ms_while_working": longest["working"]["longest"],
        "gui_bare_longest_stall_ms": stalls(bare)["longest"],
        "gui_stalls": longest,
        "gui_memory_mb_by_quarter": memory,
    }


def resident() -> float:
    """This process's memory in megabytes."""
    status = Path("/proc/self/status").read_text("ascii")
    return round(int(status.partition("VmRSS:")[2].split()[0]) / 1024, 1)


def main(arguments: list[str]) -> int:
    """Watch the window in HOME read DOCUMENTS; write RESULT."""
    home, result, documents = arguments
    Path(result).write_text(json.dumps(_watch(Path(home), int(documents))), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
