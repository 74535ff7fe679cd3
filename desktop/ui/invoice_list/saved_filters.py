# SPDX-License-Identifier: AGPL-3.0-or-later
"""Filters that a person named: kept with the workspace, chosen from the list's menu."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QInputDialog, QMenu

from desktop.background.desk import Desk
from desktop.domain.listing import SavedFilter
from desktop.ui.invoice_list.pane import ListPane


class SavedFilterMenu(QObject):
    """Puts the kept filters under the states of the list's menu."""

    def __init__(self, desk: Desk, pane: ListPane) -> None:
        super().__init__(pane)
        self._desk = desk
        self._pane = pane
        self._shown: list[QAction] = []
        self._removing = QMenu(self.tr("&Remove a filter"), pane)
        self._removing.triggered.connect(self._on_remove)
        desk.opened.connect(self._ask)
        if desk.is_open:
            self._ask()

    @Slot()
    def _ask(self, *_: object) -> None:
        self._desk.ask(lambda books: books.saved_filters(), self._show)

    def _show(self, found: tuple[SavedFilter, ...]) -> None:
        menu = self._pane.more_menu
        for action in self._shown:
            menu.removeAction(action)
        self._removing.clear()
        self._shown = [menu.addSeparator()]
        for one in found:
            chosen = menu.addAction(one.name.replace("&", "&&"))
            chosen.setData(one)
            self._shown.append(chosen)
            removed = self._removing.addAction(one.name.replace("&", "&&"))
            removed.setData(one.id)
        keep = menu.addAction(self.tr("&Save this filter…"))
        keep.triggered.connect(self.save)
        self._shown.append(keep)
        if found:
            self._shown.append(menu.addMenu(self._removing))

    @Slot()
    def save(self) -> None:
        """Ask for a name and keep what the list shows now."""
        dialog = QInputDialog(self._pane)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Save this filter"))
        dialog.setLabelText(self.tr("Name of the filter: state, search and order of the list"))
        dialog.setTextValue(self._pane.search.text().strip())
        dialog.textValueSelected.connect(self._on_named)
        dialog.open()

    @Slot(str)
    def _on_named(self, name: str) -> None:
        query = self._pane.presenter.query
        self._desk.ask(lambda books: books.save_filter(name, query), self._show, keep=True)

    @Slot(QAction)
    def _on_remove(self, action: QAction) -> None:
        filter_id = str(action.data())
        self._desk.ask(lambda books: books.remove_filter(filter_id), self._show, keep=True)
