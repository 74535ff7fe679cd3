# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reading by batch on the command line: sent, told of, taken in, cancelled."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.settings import Settings, home_folder, save_settings
from tests.harness.gemini_brain import obedient
from tests.harness.gemini_server import GeminiServer, gemini_server
from tests.harness.program import run_vouch
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


def _settings(service: str = "gemini") -> None:
    settings = Settings(reader=service, paid_workspaces=("default",))  # type: ignore[arg-type]
    save_settings(home_folder(), settings)


def test_a_backlog_goes_by_batch_and_comes_back(
    home: Path, papers: list[Path], server: GeminiServer
) -> None:
    _settings()
    env = {"GOOGLE_GEMINI_BASE_URL": server.url, "GEMINI_API_KEY": KEY}
    sent = run_vouch("import", *papers, "--tier", "batch", env=env, code=0)
    assert {line["status"] for line in sent.records()} == {"waiting"}
    assert all(", expected by " in line["reason"] for line in sent.records())
    assert "3 documents in a batch, expected by" in sent.err
    assert "vouch batches --wait" in sent.err
    (job,) = server.batches.jobs.values()
    assert len(job.keys) == 3
    (line,) = run_vouch("batches", "--format", "json", code=0).records()
    assert (line["state"], line["documents"], line["name"]) == ("waiting", 3, job.name)
    # nothing there yet: looked at, told, nothing lost
    (line,) = run_vouch("batches", "--collect", "--format", "json", env=env, code=0).records()
    assert line["state"] == "waiting"
    server.batches.finish(job.name)
    (line,) = run_vouch("batches", "--collect", "--format", "json", env=env, code=0).records()
    assert (line["state"], line["answered"], line["failed"]) == ("succeeded", 3, 0)
    rows = run_vouch("list", "--format", "json", code=0).records()
    assert {row["status"] for row in rows} == {"completed"}
    assert len(server.ledger) == 3
    table = run_vouch("batches", "--format", "table", code=0).out
    assert "succeeded" in table
    assert "$" in table or "USD" in table


def test_a_batch_is_cancelled_from_the_command_line(
    home: Path, papers: list[Path], server: GeminiServer
) -> None:
    _settings()
    env = {"GOOGLE_GEMINI_BASE_URL": server.url, "GEMINI_API_KEY": KEY}
    run_vouch("import", *papers[:2], "--tier", "batch", env=env, code=0)
    (line,) = run_vouch("batches", "--format", "json", code=0).records()
    ended = run_vouch(
        "batches", "--cancel", line["id"], "--format", "json", env=env, code=0
    ).records()
    assert ended[0]["state"] == "cancelled"
    rows = run_vouch("list", "--format", "json", code=0).records()
    assert {row["status"] for row in rows} == {"cancelled"}
    over = run_vouch("batches", "--cancel", line["id"], env=env, code=1)
    assert "over already" in over.err
    # read at once instead, as a person says
    ids = [row["id"] for row in rows]
    run_vouch("read-again", *ids, "--tier", "standard", env=env, code=0)
    assert len(server.ledger) == 2
    assert server.batches.paid == []


def test_vertex_is_refused_before_anything_is_booked(
    home: Path, papers: list[Path], server: GeminiServer
) -> None:
    _settings("vertex")
    env = {"GOOGLE_VERTEX_BASE_URL": server.url, "VERTEX_API_KEY": KEY}
    refused = run_vouch("import", papers[0], "--tier", "batch", env=env, code=1)
    assert "storage bucket" in refused.err
    assert run_vouch("list", "--format", "json", code=0).records() == []


def test_flex_is_asked_for_by_a_word(home: Path, papers: list[Path], server: GeminiServer) -> None:
    _settings()
    env = {"GOOGLE_GEMINI_BASE_URL": server.url, "GEMINI_API_KEY": KEY}
    run_vouch("import", papers[0], "--tier", "flex", env=env, code=0)
    assert server.received[0].message["serviceTier"] == "flex"
    (line,) = run_vouch("usage", "--format", "json", code=0).records()
    assert line["tier"] == "flex"
