# SPDX-License-Identifier: AGPL-3.0-or-later
"""One worker process as its parent sees it: started, spoken to, watched, ended."""

from __future__ import annotations

import contextlib
import logging
import os
import queue
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import desktop
from desktop.domain.wire import MalformedFrame, read_frame, write_frame
from desktop.services.pixel_buffer import PixelBuffer

log = logging.getLogger("vouch.page_process")

_REPLY_LIMIT = 192 * 1024 * 1024
_START_SECONDS = 60.0
# What a process needs to run at all. Everything else stays here, keys above all.
_PASSED_ON = (
    "PATH",
    "LANG",
    "LC_ALL",
    "LC_CTYPE",
    "TZ",
    "TMPDIR",
    "TEMP",
    "TMP",
    "SYSTEMROOT",
    "WINDIR",
    "LD_LIBRARY_PATH",
    "PYTHONDONTWRITEBYTECODE",
    "PYTHONFAULTHANDLER",
)


class ChildEnded(Exception):
    """The worker is gone, or sent what is no message and was ended for it."""


class NoAnswer(Exception):
    """Nothing came within the time given; the worker still runs."""


def child_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """The variables a worker starts with: an allow-list, and no home to write to."""
    passed = {name: environment[name] for name in _PASSED_ON if name in environment}
    return passed | {
        "HOME": "/nonexistent",
        "PYTHONPATH": os.pathsep.join(_module_path(environment)),
        "PYTHONUTF8": "1",
        "PYTHONUNBUFFERED": "1",
        "PYTHONNOUSERSITE": "1",
        # this library calls a telemetry host at import, from some versions on
        "ORT_DISABLE_TELEMETRY": "1",
        # each arena of the C library reserves 64 MB of the address space that is limited
        "MALLOC_ARENA_MAX": "2",
    }


def _module_path(environment: Mapping[str, str]) -> list[str]:
    own = str(Path(desktop.__file__).parent.parent)
    given = environment.get("PYTHONPATH", "")
    return [own, *(part for part in given.split(os.pathsep) if part and part != own)]


def child_command(arguments: list[str]) -> list[str]:
    """The command line of a worker, from a checkout or in a packaged program."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--page-process", *arguments]
    # -P: the folder that the program happens to be started in holds no modules of ours
    return [sys.executable, "-P", "-m", "desktop.worker.main", *arguments]


class WorkerChild:
    """A running worker process of a role; one thread may speak to it at a time.

    A thread of its own starts the process and reads its answers: Linux ends a child that asked to
    die with its parent when the *thread* that started it ends.
    """

    def __init__(self, role: str, pixels: PixelBuffer) -> None:
        self._role = role
        self._pixels = pixels
        self.ready = False
        self._answers: queue.SimpleQueue[dict[str, Any] | None] = queue.SimpleQueue()
        self._process: subprocess.Popen[bytes] | None = None
        self._started = threading.Event()
        self._ended = threading.Event()
        self._errors = tempfile.TemporaryFile(prefix="vouch-")  # noqa: SIM115 - closed in `end`
        self._thread = threading.Thread(target=self._run, name=f"page process {role}", daemon=True)
        self._thread.start()
        self._started.wait()

    @property
    def pid(self) -> int | None:
        """The process's id, None when it could not be started."""
        return None if self._process is None else self._process.pid

    @property
    def ended(self) -> bool:
        return self._ended.is_set()

    def wait_ready(self) -> None:
        """Block until it takes requests; raises ChildEnded or NoAnswer when it doesn't."""
        answer = self.receive(_START_SECONDS)
        if "ready" not in answer:
            raise ChildEnded
        self.ready = True

    def send(self, message: dict[str, Any]) -> None:
        """Send a request; raises ChildEnded."""
        process = self._process
        if process is None or process.stdin is None:
            raise ChildEnded
        try:
            write_frame(process.stdin, message)  # type: ignore[arg-type]
        except (OSError, ValueError) as error:
            raise ChildEnded from error

    def receive(self, seconds: float) -> dict[str, Any]:
        """The next answer; raises NoAnswer after `seconds`, ChildEnded at its end."""
        try:
            answer = self._answers.get(timeout=max(0.0, seconds))
        except queue.Empty as error:
            raise NoAnswer from error
        if answer is None:
            self._answers.put(None)
            raise ChildEnded
        return answer

    def kill(self) -> None:
        """End it without waiting; safe from any thread, any number of times."""
        process = self._process
        if process is not None:
            with contextlib.suppress(OSError):
                process.kill()

    def end(self) -> str:
        """Kill it and wait until it and its thread are gone; what it had said on standard error.

        The text is for a log: control characters made visible, each line marked as a quotation.
        """
        self.kill()
        self._thread.join()
        if self._errors.closed:
            return ""
        size = self._errors.seek(0, os.SEEK_END)
        self._errors.seek(max(0, size - 4000))
        said = self._errors.read().decode("utf-8", "replace")
        self._errors.close()
        return _quoted(said)

    # --- in its own thread ---------------------------------------------------------------------

    def _run(self) -> None:
        arguments = ["--role", self._role, "--parent", str(os.getpid()), *self._pixels.arguments]
        try:
            process = subprocess.Popen(
                child_command(arguments),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._errors,
                env=child_environment(os.environ),
                close_fds=True,
                pass_fds=self._pixels.inherited,
                creationflags=_creation_flags(self._role),
                # a terminal's Ctrl-C is the parent's to decide on
                process_group=0 if os.name == "posix" else None,
            )
        except OSError:
            log.exception("The page process could not be started")
            self._answers.put(None)
            self._ended.set()
            self._started.set()
            return
        self._process = process
        self._started.set()
        with process:
            assert process.stdout is not None  # noqa: S101 - asked for above
            try:
                while (answer := read_frame(process.stdout, _REPLY_LIMIT)) is not None:  # type: ignore[arg-type]
                    self._answers.put(answer)
            except MalformedFrame as error:
                log.warning("The page process sent what is no message: %s", error)
            process.kill()
            self._ended.set()
            self._answers.put(None)
            with contextlib.suppress(OSError):
                process.stdin.close()  # type: ignore[union-attr]


def _creation_flags(role: str) -> int:
    """Windows: no console window, and readers give way to what a person does."""
    hidden: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    modest: int = getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)
    return hidden | (modest if role == "read" else 0)


def _quoted(said: str) -> str:
    lines = said.strip().splitlines()
    shown = ("".join(c if c.isprintable() else "\ufffd" for c in line) for line in lines)
    return "".join(f"\n  | {line[:300]}" for line in shown)
