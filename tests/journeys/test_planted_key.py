# SPDX-License-Identifier: AGPL-3.0-or-later
"""A key is only where a person put it: in no file, log, traceback, crash file or process list."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.services.os_keyring import OsKeyring
from desktop.settings import Settings, home_folder, save_settings
from tests.harness.gemini_brain import obedient
from tests.harness.gemini_server import (
    GeminiServer,
    Scripted,
    answer,
    failure,
    gemini_server,
    limited,
)
from tests.harness.logs import LogWatch
from tests.harness.planted import MARK, ProcessWatch, files_with
from tests.harness.program import Result, kill_all, run_vouch, start_vouch, wait_until
from tests.paper import invoice_pdf

# unlike any key that could be struck out by its looks
KEY = f"planted:{MARK}"
CRASH = """
import desktop.services.gemini as g
async def ask(reader, request):
    key = reader._key()
    raise RuntimeError("a bug of ours") from ValueError(len(key))
g.GeminiReader.ask = ask
from desktop.__main__ import main
raise SystemExit(main())
"""


@pytest.fixture
def server() -> Iterator[GeminiServer]:
    with gemini_server(KEY) as running:
        running.brain = obedient
        yield running


@pytest.fixture
def post(tmp_path: Path) -> Path:
    folder = tmp_path / "post"
    folder.mkdir()
    for number in range(8):
        (folder / f"{number}.pdf").write_bytes(invoice_pdf(f"INV-{number}"))
    return folder


def _use_it(server: GeminiServer, post: Path, env: dict[str, str]) -> list[Result]:
    """Every command that reads the key, with good and bad days of the service."""
    save_settings(home_folder(), Settings(paid_workspaces=("default",), reader="gemini"))
    one = post / "0.pdf"
    server.script = [
        Scripted(dropped=True),
        failure(400, "INVALID_ARGUMENT", f"Unable to process with {KEY}."),
        Scripted(body=b"<html>garbage</html>"),
        answer("", finish="SAFETY"),
        limited("limit: 5 per minute", retry="1s"),
    ]
    done = [
        run_vouch("import", post, env=env),
        run_vouch("list", "--format", "json", env=env),
        run_vouch("extract", one, "--reader", "gemini", env=env),
        run_vouch("doctor", "--format", "json", env=env),
        run_vouch("usage", "--format", "json", env=env),
        run_vouch("estimate", one, env=env),
    ]
    # refused: the service repeats what it was sent
    server.default, server.brain = failure(401, "UNAUTHENTICATED", f"Bad key {KEY}."), None
    fresh = post / "fresh.pdf"
    fresh.write_bytes(invoice_pdf("INV-99"))
    done.append(run_vouch("extract", fresh, "--reader", "gemini", env=env, code=1))
    return done


def _crash(post: Path, env: dict[str, str]) -> tuple[bytes, bytes]:
    """The program falls over a bug of its own while it holds the key."""
    paper = post / "crash.pdf"
    paper.write_bytes(invoice_pdf("INV-CRASH"))
    program = subprocess.run(
        [sys.executable, "-c", CRASH, "extract", str(paper), "--reader", "gemini"],
        env={**os.environ, **env},
        cwd=os.environ["HOME"],
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert program.returncode != 0
    return program.stdout, program.stderr


def _fall(server: GeminiServer, post: Path, env: dict[str, str]) -> tuple[bytes, bytes]:
    """The program is ended by a fault in the middle of a request."""
    paper = post / "fall.pdf"
    paper.write_bytes(invoice_pdf("INV-FALL"))
    server.brain = lambda received: Scripted(body=obedient(received).body, delay=2)
    before = len(server.received)
    with start_vouch("extract", paper, "--reader", "gemini", env=env) as program:
        wait_until("the request to be out", lambda: len(server.received) > before)
        os.kill(program.pid, signal.SIGABRT)
        told = program.communicate(timeout=30)
        kill_all(program)
    return told


def _nowhere(home: Path, tmp_path: Path, watch: ProcessWatch) -> None:
    assert watch.looks > 10
    assert watch.children > 0
    assert watch.seen == set()
    assert files_with(tmp_path) == []
    assert list((home / "vouch" / "logs").glob("*crash*")), "there was no crash file to look into"


@pytest.mark.expected_log("a bug of ours|Uncaught")
@pytest.mark.parametrize(
    "place", ["environment", pytest.param("keyring", marks=pytest.mark.keyring)]
)
def test_a_planted_key_is_found_nowhere(
    home: Path, tmp_path: Path, server: GeminiServer, post: Path, place: str, expected_log: LogWatch
) -> None:
    env = {"GOOGLE_GEMINI_BASE_URL": server.url}
    if place == "environment":
        env["GEMINI_API_KEY"] = KEY
    else:
        OsKeyring().put("gemini-api-key", KEY)
    with ProcessWatch() as watch:
        results = _use_it(server, post, env)
        told = [*_crash(post, env), *_fall(server, post, env)]
    assert server.received, "the key was never used"
    for result in results:
        assert MARK not in result.out + result.err, str(result)
    for said in told:
        assert MARK.encode() not in said
    _nowhere(home, tmp_path, watch)


def test_a_key_that_was_written_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "plain.txt").write_text(f"key={KEY}\n", "utf-8")
    (tmp_path / "packed").write_bytes(zlib.compress(KEY.encode()))
    (tmp_path / "other").write_bytes(b"nothing")
    assert {path.name for path in files_with(tmp_path)} == {"plain.txt", "packed"}
    command = [sys.executable, "-c", "input()", KEY]
    with ProcessWatch() as watch, subprocess.Popen(command, stdin=subprocess.PIPE) as program:
        wait_until("it to be seen", lambda: watch.seen)
        program.communicate(b"\n")
