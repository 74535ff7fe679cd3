# SPDX-License-Identifier: AGPL-3.0-or-later
"""Files and batches of the scripted Gemini: uploads, jobs with states, results by key.

A batch stays pending until the test says how it goes on (`Batches.finish`), or goes on by itself
as it is looked at (`Batches.course`). `Batches.paid` has the key of every question that was
answered, and so charged, each time it was.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from email.message import Message
from typing import TYPE_CHECKING, Any

from tests.harness.gemini_replies import Received, Scripted
from tests.harness.gemini_rules import Refused, camel, check_model, check_request

if TYPE_CHECKING:
    from tests.harness.gemini_server import GeminiServer

MAX_INLINE_BYTES = 20 * 1024 * 1024
_CREATE = re.compile(r"^/v1(?:beta)?/models/([\w.\-]+):batchGenerateContent$")
_BATCH = re.compile(r"^/v1(?:beta)?/batches(?:/([\w\-]+)(:cancel)?)?$")
_FILE = re.compile(r"^/v1(?:beta)?/files/([\w\-]+)(:download)?$")


@dataclass
class Batch:
    """One batch job: its requests by key (or by place, when sent inline), state and results."""

    name: str
    model: str
    display_name: str
    requests: list[tuple[str, dict[str, Any], dict[str, Any]]]
    inline: bool
    state: str = "BATCH_STATE_PENDING"
    results: list[dict[str, Any]] = field(default_factory=list)
    results_file: str | None = None
    error: dict[str, Any] | None = None
    looks: int = 0

    @property
    def keys(self) -> list[str]:
        return [key for key, _, _ in self.requests]

    def operation(self) -> dict[str, Any]:
        """The job as the service shows it: a long-running operation."""
        metadata: dict[str, Any] = {
            "@type": "type.googleapis.com/google.ai.generativelanguage.v1.GenerateContentBatch",
            "model": f"models/{self.model}",
            "displayName": self.display_name,
            "state": self.state,
            "createTime": "2026-11-20T12:00:00Z",
            "name": self.name,
        }
        if self.results_file is not None:
            metadata["output"] = {"responsesFile": self.results_file}
        elif self.results:
            metadata["output"] = {"inlinedResponses": {"inlinedResponses": self.results}}
        ended = self.state not in ("BATCH_STATE_PENDING", "BATCH_STATE_RUNNING")
        shown: dict[str, Any] = {"name": self.name, "metadata": metadata, "done": ended}
        if self.error is not None:
            shown["error"] = self.error
        return shown


@dataclass
class Course:
    """How every batch goes by itself: so many looks pending, so many running, then its end.

    `answered` is how many of its questions are answered by then, None for all.
    """

    pending: int = 0
    running: int = 0
    end: str = "BATCH_STATE_SUCCEEDED"
    answered: int | None = None


class Batches:
    """All files and jobs of one server."""

    def __init__(self, owner: GeminiServer) -> None:
        self._owner = owner
        self.files: dict[str, bytes] = {}
        self.jobs: dict[str, Batch] = {}
        self.polled = 0
        self.paid: list[str] = []
        self.course: Course | None = None
        self.most_at_once: int | None = None
        self.refusals: list[Scripted] = []
        self.lose_replies = 0
        self.on_step: Callable[[str], None] = lambda _: None
        self._uploads: dict[str, bytes] = {}

    def finish(
        self,
        name: str,
        state: str = "BATCH_STATE_SUCCEEDED",
        *,
        failing: Collection[str] = (),
        leaving_out: Collection[str] = (),
    ) -> None:
        """End a job: every request is answered by the server's script or brain.

        Keys in `failing` get an error, those in `leaving_out` no result at all.
        """
        job = self.jobs[name]
        lines: list[dict[str, Any]] = []
        for key, request, metadata in job.requests:
            if key in leaving_out:
                continue
            result: dict[str, Any] = {"metadata": metadata} if job.inline else {"key": key}
            if key in failing:
                lines.append({**result, "error": {"code": 13, "message": "Internal error."}})
                continue
            received = Received(job.model, self._owner.key, request)
            reply = self._owner.next_reply(received, batch=True)
            self.paid.append(key)
            lines.append({**result, "response": reply.body})
        job.state = state
        if not lines:
            return
        if job.inline:
            job.results = lines
            return
        # the order of results isn't that of requests
        lines.reverse()
        job.results_file = f"files/{secrets.token_hex(6)}"
        self.files[job.results_file] = "".join(json.dumps(line) + "\n" for line in lines).encode()

    def handle(self, verb: str, path: str, headers: Message, body: bytes) -> Scripted | None:
        """The reply to a request about files or batches; None when it is about neither."""
        if path.startswith("/upload/"):
            return self._start_upload(headers, body)
        if path.startswith("/upload-session/"):
            return self._take_upload(path.rsplit("/", 1)[1], headers, body)
        file = _FILE.match(path)
        if file:
            return self._file(verb, f"files/{file[1]}", file[2] is not None)
        create = _CREATE.match(path)
        if create:
            return self._create(create[1], body)
        batch = _BATCH.match(path)
        if batch:
            return self._job(verb, batch[1], batch[2] is not None)
        return None

    # --- files -------------------------------------------------------------------------------

    def _start_upload(self, headers: Message, body: bytes) -> Scripted:
        if headers.get("X-Goog-Upload-Command") != "start":
            raise Refused("Invalid upload command.")
        session = secrets.token_hex(6)
        self._uploads[session] = b""
        url = f"{self._owner.url}/upload-session/{session}"
        return Scripted(body={}, headers={"x-goog-upload-url": url})

    def _take_upload(self, session: str, headers: Message, body: bytes) -> Scripted:
        if session not in self._uploads:
            raise Refused("no such upload", 404, "NOT_FOUND")
        self._uploads[session] += body
        if "finalize" not in headers.get("X-Goog-Upload-Command", ""):
            return Scripted(body={}, headers={"x-goog-upload-status": "active"})
        name = f"files/{session}"
        self.files[name] = self._uploads.pop(session)
        described = {
            "name": name,
            "uri": f"{self._owner.url}/v1/{name}",
            "mimeType": "application/jsonl",
            "sizeBytes": str(len(self.files[name])),
            "state": "ACTIVE",
        }
        return Scripted(body={"file": described}, headers={"x-goog-upload-status": "final"})

    def _file(self, verb: str, name: str, download: bool) -> Scripted:
        if name not in self.files:
            raise Refused(f"{name} is not found, or expired.", 404, "NOT_FOUND")
        if verb == "DELETE":
            del self.files[name]
            return Scripted(body={})
        if download:
            self.on_step("download")
            return Scripted(body=self.files[name])
        return Scripted(body={"name": name, "sizeBytes": str(len(self.files[name]))})

    # --- jobs --------------------------------------------------------------------------------

    def _create(self, model: str, body: bytes) -> Scripted:
        self.on_step("create")
        served = check_model(model)
        if self.refusals:
            return self.refusals.pop(0)
        batch = json.loads(body).get("batch") or {}
        source = batch.get("inputConfig") or {}
        inline = "requests" in source
        if inline and len(body) > MAX_INLINE_BYTES:
            raise Refused("Request payload size exceeds the limit: 20971520 bytes.")
        requests = self._inlined(source) if inline else self._from_file(source)
        if not requests:
            raise Refused("The batch has no requests.")
        keys = [key for key, _, _ in requests]
        if len(set(keys)) != len(keys):
            raise Refused("Duplicate keys in the batch.")
        for _, request, _ in requests:
            check_request(camel(request), served)
        if self.most_at_once is not None and len(requests) > self.most_at_once:
            raise Refused("Batch enqueued tokens limit exceeded.", 429, "RESOURCE_EXHAUSTED")
        name = f"batches/{secrets.token_hex(6)}"
        self.jobs[name] = Batch(name, model, batch.get("displayName", ""), requests, inline)
        self.on_step("created")
        if self.lose_replies:
            self.lose_replies -= 1
            return Scripted(dropped=True)
        return Scripted(body=self.jobs[name].operation())

    def _inlined(self, source: dict[str, Any]) -> list[tuple[str, dict[str, Any], dict[str, Any]]]:
        found = []
        for index, item in enumerate(source["requests"]["requests"]):
            metadata = item.get("metadata") or {}
            found.append((str(metadata.get("key", index)), item["request"], metadata))
        return found

    def _from_file(
        self, source: dict[str, Any]
    ) -> list[tuple[str, dict[str, Any], dict[str, Any]]]:
        content = self.files.get(source.get("fileName", ""))
        if content is None:
            raise Refused("The input file is not found.", 404, "NOT_FOUND")
        lines = [json.loads(line) for line in content.decode().splitlines() if line.strip()]
        return [(line["key"], line["request"], {}) for line in lines]

    def _job(self, verb: str, ident: str | None, cancel: bool) -> Scripted:
        if ident is None:
            return Scripted(body={"operations": [j.operation() for j in self.jobs.values()]})
        job = self.jobs.get(f"batches/{ident}")
        if job is None:
            raise Refused(f"batches/{ident} is not found.", 404, "NOT_FOUND")
        if cancel:
            self.on_step("cancel")
            job.state = "BATCH_STATE_CANCELLED"
            return Scripted(body={})
        if verb == "DELETE":
            del self.jobs[job.name]
            return Scripted(body={})
        self.polled += 1
        job.looks += 1
        self._go_on(job)
        self.on_step("look")
        return Scripted(body=job.operation())

    def _go_on(self, job: Batch) -> None:
        course = self.course
        if course is None or job.state not in ("BATCH_STATE_PENDING", "BATCH_STATE_RUNNING"):
            return
        if job.looks <= course.pending:
            return
        job.state = "BATCH_STATE_RUNNING"
        if job.looks > course.pending + course.running:
            most = len(job.requests) if course.answered is None else course.answered
            self.finish(job.name, course.end, leaving_out=job.keys[most:])
