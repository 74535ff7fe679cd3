# SPDX-License-Identifier: AGPL-3.0-or-later
"""The settings as the window holds them; written in a lane, so that no disk is waited for."""

from __future__ import annotations

import base64
import binascii
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QObject, Signal, Slot

from desktop.background.desk import Desk, ReadHabits
from desktop.settings import Settings, save_settings


class PreferenceKeeper(QObject):
    """Holds the settings; every change is written behind the window's back."""

    changed = Signal()

    def __init__(
        self, home: Path, settings: Settings, desk: Desk, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._home = home
        self._desk = desk
        self.settings = settings
        desk.model_moved.connect(self._on_moved)

    def change(self, **values: Any) -> None:
        """Set some of them, and write the file."""
        self.settings = self.settings.changed(**values)
        settings, home = self.settings, self._home
        self._desk.records.submit(lambda _: save_settings(home, settings), keep=True)
        self.changed.emit()

    @Slot(str, str)
    def _on_moved(self, gone: str, taken: str) -> None:
        """Remember which model is asked instead of the chosen one, until a person decides."""
        if self.settings.moved.get(gone) != taken:
            self.change(moved={**self.settings.moved, gone: taken})

    def habits(self, workspace: str) -> ReadHabits:
        """How documents of this workspace are to be read."""
        kept = self.settings
        allowed = kept.paid_allowed(workspace) and not self.terms_due(workspace)
        return ReadHabits(kept.reader, allowed, kept.stronger_model)

    def terms_due(self, workspace: str) -> bool:
        """Whether documents may be sent by a key of Google AI Studio, and the person has not been
        told yet what that means."""
        kept = self.settings
        sends = kept.paid_allowed(workspace) and kept.reader != "offline"
        return sends and kept.service == "gemini" and kept.person_name not in kept.terms_known

    def terms_known(self) -> None:
        """The person was told, and agreed."""
        kept = self.settings
        self.change(terms_known=(*kept.terms_known, kept.person_name))

    def allow_paid(self, workspace: str, allowed: bool) -> tuple[str, ...]:
        """The workspaces that may send documents out, with this one switched on or off."""
        others = [name for name in self.settings.paid_workspaces if name != workspace]
        return tuple([*others, workspace] if allowed else others)

    def window_state(self, name: str) -> QByteArray | None:
        """A widget's kept state; None when there is none, or it is damaged."""
        text = self.settings.window.get(name)
        if text is None:
            return None
        try:
            return QByteArray(base64.b64decode(text, validate=True))
        except binascii.Error:
            return None

    def keep_window(self, states: dict[str, QByteArray]) -> None:
        """Keep widgets' states for the next start."""
        coded = {name: base64.b64encode(state.data()).decode() for name, state in states.items()}
        window = {**self.settings.window, **coded}
        if window != self.settings.window:
            self.change(window=window)
