# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the window and the command line ask of the workflows, and what they get back.

Everything here is frozen and free of the database, so that it may cross threads.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from desktop.domain.task import Progress

if TYPE_CHECKING:
    from desktop.domain.company import Given
    from desktop.domain.errors import UserError
    from desktop.domain.listing import InvoiceDetail
    from desktop.domain.page import Word
    from desktop.domain.ports import OwnField
    from desktop.domain.reading import FieldReading
    from desktop.workflows.row_changes import TableChange
from desktop.domain.spending import Tier

Table = Literal["line_items", "tax_lines"]
PaidService = Literal["gemini", "vertex"]
ReaderChoice = Literal["auto", "offline", "gemini", "vertex"]


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
    """One client company's books on this computer.

    `name` identifies it (it is the folder's), `title` is the name as a person gave it.
    """

    name: str
    folder: Path
    title: str = ""


# --- intake ------------------------------------------------------------------------------------


def _nothing_given() -> Given:
    # the window paints before the record's models are there
    from desktop.domain.company import Given

    return Given()


@dataclass(frozen=True, slots=True)
class IntakeRequest:
    """Files and folders to bring in, and what the person states about each of them.

    Folders are walked for the known types. `attachments` are supporting documents of any type,
    kept with every invoice of the request. `password` is tried on encrypted PDFs. `tier` is how a
    paid service is asked about them, where it is.
    """

    paths: tuple[Path, ...]
    given: Given = field(default_factory=_nothing_given)
    remarks: str | None = None
    attachments: tuple[Path, ...] = ()
    password: str | None = field(default=None, repr=False)
    tier: Tier = Tier.STANDARD


class IntakeOutcome(StrEnum):
    ADDED = "added"
    DUPLICATE = "duplicate"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class IntakeItem:
    """What became of one file.

    DUPLICATE leads to the existing invoice by `invoice_id`; REFUSED has the reason in `error`
    (a PasswordNeeded can be asked for and the same path brought in again with the password).
    `instead` are the invoices that took the place of the one that the file was booked as: that
    was split or joined, or the file is a lot of several invoices.
    """

    path: Path
    outcome: IntakeOutcome
    invoice_id: str | None = None
    sha256: str | None = None
    error: UserError | None = None
    instead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IntakeResult:
    """All items in input order; `skipped` are files in folders that are of no known type."""

    items: tuple[IntakeItem, ...]
    skipped: tuple[Path, ...] = ()

    @property
    def refused(self) -> tuple[IntakeItem, ...]:
        return tuple(item for item in self.items if item.outcome is IntakeOutcome.REFUSED)


# --- one invoice -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OpenInvoice:
    """One invoice for the form and the viewer.

    `document` is the kept original, `password` opens it if it is encrypted and the password is
    known. `can_undo` and `can_redo` are about this session's edits. `own_fields` are those of the
    workspace, whether they have a value here or not.
    """

    detail: InvoiceDetail
    document: Path
    can_undo: bool = False
    can_redo: bool = False
    password: str | None = field(default=None, repr=False)
    own_fields: tuple[OwnField, ...] = ()


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
class TakeWords:
    """Words of a page (from 1), in reading order, that are to be the value of a field."""

    invoice_id: str
    revision: int
    path: str
    page: int
    words: tuple[Word, ...]


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
class EditTable:
    """Change several cells or rows of a table in one write, which one undo takes back."""

    invoice_id: str
    revision: int
    table: Table
    change: TableChange


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
    """`ids` None exports all verified invoices; otherwise these, in this order.

    With `drafts` those that nobody verified go out too, each marked as a draft; without it they
    are left out.
    """

    target: Path
    format: ExportFormat
    ids: tuple[str, ...] | None = None
    drafts: bool = False


@dataclass(frozen=True, slots=True)
class ExportResult:
    """How many invoices and line items were written, and the files they are in.

    `drafts` of the invoices are not verified; `left_out` were named, but are not verified either.
    `withheld` went out without their account, or without one in their texts.
    """

    invoices: int
    line_items: int
    files: tuple[Path, ...]
    drafts: int = 0
    left_out: int = 0
    withheld: int = 0
