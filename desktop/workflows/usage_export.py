# SPDX-License-Identifier: AGPL-3.0-or-later
"""Writing the usage log out as CSV, Excel or JSON Lines, with money in both currencies."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

from desktop.domain.errors import ExportFailed
from desktop.domain.spending import ExchangeRate, UsageLine
from desktop.workflows.columns import Cell, csv_cell
from desktop.workflows.requests import ExportFormat
from desktop.workflows.table_files import NumberFormats, workbook, write_cell, written

_MONEY_PLACES = Decimal("0.000001")


def write_usage(
    path: Path, format_: ExportFormat, lines: Iterable[UsageLine], rate: ExchangeRate
) -> int:
    """How many lines were written. Raises ExportFailed; then no file is there or changed."""
    if path.is_dir():
        raise ExportFailed(
            "The export needs a file name, and this is a folder.", "Name a file in that folder."
        )
    writers = {ExportFormat.CSV: _csv, ExportFormat.XLSX: _excel, ExportFormat.JSON: _json}
    with written([path]) as temporary:
        return writers[format_](temporary[0], lines, rate)


def usage_record(line: UsageLine, rate: ExchangeRate) -> dict[str, Any]:
    """A line of the log as JSON: money as text, times in UTC."""
    return {
        "id": line.id,
        "at": line.at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "reader": line.reader,
        "model": line.model,
        "outcome": line.outcome,
        "invoice_id": line.invoice_id,
        "supplier": line.supplier,
        "invoice_number": line.invoice_number,
        "file": line.file_name,
        "sha256": line.document_sha256,
        "pages": list(line.pages),
        "form": line.form or None,
        "tier": line.tier,
        "input_tokens": line.input_tokens,
        "output_tokens": line.output_tokens,
        "thinking_tokens": line.thinking_tokens,
        "cached_tokens": line.cached_tokens,
        "total_tokens": line.total_tokens,
        "cost": plain(line.cost),
        "currency": line.currency,
        "own_cost": plain(in_own(line.cost, line.currency, rate)),
        "own_currency": rate.currency,
        "rate": plain(rate.per_usd),
        "rate_of": rate.on.isoformat(),
        "at_most": plain(line.at_most),
        "price": None if line.price is None else dict(line.price),
        "seconds": None if line.seconds is None else round(line.seconds, 3),
        "sent_sha256": line.sent_sha256,
    }


def in_own(money: Decimal | None, currency: str, rate: ExchangeRate) -> Decimal | None:
    """Money in the person's currency to a millionth; None where there is none or no rate."""
    if money is None or currency not in ("USD", rate.currency):
        return None
    return rate.of(money, currency).quantize(_MONEY_PLACES)


def plain(money: Decimal | None) -> str | None:
    """Decimal text without an exponent."""
    return None if money is None else format(money, "f")


def usage_titles(rate: ExchangeRate) -> tuple[str, ...]:
    """The columns of a table of the log."""
    return (
        "at", "reader", "model", "outcome", "supplier", "invoice_number", "file", "pages", "form",
        "tier", "input_tokens", "output_tokens", "thinking_tokens", "cached_tokens",
        "total_tokens", "cost", "currency", f"cost_{rate.currency}", "rate", "rate_of", "at_most",
        "price_input", "price_output", "price_cached", "price_from", "seconds", "invoice_id",
        "sha256", "sent_sha256", "id",
    )  # fmt: skip


def usage_cells(line: UsageLine, rate: ExchangeRate) -> tuple[Cell, ...]:
    """A line of the log in those columns; the time is the computer's own zone's."""
    price = line.price or {}
    return (
        line.at.astimezone().isoformat(timespec="seconds"),
        line.reader,
        line.model,
        line.outcome,
        line.supplier,
        line.invoice_number,
        line.file_name,
        ", ".join(map(str, line.pages)) or None,
        line.form or None,
        line.tier,
        line.input_tokens,
        line.output_tokens,
        line.thinking_tokens,
        line.cached_tokens,
        line.total_tokens,
        line.cost,
        line.currency,
        in_own(line.cost, line.currency, rate),
        rate.per_usd,
        rate.on,
        line.at_most,
        *(_number(price.get(name)) for name in ("input", "output", "cached")),
        price.get("valid_from"),
        None if line.seconds is None else Decimal(f"{line.seconds:.3f}"),
        line.invoice_id,
        line.document_sha256,
        line.sent_sha256,
        line.id,
    )


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _json(path: Path, lines: Iterable[UsageLine], rate: ExchangeRate) -> int:
    count = 0
    with path.open("w", encoding="utf-8", errors="backslashreplace") as file:
        for line in lines:
            file.write(json.dumps(usage_record(line, rate), ensure_ascii=False) + "\n")
            count += 1
    return count


def _csv(path: Path, lines: Iterable[UsageLine], rate: ExchangeRate) -> int:
    count = 0
    # the mark tells Excel that it is UTF-8
    with path.open("w", encoding="utf-8-sig", newline="", errors="replace") as file:
        writer = csv.writer(file)
        writer.writerow(usage_titles(rate))
        for line in lines:
            writer.writerow([csv_cell(cell) for cell in usage_cells(line, rate)])
            count += 1
    return count


def _excel(path: Path, lines: Iterable[UsageLine], rate: ExchangeRate) -> int:
    count = 0
    with workbook(path) as book:
        sheet = book.add_worksheet("Usage")
        formats = NumberFormats(book)
        bold = book.add_format({"bold": True})
        for column, title in enumerate(usage_titles(rate)):
            sheet.write_string(0, column, title, bold)
        sheet.freeze_panes(1, 0)
        for count, line in enumerate(lines, start=1):
            for column, cell in enumerate(usage_cells(line, rate)):
                write_cell(sheet, count, column, cell, formats)
    return count
