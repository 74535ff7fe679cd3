# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reading by batch: questions are handed over, sent together, watched and collected."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NoReturn, Protocol

from desktop.domain.batching import BatchInfo, BatchStage
from desktop.domain.errors import MoveNotAllowed, ServiceError
from desktop.domain.ports import RemoteReader, RemoteRequest
from desktop.domain.status import JobStatus
from desktop.workflows.requests import ChangeKind
from desktop.workflows.workspaces import OpenWorkspace

if TYPE_CHECKING:
    from desktop.workflows.asking import ReadTask

LONGEST_PAUSE_SECONDS = 60.0


class BatchPlaces(Protocol):
    """Where asking leaves questions that go by batch, and what the runner drives each round.

    Everything is called in the thread of the runner's loop.
    """

    def hand_over(
        self, remote: RemoteReader, parts: Sequence[RemoteRequest], task: ReadTask
    ) -> NoReturn:
        """Note a document's questions for the next batch, or find them in one that is open.

        `parts` are all of `remote.split`; those that are answered already are left out. Never
        returns: InBatch as a rule; OutcomeUnknown where an earlier sending's outcome is unknown
        and nobody asked again; ModelGone where a batch for this model was refused for that;
        another ServiceError where the service takes no batches (code "batch_needs_bucket").
        """
        ...

    async def tick(self, remote: RemoteReader | None, *, idle: bool) -> None:
        """One round, quick: what concerns the network goes on in tasks of its own.

        Takes back what an ended program left, sends what was handed over (when it is large
        enough, or `idle`: the queue has no further job to claim now), looks after open batches
        when that is due, takes their answers in and makes their jobs due. `remote` is the reader
        of the present settings.
        """
        ...

    @property
    def busy(self) -> bool:
        """Whether something is being sent or collected, or is still to be sent."""
        ...

    def parked(self) -> int:
        """How many open jobs wait for nothing but the end of a batch that was sent."""
        ...

    def next_at(self) -> datetime | None:
        """When there is something to do for `tick` again; None when nothing is open."""
        ...

    async def aclose(self) -> None:
        """Stop exchanges that are under way; nothing is lost, the next program goes on."""
        ...


def newest(workspace: OpenWorkspace) -> tuple[BatchInfo, ...]:
    """The workspace's batches, the newest first."""
    return workspace.store.batch_list.newest()


def lying(workspace: OpenWorkspace) -> tuple[BatchInfo, ...]:
    """The batches that aren't over."""
    return workspace.store.batch_list.newest(open_only=True)


def look_now(workspace: OpenWorkspace) -> None:
    """Have the runner's next round look at every open batch."""
    workspace.store.batch_watch.due_now()


def seconds_to_next_look(workspace: OpenWorkspace, reader: str) -> float:
    """How long until an open batch of this service is to be looked at; a minute at most."""
    at = workspace.store.batch_watch.next_at(reader)
    if at is None:
        return LONGEST_PAUSE_SECONDS
    left = (at - workspace.clock.now()).total_seconds()
    return min(LONGEST_PAUSE_SECONDS, max(0.05, left))


def full_id(workspace: OpenWorkspace, beginning: str) -> str:
    """The id of the one batch whose id begins so; raises NotFound."""
    return workspace.store.batch_list.full_id(beginning)


def cancel(workspace: OpenWorkspace, batch_id: str) -> None:
    """Stop a batch; what was answered is kept.

    One that isn't sent yet ends here and now. One at the service is stopped there by the runner,
    in its next round. Raises MoveNotAllowed for one that is over, or is being sent just now.
    """
    watch = workspace.store.batch_watch
    ids = tuple(watch.invoices(batch_id))
    stage = watch.cancel(batch_id)
    if stage is None:
        raise MoveNotAllowed("This batch is over already, nothing was cancelled.")
    if stage is BatchStage.SENDING:
        raise MoveNotAllowed(
            "This batch is just being sent.", "Cancel it in a few minutes, when it has arrived."
        )
    if stage is BatchStage.COLLECTING:
        stopped = ServiceError(
            "Its batch was cancelled before it was sent.",
            "Use 'read again' to have it read.",
            code="batch_cancelled",
        )
        ends = workspace.store.batch_ends
        ends.failed(batch_id, dict.fromkeys(ids, stopped), JobStatus.CANCELLED)
        ends.ended(batch_id, BatchStage.CANCELLED)
    workspace.announce(ChangeKind.JOB, ids)


def in_batch_words(since: datetime, expected_by: datetime | None) -> str:
    """What a row says of a document whose question is at the service."""
    begun = clock_time(since)
    if expected_by is None:
        return f"In a batch since {begun}"
    return f"In a batch since {begun}, expected by {clock_time(expected_by)}"


def clock_time(moment: datetime) -> str:
    """A day and time as a row tells it, where the bookkeeper is: "21 Nov 15:40"."""
    local = moment.astimezone()
    return f"{local.day} {local:%b %H:%M}"
