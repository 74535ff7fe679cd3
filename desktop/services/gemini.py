# SPDX-License-Identifier: AGPL-3.0-or-later
"""Gemini as a reader: one request for a document, its raw answer, and every way it can fail.

The SDK's own retry stays off: whoever runs the queue owns attempts, waiting and the budget.
"""

from __future__ import annotations

import hashlib
import json
import re
import time
from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from desktop.domain.company import OwnCompany
from desktop.domain.errors import (
    AnswerUnusable,
    KeyMissing,
    KeyRefused,
    OutcomeUnknown,
    ServiceBusy,
    ServiceError,
    ServiceUnreachable,
)
from desktop.domain.ports import RemoteAnswer, RemoteRequest, Usage
from desktop.domain.reading import Proposal
from desktop.services.gemini_schema import (
    PROMPT,
    PROMPT_VERSION,
    SCHEMA_VERSION,
    answer_schema,
    to_proposal,
)
from desktop.services.prices import PriceTable

if TYPE_CHECKING:
    from google.genai import Client
    from google.genai.errors import APIError

KEY_NAME: Final = "gemini-api-key"
MAX_ANSWER_BYTES: Final = 8 * 1024 * 1024
_INLINE_TYPES: Final = {"application/pdf", "image/png", "image/jpeg"}
_STOPPED: Final = {
    "MAX_TOKENS": ("answer_cut_off", "Gemini's answer was cut off at its length limit."),
    "CONTINUATION": ("answer_cut_off", "Gemini's answer is too long for one reply."),
    "SAFETY": ("answer_blocked", "Gemini's safety filter blocked this document."),
    "RECITATION": ("answer_blocked", "Gemini refused to repeat this document's text."),
    "PROHIBITED_CONTENT": ("answer_blocked", "Gemini refused this document's content."),
    "SPII": ("answer_blocked", "Gemini refused the personal data in this document."),
    "MALFORMED_RESPONSE": ("answer_malformed", "Gemini's answer was malformed."),
}

_raw_bodies: ContextVar[list[bytes] | None] = ContextVar("gemini_raw_bodies", default=None)


class GeminiReader:
    """Implements `domain.ports.RemoteReader` with an API key of Google AI Studio.

    `key` is asked for each request, so that a key entered meanwhile counts at once. `base_url`
    replaces Google's address. One object serves one event loop; `interpret` and `request_key`
    are pure and may be called from any thread.
    """

    name = "gemini"
    paid = True

    def __init__(
        self,
        key: Callable[[], str | None],
        prices: PriceTable,
        model: str | None = None,
        *,
        base_url: str | None = None,
        timeout: float = 180.0,
    ) -> None:
        self._key = key
        self._prices = prices
        self.model = model or prices.default_model
        self._base_url = base_url
        self._timeout = timeout
        self._client: tuple[str, Client] | None = None

    def request_key(self, request: RemoteRequest) -> str:
        parts = (
            "gemini",
            "standard",
            self.model,
            PROMPT_VERSION,
            SCHEMA_VERSION,
            request.sha256,
            str(len(request.pages)),
        )
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()

    async def ask(self, request: RemoteRequest) -> RemoteAnswer:
        import httpx2
        from google.genai.errors import APIError

        if request.media_type not in _INLINE_TYPES:
            raise ServiceError("Gemini cannot read this type of file.", "Read it offline instead.")
        client = self._client_for(self._required_key())
        started = time.monotonic()
        bodies: list[bytes] = []
        token = _raw_bodies.set(bodies)
        try:
            await client.aio.models.generate_content(
                model=self.model, contents=_contents(request), config=_config()
            )
        except APIError as error:
            raise translated(error, self.model) from None
        except (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout):
            # nothing was sent, so nothing was paid for
            raise ServiceUnreachable("Gemini could not be reached.") from None
        except httpx2.TransportError:
            # the request went out; whether it was worked on and charged, nobody can tell
            raise OutcomeUnknown(
                "The connection to Gemini broke while it was reading this document."
            ) from None
        except ValueError:
            # the SDK could not make sense of the reply: the raw one is judged by `interpret`
            if not bodies:
                raise
        finally:
            _raw_bodies.reset(token)
        if not bodies:
            raise AnswerUnusable("Gemini's reply was empty.")
        return RemoteAnswer(
            raw=bodies[-1],
            model=self.model,
            usage=self.usage_of(bodies[-1]),
            seconds=time.monotonic() - started,
        )

    def usage_of(self, raw: bytes) -> Usage:
        """Tokens as Gemini counted them, and their price on this day."""
        counted = _counted(_object(raw))
        day = datetime.now(UTC).date()
        row = self._prices.row(self.model, day)
        cost = self._prices.cost(self.model, counted, day)
        return Usage(
            input_tokens=counted.input_tokens,
            output_tokens=counted.output_tokens,
            thinking_tokens=counted.thinking_tokens,
            cached_tokens=counted.cached_tokens,
            cost=cost,
            currency="USD",
            rate=None if row is None else row.input,
        )

    def interpret(self, raw: bytes, own: OwnCompany, model: str) -> Proposal:
        reply = _object(raw)
        text, reason = _text_and_reason(reply)
        code, title = _STOPPED.get(reason, ("", ""))
        if code == "answer_blocked" or (code and not text):
            raise AnswerUnusable(title, code=code)
        if not text:
            raise AnswerUnusable("Gemini's answer was empty.", code="answer_empty")
        answer, whole = _parsed(text)
        if answer is None:
            raise AnswerUnusable("Gemini's answer was not readable.", code="answer_malformed")
        return to_proposal(answer, model, partial=bool(code) or not whole)

    def test(self) -> tuple[str, ...]:
        """Lists the models, which is free and proves the key."""
        import httpx2
        from google.genai.errors import APIError

        client = self._make_client(self._required_key(), timeout=20.0)
        try:
            names = [model.name or "" for model in client.models.list(config={"page_size": 200})]
        except APIError as error:
            raise translated(error, self.model) from None
        except httpx2.TransportError:
            raise ServiceUnreachable("Gemini could not be reached.") from None
        finally:
            client.close()
        return tuple(name.removeprefix("models/") for name in names)

    async def aclose(self) -> None:
        """Close the connections; call it on the event loop that asked, before it ends."""
        if self._client is not None:
            _, client = self._client
            self._client = None
            await client.aio.aclose()
            client.close()

    def _required_key(self) -> str:
        key = self._key()
        if not key:
            raise KeyMissing(
                "There is no Gemini API key.",
                "Enter one in the settings; without a window set GEMINI_API_KEY.",
            )
        return key

    def _client_for(self, key: str) -> Client:
        """One client for all requests: making one costs more than a call."""
        if self._client is None or self._client[0] != key:
            self._client = (key, self._make_client(key, timeout=self._timeout))
        return self._client[1]

    def _make_client(self, key: str, timeout: float) -> Client:
        from google.genai import Client
        from google.genai.types import HttpOptions

        return Client(
            api_key=key,
            vertexai=False,  # never from the environment
            http_options=HttpOptions(
                timeout=int(timeout * 1000),
                base_url=self._base_url,
                async_client_args={"event_hooks": {"response": [_keep_body]}},
            ),
        )


async def _keep_body(response: Any) -> None:
    """Keep the reply as it came, before the SDK makes anything of it."""
    bodies = _raw_bodies.get()
    if bodies is None:
        return
    body = await response.aread()
    if response.status_code == 200:
        if len(body) > MAX_ANSWER_BYTES:
            raise AnswerUnusable("Gemini's reply was larger than 8 MB.")
        bodies.append(body)


def _contents(request: RemoteRequest) -> Any:
    from google.genai.types import Part

    return [
        Part.from_bytes(data=request.data, mime_type=request.media_type),
        Part.from_text(text="Read this document."),
    ]


def _config() -> Any:
    from google.genai.types import (
        AutomaticFunctionCallingConfig,
        GenerateContentConfig,
    )

    return GenerateContentConfig(
        system_instruction=PROMPT,
        response_mime_type="application/json",
        response_json_schema=answer_schema(),
        automatic_function_calling=AutomaticFunctionCallingConfig(disable=True),
    )


def translated(error: APIError, model: str) -> ServiceError:
    """The service's error in our words; its request is left behind because it holds the key."""
    code, status = error.code, error.status or ""
    details = json.dumps(error.details, default=str)[:20_000]
    if code in (401, 403) or "API_KEY_INVALID" in details:
        return KeyRefused("Gemini refused the API key.")
    if code == 404:
        return ServiceError(
            f"Gemini has no model “{model[:80]}” for this key.",
            "Choose another model in the settings.",
            code="model_gone",
        )
    if code == 429:
        return _limited(details)
    if code in (408, 500, 502, 503, 504):
        return ServiceBusy("Gemini is not available right now.")
    if code == 413 or "exceeds" in details:
        return ServiceError(
            "The document is too large for Gemini.", "Read it offline instead.", code="too_large"
        )
    return ServiceError(
        f"Gemini refused the request ({code} {status[:40]}).",
        "Read the document offline, or choose another model.",
        code="request_refused",
    )


def _limited(details: str) -> ServiceError:
    """429: no quota at all is final; else the reply says how long to wait."""
    if re.search(r"\blimit: 0\b", details):
        return ServiceError(
            "This API key has no quota for the chosen model.",
            "Choose another model, or enable billing for the key's project.",
            code="no_quota",
        )
    wait = re.search(r'"retryDelay":\s*"(\d+(?:\.\d+)?)s"', details)
    return ServiceBusy(
        "Gemini's limit for this key is used up for now.",
        wait_seconds=float(wait[1]) if wait else None,
    )


def _object(raw: bytes) -> dict[str, Any]:
    try:
        data = json.loads(raw)
    except (ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def _counted(reply: dict[str, Any]) -> Usage:
    counts = reply.get("usageMetadata")
    counts = counts if isinstance(counts, dict) else {}

    def count(name: str) -> int:
        value = counts.get(name)
        return value if isinstance(value, int) and 0 <= value < 10**9 else 0

    return Usage(
        input_tokens=count("promptTokenCount"),
        output_tokens=count("candidatesTokenCount"),
        thinking_tokens=count("thoughtsTokenCount"),
        cached_tokens=count("cachedContentTokenCount"),
    )


def _text_and_reason(reply: dict[str, Any]) -> tuple[str, str]:
    """The answer's text without thoughts, and why it ended; both "" when there is none."""
    feedback = reply.get("promptFeedback")
    if isinstance(feedback, dict) and feedback.get("blockReason"):
        return "", "PROHIBITED_CONTENT"
    candidates = reply.get("candidates")
    if not (isinstance(candidates, list) and candidates and isinstance(candidates[0], dict)):
        return "", ""
    first = candidates[0]
    content = first.get("content")
    parts = content.get("parts") if isinstance(content, dict) else None
    texts = [
        part["text"]
        for part in (parts if isinstance(parts, list) else [])
        if isinstance(part, dict) and isinstance(part.get("text"), str) and not part.get("thought")
    ]
    return "".join(texts).strip(), str(first.get("finishReason") or "")


def _parsed(text: str) -> tuple[dict[str, Any] | None, bool]:
    """The answer's object and whether it was whole; fences and text around it are cut off."""
    from pydantic_core import from_json

    start = text.find("{")
    if start < 0:
        return None, False
    body = text[start:]
    try:
        data, _ = json.JSONDecoder().raw_decode(body)
        whole = True
    except (ValueError, RecursionError):
        try:
            data, whole = from_json(body, allow_partial=True), False
        except ValueError:
            return None, False
    return (data, whole) if isinstance(data, dict) else (None, False)
