# SPDX-License-Identifier: AGPL-3.0-or-later
"""Fills the database that is kept for each schema: `python -m tests.store.old_books`.

Run it before a migration is added, while the code still is at the older schema; the file, named
after the schema, then proves for good that books of that time can be opened. Never written anew.
"""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import sys
import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from desktop.domain.approval import ApprovalPolicy
from desktop.domain.batching import BatchTicket
from desktop.domain.company import Given, OwnCompany
from desktop.domain.confirming import ConfirmPolicy
from desktop.domain.errors import DamagedDocument
from desktop.domain.finding import Finding, Severity
from desktop.domain.layout import (
    Anchor,
    ColumnLesson,
    FieldLesson,
    Landmark,
    Layout,
    Region,
    Relation,
    TableLesson,
)
from desktop.domain.listing import ListQuery
from desktop.domain.page import Box
from desktop.domain.ports import OwnField, RemoteAnswer, Usage
from desktop.domain.reliability import Outcome
from desktop.domain.spending import Caps, ExchangeRate, Reservation, SpendingRules, Tier
from desktop.store.batch_rows import BatchQuestion
from desktop.store.booking import NewAttachment, NewDocument
from desktop.store.tables import SCHEMA_REVISION
from desktop.store.workspace import Workspace, open_workspace
from desktop.store.workspace_folder import workspace_folder
from tests.store.books import ME, HandClock, evidence, facts, record, result

LATER = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
FOLDER = Path(__file__).parents[1] / "data" / "databases"


def fill(workspace: Workspace) -> None:
    """Three invoices in different states, with everything that the tables can hold."""
    workspace.company.put(OwnCompany(names=("Beispiel Handel GmbH",)), ME)
    note = NewAttachment("delivery note.txt", workspace.documents.add_bytes(b"2 x grass"))
    new = [
        NewDocument(
            workspace.documents.add_bytes(b"%PDF-1.7 one"),
            "rechnung.pdf",
            facts(2),
            given=Given(number="RE-2026/001", amount=Decimal("119.00")),
            remarks="Bitte bis Freitag prüfen",
            attachments=(note,),
        ),
        NewDocument(workspace.documents.add_bytes(b"%PDF-1.7 two"), "faktura.pdf", facts()),
        NewDocument(workspace.documents.add_bytes(b"%PDF-1.7 three"), "broken.pdf", None),
    ]
    first, second, _ = workspace.intake.book(new, ME)

    job = workspace.jobs.claim()
    assert job is not None
    workspace.results.complete(job, result(job, record(), "Straße", "119,00"))
    edited = record().model_copy(update={"purchase_order": "PO-7"})
    workspace.invoices.verify(first.invoice_id, 2, ME, edited, evidence(edited), ())
    workspace.layouts.put(_paper(first.invoice_id), (7, 11), first.invoice_id, ME)

    # the second one goes by batch, and so behind the third
    workspace.jobs.cancel([second.invoice_id], ME)
    workspace.jobs.requeue([second.invoice_id], "gemini", ME, tier=Tier.BATCH)
    job = workspace.jobs.claim()
    assert job is not None
    workspace.results.fail(job, DamagedDocument())

    job = workspace.jobs.claim()
    assert job is not None
    workspace.answers.begin(
        "key-1", reader="gemini", model="m", sha256=job.sha256, invoice_id=job.invoice_id
    )
    usage = Usage(100, 20, 3, 0, Decimal("0.0012"), "USD", None)
    workspace.answers.store("key-1", RemoteAnswer(b'{"a": 1}', "m-001", usage, 1.5))
    paper = record("FV/12/2026", "Łódź Papier Sp. z o.o.")
    doubt = Finding("sums.total", Severity.ERROR, ("total_amount",), "The sums don't agree.")
    read = replace(result(job, paper, "Faktura"), findings=(doubt,))
    workspace.results.wait(job, LATER, "Waits for its batch.", counted=False, meanwhile=read)
    _fill_paid_reading(workspace, second.invoice_id, second.sha256)
    _fill_review(workspace, first.invoice_id)


def _fill_paid_reading(workspace: Workspace, invoice_id: str, sha256: str) -> None:
    """Caps, requests of every outcome, a batch under way, an own field and a blacked-out region."""
    workspace.spending.put(
        SpendingRules(Caps(Decimal("500.00"), None, None, 300), ExchangeRate(on=date(2026, 3, 1))),
        ME,
    )
    asked = Reservation(Decimal("0.02"), "USD", "compact", Tier.FLEX, "f" * 64, (1,))
    for key in ("key-2", "key-3"):
        workspace.answers.begin(
            key,
            reader="gemini",
            model="m",
            sha256=sha256,
            invoice_id=invoice_id,
            reservation=asked,
        )
    workspace.answers.mark_unknown("key-2")
    workspace.answers.release("key-3", "minute_limit", seconds=0.2)

    handed = workspace.batches.hand_over(
        invoice_id, ["key-4"], reader="gemini", model="m", ask_again=False, collecting=None
    )
    assert handed.batch_id is not None
    workspace.batches.start_sending(handed.batch_id, LATER)
    batched = replace(asked, tier=Tier.BATCH)
    workspace.batches.begin(handed.batch_id, [BatchQuestion("key-4", invoice_id, sha256, batched)])
    workspace.batches.sent(
        handed.batch_id,
        BatchTicket("batches/1", "m", ("key-4",)),
        poll_at=LATER,
        expected_by=LATER,
        patience=LATER,
        reason="In a batch",
    )

    workspace.own_fields.put(lambda _: [OwnField("Cost centre", "number", 'behind "CC"')], ME)
    workspace.blackouts.add(sha256, [(1, Box(10.0, 20.0, 110.0, 32.0))], ME)


def _fill_review(workspace: Workspace, invoice_id: str) -> None:
    """Rules of who vouches, an approval that is needed, outcomes, a filter; a command is there."""
    workspace.approvals.set_confirm_policy(ConfirmPolicy(True, Decimal("50.00"), "EUR", 0.98), ME)
    workspace.approvals.set_policy(ApprovalPolicy(Decimal("100.00")), ME)
    workspace.approvals.need(invoice_id, "The total is above 100.")
    workspace.outcomes.put(invoice_id, [Outcome("currency", "offline", 0.97, True, True)])
    workspace.filters.put("Gardening", ListQuery(text="garten"))


def _paper(invoice_id: str) -> Layout:
    """What the first invoice may have taught."""
    number = FieldLesson(
        "invoice_number",
        (Anchor("Rechnung Nr.", Relation.RIGHT),),
        Region(0.6, 0.2, 0.75, 0.22),
        "first",
        "AA-9999/999",
        invoice_id,
        confirmed=2,
    )
    columns = (
        ColumnLesson("description", "Leistung", 0.1, 0.5),
        ColumnLesson("net", "Betrag", 0.8, 0.9),
    )
    return Layout(
        "Müller Gartenbau GmbH",
        ("DE123456789",),
        (Landmark("rechnung", 0.1, 0.2), Landmark("zahlbarbis", 0.1, 0.8)),
        (number,),
        TableLesson(columns, invoice_id),
        ",",
        "dmy",
        "de",
        (invoice_id,),
    )


def main() -> int:
    """Write the database of the present schema, unless it is there."""
    target = FOLDER / f"{SCHEMA_REVISION}.db"
    if target.exists():
        print(f"{target.name} is there already and stays as it is", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as home:
        place = workspace_folder(Path(home), "old")
        workspace = open_workspace(place, HandClock())
        try:
            fill(workspace)
        finally:
            workspace.close()
        with contextlib.closing(sqlite3.connect(place.database)) as raw:
            raw.execute("PRAGMA journal_mode = DELETE")
            raw.execute("VACUUM")
        FOLDER.mkdir(parents=True, exist_ok=True)
        shutil.copy(place.database, target)
    return 0


if __name__ == "__main__":
    sys.exit(main())
