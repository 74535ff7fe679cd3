# SPDX-License-Identifier: AGPL-3.0-or-later
"""Settings survive restarts, damage and newer versions; resources are found."""

import json
from pathlib import Path

import pytest

from desktop.domain.errors import WorkspaceError
from desktop.settings import (
    Settings,
    home_folder,
    load_settings,
    resource_path,
    save_settings,
    settings_path,
)


def test_what_is_saved_is_there_at_the_next_start(home: Path) -> None:
    chosen = Settings(person="Zoë Müller", workspace="Bäckerei Süß", window={"main": "AAA="})
    save_settings(home_folder(), chosen)
    assert load_settings(home_folder()).settings == chosen
    assert list(home_folder().iterdir()) == [settings_path(home_folder())]


def test_without_a_file_the_person_is_the_systems_user(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "jane")
    loaded = load_settings(home_folder())
    assert loaded.notice is None
    assert loaded.settings.person is None
    assert loaded.settings.person_name == "jane"


@pytest.mark.parametrize(
    "damage",
    [
        b"{",
        b"\xff\xfe\x00",
        b"[]",
        b'{"version": "x"}',
        b'{"version": 0}',
        b'{"reader": "tarot"}',
        b"[" * 100_000,
        b" " * 2_000_000,
    ],
)
def test_a_damaged_file_is_set_aside_and_said(home: Path, damage: bytes) -> None:
    folder = home_folder()
    folder.mkdir()
    settings_path(folder).write_bytes(damage)
    loaded = load_settings(folder)
    assert loaded.settings == Settings()
    assert loaded.notice is not None
    (aside,) = folder.glob("settings-damaged-*.json")
    assert aside.read_bytes() == damage
    assert load_settings(folder).notice is None


def test_what_a_newer_version_stored_is_kept(home: Path) -> None:
    folder = home_folder()
    folder.mkdir()
    settings_path(folder).write_text('{"version": 7, "person": "Jo", "colour": "teal"}')
    settings = load_settings(folder).settings
    save_settings(folder, settings.changed(person="Ann"))
    data = json.loads(settings_path(folder).read_text())
    assert (data["version"], data["person"], data["colour"]) == (7, "Ann", "teal")


def test_a_folder_that_cannot_be_written_is_told_in_words(home: Path) -> None:
    blocked = home / "file"
    blocked.write_text("in the way")
    with pytest.raises(WorkspaceError, match="could not be saved"):
        save_settings(blocked, Settings())


def test_sending_to_a_paid_service_is_allowed_workspace_by_workspace() -> None:
    settings = Settings(paid_workspaces=("a",))
    assert settings.paid_allowed("a")
    assert not settings.paid_allowed("b")


def test_shipped_resources_are_found() -> None:
    assert resource_path("models.json").is_file()


def test_resources_of_a_packaged_program_come_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "resources").mkdir()
    (tmp_path / "resources" / "models.json").write_text("{}")
    monkeypatch.setattr("sys._MEIPASS", str(tmp_path), raising=False)
    assert resource_path("models.json") == tmp_path / "resources" / "models.json"
