# SPDX-License-Identifier: AGPL-3.0-or-later
"""Files that must survive a power cut, and the file system's errors in words."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from desktop.domain.errors import DiskFull, WorkspaceError

_NO_ROOM = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG}


@contextlib.contextmanager
def disk_errors() -> Iterator[None]:
    """Turns errors of the workspace's own files into DiskFull or WorkspaceError."""
    try:
        yield
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise DiskFull from error
        raise WorkspaceError(
            "The workspace's folder could not be used"
            + (f" ({error.strerror})." if error.strerror else "."),
            "Check that it exists, that you may write to it, and that its drive is connected.",
        ) from error


def sync_folder(folder: Path) -> None:
    """Make new and renamed entries of a folder last; nothing to do on Windows."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
