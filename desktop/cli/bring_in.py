# SPDX-License-Identifier: AGPL-3.0-or-later
"""`vouch import`: book documents and read them; run again it finishes what was left."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from desktop.cli.arguments import given_of
from desktop.cli.output import Column, Output
from desktop.cli.parts import Parts
from desktop.domain.errors import InvalidValue
from desktop.domain.status import JobStatus
from desktop.workflows import listing
from desktop.workflows.extraction import ReadPolicy
from desktop.workflows.found_files import find_files
from desktop.workflows.headless import shown_path
from desktop.workflows.intake import bring_in_each
from desktop.workflows.requests import IntakeItem, IntakeOutcome, IntakeRequest
from desktop.workflows.runner import Runner
from desktop.workflows.workspaces import OpenWorkspace

TABLE = (
    Column("FILE", 32),
    Column("OUTCOME", 9),
    Column("STATUS", 11),
    Column("ID", 36),
    Column("REASON", 60),
)
WRONG_USAGE = 2
FAILED = {JobStatus.FAILED.value, JobStatus.OUTCOME_UNKNOWN.value, JobStatus.CANCELLED.value}


def run(arguments: argparse.Namespace, parts: Parts, output: Output) -> int:
    """0 when all are booked or were there already, 1 when some could not be read."""
    try:
        given = given_of(arguments, parts.settings.decimal_mark)
    except InvalidValue as error:
        output.complain(error)
        return WRONG_USAGE
    found = find_files(arguments.paths)
    output.tell_found(len(found.files), len(found.skipped))
    request = IntakeRequest(
        paths=tuple(arguments.paths),
        given=given,
        remarks=arguments.remarks,
        attachments=tuple(arguments.attach),
        password=parts.password(arguments),
    )
    workspace = parts.open_workspace(arguments)
    items = _book(workspace, parts, request, found.files)
    if not arguments.no_wait:
        output.chat(f"{len(items)} files looked at; reading what is queued …")
        _finish(workspace, parts, parts.processes(arguments))
    return _report(workspace, items, arguments.no_wait, output)


def _book(
    workspace: OpenWorkspace, parts: Parts, request: IntakeRequest, files: tuple[Path, ...]
) -> list[IntakeItem]:
    pages = parts.page_process()
    try:
        return list(bring_in_each(workspace, pages, request, files))
    finally:
        pages.close()


def _finish(workspace: OpenWorkspace, parts: Parts, processes: int) -> None:
    """Read until no job is left: these files' and whatever earlier runs left behind."""
    name = workspace.info.name
    allowed = parts.settings.paid_allowed(name) and parts.settings.reader != "offline"
    runner = Runner(
        workspace,
        parts.page_process,
        ReadPolicy(reader=parts.settings.reader, paid_allowed=allowed),
        parts.gemini(),
        readers=processes,
    )
    runner.run(until_idle=True)


def _report(
    workspace: OpenWorkspace, items: list[IntakeItem], no_wait: bool, output: Output
) -> int:
    """A line for each file, as it stands now; the exit code."""
    booked = [item.invoice_id for item in items if item.invoice_id is not None]
    now = {row.id: row for row in listing.rows(workspace, booked)}
    output.start(TABLE)
    code = 0
    for item in items:
        row = now.get(item.invoice_id or "")
        status = row.status.value if row else None
        failed = not no_wait and status in FAILED
        if item.outcome is IntakeOutcome.REFUSED or failed:
            code = 1
        error: dict[str, str] | None = None
        if item.error is not None:
            error = item.error.as_dict()
        elif row is not None and failed:
            detail = workspace.store.invoices.get(row.id)
            error = {
                "code": row.error_code or "error",
                "title": row.error_title or "",
                "advice": detail.job.error_advice or "",
            }
        line: dict[str, Any] = {
            "file": shown_path(item.path),
            "outcome": item.outcome.value,
            "id": item.invoice_id,
            "sha256": item.sha256,
            "status": status,
            "state": row.state.value if row else None,
            "error": error,
        }
        cells = (
            line["file"],
            line["outcome"],
            status,
            line["id"],
            f"{error['title']} {error['advice']}" if error else None,
        )
        output.record(line, cells)
    return code
