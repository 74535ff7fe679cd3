# SPDX-License-Identifier: AGPL-3.0-or-later
"""Large workspaces for measuring: `python -m benchmarks.workspaces HOME NAME COUNT`.

Rows look like a busy office's: a few hundred suppliers, five years, most of them verified, a page
of words each in the text index. The documents themselves are not there.
"""

from __future__ import annotations

import hashlib
import random
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from uuid_utils.compat import uuid7

from desktop.domain.invoice import DocumentType, Invoice, Party
from desktop.domain.page import Box
from desktop.domain.reading import FieldReading
from desktop.store import search
from desktop.store.content import list_columns, record_json
from desktop.store.database import Database
from desktop.store.detail import evidence_wire
from desktop.store.opening import open_database
from desktop.store.tables import (
    document,
    invoice,
    invoice_content,
    job,
    page,
)
from desktop.store.workspace_folder import WorkspaceFolder, workspace_folder

_NAMES = (
    "Müller Sanitär Gärtner Straßenbau Elektro Papier Büro Druck Kaffee Reinigung Łódź Søren "
    "García Garçon Rossi Jansen Patel Acme Nord Süd Rhein Alpen Metall Holz Glas Stein Farben"
).split()
_FORMS = ("GmbH", "AG", "SARL", "S.L.", "B.V.", "Ltd", "S.p.A.", "Pvt Ltd", "KG", "Inc.")
_WORDS = (
    "invoice rechnung total betrag netto brutto mwst vat quantity menge stück preis price "
    "delivery lieferung date datum payable zahlbar within tagen bank iban bic reference order "
    "bestellung kunde customer street straße city unit einheit hours stunden service beratung "
    "paper toner cable kabel schrauben bolzen pump motor filter ventil steel holz glas"
).split()
_STATES = (
    ("verified", "completed", 80),
    ("needs_review", "completed", 15),
    ("extraction_failed", "failed", 2),
    ("postponed", "completed", 1),
    ("rejected", "completed", 1),
    ("deleted", "completed", 1),
)
_BATCH = 2_000


class _Now:
    def now(self) -> datetime:
        return datetime.now(UTC)


def fill_workspace(place: WorkspaceFolder, count: int, seed: int = 7) -> None:
    """Make a workspace at `place` with `count` invoices; the same seed makes the same ones."""
    database = open_database(place, _Now(), create=True)
    try:
        made = _invoices(random.Random(seed), count)
        while batch := [row for _, row in zip(range(_BATCH), made, strict=False)]:
            _write(database, batch)
    finally:
        database.close()


def _invoices(dice: random.Random, count: int) -> Iterator[dict[str, Any]]:
    suppliers = [
        f"{dice.choice(_NAMES)} {dice.choice(_NAMES)} {n} {dice.choice(_FORMS)}" for n in range(400)
    ]
    states = [(s, j) for s, j, n in _STATES for _ in range(n)]
    started = datetime(2022, 1, 3, 8, tzinfo=UTC)
    for n in range(1, count + 1):
        state, status = dice.choice(states)
        issued = date(2022, 1, 1) + timedelta(days=dice.randrange(1700))
        total = Decimal(dice.randrange(100, 5_000_000)) / 100
        record = Invoice(
            document_type=DocumentType.INVOICE,
            invoice_number=f"RE-{issued.year}-{dice.randrange(100_000):05d}",
            issue_date=issued,
            due_date=issued + timedelta(days=30),
            currency=dice.choice(("EUR", "EUR", "EUR", "USD", "CHF", "GBP", "INR")),
            supplier=Party(name=dice.choice(suppliers)),
            buyer=Party(name="Beispiel Handel GmbH"),
            total_amount=total,
        )
        confidence = round(dice.uniform(0.4, 1.0), 3)
        box = Box(60.0, 80.0, 200.0, 92.0)
        evidence = {
            path: FieldReading(path, text, text, "offline", confidence, 1, box)
            for path, text in (
                ("invoice_number", record.invoice_number or ""),
                ("supplier.name", record.supplier.name or ""),
                ("total_amount", str(total)),
                ("issue_date", issued.isoformat()),
            )
        }
        words = [*dice.choices(_WORDS, k=140), *(str(dice.randrange(100_000)) for _ in range(30))]
        yield {
            "seq": n,
            "id": str(uuid7()),
            "sha256": hashlib.sha256(f"{n}".encode()).hexdigest(),
            "state": state,
            "status": status,
            "at": started + timedelta(minutes=15 * n),
            "record": record,
            "evidence": evidence,
            "name": f"scan-{n:06d}.pdf",
            "words": " ".join(words),
        }


def _write(database: Database, batch: list[dict[str, Any]]) -> None:
    with database.write() as connection:
        connection.execute(
            document.insert(),
            [
                {
                    "sha256": row["sha256"],
                    "size": 80_000,
                    "media_type": "application/pdf",
                    "original_name": row["name"],
                    "added_at": row["at"],
                }
                for row in batch
            ],
        )
        connection.execute(
            page.insert(),
            [
                {"document_sha256": row["sha256"], "number": 1, "width": 595.0, "height": 842.0}
                for row in batch
            ],
        )
        connection.execute(
            invoice.insert(),
            [
                {
                    "seq": row["seq"],
                    "id": row["id"],
                    "document_sha256": row["sha256"],
                    "state": row["state"],
                    "job_status": row["status"],
                    "revision": 2,
                    "brought_in_by": "Benchmark",
                    "created_at": row["at"],
                    "updated_at": row["at"],
                    **list_columns(row["record"], row["evidence"]),
                }
                for row in batch
            ],
        )
        connection.execute(
            invoice_content.insert(),
            [
                {
                    "seq": row["seq"],
                    "record": record_json(row["record"]),
                    "evidence": evidence_wire(row["evidence"].values()),
                    "given": {},
                }
                for row in batch
            ],
        )
        connection.execute(
            job.insert(),
            [
                {
                    "id": str(uuid7()),
                    "seq": row["seq"],
                    "reader": "auto",
                    "status": row["status"],
                    "queued_at": row["at"],
                    "attempts": 1,
                }
                for row in batch
            ],
        )
        connection.exec_driver_sql(
            "INSERT INTO invoice_text (rowid, header, pages) VALUES (?, ?, ?)",
            [
                (
                    row["seq"],
                    search.header_text(row["record"], "", [row["name"]]),
                    search.fold(row["words"]),
                )
                for row in batch
            ],
        )


def main(arguments: list[str]) -> int:
    """Fill one workspace as the arguments say."""
    if len(arguments) != 3 or not arguments[2].isdigit():
        print("usage: python -m benchmarks.workspaces HOME NAME COUNT", file=sys.stderr)
        return 2
    home, name, count = Path(arguments[0]), arguments[1], int(arguments[2])
    fill_workspace(workspace_folder(home, name), count)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
