# SPDX-License-Identifier: AGPL-3.0-or-later
"""Regions that a person blacked out, by document; removed ones stay in the books."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, select, update
from uuid_utils.compat import uuid7

from desktop.domain.blackout import MAX_BLACKOUTS, Blackout
from desktop.domain.errors import InvalidValue, NotFound
from desktop.domain.page import Box
from desktop.domain.ports import Clock
from desktop.store.audit_trail import Act, record
from desktop.store.database import Database
from desktop.store.tables import blackout, document, invoice


class BlackoutBooks:
    """Adds, removes and lists; each change has an audit entry at every invoice of the document.

    Every method may be called from any thread.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def of(self, sha256: str) -> tuple[Blackout, ...]:
        """A document's regions, oldest first."""
        wanted = (
            select(blackout)
            .where(blackout.c.document_sha256 == sha256, blackout.c.removed_at.is_(None))
            .order_by(blackout.c.at, blackout.c.id)
        )
        with self._database.read() as connection:
            return tuple(_blackout(row) for row in connection.execute(wanted))

    def add(
        self, sha256: str, regions: Sequence[tuple[int, Box]], who: str
    ) -> tuple[Blackout, ...]:
        """Black out regions as (page, box); NotFound without the document, InvalidValue past the
        most that one may have."""
        now = self._clock.now()
        made = tuple(Blackout(str(uuid7()), sha256, page, box, who, now) for page, box in regions)
        with self._database.write() as connection:
            there = select(func.count()).where(
                blackout.c.document_sha256 == sha256, blackout.c.removed_at.is_(None)
            )
            if connection.execute(there).scalar_one() + len(made) > MAX_BLACKOUTS:
                raise InvalidValue(
                    f"A document can have {MAX_BLACKOUTS} blacked-out regions.",
                    "Black out larger regions, or read the document offline.",
                )
            known = select(document.c.sha256).where(document.c.sha256 == sha256)
            if connection.execute(known).first() is None:
                raise NotFound
            for region in made:
                connection.execute(blackout.insert().values(**_columns(region)))
            self._record(connection, made, "blacked_out", who)
        return made

    def remove(self, ids: Sequence[str], who: str) -> tuple[Blackout, ...]:
        """Take regions away; those that were removed before are passed over."""
        wanted = select(blackout).where(blackout.c.id.in_(ids), blackout.c.removed_at.is_(None))
        with self._database.write() as connection:
            gone = tuple(_blackout(row) for row in connection.execute(wanted).all())
            connection.execute(
                update(blackout)
                .where(blackout.c.id.in_([region.id for region in gone]))
                .values(removed_at=self._clock.now())
            )
            self._record(connection, gone, "blackout_removed", who)
        return gone

    def _record(
        self, connection: Connection, regions: Sequence[Blackout], action: str, who: str
    ) -> None:
        acts: list[Act] = []
        for region in regions:
            owners = select(invoice.c.id).where(invoice.c.document_sha256 == region.sha256)
            detail = {"page": region.page, "box": region.box.as_list(), "region": region.id}
            acts += [
                Act(one, who, action, detail=detail)
                for one in connection.execute(owners).scalars().all()
            ]
        record(connection, self._clock.now(), acts)


def _columns(region: Blackout) -> dict[str, Any]:
    box = region.box
    return {
        "id": region.id,
        "document_sha256": region.sha256,
        "page": region.page,
        "x0": box.x0,
        "y0": box.y0,
        "x1": box.x1,
        "y1": box.y1,
        "who": region.who,
        "at": region.at,
    }


def _blackout(row: Row[Any]) -> Blackout:
    return Blackout(
        row.id,
        row.document_sha256,
        row.page,
        Box(row.x0, row.y0, row.x1, row.y1),
        row.who,
        row.at,
    )
