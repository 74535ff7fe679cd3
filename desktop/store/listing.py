# SPDX-License-Identifier: AGPL-3.0-or-later
"""Lists of invoices: filtered, searched, sorted and cut into windows by the database.

Rows are found by index first, then looked up: skipping 90,000 rows touches no table.
"""
# ruff: noqa: S608 - only names and signs written here go into the text, values are bound

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Row

from desktop.domain.errors import NotFound
from desktop.domain.invoice import DocumentType
from desktop.domain.listing import InvoiceRow, ListQuery, SortColumn, StatusCounts
from desktop.domain.spending import Tier
from desktop.domain.status import InvoiceState, JobStatus
from desktop.store.database import Database
from desktop.store.search import fold, match_expression

_SORT = {
    SortColumn.CREATED: "seq",
    SortColumn.SUPPLIER: "supplier_key",
    SortColumn.NUMBER: "number_key",
    SortColumn.ISSUE_DATE: "issue_date",
    SortColumn.DUE_DATE: "due_date",
    SortColumn.TOTAL: "total_sort",
    SortColumn.CURRENCY: "currency",
    SortColumn.CONFIDENCE: "confidence",
    SortColumn.STATE: "state",
    SortColumn.STATUS: "job_status",
}
_COLUMNS = """
    i.seq, i.id, i.document_sha256, d.original_name, i.state, i.job_status, i.revision,
    i.supplier_name, i.invoice_number, i.issue_date, i.due_date, i.currency, i.total_amount,
    i.document_type, i.confidence, i.doubtful, i.partial, i.exported_at, i.created_at,
    i.updated_at, j.progress, j.error_code, j.error_title, j.reason, j.not_before, j.tier,
    (SELECT count(*) FROM attachment a WHERE a.seq = i.seq AND a.removed_at IS NULL) AS attachments,
    (SELECT count(*) FROM finding f WHERE f.seq = i.seq AND f.severity = 'error') AS errors,
    (SELECT count(*) FROM finding f WHERE f.seq = i.seq AND f.severity = 'warning') AS warnings,
    EXISTS (SELECT 1 FROM finding f WHERE f.seq = i.seq AND f.rule = 'pages.seems_several')
        AS several,
    EXISTS (SELECT 1 FROM hold h WHERE h.seq = i.seq AND h.released_at IS NULL) AS held
"""
_TABLES = """
    JOIN document d ON d.sha256 = i.document_sha256
    JOIN job j ON j.seq = i.seq
"""
_TEXT_HITS = "SELECT rowid FROM invoice_text WHERE invoice_text MATCH ?"
_SHORTEST_ID = 6
_FEW = 3_000
"""Up to so many hits the rows are fetched and sorted; above, the sorted index is walked."""
_NEAR = 2_000
"""Windows that begin within so many rows are read off the text index where it has the order."""


@dataclass(frozen=True, slots=True)
class _Where:
    """Filters as SQL: `own` on columns that every list order's index holds, `hits` on others.

    `hits` are lookups of row numbers; `few` says that one of them found only few.
    `all_but_deleted`: nothing more is asked of state and status.
    """

    own: str
    own_values: tuple[Any, ...]
    hits: tuple[str, ...] = ()
    hit_values: tuple[Any, ...] = ()
    few: bool = False
    all_but_deleted: bool = False

    @property
    def sql(self) -> str:
        """For a walk along the list's order, or for the few hits in any order."""
        plus = "" if self.few else "+"
        return " AND ".join([self.own, *(f"{plus}seq IN ({hit})" for hit in self.hits)])

    @property
    def values(self) -> tuple[Any, ...]:
        return (*self.own_values, *self.hit_values)


class InvoiceList:
    """Reads windows of lists; every method may be called from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def rows(self, query: ListQuery) -> tuple[InvoiceRow, ...]:
        """The window of the list that `query` names; NotFound when `after` is no invoice."""
        with self._database.read() as connection:
            where = _where(connection, query)
            if where is None:
                return ()
            sql, parameters = _window(connection, query, where)
            found = connection.exec_driver_sql(
                f"SELECT {_COLUMNS} FROM ({sql}) w JOIN invoice i ON i.seq = w.seq {_TABLES}"
                f"ORDER BY w.n",
                parameters,
            )
            return tuple(_row(row) for row in found)

    def count(self, query: ListQuery) -> int:
        """How many invoices the filters of `query` leave."""
        with self._database.read() as connection:
            where = _where(connection, query, weigh=False)
            if where is None:
                return 0
            if where.all_but_deleted and where.hits == (_TEXT_HITS,):
                # a common word is found in most rows: take off the deleted ones instead of
                # looking up each of the others
                sql = (
                    f"{_TEXT_HITS} AND +rowid NOT IN"
                    " (SELECT seq FROM invoice WHERE state IN ('deleted', 'replaced'))"
                )
                values: tuple[Any, ...] = where.hit_values
                sql = sql.replace("SELECT rowid", "SELECT count(*)", 1)
            else:
                where = _where(connection, query) or where
                sql, values = f"SELECT count(*) FROM invoice WHERE {where.sql}", where.values
            return int(connection.exec_driver_sql(sql, values).scalar_one())

    def ids(self, query: ListQuery) -> tuple[str, ...]:
        """The ids of the whole list in its order; the window of `query` doesn't count."""
        with self._database.read() as connection:
            where = _where(connection, query)
            if where is None:
                return ()
            found = connection.exec_driver_sql(
                f"SELECT id FROM invoice WHERE {where.sql} ORDER BY {_order(query, where)}",
                where.values,
            )
            return tuple(found.scalars())

    def rows_by_id(self, ids: Sequence[str]) -> tuple[InvoiceRow, ...]:
        """These invoices as rows, in the given order; missing ones are left out."""
        found: dict[str, InvoiceRow] = {}
        with self._database.read() as connection:
            for start in range(0, len(ids), 500):
                some = tuple(ids[start : start + 500])
                marks = ",".join("?" * len(some))
                for row in connection.exec_driver_sql(
                    f"SELECT {_COLUMNS} FROM invoice i {_TABLES} WHERE i.id IN ({marks})", some
                ):
                    found[row.id] = _row(row)
        return tuple(found[i] for i in ids if i in found)

    def position(self, query: ListQuery, invoice_id: str) -> int | None:
        """The row number (from 0) of an invoice in the whole list; None when it isn't in it."""
        with self._database.read() as connection:
            where = _where(connection, query)
            column = _SORT[query.sort]
            if where is None:
                return None
            here = connection.exec_driver_sql(
                f"SELECT {column}, seq FROM invoice WHERE id = ? AND {where.sql}",
                (invoice_id, *where.values),
            ).first()
            if here is None:
                return None
            compare = ">" if query.descending else "<"
            before = connection.exec_driver_sql(
                f"SELECT count(*) FROM invoice WHERE {where.sql}"
                f" AND ({column}, seq) {compare} (?, ?)",
                (*where.values, here[0], here[1]),
            )
            return int(before.scalar_one())

    def status_counts(self) -> StatusCounts:
        """How many invoices there are in each state and with each job status."""
        by_state: dict[InvoiceState, int] = {}
        by_status: dict[JobStatus, int] = {}
        with self._database.read() as connection:
            for state, status, n in connection.exec_driver_sql(
                "SELECT state, job_status, count(*) FROM invoice GROUP BY state, job_status"
            ):
                kept = InvoiceState(state)
                by_state[kept] = by_state.get(kept, 0) + n
                if not kept.is_gone:
                    by_status[JobStatus(status)] = by_status.get(JobStatus(status), 0) + n
            held = connection.exec_driver_sql(
                "SELECT count(*) FROM invoice WHERE state NOT IN ('deleted', 'replaced')"
                " AND seq IN (SELECT seq FROM hold WHERE released_at IS NULL)"
            )
            return StatusCounts(by_state, by_status, int(held.scalar_one()))

    def resolve(self, beginning: str) -> str:
        """The id that starts so (at least six characters), or the whole id; NotFound."""
        wanted = beginning.strip().lower()
        if len(wanted) >= _SHORTEST_ID and re.fullmatch(r"[0-9a-f-]+", wanted):
            with self._database.read() as connection:
                found = connection.exec_driver_sql(
                    "SELECT id FROM invoice WHERE id >= ? AND id < ? LIMIT 2",
                    (wanted, wanted + "~"),
                ).all()
            if len(found) == 1:
                return str(found[0].id)
            if found:
                raise NotFound(
                    f"More than one invoice's id starts with “{wanted[:40]}”.",
                    "Give more of the id.",
                )
        raise NotFound


def _where(connection: Connection, query: ListQuery, *, weigh: bool = True) -> _Where | None:
    """The filters as SQL; None when nothing can match. Unless `weigh`, `few` isn't found out."""
    own: list[str] = []
    own_values: list[Any] = []
    # "+" keeps the planner from sorting what a filter's index found: the walk along the list's
    # order is over after a page
    if query.states:
        _one_of("+state", [state.value for state in query.states], own, own_values)
    else:
        own.append("+state NOT IN ('deleted', 'replaced')")
    if query.statuses:
        _one_of("+job_status", [status.value for status in query.statuses], own, own_values)
    looked_up = _lookups(query)
    if looked_up is None:
        return None
    few = weigh and any(_is_few(connection, hit, values) for hit, values in looked_up)
    return _Where(
        own=" AND ".join(own),
        own_values=tuple(own_values),
        hits=tuple(hit for hit, _ in looked_up),
        hit_values=tuple(value for _, values in looked_up for value in values),
        few=few,
        all_but_deleted=not query.states and not query.statuses,
    )


def _lookups(query: ListQuery) -> list[tuple[str, tuple[Any, ...]]] | None:
    """The filters that the list orders' indexes can't answer, each as a lookup of row numbers."""
    found: list[tuple[str, tuple[Any, ...]]] = []
    if query.held:
        found.append(("SELECT seq FROM hold WHERE released_at IS NULL", ()))
    dates, values = [], []
    if query.issued_from is not None:
        dates.append("issue_date >= ?")
        values.append(query.issued_from.isoformat())
    if query.issued_to is not None:
        dates.append("issue_date <= ? AND issue_date > ''")
        values.append(query.issued_to.isoformat())
    if dates:
        found.append((f"SELECT seq FROM invoice WHERE {' AND '.join(dates)}", tuple(values)))
    supplier = " ".join(re.findall(r"\w+", fold(query.supplier)))
    if query.supplier.strip() and not supplier:
        # what has no letter or figure is in no name: "%" doesn't mean everybody
        return None
    if supplier:
        escaped = re.sub(r"([%_\\])", r"\\\1", supplier)
        sql = r"SELECT seq FROM invoice WHERE supplier_key LIKE ? ESCAPE '\'"
        found.append((sql, (f"%{escaped}%",)))
    if query.text.strip():
        expression = match_expression(query.text)
        if expression is None:
            return None
        found.append((_TEXT_HITS, (expression,)))
    return found


def _one_of(column: str, wanted: Sequence[str], parts: list[str], values: list[Any]) -> None:
    parts.append(f"{column} IN ({','.join('?' * len(wanted))})")
    values.extend(sorted(wanted))


def _is_few(connection: Connection, hit: str, values: tuple[Any, ...]) -> bool:
    counted = connection.exec_driver_sql(
        f"SELECT count(*) FROM ({hit} LIMIT ?)", (*values, _FEW + 1)
    )
    return int(counted.scalar_one()) <= _FEW


def _order(query: ListQuery, where: _Where) -> str:
    direction = "DESC" if query.descending else "ASC"
    column = _SORT[query.sort]
    # "+" keeps the planner from walking the whole sorted index for a handful of hits
    plus = "+" if where.few else ""
    return f"{plus}{column} {direction}, {plus}seq {direction}"


def _window(connection: Connection, query: ListQuery, where: _Where) -> tuple[str, tuple[Any, ...]]:
    sql, parameters = where.sql, list(where.values)
    if query.after is not None:
        column = _SORT[query.sort]
        here = connection.exec_driver_sql(
            f"SELECT {column}, seq FROM invoice WHERE id = ?", (query.after,)
        ).first()
        if here is None:
            raise NotFound
        sql += f" AND ({column}, seq) {'<' if query.descending else '>'} (?, ?)"
        parameters += [here[0], here[1]]
    order = _order(query, where)
    parameters += [query.limit, query.offset]
    if where.hits == (_TEXT_HITS,) and not where.few and _in_text_order(query):
        # the text index gives its hits in this order, one by one: over after a window
        way = "DESC" if query.descending else "ASC"
        inner = (
            f"SELECT seq FROM invoice_text CROSS JOIN invoice ON seq = invoice_text.rowid"
            f" WHERE invoice_text MATCH ? AND {where.own}"
            f" ORDER BY invoice_text.rowid {way} LIMIT ? OFFSET ?"
        )
        parameters = [*where.hit_values, *where.own_values, query.limit, query.offset]
        return f"SELECT seq, row_number() OVER () AS n FROM ({inner})", tuple(parameters)
    inner = f"SELECT seq FROM invoice WHERE {sql} ORDER BY {order} LIMIT ? OFFSET ?"
    return f"SELECT seq, row_number() OVER () AS n FROM ({inner})", tuple(parameters)


def _in_text_order(query: ListQuery) -> bool:
    """Whether a window near the top comes in the order in which invoices were brought in."""
    return query.sort is SortColumn.CREATED and query.after is None and query.offset <= _NEAR


def _row(row: Row[Any]) -> InvoiceRow:
    status = JobStatus(row.job_status)
    return InvoiceRow(
        id=row.id,
        sha256=row.document_sha256,
        file_name=row.original_name,
        state=InvoiceState(row.state),
        status=status,
        revision=row.revision,
        supplier=row.supplier_name or None,
        number=row.invoice_number or None,
        issue_date=date.fromisoformat(row.issue_date) if row.issue_date else None,
        due_date=date.fromisoformat(row.due_date) if row.due_date else None,
        currency=row.currency or None,
        total=Decimal(row.total_amount) if row.total_amount else None,
        document_type=DocumentType(row.document_type) if row.document_type else None,
        confidence=row.confidence if row.confidence >= 0 else None,
        doubtful=row.doubtful,
        errors=row.errors,
        warnings=row.warnings,
        several=bool(row.several),
        progress=row.progress if status is JobStatus.PROCESSING else None,
        error_code=row.error_code,
        error_title=row.error_title,
        partial=bool(row.partial),
        exported=row.exported_at is not None,
        attachments=row.attachments,
        created_at=datetime.fromisoformat(row.created_at),
        updated_at=datetime.fromisoformat(row.updated_at),
        waits_for=row.reason if status is JobStatus.WAITING else None,
        waits_until=_moment(row.not_before) if status is JobStatus.WAITING else None,
        by_batch=row.tier == Tier.BATCH,
        held=bool(row.held),
    )


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
