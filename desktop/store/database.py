# SPDX-License-Identifier: AGPL-3.0-or-later
"""Connections to a workspace's database and its two kinds of transactions.

All writing of this process goes through one connection, one transaction at a time; reading has
connections of its own that can't write. So a change of the writing connection's data version is
a change made by another process.
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, StaticPool, create_engine, event
from sqlalchemy.exc import DBAPIError

from desktop.domain.errors import (
    DiskFull,
    WorkspaceBusy,
    WorkspaceDamaged,
    WorkspaceError,
)

BUSY_SECONDS = 15.0
"""How long a write waits for another process's write; writes are short."""

_FULL = frozenset({sqlite3.SQLITE_FULL})
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_REFUSED = frozenset(
    {
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_AUTH,
        sqlite3.SQLITE_IOERR,
    }
)


def translate(error: sqlite3.Error) -> WorkspaceError | None:
    """The error in words when the world is to blame; None when it is a bug of ours."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    primary = code & 0xFF
    if primary in _FULL:
        return DiskFull()
    if primary in _BUSY:
        return WorkspaceBusy()
    if primary in _DAMAGED:
        return WorkspaceDamaged()
    if primary in _REFUSED:
        return WorkspaceError(
            "The workspace's database could not be written or read.",
            "Check that its folder exists, is not read-only, and that its drive is connected.",
        )
    return None


@contextlib.contextmanager
def translated() -> Iterator[None]:
    """Turns the database's errors into the workspace's; bugs pass through as they are."""
    try:
        yield
    except DBAPIError as error:
        told = translate(error.orig) if isinstance(error.orig, sqlite3.Error) else None
        if told is None:
            raise
        raise told from error
    except sqlite3.Error as error:
        told = translate(error)
        if told is None:
            raise
        raise told from error


class Database:
    """An open database; every method may be called from any thread."""

    def __init__(self, path: Path, *, busy_seconds: float = BUSY_SECONDS) -> None:
        self.path = path
        self._busy_seconds = busy_seconds
        self._writing = threading.RLock()
        self._in_write = False
        self._readers = make_engine(path, busy_seconds=busy_seconds, read_only=True)
        self._writer = make_engine(path, busy_seconds=busy_seconds)
        with translated():
            self._seen_version = self._data_version()

    @contextlib.contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that sees one state of the database and can't write."""
        with translated(), self._readers.connect() as connection, connection.begin():
            yield connection

    @contextlib.contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that writes: all of it is kept, or nothing when the block raises.

        Never hold it over network, documents or a person. WorkspaceBusy when another process
        keeps writing for too long.
        """
        if not self._writing.acquire(timeout=self._busy_seconds):
            raise WorkspaceBusy
        try:
            if self._in_write:
                raise RuntimeError("a transaction within a transaction")
            self._in_write = True
            try:
                with translated(), self._writer.connect() as connection, connection.begin():
                    yield connection
            finally:
                self._in_write = False
        finally:
            self._writing.release()

    def changed_elsewhere(self) -> bool:
        """Whether another process has written since the last call (or since opening)."""
        with self._writing, translated():
            version = self._data_version()
        changed = version != self._seen_version
        self._seen_version = version
        return changed

    def copy_to(self, target: Path) -> None:
        """A sound copy of the present state by the database's own backup call."""
        with translated():
            back_up(self.path, target)

    def close(self) -> None:
        """Close all connections; the last process to close folds the log into the file."""
        self._readers.dispose()
        with self._writing:
            self._writer.dispose()

    def _data_version(self) -> int:
        with self._writer.connect() as connection:
            # outside a transaction: the version of the file, not of a snapshot
            cursor = connection.connection.cursor()
            try:
                cursor.execute("PRAGMA data_version")
                row = cursor.fetchone()
                return int(row[0]) if row else 0
            finally:
                cursor.close()


def make_engine(
    path: Path, *, busy_seconds: float, read_only: bool = False, foreign_keys: bool = True
) -> Engine:
    """An engine whose transactions begin as they must; one connection unless `read_only`."""
    address = path.absolute().as_uri() + "?mode=rw"

    def connect() -> sqlite3.Connection:
        connection = _connect(address, busy_seconds)
        connection.execute(f"PRAGMA foreign_keys = {int(foreign_keys)}")
        connection.execute(f"PRAGMA query_only = {int(read_only)}")
        return connection

    pool: dict[str, Any] = {"poolclass": StaticPool}
    if read_only:
        pool = {"poolclass": QueuePool, "pool_size": 4, "max_overflow": 12}
    engine = create_engine("sqlite://", creator=connect, **pool)
    begin = "BEGIN" if read_only else "BEGIN IMMEDIATE"

    def on_begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine, "begin", on_begin)
    return engine


def _connect(address: str, busy_seconds: float) -> sqlite3.Connection:
    connection = sqlite3.connect(
        address,
        uri=True,
        timeout=busy_seconds,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        # In this mode readers and the one writer don't wait for each other; a commit is on the
        # disk when it returns, also when the power fails.
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        # without it INSERT OR REPLACE deletes past the triggers that keep what is append-only
        connection.execute("PRAGMA recursive_triggers = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cache_size = -32000")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def back_up(source: Path, target: Path) -> None:
    """Copy a database while others may use it; `target` must not exist. Raises sqlite3.Error."""
    with (
        contextlib.closing(sqlite3.connect(source, timeout=BUSY_SECONDS)) as old,
        contextlib.closing(sqlite3.connect(target)) as new,
    ):
        old.backup(new)
        new.execute("PRAGMA journal_mode = DELETE")
