# SPDX-License-Identifier: AGPL-3.0-or-later
"""Batches by the real SDK on loopback: sent once, found again, results joined by key."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any, TypeVar

import pytest

from desktop.domain.batching import BatchState, BatchTicket
from desktop.domain.company import OwnCompany
from desktop.domain.errors import (
    BatchNotFound,
    KeyRefused,
    ModelGone,
    OutcomeUnknown,
    ServiceBusy,
    ServiceError,
    ServiceUnreachable,
)
from desktop.domain.page import Box, PageText, Word, WordsSource
from desktop.domain.ports import DocumentView, RemoteRequest
from desktop.services import gemini_batch
from desktop.services.gemini import GeminiReader
from desktop.services.gemini_batch import GeminiBatches
from desktop.services.gemini_door import DoorKind, GeminiDoor
from desktop.services.prices import PriceTable
from tests.harness.gemini_batches import Batch
from tests.harness.gemini_brain import obedient
from tests.harness.gemini_server import GeminiServer, Scripted, gemini_server
from tests.harness.program import ROOT

PRICES = PriceTable.load(ROOT / "resources" / "models.json")
KEY = "AIza-a-key-that-must-stay-secret"
T = TypeVar("T")


def request(index: int) -> RemoteRequest:
    words = (
        Word("Total:", Box(50, 20, 80, 30)),
        Word(f"{index},00", Box(90, 20, 120, 30)),
    )
    page = PageText(1, 595, 842, words, source=WordsSource.LAYER)
    return RemoteRequest(f"{index:064x}", "application/pdf", b"%PDF-1.7", (page,))


REQUESTS = [request(index) for index in range(1, 6)]


@pytest.fixture
def server() -> Iterator[GeminiServer]:
    with gemini_server(KEY) as running:
        running.brain = obedient
        yield running


@pytest.fixture(params=["inline", "file"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Small batches go within the request, large ones as a file: the limit decides."""
    if request.param == "file":
        monkeypatch.setattr(gemini_batch, "INLINE_LIMIT_BYTES", 100)
    return str(request.param)


def reader_of(server: GeminiServer, key: str = KEY, **options: Any) -> GeminiReader:
    return GeminiReader(lambda: key, PRICES, base_url=server.url, **options)


def run(reader: GeminiReader, work: Callable[[GeminiBatches], Awaitable[T]]) -> T:
    """One conversation with the service, as one run of the program has it."""

    async def once() -> T:
        try:
            return await work(GeminiBatches(reader))
        finally:
            await reader.aclose()

    return asyncio.run(once())


def send(reader: GeminiReader, requests: list[RemoteRequest], name: str) -> BatchTicket:
    async def work(batches: GeminiBatches) -> BatchTicket:
        lines = io.BytesIO(b"".join(batches.line(asked) for asked in requests))
        keys = [reader.request_key(asked) for asked in requests]
        return await batches.send(lines, keys, name)

    return run(reader, work)


def sent(server: GeminiServer) -> tuple[BatchTicket, Batch]:
    ticket = send(reader_of(server), REQUESTS, "october")
    return ticket, server.batches.jobs[ticket.name]


def test_a_batch_is_sent_watched_and_collected_by_another_run(
    server: GeminiServer, way: str
) -> None:
    ticket, job = sent(server)
    assert job.inline is (way == "inline")
    assert (ticket.input_file is None) is job.inline
    assert job.display_name == "october"
    assert run(reader_of(server), lambda b: b.status(ticket.name)).state is BatchState.WAITING
    job.state = "BATCH_STATE_RUNNING"
    assert run(reader_of(server), lambda b: b.status(ticket.name)).state is BatchState.RUNNING
    server.batches.finish(ticket.name)
    reader = reader_of(server)
    results = run(reader, lambda b: b.collect(ticket))
    assert results.state is BatchState.SUCCEEDED
    assert (results.missing, results.errors) == ((), {})
    for asked in REQUESTS:
        answer = results.answers[reader.request_key(asked)]
        view = DocumentView(asked.pages)
        proposal = reader.interpret(answer.raw, OwnCompany(), reader.model, view)
        assert proposal.invoice.total_amount == Decimal(int(asked.sha256, 16))
        assert proposal.evidence["total_amount"].box is not None


def test_a_batch_asks_the_very_same_question_and_costs_half(server: GeminiServer, way: str) -> None:
    ticket, _ = sent(server)
    server.batches.finish(ticket.name)
    reader = reader_of(server)
    results = run(reader, lambda b: b.collect(ticket))
    other = reader_of(server)
    paid = run(other, lambda _: other.ask(REQUESTS[0])).usage
    half = results.answers[ticket.keys[0]].usage
    assert paid.cost is not None
    assert half.cost == paid.cost / 2
    batched = server.received[0].message
    single = server.received[-1].message
    assert batched["generationConfig"] == single["generationConfig"]
    assert batched["systemInstruction"]["parts"] == single["systemInstruction"]["parts"]
    total = sum(u.input_tokens for u in (a.usage for a in results.answers.values()))
    assert total == sum(b.tokens_in for b in server.ledger if b.batch)


def test_partial_success_keeps_answers_and_names_what_failed(
    server: GeminiServer, way: str
) -> None:
    ticket, _ = sent(server)
    bad, gone = ticket.keys[1], ticket.keys[3]
    server.batches.finish(ticket.name, failing={bad}, leaving_out={gone})
    results = run(reader_of(server), lambda b: b.collect(ticket))
    assert results.state is BatchState.PARTIAL
    assert set(results.answers) == set(ticket.keys) - {bad, gone}
    assert isinstance(results.errors[bad], ServiceBusy)
    assert results.missing == (gone,)


@pytest.mark.parametrize(
    ("word", "state", "ended"),
    [
        ("BATCH_STATE_PENDING", BatchState.WAITING, False),
        ("JOB_STATE_QUEUED", BatchState.WAITING, False),
        ("BATCH_STATE_RUNNING", BatchState.RUNNING, False),
        ("JOB_STATE_CANCELLING", BatchState.RUNNING, False),
        ("BATCH_STATE_SUCCEEDED", BatchState.SUCCEEDED, True),
        ("JOB_STATE_PARTIALLY_SUCCEEDED", BatchState.PARTIAL, True),
        ("BATCH_STATE_FAILED", BatchState.FAILED, True),
        ("BATCH_STATE_CANCELLED", BatchState.CANCELLED, True),
        ("BATCH_STATE_EXPIRED", BatchState.EXPIRED, True),
    ],
)
def test_every_state_has_a_meaning(
    server: GeminiServer, word: str, state: BatchState, ended: bool
) -> None:
    ticket, job = sent(server)
    job.state = word
    status = run(reader_of(server), lambda b: b.status(ticket.name))
    assert (status.state, status.state.ended) == (state, ended)


def test_cancelling_keeps_what_was_answered(server: GeminiServer) -> None:
    ticket, job = sent(server)
    run(reader_of(server), lambda b: b.cancel(ticket.name))
    assert job.state == "BATCH_STATE_CANCELLED"
    server.batches.finish(ticket.name, "BATCH_STATE_CANCELLED", leaving_out=set(ticket.keys[2:]))
    results = run(reader_of(server), lambda b: b.collect(ticket))
    assert results.state is BatchState.CANCELLED
    assert set(results.answers) == set(ticket.keys[:2])
    assert results.missing == ticket.keys[2:]


def test_a_batch_whose_reply_was_lost_is_found_by_its_name_not_sent_again(
    server: GeminiServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    handle = server.batches.handle

    def take_and_hang_up(verb: str, path: str, headers: Any, body: bytes) -> Scripted | None:
        reply = handle(verb, path, headers, body)
        return Scripted(dropped=True) if path.endswith(":batchGenerateContent") else reply

    monkeypatch.setattr(server.batches, "handle", take_and_hang_up)
    with pytest.raises(OutcomeUnknown):
        send(reader_of(server), REQUESTS, "november")
    found = run(reader_of(server), lambda b: b.find("november"))
    assert found in server.batches.jobs
    assert len(server.batches.jobs) == 1
    assert run(reader_of(server), lambda b: b.find("december")) is None


def test_errors_have_the_names_that_single_requests_give_them(server: GeminiServer) -> None:
    ticket, _ = sent(server)
    with pytest.raises(KeyRefused):
        run(reader_of(server, key="wrong"), lambda b: b.status(ticket.name))
    with pytest.raises(ModelGone):
        send(reader_of(server, model="gemini-2.5-pro"), REQUESTS, "x")
    with gemini_server(KEY) as stopped:
        pass
    with pytest.raises(ServiceUnreachable):
        send(reader_of(stopped), REQUESTS, "x")


def test_a_batch_that_this_key_does_not_know_is_told_apart(server: GeminiServer) -> None:
    with pytest.raises(BatchNotFound):
        run(reader_of(server), lambda b: b.status("batches/forgotten"))


def test_an_upload_that_led_to_no_batch_is_removed(
    server: GeminiServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gemini_batch, "INLINE_LIMIT_BYTES", 100)
    with pytest.raises(ModelGone):
        send(reader_of(server, model="gemini-2.5-pro"), REQUESTS, "x")
    assert server.batches.files == {}


def test_vertex_says_that_it_needs_a_bucket() -> None:
    reader = GeminiReader(lambda: KEY, PRICES, door=GeminiDoor(DoorKind.VERTEX))
    with pytest.raises(ServiceError) as caught:
        send(reader, REQUESTS, "x")
    assert caught.value.code == "batch_needs_bucket"
    assert "bucket" in caught.value.title


def test_the_same_question_twice_is_a_mistake_of_ours(server: GeminiServer) -> None:
    with pytest.raises(ValueError, match="only once"):
        send(reader_of(server), [REQUESTS[0], replace(REQUESTS[0])], "x")
    assert server.batches.jobs == {}


def test_a_result_file_with_rubbish_in_it_gives_what_it_holds(
    server: GeminiServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gemini_batch, "INLINE_LIMIT_BYTES", 100)
    ticket, job = sent(server)
    server.batches.finish(ticket.name)
    assert job.results_file is not None
    good = server.batches.files[job.results_file].splitlines()[0]
    rubbish = b'\n{"key": 5}\nnot json\n{"key": "unknown", "response": {}}\n{"response": {}}\n'
    server.batches.files[job.results_file] = good + rubbish
    results = run(reader_of(server), lambda b: b.collect(ticket))
    assert list(results.answers) == [json.loads(good)["key"]]
    assert len(results.missing) == len(REQUESTS) - 1
    run(reader_of(server), lambda b: b.forget(ticket))
    assert ticket.input_file not in server.batches.files
