# SPDX-License-Identifier: AGPL-3.0-or-later
"""Asking a remote reader about one document: once, kept before it is used, never paid twice."""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.company import OwnCompany
from desktop.domain.errors import (
    CapReached,
    ModelGone,
    OutcomeUnknown,
    ServiceBusy,
    ServiceError,
    ServiceUnreachable,
    UserError,
)
from desktop.domain.page import PageText
from desktop.domain.ports import (
    Clock,
    DocumentView,
    OwnField,
    PageReader,
    RemoteReader,
    RemoteRequest,
    Usage,
)
from desktop.domain.reading import LocalReading, Proposal
from desktop.domain.spending import Reservation, Tier
from desktop.domain.status import JobStatus
from desktop.domain.task import Cancelled, CancelToken
from desktop.workflows.leaving import AskingRules, request_for
from desktop.workflows.pacing import (
    REQUESTS_A_MINUTE,
    TOKENS_A_MINUTE,
    Action,
    Pace,
    next_step,
)
from desktop.workflows.remote_gate import RemoteGate
from desktop.workflows.requests import ReaderChoice
from desktop.workflows.trust import trusted

if TYPE_CHECKING:
    from desktop.readers.conventions import DocumentConventions
    from desktop.readers.grounding import Grounding
    from desktop.store.answers import AnswerStore, StoredAnswer

log = logging.getLogger("vouch.asking")

STOP_CHECK_SECONDS = 0.1
_PRINTED_NOWHERE = frozenset({"document_type", "language", "origin", "summary"})


@dataclass(frozen=True, slots=True)
class ReadTask:
    """One document to read.

    `ask_again` lets a paid request of unknown outcome be sent again. `tier` is how a paid service
    is asked, None as it is set up. `wished_at` is when a person asked for this reading: an answer
    that is older was paid for by an earlier one. `kept` are the document's pages as last read.
    `one_invoice`: a person put it together as one.
    """

    path: Path
    sha256: str
    reader: ReaderChoice
    own: OwnCompany = field(default_factory=OwnCompany)
    own_fields: tuple[OwnField, ...] = ()
    password: str | None = field(default=None, repr=False)
    invoice_id: str | None = None
    ask_again: bool = False
    tier: Tier | None = None
    wished_at: datetime | None = None
    kept: tuple[PageText, ...] = field(default=(), repr=False)
    one_invoice: bool = False


@dataclass(frozen=True, slots=True)
class ReaderRun:
    """What one reader said of the document, or why it said nothing.

    `alternatives` are what single readers said where `proposal` joins several.
    """

    reader: str
    model: str | None
    started_at: datetime
    seconds: float
    outcome: JobStatus
    proposal: Proposal | None = None
    alternatives: tuple[Proposal, ...] = ()
    usage: Usage | None = None
    log_id: str | None = None
    error: UserError | None = None


@dataclass(frozen=True, slots=True)
class _Answered:
    """What came of one document's page ranges; `fresh` are those that this reading paid for."""

    remote: RemoteReader
    parts: tuple[RemoteRequest, ...]
    kept: tuple[StoredAnswer, ...]
    fresh: tuple[StoredAnswer, ...]


class RemoteReading:
    """A remote reader and the place where its answers are kept.

    `on_notice` hears in words what a person should know beside the readings: that another model
    is asked from now on. `on_moved` hears which is gone, and which is asked instead.
    """

    def __init__(
        self,
        remote: RemoteReader,
        answers: Callable[[], AnswerStore],
        clock: Clock,
        gate: RemoteGate | None = None,
        *,
        rules: AskingRules | None = None,
        on_notice: Callable[[str], None] | None = None,
        on_moved: Callable[[str, str], None] | None = None,
    ) -> None:
        self._remote = remote
        self._answers = answers
        self.clock = clock
        self._gate = gate or RemoteGate(Pace(REQUESTS_A_MINUTE, TOKENS_A_MINUTE))
        self._rules = rules or AskingRules()
        self._on_notice = on_notice
        self._on_moved = on_moved
        self._gone: set[str] = set()
        self._left_behind: list[RemoteReader] = []
        self._closer: RemoteReading | None = None
        self._readying: asyncio.Future[None] | None = None

    @property
    def name(self) -> str:
        return self._remote.name

    @property
    def paid(self) -> bool:
        return self._remote.paid

    @property
    def model(self) -> str:
        """The model that is asked now."""
        return self._remote.model

    def request_for(self, task: ReadTask, local: LocalReading, reader: PageReader) -> RemoteRequest:
        """What would be asked about a document that was read here; blocks, for any thread."""
        return request_for(self._remote, self._rules, task, local, reader)

    async def read(
        self,
        task: ReadTask,
        request: RemoteRequest,
        pages: tuple[PageText, ...],
        cancel: CancelToken,
    ) -> tuple[Proposal, ReaderRun]:
        """What the service says of the document, found again on its `pages` as read here.

        Raises a ServiceError, or Cancelled at once when asked to stop.
        """
        asked_at = self.clock.now()
        answered = await self._answered(request, task, cancel)
        remote, kept = answered.remote, answered.kept
        model = kept[0].model or remote.model
        ways = _ways_of(pages)
        read = [
            remote.interpret(answer.raw, task.own, model, _view(part, ways))
            for part, answer in zip(answered.parts, kept, strict=True)
        ]
        said = trusted(grounded(remote.join(read), pages, ways), pages)
        said = replace(said, notes=(*said.notes, *self._remarks(answered)))
        return said, ReaderRun(
            reader=remote.name,
            model=model,
            started_at=asked_at,
            seconds=sum(answer.seconds for answer in kept),
            outcome=JobStatus.COMPLETED,
            proposal=said,
            usage=_usage(answered),
            log_id=kept[0].log_id,
        )

    async def look_closer(
        self,
        task: ReadTask,
        request: RemoteRequest,
        model: str,
        paths: Sequence[str],
        pages: tuple[PageText, ...],
        cancel: CancelToken,
    ) -> tuple[Proposal, ReaderRun] | None:
        """What a stronger model says of these fields alone; None where it can't be asked so.

        Asked once, priced, capped and kept as every question. Raises as `read`.
        """
        if model == self._remote.model or model in self._gone:
            return None
        asked = self._remote.about(request, paths)
        if asked is None:
            return None
        if self._closer is None:
            # limits are a model's own: one that is refused must not close the way to the other
            self._closer = RemoteReading(
                self._remote.turned_to(model),
                self._answers,
                self.clock,
                rules=replace(self._rules, places=None),
            )
        # nothing is won by waiting a day for the rest of a reading that is there
        tier = Tier.FLEX if task.tier is Tier.BATCH else task.tier
        return await self._closer.read(replace(task, tier=tier), asked, pages, cancel)

    def failed_run(self, error: ServiceError, asked_at: datetime) -> ReaderRun:
        """The run of a request that brought nothing."""
        unknown = isinstance(error, OutcomeUnknown)
        return ReaderRun(
            reader=self._remote.name,
            model=self._remote.model,
            started_at=asked_at,
            seconds=(self.clock.now() - asked_at).total_seconds(),
            outcome=JobStatus.OUTCOME_UNKNOWN if unknown else JobStatus.FAILED,
            error=error,
        )

    async def aclose(self) -> None:
        """Close connections; on the event loop that asked, before it ends."""
        if self._readying is not None:
            await self._readying
        for remote in (*self._left_behind, self._remote):
            await remote.aclose()
        if self._closer is not None:
            await self._closer.aclose()

    async def _answered(
        self, request: RemoteRequest, task: ReadTask, cancel: CancelToken
    ) -> _Answered:
        """The answers to a document's page ranges: each is asked, paid and kept by itself."""
        while True:
            # others may turn to another model while this one waits
            remote = self._remote
            try:
                return await self._answers_of(remote, request, task, cancel)
            except ModelGone as gone:
                if not self._turn_from(remote, gone):
                    raise

    async def _answers_of(
        self, remote: RemoteReader, request: RemoteRequest, task: ReadTask, cancel: CancelToken
    ) -> _Answered:
        parts = remote.split(request)
        keys = [remote.request_key(part) for part in parts]
        places = self._rules.places
        if task.tier is Tier.BATCH and places is not None:
            answers = self._answers()
            if any(answers.get(key, wished_at=self._wished(task)) is None for key in keys):
                places.hand_over(remote, parts, task)
        asked = remote if task.tier is None else remote.at_tier(_at_once(task.tier))
        kept: list[StoredAnswer] = []
        fresh: list[StoredAnswer] = []
        for key, part in zip(keys, parts, strict=True):
            answer, paid_now = await self._kept_answer(asked, key, part, task, cancel)
            kept.append(answer)
            if paid_now or (task.wished_at is not None and answer.asked_at >= task.wished_at):
                fresh.append(answer)
        return _Answered(remote, parts, tuple(kept), tuple(fresh))

    def _wished(self, task: ReadTask) -> datetime | None:
        """When a person asked for this reading, None when nobody did."""
        if task.wished_at is None and task.ask_again:
            return self.clock.now()
        return task.wished_at

    def _turn_from(self, remote: RemoteReader, gone: ModelGone) -> bool:
        """Ask another model from now on; False when that is gone too, so that nobody goes round."""
        if remote is not self._remote:
            # another document found out first
            return True
        self._gone.add(remote.model)
        model = gone.fallback
        if model is None or model in self._gone:
            self._gate.halt(gone)
            return False
        log.warning("The model %s is gone; %s is asked instead", self._remote.model, model)
        self._left_behind.append(self._remote)
        self._remote = self._remote.turned_to(model)
        if self._on_notice is not None:
            self._on_notice(_moved(self._gone, model))
        if self._on_moved is not None:
            for name in self._gone:
                self._on_moved(name, model)
        return True

    def _remarks(self, answered: _Answered) -> Iterator[str]:
        """What a person should know of an answer beside its values."""
        if self._gone:
            yield _moved(self._gone, answered.remote.model)
        if not answered.fresh:
            yield "The answer was in the store already: this reading cost nothing."

    async def _kept_answer(
        self,
        remote: RemoteReader,
        key: str,
        request: RemoteRequest,
        task: ReadTask,
        cancel: CancelToken,
    ) -> tuple[StoredAnswer, bool]:
        """The kept answer to this very question, and whether it had to be asked for now."""
        from desktop.store.answers import AnswerState

        answers, wished_at = self._answers(), self._wished(task)
        kept = answers.get(key, wished_at=wished_at)
        if kept is not None:
            return kept, False
        expected = remote.estimate(request)
        reservation = Reservation(
            most=expected.most,
            currency=expected.currency,
            form=expected.form,
            tier=remote.tier,
            sent_sha256=remote.sent_sha256(request),
            pages=tuple(page.number for page in request.pages),
        )
        async with self._gate.turn(expected.input_tokens + expected.output_tokens, cancel) as turn:
            state = answers.begin(
                key,
                reader=remote.name,
                model=remote.model,
                sha256=task.sha256,
                invoice_id=task.invoice_id,
                ask_again=task.ask_again,
                wished_at=wished_at,
                reservation=reservation,
            )
            turn.idle = state is not AnswerState.STARTED
            if state is AnswerState.STARTED:
                turn.used = await self._send(remote, answers, key, request, cancel)
        if state is AnswerState.IN_FLIGHT:
            raise ServiceBusy(
                "Another window is asking the service about this document.", wait_seconds=10
            )
        if state is AnswerState.REFUSED:
            # the gate learns nothing of it: meanwhile a person may have put right what was wrong
            raise answers.refusal(key) or OutcomeUnknown()
        if state is AnswerState.UNKNOWN:
            raise OutcomeUnknown
        kept = answers.get(key)
        if kept is None:
            raise OutcomeUnknown
        return kept, state is AnswerState.STARTED

    async def _send(
        self,
        remote: RemoteReader,
        answers: AnswerStore,
        key: str,
        request: RemoteRequest,
        cancel: CancelToken,
    ) -> int:
        """Send it and keep what comes back; how many tokens it took."""
        started = time.monotonic()
        asking = asyncio.ensure_future(remote.ask(request))
        if self._readying is None:
            # while the first answer is awaited: afterwards it would keep the next ones waiting
            self._readying = asyncio.ensure_future(asyncio.to_thread(_ready_for_answers))
        try:
            while not asking.done():
                cancel.raise_if_cancelled()
                await asyncio.wait({asking}, timeout=STOP_CHECK_SECONDS)
            answer = asking.result()
        except OutcomeUnknown:
            answers.mark_unknown(key)
            raise
        except ServiceUnreachable:
            answers.release(key)
            raise
        except ServiceError as error:
            # an error reply is no answer: nothing was read, nothing is charged
            seconds = time.monotonic() - started
            if next_step(error, 1).action in (Action.FAIL, Action.STOP):
                answers.refuse(key, error, seconds=seconds)
            else:
                answers.release(key, error.code, seconds=seconds)
            raise
        except (Cancelled, asyncio.CancelledError):
            asking.cancel()
            await asyncio.gather(asking, return_exceptions=True)
            # it went out: whether it was worked on and charged, nobody can tell
            answers.mark_unknown(key)
            raise
        answers.store(key, answer)
        return answer.usage.total_tokens


def _ready_for_answers() -> None:
    """Import what puts an answer to use: it takes as long as dozens of answers."""
    import desktop.readers.combine
    import desktop.readers.grounding  # noqa: F401


def _ways_of(pages: tuple[PageText, ...]) -> DocumentConventions:
    """How the whole document writes numbers and dates."""
    from desktop.readers.conventions import decide

    return decide(pages)


def _view(part: RemoteRequest, ways: DocumentConventions) -> DocumentView:
    """What an answer about some pages is read by: their words, the whole document's ways."""
    return DocumentView(part.pages, ways.decimal_mark, ways.date_order, part.own_fields)


def _at_once(tier: Tier) -> Tier:
    """The tier of a request that is sent now: where there are no batches, as any other."""
    return Tier.STANDARD if tier is Tier.BATCH else tier


def _moved(gone: Collection[str], model: str) -> str:
    verb = "is" if len(gone) == 1 else "are"
    return f"{' and '.join(sorted(gone))} {verb} no longer available; {model} is asked instead."


def _usage(answered: _Answered) -> Usage:
    """The tokens of all answers, the money of those that this reading paid for."""
    paid = {answer.key for answer in answered.fresh}
    return summed(
        [answer.usage if answer.key in paid else _free(answer.usage) for answer in answered.kept]
    )


def _free(usage: Usage) -> Usage:
    return replace(usage, cost=Decimal(0), kept=True)


def summed(usages: Sequence[Usage]) -> Usage:
    """What several requests cost together; the money is known only if each one's is."""
    if len(usages) == 1:
        return usages[0]
    costs = [usage.cost for usage in usages]
    known = [cost for cost in costs if cost is not None]
    return Usage(
        input_tokens=sum(usage.input_tokens for usage in usages),
        output_tokens=sum(usage.output_tokens for usage in usages),
        thinking_tokens=sum(usage.thinking_tokens for usage in usages),
        cached_tokens=sum(usage.cached_tokens for usage in usages),
        cost=sum(known, Decimal(0)) if len(known) == len(costs) else None,
        currency=usages[0].currency,
        rate=usages[0].rate,
        kept=all(usage.kept for usage in usages),
    )


def grounded(
    proposal: Proposal, pages: tuple[PageText, ...], ways: DocumentConventions
) -> Proposal:
    """The same values, each with its place on the pages where it is printed there."""
    if not pages:
        return proposal
    evidence = dict(proposal.evidence)
    finder: Grounding | None = None
    for path, reading in proposal.evidence.items():
        if reading.proven or path in _PRINTED_NOWHERE:
            continue
        if finder is None:
            finder = _finder(pages, ways)
        place = finder.find(path, reading.value)
        if place is not None:
            page, box, text = place
            evidence[path] = replace(reading, page=page, box=box, text=text)
    return replace(proposal, evidence=evidence)


def _finder(pages: tuple[PageText, ...], ways: DocumentConventions) -> Grounding:
    """Made only when it is needed: laying out the words costs more than all the rest."""
    from desktop.readers.grounding import Grounding

    return Grounding(pages, ways)


def retry_delay(error: UserError, attempt: int) -> float | None:
    """Seconds until another attempt is worth it after `attempt` of them; None when it isn't."""
    if isinstance(error, CapReached):
        return error.wait_seconds
    if not isinstance(error, ServiceError):
        return None
    step = next_step(error, attempt, random.random)
    return step.seconds if step.action in (Action.RETRY, Action.PAUSE) else None
