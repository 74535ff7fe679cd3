# SPDX-License-Identifier: AGPL-3.0-or-later
"""The lanes around one open workspace: opened, switched, polled for foreign writes, shut down."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from desktop.background.accounts import Accounts
from desktop.background.changes import Changes
from desktop.background.garbage import GarbageRounds
from desktop.background.lane import Lane, Ticket
from desktop.background.pages_lane import PagesLane
from desktop.domain.errors import UserError
from desktop.domain.task import CancelToken, Progress, ProgressSink
from desktop.workflows.requests import Change, ChangeKind, ReaderChoice, WorkspaceInfo

if TYPE_CHECKING:
    from desktop.background.books import Books
    from desktop.domain.paid_models import ModelList
    from desktop.domain.ports import PageReader, Pixels, RemoteReader
    from desktop.settings import Settings
    from desktop.workflows.service_keys import ServiceKeys
    from desktop.workflows.workspaces import Workspaces

T = TypeVar("T")
FOREIGN_POLL_MS = 2_000
CLOSING_SECONDS = 4.0
"""How long paid requests that are out may come home when books are closed: given up, they would
have been paid for nothing. The window is gone already."""

SWITCH_SECONDS = 0.0005
"""How long a busy lane keeps the interpreter while the window waits for it; usually 5 ms, which a
paint with hundreds of calls can meet at each of them."""


@dataclass(frozen=True, slots=True)
class DeskParts:
    """What the composition root plugs in; the makers are called in lanes, after the first paint.

    Readers, models and keys are those of a workspace, by its folder's name: it may have its own.
    """

    make_workspaces: Callable[[], Workspaces]
    make_viewer: Callable[[], PageReader]
    make_page_reader: Callable[[], PageReader]
    make_remote: Callable[[str | None], RemoteReader | None]
    make_trial: Callable[[Settings, str | None, str | None], RemoteReader]
    make_models: Callable[[Settings, str | None], ModelList]
    make_keys: Callable[[str | None], ServiceKeys]
    to_picture: Callable[[Pixels], Any]


@dataclass(frozen=True, slots=True)
class ReadHabits:
    """How this person wants documents read in the workspace that is open."""

    reader: ReaderChoice = "auto"
    paid_allowed: bool = False
    escalation_model: str | None = None

    @property
    def _reach(self) -> int:
        """0: nothing is sent out, 1: where something is in doubt, 2: everything."""
        if not self.paid_allowed or self.reader == "offline":
            return 0
        return 1 if self.reader == "auto" else 2

    def sends_more_than(self, other: ReadHabits) -> bool:
        """Whether more documents go to a paid service than by other habits."""
        return self._reach > other._reach


class QueueState(StrEnum):
    """Whether documents that wait are read: always, at the start of the program."""

    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"


class Desk(QObject):
    """Everything that works behind the window. Made and used in the window's thread.

    `opened` carries the WorkspaceInfo; `not_opened` and `refused` a UserError; `gate_changed` a
    GateState: whether the paid service may be asked; `queue_changed` a QueueState; `noticed` what
    a person should know of paid reading, as that another model is asked from now on;
    `model_moved` says which one is gone, and which is asked. `stopped` comes once after
    `shut_down`, when no thread runs any more.
    """

    opened = Signal(object)
    not_opened = Signal(object)
    closing = Signal()
    refused = Signal(object)
    errand_progressed = Signal(object)
    gate_changed = Signal(object)
    queue_changed = Signal(object)
    noticed = Signal(str)
    model_moved = Signal(str, str)
    stopped = Signal()
    _problem = Signal(object)
    _bug = Signal(object)
    _gate = Signal(object)
    _notice = Signal(str)
    _no_service = Signal(object)
    _moved = Signal(str, str)

    def __init__(self, parts: DeskParts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self.changes = Changes(self)
        self._garbage = GarbageRounds(self)
        self._usual_switch = sys.getswitchinterval()
        self.records = Lane("records", self)
        self.errands = Lane("errands", self)
        self.extraction = Lane("extraction", self)
        self.pages = PagesLane(parts.make_viewer, parts.to_picture, self)
        self.accounts = Accounts(parts, lambda: self._books, self)
        self._books: Books | None = None
        self._errand_reader: PageReader | None = None
        self._who = ""
        self._habits = ReadHabits()
        self._guard: Callable[[ReadHabits, Callable[[], None]], None] | None = None
        self._queue = QueueState.RUNNING
        self._shutting_down = False
        self._polling = False
        self._ended = False
        for lane in (self.records, self.errands, self.extraction, self.accounts.lane):
            lane.refused.connect(self.refused)
            lane.stopped.connect(self._lane_stopped)
        self.pages.stopped.connect(self._lane_stopped)
        self._problem.connect(self._tell_problem, Qt.ConnectionType.QueuedConnection)
        self._bug.connect(self._raise_bug, Qt.ConnectionType.QueuedConnection)
        self._gate.connect(self.gate_changed, Qt.ConnectionType.QueuedConnection)
        self._notice.connect(self.noticed, Qt.ConnectionType.QueuedConnection)
        self._no_service.connect(self.refused, Qt.ConnectionType.QueuedConnection)
        self._moved.connect(self.model_moved, Qt.ConnectionType.QueuedConnection)
        self._poll = QTimer(self)
        self._poll.setInterval(FOREIGN_POLL_MS)
        self._poll.timeout.connect(self._look_for_foreign_writes)

    @property
    def info(self) -> WorkspaceInfo | None:
        """The open workspace; None before the first is."""
        return None if self._books is None else self._books.info

    @property
    def _name(self) -> str | None:
        return None if self._books is None else self._books.info.name

    @property
    def is_open(self) -> bool:
        return self._books is not None

    # --- opening and closing -------------------------------------------------------------------

    def start(self) -> None:
        """Start the lanes, unless they run."""
        if self.records.running:
            return
        self._garbage.start()
        sys.setswitchinterval(SWITCH_SECONDS)
        self.records.start()
        self.errands.start()
        self.extraction.start()
        self.pages.start()

    def open(self, name: str, *, who: str, habits: ReadHabits, create: bool) -> None:
        """Open a workspace, in place of the one that is open."""
        self._who, self._habits = who, habits
        if self._books is not None:
            self._leave()
        self.records.submit(
            lambda _: self._open(name, who, create), self._on_opened, self.not_opened.emit
        )

    def set_who(self, name: str) -> None:
        """Another person works here from now on."""
        self._who = name
        if self._books is not None:
            self._books.set_who(name)

    def guard(self, ask: Callable[[ReadHabits, Callable[[], None]], None]) -> None:
        """Have `ask` called before more is sent out than now; it calls back when that may be."""
        self._guard = ask

    def set_habits(self, habits: ReadHabits) -> None:
        """How documents are read from now on; where that may cost more, the guard agrees first."""
        if self._guard is not None and self.is_open and habits.sends_more_than(self._habits):
            self._guard(habits, partial(self._take_habits, habits))
        else:
            self._take_habits(habits)

    def _take_habits(self, habits: ReadHabits) -> None:
        self._habits = habits
        self.ask(self._apply_habits)

    @property
    def habits(self) -> ReadHabits:
        """How documents are read in the workspace that is open."""
        return self._habits

    @property
    def queue(self) -> QueueState:
        """Whether documents that wait are read."""
        return self._queue

    def set_queue(self, state: QueueState) -> None:
        """Pause, stop or resume reading, in this workspace and those opened later.

        Paused, what is under way is finished; stopped, it goes back to the queue at once, and a
        paid request that is out is given up.
        """
        self._queue = state
        if self._books is not None:
            self._tell_queue(self._books)
        self.queue_changed.emit(state)

    def _tell_queue(self, books: Books) -> None:
        if self._queue is QueueState.RUNNING:
            books.runner.resume()
        else:
            books.runner.pause(at_once=self._queue is QueueState.STOPPED)

    def shut_down(self) -> None:
        """Keep what was typed, give running jobs back, end all threads; `stopped` follows."""
        if self._shutting_down:
            return
        self._shutting_down = True
        self._poll.stop()
        self.closing.emit()
        if self._books is not None:
            self._books.runner.stop(patience=CLOSING_SECONDS)
        self.errands.submit(self._close_errand_reader, keep=True)
        self.errands.stop()
        self.accounts.lane.stop()
        self.extraction.stop()
        self.pages.stop()

    def wait(self, milliseconds: int) -> bool:
        """Block until every thread has ended; for the very end of the program."""
        lanes = (self.records, self.errands, self.extraction, self.accounts.lane, self.pages)
        return all(lane.wait(milliseconds) for lane in lanes)

    # --- asking --------------------------------------------------------------------------------

    def ask(
        self,
        work: Callable[[Books], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[UserError], None] | None = None,
        *,
        keep: bool = False,
        first: bool = False,
    ) -> Ticket:
        """A job of the records lane on the workspace that is open now; refused when none is."""
        books = self._books
        return self.records.submit(
            lambda _: work(_required(books)), done, failed, keep=keep, first=first
        )

    def bring(
        self,
        work: Callable[[Books, PageReader, ProgressSink, CancelToken], T],
        done: Callable[[T], None],
        failed: Callable[[UserError], None] | None = None,
    ) -> Ticket:
        """A long job with files, beside the records lane; progress by `errand_progressed`."""

        books = self._books

        def run(token: CancelToken) -> T:
            return work(_required(books), self._errand_page_reader(), self._tell_progress, token)

        return self.errands.submit(run, done, failed)

    def ask_workspaces(self, work: Callable[[Workspaces], T], done: Callable[[T], None]) -> Ticket:
        """A job about the workspaces themselves."""
        return self.records.submit(lambda _: work(self._parts.make_workspaces()), done)

    def ask_keys(
        self,
        work: Callable[[ServiceKeys], T],
        done: Callable[[T], None],
        failed: Callable[[UserError], None],
    ) -> Ticket:
        """A job about keys of services; may block on the key store or the network."""
        name = self._name
        return self.errands.submit(lambda _: work(self._parts.make_keys(name)), done, failed)

    def ask_remote(
        self,
        work: Callable[[RemoteReader | None], T],
        done: Callable[[T], None],
        failed: Callable[[UserError], None],
    ) -> Ticket:
        """A job with the remote reader, such as a test of its key."""
        name = self._name
        return self.errands.submit(lambda _: work(self._parts.make_remote(name)), done, failed)

    def ask_trial(
        self,
        settings: Settings,
        work: Callable[[Callable[[str | None], RemoteReader], ServiceKeys], T],
        done: Callable[[T], None],
        failed: Callable[[UserError], None],
    ) -> Ticket:
        """A job with the reader that `settings` describe, which need not be kept yet.

        `work` gets its maker, which takes a key that isn't kept yet or None, and the keys.
        """
        name, parts = self._name, self._parts

        def run(_: CancelToken) -> T:
            return work(lambda key: parts.make_trial(settings, name, key), parts.make_keys(name))

        return self.errands.submit(run, done, failed)

    def ask_models(
        self,
        settings: Settings,
        done: Callable[[ModelList], None],
        failed: Callable[[UserError], None],
    ) -> Ticket:
        """The models to choose from."""
        name = self._name
        return self.errands.submit(lambda _: self._parts.make_models(settings, name), done, failed)

    # --- in lanes ------------------------------------------------------------------------------

    def _open(self, name: str, who: str, create: bool) -> Books:
        from desktop.background.books import Books

        workspace = self._parts.make_workspaces().open(
            name, who=who, on_change=self.changes.announce, create=create
        )
        return Books(
            workspace,
            self._parts.make_page_reader,
            self.changes.announce_progress,
            self._problem.emit,
            self._bug.emit,
            self._gate.emit,
            self._notice.emit,
            self._moved.emit,
        )

    def _apply_habits(self, books: Books) -> None:
        habits = self._habits
        from desktop.workflows.extraction import ReadPolicy

        policy = ReadPolicy(
            reader=habits.reader,
            paid_allowed=habits.paid_allowed,
            escalation_model=habits.escalation_model,
        )
        remote: RemoteReader | None = None
        try:
            remote = self._parts.make_remote(books.info.name)
        except UserError as error:
            # a project that can't be one, a damaged price table: documents are read here meanwhile
            self._no_service.emit(error)
        books.set_policy(policy, remote)

    def _errand_page_reader(self) -> PageReader:
        if self._errand_reader is None:
            self._errand_reader = self._parts.make_page_reader()
        return self._errand_reader

    def _close_errand_reader(self, _: CancelToken) -> None:
        if self._errand_reader is not None:
            self._errand_reader.close()
            self._errand_reader = None

    def _tell_progress(self, progress: Progress) -> None:
        self.errand_progressed.emit(progress)

    # --- in the window's thread ----------------------------------------------------------------

    def _on_opened(self, books: Books) -> None:
        self._books = books
        if self._shutting_down:
            self._close_books()
            return
        # the first start asks for the name while the books are being opened
        books.set_who(self._who)
        self._poll.start()
        self.opened.emit(books.info)
        # the list comes first; then the readers, which take longer to import
        self.ask(self._apply_habits, lambda _: self._run(books))

    def _run(self, books: Books) -> None:
        if self._books is books and not self._shutting_down:
            if self._queue is not QueueState.RUNNING:
                self._tell_queue(books)
            self.extraction.submit(lambda _: books.runner.run())
            self._garbage.settle()

    def _leave(self) -> None:
        """Close the open workspace once its runner has ended, before the next one is opened."""
        books, self._books = self._books, None
        if books is None:
            return
        self._poll.stop()
        self.closing.emit()
        books.runner.stop(patience=CLOSING_SECONDS)
        close = partial(self.accounts.when_idle, partial(self._close, books))
        self.extraction.submit(lambda _: None, lambda _: close(), keep=True)

    def _close_books(self) -> None:
        books, self._books = self._books, None
        if books is not None:
            self._close(books)

    def _close(self, books: Books) -> None:
        self.records.submit(lambda _: books.close(), keep=True)

    @Slot()
    def _lane_stopped(self) -> None:
        if not self._shutting_down:
            return
        others = (self.errands, self.extraction, self.accounts.lane, self.pages)
        if any(lane.running for lane in others):
            return
        if self.records.running:
            # what was typed last waits in this lane; the workspace closes behind it
            self._close_books()
            self.records.stop()
        elif not self._ended:
            self._ended = True
            self._garbage.stop()
            sys.setswitchinterval(self._usual_switch)
            self.stopped.emit()

    @Slot()
    def _look_for_foreign_writes(self) -> None:
        # one question at a time: behind a long job they would pile up
        if not self._polling:
            self._polling = True
            self.ask(lambda books: books.changed_elsewhere(), self._on_polled, self._on_poll_failed)

    def _on_polled(self, changed: bool) -> None:
        self._polling = False
        if changed:
            self.changes.announce(Change(ChangeKind.FOREIGN))

    def _on_poll_failed(self, _: UserError) -> None:
        self._polling = False

    @Slot(object)
    def _tell_problem(self, problem: UserError) -> None:
        # the runner has paused itself: a person says when it goes on
        self._queue = QueueState.PAUSED
        self.queue_changed.emit(self._queue)
        self.refused.emit(problem)

    @Slot(object)
    def _raise_bug(self, error: BaseException) -> None:
        raise error


def _required(books: Books | None) -> Books:
    if books is None:
        raise UserError("No workspace is open yet.", "Try again in a moment.", code="no_workspace")
    return books
