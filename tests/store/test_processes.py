# SPDX-License-Identifier: AGPL-3.0-or-later
"""Several processes on one workspace, and processes that are killed in the middle of things."""

from __future__ import annotations

import shutil
import signal
from collections import Counter
from pathlib import Path

import pytest

from desktop.domain.listing import ListQuery
from desktop.domain.status import InvoiceState, JobStatus
from desktop.store.migrations.upgrade import SCRIPTS
from desktop.store.opening import schema_of
from desktop.store.tables import SCHEMA_REVISION
from desktop.store.workspace import Workspace, open_workspace
from desktop.store.workspace_folder import WorkspaceFolder
from tests.store.books import HandClock, book, record
from tests.store.processes import run, start

KILLED = -signal.SIGKILL


def test_two_processes_do_each_of_200_jobs_once(workspace: Workspace) -> None:
    ids = [book(workspace, f"%PDF {n}".encode(), f"{n}.pdf").invoice_id for n in range(200)]
    workers = [start("work", workspace.place.folder) for _ in range(2)]
    printed = [worker.communicate(timeout=120)[0].split() for worker in workers]
    assert [worker.returncode for worker in workers] == [0, 0]
    assert Counter(printed[0] + printed[1]) == Counter(ids)
    assert all(printed), "one process did everything: nothing was shown"
    rows = workspace.listing.rows(ListQuery(limit=300))
    assert {row.state for row in rows} == {InvoiceState.NEEDS_REVIEW}
    assert all(len(workspace.invoices.runs(invoice_id)) == 1 for invoice_id in ids)
    assert workspace.check() == ()
    assert workspace.changed_elsewhere() is True


def test_a_killed_processs_job_is_taken_over_at_once_and_a_living_ones_is_not(
    workspace: Workspace,
) -> None:
    booked = book(workspace)
    other = start("hold", workspace.place.folder)
    assert other.stdout is not None
    assert other.stdout.readline().strip() == booked.invoice_id
    assert workspace.jobs.recover().requeued == ()
    other.kill()
    other.communicate()
    assert workspace.jobs.recover().requeued == (booked.invoice_id,)
    job = workspace.jobs.claim()
    assert job is not None
    assert job.invoice_id == booked.invoice_id
    # what the dead one left in the folder is gone too
    assert [path.stem for path in workspace.place.locks.iterdir()] == [workspace.owner]


def test_the_first_start_killed_anywhere_leaves_a_workspace_or_none(
    place: WorkspaceFolder, clock: HandClock
) -> None:
    statement, kills = 1, 0
    while run("life", place.folder, str(statement))[0] == KILLED and not place.database.exists():
        kills += 1
        statement += 7
    assert kills > 5
    assert place.database.exists()
    assert run("life", place.folder, "0")[0] == 0
    _is_whole(place, clock, verified=True)
    assert list(place.folder.glob("vouch.db.new-*")) == []


@pytest.mark.parametrize(
    "part", [0, 1, *(pytest.param(part, marks=pytest.mark.long) for part in (2, 3))]
)
def test_killed_at_any_statement_nothing_is_lost_or_there_twice(
    place: WorkspaceFolder, clock: HandClock, tmp_path: Path, part: int
) -> None:
    """One document's way from the drop to verified, cut off at each statement in turn."""
    open_workspace(place, clock).close()
    fresh = tmp_path / "fresh"
    shutil.copytree(place.folder, fresh)
    statement, kills = 1 + part, 0
    while run("life", place.folder, str(statement))[0] == KILLED:
        kills += 1
        _is_whole(place, clock)
        assert run("life", place.folder, "0")[0] == 0
        _is_whole(place, clock, verified=True)
        shutil.rmtree(place.folder)
        shutil.copytree(fresh, place.folder)
        statement += 16
    assert kills >= 4


def _is_whole(place: WorkspaceFolder, clock: HandClock, *, verified: bool = False) -> None:
    """Whatever happened: each change is there with all its parts, or not at all."""
    opened = open_workspace(place, clock, create=False)
    try:
        assert opened.check() == ()
        rows = opened.listing.rows(ListQuery())
        assert len(rows) <= 1
        for row in rows:
            detail = opened.invoices.get(row.id)
            traced = [entry.action for entry in opened.audit.entries(row.id)]
            assert traced.count("imported") == 1
            read = detail.job.status is JobStatus.COMPLETED
            assert traced.count("read") == len(opened.invoices.runs(row.id)) == int(read)
            assert bool(opened.invoices.pages(row.sha256)) is read
            assert opened.listing.count(ListQuery(text="strasse")) == int(read)
            assert (detail.invoice.purchase_order is not None) is ("edited" in traced)
            assert (detail.verified is not None) is ("verified" in traced)
            assert opened.documents.verify(row.sha256)
        if verified:
            (row,) = rows
            assert row.state is InvoiceState.VERIFIED
            assert row.number == record().invoice_number
    finally:
        opened.close()


@pytest.fixture
def next_scripts(tmp_path: Path) -> Path:
    """The migrations with one more, which rebuilds a table and fills another."""
    scripts = tmp_path / "scripts"
    shutil.copytree(SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / "9001_next.py").write_text(
        "from alembic import op\n"
        "import sqlalchemy as sa\n"
        "revision = '9001'\n"
        f"down_revision = '{SCHEMA_REVISION}'\n"
        "def upgrade():\n"
        "    op.create_table('extra', sa.Column('id', sa.Integer, primary_key=True))\n"
        "    for n in range(5):\n"
        "        op.execute(f'INSERT INTO extra VALUES ({n})')\n"
        "    with op.batch_alter_table('document') as batch:\n"
        "        batch.add_column(sa.Column('note', sa.String))\n"
    )
    return scripts


def test_a_migration_killed_anywhere_leaves_the_old_or_the_new(
    place: WorkspaceFolder, clock: HandClock, next_scripts: Path
) -> None:
    made = open_workspace(place, clock)
    booked = book(made)
    before = made.invoices.get(booked.invoice_id)
    made.close()
    old = place.database.read_bytes()
    statement, kills = 1, 0
    while True:
        code, _ = run("migrate", place.folder, str(next_scripts), str(statement))
        if code == 0:
            break
        assert code == KILLED
        kills += 1
        assert schema_of(place.database) == SCHEMA_REVISION
        opened = open_workspace(place, clock)
        try:
            assert opened.check() == ()
            assert opened.invoices.get(booked.invoice_id) == before
        finally:
            opened.close()
        statement += 3
    assert kills > 3
    assert schema_of(place.database) == "9001"
    # every start made its backup first, and each is whole
    backups = sorted(place.backups.glob("*.db"))
    assert len(backups) == kills + 1
    assert schema_of(backups[0]) == SCHEMA_REVISION
    assert len(backups[0].read_bytes()) == len(old)
