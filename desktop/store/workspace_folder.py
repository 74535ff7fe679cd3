# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where workspaces live and what is in the folder of one.

<home>/workspaces/<name>/vouch.db           the books
                         documents/ab/cd/…  the documents, named by the hash of their content
                         backups/           copies of the database, made before migrations
                         locks/             one file for each opening, gone with it
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.errors import WorkspaceError
from desktop.domain.match_keys import folded
from desktop.store.disk import disk_errors

DEFAULT_WORKSPACE = "default"
_MAX_NAME = 60
# names that Windows gives to devices, with any ending
_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)$")


@dataclass(frozen=True, slots=True)
class WorkspaceFolder:
    """The places of one workspace; `name` is the folder's own name. No I/O happens here."""

    name: str
    folder: Path

    @property
    def database(self) -> Path:
        return self.folder / "vouch.db"

    @property
    def documents(self) -> Path:
        return self.folder / "documents"

    @property
    def backups(self) -> Path:
        return self.folder / "backups"

    @property
    def locks(self) -> Path:
        return self.folder / "locks"


def workspace_slug(name: str) -> str:
    """A folder name for a company's name: lower case ASCII letters, digits and hyphens.

    Raises WorkspaceError when nothing is left of it.
    """
    plain = folded(name).encode("ascii", "ignore").decode("ascii")
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_MAX_NAME].strip("-")
    if not slug:
        raise WorkspaceError(
            f"“{name[:60]}” cannot be a workspace's name.",
            "Choose a name with at least one letter from a to z or a digit.",
        )
    return f"{slug}-books" if _RESERVED.match(slug) else slug


def workspace_folder(home: Path, name: str) -> WorkspaceFolder:
    """The places of the workspace with this name (or this folder name); it need not exist."""
    slug = workspace_slug(name)
    return WorkspaceFolder(slug, home / "workspaces" / slug)


def list_workspaces(home: Path) -> tuple[WorkspaceFolder, ...]:
    """All workspaces that exist, by name; none when the folder is not there yet.

    Raises WorkspaceError when it can't be read.
    """
    root = home / "workspaces"
    with disk_errors():
        if not root.is_dir():
            return ()
        found = (WorkspaceFolder(path.name, path) for path in root.iterdir())
        return tuple(sorted((w for w in found if w.database.is_file()), key=lambda w: w.name))
