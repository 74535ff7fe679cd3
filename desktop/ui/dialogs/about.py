# SPDX-License-Identifier: AGPL-3.0-or-later
"""What every key does, and what this program is."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import metadata

from PySide6.QtCore import Qt, Slot, qVersion
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.dialogs.base import FormDialog
from desktop.ui.look import Theme, app_icon, scaled_font
from desktop.ui.plain_text import PlainLabel


class ShortcutsDialog(FormDialog):
    """A sheet of all keys, by group: (group, ((keys, what they do), ...)); typing narrows it."""

    def __init__(
        self,
        groups: Sequence[tuple[str, Sequence[tuple[str, str]]]],
        theme: Theme,
        parent: QWidget | None,
    ) -> None:
        super().__init__(theme, parent)
        self.set_up(self.tr("Keyboard shortcuts"))
        self.words = QLineEdit()
        self.words.setPlaceholderText(self.tr("Find a key or what it does"))
        self.words.setAccessibleName(self.words.placeholderText())
        self.words.setClearButtonEnabled(True)
        self.words.textChanged.connect(self._narrow)
        self.column.insertWidget(0, self.words)
        body = QWidget()
        sides = QHBoxLayout(body)
        sides.setContentsMargins(4, 4, 16, 4)
        sides.setSpacing(36)
        self._groups: list[tuple[QWidget, list[tuple[QWidget, QWidget, str]]]] = []
        columns: list[list[tuple[str, Sequence[tuple[str, str]]]]] = [[], []]
        half = sum(len(keys) + 2 for _, keys in groups) / 2
        # the longest group has a side of its own, and the others what is left
        longest = max(groups, key=lambda group: len(group[1]), default=None)
        for group in groups:
            columns[1 if group is longest and len(group[1]) > half * 0.6 else 0].append(group)
        for column in columns:
            if column:
                sides.addLayout(self._side(column), 1)
        area = QScrollArea()
        area.setWidget(body)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        bar = area.verticalScrollBar().sizeHint().width()
        area.setMinimumWidth(body.sizeHint().width() + bar)
        area.setMinimumHeight(min(640, body.sizeHint().height() + 8))
        self.column.insertWidget(1, area, 1)

    def _side(self, groups: Sequence[tuple[str, Sequence[tuple[str, str]]]]) -> QVBoxLayout:
        side = QVBoxLayout()
        side.setSpacing(12)
        for name, keys in groups:
            block = QWidget()
            grid = QGridLayout(block)
            grid.setContentsMargins(0, 0, 0, 0)
            grid.setHorizontalSpacing(16)
            grid.setVerticalSpacing(3)
            grid.setColumnStretch(1, 1)
            heading = PlainLabel(name.replace("&", ""))
            heading.setFont(scaled_font(heading, 1.0, bold=True))
            grid.addWidget(heading, 0, 0, 1, 2)
            lines: list[tuple[QWidget, QWidget, str]] = []
            for row, (key, what) in enumerate(keys, start=1):
                left, right = PlainLabel(key), PlainLabel(what)
                grid.addWidget(left, row, 0)
                grid.addWidget(right, row, 1)
                lines.append((left, right, f"{key} {what}".casefold()))
            self._groups.append((block, lines))
            side.addWidget(block)
        side.addStretch(1)
        return side

    @Slot(str)
    def _narrow(self, words: str) -> None:
        """Only the lines in which every word typed occurs."""
        wanted = words.casefold().split()
        for block, lines in self._groups:
            any_fits = False
            for left, right, text in lines:
                fits = all(word in text for word in wanted)
                any_fits = any_fits or fits
                left.setVisible(fits)
                right.setVisible(fits)
            block.setVisible(any_fits)


class AboutDialog(FormDialog):
    """Name, version, licence."""

    def __init__(self, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(theme, parent)
        self.set_up(self.tr("About Vouch"))
        picture = PlainLabel()
        picture.setPixmap(app_icon().pixmap(64, 64))
        title = PlainLabel("Vouch")
        title.setFont(scaled_font(title, 1.6, bold=True))
        self.form.addRow(picture, title)
        try:
            version = metadata.version("vouch")
        except metadata.PackageNotFoundError:
            version = self.tr("from the checkout")
        self.form.addRow(self.tr("Version"), PlainLabel(version))
        self.form.addRow(self.tr("Qt"), PlainLabel(qVersion()))
        licence = PlainLabel("AGPL-3.0-or-later")
        licence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.form.addRow(self.tr("Licence"), licence)
        self.form.addRow(
            self.hint(
                self.tr(
                    "Turns supplier invoices into trusted ledger data, on your own workstation. "
                    "Nothing leaves this computer unless you switch it on."
                )
            )
        )
