# SPDX-License-Identifier: AGPL-3.0-or-later
"""Looks for a planted key wherever it must not be: files, command lines, others' environments."""

from __future__ import annotations

import threading
import zlib
from pathlib import Path

MARK = "that-must-stay-secret"
"""Part of every key that tests plant; no product code and no document holds it."""

_LARGEST = 16 * 1024 * 1024


def files_with(folder: Path, mark: str = MARK) -> list[Path]:
    """Files below `folder` that hold the mark, plainly or in a stream that is compressed whole."""
    wanted = mark.encode()
    found = []
    for path in folder.rglob("*"):
        try:
            if not path.is_file() or path.stat().st_size > _LARGEST:
                continue
            data = path.read_bytes()
        except OSError:
            continue  # a lock file or a socket that is gone
        if wanted in data or wanted in _unpacked(data):
            found.append(path)
    return found


def _unpacked(data: bytes) -> bytes:
    try:
        return zlib.decompress(data)
    except zlib.error:
        return b""


class ProcessWatch:
    """While it is entered, reads what everybody may read of every process, over and over.

    `seen` tells where the mark was: on a command line, or in the environment of a child that is
    given no keys (`guarded` is part of such a child's command line).
    """

    def __init__(self, mark: str = MARK, guarded: str = "desktop.worker") -> None:
        self.seen: set[str] = set()
        self.looks = self.children = 0
        self._mark = mark.encode()
        self._guarded = guarded.encode()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look_on)

    def __enter__(self) -> ProcessWatch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look_on(self) -> None:
        while not self._over.wait(0.05):
            self.looks += 1
            for entry in Path("/proc").iterdir():
                if entry.name.isdigit():
                    self._look_at(entry)

    def _look_at(self, entry: Path) -> None:
        try:
            command = (entry / "cmdline").read_bytes()
            guarded = self._guarded in command
            environment = (entry / "environ").read_bytes() if guarded else b""
        except OSError:
            return
        self.children += bool(environment)
        if self._mark in command or self._mark in environment:
            where = "command line" if self._mark in command else "environment"
            self.seen.add(f"{where} of {command.replace(bytes(1), b' ')[:200].decode()}")
