# SPDX-License-Identifier: AGPL-3.0-or-later
"""What all dialogs share: margins, a message line, and buttons at the bottom."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.look import Theme, Tone
from desktop.ui.plain_text import PlainLabel


class FormDialog(QDialog):
    """A form over buttons. `say` puts a message under the form, "" takes it away."""

    def __init__(self, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(18, 16, 18, 14)
        self.column.setSpacing(10)
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(12)
        self.form.setVerticalSpacing(8)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self.column.addLayout(self.form)
        self.message = PlainLabel()
        self.message.setWordWrap(True)
        self.message.hide()
        self.column.addWidget(self.message)
        self.column.addStretch(1)
        self.buttons = QDialogButtonBox()
        self.ok: QPushButton | None = None
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.column.addWidget(self.buttons)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("0") * 64)

    def set_up(self, title: str, accept: str = "") -> None:
        """The title, and the word on the accepting button; without one there is only Close."""
        self.setWindowTitle(title)
        box = QDialogButtonBox.StandardButton
        if accept:
            self.ok = self.buttons.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole)
            self.ok.setDefault(True)
            self.buttons.addButton(box.Cancel)
        else:
            self.buttons.addButton(box.Close)
        for button in self.buttons.buttons():
            # words alone: the style's stock pictures fit no palette
            button.setIcon(QIcon())
            if button is not self.ok and isinstance(button, QPushButton):
                button.setAutoDefault(not accept)

    def showEvent(self, event: QShowEvent) -> None:
        """The first field has the keyboard, and Tab comes to the buttons last."""
        super().showEvent(event)
        buttons = self.buttons.buttons()
        fields = [w for w in self.tab_stops() if w not in buttons]
        if not fields:
            return
        for before, after in pairwise((fields[-1], *buttons)):
            self.setTabOrder(before, after)
        if self.focusWidget() not in fields:
            fields[0].setFocus(Qt.FocusReason.TabFocusReason)

    def tab_stops(self) -> list[QWidget]:
        """Everything that shows and takes the keyboard by Tab."""
        # as they were made, which is Qt's own order. Not by nextInFocusChain: once it gives back
        # the dialog itself, PySide forgets that the window owns it, and the collector ends it
        return [
            widget
            for widget in self.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(self)
        ]

    def say(self, words: str, tone: Tone = Tone.BAD) -> None:
        """A message under the form."""
        palette = self.message.palette()
        palette.setColor(palette.ColorRole.WindowText, self.theme.colour(tone))
        self.message.setPalette(palette)
        self.message.setText(words)
        self.message.setVisible(bool(words))

    def hint(self, words: str) -> QLabel:
        """A quiet line of explanation."""
        label = PlainLabel(words)
        label.setWordWrap(True)
        palette = label.palette()
        palette.setColor(palette.ColorRole.WindowText, self.theme.colour(Tone.QUIET))
        label.setPalette(palette)
        return label
