# SPDX-License-Identifier: AGPL-3.0-or-later
"""A model chosen from the list, or typed; the words for its state and price."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy

from desktop.domain.paid_models import ModelList, ModelOffer
from desktop.ui.look import Tone
from desktop.ui.wording import Said, Wording


def _tr(text: str) -> str:
    return QCoreApplication.translate("models", text)


class ModelCombo(QComboBox):
    """A model by its id, from the list or typed; nothing is what `nothing` says."""

    def __init__(self, name: str, nothing: str, model: str | None) -> None:
        super().__init__()
        self._nothing = nothing
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(14)
        line = QLineEdit()
        line.setMaxLength(100)
        line.setPlaceholderText(nothing)
        line.setAccessibleName(name)
        self.setLineEdit(line)
        self.setAccessibleName(name)
        self.addItem(nothing, "")
        self.activated.connect(self._on_chosen)
        self.show_model(model)

    @property
    def chosen(self) -> str | None:
        """The id, None for nothing."""
        return self.currentText().strip() or None

    def show_model(self, model: str | None) -> None:
        """Let this one be chosen."""
        self.setEditText(model or "")

    def show_models(self, models: ModelList) -> None:
        """The ones that live, to choose from; the chosen one stays."""
        chosen = self.chosen
        self.clear()
        self.addItem(self._nothing, "")
        for offer in models.offers:
            if offer.usable and offer.state in ("live", "unlisted"):
                self.addItem(f"{offer.title}  ({offer.model})", offer.model)
        self.show_model(chosen)

    def _on_chosen(self, index: int) -> None:
        self.setEditText(str(self.itemData(index) or ""))


def said_of_state(offer: ModelOffer) -> Said:
    """A model's state in words, with an icon and a tone."""
    if offer.state == "retired":
        return Said(_tr("Shut down"), "cancel", Tone.BAD)
    if offer.offered is False:
        return Said(_tr("Not for this key"), "broken", Tone.LOOK)
    if offer.state == "closed" and not offer.offered:
        return Said(_tr("Closed to new projects"), "lock", Tone.LOOK)
    if offer.state == "unlisted":
        return Said(_tr("Offered, price unknown"), "look", Tone.LOOK)
    if offer.offered:
        return Said(_tr("Offered to this key"), "fine", Tone.GOOD)
    return Said(_tr("Live"), "fine", Tone.GOOD)


def price_words(offer: ModelOffer, wording: Wording) -> str:
    """Dollars for a million tokens, in and out."""
    if offer.price_in is None or offer.price_out is None:
        return "–"
    return f"{wording.number(offer.price_in, 2)} / {wording.number(offer.price_out, 2)}"
