# SPDX-License-Identifier: AGPL-3.0-or-later
"""One thread that does jobs one after the other, and hands each result to the window's thread."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot

from desktop.domain.errors import UserError
from desktop.domain.task import Cancelled, CancelToken

T = TypeVar("T")


@dataclass(slots=True, eq=False)
class _Job:
    work: Callable[[CancelToken], Any]
    done: Callable[[Any], None] | None
    failed: Callable[[UserError], None] | None
    keep: bool
    token: CancelToken


@dataclass(frozen=True, slots=True)
class _Outcome:
    job: _Job
    value: Any = None
    error: BaseException | None = None


class Ticket:
    """A submitted job as its submitter holds it."""

    def __init__(self, job: _Job) -> None:
        self._job = job

    def cancel(self) -> None:
        """Skip the job, or ask it to stop; its callbacks are not called any more."""
        self._job.token.cancel()
        self._job.done = None
        self._job.failed = None

    def ask_to_stop(self) -> None:
        """Ask the job to stop early; what it then returns is still handed over."""
        self._job.token.cancel()


class _LaneThread(QThread):
    over = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._jobs: deque[_Job] = deque()
        self._ready = threading.Condition()
        self._closing = False
        self._current: _Job | None = None

    def put(self, job: _Job, first: bool) -> bool:
        with self._ready:
            if self._closing:
                return False
            if first:
                self._jobs.appendleft(job)
            else:
                self._jobs.append(job)
            self._ready.notify()
            return True

    def close(self) -> None:
        """End after the jobs that must be kept; the others are dropped or asked to stop."""
        with self._ready:
            self._closing = True
            self._jobs = deque(job for job in self._jobs if job.keep)
            if self._current is not None and not self._current.keep:
                self._current.token.cancel()
            self._ready.notify()

    def run(self) -> None:
        while (job := self._take()) is not None:
            self.over.emit(_outcome(job))

    def _take(self) -> _Job | None:
        with self._ready:
            self._current = None
            while not self._jobs and not self._closing:
                self._ready.wait()
            if not self._jobs:
                return None
            self._current = self._jobs.popleft()
            return self._current


def _outcome(job: _Job) -> _Outcome:
    try:
        if job.token.cancelled and job.done is None:
            raise Cancelled
        return _Outcome(job, value=job.work(job.token))
    except Cancelled as error:
        return _Outcome(job, error=error)
    except Exception as error:  # noqa: BLE001 - told or raised again in the window's thread
        return _Outcome(job, error=error)


class Lane(QObject):
    """A QThread with a queue. Made, used and told of results in the window's thread.

    A job is a plain callable that gets a CancelToken and runs in the lane's thread. `done` and
    `failed` are called in the window's thread, so they may be any callable. A UserError goes to
    `failed`, or where the submitter gave none, out through the signal `refused`; any other error
    is a bug and is raised again in the window's thread, where the exception hook gets it.
    """

    refused = Signal(object)
    stopped = Signal()

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open = 0
        self._thread = _LaneThread(name)
        self._thread.over.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._thread.finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)

    @property
    def idle(self) -> bool:
        """Whether every job's result was handed over."""
        return self._open == 0

    def start(self) -> None:
        """Start the thread; jobs may be submitted before."""
        self._thread.start()

    def submit(
        self,
        work: Callable[[CancelToken], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[UserError], None] | None = None,
        *,
        keep: bool = False,
        first: bool = False,
    ) -> Ticket:
        """Queue a job; `keep` has it done even when the lane is told to stop (writes are kept).

        `first` puts it before all that wait.
        """
        job = _Job(work, done, failed, keep, CancelToken())
        if self._thread.put(job, first):
            self._open += 1
        return Ticket(job)

    def stop(self) -> None:
        """Ask the thread to end; `stopped` follows when it has. Safe to call twice."""
        self._thread.close()
        if not self._thread.isRunning():
            self.stopped.emit()

    def wait(self, milliseconds: int) -> bool:
        """Block until the thread has ended; for the very end of the program only."""
        return self._thread.wait(milliseconds)

    @property
    def running(self) -> bool:
        return self._thread.isRunning()

    @Slot(object)
    def _deliver(self, outcome: _Outcome) -> None:
        self._open -= 1
        job, error = outcome.job, outcome.error
        if error is None:
            if job.done is not None:
                job.done(outcome.value)
        elif isinstance(error, Cancelled):
            pass
        elif isinstance(error, UserError):
            if job.failed is not None:
                job.failed(error)
            elif not job.token.cancelled:
                self.refused.emit(error)
        else:
            raise error

    @Slot()
    def _on_finished(self) -> None:
        self._thread.wait()
        self.stopped.emit()
