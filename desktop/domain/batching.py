# SPDX-License-Identifier: AGPL-3.0-or-later
"""Batches at a paid service: many questions sent once, at half the price, answered within a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import BinaryIO, Protocol

from desktop.domain.errors import ServiceError
from desktop.domain.ports import RemoteAnswer, RemoteRequest


class BatchState(StrEnum):
    """How a batch stands at the service.

    PARTIAL: ended with some answers. EXPIRED: not worked on within its time.
    """

    WAITING = "waiting"
    RUNNING = "running"
    SUCCEEDED = "succeeded"
    PARTIAL = "partial"
    FAILED = "failed"
    CANCELLED = "cancelled"
    EXPIRED = "expired"

    @property
    def ended(self) -> bool:
        """Whether nothing more will come."""
        return self not in (BatchState.WAITING, BatchState.RUNNING)


class BatchStage(StrEnum):
    """How a batch stands in the books.

    COLLECTING isn't sent yet; SENDING is, or is just going, and its name isn't known. LOST: what
    became of it can't be found out any more.
    """

    COLLECTING = "collecting"
    SENDING = "sending"
    WAITING = "waiting"
    RUNNING = "running"
    CANCELLING = "cancelling"
    SUCCEEDED = "succeeded"
    PARTIAL = "partial"
    FAILED = "failed"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    LOST = "lost"

    @property
    def open(self) -> bool:
        """Whether its answers are still to come."""
        return self in _OPEN_STAGES

    @property
    def over(self) -> bool:
        return self not in _OPEN_STAGES

    @property
    def sent(self) -> bool:
        """Whether it is at the service, or may be, and isn't over."""
        return self in _OPEN_STAGES and self is not BatchStage.COLLECTING


_OPEN_STAGES = frozenset(
    {
        BatchStage.COLLECTING,
        BatchStage.SENDING,
        BatchStage.WAITING,
        BatchStage.RUNNING,
        BatchStage.CANCELLING,
    }
)


@dataclass(frozen=True, slots=True)
class BatchInfo:
    """A batch as a person sees it.

    `answered` and `failed` count documents, once it is over; `cost` is what its answers cost so
    far, None where no price is known. `trouble` says what stands in the way, or how it failed.
    """

    id: str
    reader: str
    model: str
    stage: BatchStage
    name: str | None
    created_at: datetime
    sent_at: datetime | None
    expected_by: datetime | None
    ended_at: datetime | None
    questions: int
    documents: int
    answered: int
    failed: int
    cost: Decimal | None
    currency: str
    trouble: str | None = None


@dataclass(frozen=True, slots=True)
class BatchTicket:
    """A batch that was sent: its name at the service and the keys of its questions, in order."""

    name: str
    model: str
    keys: tuple[str, ...]
    input_file: str | None = None


@dataclass(frozen=True, slots=True)
class BatchResults:
    """What came of a batch: answers and errors by key; `missing` have neither.

    A missing one of a batch that ended wasn't worked on and wasn't paid for.
    """

    state: BatchState
    answers: dict[str, RemoteAnswer] = field(default_factory=dict)
    errors: dict[str, ServiceError] = field(default_factory=dict)
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BatchStatus:
    """How a batch stands, as far as the service says."""

    state: BatchState
    created_at: datetime | None = None
    results_file: str | None = None
    error: ServiceError | None = None


class BatchService(Protocol):
    """Sends, watches and collects batches; made by `RemoteReader.batches`, on its connection.

    Every call is one exchange with the service, no retry, and raises a ServiceError.
    """

    @property
    def model(self) -> str: ...

    @property
    def most_bytes(self) -> int:
        """How large a batch's file may be."""
        ...

    def line(self, request: RemoteRequest) -> bytes:
        """A question as one line of a batch's file, its key in it; pure, no network."""
        ...

    async def send(self, lines: BinaryIO, keys: Sequence[str], display_name: str) -> BatchTicket:
        """Send the lines of an open file, whose keys are these, as one batch.

        Raises OutcomeUnknown when it went out and no name came back: look for `display_name`
        with `find` before anything is sent again.
        """
        ...

    async def find(self, display_name: str) -> str | None:
        """The name of a batch that was sent under this display name, None when there is none."""
        ...

    async def status(self, name: str) -> BatchStatus:
        """How it stands; raises BatchNotFound when this key knows no such batch."""
        ...

    async def collect(self, ticket: BatchTicket) -> BatchResults:
        """What came of a batch that ended, joined by key; may be called again and again."""
        ...

    async def cancel(self, name: str) -> None:
        """Ask to stop it: what was answered before is kept and paid."""
        ...

    async def forget(self, ticket: BatchTicket) -> None:
        """Remove the uploaded questions from the service; it would do so after two days."""
        ...
