# SPDX-License-Identifier: AGPL-3.0-or-later
"""Lists of invoices: filtered, searched, sorted and cut into windows by the database.

Rows are found by index first, then looked up: skipping 90,000 rows touches no table.
"""

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
    i.updated_at, j.progress, j.error_code, j.error_title,
    (SELECT count(*) FROM attachment a WHERE a.seq = i.seq AND a.removed_at IS NULL) AS attachments
"""
_TABLES = """
    JOIN document d ON d.sha256 = i.document_sha256
    JOIN job j ON j.seq = i.seq
"""
_SHORTEST_ID = 6
_FEW = 3_000
"""Up to so many hits the rows are fetched and sorted; above, the sorted index is walked."""


@dataclass(frozen=True, slots=True)
class _Where:
    sql: str
    parameters: tuple[Any, ...]
    driven_by_hits: bool = False


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
            where = _where(connection, query)
            if where is None:
                return 0
            found = connection.exec_driver_sql(
                f"SELECT count(*) FROM invoice WHERE {where.sql}", where.parameters
            )
            return int(found.scalar_one())

    def ids(self, query: ListQuery) -> tuple[str, ...]:
        """The ids of the whole list in its order; the window of `query` doesn't count."""
        with self._database.read() as connection:
            where = _where(connection, query)
            if where is None:
                return ()
            found = connection.exec_driver_sql(
                f"SELECT id FROM invoice WHERE {where.sql} ORDER BY {_order(query, where)}",
                where.parameters,
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
                (invoice_id, *where.parameters),
            ).first()
            if here is None:
                return None
            compare = ">" if query.descending else "<"
            before = connection.exec_driver_sql(
                f"SELECT count(*) FROM invoice WHERE {where.sql}"
                f" AND ({column}, seq) {compare} (?, ?)",
                (*where.parameters, here[0], here[1]),
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
                if kept is not InvoiceState.DELETED:
                    by_status[JobStatus(status)] = by_status.get(JobStatus(status), 0) + n
        return StatusCounts(by_state, by_status)

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


def _where(connection: Connection, query: ListQuery) -> _Where | None:
    """The filters as SQL; None when nothing can match."""
    parts: list[str] = []
    parameters: list[Any] = []

    def one_of(column: str, values: Sequence[str]) -> None:
        parts.append(f"{column} IN ({','.join('?' * len(values))})")
        parameters.extend(values)

    if query.states:
        one_of("state", sorted(state.value for state in query.states))
    else:
        parts.append("state <> 'deleted'")
    if query.statuses:
        one_of("job_status", sorted(status.value for status in query.statuses))
    if query.issued_from is not None:
        parts.append("issue_date >= ?")
        parameters.append(query.issued_from.isoformat())
    if query.issued_to is not None:
        parts.append("issue_date <= ? AND issue_date <> ''")
        parameters.append(query.issued_to.isoformat())
    supplier = " ".join(re.findall(r"\w+", fold(query.supplier)))
    if supplier:
        escaped = re.sub(r"([%_\\])", r"\\\1", supplier)
        parts.append(r"supplier_key LIKE ? ESCAPE '\'")
        parameters.append(f"%{escaped}%")
    few = False
    if query.text.strip():
        expression = match_expression(query.text)
        if expression is None:
            return None
        few = _hits(connection, expression) <= _FEW
        # "+" keeps the planner from fetching row by row what is quicker to sieve
        parts.append(
            f"{'' if few else '+'}seq IN"
            " (SELECT rowid FROM invoice_text WHERE invoice_text MATCH ?)"
        )
        parameters.append(expression)
    return _Where(" AND ".join(parts), tuple(parameters), few)


def _hits(connection: Connection, expression: str) -> int:
    counted = connection.exec_driver_sql(
        "SELECT count(*) FROM (SELECT 1 FROM invoice_text WHERE invoice_text MATCH ? LIMIT ?)",
        (expression, _FEW + 1),
    )
    return int(counted.scalar_one())


def _order(query: ListQuery, where: _Where) -> str:
    direction = "DESC" if query.descending else "ASC"
    column = _SORT[query.sort]
    # "+" keeps the planner from walking the whole sorted index for a handful of hits
    plus = "+" if where.driven_by_hits else ""
    return f"{plus}{column} {direction}, {plus}seq {direction}"


def _window(connection: Connection, query: ListQuery, where: _Where) -> tuple[str, tuple[Any, ...]]:
    sql, parameters = where.sql, list(where.parameters)
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
    inner = f"SELECT seq FROM invoice WHERE {sql} ORDER BY {order} LIMIT ? OFFSET ?"
    return f"SELECT seq, row_number() OVER () AS n FROM ({inner})", tuple(parameters)


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
        progress=row.progress if status is JobStatus.PROCESSING else None,
        error_code=row.error_code,
        error_title=row.error_title,
        partial=bool(row.partial),
        exported=row.exported_at is not None,
        attachments=row.attachments,
        created_at=datetime.fromisoformat(row.created_at),
        updated_at=datetime.fromisoformat(row.updated_at),
    )
