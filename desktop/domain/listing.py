# SPDX-License-Identifier: AGPL-3.0-or-later
"""What lists and the review screen show of invoices: queries, rows, and one invoice in full."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop.domain.field_kinds import HEADER_PATHS
from desktop.domain.reading import FieldReading, Source
from desktop.domain.status import InvoiceState, JobStatus

# The window's list needs this module before its first paint, and the record's models take longer to
# import than everything that is painted.
if TYPE_CHECKING:
    from desktop.domain.company import Given
    from desktop.domain.finding import Finding
    from desktop.domain.holds import Hold
    from desktop.domain.invoice import DocumentType, Invoice
    from desktop.domain.page import PageSize
    from desktop.domain.ports import Usage

DOUBTFUL_BELOW = 0.80
"""A value held for less sure than this is marked for a look."""

NEVER_PRINTED = frozenset({"language", "origin", "summary"})
"""Said about the document, not printed on it: no place on a page could prove them."""

_ESSENTIAL = ("supplier.name", "invoice_number", "issue_date", "currency", "total_amount")


class SortColumn(StrEnum):
    """What a list may be sorted by; every one has an index."""

    CREATED = "created"
    SUPPLIER = "supplier"
    NUMBER = "number"
    ISSUE_DATE = "issue_date"
    DUE_DATE = "due_date"
    TOTAL = "total"
    CURRENCY = "currency"
    CONFIDENCE = "confidence"
    STATE = "state"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class ListQuery:
    """Which invoices, in which order, and which window of them.

    An empty `states` means all but deleted and replaced ones; an empty `statuses` all; `held` only
    those whose account is held. `text` is what a person types into the search box: each word (or
    its beginning) must occur in the number, the parties, the remarks or on the pages; accents and
    case don't count. `supplier` is a part of the supplier's name. `issued_from` and `issued_to`
    include their day and leave out invoices without a date. Rows that are equal in `sort` follow
    the order in which they were brought in. `after` is the id of the last row of the page before;
    `offset` counts rows to skip behind it.
    """

    states: frozenset[InvoiceState] = frozenset()
    statuses: frozenset[JobStatus] = frozenset()
    held: bool = False
    text: str = ""
    supplier: str = ""
    issued_from: date | None = None
    issued_to: date | None = None
    sort: SortColumn = SortColumn.CREATED
    descending: bool = True
    limit: int = 100
    offset: int = 0
    after: str | None = None


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A query that a person named; its window doesn't count."""

    id: str
    name: str
    query: ListQuery


@dataclass(frozen=True, slots=True)
class InvoiceRow:
    """One invoice as a line of the list.

    `progress` (0 to 1) stands while the job is processing. `confidence` (0 to 1) is None before
    the first reading; `doubtful` counts the values that deserve a look, `errors` and `warnings`
    the findings. `total` is as printed. `waits_for` says in words what a waiting job waits for,
    `waits_until` how long at most; `by_batch` that it goes by batch; `held` that its account is;
    `several` that its file seems to hold more invoices than this one.
    """

    id: str
    sha256: str
    file_name: str
    state: InvoiceState
    status: JobStatus
    revision: int
    supplier: str | None
    number: str | None
    issue_date: date | None
    due_date: date | None
    currency: str | None
    total: Decimal | None
    document_type: DocumentType | None
    confidence: float | None
    doubtful: int
    errors: int
    warnings: int
    progress: float | None
    error_code: str | None
    error_title: str | None
    partial: bool
    exported: bool
    attachments: int
    created_at: datetime
    updated_at: datetime
    waits_for: str | None = None
    waits_until: datetime | None = None
    by_batch: bool = False
    held: bool = False
    several: bool = False


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """A document in the content store; `original_name` is for display, never a path."""

    sha256: str
    size: int
    media_type: str
    original_name: str
    encrypted: bool
    pages: tuple[PageSize, ...]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A supporting document kept with an invoice; `name` is for display, never a path."""

    id: str
    name: str
    sha256: str
    size: int
    added_at: datetime


@dataclass(frozen=True, slots=True)
class JobInfo:
    """How far reading an invoice is; `reader` is what was asked for ("auto", "offline", ...)."""

    id: str
    reader: str
    status: JobStatus
    attempts: int
    progress: float | None = None
    not_before: datetime | None = None
    reason: str | None = None
    error_code: str | None = None
    error_title: str | None = None
    error_advice: str | None = None
    retryable: bool = False


@dataclass(frozen=True, slots=True)
class RunInfo:
    """One attempt at reading a document, as it ended; never changed afterwards."""

    id: str
    reader: str
    model: str | None
    started_at: datetime
    seconds: float
    outcome: JobStatus
    partial: bool
    notes: tuple[str, ...] = ()
    usage: Usage | None = None
    log_id: str | None = None
    error_code: str | None = None
    error_title: str | None = None


@dataclass(frozen=True, slots=True)
class Verified:
    """A person's statement about the content with this hash (`audit.content_hash`)."""

    by: str
    at: datetime
    content_hash: str


@dataclass(frozen=True, slots=True)
class InvoiceDetail:
    """One invoice in full. `revision` goes up by one with each change of it, by anyone.

    `evidence` has an entry for each filled field that a reader or a person stands for. `run` is
    the newest completed attempt, None before there was one. `page_sources` is how each read
    page's words came about, by page number. `holds` are the open ones on the account as it stands;
    they are among the findings too.
    """

    id: str
    revision: int
    state: InvoiceState
    invoice: Invoice
    evidence: Mapping[str, FieldReading]
    findings: tuple[Finding, ...]
    document: DocumentInfo
    job: JobInfo
    given: Given
    remarks: str
    attachments: tuple[Attachment, ...]
    brought_in_by: str
    created_at: datetime
    updated_at: datetime
    verified: Verified | None = None
    exported_at: datetime | None = None
    run: RunInfo | None = None
    page_sources: Mapping[int, str] = field(default_factory=dict)
    holds: tuple[Hold, ...] = ()


@dataclass(frozen=True, slots=True)
class StatusCounts:
    """How many invoices there are by state and by job status; those gone count by state only.

    `held` counts those whose account is held.
    """

    by_state: Mapping[InvoiceState, int]
    by_status: Mapping[JobStatus, int]
    held: int = 0

    @property
    def total(self) -> int:
        """All invoices but deleted and replaced ones."""
        return sum(n for state, n in self.by_state.items() if not state.is_gone)


def is_doubtful(reading: FieldReading | None) -> bool:
    """Whether a filled field deserves a look: unsure, unproven, or nobody stands for it."""
    if reading is None:
        return True
    if reading.source == Source.PERSON:
        return False
    return reading.confidence < DOUBTFUL_BELOW or not reading.proven


def doubtful_paths(invoice: Invoice, evidence: Mapping[str, FieldReading]) -> tuple[str, ...]:
    """The filled fields that deserve a look, in the order of the form."""
    from desktop.domain.fields import walk  # see the top

    return tuple(
        path
        for path, _ in walk(invoice)
        if path not in NEVER_PRINTED and is_doubtful(evidence.get(path))
    )


def overall_confidence(
    invoice: Invoice, evidence: Mapping[str, FieldReading], header: Iterable[str] = HEADER_PATHS
) -> float:
    """The mean confidence of the header's filled fields; a missing essential one counts zero."""
    from desktop.domain.fields import walk  # see the top

    filled = dict(walk(invoice))
    marks: list[float] = []
    for path in header:
        if path in filled:
            reading = evidence.get(path)
            marks.append(reading.confidence if reading else 0.0)
        elif path in _ESSENTIAL:
            marks.append(0.0)
    return sum(marks) / len(marks) if marks else 0.0
