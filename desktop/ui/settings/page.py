# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the pages of the settings share: a form that scrolls where the screen is small."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.settings import Settings
from desktop.ui.look import Theme, Tone, scaled_font
from desktop.ui.plain_text import PlainLabel


class SettingsPage(QScrollArea):
    """One page, with its name over it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.title = ""
        self.theme = theme
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        inside = QWidget()
        inside.setAutoFillBackground(False)
        self.column = QVBoxLayout(inside)
        # room for the bar that scrolls
        self.column.setContentsMargins(4, 2, 12, 6)
        self.column.setSpacing(12)
        self._heading = PlainLabel()
        self._heading.setFont(scaled_font(self._heading, 1.25, bold=True))
        self.column.addWidget(self._heading)
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(12)
        self.form.setVerticalSpacing(9)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.column.addLayout(self.form)
        self.column.addStretch(1)
        self.setWidget(inside)

    def entitle(self, title: str) -> None:
        """Its name, over the page and in the list of pages."""
        self.title = title
        self._heading.setText(title)

    def apply(self, settings: Settings) -> Settings:
        """The settings with what stands on this page; raises InvalidValue with its words."""
        return settings

    def to_focus(self) -> QWidget | None:
        """Where the mistake is that `apply` complained of."""
        return None

    # --- building ------------------------------------------------------------------------------

    def hint(self, words: str) -> QLabel:
        """A quiet line of explanation over the whole width."""
        label = quiet(words, self.theme)
        self.form.addRow(label)
        return label

    def section(self, words: str) -> None:
        """A heading within the page."""
        label = PlainLabel(words)
        label.setFont(scaled_font(label, 1.0, bold=True))
        label.setContentsMargins(0, 8, 0, 0)
        self.form.addRow(label)


def quiet(words: str, theme: Theme) -> PlainLabel:
    """A quiet line that breaks where it must."""
    label = PlainLabel(words)
    label.setWordWrap(True)
    colour_text(label, theme, Tone.QUIET)
    return label


def colour_text(label: QLabel, theme: Theme, tone: Tone) -> None:
    """Write a label in a tone."""
    palette = label.palette()
    palette.setColor(palette.ColorRole.WindowText, theme.colour(tone))
    label.setPalette(palette)


def button(name: str) -> QPushButton:
    """A button that Enter in a field does not press."""
    made = QPushButton(name)
    made.setAutoDefault(False)
    return made


def combo(name: str) -> QComboBox:
    """A choice that takes the room there is, and does not ask for more."""
    made = QComboBox()
    made.setAccessibleName(name)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(14)
    return made


def across(*parts: QWidget, wide: int = 0) -> QWidget:
    """Widgets beside each other; the one at `wide` takes the room."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    for number, part in enumerate(parts):
        layout.addWidget(part, 1 if number == wide else 0)
    return row


def below(parts: Iterable[QWidget]) -> QWidget:
    """Widgets under each other."""
    box = QWidget()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(6)
    for part in parts:
        layout.addWidget(part)
    return box


def choose(box: QComboBox, value: object) -> None:
    """Show the entry that holds a value; the first one where none does."""
    index = box.findData(value)
    box.setCurrentIndex(max(index, 0))
