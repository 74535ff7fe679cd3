# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which invoices go into which file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDate, QStandardPaths, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.dialogs.base import FormDialog
from desktop.ui.look import Theme
from desktop.workflows.requests import ExportFormat, ExportRequest


class ExportDialog(FormDialog):
    """`chosen` carries an ExportRequest."""

    chosen = Signal(object)

    def __init__(
        self,
        verified: int,
        selected: tuple[str, ...],
        folder: Path | None,
        theme: Theme,
        parent: QWidget | None,
    ) -> None:
        super().__init__(theme, parent)
        self.set_up(self.tr("Export"), self.tr("Export"))
        self._selected = selected
        self._verified = verified
        which = QWidget()
        column = QVBoxLayout(which)
        column.setContentsMargins(0, 0, 0, 0)
        self.all_verified = QRadioButton(self.tr("All verified invoices ({n})").format(n=verified))
        self.only_selected = QRadioButton(
            self.tr("The selected invoices ({n})").format(n=len(selected))
        )
        group = QButtonGroup(self)
        for button in (self.all_verified, self.only_selected):
            group.addButton(button)
            column.addWidget(button)
        self.only_selected.setEnabled(bool(selected))
        self.all_verified.setChecked(verified > 0)
        self.only_selected.setChecked(verified == 0 and bool(selected))
        self.drafts = QCheckBox(self.tr("Also those &not verified, each marked as a draft"))
        self.drafts.toggled.connect(self._on_drafts)
        column.addWidget(self.drafts)
        self.form.addRow(self.tr("Which"), which)
        self.format = QComboBox()
        self.format.setAccessibleName(self.tr("Format"))
        self.format.addItem(self.tr("Excel workbook (.xlsx)"), ExportFormat.XLSX)
        self.format.addItem(self.tr("CSV, invoices and lines (.csv)"), ExportFormat.CSV)
        self.format.addItem(self.tr("JSON Lines (.jsonl)"), ExportFormat.JSON)
        self.format.currentIndexChanged.connect(self._rename)
        self.form.addRow(self.tr("&Format"), self.format)
        target = QWidget()
        row = QHBoxLayout(target)
        row.setContentsMargins(0, 0, 0, 0)
        self.target = QLineEdit()
        self.target.setAccessibleName(self.tr("File"))
        choose = QPushButton(self.tr("Choose…"))
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose)
        row.addWidget(self.target, 1)
        row.addWidget(choose)
        self.form.addRow(self.tr("File"), target)
        self.form.addRow(
            self.hint(self.tr("Text that a spreadsheet could take for a formula is made harmless."))
        )
        documents = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        base = folder or Path(documents or Path.home())
        today = QDate.currentDate().toString("yyyy-MM-dd")
        self.target.setText(str(base / f"invoices-{today}"))
        self._rename()
        self._on_drafts(False)

    @Slot(bool)
    def _on_drafts(self, drafts: bool) -> None:
        """With drafts there may be something to export where nothing is verified."""
        words = (
            self.tr("All verified invoices ({n}) and all that wait for review")
            if drafts
            else self.tr("All verified invoices ({n})")
        )
        self.all_verified.setText(words.format(n=self._verified))
        self.all_verified.setEnabled(self._verified > 0 or drafts)
        if not self.all_verified.isEnabled() and self._selected:
            self.only_selected.setChecked(True)
        elif drafts and not self._selected:
            self.all_verified.setChecked(True)
        if self.ok is not None:
            self.ok.setEnabled(self._verified > 0 or bool(self._selected) or drafts)

    @property
    def _format(self) -> ExportFormat:
        return ExportFormat(self.format.currentData())

    @Slot()
    def _rename(self) -> None:
        path = Path(self.target.text())
        if path.suffix in (".xlsx", ".csv", ".jsonl", ".json"):
            path = path.with_suffix("")
        self.target.setText(str(path) + self._suffix())

    def _suffix(self) -> str:
        return ".jsonl" if self._format is ExportFormat.JSON else f".{self._format.value}"

    @Slot()
    def _choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Export to"), str(Path(self.target.text()).parent))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.selectFile(self.target.text())
        dialog.setDefaultSuffix(self._suffix().removeprefix("."))
        dialog.fileSelected.connect(self.target.setText)
        dialog.open()

    def accept(self) -> None:
        """Only with the name of a file."""
        text = self.target.text().strip()
        if not text or Path(text).is_dir():
            self.say(self.tr("Name the file that is to be written."))
            return
        ids = self._selected if self.only_selected.isChecked() else None
        self.chosen.emit(ExportRequest(Path(text), self._format, ids, self.drafts.isChecked()))
        super().accept()
