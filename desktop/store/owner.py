# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who holds a job's lease, and whether that process still lives.

Every opening of a workspace holds a lock file named after it. The system drops the lock when the
process ends, however it ends, so that a killed one's jobs are taken over at once instead of when
their leases expire; process numbers, which are used again, play no part.
"""

from __future__ import annotations

from pathlib import Path

from uuid_utils.compat import uuid7

from desktop.store.file_lock import FileLock

_UNLOCKED = "unlocked-"


class Owner:
    """This opening of the workspace, until `close`."""

    def __init__(self, locks: Path) -> None:
        self._locks = locks
        self.name = str(uuid7())
        self._lock: FileLock | None = FileLock(locks / f"{self.name}.lock")
        try:
            locked = self._lock.try_acquire()
        except OSError:
            locked = False
        if not locked:
            # A file system without locks: only the lease tells.
            self._lock, self.name = None, _UNLOCKED + self.name

    def is_dead(self, owner: str) -> bool:
        """Whether that opening surely ended; False when it lives or nothing can be known."""
        if owner == self.name or owner.startswith(_UNLOCKED):
            return False
        path = self._locks / f"{Path(owner).name}.lock"
        if not path.exists():
            return True
        probe = FileLock(path)
        try:
            dead = probe.try_acquire()
        except OSError:
            return False
        if dead:
            probe.release(remove=True)
        return dead

    def close(self) -> None:
        """Give up the lock: what this opening still holds may be taken over."""
        if self._lock is not None:
            self._lock.release(remove=True)
            self._lock = None
