# SPDX-License-Identifier: AGPL-3.0-or-later
"""What reading by a paid service would cost, before anything is sent; what is answered is free."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from desktop.domain.company import OwnCompany
from desktop.domain.errors import ServiceError
from desktop.domain.listing import InvoiceDetail
from desktop.domain.page import PageSize, PageText
from desktop.domain.ports import (
    CostEstimate,
    OwnField,
    PagePicture,
    PageReader,
    ReadRequest,
    RemoteReader,
    RemoteRequest,
)
from desktop.domain.spending import BatchEstimate, ExchangeRate, Tier
from desktop.domain.task import CancelToken, Progress, ProgressSink, no_progress
from desktop.workflows import own_fields
from desktop.workflows.found_files import check_file
from desktop.workflows.privacy import closed_pages
from desktop.workflows.workspaces import OpenWorkspace, own_company

Answered = Callable[[Collection[str]], Collection[str]]
"""Of these questions, by their keys, the ones that are answered already."""


@dataclass(frozen=True, slots=True)
class DocumentEstimate:
    """What one document would cost; `estimate` None when it is answered already."""

    estimate: CostEstimate | None
    unread: bool = False


def estimate_invoices(
    workspace: OpenWorkspace,
    ids: Sequence[str],
    remote: RemoteReader,
    tier: Tier = Tier.STANDARD,
    progress: ProgressSink = no_progress,
    cancel: CancelToken | None = None,
) -> BatchEstimate:
    """What reading these invoices would cost, from the words that are kept; Cancelled if asked.

    NotFound for an id that is none.
    """
    token, asked = cancel or CancelToken(), remote.at_tier(tier)
    known: list[DocumentEstimate | None] = []
    for number, invoice_id in enumerate(ids):
        token.raise_if_cancelled()
        progress(Progress(number, len(ids)))
        try:
            known.append(estimate_invoice(workspace, invoice_id, asked))
        except ServiceError:
            # it is never sent: hidden words, or a type of file that the service doesn't take
            known.append(None)
    progress(Progress(len(ids), len(ids)))
    return together(known, asked.model, tier, workspace.store.spending.get().rate)


def estimate_invoice(
    workspace: OpenWorkspace, invoice_id: str, remote: RemoteReader
) -> DocumentEstimate:
    """What reading one invoice would cost. NotFound, or ServiceError for what can't be sent."""
    request, unread = kept_request(workspace, workspace.store.invoices.get(invoice_id))
    answered = workspace.store.answers.answered
    return _of_parts(remote, _pictured(remote, request), answered, unread=unread)


def estimate_file(
    path: Path,
    pages: PageReader,
    remote: RemoteReader,
    *,
    password: str | None = None,
    own: OwnCompany | None = None,
    fields: tuple[OwnField, ...] = (),
    answered: Answered = lambda _: (),
    cancel: CancelToken | None = None,
) -> DocumentEstimate:
    """What reading a file would cost; reads it here, without OCR. Raises DocumentError, or
    ServiceError for what can't be sent."""
    check_file(path)
    data, whole = path.read_bytes(), path.absolute()
    # a page without words of its own is sent as a picture, whatever OCR would find on it
    reading = ReadRequest(password=password, ocr_pages=0, own=own or OwnCompany())
    local = pages.read(whole, reading, no_progress, cancel or CancelToken())
    request = RemoteRequest(
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=pages.facts(whole, password).media_type,
        data=data,
        pages=local.pages,
        own=own or OwnCompany(),
        page_count=len(local.pages),
        expected_lines=len(local.proposal.invoice.line_items) or None,
        own_fields=fields,
    )
    return _of_parts(remote, _pictured(remote, request), answered, unread=False)


def together(
    known: Sequence[DocumentEstimate | None], model: str, tier: Tier, rate: ExchangeRate
) -> BatchEstimate:
    """Several documents in one; None stands for one that can't be looked at or sent."""
    costs = [one.estimate for one in known if one is not None and one.estimate is not None]
    return BatchEstimate(
        model=model,
        tier=tier,
        documents=len(known),
        answered=sum(1 for one in known if one is not None and one.estimate is None),
        asked=len(costs),
        unreadable=sum(1 for one in known if one is None),
        input_tokens=sum(cost.input_tokens for cost in costs),
        output_tokens=sum(cost.output_tokens for cost in costs),
        cost=_sum([cost.cost for cost in costs]),
        low=_sum([cost.low for cost in costs]),
        high=_sum([cost.high for cost in costs]),
        most=_sum([cost.most for cost in costs]),
        rate=rate,
        unread=sum(1 for one in known if one is not None and one.unread),
    )


def kept_request(workspace: OpenWorkspace, detail: InvoiceDetail) -> tuple[RemoteRequest, bool]:
    """What would be asked about an invoice, and whether nobody has read its pages yet."""
    document = detail.document
    pages = workspace.store.invoices.pages(document.sha256)
    unread = not pages
    if unread:
        pages = tuple(_blank(size) for size in document.pages)
    closed = closed_pages(workspace, document.sha256, pages)
    lines = len(detail.invoice.line_items)
    return RemoteRequest(
        sha256=document.sha256,
        media_type=document.media_type,
        # neither price nor key of a question depends on the file's bytes
        data=b"",
        pages=closed.pages,
        own=own_company(workspace),
        page_count=len(closed.pages),
        expected_lines=None if detail.run is not None and detail.run.partial else lines or None,
        own_fields=own_fields.fields(workspace),
        closed=closed.closed,
    ), unread


def _blank(size: PageSize) -> PageText:
    return PageText(size.number, size.width, size.height)


def _pictured(remote: RemoteReader, request: RemoteRequest) -> RemoteRequest:
    """With stand-ins for the pictures that would be sent: what counts is how many they are."""
    wanted = remote.pictures_wanted(request)
    return replace(request, pictures=tuple(PagePicture(page, "image/png", b"") for page in wanted))


def _of_parts(
    remote: RemoteReader, request: RemoteRequest, answered: Answered, *, unread: bool
) -> DocumentEstimate:
    parts = {remote.request_key(part): part for part in remote.split(request)}
    there = set(answered(list(parts)))
    costs = [remote.estimate(part) for key, part in parts.items() if key not in there]
    if not costs:
        return DocumentEstimate(None)
    return DocumentEstimate(
        replace(
            costs[0],
            input_tokens=sum(cost.input_tokens for cost in costs),
            output_tokens=sum(cost.output_tokens for cost in costs),
            cost=_sum([cost.cost for cost in costs]),
            low=_sum([cost.low for cost in costs]),
            high=_sum([cost.high for cost in costs]),
            most=_sum([cost.most for cost in costs]),
        ),
        unread,
    )


def _sum(values: Sequence[Decimal | None]) -> Decimal | None:
    """None when any of them isn't known."""
    there = [value for value in values if value is not None]
    return sum(there, Decimal(0)) if len(there) == len(values) else None
