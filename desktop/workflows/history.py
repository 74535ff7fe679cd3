# SPDX-License-Identifier: AGPL-3.0-or-later
"""The history of an invoice: its audit entries, and of each reading what it said of a field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.domain.audit import AuditEntry
from desktop.domain.reading import FieldReading
from desktop.workflows.workspaces import OpenWorkspace


@dataclass(frozen=True, slots=True)
class History:
    """All entries, oldest first; `said` has each reading's fields by the id of its run."""

    invoice_id: str
    entries: tuple[AuditEntry, ...]
    said: Mapping[str, Mapping[str, FieldReading]] = field(default_factory=dict)

    def of_field(self, path: str) -> tuple[AuditEntry, ...]:
        """The entries about one field, and the readings that said something of it."""
        return tuple(
            entry
            for entry in self.entries
            if entry.path == path or (entry.path is None and self.reading(entry, path) is not None)
        )

    def reading(self, entry: AuditEntry, path: str) -> FieldReading | None:
        """What the reading that `entry` tells of said about a field."""
        run_id = (entry.detail or {}).get("run")
        return self.said.get(run_id, {}).get(path) if isinstance(run_id, str) else None


def of(workspace: OpenWorkspace, invoice_id: str) -> History:
    """The whole history; NotFound when there is no such invoice."""
    store = workspace.store
    said: dict[str, Mapping[str, FieldReading]] = {}
    for run in store.invoices.runs(invoice_id):
        proposals = store.invoices.proposals(run.id)
        if proposals:
            said[run.id] = proposals[0].evidence
    return History(invoice_id, store.audit.entries(invoice_id), said)
