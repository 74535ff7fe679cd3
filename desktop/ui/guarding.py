# SPDX-License-Identifier: AGPL-3.0-or-later
"""The keys that guard what is paid: confirm bank details, see what is here already."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from desktop.background.desk import Desk
from desktop.ui.data_form.presenter import FormPresenter
from desktop.ui.look import Theme
from desktop.ui.main_window import MainWindow

if TYPE_CHECKING:
    from desktop.ui.duplicates.opening import DuplicatesOpening
    from desktop.ui.holds.opening import HoldOpening

_NAMES = ("duplicates", "bank_details")


class GuardingKeys(QObject):
    """Connects the window's actions of these names; the windows are made when first asked for."""

    def __init__(self, window: MainWindow, desk: Desk, form: FormPresenter, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._form = form
        self._theme = theme
        window.actions_.on("duplicates", lambda: self._with_open(self.twins.open))
        window.actions_.on("bank_details", lambda: self._with_open(self.holds.open))
        form.shown.connect(self._enable)
        self._enable(form.opened)

    @cached_property
    def twins(self) -> DuplicatesOpening:
        from desktop.ui.duplicates.opening import DuplicatesOpening

        return DuplicatesOpening(self._window, self._desk, self._theme)

    @cached_property
    def holds(self) -> HoldOpening:
        from desktop.ui.holds.opening import HoldOpening

        return HoldOpening(self._window, self._desk, self._theme)

    @Slot(object)
    def _enable(self, opened: object) -> None:
        for name in _NAMES:
            self._window.actions_[name].setEnabled(opened is not None)

    def _with_open(self, act: Callable[[str], object]) -> None:
        """Do something with the open invoice, behind what is being typed in it."""
        opened = self._form.opened
        if opened is not None:
            self._form.commit_all()
            act(opened.detail.id)
