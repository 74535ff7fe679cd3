# SPDX-License-Identifier: AGPL-3.0-or-later
"""What may leave this computer: a person's blackouts, and pages without what they cover."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from desktop.domain.blackout import Blackout, ClosedPages, close_pages, on_page
from desktop.domain.errors import InvalidValue, ServiceError, UserError
from desktop.domain.leaving import Leaving, LeftOut, WhatLeaves
from desktop.domain.page import Box, PageText
from desktop.domain.ports import PageReader, RemoteReader
from desktop.domain.reading import LocalReading, Proposal, Source
from desktop.domain.spending import UsageQuery
from desktop.workflows.asking import ReadTask
from desktop.workflows.leaving import request_for, rules_of
from desktop.workflows.requests import ChangeKind
from desktop.workflows.workspaces import OpenWorkspace

if TYPE_CHECKING:
    from desktop.workflows.batches import BatchPlaces


def closed_pages(workspace: OpenWorkspace, sha256: str, pages: Sequence[PageText]) -> ClosedPages:
    """The pages as they may be sent: build requests and pictures from these, nothing else.

    Values that come back are still looked up on the pages as read.
    """
    return close_pages(pages, workspace.store.blackouts.of(sha256))


def blackouts(workspace: OpenWorkspace, invoice_id: str) -> tuple[Blackout, ...]:
    """The blacked-out regions of an invoice's document, oldest first; NotFound."""
    return workspace.store.blackouts.of(_document(workspace, invoice_id)[0])


def black_out(
    workspace: OpenWorkspace, invoice_id: str, regions: Sequence[tuple[int, Box]]
) -> tuple[Blackout, ...]:
    """Black out regions, as (page, box), cut to the page; the new ones.

    Raises NotFound, or InvalidValue for regions off the page or too small to cover anything.
    """
    sha256, sizes = _document(workspace, invoice_id)
    cut: list[tuple[int, Box]] = []
    for page, box in regions:
        part = on_page(box, *sizes[page]) if page in sizes else None
        if part is None:
            raise InvalidValue(
                "There is nothing to black out at this place.",
                "Drag a box over what must not be sent.",
            )
        cut.append((page, part))
    made = workspace.store.blackouts.add(sha256, cut, workspace.who)
    workspace.announce(ChangeKind.EDITED, (invoice_id,))
    return made


def black_out_page(workspace: OpenWorkspace, invoice_id: str, page: int) -> tuple[Blackout, ...]:
    """Black out a page as a whole: nothing of it is sent, nor that it is there."""
    _, sizes = _document(workspace, invoice_id)
    width, height = sizes.get(page, (0.0, 0.0))
    return black_out(workspace, invoice_id, [(page, Box(0.0, 0.0, width, height))])


def remove_blackouts(
    workspace: OpenWorkspace, invoice_id: str, ids: Sequence[str]
) -> tuple[Blackout, ...]:
    """Take regions away; those that are gone already are passed over."""
    gone = workspace.store.blackouts.remove(ids, workspace.who)
    workspace.announce(ChangeKind.EDITED, (invoice_id,))
    return gone


def remove_blackouts_at(
    workspace: OpenWorkspace, invoice_id: str, places: Sequence[tuple[int, Box]]
) -> tuple[Blackout, ...]:
    """Take away the regions that lie exactly at these places, as (page, box)."""
    sha256, sizes = _document(workspace, invoice_id)
    cut = {(page, on_page(box, *sizes[page])) for page, box in places if page in sizes}
    ids = [
        region.id
        for region in workspace.store.blackouts.of(sha256)
        if (region.page, region.box) in cut
    ]
    return remove_blackouts(workspace, invoice_id, ids)


def what_leaves(
    workspace: OpenWorkspace,
    invoice_id: str,
    remote: RemoteReader,
    reader: PageReader,
    places: BatchPlaces | None = None,
) -> WhatLeaves:
    """What reading this invoice by `remote` would send; blocks on the page process.

    Built by the very code that asks. Raises NotFound, DocumentError, or UserError for a document
    whose words are not known yet.
    """
    detail = workspace.store.invoices.get(invoice_id)
    sha256 = detail.document.sha256
    pages = workspace.store.invoices.pages(sha256)
    if not pages:
        raise UserError(
            "This document has not been read yet.",
            "What would be sent is known when its words are; wait until it was read here.",
            code="not_read",
        )
    closed = closed_pages(workspace, sha256, pages)
    task = ReadTask(
        path=workspace.store.documents.path_of(sha256),
        sha256=sha256,
        reader="auto",
        own=workspace.store.company.get(),
        own_fields=workspace.store.own_fields.all(),
        password=workspace.password_for(sha256),
        invoice_id=invoice_id,
    )
    local = LocalReading(pages, Proposal(detail.invoice, detail.evidence, Source.OFFLINE.value))
    refused: UserError | None = None
    parts: tuple[Leaving, ...] = ()
    try:
        request = request_for(remote, rules_of(workspace, places), task, local, reader)
        parts = remote.preview(request)
    except ServiceError as error:
        refused = error
    sent = {page.number for page in closed.pages}
    return WhatLeaves(
        document=detail.document.original_name,
        parts=parts,
        left_out=tuple(_left_out(pages, closed)),
        regions=closed.regions,
        hidden_pages=tuple(page.number for page in pages if page.number not in sent),
        before=workspace.store.usage.lines(UsageQuery(text=invoice_id, limit=20)),
        refused=refused,
    )


def _left_out(pages: Sequence[PageText], closed: ClosedPages) -> Iterator[LeftOut]:
    """Page by page what a person closed, and what a person can't see."""
    for page in pages:
        touched = [word.text for number, word in closed.touched if number == page.number]
        if touched:
            yield LeftOut(page.number, " ".join(touched), True)
        unseen = [word.text for word in page.words if word.hidden and word.text.strip()]
        if unseen:
            yield LeftOut(page.number, " ".join(unseen), False)


def _document(
    workspace: OpenWorkspace, invoice_id: str
) -> tuple[str, dict[int, tuple[float, float]]]:
    """The hash and the page sizes, in points as shown."""
    document = workspace.store.invoices.get(invoice_id).document
    return document.sha256, {size.number: (size.width, size.height) for size in document.pages}
