# SPDX-License-Identifier: AGPL-3.0-or-later
"""Chooses another workspace, or makes one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QPushButton
from PySide6.QtWidgets import QWidget as Widget

from desktop.ui.dialogs.base import FormDialog
from desktop.ui.look import Theme
from desktop.ui.plain_text import plain_tip
from desktop.workflows.requests import WorkspaceInfo


class WorkspacesDialog(FormDialog):
    """`chosen` carries a name, and whether it is to be made."""

    chosen = Signal(str, bool)

    def __init__(
        self,
        workspaces: Sequence[WorkspaceInfo],
        current: str,
        theme: Theme,
        parent: Widget | None,
    ) -> None:
        super().__init__(theme, parent)
        self.set_up(self.tr("Workspaces"), self.tr("Open"))
        self.form.addRow(
            self.hint(self.tr("A workspace holds one client company's books, each in a folder."))
        )
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Workspaces"))
        for info in workspaces:
            item = QListWidgetItem(info.title or info.name)
            item.setData(Qt.ItemDataRole.UserRole, info.name)
            item.setToolTip(plain_tip(str(info.folder)))
            self.list.addItem(item)
            if info.name == current:
                self.list.setCurrentItem(item)
        self.list.setMinimumHeight(self.list.fontMetrics().lineSpacing() * 8)
        self.list.itemActivated.connect(self.accept)
        self.form.addRow(self.list)
        row = Widget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        self.name = QLineEdit()
        self.name.setMaxLength(80)
        self.name.setPlaceholderText(self.tr("Name of a new workspace"))
        self.name.setAccessibleName(self.tr("Name of a new workspace"))
        self._make = QPushButton(self.tr("Create"))
        self._make.setAutoDefault(False)
        self._make.setEnabled(False)
        self._make.clicked.connect(self._on_make)
        self.name.textChanged.connect(self._on_name)
        across.addWidget(self.name, 1)
        across.addWidget(self._make)
        self.form.addRow(row)

    @Slot(str)
    def _on_name(self, text: str) -> None:
        self._make.setEnabled(bool(text.strip()))

    @Slot()
    def _on_make(self) -> None:
        self.chosen.emit(self.name.text().strip(), True)
        super().accept()

    def accept(self) -> None:
        """Open the chosen one, or make the one that is named."""
        if self.name.text().strip() and self.name.hasFocus():
            self._on_make()
            return
        found = self.list.selectedItems()
        if found:
            self.chosen.emit(found[0].data(Qt.ItemDataRole.UserRole), False)
            super().accept()
