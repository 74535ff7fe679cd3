# SPDX-License-Identifier: AGPL-3.0-or-later
"""An open workspace and a real page process for each test that asks for them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.errors import KeyringUnavailable
from desktop.services.page_process import PageProcess
from desktop.settings import home_folder
from desktop.workflows.clock import SystemClock
from desktop.workflows.requests import Change
from desktop.workflows.workspaces import OpenWorkspace, Parts, Workspaces

WHO = "Ada Book"


class RunSecrets:
    """Secrets for this run only, as on a computer without a key store."""

    session_only = True
    absence = KeyringUnavailable()

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        return self.kept.get(name)

    def put(self, name: str, secret: str) -> None:
        self.kept[name] = secret

    def remove(self, name: str) -> None:
        self.kept.pop(name, None)


@pytest.fixture
def secrets() -> RunSecrets:
    return RunSecrets()


@pytest.fixture
def workspaces(home: Path, secrets: RunSecrets) -> Workspaces:
    return Workspaces(home_folder(), Parts(secrets, SystemClock()))


@pytest.fixture
def changes() -> list[Change]:
    return []


@pytest.fixture
def workspace(workspaces: Workspaces, changes: list[Change]) -> Iterator[OpenWorkspace]:
    opened = workspaces.open("default", who=WHO, on_change=changes.append, create=True)
    yield opened
    opened.close()


@pytest.fixture
def pages() -> Iterator[PageProcess]:
    process = PageProcess("read")
    yield process
    process.close()
