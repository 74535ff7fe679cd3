# SPDX-License-Identifier: AGPL-3.0-or-later
"""`vouch estimate`: what reading documents by a paid service would cost; nothing is sent."""

from __future__ import annotations

import argparse
import hashlib
from decimal import Decimal
from pathlib import Path
from typing import Any

from desktop.cli.output import Column, Output
from desktop.cli.parts import Parts, paid_service
from desktop.domain.errors import UserError
from desktop.domain.ports import CostEstimate, PageReader, ReadRequest, RemoteReader, RemoteRequest
from desktop.domain.task import CancelToken, no_progress
from desktop.workflows.found_files import check_file, find_files
from desktop.workflows.headless import shown_path

TABLE = (
    Column("FILE", 40),
    Column("MODEL", 22),
    Column("FORM", 8),
    Column("IN", 7, right=True),
    Column("OUT", 6, right=True),
    Column("COST", 10, right=True),
    Column("LOW", 10, right=True),
    Column("HIGH", 10, right=True),
    Column("CUR", 3),
    Column("REMARK", 40),
)


def run(arguments: argparse.Namespace, parts: Parts, output: Output) -> int:
    """0 when every file could be looked at."""
    found = find_files(arguments.paths)
    output.tell_found(len(found.files), len(found.skipped))
    remote = parts.remote(paid_service(arguments.reader), parts.workspace_name(arguments))
    password = parts.password(arguments)
    pages = parts.page_process()
    known: list[CostEstimate] = []
    failed = False
    output.start(TABLE)
    try:
        for path in found.files:
            line: dict[str, Any] = {"file": shown_path(path), "error": None}
            try:
                estimate = _of(path, pages, remote, password)
                known.append(estimate)
                line |= _shown(estimate)
            except UserError as error:
                failed = True
                line["error"] = error.as_dict()
            output.record(line, _cells(line))
    finally:
        pages.close()
    if known:
        output.note(_total(known))
    return 1 if failed else 0


def _of(path: Path, pages: PageReader, remote: RemoteReader, password: str | None) -> CostEstimate:
    check_file(path)
    data = path.read_bytes()
    whole = path.absolute()
    local = pages.read(whole, ReadRequest(password=password), no_progress, CancelToken())
    request = RemoteRequest(
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=pages.facts(whole, password).media_type,
        data=data,
        pages=local.pages,
        expected_lines=len(local.proposal.invoice.line_items) or None,
    )
    return remote.estimate(request)


def _shown(estimate: CostEstimate) -> dict[str, Any]:
    return {
        "model": estimate.model,
        "form": estimate.form,
        "input_tokens": estimate.input_tokens,
        "output_tokens": estimate.output_tokens,
        "cost": _plain(estimate.cost),
        "low": _plain(estimate.low),
        "high": _plain(estimate.high),
        "most": _plain(estimate.most),
        "currency": estimate.currency,
    }


def _plain(money: Decimal | None) -> str | None:
    return None if money is None else format(money, "f")


def _cells(line: dict[str, Any]) -> list[Any]:
    names = (
        "model", "form", "input_tokens", "output_tokens", "cost", "low", "high", "currency",
    )  # fmt: skip
    remark = line["error"]["title"] if line["error"] else ""
    return [line["file"], *(line.get(name) for name in names), remark]


def _total(estimates: list[CostEstimate]) -> str:
    """All of them in one sentence."""
    documents = f"{len(estimates)} document{'s' if len(estimates) != 1 else ''}"
    tokens = sum(e.input_tokens + e.output_tokens for e in estimates)
    costs = [e.cost for e in estimates if e.cost is not None]
    if len(costs) < len(estimates):
        return f"{documents}: about {tokens:,} tokens; the model's price is not known here"
    low = sum((e.low for e in estimates if e.low is not None), Decimal(0))
    high = sum((e.high for e in estimates if e.high is not None), Decimal(0))
    total = sum(costs, Decimal(0))
    return (
        f"{documents}: about {tokens:,} tokens, {total:.4f} {estimates[0].currency} "
        f"({low:.4f} to {high:.4f})"
    )
