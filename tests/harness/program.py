# SPDX-License-Identifier: AGPL-3.0-or-later
"""Runs the whole program as a user would, in a process of its own."""

import contextlib
import io
import json
import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

ROOT = Path(__file__).resolve().parents[2]
"""The checkout."""

SAMPLES = ROOT / "resources" / "samples"

_MARK_OF_A_BUG = "Traceback (most recent call last)"


@dataclass(frozen=True)
class Result:
    """How a run of the program ended."""

    arguments: tuple[str, ...]
    code: int
    out: str
    err: str

    def records(self) -> list[dict[str, Any]]:
        """Standard output as JSON Lines; raises AssertionError where a line is not an object."""
        records = []
        for line in self.out.splitlines():
            try:
                value = json.loads(line)
            except ValueError:
                raise AssertionError(f"not JSON: {line!r}\n{self}") from None
            assert isinstance(value, dict), f"not an object: {line!r}\n{self}"
            records.append(value)
        return records

    def __str__(self) -> str:
        command = " ".join(("vouch", *self.arguments))
        return f"$ {command}\nexit {self.code}\n-- out\n{self.out}\n-- err\n{self.err}"


def run_vouch(
    *arguments: str | Path,
    env: Mapping[str, str] | None = None,
    input: str | bytes | None = None,  # noqa: A002
    timeout: float = 150,
    cwd: Path | None = None,
    code: int | None = None,
    under: Sequence[str] = (),
) -> Result:
    """Run ``vouch ARGUMENTS`` to its end in the test's environment plus ``env``.

    ``under`` is a command that runs it, as ``nice`` or ``unshare --net`` would be.
    Standard input is ``input``, or closed. Fails when the program takes longer than ``timeout``
    seconds (it and its children are killed), shows a traceback, or, where ``code`` is given, ends
    otherwise.
    """
    with start_vouch(*arguments, env=env, cwd=cwd, stdin=subprocess.PIPE, under=under) as program:
        data = input.encode() if isinstance(input, str) else input
        try:
            out, err = program.communicate(data, timeout)
        except subprocess.TimeoutExpired:
            kill_all(program)
            out, err = program.communicate()
            words = tuple(str(argument) for argument in arguments)
            late = Result(words, -signal.SIGKILL, _text(out), _text(err))
            raise AssertionError(f"still running after {timeout} s\n{late}") from None
    words = tuple(str(argument) for argument in arguments)
    result = Result(words, program.returncode, _text(out), _text(err))
    assert _MARK_OF_A_BUG not in result.err, str(result)
    assert code is None or result.code == code, str(result)
    return result


def call_vouch(
    *arguments: str | Path, env: Mapping[str, str] | None = None, code: int | None = None
) -> Result:
    """As `run_vouch`, within this process: for what is told of, where starting adds nothing."""
    from desktop import diagnostics
    from desktop.__main__ import main

    words = tuple(str(argument) for argument in arguments)
    level = logging.getLogger().level
    with (
        mock.patch.dict(os.environ, env or {}),
        io.TextIOWrapper(io.BytesIO(), "utf-8") as out,
        io.TextIOWrapper(io.BytesIO(), "utf-8") as err,
    ):
        time.tzset()
        try:
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                ended = main(words)
        finally:
            diagnostics.stop()
            logging.getLogger().setLevel(level)
        said = []
        for stream in (out, err):
            stream.flush()
            assert isinstance(stream.buffer, io.BytesIO)
            said.append(_text(stream.buffer.getvalue()))
    time.tzset()
    result = Result(words, ended, *said)
    assert code is None or result.code == code, str(result)
    return result


@contextlib.contextmanager
def start_vouch(
    *arguments: str | Path,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    stdin: int = subprocess.DEVNULL,
    under: Sequence[str] = (),
) -> Iterator[subprocess.Popen[bytes]]:
    """``vouch ARGUMENTS`` while it runs, for tests that talk to it, signal it or kill it.

    It leads a process group of its own; whatever of it still runs at the end is killed. Standard
    output and error are pipes: read them, or a talkative program waits for ever.
    """
    program = subprocess.Popen(
        [*under, sys.executable, "-m", "desktop", *map(str, arguments)],
        env={**os.environ, **(env or {})},
        cwd=cwd or os.environ["HOME"],
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        yield program
    finally:
        if program.poll() is None:
            kill_all(program)
        for stream in (program.stdin, program.stdout, program.stderr):
            if stream is not None:
                with contextlib.suppress(BrokenPipeError):
                    stream.close()
        program.wait()


def kill_all(program: subprocess.Popen[bytes]) -> None:
    """SIGKILL to the program and every process of its group, as a power cut would."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(program.pid, signal.SIGKILL)


def kill_alone(program: subprocess.Popen[bytes]) -> None:
    """SIGKILL to the program itself only; its children have to notice by themselves."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(program.pid, signal.SIGKILL)
    program.wait()


def wait_until(what: str, condition: Any, timeout: float = 60) -> None:
    """Poll a callable until it is true; fails with ``what`` after ``timeout`` seconds."""
    deadline = time.monotonic() + timeout
    while not condition():
        assert time.monotonic() < deadline, f"waited {timeout} s for: {what}"
        time.sleep(0.02)


def _text(data: bytes | None) -> str:
    return (data or b"").decode("utf-8", "replace")
