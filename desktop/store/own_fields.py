# SPDX-License-Identifier: AGPL-3.0-or-later
"""The workspace's own fields, in their order; removed ones keep their row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, cast

from sqlalchemy import Connection, select, update
from uuid_utils.compat import uuid7

from desktop.domain.own_fields import OwnKind, own_path
from desktop.domain.ports import Clock, OwnField
from desktop.store.audit_trail import Act, record
from desktop.store.database import Database
from desktop.store.tables import own_field


class OwnFieldRecord:
    """Reads and writes the own fields; changes stand in the audit trail. Any thread."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def all(self) -> tuple[OwnField, ...]:
        """The fields in use, in the order that a person gave them."""
        with self._database.read() as connection:
            return tuple(field for _, field in _present(connection))

    def put(
        self, change: Callable[[tuple[OwnField, ...]], Sequence[OwnField]], who: str
    ) -> tuple[OwnField, ...]:
        """Replace the fields by what `change` makes of the present ones, in one transaction.

        A field is the same one while it keeps its name; what `change` raises is passed on.
        """
        now = self._clock.now()
        with self._database.write() as connection:
            present = _present(connection)
            before = tuple(field for _, field in present)
            after = tuple(change(before))
            if after == before:
                return after
            ids = {field.name: field_id for field_id, field in present}
            old = {field.name: field for field in before}
            acts: list[Act] = []
            kept = {field.name for field in after}
            for field in before:
                if field.name not in kept:
                    gone = update(own_field).where(own_field.c.id == ids[field.name])
                    connection.execute(gone.values(removed_at=now))
                    acts.append(_act("own_field_removed", who, field.name, field, None))
            for position, field in enumerate(after):
                values: dict[str, Any] = {
                    "position": position,
                    "kind": field.kind,
                    "instruction": field.instruction,
                }
                if field.name in ids:
                    same = update(own_field).where(own_field.c.id == ids[field.name])
                    connection.execute(same.values(**values))
                    if field != old[field.name]:
                        acts.append(
                            _act("own_field_changed", who, field.name, old[field.name], field)
                        )
                else:
                    connection.execute(
                        own_field.insert().values(
                            id=str(uuid7()), name=field.name, created_at=now, **values
                        )
                    )
                    acts.append(_act("own_field_added", who, field.name, None, field))
            order = [field.name for field in before if field.name in kept]
            if order != [field.name for field in after if field.name in old]:
                names = [field.name for field in after]
                acts.append(Act(None, who, "own_fields_moved", detail={"order": names}))
            record(connection, now, acts)
            return after


def _present(connection: Connection) -> list[tuple[str, OwnField]]:
    wanted = (
        select(own_field.c.id, own_field.c.name, own_field.c.kind, own_field.c.instruction)
        .where(own_field.c.removed_at.is_(None))
        .order_by(own_field.c.position, own_field.c.id)
    )
    return [
        (row.id, OwnField(row.name, cast("OwnKind", row.kind), row.instruction))
        for row in connection.execute(wanted)
    ]


def _act(action: str, who: str, name: str, before: OwnField | None, after: OwnField | None) -> Act:
    detail = {"before": _wire(before), "after": _wire(after)}
    return Act(None, who, action, own_path(name), detail=detail)


def _wire(field: OwnField | None) -> dict[str, str] | None:
    if field is None:
        return None
    return {"kind": field.kind, "instruction": field.instruction}
