# SPDX-License-Identifier: AGPL-3.0-or-later
"""A lane for costs: what was paid, and what is going to be, over however many invoices."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.background.lane import Lane, Ticket
from desktop.domain.errors import KeyMissing, UserError
from desktop.domain.task import CancelToken, Progress

if TYPE_CHECKING:
    from desktop.background.books import Books
    from desktop.background.desk import ReadHabits
    from desktop.background.snapshots import CostSnapshot
    from desktop.domain.ports import PageReader, RemoteReader
    from desktop.domain.spending import Tier
    from desktop.workflows.requests import IntakeRequest, ReaderChoice
    from desktop.workflows.service_keys import ServiceKeys

T = TypeVar("T")


class AccountParts(Protocol):
    """What of the plugged-in parts is needed here."""

    @property
    def make_page_reader(self) -> Callable[[], PageReader]: ...

    @property
    def make_remote(self) -> Callable[[str | None], RemoteReader | None]: ...

    @property
    def make_keys(self) -> Callable[[str | None], ServiceKeys]: ...


class Accounts(QObject):
    """Jobs about money, apart from the records lane: a list must not wait for a long sum.

    A field of a long document is explained here too, for the same reason.

    The thread is started by the first job. `progressed` carries the Progress of an estimate.
    """

    progressed = Signal(object)

    def __init__(
        self, parts: AccountParts, books: Callable[[], Books | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._books = books
        self.lane = Lane("accounts", self)

    def ask(
        self,
        work: Callable[[Books], T],
        done: Callable[[T], None],
        failed: Callable[[UserError], None],
    ) -> Ticket:
        """A job on the workspace that is open now; UserError when none is."""
        return self._submit(lambda books, _: work(books), done, failed)

    def estimate(
        self,
        ids: Sequence[str],
        reader: ReaderChoice | None,
        tier: Tier,
        done: Callable[[CostSnapshot], None],
        failed: Callable[[UserError], None],
    ) -> Ticket:
        """What reading these invoices would cost; nothing is sent. `reader` None: as before."""

        def work(books: Books, token: CancelToken) -> CostSnapshot:
            remote = self._parts.make_remote(books.info.name)
            costs = books.estimate(ids, reader, remote, tier, self._tell, token)
            return self._with_key(costs, remote, books)

        return self._submit(work, done, failed)

    def estimate_backlog(
        self,
        habits: ReadHabits,
        tier: Tier,
        done: Callable[[CostSnapshot], None],
        failed: Callable[[UserError], None],
    ) -> Ticket:
        """What the invoices that wait would cost if they were read in this way."""

        def work(books: Books, token: CancelToken) -> CostSnapshot:
            from desktop.workflows.extraction import ReadPolicy

            policy = ReadPolicy(reader=habits.reader, paid_allowed=habits.paid_allowed)
            remote = self._parts.make_remote(books.info.name)
            costs = books.estimate_backlog(policy, remote, tier, self._tell, token)
            return self._with_key(costs, remote, books)

        return self._submit(work, done, failed)

    def estimate_files(
        self,
        request: IntakeRequest,
        tier: Tier,
        done: Callable[[CostSnapshot], None],
        failed: Callable[[UserError], None],
    ) -> Ticket:
        """What reading files would cost that aren't brought in yet, from a sample of them."""

        def work(books: Books, token: CancelToken) -> CostSnapshot:
            remote = self._parts.make_remote(books.info.name)
            pages = self._parts.make_page_reader()
            try:
                costs = books.estimate_files(pages, request, remote, tier, self._tell, token)
            finally:
                pages.close()
            return self._with_key(costs, remote, books)

        return self._submit(work, done, failed)

    def _with_key(
        self, costs: CostSnapshot, remote: RemoteReader | None, books: Books
    ) -> CostSnapshot:
        """The same; KeyMissing when there is something to ask, and no key to ask with."""
        from desktop.workflows.service_keys import GEMINI_KEY

        # by Vertex AI the computer's own sign-in does as well
        needed = remote is not None and remote.name == "gemini" and costs.estimate.asked > 0
        if needed and self._parts.make_keys(books.info.name).get(GEMINI_KEY) is None:
            raise KeyMissing
        return costs

    def when_idle(self, then: Callable[[], None]) -> None:
        """Call `then` behind all jobs, at once when there are none."""
        if self.lane.running and not self.lane.idle:
            self.lane.submit(lambda _: None, lambda _: then(), keep=True)
        else:
            then()

    def _submit(
        self,
        work: Callable[[Books, CancelToken], T],
        done: Callable[[T], None],
        failed: Callable[[UserError], None],
    ) -> Ticket:
        if not self.lane.running:
            self.lane.start()
        books = self._books()

        def run(token: CancelToken) -> T:
            if books is None:
                raise UserError(
                    "No workspace is open yet.", "Try again in a moment.", code="no_workspace"
                )
            return work(books, token)

        return self.lane.submit(run, done, failed)

    def _tell(self, progress: Progress) -> None:
        self.progressed.emit(progress)
