# SPDX-License-Identifier: AGPL-3.0-or-later
"""Writing invoices out as CSV, Excel and JSON Lines; the files appear whole or not at all."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from desktop.domain.errors import ExportFailed
from desktop.domain.listing import InvoiceDetail, ListQuery, SortColumn
from desktop.domain.ports import OwnField
from desktop.domain.status import InvoiceState
from desktop.domain.task import CancelToken, Progress, ProgressSink, no_progress
from desktop.workflows.booking_record import full_record
from desktop.workflows.columns import (
    INVOICE_PATHS,
    LINE_ITEM_COLUMNS,
    TAX_LINE_COLUMNS,
    Cell,
    csv_cell,
    invoice_cells,
    line_item_cells,
    own_titles,
    tax_line_cells,
)
from desktop.workflows.holding import Outgoing, outgoing
from desktop.workflows.requests import ChangeKind, ExportFormat, ExportRequest, ExportResult
from desktop.workflows.table_files import NumberFormats, workbook, write_cell, written
from desktop.workflows.workspaces import OpenWorkspace

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_HEAD = ("id", "file", "sha256", "state", "export_status", "verified_by", "verified_at")
# the last one says why an account was left out
_TAIL = ("remarks", "account_withheld")
# on every row, for lines and taxes are files of their own
_STATUS = "export_status"
_KEY = ("id", "invoice_number", "supplier")
# those that may be booked one day; what was rejected or deleted has to be named
_WITH_DRAFTS = frozenset({InvoiceState.VERIFIED, InvoiceState.NEEDS_REVIEW, InvoiceState.POSTPONED})

Write = Callable[[Outgoing], int]
"""Takes an invoice and returns how many line items it had."""


def export(
    workspace: OpenWorkspace,
    request: ExportRequest,
    progress: ProgressSink = no_progress,
    cancel: CancelToken | None = None,
) -> ExportResult:
    """Write the invoices and mark them as exported; drafts are marked in the file alone.

    CSV takes three files: invoices in the target, line items and tax lines beside it
    ("NAME-lines.csv", "NAME-taxes.csv"). Raises ExportFailed, NotFound for an unknown id, or
    Cancelled; then no file is there or changed.
    """
    token = cancel or CancelToken()
    ids = request.ids
    if ids is None:
        states = _WITH_DRAFTS if request.drafts else frozenset({InvoiceState.VERIFIED})
        query = ListQuery(states=states, sort=SortColumn.CREATED, descending=False)
        ids = workspace.store.listing.ids(query)
    targets = _targets(request)
    lines = withheld = 0
    vouched: list[str] = []
    drafts: list[str] = []
    seals: dict[str, str] = {}
    with written(targets) as temporary:
        with _opened(request.format, temporary, workspace.store.own_fields.all()) as write:
            for number, invoice_id in enumerate(ids, start=1):
                token.raise_if_cancelled()
                leaving = outgoing(workspace, invoice_id)
                if not leaving.draft:
                    vouched.append(invoice_id)
                elif request.drafts:
                    drafts.append(invoice_id)
                else:
                    continue
                seals[invoice_id] = leaving.seal
                withheld += bool(leaving.withheld)
                lines += write(leaving)
                progress(Progress(number, len(ids)))
        token.raise_if_cancelled()
    if vouched or drafts:
        name = request.target.name
        workspace.store.invoices.mark_exported(
            vouched, workspace.who, name, drafts=drafts, seals=seals
        )
        # holds were asked about one by one
        workspace.announce(ChangeKind.STATE, tuple(vouched + drafts), settle=False)
    written_out = len(vouched) + len(drafts)
    return ExportResult(written_out, lines, targets, len(drafts), len(ids) - written_out, withheld)


def _status(leaving: Outgoing) -> str:
    return "draft" if leaving.draft else "verified"


def _targets(request: ExportRequest) -> tuple[Path, ...]:
    target = request.target
    if target.is_dir():
        raise ExportFailed(
            "The export needs a file name, and this is a folder.", "Name a file in that folder."
        )
    if request.format is ExportFormat.CSV:
        stem = target.stem
        return (
            target,
            target.with_name(f"{stem}-lines.csv"),
            target.with_name(f"{stem}-taxes.csv"),
        )
    return (target,)


@contextmanager
def _opened(
    format_: ExportFormat, paths: Sequence[Path], own_fields: Sequence[OwnField]
) -> Iterator[Write]:
    if format_ is ExportFormat.JSON:
        with paths[0].open("w", encoding="utf-8", errors="backslashreplace") as file:
            yield _json_writer(file)
    elif format_ is ExportFormat.CSV:
        with ExitStack() as stack:
            # the mark tells Excel that it is UTF-8
            files = [
                stack.enter_context(p.open("w", encoding="utf-8-sig", newline="", errors="replace"))
                for p in paths
            ]
            yield _csv_writer(files, own_fields)
    else:
        with workbook(paths[0]) as book:
            yield _excel_writer(book, own_fields)


# --- JSON Lines ----------------------------------------------------------------------------------


def _json_writer(file: IO[str]) -> Write:
    def write(leaving: Outgoing) -> int:
        detail = leaving.detail
        line = {**full_record(detail, leaving.withheld), _STATUS: _status(leaving)}
        file.write(json.dumps(line, ensure_ascii=False) + "\n")
        return len(detail.invoice.line_items)

    return write


# --- CSV -----------------------------------------------------------------------------------------


def _head_cells(leaving: Outgoing) -> tuple[Cell, ...]:
    detail = leaving.detail
    verified = detail.verified
    return (
        detail.id,
        detail.document.original_name,
        detail.document.sha256,
        detail.state.value,
        _status(leaving),
        verified.by if verified else None,
        verified.at.isoformat(timespec="seconds") if verified else None,
    )


def _key_cells(detail: InvoiceDetail) -> tuple[Cell, ...]:
    return detail.id, detail.invoice.invoice_number, detail.invoice.supplier.name


def _tables(
    leaving: Outgoing, own_fields: Sequence[OwnField]
) -> tuple[list[tuple[Cell, ...]], ...]:
    """The rows of this invoice in the three tables: invoices, line items, tax lines."""
    detail = leaving.detail
    tail = (detail.remarks or None, leaving.withheld or None)
    invoice, key, status = detail.invoice, _key_cells(detail), _status(leaving)
    return (
        [(*_head_cells(leaving), *invoice_cells(invoice, own_fields), *tail)],
        [(*key, *cells, status) for cells in line_item_cells(invoice)],
        [(*key, *cells, status) for cells in tax_line_cells(invoice)],
    )


def _titles(own_fields: Sequence[OwnField]) -> tuple[tuple[str, ...], ...]:
    return (
        (*_HEAD, *INVOICE_PATHS, *own_titles(own_fields), *_TAIL),
        (*_KEY, "line", *LINE_ITEM_COLUMNS, _STATUS),
        (*_KEY, "line", *TAX_LINE_COLUMNS, _STATUS),
    )


def _csv_writer(files: Sequence[IO[str]], own_fields: Sequence[OwnField]) -> Write:
    writers = [csv.writer(file) for file in files]
    for writer, titles in zip(writers, _titles(own_fields), strict=True):
        writer.writerow(titles)

    def write(leaving: Outgoing) -> int:
        for writer, rows in zip(writers, _tables(leaving, own_fields), strict=True):
            for row in rows:
                writer.writerow([csv_cell(cell) for cell in row])
        return len(leaving.detail.invoice.line_items)

    return write


# --- Excel ---------------------------------------------------------------------------------------


def _excel_writer(book: Workbook, own_fields: Sequence[OwnField]) -> Write:
    bold = book.add_format({"bold": True})
    sheets = [book.add_worksheet(name) for name in ("Invoices", "Line items", "Tax lines")]
    for sheet, titles in zip(sheets, _titles(own_fields), strict=True):
        for column, title in enumerate(titles):
            sheet.write_string(0, column, title, bold)
        sheet.freeze_panes(1, 0)
    formats = NumberFormats(book)
    next_row = [1, 1, 1]

    def write(leaving: Outgoing) -> int:
        tables = _tables(leaving, own_fields)
        for index, (sheet, rows) in enumerate(zip(sheets, tables, strict=True)):
            for row in rows:
                for column, cell in enumerate(row):
                    write_cell(sheet, next_row[index], column, cell, formats)
                next_row[index] += 1
        return len(leaving.detail.invoice.line_items)

    return write
