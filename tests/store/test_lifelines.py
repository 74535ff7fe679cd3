# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whatever two openings do in whatever order, deaths among it, the books stay consistent."""

from __future__ import annotations

import contextlib
import sqlite3
import tempfile
from datetime import timedelta
from pathlib import Path

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, multiple, rule

from desktop.domain.audit import content_hash
from desktop.domain.errors import DamagedDocument, MoveNotAllowed, StaleRevision
from desktop.domain.fields import with_text
from desktop.domain.listing import ListQuery
from desktop.domain.status import InvoiceState, JobStatus
from desktop.store.jobs import ClaimedJob
from desktop.store.results import LeaseLost
from desktop.store.workspace import Workspace, open_workspace
from desktop.store.workspace_folder import workspace_folder
from tests.store.books import ME, HandClock, book, evidence, record, result

WHO = st.integers(0, 1)
MOVES = st.sampled_from(
    [
        InvoiceState.NEEDS_REVIEW,
        InvoiceState.POSTPONED,
        InvoiceState.REJECTED,
        InvoiceState.DELETED,
        InvoiceState.EXTRACTION_FAILED,
    ]
)


class Lifelines(RuleBasedStateMachine):
    """Two openings of one workspace; `held` are claims that were handed out, by opening."""

    invoices = Bundle("invoices")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.place = workspace_folder(Path(self.folder.name), "two")
        self.clock = HandClock()
        self.open = [open_workspace(self.place, self.clock) for _ in range(2)]
        self.held: list[dict[str, ClaimedJob]] = [{}, {}]
        self.booked = 0
        self.revisions: dict[str, int] = {}

    def teardown(self) -> None:
        for opened in self.open:
            opened.close()
        self.folder.cleanup()

    @property
    def any(self) -> Workspace:
        return self.open[0]

    @rule(target=invoices, who=WHO, document=st.integers(0, 4))
    def bring_in(self, who: int, document: int) -> object:
        booked = book(self.open[who], f"%PDF {document}".encode(), f"{document}.pdf")
        return booked.invoice_id if booked.new else multiple()

    @rule(who=WHO)
    def claim(self, who: int) -> None:
        job = self.open[who].jobs.claim()
        if job is not None:
            self.held[who][job.invoice_id] = job

    @rule(who=WHO, number=st.sampled_from(["A", "B"]), ending=st.integers(0, 4))
    def end(self, who: int, number: str, ending: int) -> None:
        if not self.held[who]:
            return
        invoice_id, job = self.held[who].popitem()
        workspace = self.open[who]
        ours = workspace.jobs.is_ours(job)
        try:
            if ending == 0:
                workspace.results.fail(job, DamagedDocument())
            elif ending == 1:
                workspace.results.give_back(job)
            elif ending == 2:
                until = self.clock.now() + timedelta(seconds=30)
                workspace.results.wait(job, until, "busy")
            else:
                revision = workspace.invoices.get(invoice_id).revision
                done = result(job, record(number), f"word{number}", revision=revision)
                workspace.results.complete(job, done)
        except LeaseLost:
            assert not ours
        else:
            assert ours

    @rule(who=WHO, invoice=invoices, total=st.sampled_from(["1.00", "2.00"]), old=st.booleans())
    def edit(self, who: int, invoice: str, total: str, old: bool) -> None:
        seen = self.open[who].invoices.get(invoice)
        changed = with_text(seen.invoice, "total_amount", total)
        try:
            self.open[who].invoices.edit(
                invoice, seen.revision - old, changed, evidence(changed), (), ME
            )
        except StaleRevision:
            assert old
        except MoveNotAllowed:
            assert seen.state is InvoiceState.DELETED
        else:
            assert not old

    @rule(who=WHO, invoice=invoices)
    def verify(self, who: int, invoice: str) -> None:
        seen = self.open[who].invoices.get(invoice)
        with contextlib.suppress(MoveNotAllowed):
            self.open[who].invoices.verify(invoice, seen.revision, ME)

    @rule(who=WHO, invoice=invoices, state=MOVES)
    def move(self, who: int, invoice: str, state: InvoiceState) -> None:
        with contextlib.suppress(MoveNotAllowed):
            self.open[who].invoices.move([invoice], state, ME)

    @rule(who=WHO, invoice=invoices, text=st.sampled_from(["", "alpha", "beta"]))
    def remark(self, who: int, invoice: str, text: str) -> None:
        self.open[who].invoices.set_remarks(invoice, text, ME)
        assert self.open[who].listing.count(
            ListQuery(text=text or "x", states=frozenset(InvoiceState))
        ) >= bool(text)

    @rule(who=WHO, invoice=invoices)
    def cancel(self, who: int, invoice: str) -> None:
        self.open[who].jobs.cancel([invoice], ME)

    @rule(who=WHO, invoice=invoices)
    def read_again(self, who: int, invoice: str) -> None:
        self.open[who].jobs.requeue([invoice], None, ME)

    @rule(who=WHO)
    def die_and_come_back(self, who: int) -> None:
        self.open[who].close()
        self.open[who] = open_workspace(self.place, self.clock)
        self.held[who].clear()

    @rule(who=WHO, seconds=st.sampled_from([1, 40, 200]))
    def time_passes_and_somebody_looks(self, who: int, seconds: int) -> None:
        self.clock.advance(seconds=seconds)
        self.open[who].jobs.recover()

    @invariant()
    def the_books_agree(self) -> None:
        rows = self.any.listing.rows(ListQuery(states=frozenset(InvoiceState)))
        live = [row.sha256 for row in rows if row.state is not InvoiceState.DELETED]
        assert len(live) == len(set(live))
        for row in rows:
            detail = self.any.invoices.get(row.id)
            assert detail.job.status is row.status
            reading = {InvoiceState.QUEUED, InvoiceState.EXTRACTING}
            assert (row.state in reading) is (not row.status.is_over)
            processing = row.status is JobStatus.PROCESSING
            assert (row.state is InvoiceState.EXTRACTING) is processing
            assert (row.state is InvoiceState.VERIFIED) is (detail.verified is not None)
            if detail.verified is not None:
                assert detail.verified.content_hash == content_hash(detail.invoice)
            assert row.revision == detail.revision >= self.revisions.get(row.id, 1)
            self.revisions[row.id] = row.revision
            assert row.number == detail.invoice.invoice_number
        assert self.any.audit.first_broken() is None
        with contextlib.closing(sqlite3.connect(self.place.database)) as raw:
            owned = raw.execute(
                "SELECT count(*) FROM job WHERE (owner IS NULL) = (status = 'processing')"
            )
            assert owned.fetchone() == (0,)


TestLifelines = Lifelines.TestCase
TestLifelines.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
