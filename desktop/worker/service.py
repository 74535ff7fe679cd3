# SPDX-License-Identifier: AGPL-3.0-or-later
"""The request loop of a page process and what each request does."""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from desktop.domain.errors import DamagedDocument, DocumentTooLarge, NotSupported, UserError
from desktop.domain.page import MAX_FILE_BYTES, Box
from desktop.domain.parts import MAX_PARTS
from desktop.domain.task import Cancelled, CancelToken, Progress
from desktop.domain.wire import REQUEST_LIMIT, read_frame, write_frame
from desktop.worker.document import DocumentShelf, OpenDocument, Raster
from desktop.worker.limits import allow_cpu
from desktop.worker.ocr_client import OcrProcess

_DOCUMENTS = {"view": 3, "read": 1}


@dataclass(frozen=True, slots=True)
class PixelFile:
    """The file that the parent reads pixels from."""

    descriptor: int

    @staticmethod
    def opened(descriptor: int | None, path: str | None) -> PixelFile:
        """By the descriptor it was handed down as, or by its path."""
        if descriptor is None:
            if path is None:
                raise ValueError("a page process needs a place for its pixels")
            descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
        return PixelFile(descriptor)

    def write(self, data: bytes | memoryview) -> None:
        """Fill from the start."""
        os.lseek(self.descriptor, 0, os.SEEK_SET)
        rest = memoryview(data).cast("B")
        while rest:
            rest = rest[os.write(self.descriptor, rest) :]


class Service:
    """Answers requests in the calling thread; a second thread listens for *cancel* and the end.

    When the parent closes the pipe the process ends at once, whatever it is doing: nobody waits
    for the answer.
    """

    def __init__(self, role: str, requests: BinaryIO, replies: BinaryIO, pixels: PixelFile) -> None:
        self._requests = requests
        self._replies = replies
        self._pixels = pixels
        self._documents = DocumentShelf(_DOCUMENTS[role])
        self._queue: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
        self._cancel = CancelToken()
        self._ocr = OcrProcess()
        self._operations: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
            "facts": self._facts,
            "page_text": self._page_text,
            "render": self._render,
            "picture": self._picture,
            "clean_copy": self._clean_copy,
            "assemble": self._assemble,
            "einvoices": self._einvoices,
            "lot": self._lot,
            "read": self._read,
        }

    def serve(self) -> None:
        """Answer until the parent is gone."""
        threading.Thread(target=self._listen, name="requests", daemon=True).start()
        write_frame(self._replies, {"ready": True})
        while True:
            request = self._queue.get()
            allow_cpu()
            write_frame(self._replies, self._answer(request))

    def _answer(self, request: dict[str, Any]) -> dict[str, Any]:
        try:
            return {"ok": self._operations[request["op"]](request)}
        except Cancelled:
            return {"cancelled": True}
        except UserError as error:
            return {"error": error.as_dict()}
        except MemoryError:
            return {
                "error": DamagedDocument(
                    "This document needs more memory than it may have.",
                    "Print it to a new PDF with a lower resolution and bring that in.",
                ).as_dict()
            }

    def _listen(self) -> None:
        while True:
            message = read_frame(self._requests, REQUEST_LIMIT)
            if message is None:
                os._exit(0)
            if message.get("op") == "cancel":
                self._cancel.cancel()
            else:
                self._cancel = CancelToken()
                self._queue.put(message)

    # --- operations ----------------------------------------------------------------------------

    def _open(self, request: dict[str, Any]) -> OpenDocument:
        document = self._documents.open(Path(request["path"]), request.get("password"))
        document.careful = bool(request.get("careful"))
        return document

    def _facts(self, request: dict[str, Any]) -> dict[str, Any]:
        document = self._open(request)
        return {
            "media_type": document.media_type,
            "pages": [[round(s.width, 2), round(s.height, 2)] for s in document.sizes],
            "encrypted": document.encrypted,
            "attachments": list(document.attachment_names),
        }

    def _page_text(self, request: dict[str, Any]) -> dict[str, Any]:
        return {"page": self._open(request).page_text(int(request["page"])).as_wire()}

    def _render(self, request: dict[str, Any]) -> dict[str, Any]:
        raster: Raster = self._open(request).render(
            int(request["page"]), float(request["scale"]), int(request["rotation"])
        )
        self._pixels.write(raster.data)
        return {"width": raster.width, "height": raster.height, "stride": raster.stride}

    def _picture(self, request: dict[str, Any]) -> dict[str, Any]:
        from desktop.worker.sent_picture import sent_picture

        masks = [Box.from_list(values) for values in request["masks"]]
        data = sent_picture(self._open(request), int(request["page"]), float(request["dpi"]), masks)
        self._pixels.write(data)
        return {"size": len(data)}

    def _clean_copy(self, request: dict[str, Any]) -> dict[str, Any]:
        from desktop.worker.pages import PdfDocument

        document = self._open(request)
        if not isinstance(document, PdfDocument):
            raise NotSupported("Only PDFs are copied.")
        data = document.clean_copy()
        if len(data) > MAX_FILE_BYTES:
            raise DocumentTooLarge
        self._pixels.write(data)
        return {"size": len(data)}

    def _assemble(self, request: dict[str, Any]) -> dict[str, Any]:
        from desktop.worker.assembly import Picked, Source, assemble

        data = assemble(
            [Source(Path(path), password) for path, password in request["sources"]],
            [Picked(int(at), int(page), int(turn)) for at, page, turn in request["picks"]],
            [(int(at), str(name)) for at, name in request["einvoices"]],
            request["lock"],
        )
        self._pixels.write(data)
        return {"size": len(data)}

    def _einvoices(self, request: dict[str, Any]) -> dict[str, Any]:
        from desktop.worker.assembly import einvoice_numbers

        return {"einvoices": [list(one) for one in einvoice_numbers(self._open(request))]}

    def _lot(self, request: dict[str, Any]) -> dict[str, Any]:
        from desktop.worker.document import changed_after_signing
        from desktop.worker.xml_lot import bodies_of, invoice_of_lot
        from desktop.worker.xml_page import EInvoiceDocument

        document, number = self._open(request), int(request["number"])
        root = document.lot if isinstance(document, EInvoiceDocument) else None
        if root is None or changed_after_signing(document):
            # parts would not tell that their file isn't the signed one
            return {"count": 0}
        if number == 0:
            count = len(bodies_of(root))
            if count > MAX_PARTS:
                raise NotSupported(f"This file holds more than {MAX_PARTS} invoices.")
            return {"count": count}
        data = invoice_of_lot(root, number)
        self._pixels.write(data)
        return {"size": len(data)}

    def _read(self, request: dict[str, Any]) -> dict[str, Any]:
        from desktop.worker.read import read_document

        document = self._open(request)
        reading = read_document(document, request, self._ocr, self._tell, self._cancel)
        # a page a message: one of a thousand pages would hold up the parent's window
        for page in reading.pages:
            write_frame(self._replies, {"page": page.as_wire()})
        return {
            "proposal": reading.proposal.as_wire(),
            "alternatives": {n: p.as_wire() for n, p in reading.alternatives.items()},
            "seconds": reading.seconds,
            "findings": [{**f.as_dict(), "message": f.words} for f in reading.findings],
        }

    def _tell(self, progress: Progress, drawing: int | None = None) -> None:
        """Report progress; `drawing` is the page about to be rendered, None when none is."""
        told = {"done": progress.done, "total": progress.total, "note": progress.note}
        write_frame(self._replies, {"progress": told, "drawing": drawing})
