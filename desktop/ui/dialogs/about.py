# SPDX-License-Identifier: AGPL-3.0-or-later
"""What every key does, and what this program is."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import metadata

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from desktop.ui.dialogs.base import FormDialog
from desktop.ui.look import Theme, app_icon, scaled_font
from desktop.ui.plain_text import PlainLabel


class ShortcutsDialog(FormDialog):
    """A sheet of all keys, by group: (group, ((keys, what they do), ...))."""

    def __init__(
        self,
        groups: Sequence[tuple[str, Sequence[tuple[str, str]]]],
        theme: Theme,
        parent: QWidget | None,
    ) -> None:
        super().__init__(theme, parent)
        self.set_up(self.tr("Keyboard shortcuts"))
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(4, 4, 16, 4)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        row = 0
        for name, keys in groups:
            heading = PlainLabel(name.replace("&", ""))
            heading.setFont(scaled_font(heading, 1.0, bold=True))
            if row:
                grid.setRowMinimumHeight(row, 10)
                row += 1
            grid.addWidget(heading, row, 0, 1, 2)
            for key, what in keys:
                row += 1
                grid.addWidget(PlainLabel(key), row, 0)
                grid.addWidget(PlainLabel(what), row, 1)
            row += 1
        area = QScrollArea()
        area.setWidget(body)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setMinimumHeight(min(620, body.sizeHint().height() + 8))
        self.column.insertWidget(0, area, 1)


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
