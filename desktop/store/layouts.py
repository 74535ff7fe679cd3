# SPDX-License-Identifier: AGPL-3.0-or-later
"""Learned layouts in the books; forgotten ones keep their row and can be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Text, func, or_, select, type_coerce, update
from uuid_utils.compat import uuid7

from desktop.domain.errors import NotFound
from desktop.domain.layout import KnownLayout, Layout
from desktop.domain.match_keys import supplier_key
from desktop.domain.ports import Clock
from desktop.domain.status import InvoiceState
from desktop.store.audit_trail import Act, record
from desktop.store.database import Database
from desktop.store.tables import invoice, layout

MAX_SHOWN = 20_000


@dataclass(frozen=True, slots=True)
class LayoutEntry:
    """What finding a layout needs of it; `gone` when it was forgotten."""

    id: str
    n: int
    keys: tuple[str, ...]
    name_key: str
    marks: tuple[int, ...]
    gone: bool


@dataclass(frozen=True, slots=True)
class StoredLayout:
    """A layout with the invoice that taught it last; `in_use` says whether that is verified."""

    id: str
    layout: Layout
    learned_at: datetime
    changed_at: datetime
    invoice_id: str
    invoice_number: str
    invoice_date: str
    in_use: bool
    n: int = 0

    @property
    def known(self) -> KnownLayout:
        """As readers use it."""
        return KnownLayout(
            self.id,
            self.layout,
            self.learned_at.astimezone().date().isoformat(),
            self.invoice_number,
            self.invoice_date,
            self.invoice_id,
            self.in_use,
        )


class LayoutBooks:
    """Keeps, finds, lists and forgets layouts; every method may be called from any thread."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def put(
        self,
        made: Layout,
        marks: Sequence[int],
        invoice_id: str,
        who: str,
        instead: StoredLayout | None = None,
    ) -> str | None:
        """Keep a new layout, or one `instead` of what was loaded; its id.

        `marks` stand for its landmarks in the index. None, and nothing is written, when the loaded
        one was changed or forgotten meanwhile.
        """
        now = self._clock.now()
        values: dict[str, Any] = {
            "supplier": made.supplier,
            "name_key": supplier_key(made.supplier),
            "identifiers": list(made.keys),
            "marks": list(marks),
            "body": made.as_wire(),
            "invoice_id": invoice_id,
            "changed_at": now,
        }
        with self._database.write() as connection:
            values["n"] = _next(connection)
            if instead is None:
                kept_id = str(uuid7())
                connection.execute(layout.insert().values(id=kept_id, learned_at=now, **values))
            else:
                kept_id = instead.id
                same = update(layout).where(
                    layout.c.id == kept_id,
                    layout.c.n == instead.n,
                    layout.c.forgotten_at.is_(None),
                )
                if connection.execute(same.values(**values)).rowcount == 0:
                    return None
            act = Act(invoice_id, who, "layout_learned", detail={"layout": kept_id})
            record(connection, now, [act])
            return kept_id

    def entries_since(self, n: int) -> tuple[LayoutEntry, ...]:
        """What was learned, changed or forgotten after change `n`, oldest first."""
        wanted = (
            select(
                layout.c.id,
                layout.c.n,
                layout.c.identifiers,
                layout.c.name_key,
                layout.c.marks,
                layout.c.forgotten_at,
            )
            .where(layout.c.n > n)
            .order_by(layout.c.n)
        )
        with self._database.read() as connection:
            return tuple(
                LayoutEntry(
                    row.id,
                    row.n,
                    tuple(str(key) for key in row.identifiers),
                    row.name_key,
                    tuple(int(mark) for mark in row.marks),
                    row.forgotten_at is not None,
                )
                for row in connection.execute(wanted)
            )

    def load(self, ids: Sequence[str]) -> tuple[StoredLayout, ...]:
        """These layouts, in this order; what an invoice taught that isn't verified any more is
        left out, and forgotten ones are."""
        with self._database.read() as connection:
            wanted = _SHOWN.where(layout.c.id.in_(ids), layout.c.forgotten_at.is_(None))
            rows = {row.id: row for row in connection.execute(wanted)}
            found = [_stored(rows[one]) for one in ids if one in rows]
            origins = {origin for one in found for origin in one.layout.origins}
            good = _vouched(connection, origins)
        return tuple(_with(one, good) for one in found)

    def of_supplier(
        self, keys: Sequence[str], name_key: str, invoice_id: str = ""
    ) -> tuple[StoredLayout, ...]:
        """The layouts of a supplier, by name or any identifier, the newest first; with the one
        that the invoice taught last, whoever it is of."""
        return self._theirs(keys, name_key, invoice_id, layout.c.forgotten_at.is_(None))

    def forgotten_of(
        self, keys: Sequence[str], name_key: str, invoice_id: str
    ) -> tuple[StoredLayout, ...]:
        """The forgotten ones among them that the invoice had a part in teaching."""
        found = self._theirs(keys, name_key, invoice_id, layout.c.forgotten_at.is_not(None))
        return tuple(one for one in found if invoice_id in one.layout.taught)

    def _theirs(
        self, keys: Sequence[str], name_key: str, invoice_id: str, which: ColumnElement[bool]
    ) -> tuple[StoredLayout, ...]:
        written = type_coerce(layout.c.identifiers, Text)
        holds = [written.contains(f'"{key}"', autoescape=True) for key in keys]
        wanted = _SHOWN.where(
            or_(layout.c.name_key == name_key, layout.c.invoice_id == invoice_id, *holds), which
        ).order_by(layout.c.n.desc())
        with self._database.read() as connection:
            return tuple(_stored(row) for row in connection.execute(wanted.limit(20)))

    def all(self) -> tuple[StoredLayout, ...]:
        """Every layout that wasn't forgotten, by supplier."""
        wanted = (
            _SHOWN.where(layout.c.forgotten_at.is_(None))
            .order_by(layout.c.name_key, layout.c.n.desc())
            .limit(MAX_SHOWN)
        )
        with self._database.read() as connection:
            found = [_stored(row) for row in connection.execute(wanted)]
            good = _vouched(connection, {o for one in found for o in one.layout.origins})
        return tuple(_with(one, good, cut=False) for one in found)

    def forget(self, layout_id: str, who: str) -> None:
        """Use it no longer; NotFound when there is none."""
        self._mark(layout_id, who, "layout_forgotten", self._clock.now())

    def take_back(self, layout_id: str, who: str) -> None:
        """Use a forgotten one again; NotFound when there is none."""
        self._mark(layout_id, who, "layout_taken_back", None)

    def _mark(self, layout_id: str, who: str, action: str, at: datetime | None) -> None:
        now = self._clock.now()
        with self._database.write() as connection:
            known = select(layout.c.supplier, layout.c.forgotten_at).where(layout.c.id == layout_id)
            row = connection.execute(known).first()
            if row is None or (at is not None and row.forgotten_at is not None):
                raise NotFound(
                    "There is no such learned layout.", "See them with “Learned layouts”."
                )
            connection.execute(
                update(layout)
                .where(layout.c.id == layout_id)
                .values(forgotten_at=at, n=_next(connection))
            )
            detail = {"layout": layout_id, "supplier": row.supplier}
            record(connection, now, [Act(None, who, action, detail=detail)])


_SHOWN = select(
    layout.c.id,
    layout.c.body,
    layout.c.learned_at,
    layout.c.changed_at,
    layout.c.invoice_id,
    layout.c.n,
    invoice.c.invoice_number,
    invoice.c.issue_date,
    invoice.c.state,
).outerjoin(invoice, invoice.c.id == layout.c.invoice_id)


def _next(connection: Connection) -> int:
    return int(connection.execute(select(func.coalesce(func.max(layout.c.n), 0))).scalar_one()) + 1


def _vouched(connection: Connection, ids: Iterable[str]) -> set[str]:
    """Which of the invoices are verified now."""
    good: set[str] = set()
    wanted = sorted(ids)
    for start in range(0, len(wanted), 500):
        part = select(invoice.c.id).where(
            invoice.c.id.in_(wanted[start : start + 500]),
            invoice.c.state == InvoiceState.VERIFIED.value,
        )
        good.update(connection.execute(part).scalars())
    return good


def _with(one: StoredLayout, good: set[str], *, cut: bool = True) -> StoredLayout:
    kept = one.layout.only_from(good)
    used = bool(kept.fields or kept.table)
    return StoredLayout(
        one.id,
        kept if cut else one.layout,
        one.learned_at,
        one.changed_at,
        one.invoice_id,
        one.invoice_number,
        one.invoice_date,
        used,
        one.n,
    )


def _stored(row: Any) -> StoredLayout:
    return StoredLayout(
        row.id,
        Layout.from_wire(row.body),
        row.learned_at,
        row.changed_at,
        row.invoice_id,
        row.invoice_number or "",
        row.issue_date or "",
        row.state == InvoiceState.VERIFIED.value,
        row.n,
    )
