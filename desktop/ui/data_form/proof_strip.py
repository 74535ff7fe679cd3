# SPDX-License-Identifier: AGPL-3.0-or-later
"""The strip under the form: what proves the focused value, which checks it passed or broke, and
what else it could be."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from desktop.ui.data_form.marks import FieldMark
from desktop.ui.look import Theme, Tone, scaled_font
from desktop.ui.plain_text import PlainLabel, plain_tip

ICON = 16
MOST_CANDIDATES = 9
_LINES = 3
_WIDEST = 24


class ProofStrip(QWidget):
    """`candidate_asked` carries the digit of a candidate's key. Its height never changes."""

    candidate_asked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._mark: FieldMark | None = None
        self._tone = Tone.QUIET
        self._passed: tuple[str, ...] = ()
        self._icon_name = ""
        self._icon = PlainLabel()
        self._icon.setFixedSize(ICON, ICON)
        self._head = PlainLabel()
        self._head.setFont(scaled_font(self._head, 1.0, bold=True))
        self._head.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._body = PlainLabel()
        self._body.setWordWrap(True)
        self._body.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._body.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._icon, 0, 0)
        grid.addWidget(self._head, 0, 1)
        grid.addWidget(self._body, 1, 1)
        self._others = QWidget()
        self._row = QHBoxLayout(self._others)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)
        self._lead = PlainLabel(self.tr("Or:"))
        self._row.addWidget(self._lead)
        self._buttons: list[QToolButton] = []
        self._row.addStretch(1)
        grid.addWidget(self._others, 2, 1)
        grid.setRowStretch(1, 1)
        # as high as three lines over a row of candidates: without these a fourth line fits
        probe = QToolButton()
        probe.setText("Ag")
        line = self._body.fontMetrics().lineSpacing()
        head = self._head.sizeHint().height()
        self._body.setMinimumHeight(line * _LINES)
        self._others.setFixedHeight(max(line, probe.sizeHint().height()))
        self.setFixedHeight(head + line * _LINES + self._others.height() + 2 * 2 + 2)
        theme.changed.connect(self._restyle)
        self.show_candidates(())

    # --- what is shown -------------------------------------------------------------------------

    def show_mark(self, name: str, mark: FieldMark) -> None:
        """A field's mark: its word beside the name, then the reason and the proof."""
        self._set(name, mark.word, mark.icon, mark.tone)
        self._mark = mark
        self._say()

    def show_words(self, name: str, words: str, *, bad: bool = False) -> None:
        """Words without a mark: an empty field, a refusal, or what to do; `name` may be ""."""
        self._set(name, self.tr("not taken") if bad else "", "broken" if bad else "", Tone.BAD)
        self._mark = None
        self._body.setText(words)
        self._body.setToolTip(plain_tip(words))

    def show_passed(self, passed: Sequence[str]) -> None:
        """The checks that the shown value passed."""
        self._passed = tuple(passed)
        if self._mark is not None:
            self._say()

    def show_candidates(self, words: Sequence[tuple[str, str]], first: int = 1) -> None:
        """What else it could be: each value with the reason that it lost by, as a tip.

        `first` is the digit of the first one's key.
        """
        shown = words[: max(0, MOST_CANDIDATES - first + 1)]
        while len(self._buttons) < len(shown):
            self._buttons.append(self._button())
        for number, button in enumerate(self._buttons):
            button.setVisible(number < len(shown))
            if number < len(shown):
                value, tip = shown[number]
                short = value if len(value) <= _WIDEST else value[: _WIDEST - 1] + "…"
                digit = first + number
                button.setProperty("number", digit)
                button.setText(f"{short.replace('&', '&&')}  Alt+{digit}")
                button.setToolTip(plain_tip(f"{value}\n{tip}"))
                name = self.tr("Take {value}: Alt+{number}")
                button.setAccessibleName(name.format(value=value, number=digit))
        if self._others.isHidden() == bool(shown):
            self._others.setVisible(bool(shown))
            self._say()

    @property
    def text(self) -> str:
        """Everything that stands in it, as a person reads it."""
        return f"{self._head.text()} {self._body.text()}".strip()

    @property
    def candidates(self) -> list[str]:
        """What the candidates' buttons say."""
        return [button.text() for button in self._buttons if not button.isHidden()]

    # --- inside ----------------------------------------------------------------------------------

    def _set(self, name: str, word: str, icon: str, tone: Tone) -> None:
        self._passed = ()
        self._icon_name, self._tone = icon, tone
        self._head.setText(" – ".join(part for part in (name, word) if part))
        self._paint_icon()

    def _paint_icon(self) -> None:
        if not self._icon_name:
            self._icon.clear()
            return
        ratio = self.devicePixelRatioF()
        self._icon.setPixmap(self._theme.pixmap(self._icon_name, self._tone, ICON, ratio))

    def _say(self) -> None:
        if self._mark is None:
            return
        words = self._mark.reason or self._mark.word
        if self._passed:
            passed = self.tr("Passed: {checks}.").format(checks="; ".join(self._passed))
            words = f"{words} {passed}"
        self._body.setToolTip(plain_tip(words))
        lines = _LINES + self._others.isHidden()
        self._body.setText(_fitting(words, self._body.fontMetrics(), self._body.width(), lines))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say()

    def _button(self) -> QToolButton:
        button = QToolButton()
        button.setObjectName("candidate")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setIconSize(QSize(12, 12))
        button.clicked.connect(self._on_button)
        self._row.insertWidget(self._row.count() - 1, button)
        return button

    @Slot()
    def _on_button(self) -> None:
        self.candidate_asked.emit(int(self.sender().property("number")))

    @Slot()
    def _restyle(self) -> None:
        self._paint_icon()


def _fitting(words: str, metrics: QFontMetrics, width: int, lines: int) -> str:
    """As many of the words as the lines hold, with an ellipsis; the tip has them all."""
    most = metrics.lineSpacing() * lines + 2
    flags = int(Qt.TextFlag.TextWordWrap)

    def fits(text: str) -> bool:
        return metrics.boundingRect(0, 0, max(80, width), 10_000, flags, text).height() <= most

    if fits(words):
        return words
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        if fits(words[:middle].rstrip() + "…"):
            low = middle
        else:
            high = middle - 1
    return words[:low].rstrip() + "…"
