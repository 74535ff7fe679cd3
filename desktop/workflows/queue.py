# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a person does with reading jobs: cancel, retry, read again."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.errors import MoveNotAllowed
from desktop.domain.ports import RemoteReader
from desktop.domain.spending import Tier
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


def retry(
    workspace: OpenWorkspace, invoice_ids: Sequence[str], *, tier: Tier | None = None
) -> ManyResult:
    """Queue failed and cancelled jobs again, each with the reader that it had.

    At the `tier` that they had, unless one is given: what failed in a batch may be asked at once,
    or by another batch. A paid request of unknown outcome is sent again, because a person asked.
    """

    def act(invoice_id: str) -> None:
        job = workspace.store.invoices.get(invoice_id).job
        if job.status not in _RETRYABLE:
            raise MoveNotAllowed("Only a failed or cancelled job can be tried again.")
        _requeue(workspace, invoice_id, None, tier)

    return _announced(workspace, for_each(invoice_ids, act))


def read_again(
    workspace: OpenWorkspace,
    invoice_ids: Sequence[str],
    reader: ReaderChoice | None = None,
    *,
    tier: Tier | None = None,
    remote: RemoteReader | None = None,
) -> ManyResult:
    """Read whole invoices anew, by `reader` and at `tier` or as before; a person's values stay.

    By batch: give the `remote` that would be asked. Raises ServiceError, with nothing queued, when
    it takes no batches.
    """
    if tier is Tier.BATCH and remote is not None:
        remote.batches()
    return _announced(
        workspace, for_each(invoice_ids, lambda one: _requeue(workspace, one, reader, tier))
    )


def _requeue(
    workspace: OpenWorkspace, invoice_id: str, reader: str | None, tier: Tier | None
) -> None:
    if not workspace.store.jobs.requeue((invoice_id,), reader, workspace.who, tier=tier):
        raise MoveNotAllowed(
            "This invoice is being read already, or was deleted.",
            "Wait until it is read, or restore it first.",
        )


def _announced(workspace: OpenWorkspace, result: ManyResult) -> ManyResult:
    if result.done:
        workspace.announce(ChangeKind.JOB, result.done)
    return result
