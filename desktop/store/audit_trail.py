# SPDX-License-Identifier: AGPL-3.0-or-later
"""The audit trail: entries are appended in the transaction of the change they speak of."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, String, func, select, type_coerce
from sqlalchemy.exc import OperationalError
from uuid_utils.compat import uuid7

from desktop.domain.audit import GENESIS, AuditEntry, differences, first_broken
from desktop.domain.invoice import Invoice
from desktop.domain.reading import FieldReading
from desktop.store.database import Database
from desktop.store.tables import audit_entry

_UNKNOWN_TIME = datetime(1970, 1, 1, tzinfo=UTC)

MACHINE = "Vouch"
"""Who stands on entries about what the program did by itself."""


@dataclass(frozen=True, slots=True)
class Act:
    """What is to be recorded, before it has its place in the chain."""

    invoice_id: str | None
    who: str
    action: str
    path: str | None = None
    before: str | None = None
    after: str | None = None
    detail: dict[str, Any] | None = None


def record(connection: Connection, at: datetime, acts: Iterable[Act]) -> None:
    """Append entries to the chain, in the caller's writing transaction."""
    previous: str | None = None
    rows: list[dict[str, Any]] = []
    for act in acts:
        if previous is None:
            newest = select(audit_entry.c.hash).order_by(audit_entry.c.n.desc()).limit(1)
            previous = connection.execute(newest).scalar() or GENESIS
        entry = AuditEntry(
            id=str(uuid7()),
            invoice_id=act.invoice_id,
            at=at,
            who=act.who,
            action=act.action,
            path=act.path,
            before=act.before,
            after=act.after,
            detail=act.detail,
            previous_hash=previous,
        )
        previous = entry.computed_hash()
        entry = replace(entry, hash=previous)
        rows.append({name: getattr(entry, name) for name in _COLUMNS})
    if rows:
        connection.execute(audit_entry.insert(), rows)


def field_acts(
    invoice_id: str,
    before: Invoice,
    after: Invoice,
    who: str,
    action: str,
    evidence: Mapping[str, FieldReading] | None = None,
) -> Iterator[Act]:
    """One act for each field that differs, with the proof of its new value."""
    for path, old, new in differences(before, after):
        proof = (evidence or {}).get(path)
        detail = None if proof is None else {"evidence": proof.as_evidence()}
        yield Act(invoice_id, who, action, path, old, new, detail)


@dataclass(frozen=True, slots=True)
class Head:
    """How many entries there are, and the hash of the last one, which stands for all of them."""

    count: int
    hash: str


class AuditTrail:
    """Reading the trail; it is written by the changes themselves."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def entries(self, invoice_id: str) -> tuple[AuditEntry, ...]:
        """All entries about one invoice, oldest first."""
        wanted = _SELECT.where(audit_entry.c.invoice_id == invoice_id)
        with self._database.read() as connection:
            return tuple(_entry(row) for row in connection.execute(wanted))

    def recent(self, limit: int = 100) -> Sequence[AuditEntry]:
        """The newest entries of the whole workspace, newest first."""
        wanted = _SELECT.order_by(None).order_by(audit_entry.c.n.desc()).limit(limit)
        with self._database.read() as connection:
            return tuple(_entry(row) for row in connection.execute(wanted))

    def count(self) -> int:
        """How many entries there are."""
        with self._database.read() as connection:
            return connection.execute(select(func.count()).select_from(audit_entry)).scalar_one()

    def first_broken(self) -> AuditEntry | None:
        """The first entry that was changed or doesn't follow the one before; None when sound.

        Where entries are missing at the end, it is the last one that is there. Reads the whole
        trail: seconds for a million entries.
        """
        with self._database.read() as connection:
            try:
                return first_broken(_stream(connection)) or _last_of_more(connection)
            except OperationalError as error:
                # bytes in the place of text that are none; the program writes no such thing
                if "decode" not in str(error.orig):
                    raise
                return _no_entry("that is no text")

    def head(self) -> Head:
        """Where the trail stands. A head that was noted elsewhere proves later that nothing was cut
        off or written anew since, which no chain can prove by itself."""
        newest = select(audit_entry.c.hash).order_by(audit_entry.c.n.desc()).limit(1)
        with self._database.read() as connection:
            count = connection.execute(select(func.count()).select_from(audit_entry)).scalar_one()
            return Head(count, connection.execute(newest).scalar() or GENESIS)

    def has(self, head: str) -> bool:
        """Whether the trail stood at this hash once, and goes on from there."""
        wanted = select(audit_entry.c.n).where(audit_entry.c.hash == head.strip().lower())
        with self._database.read() as connection:
            return connection.execute(wanted).first() is not None


def _stream(connection: Connection) -> Iterator[AuditEntry]:
    for row in connection.execution_options(yield_per=1000).execute(_SELECT):
        yield _entry(row)


def _entry(row: Row[Any]) -> AuditEntry:
    """An entry as it is stored; one that was tampered with until it is none is empty."""
    values = {name: getattr(row, name) for name in _COLUMNS}
    try:
        values["at"] = datetime.fromisoformat(values["at"])
        values["detail"] = None if values["detail"] is None else json.loads(values["detail"])
    except (TypeError, ValueError, RecursionError):
        return _no_entry(str(row.id))
    if any(isinstance(value, bytes) for value in values.values()):
        return _no_entry(str(row.id))
    return AuditEntry(**values)


def _no_entry(name: str) -> AuditEntry:
    return AuditEntry(name, None, _UNKNOWN_TIME, "", "", previous_hash="", hash="")


def _last_of_more(connection: Connection) -> AuditEntry | None:
    """The last entry where the database counted more of them; None where none is missing."""
    counted = connection.exec_driver_sql(
        "SELECT seq FROM sqlite_sequence WHERE name = 'audit_entry'"
    ).scalar()
    last = connection.execute(_SELECT.order_by(None).order_by(audit_entry.c.n.desc())).first()
    number = 0 if last is None else last.n
    if number >= (counted or 0):
        return None
    if last is None:
        return _no_entry("of the beginning")
    return _entry(last)


_COLUMNS = (
    "id",
    "invoice_id",
    "at",
    "who",
    "action",
    "path",
    "before",
    "after",
    "detail",
    "previous_hash",
    "hash",
)
_SELECT = select(
    audit_entry.c.n,
    *(type_coerce(audit_entry.c[name], String).label(name) for name in _COLUMNS),
).order_by(audit_entry.c.n)
