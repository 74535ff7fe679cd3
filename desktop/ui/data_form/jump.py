# SPDX-License-Identifier: AGPL-3.0-or-later
"""Jump to any field by typing a part of its name: a small list over the form."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.ui.data_form.marks import FieldMark
from desktop.ui.look import Theme, Tone

_ROWS_SHOWN = 12
_PATH = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Target:
    """A place that can be jumped to: its path, name, present value, and mark."""

    path: str
    name: str
    value: str
    mark: FieldMark | None = None


class JumpDialog(QDialog):
    """`chosen` carries a path. Typing narrows the list, arrows walk it, Enter jumps."""

    chosen = Signal(str)

    def __init__(self, targets: Sequence[Target], theme: Theme, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._targets = tuple(targets)
        self._theme = theme
        self.setWindowTitle(self.tr("Jump to a field"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(6)
        self.words = QLineEdit()
        self.words.setAccessibleName(self.tr("Part of a field's name"))
        self.words.setPlaceholderText(self.tr("Part of a field's name, or a line's number"))
        self.words.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Fields"))
        self.list.setIconSize(QSize(14, 14))
        self.list.setUniformItemSizes(True)
        # the keyboard stays with the words; the arrows are handed on
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        column.addWidget(self.words)
        column.addWidget(self.list)
        row = self.fontMetrics().height() + 8
        self.list.setFixedHeight(row * _ROWS_SHOWN)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("0") * 52)
        self.list.currentItemChanged.connect(self._announce)
        self.words.textChanged.connect(self._narrow)
        self.words.returnPressed.connect(self._jump)
        self.list.itemClicked.connect(self._jump)
        self._narrow()

    @Slot()
    def _narrow(self) -> None:
        wanted = _folded(self.words.text()).split()
        found = [target for target in self._targets if _fits(target, wanted)]
        # a name that begins with what was typed comes before one that only holds it
        found.sort(key=lambda target: not _begins(target, wanted))
        self.list.clear()
        row = self.fontMetrics().height() + 8
        for target in found:
            text = f"{target.name}   {target.value}" if target.value else target.name
            item = QListWidgetItem(text)
            item.setSizeHint(QSize(0, row))
            item.setData(_PATH, target.path)
            said = [target.name, target.value]
            if target.mark is not None:
                item.setIcon(self._theme.icon(target.mark.icon, target.mark.tone))
                said.append(target.mark.word)
            else:
                item.setIcon(self._theme.icon("minus", Tone.QUIET))
                said.append(self.tr("empty"))
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole, ", ".join(part for part in said if part)
            )
            self.list.addItem(item)
        self.list.setCurrentRow(0 if found else -1)

    @Slot()
    def _announce(self) -> None:
        """The field that Enter goes to, aloud: the keyboard stays where the words are typed."""
        item = self.list.currentItem()
        if item is not None:
            said = str(item.data(Qt.ItemDataRole.AccessibleTextRole))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.words, said))

    @Slot()
    def _jump(self) -> None:
        if self.list.currentRow() < 0:
            return
        path = str(self.list.currentItem().data(_PATH))
        self.accept()
        self.chosen.emit(path)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up, Down and the page keys walk the list while the words have the keyboard."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps: dict[int, int] = {
                Qt.Key.Key_Down: 1,
                Qt.Key.Key_Up: -1,
                Qt.Key.Key_PageDown: _ROWS_SHOWN - 1,
                Qt.Key.Key_PageUp: 1 - _ROWS_SHOWN,
            }
            step = steps.get(event.key(), 0)
            if step and self.list.count():
                row = self.list.currentRow() + step
                self.list.setCurrentRow(max(0, min(self.list.count() - 1, row)))
                return True
        return super().eventFilter(watched, event)


def _folded(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c))


def _fits(target: Target, wanted: Sequence[str]) -> bool:
    name = _folded(target.name)
    return all(word in name for word in wanted)


def _begins(target: Target, wanted: Sequence[str]) -> bool:
    """Whether each word typed begins a word of the name."""
    names = _folded(target.name).replace(":", " ").replace(",", " ").split()
    return all(any(name.startswith(word) for name in names) for word in wanted)
