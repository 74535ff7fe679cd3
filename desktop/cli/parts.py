# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the commands are made of: built when first needed, so that a small command starts fast."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.output import Output
from desktop.domain.errors import DocumentError, InvalidValue
from desktop.settings import Settings, home_folder, load_settings
from desktop.store.workspace_folder import workspace_slug
from desktop.workflows.clock import SystemClock
from desktop.workflows.reader_pool import cores

if TYPE_CHECKING:
    from desktop.services.gemini import GeminiReader
    from desktop.services.os_keyring import OsKeyring
    from desktop.services.page_process import PageProcess
    from desktop.workflows.requests import ChangeSink, PaidService
    from desktop.workflows.service_keys import ServiceKeys
    from desktop.workflows.workspaces import OpenWorkspace, Workspaces

MAX_PASSWORD_BYTES = 4096


class Parts:
    """The command line's composition root; `close` ends what was opened."""

    def __init__(self, home: Path, settings: Settings) -> None:
        self.home = home
        self.settings = settings
        self.clock = SystemClock()
        self._secrets: OsKeyring | None = None
        self._opened: list[OpenWorkspace] = []

    @classmethod
    def prepare(cls, output: Output) -> Parts:
        """Home and settings; says so when the settings file was damaged."""
        home = home_folder()
        loaded = load_settings(home)
        if loaded.notice is not None:
            output.complain(loaded.notice)
        return cls(home, loaded.settings)

    def workspace_name(self, arguments: argparse.Namespace) -> str:
        """The workspace that was named, or the one that was open last, by its folder's name."""
        return workspace_slug(arguments.workspace or self.settings.workspace)

    def secrets(self) -> OsKeyring:
        """The operating system's key store."""
        if self._secrets is None:
            from desktop.services.os_keyring import OsKeyring

            self._secrets = OsKeyring()
        return self._secrets

    def workspaces(self) -> Workspaces:
        from desktop.workflows.workspaces import Parts as Plugged
        from desktop.workflows.workspaces import Workspaces

        return Workspaces(self.home, Plugged(self.secrets(), self.clock))

    def open_workspace(
        self, arguments: argparse.Namespace, on_change: ChangeSink | None = None
    ) -> OpenWorkspace:
        """Open the workspace; only the usual one is made when it isn't there."""
        name = self.workspace_name(arguments)
        usual = name == workspace_slug(self.settings.workspace)
        opened = self.workspaces().open(
            name,
            who=self.settings.person_name,
            on_change=on_change or (lambda _: None),
            create=usual,
        )
        self._opened.append(opened)
        return opened

    def page_process(self) -> PageProcess:
        """A new page process; whoever asked for it closes it."""
        from desktop.services.page_process import PageProcess

        return PageProcess("read")

    def processes(self, arguments: argparse.Namespace) -> int:
        """How many files to read at once."""
        return arguments.processes or cores()

    def keys(self, workspace: str | None) -> ServiceKeys:
        """The keys of a workspace, by its folder's name, and the shared ones."""
        from desktop.workflows.service_keys import ServiceKeys

        return ServiceKeys(self.secrets(), os.environ, workspace)

    def remote(
        self,
        service: PaidService | None = None,
        workspace: str | None = None,
        key: str | None = None,
    ) -> GeminiReader:
        """The paid reader of this name, else the one of the settings.

        Its key is `key`, else that of `workspace` or the shared one from the key store, or what
        GEMINI_API_KEY or VERTEX_API_KEY says. Prices of the workspace come before others.
        """
        from desktop.services.gemini_setup import gemini_reader, model_tables
        from desktop.workflows.service_keys import SERVICE_KEYS

        chosen = service or self.settings.service
        name = workspace or workspace_slug(self.settings.workspace)
        kept = self.keys(name).getter(SERVICE_KEYS[chosen])
        return gemini_reader(
            self.settings,
            kept if key is None else lambda: key,
            tables=model_tables(self.home, name),
            environment=os.environ,
            service=chosen,
        )

    def password(self, arguments: argparse.Namespace) -> str | None:
        """The password from standard input or a file, its line end cut off; None if none is given.

        Only `--password -` ever reads standard input.
        """
        if arguments.password_file is not None:
            try:
                with arguments.password_file.open("rb") as file:
                    return _first_line(file.read(MAX_PASSWORD_BYTES))
            except OSError as error:
                raise DocumentError(
                    f"The password file could not be read ({error.strerror}).",
                    "Check its path.",
                    code="password_file",
                ) from error
        if arguments.password is None:
            return None
        if sys.stdin is not None and sys.stdin.isatty():
            return getpass.getpass("Password of the PDF: ")
        if sys.stdin is None:
            raise InvalidValue("There is no standard input to read the password from.")
        return _first_line(sys.stdin.buffer.readline(MAX_PASSWORD_BYTES))

    def close(self) -> None:
        """Close the workspaces that were opened."""
        for opened in self._opened:
            opened.close()
        self._opened.clear()


def paid_service(reader: str | None) -> PaidService | None:
    """The paid service that `--reader` names, None when it names none."""
    named: dict[str | None, PaidService] = {"gemini": "gemini", "vertex": "vertex"}
    return named.get(reader)


def _first_line(data: bytes) -> str:
    line = data.split(b"\n", 1)[0].removesuffix(b"\r")
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidValue("The password is not UTF-8 text.", "Check what was given.") from error
