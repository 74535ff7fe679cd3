# SPDX-License-Identifier: AGPL-3.0-or-later
"""Open a workspace's database or refuse: make it, migrate it, or say what is wrong with it.

A new database is built in a file of its own and put in place by one rename; a migration is one
transaction after a backup. Whatever kills this process, the next start finds the old database,
the new one, or none, never half of one.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from datetime import datetime
from pathlib import Path

from uuid_utils.compat import uuid7

from desktop.domain.errors import WorkspaceDamaged, WorkspaceError, WorkspaceNewer
from desktop.domain.ports import Clock
from desktop.store.column_types import metadata
from desktop.store.database import (
    BUSY_SECONDS,
    Database,
    back_up,
    make_engine,
    translated,
)
from desktop.store.disk import disk_errors, sync_folder
from desktop.store.file_lock import FileLock
from desktop.store.tables import SCHEMA_REVISION, SEARCH_DDL, TRIGGER_DDL
from desktop.store.workspace_folder import WorkspaceFolder

APPLICATION_ID = 0x566F7563
"""Marks the file as ours ("Vouc"); it stands in the database's header."""

_LOCK_SECONDS = 120.0
_NEW = ".new-"


def open_database(place: WorkspaceFolder, clock: Clock, *, create: bool) -> Database:
    """The database at the newest schema; made if `create`, migrated if it is older.

    Raises WorkspaceNewer, WorkspaceDamaged, WorkspaceBusy, DiskFull or WorkspaceError (code
    "workspace_missing" when there is none and `create` is False).
    """
    with disk_errors():
        if not place.database.exists():
            if not create:
                raise WorkspaceError(
                    f"There is no workspace “{place.name}”.",
                    "Check the name, or create the workspace first.",
                    code="workspace_missing",
                )
            for folder in (place.folder, place.documents, place.backups, place.locks):
                folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not place.database.exists() or schema_of(place.database) != SCHEMA_REVISION:
            with FileLock(place.folder / "setup.lock").held(_LOCK_SECONDS):
                _create_or_migrate(place, clock.now())
        place.locks.mkdir(exist_ok=True, mode=0o700)
        place.documents.mkdir(exist_ok=True, mode=0o700)
    return Database(place.database)


def schema_of(path: Path) -> str:
    """The schema revision written in the file; WorkspaceDamaged when it isn't a sound one of ours.

    Cheap: reads the header and one row, and imports nothing.
    """
    with translated(), contextlib.closing(sqlite3.connect(path, timeout=BUSY_SECONDS)) as raw:
        mark = raw.execute("PRAGMA application_id").fetchone()[0]
        if mark != APPLICATION_ID:
            raise WorkspaceDamaged("The file 'vouch.db' is not a workspace's database.")
        pages, size = (
            raw.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size")
        )
        log = path.with_name(path.name + "-wal")
        if path.stat().st_size < pages * size and not log.exists():
            raise WorkspaceDamaged("The workspace's database is cut off.")
        try:
            row = raw.execute("SELECT version_num FROM alembic_version").fetchone()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
                raise
            raise WorkspaceDamaged from error
    if row is None:
        raise WorkspaceDamaged
    return str(row[0])


def _create_or_migrate(place: WorkspaceFolder, now: datetime) -> None:
    for left_over in place.folder.glob(f"vouch.db{_NEW}*"):
        left_over.unlink()
    if not place.database.exists():
        build_database(place.database)
        return
    revision = schema_of(place.database)
    if revision == SCHEMA_REVISION:
        return  # another process was quicker
    if revision > SCHEMA_REVISION:
        raise WorkspaceNewer
    migrate(place, now)


def build_database(path: Path) -> None:
    """A new, empty database at the newest schema, complete before it appears at `path`."""
    new = path.with_name(f"{path.name}{_NEW}{uuid7()}")
    new.touch(mode=0o600)
    engine = make_engine(new, busy_seconds=BUSY_SECONDS)
    try:
        with translated(), engine.begin() as connection:
            metadata.create_all(connection, checkfirst=False)
            connection.exec_driver_sql(SEARCH_DDL)
            for trigger in TRIGGER_DDL:
                connection.exec_driver_sql(trigger)
            connection.exec_driver_sql(
                "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
                "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
            )
            connection.exec_driver_sql(
                "INSERT INTO alembic_version (version_num) VALUES (?)", (SCHEMA_REVISION,)
            )
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    finally:
        engine.dispose()  # closing folds the log into the file
    with new.open("rb+") as file:
        os.fsync(file.fileno())
    new.replace(path)
    sync_folder(path.parent)


def back_up_to(place: WorkspaceFolder, reason: str, now: datetime) -> Path:
    """Copy the database into the backups; the copy appears under its name only when complete."""
    place.backups.mkdir(parents=True, exist_ok=True, mode=0o700)
    target = place.backups / f"vouch-{now:%Y%m%dT%H%M%S}-{now.microsecond:06d}-{reason}.db"
    unfinished = target.with_name(target.name + ".part")
    unfinished.unlink(missing_ok=True)
    with translated():
        back_up(place.database, unfinished)
    with unfinished.open("rb+") as file:
        os.fsync(file.fileno())
    unfinished.replace(target)
    sync_folder(place.backups)
    return target


def migrate(place: WorkspaceFolder, now: datetime, scripts: Path | None = None) -> None:
    """Back up, then bring the database to the newest schema of `scripts` (ours if None)."""
    # slow to import, and rarely needed
    from desktop.store.migrations.upgrade import SCRIPTS, upgrade

    back_up_to(place, f"of-{schema_of(place.database)}", now)
    with translated():
        upgrade(place.database, scripts or SCRIPTS)
