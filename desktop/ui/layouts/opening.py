# SPDX-License-Identifier: AGPL-3.0-or-later
"""Opens the dialog of learned layouts, and keeps it filled."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop.background.desk import Desk
from desktop.domain.errors import UserError
from desktop.domain.layout import KnownLayout
from desktop.ui.languages import told
from desktop.ui.layouts.dialog import LayoutsDialog
from desktop.ui.look import Theme


def open_layouts(desk: Desk, theme: Theme, window: QWidget) -> None:
    """Show the dialog at once; it fills when the books have answered."""
    dialog = LayoutsDialog(theme, window)

    def show(found: tuple[KnownLayout, ...]) -> None:
        if isValid(dialog):
            dialog.show_layouts(found)

    def complain(error: UserError) -> None:
        if isValid(dialog):
            dialog.say(told(error))

    dialog.forget_asked.connect(
        lambda chosen: desk.ask(
            lambda books: books.forget_layout(chosen), show, complain, keep=True
        )
    )
    dialog.take_back_asked.connect(
        lambda chosen: desk.ask(
            lambda books: books.take_back_layout(chosen), show, complain, keep=True
        )
    )
    desk.ask(lambda books: books.layouts(), show, complain)
    dialog.open()
