# SPDX-License-Identifier: AGPL-3.0-or-later
"""Documents from outside, opened in a process that may crash, hang or be taken over alone."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar

from desktop.domain.errors import (
    DocumentError,
    DocumentTooLarge,
    PageProcessFailed,
    ReadTimedOut,
)
from desktop.domain.page import MAX_FILE_BYTES, MAX_PAGES, Box, DocumentFacts, PageText
from desktop.domain.ports import PICTURE_DPI, PagePicture, Pixels, ReadRequest, TakenPage
from desktop.domain.reading import LocalReading
from desktop.domain.task import Cancelled, CancelToken, ProgressSink, no_progress
from desktop.services import page_replies
from desktop.services.einvoice_keys import einvoice_keys
from desktop.services.pixel_buffer import PixelBuffer
from desktop.services.worker_child import ChildEnded, NoAnswer, WorkerChild

log = logging.getLogger("vouch.page_process")

Answer = TypeVar("Answer")

QUICK_SECONDS = 20.0
"""How long opening a document or rendering a page may take."""

READ_GRACE_SECONDS = 20.0
"""How much longer than its budget a reading may take before it is stopped from outside."""

_DEATHS_ALLOWED = 3
# The invoices of a lot repeat its header: together they may be so many times the largest file.
_MOST_OF_LOT = 4
_CANCEL_SECONDS = 0.5
_LOOK_SECONDS = 0.05
_RETRY_SCALE = 1.0
_LAST_ANSWERS = frozenset(("ok", "error", "cancelled"))


class PageProcess:
    """Implements `domain.ports.PageReader` with one child process, started at the first call.

    `role` "view" is for what a person looks at, "read" for the extraction queue, at a lower
    priority. Calls may come from any thread and are served one at a time. A child that dies or
    takes longer than `quick_seconds` (a reading: its budget and `read_grace`) is replaced and the
    call is made again, more carefully; a document that ended three children is not opened again
    by this object, and raises PageProcessFailed. After `close` calls raise Cancelled.
    """

    def __init__(
        self,
        role: Literal["view", "read"] = "view",
        *,
        quick_seconds: float = QUICK_SECONDS,
        read_grace: float = READ_GRACE_SECONDS,
    ) -> None:
        self._role = role
        self._quick_seconds = quick_seconds
        self._read_grace = read_grace
        self._lock = threading.Lock()
        self._child: WorkerChild | None = None
        self._pixels: PixelBuffer | None = None
        self._closed = threading.Event()
        self._deaths: dict[tuple[object, ...], int] = {}

    @property
    def pid(self) -> int | None:
        """The running child's process id, None when there is none; it may end at any moment."""
        child = self._child
        return None if child is None or child.ended else child.pid

    def warm_up(self) -> None:
        """Start the child now, so that the first call need not wait; returns at once."""
        if not self._lock.acquire(blocking=False):
            return  # somebody is already calling
        try:
            if not self._closed.is_set() and self._child is None:
                self._start()
        finally:
            self._lock.release()

    def facts(self, path: Path, password: str | None = None) -> DocumentFacts:
        request = {"op": "facts", "path": str(path), "password": password}
        return self._quick(path, request, page_replies.facts_of)

    def page_text(self, path: Path, page: int, password: str | None = None) -> PageText:
        request = {"op": "page_text", "path": str(path), "password": password, "page": page}
        return self._quick(path, request, lambda data: page_replies.page_of(data, page))

    def render(
        self,
        path: Path,
        page: int,
        scale: float,
        rotation: int = 0,
        password: str | None = None,
    ) -> Pixels:
        if rotation not in {0, 90, 180, 270}:
            raise ValueError("a page is turned by quarters")
        request = {
            "op": "render",
            "path": str(path),
            "password": password,
            "page": page,
            "scale": scale,
            "rotation": rotation,
        }
        return self._quick(path, request, self._take_pixels)

    def picture(
        self,
        path: Path,
        page: int,
        dpi: float = PICTURE_DPI,
        masks: Sequence[Box] = (),
        password: str | None = None,
    ) -> PagePicture:
        request = {
            "op": "picture",
            "path": str(path),
            "password": password,
            "page": page,
            "dpi": dpi,
            "masks": [box.as_list() for box in masks],
        }
        data = self._quick(path, request, self._take_picture)
        return PagePicture(page, "image/jpeg", data)

    def clean_copy(self, path: Path, password: str | None = None) -> bytes:
        request = {"op": "clean_copy", "path": str(path), "password": password}
        return self._quick(path, request, self._take_copy)

    def assemble(
        self,
        sources: Sequence[tuple[Path, str | None]],
        picks: Sequence[TakenPage],
        einvoices: Sequence[tuple[int, str]] = (),
        lock: str | None = None,
    ) -> bytes:
        path, password = sources[0]
        request = {
            "op": "assemble",
            "path": str(path),
            "password": password,
            "sources": [[str(source), key] for source, key in sources],
            "picks": [[pick.source, pick.page, pick.rotation] for pick in picks],
            "einvoices": [list(one) for one in einvoices],
            "lock": lock,
        }
        return self._quick(path, request, self._take_copy)

    def einvoices(self, path: Path, password: str | None = None) -> tuple[tuple[str, str], ...]:
        request = {"op": "einvoices", "path": str(path), "password": password}
        return self._quick(path, request, page_replies.einvoices_of)

    def lot(self, path: Path, password: str | None = None) -> tuple[bytes, ...]:
        message = {"op": "lot", "path": str(path), "password": password}
        count = self._quick(path, {**message, "number": 0}, page_replies.count_of)
        parts: list[bytes] = []
        for number in range(1, count + 1):
            parts.append(self._quick(path, {**message, "number": number}, self._take_einvoice))
            if sum(map(len, parts)) > _MOST_OF_LOT * MAX_FILE_BYTES:
                raise DocumentTooLarge
        return tuple(parts)

    def read(
        self, path: Path, request: ReadRequest, progress: ProgressSink, cancel: CancelToken
    ) -> LocalReading:
        message: dict[str, Any] = {
            "op": "read",
            "path": str(path),
            "password": request.password,
            "own": request.own.model_dump(mode="json"),
            "own_fields": [asdict(field) for field in request.own_fields],
            "seconds": request.seconds,
            "ocr_pages": request.ocr_pages,
            "einvoice_keys": einvoice_keys(),
            "undrawable": [],
            "one_invoice": request.one_invoice,
            "kept": page_replies.kept_pages(request.kept),
        }
        seconds = request.seconds + self._read_grace
        pages: list[PageText] = []
        call = _Call(
            message,
            seconds,
            lambda data: page_replies.reading_of(data, pages),
            progress,
            cancel,
            pages,
        )
        return self._ask(path, call)

    def close(self) -> None:
        """End the child; a call under way in another thread raises Cancelled."""
        self._closed.set()
        child = self._child
        if child is not None:
            child.kill()
        with self._lock:
            self._stop("closed")
            if self._pixels is not None:
                self._pixels.close()
                self._pixels = None

    # --- calls ---------------------------------------------------------------------------------

    def _quick(
        self, path: Path, message: dict[str, Any], convert: Callable[[Any], Answer]
    ) -> Answer:
        call = _Call(message, self._quick_seconds, convert, no_progress, None, [])
        return self._ask(path, call)

    def _ask(self, path: Path, call: _Call[Answer]) -> Answer:
        with self._lock:
            document = _identity(path, call.message)
            while True:
                if self._deaths.get(document, 0) >= _DEATHS_ALLOWED:
                    raise PageProcessFailed
                child = self._running_child()
                try:
                    return self._exchange(child, call)
                except _Died as died:
                    self._stop(f"{died} during {call.message['op']}")
                    self._deaths[document] = self._deaths.get(document, 0) + 1
                    if died.timed_out and call.tried:
                        raise ReadTimedOut from died
                    call.be_careful()

    def _exchange(self, child: WorkerChild, call: _Call[Answer]) -> Answer:
        """One request and its answer; raises _Died when the child has to be replaced."""
        call.pages.clear()
        try:
            child.send(call.message)
            drawing_since = time.monotonic()
            deadline = drawing_since + call.seconds
            while True:
                limit = deadline
                if call.drawing is not None:
                    limit = min(deadline, drawing_since + self._quick_seconds)
                answer = self._next_answer(child, call, limit)
                if "progress" in answer:
                    call.drawing = _page_or_none(answer.get("drawing"))
                    drawing_since = time.monotonic()
                    call.progress(page_replies.progress_of(answer["progress"]))
                    continue
                if "page" in answer:
                    call.add_page(answer["page"])
                    continue
                if "ok" in answer:
                    return call.convert(answer["ok"])
                if "error" in answer:
                    refusal: DocumentError = page_replies.error_of(answer["error"])
                    raise refusal
                if "cancelled" in answer and call.cancel is not None and call.cancel.cancelled:
                    raise Cancelled
                raise _Died("sent an answer to nothing")
        except ChildEnded as error:
            if self._closed.is_set():
                raise Cancelled from error
            raise _Died("ended by itself") from error
        except (ValueError, TypeError, KeyError, AttributeError, OverflowError) as error:
            # what a page process says is never trusted: an answer out of range is a death
            raise _Died(f"sent an answer out of range ({type(error).__name__})") from error

    def _next_answer(
        self, child: WorkerChild, call: _Call[Answer], deadline: float
    ) -> dict[str, Any]:
        while True:
            if self._closed.is_set():
                raise Cancelled
            if call.cancel is not None and call.cancel.cancelled:
                self._cancel(child)
                raise Cancelled
            left = deadline - time.monotonic()
            if left <= 0:
                raise _Died("took too long", timed_out=True)
            try:
                return child.receive(min(left, _LOOK_SECONDS))
            except NoAnswer:
                continue

    def _cancel(self, child: WorkerChild) -> None:
        """Ask it to stop; end it when it doesn't within half a second."""
        deadline = time.monotonic() + _CANCEL_SECONDS
        try:
            child.send({"op": "cancel"})
            while not _LAST_ANSWERS & child.receive(deadline - time.monotonic()).keys():
                pass
        except (ChildEnded, NoAnswer):
            self._stop("cancelled")

    def _take_picture(self, data: Any) -> bytes:
        if self._pixels is None:
            raise ValueError("no picture was asked for")
        return page_replies.picture_of(data, self._pixels)

    def _take_copy(self, data: Any) -> bytes:
        if self._pixels is None:
            raise ValueError("no copy was asked for")
        return page_replies.copy_of(data, self._pixels)

    def _take_einvoice(self, data: Any) -> bytes:
        if self._pixels is None:
            raise ValueError("no e-invoice was asked for")
        return page_replies.einvoice_of(data, self._pixels)

    def _take_pixels(self, data: Any) -> Pixels:
        if self._pixels is None:
            raise ValueError("no pixels were asked for")
        return page_replies.pixels_of(data, self._pixels)

    # --- the child -----------------------------------------------------------------------------

    def _running_child(self) -> WorkerChild:
        """The child, started when there is none or it ended while nothing was asked of it."""
        if self._closed.is_set():
            raise Cancelled
        if self._child is not None and self._child.ended:
            self._stop("ended while idle")
        child = self._child or self._start()
        if child.ready:
            return child
        try:
            child.wait_ready()
        except (ChildEnded, NoAnswer) as error:
            if self._closed.is_set():
                raise Cancelled from error
            said = self._stop("did not start")
            raise PageProcessFailed(
                "The part of Vouch that opens documents does not start.",
                "Run 'vouch doctor'; if it says the same, install Vouch again.",
            ) from (error if not said else RuntimeError(said))
        return child

    def _start(self) -> WorkerChild:
        if self._pixels is None:
            self._pixels = PixelBuffer()
        self._child = WorkerChild(self._role, self._pixels)
        return self._child

    def _stop(self, reason: str) -> str:
        child, self._child = self._child, None
        if child is None:
            return ""
        said = child.end()
        if reason in {"closed", "cancelled"}:
            return said
        log.warning("The page process (%s) was replaced: it %s. %s", self._role, reason, said)
        return said


class _Died(Exception):
    """The child crashed, hung or misbehaved."""

    def __init__(self, reason: str, timed_out: bool = False) -> None:
        super().__init__(reason)
        self.timed_out = timed_out


class _Call(Generic[Answer]):
    """One request, what becomes of its answer, and how it is made more careful after a death."""

    def __init__(
        self,
        message: dict[str, Any],
        seconds: float,
        convert: Callable[[Any], Answer],
        progress: ProgressSink,
        cancel: CancelToken | None,
        pages: list[PageText],
    ) -> None:
        self.pages = pages
        self.message = message
        self.seconds = seconds
        self.convert = convert
        self.progress = progress
        self.cancel = cancel
        self.drawing: int | None = None
        self.tried = False

    def add_page(self, data: Any) -> None:
        """Keep a page that came ahead of its document's answer; ValueError when it isn't sane."""
        if len(self.pages) >= MAX_PAGES:
            raise ValueError("more pages than a document may have")
        self.pages.append(page_replies.page_of({"page": data}, len(self.pages) + 1))

    def be_careful(self) -> None:
        """After a death: leave out what probably caused it."""
        self.tried = True
        message = self.message
        if message["op"] == "picture":
            message["dpi"] = min(float(message["dpi"]), _RETRY_SCALE * 72)
        elif message["op"] == "render":
            message["scale"] = min(float(message["scale"]), _RETRY_SCALE)
        elif self.drawing is not None:
            message["undrawable"] = [*message["undrawable"], self.drawing]
            self.drawing = None
        else:
            message["careful"] = True


def _identity(path: Path, message: dict[str, Any]) -> tuple[object, ...]:
    """What deaths are counted for: a document as it is now, a page's drawing on its own.

    A page that can't be drawn must not keep its document from being read.
    """
    try:
        state = path.stat()
        version = (state.st_mtime_ns, state.st_size)
    except (OSError, ValueError):
        version = (0, 0)
    drawn = message["page"] if message["op"] in {"render", "picture"} else None
    return (str(path), *version, drawn)


def _page_or_none(value: Any) -> int | None:
    return None if value is None else int(value)
