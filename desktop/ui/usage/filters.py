# SPDX-License-Identifier: AGPL-3.0-or-later
"""The row of filters over the usage log."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QDate, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QLabel, QLineEdit, QWidget

from desktop.domain.spending import ANSWERED, UNKNOWN, UsageQuery
from desktop.ui.flow_row import FlowRow
from desktop.ui.usage.period import Days, Period, days_of
from desktop.ui.usage.words import outcome_name
from desktop.ui.wording import Wording

TYPING_MS = 250
FIRST_DAY = QDate(2024, 1, 1)


class FilterRow(QWidget):
    """`changed` comes when another query is meant."""

    changed = Signal()

    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowRow(self, spacing=10)
        self.period = QComboBox()
        for period, words in (
            (Period.TODAY, self.tr("Today")),
            (Period.THIS_MONTH, self.tr("This month")),
            (Period.LAST_MONTH, self.tr("Last month")),
            (Period.ALL, self.tr("All time")),
            (Period.RANGE, self.tr("From – to")),
        ):
            self.period.addItem(words, period)
        self.period.setCurrentIndex(1)
        self._add(self.tr("&Period"), self.period)
        self.first, self.last = QDateEdit(), QDateEdit()
        self._range = [
            self._add(words, edit)
            for words, edit in ((self.tr("Fr&om"), self.first), (self.tr("&To"), self.last))
        ]
        today = QDate.currentDate()
        for edit, day in ((self.first, QDate(today.year(), today.month(), 1)), (self.last, today)):
            edit.setCalendarPopup(True)
            edit.setDisplayFormat(wording.date_pattern)
            edit.setMinimumDate(FIRST_DAY)
            edit.setDate(day)
            edit.dateChanged.connect(self._typed)
        self.model, self.outcome = QComboBox(), QComboBox()
        self.model.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.model.addItem(self.tr("All"), "")
        self.outcome.addItem(self.tr("All"), "")
        for outcome in (ANSWERED, UNKNOWN):
            self.outcome.addItem(outcome_name(outcome), outcome)
        self.supplier, self.text = QLineEdit(), QLineEdit()
        self.supplier.setPlaceholderText(self.tr("any"))
        self.text.setPlaceholderText(self.tr("Number, file, model"))
        zero = self.fontMetrics().horizontalAdvance("0")
        for line, digits in ((self.supplier, 18), (self.text, 24)):
            line.setClearButtonEnabled(True)
            line.setMinimumWidth(zero * digits)
            line.textChanged.connect(self._typed)
        self._add(self.tr("&Model"), self.model)
        self._add(self.tr("Su&pplier"), self.supplier)
        self._add(self.tr("Out&come"), self.outcome)
        self._add(self.tr("&Search"), self.text)
        for box in (self.period, self.model, self.outcome):
            box.currentIndexChanged.connect(self._chosen)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TYPING_MS)
        self._timer.timeout.connect(self.changed)
        self._show_range()

    def _add(self, words: str, field: QWidget) -> QWidget:
        """A label and its field, kept on one line together."""
        pair = QWidget()
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        label = QLabel(words)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setBuddy(field)
        field.setAccessibleName(words.replace("&", ""))
        row.addWidget(label)
        row.addWidget(field)
        self._flow.addWidget(pair)
        return pair

    def query(self, today: date, limit: int) -> UsageQuery:
        """What is asked for; the days are those of the computer's zone."""
        since, until = self.days(today)
        return UsageQuery(
            since=since,
            until=until,
            model=self.model.currentData() or "",
            supplier=" ".join(self.supplier.text().split()),
            outcome=self.outcome.currentData() or "",
            text=" ".join(self.text.text().split()),
            limit=limit,
        )

    def days(self, today: date) -> Days:
        """First and last day of the period."""
        stated = (_day(self.first.date()), _day(self.last.date()))
        return days_of(Period(self.period.currentData()), today, stated)

    def offer(self, box: QComboBox, choices: Iterable[tuple[str, str]]) -> None:
        """Words and values that a box offers from now on; what is chosen stays chosen."""
        chosen = box.currentData()
        wanted = [(self.tr("All"), ""), *choices]
        if chosen and all(value != chosen for _, value in wanted):
            wanted.append((box.currentText(), chosen))
        if wanted == [(box.itemText(n), box.itemData(n)) for n in range(box.count())]:
            return
        box.blockSignals(True)
        box.clear()
        for words, value in wanted:
            box.addItem(words, value)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        box.blockSignals(False)
        self._flow.invalidate()

    @Slot()
    def _chosen(self) -> None:
        self._show_range()
        self.changed.emit()

    @Slot()
    def _typed(self) -> None:
        self._timer.start()

    def _show_range(self) -> None:
        for pair in self._range:
            pair.setVisible(Period(self.period.currentData()) is Period.RANGE)


def _day(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
