# SPDX-License-Identifier: AGPL-3.0-or-later
"""Why a field has its value: the reasons for and against it, and the runners-up to choose from."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialogButtonBox, QListWidget, QListWidgetItem, QWidget

from desktop.domain.explanation import MOST_RUNNERS_UP, FieldExplanation, Reason, RunnerUp
from desktop.domain.reading import FieldReading, Source
from desktop.ui.data_form.marks import proof_of, source_name
from desktop.ui.dialogs.base import FormDialog
from desktop.ui.look import Theme, Tone, scaled_font
from desktop.ui.plain_text import PlainLabel

_REASONS_SHOWN = 9
_MARGIN = 6
_LONGEST = 300
_LONGEST_CHOICE = 100


class _Sayings(QListWidget):
    """Sentences under one another, each as high as its words need, up to `most` in view."""

    refitted = Signal()

    def __init__(self, name: str, most: int) -> None:
        super().__init__()
        self._most = most
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setIconSize(QSize(14, 14))
        self.setUniformItemSizes(False)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def fit(self) -> None:
        """Heights for the present width and words."""
        width = max(120, self.width() - self.iconSize().width() - 40)
        heights: list[int] = []
        for row in range(self.count()):
            area = QRect(0, 0, width, 2_000)
            text = self.item(row).text()
            flags = Qt.TextFlag.TextWordWrap
            heights.append(self.fontMetrics().boundingRect(area, flags, text).height() + _MARGIN)
            self.item(row).setSizeHint(QSize(width, heights[-1]))
        if heights:
            height = sum(heights[: self._most]) + 2 * self.frameWidth() + 2
            if height != self.height():
                self.setFixedHeight(height)
                self.refitted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


class WhyDialog(FormDialog):
    """`looked_at` carries the FieldReading that is considered; `taken` the one that was chosen.

    `shown_as` writes a value in the person's own way. The value as it is stands first among those
    to choose from, so that Enter alone changes nothing.
    """

    looked_at = Signal(object)
    taken = Signal(object)

    def __init__(
        self, name: str, shown_as: Callable[[str], str], theme: Theme, parent: QWidget | None
    ) -> None:
        super().__init__(theme, parent)
        self.set_up(self.tr("Why this value?"), self.tr("&Take this value"))
        self._shown_as = shown_as
        self._choices: tuple[FieldReading, ...] = ()
        self._name = PlainLabel(name)
        self.value = PlainLabel()
        self.value.setFont(scaled_font(self.value, 1.25, bold=True))
        self.where = PlainLabel(self.tr("Looking…"))
        for label in (self.value, self.where):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.reasons = _Sayings(self.tr("Reasons"), _REASONS_SHOWN)
        self.reasons.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self._others = PlainLabel(self.tr("What it could also be"))
        self._others.setFont(scaled_font(self._others, 1.0, bold=True))
        self.others = _Sayings(self.tr("What it could also be"), MOST_RUNNERS_UP + 1)
        self.others.currentRowChanged.connect(self._on_row)
        self.others.itemActivated.connect(self._on_activated)
        parts = (self._name, self.value, self.where, self.reasons, self._others, self.others)
        for place, widget in enumerate(parts):
            self.column.insertWidget(place, widget)
        if self.ok is not None:
            self.ok.setEnabled(False)
        close = self.buttons.button(QDialogButtonBox.StandardButton.Cancel)
        close.setText(self.tr("&Close"))
        for widget in (self.reasons, self._others, self.others):
            widget.hide()
        self.accepted.connect(self._take)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.timeout.connect(self._settle)
        for sayings in (self.reasons, self.others):
            sayings.refitted.connect(self._settling.start)

    def show_explanation(self, found: FieldExplanation) -> None:
        """What was found out; the keyboard goes to the runners-up, where there are any."""
        self._choices = (found.reading, *(other.reading for other in found.runners_up))
        value = self._shown_as(found.reading.value) if found.reading.value else ""
        self.value.setText(_short(value, _LONGEST) or self.tr("(empty)"))
        self.where.setText(self._where(found.reading) if value else self._empty())
        for reason in found.reasons:
            self.reasons.addItem(self._said(reason))
        kept = _short(value, _LONGEST_CHOICE) or self.tr("(empty)")
        self.others.addItem(QListWidgetItem(f"{kept}\n{self.tr('The value as it is.')}"))
        for other in found.runners_up:
            self.others.addItem(QListWidgetItem(self._other(other)))
        self.reasons.setVisible(bool(found.reasons))
        for widget in (self._others, self.others):
            widget.setVisible(bool(found.runners_up))
        if not found.runners_up and value:
            self.say(self.tr("Nothing else came into question."), Tone.QUIET)
        self._fit()
        if found.runners_up:
            self.others.setCurrentRow(0)
            self.others.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setFocus()

    def refuse(self, words: str) -> None:
        """Say why there is no explanation."""
        self.where.clear()
        self.say(words)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    # --- words ---------------------------------------------------------------------------------

    def _where(self, reading: FieldReading) -> str:
        words = proof_of(reading)
        if reading.label:
            words += " " + self.tr("Label: “{label}”.").format(label=reading.label)
        return words

    def _empty(self) -> str:
        return self.tr("Nobody stands for a value here.")

    def _said(self, reason: Reason) -> QListWidgetItem:
        speaks = reason.weight >= 0
        icon = self.theme.icon("add", Tone.GOOD) if speaks else self.theme.icon("minus", Tone.LOOK)
        item = QListWidgetItem(icon, reason.words)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        for_it, against = self.tr("For: {words}"), self.tr("Against: {words}")
        item.setData(
            Qt.ItemDataRole.AccessibleTextRole,
            (for_it if speaks else against).format(words=reason.words),
        )
        return item

    def _other(self, other: RunnerUp) -> str:
        reading = other.reading
        value = _short(self._shown_as(reading.value), _LONGEST_CHOICE)
        where = "" if reading.page is None else self.tr("page {page}").format(page=reading.page)
        if reading.source != Source.OFFLINE:
            where = ", ".join(filter(None, (where, source_name(reading.source))))
        head = f"{value}  ({where})" if where else value
        return f"{head}\n{other.lost}"

    # --- acting --------------------------------------------------------------------------------

    @Slot()
    def _fit(self) -> None:
        for sayings in (self.reasons, self.others):
            sayings.fit()
        self._settling.start()

    @Slot()
    def _settle(self) -> None:
        """The height that the words need, once the layout knows of it."""
        layout = self.layout()
        if layout is not None:
            layout.invalidate()
            layout.activate()
        self.adjustSize()

    @Slot(int)
    def _on_row(self, row: int) -> None:
        if 0 <= row < len(self._choices):
            if self.ok is not None:
                self.ok.setEnabled(row > 0)
            self.looked_at.emit(self._choices[row])

    @Slot(QListWidgetItem)
    def _on_activated(self, _: QListWidgetItem) -> None:
        self.accept()

    @Slot()
    def _take(self) -> None:
        row = self.others.currentRow()
        if 0 < row < len(self._choices):
            self.taken.emit(self._choices[row])


def _short(text: str, most: int) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1] + "…"
