# SPDX-License-Identifier: AGPL-3.0-or-later
"""`vouch estimate`: what reading documents by a paid service would cost; nothing is sent."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli.output import Column, Output
from desktop.cli.parts import Parts, paid_service
from desktop.domain.errors import UserError
from desktop.domain.ports import CostEstimate, RemoteReader
from desktop.domain.spending import BatchEstimate, ExchangeRate, Tier, money_text
from desktop.workflows import own_fields, spending
from desktop.workflows.estimating import (
    DocumentEstimate,
    estimate_file,
    estimate_invoice,
    together,
)
from desktop.workflows.found_files import find_files
from desktop.workflows.headless import shown_path
from desktop.workflows.listing import full_id
from desktop.workflows.usage_export import in_own, plain
from desktop.workflows.workspaces import own_company

if TYPE_CHECKING:
    from desktop.services.page_process import PageProcess
    from desktop.workflows.workspaces import OpenWorkspace

WRONG_USAGE = 2
TABLE = (
    Column("FILE", 40),
    Column("MODEL", 22),
    Column("FORM", 8),
    Column("IN", 7, right=True),
    Column("OUT", 6, right=True),
    Column("COST", 12, right=True),
    Column("LOW", 12, right=True),
    Column("HIGH", 12, right=True),
    Column("", 14, right=True),
    Column("REMARK", 40),
)
CSV_HEAD = (
    "file", "invoice_id", "answered", "model", "form", "input_tokens", "output_tokens", "cost",
    "low", "high", "most", "currency", "own_cost", "own_currency", "error",
)  # fmt: skip


def run(arguments: argparse.Namespace, parts: Parts, output: Output) -> int:
    """0 when every document could be looked at, 1 when one could not."""
    if not arguments.paths and not arguments.invoice:
        output.note("name a file or a folder, or an invoice by --invoice")
        return WRONG_USAGE
    workspace = parts.open_workspace(arguments)
    tier = Tier(arguments.tier or parts.settings.tier)
    remote = parts.remote(paid_service(arguments.reader), workspace.info.name).at_tier(tier)
    rate = spending.rules(workspace).rate
    output.start([Column(title, 0) for title in CSV_HEAD] if output.format == "csv" else TABLE)
    known: list[DocumentEstimate | None] = []
    failed = False
    for line, estimate, error in _each(arguments, parts, workspace, remote, output):
        known.append(estimate)
        failed = failed or error is not None
        line |= _shown(estimate, rate)
        line["error"] = None if error is None else error.as_dict()
        output.record(line, _cells(line, output.format))
    whole = together(known, remote.model, tier, rate)
    if whole.unreadable < whole.documents:
        output.note(_in_words(whole))
    return 1 if failed else 0


def _each(
    arguments: argparse.Namespace,
    parts: Parts,
    workspace: OpenWorkspace,
    remote: RemoteReader,
    output: Output,
) -> Any:
    """For each document the beginning of its line, and its estimate or why there is none."""
    for given in arguments.invoice:
        invoice_id = full_id(workspace, given)
        name = workspace.store.invoices.get(invoice_id).document.original_name
        line: dict[str, Any] = {"file": name, "invoice_id": invoice_id}
        try:
            yield line, estimate_invoice(workspace, invoice_id, remote), None
        except UserError as error:
            yield line, None, error
    if not arguments.paths:
        return
    found = find_files(arguments.paths)
    output.tell_found(len(found.files), len(found.skipped))
    password = parts.password(arguments)
    pages: PageProcess = parts.page_process()
    try:
        for path in found.files:
            line = {"file": shown_path(path), "invoice_id": None}
            try:
                yield line, _of_file(path, pages, workspace, remote, password), None
            except UserError as error:
                yield line, None, error
    finally:
        pages.close()


def _of_file(
    path: Path,
    pages: PageProcess,
    workspace: OpenWorkspace,
    remote: RemoteReader,
    password: str | None,
) -> DocumentEstimate:
    return estimate_file(
        path,
        pages,
        remote,
        password=password,
        own=own_company(workspace),
        fields=own_fields.fields(workspace),
        answered=workspace.store.answers.answered,
    )


def _shown(known: DocumentEstimate | None, rate: ExchangeRate) -> dict[str, Any]:
    """The line's figures; what is answered already costs nothing."""
    if known is None:
        return {}
    zero = Decimal(0)
    free = CostEstimate("", "", 0, 0, zero, zero, zero, zero)
    estimate = known.estimate or free
    return {
        "answered": known.estimate is None,
        "model": estimate.model or None,
        "form": estimate.form or None,
        "input_tokens": estimate.input_tokens,
        "output_tokens": estimate.output_tokens,
        "cost": plain(estimate.cost),
        "low": plain(estimate.low),
        "high": plain(estimate.high),
        "most": plain(estimate.most),
        "currency": estimate.currency,
        "own_cost": plain(in_own(estimate.cost, estimate.currency, rate)),
        "own_low": plain(in_own(estimate.low, estimate.currency, rate)),
        "own_high": plain(in_own(estimate.high, estimate.currency, rate)),
        "own_currency": rate.currency,
        "rate": plain(rate.per_usd),
        "rate_of": rate.on.isoformat(),
    }


def _cells(line: dict[str, Any], format_: str) -> Sequence[Any]:
    error = line["error"]
    if format_ == "csv":
        told = error["title"] if error else None
        yes = {True: "yes", False: "no", None: None}[line.get("answered")]
        return [
            told if name == "error" else yes if name == "answered" else line.get(name)
            for name in CSV_HEAD
        ]
    money = (_money(line, name, "currency") for name in ("cost", "low", "high"))
    own = "" if line.get("own_currency") == "USD" else _money(line, "own_cost", "own_currency")
    remark = error["title"] if error else "answered already" if line.get("answered") else ""
    names = ("model", "form", "input_tokens", "output_tokens")
    return [line["file"], *(line.get(name) for name in names), *money, own, remark]


def _money(line: dict[str, Any], name: str, currency: str) -> str:
    return "" if line.get(name) is None else money_text(Decimal(line[name]), line[currency])


def _in_words(whole: BatchEstimate) -> str:
    """All of them in one sentence."""
    count = whole.documents - whole.unreadable
    words = f"{count} document{'s' if count != 1 else ''}"
    if whole.answered:
        words += f", {whole.answered} answered already"
    tokens = whole.input_tokens + whole.output_tokens
    words += f": about {tokens:,} tokens"
    if whole.cost is None or whole.low is None or whole.high is None:
        return f"{words}; the model's price is not known here"
    words += ", " + _range(whole.cost, whole.low, whole.high, "USD")
    rate = whole.rate
    if rate.currency == "USD":
        return words
    own = _range(rate.of(whole.cost), rate.of(whole.low), rate.of(whole.high), rate.currency)
    return f"{words}; {own} at {format(rate.per_usd, 'f')} of {rate.on}"


def _range(cost: Decimal, low: Decimal, high: Decimal, currency: str) -> str:
    least, most = (money_text(money, currency) for money in (low, high))
    return f"{money_text(cost, currency)} ({least} to {most})"
