# SPDX-License-Identifier: AGPL-3.0-or-later
"""A table to read from and choose a row in, as several dialogs have one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from desktop.ui.plain_text import plain_tip


def plain_table(
    titles: Sequence[str], name: str, *, lines: int, stretched: int = 0
) -> QTableWidget:
    """An empty table `lines` rows high; the column `stretched` takes the room there is."""
    table = QTableWidget(0, len(titles))
    table.setHorizontalHeaderLabels(list(titles))
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    head = table.horizontalHeader()
    head.setHighlightSections(False)
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    # widths by the rows in sight: a long table is not measured whole
    head.setResizeContentsPrecision(50)
    head.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
    line = table.fontMetrics().lineSpacing() + 8
    table.verticalHeader().setDefaultSectionSize(line)
    table.setMinimumHeight(line * lines)
    return table


def fill(table: QTableWidget, rows: Sequence[Sequence[str]], *, right: Iterable[int] = ()) -> None:
    """Put texts into a table in place of what stood there; columns `right` hold figures."""
    aligned = frozenset(right)
    table.setRowCount(len(rows))
    for at, cells in enumerate(rows):
        for column, text in enumerate(cells):
            item = QTableWidgetItem(text)
            item.setToolTip(plain_tip(text))
            if column in aligned:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            table.setItem(at, column, item)
