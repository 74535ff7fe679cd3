# SPDX-License-Identifier: AGPL-3.0-or-later
"""The one gate to a paid service: who may ask, when, and who hears of it when nobody may.

Every request passes it. What one request learns (a limit, an outage, a refused key) counts for
all that follow, so that nothing is sent in vain. Belongs to the thread of one event loop.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from desktop.domain.errors import OutcomeUnknown, ServiceBusy, ServiceError
from desktop.domain.task import CancelToken
from desktop.workflows.pacing import Action, CircuitBreaker, Pace, is_outage, next_step

PATIENCE_SECONDS = 20.0
"""A longer wait is the queue's matter: the job gives its place free meanwhile."""

STOP_CHECK_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class GateState:
    """What a person should know: `error` is why nothing goes, `seconds` for how long.

    `error` None: requests go. `seconds` None: until a person changes something.
    """

    error: ServiceError | None = None
    seconds: float | None = None

    @property
    def halted(self) -> bool:
        """Whether only a person can open it again."""
        return self.error is not None and self.seconds is None


@dataclass(slots=True)
class Turn:
    """One request's passage; `used` is told when the service has counted its tokens.

    `idle` says that nothing was sent after all: nothing is learnt from it.
    """

    expected: float
    used: float | None = None
    idle: bool = False


class RemoteGate:
    """Slots, pace and circuit breaker of one service, key and model.

    `clock` gives seconds that only go forward. `on_change` hears each change of the state, in the
    loop's thread.
    """

    def __init__(
        self,
        pace: Pace,
        *,
        slots: int = 8,
        breaker: CircuitBreaker | None = None,
        clock: Callable[[], float] = time.monotonic,
        spread: Callable[[], float] = random.random,
        on_change: Callable[[GateState], None] | None = None,
    ) -> None:
        self._pace = pace
        self._slots = slots
        self._breaker = breaker or CircuitBreaker()
        self._clock = clock
        self._spread = spread
        self._on_change = on_change
        self._out = 0
        self._error: ServiceError | None = None
        self._closed_until: float | None = None
        self._down = False
        self._news = asyncio.Event()
        self._told = GateState()

    @property
    def state(self) -> GateState:
        """How it stands now."""
        if self._error is None:
            return GateState()
        if self._closed_until is None:
            return GateState(self._error)
        left = self._closed_until - self._clock()
        return GateState(self._error, left) if left > 0 else GateState()

    def open(self) -> None:
        """A person changed something: what was learnt is forgotten, requests go again."""
        self._error, self._closed_until, self._down = None, None, False
        self._breaker.succeeded()
        self._tell()

    def halt(self, error: ServiceError) -> None:
        """Let nobody through until `open`; everybody is told `error`."""
        self._error, self._closed_until, self._down = error, None, False
        self._tell()

    @asynccontextmanager
    async def turn(self, tokens: float, cancel: CancelToken) -> AsyncIterator[Turn]:
        """Wait for a place and hold it for one request.

        Raises Cancelled within a tenth of a second of being asked to stop; the error for which
        the gate is closed, with the time that is left, when that is longer than anybody waits.
        Whatever the request raises is learnt from and goes on.
        """
        await self._enter(tokens, cancel)
        turn = Turn(tokens)
        try:
            yield turn
        except ServiceError as error:
            self._learn(error)
            raise
        except BaseException:
            self._breaker.left()
            raise
        else:
            if turn.idle:
                self._breaker.left()
                turn.used = 0.0
            else:
                self._breaker.succeeded()
                if self._down:
                    self._error, self._closed_until, self._down = None, None, False
                self._tell()
        finally:
            self._out -= 1
            if turn.used is not None:
                self._pace.settle(turn.expected, turn.used, self._clock())
            self._news.set()

    async def _enter(self, tokens: float, cancel: CancelToken) -> None:
        while True:
            cancel.raise_if_cancelled()
            wait = self._wait(tokens)
            if wait <= 0 and self._breaker.start(self._clock()):
                self._pace.take(tokens, self._clock())
                self._out += 1
                return
            self._news.clear()
            pause = min(max(wait, 0.01), STOP_CHECK_SECONDS)
            try:
                await asyncio.wait_for(self._news.wait(), pause)
            except TimeoutError:
                continue

    def _wait(self, tokens: float) -> float:
        """Seconds until it is worth looking again; raises when that is nobody's to wait for."""
        now = self._clock()
        state = self.state
        if state.error is not None and (state.seconds is None or state.seconds > PATIENCE_SECONDS):
            raise _again(state.error, state.seconds)
        down = self._breaker.wait(now)
        if down > PATIENCE_SECONDS:
            raise ServiceBusy("The service is down; it is tried again soon.", wait_seconds=down)
        if self._out >= self._slots:
            return STOP_CHECK_SECONDS
        return max(state.seconds or 0.0, down, self._pace.wait(tokens, now))

    def _learn(self, error: ServiceError) -> None:
        now = self._clock()
        step = next_step(error, 1, self._spread)
        if is_outage(error) or isinstance(error, OutcomeUnknown):
            self._breaker.failed(now)
            if self._breaker.is_open:
                self._close(error, self._breaker.wait(now), down=True)
        else:
            # it answered, whatever it said
            self._breaker.succeeded()
        if step.action is Action.PAUSE:
            self._pace.pause(step.seconds, now)
            self._close(error, step.seconds)
        elif step.action is Action.STOP:
            self._close(error, None)
        self._tell()

    def _close(self, error: ServiceError, seconds: float | None, *, down: bool = False) -> None:
        if self.state.halted:
            return
        until = None if seconds is None else self._clock() + seconds
        # the longer of two reasons to wait counts
        if until is None or self._closed_until is None or self._closed_until < until:
            self._error, self._closed_until, self._down = error, until, down

    def _tell(self) -> None:
        state = self.state
        if self._on_change is not None and state.error is not self._told.error:
            self._on_change(state)
        self._told = state


def _again(error: ServiceError, seconds: float | None) -> ServiceError:
    """The error that closed the gate, for one who was never let through."""
    if isinstance(error, ServiceBusy):
        return type(error)(error.title, error.advice, code=error.code, wait_seconds=seconds)
    if seconds is not None:
        return ServiceBusy(error.title, wait_seconds=seconds)
    return error
