# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a person's wish to have documents read would cost: which would be sent, and for how much."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Final

from desktop.domain.errors import DocumentError, ServiceError
from desktop.domain.ports import PageReader, RemoteReader
from desktop.domain.spending import BatchEstimate, ExchangeRate, Tier
from desktop.domain.task import CancelToken, Progress, ProgressSink
from desktop.workflows import own_fields, spending
from desktop.workflows.estimating import (
    DocumentEstimate,
    estimate_file,
    estimate_invoices,
    together,
)
from desktop.workflows.extraction import ReadPolicy
from desktop.workflows.found_files import find_files
from desktop.workflows.requests import IntakeRequest, ReaderChoice
from desktop.workflows.workspaces import OpenWorkspace, own_company

SAMPLE: Final = 16
"""So many files of a larger number are looked at beforehand."""


@dataclass(frozen=True, slots=True)
class WouldBeAsked:
    """The invoices for which a paid service may be asked; `documents` is how many were meant.

    `only_doubtful`: it is asked only where the free readers leave something in doubt.
    """

    ids: tuple[str, ...]
    documents: int
    only_doubtful: bool


def would_be_asked(
    workspace: OpenWorkspace,
    ids: Sequence[str],
    reader: ReaderChoice | None,
    policy: ReadPolicy,
) -> WouldBeAsked:
    """Which of these a paid service would be asked about; `reader` None is the one each had."""
    readers = {} if reader is not None else workspace.store.jobs.readers(ids)
    by_name: list[str] = []
    in_doubt: list[str] = []
    for invoice_id in ids:
        named = reader if reader is not None else readers.get(invoice_id, "offline")
        if named == "auto":
            if policy.paid_allowed and policy.reader != "offline":
                (in_doubt if policy.reader == "auto" else by_name).append(invoice_id)
        elif named != "offline":
            by_name.append(invoice_id)
    return WouldBeAsked((*by_name, *in_doubt), len(ids), bool(in_doubt))


def of_backlog(workspace: OpenWorkspace, policy: ReadPolicy) -> WouldBeAsked:
    """Which of the invoices that wait to be read a paid service would be asked about."""
    return would_be_asked(workspace, workspace.store.jobs.waiting_ids(), None, policy)


def of_invoices(
    workspace: OpenWorkspace,
    asked: WouldBeAsked,
    remote: RemoteReader | None,
    tier: Tier,
    progress: ProgressSink,
    cancel: CancelToken,
) -> BatchEstimate:
    """What these would cost, from the words that are kept; no service is needed for none.

    Raises ServiceError when there is no service to ask, Cancelled when asked to stop.
    """
    if not asked.ids:
        return _nothing(tier, asked.documents, spending.rules(workspace).rate)
    estimate = estimate_invoices(workspace, asked.ids, _there(remote), tier, progress, cancel)
    return replace(estimate, documents=asked.documents)


def of_files(
    workspace: OpenWorkspace,
    pages: PageReader,
    request: IntakeRequest,
    remote: RemoteReader | None,
    tier: Tier,
    progress: ProgressSink,
    cancel: CancelToken,
) -> tuple[BatchEstimate, int]:
    """What files would cost that are not in the books yet, and how many were looked at (0: all).

    Of many files some from all over are looked at; the bounds are then wider.
    """
    service, rate = _there(remote).at_tier(tier), spending.rules(workspace).rate
    own, fields = own_company(workspace), own_fields.fields(workspace)
    files = find_files(request.paths).files
    chosen = _spread(files, SAMPLE)
    known: list[DocumentEstimate | None] = []
    for number, path in enumerate(chosen):
        cancel.raise_if_cancelled()
        progress(Progress(number, len(chosen)))
        try:
            one = estimate_file(
                path,
                pages,
                service,
                password=request.password,
                own=own,
                fields=fields,
                answered=workspace.store.answers.answered,
                cancel=cancel,
            )
        except (DocumentError, ServiceError):
            known.append(None)
        else:
            known.append(one)
    estimate = together(known, service.model, tier, rate)
    if len(chosen) == len(files):
        return estimate, 0
    return _for_all(estimate, known, len(files)), len(chosen)


def _for_all(
    sample: BatchEstimate, known: Sequence[DocumentEstimate | None], files: int
) -> BatchEstimate:
    """Those that were looked at, taken for all; the bounds as much wider as they differ."""
    factor = Decimal(files) / max(1, sample.documents)
    spread = _uncertainty([one.estimate.cost for one in known if one and one.estimate])

    def of_all(money: Decimal | None, wider: Decimal = Decimal(1)) -> Decimal | None:
        return None if money is None else money * factor * wider

    unreadable, answered = round(sample.unreadable * factor), round(sample.answered * factor)
    return replace(
        sample,
        documents=files,
        unreadable=unreadable,
        answered=answered,
        asked=max(0, files - unreadable - answered),
        input_tokens=round(sample.input_tokens * factor),
        output_tokens=round(sample.output_tokens * factor),
        cost=of_all(sample.cost),
        low=of_all(sample.low, max(Decimal(0), 1 - spread)),
        high=of_all(sample.high, 1 + spread),
        most=of_all(sample.most, 1 + spread),
    )


def _uncertainty(costs: Sequence[Decimal | None]) -> Decimal:
    """By what share the mean of a sample may be off: two standard errors of it."""
    there = [float(cost) for cost in costs if cost is not None]
    if len(there) < 2 or not sum(there):
        return Decimal("0.5")
    error = statistics.stdev(there) / len(there) ** 0.5
    return Decimal(str(round(min(0.9, 2 * error / statistics.fmean(there)), 4)))


def _spread(files: Sequence[Path], most: int) -> tuple[Path, ...]:
    """At most so many of the files, evenly from the first to the last."""
    if len(files) <= most:
        return tuple(files)
    return tuple(files[round(n * (len(files) - 1) / (most - 1))] for n in range(most))


def _there(remote: RemoteReader | None) -> RemoteReader:
    if remote is None:
        raise ServiceError(
            "No paid reader is set up here.",
            "Set it up in the settings, or read the documents offline.",
            code="reader_not_set_up",
        )
    return remote


def _nothing(tier: Tier, documents: int, rate: ExchangeRate) -> BatchEstimate:
    zero = Decimal(0)
    return BatchEstimate(
        model="",
        tier=tier,
        documents=documents,
        answered=0,
        asked=0,
        unreadable=0,
        input_tokens=0,
        output_tokens=0,
        cost=zero,
        low=zero,
        high=zero,
        most=zero,
        rate=rate,
    )
