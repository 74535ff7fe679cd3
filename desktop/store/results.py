# SPDX-License-Identifier: AGPL-3.0-or-later
"""How a claimed job ends: everything that reading brought is written in one transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, update
from uuid_utils.compat import uuid7

from desktop.domain.audit import content_hash
from desktop.domain.errors import StaleRevision, UserError
from desktop.domain.finding import Finding
from desktop.domain.invoice import Invoice
from desktop.domain.listing import InvoiceDetail
from desktop.domain.page import PageText
from desktop.domain.ports import Clock, Usage
from desktop.domain.reading import FieldReading, Proposal
from desktop.domain.status import InvoiceState, JobStatus, check_job_move
from desktop.store import commands, content
from desktop.store.answers import usage_json
from desktop.store.audit_trail import MACHINE, Act, field_acts, record
from desktop.store.database import Database
from desktop.store.detail import Stored, load, read_detail
from desktop.store.jobs import ClaimedJob, back_to_queue, end_job
from desktop.store.owner import Owner
from desktop.store.tables import (
    invoice,
    job,
    reading,
    run,
)


class LeaseLost(UserError):
    """The job isn't ours any more; nothing was written."""

    code = "lease_lost"
    default_title = "Reading this document was cancelled or taken over elsewhere."
    default_advice = "See the invoice's status in the list."


@dataclass(frozen=True, slots=True)
class FinishedRun:
    """One attempt of one reader, for good: its proposal and the single readers' ones beside it."""

    reader: str
    started_at: datetime
    seconds: float
    outcome: JobStatus
    proposal: Proposal | None = None
    alternatives: tuple[Proposal, ...] = ()
    model: str | None = None
    partial: bool = False
    usage: Usage | None = None
    log_id: str | None = None
    error: UserError | None = None


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What is to stand in the invoice now. The last of `runs` is the one it came from.

    `invoice` and `evidence` are written as they are: keeping what a person typed over what a
    reader says was the caller's matter, on the content at `expected_revision`.
    """

    invoice: Invoice
    evidence: Mapping[str, FieldReading]
    findings: tuple[Finding, ...]
    expected_revision: int
    runs: tuple[FinishedRun, ...]
    pages: tuple[PageText, ...] = ()
    partial: bool = False


class JobResults:
    """Ends claimed jobs; every method may be called from any thread, and raises LeaseLost."""

    def __init__(self, database: Database, clock: Clock, owner: Owner) -> None:
        self._database = database
        self._clock = clock
        self._owner = owner

    def complete(self, claimed: ClaimedJob, result: ReadResult) -> InvoiceDetail:
        """The document was read: write all of it, and the invoice needs review.

        StaleRevision when the invoice was changed since `result.expected_revision`: nothing is
        written, the job stays ours; merge with the newer content and call again.
        """
        now = self._clock.now()
        pages = content.pack_pages(result.pages)
        with self._database.write() as connection:
            stored = self._ours(connection, claimed)
            check_job_move(JobStatus.PROCESSING, JobStatus.COMPLETED)
            if stored.revision != result.expected_revision:
                raise StaleRevision
            self._show(connection, stored, result, now, JobStatus.COMPLETED, pages)
            self._set(connection, claimed, JobStatus.COMPLETED)
            return read_detail(connection, stored.id)

    def fail(
        self,
        claimed: ClaimedJob,
        error: UserError,
        runs: Sequence[FinishedRun] = (),
        pages: Sequence[PageText] = (),
    ) -> InvoiceDetail:
        """The document could not be read, for a reason in words; what stood there stays."""
        return self._end(claimed, JobStatus.FAILED, "read_failed", error, runs, pages)

    def outcome_unknown(
        self, claimed: ClaimedJob, error: UserError, runs: Sequence[FinishedRun] = ()
    ) -> InvoiceDetail:
        """A paid request was sent and its answer is lost; only a person may ask again."""
        return self._end(
            claimed, JobStatus.OUTCOME_UNKNOWN, "read_outcome_unknown", error, runs, ()
        )

    def wait(
        self,
        claimed: ClaimedJob,
        until: datetime,
        reason: str,
        runs: Sequence[FinishedRun] = (),
        *,
        counted: bool = True,
        meanwhile: ReadResult | None = None,
    ) -> None:
        """Try again at `until`, not before; `reason` is shown meanwhile.

        `counted` says that something was tried, so that the attempt counts. `meanwhile` is what
        the invoice may show until then, and be reviewed by; only where nothing stands there yet,
        and nobody changed it since.
        """
        now = self._clock.now()
        pages = content.pack_pages(meanwhile.pages) if meanwhile is not None else None
        with self._database.write() as connection:
            stored = self._ours(connection, claimed)
            waiting: dict[str, Any] = {"not_before": until, "reason": reason[:500]}
            if not counted:
                waiting["attempts"] = max(0, claimed.attempt - 1)
            if (
                meanwhile is not None
                and stored.invoice.is_empty
                and stored.revision == meanwhile.expected_revision
                and stored.state in {InvoiceState.EXTRACTING, InvoiceState.QUEUED}
            ):
                self._show(connection, stored, meanwhile, now, JobStatus.WAITING, pages)
                stored = load(connection, stored.id)
            _write_runs(connection, stored.seq, runs)
            back_to_queue(connection, stored, JobStatus.WAITING, **waiting)

    def done_with(self, claimed: ClaimedJob, runs: Sequence[FinishedRun]) -> InvoiceDetail:
        """A person verified the invoice meanwhile: what stands there stays, the runs are kept."""
        now = self._clock.now()
        with self._database.write() as connection:
            stored = self._ours(connection, claimed)
            _write_runs(connection, stored.seq, runs)
            end_job(connection, stored, JobStatus.COMPLETED, now)
            return read_detail(connection, stored.id)

    def give_back(self, claimed: ClaimedJob) -> None:
        """We stop before the work is done (closing): it waits again, the attempt doesn't count."""
        with self._database.write() as connection:
            stored = self._ours(connection, claimed)
            back_to_queue(
                connection, stored, JobStatus.PENDING, attempts=max(0, claimed.attempt - 1)
            )

    def _end(
        self,
        claimed: ClaimedJob,
        status: JobStatus,
        action: str,
        error: UserError,
        runs: Sequence[FinishedRun],
        pages: Sequence[PageText],
    ) -> InvoiceDetail:
        now = self._clock.now()
        packed = content.pack_pages(pages)
        with self._database.write() as connection:
            stored = self._ours(connection, claimed)
            check_job_move(JobStatus.PROCESSING, status)
            run_id = _write_runs(connection, stored.seq, runs)
            if packed is not None:
                content.write_pages(connection, stored.sha256, packed)
                content.index_text(connection, stored, stored.invoice, stored.remarks, packed)
            end_job(
                connection,
                stored,
                status,
                now,
                error_code=error.code,
                error_title=error.title,
                error_advice=error.advice,
                retryable=error.retryable,
            )
            detail = {"run": run_id, "code": error.code}
            record(connection, now, [Act(stored.id, MACHINE, action, detail=detail)])
            return read_detail(connection, stored.id)

    def _show(
        self,
        connection: Connection,
        stored: Stored,
        result: ReadResult,
        now: datetime,
        status: JobStatus,
        pages: content.PackedPages | None,
    ) -> None:
        """Write what was read; from now on it is there to be reviewed."""
        run_id = _write_runs(connection, stored.seq, result.runs)
        # a value that stood there and reads differently now leaves a trace of its own
        replaced = field_acts(
            stored.id, stored.invoice, result.invoice, MACHINE, "replaced", result.evidence
        )
        acts = [act for act in replaced if act.before]
        content.write_content(
            connection,
            stored,
            result.invoice,
            result.evidence,
            result.findings,
            run_id=run_id,
            pages=pages,
        )
        content.touch(
            connection,
            stored,
            now,
            state=(
                InvoiceState.NEEDS_REVIEW
                if stored.state in {InvoiceState.EXTRACTING, InvoiceState.QUEUED}
                else None
            ),
            status=status,
            partial=result.partial,
        )
        commands.carry_machine(connection, stored.id, stored.revision)
        newest = result.runs[-1]
        detail = {
            "run": run_id,
            "reader": newest.reader,
            "model": newest.model,
            "log_id": newest.log_id,
            "cost": None if newest.usage is None else usage_json(newest.usage),
            "partial": result.partial,
            "content_hash": content_hash(result.invoice),
        }
        record(connection, now, [Act(stored.id, MACHINE, "read", detail=detail), *acts])

    def _ours(self, connection: Connection, claimed: ClaimedJob) -> Stored:
        row = connection.execute(
            select(invoice.c.id)
            .join(job, job.c.seq == invoice.c.seq)
            .where(
                job.c.id == claimed.id,
                job.c.owner == self._owner.name,
                job.c.attempts == claimed.attempt,
                job.c.status == JobStatus.PROCESSING.value,
            )
        ).first()
        if row is None:
            raise LeaseLost
        return load(connection, row.id)

    def _set(self, connection: Connection, claimed: ClaimedJob, status: JobStatus) -> None:
        values: dict[str, Any] = {
            "status": status.value,
            "owner": None,
            "lease_until": None,
            "progress": None,
            "ask_again": False,
            "interruptions": 0,
        }
        connection.execute(update(job).where(job.c.id == claimed.id).values(**values))


def _write_runs(connection: Connection, seq: int, runs: Sequence[FinishedRun]) -> str | None:
    """Keep attempts for good; returns the id of the last one."""
    run_id: str | None = None
    for finished in runs:
        run_id = str(uuid7())
        proposal = finished.proposal
        connection.execute(
            run.insert().values(
                id=run_id,
                seq=seq,
                reader=finished.reader,
                model=finished.model,
                started_at=finished.started_at,
                seconds=finished.seconds,
                outcome=finished.outcome.value,
                partial=finished.partial,
                notes=list(proposal.notes) if proposal else [],
                usage=usage_json(finished.usage),
                log_id=finished.log_id,
                error_code=finished.error.code if finished.error else None,
                error_title=finished.error.title if finished.error else None,
            )
        )
        said = (*((proposal,) if proposal else ()), *finished.alternatives)
        if said:
            connection.execute(
                reading.insert(),
                [
                    {
                        "run_id": run_id,
                        "position": position,
                        "reader": one.reader,
                        "proposal": one.as_wire(),
                    }
                    for position, one in enumerate(said)
                ],
            )
    return run_id
