# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which model is asked, how, and which one instead when it is gone."""

from __future__ import annotations

from datetime import date
from typing import Final, get_args

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
)

from desktop.domain.errors import UserError
from desktop.domain.paid_models import ModelList, ModelOffer
from desktop.settings import Fineness, ModelWay, Settings
from desktop.ui.languages import told
from desktop.ui.look import Theme, Tone
from desktop.ui.plain_text import PlainLabel, plain_tip
from desktop.ui.settings.model_choice import ModelCombo, price_words, said_of_state
from desktop.ui.settings.page import SettingsPage, across, button, choose, colour_text, combo, quiet
from desktop.ui.wording import Wording

ROWS_SHOWN: Final = 8
ID = Qt.ItemDataRole.UserRole


class ModelsPage(SettingsPage):
    """`refresh_asked` wants the service asked which models the key may use."""

    refresh_asked = Signal()

    def __init__(self, now: Settings, theme: Theme, wording: Wording) -> None:
        super().__init__(theme)
        self.entitle(self.tr("Models"))
        self._wording = wording
        self._models: ModelList | None = None
        self._ways = dict(now.model_ways)
        self._moved = dict(now.moved)
        self._shown_way: str | None = None
        self._taken: str | None = None
        self._add_moved()
        self._add_list()
        self.model = QLineEdit(now.gemini_model or "")
        self.model.setMaxLength(100)
        self.model.setPlaceholderText(self.tr("Vouch's own choice"))
        self.model.setAccessibleName(self.tr("Model"))
        self.nearest = button(self.tr("&Take the nearest"))
        self.nearest.hide()
        self.nearest.clicked.connect(self._take_nearest)
        self.form.addRow(self.tr("&Model"), across(self.model, self.nearest))
        self.remark = quiet("", theme)
        self.form.addRow(self.remark)
        self.fallback = ModelCombo(
            self.tr("Model to turn to"), self.tr("The nearest that lives"), now.fallback_model
        )
        self.form.addRow(self.tr("When it is &gone"), self.fallback)
        self._add_ways()
        self.model.textChanged.connect(self._on_model)
        self._on_model(self.model.text())

    # --- building ------------------------------------------------------------------------------

    def _add_moved(self) -> None:
        self.moved_words = PlainLabel()
        self.moved_words.setWordWrap(True)
        colour_text(self.moved_words, self.theme, Tone.LOOK)
        self.make_permanent = button(self.tr("Make it &permanent"))
        self.make_permanent.clicked.connect(self._on_permanent)
        self._moved_row = across(self.moved_words, self.make_permanent)
        self.form.addRow(self._moved_row)
        self.form.setRowVisible(self._moved_row, False)

    def _show_moved(self, model: str) -> None:
        """Where the chosen model is gone already, the one that is asked instead."""
        taken = self._taken = self._moved.get(model)
        if taken is not None:
            words = self.tr("{gone} is gone; {taken} is asked instead.")
            self.moved_words.setText(words.format(gone=model, taken=taken))
        self.form.setRowVisible(self._moved_row, taken is not None)

    def _add_list(self) -> None:
        self.list = QTreeWidget()
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAllColumnsShowFocus(True)
        self.list.setAccessibleName(self.tr("Models"))
        self.list.setHeaderLabels(
            [self.tr("Model"), self.tr("State"), self.tr("$ in / out"), self.tr("Id")]
        )
        self.list.headerItem().setToolTip(2, self.tr("US dollars for a million tokens"))
        head = self.list.header()
        head.setStretchLastSection(True)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        rows = self.list.fontMetrics().lineSpacing() + 8
        self.list.setFixedHeight(rows * (ROWS_SHOWN + 1))
        self.list.itemSelectionChanged.connect(self._on_selected)
        self.form.addRow(self.list)
        self.asked = quiet(self.tr("Looking up the models…"), self.theme)
        self.refresh = button(self.tr("&Refresh"))
        self.refresh.setToolTip(self.tr("Ask the service which models this key may use"))
        self.refresh.clicked.connect(self._on_refresh)
        self.form.addRow(across(self.asked, self.refresh))

    def _add_ways(self) -> None:
        self.section(self.tr("How this model is asked"))
        self.thinking = combo(self.tr("Thinking"))
        self.page = combo(self.tr("Pages"))
        self.scan = combo(self.tr("Scans and pictures"))
        self.form.addRow(self.tr("&Thinking"), self.thinking)
        self.form.addRow(self.tr("Resolution of p&ages"), self.page)
        self.form.addRow(self.tr("Resolution of &scans"), self.scan)
        self.way_hint = self.hint("")
        for box in (self.thinking, self.page, self.scan):
            box.activated.connect(self._on_way)

    # --- told from outside ---------------------------------------------------------------------

    def show_models(self, models: ModelList, asked_on: date | None) -> None:
        """The models, and when the service was asked for those that the key may use."""
        self._models = models
        self.list.blockSignals(True)
        self.list.clear()
        for offer in models.offers:
            self.list.addTopLevelItem(self._item(offer))
        self.list.blockSignals(False)
        self.fallback.show_models(models)
        own = models.offer(models.default_model)
        title = models.default_model if own is None else own.title
        self.model.setPlaceholderText(self.tr("Vouch's own choice: {title}").format(title=title))
        words = self.tr("The service was not asked yet which of them this key may use.")
        if asked_on is not None:
            words = self.tr("What this key may use: as the service said on {day}.").format(
                day=self._wording.date(asked_on)
            )
        if models.updated is not None:
            prices = self.tr("Prices as of {day}.").format(day=self._wording.date(models.updated))
            words = f"{words} {prices}"
        self._say(words, Tone.QUIET)
        self._on_model(self.model.text())

    def tell_trouble(self, error: UserError) -> None:
        """Why the models could not be looked up."""
        self._say(told(error), Tone.BAD)

    def _say(self, words: str, tone: Tone) -> None:
        self.refresh.setEnabled(True)
        colour_text(self.asked, self.theme, tone)
        self.asked.setText(words)

    def _item(self, offer: ModelOffer) -> QTreeWidgetItem:
        said = said_of_state(offer)
        price = price_words(offer, self._wording)
        item = QTreeWidgetItem([offer.title, said.word, price, offer.model])
        item.setData(0, ID, offer.model)
        item.setIcon(1, self.theme.icon(said.icon, said.tone))
        for column in range(4):
            item.setToolTip(column, plain_tip(offer.remark or said.word))
        return item

    # --- the person ----------------------------------------------------------------------------

    @Slot()
    def _on_refresh(self) -> None:
        self.refresh.setEnabled(False)
        colour_text(self.asked, self.theme, Tone.QUIET)
        self.asked.setText(self.tr("Asking Google…"))
        self.refresh_asked.emit()

    @Slot()
    def _on_selected(self) -> None:
        chosen = self.list.selectedItems()
        if chosen:
            self.model.setText(str(chosen[0].data(0, ID)))

    @Slot(str)
    def _on_model(self, text: str) -> None:
        models = self._models
        model = text.strip()
        offer = None
        if models is not None:
            offer = models.offer(model or models.default_model)
        self._select(model)
        self.nearest.hide()
        words, tone = "", Tone.QUIET
        if offer is not None:
            words = f"{offer.title}: {said_of_state(offer).word.lower()}. {offer.remark}".strip()
            if offer.price_until is not None and offer.state == "live":
                until = self._wording.date(offer.price_until)
                words += " " + self.tr("This price holds until {day}.").format(day=until)
            if offer.state in ("closed", "retired") or not offer.usable:
                tone = Tone.LOOK
                self._offer_nearest(offer)
        elif model and models is not None:
            words, tone = self.tr("Not in the table: its price is not known here."), Tone.LOOK
        colour_text(self.remark, self.theme, tone)
        self.remark.setText(words)
        asked = model or ("" if models is None else models.default_model)
        self._show_moved(asked)
        self._show_way(asked, offer)

    def _select(self, model: str) -> None:
        self.list.blockSignals(True)
        self.list.clearSelection()
        for row in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(row)
            if item is not None and item.data(0, ID) == model:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)

    def _offer_nearest(self, offer: ModelOffer) -> None:
        models = self._models
        nearest = None
        if models is not None and offer.replacement is not None:
            nearest = models.offer(offer.replacement)
        if nearest is not None:
            self.nearest.setText(self.tr("&Take {title}").format(title=nearest.title))
            self.nearest.setProperty("model", nearest.model)
            self.nearest.show()

    @Slot()
    def _take_nearest(self) -> None:
        self.model.setText(str(self.nearest.property("model")))
        self.model.setFocus()

    @Slot()
    def _on_permanent(self) -> None:
        models, taken = self._models, self._taken
        if taken is None:
            return
        gone = self.model.text().strip() or ("" if models is None else models.default_model)
        self._moved.pop(gone, None)
        self.model.setText(taken)
        self.model.setFocus()

    # --- thinking and resolution ---------------------------------------------------------------

    def _show_way(self, model: str, offer: ModelOffer | None) -> None:
        self._shown_way = model or None
        way = self._ways.get(model, ModelWay())
        levels = offer.levels if offer is not None else ()
        ask = offer.ask_level if offer is not None else None
        self._fill(self.thinking, levels, ask, way.thinking)
        fineness = offer.resolution if offer is not None else {}
        finenesses = get_args(Fineness) if fineness else ()
        self._fill(self.page, finenesses, fineness.get("pdf"), way.page)
        self._fill(self.scan, finenesses, fineness.get("scan"), way.scan)
        words = self.tr(
            "Little thinking reads invoices as well and costs less. Finer pages cost more tokens."
        )
        if not levels and not finenesses:
            words = self.tr("This model is asked in its own way: the table knows no other.")
        self.way_hint.setText(words)

    def _fill(
        self, box: QComboBox, values: tuple[str, ...], usual: str | None, chosen: str | None
    ) -> None:
        names = {
            "minimal": self.tr("Minimal"),
            "low": self.tr("Low"),
            "medium": self.tr("Medium"),
            "high": self.tr("High"),
            "xhigh": self.tr("Very high"),
        }
        table = self.tr("As the table says")
        if usual is not None:
            table = self.tr("As the table says ({usual})").format(usual=names[usual].lower())
        box.clear()
        box.addItem(table, None)
        for value in values:
            box.addItem(names[value], value)
        choose(box, chosen)
        box.setEnabled(bool(values))

    @Slot()
    def _on_way(self) -> None:
        if self._shown_way is None:
            return
        way = ModelWay(
            thinking=self.thinking.currentData(),
            page=self.page.currentData(),
            scan=self.scan.currentData(),
        )
        if way.is_empty:
            self._ways.pop(self._shown_way, None)
        else:
            self._ways[self._shown_way] = way

    def apply(self, settings: Settings) -> Settings:
        return settings.changed(
            gemini_model=self.model.text().strip() or None,
            fallback_model=self.fallback.chosen,
            model_ways=self._ways,
            moved=self._moved,
        )
