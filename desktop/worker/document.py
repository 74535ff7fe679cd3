# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the readers of PDFs, pictures and e-invoices offer alike, and the opening of either."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import Protocol

from desktop.domain.errors import (
    DamagedDocument,
    DocumentMissing,
    DocumentTooLarge,
    EmptyDocument,
    NotSupported,
)
from desktop.domain.finding import Finding, Severity
from desktop.domain.page import MAX_FILE_BYTES, MAX_SIDE_POINTS, PageSize, PageText
from desktop.worker import media

MAX_PIXELS = 40_000_000
MIN_SCALE, MAX_SCALE = 0.01, 40.0


@dataclass(frozen=True, slots=True)
class Raster:
    """Rows of RGB, 8 bits each, `stride` bytes a row, top row first.

    `data` may be a view into memory that lives as long as `owner`.
    """

    width: int
    height: int
    stride: int
    data: bytes | memoryview
    owner: object = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file embedded in a PDF: its name cleaned for display, never a path, and its bytes.

    `relationship` is what the PDF says the file is to the document (AFRelationship), "" if it
    doesn't; `declared` that the PDF's metadata name it as the invoice.
    """

    name: str
    data: bytes
    relationship: str = ""
    declared: bool = False


@dataclass(frozen=True, slots=True)
class Remarks:
    """What opening a document brought to light, beside its pages."""

    notes: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()

    def joined(self, other: Remarks) -> Remarks:
        """These, then the other ones."""
        return Remarks((*self.notes, *other.notes), (*self.findings, *other.findings))


class OpenDocument(Protocol):
    """An opened document; pages count from 1, points are those of `domain.page`."""

    media_type: str
    remarks: Remarks
    encrypted: bool
    careful: bool

    @property
    def sizes(self) -> tuple[PageSize, ...]:
        """All pages' sizes; at least one."""
        ...

    @property
    def attachment_names(self) -> tuple[str, ...]: ...

    def xml_attachments(self) -> tuple[Attachment, ...]:
        """The embedded files that may be XML, likeliest e-invoice first."""
        ...

    def page_text(self, number: int) -> PageText:
        """Words and ruled lines of the text layer; source NONE when it has no usable words."""
        ...

    def wants_ocr(self, number: int, text: PageText) -> bool:
        """Whether something is to be seen on the page that its text layer doesn't say."""
        ...

    def speaks_for_scan(self, number: int) -> bool:
        """Whether the page's text, as last told, is a layer that nobody sees over a scan."""
        ...

    def render(self, number: int, scale: float, rotation: int) -> Raster:
        """Pixels at `scale` a point, turned clockwise; at most MAX_PIXELS of them."""
        ...

    def raster_for_ocr(self, number: int) -> tuple[Raster, float]:
        """Pixels as OCR likes them, and how many of them make a point."""
        ...

    def close(self) -> None: ...


def clamp_scale(width: float, height: float, scale: float) -> float:
    """`scale`, lowered so that a page of that size in points has at most MAX_PIXELS."""
    most = sqrt(MAX_PIXELS / (max(width, 1.0) * max(height, 1.0)))
    return max(MIN_SCALE * 0.01, min(max(scale, MIN_SCALE), MAX_SCALE, most))


def check_side(width: float, height: float) -> tuple[float, float]:
    """A page's size, when it is one; DamagedDocument otherwise."""
    if not (0 < width <= MAX_SIDE_POINTS and 0 < height <= MAX_SIDE_POINTS):
        raise DamagedDocument(
            "A page of this document has an impossible size.",
            "Print it to a new PDF and bring that in.",
        )
    return width, height


def load(path: Path) -> bytes:
    """A file's bytes; raises DocumentMissing, EmptyDocument, DocumentTooLarge, DamagedDocument."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise DocumentMissing from error
    except IsADirectoryError as error:
        raise DocumentMissing("This is a folder, not a file.") from error
    except PermissionError as error:
        raise DocumentMissing(
            "The file may not be opened.", "Check that you have permission to read it."
        ) from error
    except (OSError, ValueError) as error:
        raise DamagedDocument(
            "The file could not be read from the disk.", "Check the drive it lies on."
        ) from error
    if not data:
        raise EmptyDocument
    if len(data) > MAX_FILE_BYTES:
        raise DocumentTooLarge
    return data


def open_document(path: Path, password: str | None) -> OpenDocument:
    """Open by content; raises the `DocumentError` that says why it can't be."""
    data = load(path)
    kind = media.media_type(data)
    if kind == media.SIGNED:
        return _open_signed(data, password)
    return _open(data, kind, password)


def _open(data: bytes, kind: str, password: str | None) -> OpenDocument:
    if kind == media.PDF:
        from desktop.worker.pages import PdfDocument

        return PdfDocument(data, password)
    if kind == media.XML:
        from desktop.worker.xml_page import open_einvoice

        return open_einvoice(data)
    from desktop.worker.pictures import PictureDocument

    return PictureDocument(data, kind)


def _open_signed(data: bytes, password: str | None) -> OpenDocument:
    """The document in a signed envelope; its media type is that of the document."""
    from desktop.worker.signed import unwrap

    inner = unwrap(data)
    if not inner.content:
        raise EmptyDocument
    if len(inner.content) > MAX_FILE_BYTES:
        raise DocumentTooLarge
    kind = media.media_type(inner.content)
    if kind not in (media.XML, media.PDF):
        raise NotSupported(
            "This signed file (.p7m) holds neither an e-invoice nor a PDF.",
            "Take the document out of it and bring that in.",
        )
    document = _open(inner.content, kind, password)
    findings = (_CHANGED,) if inner.changed else ()
    document.remarks = Remarks((_NOT_CHECKED,), findings).joined(document.remarks)
    return document


_NOT_CHECKED = "The document came in a signed envelope (.p7m). The signature was not checked."
_CHANGED = Finding(
    "pages.signed_content",
    Severity.WARNING,
    (),
    "The document is not the one that was signed: it was changed after the signature. "
    "Ask the sender for it again before you verify.",
)


def changed_after_signing(document: OpenDocument) -> bool:
    """Whether the document came in an envelope that signs another one."""
    return _CHANGED in document.remarks.findings


class DocumentShelf:
    """The few documents opened last, so that turning pages doesn't open them again."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._open: OrderedDict[tuple[str, int, int, str | None], OpenDocument] = OrderedDict()

    def open(self, path: Path, password: str | None) -> OpenDocument:
        """The document, opened anew when its file has changed; errors as `open_document`."""
        try:
            state = path.stat()
        except (OSError, ValueError):
            state = None
        if state is None:
            return open_document(path, password)
        key = (str(path), state.st_mtime_ns, state.st_size, password)
        document = self._open.get(key)
        if document is None:
            while len(self._open) >= self._room:
                self._open.popitem(last=False)[1].close()
            document = self._open[key] = open_document(path, password)
        self._open.move_to_end(key)
        return document
