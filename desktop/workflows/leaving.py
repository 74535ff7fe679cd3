# SPDX-License-Identifier: AGPL-3.0-or-later
"""What of one document would leave this computer, put together while its page process is at hand.

A workspace's own rules are applied here and nowhere else: what a person blacked out is gone from
words and pictures before a request exists.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.blackout import ClosedPages, close_pages
from desktop.domain.errors import DocumentError, DocumentMissing, ServiceError
from desktop.domain.page import PageText, WordsSource
from desktop.domain.ports import (
    PICTURE_DPI,
    PagePicture,
    PageReader,
    RemoteReader,
    RemoteRequest,
)
from desktop.domain.reading import LocalReading

if TYPE_CHECKING:
    from desktop.workflows.asking import ReadTask
    from desktop.workflows.batches import BatchPlaces
    from desktop.workflows.workspaces import OpenWorkspace

log = logging.getLogger("vouch.asking")

SCAN_DPI = 200.0
"""Pages without words of their own are drawn as OCR likes them: small print has to be made out."""

MAX_PICTURES = 40
"""More pages than these are not drawn for one document."""


def _nothing_closed(_: str, pages: Sequence[PageText]) -> ClosedPages:
    return close_pages(pages, ())


@dataclass(frozen=True, slots=True)
class AskingRules:
    """What a workspace says of asking a service: what stays here, and where questions go that
    have time for a batch. Caps are the answer store's own matter."""

    closed_pages: Callable[[str, Sequence[PageText]], ClosedPages] = _nothing_closed
    places: BatchPlaces | None = None


def rules_of(workspace: OpenWorkspace, places: BatchPlaces | None = None) -> AskingRules:
    """The rules of an open workspace, looked up anew for each document."""
    from desktop.workflows.privacy import closed_pages

    return AskingRules(
        closed_pages=lambda sha256, pages: closed_pages(workspace, sha256, pages),
        places=places,
    )


def request_for(
    remote: RemoteReader,
    rules: AskingRules,
    task: ReadTask,
    local: LocalReading,
    reader: PageReader,
) -> RemoteRequest:
    """What `remote` would be asked about the document; blocks on the page process.

    Raises DocumentError when the document can't be opened any more. A page that can't be drawn
    goes without its picture.
    """
    media_type = reader.facts(task.path, task.password).media_type
    closed = rules.closed_pages(task.sha256, local.pages)
    request = RemoteRequest(
        sha256=task.sha256,
        media_type=media_type,
        data=b"",
        pages=closed.pages,
        own=task.own,
        page_count=len(closed.pages),
        expected_lines=_lines_seen(local),
        own_fields=task.own_fields,
        closed=closed.closed or _says_more(task, local, media_type, reader),
    )
    wanted = remote.pictures_wanted(request)
    pictures = _pictures(task, request, wanted, closed, reader)
    request = replace(request, pictures=pictures)
    try:
        sends_file = remote.sends_file(request)
    except ServiceError:
        # whoever asks is told why it can't be asked
        return request
    if not sends_file:
        # nobody needs the file any more, whichever model is asked in the end
        return replace(request, closed=True)
    return _with_file(remote, request, task, closed, reader)


def _lines_seen(local: LocalReading) -> int | None:
    """How many line items the free readers saw; None where they saw none, or not everything."""
    lines = len(local.proposal.invoice.line_items)
    return None if local.proposal.partial else lines or None


def _says_more(task: ReadTask, local: LocalReading, media_type: str, reader: PageReader) -> bool:
    """Whether a page that was read by its picture has a text layer that says something unseen."""
    if media_type != "application/pdf":
        return False
    for page in local.pages:
        if page.source is not WordsSource.OCR:
            continue
        layer = reader.page_text(task.path, page.number, task.password)
        if any(word.hidden and word.text.strip() for word in layer.words):
            return True
    return False


def _pictures(
    task: ReadTask,
    request: RemoteRequest,
    wanted: Sequence[int],
    closed: ClosedPages,
    reader: PageReader,
) -> tuple[PagePicture, ...]:
    sources = {page.number: page.source for page in request.pages}
    drawn: list[PagePicture] = []
    for number in wanted[:MAX_PICTURES]:
        scan = sources.get(number) is not WordsSource.LAYER
        dpi = SCAN_DPI if scan else PICTURE_DPI
        try:
            drawn.append(
                reader.picture(task.path, number, dpi, closed.masks(number), task.password)
            )
        except DocumentError as error:
            log.info("A page is sent without its picture: %s", error.title)
    return tuple(drawn)


def _with_file(
    remote: RemoteReader,
    request: RemoteRequest,
    task: ReadTask,
    closed: ClosedPages,
    reader: PageReader,
) -> RemoteRequest:
    """The request with the file, without what it carries beside its pages; where that can't be
    taken out of it, the pages go as words and pictures after all."""
    if request.media_type != "application/pdf":
        return replace(request, data=_bytes_of(task.path))
    try:
        return replace(request, data=reader.clean_copy(task.path, task.password))
    except DocumentError as error:
        log.info("The file stays here, its pages are sent: %s", error.title)
    request = replace(request, closed=True)
    wanted = remote.pictures_wanted(request)
    return replace(request, pictures=_pictures(task, request, wanted, closed, reader))


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise DocumentMissing from error
