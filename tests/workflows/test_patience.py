# SPDX-License-Identifier: AGPL-3.0-or-later
"""How long a run that somebody waits for puts up with a service that does not answer."""

from __future__ import annotations

import pytest

from desktop.domain.errors import (
    AnswerUnusable,
    CapReached,
    DamagedDocument,
    DayLimit,
    MinuteLimit,
    NoQuota,
    OutcomeUnknown,
    ServiceBusy,
    ServiceResting,
    ServiceUnreachable,
    UserError,
)
from desktop.workflows.patience import MAX_ATTEMPTS, OUTAGE_SECONDS, Patience


class Run:
    """A run whose time passes as the test says."""

    def __init__(self) -> None:
        self.now = 100.0
        self.patience = Patience(lambda: self.now, lambda: 1.0)

    def wait(self, error: UserError, attempt: int = 1) -> float | None:
        return self.patience.wait(error, attempt)


@pytest.mark.parametrize(
    "error",
    [
        DamagedDocument(),
        AnswerUnusable(),
        NoQuota(),
        OutcomeUnknown(),
        DayLimit(wait_seconds=35_640),
        MinuteLimit(wait_seconds=600),
        CapReached(wait_seconds=40_000),
        CapReached(),
        ServiceResting(wait_seconds=600),
    ],
)
def test_what_waiting_does_not_help_is_said_at_once(error: UserError) -> None:
    assert Run().wait(error) is None


def test_a_limit_of_a_minute_is_waited_out_as_long_as_answers_come_between() -> None:
    run = Run()
    for attempt in range(1, 30):
        assert run.wait(MinuteLimit(wait_seconds=46.5), attempt) == 46.5
        run.now += 46.5
        run.patience.answered()


def test_a_limit_that_lets_nothing_through_is_not_waited_for_for_ever() -> None:
    run = Run()
    waits = 0
    while run.wait(MinuteLimit(wait_seconds=46.5)) is not None:
        run.now += 46.5
        waits += 1
        assert waits < 20
    assert waits > 1


def test_a_document_is_tried_a_few_times() -> None:
    run = Run()
    waits = [run.wait(ServiceBusy(), attempt) for attempt in range(1, MAX_ATTEMPTS)]
    assert all(waits)
    assert run.wait(ServiceBusy(), MAX_ATTEMPTS) is None


def test_what_one_document_waited_no_other_waits_again() -> None:
    run = Run()
    started = run.now
    attempt = 1
    while (seconds := run.wait(ServiceUnreachable(), attempt)) is not None:
        run.now += seconds
        attempt += 1
    assert run.now - started <= OUTAGE_SECONDS
    run.now = started + OUTAGE_SECONDS
    for _ in range(50):
        assert run.wait(ServiceUnreachable(), 1) is None
        assert run.wait(ServiceResting(wait_seconds=10), 1) is None
    run.patience.answered()
    assert run.wait(ServiceUnreachable(), 1) is not None
