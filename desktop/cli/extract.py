# SPDX-License-Identifier: AGPL-3.0-or-later
"""`vouch extract`: read documents and print what stands in them; nothing is booked."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from desktop.cli.explanation import explanation_lines
from desktop.cli.interrupts import Interrupts
from desktop.cli.output import Column, Output
from desktop.cli.parts import Parts, paid_service
from desktop.domain.company import OwnCompany
from desktop.domain.invoice import Invoice
from desktop.domain.ports import OwnField
from desktop.domain.task import Cancelled
from desktop.workflows.columns import INVOICE_PATHS, Cell, invoice_cells, own_titles
from desktop.workflows.extraction import Extraction, ReadPolicy
from desktop.workflows.found_files import find_files
from desktop.workflows.headless import HeadlessReading, HeadlessRequest

if TYPE_CHECKING:
    from desktop.workflows.asking import RemoteReading

INTERRUPTED = 130
TABLE = (
    Column("FILE", 28),
    Column("STATUS", 11),
    Column("SUPPLIER", 26),
    Column("NUMBER", 16),
    Column("DATE", 10),
    Column("TOTAL", 13, right=True),
    Column("CUR", 3),
    Column("LINES", 5, right=True),
    Column("REMARK", 40),
)
CSV_HEAD = ("file", "sha256", "status", "partial", "error", "reader", "model", "seconds", "cost")


def run(arguments: argparse.Namespace, parts: Parts, output: Output) -> int:
    """0 when every file was read, 1 when one was not, 2 for an explanation as CSV."""
    if arguments.explain and output.format == "csv":
        output.note("an explanation does not fit into CSV; use --format json or table")
        return 2
    found = find_files(arguments.paths)
    output.tell_found(len(found.files), len(found.skipped))
    workspace_name = parts.workspace_name(arguments)
    allowed = parts.settings.paid_allowed(workspace_name) and parts.settings.reader != "offline"
    asks = paid_service(arguments.reader) is not None or (arguments.reader == "auto" and allowed)
    policy = ReadPolicy(
        reader=parts.settings.reader,
        paid_allowed=allowed,
        seconds=arguments.seconds,
        ocr_pages=arguments.ocr_pages,
        escalation_model=parts.settings.stronger_model,
    )
    own_fields = _own_fields(arguments, parts, asks)
    reading = HeadlessReading(
        HeadlessRequest(
            files=found.files,
            reader=arguments.reader,
            own=_own(arguments, parts, asks),
            own_fields=own_fields,
            password=parts.password(arguments),
            processes=parts.processes(arguments),
            explain=arguments.explain,
        ),
        Extraction(
            policy,
            _remote(arguments, parts, output) if asks else None,
            parts.open_workspace(arguments).learning if arguments.workspace else None,
        ),
        parts.page_process,
        parts.clock,
    )
    blocks = arguments.explain and output.format == "table"
    if not blocks:
        _start(output, own_fields)

    def emit(line: dict[str, Any]) -> bool:
        if blocks:
            output.block(explanation_lines(line))
        else:
            output.record(line, _cells(line, output.format, own_fields))
        return True

    with Interrupts() as interrupts:
        interrupts.on_stop = reading.stop
        try:
            return 0 if reading.run(emit) else 1
        except Cancelled:
            return INTERRUPTED


def _own(arguments: argparse.Namespace, parts: Parts, asks: bool) -> OwnCompany:
    """The named workspace's company; without a name no database is opened for this alone."""
    if not arguments.workspace and not asks:
        return OwnCompany()
    from desktop.workflows.workspaces import own_company

    return own_company(parts.open_workspace(arguments))


def _own_fields(arguments: argparse.Namespace, parts: Parts, asks: bool) -> tuple[OwnField, ...]:
    """The named workspace's own fields; without a name none, as with its company."""
    if not arguments.workspace and not asks:
        return ()
    from desktop.workflows.own_fields import fields

    return fields(parts.open_workspace(arguments))


def _remote(arguments: argparse.Namespace, parts: Parts, output: Output) -> RemoteReading:
    from desktop.workflows.asking import RemoteReading
    from desktop.workflows.leaving import rules_of

    # the answer is paid for: the workspace keeps it, though nothing is booked
    workspace = parts.open_workspace(arguments)
    service = paid_service(arguments.reader)
    return RemoteReading(
        parts.remote(service, workspace.info.name),
        lambda: workspace.store.answers,
        parts.clock,
        rules=rules_of(workspace),
        on_notice=output.note,
    )


def _start(output: Output, own_fields: Sequence[OwnField]) -> None:
    if output.format == "csv":
        names = (*CSV_HEAD, *INVOICE_PATHS, *own_titles(own_fields), "line_items")
        output.start([Column(name, 0) for name in names])
    else:
        output.start(TABLE)


def _cells(line: dict[str, Any], format_: str, own_fields: Sequence[OwnField]) -> list[Cell]:
    if format_ == "json":
        return []
    record = line["invoice"]
    invoice = Invoice() if record is None else Invoice.model_validate(record)
    error = line["error"]
    if format_ == "csv":
        usage = line["usage"]
        return [
            line["file"],
            line["sha256"],
            line["status"],
            "yes" if line["partial"] else "no",
            f"{error['code']}: {error['title']}" if error else None,
            line["reader"],
            line["model"],
            None if line["seconds"] is None else f"{line['seconds']:.3f}",
            usage["cost"] if usage else None,
            *invoice_cells(invoice, own_fields),
            len(invoice.line_items),
        ]
    status = "partly read" if line["partial"] else line["status"].replace("_", " ")
    return [
        _ending(line["file"], TABLE[0].width),
        "read" if status == "completed" else status,
        invoice.supplier.name,
        invoice.invoice_number,
        invoice.issue_date,
        invoice.total_amount,
        invoice.currency,
        len(invoice.line_items) if record else None,
        error["title"] if error else _remark(line),
    ]


def _remark(line: dict[str, Any]) -> str | None:
    """The gravest finding, and how many more there are."""
    findings = [f for f in line["findings"] if f["severity"] != "info"]
    if not findings:
        return None
    more = f" (+{len(findings) - 1})" if len(findings) > 1 else ""
    return f"{findings[0]['message']}{more}"


def _ending(path: str, width: int) -> str:
    """A long path's end: the file's name tells more than the folders before it."""
    if len(path) <= width:
        return path
    name = path.replace("\\", "/").rsplit("/", 1)[-1]
    return f"…/{name}" if len(name) + 2 <= width else "…" + path[-(width - 1) :]
