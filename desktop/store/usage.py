# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reading the usage log: pages of its lines, and their totals, exact to the last digit."""
# ruff: noqa: S608 - only names and signs written here go into the text, values are bound

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Row

from desktop.domain.errors import NotFound
from desktop.domain.spending import (
    ANSWERED,
    SERVICE_CURRENCY,
    UNKNOWN,
    Grouping,
    UsageLine,
    UsageQuery,
    UsageTotal,
    day_start,
    local_day,
)
from desktop.store.column_types import time_text
from desktop.store.database import Database
from desktop.store.search import fold

_FROM = """
    FROM usage_log u
    LEFT JOIN invoice i ON i.id = u.invoice_id
    LEFT JOIN document d ON d.sha256 = u.document_sha256
"""
_TOKENS = ("input_tokens", "output_tokens", "thinking_tokens", "cached_tokens")
_COLUMNS = (
    "u.id, u.at, u.answer_key, u.reader, u.model, u.document_sha256, u.invoice_id, u.cost, "
    "u.currency, u.seconds, u.outcome, u.form, u.tier, u.at_most, u.price, u.sent_sha256, "
    "u.pages, u.usage, i.supplier_name, i.invoice_number, d.original_name"
)
_ADDED = ", ".join(f"json_extract(u.usage, '$.{name}')" for name in _TOKENS)
_PAGE = 1_000


class UsageLog:
    """Reads the log; `zone` is the bookkeeper's, None the computer's own. For any thread."""

    def __init__(self, database: Database, zone: tzinfo | None = None) -> None:
        self._database = database
        self._zone = zone

    def lines(self, query: UsageQuery) -> tuple[UsageLine, ...]:
        """A page of lines, newest first; NotFound when `after` is none of the log's."""
        where, values = self._where(query)
        with self._database.read() as connection:
            if query.after is not None:
                here = connection.exec_driver_sql(
                    "SELECT at, id FROM usage_log WHERE id = ?", (query.after,)
                ).first()
                if here is None:
                    raise NotFound("There is no such line in the usage log.", "Start anew.")
                where += " AND (u.at, u.id) < (?, ?)"
                values += [here.at, here.id]
            found = connection.exec_driver_sql(
                f"SELECT {_COLUMNS} {_FROM} WHERE {where} ORDER BY u.at DESC, u.id DESC LIMIT ?",
                (*values, query.limit),
            )
            return tuple(_line(row) for row in found)

    def all_lines(self, query: UsageQuery) -> Iterator[UsageLine]:
        """Every line of the query, oldest first, a page at a time; `limit` doesn't count."""
        where, values = self._where(query)
        at, last = "", ""
        while True:
            with self._database.read() as connection:
                found = connection.exec_driver_sql(
                    f"SELECT {_COLUMNS} {_FROM} WHERE {where} AND (u.at, u.id) > (?, ?)"
                    " ORDER BY u.at, u.id LIMIT ?",
                    (*values, at, last, _PAGE),
                ).all()
            yield from (_line(row) for row in found)
            if len(found) < _PAGE:
                return
            at, last = found[-1].at, found[-1].id

    def totals(self, query: UsageQuery, by: Grouping) -> tuple[UsageTotal, ...]:
        """Totals by what is named; days and months in order of time, all else by its cost."""
        groups: dict[str, _Sum] = {}
        label = self._label(by)
        with self._database.read() as connection:
            for row in self._added(connection, query):
                key, shown = label(row)
                groups.setdefault(key, _Sum(shown)).add(row)
        totals = [group.total() for group in groups.values()]
        if by in ("day", "month"):
            return tuple(sorted(totals, key=lambda total: total.label))
        return tuple(sorted(totals, key=lambda t: (-t.cost, -t.requests, t.label)))

    def total(self, query: UsageQuery) -> UsageTotal:
        """All lines of the query together; `limit` and `after` don't count."""
        whole = _Sum("")
        with self._database.read() as connection:
            for row in self._added(connection, query):
                whole.add(row)
        return whole.total()

    def values(self, column: str) -> tuple[str, ...]:
        """What stands in `reader`, `model` or `outcome`, each once, for choosing a filter."""
        if column not in ("reader", "model", "outcome"):
            raise ValueError(column)
        with self._database.read() as connection:
            found = connection.exec_driver_sql(
                f"SELECT DISTINCT {column} FROM usage_log ORDER BY 1"
            )
            return tuple(found.scalars())

    def _added(self, connection: Connection, query: UsageQuery) -> Iterator[Row[Any]]:
        where, values = self._where(query)
        yield from connection.exec_driver_sql(
            "SELECT u.at, u.model, u.outcome, u.document_sha256, u.cost, u.at_most, u.seconds,"
            f" u.currency, i.supplier_key, i.supplier_name, {_ADDED} {_FROM} WHERE {where}",
            tuple(values),
        )

    def _label(self, by: Grouping) -> Callable[[Row[Any]], tuple[str, str]]:
        """The key of a row's group, and how the group is called."""
        if by == "model":
            return lambda row: (row.model, row.model)
        if by == "outcome":
            return lambda row: (row.outcome, row.outcome)
        if by == "supplier":
            return lambda row: (row.supplier_key or "", row.supplier_name or "")
        days: dict[str, str] = {}
        cut = 10 if by == "day" else 7

        def day_of(row: Row[Any]) -> tuple[str, str]:
            # zones differ from UTC by whole quarters of an hour: a minute has one day
            minute = row.at[:16]
            if minute not in days:
                moment = datetime.fromisoformat(row.at)
                days[minute] = local_day(moment, self._zone).isoformat()[:cut]
            return days[minute], days[minute]

        return day_of

    def _where(self, query: UsageQuery) -> tuple[str, list[Any]]:
        parts, values = ["1"], []
        if query.since is not None:
            parts.append("u.at >= ?")
            values.append(time_text(day_start(query.since, self._zone)))
        if query.until is not None:
            parts.append("u.at < ?")
            after = query.until + timedelta(days=1)
            values.append(time_text(day_start(after, self._zone)))
        for column, wanted in (
            ("reader", query.reader),
            ("model", query.model),
            ("outcome", query.outcome),
        ):
            if wanted:
                parts.append(f"u.{column} = ?")
                values.append(wanted)
        if query.supplier.strip():
            # what has no letter or figure is in no name: "%" does not mean everybody
            words = re.findall(r"\w+", fold(query.supplier))
            parts += [_NAMED] * len(words) or ["0"]
            values += [_anywhere(word) for word in words for _ in range(2)]
        for word in query.text.split():
            columns = [rf"{column} LIKE ? ESCAPE '\'" for column in _SEARCHED]
            parts.append(f"({' OR '.join([_NAMED, *columns])})")
            values += [_anywhere(fold(word))] * 2 + [_anywhere(word)] * len(_SEARCHED)
        return " AND ".join(parts), values


# the key of a supplier's name has no accents and legal forms, but strokes: "łodz" is "lodz" too
_NAMED = (
    "(replace(replace(replace(i.supplier_key, 'ł', 'l'), 'ø', 'o'), 'đ', 'd') LIKE ? ESCAPE '\\'"
    " OR i.supplier_name LIKE ? ESCAPE '\\')"
)
_SEARCHED = (
    "i.invoice_number", "d.original_name", "u.model", "u.outcome", "u.form",
    "u.invoice_id", "u.document_sha256", "u.id",
)  # fmt: skip


@dataclass(slots=True)
class _Sum:
    label: str
    requests: int = 0
    answered: int = 0
    unpriced: int = 0
    cost: Decimal = Decimal(0)
    at_most: Decimal = Decimal(0)
    seconds: float = 0.0
    tokens: list[int] = field(default_factory=lambda: [0, 0, 0, 0])
    documents: set[str] = field(default_factory=set)

    def add(self, row: Row[Any]) -> None:
        self.requests += 1
        self.seconds += row.seconds or 0.0
        for place, count in enumerate(row[-len(_TOKENS) :]):
            self.tokens[place] += count or 0
        if row.outcome == ANSWERED:
            self.answered += 1
            self.unpriced += row.cost is None
        if row.cost is not None:
            self.cost += Decimal(row.cost)
        if row.outcome == UNKNOWN and row.at_most is not None:
            self.at_most += Decimal(row.at_most)
        if row.cost is not None or row.outcome in (ANSWERED, UNKNOWN):
            # as caps count them: one that was refused was not read
            self.documents.add(row.document_sha256)

    def total(self) -> UsageTotal:
        return UsageTotal(
            label=self.label,
            requests=self.requests,
            answered=self.answered,
            documents=len(self.documents),
            input_tokens=self.tokens[0],
            output_tokens=self.tokens[1],
            thinking_tokens=self.tokens[2],
            cached_tokens=self.tokens[3],
            cost=self.cost,
            at_most=self.at_most,
            unpriced=self.unpriced,
            seconds=self.seconds,
            currency=SERVICE_CURRENCY,
        )


def _anywhere(text: str) -> str:
    return "%" + re.sub(r"([%_\\])", r"\\\1", text) + "%"


def _line(row: Row[Any]) -> UsageLine:
    usage = json.loads(row.usage)
    return UsageLine(
        id=row.id,
        at=datetime.fromisoformat(row.at),
        reader=row.reader,
        model=row.model,
        outcome=row.outcome,
        document_sha256=row.document_sha256,
        invoice_id=row.invoice_id,
        supplier=row.supplier_name or None,
        invoice_number=row.invoice_number or None,
        file_name=row.original_name,
        input_tokens=usage["input_tokens"],
        output_tokens=usage["output_tokens"],
        thinking_tokens=usage["thinking_tokens"],
        cached_tokens=usage["cached_tokens"],
        cost=None if row.cost is None else Decimal(row.cost),
        currency=row.currency,
        at_most=None if row.at_most is None else Decimal(row.at_most),
        price=None if row.price is None else json.loads(row.price),
        seconds=row.seconds,
        form=row.form,
        tier=row.tier,
        sent_sha256=row.sent_sha256,
        pages=tuple(json.loads(row.pages)) if row.pages else (),
        answer_key=row.answer_key,
    )
