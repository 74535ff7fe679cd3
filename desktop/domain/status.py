# SPDX-License-Identifier: AGPL-3.0-or-later
"""States of jobs and invoices, and the only table of allowed moves."""

from __future__ import annotations

from enum import StrEnum

from desktop.domain.errors import MoveNotAllowed


class JobStatus(StrEnum):
    """How far reading a document is. `waiting` has a time and a reason; `failed` may be final."""

    PENDING = "pending"
    WAITING = "waiting"
    PROCESSING = "processing"
    COMPLETED = "completed"
    FAILED = "failed"
    OUTCOME_UNKNOWN = "outcome_unknown"
    CANCELLED = "cancelled"

    @property
    def is_over(self) -> bool:
        """Whether nothing happens any more unless a person asks."""
        return self in _OVER


_OVER = {
    JobStatus.COMPLETED,
    JobStatus.FAILED,
    JobStatus.OUTCOME_UNKNOWN,
    JobStatus.CANCELLED,
}


class InvoiceState(StrEnum):
    """Where an invoice is in the bookkeeper's work.

    `replaced`: other invoices, made of its pages, took its place; it comes back only with them
    taken back.
    """

    QUEUED = "queued"
    EXTRACTING = "extracting"
    EXTRACTION_FAILED = "extraction_failed"
    NEEDS_REVIEW = "needs_review"
    VERIFIED = "verified"
    POSTPONED = "postponed"
    REJECTED = "rejected"
    DELETED = "deleted"
    REPLACED = "replaced"

    @property
    def is_gone(self) -> bool:
        """Whether it counts among the workspace's invoices no more."""
        return self in _GONE


_GONE = {InvoiceState.DELETED, InvoiceState.REPLACED}

_J = JobStatus
_JOB_MOVES: dict[JobStatus, frozenset[JobStatus]] = {
    _J.PENDING: frozenset({_J.PROCESSING, _J.CANCELLED, _J.WAITING}),
    # what waits for a batch ends with it, whatever became of it
    _J.WAITING: frozenset({_J.PENDING, _J.PROCESSING, _J.CANCELLED, _J.FAILED, _J.OUTCOME_UNKNOWN}),
    _J.PROCESSING: frozenset(
        {_J.COMPLETED, _J.FAILED, _J.CANCELLED, _J.OUTCOME_UNKNOWN, _J.PENDING, _J.WAITING}
    ),
    _J.COMPLETED: frozenset({_J.PENDING}),
    _J.FAILED: frozenset({_J.PENDING}),
    _J.OUTCOME_UNKNOWN: frozenset({_J.PENDING, _J.CANCELLED}),
    _J.CANCELLED: frozenset({_J.PENDING}),
}

_S = InvoiceState
_INVOICE_MOVES: dict[InvoiceState, frozenset[InvoiceState]] = {
    _S.QUEUED: frozenset(
        {_S.EXTRACTING, _S.NEEDS_REVIEW, _S.EXTRACTION_FAILED, _S.DELETED, _S.REJECTED}
    ),
    _S.EXTRACTING: frozenset(
        {_S.NEEDS_REVIEW, _S.EXTRACTION_FAILED, _S.QUEUED, _S.DELETED, _S.REJECTED}
    ),
    # a person may type in by hand what no reader could read, and verify that
    _S.EXTRACTION_FAILED: frozenset(
        {_S.QUEUED, _S.NEEDS_REVIEW, _S.VERIFIED, _S.POSTPONED, _S.REJECTED, _S.DELETED}
    ),
    _S.NEEDS_REVIEW: frozenset(
        {_S.VERIFIED, _S.POSTPONED, _S.REJECTED, _S.DELETED, _S.QUEUED, _S.EXTRACTION_FAILED}
    ),
    # a change to a verified invoice makes it need review again
    _S.VERIFIED: frozenset({_S.NEEDS_REVIEW, _S.DELETED, _S.QUEUED, _S.REJECTED}),
    _S.POSTPONED: frozenset({_S.NEEDS_REVIEW, _S.VERIFIED, _S.REJECTED, _S.DELETED, _S.QUEUED}),
    _S.REJECTED: frozenset({_S.NEEDS_REVIEW, _S.DELETED, _S.QUEUED}),
    _S.DELETED: frozenset(
        {_S.NEEDS_REVIEW, _S.QUEUED, _S.EXTRACTION_FAILED, _S.REJECTED, _S.POSTPONED}
    ),
    # by `store.parts` alone, which takes the parts away
    _S.REPLACED: frozenset(),
}

_REPLACEABLE = frozenset(
    {_S.QUEUED, _S.EXTRACTING, _S.EXTRACTION_FAILED, _S.NEEDS_REVIEW, _S.POSTPONED}
)


def check_job_move(before: JobStatus, after: JobStatus) -> None:
    """Raise MoveNotAllowed unless a job may go from `before` to `after`."""
    if after not in _JOB_MOVES[before]:
        raise MoveNotAllowed(f"A job that is {before.value} cannot become {after.value}.")


def check_invoice_move(before: InvoiceState, after: InvoiceState) -> None:
    """Raise MoveNotAllowed unless an invoice may go from `before` to `after`."""
    if after not in _INVOICE_MOVES[before]:
        name = before.value.replace("_", " ")
        raise MoveNotAllowed(f"An invoice that is “{name}” cannot become “{after.value}”.")


def check_replaceable(state: InvoiceState) -> None:
    """Raise MoveNotAllowed unless parts may take the place of an invoice in this state."""
    if state is InvoiceState.VERIFIED:
        raise MoveNotAllowed(
            "A verified invoice can't be split or joined.", "Take its verification back first."
        )
    if state not in _REPLACEABLE:
        name = state.value.replace("_", " ")
        raise MoveNotAllowed(
            f"An invoice that is “{name}” can't be split or joined.", "Restore it first."
        )


def invoice_move_allowed(before: InvoiceState, after: InvoiceState) -> bool:
    """Whether the move is in the table; for enabling actions."""
    return after in _INVOICE_MOVES[before]
