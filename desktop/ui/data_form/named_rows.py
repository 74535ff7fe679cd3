# SPDX-License-Identifier: AGPL-3.0-or-later
"""Fields that are known only when an invoice is shown: the workspace's own, and other values."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.ui.data_form.editors import LineEditor
from desktop.ui.data_form.field_row import FieldRow
from desktop.ui.data_form.section_box import label_width
from desktop.ui.look import Theme, scaled_font
from desktop.ui.plain_text import PlainLabel, plain_tip
from desktop.ui.wording import field_name


class NamedRows(QWidget):
    """A group whose rows are made for each set of paths; hidden while there are none.

    `adopt` and `release` are told of each row that comes and goes.
    """

    def __init__(
        self,
        title: str,
        theme: Theme,
        adopt: Callable[[FieldRow], None],
        release: Callable[[FieldRow], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.rows: dict[str, FieldRow] = {}
        self._theme = theme
        self._adopt = adopt
        self._release = release
        self._body: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        heading = PlainLabel(title)
        heading.setFont(scaled_font(heading, 1.0, bold=True))
        self._column.addWidget(heading)
        self.hide()
        theme.changed.connect(self._restyle)

    def show_paths(self, paths: tuple[str, ...], after: QWidget) -> bool:
        """A row for each path; in Tab's order behind `after`. Whether rows were made anew."""
        self.setVisible(bool(paths))
        if paths == tuple(self.rows):
            return False
        for row in self.rows.values():
            self._release(row)
            row.deleteLater()
        self.rows = {}
        if self._body is not None:
            self._column.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
            self._body = None
        if paths:
            self._body = self._made(paths)
            self._column.addWidget(self._body)
            self.tab_after(after)
        return True

    def tab_after(self, before: QWidget) -> None:
        """Put the rows behind `before` in Tab's order."""
        for row in self.rows.values():
            QWidget.setTabOrder(before, row.editor.widget)
            before = row.editor.widget

    @property
    def last(self) -> QWidget | None:
        """The last row's editor; None without rows."""
        row = next(reversed(self.rows.values()), None)
        return None if row is None else row.editor.widget

    def _made(self, paths: tuple[str, ...]) -> QWidget:
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        width = label_width(self)
        grid.setColumnMinimumWidth(0, width)
        for number, path in enumerate(paths):
            name = field_name(path)
            row = FieldRow(path, "", name, LineEditor(), self._theme)
            shown = row.label.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, width)
            # the label has a buddy: a single & would be its mnemonic
            row.label.setText(shown.replace("&", "&&"))
            if shown != name:
                row.label.setToolTip(plain_tip(name))
            row.place(grid, 2 * number)
            self.rows[path] = row
            self._adopt(row)
        return body

    @Slot()
    def _restyle(self) -> None:
        for row in self.rows.values():
            row.restyle()
