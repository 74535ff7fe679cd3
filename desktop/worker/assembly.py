# SPDX-License-Identifier: AGPL-3.0-or-later
"""A new PDF from pages of others: chosen, in order, turned; pictures become pages.

Only pages are taken over. Bookmarks, scripts, metadata and embedded files stay behind, save for
e-invoices that are named. With `worker.pages` the only importer of pymupdf.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pymupdf

from desktop.domain.errors import DamagedDocument, DocumentTooLarge, NotSupported, TooManyPages
from desktop.domain.page import MAX_FILE_BYTES, MAX_PAGES
from desktop.worker.document import Attachment, OpenDocument, open_document
from desktop.worker.pages import MUPDF_ERRORS, PdfDocument
from desktop.worker.pictures import PictureDocument
from desktop.worker.xml_page import EInvoiceDocument

_KEPT_IN_CATALOG = frozenset(("Type", "Pages", "Version", "AcroForm", "OCProperties"))
_NO_PAGES = "The pages can't be taken out of this file."
_NOT_OF_A_PART = ("Metadata", "PieceInfo", "AA", "Thumb", "B", "StructParents", "Trans", "Dur")


@dataclass(frozen=True, slots=True)
class Source:
    """A document that pages are taken from."""

    path: Path
    password: str | None = None


@dataclass(frozen=True, slots=True)
class Picked:
    """A page (from 1) of one of the sources, turned clockwise from how it is shown there."""

    source: int
    page: int
    rotation: int = 0


def assemble(
    sources: Sequence[Source],
    picks: Sequence[Picked],
    einvoices: Sequence[tuple[int, str]] = (),
    lock: str | None = None,
) -> bytes:
    """The PDF with these pages, locked by the password `lock` where there is one.

    `einvoices` name XML files that sources embed, to be embedded again. The same call without
    `lock` gives the same bytes. Raises the DocumentError of a source that can't be opened,
    NotSupported for one whose pages can't be taken, DocumentTooLarge, TooManyPages.
    """
    if not picks:
        raise DamagedDocument("No page was chosen.", "Keep at least one page.")
    if len(picks) > MAX_PAGES:
        raise TooManyPages
    opened = [open_document(source.path, source.password) for source in sources]
    try:
        _check(opened, picks)
        attached = [_named(opened[at], name) for at, name in einvoices]
        if len(opened) == 1 and isinstance(opened[0], PdfDocument):
            target = _selected(opened[0], sources[0], picks)
        else:
            target = _joined(opened, sources, picks)
        with target:
            for pick, page in zip(picks, target, strict=True):
                page.set_rotation((page.rotation + pick.rotation) % 360)
                for key in _NOT_OF_A_PART:
                    target.xref_set_key(page.xref, key, "null")
            _forget_the_rest(target)
            for attachment in attached:
                _embed(target, attachment)
            data = _written(target, _mark(sources, picks), lock)
    except MUPDF_ERRORS as error:
        raise DamagedDocument(
            "The pages can't be taken out of this file: it is damaged.",
            "Print it to a new PDF and bring that in.",
        ) from error
    finally:
        for document in opened:
            document.close()
    if len(data) > MAX_FILE_BYTES:
        raise DocumentTooLarge("The new file would be larger than 50 MB.", "Give it fewer pages.")
    return data


def einvoice_numbers(document: OpenDocument) -> tuple[tuple[str, str], ...]:
    """Each embedded e-invoice's file name and invoice number."""
    from desktop.worker.embedded_einvoice import numbers

    return numbers(document.xml_attachments())


def _check(opened: Sequence[OpenDocument], picks: Sequence[Picked]) -> None:
    for document in opened:
        if isinstance(document, EInvoiceDocument):
            raise NotSupported(
                "An e-invoice that is a file of its own has no pages to be taken out.",
                "Leave it as it is; its pages are drawn from its data.",
            )
    for pick in picks:
        if not (0 <= pick.source < len(opened)):
            raise DamagedDocument("There is no such document.", "Open the invoice again.")
        if not 1 <= pick.page <= len(opened[pick.source].sizes):
            raise DamagedDocument(f"There is no page {pick.page}.", "Open the invoice again.")


def _selected(document: PdfDocument, source: Source, picks: Sequence[Picked]) -> Any:
    """A copy of one PDF with these pages left: fields and layers stay what they were."""
    target = _copy(document, source)
    target.select([pick.page - 1 for pick in picks])
    return target


def _joined(
    opened: Sequence[OpenDocument], sources: Sequence[Source], picks: Sequence[Picked]
) -> Any:
    """A new PDF with pages of several documents."""
    target = pymupdf.open()
    copies: dict[int, Any] = {}
    try:
        for pick in picks:
            document = opened[pick.source]
            if isinstance(document, PictureDocument):
                size = document.sizes[pick.page - 1]
                page = target.new_page(width=size.width, height=size.height)
                page.insert_image(page.rect, stream=document.encoded(pick.page))
                continue
            if not isinstance(document, PdfDocument):
                raise DamagedDocument(_NO_PAGES)
            if pick.source not in copies:
                copies[pick.source] = _copy(document, sources[pick.source])
                _refuse_hidden_layers(copies[pick.source])
            at = pick.page - 1
            target.insert_pdf(copies[pick.source], from_page=at, to_page=at, final=False)
    finally:
        for copy in copies.values():
            copy.close()
    return target


def _copy(document: PdfDocument, source: Source) -> Any:
    copy = pymupdf.open(stream=document.data, filetype="pdf")
    if copy.needs_pass:
        copy.authenticate(source.password or "")
    return copy


def _refuse_hidden_layers(source: Any) -> None:
    """In another file's pages layers that are switched off would show."""
    if any(not layer["on"] for layer in (source.get_ocgs() or {}).values()):
        raise NotSupported(
            "This PDF has layers that are switched off; joined to another file they would show.",
            "Print it to a new PDF and bring that in.",
        )


def _named(document: OpenDocument, name: str) -> Attachment:
    for attachment in document.xml_attachments():
        if attachment.name == name:
            return attachment
    raise DamagedDocument(f"There is no embedded file “{name[:80]}”.", "Open the invoice again.")


def _forget_the_rest(target: Any) -> None:
    """Whatever the catalogue holds besides pages, fields and layers belonged to the source."""
    target.set_metadata({})
    catalog = target.pdf_catalog()
    for key in target.xref_get_keys(catalog):
        if key not in _KEPT_IN_CATALOG:
            target.xref_set_key(catalog, key, "null")
    if target.xref_get_key(catalog, "AcroForm")[0] != "null":
        target.xref_set_key(catalog, "AcroForm/XFA", "null")


def _embed(target: Any, attachment: Attachment) -> None:
    target.embfile_add(attachment.name, attachment.data, filename=attachment.name)
    relationship = attachment.relationship
    if relationship.isalpha():
        for number in range(1, target.xref_length()):
            if target.xref_get_key(number, "Type")[1] == "/Filespec":
                target.xref_set_key(number, "AFRelationship", f"/{relationship}")
    for number in range(1, target.xref_length()):
        # the time of embedding would make other bytes each time
        if target.xref_get_key(number, "Params/ModDate")[0] != "null":
            target.xref_set_key(number, "Params/ModDate", "null")
            target.xref_set_key(number, "Params/CreationDate", "null")


def _mark(sources: Sequence[Source], picks: Sequence[Picked]) -> str:
    """An identity of its own for each choice of pages, the same one each time."""
    digest = hashlib.md5(usedforsecurity=False)
    for source in sources:
        digest.update(source.path.name.encode("utf-8", "replace") + b"\n")
    for pick in picks:
        digest.update(f"{pick.source} {pick.page} {pick.rotation}\n".encode())
    return digest.hexdigest()


def _written(target: Any, mark: str, lock: str | None) -> bytes:
    target.xref_set_key(-1, "ID", f"[<{mark}><{mark}>]")
    if lock is None:
        data = target.tobytes(
            garbage=3, deflate=True, encryption=pymupdf.mupdf.PDF_ENCRYPT_NONE, no_new_id=True
        )
    else:
        data = target.tobytes(
            garbage=3,
            deflate=True,
            encryption=pymupdf.mupdf.PDF_ENCRYPT_AES_256,
            user_pw=lock,
            owner_pw=lock,
            no_new_id=True,
        )
    return bytes(data)
