# SPDX-License-Identifier: AGPL-3.0-or-later
"""Asks why: a stock reason by one key, or words of one's own; what they answer for is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.finding import Finding, Severity
from desktop.ui.data_form.findings_list import FindingsList
from desktop.ui.dialogs.base import FormDialog
from desktop.ui.look import Theme

MAX_LETTERS = 500


class ReasonDialog(FormDialog):
    """`given` carries the reason, never an empty one.

    `told` is shown as it is, in the person's own language already. `stock` are the usual reasons:
    the digits 1 to 9 choose among them, words typed below go with the one chosen, or stand alone.
    Nothing is chosen beforehand: Enter twice is no reason.
    """

    given = Signal(str)

    def __init__(
        self,
        title: str,
        text: str,
        stock: Sequence[str],
        accept: str,
        theme: Theme,
        parent: QWidget | None,
        told: Sequence[Finding] = (),
    ) -> None:
        super().__init__(theme, parent)
        self.set_up(title, accept)
        at = 0
        self.text = self.hint(text)
        self.column.insertWidget(at, self.text)
        if told:
            at += 1
            self.told = self._told(told)
            self.column.insertWidget(at, self.told)
        reasons = QWidget()
        column = QVBoxLayout(reasons)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.stock: list[QRadioButton] = []
        group = QButtonGroup(self)
        for number, words in enumerate(stock, start=1):
            lead = f"&{number}  " if number < 10 else "     "
            button = QRadioButton(lead + words.replace("&", "&&"))
            button.setAccessibleName(words)
            button.setProperty("reason", words)
            button.toggled.connect(self._on_chosen)
            group.addButton(button)
            column.addWidget(button)
            self.stock.append(button)
        self.form.addRow(self.tr("Reason"), reasons)
        self.words = QLineEdit()
        self.words.setMaxLength(MAX_LETTERS)
        self.words.setAccessibleName(self.tr("In your own words"))
        self.words.setPlaceholderText(self.tr("a reason of your own, or a remark"))
        self.words.textChanged.connect(self._on_chosen)
        self.form.addRow(self.tr("In your &own words"), self.words)
        self._on_chosen()
        self.accepted.connect(self._tell)

    @property
    def reason(self) -> str:
        """The reason as it stands now, "" when there is none yet."""
        chosen = next((b.property("reason") for b in self.stock if b.isChecked()), "")
        own = " ".join(self.words.text().split())
        return ": ".join(part for part in (str(chosen).rstrip("."), own) if part)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit alone chooses, unless it is being typed into the words."""
        place = event.key() - Qt.Key.Key_1
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if plain and 0 <= place < len(self.stock) and not self.words.hasFocus():
            self.stock[place].setChecked(True)
            self.stock[place].setFocus(Qt.FocusReason.ShortcutFocusReason)
            event.accept()
            return
        super().keyPressEvent(event)

    def accept(self) -> None:
        """Only with a reason."""
        if not self.reason:
            self.say(self.tr("Choose a reason, or write one."))
            return
        super().accept()

    def _told(self, told: Sequence[Finding]) -> FindingsList:
        """What the reason is to answer for."""
        listed = FindingsList(self.theme)
        listed.list.setAccessibleName(self.tr("Rules that are broken"))
        # the first key belongs to the reasons
        listed.list.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        listed.show_findings(told)
        return listed

    @Slot()
    def _on_chosen(self) -> None:
        self.say("")
        if self.ok is not None:
            self.ok.setEnabled(bool(self.reason))

    @Slot()
    def _tell(self) -> None:
        self.given.emit(self.reason)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ReasonDialog", text)


def ask_why_verified(
    findings: Sequence[Finding],
    then: Callable[[str], object],
    theme: Theme,
    parent: QWidget | None,
) -> ReasonDialog:
    """Open the question why an invoice is vouched for over broken rules."""
    dialog = ReasonDialog(
        _tr("Verify in spite of a broken rule"),
        _tr("Rules are broken as the values stand. Verifying needs a reason; it is kept."),
        (
            _tr("The document says so; it is booked as printed."),
            _tr("Confirmed by the supplier."),
            _tr("The rule does not apply to this document."),
            _tr("The difference is only rounding."),
            _tr("It will be corrected by a credit note."),
        ),
        _tr("Verify"),
        theme,
        parent,
        tuple(f for f in findings if f.severity is Severity.ERROR),
    )
    dialog.given.connect(then)
    dialog.open()
    return dialog


def ask_why_rejected(
    count: int, then: Callable[[str], object], theme: Theme, parent: QWidget | None
) -> ReasonDialog:
    """Open the question why invoices (so many) are not to be booked."""
    words = (
        _tr("The invoice is not booked; it can be restored. The reason is kept with it.")
        if count == 1
        else _tr("{n} invoices are not booked; they can be restored. The reason is kept.").format(
            n=count
        )
    )
    dialog = ReasonDialog(
        _tr("Reject with a reason"),
        words,
        (
            _tr("It is booked already under another document."),
            _tr("This is no invoice."),
            _tr("It is for another company."),
            _tr("Nobody here ordered it."),
            _tr("It is disputed with the supplier."),
            _tr("It is wrong; the supplier sends a new one."),
        ),
        _tr("Reject"),
        theme,
        parent,
    )
    dialog.given.connect(then)
    dialog.open()
    return dialog
