# SPDX-License-Identifier: AGPL-3.0-or-later
"""The connection to Gemini, tried for nothing: key or credentials, project, location and model.

Also tells what stands between this computer and Google when no reply comes at all.
"""

from __future__ import annotations

import queue
import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from desktop.domain.errors import KeyRefused, ServiceError, ServiceUnreachable
from desktop.services.gemini_door import DoorKind, GeminiDoor, make_client
from desktop.services.gemini_errors import translated

PATIENCE_SECONDS: Final = 20.0
_CERTIFICATE_NOT_YET_VALID: Final = 9
_CERTIFICATE_EXPIRED: Final = 10
_NAME_NOT_FOUND: Final = ("getaddrinfo", "name or service", "name resolution", "nodename")


def usable_models(
    door: GeminiDoor,
    key: str | None,
    model: str,
    fallback: str | None = None,
    seconds: float = PATIENCE_SECONDS,
) -> tuple[str, ...]:
    """The models that may be used; ends after `seconds`, whatever the network does.

    With Vertex AI the tokens of a word are counted too: its list is the same for everybody, the
    count proves project, location and `model`. Raises a ServiceError that says what is wrong.
    """
    told: queue.SimpleQueue[tuple[str, ...] | BaseException] = queue.SimpleQueue()

    def work() -> None:
        try:
            told.put(_listed(door, key, model, fallback, seconds))
        except BaseException as error:  # noqa: BLE001 - it is raised again where it is waited for
            told.put(error)

    # looking up a name, or signing in, may take minutes and can't be cut short: a thread of its
    # own can be left behind
    threading.Thread(target=work, name="connection-test", daemon=True).start()
    try:
        found = told.get(timeout=seconds)
    except queue.Empty:
        raise ServiceUnreachable(
            f"{_name(door)} gave no answer within {seconds:.0f} seconds.",
            "Check the network connection, and a proxy if there is one.",
        ) from None
    if isinstance(found, BaseException):
        raise found
    return found


def _listed(
    door: GeminiDoor, key: str | None, model: str, fallback: str | None, seconds: float
) -> tuple[str, ...]:
    import httpx2
    from google.auth.exceptions import GoogleAuthError, TransportError
    from google.genai.errors import APIError

    client = make_client(door, key, seconds, {"response": [], "request": []})
    try:
        if door.kind is DoorKind.VERTEX:
            client.models.count_tokens(model=model, contents="test")
        listed = client.models.list(config={"page_size": 200})
        names = [found.name or "" for found in listed]
    except APIError as error:
        raise translated(error, model, fallback) from None
    except (httpx2.TransportError, TransportError) as error:
        raise unreachable(error, door) from None
    except GoogleAuthError as error:
        raise sign_in_refused(error) from None
    finally:
        client.close()
    return tuple(dict.fromkeys(name.rpartition("/")[2] for name in names if name))


def unreachable(error: BaseException, door: GeminiDoor) -> ServiceUnreachable:
    """Why nothing could be sent: no network, an unknown location, a wrong clock, or a proxy."""
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return _distrusted(cause.verify_code)
    text = " ".join(str(cause) for cause in _causes(error)).lower()
    if any(word in text for word in _NAME_NOT_FOUND) and door.place not in (None, "global"):
        return ServiceUnreachable(
            f"Vertex AI could not be found at the location {door.place}.",
            "Check the location's name, and the network connection.",
        )
    return ServiceUnreachable(f"{_name(door)} could not be reached.")


def sign_in_refused(error: BaseException) -> ServiceError:
    """Google's refusal of application-default credentials; its own text may hold secrets."""
    text = " ".join(str(cause) for cause in _causes(error)).lower()
    if "invalid jwt" in text or "reasonable timeframe" in text:
        return KeyRefused(
            "Google refused the credentials because this computer's clock is wrong.",
            f"Set date and time; the clock says {_now()}.",
            code="clock_wrong",
        )
    if any(word in text for word in ("expired", "revoked", "invalid_rapt", "reauth")):
        return KeyRefused(
            "The stored Google credentials have expired.",
            "Make them anew: gcloud auth application-default login",
            code="credentials_expired",
        )
    return KeyRefused(
        "Google refused the stored credentials.",
        "Make them anew: gcloud auth application-default login",
    )


def _distrusted(code: int) -> ServiceUnreachable:
    if code in (_CERTIFICATE_NOT_YET_VALID, _CERTIFICATE_EXPIRED):
        return ServiceUnreachable(
            "Google's certificate does not hold on the date of this computer.",
            f"Set date and time; the clock says {_now()}.",
            code="clock_wrong",
        )
    return ServiceUnreachable(
        "The connection to Google is not trusted: its certificate could not be checked.",
        "A proxy or a virus scanner may stand between; ask who runs the network.",
        code="connection_not_trusted",
    )


def _causes(error: BaseException) -> Iterator[BaseException]:
    """An error and what led to it; libraries also hide the first cause among their arguments."""
    seen: set[int] = set()
    waiting: list[object] = [error]
    while waiting:
        found = waiting.pop(0)
        if not isinstance(found, BaseException) or id(found) in seen:
            continue
        seen.add(id(found))
        yield found
        waiting += [found.__cause__, found.__context__, getattr(found, "reason", None), *found.args]


def _name(door: GeminiDoor) -> str:
    return "Google AI Studio" if door.kind is DoorKind.STUDIO else "Vertex AI"


def _now() -> str:
    return f"{datetime.now(UTC).astimezone():%Y-%m-%d %H:%M}"
