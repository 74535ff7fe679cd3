# SPDX-License-Identifier: AGPL-3.0-or-later
"""Asking a remote reader about one document: once, kept before it is used, never paid twice."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.company import OwnCompany
from desktop.domain.errors import (
    DocumentMissing,
    ModelGone,
    OutcomeUnknown,
    ServiceBusy,
    ServiceError,
    UserError,
)
from desktop.domain.page import PageText
from desktop.domain.ports import (
    Clock,
    DocumentView,
    OwnField,
    RemoteReader,
    RemoteRequest,
    Usage,
)
from desktop.domain.reading import Proposal
from desktop.domain.status import JobStatus
from desktop.domain.task import Cancelled, CancelToken
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
    from desktop.readers.grounding import Grounding
    from desktop.store.answers import AnswerStore, StoredAnswer

log = logging.getLogger("vouch.asking")

STOP_CHECK_SECONDS = 0.1
_PRINTED_NOWHERE = frozenset({"document_type", "language", "origin"})


@dataclass(frozen=True, slots=True)
class ReadTask:
    """One document to read. `ask_again` lets a paid request of unknown outcome be sent again."""

    path: Path
    sha256: str
    reader: ReaderChoice
    own: OwnCompany = field(default_factory=OwnCompany)
    own_fields: tuple[OwnField, ...] = ()
    password: str | None = field(default=None, repr=False)
    invoice_id: str | None = None
    ask_again: bool = False


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


class RemoteReading:
    """A remote reader and the place where its answers are kept."""

    def __init__(
        self,
        remote: RemoteReader,
        answers: Callable[[], AnswerStore],
        clock: Clock,
        gate: RemoteGate | None = None,
    ) -> None:
        self._remote = remote
        self._answers = answers
        self.clock = clock
        self._gate = gate or RemoteGate(Pace(REQUESTS_A_MINUTE, TOKENS_A_MINUTE))
        self._gone: set[str] = set()
        self._left_behind: list[RemoteReader] = []

    @property
    def name(self) -> str:
        return self._remote.name

    @property
    def paid(self) -> bool:
        return self._remote.paid

    async def read(
        self, task: ReadTask, pages: tuple[PageText, ...], media_type: str, cancel: CancelToken
    ) -> tuple[Proposal, ReaderRun]:
        """What the service says of the document, found again on its pages.

        Raises a ServiceError, or Cancelled at once when asked to stop.
        """
        asked_at = self.clock.now()
        request = RemoteRequest(
            sha256=task.sha256,
            media_type=media_type,
            data=_bytes_of(task.path),
            pages=pages,
            own=task.own,
            own_fields=task.own_fields,
        )
        remote, parts, kept = await self._answered(request, task, cancel)
        model = kept[0].model or remote.model
        read = [
            remote.interpret(answer.raw, task.own, model, _view(part, pages))
            for part, answer in zip(parts, kept, strict=True)
        ]
        said = trusted(grounded(remote.join(read), pages), pages)
        return said, ReaderRun(
            reader=self._remote.name,
            model=model,
            started_at=asked_at,
            seconds=sum(answer.seconds for answer in kept),
            outcome=JobStatus.COMPLETED,
            proposal=said,
            usage=_sum([answer.usage for answer in kept]),
            log_id=kept[0].log_id,
        )

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
        for remote in (*self._left_behind, self._remote):
            await remote.aclose()

    async def _answered(
        self, request: RemoteRequest, task: ReadTask, cancel: CancelToken
    ) -> tuple[RemoteReader, tuple[RemoteRequest, ...], list[StoredAnswer]]:
        """The answers to a document's page ranges: each is asked, paid and kept by itself."""
        while True:
            # others may turn to another model while this one waits
            remote = self._remote
            parts = remote.split(request)
            try:
                kept = [await self._kept_answer(remote, part, task, cancel) for part in parts]
            except ModelGone as gone:
                if not self._turn_from(remote, gone):
                    raise
                continue
            return remote, parts, kept

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
        return True

    async def _kept_answer(
        self, remote: RemoteReader, request: RemoteRequest, task: ReadTask, cancel: CancelToken
    ) -> StoredAnswer:
        """The kept answer to this very question, asked for now if there is none yet."""
        from desktop.store.answers import AnswerState

        answers = self._answers()
        key = remote.request_key(request)
        kept = answers.get(key)
        if kept is not None:
            return kept
        expected = remote.estimate(request)
        async with self._gate.turn(expected.input_tokens + expected.output_tokens, cancel) as turn:
            state = answers.begin(
                key,
                reader=remote.name,
                model=remote.model,
                sha256=task.sha256,
                invoice_id=task.invoice_id,
                ask_again=task.ask_again,
            )
            turn.idle = state is not AnswerState.STARTED
            if state is AnswerState.STARTED:
                turn.used = await self._send(remote, answers, key, request, cancel)
        if state is AnswerState.IN_FLIGHT:
            raise ServiceBusy(
                "Another window is asking the service about this document.", wait_seconds=10
            )
        if state is AnswerState.UNKNOWN:
            raise OutcomeUnknown
        kept = answers.get(key)
        if kept is None:
            raise OutcomeUnknown
        return kept

    async def _send(
        self,
        remote: RemoteReader,
        answers: AnswerStore,
        key: str,
        request: RemoteRequest,
        cancel: CancelToken,
    ) -> int:
        """Send it and keep what comes back; how many tokens it took."""
        asking = asyncio.ensure_future(remote.ask(request))
        try:
            while not asking.done():
                cancel.raise_if_cancelled()
                await asyncio.wait({asking}, timeout=STOP_CHECK_SECONDS)
            answer = asking.result()
        except OutcomeUnknown:
            answers.mark_unknown(key)
            raise
        except ServiceError:
            # an error reply is no answer: nothing was read, nothing is charged
            answers.release(key)
            raise
        except (Cancelled, asyncio.CancelledError):
            asking.cancel()
            await asyncio.gather(asking, return_exceptions=True)
            # it went out: whether it was worked on and charged, nobody can tell
            answers.mark_unknown(key)
            raise
        answers.store(key, answer)
        return answer.usage.total_tokens


def _view(part: RemoteRequest, pages: tuple[PageText, ...]) -> DocumentView:
    """What an answer about some pages is read by: their words, the whole document's ways."""
    from desktop.readers.conventions import decide

    conventions = decide(pages)
    return DocumentView(
        part.pages, conventions.decimal_mark, conventions.date_order, part.own_fields
    )


def _sum(usages: Sequence[Usage]) -> Usage:
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
    )


def grounded(proposal: Proposal, pages: tuple[PageText, ...]) -> Proposal:
    """The same values, each with its place on the pages where it is printed there."""
    if not pages:
        return proposal
    evidence = dict(proposal.evidence)
    finder: Grounding | None = None
    for path, reading in proposal.evidence.items():
        if reading.proven or path in _PRINTED_NOWHERE:
            continue
        if finder is None:
            finder = _finder(pages)
        place = finder.find(path, reading.value)
        if place is not None:
            page, box, text = place
            evidence[path] = replace(reading, page=page, box=box, text=text)
    return replace(proposal, evidence=evidence)


def _finder(pages: tuple[PageText, ...]) -> Grounding:
    """Made only when it is needed: laying out the words costs more than all the rest."""
    from desktop.readers.conventions import decide
    from desktop.readers.grounding import Grounding

    return Grounding(pages, decide(pages))


def retry_delay(error: UserError, attempt: int) -> float | None:
    """Seconds until another attempt is worth it after `attempt` of them; None when it isn't."""
    if not isinstance(error, ServiceError):
        return None
    step = next_step(error, attempt, random.random)
    return step.seconds if step.action in (Action.RETRY, Action.PAUSE) else None


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise DocumentMissing from error
