# SPDX-License-Identifier: AGPL-3.0-or-later
"""`vouch list`, `vouch show` and `vouch verify`."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from desktop.cli.output import Column, Output
from desktop.cli.parts import Parts
from desktop.domain.errors import DocumentError, ExportFailed, InvalidValue
from desktop.domain.fields import walk
from desktop.domain.line_repair import repairs, sums_in_doubt
from desktop.domain.listing import InvoiceDetail, ListQuery
from desktop.domain.ports import OwnField
from desktop.domain.record import invoice_from_record
from desktop.domain.status import InvoiceState, JobStatus
from desktop.workflows import listing
from desktop.workflows.booking_record import full_record, job_error, list_line
from desktop.workflows.columns import Cell, own_cells, own_titles
from desktop.workflows.review import Review
from desktop.workflows.workspaces import OpenWorkspace

WINDOW = 500
MAX_RECORD_BYTES = 64 * 1024 * 1024

TABLE = (
    Column("ID", 36),
    Column("STATUS", 10),
    Column("STATE", 17),
    Column("SUPPLIER", 28),
    Column("NUMBER", 18),
    Column("DATE", 10),
    Column("TOTAL", 14, right=True),
    Column("CUR", 3),
    Column("SURE", 4, right=True),
)


def run(arguments: argparse.Namespace, parts: Parts, output: Output) -> int:
    """Run the command that was named."""
    workspace = parts.open_workspace(arguments)
    if arguments.command == "list":
        return _list(workspace, arguments, output)
    invoice_id = listing.full_id(workspace, arguments.id)
    if arguments.command == "show":
        return _show(workspace, invoice_id, arguments.document, output)
    return _verify(workspace, invoice_id, arguments, output)


# --- list ----------------------------------------------------------------------------------------


def _list(workspace: OpenWorkspace, arguments: argparse.Namespace, output: Output) -> int:
    column, descending = arguments.sort
    query = ListQuery(
        states=frozenset(InvoiceState(s) for s in arguments.state or ()),
        statuses=frozenset(JobStatus(s) for s in arguments.status or ()),
        held=arguments.held,
        text=arguments.search or "",
        supplier=arguments.supplier or "",
        issued_from=arguments.issued_from,
        issued_to=arguments.issued_to,
        sort=column,
        descending=descending,
        after=listing.full_id(workspace, arguments.after) if arguments.after else None,
    )
    left = arguments.limit
    own_fields = workspace.store.own_fields.all() if output.format == "csv" else ()
    output.start(_list_columns(output, own_fields))
    while left is None or left > 0:
        size = WINDOW if left is None else min(WINDOW, left)
        rows = listing.window(workspace, replace(query, limit=size))
        for row in rows:
            line = {}
            if output.format == "json":
                line = list_line(row, workspace.store.invoices.get(row.id))
            sure = None if row.confidence is None else f"{row.confidence:.2f}"
            cells: list[Cell] = [
                row.id,
                row.status.value.replace("_", " "),
                row.state.value.replace("_", " "),
                row.supplier,
                row.number,
                row.issue_date,
                row.total,
                row.currency,
                sure,
            ]
            if output.format == "csv":
                cells += [row.file_name, row.sha256]
                if own_fields:
                    invoice = workspace.store.invoices.get(row.id).invoice
                    cells += own_cells(invoice, own_fields)
            output.record(line, cells)
        if len(rows) < size:
            break
        query = replace(query, after=rows[-1].id)
        left = None if left is None else left - len(rows)
    return 0


def _list_columns(output: Output, own_fields: Sequence[OwnField]) -> tuple[Column, ...]:
    if output.format != "csv":
        return TABLE
    names = ("id", "status", "state", "supplier", "invoice_number", "issue_date")
    more = ("total_amount", "currency", "confidence", "file", "sha256")
    return tuple(Column(name, 0) for name in (*names, *more, *own_titles(own_fields)))


# --- show ----------------------------------------------------------------------------------------


def _show(workspace: OpenWorkspace, invoice_id: str, target: Path | None, output: Output) -> int:
    detail = workspace.store.invoices.get(invoice_id)
    if target is not None:
        _copy_document(workspace, detail, target)
    _print(detail, output)
    return 0


def _print(detail: InvoiceDetail, output: Output) -> None:
    error = job_error(detail)
    pairs: list[tuple[str, Cell]] = [
        ("id", detail.id),
        ("file", detail.document.original_name),
        ("status", detail.job.status.value),
        ("state", detail.state.value),
    ]
    if error is not None:
        pairs.append(("error", f"{error.title} {error.advice}"))
    if detail.verified is not None:
        at = detail.verified.at.isoformat(timespec="seconds")
        pairs.append(("verified", f"{detail.verified.by}, {at}"))
    pairs += walk(detail.invoice)
    pairs += [(finding.severity.value, finding.message) for finding in detail.findings]
    if sums_in_doubt(detail.findings):
        pairs += [("would mend", str(repair)) for repair in repairs(detail.invoice)[:2]]
    if detail.remarks:
        pairs.append(("remarks", detail.remarks))
    pairs += [("attachment", kept.name) for kept in detail.attachments]
    output.pairs(full_record(detail), pairs)


def _copy_document(workspace: OpenWorkspace, detail: InvoiceDetail, target: Path) -> None:
    """The original, byte for byte; into a folder under the name that it came with."""
    source = workspace.store.documents.path_of(detail.document.sha256)
    if target.is_dir():
        name = Path(detail.document.original_name.replace("\\", "/")).name
        target = target / (name or detail.document.sha256)
    try:
        with source.open("rb") as original, target.open("wb") as copy:
            shutil.copyfileobj(original, copy)
    except OSError as error:
        raise ExportFailed(
            f"The document could not be written ({error.strerror}).", "Name another path."
        ) from error


# --- verify --------------------------------------------------------------------------------------


def _verify(
    workspace: OpenWorkspace, invoice_id: str, arguments: argparse.Namespace, output: Output
) -> int:
    review = Review(workspace)
    if arguments.record is None:
        revision = review.open(invoice_id).detail.revision
        opened = review.verify(invoice_id, revision, arguments.reason)
    else:
        record = invoice_from_record(_record(arguments.record))
        opened = review.verify_record(invoice_id, record, arguments.reason)
    _print(opened.detail, output)
    return 0


def _record(name: str) -> object:
    """The JSON of the file, or of its only line; floats are refused, they have lost the cents."""
    try:
        if name == "-":
            data = sys.stdin.buffer.read(MAX_RECORD_BYTES + 1)
        else:
            with Path(name).open("rb") as file:
                data = file.read(MAX_RECORD_BYTES + 1)
    except OSError as error:
        raise DocumentError(
            f"The record could not be read ({error.strerror}).", "Check its path."
        ) from error
    if len(data) > MAX_RECORD_BYTES:
        raise InvalidValue("The record is larger than 64 MB.")
    try:
        # numbers written without quotes keep every digit
        parsed: object = json.loads(data.decode("utf-8-sig"), parse_float=str)
    except (ValueError, RecursionError) as error:
        raise InvalidValue(
            "The record is not JSON.", "Give one line of 'vouch extract --format json'."
        ) from error
    return parsed
