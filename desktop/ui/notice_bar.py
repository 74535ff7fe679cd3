# SPDX-License-Identifier: AGPL-3.0-or-later
"""Messages over the panes that never block: what happened, what to do, and perhaps a button."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from desktop.domain.errors import UserError
from desktop.ui.languages import said
from desktop.ui.look import Theme, Tone, blended
from desktop.ui.plain_text import PlainLabel

MAX_WAITING = 20


@dataclass(frozen=True, slots=True)
class Notice:
    """One message; `act` is what the button named `action` does, in the window's thread."""

    title: str
    advice: str = ""
    tone: Tone = Tone.LOOK
    action: str = ""
    act: Callable[[], None] | None = None


_ICONS = {Tone.BAD: "failed", Tone.LOOK: "warning", Tone.GOOD: "verify"}


class NoticeBar(QFrame):
    """Shows one notice at a time; further ones wait behind it, equal ones count once."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._waiting: deque[Notice] = deque()
        self._current: Notice | None = None
        self.setAutoFillBackground(True)
        self.setAccessibleName(self.tr("Notice"))
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 6, 5)
        row.setSpacing(8)
        self._icon = PlainLabel()
        self._text = PlainLabel()
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._more = PlainLabel()
        self._action = QPushButton()
        self._close = QToolButton()
        self._close.setAutoRaise(True)
        self._close.setIconSize(QSize(16, 16))
        self._close.setAccessibleName(self.tr("Close the notice"))
        self._close.setToolTip(self.tr("Close"))
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._more)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self._action.clicked.connect(self._on_action)
        self._close.clicked.connect(self.next)
        theme.changed.connect(self._show)
        self.hide()

    @property
    def text(self) -> str:
        """What is shown now, "" when nothing is."""
        return "" if self._current is None else self._text.text()

    def tell(self, notice: Notice) -> None:
        """Show it, or have it wait its turn; what only says that all went well gives way."""
        known = [n for n in (self._current, *self._waiting) if n is not None]
        if any((n.title, n.advice) == (notice.title, notice.advice) for n in known):
            return
        if self._current is None or (self._current.tone is Tone.GOOD and not self._waiting):
            self._current = notice
        elif len(self._waiting) < MAX_WAITING:
            self._waiting.append(notice)
        self._show()

    def tell_error(self, error: UserError) -> None:
        """What happened and what to do."""
        self.tell(Notice(error.title, error.advice, Tone.BAD))

    @Slot()
    def next(self) -> None:
        """Put the present notice away."""
        self._current = self._waiting.popleft() if self._waiting else None
        self._show()

    @Slot()
    def _on_action(self) -> None:
        notice = self._current
        self.next()
        if notice is not None and notice.act is not None:
            notice.act()

    @Slot()
    def _show(self) -> None:
        notice = self._current
        self.setVisible(notice is not None)
        if notice is None:
            return
        ratio = self.devicePixelRatioF()
        icon = _ICONS.get(notice.tone, "info")
        self._icon.setPixmap(self._theme.pixmap(icon, notice.tone, 18, ratio))
        self._text.setText(f"{said(notice.title)} {said(notice.advice)}".strip())
        self._more.setText(
            self.tr("{count} more").format(count=len(self._waiting)) if self._waiting else ""
        )
        self._action.setText(notice.action)
        self._action.setVisible(bool(notice.action))
        self._close.setIcon(self._theme.icon("close"))
        palette = QPalette()
        ground = palette.color(QPalette.ColorRole.Window)
        palette.setColor(
            QPalette.ColorRole.Window, blended(self._theme.colour(notice.tone), ground, 0.14)
        )
        self.setPalette(palette)
