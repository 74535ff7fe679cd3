# SPDX-License-Identifier: AGPL-3.0-or-later
"""What may leave this computer: a person's blackouts, and pages without what they cover."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.blackout import Blackout, ClosedPages, close_pages, on_page
from desktop.domain.errors import InvalidValue
from desktop.domain.page import Box, PageText
from desktop.workflows.requests import ChangeKind
from desktop.workflows.workspaces import OpenWorkspace


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


def _document(
    workspace: OpenWorkspace, invoice_id: str
) -> tuple[str, dict[int, tuple[float, float]]]:
    """The hash and the page sizes, in points as shown."""
    document = workspace.store.invoices.get(invoice_id).document
    return document.sha256, {size.number: (size.width, size.height) for size in document.pages}
