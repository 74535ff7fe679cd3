# SPDX-License-Identifier: AGPL-3.0-or-later
"""Filters of the list that persons named and kept in the workspace."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select, update
from uuid_utils.compat import uuid7

from desktop.domain.errors import InvalidValue, NotFound
from desktop.domain.listing import ListQuery, SavedFilter, SortColumn
from desktop.domain.ports import Clock
from desktop.domain.status import InvoiceState
from desktop.store.database import Database
from desktop.store.review_tables import saved_filter

MOST = 50
LONGEST_NAME = 60


class SavedFilters:
    """Every method may be called from any thread."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def all(self) -> tuple[SavedFilter, ...]:
        """Those that are kept, in the order of their names."""
        wanted = select(saved_filter).where(saved_filter.c.removed_at.is_(None))
        with self._database.read() as connection:
            rows = connection.execute(wanted).all()
        found = (SavedFilter(row.id, row.name, _query(row.query)) for row in rows)
        return tuple(sorted(found, key=lambda one: one.name.casefold()))

    def put(self, name: str, query: ListQuery) -> SavedFilter:
        """Keep a filter; one of the same name gives way. InvalidValue for an empty name."""
        clean = " ".join(name.split())[:LONGEST_NAME]
        if not clean:
            raise InvalidValue("The filter has no name.", "Type a name for it.")
        now = self._clock.now()
        with self._database.write() as connection:
            kept = saved_filter.c.removed_at.is_(None)
            connection.execute(
                update(saved_filter)
                .where(kept, saved_filter.c.name == clean)
                .values(removed_at=now)
            )
            count = connection.execute(select(func.count()).where(kept)).scalar_one()
            if count >= MOST:
                raise InvalidValue(f"There can be {MOST} filters.", "Remove one first.")
            made = SavedFilter(str(uuid7()), clean, query)
            connection.execute(
                saved_filter.insert().values(
                    id=made.id, position=count, name=clean, query=_as_json(query), created_at=now
                )
            )
        return made

    def remove(self, filter_id: str) -> None:
        """Keep it no longer; NotFound."""
        with self._database.write() as connection:
            gone = connection.execute(
                update(saved_filter)
                .where(saved_filter.c.id == filter_id, saved_filter.c.removed_at.is_(None))
                .values(removed_at=self._clock.now())
            )
            if not gone.rowcount:
                raise NotFound("There is no such filter.", "Look at the list of filters again.")


def _as_json(query: ListQuery) -> dict[str, Any]:
    return {
        "states": sorted(state.value for state in query.states),
        "held": query.held,
        "text": query.text,
        "sort": query.sort.value,
        "descending": query.descending,
    }


def _query(data: dict[str, Any]) -> ListQuery:
    return ListQuery(
        states=frozenset(InvoiceState(state) for state in data["states"]),
        held=bool(data.get("held")),
        text=str(data["text"]),
        sort=SortColumn(data["sort"]),
        descending=bool(data["descending"]),
    )
