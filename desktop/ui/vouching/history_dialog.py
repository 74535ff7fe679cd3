# SPDX-License-Identifier: AGPL-3.0-or-later
"""The history of an invoice or of one of its fields, and whether its chain is sound."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QWidget

from desktop.domain.audit import AuditEntry
from desktop.ui.dialogs.base import FormDialog
from desktop.ui.dialogs.plain_table import fill, plain_table
from desktop.ui.look import Theme, Tone
from desktop.ui.plain_text import PlainLabel
from desktop.ui.vouching.history_words import (
    action_words,
    field_words,
    path_words,
    proof_words,
    shown_words,
    value_words,
)
from desktop.ui.wording import Wording
from desktop.workflows.history import History

MOST_ROWS = 2_000


class HistoryDialog(FormDialog):
    """Newest entry first. `check_asked` wants the whole chain looked over."""

    check_asked = Signal()

    def __init__(
        self, path: str | None, theme: Theme, wording: Wording, parent: QWidget | None
    ) -> None:
        super().__init__(theme, parent)
        self.set_up(self.tr("History"))
        self._wording = wording
        self._history: History | None = None
        self._entries: list[AuditEntry] = []
        self._wanted = path
        self.field = QComboBox()
        self.field.setAccessibleName(self.tr("Field"))
        self.field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.field.setMinimumContentsLength(30)
        self.field.currentIndexChanged.connect(self._fill)
        self.form.addRow(self.tr("&Field"), self.field)
        self.table = plain_table(
            [
                self.tr("When"),
                self.tr("Who"),
                self.tr("What"),
                self.tr("Field"),
                self.tr("Before"),
                self.tr("After"),
            ],
            self.tr("History, newest first"),
            lines=14,
            stretched=5,
        )
        self.table.currentCellChanged.connect(self._on_row)
        self.form.addRow(self.table)
        self.proof = PlainLabel()
        self.proof.setWordWrap(True)
        self.proof.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.proof.setMinimumHeight(self.fontMetrics().lineSpacing() * 3)
        self.proof.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.form.addRow(self.proof)
        self.form.addRow(self._actions())
        self.column.setStretchFactor(self.form, 50)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("0") * 110)

    def _actions(self) -> QWidget:
        body = QWidget()
        across = QHBoxLayout(body)
        across.setContentsMargins(0, 0, 0, 0)
        self.check = QPushButton(self.tr("&Check the chain"))
        self.check.setAutoDefault(False)
        self.check.setToolTip(
            self.tr("Looks over every entry of the workspace: none was changed or taken out")
        )
        self.check.clicked.connect(self._on_check)
        across.addWidget(self.check)
        across.addStretch(1)
        return body

    # --- told from outside ---------------------------------------------------------------------

    def show_history(self, history: History) -> None:
        """All there is to tell of the invoice."""
        self._history = history
        paths = {entry.path for entry in history.entries if entry.path is not None}
        for said in history.said.values():
            paths.update(said)
        if self._wanted is not None:
            paths.add(self._wanted)
        names = sorted((path_words(path), path) for path in paths)
        self.field.blockSignals(True)
        self.field.clear()
        self.field.addItem(self.tr("The whole invoice"), None)
        for name, path in names:
            self.field.addItem(name, path)
        if self._wanted is not None:
            self.field.setCurrentIndex(max(0, self.field.findData(self._wanted)))
        self.field.blockSignals(False)
        self._fill()

    def tell_chain(self, broken: AuditEntry | None) -> None:
        """What looking it over found."""
        self.check.setEnabled(True)
        if broken is None:
            self.say(self.tr("✓ The chain is sound: no entry was changed or taken out."), Tone.GOOD)
            return
        words = self.tr(
            "⚑ The chain is broken at an entry of {when}: it was changed, or one before it is "
            "missing. Restore a backup and compare."
        )
        self.say(words.format(when=self._wording.time(broken.at)), Tone.BAD)

    # --- inside --------------------------------------------------------------------------------

    @Slot()
    def _fill(self) -> None:
        history = self._history
        if history is None:
            return
        path = self.field.currentData()
        entries = history.entries if path is None else history.of_field(path)
        self._entries = list(reversed(entries))[:MOST_ROWS]
        fill(self.table, [self._cells(entry, history, path) for entry in self._entries])
        if self._entries:
            self.table.setCurrentCell(0, 0)
        self._on_row()

    def _cells(self, entry: AuditEntry, history: History, path: str | None) -> tuple[str, ...]:
        wording = self._wording
        after = value_words(entry, entry.after, wording)
        if entry.path is None and path is not None:
            said = history.reading(entry, path)
            after = "" if said is None else shown_words(path, said.value or "", wording)
        return (
            wording.time(entry.at),
            entry.who,
            action_words(entry),
            field_words(entry),
            value_words(entry, entry.before, wording),
            after,
        )

    @Slot()
    def _on_row(self, *_: int) -> None:
        row, history = self.table.currentRow(), self._history
        if history is None or not 0 <= row < len(self._entries):
            self.proof.setText("")
            return
        entry, path = self._entries[row], self.field.currentData()
        said = None if path is None else history.reading(entry, path)
        self.proof.setText(proof_words(entry, said))

    @Slot()
    def _on_check(self) -> None:
        self.check.setEnabled(False)
        self.say(self.tr("Looking over every entry…"), Tone.QUIET)
        self.check_asked.emit()
