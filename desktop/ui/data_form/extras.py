# SPDX-License-Identifier: AGPL-3.0-or-later
"""Remarks, and the supporting documents kept with an invoice."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.listing import Attachment
from desktop.ui.data_form.editors import TextEditor
from desktop.ui.look import Theme, scaled_font
from desktop.ui.plain_text import PlainLabel


class Extras(QWidget):
    """`remarks_left` comes when the remarks may have changed; the others carry an attachment id."""

    remarks_left = Signal()
    attach_asked = Signal()
    open_asked = Signal(str)
    remove_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        heading = PlainLabel(self.tr("&Remarks"))
        heading.setFont(scaled_font(heading, 1.0, bold=True))
        self.remarks = TextEditor(lines=3)
        self.remarks.setAccessibleName(self.tr("Remarks"))
        self.remarks.setPlaceholderText(self.tr("A note for yourself and your colleagues"))
        self.remarks.left.connect(self.remarks_left)
        heading.setBuddy(self.remarks)
        column.addWidget(heading)
        column.addWidget(self.remarks)
        bar = QHBoxLayout()
        title = PlainLabel(self.tr("Supporting documents"))
        title.setFont(scaled_font(title, 1.0, bold=True))
        bar.addWidget(title, 1)
        self._add = self._button(self.tr("Add supporting documents"))
        self._add.clicked.connect(self.attach_asked)
        self._remove = self._button(self.tr("Remove the chosen supporting document"))
        self._remove.clicked.connect(self._on_remove)
        bar.addWidget(self._remove)
        bar.addWidget(self._add)
        column.addSpacing(4)
        column.addLayout(bar)
        self._none = PlainLabel(
            self.tr("None. Delivery notes, contracts or mails can be kept here.")
        )
        self._none.setWordWrap(True)
        self._none.setEnabled(False)
        column.addWidget(self._none)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Supporting documents"))
        self.list.setIconSize(QSize(14, 14))
        self.list.itemActivated.connect(self._on_activated)
        self.list.currentRowChanged.connect(self._on_row)
        column.addWidget(self.list)
        theme.changed.connect(self._restyle)
        self.show_attachments(())
        self._restyle()

    def _button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setIconSize(QSize(16, 16))
        button.setToolTip(name)
        button.setAccessibleName(name)
        return button

    def show_attachments(self, attachments: Sequence[Attachment]) -> None:
        """These documents, by name."""
        self.list.clear()
        for kept in attachments:
            item = QListWidgetItem(self._theme.icon("attach"), kept.name)
            item.setData(Qt.ItemDataRole.UserRole, kept.id)
            item.setToolTip(self.tr("Press Enter or double-click to open"))
            self.list.addItem(item)
        self.list.setVisible(bool(attachments))
        self._none.setVisible(not attachments)
        self._remove.setEnabled(False)
        if attachments:
            rows = min(4, len(attachments))
            self.list.setFixedHeight(self.list.sizeHintForRow(0) * rows + 6)

    @Slot(QListWidgetItem)
    def _on_activated(self, item: QListWidgetItem) -> None:
        self.open_asked.emit(item.data(Qt.ItemDataRole.UserRole))

    @Slot()
    def _on_remove(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.remove_asked.emit(item.data(Qt.ItemDataRole.UserRole))

    @Slot(int)
    def _on_row(self, row: int) -> None:
        self._remove.setEnabled(row >= 0)

    @Slot()
    def _restyle(self) -> None:
        self._add.setIcon(self._theme.icon("attach"))
        self._remove.setIcon(self._theme.icon("close"))
        for number in range(self.list.count()):
            self.list.item(number).setIcon(self._theme.icon("attach"))
