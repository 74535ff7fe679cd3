# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reading one document: the free readers first, then a remote one where it may and should help.

Nothing here knows the database: whoever calls (the job runner, or `extract` that books nothing)
keeps the result. Only paid answers are kept at once, before they are used.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Protocol

from desktop.domain.company import OwnCompany
from desktop.domain.errors import ServiceError, UserError
from desktop.domain.finding import Finding
from desktop.domain.page import PageText
from desktop.domain.parts import SEVERAL
from desktop.domain.ports import Clock, PageReader, ReadRequest, RemoteRequest
from desktop.domain.reading import LocalReading, Proposal, Source
from desktop.domain.status import JobStatus
from desktop.domain.task import CancelToken, ProgressSink, no_progress
from desktop.workflows.asking import ReaderRun, ReadTask, RemoteReading, summed
from desktop.workflows.doubt import disputed, in_doubt, overruled
from desktop.workflows.requests import ReaderChoice
from desktop.workflows.trust import trusted

log = logging.getLogger("vouch.asking")


@dataclass(frozen=True, slots=True)
class ReadPolicy:
    """How documents are to be read, and the budget of the free readers for each.

    `reader` is what "auto" means here: "offline" never asks a service, a service's name asks it
    about every document, "auto" only where something is in doubt; a paid one only where
    `paid_allowed`. Naming a reader for a document (`ReadTask.reader`) is consent by itself.
    `escalation_model` is asked about the fields alone that the remote reader left in dispute.
    """

    reader: ReaderChoice = "auto"
    paid_allowed: bool = False
    seconds: float = 60.0
    ocr_pages: int = 20
    escalation_model: str | None = None


@dataclass(frozen=True, slots=True)
class Extracted:
    """A document as read; `proposal` joins what all readers said, `runs` tell each one's part."""

    proposal: Proposal
    pages: tuple[PageText, ...]
    runs: tuple[ReaderRun, ...]
    seconds: float
    findings: tuple[Finding, ...] = ()

    @property
    def paid_run(self) -> ReaderRun | None:
        """The remote reader's part, None when none was asked or none answered.

        Its usage is that of all questions about the document.
        """
        paid = [(run, run.usage) for run in self.runs if run.usage is not None]
        if not paid:
            return None
        return replace(paid[-1][0], usage=summed([usage for _, usage in paid]))


class LayoutReader(Protocol):
    """Reads by what verified invoices taught."""

    def read(self, local: LocalReading, own: OwnCompany) -> LocalReading:
        """What the free readers said, with what the document's layout says; never raises."""
        ...


class ReaderFailed(Exception):
    """A reader that was asked failed; `runs` and `pages` are what there is.

    `meanwhile` is what the free readers say, to be shown until another attempt. `instead` is what
    counts when there is none; None where the reader was asked for by name.
    """

    def __init__(
        self,
        error: UserError,
        runs: tuple[ReaderRun, ...],
        pages: tuple[PageText, ...],
        *,
        meanwhile: Extracted | None = None,
        instead: Extracted | None = None,
    ) -> None:
        super().__init__(str(error))
        self.error = error
        self.runs = runs
        self.pages = pages
        self.meanwhile = meanwhile
        self.instead = instead


class Extraction:
    """The readers that there are, put to work on one document after the other."""

    def __init__(
        self,
        policy: ReadPolicy,
        remote: RemoteReading | None = None,
        layouts: LayoutReader | None = None,
    ) -> None:
        self._policy = policy
        self._remote = remote
        self._layouts = layouts

    @property
    def seconds(self) -> float:
        """The budget for each document."""
        return self._policy.seconds

    async def read_local(
        self,
        task: ReadTask,
        pages: PageReader,
        progress: ProgressSink = no_progress,
        cancel: CancelToken | None = None,
    ) -> LocalReading:
        """The free readers' part, in the page process; raises DocumentError or Cancelled."""
        request = ReadRequest(
            password=task.password,
            own=task.own,
            seconds=self._policy.seconds,
            ocr_pages=self._policy.ocr_pages,
            own_fields=task.own_fields,
            kept=task.kept,
            one_invoice=task.one_invoice,
        )
        token = cancel or CancelToken()
        local = await asyncio.to_thread(pages.read, task.path, request, progress, token)
        # of a file of several invoices a layout would take values of the wrong one
        if self._layouts is None or _seems_several(local):
            return local
        return await asyncio.to_thread(self._layouts.read, local, task.own)

    def may_ask(self, task: ReadTask, local: LocalReading) -> bool:
        """Whether the remote reader is to be asked after the free ones."""
        remote = self._remote
        if remote is None:
            return False
        if task.reader == remote.name:
            return True
        if task.reader != "auto" or self._policy.reader == "offline":
            return False
        if remote.paid and not self._policy.paid_allowed:
            return False
        # its parts are asked about, once it is split
        if _seems_several(local):
            return False
        return self._policy.reader == remote.name or in_doubt(local.proposal)

    async def prepare(
        self, task: ReadTask, local: LocalReading, pages: PageReader
    ) -> RemoteRequest | None:
        """What the remote reader is to be asked, while the page process is at hand.

        None where it is not to be asked. Raises DocumentError when the file is gone or damaged.
        """
        if self._remote is None or not self.may_ask(task, local):
            return None
        return await asyncio.to_thread(self._remote.request_for, task, local, pages)

    async def aclose(self) -> None:
        """Close the remote reader's connections, at the end of the event loop."""
        if self._remote is not None:
            await self._remote.aclose()

    async def finish(
        self,
        task: ReadTask,
        local: LocalReading,
        started_at: datetime,
        request: RemoteRequest | None,
        cancel: CancelToken,
    ) -> Extracted:
        """Ask the remote reader what was prepared, and join what was said.

        Raises ReaderFailed when the remote reader could not read; whether to ask again or do
        without is the caller's to decide.
        """
        runs = _local_runs(local, started_at)
        remote = self._remote
        if task.reader not in ("auto", "offline") and not self.may_ask(task, local):
            raise ReaderFailed(_not_there(task.reader), runs, local.pages)
        if remote is None or request is None:
            return Extracted(local.proposal, local.pages, runs, local.seconds, local.findings)
        asked_at = remote.clock.now()
        try:
            said, run = await remote.read(task, request, local.pages, cancel)
        except ServiceError as error:
            failed = remote.failed_run(error, asked_at)
            note = f"Read offline only. {error.title}"
            told = replace(local, proposal=_with_note(local.proposal, note))
            alone = Extracted(
                told.proposal,
                told.pages,
                (failed, *_local_runs(told, started_at)),
                told.seconds,
                told.findings,
            )
            raise ReaderFailed(
                error,
                (*runs, failed),
                local.pages,
                meanwhile=Extracted(
                    local.proposal, local.pages, runs, local.seconds, local.findings
                ),
                instead=alone if task.reader == "auto" else None,
            ) from error
        from desktop.readers.combine import combine

        # what a payment code disputes stays in dispute, whoever else speaks
        codes = [p for n, p in local.alternatives.items() if n == Source.PAYMENT_CODE]
        joined = combine((local.proposal, said, *codes), local.pages)
        runs = (*runs, run)
        closer = await self._look_closer(task, request, local, said, joined, cancel)
        if closer is not None:
            settled, look = closer
            joined = combine((local.proposal, settled, *codes), local.pages)
            # the whole reading stands last: the look at a few fields is a part of it
            runs = (*runs[:-1], look, run)
        seconds = local.seconds + sum(one.seconds for one in runs[1:])
        return Extracted(joined, local.pages, runs, seconds, local.findings)

    async def _look_closer(
        self,
        task: ReadTask,
        request: RemoteRequest,
        local: LocalReading,
        said: Proposal,
        joined: Proposal,
        cancel: CancelToken,
    ) -> tuple[Proposal, ReaderRun] | None:
        """What the remote reader says once a stronger model was asked about the disputed fields.

        With the stronger one's part. None where nothing is disputed, or it could not help: what
        was read stands, and is never asked about once more.
        """
        model, remote = self._policy.escalation_model, self._remote
        paths = disputed(local.proposal, said, joined) if model else ()
        if model is None or remote is None or not paths:
            return None
        try:
            closer = await remote.look_closer(task, request, model, paths, local.pages, cancel)
        except ServiceError as error:
            log.info("The stronger model could not help: %s", error.title)
            return None
        if closer is None:
            return None
        answer, look = closer
        return trusted(overruled(said, answer, paths), local.pages), look


def _seems_several(local: LocalReading) -> bool:
    return any(finding.rule == SEVERAL for finding in local.findings)


# --- pieces -----------------------------------------------------------------------


def _not_there(reader: str) -> ServiceError:
    return ServiceError(
        f"The reader “{reader}” is not set up here.",
        "Set it up in the settings, or read the document offline.",
        code="reader_not_set_up",
    )


def local_today(clock: Clock) -> date:
    """The bookkeeper's date: the present day in the computer's time zone."""
    return clock.now().astimezone().date()


def _with_note(proposal: Proposal, note: str) -> Proposal:
    return replace(proposal, notes=(*proposal.notes, note))


def _local_runs(local: LocalReading, started_at: datetime) -> tuple[ReaderRun, ...]:
    """What the free readers said, together and each alone."""
    final = local.proposal
    return (
        ReaderRun(
            final.reader,
            final.model,
            started_at,
            local.seconds,
            JobStatus.COMPLETED,
            final,
            tuple(said for said in local.alternatives.values() if said != final),
        ),
    )
