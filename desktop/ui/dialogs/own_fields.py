# SPDX-License-Identifier: AGPL-3.0-or-later
"""The fields that a workspace adds to the invoice's: a table, and the chosen one beneath it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.errors import InvalidValue
from desktop.domain.own_fields import (
    MAX_INSTRUCTION,
    MAX_OWN_FIELDS,
    MAX_OWN_NAME,
    OWN_KINDS,
    tidied,
)
from desktop.domain.ports import OwnField
from desktop.ui.dialogs.base import FormDialog
from desktop.ui.languages import told
from desktop.ui.look import Theme, Tone
from desktop.ui.plain_text import plain_tip


class OwnFieldsDialog(FormDialog):
    """Changes the own fields; `stated` carries them all, in their order."""

    stated = Signal(object)

    def __init__(self, fields: Sequence[OwnField], theme: Theme, parent: QWidget | None) -> None:
        super().__init__(theme, parent)
        self.set_up(self.tr("Own fields"), self.tr("&Save"))
        self._before = tuple(fields)
        self._fields = list(fields)
        self._filling = False
        self._words = {
            "text": self.tr("Text"),
            "number": self.tr("Number"),
            "date": self.tr("Date"),
        }
        self.form.addRow(
            self.hint(
                self.tr(
                    "Fields that this workspace wants besides those of every invoice. Gemini is "
                    "asked for them with each document that it reads, for a few tokens more. The "
                    "free readers fill a field where its name is printed beside its value, or "
                    "words that its instruction has in quotation marks."
                )
            )
        )
        self.form.addRow(self._list())
        self._editors()
        self.form.addRow(
            self.hint(
                self.tr(
                    "Counts for documents that are read from now on. To read one again by Gemini "
                    "is another question then, and is paid again."
                )
            )
        )
        self._show_rows(0)

    # --- layout --------------------------------------------------------------------------------

    def _list(self) -> QWidget:
        body = QWidget()
        across = QHBoxLayout(body)
        across.setContentsMargins(0, 0, 0, 0)
        self.table = QTableWidget(0, 3)
        self.table.setHorizontalHeaderLabels(
            [self.tr("Name"), self.tr("Type"), self.tr("Instruction")]
        )
        self.table.setAccessibleName(self.tr("Own fields"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        head = self.table.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setStretchLastSection(True)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        line = self.table.fontMetrics().lineSpacing()
        self.table.setColumnWidth(0, line * 10)
        self.table.verticalHeader().setDefaultSectionSize(line + 8)
        self.table.setMinimumHeight((line + 8) * 7)
        self.table.currentCellChanged.connect(self._on_row)
        across.addWidget(self.table, 1)
        column = QVBoxLayout()
        column.setSpacing(6)
        self.add = self._button(self.tr("&Add"), "Ctrl+Ins", self._on_add)
        self.remove = self._button(self.tr("&Remove"), "Ctrl+Del", self._on_remove)
        self.up = self._button(self.tr("Move &up"), "Alt+Up", self._on_up)
        self.down = self._button(self.tr("Move &down"), "Alt+Down", self._on_down)
        for button in (self.add, self.remove, self.up, self.down):
            column.addWidget(button)
        column.addStretch(1)
        across.addLayout(column)
        return body

    def _button(self, words: str, keys: str, slot: object) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        shown = QKeySequence(keys)
        button.setToolTip(shown.toString(QKeySequence.SequenceFormat.NativeText))
        shortcut = QShortcut(shown, self)
        shortcut.activated.connect(button.click)
        return button

    def _editors(self) -> None:
        self.name = QLineEdit()
        self.name.setMaxLength(MAX_OWN_NAME)
        self.name.setPlaceholderText(self.tr("As documents print it, for example Cost centre"))
        self.kind = QComboBox()
        for kind in OWN_KINDS:
            self.kind.addItem(self._words[kind], kind)
        self.instruction = QLineEdit()
        self.instruction.setMaxLength(MAX_INSTRUCTION)
        self.instruction.setPlaceholderText(
            self.tr("What is meant, for example: four digits, also behind “CC”")
        )
        self.form.addRow(self.tr("&Name"), self.name)
        self.form.addRow(self.tr("&Type"), self.kind)
        self.form.addRow(self.tr("&Instruction"), self.instruction)
        self.name.textEdited.connect(self._on_edited)
        self.instruction.textEdited.connect(self._on_edited)
        self.kind.activated.connect(self._on_edited)

    # --- the table -----------------------------------------------------------------------------

    def _show_rows(self, current: int) -> None:
        self._filling = True
        self.table.setRowCount(len(self._fields))
        for row in range(len(self._fields)):
            self._show_row(row)
        self._filling = False
        if self._fields:
            self.table.setCurrentCell(min(max(0, current), len(self._fields) - 1), 0)
        self._show_current()

    def _show_row(self, row: int) -> None:
        field = self._fields[row]
        for column, text in enumerate((field.name, self._words[field.kind], field.instruction)):
            item = QTableWidgetItem(text)
            item.setToolTip(plain_tip(text))
            self.table.setItem(row, column, item)

    @property
    def _row(self) -> int:
        return self.table.currentRow() if self._fields else -1

    @Slot(int, int, int, int)
    def _on_row(self, *_: int) -> None:
        if not self._filling:
            self._show_current()

    def _show_current(self) -> None:
        row = self._row
        field = self._fields[row] if row >= 0 else OwnField("")
        self.name.setText(field.name)
        self.kind.setCurrentIndex(self.kind.findData(field.kind))
        self.instruction.setText(field.instruction)
        for widget in (self.name, self.kind, self.instruction, self.remove):
            widget.setEnabled(row >= 0)
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < len(self._fields) - 1)
        self.add.setEnabled(len(self._fields) < MAX_OWN_FIELDS)
        self._tell()

    def _tell(self) -> None:
        """What becomes of values under names that are no field's any more."""
        kept = {field.name for field in self._fields}
        gone = [field.name for field in self._before if field.name not in kept]
        if gone:
            words = self.tr(
                "What was read as “{names}” stays with its invoices, among the other values."
            )
            self.say(words.format(names="”, “".join(gone)), Tone.QUIET)
        elif not self._fields:
            self.say(self.tr("There are no own fields yet."), Tone.QUIET)
        else:
            self.say("")

    # --- what the person does ------------------------------------------------------------------

    @Slot()
    def _on_edited(self) -> None:
        row = self._row
        if row < 0:
            return
        self._fields[row] = replace(
            self._fields[row],
            name=self.name.text(),
            kind=self.kind.currentData(),
            instruction=self.instruction.text(),
        )
        self._show_row(row)
        self._tell()

    @Slot()
    def _on_add(self) -> None:
        at = self._row + 1
        self._fields.insert(at, OwnField(""))
        self._show_rows(at)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_remove(self) -> None:
        row = self._row
        if row >= 0:
            del self._fields[row]
            self._show_rows(row)
            # a disabled button lets go of the keyboard
            (self.table if self._fields else self.add).setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_up(self) -> None:
        self._move(-1)

    @Slot()
    def _on_down(self) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        row, to = self._row, self._row + step
        if row >= 0 and 0 <= to < len(self._fields):
            self._fields[row], self._fields[to] = self._fields[to], self._fields[row]
            self._show_rows(to)

    def accept(self) -> None:
        """Hand them over, or say which one can't be used and why."""
        done: tuple[OwnField, ...] = ()
        for row, field in enumerate(self._fields):
            try:
                done = (*done, tidied(field, done))
            except InvalidValue as error:
                self.table.setCurrentCell(row, 0)
                wrong = self.instruction if "instruction" in error.title else self.name
                wrong.setFocus(Qt.FocusReason.OtherFocusReason)
                self.say(told(error))
                return
        if done != self._before:
            self.stated.emit(done)
        super().accept()
