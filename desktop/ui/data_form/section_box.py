# SPDX-License-Identifier: AGPL-3.0-or-later
"""A group of the form with its heading and the button for rarely filled fields."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QSize, Qt, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from desktop.domain.fields import FieldKind, kind_of
from desktop.domain.invoice import DocumentType, Origin
from desktop.ui.data_form.editors import editor_for
from desktop.ui.data_form.field_row import FieldRow
from desktop.ui.data_form.marks import FieldMark
from desktop.ui.data_form.sections import Section
from desktop.ui.look import Theme, Tone, scaled_font
from desktop.ui.plain_text import PlainLabel
from desktop.ui.wording import FIELD_NAMES, choice_name, field_name

_CHOICES = {
    "document_type": tuple(item.value for item in DocumentType),
    "origin": tuple(item.value for item in Origin),
}


def label_width(widget: QWidget) -> int:
    """The width of every group's labels, so that editors stand under one another."""
    metrics = widget.fontMetrics()
    names = (QCoreApplication.translate("wording", name) for name in FIELD_NAMES.values())
    return max(metrics.horizontalAdvance(name) for name in names) + 6


class SectionBox(QWidget):
    """Its rows by path. Rows of `more` show when opened, or when they need a person."""

    def __init__(
        self, section: Section, title: str, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.section = section
        self._theme = theme
        self._open = False
        self.rows: dict[str, FieldRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        heading = PlainLabel(title)
        heading.setFont(scaled_font(heading, 1.0, bold=True))
        self._more = QToolButton()
        self._more.setAutoRaise(True)
        self._more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._more.setIconSize(QSize(12, 12))
        self._more.setCheckable(True)
        self._more.setObjectName("more-fields")
        self._more.toggled.connect(self._toggle)
        top = QHBoxLayout()
        top.addWidget(heading)
        top.addStretch(1)
        if section.more:
            top.addWidget(self._more)
        self._title = title
        column.addLayout(top)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnMinimumWidth(0, label_width(self))
        column.addLayout(self._grid)
        for path in (*section.main, *section.more):
            self._add(path)
        theme.changed.connect(self._restyle)
        self._refresh({})
        self._restyle()

    def _add(self, path: str) -> None:
        kind = kind_of(path)
        choices = _CHOICES.get(path, ()) if kind is FieldKind.CHOICE else ()
        editor = editor_for(kind, choices, tuple(choice_name(value) for value in choices))
        row = FieldRow(path, field_name(path), field_name(path, whole=True), editor, self._theme)
        row.place(self._grid, 2 * len(self.rows))
        self.rows[path] = row

    def show_marks(self, marks: Mapping[str, FieldMark | None]) -> None:
        """Put the marks beside the fields, and show what needs a person."""
        self._refresh(marks)
        for path, row in self.rows.items():
            row.show_mark(marks.get(path))

    def reveal(self, path: str) -> None:
        """Make sure that this field is in view."""
        if path in self.section.more and not self.rows[path].visible:
            self._more.setChecked(True)

    def _refresh(self, marks: Mapping[str, FieldMark | None]) -> None:
        self._marks = dict(marks)
        filled = 0
        for path in self.section.more:
            row, mark = self.rows[path], marks.get(path)
            has_value = bool(row.editor.typed())
            # what was looked at stays where it is while the person goes on
            needed = mark is not None and (mark.kind.needs_person or mark.seen)
            needed = needed or (has_value and path in self.section.shown_filled)
            filled += has_value and not needed
            busy = row.editor.widget.hasFocus() or bool(row.invalid)
            row.set_visible(self._open or needed or busy)
        if self._open:
            words = self.tr("Fewer fields")
        elif filled:
            words = self.tr("More fields ({count} filled)").format(count=filled)
        else:
            words = self.tr("More fields")
        self._more.setText(words)
        self._more.setAccessibleName(f"{self._title}: {words}")

    @Slot(bool)
    def _toggle(self, opened: bool) -> None:
        self._open = opened
        self._refresh(self._marks)
        self._restyle()

    @Slot()
    def _restyle(self) -> None:
        self._more.setIcon(self._theme.icon("next" if self._open else "expand", Tone.QUIET))
        for row in self.rows.values():
            row.restyle()
