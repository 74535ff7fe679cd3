# SPDX-License-Identifier: AGPL-3.0-or-later
"""An open workspace: its parts, made once and handed down; nothing else happens here."""

from __future__ import annotations

from pathlib import Path

from desktop.domain.ports import Clock
from desktop.store.answers import AnswerStore
from desktop.store.approvals import ApprovalBooks
from desktop.store.audit_trail import AuditTrail
from desktop.store.batch_ends import BatchEnds
from desktop.store.batch_list import BatchList
from desktop.store.batch_watch import BatchWatch
from desktop.store.batches import BatchStore
from desktop.store.blackouts import BlackoutBooks
from desktop.store.booking import Booking
from desktop.store.commands import CommandBooks
from desktop.store.company import CompanyRecord
from desktop.store.confirmable import Confirmable
from desktop.store.database import Database
from desktop.store.disk import disk_errors
from desktop.store.documents import DocumentStore
from desktop.store.duplicates import DuplicateBooks
from desktop.store.holds import HoldBooks
from desktop.store.invoices import InvoiceBooks
from desktop.store.jobs import JobQueue
from desktop.store.layouts import LayoutBooks
from desktop.store.listing import InvoiceList
from desktop.store.opening import back_up_to, open_database
from desktop.store.outcomes import OutcomeBooks
from desktop.store.own_fields import OwnFieldRecord
from desktop.store.owner import Owner
from desktop.store.parts import PartBooks
from desktop.store.results import JobResults
from desktop.store.saved_filters import SavedFilters
from desktop.store.spending_rules import SpendingRecord
from desktop.store.usage import UsageLog
from desktop.store.workspace_folder import WorkspaceFolder


class Workspace:
    """The books of one client company. Its parts may be used from any thread until `close`."""

    def __init__(self, place: WorkspaceFolder, database: Database, clock: Clock) -> None:
        self.place = place
        self._database = database
        self._clock = clock
        self._owner = Owner(place.locks)
        self.documents = DocumentStore(place.documents)
        self.documents.clear_unfinished()
        self.intake = Booking(database, clock, self.documents)
        self.invoices = InvoiceBooks(database, clock)
        self.commands = CommandBooks(database, clock)
        self.confirmable = Confirmable(database)
        self.approvals = ApprovalBooks(database, clock)
        self.outcomes = OutcomeBooks(database, clock)
        self.parts = PartBooks(database, clock, self.intake)
        self.listing = InvoiceList(database)
        self.filters = SavedFilters(database, clock)
        self.jobs = JobQueue(database, clock, self._owner)
        self.results = JobResults(database, clock, self._owner)
        self.answers = AnswerStore(database, clock, self._owner)
        self.batches = BatchStore(database, clock, self._owner)
        self.batch_watch = BatchWatch(database, clock, self._owner)
        self.batch_ends = BatchEnds(database, clock)
        self.batch_list = BatchList(database)
        self.usage = UsageLog(database)
        self.spending = SpendingRecord(database, clock)
        self.audit = AuditTrail(database)
        self.company = CompanyRecord(database, clock)
        self.own_fields = OwnFieldRecord(database, clock)
        self.blackouts = BlackoutBooks(database, clock)
        self.layouts = LayoutBooks(database, clock)
        self.holds = HoldBooks(database, clock)
        self.duplicates = DuplicateBooks(database, clock)

    @property
    def owner(self) -> str:
        """What stands on the leases that this opening holds."""
        return self._owner.name

    def changed_elsewhere(self) -> bool:
        """Whether another process has written to the books since the last call."""
        return self._database.changed_elsewhere()

    def back_up(self, reason: str = "asked") -> Path:
        """A sound copy of the database in the backups folder, whoever is writing meanwhile."""
        with disk_errors():
            return back_up_to(self.place, reason, self._clock.now())

    def check(self) -> tuple[str, ...]:
        """What is wrong with the database, in words; nothing when it is sound. Reads all of it."""
        troubles: list[str] = []
        with self._database.read() as connection:
            found = connection.exec_driver_sql("PRAGMA integrity_check(20)").scalars().all()
            if found != ["ok"]:
                troubles += [f"database: {line}" for line in found]
            for row in connection.exec_driver_sql("PRAGMA foreign_key_check").fetchmany(20):
                troubles.append(f"database: a row of {row[0]} refers to one that is not there")
        broken = self.audit.first_broken()
        if broken is not None:
            troubles.append(f"audit trail: the entry {broken.id} was changed or one is missing")
        return tuple(troubles)

    def close(self) -> None:
        """Close everything; jobs that this opening still holds may be taken over at once."""
        self._database.close()
        self._owner.close()


def open_workspace(place: WorkspaceFolder, clock: Clock, *, create: bool = True) -> Workspace:
    """Open a workspace; make it if `create`, migrate it (after a backup) if it is older.

    Raises WorkspaceNewer, WorkspaceDamaged, WorkspaceBusy, DiskFull or WorkspaceError (code
    "workspace_missing" when it doesn't exist and `create` is False).
    """
    return Workspace(place, open_database(place, clock, create=create), clock)
