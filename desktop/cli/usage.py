# SPDX-License-Identifier: AGPL-3.0-or-later
"""`vouch usage`: what was asked of paid services, and what it cost."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from desktop.cli.exporting import BY_SUFFIX
from desktop.cli.output import Column, Output
from desktop.cli.parts import Parts
from desktop.domain.errors import InvalidValue
from desktop.domain.spending import ExchangeRate, UsageLine, UsageQuery, UsageTotal, money_text
from desktop.workflows import spending
from desktop.workflows.columns import Cell
from desktop.workflows.requests import ExportFormat
from desktop.workflows.usage_export import (
    in_own,
    plain,
    usage_cells,
    usage_record,
    usage_titles,
)
from desktop.workflows.workspaces import OpenWorkspace

PAGE = 1_000
LINES = (
    Column("AT", 19),
    Column("MODEL", 22),
    Column("OUTCOME", 16),
    Column("SUPPLIER", 24),
    Column("NUMBER", 14),
    Column("IN", 7, right=True),
    Column("OUT", 7, right=True),
    Column("COST", 12, right=True),
    Column("", 14, right=True),
)
TOTALS = (
    Column("", 26),
    Column("REQUESTS", 8, right=True),
    Column("DOCUMENTS", 9, right=True),
    Column("IN", 10, right=True),
    Column("OUT", 10, right=True),
    Column("THINKING", 9, right=True),
    Column("CACHED", 9, right=True),
    Column("COST", 14, right=True),
    Column("", 16, right=True),
)
_TOTAL_TITLES = (
    "label", "requests", "answered", "documents", "input_tokens", "output_tokens",
    "thinking_tokens", "cached_tokens", "total_tokens", "cost", "currency", "own_cost",
    "own_currency", "rate", "rate_of", "at_most", "unpriced", "seconds",
)  # fmt: skip


def run(arguments: argparse.Namespace, parts: Parts, output: Output) -> int:
    """0 when the log could be read."""
    since, until = arguments.since, arguments.until
    if since is not None and until is not None and since > until:
        raise InvalidValue(f"{since} is after {until}.", "Name the first day by --from.")
    query = UsageQuery(
        since=since,
        until=until,
        reader=arguments.reader.strip(),
        model=arguments.model.strip(),
        supplier=arguments.supplier,
        outcome=arguments.outcome.strip(),
        text=arguments.search,
        after=arguments.after,
    )
    workspace = parts.open_workspace(arguments)
    rate = spending.rules(workspace).rate
    if arguments.export is not None:
        return _export(arguments, workspace, query, output)
    if arguments.by is not None:
        _totals(arguments.by, workspace, query, rate, output)
    else:
        _lines(arguments.limit, workspace, query, rate, output)
    output.note(_in_words(spending.usage_total(workspace, query), rate))
    return 0


def _export(
    arguments: argparse.Namespace, workspace: OpenWorkspace, query: UsageQuery, output: Output
) -> int:
    format_ = BY_SUFFIX.get(arguments.export.suffix.lower())
    if format_ is None:
        raise InvalidValue(
            f"{arguments.export.name} says no format.", "End it in .csv, .xlsx or .json."
        )
    count = spending.export_usage(workspace, query, arguments.export, ExportFormat(format_))
    output.note(f"{count} line{'s' if count != 1 else ''} written to {arguments.export}")
    return 0


def _lines(
    limit: int | None,
    workspace: OpenWorkspace,
    query: UsageQuery,
    rate: ExchangeRate,
    output: Output,
) -> None:
    if output.format == "csv":
        output.start([Column(title, 0) for title in usage_titles(rate)])
    else:
        output.start(LINES)
    for line in _all(limit, workspace, query):
        cells: tuple[Cell, ...] = ()
        if output.format == "csv":
            cells = usage_cells(line, rate)
        elif output.format == "table":
            cells = _table_cells(line, rate)
        output.record(usage_record(line, rate), cells)


def _all(limit: int | None, workspace: OpenWorkspace, query: UsageQuery) -> Iterator[UsageLine]:
    """The log a page at a time, so that a long one takes no memory; all of it without a limit."""
    left = limit
    while left is None or left > 0:
        size = PAGE if left is None else min(PAGE, left)
        lines = spending.usage_lines(workspace, replace(query, limit=size))
        yield from lines
        if len(lines) < size:
            return
        left = None if left is None else left - size
        query = replace(query, after=lines[-1].id)


def _table_cells(line: UsageLine, rate: ExchangeRate) -> tuple[Cell, ...]:
    cost = _shown(line.cost, line.currency)
    if line.cost is None and line.at_most is not None:
        cost = f"≤ {_shown(line.at_most, line.currency)}"
    return (
        f"{line.at.astimezone():%Y-%m-%d %H:%M:%S}",
        line.model,
        line.outcome.replace("_", " "),
        line.supplier or line.file_name,
        line.invoice_number,
        line.input_tokens,
        line.output_tokens + line.thinking_tokens,
        cost,
        _own(line.cost, line.currency, rate),
    )


def _totals(
    by: str, workspace: OpenWorkspace, query: UsageQuery, rate: ExchangeRate, output: Output
) -> None:
    if by == "total":
        totals: tuple[UsageTotal, ...] = (spending.usage_total(workspace, query),)
    else:
        totals = spending.usage_totals(workspace, query, by)  # type: ignore[arg-type]
    if output.format == "csv":
        output.start([Column(title, 0) for title in _TOTAL_TITLES])
    else:
        output.start((Column(by.upper(), 26), *TOTALS[1:]))
    for total in totals:
        line = _total_record(total, rate)
        if output.format == "csv":
            output.record(line, [line[title] for title in _TOTAL_TITLES])
        else:
            output.record({"by": by, **line}, _total_cells(total, rate))


def _total_record(total: UsageTotal, rate: ExchangeRate) -> dict[str, Any]:
    return {
        "label": total.label,
        "requests": total.requests,
        "answered": total.answered,
        "documents": total.documents,
        "input_tokens": total.input_tokens,
        "output_tokens": total.output_tokens,
        "thinking_tokens": total.thinking_tokens,
        "cached_tokens": total.cached_tokens,
        "total_tokens": total.total_tokens,
        "cost": plain(total.cost),
        "currency": total.currency,
        "own_cost": plain(in_own(total.cost, total.currency, rate)),
        "own_currency": rate.currency,
        "rate": plain(rate.per_usd),
        "rate_of": rate.on.isoformat(),
        "at_most": plain(total.at_most),
        "unpriced": total.unpriced,
        "seconds": round(total.seconds, 3),
    }


def _total_cells(total: UsageTotal, rate: ExchangeRate) -> tuple[Cell, ...]:
    return (
        total.label,
        total.requests,
        total.documents,
        total.input_tokens,
        total.output_tokens,
        total.thinking_tokens,
        total.cached_tokens,
        _shown(total.cost, total.currency),
        _own(total.cost, total.currency, rate),
    )


def _shown(money: Decimal | None, currency: str) -> str:
    return "" if money is None else money_text(money, currency)


def _own(money: Decimal | None, currency: str, rate: ExchangeRate) -> str:
    """Nothing where it would say the same again."""
    if currency == rate.currency:
        return ""
    return _shown(in_own(money, currency, rate), rate.currency)


def _in_words(total: UsageTotal, rate: ExchangeRate) -> str:
    """All of it in one sentence; at which rate is part of it."""
    if not total.requests:
        return "no request to a paid service"
    words = (
        f"{total.requests:,} request{'s' if total.requests != 1 else ''}, "
        f"{total.answered:,} answered: {total.total_tokens:,} tokens, "
        f"{money_text(total.cost, total.currency)}"
    )
    if rate.currency != total.currency:
        own = money_text(rate.of(total.cost, total.currency), rate.currency)
        words += f", {own} at {format(rate.per_usd, 'f')} of {rate.on}"
    if total.at_most:
        words += f"; requests without an answer may have cost {_shown(total.at_most, 'USD')} more"
    if total.unpriced:
        words += f"; the price of {total.unpriced:,} is not known"
    return words
