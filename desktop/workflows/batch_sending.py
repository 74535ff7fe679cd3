# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sending a batch: within the caps, noted before it goes, and never twice."""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import ParamSpec, TypeVar

from desktop.domain.batching import BatchService, BatchStage, BatchTicket
from desktop.domain.errors import (
    DayLimit,
    MinuteLimit,
    ModelGone,
    OutcomeUnknown,
    ServiceError,
)
from desktop.domain.ports import RemoteReader
from desktop.domain.status import JobStatus
from desktop.store.batch_rows import BatchQuestion
from desktop.workflows.batch_file import BatchFile
from desktop.workflows.batches import in_batch_words
from desktop.workflows.pacing import Action, next_step
from desktop.workflows.requests import ChangeKind
from desktop.workflows.workspaces import OpenWorkspace

log = logging.getLogger("vouch.batches")

P = ParamSpec("P")
R = TypeVar("R")

MOST_INVOICES = 10_000
FIRST_LOOK = timedelta(seconds=30)
SENDING_PATIENCE = timedelta(minutes=2)
EXPECTED_WITHIN = timedelta(hours=24)
KEPT_FOR = timedelta(hours=60)
"""A batch ends within two days, and its answers are kept for a while; later nobody knows it."""


@dataclass(slots=True)
class Collecting:
    """Questions for one model that are not sent yet; times are of the steady clock."""

    batch_id: str
    remote: RemoteReader
    service: BatchService
    file: BatchFile
    questions: dict[str, BatchQuestion] = field(default_factory=dict)
    size: int = 0
    last: float = 0.0
    not_before: float = 0.0
    tries: int = 0

    def add(self, question: BatchQuestion, line: bytes) -> None:
        """Take a question in; raises OSError when its line can't be kept."""
        self.file.add(question.key, line)
        self.questions[question.key] = question
        self.size += len(line)

    @property
    def invoices(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.invoice_id for one in self.questions.values()))

    @property
    def full(self) -> bool:
        """Whether no more fits into one sending."""
        return self.size >= self.service.most_bytes or len(self.questions) >= MOST_INVOICES


class BatchSending:
    """Sends for one open workspace, in the loop's thread; knows what a model's batches may hold."""

    def __init__(
        self,
        workspace: OpenWorkspace,
        tell: Callable[[Sequence[str]], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._workspace = workspace
        self._store = workspace.store.batches
        self._tell = tell
        self._clock = clock
        self._gone: dict[str, ModelGone] = {}
        self._fit: dict[str, int] = {}
        self.under_way: set[str] = set()

    def raise_if_gone(self, model: str) -> None:
        """Raises ModelGone when a batch for this model was refused for that."""
        gone = self._gone.get(model)
        if gone is not None:
            raise ModelGone(gone.title, gone.advice, model=gone.model, fallback=gone.fallback)

    async def send(self, place: Collecting) -> tuple[Collecting, ...]:
        """Send as much of it as goes; returns what is still to be sent, perhaps later."""
        rest = self._divided(place)
        batch_id = place.batch_id
        self.under_way.add(batch_id)
        again = False
        try:
            if self._store.start_sending(batch_id, self._now() + SENDING_PATIENCE):
                again = await self._go(place)
        finally:
            self.under_way.discard(batch_id)
            if not again:
                place.file.close()
        left = (place,) if again else ()
        return (*left, rest) if rest is not None else left

    async def _go(self, place: Collecting) -> bool:
        """Send it; whether it has to go once more."""
        going = await unbroken(self._begin, place)
        if not going:
            return False
        name = display_name(place.batch_id)
        try:
            with place.file.only(going) as lines:
                ticket = await place.service.send(lines, going, name)
        except OutcomeUnknown as error:
            log.info("A batch was sent and its name is not known: %s", error.title)
            self._workspace.store.batch_watch.due_now(place.batch_id)
            return False
        except ServiceError as error:
            return self._not_taken(place, error)
        self._fit.pop(place.remote.model, None)
        await unbroken(self.note_sent, place.batch_id, ticket)
        return False

    def _divided(self, place: Collecting) -> Collecting | None:
        """Set apart what would make the batch larger than the service takes."""
        most = min(MOST_INVOICES, self._fit.get(place.remote.model, MOST_INVOICES))
        kept: set[str] = set()
        apart: dict[str, None] = {}
        size = 0
        for key, question in place.questions.items():
            invoice_id, line = question.invoice_id, place.file.size(key)
            full = size + line > place.service.most_bytes or len(kept) >= most
            if invoice_id in apart or (full and kept and invoice_id not in kept):
                apart[invoice_id] = None
                continue
            kept.add(invoice_id)
            size += line
        new = self._store.set_apart(place.batch_id, tuple(apart)) if apart else None
        if new is None:
            return None
        rest = Collecting(new, place.remote, place.service, BatchFile(self._workspace.info.folder))
        for key in [k for k, one in place.questions.items() if one.invoice_id in apart]:
            rest.add(place.questions.pop(key), place.file.line(key))
        place.size = size
        rest.last = place.last
        return rest

    def _begin(self, place: Collecting) -> tuple[str, ...]:
        """The keys that go out: noted as in flight, within the caps. In a thread of its own."""
        batch_id, now = place.batch_id, self._now()
        begun = self._store.begin(batch_id, tuple(place.questions.values()))
        if begun.refused and begun.cap is not None:
            cap = begun.cap
            log.info("A cap left %d documents out of a batch", len(begun.refused))
            if cap.wait_seconds is None:
                errors = dict.fromkeys(begun.refused, cap)
                self._workspace.store.batch_ends.failed(batch_id, errors, JobStatus.FAILED)
            until = now + timedelta(seconds=cap.wait_seconds or 0.0)
            self._store.leave_out(batch_id, begun.refused, until, cap.title)
        if begun.taken:
            soon = now + timedelta(seconds=10)
            self._store.leave_out(batch_id, begun.taken, soon, "Its question is being asked.")
        self._tell((*begun.refused, *begun.taken))
        going = set(begun.going)
        if not going:
            self._store.hand_back(batch_id)
        place.questions = {k: one for k, one in place.questions.items() if one.invoice_id in going}
        return tuple(place.questions)

    def note_sent(self, batch_id: str, ticket: BatchTicket) -> None:
        """The service has it; its documents' rows say so from now on. For any thread."""
        now = self._now()
        expected = now + EXPECTED_WITHIN
        ids = self._store.sent(
            batch_id,
            ticket,
            poll_at=now + FIRST_LOOK,
            expected_by=expected,
            patience=expected + KEPT_FOR,
            reason=in_batch_words(now, expected),
        )
        log.info("A batch of %d documents was sent as %s", len(ids), ticket.name)
        self._tell(ids)

    def _not_taken(self, place: Collecting, error: ServiceError) -> bool:
        """The service refused it, so nothing was paid; whether it goes once more."""
        place.tries += 1
        step = next_step(error, place.tries, random.random)
        ids = place.invoices
        log.info("A batch of %d documents was not taken: %s", len(ids), error.title)
        again = step.action in (Action.RETRY, Action.PAUSE)
        if again:
            if isinstance(error, (MinuteLimit, DayLimit)) and len(ids) > 1:
                # there is a limit on what may lie there at once: less of it may fit
                self._fit[place.remote.model] = max(1, len(ids) // 2)
            until = self._now() + timedelta(seconds=step.seconds)
            self._store.not_sent(place.batch_id, error, until)
            place.not_before = self._clock() + step.seconds
        elif isinstance(error, ModelGone):
            self._gone[place.remote.model] = error
            self._store.hand_back(place.batch_id)
        else:
            ends = self._workspace.store.batch_ends
            ends.failed(place.batch_id, dict.fromkeys(ids, error), JobStatus.FAILED)
            ends.ended(place.batch_id, BatchStage.FAILED, error)
        self._tell(ids)
        return again

    def _now(self) -> datetime:
        return self._workspace.clock.now().astimezone(UTC)


async def unbroken(work: Callable[P, R], *given: P.args, **named: P.kwargs) -> R:
    """Do it in a thread, and to its end even when asked to stop: threads can't be."""
    doing = asyncio.ensure_future(asyncio.to_thread(work, *given, **named))
    try:
        return await asyncio.shield(doing)
    except asyncio.CancelledError:
        await asyncio.gather(doing, return_exceptions=True)
        raise


def display_name(batch_id: str) -> str:
    """Under which a batch is found at the service when its name was lost."""
    return f"vouch-{batch_id}"


def announcer(
    workspace: OpenWorkspace, wake: Callable[[], None]
) -> Callable[[Sequence[str]], None]:
    """Tells who listens that these invoices' jobs moved; for any thread."""

    def tell(ids: Sequence[str]) -> None:
        if ids:
            workspace.announce(ChangeKind.JOB, tuple(ids))
            wake()

    return tell
