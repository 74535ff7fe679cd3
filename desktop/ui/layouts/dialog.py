# SPDX-License-Identifier: AGPL-3.0-or-later
"""Learned layouts: a table of suppliers, and what was learned of the chosen one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QTableWidgetItem,
    QWidget,
)

from desktop.domain.layout import KnownLayout
from desktop.domain.match_keys import folded
from desktop.ui.dialogs.base import FormDialog
from desktop.ui.dialogs.plain_table import plain_table
from desktop.ui.layouts.words import lessons_in_words
from desktop.ui.look import Theme, Tone
from desktop.ui.plain_text import plain_tip
from desktop.ui.wording import Wording

MOST_ROWS = 500


class LayoutsDialog(FormDialog):
    """Shows what was learned. `forget_asked` and `take_back_asked` carry a layout's id."""

    forget_asked = Signal(str)
    take_back_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(theme, parent)
        self.set_up(self.tr("Learned layouts"))
        self._wording = Wording()
        self._all: tuple[KnownLayout, ...] = ()
        self._shown: list[KnownLayout] = []
        self._forgotten: list[KnownLayout] = []
        self.form.addRow(
            self.hint(
                self.tr(
                    "Each invoice that you verify teaches where its supplier prints what. The "
                    "next invoice of the supplier is read by that first; sums, check digits and "
                    "the other readers can outvote it. Nothing of this leaves this computer."
                )
            )
        )
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Part of the supplier's name"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._fill)
        self.form.addRow(self.tr("&Supplier"), self.search)
        self.table = plain_table(
            [
                self.tr("Supplier"),
                self.tr("Learned on"),
                self.tr("From invoice"),
                self.tr("Right"),
                self.tr("Wrong"),
            ],
            self.tr("Learned layouts"),
            lines=7,
        )
        self.table.currentCellChanged.connect(self._on_row)
        self.form.addRow(self.table)
        self.lessons = plain_table(
            [self.tr("Field"), self.tr("Is looked for"), self.tr("So far")],
            self.tr("What was learned of the chosen layout"),
            lines=8,
            stretched=1,
        )
        self.form.addRow(self.lessons)
        self.form.addRow(self._actions())
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("0") * 100)
        # the tables take what room there is
        self.column.setStretchFactor(self.form, 50)
        self._show_chosen()

    @property
    def chosen(self) -> KnownLayout | None:
        """The layout whose row is selected."""
        row = self.table.currentRow()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def show_layouts(self, layouts: Sequence[KnownLayout]) -> None:
        """Put these into the table; the same one stays selected, or its neighbour."""
        self._all = tuple(layouts)
        known = {one.id for one in self._all}
        self._forgotten = [one for one in self._forgotten if one.id not in known]
        self._fill()

    # --- layout --------------------------------------------------------------------------------

    def _actions(self) -> QWidget:
        body = QWidget()
        across = QHBoxLayout(body)
        across.setContentsMargins(0, 0, 0, 0)
        self.forget = QPushButton(self.tr("&Forget"))
        self.undo = QPushButton(self.tr("&Undo"))
        for button, keys, slot in (
            (self.forget, "Ctrl+Del", self._on_forget),
            (self.undo, "Ctrl+Z", self._on_undo),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(slot)
            shown = QKeySequence(keys)
            button.setToolTip(shown.toString(QKeySequence.SequenceFormat.NativeText))
            QShortcut(shown, self).activated.connect(button.click)
            across.addWidget(button)
        across.addStretch(1)
        return body

    # --- filling -------------------------------------------------------------------------------

    @Slot()
    def _fill(self) -> None:
        wanted = folded(self.search.text()).split()
        fitting = [
            one for one in self._all if all(w in folded(one.layout.supplier) for w in wanted)
        ]
        kept, row = self.chosen, self.table.currentRow()
        self._shown = fitting[:MOST_ROWS]
        self.table.blockSignals(True)
        self.table.setRowCount(len(self._shown))
        for at, known in enumerate(self._shown):
            for column, text in enumerate(self._cells(known)):
                item = QTableWidgetItem(text)
                item.setToolTip(plain_tip(text))
                if column > 2:
                    item.setTextAlignment(
                        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                    )
                self.table.setItem(at, column, item)
        if self._shown:
            ids = [one.id for one in self._shown]
            at = ids.index(kept.id) if kept and kept.id in ids else min(max(0, row), len(ids) - 1)
            self.table.setCurrentCell(at, 0)
        self.table.blockSignals(False)
        self._show_chosen()
        if len(fitting) > MOST_ROWS:
            words = self.tr("{n} layouts in all; the first {most} are shown.")
            self.say(words.format(n=f"{len(fitting):,}", most=MOST_ROWS), Tone.QUIET)

    def _cells(self, known: KnownLayout) -> tuple[str, ...]:
        name = known.layout.supplier
        if not known.in_use:
            name = self.tr("{name} (not used: the invoice isn't verified)").format(name=name)
        return (
            name,
            self._day(known.learned_at),
            known.invoice_number,
            f"{known.confirmed:,}",
            f"{known.contradicted:,}",
        )

    def _day(self, iso: str) -> str:
        try:
            return self._wording.date(date.fromisoformat(iso))
        except ValueError:
            return iso

    @Slot(int, int, int, int)
    def _on_row(self, *_: int) -> None:
        self._show_chosen()

    def _show_chosen(self) -> None:
        known = self.chosen
        rows = lessons_in_words(known.layout) if known is not None else []
        self.lessons.setRowCount(len(rows))
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                item = QTableWidgetItem(text)
                item.setToolTip(plain_tip(text))
                self.lessons.setItem(at, column, item)
        self.forget.setEnabled(known is not None)
        self.undo.setEnabled(bool(self._forgotten))
        if self._forgotten:
            words = self.tr("“{name}” was forgotten.")
            self.say(words.format(name=self._forgotten[-1].layout.supplier), Tone.QUIET)
        elif not self._all:
            self.say(
                self.tr("Nothing was learned yet: verify an invoice, and its supplier appears."),
                Tone.QUIET,
            )
        else:
            self.say("")

    # --- acting --------------------------------------------------------------------------------

    @Slot()
    def _on_forget(self) -> None:
        known = self.chosen
        if known is not None:
            self._forgotten.append(known)
            self.forget_asked.emit(known.id)

    @Slot()
    def _on_undo(self) -> None:
        if self._forgotten:
            self.take_back_asked.emit(self._forgotten[-1].id)
