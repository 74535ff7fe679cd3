# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reviewing an invoice: see it, correct it, undo, vouch for it, put it aside.

What is typed is kept at once: each edit is one audited write against the revision it was made on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from uuid_utils.compat import uuid7

from desktop.domain.audit import AuditEntry
from desktop.domain.company import Given
from desktop.domain.errors import InvalidValue, MoveNotAllowed, NotFound, StaleRevision
from desktop.domain.field_kinds import ROW_PATH
from desktop.domain.fields import get_text, with_text
from desktop.domain.finding import Finding
from desktop.domain.invoice import Invoice
from desktop.domain.listing import InvoiceDetail, RunInfo
from desktop.domain.own_fields import own_name, own_path
from desktop.domain.page import Box, PageText
from desktop.domain.passed_over import BY_RECORD, passed_over
from desktop.domain.reading import FieldReading, Source
from desktop.domain.status import InvoiceState, JobStatus
from desktop.workflows.checking import check
from desktop.workflows.confirming import after_verifying
from desktop.workflows.keeping import Joined, lay_over, persons_reading
from desktop.workflows.many import for_each
from desktop.workflows.outcomes import learn_from
from desktop.workflows.parts import take_back_parts
from desktop.workflows.pointing import reading_of
from desktop.workflows.requests import (
    ChangeKind,
    EditField,
    EditRow,
    EditTable,
    ManyResult,
    OpenInvoice,
    Table,
    TakeWords,
)
from desktop.workflows.rows import with_change, with_row_edit
from desktop.workflows.typed import canonical
from desktop.workflows.workspaces import OpenWorkspace

if TYPE_CHECKING:
    from desktop.domain.region import RegionTable
    from desktop.readers.conventions import DocumentConventions
    from desktop.readers.grounding import Grounding
    from desktop.store.commands import Step
    from desktop.workflows.page_table import ColumnFill


@dataclass(frozen=True, slots=True)
class _PagesRead:
    sha256: str
    run_id: str | None
    pages: tuple[PageText, ...]
    conventions: DocumentConventions
    places: Grounding


class Review:
    """The review of one open workspace; one object a session, used from one thread at a time.

    `learn` is told the id of each verified invoice; without it, the invoice is learned from at
    once, which takes some tenths of a second.
    """

    def __init__(
        self, workspace: OpenWorkspace, learn: Callable[[str], object] | None = None
    ) -> None:
        self._workspace = workspace
        self._learn = learn or partial(learn_from, workspace)
        self._invoices = workspace.store.invoices
        self._pages: _PagesRead | None = None

    # --- seeing --------------------------------------------------------------------------------

    def open(self, invoice_id: str) -> OpenInvoice:
        """The invoice in full; NotFound when there is none."""
        return self._opened(self._invoices.get(invoice_id))

    def pages(self, invoice_id: str) -> tuple[PageText, ...]:
        """The words of its pages as they were read, OCR included; none before the first reading."""
        detail = self._invoices.get(invoice_id)
        return self._invoices.pages(detail.document.sha256)

    def attachment_path(self, invoice_id: str, attachment_id: str) -> Path:
        """The kept file of a supporting document; NotFound when the invoice has no such one."""
        for kept in self._invoices.get(invoice_id).attachments:
            if kept.id == attachment_id:
                return self._workspace.store.documents.path_of(kept.sha256)
        raise NotFound("There is no such supporting document.", "Open the invoice again.")

    def audit(self, invoice_id: str) -> tuple[AuditEntry, ...]:
        """Who did what to the invoice, oldest first."""
        return self._workspace.store.audit.entries(invoice_id)

    def runs(self, invoice_id: str) -> tuple[RunInfo, ...]:
        """Every attempt at reading it."""
        return self._invoices.runs(invoice_id)

    # --- correcting ----------------------------------------------------------------------------

    def edit(self, request: EditField) -> OpenInvoice:
        """Set one field as typed; raises InvalidValue, StaleRevision or NotFound."""
        detail = self._at(request.invoice_id, request.revision)
        try:
            own = self._workspace.store.own_fields.all() if own_name(request.path) else ()
            text = canonical(request.path, request.text, request.decimal_mark, own)
            invoice = with_text(detail.invoice, request.path, text)
            text = get_text(invoice, request.path)
        except KeyError as error:
            raise InvalidValue("There is no such field.", "Open the invoice again.") from error
        if text == get_text(detail.invoice, request.path) and request.evidence is None:
            return self._opened(detail)
        evidence = dict(detail.evidence)
        if text is None:
            evidence.pop(request.path, None)
        else:
            place = request.evidence or self._found_on_page(detail, request.path, text)
            evidence[request.path] = persons_reading(request.path, text, place)
        return self._write_edit(detail, Joined(invoice, evidence))

    def take_words(self, request: TakeWords) -> OpenInvoice:
        """Set one field from words of its pages; raises as `edit`."""
        detail = self._at(request.invoice_id, request.revision)
        own_fields = self._workspace.store.own_fields.all()
        reading = reading_of(request, self._pages_of(detail).places.sheet, own_fields)
        taken = EditField(detail.id, detail.revision, request.path, reading.value, reading)
        return self.edit(taken)

    def edit_row(self, request: EditRow) -> OpenInvoice:
        """Add, delete or move a table row; raises InvalidValue, StaleRevision or NotFound."""
        detail = self._at(request.invoice_id, request.revision)
        return self._write_edit(detail, with_row_edit(detail.invoice, detail.evidence, request))

    def edit_table(self, request: EditTable) -> OpenInvoice:
        """Change several cells or rows in one write; raises as `edit_row`."""
        detail = self._at(request.invoice_id, request.revision)
        joined = with_change(
            detail.invoice,
            detail.evidence,
            request.table,
            request.change,
            lambda path, text, near: self._found_on_page(detail, path, text, near),
        )
        if joined == Joined(detail.invoice, dict(detail.evidence)):
            return self._opened(detail)
        return self._write_edit(detail, joined)

    def region_table(self, invoice_id: str, page: int, box: Box) -> RegionTable:
        """What stands in a box of a page, as a table; InvalidValue when no table does."""
        from desktop.workflows.page_table import region_table

        detail = self._invoices.get(invoice_id)
        read = self._pages_of(detail)
        return region_table(detail.evidence, read.pages, read.conventions, page, box)

    def column_fill(self, invoice_id: str, path: str, page: int, box: Box) -> ColumnFill:
        """What stands in a box, as values for a cell's column from that cell down."""
        from desktop.workflows.page_table import column_fill

        cell = ROW_PATH.match(path)
        if cell is None:
            raise InvalidValue("This field is in no table.", "Choose a cell of a table first.")
        detail = self._invoices.get(invoice_id)
        read = self._pages_of(detail)
        table: Table = "line_items" if cell[1] == "line_items" else "tax_lines"
        where = (table, cell[3], int(cell[2]), page, box)
        return column_fill(detail.evidence, read.pages, read.conventions, *where)

    def undo(self, invoice_id: str, revision: int) -> OpenInvoice:
        """Take back the person's last change of the invoice, named in the audit trail.

        Also after a restart; MoveNotAllowed once somebody else has changed the invoice.
        """
        return self._step(invoice_id, revision, back=True)

    def redo(self, invoice_id: str, revision: int) -> OpenInvoice:
        """Make the change that was last taken back again."""
        return self._step(invoice_id, revision, back=False)

    def undo_last(self) -> tuple[str, ...]:
        """Take back what the person last did to whole invoices: verified, moved, split, joined.

        Gives the ids of the invoices that changed; MoveNotAllowed when there is nothing.
        """
        return self._last(back=True)

    def redo_last(self) -> tuple[str, ...]:
        """Make what `undo_last` took back again."""
        return self._last(back=False)

    def set_remarks(self, invoice_id: str, remarks: str | None) -> OpenInvoice:
        """Replace the person's remarks; None or blank removes them."""
        return self._aside(
            invoice_id,
            self._invoices.set_remarks(invoice_id, (remarks or "").strip(), self._workspace.who),
        )

    def set_given(self, invoice_id: str, given: Given) -> OpenInvoice:
        """Replace what was stated at intake; the findings follow."""
        self._invoices.set_given(invoice_id, given, self._workspace.who)
        detail = self._invoices.get(invoice_id)
        findings = self._findings(detail, Joined(detail.invoice, detail.evidence))
        self._invoices.set_findings(invoice_id, findings)
        return self._aside(invoice_id, self._invoices.get(invoice_id))

    # --- vouching and putting aside ------------------------------------------------------------

    def verify(
        self,
        invoice_id: str,
        revision: int,
        reason: str | None = None,
        looked_at: Sequence[str] = (),
    ) -> OpenInvoice:
        """The person vouches for the content as it stands in this revision.

        Raises ReasonNeeded when a finding says that a rule is broken and no reason is given; the
        reason is kept in the audit trail with the rules that it answers for, and so are the
        doubtful fields that the person accepted one by one, `looked_at`.
        """
        return self._verify(invoice_id, revision, reason, looked_at=looked_at)

    def verify_record(
        self, invoice_id: str, record: Invoice, reason: str | None = None
    ) -> OpenInvoice:
        """Lay a person's record over what was read and vouch for it, in one write.

        What the record leaves out stays as read; findings never stand in the way: without another
        reason, the record itself is kept as the reason. InvalidValue when an own field's value is
        not of its type.
        """
        stated = self._typed(record)
        while True:
            detail = self._invoices.get(invoice_id)
            joined = lay_over(detail.invoice, detail.evidence, stated)
            findings = self._findings(detail, joined)
            try:
                verified = self._invoices.verify(
                    invoice_id,
                    detail.revision,
                    self._workspace.who,
                    joined.invoice,
                    joined.evidence,
                    findings,
                    reason=passed_over(findings, reason or BY_RECORD),
                )
            except StaleRevision:
                # somebody wrote between reading and writing: laid over the newer state again
                continue
            self._learn(invoice_id)
            after_verifying(self._workspace, verified)
            return self._aside(invoice_id, verified, ChangeKind.STATE)

    def unverify(self, invoice_id: str) -> OpenInvoice:
        """Take the vouching back; the invoice needs review again."""
        (detail,) = self._move((invoice_id,), InvoiceState.NEEDS_REVIEW, "")
        return self._opened(detail)

    def verify_many(
        self, invoice_ids: Iterable[str], seen: Mapping[str, int] | None = None
    ) -> ManyResult:
        """Vouch for each invoice as it stands now; one that breaks a rule is refused by itself.

        `seen` are the revisions that the person was shown: one that changed since is refused too.
        """
        group, shown = str(uuid7()), seen or {}

        def act(one: str) -> None:
            revision = shown.get(one)
            if revision is None:
                revision = self._invoices.get(one).revision
            self._verify(one, revision, group=group)

        return for_each(invoice_ids, act)

    def postpone(self, invoice_ids: Iterable[str]) -> ManyResult:
        """Put aside for later."""
        return self._move_many(invoice_ids, InvoiceState.POSTPONED)

    def reject(self, invoice_ids: Iterable[str], reason: str = "") -> ManyResult:
        """Decide that these are not to be booked."""
        return self._move_many(invoice_ids, InvoiceState.REJECTED, reason)

    def delete(self, invoice_ids: Iterable[str]) -> ManyResult:
        """Delete, restorably: the document stays."""
        return self._move_many(invoice_ids, InvoiceState.DELETED)

    def restore(self, invoice_ids: Iterable[str]) -> ManyResult:
        """Take deleted, rejected or postponed invoices back; what was never read is queued.

        A replaced invoice comes back in the place of its parts.
        """

        group = str(uuid7())

        def act(one: str) -> None:
            if self._invoices.get(one).state is InvoiceState.REPLACED:
                take_back_parts(self._workspace, one)
                return
            (detail,) = self._move((one,), InvoiceState.NEEDS_REVIEW, "", group)
            if detail.run is None and detail.job.status is JobStatus.CANCELLED:
                self._workspace.store.jobs.requeue((one,), None, self._workspace.who)
                self._workspace.announce(ChangeKind.JOB, (one,))

        return for_each(invoice_ids, act)

    # --- inside ----------------------------------------------------------------------------------

    def _move_many(
        self, invoice_ids: Iterable[str], state: InvoiceState, reason: str = ""
    ) -> ManyResult:
        group = str(uuid7())
        return for_each(invoice_ids, lambda one: self._move((one,), state, reason, group))

    def _verify(
        self,
        invoice_id: str,
        revision: int,
        reason: str | None = None,
        *,
        group: str | None = None,
        looked_at: Sequence[str] = (),
    ) -> OpenInvoice:
        over = passed_over(self._at(invoice_id, revision).findings, reason)
        who = self._workspace.who
        detail = self._invoices.verify(
            invoice_id, revision, who, group=group, reason=over, looked_at=looked_at
        )
        self._learn(invoice_id)
        after_verifying(self._workspace, detail)
        return self._aside(invoice_id, detail, ChangeKind.STATE)

    def _move(
        self,
        invoice_ids: tuple[str, ...],
        state: InvoiceState,
        reason: str,
        group: str | None = None,
    ) -> tuple[InvoiceDetail, ...]:
        who = self._workspace.who
        details = self._invoices.move(invoice_ids, state, who, reason, group=group)
        self._workspace.announce(ChangeKind.STATE, invoice_ids)
        return details

    def _at(self, invoice_id: str, revision: int) -> InvoiceDetail:
        detail = self._invoices.get(invoice_id)
        if detail.revision != revision:
            raise StaleRevision
        return detail

    def _found_on_page(
        self, detail: InvoiceDetail, path: str, text: str, near: FieldReading | None = None
    ) -> FieldReading | None:
        """Where the typed value is printed, near the place of the value before; None if nowhere.

        `near` is another place to look around, in place of the value's own before.
        """
        read = self._pages_of(detail)
        if not read.pages:
            return None
        place = read.places.find(path, text, near or detail.evidence.get(path))
        if place is None:
            return None
        page, box, printed = place
        return FieldReading(path, text, printed, Source.PERSON.value, 1.0, page=page, box=box)

    def _pages_of(self, detail: InvoiceDetail) -> _PagesRead:
        from desktop.readers.conventions import decide
        from desktop.readers.grounding import Grounding

        sha256, run_id = detail.document.sha256, detail.run.id if detail.run else None
        known = self._pages
        if known is None or (known.sha256, known.run_id) != (sha256, run_id):
            pages = self._invoices.pages(sha256)
            conventions = decide(pages)
            places = Grounding(pages, conventions)
            known = self._pages = _PagesRead(sha256, run_id, pages, conventions, places)
        return known

    def _typed(self, record: Invoice) -> Invoice:
        """The record with its own fields' values as canonical text."""
        own = self._workspace.store.own_fields.all() if record.other else ()
        for name, text in record.other.items():
            path = own_path(name)
            try:
                record = with_text(record, path, canonical(path, text, own_fields=own))
            except InvalidValue as error:
                raise InvalidValue(f"{name}: {error.title}", error.advice) from error
        return record

    def _findings(self, detail: InvoiceDetail, joined: Joined) -> tuple[Finding, ...]:
        return check(
            self._workspace,
            joined.invoice,
            joined.evidence,
            detail.given,
            detail.id,
            detail.findings,
        )

    def _write_edit(self, detail: InvoiceDetail, joined: Joined) -> OpenInvoice:
        written = self._invoices.edit(
            detail.id,
            detail.revision,
            joined.invoice,
            joined.evidence,
            self._findings(detail, joined),
            self._workspace.who,
        )
        self._workspace.announce(ChangeKind.EDITED, (detail.id,))
        return self._opened(written)

    def _step(self, invoice_id: str, revision: int, *, back: bool) -> OpenInvoice:
        self._at(invoice_id, revision)
        commands, who = self._workspace.store.commands, self._workspace.who
        step = commands.next_of(invoice_id, revision, who, back=back)
        details = self._take(step, back=back)
        return self._opened(next(one for one in details if one.id == invoice_id))

    def _last(self, *, back: bool) -> tuple[str, ...]:
        step = self._workspace.store.commands.last(self._workspace.who, back=back)
        return tuple(detail.id for detail in self._take(step, back=back))

    def _take(self, step: Step | None, *, back: bool) -> tuple[InvoiceDetail, ...]:
        if step is None:
            word = "undo" if back else "redo"
            raise MoveNotAllowed(f"There is nothing to {word}.", "Nothing was changed.")
        findings = {
            part.invoice_id: self._findings(
                self._invoices.get(part.invoice_id), Joined(*part.content)
            )
            for part in step.parts
            if part.content is not None
        }
        details = self._workspace.store.commands.take(step, self._workspace.who, findings)
        for detail in details:
            if detail.state is InvoiceState.VERIFIED:
                self._learn(detail.id)
                after_verifying(self._workspace, detail)
        self._workspace.announce(ChangeKind.STATE, tuple(detail.id for detail in details))
        return details

    def _aside(
        self, invoice_id: str, detail: InvoiceDetail, kind: ChangeKind = ChangeKind.EDITED
    ) -> OpenInvoice:
        self._workspace.announce(kind, (invoice_id,))
        return self._opened(detail)

    def _opened(self, detail: InvoiceDetail) -> OpenInvoice:
        commands, who = self._workspace.store.commands, self._workspace.who
        sha256 = detail.document.sha256
        return OpenInvoice(
            detail=detail,
            document=self._workspace.store.documents.path_of(sha256),
            can_undo=commands.next_of(detail.id, detail.revision, who, back=True) is not None,
            can_redo=commands.next_of(detail.id, detail.revision, who, back=False) is not None,
            password=self._workspace.password_for(sha256) if detail.document.encrypted else None,
            own_fields=self._workspace.store.own_fields.all(),
        )
