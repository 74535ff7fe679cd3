# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pacing a paid service: no more than it grants, no request at a service that is down."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import (
    AnswerUnusable,
    DayLimit,
    FlexBusy,
    KeyMissing,
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
from desktop.workflows.pacing import (
    FLEX_ATTEMPTS,
    MAX_ATTEMPTS,
    Action,
    CircuitBreaker,
    Pace,
    Step,
    TokenBucket,
    is_outage,
    next_step,
)

_GAPS = st.lists(st.floats(0, 30), min_size=1, max_size=60)
_EPSILON = 1e-6


@given(st.floats(1, 600), st.floats(1, 50), _GAPS, st.lists(st.floats(0.1, 60), min_size=60))
def test_no_stretch_of_time_gets_more_than_burst_and_rate(
    per_minute: float, burst: float, gaps: list[float], amounts: list[float]
) -> None:
    bucket = TokenBucket(per_minute, burst)
    now, taken = 0.0, list[tuple[float, float]]()
    for gap, amount in zip(gaps, amounts, strict=False):
        now += gap
        wanted = min(amount, burst)
        now += bucket.wait(wanted, now) + _EPSILON
        assert bucket.wait(wanted, now) <= _EPSILON * 10
        bucket.take(wanted, now)
        taken.append((now, wanted))
    for start in range(len(taken)):
        used = sum(amount for _, amount in taken[start:])
        span = taken[-1][0] - taken[start][0]
        assert used <= burst + per_minute / 60 * span + 0.01


@given(st.floats(1, 600), st.lists(st.floats(-5, 5), max_size=30))
def test_a_clock_that_steps_back_gives_nothing(per_minute: float, steps: list[float]) -> None:
    bucket = TokenBucket(per_minute, 1)
    bucket.take(1, 100.0)
    now, latest = 100.0, 100.0
    for step in steps:
        now += step
        bucket.wait(1, now)
        latest = max(latest, now)
    left = 1 - min(1.0, (latest - 100.0) * per_minute / 60)
    assert bucket.wait(1, latest) == pytest.approx(left / (per_minute / 60), abs=1e-6)


def test_a_request_larger_than_the_bucket_goes_and_is_paid_off() -> None:
    bucket = TokenBucket(60, 10)
    assert bucket.wait(100, 0.0) == 0.0
    bucket.take(100, 0.0)
    assert bucket.wait(1, 0.0) == pytest.approx(91.0)


def test_what_was_not_used_is_free_again() -> None:
    pace = Pace(6_000, 600)
    pace.take(100, 0.0)
    assert pace.wait(50, 0.0) > 0
    pace.settle(100, 40, 0.0)
    assert pace.wait(50, 0.0) == 0.0


def test_after_a_limit_nothing_goes_for_as_long_as_was_asked_then_slower() -> None:
    pace = Pace(60, 60_000)
    pace.pause(46.5, 10.0)
    assert pace.wait(10, 10.0) >= 46.5
    assert pace.wait(10, 56.0) >= 0.5
    assert pace.share == 0.5
    now, sent = 56.5, 0
    while now < 56.5 + 9:
        now += pace.wait(10, now) + _EPSILON
        pace.take(10, now)
        sent += 1
    assert sent <= 5
    assert pace.wait(10, now + 600) == 0.0
    assert pace.share == 1.0


def test_a_service_that_is_down_is_left_alone_and_tried_once_at_a_time() -> None:
    breaker = CircuitBreaker(threshold=3, first=10, longest=35)
    for _ in range(3):
        assert breaker.start(0.0)
        breaker.failed(0.0)
    assert breaker.is_open
    assert not breaker.start(9.9)
    assert breaker.wait(4.0) == 6.0
    pauses, now = [], 10.0
    for _ in range(4):
        assert breaker.start(now)
        assert not breaker.start(now)
        breaker.failed(now)
        pauses.append(breaker.wait(now))
        now += breaker.wait(now)
    assert pauses == [20.0, 35.0, 35.0, 35.0]
    assert breaker.start(now)
    breaker.succeeded()
    assert breaker.wait(now) == 0.0
    assert breaker.start(now)


def test_a_trial_that_was_stopped_leaves_room_for_the_next() -> None:
    breaker = CircuitBreaker(threshold=1, first=10)
    assert breaker.start(0.0)
    breaker.failed(0.0)
    assert breaker.start(10.0)
    breaker.left()
    assert breaker.start(10.0)


@given(st.lists(st.sampled_from(["ask", "ok", "bad", "left", "time"]), max_size=80))
def test_while_it_is_open_at_most_one_trial_is_out(moves: list[str]) -> None:
    breaker, now, out, open_calls = CircuitBreaker(threshold=2, first=5), 0.0, 0, 0
    for move in moves:
        if move == "time":
            now += 3
        elif move == "ask":
            was_open = breaker.is_open
            if breaker.start(now):
                out += 1
                open_calls = open_calls + 1 if was_open else 0
                assert open_calls <= 1 or not was_open
            else:
                assert breaker.wait(now) > 0
        elif out:
            out, open_calls = 0, 0
            if move == "ok":
                breaker.succeeded()
            elif move == "bad":
                breaker.failed(now)
            else:
                breaker.left()


@pytest.mark.parametrize(
    ("error", "step"),
    [
        (NoQuota(), Step(Action.STOP)),
        (SpendCapReached(), Step(Action.STOP)),
        (KeyRefused(), Step(Action.STOP)),
        (KeyMissing(), Step(Action.STOP)),
        (ServiceError(code="service_disabled"), Step(Action.STOP)),
        (MinuteLimit(wait_seconds=46.5), Step(Action.PAUSE, 46.5)),
        (MinuteLimit(), Step(Action.PAUSE, 60.0)),
        (DayLimit(wait_seconds=35_640), Step(Action.PAUSE, 35_640)),
        (DayLimit(), Step(Action.PAUSE, 3_600)),
        (ModelGone(fallback="other"), Step(Action.MOVE, model="other")),
        (ModelGone(), Step(Action.STOP)),
        (OutcomeUnknown(), Step(Action.UNKNOWN)),
        (AnswerUnusable(), Step(Action.FAIL)),
        (ServiceError(code="request_refused"), Step(Action.FAIL)),
        (ServiceBusy(wait_seconds=90), Step(Action.RETRY, 90)),
        (ServiceUnreachable(), Step(Action.RETRY, 4.0)),
    ],
)
def test_each_error_calls_for_one_thing(error: ServiceError, step: Step) -> None:
    assert next_step(error, 1) == step


@given(st.integers(1, MAX_ATTEMPTS - 1), st.floats(0, 1), st.none() | st.floats(0, 4_000))
def test_retries_grow_scatter_and_never_undercut_the_service(
    attempt: int, spread: float, asked: float | None
) -> None:
    step = next_step(ServiceBusy(wait_seconds=asked), attempt, lambda: spread)
    assert step.action is Action.RETRY
    assert step.seconds >= (asked or 0.0)
    assert 2.0**attempt <= step.seconds <= max(asked or 0.0, 2.0 * 2.0**attempt)


def test_what_stays_down_fails_in_the_end() -> None:
    assert next_step(ServiceBusy(), MAX_ATTEMPTS).action is Action.FAIL
    # a limit is nobody's failure, however often it comes
    assert next_step(MinuteLimit(), 99).action is Action.PAUSE


def test_a_limit_is_no_outage() -> None:
    assert is_outage(ServiceBusy())
    assert is_outage(ServiceUnreachable())
    assert not is_outage(MinuteLimit())
    assert not is_outage(KeyRefused())


def test_flex_is_waited_for_longer_than_the_full_price_would_be() -> None:
    assert next_step(FlexBusy(), MAX_ATTEMPTS).action is Action.RETRY
    assert next_step(FlexBusy(), FLEX_ATTEMPTS).action is Action.FAIL
    waits = [next_step(FlexBusy(), attempt).seconds for attempt in range(1, FLEX_ATTEMPTS)]
    assert waits == sorted(waits)
    assert waits[0] >= 15
    assert sum(waits) > 6 * 3600
