# SPDX-License-Identifier: AGPL-3.0-or-later
"""Shows the open invoice in the form, and keeps what the person types, at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.background.desk import Desk
from desktop.background.lane import Ticket
from desktop.domain.errors import InvalidValue, ReasonNeeded, StaleRevision, UserError
from desktop.domain.fields import FieldKind, get_text
from desktop.domain.finding import Finding, Severity
from desktop.domain.own_fields import kind_with, own_path
from desktop.domain.reading import FieldReading
from desktop.domain.status import InvoiceState, JobStatus
from desktop.ui.data_form.extras_presenter import ExtrasPresenter
from desktop.ui.data_form.field_row import FieldRow
from desktop.ui.data_form.form import DataForm, detail_about
from desktop.ui.data_form.grid_presenter import GridPresenter
from desktop.ui.data_form.marks import FieldMark, SeenValues, mark_of, marks_of
from desktop.ui.data_form.rows_table import RowsTable
from desktop.ui.data_form.walk import FieldWalk
from desktop.ui.languages import said, told
from desktop.ui.wording import Wording, field_name, said_of_state
from desktop.workflows.requests import (
    Change,
    EditField,
    OpenInvoice,
    TakeWords,
)

if TYPE_CHECKING:
    from desktop.background.books import Books
    from desktop.domain.listing import ListQuery
    from desktop.domain.page import Word

_OPEN_STATES = (
    InvoiceState.NEEDS_REVIEW,
    InvoiceState.EXTRACTION_FAILED,
    InvoiceState.POSTPONED,
)


PAINTED_MS = 40
"""What can wait is asked so long after an invoice was shown: lanes would slow its paint down."""


class FormPresenter(QObject):
    """One invoice at a time. `shown` carries the OpenInvoice (None: cleared), `focused` a
    FieldReading or None, `told` the path whose proof is now shown, `verified` the id that was just
    vouched for and that of the next invoice to review, or "". `back_asked` carries the id of an
    invoice that was left too early: it could not be verified.
    """

    shown = Signal(object)
    focused = Signal(object)
    verified = Signal(str, str)
    told = Signal(str)
    back_asked = Signal(str)

    def __init__(
        self, desk: Desk, form: DataForm, wording: Wording, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._form = form
        self._wording = wording
        self._opened: OpenInvoice | None = None
        self._wanted: str | None = None
        self._ticket: Ticket | None = None
        self._findings: dict[str, tuple[Finding, ...]] = {}
        self._focused_path: str | None = None
        self._writes = 0
        self._behind_paint: list[Callable[[], None]] = []
        self._painting = QTimer(self)
        self._painting.setSingleShot(True)
        self._painting.setInterval(PAINTED_MS)
        self._painting.timeout.connect(self._ask_what_waits)
        self.next_query: Callable[[], ListQuery] | None = None
        self.ready: Callable[[str], OpenInvoice | None] | None = None
        self.go_ahead: Callable[[str], bool] | None = None
        self.seen = SeenValues()
        for table in (form.line_items, form.tax_lines):
            table.model.seen = self.seen
        self.grid = GridPresenter(
            desk,
            (form.line_items, form.tax_lines),
            form.theme,
            wording,
            lambda: self._opened,
            lambda work, refused: self._change(work, None, refused),
            lambda error: self._on_refused("", "", error),
            self,
        )
        self.walk = FieldWalk(form, self)
        self.walk.finished.connect(self.verify)
        form.field_left.connect(self.commit)
        form.field_focused.connect(self._on_focused)
        form.verify_asked.connect(self.verify)
        self.extras = ExtrasPresenter(desk, form.extras, lambda: self._opened, self._write, self)
        for table in (form.line_items, form.tax_lines):
            table.model.edited.connect(self._edit_cell)
            table.model.refused.connect(self._cell_refused)
        desk.changes.changed.connect(self._on_changes)
        desk.closing.connect(self.commit_all)

    @property
    def opened(self) -> OpenInvoice | None:
        """The invoice that is shown."""
        return self._opened

    @property
    def busy(self) -> bool:
        """Whether something typed or taken is still being written."""
        return self._writes > 0

    # --- opening -------------------------------------------------------------------------------

    @Slot(str)
    def open(self, invoice_id: str) -> None:
        """Show an invoice; "" shows none. What was typed in the one before is kept first."""
        self.commit_all()
        self._wanted = invoice_id or None
        if self._ticket is not None:
            self._ticket.cancel()
        if not invoice_id:
            self._show(None)
            return
        ready = None if self.ready is None else self.ready(invoice_id)
        if ready is not None:
            # read ahead; whether it still is so, is asked all the same
            self._show(ready)

        def ask() -> None:
            shown = self._on_opened if ready is None else self._on_reopened
            self._ticket = self._desk.ask(
                lambda books: books.open(invoice_id), shown, self._not_opened, first=ready is None
            )

        if ready is None:
            ask()
        else:
            self._behind_paint.append(ask)
            self._painting.start()

    def _ask_what_waits(self) -> None:
        """What was put off until the next invoice is painted."""
        self._painting.stop()
        waiting, self._behind_paint = self._behind_paint, []
        for ask in waiting:
            ask()

    def _on_opened(self, opened: OpenInvoice) -> None:
        if opened.detail.id == self._wanted:
            self._show(opened)

    def _not_opened(self, error: UserError) -> None:
        self._show(None)
        self._desk.refused.emit(error)

    @Slot(object)
    def _on_changes(self, changes: tuple[Change, ...]) -> None:
        current = self._wanted
        if current and any(not c.ids or current in c.ids for c in changes):
            self._desk.ask(lambda books: books.open(current), self._on_reopened, self._gone)

    def _on_reopened(self, opened: OpenInvoice) -> None:
        before = self._opened
        if opened.detail.id != self._wanted:
            return
        if before is not None and before.detail.id == opened.detail.id:
            older = opened.detail.revision < before.detail.revision
            if older or opened == before:
                return
        self._show(opened)

    def _gone(self, _: UserError) -> None:
        """It may be gone for good; the list tells so by its rows."""

    # --- showing -------------------------------------------------------------------------------

    def _show(self, opened: OpenInvoice | None) -> None:
        before, self._opened = self._opened, opened
        form = self._form
        if opened is None:
            self._findings = {}
            self._focused_path = None
            for table in (form.line_items, form.tax_lines):
                table.model.show(None, {})
            form.show_nothing()
            self.shown.emit(None)
            return
        detail = opened.detail
        other = before is None or before.detail.id != detail.id
        findings = tuple(self._wording.finding(finding) for finding in detail.findings)
        self._findings = marks_of(findings)
        own = tuple(own_path(field.name) for field in opened.own_fields)
        others = (own_path(name) for name in sorted(detail.invoice.other))
        form.show_named(own, tuple(path for path in others if path not in own))
        for path, row in form.rows.items():
            text = self._shown_text(path)
            if other:
                row.force_value(text)
            else:
                row.show_value(text)
        marks = {path: mark_of(path, detail, self._findings, self.seen) for path in form.rows}
        for table in (form.line_items, form.tax_lines):
            table.model.show(detail, self._findings, waiting=self.busy)
        form.show_marks(marks, findings)
        self._show_state(opened)
        remarks = form.extras.remarks
        if other or not remarks.touched:
            remarks.show_value(detail.remarks)
        form.extras.show_attachments(detail.attachments)
        form.show_work()
        focused = None if other else self._focused_path
        if other:
            form.area.verticalScrollBar().setValue(0)
            self._focused_path = None
            self.walk.forget()
        if focused is None:
            form.show_proof(None, "", self._advice(opened))
        else:
            self._tell_focused(focused)
        self.grid.shown(opened)
        self.tell_waiting()
        self.shown.emit(opened)
        if other and form.has_keyboard:
            self.to_first()
        elif focused is not None and before is not None:
            proof = self.evidence_of(focused)
            if proof != before.detail.evidence.get(focused):
                self.focused.emit(proof)

    def to_first(self) -> None:
        """The keyboard goes to what is to be looked at first, else to the total."""
        self._form.go_to(self.walk.next_from(None, 1) or "total_amount")

    def tell_waiting(self) -> None:
        """How many fields are still to be looked at, beside the button."""
        opened = self._opened
        if opened is not None:
            reviewed = opened.detail.state in _OPEN_STATES
            self._form.show_left(len(self.walk.waiting()) if reviewed else None)

    def _show_state(self, opened: OpenInvoice) -> None:
        detail = opened.detail
        name = detail_about(detail)
        about = name
        if detail.verified is not None:
            about = self.tr("by {who}, {when}").format(
                who=detail.verified.by, when=self._wording.time(detail.verified.at)
            )
        elif detail.job.error_title and detail.state is InvoiceState.EXTRACTION_FAILED:
            about = said(detail.job.error_title)
        tip = self.tr("{file}\nBrought in by {who}, {when}").format(
            file=name, who=detail.brought_in_by, when=self._wording.time(detail.created_at)
        )
        self._form.show_state(said_of_state(detail.state), about, tip)
        self._form.verify.setEnabled(detail.state in _OPEN_STATES)

    def _advice(self, opened: OpenInvoice) -> str:
        detail = opened.detail
        if detail.job.status in (JobStatus.PENDING, JobStatus.PROCESSING, JobStatus.WAITING):
            return self.tr("This document is still to be read; its values appear by themselves.")
        if detail.state is InvoiceState.EXTRACTION_FAILED:
            return said(detail.job.error_advice or "")
        if detail.state is InvoiceState.VERIFIED:
            return self.tr("Verified. A change makes it need review again.")
        return self.tr("Enter goes through what is marked, and then verifies.")

    def _shown_text(self, path: str) -> str:
        if self._opened is None:
            return ""
        return self.shown_as(path, get_text(self._opened.detail.invoice, path))

    def shown_as(self, path: str, text: str | None) -> str:
        """A value for this field (canonical text) in the person's own way of writing."""
        currency = self._opened.detail.invoice.currency if self._opened is not None else None
        try:
            return self._wording.shown(self._kind(path), text, currency)
        except (ValueError, ArithmeticError):
            # an own field's value from before it got another type
            return text or ""

    def _kind(self, path: str) -> FieldKind:
        return kind_with(path, self._opened.own_fields if self._opened is not None else ())

    # --- focus ---------------------------------------------------------------------------------

    @Slot(str)
    def _on_focused(self, path: str) -> None:
        self._focused_path = path
        self._tell_focused(path)
        self.focused.emit(self.evidence_of(path))

    @property
    def focused_path(self) -> str | None:
        """The field that has, or last had, the keyboard."""
        return self._focused_path

    def evidence_of(self, path: str) -> FieldReading | None:
        """Who stands for a field's value, and where it is printed."""
        return None if self._opened is None else self._opened.detail.evidence.get(path)

    def _tell_focused(self, path: str) -> None:
        if self._opened is None:
            return
        row = self._form.rows.get(path)
        mark: FieldMark | None = row.mark if row is not None else None
        table = self._form.table_of(path)
        if table is not None:
            mark = table.model.mark_of_path(path)
        name = row.name if row is not None else field_name(path, whole=True)
        empty = self.tr("nothing read; type it, or choose it on the page.")
        self._form.show_proof(mark, name, empty)
        self.told.emit(path)

    def findings_of(self, path: str) -> tuple[Finding, ...]:
        """What the checks say of a field, in the person's own way of writing."""
        table = self._form.table_of(path)
        return self._findings.get(path, ()) if table is None else table.model.findings_of(path)

    def next_problem(self, step: int) -> None:
        """To the next (1) or previous (-1) field that needs a person, around the ends."""
        path = self.walk.next_from(self._focused_path, step)
        path = path or self.walk.next_from(self._focused_path, step, seen_too=True)
        if path is not None:
            self._form.go_to(path)

    # --- editing -------------------------------------------------------------------------------

    @Slot(str)
    def commit(self, path: str) -> None:
        """Keep what stands in a field, or say why it is no value."""
        row = self._form.rows.get(path)
        if row is None or self._opened is None:
            return
        if not row.editor.touched:
            row.accept()
            return
        try:
            text = self._wording.canonical(self._kind(path), row.editor.typed())
        except InvalidValue as error:
            row.refuse(said(error.title), said(error.advice))
            return
        row.accept()
        if text == get_text(self._opened.detail.invoice, path):
            row.editor.show_value(self._shown_text(path))
            return
        row.editor.show_value(row.editor.typed())
        row.pending += 1
        self._send(path, text, row)

    def take(self, path: str, reading: FieldReading) -> None:
        """Give a field another value that stands on the page, with its place."""
        row = self._form.rows.get(path)
        if row is not None:
            row.pending += 1
        self._send(path, reading.value, row, reading)

    def _send(
        self, path: str, text: str | None, row: FieldRow | None, place: FieldReading | None = None
    ) -> None:
        if self._opened is None:
            return
        detail = self._opened.detail
        request = EditField(detail.id, detail.revision, path, text, place)
        typed = "" if row is None else row.editor.typed()
        self._change(
            lambda books: books.edit(request),
            row,
            lambda error: self._on_refused(path, typed, error),
        )

    def take_words(self, page: int, words: tuple[Word, ...]) -> None:
        """Make words of the page the value of the field that has, or last had, the keyboard."""
        path, opened = self._focused_path, self._opened
        if path is None or opened is None or not words:
            return
        detail = opened.detail
        request = TakeWords(detail.id, detail.revision, path, page, words)
        row = self._form.rows.get(path)
        if row is not None:
            # what was begun to be typed gives way
            row.accept()
            row.editor.show_value(self._shown_text(path))
            row.pending += 1

        def refused(error: UserError) -> None:
            if isinstance(error, InvalidValue):
                self._form.proof.show_words(field_name(path, whole=True), told(error), bad=True)
            else:
                self._on_refused(path, "", error)

        self._change(lambda books: books.take_words(request), row, refused)

    def _change(
        self,
        work: Callable[[Books], OpenInvoice],
        row: FieldRow | None,
        refused: Callable[[UserError], None],
    ) -> None:
        """A write of one field; what stands in its row waits for it."""
        self._writes += 1

        def over() -> None:
            self._writes -= 1
            if row is not None and row.pending:
                row.pending -= 1

        def done(opened: OpenInvoice) -> None:
            over()
            self._on_written(opened)

        def failed(error: UserError) -> None:
            over()
            self.walk.forget()
            refused(error)

        self._desk.ask(work, done, failed, keep=True)

    def commit_all(self) -> None:
        """Keep whatever is being typed: another invoice is opened, or the window closes."""
        self._ask_what_waits()
        for row in self._form.rows.values():
            if row.editor.touched and not row.pending:
                self.commit(row.path)
        for table in (self._form.line_items, self._form.tax_lines):
            table.grid.finish_edit()
        self.extras.commit()

    def _on_written(self, opened: OpenInvoice) -> None:
        before = self._opened
        if before is None or before.detail.id != opened.detail.id:
            return
        if opened.detail.revision >= before.detail.revision:
            self._show(opened)

    def _on_refused(self, path: str, typed: str, error: UserError) -> None:
        row = self._form.rows.get(path)
        if isinstance(error, InvalidValue) and row is not None:
            row.refuse(said(error.title), said(error.advice))
            return
        if isinstance(error, InvalidValue) and path:
            table = self._table_of(path)
            table.model.refuse(path, typed, told(error))
            self._cell_refused(path, told(error))
            return
        for table in (self._form.line_items, self._form.tax_lines):
            table.model.give_up_typed()
        if isinstance(error, StaleRevision) and self._wanted is not None:
            current = self._wanted
            self._desk.ask(lambda books: books.open(current), self._on_opened)
        self._desk.refused.emit(error)

    @Slot(str, object)
    def _edit_cell(self, path: str, text: str | None) -> None:
        self._send(path, text, None)

    @Slot(str, str)
    def _cell_refused(self, path: str, words: str) -> None:
        self._form.show_proof(None, field_name(path, whole=True), words)

    def _table_of(self, path: str) -> RowsTable:
        lines = path.startswith("line_items")
        return self._form.line_items if lines else self._form.tax_lines

    # --- whole-invoice actions -----------------------------------------------------------------

    @Slot()
    def undo(self) -> None:
        if self._opened is not None:
            detail = self._opened.detail
            self._write(lambda books: books.undo(detail.id, detail.revision))

    @Slot()
    def redo(self) -> None:
        if self._opened is not None:
            detail = self._opened.detail
            self._write(lambda books: books.redo(detail.id, detail.revision))

    @Slot()
    def verify(self, reason: str | None = None) -> None:
        """Keep what is being typed, vouch for the invoice, and say so by `verified`.

        Where a rule is broken the person is asked for a reason first.
        """
        if self._opened is None or self._opened.detail.state not in _OPEN_STATES:
            return
        self.commit_all()
        wrong = next((row for row in self._form.rows.values() if row.invalid), None)
        if wrong is not None:
            self._form.go_to(wrong.path)
            return
        detail = self._opened.detail
        query = self.next_query() if self.next_query is not None else None
        # what is ready is shown at once; a refusal leads back
        broken = any(f.severity is Severity.ERROR for f in detail.findings) and reason is None
        at_once = not self.busy and not broken and self.go_ahead is not None

        def work(books: Books) -> tuple[OpenInvoice, str | None]:
            opened = books.verify(detail.id, detail.revision, reason, looked_at)
            following = None if query is None or went else books.next_to_review(query, detail.id)
            return opened, following

        def done(result: tuple[OpenInvoice, str | None]) -> None:
            if went:
                return
            if result[1] is None:
                self._on_written(result[0])
            self.verified.emit(result[0].detail.id, result[1] or "")

        def refused(error: UserError) -> None:
            if went:
                self.back_asked.emit(detail.id)
                self._desk.refused.emit(error)
            elif isinstance(error, ReasonNeeded):
                self._ask_reason(error, detail.id)
            else:
                self._on_refused("", "", error)

        looked_at = self.seen.of(detail)
        went = at_once and self.go_ahead is not None and self.go_ahead(detail.id)

        def write() -> None:
            self._desk.ask(work, done, refused, keep=True)

        if went:
            # before whatever the next invoice asks, once that is painted
            self._behind_paint.insert(0, write)
            self._painting.start()
        else:
            write()

    def _ask_reason(self, needed: ReasonNeeded, invoice_id: str) -> None:
        from desktop.ui.dialogs.reason import ask_why_verified

        findings = tuple(self._wording.finding(finding) for finding in needed.findings)

        def with_reason(reason: str) -> None:
            if self._wanted == invoice_id:
                self.verify(reason)

        ask_why_verified(findings, with_reason, self._form.theme, self._form.window())

    @Slot()
    def unverify(self) -> None:
        """Take the vouching back."""
        if self._opened is not None:
            invoice_id = self._opened.detail.id
            self._write(lambda books: books.unverify(invoice_id))

    def _write(self, work: Callable[[Books], OpenInvoice]) -> None:
        self._desk.ask(
            work, self._on_written, lambda error: self._on_refused("", "", error), keep=True
        )
