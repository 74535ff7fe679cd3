# SPDX-License-Identifier: AGPL-3.0-or-later
"""The queue against a scripted Gemini: limits, outages and models that go, without waste."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.domain.errors import (
    DayLimit,
    ModelGone,
    NoQuota,
    ServiceBusy,
    ServiceError,
)
from desktop.domain.page import Box, PageText, Word, WordsSource
from desktop.domain.ports import RemoteRequest
from desktop.domain.reading import Proposal
from desktop.domain.task import CancelToken
from desktop.services.gemini import GeminiReader
from desktop.services.prices import PriceTable
from desktop.workflows.asking import ReaderRun, ReadTask, RemoteReading, retry_delay
from desktop.workflows.clock import SystemClock
from desktop.workflows.pacing import CircuitBreaker, Pace
from desktop.workflows.remote_gate import RemoteGate
from desktop.workflows.workspaces import OpenWorkspace
from tests.harness.gemini_brain import obedient
from tests.harness.gemini_rules import SERVED
from tests.harness.gemini_server import (
    GeminiServer,
    Scripted,
    answer,
    failure,
    gemini_server,
    limited,
)
from tests.harness.logs import LogWatch
from tests.harness.program import ROOT

KEY = "AIza-a-key-that-must-stay-secret"
PRICES = PriceTable.load(ROOT / "resources" / "models.json")


@pytest.fixture
def server() -> Iterator[GeminiServer]:
    with gemini_server(KEY) as running:
        running.brain = obedient
        yield running


class Desk:
    """Asks about documents as the queue does, all by the same gate."""

    def __init__(self, server: GeminiServer, workspace: OpenWorkspace, folder: Path) -> None:
        self.model: str | None = None
        self.wished_at: datetime | None = None
        self._server = server
        self._workspace = workspace
        self._folder = folder

    def pages(self, index: int, count: int = 1) -> tuple[PageText, ...]:
        return tuple(
            PageText(
                number,
                595,
                842,
                (
                    Word("Total:", Box(50, 20, 80, 30)),
                    Word(f"{index},00", Box(90, 20, 120, 30)),
                ),
                source=WordsSource.LAYER,
            )
            for number in range(1, count + 1)
        )

    def run(
        self, indices: list[int], *, at_once: bool = False, page_count: int = 1
    ) -> list[tuple[Proposal, ReaderRun] | BaseException]:
        """What came of each document, in order."""

        async def work() -> list[tuple[Proposal, ReaderRun] | BaseException]:
            reader = GeminiReader(lambda: KEY, PRICES, self.model, base_url=self._server.url)
            # longer than anybody waits in place
            breaker = CircuitBreaker(first=60)
            gate = RemoteGate(Pace(60_000, 60_000_000), breaker=breaker)
            answers = self._workspace.store.answers
            reading = RemoteReading(reader, lambda: answers, SystemClock(), gate)

            async def one(index: int) -> tuple[Proposal, ReaderRun]:
                path = self._folder / f"{index}.pdf"
                path.write_bytes(b"%PDF-1.7 " + str(index).encode())
                digest = hashlib.sha256(path.read_bytes()).hexdigest()
                task = ReadTask(path=path, sha256=digest, reader="gemini", wished_at=self.wished_at)
                pages = self.pages(index, page_count)
                asked = RemoteRequest(digest, "application/pdf", path.read_bytes(), pages)
                return await reading.read(task, asked, pages, CancelToken())

            try:
                if at_once:
                    return await asyncio.gather(*map(one, indices), return_exceptions=True)
                ends: list[tuple[Proposal, ReaderRun] | BaseException] = []
                for index in indices:
                    ends += await asyncio.gather(one(index), return_exceptions=True)
                return ends
            finally:
                await reading.aclose()

        return asyncio.run(work())


@pytest.fixture
def desk(server: GeminiServer, workspace: OpenWorkspace, tmp_path: Path) -> Desk:
    return Desk(server, workspace, tmp_path)


def test_a_value_comes_with_its_place_and_the_same_question_is_never_paid_twice(
    desk: Desk, server: GeminiServer
) -> None:
    for _ in range(2):
        (end,) = desk.run([7])
        assert not isinstance(end, BaseException)
        proposal, run = end
        assert proposal.invoice.total_amount == Decimal(7)
        assert proposal.evidence["total_amount"].box is not None
        assert run.usage is not None
        assert run.usage.cost is not None
    assert len(server.ledger) == 1


def test_without_quota_one_request_is_enough_for_all(desk: Desk, server: GeminiServer) -> None:
    server.default, server.brain = limited("Quota exceeded, limit: 0"), None
    ends = desk.run(list(range(1, 30)))
    assert all(isinstance(end, NoQuota) for end in ends)
    assert len(server.received) == 1


def test_a_days_limit_tells_every_job_how_long_to_wait(desk: Desk, server: GeminiServer) -> None:
    server.script = [answer({"fields": []}), limited("limit: 20. Please retry in 9h54m3s.")]
    first, *ends = desk.run([1, 2, 3, 4])
    assert not isinstance(first, BaseException)
    for end in ends:
        assert isinstance(end, DayLimit)
        delay = retry_delay(end, 99)
        assert delay is not None
        assert 35_000 < delay <= 35_643
    assert len(server.received) == 2


def test_a_service_that_is_down_is_left_alone(desk: Desk, server: GeminiServer) -> None:
    server.default, server.brain = failure(503, "UNAVAILABLE", "overloaded"), None
    ends = desk.run(list(range(1, 40)))
    assert all(isinstance(end, ServiceBusy) for end in ends)
    assert len(server.received) == 5


def test_a_model_that_is_gone_moves_all_to_the_next_once(
    desk: Desk, server: GeminiServer, expected_log: LogWatch
) -> None:
    expected_log("is gone")
    desk.model = "gemini-2.5-pro"
    ends = desk.run(list(range(1, 12)), at_once=True)
    models = {end[1].model for end in ends if not isinstance(end, BaseException)}
    assert models == {"gemini-3.8-flash"}
    assert len(ends) == 11
    assert len(server.ledger) == 11


def test_when_all_models_are_gone_nobody_goes_round(
    desk: Desk, server: GeminiServer, expected_log: LogWatch
) -> None:
    expected_log("is gone")
    server.default, server.brain = failure(404, "NOT_FOUND", "no such model"), None
    ends = desk.run(list(range(1, 30)))
    assert all(isinstance(end, ModelGone) for end in ends)
    asked = [received.model for received in server.received]
    assert len(asked) == len(set(asked)) <= len(SERVED)


def test_one_bad_document_fails_alone(desk: Desk, server: GeminiServer) -> None:
    server.script = [Scripted(status=400, body={"error": {"code": 400, "message": "bad"}})]
    first, second = desk.run([1, 2])
    assert isinstance(first, ServiceError)
    assert first.code == "request_refused"
    assert not isinstance(second, BaseException)


def test_a_page_of_something_in_between_is_no_answer(desk: Desk, server: GeminiServer) -> None:
    server.script = [Scripted(body=b"<html>Sign in to this network</html>")]
    (end,) = desk.run([1])
    assert isinstance(end, ServiceBusy)
    assert end.code == "not_the_service"
    # it is tried again by itself, after a while
    assert retry_delay(end, 1) is not None
    (end,) = desk.run([1])
    assert isinstance(end, tuple)
    assert len(server.received) == 2


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (Scripted(body=b'{"candidates": ['), "answer_empty"),
        (answer("nothing that could be read"), "answer_malformed"),
        (failure(400, "INVALID_ARGUMENT", "Unable to process."), "request_refused"),
        (failure(403, "PERMISSION_DENIED", "No permission."), "key_refused"),
    ],
)
def test_what_came_to_nothing_is_asked_again_only_when_a_person_wishes_it(
    desk: Desk, server: GeminiServer, reply: Scripted, code: str
) -> None:
    desk.wished_at = SystemClock().now()
    server.script = [reply]
    for _ in range(3):
        # as by a program that was killed before it could write down the end
        (end,) = desk.run([1])
        assert isinstance(end, ServiceError)
        assert end.code == code
        assert retry_delay(end, 1) is None
    assert len(server.received) == 1
    # others are asked, whatever came of this one
    (other,) = desk.run([2])
    assert isinstance(other, tuple)
    desk.wished_at = SystemClock().now()
    (end,) = desk.run([1])
    assert isinstance(end, tuple)
    assert len(server.received) == 3


def test_a_refusal_for_what_is_in_the_document_is_not_paid_for_twice(
    desk: Desk, server: GeminiServer
) -> None:
    server.script = [answer("", finish="SAFETY")]
    for _ in range(2):
        desk.wished_at = SystemClock().now()
        (end,) = desk.run([1])
        assert isinstance(end, ServiceError)
        assert end.code == "answer_blocked"
    assert len(server.received) == 1


def test_a_long_document_is_one_reading_of_several_answers(
    desk: Desk, server: GeminiServer
) -> None:
    (end,) = desk.run([3], page_count=45)
    assert not isinstance(end, BaseException)
    proposal, run = end
    assert proposal.invoice.total_amount == Decimal(3)
    assert len(server.ledger) == 3
    assert run.usage is not None
    assert run.usage.input_tokens == sum(billed.tokens_in for billed in server.ledger)
    # when one part failed, the others are not asked again
    server.script = [answer({"fields": []}), failure(503, "UNAVAILABLE", "later")]
    (failed,) = desk.run([4], page_count=45)
    assert isinstance(failed, ServiceBusy)
    before = len(server.received)
    (end,) = desk.run([4], page_count=45)
    assert not isinstance(end, BaseException)
    assert len(server.received) - before == 2
