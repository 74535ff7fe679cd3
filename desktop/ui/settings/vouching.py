# SPDX-License-Identifier: AGPL-3.0-or-later
"""When invoices are verified by themselves, which need a second person, and how sure is sure."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QLineEdit, QPlainTextEdit, QWidget

from desktop.domain.approval import ApprovalPolicy
from desktop.domain.confirming import ConfirmPolicy
from desktop.domain.currencies import CURRENCIES
from desktop.domain.errors import InvalidValue, UserError
from desktop.domain.money import DecimalMark
from desktop.domain.reliability import Reliability
from desktop.ui.languages import told
from desktop.ui.look import Theme, Tone
from desktop.ui.settings.page import SettingsPage, across, colour_text, combo, quiet
from desktop.ui.settings.reliability import ReliabilityDiagram
from desktop.workflows.confirming import VouchingRules
from desktop.workflows.spending import parse_money

ENOUGH = 200
"""From so many values on the diagram says something."""


class VouchingPage(SettingsPage):
    """The rules of a workspace; nothing can be changed before `show_rules`."""

    def __init__(self, workspace: str, mark: DecimalMark, theme: Theme) -> None:
        super().__init__(theme)
        self.entitle(self.tr("Verifying"))
        self._mark: DecimalMark = mark
        self._rules: VouchingRules | None = None
        self._wrong: QWidget | None = None
        self.hint(self.tr("Rules of “{name}”.").format(name=workspace))
        self.section(self.tr("By itself"))
        self.by_itself = QCheckBox(self.tr("&Verify by itself what is in no doubt"))
        self.by_itself.toggled.connect(self._enable)
        self.form.addRow(self.by_itself)
        self.below = self._amount(self.tr("Total below"))
        self.currency = combo(self.tr("Currency"))
        self.currency.addItems(sorted(CURRENCIES))
        self.form.addRow(self.tr("Total &below"), across(self.below, self.currency))
        self.surest = QDoubleSpinBox()
        self.surest.setRange(90.0, 100.0)
        self.surest.setSingleStep(0.5)
        self.surest.setDecimals(1)
        self.surest.setSuffix(" %")
        self.surest.setAccessibleName(self.tr("Every main value at least so sure"))
        self.form.addRow(self.tr("&Main values at least"), self.surest)
        self.form.addRow(
            quiet(
                self.tr(
                    "Only where every value is proven on the page, no check has anything to say "
                    "and the bank details are known. Each one is so marked in its history, and "
                    "can be taken back."
                ),
                theme,
            )
        )
        self.section(self.tr("A second person"))
        self.above = self._amount(self.tr("Totals above"))
        self.above.setPlaceholderText(self.tr("Never"))
        self.form.addRow(self.tr("Totals &above"), self.above)
        self.suppliers = QPlainTextEdit()
        self.suppliers.setAccessibleName(self.tr("And invoices of these suppliers"))
        self.suppliers.setPlaceholderText(self.tr("One name in a line"))
        self.suppliers.setTabChangesFocus(True)
        self.suppliers.setFixedHeight(self.fontMetrics().lineSpacing() * 4)
        self.form.addRow(self.tr("And of &suppliers"), self.suppliers)
        self.form.addRow(
            quiet(
                self.tr(
                    "Such an invoice leaves only when somebody else than its verifier approves."
                ),
                theme,
            )
        )
        self.section(self.tr("Bank details"))
        self.new_suppliers = QCheckBox(
            self.tr("Don't &hold the account of a supplier's first invoice")
        )
        self.form.addRow(self.new_suppliers)
        self.section(self.tr("How sure is sure"))
        self.told = quiet(self.tr("Looking…"), theme)
        self.form.addRow(self.told)
        self.diagram = ReliabilityDiagram(theme)
        self.form.addRow(self.diagram)
        self._fields: tuple[QWidget, ...] = (
            self.by_itself,
            self.below,
            self.currency,
            self.surest,
            self.above,
            self.suppliers,
            self.new_suppliers,
        )
        self._enable()

    def _amount(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setMaxLength(20)
        return field

    # --- told from outside ---------------------------------------------------------------------

    def show_rules(self, rules: VouchingRules) -> None:
        """The rules as they are kept."""
        self._rules = rules
        confirm, approval = rules.confirm, rules.approval
        self.by_itself.setChecked(confirm.on)
        self.below.setText(self._typed(confirm.below) if confirm.below else "")
        self.currency.setCurrentText(confirm.currency)
        self.surest.setValue(confirm.surest * 100)
        self.above.setText("" if approval.above is None else self._typed(approval.above))
        self.suppliers.setPlainText("\n".join(approval.suppliers))
        self.new_suppliers.setChecked(rules.pass_new_suppliers)
        self._enable()

    def show_reliability(self, told: Reliability) -> None:
        """How sure values of this workspace turned out."""
        if told.count < ENOUGH:
            words = self.tr(
                "{n} values of verified invoices so far. From {enough} on, this diagram says how "
                "often values that were so sure were right."
            ).format(n=told.count, enough=ENOUGH)
        else:
            words = self.tr(
                "Of {certain} values shown as fine {share} % were right ({n} values in all, from "
                "your own corrections). Sureness and truth differ by {error} % on average."
            ).format(
                certain=f"{told.certain:,}",
                share=f"{100 * told.certain_right / max(1, told.certain):.1f}",
                n=f"{told.count:,}",
                error=f"{100 * told.error:.1f}",
            )
        self.told.setText(words)
        self.diagram.setVisible(bool(told.groups))
        self.diagram.show_reliability(told)

    def tell_trouble(self, error: UserError) -> None:
        """Why the rules could not be read."""
        colour_text(self.told, self.theme, Tone.BAD)
        self.told.setText(told(error))

    # --- the person ----------------------------------------------------------------------------

    def rules(self) -> VouchingRules | None:
        """What stands here, None when nothing could be changed; raises InvalidValue in words."""
        if self._rules is None:
            return None
        on = self.by_itself.isChecked()
        below = self._money(self.below)
        if on and not below:
            self._wrong = self.below
            raise InvalidValue(
                "Below which total invoices are verified by themselves is missing.",
                "Type an amount, or turn it off.",
            )
        names = (line.strip() for line in self.suppliers.toPlainText().splitlines())
        return VouchingRules(
            ConfirmPolicy(
                on, below or Decimal(0), self.currency.currentText(), self.surest.value() / 100
            ),
            ApprovalPolicy(self._money(self.above), tuple(name[:200] for name in names if name)),
            self.new_suppliers.isChecked(),
        )

    def to_focus(self) -> QWidget | None:
        """The field of the mistake."""
        return self._wrong

    def _money(self, field: QLineEdit) -> Decimal | None:
        try:
            return parse_money(field.text(), self._mark)
        except InvalidValue:
            self._wrong = field
            raise

    def _typed(self, amount: Decimal) -> str:
        return format(amount, "f").replace(".", self._mark)

    @Slot()
    def _enable(self) -> None:
        known = self._rules is not None
        for field in self._fields:
            field.setEnabled(known)
        for field in (self.below, self.currency, self.surest):
            field.setEnabled(known and self.by_itself.isChecked())
