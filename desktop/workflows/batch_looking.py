# SPDX-License-Identifier: AGPL-3.0-or-later
"""Looking at batches that were sent: how they stand, where they went, what came of them."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from desktop.domain.batching import BatchService, BatchStage, BatchTicket
from desktop.domain.errors import BatchNotFound, OutcomeUnknown, ServiceError, UserError
from desktop.domain.ports import RemoteReader
from desktop.domain.status import JobStatus
from desktop.domain.task import Cancelled, CancelToken
from desktop.store.batch_rows import OpenBatch
from desktop.workflows.batch_results import settled
from desktop.workflows.batch_sending import KEPT_FOR, display_name, unbroken
from desktop.workflows.workspaces import OpenWorkspace

log = logging.getLogger("vouch.batches")

LOOK_AGAIN = timedelta(seconds=60)
LOOKS_IN_VAIN = 2
"""A batch whose sending was cut off is looked for so often before it counts as never sent."""


class BatchLooking:
    """Looks for one open workspace, in the loop's thread.

    `note_sent` is told of a batch that was found; `tell` of invoices whose jobs moved.
    """

    def __init__(
        self,
        workspace: OpenWorkspace,
        note_sent: Callable[[str, BatchTicket], None],
        tell: Callable[[Sequence[str]], None],
    ) -> None:
        self._workspace = workspace
        self._watch = workspace.store.batch_watch
        self._ends = workspace.store.batch_ends
        self._note_sent = note_sent
        self._tell = tell
        self._stop = CancelToken()
        self.early: tuple[str, ...] = ()

    def stop(self) -> None:
        """Take nothing more in; what is left is taken in by a later look."""
        self._stop.cancel()

    def look_after_early(self) -> None:
        """Jobs that were at work when their batch ended may wait for it by now."""
        if self.early:
            self.early = self._ends.due(self.early)

    async def look(self, found: OpenBatch, remote: RemoteReader) -> None:
        """One look at one batch, whatever it says; never raises a ServiceError."""
        try:
            await self._look(found, remote.batches())
        except BatchNotFound as error:
            if found.sent_at is not None and self._now() - found.sent_at > KEPT_FOR:
                self._lose(found, error)
            else:
                self._watch.note(found, found.stage, error)
        except Cancelled:
            log.info("A batch's answers are taken in at the next start")
        except ServiceError as error:
            # the batch goes on without us; it is looked at again when that is due
            log.info("A batch could not be looked at: %s", error.title)
            self._watch.note(found, found.stage, error)

    async def _look(self, found: OpenBatch, service: BatchService) -> None:
        if found.name is None:
            await self._find(found, service)
            return
        if found.stage is BatchStage.CANCELLING and not found.cancel_sent:
            await service.cancel(found.name)
            self._watch.cancel_sent(found)
        status = await service.status(found.name)
        if status.state.ended:
            await self._collect(found, found.name, service, status.error)
        else:
            self._watch.note(found, BatchStage(status.state.value))

    async def _find(self, found: OpenBatch, service: BatchService) -> None:
        """A sending that was cut off: the service knows whether it took the batch."""
        name = await service.find(display_name(found.id))
        if name is not None:
            ticket = BatchTicket(name, found.model, ())
            await unbroken(self._note_sent, found.id, ticket)
        elif found.looks + 1 < LOOKS_IN_VAIN:
            self._watch.look_again(found, self._now() + LOOK_AGAIN)
        else:
            log.info("A batch was never sent; its documents are handed over again")
            self._tell(self._workspace.store.batches.hand_back(found.id))

    async def _collect(
        self, found: OpenBatch, name: str, service: BatchService, error: UserError | None
    ) -> None:
        keys = self._watch.keys(found.id)
        ticket = BatchTicket(name, found.model, keys, found.input_file)
        results = await service.collect(ticket)
        store = self._workspace.store
        ended = await unbroken(settled, store, found, results, error, self._stop)
        log.info(
            "A batch ended (%s): %d documents answered, %d not",
            results.state.value,
            len(ended.answered),
            len(ended.failed),
        )
        self.early = (*self.early, *ended.early)
        self._tell((*ended.answered, *ended.failed))
        try:
            await service.forget(ticket)
        except ServiceError as failure:
            log.info("The service keeps a batch's questions for now: %s", failure.title)

    def _lose(self, found: OpenBatch, error: ServiceError) -> None:
        """Nobody can say any more what became of it: it may have been paid."""
        lost = OutcomeUnknown(
            "A batch was sent and the service does not know it any more.",
            "It may have been paid. Use 'read again' to have this document asked once more.",
        )
        ids = tuple(self._watch.invoices(found.id))
        self._ends.failed(found.id, dict.fromkeys(ids, lost), JobStatus.OUTCOME_UNKNOWN)
        self._ends.ended(found.id, BatchStage.LOST, error)
        self._tell(ids)

    def _now(self) -> datetime:
        return self._workspace.clock.now().astimezone(UTC)
