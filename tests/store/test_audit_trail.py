# SPDX-License-Identifier: AGPL-3.0-or-later
"""The audit trail and the readings can't be changed; doing it around the program is found."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator

import pytest
from sqlalchemy.exc import IntegrityError

from desktop.domain.ports import RemoteAnswer, Usage
from desktop.store.database import Database
from desktop.store.workspace import Workspace
from tests.store.books import ME, book, read, record


@pytest.fixture
def raw(workspace: Workspace) -> Iterator[sqlite3.Connection]:
    """A connection that goes around the program, with a filled workspace behind it."""
    for n in range(3):
        book(workspace, f"%PDF {n}".encode(), f"{n}.pdf")
        read(workspace, record(f"N-{n}"))
    workspace.answers.begin("k", reader="gemini", model="m", sha256="0" * 64, invoice_id=None)
    workspace.answers.store("k", RemoteAnswer(b"{}", "m", Usage(), 1.0))
    with contextlib.closing(sqlite3.connect(workspace.place.database)) as connection:
        yield connection


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET who = 'nobody'",
        "DELETE FROM audit_entry WHERE n = 1",
        "UPDATE run SET seconds = 0",
        "DELETE FROM run",
        "UPDATE reading SET proposal = x''",
        "DELETE FROM reading",
        "UPDATE usage_log SET cost = '0'",
        "DELETE FROM usage_log",
        "UPDATE paid_answer SET raw = x''",
        "DELETE FROM paid_answer",
        "INSERT OR REPLACE INTO audit_entry SELECT * FROM audit_entry WHERE n = 1",
    ],
)
def test_what_is_written_once_stays(
    workspace: Workspace, raw: sqlite3.Connection, statement: str
) -> None:
    tables = ("audit_entry", "run", "reading", "usage_log", "paid_answer")
    before = [raw.execute(f"SELECT * FROM {table}").fetchall() for table in tables]
    assert all(before)
    database = Database(workspace.place.database)
    try:
        with pytest.raises(IntegrityError), database.write() as connection:
            connection.exec_driver_sql(statement)
    finally:
        database.close()
    assert [raw.execute(f"SELECT * FROM {table}").fetchall() for table in tables] == before


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE audit_entry SET who = 'Bob Ledger' WHERE n = 3",
        "UPDATE audit_entry SET at = '2020-01-01T00:00:00.000000+00:00' WHERE n = 2",
        "UPDATE audit_entry SET detail = '{}' WHERE n = 1",
        "DELETE FROM audit_entry WHERE n = 3",
        "UPDATE audit_entry SET invoice_id = NULL WHERE n = 4",
        # what can't be read any more
        "UPDATE audit_entry SET detail = '{bad' WHERE n = 2",
        "UPDATE audit_entry SET at = 'x' WHERE n = 2",
        "UPDATE audit_entry SET at = x'ff' WHERE n = 2",
        "UPDATE audit_entry SET who = x'ff' WHERE n = 2",
        "UPDATE audit_entry SET who = CAST(x'ff' AS TEXT) WHERE n = 2",
        "UPDATE audit_entry SET n = n + 100 WHERE n = 2",
        "INSERT INTO audit_entry (n, id, at, who, action, previous_hash, hash)"
        " SELECT 99, 'x', at, who, action, 'q', 'z' FROM audit_entry WHERE n = 1",
        # cut off at the end, where no chain tells
        "DELETE FROM audit_entry WHERE n = (SELECT max(n) FROM audit_entry)",
        "DELETE FROM audit_entry",
    ],
)
def test_tampering_around_the_program_is_found(
    workspace: Workspace, raw: sqlite3.Connection, tampering: str
) -> None:
    assert workspace.audit.first_broken() is None
    assert workspace.check() == ()
    for event in ("update", "delete"):
        raw.execute(f"DROP TRIGGER audit_entry_no_{event}")
    raw.execute(tampering)
    raw.commit()
    assert workspace.audit.first_broken() is not None
    (trouble,) = workspace.check()
    assert trouble.startswith("audit trail")


def test_a_head_that_was_noted_tells_of_a_trail_that_was_written_anew(
    workspace: Workspace, raw: sqlite3.Connection
) -> None:
    noted = workspace.audit.head()
    assert noted.count == workspace.audit.count()
    booked = book(workspace, b"%PDF later", "later.pdf")
    assert workspace.audit.has(noted.hash)
    for event in ("update", "delete"):
        raw.execute(f"DROP TRIGGER audit_entry_no_{event}")
    # whoever also sets the database's own count back is found by the head alone
    raw.execute("DELETE FROM audit_entry WHERE n >= ?", (noted.count,))
    raw.execute("UPDATE sqlite_sequence SET seq = ? WHERE name = 'audit_entry'", (noted.count - 1,))
    raw.commit()
    workspace.invoices.set_remarks(booked.invoice_id, "instead", ME)
    assert workspace.audit.first_broken() is None
    assert workspace.audit.head().count == noted.count
    assert not workspace.audit.has(noted.hash)


def test_the_chain_goes_on_across_openings_and_writers(workspace: Workspace) -> None:
    from desktop.store.workspace import open_workspace
    from tests.store.books import HandClock

    other = open_workspace(workspace.place, HandClock())
    try:
        for n in range(6):
            writer = (workspace, other)[n % 2]
            booked = book(writer, f"%PDF {n}".encode(), f"{n}.pdf")
            writer.invoices.set_remarks(booked.invoice_id, f"remark {n}", ME)
    finally:
        other.close()
    assert workspace.audit.count() == 12
    assert workspace.audit.first_broken() is None
