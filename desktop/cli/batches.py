# SPDX-License-Identifier: AGPL-3.0-or-later
"""`vouch batches`: what lies with a paid service as batches, and taking its answers in."""

from __future__ import annotations

import argparse
import asyncio
from decimal import Decimal
from typing import Final

from desktop.cli.bring_in import finish_reading
from desktop.cli.interrupts import Interrupts
from desktop.cli.output import Column, Output
from desktop.cli.parts import Parts
from desktop.domain.batching import BatchInfo, BatchStage
from desktop.domain.spending import money_text
from desktop.domain.task import CancelToken
from desktop.workflows import batches
from desktop.workflows.batch_run import BatchRun, look_once
from desktop.workflows.workspaces import OpenWorkspace

TABLE = (
    Column("ID", 36),
    Column("STATE", 10),
    Column("DOCUMENTS", 9, right=True),
    Column("ANSWERED", 8, right=True),
    Column("FAILED", 6, right=True),
    Column("SENT", 16),
    Column("EXPECTED BY", 16),
    Column("COST", 12, right=True),
    Column("REMARK", 40),
)
SERVICE: Final = "gemini"
"""The one that takes batches from a computer."""


def run(arguments: argparse.Namespace, parts: Parts, output: Output) -> int:
    """0 when all is as wanted, 1 when a batch that was waited for failed for some documents."""
    workspace = parts.open_workspace(arguments)
    before = {one.id for one in batches.lying(workspace)}
    with Interrupts() as interrupts:
        if arguments.cancel is not None:
            chosen = batches.full_id(workspace, arguments.cancel)
            batches.cancel(workspace, chosen)
            before = {chosen}
        if arguments.cancel is not None or arguments.collect or arguments.wait:
            _look(workspace, parts, interrupts.token)
        if arguments.wait:
            _wait(workspace, parts, output, interrupts.token)
        over = before - {one.id for one in batches.lying(workspace)}
        if over and not interrupts.token.cancelled:
            processes = parts.processes(arguments)
            finish_reading(workspace, parts, processes, interrupts, output, SERVICE)
    output.start(TABLE)
    failed = False
    for info in batches.newest(workspace):
        failed = failed or (info.id in over and info.failed > 0)
        _tell(info, output)
    return 1 if failed and arguments.cancel is None else 0


def _look(workspace: OpenWorkspace, parts: Parts, cancel: CancelToken) -> None:
    """Look at every open batch once, and take in what is there."""
    if not batches.lying(workspace):
        return
    batches.look_now(workspace)
    _look_when_due(workspace, parts, cancel)


def _wait(workspace: OpenWorkspace, parts: Parts, output: Output, cancel: CancelToken) -> None:
    """Until no batch is left at the service."""
    told = False
    while not cancel.cancelled:
        lying = [one for one in batches.lying(workspace) if one.stage.sent]
        if not lying:
            return
        if not told:
            output.chat(f"{_many(lying)} to wait for; stop whenever you like, nothing is lost …")
            told = True
        if not cancel.wait(batches.seconds_to_next_look(workspace, SERVICE)):
            _look_when_due(workspace, parts, cancel)


def _look_when_due(workspace: OpenWorkspace, parts: Parts, cancel: CancelToken) -> None:
    remote = parts.remote(SERVICE, workspace.info.name)

    async def work() -> None:
        try:
            await look_once(BatchRun(workspace), remote, cancel)
        finally:
            await remote.aclose()

    asyncio.run(work())


def _many(lying: list[BatchInfo]) -> str:
    return f"{len(lying)} batch{'es' if len(lying) != 1 else ''}"


def _tell(info: BatchInfo, output: Output) -> None:
    line = {
        "id": info.id,
        "name": info.name,
        "reader": info.reader,
        "model": info.model,
        "state": info.stage.value,
        "documents": info.documents,
        "questions": info.questions,
        "answered": info.answered,
        "failed": info.failed,
        "created_at": info.created_at.isoformat(),
        "sent_at": info.sent_at.isoformat() if info.sent_at else None,
        "expected_by": info.expected_by.isoformat() if info.expected_by else None,
        "ended_at": info.ended_at.isoformat() if info.ended_at else None,
        "cost": None if info.cost is None else format(info.cost, "f"),
        "currency": info.currency,
        "remark": info.trouble,
    }
    over = info.stage in (BatchStage.COLLECTING, BatchStage.SENDING) or info.stage.over
    cells = (
        info.id,
        info.stage.value,
        f"{info.documents:,}",
        f"{info.answered:,}",
        f"{info.failed:,}",
        batches.clock_time(info.sent_at) if info.sent_at else None,
        None if over or info.expected_by is None else batches.clock_time(info.expected_by),
        money_text(info.cost, info.currency) if info.cost else _no_cost(info.cost),
        info.trouble,
    )
    output.record(line, cells)


def _no_cost(cost: Decimal | None) -> str | None:
    return "?" if cost is None else None
