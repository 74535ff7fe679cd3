# SPDX-License-Identifier: AGPL-3.0-or-later
"""Replies of the scripted Gemini, and its requests as they arrived."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.harness.gemini_rules import camel


@dataclass(frozen=True)
class Scripted:
    """One reply: a status with a JSON or raw body, after `delay` seconds.

    `cut` breaks it off in the middle, `dropped` closes without a word, `drip` waits so many
    seconds between pieces of it.
    """

    status: int = 200
    body: Mapping[str, Any] | bytes = field(default_factory=dict)
    delay: float = 0.0
    cut: bool = False
    dropped: bool = False
    drip: float = 0.0
    headers: Mapping[str, str] = field(default_factory=dict)


def answer(
    record: Mapping[str, Any] | str,
    *,
    finish: str = "STOP",
    tokens: tuple[int, int, int] = (1_200, 500, 0),
    delay: float = 0.0,
    cached: int = 0,
) -> Scripted:
    """A reply that carries `record` as Gemini does: JSON text in the first candidate's part."""
    text = record if isinstance(record, str) else json.dumps(record)
    counted_in, counted_out, thought = tokens
    return Scripted(
        body={
            "candidates": [
                {
                    "content": {"role": "model", "parts": [{"text": text}]},
                    "finishReason": finish,
                    "index": 0,
                }
            ],
            "usageMetadata": {
                "promptTokenCount": counted_in,
                "candidatesTokenCount": counted_out,
                "thoughtsTokenCount": thought,
                "cachedContentTokenCount": cached,
                "totalTokenCount": counted_in + counted_out + thought,
            },
            "modelVersion": "gemini",
            "responseId": "r",
        },
        delay=delay,
    )


def failure(
    status: int, state: str, message: str, details: tuple[Any, ...] = (), *, delay: float = 0.0
) -> Scripted:
    """A reply of the service's error form."""
    error = {"code": status, "status": state, "message": message, "details": list(details)}
    return Scripted(status=status, body={"error": error}, delay=delay)


def limited(
    message: str, *, quota: str = "", value: str = "", retry: str | None = None
) -> Scripted:
    """A 429 as Google writes it: the quota that is used up, and when to come back."""
    details: list[Any] = []
    if quota:
        violation = {"quotaId": quota, "quotaMetric": "m", "quotaValue": value}
        details.append(
            {"@type": "type.googleapis.com/google.rpc.QuotaFailure", "violations": [violation]}
        )
    if retry is not None:
        info = {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": retry}
        details.append(info)
    return failure(429, "RESOURCE_EXHAUSTED", message, tuple(details))


@dataclass(frozen=True)
class Received:
    """One generateContent request as it arrived; `body` as it was sent, `message` in camelCase."""

    model: str
    key: str
    body: dict[str, Any]
    project: str | None = None
    location: str | None = None
    vertex: bool = False

    @property
    def message(self) -> dict[str, Any]:
        """The request with its field names in one spelling."""
        found: dict[str, Any] = camel(self.body)
        return found

    @property
    def documents(self) -> list[tuple[str, bytes]]:
        """The inline documents as (media type, bytes)."""
        return [
            (part["inlineData"]["mimeType"], base64.urlsafe_b64decode(part["inlineData"]["data"]))
            for content in self.message["contents"]
            for part in content["parts"]
            if "inlineData" in part
        ]

    @property
    def text(self) -> str:
        """All text of the contents, without the system's."""
        return "\n".join(
            part["text"]
            for content in self.message["contents"]
            for part in content["parts"]
            if "text" in part
        )

    @property
    def config(self) -> dict[str, Any]:
        """The generation's configuration."""
        found: dict[str, Any] = self.message.get("generationConfig") or {}
        return found

    @property
    def schema(self) -> dict[str, Any]:
        """The JSON Schema that the answer should follow."""
        found: dict[str, Any] = self.config["responseJsonSchema"]
        return found


@dataclass(frozen=True)
class Billed:
    """One answered request as the service billed it."""

    model: str
    tokens_in: int
    tokens_out: int
    thinking: int
    cached: int
    batch: bool = False
