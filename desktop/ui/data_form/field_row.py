# SPDX-License-Identifier: AGPL-3.0-or-later
"""One field of the form: label, editor, mark, and what is wrong in words beneath."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from desktop.domain.finding import Severity
from desktop.ui.data_form.editors import AnyEditor
from desktop.ui.data_form.marks import FieldMark, MarkKind
from desktop.ui.look import Theme, Tone, blended
from desktop.ui.plain_text import PlainLabel, plain_tip

ICON = 14


class MarkBadge(QWidget):
    """A mark painted as icon and word."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._mark: FieldMark | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_mark(self, mark: FieldMark | None) -> None:
        self._mark = mark
        self.setToolTip("" if mark is None else plain_tip(mark.reason))
        self.setAccessibleName("" if mark is None else mark.word)
        self.update()

    def sizeHint(self) -> QSize:
        widest = self.fontMetrics().horizontalAdvance(self.tr("rule broken"))
        return QSize(widest + ICON + 10, max(ICON, self.fontMetrics().height()) + 4)

    def paintEvent(self, _: QPaintEvent) -> None:
        if self._mark is None:
            return
        painter = QPainter(self)
        top = (self.height() - ICON) // 2
        picture = self._theme.pixmap(
            self._mark.icon, self._mark.tone, ICON, self.devicePixelRatioF()
        )
        painter.drawPixmap(2, top, picture)
        quiet = not self._mark.kind.needs_person
        painter.setPen(self._theme.colour(Tone.QUIET if quiet else self._mark.tone))
        rect = self.rect().adjusted(ICON + 7, 0, 0, 0)
        painter.drawText(
            rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._mark.word
        )
        painter.end()


class FieldRow(QObject):
    """Puts its widgets into a group's grid. Signals carry the field's path."""

    left = Signal(str)
    entered = Signal(str)
    focused = Signal(str)

    def __init__(
        self, path: str, name: str, whole_name: str, editor: AnyEditor, theme: Theme
    ) -> None:
        super().__init__()
        self.path = path
        self.name = whole_name
        self.editor = editor
        self._theme = theme
        self.label = PlainLabel(name)
        self.label.setBuddy(editor.widget)
        self.badge = MarkBadge(theme)
        self.message = PlainLabel()
        self.message.setWordWrap(True)
        self.message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.message.hide()
        self.mark: FieldMark | None = None
        self.invalid = ""
        self.pending = 0
        self._painted: tuple[Tone, bool, int] | None = None
        editor.widget.setAccessibleName(whole_name)
        editor.left.connect(self._on_left)
        editor.entered.connect(self._on_entered)
        editor.focused.connect(self._on_focused)

    def place(self, grid: QGridLayout, row: int) -> None:
        """Take two rows of the grid: the field, and its message."""
        top = Qt.AlignmentFlag.AlignTop
        tall = self.editor.widget.sizeHint().height() > 40
        grid.addWidget(self.label, row, 0, top if tall else Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self.editor.widget, row, 1)
        grid.addWidget(self.badge, row, 2, top if tall else Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self.message, row + 1, 1, 1, 2)

    def set_visible(self, visible: bool) -> None:
        """Show or hide the whole row."""
        for widget in (self.label, self.editor.widget, self.badge):
            widget.setVisible(visible)
        self.message.setVisible(visible and bool(self.message.text()))

    @property
    def visible(self) -> bool:
        return not self.editor.widget.isHidden()

    def show_value(self, text: str) -> None:
        """A kept value; what is being typed, or was refused, stays."""
        if self.pending or self.invalid:
            return
        if self.editor.touched and self.editor.widget.hasFocus():
            return
        self.editor.show_value(text)

    def force_value(self, text: str) -> None:
        """A kept value in place of whatever stands there: another invoice was opened."""
        self.pending = 0
        if self.invalid:
            self.invalid = ""
            self._painted = None
        self.editor.show_value(text)

    def show_mark(self, mark: FieldMark | None) -> None:
        """The field's mark; findings stand in words beneath."""
        if mark == self.mark and not self.invalid and self._painted is not None:
            return
        self.mark = mark
        self.editor.widget.setAccessibleDescription("" if mark is None else mark.reason)
        self._show_message()

    def refuse(self, title: str, advice: str) -> None:
        """What was typed is no value for this field; it stays in the editor."""
        self.invalid = f"{title} {advice}".strip()
        self._show_message()

    def accept(self) -> None:
        """What was typed is fine."""
        if self.invalid:
            self.invalid = ""
            self._show_message()

    def _show_message(self) -> None:
        tone, words = Tone.PLAIN, ""
        shown = self.mark
        if self.invalid:
            tone, words = Tone.BAD, self.invalid
            shown = FieldMark(MarkKind.BROKEN, self.tr("not kept"), self.invalid)
        elif self.mark is not None:
            # a finding about several fields stands in words beneath the first of them
            told = [
                f
                for f in self.mark.findings
                if f.severity is not Severity.INFO and f.fields[0] == self.path
            ]
            words = " ".join(f.message for f in told)
            seen = self.mark.kind is MarkKind.SEEN
            tone = Tone.QUIET if seen else self.mark.tone
        self.badge.set_mark(shown)
        self.message.setText(words)
        self.message.setVisible(bool(words) and self.visible)
        look = (tone, bool(self.invalid), self.label.palette().cacheKey())
        if look == self._painted:
            return
        self._painted = look
        palette = QPalette(self.label.palette())
        palette.setColor(QPalette.ColorRole.WindowText, self._theme.colour(tone))
        self.message.setPalette(palette)
        # setPalette on the editor, not a style sheet: the style's own frame stays
        editor = self.editor.widget
        ground = QPalette(self.label.palette())
        if self.invalid:
            base = ground.color(QPalette.ColorRole.Base)
            red = blended(self._theme.colour(Tone.BAD), base, 0.16)
            ground.setColor(QPalette.ColorRole.Base, red)
        editor.setPalette(ground)

    def restyle(self) -> None:
        """Other colours."""
        self._show_message()
        self.badge.update()

    @Slot()
    def _on_left(self) -> None:
        self.left.emit(self.path)

    @Slot()
    def _on_entered(self) -> None:
        self.entered.emit(self.path)

    @Slot()
    def _on_focused(self) -> None:
        self.focused.emit(self.path)
