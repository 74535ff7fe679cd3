# SPDX-License-Identifier: AGPL-3.0-or-later
"""A month's post by a paid reader on a bad day: nothing is paid twice, nothing burns, all end.

The real queue, store and SDK in a process of its own, against a scripted service in another that
fails in every way; then the same, killed again and again.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.ports import Usage
from desktop.domain.spending import Caps, SpendingRules
from desktop.services.page_process import PageProcess
from desktop.services.prices import PriceTable
from desktop.settings import resource_path
from desktop.workflows import queue
from desktop.workflows.intake import bring_in
from desktop.workflows.requests import IntakeRequest
from desktop.workflows.spending import set_rules
from desktop.workflows.workspaces import OpenWorkspace
from tests.harness.gemini_alone import ServiceAlone
from tests.harness.paid_desk import endings, open_books
from tests.harness.planted import MARK
from tests.harness.program import ROOT
from tests.paper import invoice_pdf

KEY = f"soak:{MARK}"
LATE = 3.0
EVERY = 10
OVER = {"completed", "failed", "outcome_unknown"}


@pytest.fixture
def service() -> Iterator[ServiceAlone]:
    with ServiceAlone(KEY) as running:
        yield running


@dataclass(frozen=True)
class Books:
    """What the books say after a run, by invoice number."""

    statuses: Counter[str]
    errors: Counter[str]
    answered: dict[str, list[tuple[int, int, int, int]]]
    unknown: set[str]
    cost: Decimal


def _book(folder: Path, count: int, cap: int | None = None) -> None:
    """Bring the documents in; every other one is to be read by Gemini and nobody else.

    No more than `cap` of them may be sent a day.
    """
    folder.mkdir()
    paths = []
    for number in range(count):
        path = folder / f"{number:04}.pdf"
        path.write_bytes(invoice_pdf(f"SOAK-{number:04}"))
        paths.append(path)
    workspace = open_books()
    pages = PageProcess("read")
    try:
        booked = bring_in(workspace, pages, IntakeRequest(tuple(paths)))
        named = [item.invoice_id for item in booked.items[::2] if item.invoice_id]
        queue.cancel(workspace, named)
        queue.read_again(workspace, named, "gemini")
        set_rules(workspace, SpendingRules(Caps(daily_documents=cap)))
    finally:
        pages.close()
        workspace.close()


def _start(service: ServiceAlone) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.harness.paid_desk", service.url, str(LATE)],
        env={
            **os.environ,
            "GEMINI_API_KEY": KEY,
            "PYTHONPATH": os.pathsep.join((str(ROOT), os.environ.get("PYTHONPATH", ""))),
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def _end(program: subprocess.Popen[bytes], timeout: float) -> dict[str, Any]:
    out, err = program.communicate(timeout=timeout)
    assert program.returncode == 0, err.decode()
    assert b"Traceback" not in err, err.decode()
    told: dict[str, Any] = json.loads(out)
    return told


def _kill(program: subprocess.Popen[bytes]) -> None:
    """As a power cut would."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(program.pid, signal.SIGKILL)
    program.communicate()


def _books() -> Books:
    workspace = open_books()
    try:
        return _read_books(workspace)
    finally:
        workspace.close()


def _read_books(workspace: OpenWorkspace) -> Books:
    """What stands in the log of usage, document by document."""
    from sqlalchemy import text

    answered: dict[str, list[tuple[int, int, int, int]]] = {}
    unknown: set[str] = set()
    cost = Decimal(0)
    names = "SELECT sha256, original_name FROM document"
    with workspace.store._database.read() as connection:
        numbers = {
            row.sha256: "SOAK-" + row.original_name.partition(".")[0]
            for row in connection.execute(text(names))
        }
        for row in connection.execute(text("SELECT * FROM usage_log ORDER BY at")):
            if row.outcome != "answered":
                continue
            usage = json.loads(row.usage)
            answered.setdefault(numbers[row.document_sha256], []).append(
                (
                    usage["input_tokens"],
                    usage["output_tokens"],
                    usage["thinking_tokens"],
                    usage["cached_tokens"],
                )
            )
            cost += Decimal(row.cost or 0)
        asked = "SELECT document_sha256, state FROM paid_answer WHERE state != 'stored'"
        for row in connection.execute(text(asked)):
            assert row.state != "in_flight", "a question is left in flight"
            if row.state == "unknown":
                unknown.add(numbers[row.document_sha256])
    told = endings(workspace)
    return Books(told["statuses"], told["errors"], answered, unknown, cost)


def _held_against(
    books: Books, report: dict[str, Any], count: int, *, kills: int = 0, capped: bool = False
) -> None:
    """The books beside the service's own ledger: to the last digit."""
    assert set(books.statuses) <= (OVER | {"waiting"} if capped else OVER)
    assert sum(books.statuses.values()) == count
    assert report["paid_twice"] == 0
    assert report["asked_again_hopelessly"] == 0
    assert report["asked_while_closed"] == 0
    assert all(len(lines) == 1 for lines in books.answered.values())
    prices = PriceTable.load(resource_path("models.json"))
    bill = Decimal(0)
    for number, billed in report["documents"].items():
        arrived = [tuple(line[:4]) for line in billed if line[4]]
        if number in books.unknown:
            # whatever became of it, nobody asked again
            assert number not in books.answered
            continue
        assert not [line for line in billed if not line[4]] or kills, number
        # a reply that is no answer of the service was kept, and cost nothing
        kept = [line for line in books.answered.get(number, []) if any(line)]
        assert kept == [line for line in arrived if any(line)], number
        for line in arrived:
            cost = prices.cost(prices.default_model, Usage(*line), _today())
            bill += cost or 0
    assert books.cost == bill


def _today() -> Any:
    from datetime import UTC, datetime

    return datetime.now(UTC).date()


def _run(
    service: ServiceAlone, tmp_path: Path, count: int, timeout: float, **more: int
) -> dict[str, Any]:
    _book(tmp_path / "post", count)
    service.tell(latency=0.1, every=EVERY, late=LATE, **more)
    told = _end(_start(service), timeout)
    report = service.tell(report=True)
    books = _books()
    assert told["statuses"] == dict(books.statuses)
    _held_against(books, report, count)
    return {**report, "statuses": books.statuses, "errors": books.errors}


def _run_killed(
    service: ServiceAlone,
    tmp_path: Path,
    count: int,
    kills: int,
    timeout: float,
    cap: int | None = None,
) -> dict[str, Any]:
    _book(tmp_path / "post", count, cap)
    service.tell(latency=0.3, every=EVERY, late=LATE)
    chance = random.Random(20261121)
    done = 0
    while done < kills:
        program = _start(service)
        before = service.tell(report=True)["requests"]
        deadline = time.monotonic() + 60
        # somewhere between the first start of the program and its work
        wanted = before + chance.randrange(0, max(2, count // kills))
        while (
            service.tell(report=True)["requests"] < wanted
            and program.poll() is None
            and time.monotonic() < deadline
        ):
            time.sleep(0.02)
        time.sleep(chance.random() * 0.4)
        if program.poll() is not None:
            _end(program, 1)
            break
        _kill(program)
        done += 1
    _end(_start(service), timeout)
    report = service.tell(report=True)
    books = _books()
    _held_against(books, report, count, kills=done, capped=cap is not None)
    if cap is not None:
        # sent, whether or not an answer came back; refused ones were not charged
        billed = [name for name, lines in report["documents"].items() if lines]
        assert len(billed) <= cap
        assert len(books.answered.keys() | books.unknown) <= cap
        assert books.statuses["waiting"]
    return {**report, "kills": done, "statuses": books.statuses, "errors": books.errors}


@pytest.mark.long
@pytest.mark.timeout(120)
def test_on_a_bad_day_all_end_for_a_reason_and_nothing_is_paid_twice(
    service: ServiceAlone, tmp_path: Path
) -> None:
    report = _run(service, tmp_path, 60, 60)
    assert report["faults"] >= 6


@pytest.mark.timeout(120)
def test_killed_at_any_moment_nothing_is_paid_twice_and_the_cap_holds(
    service: ServiceAlone, tmp_path: Path
) -> None:
    report = _run_killed(service, tmp_path, 40, 3, 60, cap=25)
    assert report["kills"] == 3


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_a_thousand_documents_on_a_bad_day(service: ServiceAlone, tmp_path: Path) -> None:
    report = _run(service, tmp_path, 1_000, 3_000, down_at=500, down=6)
    _tell("a thousand documents", report)
    assert len(report["kinds"]) >= 24


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_a_thousand_documents_killed_fifty_times(service: ServiceAlone, tmp_path: Path) -> None:
    report = _run_killed(service, tmp_path, 1_000, 50, 3_000, cap=800)
    _tell("killed fifty times", report)
    assert report["kills"] == 50


def _tell(what: str, report: dict[str, Any]) -> None:
    """For whoever watches a soak."""
    shown = {name: value for name, value in report.items() if name != "documents"}
    print(f"\n{what}: {json.dumps(shown)}", file=sys.stderr)
