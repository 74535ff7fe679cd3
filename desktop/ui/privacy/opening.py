# SPDX-License-Identifier: AGPL-3.0-or-later
"""Opens what is told of privacy; the dialogs are imported when they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QWidget

from desktop.background.desk import Desk
from desktop.domain.errors import UserError
from desktop.domain.leaving import WhatLeaves
from desktop.ui.look import Theme
from desktop.ui.preferences import PreferenceKeeper
from desktop.ui.wording import Wording

if TYPE_CHECKING:
    from desktop.ui.privacy.terms import TermsDialog
    from desktop.ui.privacy.what_leaves import WhatLeavesDialog


class PrivacyOpening(QObject):
    """The preview of what leaves, and the notice of terms, which comes once to each person.

    Until the notice is answered nothing is sent by itself (`PreferenceKeeper.habits`).
    """

    def __init__(
        self,
        window: QWidget,
        desk: Desk,
        keeper: PreferenceKeeper,
        theme: Theme,
        wording: Wording,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._keeper = keeper
        self._theme = theme
        self._wording = wording
        self.preview: WhatLeavesDialog | None = None
        self.terms: TermsDialog | None = None
        # after whatever dialog the change came from has closed
        later = Qt.ConnectionType.QueuedConnection
        keeper.changed.connect(self._look_at_terms, later)
        desk.opened.connect(self._look_at_terms, later)

    # --- what leaves ---------------------------------------------------------------------------

    def show_what_leaves(self, invoice_id: str, parent: QWidget | None = None) -> None:
        """What reading this invoice by the service of the settings would send."""
        from desktop.ui.privacy.what_leaves import WhatLeavesDialog

        dialog = WhatLeavesDialog(
            self._desk.habits,
            self._theme,
            self._wording,
            parent or self._window,
        )
        self.preview = dialog
        dialog.finished.connect(self._preview_closed)
        dialog.open()
        self._desk.bring(
            lambda books, reader, _progress, _cancel: books.what_leaves(invoice_id, reader),
            self._on_what_leaves,
            self._on_nothing_known,
        )

    def _on_what_leaves(self, told: WhatLeaves) -> None:
        if self.preview is not None:
            self.preview.show_what_leaves(told)

    def _on_nothing_known(self, error: UserError) -> None:
        if self.preview is not None:
            self.preview.show_refusal(error)

    @Slot()
    def _preview_closed(self) -> None:
        self.preview = None

    # --- terms ---------------------------------------------------------------------------------

    @Slot()
    def _look_at_terms(self) -> None:
        info = self._desk.info
        if info is None or self.terms is not None or not self._keeper.terms_due(info.name):
            return
        from desktop.ui.privacy.terms import TermsDialog

        name = info.name
        dialog = self.terms = TermsDialog(info.title or name, self._theme, self._window)
        dialog.accepted.connect(lambda: self._on_terms(name, known=True))
        dialog.rejected.connect(lambda: self._on_terms(name, known=False))
        dialog.open()

    def _on_terms(self, workspace: str, *, known: bool) -> None:
        self.terms = None
        if known:
            self._keeper.terms_known()
        else:
            self._keeper.change(paid_workspaces=self._keeper.allow_paid(workspace, False))
        self._desk.set_habits(self._keeper.habits(workspace))
