# SPDX-License-Identifier: AGPL-3.0-or-later
"""The text of questions that wait for their batch: in a nameless file, so that memory stays flat.

The file is gone when the program ends, however it ends; the queue then hands the documents over
anew.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

_PREFIX = "batch-"


class BatchFile:
    """Lines by the key of their question; used in one thread at a time. Raises OSError."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lines = _nameless(folder)
        self._places: dict[str, tuple[int, int]] = {}
        self._end = 0

    def add(self, key: str, line: bytes) -> None:
        """Keep a question's line."""
        self._lines.seek(self._end)
        self._lines.write(line)
        self._places[key] = (self._end, len(line))
        self._end += len(line)

    def size(self, key: str) -> int:
        """How many bytes a question's line has."""
        return self._places[key][1]

    def line(self, key: str) -> bytes:
        """A question's line."""
        start, length = self._places[key]
        self._lines.seek(start)
        return self._lines.read(length)

    @contextmanager
    def only(self, keys: Iterable[str]) -> Iterator[BinaryIO]:
        """An open file of just these lines, in this order; gone after the block."""
        chosen = _nameless(self._folder)
        try:
            for key in keys:
                chosen.write(self.line(key))
            chosen.seek(0)
            yield chosen
        finally:
            chosen.close()

    def close(self) -> None:
        """Forget all of it."""
        self._lines.close()


def _nameless(folder: Path) -> BinaryIO:
    return cast("BinaryIO", tempfile.TemporaryFile(prefix=_PREFIX, dir=folder))
