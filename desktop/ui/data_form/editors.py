# SPDX-License-Identifier: AGPL-3.0-or-later
"""The editors of single fields: one line, several lines, a choice. All speak alike."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from desktop.domain.fields import FieldKind


class Editor(Protocol):
    """What the form asks of an editor. `left` comes when the person is done with it."""

    @property
    def widget(self) -> QWidget: ...

    def typed(self) -> str:
        """What stands in it."""
        ...

    def show_value(self, text: str) -> None:
        """Put a kept value into it; its own undo history ends there."""
        ...

    @property
    def touched(self) -> bool:
        """Whether something else than the kept value stands in it."""
        ...


_SHIFT = Qt.KeyboardModifier.ShiftModifier


def _is_undo(event: QEvent) -> bool:
    return (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and (
            event.matches(QKeySequence.StandardKey.Undo)
            or event.matches(QKeySequence.StandardKey.Redo)
        )
    )


def _is_typing(event: QEvent) -> bool:
    """Whether a key that could be a shortcut makes a character here: AltGr is Ctrl+Alt to some."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    text, held = event.text(), event.modifiers() & both
    if not text or not text.isprintable():
        return False
    # AltGr makes another character than the key's own: "€" on E
    own = chr(event.key()) if event.key() <= sys.maxunicode else ""
    return not held or (held == both and text.casefold() != own.casefold())


_LETTERS = range(Qt.Key.Key_A, Qt.Key.Key_Z + 1)
_EDITING = frozenset(Qt.Key[f"Key_{letter}"] for letter in "ACVXYZ")


def _is_the_windows(event: QEvent) -> bool:
    """Whether Ctrl and a letter is no editing here, though plain X11 takes some for it: Ctrl+E is
    the line's end there, and Ctrl+U empties it."""
    return (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        and event.key() in _LETTERS
        and event.key() not in _EDITING
    )


def _is_enter(event: QKeyEvent) -> bool:
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _plain(event: QKeyEvent) -> bool:
    return event.modifiers() in (
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.KeypadModifier,
    )


class LineEditor(QLineEdit):
    """One line. Ctrl+Z takes typing back, and once there is none, goes on to the window's undo."""

    left = Signal()
    entered = Signal()
    focused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = ""
        self.setMaxLength(4_000)
        self.editingFinished.connect(self.left)
        self.returnPressed.connect(self.entered)

    @property
    def widget(self) -> QWidget:
        return self

    def typed(self) -> str:
        return self.text()

    @property
    def touched(self) -> bool:
        return self.text() != self._kept

    def show_value(self, text: str) -> None:
        flat = " ".join(text.splitlines())
        self._kept = flat
        if self.text() != flat:
            self.setText(flat)
            self.setCursorPosition(0)

    def event(self, event: QEvent) -> bool:
        if _is_the_windows(event) or (_is_undo(event) and not self.touched):
            event.ignore()
            return False
        if _is_typing(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.touched:
            self.setText(self._kept)
            self.left.emit()
        elif _is_enter(event) and event.isAutoRepeat():
            # a key held down accepts one value, not one after the other
            event.accept()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self.touched:
            self.setCursorPosition(0)


class TextEditor(QPlainTextEdit):
    """Several lines; Tab leaves it, as everywhere in the form.

    Where `goes_on` is set, Enter accepts as in other fields, and Shift+Enter makes a line.
    """

    left = Signal()
    entered = Signal()
    focused = Signal()

    def __init__(
        self, lines: int = 3, *, goes_on: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kept = ""
        self._lines = lines
        self._goes_on = goes_on
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.document().setDocumentMargin(3)
        height = self.fontMetrics().lineSpacing() * lines + 12
        self.setFixedHeight(height)

    @property
    def widget(self) -> QWidget:
        return self

    def typed(self) -> str:
        return self.toPlainText()

    @property
    def touched(self) -> bool:
        return self.toPlainText() != self._kept

    def show_value(self, text: str) -> None:
        self._kept = text
        if self.toPlainText() != text:
            self.setPlainText(text)

    def event(self, event: QEvent) -> bool:
        if _is_the_windows(event) or (_is_undo(event) and not self.touched):
            event.ignore()
            return False
        if _is_typing(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.touched:
            self.setPlainText(self._kept)
            self.left.emit()
        elif self._goes_on and _is_enter(event) and _plain(event):
            if not event.isAutoRepeat():
                self.left.emit()
                self.entered.emit()
        elif self._goes_on and _is_enter(event) and event.modifiers() == _SHIFT:
            # what Qt inserts for it is a line separator, which no value should hold
            self.insertPlainText("\n")
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def sizeHint(self) -> QSize:
        return QSize(120, self.fontMetrics().lineSpacing() * self._lines + 12)


class ChoiceEditor(QComboBox):
    """One of several values; empty is one of them. The wheel scrolls the form, not the choice."""

    left = Signal()
    entered = Signal()
    focused = Signal()

    def __init__(
        self, values: Sequence[str], words: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kept = ""
        self.addItem("", "")
        for value, word in zip(values, words, strict=True):
            self.addItem(word, value)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(self.left)

    @property
    def widget(self) -> QWidget:
        return self

    def typed(self) -> str:
        return str(self.currentData() or "")

    @property
    def touched(self) -> bool:
        return self.typed() != self._kept

    def show_value(self, text: str) -> None:
        self._kept = text
        self.setCurrentIndex(max(0, self.findData(text)))

    def wheelEvent(self, event: QEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_enter(event) and _plain(event):
            if not event.isAutoRepeat():
                self.left.emit()
                self.entered.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


AnyEditor = LineEditor | TextEditor | ChoiceEditor


def editor_for(
    kind: FieldKind, choices: Sequence[str] = (), words: Sequence[str] = ()
) -> AnyEditor:
    """The editor that fits a field's kind."""
    if kind is FieldKind.CHOICE:
        return ChoiceEditor(choices, words)
    if kind is FieldKind.MULTILINE:
        return TextEditor(goes_on=True)
    return LineEditor()
