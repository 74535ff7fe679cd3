# SPDX-License-Identifier: AGPL-3.0-or-later
"""The queue and a paid service that is away: results at once, the second look when it is back."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.errors import CapReached, DayLimit, MinuteLimit, NoQuota
from desktop.domain.listing import InvoiceDetail
from desktop.domain.spending import Caps, SpendingRules
from desktop.domain.status import InvoiceState, JobStatus
from desktop.services.gemini import GeminiReader
from desktop.services.page_process import PageProcess
from desktop.services.prices import PriceTable
from desktop.workflows import listing, queue
from desktop.workflows.extraction import ReadPolicy
from desktop.workflows.intake import bring_in
from desktop.workflows.remote_gate import GateState
from desktop.workflows.requests import IntakeRequest
from desktop.workflows.review import Review
from desktop.workflows.runner import Runner
from desktop.workflows.spending import allowances, set_rules
from desktop.workflows.workspaces import OpenWorkspace
from tests.harness.gemini_brain import obedient
from tests.harness.gemini_server import (
    GeminiServer,
    Received,
    Scripted,
    failure,
    gemini_server,
    limited,
)
from tests.harness.program import ROOT, wait_until
from tests.paper import invoice_pdf

KEY = "AIza-a-key-that-must-stay-secret"
PRICES = PriceTable.load(ROOT / "resources" / "models.json")
DOWN = failure(503, "UNAVAILABLE", "The model is overloaded.")
TOMORROW = limited("limit: 20. Please retry in 9h54m3s.", quota="RequestsPerDay")


@pytest.fixture
def server() -> Iterator[GeminiServer]:
    with gemini_server(KEY) as running:
        running.brain = obedient
        yield running


class Desk:
    """Books with some invoices, and runners over them."""

    def __init__(
        self,
        workspace: OpenWorkspace,
        server: GeminiServer,
        folder: Path,
        pages: Callable[[], PageProcess],
    ) -> None:
        self.workspace = workspace
        self.review = Review(workspace)
        self.states: list[GateState] = []
        self._server = server
        self._folder = folder
        self.pages = pages

    def book(self, count: int, reader: str | None = None) -> list[str]:
        """Bring so many in, to be read by `reader`, else by the policy."""
        paths = []
        for number in range(count):
            path = self._folder / f"{number:02}.pdf"
            path.write_bytes(invoice_pdf(f"INV-{number}"))
            paths.append(path)
        booked = bring_in(self.workspace, self.pages(), IntakeRequest(tuple(paths)))
        ids = [item.invoice_id or "" for item in booked.items]
        if reader is not None:
            queue.cancel(self.workspace, ids)
            queue.read_again(self.workspace, ids, reader)  # type: ignore[arg-type]
        return ids

    def runner(self, model: str | None = None, **more: Any) -> Runner:
        reader = GeminiReader(lambda: KEY, PRICES, model, base_url=self._server.url)
        return Runner(
            self.workspace,
            self.pages,
            ReadPolicy(reader="gemini", paid_allowed=True),
            reader,
            on_gate=self.states.append,
            **more,
        )

    @contextlib.contextmanager
    def running(self, runner: Runner | None = None) -> Iterator[Runner]:
        """A runner at work in a thread of its own, as in the window."""
        runner = runner or self.runner()
        working = threading.Thread(target=runner.run)
        working.start()
        try:
            yield runner
        finally:
            runner.stop()
            working.join(30)
            assert not working.is_alive()

    def detail(self, invoice_id: str) -> InvoiceDetail:
        return self.review.open(invoice_id).detail

    def statuses(self, ids: list[str]) -> set[JobStatus]:
        return {row.status for row in listing.rows(self.workspace, ids)}

    def until(self, what: str, condition: Callable[[], Any]) -> None:
        wait_until(what, condition, 30)

    def make_due(self) -> None:
        self.workspace.store.jobs.due_now()


@pytest.fixture
def desk(
    workspace: OpenWorkspace,
    server: GeminiServer,
    tmp_path: Path,
    lasting_pair: Callable[[], PageProcess],
) -> Desk:
    return Desk(workspace, server, tmp_path, lasting_pair)


def test_limited_for_the_day_the_free_result_is_there_at_once_and_the_second_look_comes(
    desk: Desk, server: GeminiServer
) -> None:
    server.default, server.brain = TOMORROW, None
    ids = desk.book(3)
    with desk.running():
        desk.until("all to wait", lambda: desk.statuses(ids) == {JobStatus.WAITING})
        asked = len(server.received)
        assert asked <= 3
        for one in ids:
            detail = desk.detail(one)
            assert detail.state is InvoiceState.NEEDS_REVIEW
            assert detail.invoice.total_amount is not None
            assert detail.run is not None
            assert detail.run.reader == "offline"
            assert detail.job.attempts == 0
            assert "limit" in (detail.job.reason or "")
            left = (detail.job.not_before or detail.updated_at) - detail.updated_at
            assert timedelta(hours=9) < left < timedelta(hours=10)
        told = desk.states[-1]
        assert isinstance(told.error, DayLimit)
        assert told.seconds is not None
        assert not told.halted
    # another program, the same wait: nothing is asked before its time
    with desk.running():
        time.sleep(0.3)
        assert len(server.received) == asked
    server.brain = obedient
    desk.make_due()
    with desk.running():
        desk.until("the second look", lambda: desk.statuses(ids) == {JobStatus.COMPLETED})
    readers = {run.reader for run in desk.review.runs(ids[0])}
    assert "gemini" in readers
    assert len(server.received) == asked + 3


def test_what_a_person_entered_or_verified_meanwhile_stays(
    desk: Desk, server: GeminiServer
) -> None:
    server.default, server.brain = TOMORROW, None
    verified, typed = desk.book(2)
    with desk.running():
        desk.until("both to wait", lambda: desk.statuses([verified, typed]) == {JobStatus.WAITING})
    from desktop.workflows.requests import EditField

    desk.review.verify(verified, desk.detail(verified).revision)
    revision = desk.detail(typed).revision
    desk.review.edit(EditField(typed, revision, "supplier.name", "Acme of Leeds"))
    assert desk.statuses([verified]) == {JobStatus.COMPLETED}
    server.brain = obedient
    desk.make_due()
    before = len(server.received)
    with desk.running():
        desk.until("the second look", lambda: desk.statuses([typed]) == {JobStatus.COMPLETED})
    assert len(server.received) == before + 1
    assert desk.detail(verified).state is InvoiceState.VERIFIED
    assert desk.detail(typed).invoice.supplier.name == "Acme of Leeds"
    assert desk.detail(typed).state is InvoiceState.NEEDS_REVIEW


def test_a_good_reading_is_not_replaced_while_the_next_one_waits(
    desk: Desk, server: GeminiServer
) -> None:
    (one,) = desk.book(1, "gemini")
    desk.runner().run(until_idle=True)
    good = desk.detail(one)
    server.default, server.brain = TOMORROW, None
    queue.read_again(desk.workspace, [one], "gemini")
    # another model is another question, of which there is no answer yet
    with desk.running(desk.runner(model="gemini-3.8-flash")):
        desk.until("it to wait", lambda: desk.statuses([one]) == {JobStatus.WAITING})
    assert desk.detail(one).invoice == good.invoice
    assert desk.detail(one).state is InvoiceState.QUEUED


def test_a_service_that_is_down_spends_attempts_and_one_that_is_left_alone_does_not(
    desk: Desk, server: GeminiServer
) -> None:
    server.default, server.brain = DOWN, None
    ids = desk.book(9, "gemini")
    with desk.running():
        desk.until("all to wait", lambda: desk.statuses(ids) == {JobStatus.WAITING})
        attempts = sorted(desk.detail(one).job.attempts for one in ids)
    # the circuit opened on the fifth; up to eight were on their way
    assert 5 <= len(server.received) <= 8
    assert sum(attempts) == len(server.received)
    assert attempts[0] == 0
    assert any(state.error is not None for state in desk.states)


def test_without_quota_it_stops_explains_and_goes_on_when_it_was_put_right(
    desk: Desk, server: GeminiServer
) -> None:
    server.default, server.brain = limited("Quota exceeded, limit: 0"), None
    ids = desk.book(10, "gemini")
    with desk.running() as runner:
        desk.until("all to fail", lambda: desk.statuses(ids) == {JobStatus.FAILED})
        assert {row.error_code for row in listing.rows(desk.workspace, ids)} == {"no_quota"}
        assert desk.states[-1].halted
        assert isinstance(desk.states[-1].error, NoQuota)
        assert runner.gate == desk.states[-1]
        asked = len(server.received)
        assert asked <= 8
        queue.retry(desk.workspace, ids[:4])
        runner.wake()
        desk.until("those to fail too", lambda: desk.statuses(ids[:4]) == {JobStatus.FAILED})
        assert len(server.received) == asked
        server.brain = obedient
        runner.try_again()
        desk.until("the news", lambda: desk.states[-1] == GateState())
        queue.retry(desk.workspace, ids)
        runner.wake()
        desk.until("all to be read", lambda: desk.statuses(ids) == {JobStatus.COMPLETED})


def test_paused_a_request_comes_home_and_who_waits_goes_back(
    desk: Desk, server: GeminiServer
) -> None:
    server.brain = lambda received: Scripted(status=200, body=obedient(received).body, delay=1.5)
    ids = desk.book(11, "gemini")
    with desk.running() as runner:

        def all_are_read() -> bool:
            works = list(runner._under_way.values())
            return len(works) == len(ids) and not any(work.reading for work in works)

        desk.until("eight to be out and the rest to wait", all_are_read)
        desk.until("them to be out", lambda: server.busy == 8)
        runner.pause()
        started = time.monotonic()
        waiting = len(ids) - 8

        def given_back() -> bool:
            rows = listing.rows(desk.workspace, ids)
            return sum(row.status is JobStatus.PENDING for row in rows) >= waiting

        desk.until("those that wait to be given back", given_back)
        assert time.monotonic() - started < 1.0
        desk.until(
            "the others to come home",
            lambda: desk.statuses(ids) == {JobStatus.PENDING, JobStatus.COMPLETED},
        )
        asked = len(server.received)
        time.sleep(0.3)
        assert len(server.received) == asked
        runner.resume()
        desk.until("all to be read", lambda: desk.statuses(ids) == {JobStatus.COMPLETED})
    assert len(server.ledger) == len(ids)


def test_stopped_at_once_a_request_is_given_up_and_never_sent_again(
    desk: Desk, server: GeminiServer
) -> None:
    server.brain = lambda received: Scripted(body=obedient(received).body, delay=4)
    (one,) = desk.book(1, "gemini")
    with desk.running() as runner:
        desk.until("the request to be out", lambda: server.received)
        runner.pause(at_once=True)
        started = time.monotonic()
        desk.until("it to be given back", lambda: desk.statuses([one]) == {JobStatus.PENDING})
        assert time.monotonic() - started < 1.0
        runner.resume()
        desk.until("it to be told", lambda: desk.statuses([one]) == {JobStatus.OUTCOME_UNKNOWN})
    assert len(server.received) == 1


def test_closing_waits_a_moment_for_what_is_out(desk: Desk, server: GeminiServer) -> None:
    server.brain = lambda received: Scripted(body=obedient(received).body, delay=1.0)
    ids = desk.book(2, "gemini")
    with desk.running() as runner:
        desk.until("requests to be out", lambda: server.busy == 2)
        runner.stop(patience=10)
        desk.until("both to come home", lambda: desk.statuses(ids) == {JobStatus.COMPLETED})


def test_a_minutes_limit_is_told_and_over_by_itself(desk: Desk, server: GeminiServer) -> None:
    server.script = [limited("limit: 5 per minute", retry="1s")]
    ids = desk.book(2, "gemini")
    with desk.running():
        desk.until("both to be read", lambda: desk.statuses(ids) == {JobStatus.COMPLETED})
    errors = [state.error for state in desk.states]
    assert isinstance(errors[0], MinuteLimit)
    assert desk.states[0].seconds == pytest.approx(1, abs=0.2)
    assert errors[-1] is None


def test_a_run_that_somebody_waits_for_does_without_a_service_that_is_away(
    desk: Desk, server: GeminiServer
) -> None:
    server.default, server.brain = DOWN, None
    (named,) = desk.book(1, "gemini")
    other = desk._folder / "other.pdf"
    other.write_bytes(invoice_pdf("INV-77"))
    booked = bring_in(desk.workspace, desk.pages(), IntakeRequest((other,)))
    (auto,) = (item.invoice_id or "" for item in booked.items)
    started = time.monotonic()
    summary = desk.runner().run(until_idle=True)
    assert time.monotonic() - started < 20
    assert (summary.failed, summary.completed) == ((named,), (auto,))
    assert desk.detail(named).job.error_code == "service_busy"
    assert desk.detail(auto).invoice.invoice_number == "INV-77"
    assert any("offline only" in note for note in desk.detail(auto).run.notes)  # type: ignore[union-attr]


def test_a_run_does_not_wait_for_tomorrow(desk: Desk, server: GeminiServer) -> None:
    server.default, server.brain = TOMORROW, None
    ids = desk.book(2)
    with desk.running():
        desk.until("both to wait", lambda: desk.statuses(ids) == {JobStatus.WAITING})
    started = time.monotonic()
    desk.runner().run(until_idle=True)
    assert time.monotonic() - started < 5
    assert desk.statuses(ids) == {JobStatus.WAITING}


@pytest.mark.parametrize(
    "caps", [Caps(daily_documents=4), Caps(daily_money=Decimal("9.5"))], ids=["documents", "money"]
)
def test_a_cap_is_never_passed_and_raised_it_goes_on(
    desk: Desk, server: GeminiServer, caps: Caps
) -> None:
    ids = desk.book(7)
    set_rules(desk.workspace, SpendingRules(caps))

    def dear(received: Received) -> Scripted:
        body = obedient(received).body
        assert isinstance(body, Mapping)
        counts = {**body["usageMetadata"], "candidatesTokenCount": 7_000}
        return Scripted(body={**body, "usageMetadata": counts}, delay=0.2)

    server.brain = dear

    def settled() -> bool:
        left = desk.statuses(ids) - {JobStatus.WAITING, JobStatus.COMPLETED}
        due = desk.workspace.store.jobs.next_due()
        later = desk.workspace.clock.now() + timedelta(seconds=30)
        return not left and due is not None and due > later

    with desk.running() as runner:
        desk.until("the cap to be reached", settled)
        sent = len(server.received)
        assert 0 < sent < len(ids)
        assert len(server.ledger) == sent
        for used in allowances(desk.workspace):
            assert used.limit is None or used.used <= used.limit
        told = runner.gate
        assert isinstance(told.error, CapReached)
        assert not told.halted
        for row in listing.rows(desk.workspace, ids):
            assert row.state is InvoiceState.NEEDS_REVIEW
        set_rules(desk.workspace, SpendingRules(Caps()))
        runner.try_again()
        desk.until("the rest to be read", lambda: desk.statuses(ids) == {JobStatus.COMPLETED})
    assert len(server.ledger) == len(ids)
