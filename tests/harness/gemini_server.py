# SPDX-License-Identifier: AGPL-3.0-or-later
"""A Gemini that says what it is told to: real HTTP on loopback for the real SDK.

It speaks generateContent, countTokens and models on the paths of AI Studio and both of Vertex AI
(project with location, and express), files and batches on those of AI Studio, and hands out
access tokens for service accounts. It refuses what Google's service would refuse, and keeps a
ledger of what it answered and counted, to compare bills with.
"""

from __future__ import annotations

import json
import re
import secrets
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.harness.gemini_batches import Batches
from tests.harness.gemini_replies import (
    Billed,
    Received,
    Scripted,
    answer,
    failure,
    limited,
)
from tests.harness.gemini_rules import (
    MAX_BODY_BYTES,
    SERVED,
    Refused,
    camel,
    check_model,
    check_request,
    counted_tokens,
)

__all__ = [
    "MODELS",
    "PROJECT",
    "Billed",
    "GeminiServer",
    "Received",
    "Scripted",
    "answer",
    "failure",
    "gemini_server",
    "limited",
]

MODELS = tuple(SERVED)
PROJECT = "ledger-test"
_STUDIO = re.compile(r"^/v1(?:beta)?/models/([\w.\-]+):(\w+)$")
_VERTEX = re.compile(
    r"^/v1(?:beta1)?/(?:projects/([\w:.\-]+)/locations/([\w\-]+)/)?"
    r"publishers/google/models/([\w.\-]+):(\w+)$"
)
_LISTS = re.compile(r"^/v1(?:beta|beta1)?/(publishers/google/)?models$")


class GeminiServer:
    """The running server; `script` is used up one reply a request, then `brain`, then `default`.

    `brain` makes a reply of a request. `ledger` has an entry for each answer that was sent.
    `instead` are replies to calls that cost nothing: "countTokens", "models", "token".
    """

    def __init__(self, key: str) -> None:
        self.key = key
        self.script: list[Scripted] = []
        self.brain: Callable[[Received], Scripted] | None = None
        self.default: Scripted | None = None
        self.instead: dict[str, Scripted] = {}
        self.received: list[Received] = []
        self.ledger: list[Billed] = []
        self.listed = 0
        self.counted = 0
        self.tokens: set[str] = set()
        self.busy = self.busiest = 0
        self.lock = threading.Lock()
        self.batches = Batches(self)
        handler = type("Handler", (_Handler,), {"owner": self})
        self._http = _Http(("127.0.0.1", 0), handler)
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.05,))

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_address[1]}"

    @property
    def billed_tokens(self) -> tuple[int, int]:
        """Tokens in and out (thinking among them) of all that was answered."""
        return (
            sum(b.tokens_in for b in self.ledger),
            sum(b.tokens_out + b.thinking for b in self.ledger),
        )

    def next_reply(self, received: Received, *, batch: bool = False) -> Scripted:
        """The reply to a request that was checked; an answer is entered in the ledger."""
        with self.lock:
            self.received.append(received)
            scripted = self.script.pop(0) if self.script else None
        if scripted is None and self.brain is not None:
            scripted = self.brain(received)
        reply = scripted or self.default or failure(500, "INTERNAL", "nothing is scripted")
        if reply.status == 200 and isinstance(reply.body, Mapping):
            counts = reply.body.get("usageMetadata") or {}
            billed = Billed(
                received.model,
                counts.get("promptTokenCount", 0),
                counts.get("candidatesTokenCount", 0),
                counts.get("thoughtsTokenCount", 0),
                counts.get("cachedContentTokenCount", 0),
                batch,
            )
            with self.lock:
                self.ledger.append(billed)
        return reply

    def service_account(self) -> dict[str, Any]:
        """A new service account's file, whose tokens this server hands out and takes."""
        from cryptography.hazmat.primitives import serialization
        from cryptography.hazmat.primitives.asymmetric import rsa

        private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        pem = private.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        return {
            "type": "service_account",
            "project_id": PROJECT,
            "private_key_id": "1",
            "private_key": pem.decode(),
            "client_email": f"reader@{PROJECT}.iam.gserviceaccount.com",
            "client_id": "1",
            "token_uri": f"{self.url}/token",
        }

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._http.shutdown()
        self._http.hang_up()
        self._http.server_close()
        self._thread.join()


class _Http(ThreadingHTTPServer):
    """Ends with all its threads: connections that are kept alive are hung up."""

    daemon_threads = False
    request_queue_size = 128

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self._open: set[socket.socket] = set()
        self._open_lock = threading.Lock()

    def process_request(self, request: Any, client_address: Any) -> None:
        with self._open_lock:
            self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        with self._open_lock:
            self._open.discard(request)
        super().shutdown_request(request)

    def hang_up(self) -> None:
        """Break every connection; whoever waits on one sees its end."""
        with self._open_lock:
            connections = list(self._open)
        for connection in connections:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A connection that was hung up is no news."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    owner: GeminiServer
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = 10

    def do_GET(self) -> None:
        self._serve(b"")

    def do_POST(self) -> None:
        self._serve(self.rfile.read(int(self.headers.get("Content-Length") or 0)))

    do_DELETE = do_GET

    def _serve(self, body: bytes) -> None:
        with self.owner.lock:
            self.owner.busy += 1
            self.owner.busiest = max(self.owner.busiest, self.owner.busy)
        try:
            reply = self._reply(body)
        except Refused as refused:
            reply = failure(refused.status, refused.state, refused.message)
        try:
            if reply is not None:
                self._send(reply)
        except OSError:
            # whoever asked went away
            self.close_connection = True
        finally:
            with self.owner.lock:
                self.owner.busy -= 1

    def _reply(self, body: bytes) -> Scripted | None:
        path = self.path.partition("?")[0]
        if path == "/token":
            return self.owner.instead.get("token") or self._access_token()
        if len(body) > MAX_BODY_BYTES:
            raise Refused("Request payload size exceeds the limit: 104857600 bytes.")
        if not path.startswith("/upload-session/"):
            # whoever knows an upload's address may fill it
            self._check_access()
        if self.command == "GET" and _LISTS.match(path):
            return self.owner.instead.get("models") or self._list(path)
        stored = self.owner.batches.handle(self.command, path, self.headers, body)
        if stored is not None:
            return stored
        return self._generate(path, body)

    def _generate(self, path: str, body: bytes) -> Scripted:
        studio, vertex = _STUDIO.match(path), _VERTEX.match(path)
        if vertex:
            project, location, name, verb = vertex.groups()
            if project is None and "x-goog-api-key" not in self.headers:
                raise Refused("Express mode needs an API key.", 401, "UNAUTHENTICATED")
        elif studio:
            (name, verb), project, location = studio.groups(), None, None
        else:
            raise Refused("The requested URL was not found on this server.", 404, "NOT_FOUND")
        data = _parsed(body)
        message = camel(data)
        if verb in self.owner.instead:
            return self.owner.instead[verb]
        model = check_model(name)
        if verb == "countTokens":
            self.owner.counted += 1
            return Scripted(body={"totalTokens": counted_tokens(message)})
        if verb != "generateContent":
            raise Refused(f"unknown method {verb}", 404, "NOT_FOUND")
        check_request(message, model)
        key = self.headers.get("x-goog-api-key", "")
        return self.owner.next_reply(
            Received(name, key, data, project, location, vertex is not None)
        )

    def _list(self, path: str) -> Scripted:
        self.owner.listed += 1
        if "publishers" in path:
            models = [{"name": f"publishers/google/models/{m}"} for m in MODELS]
            return Scripted(body={"publisherModels": models})
        return Scripted(body={"models": [{"name": f"models/{m}"} for m in MODELS]})

    def _access_token(self) -> Scripted:
        token = f"ya29.{secrets.token_hex(8)}"
        self.owner.tokens.add(token)
        return Scripted(body={"access_token": token, "expires_in": 3600, "token_type": "Bearer"})

    def _check_access(self) -> None:
        """The key, or a token that was handed out."""
        bearer = self.headers.get("Authorization", "").removeprefix("Bearer ")
        if bearer:
            if bearer not in self.owner.tokens:
                raise Refused("Request had invalid credentials.", 401, "UNAUTHENTICATED")
            return
        if self.headers.get("x-goog-api-key") == self.owner.key:
            return
        raise Refused("API key not valid. Please pass a valid API key.")

    def _send(self, reply: Scripted) -> None:
        time.sleep(reply.delay)
        if reply.dropped:
            self.close_connection = True
            return
        body = reply.body if isinstance(reply.body, bytes) else json.dumps(reply.body).encode()
        self.send_response(reply.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.end_headers()
        if reply.drip:
            for start in range(0, len(body), 64):
                self.wfile.write(body[start : start + 64])
                self.wfile.flush()
                time.sleep(reply.drip)
        else:
            self.wfile.write(body[: len(body) // 2] if reply.cut else body)
        if reply.cut:
            self.close_connection = True

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Quiet."""


def _parsed(body: bytes) -> dict[str, Any]:
    try:
        data = json.loads(body)
    except ValueError:
        raise Refused("Invalid JSON payload received.") from None
    if not isinstance(data, dict):
        raise Refused("Invalid JSON payload received.")
    return data


@contextmanager
def gemini_server(key: str = "test-key") -> Iterator[GeminiServer]:
    """A server that takes `key` and stops with the block."""
    server = GeminiServer(key)
    server.start()
    try:
        yield server
    finally:
        server.stop()
