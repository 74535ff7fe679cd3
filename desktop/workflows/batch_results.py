# SPDX-License-Identifier: AGPL-3.0-or-later
"""What came of a batch, put where it belongs: answers kept first, then each document's job."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.batching import BatchResults, BatchStage, BatchState
from desktop.domain.errors import ServiceError, UserError
from desktop.domain.status import JobStatus
from desktop.domain.task import CancelToken
from desktop.store.batch_rows import OpenBatch
from desktop.store.workspace import Workspace

AGAIN = "Use 'read again' to have it asked, at once or by another batch; this cost nothing."


@dataclass(frozen=True, slots=True)
class Settled:
    """Invoices by what became of them; `early` are answered ones whose job is at work just now."""

    answered: tuple[str, ...]
    failed: tuple[str, ...]
    early: tuple[str, ...]


def settled(
    store: Workspace,
    found: OpenBatch,
    results: BatchResults,
    failure: UserError | None,
    cancel: CancelToken,
) -> Settled:
    """Keep the answers, make the jobs of answered documents due, and end the others' in words.

    May be interrupted (it raises Cancelled) and done again: what is kept is kept once. Blocks for
    a while with a large batch; for any thread.
    """
    for key, answer in results.answers.items():
        cancel.raise_if_cancelled()
        store.answers.store(key, answer)
    answered: list[str] = []
    failed: dict[str, ServiceError] = {}
    stopped: dict[str, ServiceError] = {}
    for invoice_id, keys in store.batch_watch.invoices(found.id).items():
        # an answer may have come by another way, such as a look before this one was cut off
        left = [k for k in keys if k not in results.answers and store.answers.get(k) is None]
        error = next((results.errors[key] for key in left if key in results.errors), None)
        if not left:
            answered.append(invoice_id)
        elif error is not None:
            failed[invoice_id] = error
        elif results.state is BatchState.CANCELLED:
            stopped[invoice_id] = _never_answered(results.state, failure)
        else:
            failed[invoice_id] = _never_answered(results.state, failure)
    early = store.batch_ends.answered(found.id, answered)
    store.batch_ends.failed(found.id, failed, JobStatus.FAILED)
    store.batch_ends.failed(found.id, stopped, JobStatus.CANCELLED)
    store.batch_ends.ended(found.id, _stage(results, answered), failure)
    return Settled(tuple(answered), (*failed, *stopped), early)


def _stage(results: BatchResults, answered: Sequence[str]) -> BatchStage:
    if results.state is BatchState.SUCCEEDED and not answered:
        return BatchStage.FAILED
    return BatchStage(results.state.value)


def _never_answered(state: BatchState, failure: UserError | None) -> ServiceError:
    """Why there is neither an answer nor an error for a document; it wasn't worked on."""
    if state is BatchState.CANCELLED:
        return ServiceError(
            "Its batch was cancelled before this document was read.", AGAIN, code="batch_cancelled"
        )
    if state is BatchState.EXPIRED:
        return ServiceError(
            "The service did not get to this document's batch in time.",
            AGAIN,
            code="batch_expired",
        )
    if state is BatchState.FAILED:
        why = f" {failure.title}" if failure is not None else ""
        return ServiceError(
            f"This document's batch failed at the service.{why}", AGAIN, code="batch_failed"
        )
    return ServiceError(
        "This document's batch ended without an answer for it.", AGAIN, code="batch_no_answer"
    )
