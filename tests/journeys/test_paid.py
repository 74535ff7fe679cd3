# SPDX-License-Identifier: AGPL-3.0-or-later
"""A paid reader on the command line: asked only with consent, once, its answer kept."""

from __future__ import annotations

import json
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.settings import Settings, home_folder, save_settings
from tests.harness.gemini_server import GeminiServer, Scripted, answer, failure, gemini_server
from tests.harness.program import kill_all, run_vouch, start_vouch, wait_until
from tests.paper import invoice_pdf, text_pdf

KEY = "AIza-a-key-that-must-stay-secret"
SAID: dict[str, Any] = {
    "document_type": "invoice",
    "language": "en",
    "currency": "GBP",
    "invoice_number": "INV-1",
    "issue_date": "2026-02-03",
    "supplier": {"name": "Acme Paper Ltd"},
    "buyer": {"name": "Example Trading Ltd"},
    "line_items": [],
    "tax_lines": [],
    "total_amount": "120.00",
}


@pytest.fixture
def server() -> Iterator[GeminiServer]:
    with gemini_server(KEY) as running:
        running.default = answer(SAID)
        yield running


def _env(server: GeminiServer, key: str | None = KEY) -> dict[str, str]:
    env = {"GOOGLE_GEMINI_BASE_URL": server.url}
    return env if key is None else {**env, "GEMINI_API_KEY": key}


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "a.pdf"
    path.write_bytes(invoice_pdf("INV-1"))
    return path


def _wait_for_the_server() -> None:
    """Until it has answered, or tried to, somebody who is gone."""
    busy = "process_request_thread"
    wait_until("the server", lambda: not any(busy in t.name for t in threading.enumerate()))


def _doubtful(tmp_path: Path) -> Path:
    """An invoice that the free readers can't make out."""
    path = tmp_path / "doubtful.pdf"
    path.write_bytes(text_pdf(["INVOICE", "", "INV-1", "for your order", "", "Total  120.00"]))
    return path


def test_naming_it_is_consent_and_the_answer_is_paid_once(
    home: Path, tmp_path: Path, paper: Path, server: GeminiServer
) -> None:
    same = tmp_path / "same.pdf"
    same.write_bytes(paper.read_bytes())
    env = _env(server)
    first = run_vouch("extract", paper, same, "--reader", "gemini", env=env, code=0).records()
    (received,) = server.received
    assert received.key == KEY
    for record in first:
        assert record["status"] == "completed"
        assert record["model"]
        assert record["usage"]["total_tokens"] == 1_700
        assert record["usage"]["cost"] is not None
        assert record["invoice"]["invoice_number"] == "INV-1"
        evidence = record["evidence"]["invoice_number"]
        assert (evidence["page"], len(evidence["box"])) == (1, 4)
    # the kept answer is used again, for nothing
    again = run_vouch("extract", paper, "--reader", "gemini", env=env, code=0).records()[0]
    assert len(server.received) == 1
    assert again["invoice"] == first[0]["invoice"]
    # extract books nothing all the same
    assert run_vouch("list", "--format", "json", code=0).records() == []
    for path in (home / "vouch").rglob("*"):
        assert not path.is_file() or KEY.encode() not in path.read_bytes(), path


def test_without_consent_nothing_is_sent(home: Path, tmp_path: Path, server: GeminiServer) -> None:
    doubtful = _doubtful(tmp_path)
    for reader in ("auto", "offline"):
        run_vouch("extract", doubtful, "--reader", reader, env=_env(server), code=0)
    run_vouch("import", doubtful, env=_env(server), code=0)
    assert server.received == []


def test_switched_on_it_is_asked_where_something_is_in_doubt(
    home: Path, tmp_path: Path, paper: Path, server: GeminiServer
) -> None:
    save_settings(home_folder(), Settings(paid_workspaces=("default",)))
    doubtful = _doubtful(tmp_path)
    run_vouch("extract", doubtful, "--reader", "offline", env=_env(server), code=0)
    assert server.received == []
    run_vouch("import", doubtful, env=_env(server), code=0)
    assert len(server.received) == 1
    (row,) = run_vouch("list", "--format", "json", code=0).records()
    assert row["supplier"] == "Acme Paper Ltd"
    (shown,) = run_vouch("show", row["id"], "--format", "json", code=0).records()
    assert shown["usage"]["total_tokens"] == 1_700
    # printed nowhere on this page: marked so, and never certain
    doubt = shown["evidence"]["supplier.name"]
    assert doubt["box"] is None
    assert doubt["confidence"] < 0.8
    # another company's books have no such consent
    run_vouch("workspaces", "--create", "other", code=0)
    run_vouch("import", doubtful, "--workspace", "other", env=_env(server), code=0)
    assert len(server.received) == 1


@pytest.mark.parametrize(
    ("key", "script", "code", "status"),
    [
        ("wrong", [], "key_refused", "failed"),
        (None, [], "key_missing", "failed"),
        (KEY, [Scripted(body={}, cut=False)], "answer_empty", "failed"),
        (KEY, [Scripted(body=b'{"candidates": [' * 9, cut=True)], "outcome_unknown", None),
    ],
)
def test_what_goes_wrong_is_named_on_its_line(
    home: Path,
    paper: Path,
    server: GeminiServer,
    key: str | None,
    script: list[Scripted],
    code: str,
    status: str | None,
) -> None:
    server.script = script
    done = run_vouch("extract", paper, "--reader", "gemini", env=_env(server, key), code=1)
    (record,) = done.records()
    assert record["error"]["code"] == code
    assert record["status"] == (status or code)
    assert record["error"]["advice"]
    assert KEY not in done.out + done.err


def test_a_busy_service_is_asked_again_after_the_wait_that_it_names(
    home: Path, paper: Path, server: GeminiServer
) -> None:
    wait = {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "1s"}
    server.script = [failure(429, "RESOURCE_EXHAUSTED", "slow down", (wait,))]
    started = time.monotonic()
    (record,) = run_vouch(
        "extract", paper, "--reader", "gemini", env=_env(server), code=0
    ).records()
    assert record["status"] == "completed"
    assert len(server.received) == 2
    assert time.monotonic() - started >= 1.0


def test_a_service_that_asks_for_a_long_wait_is_left_alone_and_nothing_is_promised(
    home: Path, paper: Path, server: GeminiServer
) -> None:
    wait = {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "600s"}
    server.script = [failure(429, "RESOURCE_EXHAUSTED", "slow down", (wait,))]
    (record,) = run_vouch(
        "extract", paper, "--reader", "gemini", env=_env(server), code=1
    ).records()
    assert len(server.received) == 1
    assert record["error"]["code"] == "minute_limit"
    # nothing is booked, so nothing waits
    assert record["error"]["advice"] == "Run the command again later."


def test_stopped_in_the_middle_of_a_paid_request_it_is_never_sent_twice_unasked(
    home: Path, tmp_path: Path, server: GeminiServer
) -> None:
    save_settings(home_folder(), Settings(paid_workspaces=("default",)))
    doubtful = _doubtful(tmp_path)
    server.script = [answer(SAID, delay=5)]
    with start_vouch("import", doubtful, env=_env(server)) as program:
        wait_until("the request to be on its way", lambda: server.received)
        kill_all(program)
    _wait_for_the_server()
    again = run_vouch("import", doubtful, env=_env(server), code=1)
    (line,) = again.records()
    assert (line["outcome"], line["status"]) == ("duplicate", "outcome_unknown")
    assert line["error"]["code"] == "outcome_unknown"
    assert len(server.received) == 1
    # a person asks by naming it: it is sent once more
    run_vouch("extract", doubtful, "--reader", "gemini", env=_env(server), code=0)
    assert len(server.received) == 2


def test_interrupted_it_stops_at_once(home: Path, paper: Path, server: GeminiServer) -> None:
    server.script = [answer(SAID, delay=4)]
    with start_vouch("extract", paper, "--reader", "gemini", env=_env(server)) as program:
        wait_until("the request to be on its way", lambda: server.received)
        program.send_signal(signal.SIGINT)
        out, err = program.communicate(timeout=60)
    _wait_for_the_server()
    assert program.returncode == 130
    assert out == b""
    assert b"Traceback" not in err


def test_its_words_are_data(home: Path, tmp_path: Path, server: GeminiServer) -> None:
    server.default = answer({**SAID, "invoice_number": "=cmd|' /C calc'!A0"})
    paper = tmp_path / "b.pdf"
    paper.write_bytes(invoice_pdf("INV-2"))
    done = run_vouch(
        "extract", paper, "--reader", "gemini", "--format", "json", env=_env(server), code=0
    )
    assert json.loads(done.out)["status"] == "completed"
    table = run_vouch(
        "extract", paper, "--reader", "gemini", "--format", "csv", env=_env(server), code=0
    )
    assert ",=cmd" not in table.out
