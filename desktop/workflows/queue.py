# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a person does with reading jobs: cancel, retry, read again."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.errors import MoveNotAllowed
from desktop.domain.status import JobStatus
from desktop.workflows.many import for_each
from desktop.workflows.requests import ChangeKind, ManyResult, ReaderChoice
from desktop.workflows.workspaces import OpenWorkspace

_RETRYABLE = {JobStatus.FAILED, JobStatus.CANCELLED, JobStatus.OUTCOME_UNKNOWN}


def cancel(workspace: OpenWorkspace, invoice_ids: Sequence[str]) -> ManyResult:
    """Cancel queued and running jobs; tell the runner too, so that running ones stop at once."""

    def act(invoice_id: str) -> None:
        if not workspace.store.jobs.cancel((invoice_id,), workspace.who):
            raise MoveNotAllowed("This invoice is not being read, nothing was cancelled.")

    return _announced(workspace, for_each(invoice_ids, act))


def retry(workspace: OpenWorkspace, invoice_ids: Sequence[str]) -> ManyResult:
    """Queue failed and cancelled jobs again, each with the reader that it had.

    A paid request of unknown outcome is sent again, because a person asked.
    """

    def act(invoice_id: str) -> None:
        job = workspace.store.invoices.get(invoice_id).job
        if job.status not in _RETRYABLE:
            raise MoveNotAllowed("Only a failed or cancelled job can be tried again.")
        _requeue(workspace, invoice_id, None)

    return _announced(workspace, for_each(invoice_ids, act))


def read_again(
    workspace: OpenWorkspace, invoice_ids: Sequence[str], reader: ReaderChoice | None = None
) -> ManyResult:
    """Read whole invoices anew, by `reader` or the one they had; a person's values stay."""
    return _announced(
        workspace, for_each(invoice_ids, lambda one: _requeue(workspace, one, reader))
    )


def _requeue(workspace: OpenWorkspace, invoice_id: str, reader: str | None) -> None:
    if not workspace.store.jobs.requeue((invoice_id,), reader, workspace.who):
        raise MoveNotAllowed(
            "This invoice is being read already, or was deleted.",
            "Wait until it is read, or restore it first.",
        )


def _announced(workspace: OpenWorkspace, result: ManyResult) -> ManyResult:
    if result.done:
        workspace.announce(ChangeKind.JOB, result.done)
    return result
