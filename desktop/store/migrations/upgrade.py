# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bring a database to the newest schema in one transaction.

Alembic by itself leaves half a schema behind when it is killed on SQLite; within one BEGIN
IMMEDIATE the file holds the old schema or the new one.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config

from desktop.store.database import BUSY_SECONDS, make_engine

SCRIPTS = Path(__file__).parent


def upgrade(path: Path, scripts: Path = SCRIPTS, target: str = "head") -> None:
    """Migrate the file at `path`; all of it or nothing. Raises the database's own errors."""
    # A rebuilt table would take its dependants along if references were enforced meanwhile.
    engine = make_engine(path, busy_seconds=BUSY_SECONDS, foreign_keys=False)
    try:
        with engine.begin() as connection:
            config = Config()
            config.set_main_option("script_location", str(scripts).replace("%", "%%"))
            config.attributes["connection"] = connection
            command.upgrade(config, target)
            dangling = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
            if dangling is not None:
                raise sqlite3.IntegrityError(f"migration left a dangling row in {dangling[0]}")
    finally:
        engine.dispose()
