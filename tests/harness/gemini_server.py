# SPDX-License-Identifier: AGPL-3.0-or-later
"""A Gemini that says what it is told to: real HTTP on loopback for the real SDK.

It refuses what Google's service would refuse: a missing or wrong key, an unknown model, a body
without contents. It keeps a ledger of what it answered and counted, to compare bills with.
"""

from __future__ import annotations

import base64
import json
import re
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

MODELS = ("gemini-3.5-flash-lite", "gemini-3.1-flash-lite", "gemini-3.8-flash")
_PATH = re.compile(r"^/v1(?:beta)?/models/([\w.\-]+):generateContent$")


@dataclass(frozen=True)
class Scripted:
    """One reply: a status with a JSON or raw body, after `delay` seconds; `cut` breaks it off."""

    status: int = 200
    body: Mapping[str, Any] | bytes = field(default_factory=dict)
    delay: float = 0.0
    cut: bool = False


def answer(
    record: Mapping[str, Any] | str,
    *,
    finish: str = "STOP",
    tokens: tuple[int, int, int] = (1_200, 500, 0),
    delay: float = 0.0,
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
                "totalTokenCount": counted_in + counted_out + thought,
            },
            "modelVersion": MODELS[0],
            "responseId": "r",
        },
        delay=delay,
    )


def failure(status: int, state: str, message: str, details: tuple[Any, ...] = ()) -> Scripted:
    """A reply of the service's error form."""
    error = {"code": status, "status": state, "message": message, "details": list(details)}
    return Scripted(status=status, body={"error": error})


@dataclass(frozen=True)
class Received:
    """One generateContent request as it arrived."""

    model: str
    key: str
    body: dict[str, Any]

    @property
    def documents(self) -> list[tuple[str, bytes]]:
        """The inline documents as (media type, bytes); both spellings of the wire are read."""
        found = []
        for content in self.body["contents"]:
            for part in content["parts"]:
                data = part.get("inlineData") or part.get("inline_data")
                if data:
                    kind = data.get("mimeType") or data.get("mime_type")
                    found.append((kind, base64.b64decode(data["data"])))
        return found

    @property
    def schema(self) -> dict[str, Any]:
        """The JSON Schema that the answer should follow."""
        config = self.body.get("generationConfig") or self.body.get("generation_config")
        assert config is not None
        found: dict[str, Any] = config.get("responseJsonSchema") or config["response_json_schema"]
        return found


class GeminiServer:
    """The running server; `script` is used up one reply a request, then `default` answers."""

    def __init__(self, key: str) -> None:
        self.key = key
        self.script: list[Scripted] = []
        self.default: Scripted | None = None
        self.received: list[Received] = []
        self.listed = 0
        self._lock = threading.Lock()
        handler = type("Handler", (_Handler,), {"owner": self})
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._http.daemon_threads = True
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.05,))

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_address[1]}"

    def next_reply(self, received: Received) -> Scripted:
        with self._lock:
            self.received.append(received)
            if self.script:
                return self.script.pop(0)
        return self.default or failure(500, "INTERNAL", "nothing is scripted")

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()


class _Handler(BaseHTTPRequestHandler):
    owner: GeminiServer
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = 10

    def do_GET(self) -> None:
        if self.path.partition("?")[0] not in ("/v1/models", "/v1beta/models"):
            return self._send(failure(404, "NOT_FOUND", "no such path"))
        if not self._key_is_right():
            return None
        self.owner.listed += 1
        return self._send(Scripted(body={"models": [{"name": f"models/{m}"} for m in MODELS]}))

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        match = _PATH.match(self.path.partition("?")[0])
        if not match:
            return self._send(failure(404, "NOT_FOUND", "no such path"))
        if not self._key_is_right():
            return None
        if match[1] not in MODELS:
            return self._send(failure(404, "NOT_FOUND", f"models/{match[1]} is not found"))
        data = json.loads(body)
        if not data.get("contents"):
            return self._send(failure(400, "INVALID_ARGUMENT", "contents is not specified"))
        received = Received(match[1], self.headers["x-goog-api-key"], data)
        return self._send(self.owner.next_reply(received))

    def _key_is_right(self) -> bool:
        if self.headers.get("x-goog-api-key") == self.owner.key:
            return True
        reason = {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "API_KEY_INVALID"}
        self._send(failure(400, "INVALID_ARGUMENT", "API key not valid.", (reason,)))
        return False

    def _send(self, reply: Scripted) -> None:
        time.sleep(reply.delay)
        body = reply.body if isinstance(reply.body, bytes) else json.dumps(reply.body).encode()
        self.send_response(reply.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: len(body) // 2] if reply.cut else body)
        if reply.cut:
            self.close_connection = True

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Quiet."""


@contextmanager
def gemini_server(key: str = "test-key") -> Iterator[GeminiServer]:
    """A server that takes `key` and stops with the block."""
    server = GeminiServer(key)
    server.start()
    try:
        yield server
    finally:
        server.stop()
