# SPDX-License-Identifier: AGPL-3.0-or-later
"""`vouch export`."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from desktop.cli.output import Output
from desktop.cli.parts import Parts
from desktop.workflows import listing
from desktop.workflows.export import export
from desktop.workflows.requests import ExportFormat, ExportRequest

WRONG_USAGE = 2
BY_SUFFIX = {
    ".csv": ExportFormat.CSV,
    ".xlsx": ExportFormat.XLSX,
    ".json": ExportFormat.JSON,
    ".jsonl": ExportFormat.JSON,
}


def run(arguments: argparse.Namespace, parts: Parts, output: Output) -> int:
    """0 when all of it is written."""
    if arguments.to is None and arguments.format == "xlsx":
        output.note("a workbook needs a file: name it by --to")
        return WRONG_USAGE
    workspace = parts.open_workspace(arguments)
    ids = tuple(dict.fromkeys(listing.full_id(workspace, one) for one in arguments.ids)) or None
    # who names an invoice that nobody verified gets it, as the draft that it is
    drafts = arguments.drafts or ids is not None
    if arguments.to is None:
        format_ = ExportFormat(arguments.format or "json")
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder, "standard output")
            result = export(workspace, ExportRequest(target, format_, ids, drafts))
            with target.open(encoding="utf-8-sig", newline="") as file:
                output.pass_on(file)
    else:
        by_name = BY_SUFFIX.get(arguments.to.suffix.lower(), ExportFormat.CSV)
        format_ = ExportFormat(arguments.format) if arguments.format else by_name
        result = export(workspace, ExportRequest(arguments.to, format_, ids, drafts))
    files = ", ".join(str(path) for path in result.files) if arguments.to else "standard output"
    output.note(
        f"{result.invoices} invoice{'s' if result.invoices != 1 else ''} with "
        f"{result.line_items} line item{'s' if result.line_items != 1 else ''} written to {files}"
        + (f"; {result.drafts} as draft, not verified" if result.drafts else "")
        + (f"; {result.withheld} without bank details that are held" if result.withheld else "")
    )
    head = workspace.store.audit.head()
    output.note(f"the audit trail stands at {head.count:,} entries, head {head.hash}")
    return 0
