# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bringing documents in: kept by content, opened once to see that they can be read, booked."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from desktop.domain.errors import (
    DocumentError,
    PasswordNeeded,
    UserError,
    WorkspaceError,
    WrongPassword,
)
from desktop.domain.listing import InvoiceDetail
from desktop.domain.page import MAX_FILE_BYTES
from desktop.domain.ports import PageReader
from desktop.domain.status import InvoiceState, JobStatus
from desktop.domain.task import Cancelled, CancelToken, Progress, ProgressSink, no_progress
from desktop.store.booking import NewAttachment, NewDocument
from desktop.workflows.checking import check
from desktop.workflows.found_files import KNOWN_SUFFIXES, FoundFiles, check_file, find_files
from desktop.workflows.lots import XML, split_if_lot
from desktop.workflows.requests import (
    ChangeKind,
    IntakeItem,
    IntakeOutcome,
    IntakeRequest,
    IntakeResult,
    ReaderChoice,
)
from desktop.workflows.workspaces import OpenWorkspace

__all__ = [
    "KNOWN_SUFFIXES",
    "FoundFiles",
    "attach",
    "bring_in",
    "bring_in_each",
    "detach",
    "find_files",
]

_PASSWORD_CODES = {PasswordNeeded.code, WrongPassword.code}


def bring_in(
    workspace: OpenWorkspace,
    pages: PageReader,
    request: IntakeRequest,
    progress: ProgressSink = no_progress,
    cancel: CancelToken | None = None,
) -> IntakeResult:
    """Bring in files and folders; each file is committed by itself, a bad one stops no other.

    Asked to stop, it returns what was done so far. Raises a DocumentError when one of the
    supporting documents can't be read (nothing is brought in then), and a WorkspaceError when
    the workspace can't be written (what was brought in before stays).
    """
    found = find_files(request.paths)
    items: list[IntakeItem] = []
    each = bring_in_each(workspace, pages, request, found.files, cancel)
    progress(Progress(0, len(found.files)))
    try:
        for item in each:
            items.append(item)
            progress(Progress(len(items), len(found.files), shown(item.path)))
    except Cancelled:
        pass
    return IntakeResult(tuple(items), found.skipped)


def bring_in_each(
    workspace: OpenWorkspace,
    pages: PageReader,
    request: IntakeRequest,
    files: Sequence[Path],
    cancel: CancelToken | None = None,
    reader: ReaderChoice = "auto",
) -> Iterator[IntakeItem]:
    """As `bring_in`, one item as soon as it is committed; raises Cancelled when asked to stop."""
    token = cancel or CancelToken()
    attachments = tuple(_kept(workspace, path) for path in request.attachments)
    for path in files:
        token.raise_if_cancelled()
        try:
            item = _bring_in_one(workspace, pages, request, path, attachments, reader)
        except WorkspaceError:
            raise
        except UserError as error:
            item = IntakeItem(path, IntakeOutcome.REFUSED, error=error)
        if item.outcome is IntakeOutcome.ADDED and item.invoice_id is not None:
            workspace.announce(ChangeKind.ADDED, (item.invoice_id,))
        yield item


def _bring_in_one(
    workspace: OpenWorkspace,
    pages: PageReader,
    request: IntakeRequest,
    path: Path,
    attachments: tuple[NewAttachment, ...],
    reader: ReaderChoice,
) -> IntakeItem:
    check_file(path)
    documents, booking = workspace.store.documents, workspace.store.intake
    stored = documents.add(path, max_bytes=MAX_FILE_BYTES)
    known = booking.find(stored.sha256)
    if known is not None and known.state is InvoiceState.REPLACED:
        parts = workspace.store.parts.parts_of(known.invoice_id)
        there = parts[0] if parts else known.invoice_id
        return IntakeItem(path, IntakeOutcome.DUPLICATE, there, stored.sha256, instead=parts)
    if known is not None:
        _try_password(workspace, pages, known.invoice_id, stored.sha256, request.password)
        _add_missing(workspace, known.invoice_id, attachments)
        _join_statements(workspace, known.invoice_id, request)
        return IntakeItem(path, IntakeOutcome.DUPLICATE, known.invoice_id, stored.sha256)
    password = request.password or workspace.password_for(stored.sha256)
    try:
        facts = pages.facts(documents.path_of(stored.sha256), password)
    except DocumentError as error:
        booking.drop_unbooked(stored.sha256)
        return IntakeItem(path, IntakeOutcome.REFUSED, sha256=stored.sha256, error=error)
    if facts.encrypted and password:
        workspace.remember_password(stored.sha256, password)
    (booked,) = booking.book(
        (
            NewDocument(
                stored=stored,
                original_name=shown(path),
                facts=facts,
                given=request.given,
                remarks=request.remarks or "",
                attachments=attachments,
                reader=reader,
                tier=request.tier,
            ),
        ),
        workspace.who,
    )
    if not booked.new:
        _add_missing(workspace, booked.invoice_id, attachments)
        _join_statements(workspace, booked.invoice_id, request)
        return IntakeItem(path, IntakeOutcome.DUPLICATE, booked.invoice_id, stored.sha256)
    parts = ()
    if facts.media_type == XML:
        parts = tuple(part.id for part in split_if_lot(workspace, pages, booked.invoice_id))
    first = parts[0] if parts else booked.invoice_id
    return IntakeItem(path, IntakeOutcome.ADDED, first, stored.sha256, instead=parts)


def _try_password(
    workspace: OpenWorkspace,
    pages: PageReader,
    invoice_id: str,
    sha256: str,
    password: str | None,
) -> None:
    """A document that is there but could not be opened is read now that its password came."""
    if not password:
        return
    job = workspace.store.invoices.get(invoice_id).job
    if job.status is not JobStatus.FAILED or job.error_code not in _PASSWORD_CODES:
        return
    pages.facts(workspace.store.documents.path_of(sha256), password)
    workspace.remember_password(sha256, password)
    if workspace.store.jobs.requeue((invoice_id,), None, workspace.who):
        workspace.announce(ChangeKind.JOB, (invoice_id,))


def _add_missing(
    workspace: OpenWorkspace, invoice_id: str, attachments: Sequence[NewAttachment]
) -> None:
    """Supporting documents that came with a file that is there already; each once."""
    if not attachments:
        return
    there = {kept.sha256 for kept in workspace.store.invoices.get(invoice_id).attachments}
    added = [new for new in attachments if new.stored.sha256 not in there]
    for new in added:
        workspace.store.invoices.add_attachment(invoice_id, new, workspace.who)
    if added:
        workspace.announce(ChangeKind.EDITED, (invoice_id,))


def _join_statements(workspace: OpenWorkspace, invoice_id: str, request: IntakeRequest) -> None:
    """What was stated with a file that is there already: the newer statement counts, remarks join.

    The earlier statement stands in the audit trail; the findings are worked out again.
    """
    invoices = workspace.store.invoices
    detail = invoices.get(invoice_id)
    # the values themselves: a dump has amounts as text
    stated = {name: value for name, value in request.given if value is not None}
    remarks = (request.remarks or "").strip()
    given = detail.given.model_copy(update=stated)
    changed = given != detail.given
    if changed:
        detail = invoices.set_given(invoice_id, given, workspace.who)
        if detail.job.status is JobStatus.COMPLETED:
            findings = check(
                workspace, detail.invoice, detail.evidence, given, invoice_id, detail.findings
            )
            invoices.set_findings(invoice_id, findings)
    if remarks and remarks not in detail.remarks:
        joined = f"{detail.remarks}\n{remarks}" if detail.remarks else remarks
        invoices.set_remarks(invoice_id, joined, workspace.who)
        changed = True
    if changed:
        workspace.announce(ChangeKind.EDITED, (invoice_id,))


def attach(workspace: OpenWorkspace, invoice_id: str, paths: Sequence[Path]) -> InvoiceDetail:
    """Keep supporting documents of any type with an invoice."""
    detail = workspace.store.invoices.get(invoice_id)
    for path in paths:
        kept = _kept(workspace, path)
        detail = workspace.store.invoices.add_attachment(invoice_id, kept, workspace.who)
    workspace.announce(ChangeKind.EDITED, (invoice_id,))
    return detail


def detach(workspace: OpenWorkspace, invoice_id: str, attachment_id: str) -> InvoiceDetail:
    """Take a supporting document away from an invoice; that it was there stays on record."""
    workspace.store.invoices.remove_attachment(invoice_id, attachment_id, workspace.who)
    workspace.announce(ChangeKind.EDITED, (invoice_id,))
    return workspace.store.invoices.get(invoice_id)


def _kept(workspace: OpenWorkspace, path: Path) -> NewAttachment:
    try:
        check_file(path)
        stored = workspace.store.documents.add(path, max_bytes=MAX_FILE_BYTES)
    except DocumentError as error:
        raise DocumentError(
            f"The supporting document “{shown(path)}” was not taken. {error.title}",
            error.advice,
            code=error.code,
        ) from error
    return NewAttachment(shown(path), stored)


def shown(path: Path) -> str:
    """The file's name for people and the database, whatever bytes the file system holds."""
    return os.fsencode(path.name).decode("utf-8", "replace")
