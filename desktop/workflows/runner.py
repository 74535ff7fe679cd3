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
from datetime import UTC, datetime, timedelta
from functools import partial

from desktop.domain.errors import UserError, WorkspaceError
from desktop.domain.ports import PageReader, RemoteReader
from desktop.domain.task import Progress
from desktop.store.jobs import ClaimedJob
from desktop.workflows.asking import RemoteReading
from desktop.workflows.batches import BatchPlaces
from desktop.workflows.extraction import Extraction, ReadPolicy
from desktop.workflows.job_work import JobEnd, JobWork
from desktop.workflows.leaving import rules_of
from desktop.workflows.pacing import REQUESTS_A_MINUTE, TOKENS_A_MINUTE, Pace
from desktop.workflows.patience import LONGEST_WAIT_SECONDS, Patience
from desktop.workflows.reader_pool import ReaderPool
from desktop.workflows.remote_gate import GateState, RemoteGate
from desktop.workflows.requests import ChangeKind, JobProgressSink
from desktop.workflows.workspaces import OpenWorkspace

log = logging.getLogger("vouch.runner")

IDLE_SECONDS = 5.0
FOREIGN_SECONDS = 0.5
REMOTE_SLOTS = 8
READ_AHEAD = 8
"""How many documents are read already while the service's places are taken."""


def silent(_: str, __: Progress) -> None:
    """A progress sink for callers that show none."""


def unwatched(_: GateState) -> None:
    """A gate sink for callers that show none."""


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
    errors that are the program's own fault, `on_gate` of each change in whether the paid service
    may be asked: why not, and for how long; `on_notice` in words of what a person should know,
    as that another model is asked; `on_moved` which model is gone, and which is asked instead.
    All are called in the driving thread.
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
        on_gate: Callable[[GateState], None] = unwatched,
        on_notice: Callable[[str], None] | None = None,
        on_moved: Callable[[str, str], None] | None = None,
    ) -> None:
        self._workspace = workspace
        self._make_page_reader = make_page_reader
        self._policy = policy
        self._remote = remote
        self._readers = max(1, readers)
        self._on_progress = on_progress
        self._on_problem = on_problem
        self._on_bug = on_bug
        self._on_gate = on_gate
        self._on_notice = on_notice
        self._on_moved = on_moved
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._wake: asyncio.Event | None = None
        self._paused = False
        self._stopped = False
        self._patience = 0.0
        self._patience_of_run: Patience | None = None
        self._asked: RemoteReader | None = None
        self._reading: RemoteReading | None = None
        self._gate: RemoteGate | None = None
        self._told = GateState()
        self._left_behind: list[RemoteReading] = []
        self._batches: BatchPlaces | None = None
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

    @property
    def gate(self) -> GateState:
        """Whether the paid service may be asked, as was told last."""
        return self._told

    def pause(self, *, at_once: bool = False) -> None:
        """Take no further job; one that waits for the paid service goes back to the queue.

        What is being read, and requests that are out, are finished. `at_once` gives these back
        too: a request that is out is given up, its outcome unknown.
        """
        self._paused = True
        self._in_loop(partial(self._step_aside, at_once))

    def resume(self) -> None:
        """Go on taking jobs. What only a person can put right is taken to have been."""
        self._paused = False
        self._in_loop(self._release_gate)
        self.wake()

    def try_again(self) -> None:
        """A person changed a cap, a key or a plan: whatever waits for the service is due now."""
        self._in_loop(self._open_gate)
        self.wake()

    def stop(self, patience: float = 0.0) -> None:
        """Give what is under way back to the queue and let `run` return.

        Requests that are out may come home for so many seconds; then they are given up, their
        outcome unknown.
        """
        self._patience = patience
        self._stopped = True
        if patience <= 0:
            for work in list(self._under_way.values()):
                work.stop()
        else:
            self._in_loop(partial(self._step_aside, False))
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
        self._patience_of_run = Patience() if until_idle else None
        from desktop.workflows.batch_run import BatchRun

        self._batches = BatchRun(self._workspace, self.wake, on_bug=self._on_bug)
        tasks: dict[asyncio.Task[JobEnd], str] = {}
        problem: UserError | None = None
        try:
            while not self._stopped:
                wake.clear()
                try:
                    if problem is None and not self._paused:
                        self._recover()
                        await self._take_up(tasks, pool)
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
            await self._come_home(tasks)
        finally:
            for work in list(self._under_way.values()):
                work.stop()
            if tasks:
                await asyncio.gather(*tasks, return_exceptions=True)
                self._settle(tasks)
            if self._batches is not None:
                await self._batches.aclose()
                self._batches = None
            for reading in (*self._left_behind, *([self._reading] if self._reading else [])):
                await reading.aclose()
            self._left_behind.clear()
            self._asked = self._reading = None
            await pool.close()
            with self._lock:
                self._loop = self._wake = None

    async def _come_home(self, tasks: dict[asyncio.Task[JobEnd], str]) -> None:
        """Give requests that are out the time that `stop` left them."""
        if tasks and self._patience > 0:
            self._step_aside(False)
            for work in self._under_way.values():
                if work.reading:
                    work.stop()
            await asyncio.wait(tasks, timeout=self._patience)

    # --- in the loop -------------------------------------------------------------------------

    def _in_loop(self, act: Callable[[], None]) -> None:
        """Have it done in the driving thread, soon; not at all when nothing runs."""
        with self._lock:
            if self._loop is not None:
                self._loop.call_soon_threadsafe(act)

    def _step_aside(self, at_once: bool) -> None:
        if self._gate is not None:
            self._gate.hold()
        for work in self._under_way.values():
            if at_once:
                work.stop()
            else:
                work.step_aside()

    def _release_gate(self) -> None:
        if self._gate is not None:
            if self._gate.state.halted:
                self._gate.open()
            self._gate.release()

    def _open_gate(self) -> None:
        if self._gate is not None:
            self._gate.open()
        self._workspace.store.jobs.due_now()

    def _tell_gate(self, state: GateState) -> None:
        self._told = state
        self._on_gate(state)

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

    async def _take_up(self, tasks: dict[asyncio.Task[JobEnd], str], pool: ReaderPool) -> None:
        """One round: new jobs, and what goes by batch."""
        empty = self._claim(tasks, pool)
        reading = any(work.reading for work in self._under_way.values())
        with self._lock:
            remote = self._remote
        if self._batches is not None:
            await self._batches.tick(remote, idle=empty and not reading)

    def _claim(self, tasks: dict[asyncio.Task[JobEnd], str], pool: ReaderPool) -> bool:
        """Take jobs while a page process is free for one; those that wait for a service don't
        keep others from being read. Whether no job is left to take now."""
        remote = self._remote_reading()
        most = self._readers + REMOTE_SLOTS + READ_AHEAD
        while not self._stopped and len(tasks) < most:
            if sum(work.reading for work in self._under_way.values()) >= self._readers:
                return False
            # who waited for the service would only learn again that it is not to be asked
            job = self._workspace.store.jobs.claim(waiting=self._closed_for() is None)
            if job is None:
                return True
            self._workspace.announce(ChangeKind.JOB, (job.invoice_id,))
            work = self._work_on(job, remote)
            self._under_way[job.invoice_id] = work
            task = asyncio.ensure_future(work.run(pool.take, partial(self._free, pool)))
            tasks[task] = job.invoice_id
        return False

    def _closed_for(self) -> float | None:
        """Seconds for which what waits for the service is to be left alone, None when it isn't.

        A gate that only a person opens lets jobs through: each is told what is wrong. So does one
        of a run that somebody waits for: it decides at once what to do without the service.
        """
        if self._patience_of_run is not None:
            return None
        state = self._gate.state if self._gate is not None else GateState()
        return None if state.halted else state.seconds

    def _work_on(self, job: ClaimedJob, remote: RemoteReading | None) -> JobWork:
        return JobWork(
            self._workspace,
            job,
            Extraction(self._policy, remote, self._workspace.learning),
            lambda progress: self._on_progress(job.invoice_id, progress),
            self._patience_of_run,
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
        if remote is self._asked:
            return self._reading
        if self._reading is not None:
            self._left_behind.append(self._reading)
        self._asked, self._reading, before = remote, None, self._gate
        self._gate = None
        if remote is not None:
            self._gate = RemoteGate(
                Pace(REQUESTS_A_MINUTE, TOKENS_A_MINUTE),
                slots=REMOTE_SLOTS,
                on_change=self._tell_gate,
            )
            self._reading = RemoteReading(
                remote,
                lambda: self._workspace.store.answers,
                self._workspace.clock,
                self._gate,
                rules=rules_of(self._workspace, self._batches),
                on_notice=self._on_notice,
                on_moved=self._on_moved,
            )
        if before is not None and before.state.error is not None:
            # what the other service had said holds for this one no longer
            self._workspace.store.jobs.due_now()
            self._tell_gate(GateState())
        return self._reading

    def _left(self) -> bool:
        """Whether a job is left that this runner, or another live one, will soon work on."""
        if self._batches is not None and self._batches.busy:
            return True
        soon = self._workspace.clock.now() + timedelta(seconds=LONGEST_WAIT_SECONDS)
        return self._workspace.store.jobs.open_count(due_before=soon) > 0

    async def _wait(
        self, wake: asyncio.Event, tasks: set[asyncio.Task[JobEnd]], until_idle: bool
    ) -> None:
        """Until a job ends, somebody wakes us, a waiting job is due, or a while has passed."""
        seconds = FOREIGN_SECONDS if until_idle and not tasks else IDLE_SECONDS
        if self._gate is not None:
            self._gate.tell()
        closed = self._closed_for()
        if closed is not None:
            seconds = min(seconds, max(closed, 0.05))
        elif not self._paused and (due := self._workspace.store.jobs.next_due()) is not None:
            left = (due - _utc(self._workspace.clock.now())).total_seconds()
            seconds = min(seconds, max(left, 0.05))
        next_at = self._batches.next_at() if self._batches is not None else None
        if next_at is not None and not self._paused:
            left = (next_at - _utc(self._workspace.clock.now())).total_seconds()
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
