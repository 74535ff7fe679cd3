# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where a child process leaves pixels for its parent: a nameless file in memory where there is one.

Both sides use plain positioned reads and writes, never a mapping: a child that cuts the file off
while its parent looks at it would otherwise end the parent (SIGBUS).
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

_KEPT_BYTES = 32 * 1024 * 1024
"""A larger picture's memory is given back as soon as it was read."""


class PixelBuffer:
    """A file that one child may write to and its parent reads; not thread-safe.

    On Linux it lives in memory and has no name, on macOS it is a file already removed; on Windows
    it is a private temporary file that `close` removes.
    """

    def __init__(self) -> None:
        self._path: Path | None = None
        if hasattr(os, "memfd_create"):
            self._descriptor = os.memfd_create("vouch-pixels", os.MFD_CLOEXEC)
        else:
            self._descriptor, name = tempfile.mkstemp(prefix="vouch-pixels-")
            self._path = Path(name)
            if os.name != "nt":
                self._path.unlink()
                self._path = None

    @property
    def arguments(self) -> list[str]:
        """What the child's command line says of the buffer."""
        if self._path is not None:
            return ["--pixels-file", str(self._path)]
        return ["--pixels-fd", str(self._descriptor)]

    @property
    def inherited(self) -> tuple[int, ...]:
        """Descriptors that the child has to be started with."""
        return () if self._path is not None else (self._descriptor,)

    def read(self, size: int) -> bytes:
        """The first `size` bytes, copied once; ValueError when the child wrote fewer."""
        parts: list[bytes] = []
        done = 0
        while done < size:
            part = self._read_at(size - done, done)
            if not part:
                raise ValueError("the pixels are cut off")
            parts.append(part)
            done += len(part)
        if done > _KEPT_BYTES:
            os.truncate(self._descriptor, 0)
        return parts[0] if len(parts) == 1 else b"".join(parts)

    def close(self) -> None:
        """Give the memory back; the object can't be used afterwards."""
        os.close(self._descriptor)
        if self._path is not None:
            self._path.unlink(missing_ok=True)

    def _read_at(self, size: int, offset: int) -> bytes:
        if hasattr(os, "pread"):
            return os.pread(self._descriptor, size, offset)
        os.lseek(self._descriptor, offset, os.SEEK_SET)
        return os.read(self._descriptor, size)
