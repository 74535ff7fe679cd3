# SPDX-License-Identifier: AGPL-3.0-or-later
"""What goes wrong with a paid service, kind by kind, and a stretch of time in which it does.

A stretch keeps a ledger by document, so that a run can be held against it: what was answered and
billed for each, and which requests a wiser client would not have sent.
"""

from __future__ import annotations

import re
import threading
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import Any

from tests.harness.gemini_brain import obedient
from tests.harness.gemini_replies import Received, Scripted, answer, failure, limited

_NUMBER = re.compile(r"\b[A-Z]+-\d+\b")

SETTLING = (0.6, 1.4)
"""Seconds after a reply that closes the service for everybody: requests that leave after the
first are wasted; after the second a person may have opened it again."""


@dataclass(frozen=True)
class Fault:
    """One kind of fault; `about` says whom a wise client blames.

    "passing": it is tried again, later. "document": this one is hopeless, others are not.
    "everybody": nobody is to ask until a person did something. "unknown": nobody can tell
    whether it was paid for, so it is never sent again unasked. "none": slow, and good.
    """

    name: str
    reply: Scripted
    about: str = "passing"


def faults(late: float) -> tuple[Fault, ...]:
    """Every kind; a client waits no longer than `late` seconds for a reply."""
    good = answer({"kind": "invoice", "fields": [], "lines": [], "taxes": []})
    return (
        Fault("overloaded", failure(503, "UNAVAILABLE", "The model is overloaded.")),
        Fault(
            "minute limit",
            limited("limit: 5", quota="GenerateRequestsPerMinutePerProject", retry="1s"),
        ),
        Fault("latency", Scripted(delay=late / 3), "none"),
        Fault("internal", failure(500, "INTERNAL", "An internal error has occurred.")),
        Fault("cut off", answer('{"fields": [{"f": "total", "w', finish="MAX_TOKENS"), "none"),
        Fault("no quota", limited("Quota exceeded, limit: 0", value="0"), "everybody"),
        Fault("dropped", Scripted(dropped=True), "unknown"),
        Fault("blocked", answer("", finish="SAFETY"), "document"),
        Fault("deadline", failure(504, "DEADLINE_EXCEEDED", "Deadline expired.")),
        Fault("day limit", limited("limit: 20", quota="GenerateRequestsPerDay", retry="2s")),
        Fault("not the service", Scripted(body=b"<html>Sign in</html>")),
        Fault("timed out", failure(408, "CANCELLED", "Request timed out.")),
        Fault("truncated", replace(good, cut=True), "unknown"),
        Fault("spend cap", limited("Monthly spend cap of the project reached."), "everybody"),
        Fault("refused", failure(400, "INVALID_ARGUMENT", "Unable to process."), "document"),
        Fault("drip", replace(good, drip=late / 60), "none"),
        Fault("half a reply", Scripted(body=b'{"candidates": ['), "document"),
        Fault("no candidate", Scripted(body={"candidates": []}), "document"),
        Fault("key refused", failure(401, "UNAUTHENTICATED", "Bad credentials."), "everybody"),
        Fault("too late", Scripted(delay=late * 1.5), "unknown"),
        Fault("endless drip", replace(good, drip=late / 4), "unknown"),
        Fault("bad gateway", failure(502, "BAD_GATEWAY", "<html>bad gateway</html>")),
        Fault("half json", answer('{"kind": "invoice", "fields": ['), "none"),
        Fault("forbidden", failure(403, "PERMISSION_DENIED", "No permission."), "everybody"),
    )


@dataclass
class Seen:
    """What the service saw of one document. `billed` is (in, out, thinking, cached, arrived)."""

    requests: int = 0
    billed: list[tuple[int, int, int, int, bool]] = field(default_factory=list)
    hopeless: bool = False
    after_hopeless: int = 0


class Stretch:
    """One stretch of measuring: how the server answers, and what it saw.

    One request in `every` fails (0: none), by each of the faults in turn; without a `person` by
    none that only a person can put right. `down` requests from the `down_at`-th on find the
    service down.
    """

    def __init__(
        self,
        latency: float = 0.0,
        every: int = 0,
        late: float = 6.0,
        no_quota: bool = False,
        person: bool = True,
        down_at: int = 0,
        down: int = 0,
    ) -> None:
        self._latency = latency
        self._every = every
        self._kinds = [kind for kind in faults(late) if person or kind.about != "everybody"]
        self._no_quota = no_quota
        self._down = range(down_at, down_at + down) if down_at else range(0)
        self._lock = threading.Lock()
        self._count = 0
        self._struck: Counter[str] = Counter()
        self._seen: defaultdict[str, Seen] = defaultdict(Seen)
        self._closed_at = 0.0
        self._needless = 0
        self._first = self._last = 0.0

    def reply(self, received: Received) -> Scripted:
        """The reply, in the thread of its connection; it is sent after its delay."""
        with self._lock:
            return self._reply(received, time.monotonic())

    def _reply(self, received: Received, now: float) -> Scripted:
        self._count += 1
        self._first = self._first or now
        self._last = max(self._last, now + self._latency)
        seen = self._seen[document_of(received)]
        seen.requests += 1
        seen.after_hopeless += seen.hopeless
        if self._closed_at and SETTLING[0] < now - self._closed_at < SETTLING[1]:
            self._needless += 1
        fault = self._fault()
        if fault is None:
            good = replace(obedient(received), delay=self._latency)
            seen.billed.append(_billed(good, True))
            return good
        self._struck[fault.name] += 1
        seen.hopeless = seen.hopeless or fault.about == "document"
        if fault.about == "everybody":
            self._closed_at = now + fault.reply.delay
        scripted = fault.reply
        if fault.name in {"latency", "too late"}:
            scripted = replace(obedient(received), delay=scripted.delay)
        answered = scripted.status == 200 and not scripted.dropped
        if answered and fault.name != "not the service":
            seen.billed.append(_billed(scripted, fault.about != "unknown"))
        return scripted

    def _fault(self) -> Fault | None:
        if self._no_quota:
            return Fault("no quota", limited("Quota exceeded, limit: 0"), "everybody")
        if self._count in self._down:
            return Fault("down", failure(503, "UNAVAILABLE", "The service is down."))
        if self._every and self._count % self._every == 0:
            return self._kinds[(self._count // self._every - 1) % len(self._kinds)]
        return None

    def report(self) -> dict[str, Any]:
        """What it saw so far."""
        with self._lock:
            seen = self._seen.values()
            return {
                "requests": self._count,
                "faults": sum(self._struck.values()),
                "kinds": dict(self._struck),
                "paid": sum(len(one.billed) for one in seen),
                "paid_twice": sum(1 for one in seen if len(one.billed) > 1),
                "asked_again_hopelessly": sum(one.after_hopeless for one in seen),
                "asked_while_closed": self._needless,
                "refused_again": sum(one.requests - 1 for one in seen),
                "documents": {name: one.billed for name, one in self._seen.items()},
                "seconds": self._last - self._first,
            }


def document_of(received: Received) -> str:
    """The invoice number that the request's words show; they are different in each document."""
    found = _NUMBER.search(received.text.replace("[", " ["))
    return found[0] if found else ""


def _billed(reply: Scripted, arrived: bool) -> tuple[int, int, int, int, bool]:
    counts: dict[str, Any] = {}
    if isinstance(reply.body, dict):
        counts = reply.body.get("usageMetadata") or {}
    return (
        counts.get("promptTokenCount", 0),
        counts.get("candidatesTokenCount", 0),
        counts.get("thoughtsTokenCount", 0),
        counts.get("cachedContentTokenCount", 0),
        arrived,
    )
