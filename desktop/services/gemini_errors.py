# SPDX-License-Identifier: AGPL-3.0-or-later
"""What an error reply of Google means: wait, and how long; ask a person; or never ask again.

Nothing of the request goes along into our errors, because it holds the key.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from desktop.domain.errors import (
    DayLimit,
    KeyRefused,
    MinuteLimit,
    ModelGone,
    NoQuota,
    ServiceBusy,
    ServiceError,
    SpendCapReached,
)

if TYPE_CHECKING:
    from google.genai.errors import APIError

DAY_FROM_SECONDS: Final = 1800.0
"""A limit whose reply asks for a longer wait than this is a day's limit."""

_MAX_WAIT_SECONDS: Final = 48 * 3600.0
_PASSING: Final = frozenset({408, 499, 500, 502, 503, 504, 529})
_GONE: Final = re.compile(
    r"retired|no longer available|has been (?:shut down|deprecated)|is not found for API version"
    r"|not supported for generateContent|unknown model|only available to (?:existing|projects)",
    re.IGNORECASE,
)
_TOO_LARGE: Final = re.compile(
    r"payload size exceeds|exceeds the (?:maximum|limit)|too large|too many pages"
    r"|token count .{0,40}exceeds",
    re.IGNORECASE,
)
_LOCATION: Final = re.compile(r"locations/([a-z0-9\-]{1,40})/publishers/", re.ASCII)
_PROJECT: Final = re.compile(
    r"denied on (?:resource|consumer).{0,60}project|project .{0,80}(?:not found|does not exist)",
    re.IGNORECASE,
)
_SCHEMA: Final = re.compile(
    r"too many states|response_?json_?schema|response_?schema", re.IGNORECASE
)
_SPEND: Final = re.compile(
    r"spend(?:ing)?[ _]?(?:cap|limit|based)|monthly spend|billing (?:cap|limit)|prepa(?:y|id)"
    r"|credits? (?:are|is|balance|have)|balance is (?:depleted|too low|empty)|SpendPer",
    re.IGNORECASE,
)
_DURATION: Final = re.compile(
    r"^(?:(\d{1,4})h)?(?:(\d{1,4})m)?(?:(\d{1,7}(?:\.\d+)?)s)?$", re.ASCII
)
_RETRY_IN: Final = re.compile(
    r"retry in ((?:\d+h)?(?:\d+m)?(?:\d+(?:\.\d+)?s)?)", re.IGNORECASE | re.ASCII
)


def translated(error: APIError, model: str, fallback: str | None = None) -> ServiceError:
    """The service's error in our words; `fallback` is whom to turn to when the model is gone."""
    return classified(int(error.code or 0), error.details, model, fallback)


def classified(code: int, reply: Any, model: str = "", fallback: str | None = None) -> ServiceError:
    """As `translated`, from a status and the reply's JSON, as batch results hold them too."""
    body = _error_of(reply)
    message = str(body.get("message") or "")[:5_000]
    status = str(body.get("status") or "")[:60]
    details = [d for d in _listed(body.get("details")) if isinstance(d, dict)]
    reasons = {str(d.get("reason", "")) for d in details}
    if code == 429 or status == "RESOURCE_EXHAUSTED":
        return _limited(message, details, model)
    if code == 401 or reasons & {"API_KEY_INVALID", "API_KEY_EXPIRED", "ACCESS_TOKEN_EXPIRED"}:
        return KeyRefused("Gemini refused the API key.")
    if re.search(r"API key (?:not valid|expired|not found)", message, re.IGNORECASE):
        return KeyRefused("Gemini refused the API key.")
    if code == 403:
        return _forbidden(message, reasons)
    if code in (404, 410) or _GONE.search(message):
        return _gone(model, fallback, _LOCATION.search(message))
    if code in _PASSING:
        return ServiceBusy(
            "Gemini is not available right now.", wait_seconds=_asked_wait(message, details)
        )
    return _refused(code, status, message)


def not_the_service() -> ServiceBusy:
    """A page of something in between: Gemini is as good as away, until that is gone."""
    return ServiceBusy(
        "Something other than Gemini answered, such as a proxy or a network's sign-in page.",
        "Sign in to the network, or check its proxy. The invoice waits and is sent again by"
        " itself.",
        code="not_the_service",
    )


def model_gone(model: str, fallback: str | None) -> ModelGone:
    """The named error of a model that can't be asked any more."""
    return _gone(model, fallback)


def _gone(model: str, fallback: str | None, place: re.Match[str] | None = None) -> ModelGone:
    advice = "Choose another model in the settings."
    if fallback is not None:
        advice = f"The nearest that lives is {fallback}; choose it in the settings."
    title = f"Gemini has no model “{model[:80]}” for this key."
    if place is not None:
        title = f"Vertex AI has no model “{model[:80]}” at the location {place[1]}."
        advice = f"Choose another location, such as global, or another model. {advice}"
    return ModelGone(title, advice, model=model, fallback=fallback)


def _forbidden(message: str, reasons: set[str]) -> ServiceError:
    if "SERVICE_DISABLED" in reasons or re.search(r"has not been used|is disabled", message):
        return ServiceError(
            "The key's project has not switched on the Gemini service.",
            "Enable it for the project in the Google Cloud console, then try again.",
            code="service_disabled",
        )
    if _SPEND.search(message) or "BILLING_DISABLED" in reasons:
        return SpendCapReached("The billing of the key's project is off or its limit is reached.")
    if "CONSUMER_INVALID" in reasons or _PROJECT.search(message):
        return KeyRefused(
            "Google refused the project: there is none of this id, or this key may not use it.",
            "Check the project's id in the settings, and that the account may use Vertex AI there.",
            code="project_refused",
        )
    return KeyRefused("Gemini refused the API key, or its project may not use this.")


def _refused(code: int, status: str, message: str) -> ServiceError:
    """A request that will be refused each time it is sent."""
    if code == 413 or _TOO_LARGE.search(message):
        return ServiceError(
            "The document is too large for Gemini.", "Read it offline instead.", code="too_large"
        )
    if re.search(r"location is not supported", message, re.IGNORECASE):
        return ServiceError(
            "Google does not offer Gemini where this computer is.",
            "Use Vertex AI with a location near you, or read offline.",
            code="location_refused",
        )
    if _SCHEMA.search(message):
        return ServiceError(
            "Gemini refused the form in which the answer was asked for.",
            "Remove own fields, or choose another model.",
            code="schema_refused",
        )
    return ServiceError(
        f"Gemini refused the request ({code} {status}).".replace(" )", ")"),
        "Read the document offline, or choose another model.",
        code="request_refused",
    )


def _limited(message: str, details: list[dict[str, Any]], model: str) -> ServiceError:
    """429, read like a person: none at all, money, a day's limit, or a short while's."""
    violations = [v for d in details for v in _listed(d.get("violations")) if isinstance(v, dict)]
    quotas = " ".join(str(v.get("quotaId", "")) for v in violations)
    wait = _asked_wait(message, details)
    limits = re.findall(r"\blimit: ?(\d+)\b", message)
    values = [str(v["quotaValue"]) for v in violations if "quotaValue" in v]
    if "0" in limits or "0" in values:
        return NoQuota(f"This API key has no quota for {model[:80] or 'the chosen model'}.")
    if _SPEND.search(message) or _SPEND.search(quotas):
        if wait is not None and wait < DAY_FROM_SECONDS:
            return MinuteLimit(
                "Gemini's limit of spending for a short while is reached.", wait_seconds=wait
            )
        return SpendCapReached()
    if "PerDay" in quotas or re.search(r"per day|daily", message, re.IGNORECASE):
        return _day_limit(until_reset(datetime.now(UTC)) if wait is None else wait)
    if wait is not None and wait >= DAY_FROM_SECONDS:
        return _day_limit(wait)
    return MinuteLimit("Gemini's limit for a minute is used up.", wait_seconds=wait)


def _day_limit(seconds: float) -> DayLimit:
    return DayLimit(
        "Gemini's limit for this day is used up.",
        "The invoice waits until it starts anew, at midnight in California. Offline reading goes"
        " on.",
        wait_seconds=seconds,
    )


def until_reset(now: datetime) -> float:
    """Seconds until a day's limit starts anew: midnight by Pacific time, as Google documents.

    Reckoned by the rule of the United States, because not every computer knows time zones.
    """
    midnight = (now + _pacific(now)).replace(hour=0, minute=0, second=0, microsecond=0)
    reset = midnight + timedelta(days=1)
    return (reset - _pacific(reset - _pacific(now)) - now).total_seconds()


def _pacific(moment: datetime) -> timedelta:
    """How far Pacific time is from UTC: summer time from March's second Sunday at two o'clock to
    November's first."""
    march = datetime(moment.year, 3, 8, 10, tzinfo=UTC)
    november = datetime(moment.year, 11, 1, 9, tzinfo=UTC)
    begins = march + timedelta(days=(6 - march.weekday()) % 7)
    ends = november + timedelta(days=(6 - november.weekday()) % 7)
    return timedelta(hours=-7 if begins <= moment < ends else -8)


def _asked_wait(message: str, details: list[dict[str, Any]]) -> float | None:
    """Seconds that the reply asks to wait, None when it says nothing that makes sense."""
    said = [str(d["retryDelay"]) for d in details if "retryDelay" in d]
    found = _RETRY_IN.search(message)
    if found:
        said.append(found[1])
    waits = [seconds for text in said if (seconds := duration(text)) is not None]
    return min(max(waits), _MAX_WAIT_SECONDS) if waits else None


def duration(text: str) -> float | None:
    """Seconds of a duration as Google writes it: "46.5s", "9h54m3s"; None for anything else."""
    match = _DURATION.match(text.strip())
    if not match or not any(match.groups()):
        return None
    hours, minutes, seconds = (float(part or 0) for part in match.groups())
    return hours * 3600 + minutes * 60 + seconds


def _error_of(reply: Any) -> dict[str, Any]:
    """The error object of a reply, however it is wrapped; {} when there is none."""
    for _ in range(3):
        if isinstance(reply, list) and reply:
            reply = reply[0]
        if isinstance(reply, str):
            try:
                reply = json.loads(reply)
            except (ValueError, RecursionError):
                return {"message": reply}
        if isinstance(reply, dict) and isinstance(reply.get("error"), (dict, list)):
            reply = reply["error"]
    return reply if isinstance(reply, dict) else {}


def _listed(value: Any) -> Iterator[Any]:
    yield from value[:50] if isinstance(value, list) else ()
