# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reading by batch by a program that is killed at every step of it: nothing is paid twice."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.spending import Tier
from desktop.services.page_process import PageProcess
from desktop.workflows import spending
from desktop.workflows.intake import bring_in
from desktop.workflows.requests import IntakeRequest
from tests.harness.batch_desk import AFTER_SENDING, POINTS
from tests.harness.gemini_brain import obedient
from tests.harness.gemini_server import GeminiServer, gemini_server
from tests.harness.paid_desk import open_books
from tests.harness.program import ROOT
from tests.paper import invoice_pdf

KEY = "AIza-a-key-that-must-stay-secret"


@pytest.fixture
def server() -> Iterator[GeminiServer]:
    with gemini_server(KEY) as running:
        running.brain = obedient
        yield running


@pytest.fixture
def papers(tmp_path: Path) -> list[Path]:
    paths = []
    for number in range(3):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(invoice_pdf(f"INV-{number}"))
        paths.append(path)
    return paths


def _desk(server: GeminiServer, *point: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tests.harness.batch_desk", server.url, *point],
        env={**os.environ, "GEMINI_API_KEY": KEY},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def _answer(server: GeminiServer) -> None:
    for job in server.batches.jobs.values():
        if job.state == "BATCH_STATE_PENDING":
            server.batches.finish(job.name)


_USUAL = {"taken, name unknown", "one answer kept"}


@pytest.mark.parametrize(
    "point",
    [pytest.param(point, marks=() if point in _USUAL else pytest.mark.long) for point in POINTS],
)
def test_killed_at_any_step_nothing_is_lost_and_nothing_paid_twice(
    home: Path, papers: list[Path], server: GeminiServer, point: str
) -> None:
    books = open_books()
    pages = PageProcess("read")
    try:
        bring_in(books, pages, IntakeRequest(tuple(papers), tier=Tier.BATCH))
    finally:
        pages.close()
        books.close()
    if list(POINTS).index(point) >= AFTER_SENDING:
        assert _desk(server).returncode == 0
        _answer(server)
    killed = _desk(server, point)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    statuses: dict[str, int] = {}
    for _ in range(6):
        ended = _desk(server)
        assert ended.returncode == 0, ended.stderr
        statuses = json.loads(ended.stdout.splitlines()[-1])
        if statuses == {"completed": 3}:
            break
        _answer(server)
    assert statuses == {"completed": 3}
    assert Counter(Counter(server.batches.paid).values()) == {1: 3}
    books = open_books()
    try:
        lines = spending.usage_lines(books, spending.UsageQuery())
    finally:
        books.close()
    answered = [line for line in lines if line.outcome == "answered"]
    assert sum(line.total_tokens for line in answered) == sum(
        bill.tokens_in + bill.tokens_out + bill.thinking for bill in server.ledger
    )
    assert [line for line in lines if line.outcome == "unknown"] == []
    assert list(home.rglob("batch-*")) == []
