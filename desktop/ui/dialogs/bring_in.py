# SPDX-License-Identifier: AGPL-3.0-or-later
"""Brings files in together with what is known of them beforehand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.company import Given
from desktop.domain.errors import InvalidValue
from desktop.domain.fields import FieldKind
from desktop.ui.dialogs.base import FormDialog
from desktop.ui.languages import told
from desktop.ui.look import Theme
from desktop.ui.plain_text import PlainLabel, plain_tip
from desktop.ui.wording import Wording
from desktop.workflows.requests import IntakeRequest

KNOWN_TYPES = "*.pdf *.png *.jpg *.jpeg *.tif *.tiff *.xml *.p7m"


class PathList(QWidget):
    """A list of files with buttons to add and remove."""

    changed = Signal()

    def __init__(self, name: str, filter_words: str, *, folders: bool) -> None:
        super().__init__()
        self._filter = filter_words
        self._paths: list[Path] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._list = QListWidget()
        self._list.setAccessibleName(name)
        self._list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._list.setFixedHeight(self._list.fontMetrics().lineSpacing() * 4 + 8)
        column.addWidget(self._list)
        bar = QHBoxLayout()
        add = QPushButton(self.tr("Add files…"))
        add.setAutoDefault(False)
        add.clicked.connect(self._add_files)
        bar.addWidget(add)
        if folders:
            folder = QPushButton(self.tr("Add folder…"))
            folder.setAutoDefault(False)
            folder.clicked.connect(self._add_folder)
            bar.addWidget(folder)
        remove = QPushButton(self.tr("Remove"))
        remove.setAutoDefault(False)
        remove.clicked.connect(self._remove)
        bar.addWidget(remove)
        bar.addStretch(1)
        column.addLayout(bar)

    @property
    def paths(self) -> tuple[Path, ...]:
        return tuple(self._paths)

    def add(self, paths: Sequence[Path]) -> None:
        """Put files or folders on the list, each once."""
        for path in paths:
            if path not in self._paths:
                self._paths.append(path)
                self._list.addItem(str(path))
                self._list.item(self._list.count() - 1).setToolTip(plain_tip(str(path)))
        self.changed.emit()

    @Slot()
    def _add_files(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose files"), "", self._filter)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self._on_chosen)
        dialog.open()

    @Slot()
    def _add_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self._on_chosen)
        dialog.open()

    @Slot(list)
    def _on_chosen(self, names: list[str]) -> None:
        self.add([Path(name) for name in names])

    @Slot()
    def _remove(self) -> None:
        row = self._list.currentRow()
        if row >= 0:
            self._list.takeItem(row)
            del self._paths[row]
            self.changed.emit()


class BringInDialog(FormDialog):
    """`chosen` carries an IntakeRequest."""

    chosen = Signal(object)

    def __init__(
        self, paths: Sequence[Path], theme: Theme, wording: Wording, parent: QWidget | None
    ) -> None:
        super().__init__(theme, parent)
        self.set_up(self.tr("Add invoices with details"), self.tr("Add"))
        self._wording = wording
        types = f"{self.tr('Invoices')} ({KNOWN_TYPES});;{self.tr('All files')} (*)"
        self.files = PathList(self.tr("Invoices"), types, folders=True)
        self.files.changed.connect(self._on_files)
        self.form.addRow(self.tr("Invoices"), self.files)
        self.form.addRow(
            self.hint(
                self.tr(
                    "What you know beforehand, if anything. Where the document says otherwise, "
                    "you are told."
                )
            )
        )
        self.supplier = self._line(self.tr("&Supplier"))
        self.tax_id = self._line(self.tr("&Tax id"))
        self.number = self._line(self.tr("&Number"))
        self.date = self._line(self.tr("&Date"))
        self.amount = self._line(self.tr("Total a&mount"))
        self.remarks = QPlainTextEdit()
        self.remarks.setTabChangesFocus(True)
        self.remarks.setAccessibleName(self.tr("Remarks"))
        self.remarks.setFixedHeight(self.remarks.fontMetrics().lineSpacing() * 2 + 14)
        self.form.addRow(self.tr("&Remarks"), self.remarks)
        self.attachments = PathList(
            self.tr("Supporting documents"), f"{self.tr('All files')} (*)", folders=False
        )
        label = PlainLabel(self.tr("Supporting\ndocuments"))
        self.form.addRow(label, self.attachments)
        self.files.add(paths)
        self._on_files()

    def _line(self, name: str) -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(name.replace("&", ""))
        self.form.addRow(name, line)
        return line

    @Slot()
    def _on_files(self) -> None:
        if self.ok is not None:
            self.ok.setEnabled(bool(self.files.paths))

    def accept(self) -> None:
        """Only with values that are ones; otherwise say which isn't, and stay."""
        try:
            given = Given.model_validate(
                {
                    "supplier": self.supplier.text(),
                    "tax_id": self.tax_id.text(),
                    "number": self.number.text(),
                    "date": self._wording.canonical(FieldKind.DATE, self.date.text()),
                    "amount": self._wording.canonical(FieldKind.AMOUNT, self.amount.text()),
                }
            )
        except InvalidValue as error:
            self.say(told(error))
            return
        self.chosen.emit(
            IntakeRequest(
                paths=self.files.paths,
                given=given,
                remarks=self.remarks.toPlainText().strip() or None,
                attachments=self.attachments.paths,
            )
        )
        super().accept()
