# SPDX-License-Identifier: AGPL-3.0-or-later
"""Opens the window of usage and costs, once; nothing of it is imported before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, Signal, Slot

from desktop.background.desk import Desk
from desktop.ui.look import Theme
from desktop.ui.main_window import MainWindow
from desktop.ui.preferences import PreferenceKeeper
from desktop.ui.wording import Wording

if TYPE_CHECKING:
    from desktop.ui.usage.presenter import UsagePresenter


class UsageOpening(QObject):
    """`invoice_asked` carries the id of the invoice that a line leads to."""

    invoice_asked = Signal(str)
    settings_asked = Signal(str)

    def __init__(
        self,
        window: MainWindow,
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
        self.presenter: UsagePresenter | None = None

    @Slot()
    def open(self) -> None:
        """Show the window; the one that is open already comes to the front."""
        if self.presenter is not None:
            self.presenter.window.raise_()
            self.presenter.window.activateWindow()
            return
        from desktop.ui.usage.presenter import UsagePresenter

        presenter = UsagePresenter(self._desk, self._theme, self._wording, self._window)
        kept = self._keeper.window_state("usage")
        if kept is not None:
            presenter.window.restoreGeometry(kept)
        presenter.invoice_asked.connect(self._on_invoice)
        presenter.settings_asked.connect(self.settings_asked)
        presenter.closed.connect(self._on_closed)
        self.presenter = presenter
        presenter.show()

    @Slot(str)
    def _on_invoice(self, invoice_id: str) -> None:
        self._window.raise_()
        self._window.activateWindow()
        self.invoice_asked.emit(invoice_id)

    @Slot()
    def _on_closed(self) -> None:
        if self.presenter is not None:
            state: QByteArray = self.presenter.window.saveGeometry()
            self.presenter = None
            self._keeper.keep_window({"usage": state})
