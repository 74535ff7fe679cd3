# SPDX-License-Identifier: AGPL-3.0-or-later
"""A worker's pipes and what it may not do, seen from outside in real processes."""

from __future__ import annotations

import io
import subprocess
import sys
from typing import Any

import pytest

from desktop.domain.wire import MalformedFrame, read_frame, write_frame

NOISY = """
import ctypes, os, subprocess, sys
from desktop.worker.main import _take_pipes
from desktop.domain.wire import read_frame, write_frame
requests, replies = _take_pipes()
print("noise of a library", flush=True)
os.write(1, b"noise of native code")
subprocess.run(["echo", "noise of a child"])
ctypes.CDLL(None).puts(b"noise of C")
assert sys.stdin.read() == ""
write_frame(replies, {"heard": read_frame(requests, 1000)})
"""

CONFINED = """
import os, socket, sys
from desktop.worker.limits import confine
confine(os.getppid(), 2 * 1024**3, False)
for attempt in (
    lambda: socket.socket(),
    lambda: socket.create_connection(("127.0.0.1", 9)),
    lambda: socket.getaddrinfo("127.0.0.1", 80),
    lambda: bytearray(3 * 1024**3),
    lambda: os.execv(sys.executable, [sys.executable, "-c", "import socket; socket.socket()"]),
):
    try:
        attempt()
        print("done")
    except (OSError, MemoryError) as error:
        print("refused", type(error).__name__, flush=True)
"""


def test_whatever_is_printed_does_not_break_the_answers() -> None:
    request = io.BytesIO()
    write_frame(request, {"op": "hello"})
    done = subprocess.run(
        [sys.executable, "-c", NOISY], input=request.getvalue(), capture_output=True
    )
    assert done.returncode == 0, done.stderr.decode()
    replies = io.BytesIO(done.stdout)
    assert read_frame(replies, 1000) == {"heard": {"op": "hello"}}
    assert read_frame(replies, 1000) is None
    assert done.stderr.count(b"noise") == 4


@pytest.mark.skipif(sys.platform != "linux", reason="seccomp and address space limits")
def test_a_worker_has_no_network_and_bounded_memory() -> None:
    done = subprocess.run([sys.executable, "-c", CONFINED], capture_output=True, text=True)
    assert done.stdout.split("\n")[:4] == [
        "refused PermissionError",
        "refused PermissionError",
        "refused PermissionError",
        "refused MemoryError",
    ]
    # a program started from there may not connect either, not even to this machine
    assert done.returncode != 0


@pytest.mark.parametrize(
    "data",
    [
        b"\x00\x00",
        b"\x00\x00\x00\x05{}",
        b"\xff\xff\xff\xff{}",
        b"\x00\x00\x00\x02[]",
        b'\x00\x00\x00\x07{"a":1,',
        b'\x00\x00\x00\x0a{"a": NaN}',
        b"\x00\x01\x00\x00" + b"[" * 65536,
    ],
)
def test_what_is_no_message_is_refused(data: bytes) -> None:
    with pytest.raises(MalformedFrame):
        read_frame(io.BytesIO(data), 1_000_000)


def test_a_message_comes_back_as_it_was_sent() -> None:
    message: dict[str, Any] = {"path": "/tmp/\udcff\u00e4", "n": 1.5, "list": [None, True]}
    stream = io.BytesIO()
    write_frame(stream, message)
    stream.seek(0)
    assert read_frame(stream, 1000) == message
    with pytest.raises(ValueError):
        write_frame(stream, {"x": float("nan")})
