# SPDX-License-Identifier: AGPL-3.0-or-later
"""Invoices in which nothing is in doubt, with their totals: verified together or opened singly."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableWidget, QWidget

from desktop.domain.confirming import Undoubted, totals
from desktop.ui.dialogs.base import FormDialog
from desktop.ui.dialogs.plain_table import fill, plain_table
from desktop.ui.look import Theme, Tone
from desktop.ui.plain_text import PlainLabel
from desktop.ui.wording import Wording


class ConfirmDialog(FormDialog):
    """`confirmed` carries the ids to verify, `open_asked` one to look at."""

    confirmed = Signal(object)
    open_asked = Signal(str)

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None) -> None:
        super().__init__(theme, parent)
        self.set_up(self.tr("Verify what is in no doubt"), self.tr("&Verify"))
        self._wording = wording
        self._all: tuple[Undoubted, ...] = ()
        self._out: set[str] = set()
        self.form.addRow(
            self.hint(
                self.tr(
                    "In these invoices every value is sure and proven on the page, no check has "
                    "anything to say, and bank details are known. Space leaves one out, Enter "
                    "verifies the others; Ctrl+Z takes that back. Ctrl+O opens one to look at it."
                )
            )
        )
        self.table = plain_table(
            [
                self.tr("Verify"),
                self.tr("Supplier"),
                self.tr("Number"),
                self.tr("Date"),
                self.tr("Due"),
                self.tr("Total"),
            ],
            self.tr("Invoices in no doubt"),
            lines=14,
            stretched=1,
        )
        self.table.installEventFilter(self)
        self.table.cellDoubleClicked.connect(self._open_row)
        self.form.addRow(self.table)
        self.sums = PlainLabel()
        self.sums.setWordWrap(True)
        self.form.addRow(self.sums)
        self.column.setStretchFactor(self.form, 50)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("0") * 100)
        self.say(self.tr("Looking…"), Tone.QUIET)
        self._show()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids that Enter verifies."""
        return tuple(one.id for one in self._all if one.id not in self._out)

    @property
    def seen(self) -> dict[str, int]:
        """The revisions that stand here: nothing else is vouched for."""
        return {one.id: one.revision for one in self._all}

    def show_invoices(self, found: Sequence[Undoubted]) -> None:
        """These can be verified."""
        self._all = tuple(found)
        self._out &= {one.id for one in found}
        fill(self.table, [self._cells(one) for one in self._all], right=(5,))
        if self._all:
            self.table.setCurrentCell(0, 1)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.say(
            ""
            if self._all
            else self.tr(
                "There is no such invoice now: each one that waits for review has something to "
                "look at. F8 walks through it."
            ),
            Tone.QUIET,
        )
        self._show()

    def _cells(self, one: Undoubted) -> tuple[str, ...]:
        wording = self._wording
        return (
            self._mark(one),
            one.supplier,
            one.number,
            wording.date(one.issue_date),
            wording.date(one.due_date),
            f"{wording.amount(one.total, one.currency)} {one.currency}",
        )

    def _mark(self, one: Undoubted) -> str:
        return self.tr("– left out") if one.id in self._out else self.tr("✓ yes")

    def _show(self) -> None:
        kept = [one for one in self._all if one.id not in self._out]
        if self.ok is not None:
            self.ok.setEnabled(bool(kept))
            words = self.tr("&Verify {n} invoices") if len(kept) != 1 else self.tr("&Verify one")
            self.ok.setText(words.format(n=f"{len(kept):,}"))
        parts = [
            self.tr("{n} in {currency}: {total}").format(
                n=f"{count:,}", currency=currency, total=self._wording.amount(total, currency)
            )
            for currency, (count, total) in totals(kept).items()
        ]
        self.sums.setText(" · ".join(parts))
        self.sums.setVisible(bool(parts))

    # --- the person ----------------------------------------------------------------------------

    def eventFilter(self, watched: object, event: object) -> bool:
        """Space and Ctrl+O on the chosen row."""
        if watched is self.table and isinstance(event, QKeyEvent):
            press = event.type() == QKeyEvent.Type.KeyPress
            if press and event.key() == Qt.Key.Key_Space:
                self._turn(self.table.currentRow())
                return True
            control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if press and control and event.key() == Qt.Key.Key_O:
                self._open_row(self.table.currentRow(), 0)
                return True
            if press and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.accept()
                return True
        return super().eventFilter(watched, event)  # type: ignore[arg-type]

    def _turn(self, row: int) -> None:
        if not 0 <= row < len(self._all):
            return
        one = self._all[row]
        self._out ^= {one.id}
        item = QTableWidget.item(self.table, row, 0)
        if item is not None:
            item.setText(self._mark(one))
        self._show()

    @Slot(int, int)
    def _open_row(self, row: int, _: int) -> None:
        if 0 <= row < len(self._all):
            self.open_asked.emit(self._all[row].id)
            self.reject()

    def accept(self) -> None:
        """Verify what was not left out."""
        if self.chosen:
            self.confirmed.emit(self.chosen)
            super().accept()
