# SPDX-License-Identifier: AGPL-3.0-or-later
"""An invoice's account beside those the supplier was paid to, and why it is held or not."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QWidget

from desktop.domain.finding import Finding, Severity
from desktop.domain.holds import KnownAccount, country_of_account, shown
from desktop.ui.dialogs.reason import ReasonDialog
from desktop.ui.look import Theme, Tone, scaled_font
from desktop.ui.plain_text import PlainLabel
from desktop.ui.wording import Wording
from desktop.workflows.holding import HeldAccount

_ACCOUNTS_SHOWN = 2
_LONGEST = 80


def _short(words: str) -> str:
    """As much of what a document says as leaves the buttons on the screen."""
    flat = " ".join(words.split())
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 1]}…"


class HoldDialog(ReasonDialog):
    """Confirms a held account, or holds a confirmed one again: `given` carries the reason.

    For the first account of a new supplier a reason is chosen already, so that Enter confirms;
    `let_new_through` tells that such ones are not to be held any more, or are.
    """

    let_new_through = Signal(bool)

    def __init__(
        self, held: HeldAccount, theme: Theme, wording: Wording, parent: QWidget | None
    ) -> None:
        self.held = held
        self.releases = bool(held.open)
        super().__init__(
            self._title(),
            self._lead(),
            self._stock(),
            self._accept_word(),
            theme,
            parent,
            self._speaking_against(wording),
        )
        self._wording = wording
        place = 2 if held.open else 1
        self.column.insertWidget(place, self._comparison())
        self.advice = PlainLabel(self._advice())
        self.advice.setWordWrap(True)
        self.advice.setVisible(self.releases)
        self.column.insertWidget(place + 1, self.advice)
        self.new_through = QCheckBox(
            self.tr("In this workspace, &let first accounts of new suppliers through unasked")
        )
        self.new_through.setChecked(held.pass_new_suppliers)
        self.new_through.setVisible(held.only_new or held.pass_new_suppliers)
        self.new_through.toggled.connect(self.let_new_through)
        self.form.addRow(self.new_through)
        if held.only_new and self.stock:
            self.stock[0].setChecked(True)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("0") * 88)

    # --- words ---------------------------------------------------------------------------------

    def _title(self) -> str:
        return self.tr("Confirm bank details") if self.releases else self.tr("Bank details")

    def _lead(self) -> str:
        supplier = _short(self.held.supplier) or self.tr("This supplier")
        if self.releases:
            words = self.tr(
                "{supplier}: the account is held. Nothing else waits for it, but no export takes "
                "it along until it is confirmed."
            )
            return words.format(supplier=supplier)
        return self.tr("{supplier}: the account is not held.").format(supplier=supplier)

    def _accept_word(self) -> str:
        return self.tr("&Confirm this account") if self.releases else self.tr("&Hold it again")

    def _stock(self) -> tuple[str, ...]:
        if not self.releases:
            return (
                self.tr("The supplier says that it is not theirs."),
                self.tr("It was confirmed by mistake."),
            )
        if self.held.only_new:
            return (
                self.tr("First invoice of this supplier; compared with the order or contract."),
                self.tr("Confirmed by the supplier by telephone."),
                self.tr("Confirmed in person, or by a letter that I trust."),
            )
        return (
            self.tr("Called the supplier on a number known before; they confirmed it."),
            self.tr("Confirmed in person, or by a letter that I trust."),
            self.tr("The supplier has several accounts; this one is in the contract."),
            self.tr("Compared with a bank statement of an earlier payment."),
        )

    def _speaking_against(self, wording: Wording) -> tuple[Finding, ...]:
        if self.held.open:
            found = (
                Finding(f"holds.{hold.kind.value}", Severity.WARNING, (), hold.words)
                for hold in self.held.open
            )
            return tuple(wording.finding(finding) for finding in found)
        return ()

    def _advice(self) -> str:
        if self.held.only_new:
            return self.tr(
                "Compare it with the order, the contract or the supplier's own site. An e-mail "
                "that came with the invoice proves nothing."
            )
        if self.held.phone and self.held.phone_since is not None:
            words = self.tr(
                "Call the supplier on {phone}: that number stands on an invoice verified on "
                "{date}. Never use a number from this invoice or from the mail it came with."
            )
            day = Wording().date(self.held.phone_since.astimezone().date())
            return words.format(phone=_short(self.held.phone), date=day)
        return self.tr(
            "Call the supplier on a number that you knew before. Never use a number from this "
            "invoice or from the mail it came with."
        )

    # --- side by side --------------------------------------------------------------------------

    def _comparison(self) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(5)
        known = self.held.history.accounts[:_ACCOUNTS_SHOWN]
        heads = [self.tr("On this invoice"), *(self.tr("Known before") for _ in known)]
        if not known:
            heads.append(self.tr("Known before"))
        for column, words in enumerate(heads, start=1):
            grid.addWidget(self._quiet(words), 0, column)
        for row, (name, mine, theirs) in enumerate(self._rows(known), start=1):
            label = self._quiet(name)
            grid.addWidget(label, row, 0)
            values = [mine, *theirs] if known else [mine, self._nothing_known(row)]
            for column, words in enumerate(values, start=1):
                value = PlainLabel(_short(words))
                value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                value.setAccessibleName(f"{heads[column - 1]}, {name}: {words}")
                if row == 1:
                    value.setFont(scaled_font(value, 1.0, bold=True))
                grid.addWidget(value, row, column)
        grid.setColumnStretch(len(heads), 1)
        return box

    def _rows(self, known: tuple[KnownAccount, ...]) -> list[tuple[str, str, list[str]]]:
        held, wording = self.held, self._wording
        none = "–"
        since = [wording.date(one.since.astimezone().date()) for one in known]
        rows = [
            (self.tr("Account"), shown(held.account) or none, [shown(k.account) for k in known]),
            (
                self.tr("Country"),
                country_of_account(held.account) or none,
                [country_of_account(one.account) or none for one in known],
            ),
            (self.tr("Verified invoices"), self._count(), [f"{k.invoices:,}" for k in known]),
            (self.tr("Known since"), self._since(), since),
        ]
        bank = " ".join(filter(None, (held.bank_name, held.bic)))
        if bank:
            rows.insert(2, (self.tr("Bank"), bank, [none for _ in known]))
        if held.holder:
            rows.insert(2, (self.tr("Holder"), held.holder, [one.holder or none for one in known]))
        return rows

    def _count(self) -> str:
        return self.tr("none yet") if self.releases else self.tr("known")

    def _since(self) -> str:
        if self.held.released:
            last = self.held.released[-1]
            if last.released_at is not None:
                words = self.tr("confirmed by {who} on {date}: {reason}")
                day = self._wording.date(last.released_at.astimezone().date())
                return words.format(who=last.released_by, date=day, reason=last.reason)
        return "–"

    def _nothing_known(self, row: int) -> str:
        return self.tr("no account") if row == 1 else ""

    def _quiet(self, words: str) -> QLabel:
        return self.hint(words)

    @Slot()
    def show_refused(self, words: str) -> None:
        """Why it could not be kept."""
        self.say(words, Tone.BAD)
