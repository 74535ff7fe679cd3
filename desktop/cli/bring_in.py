# SPDX-License-Identifier: AGPL-3.0-or-later
"""`vouch import` and `vouch read-again`: book documents and have them read."""

from __future__ import annotations

import argparse
from collections import deque
from dataclasses import replace
from pathlib import Path

from desktop.cli.arguments import given_of
from desktop.cli.interrupts import Interrupts
from desktop.cli.output import Column, Output, OutputClosed
from desktop.cli.parts import Parts, paid_service
from desktop.domain.errors import InvalidValue, UserError
from desktop.domain.listing import InvoiceRow
from desktop.domain.spending import Tier
from desktop.domain.status import JobStatus
from desktop.domain.task import Cancelled
from desktop.workflows import batches, listing, queue
from desktop.workflows.booking_record import job_error
from desktop.workflows.extraction import ReadPolicy
from desktop.workflows.found_files import find_files
from desktop.workflows.headless import shown_path
from desktop.workflows.intake import bring_in_each
from desktop.workflows.requests import (
    Change,
    IntakeItem,
    IntakeOutcome,
    IntakeRequest,
    PaidService,
)
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
FAILED = {JobStatus.FAILED, JobStatus.OUTCOME_UNKNOWN, JobStatus.CANCELLED}


def run(arguments: argparse.Namespace, parts: Parts, output: Output) -> int:
    """0 when all are booked or were there already, 1 when some could not be read."""
    if arguments.command == "read-again":
        return _read_again(arguments, parts, output)
    try:
        given = given_of(arguments, parts.settings.decimal_mark)
    except InvalidValue as error:
        output.complain(error)
        return WRONG_USAGE
    found = find_files(arguments.paths)
    output.tell_found(len(found.files), len(found.skipped))
    tier = Tier(arguments.tier or parts.settings.tier)
    if tier is Tier.BATCH:
        _check_batches(arguments, parts, output)
    request = IntakeRequest(
        paths=tuple(arguments.paths),
        given=given,
        remarks=arguments.remarks,
        attachments=tuple(arguments.attach),
        password=parts.password(arguments),
        tier=tier,
    )
    report = Report(output, wait=not arguments.no_wait)
    workspace = parts.open_workspace(arguments, report.on_change)
    output.start(TABLE)
    with Interrupts() as interrupts:
        report.begin(workspace, _book(workspace, parts, request, found.files, interrupts))
        if not arguments.no_wait:
            output.chat(f"{len(found.files)} files looked at; reading what is queued …")
            finish_reading(workspace, parts, parts.processes(arguments), interrupts, output)
    return report.finish()


def _read_again(arguments: argparse.Namespace, parts: Parts, output: Output) -> int:
    report = Report(output, wait=not arguments.no_wait)
    workspace = parts.open_workspace(arguments, report.on_change)
    ids = dict.fromkeys(listing.full_id(workspace, one) for one in arguments.ids)
    tier = Tier(arguments.tier) if arguments.tier else None
    service = paid_service(arguments.reader)
    remote = parts.remote(service, workspace.info.name) if tier is Tier.BATCH else None
    queued = queue.read_again(workspace, tuple(ids), arguments.reader, tier=tier, remote=remote)
    output.start(TABLE)
    report.begin(workspace, [_item(workspace, one, queued.refused.get(one)) for one in ids])
    if not arguments.no_wait:
        with Interrupts() as interrupts:
            finish_reading(
                workspace, parts, parts.processes(arguments), interrupts, output, service
            )
    return report.finish()


def _item(workspace: OpenWorkspace, invoice_id: str, error: UserError | None) -> IntakeItem:
    document = workspace.store.invoices.get(invoice_id).document
    outcome = IntakeOutcome.DUPLICATE if error is None else IntakeOutcome.REFUSED
    return IntakeItem(
        Path(document.original_name), outcome, invoice_id, document.sha256, error=error
    )


def _book(
    workspace: OpenWorkspace,
    parts: Parts,
    request: IntakeRequest,
    files: tuple[Path, ...],
    interrupts: Interrupts,
) -> list[IntakeItem]:
    pages = parts.page_process()
    items: list[IntakeItem] = []
    try:
        items.extend(bring_in_each(workspace, pages, request, files, interrupts.token))
    except Cancelled:
        pass
    finally:
        pages.close()
    return items


def finish_reading(
    workspace: OpenWorkspace,
    parts: Parts,
    processes: int,
    interrupts: Interrupts,
    output: Output,
    service: PaidService | None = None,
) -> None:
    """Read until no job is left: these files' and whatever earlier runs left behind.

    What lies in a batch is looked at once and not waited for.
    """
    batches.look_now(workspace)
    name = workspace.info.name
    allowed = parts.settings.paid_allowed(name) and parts.settings.reader != "offline"
    runner = Runner(
        workspace,
        parts.page_process,
        ReadPolicy(
            reader=parts.settings.reader,
            paid_allowed=allowed,
            escalation_model=parts.settings.stronger_model,
        ),
        parts.remote(service, workspace.info.name),
        readers=processes,
        on_notice=output.note,
    )
    interrupts.on_stop = runner.stop
    if not interrupts.token.cancelled:
        runner.run(until_idle=True)
        tell_lying(workspace, output)


def _check_batches(arguments: argparse.Namespace, parts: Parts, output: Output) -> None:
    """Say beforehand what stands in the way; raises ServiceError where no batch can be sent."""
    name = parts.workspace_name(arguments)
    if not parts.settings.paid_allowed(name) or parts.settings.reader == "offline":
        output.note(
            "The settings don't allow paid reading here: the documents are read offline, "
            "no batch is sent."
        )
        return
    parts.remote(None, name).batches()


def tell_lying(workspace: OpenWorkspace, output: Output) -> None:
    """Say what a command leaves with the service, and how its answers are taken in."""
    lying = [one for one in batches.lying(workspace) if one.stage.sent]
    if not lying:
        return
    documents = sum(one.documents for one in lying)
    expected = max((one.expected_by for one in lying if one.expected_by), default=None)
    by = f", expected by {batches.clock_time(expected)}" if expected is not None else ""
    output.note(
        f"{documents} document{'s' if documents != 1 else ''} in a batch{by}. "
        "'vouch batches --wait' takes the answers in, as does the window or the next import."
    )


class Report:
    """A line for each file in input order, as soon as its reading is over; and the exit code."""

    def __init__(self, output: Output, *, wait: bool) -> None:
        self._output = output
        self._wait = wait
        self._left: deque[IntakeItem] = deque()
        self._workspace: OpenWorkspace | None = None
        self._code = 0
        self._closed = False

    def begin(self, workspace: OpenWorkspace, items: list[IntakeItem]) -> None:
        """All files are looked at; tell those that need no reading before the first that does."""
        self._workspace = workspace
        # of a file that became several invoices each has its line
        self._left.extend(
            replace(item, invoice_id=one, instead=())
            for item in items
            for one in item.instead or (item.invoice_id,)
        )
        self._tell_what_is_over()

    def on_change(self, change: Change) -> None:
        """A job has moved; called while the runner works, so it never raises."""
        if self._left and self._left[0].invoice_id in change.ids:
            self._tell_what_is_over()

    def finish(self) -> int:
        """Tell the rest as it stands; OutputClosed when nobody read on."""
        while self._left:
            self._tell(self._left.popleft())
        if self._closed:
            raise OutputClosed
        return self._code

    def _tell_what_is_over(self) -> None:
        while self._left:
            row = self._row(self._left[0])
            if self._wait and row is not None and not row.status.is_over:
                return
            self._tell(self._left.popleft())

    def _row(self, item: IntakeItem) -> InvoiceRow | None:
        if self._workspace is None or item.invoice_id is None:
            return None
        return next(iter(listing.rows(self._workspace, (item.invoice_id,))), None)

    def _reason(self, row: InvoiceRow | None) -> str | None:
        """What a job that isn't over waits for, such as its batch."""
        if row is None or self._workspace is None or row.status is not JobStatus.WAITING:
            return None
        return self._workspace.store.invoices.get(row.id).job.reason

    def _tell(self, item: IntakeItem) -> None:
        row = self._row(item)
        failed = self._wait and row is not None and row.status in FAILED
        if item.outcome is IntakeOutcome.REFUSED or failed:
            self._code = 1
        error = item.error
        if error is None and row is not None and failed and self._workspace is not None:
            error = job_error(self._workspace.store.invoices.get(row.id))
        status = row.status.value if row else None
        reason = self._reason(row)
        line = {
            "file": shown_path(item.path),
            "outcome": item.outcome.value,
            "id": item.invoice_id,
            "sha256": item.sha256,
            "status": status,
            "state": row.state.value if row else None,
            "reason": reason,
            "error": error.as_dict() if error else None,
        }
        cells = (
            shown_path(item.path),
            item.outcome.value,
            status,
            item.invoice_id,
            f"{error.title} {error.advice}" if error else reason,
        )
        try:
            self._output.record(line, cells)
        except OutputClosed:
            # what was asked for is done all the same
            self._closed = True
