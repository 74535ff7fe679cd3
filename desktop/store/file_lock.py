# SPDX-License-Identifier: AGPL-3.0-or-later
"""A lock on a file, held by the operating system: it falls the moment its process ends.

Held on an open file, not on a process: two locks in one process keep each other out as well, and
a child process that is started normally doesn't inherit it.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from desktop.domain.errors import WorkspaceBusy

_POLL_SECONDS = 0.02


class FileLock:
    """An exclusive lock on `path`, which is made if need be and stays when the lock falls."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: int | None = None

    def try_acquire(self) -> bool:
        """Take the lock if nobody has it; OSError where files can't be locked."""
        file = os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
        try:
            if not _lock(file):
                return False
            if not _same_file(file, self.path):
                return False  # removed by whoever held it before: the next try makes a new one
            self._file, file = file, -1
            return True
        finally:
            if file >= 0:
                os.close(file)

    def release(self, *, remove: bool = False) -> None:
        """Give the lock up; `remove` deletes the file first, while nobody else can have it."""
        if self._file is None:
            return
        if remove:
            # Windows refuses to delete an open file; a left-over lock file is harmless.
            with contextlib.suppress(OSError):
                self.path.unlink()
        os.close(self._file)
        self._file = None

    @contextlib.contextmanager
    def held(self, seconds: float) -> Iterator[None]:
        """Hold the lock during the block; WorkspaceBusy when it isn't free within `seconds`."""
        deadline = time.monotonic() + seconds
        while not self.try_acquire():
            if time.monotonic() > deadline:
                raise WorkspaceBusy
            time.sleep(_POLL_SECONDS)
        try:
            yield
        finally:
            self.release()


def _same_file(file: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file), path.stat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> bool:
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True
else:
    import fcntl

    def _lock(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
