# SPDX-License-Identifier: AGPL-3.0-or-later
"""The settings: a list of pages, and the page that is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QWidget,
)

from desktop.domain.errors import InvalidValue
from desktop.domain.paid_models import ModelList
from desktop.domain.spending import SpendingRules
from desktop.settings import Settings
from desktop.ui.dialogs.base import FormDialog
from desktop.ui.languages import told
from desktop.ui.look import Theme
from desktop.ui.settings.gemini import GeminiPage
from desktop.ui.settings.general import GeneralPage
from desktop.ui.settings.keys import KeysPage
from desktop.ui.settings.models import ModelsPage
from desktop.ui.settings.page import SettingsPage
from desktop.ui.settings.reading import ReadingPage
from desktop.ui.settings.spending import SpendingPage
from desktop.ui.settings.vouching import VouchingPage
from desktop.ui.wording import Wording
from desktop.workflows.confirming import VouchingRules

PageName = Literal["general", "reading", "vouching", "gemini", "models", "spending", "keys"]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a person saved; `rules` is None where they were not at hand."""

    settings: Settings
    paid_allowed: bool
    rules: SpendingRules | None
    vouching: VouchingRules | None = None


class SettingsDialog(FormDialog):
    """`saved` carries Chosen. The others carry the Settings as they stand in the dialog."""

    saved = Signal(object)
    test_asked = Signal(object)
    refresh_asked = Signal(object)
    models_wanted = Signal(object)

    def __init__(
        self,
        now: Settings,
        paid_allowed: bool,
        workspace: str,
        theme: Theme,
        wording: Wording,
        parent: QWidget | None,
    ) -> None:
        super().__init__(theme, parent)
        self.set_up(self.tr("Settings"), self.tr("Save"))
        self._now = now
        self.names = QListWidget()
        self.names.setAccessibleName(self.tr("Pages of the settings"))
        self.names.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.stack = QStackedWidget()
        self.general = GeneralPage(now, theme)
        self.reading = ReadingPage(now, paid_allowed, workspace, theme)
        self.vouching = VouchingPage(workspace, now.decimal_mark, theme)
        self.gemini = GeminiPage(now, theme)
        self.models = ModelsPage(now, theme, wording)
        self.spending = SpendingPage(workspace, now.decimal_mark, theme, wording)
        self.keys = KeysPage(now.service, workspace, theme)
        self.pages: dict[PageName, SettingsPage] = {
            "general": self.general,
            "reading": self.reading,
            "vouching": self.vouching,
            "gemini": self.gemini,
            "models": self.models,
            "spending": self.spending,
            "keys": self.keys,
        }
        for name, page in self.pages.items():
            item = QListWidgetItem(page.title)
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setSizeHint(QSize(0, self.fontMetrics().lineSpacing() + 12))
            self.names.addItem(item)
            self.stack.addWidget(page)
        widest = max(self.fontMetrics().horizontalAdvance(p.title) for p in self.pages.values())
        self.names.setFixedWidth(widest + 36)
        beside = QHBoxLayout()
        beside.setSpacing(14)
        beside.addWidget(self.names)
        beside.addWidget(self.stack, 1)
        self.column.insertLayout(0, beside, 1)
        # the form of the base is not used: its stretch would take half of the height
        self.column.setStretch(3, 0)
        self.names.currentRowChanged.connect(self._on_page)
        self.names.setCurrentRow(0)
        self.gemini.door_changed.connect(self._on_door)
        self.gemini.test_asked.connect(lambda: self._hand_on(self.test_asked))
        self.models.refresh_asked.connect(lambda: self._hand_on(self.refresh_asked))
        QShortcut(QKeySequence(QKeySequence.StandardKey.NextChild), self, self._next_page)
        QShortcut(QKeySequence(QKeySequence.StandardKey.PreviousChild), self, self._page_before)

    def sizeHint(self) -> QSize:
        """As large as the largest page wants, and as the screen has room for."""
        letter = self.fontMetrics()
        wanted = QSize(letter.horizontalAdvance("0") * 104, letter.lineSpacing() * 46)
        room = self.screen().availableSize()
        return wanted.boundedTo(QSize(room.width() - 40, room.height() - 80))

    def minimumSizeHint(self) -> QSize:
        """Pages scroll: even a small screen is enough."""
        letter = self.fontMetrics()
        return QSize(letter.horizontalAdvance("0") * 64, letter.lineSpacing() * 16)

    def open_page(self, name: PageName) -> None:
        """Show a page."""
        self.names.setCurrentRow(list(self.pages).index(name))

    def draft(self) -> Settings:
        """The settings as they stand here; raises InvalidValue in words."""
        settings = self._now
        for page in (self.general, self.gemini, self.models, self.reading):
            settings = page.apply(settings)
        return settings

    def show_models(self, models: ModelList, service: str) -> None:
        """The models of a service, to choose from."""
        if service != self.gemini.service:
            return
        offered = self._now.offered.get(service)
        self.models.show_models(models, None if offered is None else offered.on)
        self.reading.show_models(models)

    def look_up_models(self) -> None:
        """Ask for the models anew."""
        self._hand_on(self.models_wanted)

    def take_offered(self, settings: Settings) -> None:
        """What the service offers was asked, and is kept already: saving must not undo it."""
        self._now = self._now.changed(offered=settings.offered)

    # --- the person ----------------------------------------------------------------------------

    @Slot(int)
    def _on_page(self, row: int) -> None:
        self.stack.setCurrentIndex(row)
        self.say("")

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab: the list, the fields of the page that shows, the buttons, and round again.

        By hand, because Qt's own order loses its way among pages that are hidden.
        """
        buttons = self.buttons.buttons()
        stops = [w for w in self.tab_stops() if w.isEnabled() and w.focusProxy() is None]
        order = [w for w in stops if w not in buttons] + [w for w in stops if w in buttons]
        if not order:
            return False
        at = self.focusWidget()
        step = 1 if forward else -1
        place = order.index(at) + step if at in order else 0
        found = order[place % len(order)]
        reason = Qt.FocusReason.TabFocusReason
        found.setFocus(reason if forward else Qt.FocusReason.BacktabFocusReason)
        page = self.stack.currentWidget()
        if isinstance(page, SettingsPage) and page.isAncestorOf(found):
            page.ensureWidgetVisible(found)
        return True

    @Slot()
    def _next_page(self) -> None:
        self.names.setCurrentRow((self.names.currentRow() + 1) % self.names.count())

    @Slot()
    def _page_before(self) -> None:
        self.names.setCurrentRow((self.names.currentRow() - 1) % self.names.count())

    @Slot(str)
    def _on_door(self, service: str) -> None:
        self.reading.show_service(service)
        self._hand_on(self.models_wanted)

    def _hand_on(self, signal: SignalInstance) -> None:
        """Give away the settings as they stand here, unless they can't be."""
        try:
            settings = self.draft()
        except InvalidValue as error:
            self.gemini.tell_fails(error)
            self.models.tell_trouble(error)
            return
        signal.emit(settings)

    def accept(self) -> None:
        """Save what stands on all pages; a mistake is shown on its own page."""
        page: SettingsPage = self.gemini
        try:
            settings = self.draft()
            page = self.spending
            rules = self.spending.rules()
            page = self.vouching
            vouching = self.vouching.rules()
        except InvalidValue as error:
            self.stack.setCurrentWidget(page)
            self.names.setCurrentRow(self.stack.currentIndex())
            self.say(told(error))
            wrong = page.to_focus()
            if wrong is not None:
                wrong.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.saved.emit(Chosen(settings, self.reading.paid.isChecked(), rules, vouching))
        super().accept()
