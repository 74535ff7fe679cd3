# SPDX-License-Identifier: AGPL-3.0-or-later
"""Opens dialogs without blocking, and does what they hand back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from desktop.background.desk import Desk
from desktop.domain.company import OwnCompany
from desktop.domain.errors import UserError
from desktop.domain.ports import OwnField
from desktop.ui.bring_in.presenter import IntakePresenter
from desktop.ui.dialogs.bring_in import KNOWN_TYPES, BringInDialog
from desktop.ui.dialogs.company import CompanyDialog, WelcomeDialog
from desktop.ui.dialogs.export import ExportDialog
from desktop.ui.dialogs.password import PasswordDialog
from desktop.ui.dialogs.workspaces import WorkspacesDialog
from desktop.ui.languages import told
from desktop.ui.look import Theme, Tone
from desktop.ui.main_window import MainWindow
from desktop.ui.notice_bar import Notice
from desktop.ui.preferences import PreferenceKeeper
from desktop.ui.privacy.opening import PrivacyOpening
from desktop.ui.wording import Wording
from desktop.workflows.requests import (
    ExportRequest,
    ExportResult,
    IntakeItem,
    IntakeRequest,
    OpenInvoice,
    WorkspaceInfo,
)

if TYPE_CHECKING:
    from desktop.domain.batching import BatchInfo
    from desktop.domain.ports import OwnField
    from desktop.ui.settings.dialog import PageName


class DialogPresenter(QObject):
    """One method a dialog. `workspace_chosen` carries a name and whether to make it."""

    workspace_chosen = Signal(str, bool)
    attachments_chosen = Signal(object)
    password_kept = Signal()

    def __init__(
        self,
        window: MainWindow,
        desk: Desk,
        keeper: PreferenceKeeper,
        intake: IntakePresenter,
        theme: Theme,
        wording: Wording,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._keeper = keeper
        self._intake = intake
        self._theme = theme
        self._wording = wording
        self._export_folder: Path | None = None
        self.privacy = PrivacyOpening(window, desk, keeper, theme, wording)
        intake.ask_password.connect(self.ask_password)

    # --- files ---------------------------------------------------------------------------------

    @Slot()
    def add_files(self) -> None:
        types = f"{self.tr('Invoices')} ({KNOWN_TYPES});;{self.tr('All files')} (*)"
        dialog = QFileDialog(self._window, self.tr("Add invoices"), "", types)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self._on_files)
        dialog.open()

    @Slot()
    def add_folder(self) -> None:
        dialog = QFileDialog(self._window, self.tr("Add a folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self._on_files)
        dialog.open()

    @Slot(list)
    def _on_files(self, names: list[str]) -> None:
        self._intake.bring_in(IntakeRequest(tuple(Path(name) for name in names)))

    @Slot()
    def add_with_details(self, paths: Sequence[Path] = ()) -> None:
        dialog = BringInDialog(tuple(paths or ()), self._theme, self._wording, self._window)
        dialog.chosen.connect(self._intake.bring_in)
        dialog.open()

    @Slot()
    def choose_attachments(self) -> None:
        dialog = QFileDialog(self._window, self.tr("Add supporting documents"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self._on_attachments)
        dialog.open()

    @Slot(list)
    def _on_attachments(self, names: list[str]) -> None:
        self.attachments_chosen.emit(tuple(Path(name) for name in names))

    # --- passwords -----------------------------------------------------------------------------

    @Slot(object, bool)
    def ask_password(self, item: IntakeItem, wrong: bool) -> None:
        """For a file that is being brought in."""
        dialog = PasswordDialog(item.path.name, wrong, self._theme, self._window)
        dialog.entered.connect(lambda password: self._intake.enter_password(item, password))
        dialog.open()

    @Slot(object)
    def ask_password_of(self, opened: OpenInvoice) -> None:
        """For an invoice whose password this computer does not know (any more)."""
        document = opened.detail.document
        dialog = PasswordDialog(document.original_name, False, self._theme, self._window)

        def keep(password: str) -> None:
            self._desk.ask(
                lambda books: books.remember_password(document.sha256, password),
                lambda _: self.password_kept.emit(),
                keep=True,
            )

        dialog.entered.connect(keep)
        dialog.open()

    # --- export --------------------------------------------------------------------------------

    def export(self, verified: int, selected: tuple[str, ...]) -> None:
        dialog = ExportDialog(verified, selected, self._export_folder, self._theme, self._window)
        dialog.chosen.connect(self._on_export)
        dialog.open()

    @Slot(object)
    def _on_export(self, request: ExportRequest) -> None:
        self._export_folder = request.target.parent
        self._desk.bring(
            lambda books, _, progress, cancel: books.export(request, progress, cancel),
            self._on_exported,
        )

    def _on_exported(self, result: ExportResult) -> None:
        names = ", ".join(path.name for path in result.files)
        title = self.tr("Exported {n} invoices with {lines} lines.").format(
            n=result.invoices, lines=result.line_items
        )
        if result.drafts:
            title += " " + self.tr("{n} of them are drafts.").format(n=result.drafts)
        if result.left_out:
            title += " " + self.tr("{n} were left out: not verified.").format(n=result.left_out)
        if result.withheld:
            title += " " + self.tr("{n} without bank details that are held.").format(
                n=result.withheld
            )
        where = self.tr("Written: {names}").format(names=names)
        self._window.notices.tell(Notice(title, where, Tone.GOOD))

    # --- workspace -----------------------------------------------------------------------------

    @Slot()
    def workspaces(self) -> None:
        self._desk.ask_workspaces(lambda all_of_them: all_of_them.list(), self._show_workspaces)

    def _show_workspaces(self, found: tuple[WorkspaceInfo, ...]) -> None:
        info = self._desk.info
        dialog = WorkspacesDialog(found, info.name if info else "", self._theme, self._window)
        dialog.chosen.connect(self.workspace_chosen)
        dialog.open()

    @Slot()
    def company(self) -> None:
        self._desk.ask(lambda books: books.own_company(), self._show_company)

    def _show_company(self, own: OwnCompany, wrong: UserError | None = None) -> None:
        dialog = CompanyDialog(own, self._theme, self._window)
        dialog.stated.connect(self._on_company)
        if wrong is not None:
            dialog.say(told(wrong))
        dialog.open()

    @Slot(object)
    def _on_company(self, own: OwnCompany) -> None:
        self._desk.ask(
            lambda books: books.set_own_company(own),
            # with what was typed, to be put right
            failed=lambda error: self._show_company(own, error),
            keep=True,
        )

    @Slot()
    def batches(self) -> None:
        from shiboken6 import isValid

        from desktop.ui.dialogs.batches import BatchesDialog

        dialog = BatchesDialog(self._theme, self._window)

        def show(found: tuple[BatchInfo, ...]) -> None:
            if isValid(dialog):
                dialog.show_batches(found)

        def complain(error: UserError) -> None:
            if isValid(dialog):
                dialog.say(told(error))

        def refresh() -> None:
            self._desk.ask(lambda books: books.batch_list(), show)

        dialog.refresh_asked.connect(refresh)
        dialog.look_asked.connect(lambda: self._desk.ask(lambda books: books.look_at_batches()))
        dialog.cancel_asked.connect(
            lambda chosen: self._desk.ask(
                lambda books: books.cancel_batch(chosen), show, complain, keep=True
            )
        )
        refresh()
        dialog.open()

    @Slot()
    def layouts(self) -> None:
        from desktop.ui.layouts.opening import open_layouts

        open_layouts(self._desk, self._theme, self._window)

    @Slot()
    def own_fields(self) -> None:
        self._desk.ask(lambda books: books.own_fields(), self._show_own_fields)

    def _show_own_fields(self, fields: tuple[OwnField, ...]) -> None:
        from desktop.ui.dialogs.own_fields import OwnFieldsDialog

        dialog = OwnFieldsDialog(fields, self._theme, self._window)
        dialog.stated.connect(self._on_own_fields)
        dialog.open()

    @Slot(object)
    def _on_own_fields(self, fields: tuple[OwnField, ...]) -> None:
        self._desk.ask(lambda books: books.set_own_fields(fields), keep=True)

    def welcome(self) -> WelcomeDialog:
        """The first start; what is not answered keeps its default."""
        dialog = WelcomeDialog(self._keeper.settings.person_name, self._theme, self._window)
        dialog.stated.connect(self._on_welcome)
        dialog.open()
        return dialog

    @Slot(str, object)
    def _on_welcome(self, name: str, own: OwnCompany) -> None:
        self._keeper.change(person=name)
        self._desk.set_who(self._keeper.settings.person_name)
        if own != OwnCompany():
            self._on_company(own)

    # --- settings ------------------------------------------------------------------------------

    @Slot()
    def settings(self) -> None:
        self.settings_at("general")

    def settings_at(self, page: PageName) -> None:
        """The settings, with this page shown."""
        from desktop.ui.settings.presenter import SettingsPresenter

        presenter = SettingsPresenter(
            self._window, self._desk, self._keeper, self._theme, self._wording
        )
        presenter.open(page)
