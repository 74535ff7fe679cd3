# SPDX-License-Identifier: AGPL-3.0-or-later
"""The batches of one open workspace on their way: collected, sent, watched, taken in.

Every step is noted in the store before it is taken, so that a program that ends at any moment
leaves what the next one needs: nothing is lost, and nothing is asked, and paid, twice.
"""

from __future__ import annotations

import asyncio
import logging
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import NoReturn

from desktop.domain.batching import BatchService, BatchStage
from desktop.domain.errors import DiskFull, InBatch, ServiceError, WorkspaceError
from desktop.domain.ports import RemoteReader, RemoteRequest
from desktop.domain.spending import Reservation, Tier
from desktop.domain.task import CancelToken
from desktop.store.batch_rows import BatchQuestion, OpenBatch
from desktop.workflows.asking import ReadTask
from desktop.workflows.batch_file import BatchFile
from desktop.workflows.batch_looking import BatchLooking
from desktop.workflows.batch_sending import (
    FIRST_LOOK,
    KEPT_FOR,
    BatchSending,
    Collecting,
    announcer,
)
from desktop.workflows.batches import in_batch_words
from desktop.workflows.workspaces import OpenWorkspace

log = logging.getLogger("vouch.batches")

LINGER_SECONDS = 2.0
"""Nothing was handed over for so long, and the queue is empty: what there is may go."""

LONGEST_BETWEEN_LOOKS = timedelta(minutes=15)
SWEEP_SECONDS = 10.0
SOON_SECONDS = 120.0
"""What has to wait longer before it may be sent is the next run's matter."""

COLLECTING_PATIENCE = timedelta(hours=1)


def to_the_hook(error: BaseException) -> None:
    """Hand a bug to the interpreter's hook, as if nobody had caught it."""
    sys.excepthook(type(error), error, error.__traceback__)


class BatchRun:
    """Implements `workflows.batches.BatchPlaces`; one for a runner, in its loop's thread.

    `wake` is called when jobs have become due. `clock` gives seconds that only go forward.
    """

    def __init__(
        self,
        workspace: OpenWorkspace,
        wake: Callable[[], None] = lambda: None,
        *,
        clock: Callable[[], float] = time.monotonic,
        on_bug: Callable[[BaseException], None] = to_the_hook,
    ) -> None:
        self._workspace = workspace
        self._store = workspace.store.batches
        self._watch = workspace.store.batch_watch
        self._wake = wake
        self._clock = clock
        self._on_bug = on_bug
        self._tell = announcer(workspace, wake)
        self._sending = BatchSending(workspace, self._tell, clock)
        self._looking = BatchLooking(workspace, self._sending.note_sent, self._tell)
        self._collecting: list[Collecting] = []
        self._turned: list[tuple[RemoteReader, RemoteReader]] = []
        self._work: asyncio.Task[None] | None = None
        self._swept: float | None = None
        self._reader: str | None = None

    # --- handing over ------------------------------------------------------------------------

    def hand_over(
        self, remote: RemoteReader, parts: Sequence[RemoteRequest], task: ReadTask
    ) -> NoReturn:
        self._sending.raise_if_gone(remote.model)
        if task.invoice_id is None:
            raise ServiceError(
                "Only documents that are in the books can be read by batch.",
                "Bring it in first, or read it at once.",
                code="batch_not_booked",
            )
        service = remote.batches()
        asked = {remote.request_key(part): part for part in parts}
        place = self._place_for(remote)
        handed = self._store.hand_over(
            task.invoice_id,
            tuple(asked),
            reader=remote.name,
            model=remote.model,
            ask_again=task.ask_again,
            collecting=place.batch_id if place is not None else None,
        )
        if handed.batch_id is None:
            raise InBatch("The answer has just come.", wait_seconds=0.0)
        if handed.new:
            if place is None or place.batch_id != handed.batch_id:
                place = self._new_place(handed.batch_id, remote, service)
            for key in handed.new:
                self._take(place, key, asked[key], task.sha256, task.invoice_id)
        if handed.stage is BatchStage.COLLECTING:
            raise InBatch(wait_seconds=COLLECTING_PATIENCE.total_seconds())
        until = (handed.expected_by or handed.created_at) + KEPT_FOR
        raise InBatch(
            in_batch_words(handed.created_at, handed.expected_by),
            wait_seconds=max(60.0, (until - self._now()).total_seconds()),
        )

    def _place_for(self, remote: RemoteReader) -> Collecting | None:
        """Where its questions go: the newest batch of this model that nobody refused yet."""
        for place in reversed(self._collecting):
            same = (place.remote.name, place.remote.model) == (remote.name, remote.model)
            if same and not place.tries and not place.full:
                return place
        return None

    def _new_place(self, batch_id: str, remote: RemoteReader, service: BatchService) -> Collecting:
        try:
            file = BatchFile(self._workspace.info.folder)
        except OSError as error:
            self._store.hand_back(batch_id)
            raise DiskFull from error
        place = Collecting(batch_id, remote, service, file)
        self._collecting.append(place)
        return place

    def _take(
        self, place: Collecting, key: str, part: RemoteRequest, sha256: str, invoice_id: str
    ) -> None:
        expected = place.remote.at_tier(Tier.BATCH).estimate(part)
        reservation = Reservation(
            most=expected.most,
            currency=expected.currency,
            form=expected.form,
            tier=Tier.BATCH,
            sent_sha256=place.remote.sent_sha256(part),
            pages=tuple(page.number for page in part.pages),
        )
        question = BatchQuestion(key, invoice_id, sha256, reservation)
        try:
            place.add(question, place.service.line(part))
        except OSError as error:
            raise DiskFull from error
        place.last = self._clock()

    # --- each round --------------------------------------------------------------------------

    async def tick(self, remote: RemoteReader | None, *, idle: bool) -> None:
        self._reader = remote.name if remote is not None else None
        self._reap()
        self._sweep()
        if self._work is not None:
            return
        self._looking.look_after_early()
        ready = [place for place in self._collecting if self._is_ready(place, idle)]
        due: tuple[OpenBatch, ...] = ()
        if remote is not None:
            found = self._watch.take_due(remote.name, until_next_look)
            due = tuple(one for one in found if one.id not in self._sending.under_way)
        if ready or due:
            self._work = asyncio.ensure_future(self._round(ready, due, remote))

    async def _round(
        self,
        ready: Sequence[Collecting],
        due: Sequence[OpenBatch],
        remote: RemoteReader | None,
    ) -> None:
        try:
            for place in ready:
                self._collecting.remove(place)
                self._collecting += await self._sending.send(place)
            for found in due:
                if remote is not None:
                    await self._looking.look(found, self._reader_for(remote, found.model))
        finally:
            self._wake()

    @property
    def busy(self) -> bool:
        if self._work is not None or self._looking.early:
            return True
        soon = self._clock() + SOON_SECONDS
        return any(place.questions and place.not_before <= soon for place in self._collecting)

    def parked(self) -> int:
        return self._watch.parked()

    def next_at(self) -> datetime | None:
        if self._work is not None:
            return None
        now = self._clock()
        waits = [
            max(place.not_before, place.last + LINGER_SECONDS) - now
            for place in self._collecting
            if place.questions
        ]
        if self._looking.early:
            waits.append(0.5)
        times = [self._now() + timedelta(seconds=max(0.05, wait)) for wait in waits]
        look = self._watch.next_at(self._reader) if self._reader is not None else None
        return min([*times, *([look] if look is not None else [])], default=None)

    async def aclose(self) -> None:
        work, self._work = self._work, None
        self._looking.stop()
        if work is not None:
            work.cancel()
            await asyncio.gather(work, return_exceptions=True)
        for place in self._collecting:
            place.file.close()
            try:
                self._store.hand_back(place.batch_id)
            except WorkspaceError as error:
                log.warning("A batch that was not sent is left to the next start: %s", error.title)
        self._collecting.clear()
        for _, remote in self._turned:
            await remote.aclose()
        self._turned.clear()

    def _reap(self) -> None:
        work = self._work
        if work is None or not work.done():
            return
        self._work = None
        error = None if work.cancelled() else work.exception()
        if isinstance(error, WorkspaceError):
            raise error
        if error is not None:
            self._on_bug(error)

    def _sweep(self) -> None:
        now = self._clock()
        if self._swept is None or now - self._swept >= SWEEP_SECONDS:
            self._swept = now
            self._tell(self._watch.take_back())

    def _is_ready(self, place: Collecting, idle: bool) -> bool:
        now = self._clock()
        if not place.questions or now < place.not_before:
            return False
        return place.full or (idle and now - place.last >= LINGER_SECONDS)

    def _reader_for(self, remote: RemoteReader, model: str) -> RemoteReader:
        if remote.model == model:
            return remote
        for first, known in self._turned:
            if first is remote and known.model == model:
                return known
        turned = remote.turned_to(model)
        self._turned.append((remote, turned))
        return turned

    def _now(self) -> datetime:
        return self._workspace.clock.now().astimezone(UTC)


async def look_once(run: BatchRun, remote: RemoteReader, cancel: CancelToken) -> None:
    """Look at every open batch that is due, take in what came, and close `run`.

    For a program without a runner; ends early when asked to stop, nothing is lost.
    """
    try:
        await run.tick(remote, idle=False)
        while run.busy and not cancel.cancelled:
            await asyncio.sleep(0.05)
            await run.tick(remote, idle=False)
    finally:
        await run.aclose()


def until_next_look(age: timedelta) -> timedelta:
    """The longer it takes, the more seldom it is looked at."""
    return min(LONGEST_BETWEEN_LOOKS, max(FIRST_LOOK, age / 6))
