# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reading files without booking them: one canonical line a file, in input order, as it goes; of a
file that holds several e-invoices one for each of these."""

from __future__ import annotations

import asyncio
import hashlib
import os
import tempfile
import time
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from desktop.domain.checks import CheckInput, run_checks
from desktop.domain.checks.pages import SEVERAL_INVOICES, check_pages
from desktop.domain.company import OwnCompany
from desktop.domain.errors import OutcomeUnknown, ServiceBusy, UserError
from desktop.domain.explanation import FieldExplanation
from desktop.domain.ports import Clock, OwnField, PageReader, RemoteRequest
from desktop.domain.reading import LocalReading
from desktop.domain.record import record_line
from desktop.domain.task import CancelToken
from desktop.workflows.asking import STOP_CHECK_SECONDS, ReadTask
from desktop.workflows.extraction import Extracted, Extraction, ReaderFailed, local_today
from desktop.workflows.found_files import check_file, unreadable
from desktop.workflows.pacing import is_pause
from desktop.workflows.patience import Patience
from desktop.workflows.reader_pool import ReaderPool
from desktop.workflows.requests import ReaderChoice

READ_AHEAD = 8
GRACE_SECONDS = 14.0
"""For reading by the free readers, a last wait at the gate, and telling."""


Emit = Callable[[dict[str, Any]], bool]
"""Takes a finished line; returns False when nobody wants any more."""


@dataclass(frozen=True, slots=True)
class HeadlessRequest:
    """The files to read, in order, and how; `password` is tried on every encrypted one.

    `explain` adds to each line why its fields have their values.
    """

    files: tuple[Path, ...]
    reader: ReaderChoice = "auto"
    own: OwnCompany = field(default_factory=OwnCompany)
    own_fields: tuple[OwnField, ...] = ()
    password: str | None = field(default=None, repr=False)
    processes: int = 1
    explain: bool = False


class HeadlessReading:
    """One run over a list of files."""

    def __init__(
        self,
        request: HeadlessRequest,
        extraction: Extraction,
        make_page_reader: Callable[[], PageReader],
        clock: Clock,
    ) -> None:
        self._request = request
        self._extraction = extraction
        self._make = make_page_reader
        self._clock = clock
        self._cancel = CancelToken()
        self._nothing: dict[str, FieldExplanation] | None = {} if request.explain else None
        # a document's budget counts for the service too
        self._patience = Patience(limited=extraction.seconds - GRACE_SECONDS)
        self._asking: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    def run(self, emit: Emit) -> bool:
        """Read all and emit a line for each; True when every one was read.

        Raises Cancelled after `stop`. A KeyboardInterrupt stops the readings under way too.
        """
        return asyncio.run(self._main(emit))

    def stop(self) -> None:
        """Stop the readings under way and let `run` end; for any thread and signal handlers."""
        self._cancel.cancel()

    async def _main(self, emit: Emit) -> bool:
        processes = min(self._request.processes, max(1, len(self._request.files)))
        pool = ReaderPool(self._make, processes)
        ahead: deque[asyncio.Task[list[dict[str, Any]]]] = deque()
        waiting = deque(self._request.files)
        all_read = True
        try:
            while ahead or waiting:
                # the finished ones are kept in memory until their turn: not too many
                while waiting and len(ahead) < READ_AHEAD * processes:
                    ahead.append(asyncio.ensure_future(self._one(waiting.popleft(), pool)))
                lines = await ahead[0]
                ahead.popleft()
                all_read = all_read and all(line["status"] == "completed" for line in lines)
                if not all(emit(line) for line in lines):
                    break
        finally:
            self._cancel.cancel()
            await asyncio.gather(*ahead, return_exceptions=True)
            await self._extraction.aclose()
            await pool.close()
        return all_read

    async def _one(self, path: Path, pool: ReaderPool) -> list[dict[str, Any]]:
        """A file's line; one for each invoice of a lot, named and hashed as the file is."""
        line = await self._line(path, pool)
        if not any(finding["rule"] == SEVERAL_INVOICES for finding in line["findings"]):
            return [line]
        reader = await pool.take()
        try:
            task = self._task(path, line["sha256"])
            lot = await asyncio.to_thread(reader.lot, task.path, task.password)
        except UserError:
            return [line]
        finally:
            pool.give_back(reader)
        lines: list[dict[str, Any]] = []
        with tempfile.TemporaryDirectory() as folder:
            for number, data in enumerate(lot, start=1):
                part = Path(folder, f"{number}.xml")
                await asyncio.to_thread(part.write_bytes, data)
                read = await self._line(part, pool)
                name = f"{line['file']} ({number} of {len(lot)})"
                lines.append({**read, "file": name, "sha256": line["sha256"]})
        return lines or [line]

    async def _line(self, path: Path, pool: ReaderPool) -> dict[str, Any]:
        sha256: str | None = None
        try:
            check_file(path)
            sha256 = await asyncio.to_thread(_sha256, path)
            return await self._read(path, sha256, pool)
        except ReaderFailed as failure:
            return record_line(
                file=shown_path(path),
                sha256=sha256,
                status=_status(failure.error),
                pages=failure.pages,
                error=_told(failure.error),
                explanation=self._nothing,
            )
        except UserError as error:
            return record_line(
                file=shown_path(path),
                sha256=sha256,
                status=_status(error),
                error=error,
                explanation=self._nothing,
            )

    async def _read(self, path: Path, sha256: str, pool: ReaderPool) -> dict[str, Any]:
        request = self._request
        task = self._task(path, sha256)
        reader = await pool.take()
        started_at = self._clock.now()  # the wait for a free process is no reading
        try:
            self._cancel.raise_if_cancelled()
            local = await self._extraction.read_local(task, reader, cancel=self._cancel)
            asked = await self._extraction.prepare(task, local, reader)
        finally:
            pool.give_back(reader)
        # equal bytes are paid for once: the second one finds the first one's answer
        async with self._asking[sha256]:
            extracted = await self._finish(task, local, asked)
        paid = extracted.paid_run
        proposal = extracted.proposal
        explanation = await self._explained(extracted) if request.explain else None
        subject = CheckInput(
            proposal.invoice,
            proposal.evidence,
            own=request.own,
            today=local_today(self._clock),
        )
        return record_line(
            file=shown_path(path),
            sha256=sha256,
            status="completed",
            invoice=proposal.invoice,
            evidence=proposal.evidence,
            findings=(
                *run_checks(subject),
                *extracted.findings,
                *check_pages(extracted.pages),
            ),
            pages=extracted.pages,
            reader=proposal.reader,
            model=proposal.model or (paid.model if paid else None),
            seconds=(self._clock.now() - started_at).total_seconds(),
            usage=paid.usage if paid else None,
            log_id=paid.log_id if paid else None,
            partial=proposal.partial,
            explanation=explanation,
        )

    async def _explained(self, extracted: Extracted) -> dict[str, FieldExplanation]:
        from desktop.workflows.explaining import explain_reading

        request = self._request
        return await asyncio.to_thread(explain_reading, extracted, request.own, request.own_fields)

    async def _wait(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            self._cancel.raise_if_cancelled()
            await asyncio.sleep(min(left, STOP_CHECK_SECONDS))

    def _task(self, path: Path, sha256: str) -> ReadTask:
        return ReadTask(
            # the page process stands in another folder
            path=path.absolute(),
            sha256=sha256,
            reader=self._request.reader,
            own=self._request.own,
            own_fields=self._request.own_fields,
            password=self._request.password,
            # whoever names a service on the command line asks knowingly
            ask_again=self._request.reader not in ("auto", "offline"),
        )

    async def _finish(
        self, task: ReadTask, local: LocalReading, asked: RemoteRequest | None
    ) -> Extracted:
        """Ask the remote reader if there is one to ask; a busy one again after a while."""
        attempt = 1
        while True:
            moment = self._clock.now()
            try:
                extracted = await self._extraction.finish(task, local, moment, asked, self._cancel)
            except ReaderFailed as failure:
                delay = self._patience.wait(failure.error, attempt)
                if delay is None:
                    if failure.instead is None:
                        raise
                    return failure.instead
                # what only waits for its turn has not been sent
                attempt += not is_pause(failure.error)
            else:
                if extracted.paid_run is not None:
                    self._patience.answered()
                return extracted
            await self._wait(delay)
            # what it is asked for the second time was refused, not lost, the first time
            task = replace(task, ask_again=False)


def shown_path(path: Path) -> str:
    """The path as given, as text that every program can read."""
    return os.fsencode(path).decode("utf-8", "replace")


def _status(error: UserError) -> str:
    return "outcome_unknown" if isinstance(error, OutcomeUnknown) else "failed"


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise unreadable(error) from error


def _told(error: UserError) -> UserError:
    """Nothing is booked here, so nothing waits to be sent again by itself."""
    if isinstance(error, ServiceBusy):
        return ServiceBusy(error.title, "Run the command again later.", code=error.code)
    return error
