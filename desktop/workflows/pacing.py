# SPDX-License-Identifier: AGPL-3.0-or-later
"""How fast a paid service may be asked, when to leave it alone, and what an error calls for.

Pure and driven by the caller's clock: seconds of any steady clock, never the wall's, so that a
changed system time neither opens a gate nor locks one. One object belongs to one thread.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from desktop.domain.errors import (
    CapReached,
    DayLimit,
    FlexBusy,
    InBatch,
    KeyMissing,
    KeyRefused,
    MinuteLimit,
    ModelGone,
    NoQuota,
    OutcomeUnknown,
    ServiceBusy,
    ServiceError,
    ServiceResting,
    ServiceUnreachable,
    SpendCapReached,
    UserError,
)

MINUTE = 60.0
REQUESTS_A_MINUTE = 1_000.0
TOKENS_A_MINUTE = 2_000_000.0
"""What an ordinary paid project is granted; a smaller grant shows in the service's replies."""

LEAST_SHARE = 0.25
GROWING_SECONDS = 10.0
DAY_LIMIT_SECONDS = 3600.0
FIRST_RETRY_SECONDS = 2.0
LONGEST_RETRY_SECONDS = 300.0
MAX_ATTEMPTS = 6
FIRST_FLEX_RETRY_SECONDS = 15.0
LONGEST_FLEX_RETRY_SECONDS = 1800.0
FLEX_ATTEMPTS = 20
"""What costs half is asked for patiently: half a day, for as long as there is no room for it."""
_HOPELESS_CODES = frozenset({"service_disabled", "location_refused"})


class TokenBucket:
    """So much a minute, in bursts of no more than `burst` (ten seconds' worth); starts full.

    An amount larger than the bucket is let through once it is full, and leaves it in debt.
    """

    def __init__(self, per_minute: float, burst: float | None = None, *, full: bool = True) -> None:
        if per_minute <= 0:
            raise ValueError("a rate is positive")
        self._rate = per_minute / MINUTE
        self._size = max(burst if burst is not None else per_minute / 6, 1.0)
        self._level = self._size if full else 0.0
        self._at: float | None = None

    def wait(self, amount: float, now: float) -> float:
        """Seconds until `take` may be called for this amount; 0 when it may be at once."""
        self._flow(now)
        missing = min(amount, self._size) - self._level
        return max(0.0, missing / self._rate)

    def take(self, amount: float, now: float) -> None:
        """Use it; whoever takes without waiting leaves the others in debt."""
        self._flow(now)
        self._level -= amount

    def give_back(self, amount: float, now: float) -> None:
        """What was taken and not used; never more than the bucket holds."""
        self._flow(now)
        self._level = min(self._size, self._level + amount)

    def change(self, per_minute: float, now: float) -> None:
        """Another rate from now on, bursts with it; what there is stays, as far as it fits."""
        self._flow(now)
        self._rate = per_minute / MINUTE
        self._size = max(per_minute / 6, 1.0)
        self._level = min(self._level, self._size)

    def empty(self, now: float) -> None:
        """Nothing is left; it fills from `now` on, which may lie ahead."""
        self._flow(now)
        self._level = min(self._level, 0.0)

    def _flow(self, now: float) -> None:
        # a clock that stands or steps back adds nothing
        if self._at is not None and now > self._at:
            self._level = min(self._size, self._level + (now - self._at) * self._rate)
        self._at = now if self._at is None else max(self._at, now)


class Pace:
    """One key's and model's speed: requests and tokens a minute, and pauses that a reply asks for.

    After a limit the pace halves, to a quarter at least, and grows back by a tenth with each ten
    seconds without one.
    """

    def __init__(self, requests_per_minute: float, tokens_per_minute: float) -> None:
        self._limits = (requests_per_minute, tokens_per_minute)
        self._share = 1.0
        self._requests = TokenBucket(requests_per_minute)
        self._tokens = TokenBucket(tokens_per_minute)
        self._not_before = 0.0
        self._grown_at = 0.0

    @property
    def share(self) -> float:
        """The part of the full speed that is used, up to 1."""
        return self._share

    def wait(self, tokens: float, now: float) -> float:
        """Seconds until a request of so many tokens may go; 0 when it may go now."""
        self._grow(now)
        paused = max(0.0, self._not_before - now)
        return max(paused, self._requests.wait(1, now), self._tokens.wait(tokens, now))

    def take(self, tokens: float, now: float) -> None:
        """A request goes out."""
        self._requests.take(1, now)
        self._tokens.take(tokens, now)

    def settle(self, expected: float, used: float, now: float) -> None:
        """A request came back: what it used less than expected is free again, or the reverse."""
        if used < expected:
            self._tokens.give_back(expected - used, now)
        else:
            self._tokens.take(used - expected, now)

    def pause(self, seconds: float, now: float) -> None:
        """The service said that its limit is reached: nothing goes before that time is over."""
        if now >= self._not_before:
            # requests that were out together meet the same limit: it counts once
            self._change(max(LEAST_SHARE, self._share / 2), now + seconds)
        self._not_before = max(self._not_before, now + seconds)
        # a burst is what led to the limit: there is none when the pause is over
        self._requests.empty(now + seconds)
        self._tokens.empty(now + seconds)

    def _grow(self, now: float) -> None:
        steps = int((now - self._grown_at) / GROWING_SECONDS)
        if self._share < 1.0 and steps > 0:
            self._change(min(1.0, self._share + 0.1 * steps), now)

    def _change(self, share: float, now: float) -> None:
        self._share = share
        self._grown_at = now
        requests, tokens = self._limits
        self._requests.change(requests * share, now)
        self._tokens.change(tokens * share, now)


class CircuitBreaker:
    """Stops asking a service that is down, and sends a single request to see if it is back.

    Opens after `threshold` failures in a row, for `first` seconds, twice as long each time that
    the trial fails too, `longest` at most.
    """

    def __init__(self, threshold: int = 5, first: float = 15.0, longest: float = 600.0) -> None:
        self._threshold = threshold
        self._first = first
        self._longest = longest
        self._failures = 0
        self._pause = first
        self._open_until: float | None = None
        self._trying = False

    @property
    def is_open(self) -> bool:
        """Whether the service is taken to be down; a trial may be under way."""
        return self._open_until is not None

    def wait(self, now: float) -> float:
        """Seconds until a request may go, as far as is known; 0 when one may go now."""
        if self._open_until is None:
            return 0.0
        left = self._open_until - now
        if self._trying:
            return max(left, 1.0)
        return max(left, 0.0)

    def start(self, now: float) -> bool:
        """Ask to send a request; False when it has to wait. Each True needs one call of
        `succeeded`, `failed` or `left`."""
        if self._open_until is None:
            return True
        if self._trying or now < self._open_until:
            return False
        self._trying = True
        return True

    def succeeded(self) -> None:
        """The service answered, whatever it said: it is there."""
        self._failures = 0
        self._pause = self._first
        self._open_until = None
        self._trying = False

    def failed(self, now: float) -> None:
        """The service was down, or could not be reached."""
        self._failures += 1
        if self._trying:
            self._trying = False
            self._pause = min(self._longest, self._pause * 2)
            self._open_until = now + self._pause
        elif self._open_until is None and self._failures >= self._threshold:
            self._open_until = now + self._pause

    def left(self) -> None:
        """The request was stopped before it told anything."""
        self._trying = False


class Action(Enum):
    """What an error calls for."""

    RETRY = "send this document again later"
    PAUSE = "send nothing for a while; this document is not to blame"
    MOVE = "turn to another model"
    STOP = "send nothing until a person did something"
    FAIL = "this document failed, others go on"
    UNKNOWN = "the outcome is not known; only a person may send it again"


@dataclass(frozen=True, slots=True)
class Step:
    """What to do after an error: `seconds` to wait, the `model` to turn to."""

    action: Action
    seconds: float = 0.0
    model: str | None = None


def next_step(error: ServiceError, attempt: int, spread: Callable[[], float] = lambda: 1.0) -> Step:
    """What an error of the `attempt`-th sending (from 1) of a document calls for.

    `spread` gives a random number from 0 to 1: it scatters the retries of many documents. What
    the service said it needs is never shortened.
    """
    if isinstance(error, OutcomeUnknown):
        return Step(Action.UNKNOWN)
    if isinstance(error, ModelGone):
        return Step(Action.MOVE if error.fallback else Action.STOP, model=error.fallback)
    if isinstance(error, (NoQuota, SpendCapReached, KeyMissing, KeyRefused)):
        return Step(Action.STOP)
    if error.code in _HOPELESS_CODES:
        return Step(Action.STOP)
    if isinstance(error, DayLimit):
        asked = error.wait_seconds
        return Step(Action.PAUSE, DAY_LIMIT_SECONDS if asked is None else asked)
    if isinstance(error, CapReached) and error.wait_seconds is None:
        return Step(Action.FAIL)
    if isinstance(error, (MinuteLimit, ServiceResting, InBatch, CapReached)):
        asked = error.wait_seconds
        return Step(Action.PAUSE, MINUTE if asked is None else asked)
    if isinstance(error, (ServiceBusy, ServiceUnreachable)):
        flex = isinstance(error, FlexBusy)
        if attempt >= (FLEX_ATTEMPTS if flex else MAX_ATTEMPTS):
            return Step(Action.FAIL)
        asked = error.wait_seconds if isinstance(error, ServiceBusy) else None
        first = FIRST_FLEX_RETRY_SECONDS if flex else FIRST_RETRY_SECONDS
        most = LONGEST_FLEX_RETRY_SECONDS if flex else LONGEST_RETRY_SECONDS
        longest = min(most, first * 2.0**attempt)
        scattered = longest / 2 + longest / 2 * min(1.0, max(0.0, spread()))
        return Step(Action.RETRY, max(asked or 0.0, scattered))
    return Step(Action.FAIL)


def is_outage(error: ServiceError) -> bool:
    """Whether an error says that the service is down, as the circuit breaker counts."""
    if isinstance(error, (MinuteLimit, DayLimit, ServiceResting, InBatch)):
        return False
    return isinstance(error, (ServiceBusy, ServiceUnreachable))


def is_pause(error: UserError) -> bool:
    """Whether a document merely waits for its turn: no attempt of its own was spent."""
    return isinstance(error, ServiceError) and next_step(error, 1).action is Action.PAUSE
