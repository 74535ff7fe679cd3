# SPDX-License-Identifier: AGPL-3.0-or-later
"""How the readers' values turned out, one row for each field of each verified invoice."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import delete, select

from desktop.domain.ports import Clock
from desktop.domain.reliability import Outcome
from desktop.store.database import Database
from desktop.store.detail import load
from desktop.store.review_tables import field_outcome

MOST = 200_000
"""As many of the newest values are looked at."""


class OutcomeBooks:
    """Every method may be called from any thread."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def put(self, invoice_id: str, outcomes: Iterable[Outcome]) -> None:
        """Replace what is known of one invoice; NotFound."""
        now = self._clock.now()
        with self._database.write() as connection:
            seq = load(connection, invoice_id).seq
            connection.execute(delete(field_outcome).where(field_outcome.c.seq == seq))
            rows = [
                {
                    "seq": seq,
                    "path": one.path,
                    "reader": one.reader,
                    "confidence": one.confidence,
                    "certain": one.certain,
                    "right": one.right,
                    "at": now,
                }
                for one in outcomes
            ]
            if rows:
                connection.execute(field_outcome.insert(), rows)

    def all(self) -> tuple[Outcome, ...]:
        """The newest outcomes, newest first."""
        wanted = select(field_outcome).order_by(field_outcome.c.at.desc()).limit(MOST)
        with self._database.read() as connection:
            return tuple(
                Outcome(row.path, row.reader, row.confidence, bool(row.certain), bool(row.right))
                for row in connection.execute(wanted)
            )
