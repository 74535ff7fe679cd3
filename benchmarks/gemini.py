# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reading by Gemini, measured: `python -m benchmarks.gemini CORPUS [--documents N]`.

The real queue, store and SDK against a scripted service in a process of its own. Writes
`benchmarks/results/gemini.json`: our own time for a call, the share of the ideal throughput with
a service that takes two seconds, tokens of both forms (see `benchmarks.gemini_tokens`), how many
calls were wasted or paid twice when one in ten fails, memory over a longer run, and how long the
window's event loop stood still meanwhile (see `benchmarks.gemini_window`).
"""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import json
import os
import tempfile
import threading
import time
from contextvars import ContextVar
from pathlib import Path
from statistics import median
from typing import Any, Final

from benchmarks import gemini_window
from benchmarks.desk import display
from benchmarks.figures import load, machine
from benchmarks.gemini_tokens import measure
from desktop.domain.task import CancelToken
from desktop.services import gemini
from desktop.services.gemini import GeminiReader
from desktop.services.os_keyring import OsKeyring
from desktop.services.page_process import PageProcess
from desktop.services.prices import PriceTable
from desktop.settings import resource_path
from desktop.workflows import queue
from desktop.workflows.asking import ReadTask, RemoteReading
from desktop.workflows.clock import SystemClock
from desktop.workflows.extraction import Extraction, ReadPolicy
from desktop.workflows.intake import bring_in
from desktop.workflows.requests import IntakeRequest
from desktop.workflows.runner import REMOTE_SLOTS, Runner, RunSummary
from desktop.workflows.workspaces import OpenWorkspace, Parts, Workspaces
from tests.harness.gemini_alone import ServiceAlone
from tests.paper import invoice_pdf

ROOT: Final = Path(__file__).resolve().parent.parent
RESULTS: Final = ROOT / "benchmarks" / "results" / "gemini.json"
KEY: Final = "a-key-for-measuring"
LATENCY: Final = 2.0
OWN_CALLS: Final = 60
LATE: Final = 3.0
MEMORY_DOCUMENTS: Final = 400
WINDOW_DOCUMENTS: Final = 100

_marks: ContextVar[dict[str, float] | None] = ContextVar("marks", default=None)


def main() -> int:
    """Measure all, print and write the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.gemini")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--documents", type=int, default=120)
    arguments = parser.parse_args()
    tokens = measure(arguments.corpus)
    service = ServiceAlone(KEY)
    _watch_the_wire()
    try:
        own = own_time(service)
        with tempfile.TemporaryDirectory() as folder:
            quick = throughput(service, Path(folder), arguments.documents)
            faulty = with_faults(service, Path(folder), arguments.documents)
            steady = memory(service, Path(folder), MEMORY_DOCUMENTS)
            window = in_the_window(service, Path(folder), WINDOW_DOCUMENTS)
    finally:
        service.close()
    figures = {
        "machine": machine(),
        "load": load(),
        "own_ms_per_call_median": own,
        **quick,
        **{name: value for name, value in tokens.items() if "tokens" in name},
        "input_ratio": tokens["input_ratio"],
        "output_ratio": tokens["output_ratio"],
        **faulty,
        **steady,
        **window,
    }
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(figures, indent=2) + "\n", "utf-8")
    print(json.dumps(figures, indent=2))
    return 0


def _reader(service: ServiceAlone, late: float | None = None) -> GeminiReader:
    prices = PriceTable.load(resource_path("models.json"))
    return GeminiReader(lambda: KEY, prices, base_url=service.url, timeout=late)


def _watch_the_wire() -> None:
    """Note when a request leaves and when its reply is there."""
    before, after = gemini._connect_soon, gemini._keep_body

    async def leaving(request: Any) -> None:
        await before(request)
        marks = _marks.get()
        if marks is not None:
            marks["sent"] = time.perf_counter()

    async def arrived(response: Any) -> None:
        await after(response)
        marks = _marks.get()
        if marks is not None:
            marks["received"] = time.perf_counter()

    gemini._connect_soon, gemini._keep_body = leaving, arrived


def own_time(service: ServiceAlone) -> float:
    """Milliseconds from words at hand to request sent, and from reply to reading kept."""
    service.tell(latency=0.0)
    spent: list[float] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        workspace = _workspace(folder, "own")
        pages = PageProcess("read")
        papers = []
        for index in range(OWN_CALLS):
            path = folder / f"{index}.pdf"
            path.write_bytes(invoice_pdf(f"OWN-{index}"))
            papers.append(path)

        async def work() -> None:
            reading = RemoteReading(
                _reader(service), lambda: workspace.store.answers, SystemClock()
            )
            policy = ReadPolicy(reader="gemini", paid_allowed=True)
            extraction = Extraction(policy, reading)
            for path in papers:
                digest = hashlib.sha256(path.read_bytes()).hexdigest()
                task = ReadTask(path=path, sha256=digest, reader="gemini")
                local = await extraction.read_local(task, pages)
                marks: dict[str, float] = {}
                _marks.set(marks)
                started = time.perf_counter()
                now = SystemClock().now()
                asked = await extraction.prepare(task, local, pages)
                await extraction.finish(task, local, now, asked, CancelToken())
                ended = time.perf_counter()
                spent.append((marks["sent"] - started) + (ended - marks["received"]))
            await reading.aclose()

        asyncio.run(work())
        pages.close()
        workspace.close()
    # the first ones import and connect
    return round(1000 * median(spent[5:]), 2)


def throughput(service: ServiceAlone, folder: Path, documents: int) -> dict[str, Any]:
    """The queue against a service that takes its time, as a share of what is possible."""
    service.tell(latency=LATENCY)
    _run(service, folder, "throughput", documents)
    report = service.tell(report=True)
    ideal = documents / (REMOTE_SLOTS / LATENCY)
    return {
        "documents": documents,
        "throughput_share_of_ideal": round(ideal / report["seconds"], 3),
        "documents_per_second": round(documents / report["seconds"], 2),
        "requests_at_once": report["busiest"],
    }


def memory(service: ServiceAlone, folder: Path, documents: int) -> dict[str, Any]:
    """This process's resident memory in megabytes after each quarter of a run."""
    service.tell(latency=0.3)
    with _Memory(service, documents // 4) as watched:
        _run(service, folder, "memory", documents)
    return {"memory_documents": documents, "memory_mb_by_quarter": watched.marks}


def in_the_window(service: ServiceAlone, folder: Path, documents: int) -> dict[str, Any]:
    """The same at work behind the real window."""
    service.tell(latency=LATENCY)
    with display() as platform:
        os.environ["QT_QPA_PLATFORM"] = platform
        return gemini_window.measure(folder, service.url, KEY, documents)


class _Memory:
    """This process's resident memory in megabytes, each time that so many more were asked."""

    def __init__(self, service: ServiceAlone, step: int) -> None:
        self.marks: list[float] = []
        self._service = service
        self._step = step
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look_on)

    def __enter__(self) -> _Memory:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look_on(self) -> None:
        while not self._over.wait(0.25):
            asked = self._service.tell(report=True)["requests"]
            if asked >= self._step * (len(self.marks) + 1):
                self.marks.append(gemini_window.resident())


def with_faults(service: ServiceAlone, folder: Path, documents: int) -> dict[str, Any]:
    """One call in ten fails in some way that passes; then a key without quota."""
    service.tell(latency=0.05, every=10, late=LATE, person=False)
    ends = _run(service, folder, "faults", documents, LATE)
    report = service.tell(report=True)
    service.tell(no_quota=True)
    _run(service, folder, "quota", 30)
    hopeless = service.tell(report=True)
    return {
        "faults": report["faults"],
        "completed": len(ends.completed),
        "failed_or_unknown": len(ends.failed),
        "paid_twice": report["paid_twice"],
        # those that are out together can't know of one another; nobody else may ask, or ask again
        "wasted_calls": (
            report["asked_again_hopelessly"]
            + hopeless["refused_again"]
            + max(0, hopeless["requests"] - REMOTE_SLOTS)
        ),
    }


def _run(
    service: ServiceAlone, folder: Path, name: str, documents: int, late: float | None = None
) -> RunSummary:
    workspace = _workspace(folder, name)
    pages = PageProcess("read")
    paths = []
    for index in range(documents):
        path = folder / f"{name}-{index}.pdf"
        path.write_bytes(invoice_pdf(f"{name.upper()}-{index}"))
        paths.append(path)
    booked = bring_in(workspace, pages, IntakeRequest(tuple(paths)))
    pages.close()
    ids = [item.invoice_id for item in booked.items if item.invoice_id]
    # asked for by name, so that a job waits for the service rather than does without
    queue.cancel(workspace, ids)
    queue.read_again(workspace, ids, "gemini")
    policy = ReadPolicy(reader="gemini", paid_allowed=True)
    reader = _reader(service, late)
    runner = Runner(workspace, lambda: PageProcess("read"), policy, reader, readers=2)
    summary = runner.run(until_idle=True)
    workspace.close()
    return summary


def _workspace(folder: Path, name: str) -> OpenWorkspace:
    parts = Parts(OsKeyring(), SystemClock())
    return Workspaces(folder / "home", parts).open(name, who="benchmark", create=True)


if __name__ == "__main__":
    raise SystemExit(main())
