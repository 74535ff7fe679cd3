# SPDX-License-Identifier: AGPL-3.0-or-later
"""Words shown as they are: what a document or a file name says is never taken for markup."""

from __future__ import annotations

import html

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


class PlainLabel(QLabel):
    """A label that guesses nothing: Qt's own takes `<img src=…>` of a document for a picture."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)


def plain_tip(text: str) -> str:
    """A tool tip that shows the text as it is; tips know no plain format of their own."""
    if "<" not in text:
        return text
    return f'<span style="white-space: pre-wrap">{html.escape(text)}</span>'
