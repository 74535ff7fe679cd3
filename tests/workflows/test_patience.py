# SPDX-License-Identifier: AGPL-3.0-or-later
"""A command that somebody waits for ends in words, whatever the service says."""

from __future__ import annotations

from desktop.domain.errors import MinuteLimit, ServiceUnreachable
from desktop.workflows.patience import Patience


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_limits_without_end_are_waited_out_for_the_documents_budget_only() -> None:
    clock = Clock()
    patience = Patience(clock, lambda: 1.0, limited=46.0)
    asked = 0
    while (delay := patience.wait(MinuteLimit(wait_seconds=5), 1)) is not None:
        clock.now += delay
        asked += 1
    assert asked == 9
    assert clock.now == 45.0
    # whoever comes later learns it at once
    assert patience.wait(MinuteLimit(wait_seconds=5), 1) is None
    # an answer shows that waiting helps
    patience.answered()
    assert patience.wait(MinuteLimit(wait_seconds=5), 1) == 5


def test_a_wait_that_does_not_fit_is_not_begun() -> None:
    patience = Patience(Clock(), lambda: 1.0, limited=46.0)
    assert patience.wait(MinuteLimit(wait_seconds=50), 1) is None
    assert patience.wait(MinuteLimit(wait_seconds=46), 1) == 46


def test_a_service_that_is_away_is_soon_given_up() -> None:
    clock = Clock()
    patience = Patience(clock, lambda: 1.0)
    attempt = 1
    while (delay := patience.wait(ServiceUnreachable(), attempt)) is not None:
        clock.now += delay
        attempt += 1
    assert clock.now <= 20.0
