# SPDX-License-Identifier: AGPL-3.0-or-later
"""The scripted Gemini in a process of its own, for measuring (`-m tests.harness.gemini_alone`).

It prints its address, then obeys one JSON object a line on standard input, each answered by one
line: {"latency": seconds, "faults": share of requests, "no_quota": bool} begins a new stretch,
{"report": true} tells of the present one. It ends with its input.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from tests.harness.gemini_brain import obedient
from tests.harness.gemini_replies import Received, Scripted, answer, failure, limited
from tests.harness.gemini_server import GeminiServer, gemini_server


def faults() -> Iterator[Scripted]:
    """Every kind of fault that passes or strikes one document, over and over."""
    yield from itertools.cycle(
        (
            failure(503, "UNAVAILABLE", "The model is overloaded."),
            limited("limit: 5", quota="GenerateRequestsPerMinutePerProject", retry="1s"),
            failure(500, "INTERNAL", "An internal error has occurred."),
            answer('{"fields": [{"f": "total", "w', finish="MAX_TOKENS"),
            Scripted(dropped=True),
            answer("", finish="SAFETY"),
            failure(504, "DEADLINE_EXCEEDED", "Deadline expired."),
            Scripted(body=b"<html>garbage</html>"),
            failure(408, "CANCELLED", "Request timed out."),
            replace(answer({"fields": []}), cut=True),
            failure(400, "INVALID_ARGUMENT", "Unable to process input."),
            Scripted(body={"candidates": []}),
        )
    )


class Stretch:
    """One stretch of measuring: how the server answers, and what it saw."""

    def __init__(self, latency: float = 0.0, share: float = 0.0, no_quota: bool = False) -> None:
        self._latency = latency
        self._every = round(1 / share) if share else 0
        self._no_quota = no_quota
        self._faults = faults()
        self._lock = threading.Lock()
        self._count = 0
        self._faulty = 0
        self._paid: Counter[str] = Counter()
        self._refused: Counter[str] = Counter()
        self._first = self._last = 0.0

    def reply(self, received: Received) -> Scripted:
        """The reply, in the thread of its connection; it is sent after the latency."""
        now = time.monotonic()
        with self._lock:
            self._count += 1
            self._first = self._first or now
            self._last = max(self._last, now + self._latency)
            if self._no_quota:
                self._refused[_document(received)] += 1
                return limited("Quota exceeded, limit: 0")
            if self._every and self._count % self._every == 0:
                self._faulty += 1
                fault = next(self._faults)
                if fault.status == 200 and not isinstance(fault.body, bytes):
                    self._pay(received)
                return fault
            self._pay(received)
        return replace(obedient(received), delay=self._latency)

    def _pay(self, received: Received) -> None:
        self._paid[_document(received)] += 1

    def report(self) -> dict[str, Any]:
        """What it saw so far."""
        with self._lock:
            return {
                "requests": self._count,
                "faults": self._faulty,
                "paid": sum(self._paid.values()),
                "paid_twice": sum(1 for times in self._paid.values() if times > 1),
                "refused_again": sum(times - 1 for times in self._refused.values()),
                "seconds": self._last - self._first,
            }


def _document(received: Received) -> str:
    return hashlib.sha256(received.text.encode()).hexdigest()


def serve(server: GeminiServer) -> None:
    """Obey standard input until it ends."""
    stretch = Stretch()
    server.brain = stretch.reply
    print(server.url, flush=True)
    for line in sys.stdin:
        order = json.loads(line)
        if order.get("report"):
            report = {**stretch.report(), "busiest": server.busiest, "billed": server.billed_tokens}
            print(json.dumps(report), flush=True)
            continue
        server.received.clear()
        server.ledger.clear()
        server.busiest = 0
        stretch = Stretch(
            order.get("latency", 0.0), order.get("faults", 0.0), order.get("no_quota", False)
        )
        server.brain = stretch.reply
        print("{}", flush=True)


if __name__ == "__main__":
    with gemini_server(sys.argv[1] if len(sys.argv) > 1 else "test-key") as running:
        serve(running)
