# SPDX-License-Identifier: AGPL-3.0-or-later
"""The audit trail: entries that each contain the hash of the one before.

An entry can't be changed, removed or put in between without every later hash being wrong.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from desktop.domain.fields import walk
from desktop.domain.invoice import Invoice

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """Who did what to which invoice, when (UTC), and the field's value before and after.

    `action` is stable ("imported", "read", "edited", "verified", ...). `path` is None where the
    entry is about the whole invoice. `detail` holds evidence, reader, model or reason, JSON-ready.
    """

    id: str
    invoice_id: str | None
    at: datetime
    who: str
    action: str
    path: str | None = None
    before: str | None = None
    after: str | None = None
    detail: dict[str, Any] | None = None
    previous_hash: str = GENESIS
    hash: str = ""

    def content(self) -> str:
        """The text that is hashed: every part but the hash, in a fixed order."""
        return json.dumps(
            [
                self.id,
                self.invoice_id,
                self.at.isoformat(),
                self.who,
                self.action,
                self.path,
                self.before,
                self.after,
                self.detail,
                self.previous_hash,
            ],
            ensure_ascii=False,
            sort_keys=True,
            separators=(",", ":"),
        )

    def computed_hash(self) -> str:
        """SHA-256 of the content, as hex."""
        return hashlib.sha256(self.content().encode("utf-8")).hexdigest()


def first_broken(entries: Iterable[AuditEntry]) -> AuditEntry | None:
    """The first entry, in chain order, that was changed or doesn't follow; None when sound."""
    previous = GENESIS
    for entry in entries:
        if entry.previous_hash != previous or entry.hash != entry.computed_hash():
            return entry
        previous = entry.hash
    return None


def differences(before: Invoice, after: Invoice) -> Iterator[tuple[str, str | None, str | None]]:
    """Each field that differs as (path, text before, text after), in the order of the form."""
    old, new = dict(walk(before)), dict(walk(after))
    for path in [*old, *(p for p in new if p not in old)]:
        if old.get(path) != new.get(path):
            yield path, old.get(path), new.get(path)


def content_hash(invoice: Invoice) -> str:
    """SHA-256 over every filled field: what "verified" is a statement about."""
    text = json.dumps(sorted(walk(invoice)), ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
