# SPDX-License-Identifier: AGPL-3.0-or-later
"""Finds what a test left running: Python threads, QThreads, pooled Qt work and child processes."""

import contextlib
import ctypes
import os
import signal
import sys
import threading
import time
import weakref
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import shiboken6
from PySide6.QtCore import QThread, QThreadPool

GRACE_SECONDS = 3.0
"""How long something may take to end after its test did."""

_PR_SET_CHILD_SUBREAPER = 36
_started: weakref.WeakSet[QThread] = weakref.WeakSet()
# Helpers of Python and pytest that live as long as the process.
_LASTING_COMMANDS = ("multiprocessing.resource_tracker", "multiprocessing.forkserver")
_LASTING_THREADS = ("pytest_timeout",)


def watch() -> None:
    """Start noticing: every QThread that is started, and orphans of children, which become ours."""
    original: Callable[..., None] = QThread.start

    def start(thread: QThread, *arguments: object) -> None:
        _started.add(thread)
        original(thread, *arguments)

    QThread.start = start  # type: ignore[method-assign,assignment]
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


@dataclass(frozen=True)
class Running:
    """What runs at one moment beside the main thread."""

    threads: frozenset[threading.Thread]
    processes: frozenset[int]

    @classmethod
    def now(cls) -> "Running":
        """The present state of this process."""
        return cls(_python_threads(), _children())


def left_since(before: Running) -> list[str]:
    """What runs that did not before, in words; waits for its end, and kills processes at last."""
    deadline = time.monotonic() + GRACE_SECONDS
    pause = 0.001
    while True:
        now = Running.now()
        threads = now.threads - before.threads
        processes = now.processes - before.processes
        qthreads = [thread for thread in list(_started) if _runs(thread)]
        pooled = QThreadPool.globalInstance().activeThreadCount()
        if not (threads or processes or qthreads or pooled):
            return []
        if time.monotonic() > deadline:
            break
        time.sleep(pause)
        pause = min(pause * 2, 0.1)
    found = [f"thread {thread.name}" for thread in threads]
    found += [f"QThread {thread.objectName() or type(thread).__name__}" for thread in qthreads]
    found += [f"{pooled} pieces of work in Qt's thread pool"] if pooled else []
    found += [f"process {pid}: {_command(pid)}" for pid in sorted(processes)]
    for thread in qthreads:
        _started.discard(thread)
    for pid in processes:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    return found


def _runs(thread: QThread) -> bool:
    return shiboken6.isValid(thread) and thread.isRunning()


def _python_threads() -> frozenset[threading.Thread]:
    # A QThread that ran Python code stays listed as a dummy for ever; QThreads are watched apart.
    return frozenset(
        thread
        for thread in threading.enumerate()
        if not isinstance(thread, threading._DummyThread)
        and not thread.name.startswith(_LASTING_THREADS)
    )


def _children() -> frozenset[int]:
    found: set[int] = set()
    for task in Path("/proc/self/task").glob("*/children"):
        with contextlib.suppress(OSError):
            found.update(int(pid) for pid in task.read_text().split())
    return frozenset(pid for pid in found if _lives(pid))


def _lives(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    if state in "ZX":
        return False
    command = _command(pid)
    return not any(lasting in command for lasting in _LASTING_COMMANDS)


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode().strip()
    except OSError:
        return "?"
