# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a person's wish to have documents read would cost: which would be sent, and for how much."""

from __future__ import annotations

import hashlib
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Final

from desktop.domain.errors import DocumentError, ServiceError
from desktop.domain.ports import (
    CostEstimate,
    PageReader,
    ReadRequest,
    RemoteReader,
    RemoteRequest,
)
from desktop.domain.spending import BatchEstimate, ExchangeRate, Tier
from desktop.domain.task import CancelToken, Progress, ProgressSink
from desktop.workflows import own_fields, spending
from desktop.workflows.estimating import estimate_invoices
from desktop.workflows.extraction import ReadPolicy
from desktop.workflows.found_files import check_file, find_files
from desktop.workflows.requests import IntakeRequest, ReaderChoice
from desktop.workflows.workspaces import OpenWorkspace

SAMPLE: Final = 16
"""So many files of a larger number are looked at beforehand."""

SAMPLE_SECONDS: Final = 10.0


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
    estimate = estimate_invoices(
        workspace, asked.ids, _there(remote), tier, progress=progress, cancel=cancel
    )
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
    files = find_files(request.paths).files
    chosen = _spread(files, SAMPLE)
    known: list[CostEstimate] = []
    unreadable = 0
    for number, path in enumerate(chosen):
        cancel.raise_if_cancelled()
        progress(Progress(number, len(chosen)))
        try:
            known.append(_of_file(workspace, pages, path, request.password, service, cancel))
        except DocumentError:
            unreadable += 1
    if not known:
        return replace(_nothing(tier, len(files), rate), unreadable=unreadable), 0
    share = Decimal(len(known)) / len(chosen)
    count = max(1, int((Decimal(len(files)) * share).to_integral_value()))
    estimate = _all_of(known, count, service, tier, rate)
    whole = len(chosen) == len(files)
    return replace(
        estimate, documents=len(files), unreadable=len(files) - count
    ), 0 if whole else len(chosen)


def _of_file(
    workspace: OpenWorkspace,
    pages: PageReader,
    path: Path,
    password: str | None,
    remote: RemoteReader,
    cancel: CancelToken,
) -> CostEstimate:
    check_file(path)
    data = path.read_bytes()
    # without OCR: a page that has no words is sent as a picture, whatever stands on it
    reading = ReadRequest(password=password, seconds=SAMPLE_SECONDS, ocr_pages=0)
    local = pages.read(path.absolute(), reading, lambda _: None, cancel)
    return remote.estimate(
        RemoteRequest(
            sha256=hashlib.sha256(data).hexdigest(),
            media_type=pages.facts(path.absolute(), password).media_type,
            data=data,
            pages=local.pages,
            expected_lines=len(local.proposal.invoice.line_items) or None,
            own_fields=own_fields.fields(workspace),
        )
    )


def _all_of(
    known: Sequence[CostEstimate], count: int, remote: RemoteReader, tier: Tier, rate: ExchangeRate
) -> BatchEstimate:
    """Those that were looked at, taken for all."""
    factor = Decimal(count) / len(known)

    def together(values: Sequence[Decimal | None], wider: Decimal = Decimal(1)) -> Decimal | None:
        there = [value for value in values if value is not None]
        if len(there) < len(values):
            return None
        return sum(there, Decimal(0)) * factor * wider

    spread = _uncertainty(known, count)
    return BatchEstimate(
        model=remote.model,
        tier=tier,
        documents=count,
        answered=0,
        asked=count,
        unreadable=0,
        input_tokens=int(sum(one.input_tokens for one in known) * factor),
        output_tokens=int(sum(one.output_tokens for one in known) * factor),
        cost=together([one.cost for one in known]),
        low=together([one.low for one in known], max(Decimal(0), 1 - spread)),
        high=together([one.high for one in known], 1 + spread),
        most=together([one.most for one in known], 1 + spread),
        rate=rate,
    )


def _uncertainty(known: Sequence[CostEstimate], count: int) -> Decimal:
    """By what share the mean of a sample may be off (two standard errors); 0 when all are known."""
    costs = [float(one.cost) for one in known if one.cost is not None]
    if count <= len(known) or len(costs) < 2 or not sum(costs):
        return Decimal(0) if count <= len(known) else Decimal("0.5")
    error = statistics.stdev(costs) / len(costs) ** 0.5
    return Decimal(str(round(min(0.9, 2 * error / statistics.fmean(costs)), 4)))


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
