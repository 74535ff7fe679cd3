# SPDX-License-Identifier: AGPL-3.0-or-later
"""Migrations lead to exactly the tables of the code, keep what is in old books, and back up."""

from __future__ import annotations

import contextlib
import re
import shutil
import sqlite3
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from desktop.domain.errors import WorkspaceError
from desktop.domain.listing import ListQuery
from desktop.domain.spending import Caps, UsageQuery
from desktop.domain.status import InvoiceState
from desktop.store.answers import AnswerState
from desktop.store.column_types import metadata
from desktop.store.database import make_engine
from desktop.store.migrations.upgrade import SCRIPTS, upgrade
from desktop.store.opening import build_database, migrate, schema_of
from desktop.store.tables import SCHEMA_REVISION
from desktop.store.workspace import Workspace, open_workspace
from desktop.store.workspace_folder import WorkspaceFolder
from tests.store.books import HandClock, book, read

OLD_BOOKS = sorted((Path(__file__).parents[1] / "data" / "databases").glob("*.db"))


def _schema(path: Path) -> dict[tuple[str, str], str]:
    with contextlib.closing(sqlite3.connect(path)) as raw:
        rows = raw.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master").fetchall()
    return {(kind, name): re.sub(r"\s+", "", sql) for kind, name, sql in rows}


@pytest.fixture
def next_scripts(tmp_path: Path) -> Path:
    """The migrations with one more that changes, fills and rebuilds tables."""
    scripts = tmp_path / "scripts"
    shutil.copytree(SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / "9001_next.py").write_text(
        "from alembic import op\n"
        "import sqlalchemy as sa\n"
        "revision = '9001'\n"
        f"down_revision = '{SCHEMA_REVISION}'\n"
        "def upgrade():\n"
        "    op.create_table('extra', sa.Column('id', sa.Integer, primary_key=True))\n"
        "    op.execute('INSERT INTO extra VALUES (1)')\n"
        "    with op.batch_alter_table('document') as batch:\n"
        "        batch.add_column(sa.Column('note', sa.String))\n"
        "    op.execute(\"UPDATE document SET note = 'moved'\")\n"
    )
    return scripts


def test_the_code_names_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    assert ScriptDirectory.from_config(config).get_heads() == [SCHEMA_REVISION]


def test_migrated_and_built_databases_are_the_same(tmp_path: Path) -> None:
    built, migrated = tmp_path / "built.db", tmp_path / "migrated.db"
    build_database(built)
    migrated.touch()
    upgrade(migrated)
    assert _schema(migrated) == _schema(built)
    assert schema_of(migrated) == schema_of(built) == SCHEMA_REVISION


def test_the_tables_of_the_code_are_those_of_the_migrations(tmp_path: Path) -> None:
    path = tmp_path / "migrated.db"
    path.touch()
    upgrade(path)
    engine = make_engine(path, busy_seconds=1)
    try:
        with engine.connect() as connection:
            context = MigrationContext.configure(
                connection,
                opts={
                    "compare_type": True,
                    "include_object": lambda _, name, kind, *__: (
                        not (kind == "table" and name.startswith("invoice_text"))
                    ),
                },
            )
            assert compare_metadata(context, metadata) == []
    finally:
        engine.dispose()


def test_there_are_old_books_of_every_revision() -> None:
    assert [path.stem for path in OLD_BOOKS] == [
        f"{n:04d}" for n in range(1, int(SCHEMA_REVISION) + 1)
    ]


@pytest.mark.parametrize("old", OLD_BOOKS, ids=lambda path: path.stem)
def test_old_books_open_with_all_that_was_in_them(
    place: WorkspaceFolder, clock: HandClock, old: Path
) -> None:
    place.folder.mkdir(parents=True)
    shutil.copy(old, place.database)
    opened = open_workspace(place, clock)
    try:
        assert opened.check() == ()
        rows = opened.listing.rows(ListQuery())
        assert [(row.supplier, row.number, row.state.value) for row in rows] == [
            (None, None, "extraction_failed"),
            ("Łódź Papier Sp. z o.o.", "FV/12/2026", "needs_review"),
            ("Müller Gartenbau GmbH", "RE-2026/001", "verified"),
        ]
        verified = opened.invoices.get(rows[2].id)
        assert verified.verified is not None
        assert verified.verified.by == "Ada Book"
        assert verified.remarks == "Bitte bis Freitag prüfen"
        assert [a.name for a in verified.attachments] == ["delivery note.txt"]
        learned = [one.layout.supplier for one in opened.layouts.all()]
        assert learned == (["Müller Gartenbau GmbH"] if old.stem >= "0003" else [])
        assert opened.invoices.proposals(opened.invoices.runs(rows[2].id)[0].id)
        assert opened.invoices.pages(verified.document.sha256)[0].words[0].text == "Straße"
        assert [row.id for row in opened.listing.rows(ListQuery(text="strasse"))] == [rows[2].id]
        assert opened.company.get().names == ("Beispiel Handel GmbH",)
        assert opened.answers.get("key-1") is not None
        assert opened.usage.total(UsageQuery()).cost == Decimal("0.0012")
        if old.stem >= "0002":
            assert [line.outcome for line in opened.usage.lines(UsageQuery())] == [
                "minute_limit",
                "unknown",
                "answered",
            ]
            assert opened.spending.get().caps == Caps(Decimal("500.00"), None, None, 300)
            assert opened.answers.allowances()[1].used >= 1
            # the service keeps a batch's answers, whoever died meanwhile
            assert _asked(opened, "key-4") is AnswerState.IN_FLIGHT
            assert _asked(opened, "key-2") is AnswerState.UNKNOWN
            assert [field.name for field in opened.own_fields.all()] == ["Cost centre"]
            assert len(opened.blackouts.of(opened.invoices.get(rows[1].id).document.sha256)) == 1
        if old.stem >= "0004":
            assert opened.approvals.confirm_policy().below == Decimal("50.00")
            assert opened.approvals.waiting() == (rows[2].id,)
            assert [one.path for one in opened.outcomes.all()] == ["currency"]
            assert [one.name for one in opened.filters.all()] == ["Gardening"]
            step = opened.commands.next_of(rows[2].id, rows[2].revision, "Ada Book", back=True)
            assert step is not None
            assert step.parts[0].state is InvoiceState.NEEDS_REVIEW
        # and the work goes on
        opened.invoices.move([rows[1].id], InvoiceState.REJECTED, "Ada Book", "not ours")
        assert opened.audit.first_broken() is None
    finally:
        opened.close()


def _asked(opened: Workspace, key: str) -> AnswerState:
    return opened.answers.begin(key, reader="gemini", model="m", sha256="0" * 64, invoice_id=None)


def test_a_migration_keeps_everything_and_leaves_a_backup(
    workspace: Workspace, next_scripts: Path
) -> None:
    place = workspace.place
    book(workspace)
    invoice_id = read(workspace)
    before = workspace.invoices.get(invoice_id)
    workspace.close()
    migrate(place, datetime.now(UTC), next_scripts)
    assert schema_of(place.database) == "9001"
    with contextlib.closing(sqlite3.connect(place.database)) as raw:
        assert raw.execute("SELECT note FROM document").fetchall() == [("moved",)]
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
    (backup,) = place.backups.iterdir()
    assert schema_of(backup) == SCHEMA_REVISION
    backup.replace(place.database)
    restored = open_workspace(place, HandClock())
    try:
        assert restored.invoices.get(invoice_id) == before
    finally:
        restored.close()


def test_a_migration_that_fails_changes_nothing(workspace: Workspace, next_scripts: Path) -> None:
    place = workspace.place
    book(workspace)
    workspace.close()
    step = next_scripts / "versions" / "9001_next.py"
    step.write_text(step.read_text() + "    op.execute('DELETE FROM page')\n    1 / 0\n")
    before = _schema(place.database)
    with pytest.raises(ZeroDivisionError):
        migrate(place, datetime.now(UTC), next_scripts)
    assert _schema(place.database) == before
    assert schema_of(place.database) == SCHEMA_REVISION
    with contextlib.closing(sqlite3.connect(place.database)) as raw:
        assert raw.execute("SELECT count(*) FROM page").fetchone() == (1,)


def test_a_migration_waits_for_others_and_says_when_it_cannot(
    workspace: Workspace, next_scripts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.close()
    monkeypatch.setattr("desktop.store.migrations.upgrade.BUSY_SECONDS", 0.05)
    raw = sqlite3.connect(workspace.place.database, isolation_level=None)
    try:
        raw.execute("BEGIN IMMEDIATE")
        with pytest.raises(WorkspaceError):
            migrate(workspace.place, datetime.now(UTC), next_scripts)
    finally:
        raw.close()
    assert schema_of(workspace.place.database) == SCHEMA_REVISION
