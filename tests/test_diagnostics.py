# SPDX-License-Identifier: AGPL-3.0-or-later
"""The log tells what happened and keeps secrets out; a crash leaves a file to send."""

import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import diagnostics
from desktop.settings import home_folder

KEY = "AIza" + "SyD-abcdefghijklmnopqrstuvwxyz01234"


@pytest.fixture
def log_file(home: Path) -> Iterator[Path]:
    path = diagnostics.start(home_folder(), "INFO")
    assert path is not None
    yield path
    diagnostics.stop()


@pytest.mark.parametrize(
    ("message", "secret"),
    [
        (f"request failed: {KEY} refused", KEY),
        (f"https://host/v1/models?key={KEY}&alt=json", KEY),
        ("headers {'x-goog-api-key': 'q1w2e3r4t5'}", "q1w2e3r4t5"),
        ("Authorization: Bearer abc.def-123456", "abc.def-123456"),
        ("opened with password=hunter2", "hunter2"),
        ("{'password': 'my long one'}", "my long one"),
        ("postgresql://clerk:geheim@db/books", "geheim"),
    ],
)
def test_secrets_never_reach_the_log(log_file: Path, message: str, secret: str) -> None:
    logging.getLogger("vouch.test").info(message)
    written = log_file.read_text("utf-8")
    assert secret not in written
    assert diagnostics.STRUCK in written


def test_secrets_in_a_traceback_are_struck_out_too(log_file: Path) -> None:
    try:
        raise ValueError(f"bad key {KEY}")
    except ValueError:
        logging.getLogger("vouch.test").info("it failed", exc_info=True)
    written = log_file.read_text("utf-8")
    assert "ValueError" in written
    assert KEY not in written


def test_a_document_cannot_forge_log_lines(log_file: Path) -> None:
    logging.getLogger("vouch.test").info("name: %s", "a\n2026 CRITICAL x: y\x1b[2J")
    (line,) = log_file.read_text("utf-8").splitlines()
    assert "\x1b" not in line
    assert "\\n2026 CRITICAL" in line


def test_the_log_is_rotated(log_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diagnostics, "LOG_BYTES", 2_000)
    diagnostics.start(home_folder(), "INFO")
    for number in range(200):
        logging.getLogger("vouch.test").info("line %d with some words in it", number)
    files = sorted(path.name for path in log_file.parent.iterdir())
    assert files == ["vouch.log", *(f"vouch.log.{n}" for n in range(1, diagnostics.LOG_FILES))]
    assert all(path.stat().st_size <= 2_100 for path in log_file.parent.iterdir())


def test_a_home_that_cannot_be_written_stops_nothing(home: Path) -> None:
    blocked = home / "file"
    blocked.write_text("")
    assert diagnostics.start(blocked, "INFO") is None
    diagnostics.stop()


@pytest.mark.expected_log("Uncaught in thread")
@pytest.mark.expected_log("crash file")
@pytest.mark.parametrize("where", ["main", "thread"])
def test_what_nobody_caught_leaves_a_crash_file(home: Path, where: str) -> None:
    body = f"raise RuntimeError('broken with {KEY}')"
    if where == "thread":
        body = (
            "import threading\n"
            f"def work(): {body}\n"
            "t = threading.Thread(target=work, name='lane'); t.start(); t.join()"
        )
    program = (
        "from desktop import diagnostics; from desktop.settings import home_folder\n"
        f"diagnostics.start(home_folder())\n{body}\n"
    )
    root = Path(__file__).resolve().parents[1]
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=root, timeout=60
    )
    assert "Vouch met an internal error: RuntimeError" in done.stderr
    assert KEY not in done.stderr
    (crash,) = (home_folder() / "logs").glob("crash-*.txt")
    told = crash.read_text("utf-8")
    assert "RuntimeError" in told
    assert KEY not in told
    assert ("lane" if where == "thread" else "main") in told
