# SPDX-License-Identifier: AGPL-3.0-or-later
"""How long a run that somebody waits for puts up with a service that does not answer.

In the window a job may wait for hours, and the queue shows it. A command ends: it waits a limit
of a minute out, tries a service that is down a few times, and then says what is wrong.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable

from desktop.domain.errors import ServiceError, ServiceResting, UserError
from desktop.workflows.pacing import Action, is_outage, next_step

OUTAGE_SECONDS = 14.0
LONGEST_WAIT_SECONDS = 75.0
"""A little more than the minute that most limits are for."""

LIMITED_SECONDS = 150.0
"""How long limits are waited out while nothing at all is answered."""

MAX_ATTEMPTS = 3


class Patience:
    """One for all documents of a run, used from one thread: what one waited, none waits again."""

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        spread: Callable[[], float] = random.random,
        *,
        limited: float = LIMITED_SECONDS,
    ) -> None:
        self._clock = clock
        self._spread = spread
        self._limited = limited
        self._down_since: float | None = None
        self._limited_since: float | None = None

    def wait(self, error: UserError, attempt: int) -> float | None:
        """Seconds until another attempt, None when it is time to say what is wrong.

        `attempt` counts from 1 what was sent for this document.
        """
        if not isinstance(error, ServiceError):
            return None
        step = next_step(error, attempt, self._spread)
        if step.action not in (Action.RETRY, Action.PAUSE) or step.seconds > LONGEST_WAIT_SECONDS:
            return None
        if step.action is Action.RETRY and attempt >= MAX_ATTEMPTS:
            return None
        if is_outage(error) or isinstance(error, ServiceResting):
            now = self._clock()
            if self._down_since is None:
                self._down_since = now
            if now + step.seconds - self._down_since > OUTAGE_SECONDS:
                return None
        elif step.action is Action.PAUSE:
            now = self._clock()
            if self._limited_since is None:
                self._limited_since = now
            if now + step.seconds - self._limited_since > self._limited:
                return None
        return step.seconds

    def answered(self) -> None:
        """The service answered a document: it is there."""
        self._down_since = self._limited_since = None
