# SPDX-License-Identifier: AGPL-3.0-or-later
"""The queue: each job is done once, by whoever lives, and ends in one piece."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop.domain.errors import (
    DamagedDocument,
    ServiceBusy,
    ServiceUnreachable,
    StaleRevision,
)
from desktop.domain.fields import with_text
from desktop.domain.listing import ListQuery
from desktop.domain.ports import RemoteAnswer, Usage
from desktop.domain.status import InvoiceState, JobStatus
from desktop.store.answers import AnswerState
from desktop.store.booking import Booked
from desktop.store.jobs import LEASE, MAX_INTERRUPTIONS
from desktop.store.results import LeaseLost
from desktop.store.workspace import Workspace, open_workspace
from tests.store.books import ME, HandClock, book, read, record, result


def _ask(workspace: Workspace, booked: Booked, *, ask_again: bool = False) -> AnswerState:
    return workspace.answers.begin(
        "k",
        reader="gemini",
        model="m",
        sha256=booked.sha256,
        invoice_id=booked.invoice_id,
        ask_again=ask_again,
    )


def test_the_oldest_job_comes_first(workspace: Workspace) -> None:
    ids = [book(workspace, f"%PDF {n}".encode(), f"{n}.pdf").invoice_id for n in range(3)]
    assert workspace.jobs.open_count() == 3
    claimed = [workspace.jobs.claim() for _ in range(4)]
    assert [job.invoice_id if job else None for job in claimed] == [*ids, None]
    states = {row.state for row in workspace.listing.rows(ListQuery())}
    assert states == {InvoiceState.EXTRACTING}


def test_a_certain_job_can_be_claimed(workspace: Workspace) -> None:
    book(workspace)
    wanted = book(workspace, b"%PDF two", "two.pdf").invoice_id
    job = workspace.jobs.claim_one(wanted)
    assert job is not None
    assert job.invoice_id == wanted
    assert workspace.jobs.claim_one(wanted) is None


def test_progress_shows_while_the_job_runs(workspace: Workspace) -> None:
    book(workspace)
    job = workspace.jobs.claim()
    assert job is not None
    assert workspace.jobs.renew(job, 0.4) is True
    row = workspace.listing.rows(ListQuery())[0]
    assert (row.status, row.progress) == (JobStatus.PROCESSING, 0.4)
    workspace.results.complete(job, result(job, record()))
    row = workspace.listing.rows(ListQuery())[0]
    assert (row.status, row.progress) == (JobStatus.COMPLETED, None)


def test_a_cancelled_job_is_told_to_its_owner_and_writes_nothing(workspace: Workspace) -> None:
    booked = book(workspace)
    job = workspace.jobs.claim()
    assert job is not None
    assert workspace.jobs.is_ours(job)
    assert workspace.jobs.cancel([booked.invoice_id], ME) == (booked.invoice_id,)
    assert workspace.jobs.is_ours(job) is False
    assert workspace.jobs.renew(job) is False
    with pytest.raises(LeaseLost):
        workspace.results.complete(job, result(job, record()))
    with pytest.raises(LeaseLost):
        workspace.results.fail(job, DamagedDocument())
    with pytest.raises(LeaseLost):
        workspace.results.give_back(job)
    detail = workspace.invoices.get(booked.invoice_id)
    assert detail.job.status is JobStatus.CANCELLED
    assert detail.state is InvoiceState.EXTRACTION_FAILED
    assert detail.invoice.is_empty
    assert workspace.invoices.runs(booked.invoice_id) == ()
    assert workspace.jobs.cancel([booked.invoice_id], ME) == ()


def test_a_failure_says_why_and_can_be_tried_again(workspace: Workspace) -> None:
    booked = book(workspace)
    job = workspace.jobs.claim()
    assert job is not None
    workspace.results.fail(job, ServiceUnreachable())
    row = workspace.listing.rows(ListQuery())[0]
    assert (row.status, row.error_code) == (JobStatus.FAILED, "service_unreachable")
    assert workspace.invoices.get(booked.invoice_id).job.retryable is True
    assert workspace.jobs.claim() is None
    assert workspace.jobs.requeue([booked.invoice_id], "gemini", ME) == (booked.invoice_id,)
    again = workspace.jobs.claim()
    assert again is not None
    assert (again.reader, again.attempt) == ("gemini", 1)
    row = workspace.listing.rows(ListQuery())[0]
    assert row.error_code is None


def test_reading_again_keeps_both_readings_and_traces_what_changed(workspace: Workspace) -> None:
    book(workspace)
    invoice_id = read(workspace)
    verified = workspace.invoices.verify(
        invoice_id, workspace.invoices.get(invoice_id).revision, ME
    )
    assert workspace.jobs.requeue([invoice_id], None, ME) == (invoice_id,)
    queued = workspace.invoices.get(invoice_id)
    assert (queued.state, queued.verified) == (InvoiceState.QUEUED, None)
    assert queued.revision == verified.revision + 1
    assert workspace.jobs.requeue([invoice_id], None, ME) == ()
    read(workspace, with_text(record(), "total_amount", "1190.00"))
    assert len(workspace.invoices.runs(invoice_id)) == 2
    replaced = [e for e in workspace.audit.entries(invoice_id) if e.action == "replaced"]
    assert [(e.path, e.before, e.after) for e in replaced] == [
        ("total_amount", "119.00", "1190.00")
    ]


def test_a_failed_second_reading_leaves_the_first_for_review(workspace: Workspace) -> None:
    book(workspace)
    invoice_id = read(workspace)
    workspace.jobs.requeue([invoice_id], None, ME)
    job = workspace.jobs.claim()
    assert job is not None
    failed = workspace.results.fail(job, DamagedDocument())
    assert (failed.state, failed.job.status) == (InvoiceState.NEEDS_REVIEW, JobStatus.FAILED)
    assert failed.invoice == record()


def test_what_a_person_typed_meanwhile_is_not_overwritten(workspace: Workspace) -> None:
    booked = book(workspace)
    job = workspace.jobs.claim()
    assert job is not None
    typed = with_text(record(), "invoice_number", "TYPED")
    edited = workspace.invoices.edit(booked.invoice_id, job.revision, typed, {}, (), ME)
    with pytest.raises(StaleRevision):
        workspace.results.complete(job, result(job, record()))
    assert workspace.invoices.get(booked.invoice_id).invoice == typed
    assert workspace.invoices.runs(booked.invoice_id) == ()
    merged = with_text(record(), "invoice_number", "TYPED")
    done = workspace.results.complete(job, result(job, merged, revision=edited.revision))
    assert done.state is InvoiceState.NEEDS_REVIEW


def test_a_waiting_job_comes_back_when_it_is_due(workspace: Workspace, clock: HandClock) -> None:
    booked = book(workspace)
    job = workspace.jobs.claim()
    assert job is not None
    until = clock.now() + timedelta(minutes=5)
    workspace.results.wait(job, until, ServiceBusy().title)
    assert workspace.jobs.claim() is None
    assert workspace.jobs.next_due() == until
    detail = workspace.invoices.get(booked.invoice_id)
    assert (detail.state, detail.job.reason) == (InvoiceState.QUEUED, ServiceBusy().title)
    clock.advance(minutes=6)
    again = workspace.jobs.claim()
    assert again is not None
    assert again.attempt == 2


def test_a_job_given_back_at_closing_does_not_count(workspace: Workspace) -> None:
    book(workspace)
    for _ in range(5):
        job = workspace.jobs.claim()
        assert job is not None
        assert job.attempt == 1
        workspace.results.give_back(job)
    assert workspace.jobs.open_count() == 1


def test_a_dead_owners_job_is_taken_over_at_once(workspace: Workspace) -> None:
    booked = book(workspace)
    other = open_workspace(workspace.place, HandClock())
    job = other.jobs.claim()
    assert job is not None
    assert workspace.jobs.recover().requeued == ()
    other.close()
    assert workspace.jobs.recover().requeued == (booked.invoice_id,)
    again = workspace.jobs.claim()
    assert again is not None
    assert again.attempt == 2


def test_an_expired_lease_is_taken_over_and_its_owner_can_write_no_more(
    workspace: Workspace, clock: HandClock
) -> None:
    booked = book(workspace)
    other = open_workspace(workspace.place, clock)
    try:
        job = other.jobs.claim()
        assert job is not None
        clock.advance(seconds=LEASE.total_seconds() / 2)
        assert other.jobs.renew(job)
        clock.advance(seconds=LEASE.total_seconds() * 0.75)
        assert workspace.jobs.recover().requeued == ()
        clock.advance(seconds=LEASE.total_seconds())
        assert workspace.jobs.recover().requeued == (booked.invoice_id,)
        ours = workspace.jobs.claim()
        assert ours is not None
        with pytest.raises(LeaseLost):
            other.results.complete(job, result(job, record()))
        workspace.results.complete(ours, result(ours, record()))
    finally:
        other.close()


def test_a_document_that_keeps_ending_its_reader_is_given_up(workspace: Workspace) -> None:
    booked = book(workspace)
    for attempt in range(1, MAX_INTERRUPTIONS + 1):
        other = open_workspace(workspace.place, HandClock())
        job = other.jobs.claim()
        assert job is not None
        assert job.attempt == attempt
        other.close()
        recovered = workspace.jobs.recover()
        assert (recovered.failed == (booked.invoice_id,)) is (attempt == MAX_INTERRUPTIONS)
    detail = workspace.invoices.get(booked.invoice_id)
    assert (detail.job.status, detail.job.error_code) == (JobStatus.FAILED, "interrupted")
    assert detail.state is InvoiceState.EXTRACTION_FAILED
    assert workspace.jobs.claim() is None
    # a person may still want it
    assert workspace.jobs.requeue([booked.invoice_id], None, ME)
    job = workspace.jobs.claim()
    assert job is not None
    workspace.results.complete(job, result(job, record()))


def test_an_answer_that_may_have_been_paid_is_asked_for_again_only_by_a_person(
    workspace: Workspace,
) -> None:
    booked = book(workspace)
    other = open_workspace(workspace.place, HandClock())
    job = other.jobs.claim()
    assert job is not None
    begun = _ask(other, booked)
    assert begun is AnswerState.STARTED
    other.close()
    assert workspace.jobs.recover().unknown == (booked.invoice_id,)
    detail = workspace.invoices.get(booked.invoice_id)
    assert detail.job.status is JobStatus.OUTCOME_UNKNOWN
    assert workspace.jobs.claim() is None
    assert workspace.jobs.recover().requeued == ()
    workspace.jobs.requeue([booked.invoice_id], None, ME)
    again = workspace.jobs.claim()
    assert again is not None
    assert again.ask_again is True
    asked = _ask(workspace, booked)
    assert asked is AnswerState.UNKNOWN
    asked = _ask(workspace, booked, ask_again=again.ask_again)
    assert asked is AnswerState.STARTED


def test_an_answer_that_was_stored_is_used_after_a_crash(workspace: Workspace) -> None:
    booked = book(workspace)
    other = open_workspace(workspace.place, HandClock())
    other.jobs.claim()
    _ask(other, booked)
    other.answers.store("k", RemoteAnswer(b"{}", "m", Usage(), 1.0))
    other.close()
    assert workspace.jobs.recover().requeued == (booked.invoice_id,)
    asked = _ask(workspace, booked)
    assert asked is AnswerState.STORED


def test_what_waits_is_left_waiting_and_not_waited_for(workspace: Workspace) -> None:
    first = book(workspace)
    job = workspace.jobs.claim()
    assert job is not None
    later = workspace.jobs.claim_one(first.invoice_id)
    assert later is None
    now = job.lease_until - LEASE
    workspace.results.wait(job, now, "limited", counted=False)
    assert workspace.jobs.claim(waiting=False) is None
    again = workspace.jobs.claim()
    assert again is not None
    assert again.attempt == 1, "waiting for one's turn is no attempt"
    workspace.results.wait(again, now + timedelta(hours=9), "limited")
    assert workspace.jobs.open_count() == 1
    assert workspace.jobs.open_count(due_before=now + timedelta(hours=1)) == 0
    assert workspace.jobs.claim() is None
    workspace.jobs.due_now()
    last = workspace.jobs.claim()
    assert last is not None
    assert last.attempt == 2


def test_what_is_shown_meanwhile_is_reviewed_while_the_job_waits(workspace: Workspace) -> None:
    booked = book(workspace)
    job = workspace.jobs.claim()
    assert job is not None
    now = job.lease_until - LEASE
    workspace.results.wait(job, now, "limited", meanwhile=result(job, record()))
    detail = workspace.invoices.get(booked.invoice_id)
    assert (detail.state, detail.job.status) == (InvoiceState.NEEDS_REVIEW, JobStatus.WAITING)
    assert detail.invoice == record()
    # its second look leaves it where a person may be at work on it
    again = workspace.jobs.claim()
    assert again is not None
    detail = workspace.invoices.get(booked.invoice_id)
    assert (detail.state, detail.job.status) == (InvoiceState.NEEDS_REVIEW, JobStatus.PROCESSING)
    # what stands there is not replaced by what merely fills the time
    other = result(again, with_text(record(), "invoice_number", "other"))
    workspace.results.wait(again, now, "limited", meanwhile=other)
    assert workspace.invoices.get(booked.invoice_id).invoice == record()
    detail = workspace.invoices.get(booked.invoice_id)
    workspace.invoices.verify(booked.invoice_id, detail.revision, ME)
    detail = workspace.invoices.get(booked.invoice_id)
    assert (detail.state, detail.job.status) == (InvoiceState.VERIFIED, JobStatus.COMPLETED)
    assert workspace.jobs.claim() is None


def test_a_wish_to_ask_again_is_used_up_when_the_answer_is_lost(workspace: Workspace) -> None:
    booked = book(workspace)
    workspace.jobs.cancel([booked.invoice_id], ME)
    workspace.jobs.requeue([booked.invoice_id], "gemini", ME)
    job = workspace.jobs.claim()
    assert job is not None
    assert job.ask_again
    assert _ask(workspace, booked, ask_again=True) is AnswerState.STARTED
    workspace.answers.mark_unknown("k")
    workspace.results.give_back(job)
    again = workspace.jobs.claim()
    assert again is not None
    assert not again.ask_again
    assert _ask(workspace, booked, ask_again=again.ask_again) is AnswerState.UNKNOWN
