# SPDX-License-Identifier: AGPL-3.0-or-later
"""Words shown as they are: what a document or a file name says is never taken for markup."""

from __future__ import annotations

import html

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QWidget

_WIDEST_WORD = 90


class PlainLabel(QLabel):
    """A label that guesses nothing: Qt's own takes `<img src=…>` of a document for a picture."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def sizeHint(self) -> QSize:
        """As Qt's; a wrapped text asks for no more room than its lines need."""
        return self._bounded(super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        """As Qt's; no word of a document, however long, makes a window wider than the screen."""
        return self._bounded(super().minimumSizeHint())

    def _bounded(self, hint: QSize) -> QSize:
        if self.wordWrap():
            hint.setWidth(min(hint.width(), _WIDEST_WORD * self.fontMetrics().averageCharWidth()))
        return hint


def plain_tip(text: str) -> str:
    """A tool tip that shows the text as it is; tips know no plain format of their own."""
    if "<" not in text:
        return text
    return f'<span style="white-space: pre-wrap">{html.escape(text)}</span>'
