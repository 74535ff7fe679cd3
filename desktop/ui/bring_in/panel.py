# SPDX-License-Identifier: AGPL-3.0-or-later
"""What became of the files that were brought in: told beside the work, never in its way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QPushButton,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.errors import PasswordNeeded
from desktop.domain.task import Progress
from desktop.ui.languages import said, told
from desktop.ui.look import Theme, Tone, scaled_font
from desktop.ui.plain_text import PlainLabel, plain_tip
from desktop.workflows.requests import IntakeItem, IntakeOutcome

MAX_ROWS = 500
ROWS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class IntakeSummary:
    """How many files of all requests since the panel was last closed became what."""

    added: int = 0
    duplicates: int = 0
    refused: int = 0
    skipped: int = 0


class IntakePanel(QFrame):
    """`password_asked` and `show_asked` carry the IntakeItem whose button was pressed."""

    cancel_asked = Signal()
    password_asked = Signal(object)
    show_asked = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._items: list[IntakeItem] = []
        self.setObjectName("pane-foot")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 8, 8)
        column.setSpacing(6)
        top = QHBoxLayout()
        top.setSpacing(8)
        self._summary = PlainLabel()
        self._summary.setFont(scaled_font(self._summary, 1.0, bold=True))
        self._note = PlainLabel()
        self._note.setEnabled(False)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(8)
        self._bar.setFixedWidth(220)
        self._bar.setAccessibleName(self.tr("Bringing in"))
        self._cancel = QPushButton(self.tr("Stop"))
        self._cancel.clicked.connect(self.cancel_asked)
        self._close = QToolButton()
        self._close.setAutoRaise(True)
        self._close.setIconSize(QSize(16, 16))
        self._close.setToolTip(self.tr("Close"))
        self._close.setAccessibleName(self.tr("Close the list of files"))
        self._close.clicked.connect(self.close_panel)
        top.addWidget(self._summary)
        top.addWidget(self._bar)
        top.addWidget(self._note, 1)
        top.addWidget(self._cancel)
        top.addWidget(self._close)
        column.addLayout(top)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(self.tr("Files that were not added"))
        self.tree.setHeaderLabels([self.tr("File"), self.tr("What happened"), ""])
        self.tree.setRootIsDecorated(False)
        self.tree.setWordWrap(True)
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.tree.setIconSize(QSize(14, 14))
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Fixed)
        digit = self.fontMetrics().horizontalAdvance("0")
        header.resizeSection(0, digit * 34)
        header.resizeSection(2, digit * 24)
        column.addWidget(self.tree)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def show_running(self, progress: Progress) -> None:
        """Files are being copied and opened."""
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)
        self._bar.show()
        self._cancel.show()
        self._close.hide()
        self._summary.setText(
            self.tr("Adding {done} of {total}").format(done=progress.done, total=progress.total)
            if progress.total
            else self.tr("Looking for files…")
        )
        self._note.setText(progress.note[:80])
        self.tree.setVisible(bool(self._items))
        self.show()

    def show_done(self, summary: IntakeSummary, items: Sequence[IntakeItem]) -> None:
        """Everything is told: how many, and one row for each file that was not added."""
        self._bar.hide()
        self._cancel.hide()
        self._close.show()
        self._note.setText("")
        self._summary.setText(self._words(summary))
        self._items = list(items)[:MAX_ROWS]
        self._fill()
        self.tree.setVisible(bool(self._items))
        self.show()

    @Slot()
    def close_panel(self) -> None:
        self.hide()
        self._items = []
        self.closed.emit()

    def _words(self, summary: IntakeSummary) -> str:
        parts: list[str] = []
        if summary.added:
            parts.append(self.tr("{n} added").format(n=summary.added))
        if summary.duplicates:
            parts.append(self.tr("{n} here already").format(n=summary.duplicates))
        if summary.refused:
            parts.append(self.tr("{n} not taken").format(n=summary.refused))
        if summary.skipped:
            parts.append(self.tr("{n} of other types skipped").format(n=summary.skipped))
        return " · ".join(parts) if parts else self.tr("There was nothing to add.")

    def _fill(self) -> None:
        self.tree.clear()
        for item in self._items:
            if item.outcome is IntakeOutcome.DUPLICATE:
                icon, tone = "info", Tone.QUIET
                words = self._here_already(item)
            elif isinstance(item.error, PasswordNeeded):
                icon, tone, words = "lock", Tone.LOOK, said(item.error.title)
            else:
                icon, tone = "failed", Tone.BAD
                words = "" if item.error is None else told(item.error)
            row = QTreeWidgetItem([item.path.name, words, ""])
            row.setIcon(0, self._theme.icon(icon, tone))
            row.setToolTip(0, plain_tip(str(item.path)))
            row.setToolTip(1, plain_tip(words))
            self.tree.addTopLevelItem(row)
            button = self._button_for(item)
            if button is not None:
                self.tree.setItemWidget(row, 2, button)
        height = self.fontMetrics().height() + 12
        rows = min(ROWS_SHOWN, len(self._items))
        self.tree.setFixedHeight(self.tree.header().sizeHint().height() + rows * height + 4)

    def _here_already(self, item: IntakeItem) -> str:
        if not item.instead:
            return self.tr("This very file is here already.")
        if len(item.instead) == 1:
            return self.tr("This very file is here already, in an invoice that was made of it.")
        words = self.tr("This very file is here already: it was split into {n} invoices.")
        return words.format(n=len(item.instead))

    def _button_for(self, item: IntakeItem) -> QPushButton | None:
        if item.outcome is IntakeOutcome.DUPLICATE and item.invoice_id is not None:
            button = QPushButton(self.tr("Show it"))
            button.clicked.connect(lambda: self.show_asked.emit(item))
        elif isinstance(item.error, PasswordNeeded):
            button = QPushButton(self.tr("Enter password…"))
            button.clicked.connect(lambda: self.password_asked.emit(item))
        else:
            return None
        button.setAccessibleName(f"{button.text()} {item.path.name}")
        return button

    @Slot()
    def _restyle(self) -> None:
        self._close.setIcon(self._theme.icon("close"))
        if self._items:
            self._fill()
