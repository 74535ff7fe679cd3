# SPDX-License-Identifier: AGPL-3.0-or-later
"""A workspace opens sound or is refused in words; making one leaves all or nothing."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from desktop.domain.errors import (
    DiskFull,
    WorkspaceBusy,
    WorkspaceDamaged,
    WorkspaceError,
    WorkspaceNewer,
)
from desktop.store.database import Database
from desktop.store.opening import build_database, open_database
from desktop.store.workspace import Workspace, open_workspace
from desktop.store.workspace_folder import (
    WorkspaceFolder,
    list_workspaces,
    workspace_folder,
    workspace_slug,
)
from tests.harness.program import ROOT
from tests.store.books import HandClock, book, read


def test_a_new_workspace_is_a_folder_with_everything_in_it(
    workspace: Workspace, place: WorkspaceFolder, tmp_path: Path
) -> None:
    assert place.folder == tmp_path / "vouch" / "workspaces" / "beispiel-handel"
    assert workspace.check() == ()
    assert [found.name for found in list_workspaces(tmp_path / "vouch")] == ["beispiel-handel"]
    assert {path.name for path in place.folder.iterdir()} >= {
        "vouch.db",
        "documents",
        "backups",
        "locks",
    }


def test_what_was_written_is_there_at_the_next_start(
    place: WorkspaceFolder, clock: HandClock
) -> None:
    first = open_workspace(place, clock)
    book(first)
    invoice_id = read(first)
    before = first.invoices.get(invoice_id)
    first.close()
    again = open_workspace(place, clock)
    try:
        assert again.invoices.get(invoice_id) == before
    finally:
        again.close()


def test_commits_survive_power_cuts_and_references_hold(workspace: Workspace) -> None:
    database = Database(workspace.place.database)
    try:
        with database.write() as connection:
            asked = {
                name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
                for name in ("journal_mode", "synchronous", "foreign_keys")
            }
    finally:
        database.close()
    assert asked == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_readers_cannot_write(workspace: Workspace) -> None:
    database = Database(workspace.place.database)
    try:
        with pytest.raises(WorkspaceError), database.read() as connection:
            connection.exec_driver_sql("DELETE FROM job")
    finally:
        database.close()


def test_opening_without_making_one(place: WorkspaceFolder, clock: HandClock) -> None:
    with pytest.raises(WorkspaceError) as caught:
        open_workspace(place, clock, create=False)
    assert caught.value.code == "workspace_missing"
    assert not place.folder.exists()


def test_a_newer_workspace_is_refused_and_left_alone(
    place: WorkspaceFolder, clock: HandClock
) -> None:
    open_workspace(place, clock).close()
    with contextlib.closing(sqlite3.connect(place.database)) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
        raw.commit()
    before = place.database.read_bytes()
    with pytest.raises(WorkspaceNewer):
        open_workspace(place, clock)
    assert place.database.read_bytes() == before
    assert list(place.backups.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"this is no database" * 500, b"SQLite format 3\0"])
def test_what_is_no_database_is_refused_and_kept(
    place: WorkspaceFolder, clock: HandClock, content: bytes
) -> None:
    place.folder.mkdir(parents=True)
    place.database.write_bytes(content)
    with pytest.raises(WorkspaceDamaged):
        open_workspace(place, clock)
    assert place.database.read_bytes() == content


def test_somebody_elses_database_is_refused(place: WorkspaceFolder, clock: HandClock) -> None:
    place.folder.mkdir(parents=True)
    with contextlib.closing(sqlite3.connect(place.database)) as raw:
        raw.execute("CREATE TABLE alembic_version (version_num TEXT)")
        raw.execute("INSERT INTO alembic_version VALUES ('0001')")
        raw.commit()
    with pytest.raises(WorkspaceDamaged):
        open_workspace(place, clock)


def test_a_cut_off_database_is_refused(place: WorkspaceFolder, clock: HandClock) -> None:
    open_workspace(place, clock).close()
    whole = place.database.read_bytes()
    place.database.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(WorkspaceDamaged):
        open_workspace(place, clock)


def test_a_scrambled_page_is_told_as_damage(place: WorkspaceFolder, clock: HandClock) -> None:
    first = open_workspace(place, clock)
    for n in range(200):
        book(first, f"document {n}".encode(), f"{n}.pdf")
    first.close()
    data = bytearray(place.database.read_bytes())
    for start in range(8 * 4096, len(data), 4096):
        data[start : start + 200] = os.urandom(200)
    place.database.write_bytes(data)

    def found_damaged() -> bool:
        try:
            opened = open_workspace(place, clock)
        except WorkspaceDamaged:
            return True
        try:
            return opened.check() != ()
        except WorkspaceDamaged:
            return True
        finally:
            opened.close()

    assert found_damaged()


def test_a_database_locked_by_another_program_is_busy(workspace: Workspace) -> None:
    database = Database(workspace.place.database, busy_seconds=0.05)
    raw = sqlite3.connect(workspace.place.database, isolation_level=None)
    try:
        raw.execute("BEGIN IMMEDIATE")
        with pytest.raises(WorkspaceBusy), database.write():
            pass
        raw.execute("ROLLBACK")
        with database.write():
            pass
    finally:
        raw.close()
        database.close()


def test_a_full_disk_is_told_and_nothing_is_half_written(workspace: Workspace) -> None:
    book(workspace)
    database = Database(workspace.place.database)
    try:
        with database.write() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

        def write_too_much() -> None:
            with database.write() as connection:
                connection.exec_driver_sql("UPDATE job SET reason = 'half'")
                connection.exec_driver_sql(
                    "INSERT INTO workspace_info VALUES ('big', ?)", ("x" * 5_000_000,)
                )

        with pytest.raises(DiskFull):
            write_too_much()
        with database.read() as connection:
            reason = connection.exec_driver_sql("SELECT reason FROM job").scalar()
        assert reason is None
    finally:
        database.close()


_OPEN = """
import sys
from pathlib import Path
from desktop.domain.errors import WorkspaceError
from desktop.store.workspace import open_workspace
from desktop.store.workspace_folder import WorkspaceFolder
from tests.store.books import HandClock
try:
    open_workspace(WorkspaceFolder("books", Path(sys.argv[1])), HandClock())
except WorkspaceError as error:
    print(type(error).__name__)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no write permission there")
def test_a_read_only_folder_is_told(place: WorkspaceFolder) -> None:
    place.folder.parent.mkdir(parents=True)
    place.folder.parent.chmod(0o500)
    # root writes anywhere, unless it gives that right away
    bound = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
    command = [*(bound if os.geteuid() == 0 else []), sys.executable, "-c", _OPEN]
    try:
        done = subprocess.run(
            [*command, str(place.folder)], cwd=ROOT, capture_output=True, text=True, timeout=60
        )
    finally:
        place.folder.parent.chmod(0o700)
    assert done.stdout.strip() == "WorkspaceError", done.stderr
    assert not place.folder.exists()


def test_a_file_in_the_folders_place_is_told(place: WorkspaceFolder, clock: HandClock) -> None:
    place.folder.parent.mkdir(parents=True)
    place.folder.write_text("in the way")
    with pytest.raises(WorkspaceError):
        open_workspace(place, clock)


def test_many_openings_at_once_make_one_database(place: WorkspaceFolder, clock: HandClock) -> None:
    opened: list[Database] = []

    def open_it() -> None:
        opened.append(open_database(place, clock, create=True))

    threads = [threading.Thread(target=open_it) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for database in opened:
        database.close()
    assert len(opened) == 8
    assert list(place.folder.glob("vouch.db.new-*")) == []


def test_left_over_halves_of_a_killed_start_are_cleared(
    place: WorkspaceFolder, clock: HandClock
) -> None:
    place.folder.mkdir(parents=True)
    half = place.folder / "vouch.db.new-killed"
    half.write_bytes(b"half a database")
    open_workspace(place, clock).close()
    assert not half.exists()


def test_another_openings_writes_are_noticed_and_own_ones_are_not(
    workspace: Workspace, clock: HandClock
) -> None:
    assert workspace.changed_elsewhere() is False
    book(workspace)
    assert workspace.changed_elsewhere() is False
    other = open_workspace(workspace.place, clock)
    book(other, b"%PDF two", "two.pdf")
    other.close()
    assert workspace.changed_elsewhere() is True
    assert workspace.changed_elsewhere() is False


def test_backups_are_whole_databases(workspace: Workspace, tmp_path: Path) -> None:
    book(workspace)
    invoice_id = read(workspace)
    backup = workspace.back_up()
    assert backup.parent == workspace.place.backups
    restored = workspace_folder(tmp_path / "elsewhere", "restored")
    restored.folder.mkdir(parents=True)
    backup.replace(restored.database)
    again = open_workspace(restored, HandClock())
    try:
        assert again.invoices.get(invoice_id) == workspace.invoices.get(invoice_id)
        assert again.check() == ()
    finally:
        again.close()


def test_a_transaction_inside_a_transaction_is_a_bug(workspace: Workspace) -> None:
    database = Database(workspace.place.database)
    try:
        with pytest.raises(RuntimeError), database.write(), database.write():
            pass
    finally:
        database.close()


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Müller & Söhne GmbH", "muller-sohne-gmbh"),
        ("../../etc/passwd", "etc-passwd"),
        ("  Acme  ", "acme"),
        ("CON", "con-books"),
        ("x" * 200, "x" * 60),
    ],
)
def test_names_become_harmless_folder_names(name: str, slug: str) -> None:
    assert workspace_slug(name) == slug
    assert workspace_slug(slug) == slug


def test_a_name_without_letters_is_refused() -> None:
    with pytest.raises(WorkspaceError):
        workspace_slug("///")


def test_building_never_overwrites_in_place(tmp_path: Path) -> None:
    target = tmp_path / "vouch.db"
    build_database(target)
    assert [path.name for path in tmp_path.glob("vouch.db*")] == ["vouch.db"]
