# SPDX-License-Identifier: AGPL-3.0-or-later
"""One open workspace for each test that asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.store.workspace import Workspace, open_workspace
from desktop.store.workspace_folder import WorkspaceFolder, workspace_folder
from tests.store.books import HandClock


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def place(tmp_path: Path) -> WorkspaceFolder:
    return workspace_folder(tmp_path / "vouch", "Beispiel Handel")


@pytest.fixture
def workspace(place: WorkspaceFolder, clock: HandClock) -> Iterator[Workspace]:
    opened = open_workspace(place, clock)
    yield opened
    opened.close()
