# SPDX-License-Identifier: AGPL-3.0-or-later
"""`vouch split` and `vouch join`: a file becomes several invoices, several files one."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from desktop.cli.bring_in import TABLE as BROUGHT_IN
from desktop.cli.bring_in import Report, finish_reading
from desktop.cli.interrupts import Interrupts
from desktop.cli.output import Column, Output
from desktop.cli.parts import Parts
from desktop.domain.errors import InvalidValue, UserError
from desktop.domain.listing import InvoiceDetail
from desktop.domain.parts import CutProposal, PartsPlan
from desktop.domain.status import InvoiceState
from desktop.workflows import listing
from desktop.workflows.intake import bring_in
from desktop.workflows.parts import carry_out, plan_at, plan_join, propose, take_back_parts
from desktop.workflows.requests import IntakeItem, IntakeOutcome, IntakeRequest
from desktop.workflows.workspaces import OpenWorkspace

CUTS = (
    Column("CUT BEFORE", 10, right=True),
    Column("SURE", 5, right=True),
    Column("WHY", 100),
)


def run(arguments: argparse.Namespace, parts: Parts, output: Output) -> int:
    """Run the command that was named."""
    report = Report(output, wait=True)
    workspace = parts.open_workspace(arguments, report.on_change)
    if arguments.command == "join":
        ids = [listing.full_id(workspace, one) for one in arguments.ids]
        return _make(workspace, plan_join(workspace, ids), arguments, parts, output, report)
    if arguments.by_itself is not None:
        workspace.store.parts.set_splits_by_itself(arguments.by_itself == "on", workspace.who)
        if arguments.target is None:
            return 0
    if arguments.target is None:
        raise InvalidValue("Which file is to be split?", "Name a file or an invoice's id.")
    one = _invoice(workspace, arguments, parts, output)
    if arguments.undo:
        back = take_back_parts(workspace, one)
        output.note(f"{len(back)} restored in the place of the parts.")
        return 0
    state = workspace.store.invoices.get(one).state
    if state is InvoiceState.REPLACED:
        output.note("It was split before: 'vouch split --undo' takes that back.")
        return 1
    if not arguments.at and not arguments.drop:
        _read_first(workspace, one, arguments, parts, output)
        proposal = propose(workspace, one)
        if not arguments.proposed:
            return _tell(proposal, output)
        if not proposal.cuts:
            raise InvalidValue("No cut is proposed: it seems to be one invoice.", "Use --at.")
        plan = plan_at(workspace, one, [cut.page for cut in proposal.cuts], proposal.empty)
    else:
        plan = plan_at(workspace, one, arguments.at, arguments.drop)
    return _make(workspace, plan, arguments, parts, output, report)


def _invoice(
    workspace: OpenWorkspace, arguments: argparse.Namespace, parts: Parts, output: Output
) -> str:
    """The invoice of the file that was named, brought in where it isn't there; or of the id."""
    path = Path(arguments.target)
    if not path.exists():
        return listing.full_id(workspace, arguments.target)
    pages = parts.page_process()
    try:
        request = IntakeRequest((path,), password=parts.password(arguments))
        result = bring_in(workspace, pages, request)
    finally:
        pages.close()
    if not result.items:
        raise InvalidValue(f"“{path.name}” is no file that can be split.", "Name a PDF.")
    item = result.items[0]
    if item.error is not None:
        raise item.error
    if item.instead:
        sources = workspace.store.parts.sources_of(item.instead[0])
        return sources[0]
    if item.invoice_id is None:
        raise UserError
    return item.invoice_id


def _read_first(
    workspace: OpenWorkspace,
    one: str,
    arguments: argparse.Namespace,
    parts: Parts,
    output: Output,
) -> None:
    """Cuts are proposed by the words of the pages."""
    if workspace.store.invoices.get(one).run is None:
        with Interrupts() as interrupts:
            finish_reading(workspace, parts, parts.processes(arguments), interrupts, output)


def _tell(proposal: CutProposal, output: Output) -> int:
    output.start(CUTS)
    for cut in proposal.cuts:
        line = {
            "before": cut.page,
            "confidence": cut.confidence,
            "sure": cut.is_sure,
            "reasons": [{"reason": reason.value, "detail": text} for reason, text in cut.reasons],
        }
        output.record(line, (cut.page, f"{cut.confidence:.0%}", cut.words()))
    if proposal.cuts:
        output.note(f"{proposal.parts} invoices. --proposed cuts there; --at PAGES elsewhere.")
    else:
        output.note("It seems to be one invoice. --at PAGES cuts it all the same.")
    return 0


def _make(
    workspace: OpenWorkspace,
    plan: PartsPlan,
    arguments: argparse.Namespace,
    parts: Parts,
    output: Output,
    report: Report,
) -> int:
    with Interrupts() as interrupts:
        pages = parts.page_process()
        try:
            made = carry_out(workspace, pages, plan, cancel=interrupts.token)
        finally:
            pages.close()
        output.start(BROUGHT_IN)
        report.begin(workspace, _items(made))
        finish_reading(workspace, parts, parts.processes(arguments), interrupts, output)
    return report.finish()


def _items(made: Sequence[InvoiceDetail]) -> list[IntakeItem]:
    return [
        IntakeItem(
            Path(one.document.original_name), IntakeOutcome.ADDED, one.id, one.document.sha256
        )
        for one in made
    ]
