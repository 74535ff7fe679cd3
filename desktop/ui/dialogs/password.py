# SPDX-License-Identifier: AGPL-3.0-or-later
"""Asks for a PDF's password."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from desktop.ui.dialogs.base import FormDialog
from desktop.ui.look import Theme


class PasswordDialog(FormDialog):
    """`entered` carries the password."""

    entered = Signal(str)

    def __init__(self, file_name: str, wrong: bool, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(theme, parent)
        self.set_up(self.tr("Password of a PDF"), self.tr("Open"))
        self.column.insertWidget(
            0,
            self.hint(
                self.tr(
                    "“{name}” is protected. The password is kept in this computer's key store "
                    "(without one, for this run only), never in the workspace."
                ).format(name=file_name)
            ),
        )
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setAccessibleName(self.tr("Password"))
        self.form.addRow(self.tr("&Password"), self.password)
        show = QCheckBox(self.tr("&Show it"))
        show.toggled.connect(self._show)
        self.form.addRow("", show)
        if wrong:
            self.say(self.tr("That password does not open it. Check it with the sender."))
        if self.ok is not None:
            self.ok.setEnabled(False)
        self.password.textChanged.connect(self._on_text)
        self.accepted.connect(self._tell)

    @Slot(bool)
    def _show(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.password.setEchoMode(mode)

    @Slot(str)
    def _on_text(self, text: str) -> None:
        if self.ok is not None:
            self.ok.setEnabled(bool(text))

    @Slot()
    def _tell(self) -> None:
        self.entered.emit(self.password.text())
