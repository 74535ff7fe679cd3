# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reading by batch by the real parts: runner, store and SDK against the scripted service."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.batching import BatchInfo, BatchStage
from desktop.domain.errors import MoveNotAllowed, ServiceError
from desktop.domain.listing import InvoiceDetail
from desktop.domain.ports import RemoteReader
from desktop.domain.spending import Caps, SpendingRules, Tier
from desktop.domain.status import JobStatus
from desktop.services.gemini import GeminiReader
from desktop.services.gemini_door import DoorKind, GeminiDoor
from desktop.services.page_process import PageProcess
from desktop.services.prices import PriceTable
from desktop.workflows import batch_looking, batch_run, batch_sending, batches, queue, spending
from desktop.workflows.extraction import ReadPolicy
from desktop.workflows.intake import bring_in
from desktop.workflows.requests import IntakeRequest
from desktop.workflows.review import Review
from desktop.workflows.runner import Runner
from desktop.workflows.workspaces import OpenWorkspace
from tests.harness.gemini_batches import Batch, Course
from tests.harness.gemini_brain import obedient
from tests.harness.gemini_server import GeminiServer, Scripted, failure, gemini_server
from tests.harness.lasting import LastingPages
from tests.harness.program import ROOT, wait_until
from tests.paper import invoice_pdf

KEY = "AIza-a-key-that-must-stay-secret"
PRICES = PriceTable.load(ROOT / "resources" / "models.json")
MOMENT = timedelta(milliseconds=30)


@pytest.fixture
def server() -> Iterator[GeminiServer]:
    with gemini_server(KEY) as running:
        running.brain = obedient
        yield running


@pytest.fixture(autouse=True)
def _hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """A day passes in seconds."""
    monkeypatch.setattr(batch_run, "LINGER_SECONDS", 0.1)
    monkeypatch.setattr(batch_run, "FIRST_LOOK", MOMENT)
    monkeypatch.setattr(batch_sending, "FIRST_LOOK", MOMENT)
    monkeypatch.setattr(batch_looking, "LOOK_AGAIN", MOMENT)


class Office:
    """Books, and runs of the program over them."""

    def __init__(
        self, workspace: OpenWorkspace, server: GeminiServer, folder: Path, pages: PageProcess
    ) -> None:
        self._pages = pages
        self.workspace = workspace
        self.server = server
        self.model: str | None = None
        self.door: GeminiDoor | None = None
        self._folder = folder

    def book(self, count: int, tier: Tier = Tier.BATCH) -> list[str]:
        paths = []
        for number in range(count):
            path = self._folder / f"{number:02}.pdf"
            path.write_bytes(invoice_pdf(f"INV-{number}"))
            paths.append(path)
        booked = bring_in(self.workspace, self._pages, IntakeRequest(tuple(paths), tier=tier))
        return [item.invoice_id or "" for item in booked.items]

    def remote(self) -> RemoteReader:
        door = self.door or GeminiDoor(base_url=self.server.url)
        return GeminiReader(lambda: KEY, PRICES, self.model, door=door)

    def runner(self) -> Runner:
        return Runner(
            self.workspace,
            lambda: self._pages,
            ReadPolicy(reader="gemini", paid_allowed=True),
            self.remote(),
            readers=1,
        )

    def run(self) -> None:
        """As the command line does: until nothing is left that could go on now."""
        batches.look_now(self.workspace)
        self.runner().run(until_idle=True)

    def invoice(self, invoice_id: str) -> InvoiceDetail:
        return Review(self.workspace).open(invoice_id).detail

    def statuses(self, ids: list[str]) -> list[JobStatus]:
        return [self.invoice(one).job.status for one in ids]

    @property
    def batch(self) -> BatchInfo:
        return batches.newest(self.workspace)[0]

    @property
    def sent(self) -> Batch:
        """The newest batch at the service."""
        return list(self.server.batches.jobs.values())[-1]


@pytest.fixture
def office(
    workspace: OpenWorkspace, server: GeminiServer, tmp_path: Path, lasting_pages: LastingPages
) -> Office:
    return Office(workspace, server, tmp_path, lasting_pages)


DONE, WAITING, FAILED = JobStatus.COMPLETED, JobStatus.WAITING, JobStatus.FAILED


def test_a_backlog_is_sent_in_one_run_and_taken_in_by_another(office: Office) -> None:
    ids = office.book(3)
    office.run()
    assert len(office.server.batches.jobs) == 1
    assert office.statuses(ids) == [WAITING] * 3
    detail = office.invoice(ids[0])
    assert detail.job.reason is not None
    assert detail.job.reason.startswith("In a batch since ")
    assert ", expected by " in detail.job.reason
    # what the free readers found can be worked with meanwhile
    assert detail.invoice.invoice_number == "INV-0"
    lying = batches.lying(office.workspace)
    assert [(one.stage, one.documents, one.answered) for one in lying] == [
        (BatchStage.WAITING, 3, 0)
    ]
    office.run()
    assert office.statuses(ids) == [WAITING] * 3
    office.server.batches.finish(office.sent.name)
    office.run()
    assert office.statuses(ids) == [DONE] * 3
    assert len(office.server.batches.jobs) == 1
    assert sorted(office.server.batches.paid) == sorted(office.sent.keys)
    info = office.batch
    assert (info.stage, info.answered, info.failed) == (BatchStage.SUCCEEDED, 3, 0)
    read_by = office.invoice(ids[0]).run
    assert read_by is not None
    assert read_by.reader == "gemini"
    billed = sum(b.tokens_in + b.tokens_out + b.thinking for b in office.server.ledger)
    lines = spending.usage_lines(office.workspace, spending.UsageQuery())
    assert sum(line.total_tokens for line in lines) == billed
    assert {line.tier for line in lines} == {"batch"}
    assert info.cost == sum((line.cost or Decimal(0) for line in lines), Decimal(0)) > 0
    assert batches.lying(office.workspace) == ()


def test_the_window_watches_a_batch_through_all_its_states(office: Office) -> None:
    office.server.batches.course = Course(pending=2, running=2)
    ids = office.book(2)
    seen: set[BatchStage] = set()
    runner = office.runner()
    running = threading.Thread(target=runner.run)
    running.start()

    def done() -> bool:
        seen.update(one.stage for one in batches.newest(office.workspace))
        return office.statuses(ids) == [DONE] * 2

    try:
        wait_until("the batch moves on", done)
    finally:
        runner.stop()
        running.join()
    assert {BatchStage.WAITING, BatchStage.RUNNING, BatchStage.SUCCEEDED} <= seen
    assert len(office.server.batches.paid) == 2


def test_partial_success_keeps_answers_and_names_what_failed(office: Office) -> None:
    ids = office.book(3)
    office.run()
    bad, gone = office.sent.keys[1], office.sent.keys[2]
    office.server.batches.finish(office.sent.name, failing={bad}, leaving_out={gone})
    office.run()
    by_code = {office.invoice(one).job.error_code: one for one in ids}
    assert set(by_code) == {None, "service_busy", "batch_no_answer"}
    assert office.statuses([by_code[None]]) == [DONE]
    assert office.batch.stage is BatchStage.PARTIAL
    assert (office.batch.answered, office.batch.failed) == (1, 2)
    advice = office.invoice(by_code["batch_no_answer"]).job.error_advice
    assert advice is not None
    assert "at once or by another batch" in advice
    # nothing goes again by itself
    office.run()
    assert len(office.server.batches.jobs) == 1
    assert len(office.server.received) == 1
    # a person lets one be read at once and the other by another batch
    queue.retry(office.workspace, [by_code["service_busy"]], tier=Tier.STANDARD)
    queue.retry(office.workspace, [by_code["batch_no_answer"]])
    office.run()
    assert office.statuses([by_code["service_busy"]]) == [DONE]
    assert office.sent.keys == [gone]
    office.server.batches.finish(office.sent.name)
    office.run()
    assert office.statuses(ids) == [DONE] * 3
    assert len(office.server.ledger) == 3


@pytest.mark.parametrize(
    ("state", "stage", "code"),
    [
        ("BATCH_STATE_EXPIRED", BatchStage.EXPIRED, "batch_expired"),
        ("BATCH_STATE_FAILED", BatchStage.FAILED, "batch_failed"),
    ],
)
def test_a_batch_that_came_to_nothing_is_told_and_not_sent_again(
    office: Office, state: str, stage: BatchStage, code: str
) -> None:
    ids = office.book(2)
    office.run()
    office.sent.error = {"code": 13, "message": "It broke."} if code == "batch_failed" else None
    office.server.batches.finish(office.sent.name, state, leaving_out=set(office.sent.keys))
    office.run()
    office.run()
    assert office.statuses(ids) == [FAILED] * 2
    assert {office.invoice(one).job.error_code for one in ids} == {code}
    assert office.batch.stage is stage
    assert len(office.server.batches.jobs) == 1
    queue.retry(office.workspace, ids)
    office.run()
    assert len(office.server.batches.jobs) == 2
    assert office.statuses(ids) == [WAITING] * 2


def test_cancelling_keeps_what_was_answered(office: Office) -> None:
    ids = office.book(3)
    office.run()
    kept = office.sent.keys[0]

    def some_were_answered(step: str) -> None:
        if step == "look" and office.sent.state == "BATCH_STATE_CANCELLED":
            left = set(office.sent.keys) - {kept}
            if not office.sent.results:
                office.server.batches.finish(office.sent.name, office.sent.state, leaving_out=left)

    office.server.batches.on_step = some_were_answered
    batches.cancel(office.workspace, office.batch.id)
    assert office.batch.stage is BatchStage.CANCELLING
    office.run()
    assert sorted(office.statuses(ids)) == sorted([DONE, JobStatus.CANCELLED, JobStatus.CANCELLED])
    assert office.batch.stage is BatchStage.CANCELLED
    with pytest.raises(MoveNotAllowed):
        batches.cancel(office.workspace, office.batch.id)


def test_a_batch_that_is_not_sent_yet_is_cancelled_for_nothing(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch_run, "LINGER_SECONDS", 60.0)
    ids = office.book(2)
    runner = office.runner()
    running = threading.Thread(target=runner.run)
    running.start()
    try:
        wait_until("the batch moves on", lambda: office.statuses(ids) == [WAITING] * 2)
        assert office.batch.stage is BatchStage.COLLECTING
        batches.cancel(office.workspace, office.batch.id)
        wait_until("the batch moves on", lambda: office.statuses(ids) == [JobStatus.CANCELLED] * 2)
    finally:
        runner.stop()
        running.join()
    assert office.server.batches.jobs == {}


def test_what_a_person_cancels_while_it_waits_does_not_go_along(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch_run, "LINGER_SECONDS", 1.5)
    ids = office.book(2)
    runner = office.runner()
    running = threading.Thread(target=runner.run)
    running.start()
    try:
        wait_until("the batch moves on", lambda: office.statuses(ids) == [WAITING] * 2)
        queue.cancel(office.workspace, ids[:1])
        wait_until("the batch moves on", lambda: len(office.server.batches.jobs) == 1)
    finally:
        runner.stop()
        running.join()
    assert len(office.sent.keys) == 1


def test_a_cap_cuts_a_batch_to_what_fits(office: Office) -> None:
    spending.set_rules(office.workspace, SpendingRules(Caps(daily_documents=2)))
    ids = office.book(4)
    office.run()
    assert len(office.sent.keys) == 2
    waiting = [office.invoice(one).job for one in ids]
    assert {job.status for job in waiting} == {WAITING}
    assert sum("cap of 2 documents" in (job.reason or "") for job in waiting) == 2
    office.server.batches.finish(office.sent.name)
    office.run()
    assert len(office.server.batches.jobs) == 1
    assert len(office.server.batches.paid) == 2
    # a person raises the cap: what waited for it goes by the next batch
    spending.set_rules(office.workspace, SpendingRules(Caps(daily_documents=4)))
    office.workspace.store.jobs.due_now()
    office.run()
    assert len(office.server.batches.jobs) == 2
    assert office.workspace.store.batch_watch.parked() == 2


def test_money_that_no_batch_may_cost_sends_none(office: Office) -> None:
    spending.set_rules(office.workspace, SpendingRules(Caps(daily_money=Decimal("0.000001"))))
    ids = office.book(2)
    office.run()
    assert office.server.batches.jobs == {}
    assert office.statuses(ids) == [FAILED] * 2
    assert {office.invoice(one).job.error_code for one in ids} == {"cap_reached"}


def test_a_batch_too_large_for_the_services_limit_goes_in_halves(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.server.batches.most_at_once = 2
    monkeypatch.setattr("desktop.workflows.pacing.MINUTE", 0.3)
    ids = office.book(4)
    office.run()
    sizes = [len(job.keys) for job in office.server.batches.jobs.values()]
    assert sizes == [2, 2]
    for name in list(office.server.batches.jobs):
        office.server.batches.finish(name)
    office.run()
    assert office.statuses(ids) == [DONE] * 4
    assert len(set(office.server.batches.paid)) == len(office.server.batches.paid) == 4


def test_a_sending_whose_reply_was_lost_is_found_by_its_name(office: Office) -> None:
    office.server.batches.lose_replies = 1
    ids = office.book(2)
    office.run()
    assert len(office.server.batches.jobs) == 1
    assert office.statuses(ids) == [WAITING] * 2
    assert office.batch.name == office.sent.name
    office.server.batches.finish(office.sent.name)
    office.run()
    assert office.statuses(ids) == [DONE] * 2
    assert len(office.server.batches.paid) == 2


def test_a_sending_that_never_arrived_is_made_again(office: Office) -> None:
    taken = office.server.batches.handle

    def swallow(verb: str, path: str, *more: Any) -> Any:
        if path.endswith(":batchGenerateContent"):
            office.server.batches.handle = taken  # type: ignore[method-assign]
            return Scripted(dropped=True)
        return taken(verb, path, *more)

    office.server.batches.handle = swallow  # type: ignore[method-assign]
    ids = office.book(2)
    office.run()
    office.run()
    assert len(office.server.batches.jobs) == 1
    office.server.batches.finish(office.sent.name)
    office.run()
    assert office.statuses(ids) == [DONE] * 2
    assert len(office.server.batches.paid) == 2


def test_a_service_that_is_busy_gets_the_batch_later(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.workflows.pacing.FIRST_RETRY_SECONDS", 0.1)
    office.server.batches.refusals = [failure(503, "UNAVAILABLE", "Overloaded.")] * 2
    ids = office.book(2)
    office.run()
    assert len(office.server.batches.jobs) == 1
    assert office.statuses(ids) == [WAITING] * 2


def test_a_refused_key_ends_the_jobs_in_words_and_reserves_nothing(office: Office) -> None:
    office.server.batches.refusals = [failure(403, "PERMISSION_DENIED", "API key not valid.")]
    ids = office.book(2)
    office.run()
    assert office.statuses(ids) == [FAILED] * 2
    assert {office.invoice(one).job.error_code for one in ids} == {"key_refused"}
    assert office.batch.stage is BatchStage.FAILED
    assert all(a.used == 0 for a in spending.allowances(office.workspace))


def test_a_model_that_is_gone_sends_the_batch_to_its_successor(
    office: Office, expected_log: Callable[[str], None]
) -> None:
    expected_log("gemini-2.5-pro is gone")
    office.model = "gemini-2.5-pro"
    ids = office.book(2)
    office.run()
    assert office.statuses(ids) == [WAITING] * 2
    assert len(office.server.batches.jobs) == 1
    assert office.sent.model == PRICES.fallback(
        "gemini-2.5-pro", office.workspace.clock.now().date()
    )
    office.server.batches.finish(office.sent.name)
    office.run()
    assert office.statuses(ids) == [DONE] * 2


def test_vertex_is_refused_before_anything_is_queued(office: Office) -> None:
    ids = office.book(1, Tier.STANDARD)
    office.run()
    office.door = GeminiDoor(DoorKind.VERTEX)
    with pytest.raises(ServiceError) as refused:
        queue.read_again(office.workspace, ids, "vertex", tier=Tier.BATCH, remote=office.remote())
    assert refused.value.code == "batch_needs_bucket"
    assert office.statuses(ids) == [DONE]


def test_a_question_that_changed_meanwhile_is_not_sent_by_itself(office: Office) -> None:
    ids = office.book(1)
    office.run()
    office.server.batches.finish(office.sent.name)
    # settings were changed while the batch was away: another model would be asked now
    office.model = "gemini-3.5-flash"
    office.run()
    assert office.statuses(ids) == [DONE]
    read_by = office.invoice(ids[0]).run
    assert read_by is not None
    assert any("Read offline only. What would be asked" in note for note in read_by.notes)
    assert len(office.server.batches.jobs) == 1
    assert len(office.server.batches.paid) == 1


def test_a_batch_that_nobody_knows_any_more_leaves_its_outcome_open(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = office.book(2)
    office.run()
    office.server.batches.jobs.clear()
    office.run()
    # another key may have been entered: nothing is concluded yet
    assert office.statuses(ids) == [WAITING] * 2
    assert "does not know this batch" in (office.batch.trouble or "")
    monkeypatch.setattr(batch_looking, "KEPT_FOR", timedelta(0))
    office.run()
    assert office.statuses(ids) == [JobStatus.OUTCOME_UNKNOWN] * 2
    assert office.batch.stage is BatchStage.LOST
    lines = spending.usage_lines(office.workspace, spending.UsageQuery(outcome="unknown"))
    assert len(lines) == 2
    assert all(line.at_most for line in lines)


def test_answers_that_were_kept_before_the_end_are_not_stored_or_counted_twice(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = office.book(3)
    office.run()
    office.server.batches.finish(office.sent.name)
    store = office.workspace.store.answers.store
    told: list[str] = []

    def falters(key: str, *given: Any, **named: Any) -> None:
        store(key, *given, **named)
        told.append(key)
        if len(told) == 2:
            raise RuntimeError("the program ended here")

    monkeypatch.setattr(office.workspace.store.answers, "store", falters)
    hook: list[Any] = []
    monkeypatch.setattr("sys.excepthook", lambda *error: hook.append(error))
    with suppress(RuntimeError):
        office.run()
    monkeypatch.undo()
    office.run()
    assert office.statuses(ids) == [DONE] * 3
    assert len(spending.usage_lines(office.workspace, spending.UsageQuery())) == 3


def test_two_programs_take_one_batch_in_once(office: Office) -> None:
    ids = office.book(3)
    office.run()
    office.server.batches.finish(office.sent.name, leaving_out={office.sent.keys[2]})
    runs = [threading.Thread(target=office.run) for _ in range(2)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert sorted(office.statuses(ids)) == sorted([DONE, DONE, FAILED])
    lines = spending.usage_lines(office.workspace, spending.UsageQuery(outcome="answered"))
    assert len(lines) == 2
    # what a person starts anew is not ended by somebody who comes late
    (failed,) = [one for one in ids if office.statuses([one]) == [FAILED]]
    before = office.batch
    queue.retry(office.workspace, [failed])
    office.run()
    late = {failed: ServiceError("Too late.", code="late")}
    office.workspace.store.batch_ends.failed(before.id, late, FAILED)
    assert office.statuses([failed]) == [WAITING]


def test_a_program_that_closes_while_answers_come_in_goes_on_later(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = office.book(3)
    office.run()
    office.server.batches.finish(office.sent.name)
    batches.look_now(office.workspace)
    runner = office.runner()
    store = office.workspace.store.answers.store

    def closing(key: str, *given: Any, **named: Any) -> None:
        store(key, *given, **named)
        runner.stop()
        # the loop learns of it while the answers are still being kept
        threading.Event().wait(1.0)

    monkeypatch.setattr(office.workspace.store.answers, "store", closing)
    runner.run()
    monkeypatch.setattr(office.workspace.store.answers, "store", store)
    assert len(spending.usage_lines(office.workspace, spending.UsageQuery())) < 3
    assert len(batches.lying(office.workspace)) == 1
    office.run()
    assert office.statuses(ids) == [DONE] * 3
    assert len(spending.usage_lines(office.workspace, spending.UsageQuery())) == 3
