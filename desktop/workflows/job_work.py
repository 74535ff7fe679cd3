# SPDX-License-Identifier: AGPL-3.0-or-later
"""One claimed job, seen through: read, check, keep what a person had entered, write once."""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta
from enum import Enum
from typing import cast

from desktop.domain.checks.pages import check_pages
from desktop.domain.errors import (
    InBatch,
    OutcomeUnknown,
    StaleRevision,
    UserError,
    WorkspaceError,
)
from desktop.domain.listing import InvoiceDetail
from desktop.domain.ports import PageReader
from desktop.domain.status import InvoiceState
from desktop.domain.task import Cancelled, CancelToken, Progress, ProgressSink
from desktop.store.jobs import ClaimedJob
from desktop.store.results import FinishedRun, LeaseLost, ReadResult
from desktop.workflows.asking import ReaderRun, ReadTask, retry_delay
from desktop.workflows.checking import check
from desktop.workflows.confirming import verified_by_policy
from desktop.workflows.extraction import Extracted, Extraction, ReaderFailed
from desktop.workflows.keeping import keep_persons_values
from desktop.workflows.pacing import is_pause
from desktop.workflows.parts import about_parts, may_split_by_itself, split_by_itself
from desktop.workflows.patience import Patience
from desktop.workflows.requests import ChangeKind, ReaderChoice
from desktop.workflows.settling import settled
from desktop.workflows.workspaces import OpenWorkspace

log = logging.getLogger("vouch.runner")

RENEW_SECONDS = 2.0
LEASE_CARE_SECONDS = 20.0

TakeReader = Callable[[], Awaitable[PageReader]]
GiveReader = Callable[[PageReader], None]


class JobEnd(Enum):
    """How this runner's part of a job ended."""

    COMPLETED = "completed"
    FAILED = "failed"
    WAITING = "waiting"
    CANCELLED = "cancelled"
    GIVEN_BACK = "given back"


class JobWork:
    """The work on one job; `run` in the runner's loop, the rest from any thread.

    With `patience` somebody waits for the end: a service that is away is soon done without.
    """

    def __init__(
        self,
        workspace: OpenWorkspace,
        job: ClaimedJob,
        extraction: Extraction,
        on_progress: ProgressSink,
        patience: Patience | None = None,
    ) -> None:
        self._workspace = workspace
        self._job = job
        self._extraction = extraction
        self._on_progress = on_progress
        self._patience = patience
        self._token = CancelToken()
        self._stopping = False
        self._reading = True
        self._fraction: float | None = None
        self._fraction_lock = threading.Lock()

    @property
    def reading(self) -> bool:
        """Whether it still needs a page process; afterwards it waits for a service at most."""
        return self._reading

    def stop(self) -> None:
        """Give the job back to the queue, soon."""
        self._stopping = True
        self._token.cancel()

    def step_aside(self) -> None:
        """Give the job back when it has to wait; what is being read or asked is finished."""
        self._stopping = True

    def cancel(self) -> None:
        """A person doesn't want it read any more."""
        self._token.cancel()

    async def run(self, take: TakeReader, give: GiveReader) -> JobEnd:
        """See the job through; raises WorkspaceError when the database can't be written, and
        whatever is a bug, after the job was marked failed."""
        job, results = self._job, self._workspace.store.results
        renewing = asyncio.ensure_future(self._renew())
        try:
            end = await self._attempt(take, give)
        except LeaseLost:
            # cancelled by a person, or taken over: its new owner says what became of it
            end = JobEnd.CANCELLED
        except WorkspaceError:
            with suppress(WorkspaceError, LeaseLost):
                results.give_back(job)
            raise
        except asyncio.CancelledError:
            with suppress(WorkspaceError, LeaseLost):
                results.give_back(job)
            raise
        except Exception:
            with suppress(WorkspaceError, LeaseLost):
                results.fail(job, _internal_error())
            self._workspace.announce(ChangeKind.JOB, (job.invoice_id,))
            raise
        finally:
            renewing.cancel()
        kind = ChangeKind.READ if end is JobEnd.COMPLETED else ChangeKind.JOB
        self._workspace.announce(kind, (job.invoice_id,))
        return end

    async def _attempt(self, take: TakeReader, give: GiveReader) -> JobEnd:
        job, results = self._job, self._workspace.store.results
        try:
            self._write(await self._read(take, give))
            await self._split(take, give)
        except Cancelled:
            return self._after_cancel()
        except ReaderFailed as failure:
            return self._after_reader_failed(failure)
        except WorkspaceError:
            raise
        except UserError as error:
            results.fail(job, error)
            return JobEnd.FAILED
        return JobEnd.COMPLETED

    # --- reading -----------------------------------------------------------------------------

    async def _read(self, take: TakeReader, give: GiveReader) -> Extracted:
        workspace, job = self._workspace, self._job
        started_at = workspace.clock.now()
        task = ReadTask(
            path=workspace.store.documents.path_of(job.sha256),
            sha256=job.sha256,
            reader=cast("ReaderChoice", job.reader),
            own=workspace.store.company.get(),
            own_fields=workspace.store.own_fields.all(),
            password=workspace.password_for(job.sha256),
            invoice_id=job.invoice_id,
            ask_again=job.ask_again,
            tier=job.tier,
            wished_at=job.queued_at,
            kept=await asyncio.to_thread(workspace.store.invoices.pages, job.sha256),
            one_invoice=bool(workspace.store.parts.origins(job.sha256)),
        )
        reader = await take()
        try:
            self._token.raise_if_cancelled()
            local = await self._extraction.read_local(task, reader, self._progress, self._token)
            request = await self._extraction.prepare(task, local, reader)
        finally:
            self._reading = False
            give(reader)
        extracted = await self._extraction.finish(task, local, started_at, request, self._token)
        if self._patience is not None and extracted.paid_run is not None:
            self._patience.answered()
        return extracted

    def _progress(self, progress: Progress) -> None:
        if progress.total > 0:
            with self._fraction_lock:
                self._fraction = min(1.0, progress.done / progress.total)
        self._on_progress(progress)

    async def _renew(self) -> None:
        """Keep the lease while the work goes on; stop the work when the job isn't ours any more."""
        told: float | None = None
        renewed = time.monotonic()
        while True:
            await asyncio.sleep(RENEW_SECONDS)
            with self._fraction_lock:
                fraction = self._fraction
            now = time.monotonic()
            # most looks find nothing to write: the lease lasts for minutes
            news = fraction != told or now - renewed > LEASE_CARE_SECONDS
            try:
                ours = self._still_ours(news, fraction)
            except WorkspaceError as error:
                # the next renewal may find the database free
                log.warning("A lease could not be renewed: %s", error.title)
                continue
            if not ours:
                self._token.cancel()
                return
            if news:
                told, renewed = fraction, now
                self._workspace.announce(ChangeKind.JOB, (self._job.invoice_id,))

    def _still_ours(self, renew: bool, fraction: float | None) -> bool:
        jobs = self._workspace.store.jobs
        return jobs.renew(self._job, fraction) if renew else jobs.is_ours(self._job)

    # --- writing -----------------------------------------------------------------------------

    def _write(self, extracted: Extracted) -> None:
        workspace, job = self._workspace, self._job
        while True:
            before = workspace.store.invoices.get(job.invoice_id)
            if before.state is InvoiceState.VERIFIED:
                # vouched for while it had its second look
                runs = tuple(_finished(run) for run in extracted.runs)
                workspace.store.results.done_with(job, runs)
                return
            try:
                workspace.store.results.complete(job, self._result(extracted, before))
            except StaleRevision:
                # a person typed in the meantime: what they entered is merged again
                continue
            # whether its account is held, or it is here already, is known before anybody verifies
            settled(workspace, (job.invoice_id,))
            verified_by_policy(workspace, job.invoice_id)
            return

    async def _split(self, take: TakeReader, give: GiveReader) -> None:
        """Part a file of several invoices, where the workspace's policy covers it."""
        workspace, one = self._workspace, self._job.invoice_id
        if not may_split_by_itself(workspace, one):
            return
        reader = await take()
        try:
            await asyncio.to_thread(split_by_itself, workspace, reader, one)
        except UserError as error:
            # it was read all the same, and a person is told that it seems to hold several
            log.info("A file was not split by itself: %s", error.title)
        finally:
            give(reader)

    def _result(self, extracted: Extracted, before: InvoiceDetail) -> ReadResult:
        """What is to stand in the invoice: as read, except for what a person entered."""
        workspace = self._workspace
        kept = keep_persons_values(
            extracted.proposal, before, workspace.store.audit.entries(before.id)
        )
        return ReadResult(
            invoice=kept.invoice,
            evidence=kept.evidence,
            findings=check(
                workspace,
                kept.invoice,
                kept.evidence,
                before.given,
                before.id,
                about_parts(
                    workspace, before, (*extracted.findings, *check_pages(extracted.pages))
                ),
            ),
            expected_revision=before.revision,
            runs=tuple(_finished(run) for run in extracted.runs),
            pages=extracted.pages,
            partial=extracted.proposal.partial,
        )

    def _after_cancel(self) -> JobEnd:
        if self._stopping:
            self._workspace.store.results.give_back(self._job)
            return JobEnd.GIVEN_BACK
        if self._workspace.store.jobs.renew(self._job):
            self._workspace.store.jobs.cancel((self._job.invoice_id,), self._workspace.who)
        return JobEnd.CANCELLED

    def _after_reader_failed(self, failure: ReaderFailed) -> JobEnd:
        results, job, error = self._workspace.store.results, self._job, failure.error
        delay = self._delay(error)
        if delay is not None:
            self._wait(failure, delay)
            return JobEnd.WAITING
        if failure.instead is not None:
            self._write(failure.instead)
            return JobEnd.COMPLETED
        runs = tuple(_finished(run) for run in failure.runs)
        if isinstance(error, OutcomeUnknown):
            results.outcome_unknown(job, error, runs)
        else:
            results.fail(job, error, runs, failure.pages)
        return JobEnd.FAILED

    def _delay(self, error: UserError) -> float | None:
        """Seconds until the service is asked again, None when it is not."""
        if self._patience is not None and not isinstance(error, InBatch):
            return self._patience.wait(error, self._job.attempt)
        return retry_delay(error, self._job.attempt)

    def _wait(self, failure: ReaderFailed, delay: float) -> None:
        """Ask again later; what the free readers say is there to be reviewed meanwhile."""
        workspace, job, error = self._workspace, self._job, failure.error
        sent = not is_pause(error)
        meanwhile = None
        if failure.meanwhile is not None:
            before = workspace.store.invoices.get(job.invoice_id)
            if before.invoice.is_empty:
                meanwhile = self._result(failure.meanwhile, before)
        # the free readers' run is kept once, with what it shows; the failed one stands at the end
        runs = tuple(_finished(run) for run in failure.runs[-1:]) if sent else ()
        workspace.store.results.wait(
            job,
            workspace.clock.now() + timedelta(seconds=delay),
            error.title,
            runs,
            counted=sent,
            meanwhile=meanwhile,
        )


def _finished(run: ReaderRun) -> FinishedRun:
    return FinishedRun(
        proposal=run.proposal,
        alternatives=run.alternatives,
        reader=run.reader,
        model=run.model,
        started_at=run.started_at,
        seconds=run.seconds,
        outcome=run.outcome,
        partial=run.proposal.partial if run.proposal is not None else False,
        usage=run.usage,
        log_id=run.log_id,
        error=run.error,
    )


def _internal_error() -> UserError:
    return UserError(
        "An internal error stopped the reading of this document.",
        "Report it with the newest crash file from the logs folder; enter the values by hand.",
        code="internal_error",
    )
