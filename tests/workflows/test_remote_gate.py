# SPDX-License-Identifier: AGPL-3.0-or-later
"""The gate to a paid service: what one request learns, no other has to learn again."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

import pytest

from desktop.domain.errors import (
    AnswerUnusable,
    DayLimit,
    KeyRefused,
    MinuteLimit,
    ModelGone,
    NoQuota,
    OutcomeUnknown,
    ServiceBusy,
    ServiceError,
    ServiceUnreachable,
    SpendCapReached,
)
from desktop.domain.task import Cancelled, CancelToken
from desktop.workflows.pacing import CircuitBreaker, Pace
from desktop.workflows.remote_gate import GateState, RemoteGate


class Service:
    """Answers or fails as told, and counts; time passes only when the test says so."""

    def __init__(self, **options: Any) -> None:
        self.now = 1_000.0
        self.asked = 0
        self.states: list[GateState] = []
        self.error: ServiceError | None = None
        options.setdefault("breaker", CircuitBreaker(threshold=3, first=30))
        self.gate = RemoteGate(
            Pace(60_000, 60_000_000),
            clock=lambda: self.now,
            on_change=self.states.append,
            **options,
        )

    async def ask(self, tokens: float = 1_000) -> None:
        async with self.gate.turn(tokens, CancelToken()) as turn:
            self.asked += 1
            if self.error is not None:
                raise self.error
            turn.used = tokens

    async def fail(self, error: ServiceError) -> ServiceError:
        """One request that ends with an error; which one reached the caller."""
        self.error = error
        with pytest.raises(ServiceError) as caught:
            await self.ask()
        self.error = None
        return caught.value


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)


@pytest.mark.parametrize("error", [NoQuota(), SpendCapReached(), KeyRefused(), ModelGone()])
def test_what_is_hopeless_for_one_is_not_asked_by_another(error: ServiceError) -> None:
    async def work() -> None:
        service = Service()
        await service.fail(error)
        for _ in range(50):
            with pytest.raises(type(error)):
                await service.ask()
        assert service.asked == 1
        assert service.states[-1].halted
        service.gate.open()
        await service.ask()
        assert service.asked == 2
        assert service.states[-1] == GateState()

    run(work())


def test_a_days_limit_sends_all_to_wait_for_what_is_left_of_it() -> None:
    async def work() -> None:
        service = Service()
        await service.fail(DayLimit(wait_seconds=35_640))
        service.now += 640
        with pytest.raises(DayLimit) as caught:
            await service.ask()
        assert caught.value.wait_seconds == pytest.approx(35_000)
        assert service.states[-1].seconds == pytest.approx(35_640)
        service.now += 35_001
        await service.ask()
        assert service.asked == 2
        assert service.gate.state == GateState()

    run(work())


def test_a_short_limit_is_waited_for_in_place() -> None:
    async def work() -> None:
        service = Service()
        await service.fail(MinuteLimit(wait_seconds=10))
        waiting = asyncio.ensure_future(service.ask())
        await asyncio.sleep(0.05)
        assert service.asked == 1
        service.now += 12
        await waiting
        assert service.asked == 2

    run(work())


def test_a_document_of_its_own_trouble_stops_no_other() -> None:
    async def work() -> None:
        service = Service()
        for error in (AnswerUnusable(), ServiceError(code="request_refused")):
            for _ in range(10):
                await service.fail(error)
        await service.ask()
        assert service.states == []

    run(work())


def test_while_the_service_is_down_jobs_wait_and_nothing_burns() -> None:
    async def work() -> None:
        service = Service()
        for _ in range(3):
            await service.fail(ServiceUnreachable())
        for _ in range(40):
            with pytest.raises(ServiceError) as caught:
                await service.ask()
            assert caught.value.retryable
        assert service.asked == 3
        service.now += 31
        await service.fail(ServiceBusy())
        assert service.asked == 4
        service.now += 61
        await service.ask()
        assert service.gate.state == GateState()
        assert [state.error is None for state in service.states][-1]

    run(work())


def test_unknown_outcomes_in_a_row_are_an_outage_too() -> None:
    async def work() -> None:
        service = Service()
        for _ in range(3):
            await service.fail(OutcomeUnknown())
        with pytest.raises(ServiceError) as caught:
            await service.ask()
        # the one that was never sent has no unknown outcome
        assert isinstance(caught.value, ServiceBusy)
        assert service.asked == 3

    run(work())


def test_no_more_than_the_slots_are_out_at_once() -> None:
    async def work() -> None:
        service = Service(slots=3)
        out = most = 0

        async def one() -> None:
            nonlocal out, most
            async with service.gate.turn(10, CancelToken()):
                out += 1
                most = max(most, out)
                await asyncio.sleep(0.01)
                out -= 1

        await asyncio.gather(*(one() for _ in range(20)))
        assert most == 3

    run(work())


def test_whoever_waits_is_let_go_when_asked_to_stop() -> None:
    async def work() -> None:
        service = Service()
        await service.fail(MinuteLimit(wait_seconds=15))
        token = CancelToken()

        async def one() -> None:
            async with service.gate.turn(10, token):
                service.asked += 1

        waiting = asyncio.ensure_future(one())
        await asyncio.sleep(0.02)
        token.cancel()
        with pytest.raises(Cancelled):
            await waiting
        assert service.asked == 1

    run(work())


def test_a_request_that_was_stopped_holds_no_place() -> None:
    async def work() -> None:
        service = Service(slots=1)

        async def hang() -> None:
            async with service.gate.turn(10, CancelToken()):
                await asyncio.Event().wait()

        hanging = asyncio.ensure_future(hang())
        await asyncio.sleep(0.01)
        hanging.cancel()
        with pytest.raises(asyncio.CancelledError):
            await hanging
        await service.ask()

    run(work())


def test_a_longer_reason_to_wait_is_not_cut_short_by_a_shorter_one() -> None:
    async def work() -> None:
        service = Service()

        async def during(error: ServiceError, started: asyncio.Event) -> None:
            async with service.gate.turn(10, CancelToken()):
                started.set()
                await asyncio.sleep(0.01)
                raise error

        first, second = asyncio.Event(), asyncio.Event()
        ends = await asyncio.gather(
            during(DayLimit(wait_seconds=9_000), first),
            during(MinuteLimit(wait_seconds=40), second),
            return_exceptions=True,
        )
        assert len(ends) == 2
        assert service.gate.state.seconds == pytest.approx(9_000)

    run(work())
