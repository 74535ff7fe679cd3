# SPDX-License-Identifier: AGPL-3.0-or-later
"""What lies with a paid service as batches, and stopping one of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from desktop.domain.batching import BatchInfo, BatchStage
from desktop.domain.spending import money_text
from desktop.ui.dialogs.base import FormDialog
from desktop.ui.look import Theme, Tone
from desktop.ui.plain_text import PlainLabel
from desktop.workflows.batches import clock_time

REFRESH_MS = 2_000


class BatchesDialog(FormDialog):
    """Shows batches while it is open. `refresh_asked` wants `show_batches`; `look_asked` wants the
    service to be asked now; `cancel_asked` carries a batch's id."""

    refresh_asked = Signal()
    look_asked = Signal()
    cancel_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(theme, parent)
        self.set_up(self.tr("Batches"))
        self._batches: tuple[BatchInfo, ...] = ()
        self.form.addRow(
            self.hint(
                self.tr(
                    "A batch is answered within a day, at half the price. Its answers are taken "
                    "in by themselves while Vouch runs, and at the next start otherwise."
                )
            )
        )
        self.form.addRow(self._table())
        self.remark = PlainLabel()
        self.remark.setWordWrap(True)
        self.remark.setMinimumHeight(self.fontMetrics().lineSpacing() * 2)
        self.remark.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.form.addRow(self.remark)
        self.form.addRow(self._actions())
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("0") * 96)
        self._timer = QTimer(self)
        self._timer.setInterval(REFRESH_MS)
        self._timer.timeout.connect(self.refresh_asked)
        self._timer.start()
        self._show_chosen()

    @property
    def chosen(self) -> BatchInfo | None:
        """The batch whose row is selected."""
        row = self.table.currentRow()
        return self._batches[row] if 0 <= row < len(self._batches) else None

    def show_batches(self, batches: Sequence[BatchInfo]) -> None:
        """Put these into the table; the same batch stays selected."""
        if tuple(batches) == self._batches and self.table.rowCount():
            return
        kept = self.chosen.id if self.chosen is not None else None
        self._batches = tuple(batches)
        self.table.blockSignals(True)
        self.table.setRowCount(len(self._batches))
        for row, info in enumerate(self._batches):
            for column, words in enumerate(self._cells(info)):
                item = QTableWidgetItem(words)
                if column in (2, 3, 4, 6):
                    item.setTextAlignment(
                        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                    )
                self.table.setItem(row, column, item)
        ids = [info.id for info in self._batches]
        if ids:
            self.table.setCurrentCell(ids.index(kept) if kept in ids else 0, 0)
        self.table.blockSignals(False)
        self._show_chosen()

    # --- layout --------------------------------------------------------------------------------

    def _table(self) -> QWidget:
        titles = [
            self.tr("Sent"),
            self.tr("State"),
            self.tr("Invoices"),
            self.tr("Answered"),
            self.tr("Not read"),
            self.tr("Expected by"),
            self.tr("Cost"),
        ]
        self.table = QTableWidget(0, len(titles))
        self.table.setHorizontalHeaderLabels(titles)
        self.table.setAccessibleName(self.tr("Batches"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        head = self.table.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        line = self.table.fontMetrics().lineSpacing()
        self.table.verticalHeader().setDefaultSectionSize(line + 8)
        self.table.setMinimumHeight((line + 8) * 7)
        self.table.currentCellChanged.connect(self._on_row)
        return self.table

    def _actions(self) -> QWidget:
        body = QWidget()
        across = QHBoxLayout(body)
        across.setContentsMargins(0, 0, 0, 0)
        self.look = QPushButton(self.tr("&Look now"))
        self.look.setAutoDefault(False)
        self.look.clicked.connect(self.look_asked)
        self.cancel = QPushButton(self.tr("&Stop this batch"))
        self.cancel.setAutoDefault(False)
        self.cancel.setToolTip(self.tr("What was answered before is kept"))
        self.cancel.clicked.connect(self._on_cancel)
        across.addWidget(self.look)
        across.addWidget(self.cancel)
        across.addStretch(1)
        return body

    # --- words ---------------------------------------------------------------------------------

    def _cells(self, info: BatchInfo) -> tuple[str, ...]:
        waits = info.stage.sent and info.expected_by is not None
        return (
            clock_time(info.sent_at) if info.sent_at else "",
            self._stage(info.stage),
            f"{info.documents:,}",
            f"{info.answered:,}" if info.stage.over else "",
            f"{info.failed:,}" if info.stage.over else "",
            clock_time(info.expected_by) if waits and info.expected_by else "",
            money_text(info.cost, info.currency) if info.cost else "",
        )

    def _stage(self, stage: BatchStage) -> str:
        return {
            BatchStage.COLLECTING: self.tr("Not sent yet"),
            BatchStage.SENDING: self.tr("Being sent"),
            BatchStage.WAITING: self.tr("Waiting at the service"),
            BatchStage.RUNNING: self.tr("Being worked on"),
            BatchStage.CANCELLING: self.tr("Being stopped"),
            BatchStage.SUCCEEDED: self.tr("Answered"),
            BatchStage.PARTIAL: self.tr("Answered in part"),
            BatchStage.FAILED: self.tr("Failed"),
            BatchStage.CANCELLED: self.tr("Stopped"),
            BatchStage.EXPIRED: self.tr("Not answered in time"),
            BatchStage.LOST: self.tr("Outcome unknown"),
        }[stage]

    def _show_chosen(self) -> None:
        info = self.chosen
        stoppable = info is not None and info.stage.open
        busy = info is not None and info.stage in (BatchStage.SENDING, BatchStage.CANCELLING)
        self.cancel.setEnabled(stoppable and not busy)
        self.look.setEnabled(any(one.stage.sent for one in self._batches))
        if info is None:
            words = "" if self._batches else self.tr("Nothing was sent by batch yet.")
        elif info.trouble:
            words = info.trouble
        elif info.stage.over and info.failed:
            words = self.tr(
                "What was not read says why in its row: try it again, at once or by another batch."
            )
        else:
            words = ""
        self.remark.setText(words)

    # --- acting --------------------------------------------------------------------------------

    @Slot(int, int, int, int)
    def _on_row(self, *_: int) -> None:
        self._show_chosen()

    @Slot()
    def _on_cancel(self) -> None:
        info = self.chosen
        if info is not None:
            self.say("", Tone.QUIET)
            self.cancel_asked.emit(info.id)
