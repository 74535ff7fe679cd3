# SPDX-License-Identifier: AGPL-3.0-or-later
"""The job runner: takes reading jobs from the queue and sees each one through.

Plain Python on one asyncio loop, driven by a QThread in the window and by the main thread on the
command line. Database calls run in the driving thread and are short; documents are read in page
processes, several at once; remote requests wait on the loop and stop at once.
"""

from __future__ import annotations

import asyncio
import logging
import sys
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from desktop.domain.errors import UserError, WorkspaceError
from desktop.domain.ports import PageReader, RemoteReader
from desktop.domain.task import Progress
from desktop.store.jobs import ClaimedJob
from desktop.workflows.asking import RemoteReading
from desktop.workflows.extraction import Extraction, ReadPolicy
from desktop.workflows.job_work import JobEnd, JobWork
from desktop.workflows.reader_pool import ReaderPool
from desktop.workflows.requests import ChangeKind, JobProgressSink
from desktop.workflows.workspaces import OpenWorkspace

log = logging.getLogger("vouch.runner")

IDLE_SECONDS = 5.0
FOREIGN_SECONDS = 0.5
REMOTE_SLOTS = 8


def silent(_: str, __: Progress) -> None:
    """A progress sink for callers that show none."""


def to_the_hook(error: BaseException) -> None:
    """Hand a bug to the interpreter's hook, as if nobody had caught it; the queue goes on."""
    sys.excepthook(type(error), error, error.__traceback__)


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What became of the jobs that this run worked on, by invoice id."""

    completed: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    other: tuple[str, ...] = ()


class Runner:
    """One runner for one open workspace; `run` blocks, everything else is for any thread.

    `on_problem` hears of what stops the whole queue (a full disk, a lost database), `on_bug` of
    errors that are the program's own fault. Both are called in the driving thread.
    """

    def __init__(
        self,
        workspace: OpenWorkspace,
        make_page_reader: Callable[[], PageReader],
        policy: ReadPolicy,
        remote: RemoteReader | None = None,
        *,
        readers: int = 2,
        on_progress: JobProgressSink = silent,
        on_problem: Callable[[UserError], None] | None = None,
        on_bug: Callable[[BaseException], None] = to_the_hook,
    ) -> None:
        self._workspace = workspace
        self._make_page_reader = make_page_reader
        self._policy = policy
        self._remote = remote
        self._readers = max(1, readers)
        self._on_progress = on_progress
        self._on_problem = on_problem
        self._on_bug = on_bug
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._wake: asyncio.Event | None = None
        self._paused = False
        self._stopped = False
        self._readings: dict[int, tuple[RemoteReader, RemoteReading]] = {}
        self._under_way: dict[str, JobWork] = {}
        self._ends: dict[str, JobEnd] = {}

    # --- for any thread ----------------------------------------------------------------------

    @property
    def paused(self) -> bool:
        return self._paused

    def wake(self) -> None:
        """There may be new jobs: look now rather than in a few seconds."""
        with self._lock:
            if self._loop is not None and self._wake is not None:
                self._loop.call_soon_threadsafe(self._wake.set)

    def pause(self) -> None:
        """Take no further job; those under way are finished."""
        self._paused = True

    def resume(self) -> None:
        """Go on taking jobs."""
        self._paused = False
        self.wake()

    def stop(self) -> None:
        """Give what is under way back to the queue and let `run` return."""
        self._stopped = True
        for work in list(self._under_way.values()):
            work.stop()
        self.wake()

    def cancel(self, ids: Iterable[str]) -> None:
        """Stop reading these invoices now; the jobs are cancelled in the queue by the caller."""
        for invoice_id in ids:
            work = self._under_way.get(invoice_id)
            if work is not None:
                work.cancel()

    def set_policy(self, policy: ReadPolicy, remote: RemoteReader | None = None) -> None:
        """How jobs taken from now on are read."""
        with self._lock:
            self._policy, self._remote = policy, remote
        self.wake()

    # --- in the driving thread ---------------------------------------------------------------

    def run(self, until_idle: bool = False) -> RunSummary:
        """Work until `stop`, or with `until_idle` until no job is left that could go on.

        Raises what stops the whole queue unless `on_problem` was given. A KeyboardInterrupt gives
        the jobs under way back before it goes on.
        """
        asyncio.run(self._main(until_idle))
        ends = self._ends
        return RunSummary(
            completed=tuple(i for i, end in ends.items() if end is JobEnd.COMPLETED),
            failed=tuple(i for i, end in ends.items() if end is JobEnd.FAILED),
            other=tuple(
                i for i, end in ends.items() if end not in (JobEnd.COMPLETED, JobEnd.FAILED)
            ),
        )

    async def _main(self, until_idle: bool) -> None:
        pool = ReaderPool(self._make_page_reader, self._readers)
        with self._lock:
            self._loop, self._wake = asyncio.get_running_loop(), asyncio.Event()
            wake = self._wake
        tasks: dict[asyncio.Task[JobEnd], str] = {}
        problem: UserError | None = None
        try:
            while not self._stopped:
                wake.clear()
                try:
                    if problem is None and not self._paused:
                        self._recover()
                        self._claim(tasks, pool)
                    if until_idle and not tasks and not self._left():
                        return
                except WorkspaceError as error:
                    if not error.retryable:
                        raise
                    log.warning("The queue waits: %s", error.title)
                await self._wait(wake, set(tasks), until_idle)
                problem = self._settle(tasks)
                if problem is not None:
                    self._tell(problem)
                    self._paused, problem = True, None
        finally:
            for work in list(self._under_way.values()):
                work.stop()
            if tasks:
                await asyncio.gather(*tasks, return_exceptions=True)
                self._settle(tasks)
            for _, reading in self._readings.values():
                await reading.aclose()
            self._readings.clear()
            await pool.close()
            with self._lock:
                self._loop = self._wake = None

    def _tell(self, problem: UserError) -> None:
        if self._on_problem is None:
            raise problem
        self._on_problem(problem)

    def _recover(self) -> None:
        recovered = self._workspace.store.jobs.recover()
        ids = (*recovered.requeued, *recovered.failed, *recovered.unknown)
        if ids:
            log.info("%d jobs of a program that ended were taken over", len(ids))
            self._workspace.announce(ChangeKind.JOB, ids)

    def _claim(self, tasks: dict[asyncio.Task[JobEnd], str], pool: ReaderPool) -> None:
        """Take jobs while a page process is free for one; those that wait for a service don't
        keep others from being read."""
        remote = self._remote_reading()
        while not self._stopped and len(tasks) < self._readers + REMOTE_SLOTS:
            if sum(work.reading for work in self._under_way.values()) >= self._readers:
                return
            job = self._workspace.store.jobs.claim()
            if job is None:
                return
            self._workspace.announce(ChangeKind.JOB, (job.invoice_id,))
            work = self._work_on(job, remote)
            self._under_way[job.invoice_id] = work
            task = asyncio.ensure_future(work.run(pool.take, partial(self._free, pool)))
            tasks[task] = job.invoice_id

    def _work_on(self, job: ClaimedJob, remote: RemoteReading | None) -> JobWork:
        return JobWork(
            self._workspace,
            job,
            Extraction(self._policy, remote),
            lambda progress: self._on_progress(job.invoice_id, progress),
        )

    def _free(self, pool: ReaderPool, reader: PageReader) -> None:
        """A page process has nothing to do any more: look for the next job."""
        pool.give_back(reader)
        if self._wake is not None:
            self._wake.set()

    def _remote_reading(self) -> RemoteReading | None:
        """One for all jobs, as long as the service stays the same: it remembers its limits."""
        with self._lock:
            remote = self._remote
        if remote is None:
            return None
        known = self._readings.get(id(remote))
        if known is None or known[0] is not remote:
            reading = RemoteReading(
                remote, lambda: self._workspace.store.answers, self._workspace.clock
            )
            known = self._readings[id(remote)] = (remote, reading)
        return known[1]

    def _left(self) -> bool:
        """Whether a job is left that this runner, or another live one, will still work on."""
        return self._workspace.store.jobs.open_count() > 0

    async def _wait(
        self, wake: asyncio.Event, tasks: set[asyncio.Task[JobEnd]], until_idle: bool
    ) -> None:
        """Until a job ends, somebody wakes us, a waiting job is due, or a while has passed."""
        seconds = FOREIGN_SECONDS if until_idle and not tasks else IDLE_SECONDS
        due = self._workspace.store.jobs.next_due()
        if due is not None:
            left = (due - _utc(self._workspace.clock.now())).total_seconds()
            seconds = min(seconds, max(left, 0.05))
        waking = asyncio.ensure_future(wake.wait())
        try:
            await asyncio.wait(
                {waking, *tasks}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED
            )
        finally:
            waking.cancel()

    def _settle(self, tasks: dict[asyncio.Task[JobEnd], str]) -> UserError | None:
        """Take the ended tasks out; the error that stops the whole queue, if there was one."""
        problem: UserError | None = None
        for task in [task for task in tasks if task.done()]:
            invoice_id = tasks.pop(task)
            self._under_way.pop(invoice_id, None)
            error = None if task.cancelled() else task.exception()
            if error is None:
                self._ends[invoice_id] = JobEnd.GIVEN_BACK if task.cancelled() else task.result()
                continue
            self._ends[invoice_id] = JobEnd.FAILED
            if isinstance(error, WorkspaceError):
                problem = error
            else:
                self._on_bug(error)
        return problem


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)
