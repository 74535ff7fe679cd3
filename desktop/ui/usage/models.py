# SPDX-License-Identifier: AGPL-3.0-or-later
"""The usage log and its totals as tables; lines come page by page as one scrolls."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from desktop.domain.spending import (
    ANSWERED,
    SERVICE_CURRENCY,
    ExchangeRate,
    Grouping,
    UsageLine,
    UsageTotal,
)
from desktop.ui.look import Theme, Tone
from desktop.ui.usage.words import (
    dollars,
    form_name,
    grouping_name,
    label_of,
    outcome_name,
    own_money,
    tier_name,
)
from desktop.ui.wording import Wording

Index = QModelIndex | QPersistentModelIndex
PAGE_LINES = 200
_ROOT = QModelIndex()
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class LineColumn(IntEnum):
    TIME = 0
    SUPPLIER = 1
    NUMBER = 2
    MODEL = 3
    OUTCOME = 4
    OWN_COST = 5
    COST = 6
    INPUT = 7
    OUTPUT = 8
    THINKING = 9
    CACHED = 10
    SECONDS = 11
    FORM = 12
    TIER = 13


_FIGURES = frozenset(range(LineColumn.OWN_COST, LineColumn.SECONDS + 1))


class LinesModel(QAbstractTableModel):
    """The lines that were loaded, newest first. `wants_more` carries the id of the last one."""

    wants_more = Signal(str)

    def __init__(self, theme: Theme, wording: Wording, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._wording = wording
        self._rate = ExchangeRate()
        self._lines: list[UsageLine] = []
        self._more = False
        self._asked = False

    def start(self, lines: Sequence[UsageLine], rate: ExchangeRate) -> None:
        """The first lines of a query."""
        self.beginResetModel()
        self._rate = rate
        self._lines = list(lines)
        self._more, self._asked = len(lines) >= PAGE_LINES, False
        self.endResetModel()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(LineColumn) - 1)

    def begins_with(self, lines: Sequence[UsageLine], rate: ExchangeRate) -> bool:
        """Whether these are the first lines that are shown, at this rate."""
        return rate == self._rate and self._lines[: len(lines)] == list(lines)

    def add(self, after: str, lines: Sequence[UsageLine]) -> None:
        """The lines behind `after`; those that come too late, for another query, are left out."""
        if not self._lines or self._lines[-1].id != after:
            return
        self._asked = False
        self._more = len(lines) >= PAGE_LINES
        if lines:
            first = len(self._lines)
            self.beginInsertRows(_ROOT, first, first + len(lines) - 1)
            self._lines += lines
            self.endInsertRows()

    def not_added(self) -> None:
        """The lines that were asked for could not be read: ask again when scrolled to."""
        self._asked = False

    def line_at(self, row: int) -> UsageLine | None:
        """The request in this row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._more and not self._asked

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._asked = True
            self.wants_more.emit(self._lines[-1].id)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(LineColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return None
        column = LineColumn(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column in _FIGURES else _LEFT
        if role == Qt.ItemDataRole.ToolTipRole and column is LineColumn.CACHED:
            return self.tr("Tokens in that the service had at hand, part of those before")
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            LineColumn.TIME: self.tr("Time"),
            LineColumn.SUPPLIER: self.tr("Supplier"),
            LineColumn.NUMBER: self.tr("Number"),
            LineColumn.MODEL: self.tr("Model"),
            LineColumn.OUTCOME: self.tr("Outcome"),
            LineColumn.FORM: self.tr("Sent"),
            LineColumn.TIER: self.tr("Asked"),
            LineColumn.INPUT: self.tr("Tokens in"),
            LineColumn.OUTPUT: self.tr("Out"),
            LineColumn.THINKING: self.tr("Thinking"),
            LineColumn.CACHED: self.tr("Cached"),
            LineColumn.COST: self.tr("Cost {currency}").format(currency=SERVICE_CURRENCY),
            LineColumn.OWN_COST: self.tr("Cost {currency}").format(currency=self._rate.currency),
            LineColumn.SECONDS: self.tr("Seconds"),
        }[column]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line, column = self.line_at(index.row()), LineColumn(index.column())
        if line is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(line, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column in _FIGURES else _LEFT
        if role == Qt.ItemDataRole.ForegroundRole and line.outcome != ANSWERED:
            return self._theme.colour(Tone.LOOK if line.outcome == "unknown" else Tone.QUIET)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(line, column)
        return None

    def _text(self, line: UsageLine, column: LineColumn) -> str:
        if column in _FIGURES:
            return self._figure(line, column)
        return {
            LineColumn.TIME: self._wording.time(line.at),
            LineColumn.SUPPLIER: " ".join((line.supplier or line.file_name or "").split()),
            LineColumn.NUMBER: line.invoice_number or "",
            LineColumn.MODEL: line.model,
            LineColumn.OUTCOME: outcome_name(line.outcome),
            LineColumn.FORM: form_name(line.form),
            LineColumn.TIER: tier_name(line.tier),
        }[column]

    def _figure(self, line: UsageLine, column: LineColumn) -> str:
        if column is LineColumn.COST:
            return dollars(line.cost, self._wording)
        if column is LineColumn.OWN_COST:
            cost = None if line.cost is None else self._rate.of(line.cost, line.currency)
            return own_money(cost, self._rate.currency, self._wording)
        if column is LineColumn.SECONDS:
            return (
                "" if line.seconds is None else self._wording.locale.toString(line.seconds, "f", 1)
            )
        tokens = {
            LineColumn.INPUT: line.input_tokens,
            LineColumn.OUTPUT: line.output_tokens,
            LineColumn.THINKING: line.thinking_tokens,
            LineColumn.CACHED: line.cached_tokens,
        }[column]
        return self._wording.locale.toString(tokens) if line.total_tokens else ""

    def _tip(self, line: UsageLine, column: LineColumn) -> str | None:
        if column is LineColumn.SUPPLIER:
            return line.file_name
        if column in (LineColumn.COST, LineColumn.OWN_COST):
            if line.at_most is not None and line.cost is None:
                most = dollars(line.at_most, self._wording)
                return self.tr("May have cost up to {most} {currency}").format(
                    most=most, currency=line.currency
                )
            if line.price:
                return "\n".join(f"{name}: {value}" for name, value in line.price.items() if value)
        return None


class TotalColumn(IntEnum):
    LABEL = 0
    REQUESTS = 1
    DOCUMENTS = 2
    INPUT = 3
    OUTPUT = 4
    COST = 5
    OWN_COST = 6
    AT_MOST = 7


class TotalsModel(QAbstractTableModel):
    """One row a day, month, model, supplier or outcome."""

    def __init__(self, wording: Wording, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self._by: Grouping = "day"
        self._rate = ExchangeRate()
        self._totals: tuple[UsageTotal, ...] = ()

    def show_totals(self, by: Grouping, totals: Sequence[UsageTotal], rate: ExchangeRate) -> None:
        """These totals and nothing else."""
        self.beginResetModel()
        self._by, self._totals, self._rate = by, tuple(totals), rate
        self.endResetModel()

    def total_at(self, row: int) -> UsageTotal | None:
        """The total in this row."""
        return self._totals[row] if 0 <= row < len(self._totals) else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._totals)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(TotalColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return None
        column = TotalColumn(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if column is TotalColumn.LABEL else _RIGHT
        if role == Qt.ItemDataRole.ToolTipRole and column is TotalColumn.AT_MOST:
            return self.tr("What requests of unknown outcome may have cost, not in the cost")
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            TotalColumn.LABEL: grouping_name(self._by),
            TotalColumn.REQUESTS: self.tr("Requests"),
            TotalColumn.DOCUMENTS: self.tr("Documents"),
            TotalColumn.INPUT: self.tr("Tokens in"),
            TotalColumn.OUTPUT: self.tr("Tokens out"),
            TotalColumn.COST: self.tr("Cost {currency}").format(currency=SERVICE_CURRENCY),
            TotalColumn.OWN_COST: self.tr("Cost {currency}").format(currency=self._rate.currency),
            TotalColumn.AT_MOST: self.tr("Unclear USD"),
        }[column]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        total, column = self.total_at(index.row()), TotalColumn(index.column())
        if total is None:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if column is TotalColumn.LABEL else _RIGHT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        count = self._wording.locale.toString
        if column is TotalColumn.LABEL:
            return label_of(total, self._by, self._wording)
        if column is TotalColumn.COST:
            return dollars(total.cost, self._wording)
        if column is TotalColumn.OWN_COST:
            own = self._rate.of(total.cost, total.currency)
            return own_money(own, self._rate.currency, self._wording)
        if column is TotalColumn.AT_MOST:
            return dollars(total.at_most, self._wording) if total.at_most else ""
        return {
            TotalColumn.REQUESTS: count(total.requests),
            TotalColumn.DOCUMENTS: count(total.documents),
            TotalColumn.INPUT: count(total.input_tokens),
            TotalColumn.OUTPUT: count(total.output_tokens + total.thinking_tokens),
        }[column]
