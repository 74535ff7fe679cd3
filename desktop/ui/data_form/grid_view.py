# SPDX-License-Identifier: AGPL-3.0-or-later
"""The table of cells itself: moving, editing and choosing by keyboard; commands as signals."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

Key = Qt.Key
_ALT = Qt.KeyboardModifier.AltModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
COMMANDS: dict[tuple[Qt.Key, Qt.KeyboardModifier], str] = {
    (Key.Key_Up, _ALT): "up",
    (Key.Key_Down, _ALT): "down",
    (Key.Key_Delete, _CONTROL): "delete",
    (Key.Key_Insert, _CONTROL): "add",
    (Key.Key_Insert, _CONTROL | _SHIFT): "duplicate",
    (Key.Key_D, _CONTROL): "copy_down",
    (Key.Key_M, _CONTROL): "merge",
    (Key.Key_K, _CONTROL): "split",
    (Key.Key_V, _CONTROL | _SHIFT): "paste_rows",
    (Key.Key_1, _ALT): "mend_1",
    (Key.Key_2, _ALT): "mend_2",
}
_ENTER = (Key.Key_Return, Key.Key_Enter)
_Move = QAbstractItemView.CursorAction
_EXTENDS = {
    Key.Key_Up: _Move.MoveUp,
    Key.Key_Down: _Move.MoveDown,
    Key.Key_Left: _Move.MoveLeft,
    Key.Key_Right: _Move.MoveRight,
    Key.Key_PageUp: _Move.MovePageUp,
    Key.Key_PageDown: _Move.MovePageDown,
    Key.Key_Home: _Move.MoveHome,
    Key.Key_End: _Move.MoveEnd,
}


def command_of(event: QKeyEvent) -> str | None:
    """The grid's command of a key, None for any other key."""
    return COMMANDS.get((Key(event.key()), event.modifiers() & ~_KEYPAD))


class CellDelegate(QStyledItemDelegate):
    """Editors whose keys for rows reach the grid; `split_asked` carries the cursor's place."""

    split_asked = Signal(int)

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        editor = super().createEditor(parent, option, index)
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole) or ""))
        if isinstance(editor, QLineEdit):
            editor.setMaxLength(4_000)
        return editor

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """The cell's text; what is being typed stays while the rows around it are shown anew."""
        if isinstance(editor, QLineEdit):
            text = str(index.data(Qt.ItemDataRole.EditRole) or "")
            if editor.isModified() or editor.text() == text:
                return
        super().setEditorData(editor, index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and isinstance(watched, QLineEdit):
            grid = self.parent()
            command = command_of(event)
            if isinstance(grid, Grid) and command is not None and grid.offers(command):
                if event.type() is QEvent.Type.ShortcutOverride:
                    event.accept()
                    return True
                if event.type() is QEvent.Type.KeyPress:
                    place = watched.cursorPosition()
                    grid.finish_edit()
                    if command == "split" and 0 < place < len(watched.text()):
                        self.split_asked.emit(place)
                    else:
                        grid.commanded.emit(command)
                    return True
            up_or_down = event.key() in (Key.Key_Up, Key.Key_Down)
            plain = not event.modifiers() & ~_KEYPAD
            if event.type() is QEvent.Type.KeyPress and up_or_down and plain:
                if isinstance(grid, Grid):
                    grid.finish_edit()
                    grid.step(-1 if event.key() == Key.Key_Up else 1)
                return True
        return super().eventFilter(watched, event)


class Grid(QTableView):
    """Typing starts an edit, Enter goes down, Tab right, Esc takes the edit back.

    `commanded` carries what a key asks of rows: a value of COMMANDS, or "paste" and "clear".
    `finished` comes when Enter is pressed in the last row. Tab behind the last cell, and Shift+Tab
    before the first, leave the table.
    """

    commanded = Signal(str)
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = CellDelegate(self)
        self.setItemDelegate(self.cells)
        self.mends = 0
        """How many repairs Alt+1 and Alt+2 may take; without any the keys are the window's."""
        self._anchor = QPersistentModelIndex()

    def offers(self, command: str) -> bool:
        """Whether a key is the grid's now."""
        if command.startswith("mend_"):
            return int(command[-1]) <= self.mends
        return True

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            # the editor has to be gone first, or moving on would commit it a second time
            QTimer.singleShot(0, self, self._down)

    def event(self, event: QEvent) -> bool:
        """Keys that are the grid's while it has the keyboard; F2 edits, as in every table."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            command = command_of(event)
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            own = command is not None and self.offers(command)
            if own or (plain and event.key() == Key.Key_F2):
                event.accept()
                return True
            text = event.text()
            if plain and text and text.isprintable():
                # a letter begins an edit; it is no shortcut here
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = command_of(event)
        if self.state() == QAbstractItemView.State.EditingState:
            # what the cell's editor left over, such as its Enter: it is acted on when it closes
            event.ignore()
        elif command is not None and self.offers(command):
            self.commanded.emit(command)
        elif event.key() in _ENTER and not event.modifiers() & ~_KEYPAD:
            self._down()
        elif event.modifiers() & ~_KEYPAD == _SHIFT and Key(event.key()) in _EXTENDS:
            self._extend(_EXTENDS[Key(event.key())])
        elif event.key() in (Key.Key_Tab, Key.Key_Backtab) and self._at_edge(event):
            QWidget.focusNextPrevChild(self, event.key() == Key.Key_Tab)
        elif event.key() in (Key.Key_Delete, Key.Key_Backspace) and not event.modifiers():
            self.commanded.emit("clear")
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.commanded.emit("paste")
        else:
            super().keyPressEvent(event)

    def finish_edit(self) -> None:
        """Keep what is being typed in a cell."""
        editor = QApplication.focusWidget()
        editing = self.state() == QAbstractItemView.State.EditingState
        if editing and editor is not None and self.viewport().isAncestorOf(editor):
            self.commitData(editor)
            super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def copy(self) -> None:
        """Put the chosen cells on the clipboard, as a spreadsheet takes them."""
        from desktop.ui.data_form.grid_clipboard import text_of_rows

        first, last = self.chosen_rows()
        columns = self.chosen_columns()
        model: QAbstractItemModel = self.model()
        if first < 0 or not columns:
            return
        rows = [
            [str(model.index(row, c).data(Qt.ItemDataRole.EditRole) or "") for c in columns]
            for row in range(first, last + 1)
        ]
        one = len(rows) == 1 and len(columns) == 1
        QApplication.clipboard().setText(rows[0][0] if one else text_of_rows(rows))

    def chosen_rows(self) -> tuple[int, int]:
        """First and last row of the selection, or of the current cell; (-1, -1) for none."""
        current = self.currentIndex()
        if not current.isValid():
            return -1, -1
        ranges = self._ranges()
        tops = [one.top() for one in ranges] or [current.row()]
        bottoms = [one.bottom() for one in ranges] or [current.row()]
        return min(tops), max(bottoms)

    def chosen_columns(self) -> list[int]:
        """The visible columns of the selection, or of the current cell, left to right."""
        current = self.currentIndex()
        if not current.isValid():
            return []
        ranges = self._ranges()
        left = min((one.left() for one in ranges), default=current.column())
        right = max((one.right() for one in ranges), default=current.column())
        return [c for c in self.shown_columns() if left <= c <= right]

    def _ranges(self) -> list[QItemSelectionRange]:
        selection = self.selectionModel().selection()
        return [selection.at(n) for n in range(selection.count())]

    def shown_columns(self) -> list[int]:
        """All visible columns, left to right."""
        count = self.model().columnCount()
        return [c for c in range(count) if not self.isColumnHidden(c)]

    def go(self, index: QModelIndex) -> None:
        """To a cell, which alone is chosen then, whatever keys are down."""
        chosen = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, chosen)

    def step(self, by: int) -> None:
        """To the cell below (1) or above (-1), as far as there is one."""
        index = self.currentIndex()
        row = index.row() + by
        if index.isValid() and 0 <= row < self.model().rowCount():
            self.go(index.siblingAtRow(row))

    def _extend(self, action: QAbstractItemView.CursorAction) -> None:
        """Choose from where the choice began to where the key leads.

        Qt's own way begins where a key or the mouse last went, not where `go` did.
        """
        current = self.currentIndex()
        to = self.moveCursor(action, _SHIFT)
        if not current.isValid() or not to.isValid():
            return
        chosen = self.selectionModel()
        ranges = self._ranges()
        alone = not ranges or (len(ranges) == 1 and ranges[0].width() * ranges[0].height() == 1)
        if alone or not self._anchor.isValid():
            self._anchor = QPersistentModelIndex(current)
        rows = sorted((self._anchor.row(), to.row()))
        columns = sorted((self._anchor.column(), to.column()))
        model = self.model()
        block = QItemSelection(model.index(rows[0], columns[0]), model.index(rows[1], columns[1]))
        chosen.setCurrentIndex(to, QItemSelectionModel.SelectionFlag.NoUpdate)
        chosen.select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    @Slot()
    def _down(self) -> None:
        index = self.currentIndex()
        if index.row() + 1 < self.model().rowCount():
            self.go(index.siblingAtRow(index.row() + 1))
        else:
            self.finished.emit()

    def _at_edge(self, event: QKeyEvent) -> bool:
        """Whether Tab would leave the table's last cell, or Shift+Tab its first."""
        index, shown = self.currentIndex(), self.shown_columns()
        if not index.isValid() or not shown:
            return True
        if event.key() == Key.Key_Tab:
            return index.row() == self.model().rowCount() - 1 and index.column() >= shown[-1]
        return index.row() == 0 and index.column() <= shown[0]
