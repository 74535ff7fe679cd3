# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a worker process may not do: outlive its parent, fill the machine, reach the network."""

from __future__ import annotations

import contextlib
import ctypes
import faulthandler
import os
import signal
import sys
from typing import Any

GIB = 1024**3
CPU_SECONDS = 180
"""Processor time for one request; the parent's clock usually ends it much earlier."""
MAX_FILE_BYTES = 256 * 1024 * 1024
"""The largest file a worker can write, the pixel buffer included."""

_PR_SET_PDEATHSIG = 1
_M_MMAP_THRESHOLD, _M_ARENA_MAX = -3, -8
_LARGE_PIECE = 16 * 1024 * 1024
_NICENESS = 5


def confine(parent: int, address_space: int, low_priority: bool) -> None:
    """Give up what a reader of foreign documents does not need; before any library is loaded.

    `parent` is the process that must not be outlived, `address_space` the most memory in bytes.
    Limits that this system doesn't know are left out: the parent's time limit holds everywhere.
    """
    faulthandler.enable()
    _die_with(parent)
    if sys.platform != "win32":
        _limit_resources(address_space)
        if low_priority:
            with contextlib.suppress(OSError):
                os.nice(_NICENESS)
    _deny_network()


def allow_cpu(seconds: int = CPU_SECONDS) -> None:
    """Let the coming request use `seconds` of processor time; past it the system ends us."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + seconds
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def give_back_memory() -> None:
    """Let large pieces of memory go back to the system at once when they are freed (glibc).

    Left to itself, its allocator keeps what a picture's layers needed. With smaller pieces a
    further 50 MB would go back, for a fifth more of processor time.
    """
    if sys.platform != "linux":
        return
    with contextlib.suppress(AttributeError, OSError):
        mallopt = ctypes.CDLL(None).mallopt
        mallopt(_M_MMAP_THRESHOLD, _LARGE_PIECE)
        mallopt(_M_ARENA_MAX, 2)


def _die_with(parent: int) -> None:
    """End when the parent ends, even inside a native call that never returns (Linux).

    Elsewhere the end of standard input does it, as soon as Python runs again.
    """
    if sys.platform != "linux":
        return
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        # it ended before we could ask to be told
        os._exit(0)


def _limit_resources(address_space: int) -> None:
    import resource

    wanted = [(resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, MAX_FILE_BYTES)]
    if sys.platform == "linux":
        # macOS counts shared system libraries, and refuses
        wanted.append((resource.RLIMIT_AS, address_space))
    for kind, amount in wanted:
        # the hard limit stays: the OCR process, started from here, may need more memory
        _, hard = resource.getrlimit(kind)
        if hard != resource.RLIM_INFINITY:
            amount = min(amount, hard)
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(kind, (amount, hard))


def _deny_network() -> None:
    """No sockets: by the kernel where it can be asked without root, else by Python's own hook."""
    if sys.platform == "linux":
        from desktop.worker.network_filter import deny_sockets

        deny_sockets()
    sys.addaudithook(_refuse_sockets)


def _refuse_sockets(event: str, _: tuple[Any, ...]) -> None:
    if event in {"socket.__new__", "socket.getaddrinfo", "socket.connect", "socket.bind"}:
        raise PermissionError("a worker process has no network")
