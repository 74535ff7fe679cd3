# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the window does as a whole: its actions, the way from invoice to invoice, its end."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from desktop.background.desk import Desk
from desktop.domain.errors import UserError
from desktop.domain.listing import StatusCounts
from desktop.domain.spending import Tier
from desktop.domain.status import InvoiceState, JobStatus
from desktop.ui.bring_in.presenter import IntakePresenter
from desktop.ui.data_form.presenter import FormPresenter
from desktop.ui.dialog_presenter import DialogPresenter
from desktop.ui.dialogs.about import AboutDialog, ShortcutsDialog
from desktop.ui.guarding import GuardingKeys
from desktop.ui.invoice_list.presenter import FILTERS, ListPresenter, filter_count
from desktop.ui.invoice_list.saved_filters import SavedFilterMenu
from desktop.ui.languages import told
from desktop.ui.look import Theme, Tone
from desktop.ui.main_window import MainWindow
from desktop.ui.moving_on import MovingOn
from desktop.ui.notice_bar import Notice
from desktop.ui.page_view.presenter import PagePresenter
from desktop.ui.paid_reading import PaidReading
from desktop.ui.preferences import PreferenceKeeper
from desktop.ui.reading_status import ReadingStatus
from desktop.ui.review_keys import ReviewKeys
from desktop.ui.usage.opening import UsageOpening
from desktop.workflows.requests import (
    IntakeRequest,
    ManyResult,
    OpenInvoice,
    ReaderChoice,
    WorkspaceInfo,
)

if TYPE_CHECKING:
    from desktop.ui.data_form.grid_pages import GridPages
    from desktop.ui.explain.opening import Explaining
    from desktop.ui.parts.opening import PartsOpener
    from desktop.ui.vouching.opening import VouchingOpening

_SAFE_TO_OPEN = frozenset(
    (
        ".pdf .png .jpg .jpeg .tif .tiff .gif .bmp .txt .csv .xml .p7m .docx .xlsx .odt .ods .eml"
    ).split()
)


class WindowPresenter(QObject):
    """Connects the panes with one another. `ended` comes when every thread has ended."""

    ended = Signal()

    def __init__(
        self,
        window: MainWindow,
        desk: Desk,
        keeper: PreferenceKeeper,
        list_presenter: ListPresenter,
        pages: PagePresenter,
        form: FormPresenter,
        intake: IntakePresenter,
        dialogs: DialogPresenter,
        theme: Theme,
        paid: PaidReading,
        reading: ReadingStatus,
        usage: UsageOpening,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._keeper = keeper
        self._list = list_presenter
        self._pages = pages
        self._form = form
        self._intake = intake
        self._dialogs = dialogs
        self._theme = theme
        self._paid = paid
        self._reading = reading
        self._usage = usage
        self._first_name = ""
        self._explaining: Explaining | None = None
        self._filters = SavedFilterMenu(desk, window.list_pane)
        self._connect_panes()
        self._connect_actions()
        self._show_person()
        self._on_shown(None)

    def _connect_panes(self) -> None:
        window, desk = self._window, self._desk
        self._list.chosen.connect(self._form.open)
        self._list.counts_changed.connect(self._show_counts)
        self._list.many_done.connect(self._on_many)
        self._form.shown.connect(self._on_shown)
        self._form.focused.connect(self._pages.light_up)
        self._moving = MovingOn(window, desk, self._list, self._pages, self._form)
        self._moving.nothing_left.connect(self._on_nothing_left)
        self._review = ReviewKeys(
            window, desk, self._list, self._form, self._theme, self._with_chosen
        )
        self.guarding = GuardingKeys(window, desk, self._form, self._theme)
        self._form.extras.ready.connect(self._open_attachment)
        self._pages.password_needed.connect(self._dialogs.ask_password_of)
        self._intake.show_invoice.connect(self._show_invoice)
        self._dialogs.workspace_chosen.connect(self.open_workspace)
        self._dialogs.attachments_chosen.connect(self._form.extras.attach)
        self._dialogs.password_kept.connect(self._on_password_kept)
        self._keeper.changed.connect(self._show_person)
        window.dropped.connect(self._on_dropped)
        window.closing.connect(self.close)
        window.palette_changed.connect(self._follow_palette)
        self._list.after_refresh.connect(self._enable_actions)
        chooser = window.list_pane.table.selectionModel()
        chooser.selectionChanged.connect(self._enable_actions)
        window.list_pane.bring_asked.connect(self._dialogs.add_files)
        window.list_pane.read_asked.connect(self._on_read_asked)
        window.list_pane.table.entered_row.connect(self._to_form)
        window.list_pane.table.delete_asked.connect(self._delete)
        window.form.extras.attach_asked.connect(self._dialogs.choose_attachments)
        for source in (self._paid, self._reading, self._usage):
            source.settings_asked.connect(self._dialogs.settings_at)
        self._reading.usage_asked.connect(self._usage.open)
        self._intake.ask_first(self._paid.before_bringing_in)
        self._usage.invoice_asked.connect(self._show_invoice)
        self._paid.preview_asked.connect(self._what_leaves_of)
        desk.refused.connect(window.notices.tell_error)
        desk.noticed.connect(self._tell_notice)
        desk.opened.connect(self._on_opened)
        desk.not_opened.connect(self._on_not_opened)
        desk.stopped.connect(self._on_stopped)

    def _connect_actions(self) -> None:
        on, viewer = self._window.actions_.on, self._window.viewer
        dialogs, form, pane = self._dialogs, self._form, self._window.list_pane
        for name, slot in (
            ("add", dialogs.add_files),
            ("add_folder", dialogs.add_folder),
            ("add_with", dialogs.add_with_details),
            ("export", self._export),
            ("usage", self._usage.open),
            ("batches", dialogs.batches),
            ("read_paid", self._read_paid),
            ("read_batch", self._read_batch),
            ("workspaces", dialogs.workspaces),
            ("company", dialogs.company),
            ("own_fields", dialogs.own_fields),
            ("layouts", dialogs.layouts),
            ("settings", dialogs.settings),
            ("quit", self._window.close),
            ("verify", self._verify),
            ("unverify", form.unverify),
            ("undo", self._moving.undo),
            ("redo", self._moving.redo),
            ("next_problem", lambda: form.next_problem(1)),
            ("previous_problem", lambda: form.next_problem(-1)),
            ("why", self._why),
            ("columns", self._columns),
            ("save_filter", self._filters.save),
            ("fill_column", self._fill_column),
            ("read_region", self._read_region),
            ("split", lambda: self._with_chosen(lambda ids: self._parts.open(ids, joining=False))),
            ("join", lambda: self._with_chosen(lambda ids: self._parts.open(ids, joining=True))),
            ("confirm_all", self._confirm_all),
            ("approve", self._approve),
            ("history", self._history),
            ("next_invoice", lambda: pane.step(1)),
            ("previous_invoice", lambda: pane.step(-1)),
            ("attach", dialogs.choose_attachments),
            ("black_out", self._pages.blackouts.black_out),
            ("black_out_field", self._pages.blackouts.black_out_field),
            ("black_out_page", self._pages.blackouts.black_out_page),
            ("next_blackout", self._pages.blackouts.choose_next),
            ("what_leaves", self._what_leaves),
            ("search", self._to_search),
            ("find", viewer.find_next),
            ("find_previous", viewer.find_previous),
            ("zoom_in", viewer.zoom_in),
            ("zoom_out", viewer.zoom_out),
            ("fit_width", viewer.fit_width),
            ("fit_page", viewer.fit_page),
            ("rotate", viewer.rotate),
            ("page_down", viewer.page_down),
            ("page_up", viewer.page_up),
            ("to_list", lambda: pane.table.setFocus(Qt.FocusReason.ShortcutFocusReason)),
            ("to_pages", lambda: viewer.canvas.setFocus(Qt.FocusReason.ShortcutFocusReason)),
            ("to_form", self._to_form),
            ("shortcuts", self._show_shortcuts),
            ("about", self._show_about),
            ("delete", self._delete),
        ):
            on(name, slot)
        form.grid.column_asked.connect(self._window.actions_["fill_column"].trigger)
        form.grid.region_asked.connect(self._window.actions_["read_region"].trigger)
        for name in ("read_again", "cancel", "retry", "postpone", "restore"):
            on(name, self._doing(name))

    def _doing(self, name: str) -> Callable[[], None]:
        return lambda: self._act(name)

    # --- workspace -----------------------------------------------------------------------------

    def start(self, workspace: str | None = None) -> None:
        """After the first paint: threads, and the workspace of last time."""
        self._desk.start()
        kept = self._keeper.settings.workspace
        self._first_name = workspace or kept
        # only the usual workspace is made by itself; a mistyped name must not make books
        self.open_workspace(self._first_name, self._first_name == kept)
        if self._keeper.settings.person is None:
            self._dialogs.welcome()

    @Slot(str, bool)
    def open_workspace(self, name: str, create: bool) -> None:
        """Close the open one, and open this."""
        self._list.choose(None)
        self._window.show_workspace("")
        settings = self._keeper.settings
        self._desk.open(
            name, who=settings.person_name, habits=self._keeper.habits(name), create=create
        )

    @Slot(object)
    def _on_opened(self, info: WorkspaceInfo) -> None:
        self._window.show_workspace(info.title or info.name)
        self._window.list_pane.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if info.name != self._keeper.settings.workspace:
            self._keeper.change(workspace=info.name)

    @Slot(str)
    def _tell_notice(self, text: str) -> None:
        self._window.notices.tell(Notice(text, self.tr("See the settings.")))

    @Slot(object)
    def _on_not_opened(self, error: UserError) -> None:
        self._window.notices.tell(
            Notice(
                error.title,
                error.advice,
                Tone.BAD,
                self.tr("Choose a workspace…"),
                self._dialogs.workspaces,
            )
        )

    # --- moving on -----------------------------------------------------------------------------

    @Slot(object)
    def _on_shown(self, opened: OpenInvoice | None) -> None:
        self._pages.show(opened)
        self._enable_actions()

    @Slot()
    def _enable_actions(self) -> None:
        """Offer what is possible for the selected invoices, or else for the open one."""
        opened = self._form.opened
        kinds = self._window.list_pane.selected_kinds()
        if opened is not None and len(kinds) < 2:
            kinds.add((opened.detail.state, opened.detail.job.status))
        states = {state for state, _ in kinds}
        busy = {status for _, status in kinds if not status.is_over}
        stuck = {JobStatus.FAILED, JobStatus.CANCELLED, JobStatus.OUTCOME_UNKNOWN}
        later = InvoiceState.POSTPONED
        aside = {InvoiceState.DELETED, InvoiceState.REPLACED, InvoiceState.REJECTED, later}
        review = {InvoiceState.NEEDS_REVIEW}
        live = {state for state in states if not state.is_gone}
        possible = {
            "verify": states & (review | {later, InvoiceState.EXTRACTION_FAILED}),
            "unverify": opened is not None and opened.detail.state is InvoiceState.VERIFIED,
            "read_again": live and any(status.is_over for _, status in kinds),
            "read_paid": live and any(status.is_over for _, status in kinds),
            "read_batch": live and any(status.is_over for _, status in kinds),
            "cancel": busy,
            "retry": {status for _, status in kinds} & stuck,
            "postpone": states & review,
            "reject": states & (review | {later}),
            "delete": live,
            "split": live,
            "join": live,
            "restore": states & aside,
            "attach": opened is not None,
            "black_out": opened is not None,
            "black_out_field": opened is not None,
            "black_out_page": opened is not None,
            "next_blackout": opened is not None,
            "what_leaves": opened is not None,
            "next_problem": opened is not None,
            "previous_problem": opened is not None,
            "why": opened is not None,
            "fill_column": opened is not None,
            "read_region": opened is not None,
            "jump": opened is not None,
            "point": opened is not None,
            "history": opened is not None,
            "approve": bool(states & {InvoiceState.VERIFIED}),
            "confirm_all": self._desk.is_open,
        }
        for name, so in possible.items():
            self._window.actions_[name].setEnabled(bool(so))

    @Slot()
    def _verify(self) -> None:
        if len(self._window.list_pane.selected_ids()) > 1:
            self._act("verify")
        else:
            self._form.verify()

    @Slot()
    def _on_nothing_left(self) -> None:
        self._window.notices.tell(
            Notice(
                self.tr("Nothing is left to review."),
                self.tr("Verified invoices can be exported."),
                Tone.GOOD,
                self.tr("Export…"),
                self._export,
            )
        )

    @Slot(str)
    def _show_invoice(self, invoice_id: str) -> None:
        """Even one that the present filter or search leaves out."""
        self._window.list_pane.select_invoice(invoice_id)
        self._list.reload()

    @Slot()
    def _to_form(self) -> None:
        """Back to the field that had the keyboard, else to what is to be looked at first."""
        self._window.form.go_to(self._form.focused_path or self._first_to_look_at())

    def _first_to_look_at(self) -> str:
        return self._form.walk.next_from(None, 1) or "invoice_number"

    @Slot()
    def _why(self) -> None:
        if self._explaining is None:
            from desktop.ui.explain.opening import Explaining

            self._explaining = Explaining(self._window, self._desk, self._form, self._theme)
            self._explaining.looked_at.connect(self._pages.light_up)
        self._explaining.open(self._form.focused_path or self._first_to_look_at())

    @cached_property
    def _parts(self) -> PartsOpener:
        from desktop.ui.parts.opening import PartsOpener

        return PartsOpener(self._window, self._desk, self._theme, self._show_invoice)

    @Slot()
    def _fill_column(self) -> None:
        self._grid_pages.mark_column()

    @Slot()
    def _read_region(self) -> None:
        self._grid_pages.read_region()

    @cached_property
    def _grid_pages(self) -> GridPages:
        from desktop.ui.data_form.grid_pages import GridPages

        window = self._window
        return GridPages(self._desk, window.form, self._form, window.viewer.canvas, self._theme)

    @cached_property
    def _vouching(self) -> VouchingOpening:
        from desktop.ui.vouching.opening import VouchingOpening

        return VouchingOpening(self._window, self._desk, self._theme, self._show_invoice)

    @Slot()
    def _columns(self) -> None:
        table = self._window.list_pane.table
        menu = table.columns_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(table.mapToGlobal(table.rect().topLeft()))

    @Slot()
    def _confirm_all(self) -> None:
        self._form.commit_all()
        self._vouching.confirm()

    @Slot()
    def _approve(self) -> None:
        self._with_chosen(self._vouching.approve)

    @Slot()
    def _history(self) -> None:
        opened = self._form.opened
        if opened is not None:
            self._form.commit_all()
            self._vouching.history(opened.detail.id, self._form.focused_path)

    @Slot()
    def _to_search(self) -> None:
        self._window.list_pane.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._window.list_pane.search.selectAll()

    @Slot()
    def _on_password_kept(self) -> None:
        opened = self._form.opened
        if opened is not None:
            self._pages.show(None)
            self._form.open(opened.detail.id)

    # --- actions on invoices -------------------------------------------------------------------

    def _act(self, name: str) -> None:
        if name in ("read_again", "retry"):
            self._with_chosen(lambda ids: self._read(name, ids))
        else:
            self._with_chosen(lambda ids: self._list.act(name, ids))

    def _with_chosen(self, act: Callable[[tuple[str, ...]], None]) -> None:
        """Act on the selected invoices, or else on the open one."""

        def with_ids(ids: tuple[str, ...]) -> None:
            opened = self._form.opened
            act(ids or ((opened.detail.id,) if opened is not None else ()))

        self._form.commit_all()
        self._window.list_pane.with_selected_ids(with_ids)

    @Slot()
    def _read_paid(self) -> None:
        self._with_chosen(lambda ids: self._read("read_again", ids, self._service))

    @Slot()
    def _read_batch(self) -> None:
        self._with_chosen(lambda ids: self._read("read_again", ids, self._service, Tier.BATCH))

    @property
    def _service(self) -> ReaderChoice:
        return self._keeper.settings.service

    @Slot(str, object, object)
    def _on_read_asked(self, name: str, ids: tuple[str, ...], reader: ReaderChoice | None) -> None:
        self._read(name, ids, self._service if reader not in (None, "offline") else reader)

    def _read(
        self,
        name: str,
        ids: tuple[str, ...],
        reader: ReaderChoice | None = None,
        tier: Tier | None = None,
    ) -> None:
        """Have invoices read anew; where that costs something a person confirms it first."""
        if ids:
            self._paid.before_reading(
                ids, reader, lambda chosen: self._list.act(name, ids, reader, chosen), tier=tier
            )

    @Slot()
    def _delete(self) -> None:
        self._act("delete")

    @Slot(str, object)
    def _on_many(self, name: str, result: ManyResult) -> None:
        notices = self._window.notices
        if result.refused:
            first = next(iter(result.refused.values()))
            if len(result.refused) == 1:
                notices.tell_error(first)
            else:
                title = self.tr("{n} invoices were left as they are.").format(n=len(result.refused))
                notices.tell(Notice(title, told(first)))
        if name == "delete" and result.done:
            done = result.done
            notices.tell(
                Notice(
                    self.tr("{n} deleted.").format(n=len(done)),
                    self.tr("They can be restored; the documents are kept."),
                    Tone.GOOD,
                    self.tr("Undo"),
                    lambda: self._list.act("restore", done),
                )
            )

    @Slot()
    def _export(self) -> None:
        counts = self._list.counts
        verified = 0 if counts is None else counts.by_state.get(InvoiceState.VERIFIED, 0)
        self._form.commit_all()
        pane = self._window.list_pane
        pane.with_selected_ids(lambda ids: self._dialogs.export(verified, ids))

    @Slot(object)
    def _on_dropped(self, paths: tuple[Path, ...]) -> None:
        self._intake.bring_in(IntakeRequest(paths))

    @Slot(object, str)
    def _open_attachment(self, path: Path, name: str) -> None:
        """Only types that are shown, not run; the kept file has no suffix, a copy gets one."""
        if Path(name).suffix.lower() not in _SAFE_TO_OPEN:
            self._window.notices.tell(
                Notice(
                    self.tr("This type of file is not opened from here."),
                    self.tr("It could be a program. The kept copy is {path}").format(path=path),
                )
            )
            return
        self._desk.errands.submit(lambda _: _named_copy(path, name), _open_file)

    # --- words ---------------------------------------------------------------------------------

    @Slot(object)
    def _show_counts(self, counts: StatusCounts) -> None:
        by_name = {item.name: filter_count(counts, item) for item in FILTERS}
        total = by_name["all"]
        parts = [
            self.tr("1 invoice") if total == 1 else self.tr("{n} invoices").format(n=f"{total:,}")
        ]
        if by_name["review"]:
            parts.append(self.tr("{n} to review").format(n=f"{by_name['review']:,}"))
        if by_name["reading"]:
            parts.append(self.tr("{n} waiting to be read").format(n=f"{by_name['reading']:,}"))
        if by_name["failed"]:
            parts.append(self.tr("{n} could not be read").format(n=f"{by_name['failed']:,}"))
        self._window.status_text.setText(" · ".join(parts))
        self._window.actions_["export"].setEnabled(bool(by_name["all"]))

    @Slot()
    def _show_person(self) -> None:
        name = self._keeper.settings.person_name
        self._window.status_person.setText(self.tr("Working as {name}").format(name=name))

    @Slot()
    def _show_shortcuts(self) -> None:
        ShortcutsDialog(self._window.actions_.sheet(), self._theme, self._window).open()

    @Slot()
    def _what_leaves(self) -> None:
        if self._form.opened is not None:
            self._dialogs.privacy.show_what_leaves(self._form.opened.detail.id)

    @Slot(str)
    def _what_leaves_of(self, invoice_id: str) -> None:
        """Asked for while it is said what it costs."""
        self._dialogs.privacy.show_what_leaves(invoice_id, self._paid.dialog)

    @Slot()
    def _show_about(self) -> None:
        AboutDialog(self._theme, self._window).open()

    @Slot()
    def _follow_palette(self) -> None:
        self._theme.follow(QApplication.palette())

    # --- the end -------------------------------------------------------------------------------

    @Slot()
    def close(self) -> None:
        """Keep what was typed and how the window was, then end the lanes."""
        self._keeper.keep_window(self._window.states())
        self._desk.shut_down()

    @Slot()
    def _on_stopped(self) -> None:
        self._window.may_close = True
        self._window.close()
        self.ended.emit()


def _named_copy(path: Path, name: str) -> Path:
    """A read-only copy under its own name, so that another program knows what it is."""
    import shutil
    import tempfile

    safe = "".join(c if c.isalnum() or c in "-_. " else "_" for c in name).lstrip(".") or "document"
    target = Path(tempfile.mkdtemp(prefix="vouch-")) / safe[-120:]
    shutil.copyfile(path, target)
    target.chmod(0o400)
    return target


def _open_file(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
