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

from desktop.domain.errors import (
    CapReached,
    DayLimit,
    MinuteLimit,
    OutcomeUnknown,
    ServiceError,
    ServiceResting,
)
from desktop.domain.task import Cancelled, CancelToken
from desktop.workflows.pacing import (
    LONGEST_RETRY_SECONDS,
    Action,
    CircuitBreaker,
    Pace,
    is_outage,
    next_step,
)

PATIENCE_SECONDS = 20.0
"""A longer wait is the queue's matter: the job gives its place free meanwhile."""

DOWN_SECONDS = 5.0
"""The same for a service that is down: what the free readers say is to be seen meanwhile."""

STOP_CHECK_SECONDS = 0.1
SENDING_SECONDS = 0.012
"""What it takes to send a request, about."""

LIMITS_BELIEVED = 3
"""How often in a row, with no answer between, a limit's own waiting time is believed."""


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
        self._waiting = 0
        self._behind = 0
        self._held = False
        self._limits = 0
        self._error: ServiceError | None = None
        self._closed_until: float | None = None
        self._down = False
        self._capped: tuple[CapReached, float | None] | None = None
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
        self._held, self._limits, self._capped = False, 0, None
        self._error, self._closed_until, self._down = None, None, False
        self._breaker.succeeded()
        self._tell()

    def halt(self, error: ServiceError) -> None:
        """Let nobody through until `open`; everybody is told `error`."""
        self._error, self._closed_until, self._down = error, None, False
        self._tell()

    def hold(self) -> None:
        """Send away whoever waits, and whoever comes, until `open`; requests that are out go on."""
        self._held = True
        self._news.set()

    def release(self) -> None:
        """After `hold`: requests go again, as far as what was learnt allows."""
        self._held = False

    def tell(self) -> None:
        """Say it when the state has changed with time alone; call it now and then."""
        self._tell()

    @asynccontextmanager
    async def turn(self, tokens: float, cancel: CancelToken) -> AsyncIterator[Turn]:
        """Wait for a place and hold it for one request.

        Raises Cancelled within a tenth of a second of being asked to stop, and on `hold`; the
        error for which the gate is closed, with the time that is left, when that is longer than
        anybody waits.
        Whatever the request raises is learnt from and goes on.
        """
        await self._enter(tokens, cancel)
        turn = Turn(tokens)
        try:
            yield turn
        except CapReached as error:
            # our own rule: nothing was sent, nothing is learnt of the service
            self._breaker.left()
            turn.used = 0.0
            self._note_cap(error)
            raise
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
                self._limits, self._capped = 0, None
                if self._down:
                    self._error, self._closed_until, self._down = None, None, False
                self._tell()
        finally:
            self._out -= 1
            if turn.used is not None:
                self._pace.settle(turn.expected, turn.used, self._clock())
            self._news.set()
        await self._after_you()

    async def _after_you(self) -> None:
        """Let those who wait send their requests before this answer's work takes the loop.

        Replies come in crowds, because requests went in crowds: each steps back a little further.
        """
        if not self._waiting:
            return
        self._behind += 1
        try:
            await asyncio.sleep(SENDING_SECONDS * self._behind)
        finally:
            self._behind -= 1

    async def _enter(self, tokens: float, cancel: CancelToken) -> None:
        self._waiting += 1
        try:
            await self._wait_for_a_place(tokens, cancel)
        finally:
            self._waiting -= 1

    async def _wait_for_a_place(self, tokens: float, cancel: CancelToken) -> None:
        while True:
            cancel.raise_if_cancelled()
            if self._held:
                raise Cancelled
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
        patience = DOWN_SECONDS if self._down else PATIENCE_SECONDS
        if state.error is not None and (state.seconds is None or state.seconds > patience):
            raise _again(state.error, state.seconds)
        down = self._breaker.wait(now)
        if down > DOWN_SECONDS:
            raise ServiceResting(wait_seconds=down)
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
            seconds = self._long_enough(error, step.seconds)
            self._pace.pause(seconds, now)
            self._close(error, seconds)
        elif step.action is Action.STOP:
            self._close(error, None)
        self._tell()

    def _note_cap(self, error: CapReached) -> None:
        """People hear of it; the gate stays open, because a smaller document may still fit."""
        seconds = error.wait_seconds
        self._capped = (error, None if seconds is None else self._clock() + seconds)
        self._tell()

    def _long_enough(self, error: ServiceError, seconds: float) -> float:
        """What the reply says; longer when the service says it over and over, and lets none in."""
        if not isinstance(error, (MinuteLimit, DayLimit)):
            return seconds
        self._limits += 1
        if self._limits <= self._slots + LIMITS_BELIEVED:
            return seconds
        more = 2.0 ** (self._limits - self._slots - LIMITS_BELIEVED)
        return max(seconds, min(more, LONGEST_RETRY_SECONDS))

    def _close(self, error: ServiceError, seconds: float | None, *, down: bool = False) -> None:
        if self.state.halted:
            return
        until = None if seconds is None else self._clock() + seconds
        # the longer of two reasons to wait counts
        if until is None or self._closed_until is None or self._closed_until < until:
            self._error, self._closed_until, self._down = error, until, down

    def _tell(self) -> None:
        state = self._shown()
        if self._on_change is not None and state.error is not self._told.error:
            self._on_change(state)
        self._told = state

    def _shown(self) -> GateState:
        """The state, or our own cap where nothing else stands in the way."""
        state = self.state
        if state.error is not None or self._capped is None:
            return state
        error, until = self._capped
        left = None if until is None else until - self._clock()
        if left is not None and left <= 0:
            self._capped = None
            return state
        return GateState(error, left)


def _again(error: ServiceError, seconds: float | None) -> ServiceError:
    """The error that closed the gate, for one who was never let through."""
    if isinstance(error, (MinuteLimit, DayLimit)):
        return type(error)(error.title, error.advice, code=error.code, wait_seconds=seconds)
    if seconds is None:
        return error
    if isinstance(error, OutcomeUnknown):
        # the one that was never sent has no unknown outcome
        return ServiceResting(wait_seconds=seconds)
    return ServiceResting(error.title, code=error.code, wait_seconds=seconds)
