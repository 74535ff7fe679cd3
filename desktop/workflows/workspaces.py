# SPDX-License-Identifier: AGPL-3.0-or-later
"""Opening, listing and creating workspaces, and what an open one carries."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.approval import same_person
from desktop.domain.company import OwnCompany
from desktop.domain.errors import InvalidValue, KeyringUnavailable
from desktop.domain.ports import Clock, SecretStore
from desktop.store.audit_trail import MACHINE
from desktop.store.workspace import Workspace, open_workspace
from desktop.store.workspace_folder import WorkspaceFolder, list_workspaces, workspace_folder
from desktop.workflows.requests import Change, ChangeKind, ChangeSink, WorkspaceInfo

if TYPE_CHECKING:
    from desktop.workflows.learning import Learning

TITLE_FILE = "name.txt"
_SETTLED = frozenset({ChangeKind.READ, ChangeKind.EDITED, ChangeKind.STATE})
MAX_TITLE = 200

log = logging.getLogger("vouch.workspaces")


@dataclass(frozen=True, slots=True)
class Parts:
    """What the composition root plugs into the workflows."""

    secrets: SecretStore
    clock: Clock


def unheard(_: Change) -> None:
    """A sink for callers that show nothing."""


def _person(name: str) -> str:
    """The name for audit entries; nobody signs as the program itself."""
    plain = " ".join(name.split())
    return f"{plain} (person)" if same_person(plain, MACHINE) else plain


class OpenWorkspace:
    """One client company's books, open; may be used from several threads at once."""

    def __init__(
        self,
        store: Workspace,
        info: WorkspaceInfo,
        parts: Parts,
        who: str,
        on_change: ChangeSink = unheard,
    ) -> None:
        self.store = store
        self.info = info
        self.clock = parts.clock
        self._secrets = parts.secrets
        self._on_change = on_change
        self._who = _person(who)
        self._passwords: dict[str, str] = {}
        self._lock = threading.Lock()
        self._learning: Learning | None = None

    @property
    def who(self) -> str:
        """The person whose name stands on audit entries."""
        return self._who

    def set_who(self, name: str) -> None:
        """From now on another person works here."""
        self._who = _person(name) or self._who

    def announce(self, kind: ChangeKind, ids: Sequence[str] = (), *, settle: bool = True) -> None:
        """Tell who listens what was committed; called in the thread that wrote.

        What follows from the change for these and other invoices (holds, duplicates) is written
        first, unless not `settle`.
        """
        around: tuple[str, ...] = ()
        if settle and ids and kind in _SETTLED:
            from desktop.workflows.settling import settled

            around = settled(self, ids)
        self._on_change(Change(kind, tuple(ids)))
        if around:
            self._on_change(Change(ChangeKind.EDITED, around))

    def changed_elsewhere(self) -> bool:
        """Whether another process wrote since the last call."""
        return self.store.changed_elsewhere()

    def remember_password(self, sha256: str, password: str) -> bool:
        """Keep a document's password in the key store; without one for this run only (False)."""
        with self._lock:
            self._passwords[sha256] = password
        try:
            self._secrets.put(_password_name(sha256), password)
        except KeyringUnavailable as error:
            log.info("A document's password is kept for this run only: %s", error.title)
            return False
        return not self._secrets.session_only

    def password_for(self, sha256: str) -> str | None:
        """The document's password, None when none is known."""
        with self._lock:
            known = self._passwords.get(sha256)
        if known is not None:
            return known
        try:
            return self._secrets.get(_password_name(sha256))
        except KeyringUnavailable:
            return None

    @property
    def learning(self) -> Learning:
        """What verified invoices taught, for reading the next ones."""
        with self._lock:
            if self._learning is None:
                from desktop.workflows.learning import Learning

                self._learning = Learning(self)
            return self._learning

    def close(self) -> None:
        """Give back leases and files; what is queued goes on at the next opening."""
        self.store.close()


def _password_name(sha256: str) -> str:
    return f"document-password/{sha256}"


class Workspaces:
    """All workspaces under one home folder."""

    def __init__(self, home: Path, parts: Parts) -> None:
        self._home = home
        self._parts = parts

    def list(self) -> tuple[WorkspaceInfo, ...]:
        """Every workspace, by name."""
        return tuple(_info(place) for place in list_workspaces(self._home))

    def create(self, name: str) -> WorkspaceInfo:
        """Make a workspace, or find the one of that name; WorkspaceError when it can't be made."""
        place = workspace_folder(self._home, name)
        open_workspace(place, self._parts.clock, create=True).close()
        _entitle(place, name)
        return _info(place)

    def open(
        self, name: str, *, who: str, on_change: ChangeSink = unheard, create: bool = False
    ) -> OpenWorkspace:
        """Open by name; an older database is backed up and brought up to date first (slow).

        Raises WorkspaceError (code "workspace_missing" unless `create`), WorkspaceNewer,
        WorkspaceDamaged or WorkspaceBusy.
        """
        place = workspace_folder(self._home, name)
        store = open_workspace(place, self._parts.clock, create=create)
        if create:
            _entitle(place, name)
        return OpenWorkspace(store, _info(place), self._parts, who, on_change)


def _info(place: WorkspaceFolder) -> WorkspaceInfo:
    try:
        with (place.folder / TITLE_FILE).open(encoding="utf-8", errors="replace") as file:
            title = file.readline(MAX_TITLE).strip()
    except OSError:
        title = ""
    return WorkspaceInfo(place.name, place.folder, title or place.name)


def _entitle(place: WorkspaceFolder, name: str) -> None:
    """Keep the name as it was given, beside the books so that listing needs no database."""
    title = " ".join(name.split())[:MAX_TITLE]
    if title == place.name or (place.folder / TITLE_FILE).exists():
        return
    try:
        (place.folder / TITLE_FILE).write_text(title + "\n", encoding="utf-8")
    except OSError as error:
        # the folder's own name serves as well
        log.warning("The workspace's name could not be kept: %s", error.strerror)


def own_company(workspace: OpenWorkspace) -> OwnCompany:
    """Whose books these are."""
    return workspace.store.company.get()


def set_own_company(workspace: OpenWorkspace, own: OwnCompany) -> OwnCompany:
    """State whose books these are; invoices read from now on never take it for the supplier.

    Raises InvalidValue for a new IBAN that can't be one: it would never be found on an invoice.
    """
    _refuse_wrong_ibans(own, workspace.store.company.get())
    workspace.store.company.put(own, workspace.who)
    return workspace.store.company.get()


def _refuse_wrong_ibans(own: OwnCompany, before: OwnCompany) -> None:
    """What was kept by an earlier version is let be."""
    new = [iban for iban in own.ibans if not before.owns_id(iban)]
    if not new:
        return
    from desktop.domain.checks.identifiers import iban_is_valid

    for iban in new:
        if not iban_is_valid(iban):
            raise InvalidValue(
                f"“{iban[:50]}” is not an IBAN: its length or check digits don't fit.",
                "Copy it from a statement of the account, or leave it out.",
            )
