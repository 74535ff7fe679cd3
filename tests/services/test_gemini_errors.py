# SPDX-License-Identifier: AGPL-3.0-or-later
"""Error replies read like a person: how long to wait, whom to ask, when never to ask again."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import (
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
from desktop.domain.page import PageText
from desktop.domain.ports import RemoteRequest
from desktop.services.gemini import GeminiReader
from desktop.services.gemini_errors import classified, duration, until_reset
from desktop.services.prices import PriceTable
from tests.harness.gemini_server import (
    GeminiServer,
    Scripted,
    answer,
    failure,
    gemini_server,
    limited,
)
from tests.harness.program import ROOT

PRICES = PriceTable.load(ROOT / "resources" / "models.json")
KEY = "AIza-a-key-that-must-stay-secret"
REQUEST = RemoteRequest("ab" * 32, "application/pdf", b"%PDF-1.7 bytes", (PageText(1, 595, 842),))
BLOCKED = {"reason": "SERVICE_DISABLED", "@type": "type.googleapis.com/google.rpc.ErrorInfo"}


@pytest.fixture
def server() -> Iterator[GeminiServer]:
    with gemini_server(KEY) as running:
        yield running


def refusal(server: GeminiServer, reply: Scripted, model: str | None = None) -> ServiceError:
    """The error that one request ends with."""

    async def once() -> None:
        reader = GeminiReader(lambda: KEY, PRICES, model, base_url=server.url)
        try:
            await reader.ask(REQUEST)
        finally:
            await reader.aclose()

    server.script = [reply]
    with pytest.raises(ServiceError) as caught:
        asyncio.run(once())
    assert KEY not in repr(vars(caught.value)) + str(caught.value)
    return caught.value


@pytest.mark.parametrize(
    ("reply", "kind", "wait"),
    [
        (limited("Quota exceeded for metric: x, limit: 0, model: m", retry="36000s"), NoQuota, 0),
        (limited("over", quota="GenerateRequestsPerDay-FreeTier", value="0"), NoQuota, 0),
        (
            limited("limit: 5", quota="GenerateRequestsPerMinutePerProject", retry="46.5s"),
            MinuteLimit,
            46.5,
        ),
        (limited("limit: 5. Please retry in 46.48s."), MinuteLimit, 46.48),
        (limited("Resource exhausted"), MinuteLimit, None),
        (
            limited(
                "limit: 20",
                quota="GenerateRequestsPerDayPerProjectPerModel-FreeTier",
                retry="7200s",
            ),
            DayLimit,
            7200.0,
        ),
        (limited("limit: 20. Please retry in 9h54m3.5s."), DayLimit, 35643.5),
        (limited("limit: 20", retry="35640s"), DayLimit, 35640.0),
        (limited("Your project has exceeded its monthly spending cap."), SpendCapReached, 0),
        (limited("Your prepayment credits are depleted."), SpendCapReached, 0),
        (limited("Spend-based limit in 10 minutes", retry="300s"), MinuteLimit, 300.0),
    ],
)
def test_a_limit_is_read_for_what_it_is(
    server: GeminiServer, reply: Scripted, kind: type[ServiceError], wait: float | None
) -> None:
    error = refusal(server, reply)
    assert type(error) is kind
    assert error.retryable is isinstance(error, ServiceBusy)
    if isinstance(error, ServiceBusy):
        assert error.wait_seconds == wait


def test_a_days_limit_that_names_no_time_starts_anew_at_midnight_in_california(
    server: GeminiServer,
) -> None:
    error = refusal(server, limited("limit: 20", quota="GenerateRequestsPerDay"))
    assert isinstance(error, DayLimit)
    assert error.wait_seconds is not None
    assert 0 < error.wait_seconds <= 25 * 3600


@given(
    st.datetimes(
        datetime(2026, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC), allow_imaginary=False
    )
)
def test_midnight_in_california_is_what_the_time_zone_says(now: datetime) -> None:
    zone = ZoneInfo("America/Los_Angeles")
    there = now.astimezone(zone)
    tomorrow = datetime.combine(there.date() + timedelta(days=1), time(), zone)
    wanted = (tomorrow.astimezone(UTC) - now).total_seconds()
    assert until_reset(now) == pytest.approx(wanted)


@pytest.mark.parametrize("status", [408, 500, 502, 503, 504])
def test_a_passing_failure_may_be_tried_again(server: GeminiServer, status: int) -> None:
    error = refusal(server, failure(status, "UNAVAILABLE", "The model is overloaded."))
    assert type(error) is ServiceBusy


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (failure(401, "UNAUTHENTICATED", "no"), "key_refused"),
        (failure(400, "INVALID_ARGUMENT", "API key expired. Renew it."), "key_refused"),
        (failure(403, "PERMISSION_DENIED", "denied"), "key_refused"),
        (failure(403, "PERMISSION_DENIED", "x", (BLOCKED,)), "service_disabled"),
        (failure(403, "PERMISSION_DENIED", "billing limit reached"), "spend_cap"),
        (failure(400, "FAILED_PRECONDITION", "User location is not supported"), "location_refused"),
        (failure(400, "INVALID_ARGUMENT", "schema has too many states"), "schema_refused"),
        (failure(413, "INVALID_ARGUMENT", "too big"), "too_large"),
        (failure(400, "INVALID_ARGUMENT", "payload size exceeds the limit"), "too_large"),
        (failure(400, "INVALID_ARGUMENT", "anything else"), "request_refused"),
        (Scripted(status=302, body={}, headers={"Location": "/elsewhere"}), "request_refused"),
    ],
)
def test_what_will_be_refused_each_time_is_final(
    server: GeminiServer, reply: Scripted, code: str
) -> None:
    error = refusal(server, reply)
    assert error.code == code
    assert not error.retryable


@pytest.mark.parametrize(
    "reply",
    [
        failure(404, "NOT_FOUND", "models/x is not found for API version v1"),
        failure(410, "GONE", "gone"),
        failure(400, "FAILED_PRECONDITION", "This model has been retired."),
    ],
)
def test_a_model_that_is_gone_names_the_one_to_turn_to(
    server: GeminiServer, reply: Scripted
) -> None:
    error = refusal(server, reply, "gemini-3.8-flash")
    assert isinstance(error, ModelGone)
    assert (error.model, error.fallback) == ("gemini-3.8-flash", "gemini-4-hydrogen")
    assert "gemini-4-hydrogen" in error.advice


def test_a_model_that_the_service_closed_is_gone(server: GeminiServer) -> None:
    error = refusal(server, answer({}), "gemini-2.5-pro")
    assert isinstance(error, ModelGone)
    assert error.fallback == "gemini-3.8-flash"
    assert server.received == []


@pytest.mark.parametrize("reply", [Scripted(dropped=True), Scripted(body=b"x" * 500, cut=True)])
def test_a_connection_that_breaks_leaves_the_outcome_unknown(
    server: GeminiServer, reply: Scripted
) -> None:
    assert isinstance(refusal(server, reply), OutcomeUnknown)


def test_a_reply_that_only_drips_is_given_up(server: GeminiServer) -> None:
    async def once() -> None:
        reader = GeminiReader(lambda: KEY, PRICES, base_url=server.url, timeout=0.5)
        try:
            await reader.ask(REQUEST)
        finally:
            await reader.aclose()

    # each piece comes soon enough, all of them never do
    server.script = [Scripted(body=b"x" * 4_000, drip=0.05)]
    with pytest.raises(OutcomeUnknown):
        asyncio.run(once())


def test_nobody_there_is_told_apart_from_an_unknown_outcome() -> None:
    with gemini_server(KEY) as server:
        pass
    assert isinstance(refusal(server, answer({})), ServiceUnreachable)


@given(
    st.integers(0, 600),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=30),
        lambda children: (
            st.lists(children, max_size=4)
            | st.dictionaries(
                st.sampled_from(
                    ["error", "message", "details", "status", "violations", "retryDelay", "code"]
                ),
                children,
                max_size=4,
            )
        ),
        max_leaves=12,
    ),
)
def test_whatever_a_reply_holds_it_gets_a_name(code: int, reply: object) -> None:
    error = classified(code, reply, "m")
    assert isinstance(error, ServiceError)
    assert error.title
    if code in (400, 401, 403, 404):
        assert isinstance(error, ServiceBusy) is False or _says_exhausted(reply)


def _says_exhausted(reply: object) -> bool:
    return "RESOURCE_EXHAUSTED" in repr(reply)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("46.5s", 46.5), ("9h54m3s", 35643.0), ("2m", 120.0), ("", None), ("soon", None)],
)
def test_durations_as_google_writes_them(text: str, seconds: float | None) -> None:
    assert duration(text) == seconds


def test_a_refused_key_of_the_service_itself(server: GeminiServer) -> None:
    server.key = "another"
    assert isinstance(refusal(server, answer({})), KeyRefused)
