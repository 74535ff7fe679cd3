# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a page process answers, distrusted: every number checked before it becomes an object."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop.domain import errors
from desktop.domain.errors import DocumentError
from desktop.domain.finding import MAX_WORDS, Finding
from desktop.domain.page import (
    MAX_FILE_BYTES,
    MAX_PAGES,
    MAX_SIDE_POINTS,
    DocumentFacts,
    PageSize,
    PageText,
)
from desktop.domain.parts import MAX_PARTS
from desktop.domain.ports import Pixels
from desktop.domain.reading import LocalReading, Proposal
from desktop.domain.task import Progress
from desktop.domain.wire import REQUEST_LIMIT
from desktop.services.pixel_buffer import PixelBuffer

MAX_PIXELS = 41_000_000
"""A page is rendered to at most 40 million pixels; a rounded-up edge may add a row."""

_KEPT_BYTES = REQUEST_LIMIT // 2

MAX_PICTURE_BYTES = 8 * 1024 * 1024

_MEDIA_TYPES = frozenset(
    ("application/pdf", "image/png", "image/jpeg", "image/tiff", "application/xml")
)
_ERRORS: dict[str, type[DocumentError]] = {
    kind.code: kind
    for kind in (
        errors.DocumentError,
        errors.NotSupported,
        errors.EmptyDocument,
        errors.DamagedDocument,
        errors.PasswordNeeded,
        errors.WrongPassword,
        errors.DocumentTooLarge,
        errors.TooManyPages,
        errors.DocumentMissing,
        errors.UnsafeDocument,
        errors.PageProcessFailed,
        errors.ReadTimedOut,
    )
}


def error_of(data: Any) -> DocumentError:
    """The refusal that a worker sent; ValueError when it is none."""
    kind = _ERRORS.get(str(data["code"]))
    if kind is None:
        raise ValueError("a refusal of an unknown kind")
    return kind(str(data["title"])[:300], str(data["advice"])[:300])


def kept_pages(pages: Sequence[PageText]) -> list[dict[str, Any]]:
    """The pages whose pictures were read before, as many as a request has room for."""
    found: list[dict[str, Any]] = []
    room = _KEPT_BYTES
    for page in pages:
        if page.picture is None:
            continue
        # a letter may take six bytes, a word's places and the rest a hundred
        room -= sum(100 + 6 * len(word.text) for word in page.words)
        if room < 0:
            break
        # rules are told by the document itself
        found.append({**page.as_wire(), "rules": []})
    return found


def facts_of(data: Any) -> DocumentFacts:
    """From a worker's answer to *facts*; ValueError when anything is out of range."""
    media_type = data["media_type"]
    if media_type not in _MEDIA_TYPES:
        raise ValueError("an unknown media type")
    if not 1 <= len(data["pages"]) <= MAX_PAGES:
        raise ValueError("number of pages out of range")
    sizes = []
    for number, (width, height) in enumerate(data["pages"], start=1):
        size = PageSize(number, float(width), float(height))
        if not (0 < size.width <= MAX_SIDE_POINTS and 0 < size.height <= MAX_SIDE_POINTS):
            raise ValueError("page size out of range")
        sizes.append(size)
    return DocumentFacts(
        media_type=media_type,
        pages=tuple(sizes),
        encrypted=bool(data["encrypted"]),
        attachments=tuple(str(name)[:100] for name in data["attachments"][:100]),
    )


def page_of(data: Any, number: int) -> PageText:
    """From a worker's answer to *page_text*; ValueError when it isn't a sane page `number`."""
    page = PageText.from_wire(data["page"])
    if page.number != number:
        raise ValueError("another page than the one asked for")
    return page


def pixels_of(data: Any, buffer: PixelBuffer) -> Pixels:
    """The picture that an answer to *render* describes; ValueError when it can't be one."""
    width, height, stride = int(data["width"]), int(data["height"]), int(data["stride"])
    if not (1 <= width <= MAX_PIXELS and 1 <= height <= MAX_PIXELS):
        raise ValueError("picture size out of range")
    if width * height > MAX_PIXELS or not 3 * width <= stride <= 3 * width + 64:
        raise ValueError("picture size out of range")
    return Pixels(width, height, stride, buffer.read(stride * height))


def picture_of(data: Any, buffer: PixelBuffer) -> bytes:
    """The JPEG that an answer to *picture* tells of; ValueError when it can't be one."""
    size = int(data["size"])
    if not 4 <= size <= MAX_PICTURE_BYTES:
        raise ValueError("picture size out of range")
    picture = buffer.read(size)
    if not (picture.startswith(b"\xff\xd8\xff") and picture.endswith(b"\xff\xd9")):
        raise ValueError("no picture")
    return picture


def copy_of(data: Any, buffer: PixelBuffer) -> bytes:
    """The PDF that an answer to *clean_copy* tells of; ValueError when it can't be one."""
    size = int(data["size"])
    if not 8 <= size <= MAX_FILE_BYTES:
        raise ValueError("file size out of range")
    copy = buffer.read(size)
    if not copy.startswith(b"%PDF-"):
        raise ValueError("no PDF")
    return copy


def einvoices_of(data: Any) -> tuple[tuple[str, str], ...]:
    """From a worker's answer to *einvoices*: names and numbers; ValueError when it is none."""
    found = list(data["einvoices"])[:100]
    return tuple((str(name)[:100], str(number)[:100]) for name, number in found)


def einvoice_of(data: Any, buffer: PixelBuffer) -> bytes:
    """The XML that an answer to *lot* tells of; ValueError when it can't be one."""
    size = int(data["size"])
    if not 8 <= size <= MAX_FILE_BYTES:
        raise ValueError("file size out of range")
    written = buffer.read(size)
    if not written.startswith(b"<?xml"):
        raise ValueError("no XML")
    return written


def count_of(data: Any) -> int:
    """From a worker's answer to *lot*: how many invoices; ValueError when it is none."""
    count = int(data["count"])
    if not 0 <= count <= MAX_PARTS:
        raise ValueError("a lot of so many invoices")
    return count


def progress_of(data: Any) -> Progress:
    """From a progress message; ValueError when it is none."""
    done, total = int(data["done"]), int(data["total"])
    if not (0 <= done <= 10 * MAX_PAGES and 0 <= total <= 10 * MAX_PAGES):
        raise ValueError("progress out of range")
    return Progress(done, total, str(data["note"])[:200])


def reading_of(data: Any, pages: Sequence[PageText]) -> LocalReading:
    """From a worker's answer to *read* and the pages that came before it; ValueError when
    anything is out of range."""
    if not pages:
        raise ValueError("a document without pages")
    alternatives = {
        str(name)[:40]: Proposal.from_wire(proposal)
        for name, proposal in list(data["alternatives"].items())[:20]
    }
    return LocalReading(
        pages=tuple(pages),
        proposal=Proposal.from_wire(data["proposal"]),
        alternatives=alternatives,
        seconds=min(86_400.0, max(0.0, float(data["seconds"]))),
        findings=tuple(_finding_of(found) for found in data.get("findings", [])[:50]),
    )


def _finding_of(data: Any) -> Finding:
    found = Finding.from_dict(data)
    if not found.rule.startswith("pages.") or len(found.words) > MAX_WORDS:
        raise ValueError("a finding about no page")
    return found
