# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the window and the command line ask of the workflows, and what they get back.

Everything here is frozen and free of the database, so that it may cross threads.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal

from desktop.domain.company import Given
from desktop.domain.errors import UserError
from desktop.domain.finding import Finding
from desktop.domain.invoice import Invoice
from desktop.domain.reading import FieldReading
from desktop.domain.status import InvoiceState, JobStatus
from desktop.domain.task import Progress

Table = Literal["line_items", "tax_lines"]
ReaderChoice = Literal["auto", "offline", "gemini"]


# --- changes -----------------------------------------------------------------------------------


class ChangeKind(StrEnum):
    """What happened to invoices: a pane decides by this whether to read again."""

    ADDED = "added"
    JOB = "job"
    READ = "read"
    EDITED = "edited"
    STATE = "state"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class Change:
    """Committed changes; `ids` is empty when any invoice may have changed (FOREIGN)."""

    kind: ChangeKind
    ids: tuple[str, ...] = ()


ChangeSink = Callable[[Change], None]
"""Called after the commit, from the thread that did the work; must be quick and not raise."""

JobProgressSink = Callable[[str, Progress], None]
"""(invoice id, how far its reading is); called from the runner's threads, quick, never raises."""


# --- workspaces --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class WorkspaceInfo:
    """One client company's books on this computer."""

    name: str
    folder: Path


# --- intake ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class IntakeRequest:
    """Files and folders to bring in, and what the person states about each of them.

    Folders are walked for the known types. `attachments` are supporting documents of any type,
    kept with every invoice of the request. `password` is tried on encrypted PDFs.
    """

    paths: tuple[Path, ...]
    given: Given = field(default_factory=Given)
    remarks: str | None = None
    attachments: tuple[Path, ...] = ()
    password: str | None = field(default=None, repr=False)


class IntakeOutcome(StrEnum):
    ADDED = "added"
    DUPLICATE = "duplicate"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class IntakeItem:
    """What became of one file.

    DUPLICATE leads to the existing invoice by `invoice_id`; REFUSED has the reason in `error`
    (a PasswordNeeded can be asked for and the same path brought in again with the password).
    """

    path: Path
    outcome: IntakeOutcome
    invoice_id: str | None = None
    sha256: str | None = None
    error: UserError | None = None


@dataclass(frozen=True, slots=True)
class IntakeResult:
    """All items in input order; `skipped` are files in folders that are of no known type."""

    items: tuple[IntakeItem, ...]
    skipped: tuple[Path, ...] = ()

    @property
    def refused(self) -> tuple[IntakeItem, ...]:
        return tuple(item for item in self.items if item.outcome is IntakeOutcome.REFUSED)


# --- list --------------------------------------------------------------------------------------


class SortKey(StrEnum):
    """Columns that the list can be sorted by."""

    CREATED = "created"
    STATUS = "status"
    STATE = "state"
    SUPPLIER = "supplier"
    NUMBER = "number"
    DATE = "date"
    TOTAL = "total"
    CURRENCY = "currency"
    CONFIDENCE = "confidence"


@dataclass(frozen=True, slots=True)
class ListQuery:
    """Which invoices and in which order; empty sets mean "any" (deleted ones only when named).

    `text` searches number, parties, remarks and page text. `date_from` and `date_to` are both
    inclusive and about the issue date.
    """

    text: str = ""
    statuses: frozenset[JobStatus] = frozenset()
    states: frozenset[InvoiceState] = frozenset()
    supplier: str | None = None
    date_from: date | None = None
    date_to: date | None = None
    sort: SortKey = SortKey.CREATED
    descending: bool = True


@dataclass(frozen=True, slots=True)
class ListRow:
    """One invoice as the list shows it; `confidence` is the least sure header field's."""

    id: str
    sha256: str
    file: str
    status: JobStatus
    state: InvoiceState
    supplier: str | None
    number: str | None
    issue_date: date | None
    due_date: date | None
    total: Decimal | None
    currency: str | None
    confidence: float | None
    errors: int
    warnings: int
    partial: bool
    reason: str | None
    revision: int
    created_at: datetime
    updated_at: datetime
    remarks: str | None = None
    marks: tuple[str, ...] = ()


# --- one invoice -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class JobInfo:
    """How far reading is; `error` holds code, title and advice of a failed one."""

    status: JobStatus
    reader: str | None = None
    attempts: int = 0
    error: Mapping[str, str] | None = None
    waiting_until: datetime | None = None
    waiting_for: str | None = None


@dataclass(frozen=True, slots=True)
class AttachmentInfo:
    """A supporting document; `path` is the kept copy (read-only), `name` is for display alone."""

    id: str
    name: str
    sha256: str
    size: int
    path: Path


@dataclass(frozen=True, slots=True)
class Verified:
    """Who vouched for the content with this hash, and when (UTC)."""

    by: str
    at: datetime
    content_hash: str


@dataclass(frozen=True, slots=True)
class InvoiceDetail:
    """One invoice for the form and the viewer.

    `document` is the kept original, `password` opens it if it is encrypted and the password is
    known. `evidence` has one entry for each filled path. `can_undo` and `can_redo` are about this
    session's edits. `media_type` is decided from the content.
    """

    id: str
    sha256: str
    file: str
    document: Path
    media_type: str
    state: InvoiceState
    job: JobInfo
    revision: int
    invoice: Invoice
    evidence: Mapping[str, FieldReading]
    findings: tuple[Finding, ...]
    page_count: int
    reader: str | None
    model: str | None
    partial: bool
    notes: tuple[str, ...]
    remarks: str | None
    given: Given
    attachments: tuple[AttachmentInfo, ...]
    verified: Verified | None
    marks: tuple[str, ...]
    created_at: datetime
    updated_at: datetime
    brought_in_by: str
    seconds: float | None = None
    usage: Mapping[str, Any] | None = None
    can_undo: bool = False
    can_redo: bool = False
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class EditField:
    """A field's new value as typed (canonical text, or as printed in the person's habit).

    `evidence` is where on the page the person took it from (a click on words); None means that
    it was typed: the workflow then looks for it on the page by itself. `text` None empties it.
    `decimal_mark` tells how the person types amounts.
    """

    invoice_id: str
    revision: int
    path: str
    text: str | None
    evidence: FieldReading | None = None
    decimal_mark: Literal[".", ","] = "."


@dataclass(frozen=True, slots=True)
class EditRow:
    """Add an empty row before `index`, delete row `index`, or move it to stand at `to`."""

    invoice_id: str
    revision: int
    table: Table
    action: Literal["add", "delete", "move"]
    index: int
    to: int | None = None


@dataclass(frozen=True, slots=True)
class ManyResult:
    """An action on many invoices: which were done, and why the others were not."""

    done: tuple[str, ...]
    refused: Mapping[str, UserError] = field(default_factory=dict)


# --- export ------------------------------------------------------------------------------------


class ExportFormat(StrEnum):
    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """`ids` None exports all verified invoices; otherwise exactly these, in this order."""

    target: Path
    format: ExportFormat
    ids: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class ExportResult:
    """How many invoices and line items were written, and the files they are in."""

    invoices: int
    line_items: int
    files: tuple[Path, ...]
