# SPDX-License-Identifier: AGPL-3.0-or-later
"""`vouch history` and `vouch undo`: who did what to an invoice, and taking it back."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from desktop.cli.output import Column, Output
from desktop.cli.parts import Parts
from desktop.domain.audit import AuditEntry
from desktop.workflows import listing
from desktop.workflows.review import Review
from desktop.workflows.workspaces import OpenWorkspace

TABLE = (
    Column("WHEN", 16),
    Column("WHO", 18),
    Column("WHAT", 16),
    Column("FIELD", 24),
    Column("BEFORE", 22),
    Column("AFTER", 22),
)
_NEWEST = 100


def run(arguments: argparse.Namespace, parts: Parts, output: Output) -> int:
    """Run the command that was named; 1 when the chain is broken."""
    workspace = parts.open_workspace(arguments)
    if arguments.command == "undo":
        return _undo(workspace, arguments, output)
    store = workspace.store
    entries: Iterable[AuditEntry]
    if arguments.id is None:
        entries = reversed(store.audit.recent(_NEWEST))
    else:
        entries = store.audit.entries(listing.full_id(workspace, arguments.id))
    output.start(TABLE)
    for entry in entries:
        if arguments.field is None or entry.path == arguments.field:
            output.record(_line(entry), _cells(entry))
    if not arguments.check and arguments.head is None:
        return 0
    broken = store.audit.first_broken()
    if broken is not None:
        output.note(
            f"The chain is BROKEN at the entry {broken.id} of {broken.at:%Y-%m-%d %H:%M} UTC: it "
            "was changed, or one beside it is missing. Restore a backup and compare."
        )
        return 1
    if arguments.head is not None and not store.audit.has(arguments.head):
        output.note(
            f"The chain is BROKEN: it never stood at {arguments.head}. Entries were cut off or "
            "written anew since. Restore a backup and compare."
        )
        return 1
    head = store.audit.head()
    output.note(f"The chain is sound: {head.count:,} entries, head {head.hash}.")
    return 0


def _undo(workspace: OpenWorkspace, arguments: argparse.Namespace, output: Output) -> int:
    review = Review(workspace)
    if arguments.id is None:
        ids = review.redo_last() if arguments.redo else review.undo_last()
    else:
        invoice_id = listing.full_id(workspace, arguments.id)
        revision = review.open(invoice_id).detail.revision
        (review.redo if arguments.redo else review.undo)(invoice_id, revision)
        ids = (invoice_id,)
    output.start((Column("ID", 36), Column("STATE", 17)))
    for invoice_id in ids:
        state = review.open(invoice_id).detail.state.value
        output.record({"id": invoice_id, "state": state}, (invoice_id, state.replace("_", " ")))
    return 0


def _line(entry: AuditEntry) -> dict[str, object]:
    return {
        "id": entry.id,
        "invoice_id": entry.invoice_id,
        "at": entry.at.isoformat(timespec="seconds"),
        "who": entry.who,
        "action": entry.action,
        "field": entry.path,
        "before": entry.before,
        "after": entry.after,
        "detail": entry.detail,
        "hash": entry.hash,
    }


def _cells(entry: AuditEntry) -> tuple[str | None, ...]:
    when = f"{entry.at.astimezone():%Y-%m-%d %H:%M}"
    what = entry.action.replace("_", " ")
    return when, entry.who, what, entry.path, entry.before, entry.after
