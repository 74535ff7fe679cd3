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
from decimal import Decimal
from pathlib import Path

from desktop.domain.company import Given, OwnCompany
from desktop.domain.errors import DamagedDocument
from desktop.domain.finding import Finding, Severity
from desktop.domain.ports import RemoteAnswer, Usage
from desktop.store.booking import NewAttachment, NewDocument
from desktop.store.results import ReadResult
from desktop.store.tables import SCHEMA_REVISION
from desktop.store.workspace import Workspace, open_workspace
from desktop.store.workspace_folder import workspace_folder
from tests.store.books import ME, HandClock, evidence, facts, record, result

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
    first, _, _ = workspace.intake.book(new, ME)

    job = workspace.jobs.claim()
    assert job is not None
    workspace.results.complete(job, result(job, record(), "Straße", "119,00"))
    edited = record().model_copy(update={"purchase_order": "PO-7"})
    workspace.invoices.verify(first.invoice_id, 2, ME, edited, evidence(edited), ())

    job = workspace.jobs.claim()
    assert job is not None
    workspace.answers.begin(
        "key-1", reader="gemini", model="m", sha256=job.sha256, invoice_id=job.invoice_id
    )
    usage = Usage(100, 20, 3, 0, Decimal("0.0012"), "USD", None)
    workspace.answers.store("key-1", RemoteAnswer(b'{"a": 1}', "m-001", usage, 1.5))
    second = record("FV/12/2026", "Łódź Papier Sp. z o.o.")
    doubt = Finding("sums.total", Severity.ERROR, ("total_amount",), "The sums don't agree.")
    plain = result(job, second, "Faktura")
    workspace.results.complete(
        job,
        ReadResult(
            plain.invoice,
            plain.evidence,
            (doubt,),
            plain.expected_revision,
            plain.runs,
            plain.pages,
        ),
    )

    job = workspace.jobs.claim()
    assert job is not None
    workspace.results.fail(job, DamagedDocument())


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
