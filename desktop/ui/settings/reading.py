# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who reads documents: this computer, a paid service where it helps, or that service always."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton

from desktop.domain.paid_models import ModelList
from desktop.settings import Settings
from desktop.ui.look import Theme
from desktop.ui.settings.model_choice import ModelCombo
from desktop.ui.settings.page import SettingsPage, choose, combo, quiet

Habit = Literal["offline", "auto", "always"]


class ReadingPage(SettingsPage):
    """`paid_wished` tells whether a paid service is to read at all."""

    paid_wished = Signal(bool)

    def __init__(self, now: Settings, paid_allowed: bool, workspace: str, theme: Theme) -> None:
        super().__init__(theme)
        self.entitle(self.tr("Reading"))
        self.habits: dict[Habit, QRadioButton] = {
            "offline": QRadioButton(self.tr("On this computer &only")),
            "auto": QRadioButton(self.tr("On this computer; Gemini where it is in do&ubt")),
            "always": QRadioButton(self.tr("&Gemini for every document")),
        }
        group = QButtonGroup(self)
        for choice in self.habits.values():
            group.addButton(choice)
        reads: Habit = "always" if now.reader in ("gemini", "vertex") else "auto"
        self.habits["offline" if now.reader == "offline" else reads].setChecked(True)
        for habit in self.habits.values():
            self.form.addRow(habit)
        self.paid = QCheckBox(self.tr("&Documents may be sent to Gemini"))
        self.paid.setChecked(paid_allowed)
        self.section(self.tr("Paid reading"))
        self.form.addRow(self.paid)
        self.hint(
            self.tr(
                "Gemini is a paid service of Google. Documents of “{name}” leave this computer "
                "only while this is switched on; it is asked for each workspace by itself."
            ).format(name=workspace)
        )
        self.section(self.tr("Second look"))
        self.stronger = ModelCombo(
            self.tr("Stronger model"), self.tr("No second look"), now.stronger_model
        )
        self.form.addRow(self.tr("&Stronger model"), self.stronger)
        self.hint(
            self.tr(
                "Asked about single fields alone on which the readers do not agree. It costs a "
                "little more, only where it is asked."
            )
        )
        self.section(self.tr("Price and time"))
        self.tier = combo(self.tr("Tier"))
        self.tier.addItem(self.tr("Standard: answered at once"), "standard")
        self.tier.addItem(self.tr("Flex: half the price, may take minutes"), "flex")
        choose(self.tier, now.tier)
        self.form.addRow(self.tr("&Tier"), self.tier)
        self.batch = quiet("", theme)
        self.form.addRow(self.batch)
        self.show_service(now.service)
        for choice in self.habits.values():
            choice.toggled.connect(self._on_habit)
        self._on_habit()

    def show_models(self, models: ModelList) -> None:
        """The models to choose the stronger one from."""
        self.stronger.show_models(models)

    @Slot(str)
    def show_service(self, service: str) -> None:
        """What batches need depends on the door."""
        words = self.tr(
            "A backlog can go to Gemini as a batch, at half the price and overnight: choose it "
            "when many are read again."
        )
        if service == "vertex":
            words = self.tr(
                "Vertex AI takes batches only from a storage bucket of the project, which Vouch "
                "does not fill. For batches choose Google AI Studio; flex costs the same."
            )
        self.batch.setText(words)

    @property
    def habit(self) -> Habit:
        """Who reads."""
        return next(name for name, choice in self.habits.items() if choice.isChecked())

    @Slot()
    def _on_habit(self) -> None:
        wished = self.habit != "offline"
        for part in (self.paid, self.stronger, self.tier):
            part.setEnabled(wished)
        self.paid_wished.emit(wished)

    def apply(self, settings: Settings) -> Settings:
        """`settings` must know its service already: reading always names it."""
        always = settings.paid_service if self.habit == "always" else "auto"
        return settings.changed(
            reader="offline" if self.habit == "offline" else always,
            stronger_model=self.stronger.chosen,
            tier=self.tier.currentData(),
        )
