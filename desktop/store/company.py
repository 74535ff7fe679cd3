# SPDX-License-Identifier: AGPL-3.0-or-later
"""The workspace's own facts: its name and the company whose books it holds."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from desktop.domain.company import OwnCompany
from desktop.domain.ports import Clock
from desktop.store.audit_trail import Act, record
from desktop.store.database import Database
from desktop.store.tables import workspace_info

_OWN = "own_company"
_NAME = "name"


class CompanyRecord:
    """Reads and writes the workspace's own facts; changes stand in the audit trail."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def get(self) -> OwnCompany:
        """The own company; an empty one while nothing was entered."""
        return OwnCompany.model_validate(self._value(_OWN) or {})

    def put(self, own: OwnCompany, who: str) -> None:
        """Replace the own company's names, tax ids and IBANs."""
        self._write(_OWN, own.model_dump(mode="json"), who)

    def name(self) -> str:
        """The name a person gave this workspace; "" when none was given."""
        return str(self._value(_NAME) or "")

    def rename(self, name: str, who: str) -> None:
        """Give the workspace another name to show; its folder stays."""
        self._write(_NAME, name.strip()[:200], who)

    def _value(self, key: str) -> Any:
        wanted = select(workspace_info.c.value).where(workspace_info.c.key == key)
        with self._database.read() as connection:
            return connection.execute(wanted).scalar()

    def _write(self, key: str, value: Any, who: str) -> None:
        with self._database.write() as connection:
            put_fact(connection, key, value, who, self._clock.now())


def put_fact(connection: Connection, key: str, value: Any, who: str, now: datetime) -> None:
    """Write one of the workspace's own facts, and into the audit trail what changed."""
    old = connection.execute(
        select(workspace_info.c.value).where(workspace_info.c.key == key)
    ).scalar()
    if old == value:
        return
    put = insert(workspace_info).values(key=key, value=value)
    connection.execute(put.on_conflict_do_update(index_elements=["key"], set_={"value": value}))
    act = Act(None, who, "workspace_changed", key, detail={"before": old, "after": value})
    record(connection, now, [act])
