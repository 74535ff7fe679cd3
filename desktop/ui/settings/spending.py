# SPDX-License-Identifier: AGPL-3.0-or-later
"""What paid reading may cost, in which currency, and what of it is left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QDate, Slot
from PySide6.QtWidgets import QDateEdit, QLineEdit, QWidget

from desktop.domain.currencies import CURRENCIES
from desktop.domain.errors import UserError
from desktop.domain.money import DecimalMark
from desktop.domain.spending import Allowance, Caps, ExchangeRate, SpendingRules
from desktop.ui.languages import told
from desktop.ui.look import Theme, Tone
from desktop.ui.plain_text import PlainLabel
from desktop.ui.settings.page import SettingsPage, across, colour_text, combo, quiet
from desktop.ui.usage.allowances import AllowancePanel
from desktop.ui.wording import Wording
from desktop.workflows.spending import parse_documents, parse_money, parse_rate

T = TypeVar("T")


class SpendingPage(SettingsPage):
    """The caps of a workspace; nothing can be changed before `show_rules`."""

    def __init__(self, workspace: str, mark: DecimalMark, theme: Theme, wording: Wording) -> None:
        super().__init__(theme)
        self.entitle(self.tr("Spending"))
        self._wording = wording
        self._mark: DecimalMark = mark
        self._rules: SpendingRules | None = None
        self._wrong: QWidget | None = None
        self.hint(
            self.tr(
                "Caps for “{name}”. A request that could pass one is not sent; the invoice waits "
                "until the next day or month, or until the cap is raised. Empty is no cap."
            ).format(name=workspace)
        )
        self.daily_money = self._amount(self.tr("Money a day"))
        self.monthly_money = self._amount(self.tr("Money a month"))
        self.daily_documents = self._amount(self.tr("Documents a day"))
        self.monthly_documents = self._amount(self.tr("Documents a month"))
        self._units = (PlainLabel(), PlainLabel(), PlainLabel())
        self._add(self.tr("&Money a day"), self.daily_money, self._units[0])
        self._add(self.tr("M&oney a month"), self.monthly_money, self._units[1])
        self.form.addRow(self.tr("&Documents a day"), self.daily_documents)
        self.form.addRow(self.tr("Docu&ments a month"), self.monthly_documents)
        self.section(self.tr("Currency"))
        self.currency = combo(self.tr("Currency"))
        self.currency.addItems(sorted(CURRENCIES))
        self.currency.currentTextChanged.connect(self._on_currency)
        self.form.addRow(self.tr("&Currency"), self.currency)
        self.rate = QLineEdit()
        self.rate.setAccessibleName(self.tr("One US dollar is"))
        self.rate.setMaxLength(20)
        self.day = QDateEdit()
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat(wording.date_pattern)
        self.day.setAccessibleName(self.tr("Day of the rate"))
        self.day.setMaximumDate(QDate.currentDate())
        self._add(self.tr("One &US dollar is"), self.rate, self._units[2])
        self.form.addRow(self.tr("Da&y of the rate"), self.day)
        self.rate.textEdited.connect(self._on_rate)
        self.rate_hint = quiet(
            self.tr("Google charges in US dollars; caps and totals are told at this rate."), theme
        )
        self.form.addRow(self.rate_hint)
        self.allowances = AllowancePanel(theme, wording)
        self.form.addRow(self.allowances)
        self._fields = (
            self.daily_money,
            self.monthly_money,
            self.daily_documents,
            self.monthly_documents,
            self.currency,
            self.rate,
            self.day,
        )
        self._let(False)

    def _amount(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setMaxLength(20)
        field.setPlaceholderText(self.tr("No cap"))
        return field

    def _add(self, name: str, field: QLineEdit, unit: PlainLabel) -> None:
        """An amount with its currency behind it; the name leads to the amount."""
        label = PlainLabel(name)
        label.setBuddy(field)
        self.form.addRow(label, across(field, unit))

    def _let(self, enabled: bool) -> None:
        for field in self._fields:
            field.setEnabled(enabled)

    # --- told from outside ---------------------------------------------------------------------

    def show_rules(self, rules: SpendingRules) -> None:
        """The rules as they are kept."""
        self._rules = rules
        caps = rules.caps
        for field, value in (
            (self.daily_money, caps.daily_money),
            (self.monthly_money, caps.monthly_money),
            (self.daily_documents, caps.daily_documents),
            (self.monthly_documents, caps.monthly_documents),
        ):
            field.setText("" if value is None else self._typed(str(value)))
        self.currency.setCurrentText(rules.rate.currency)
        self.rate.setText(self._typed(format(rules.rate.per_usd, "f")))
        on = rules.rate.on
        self.day.setDate(QDate(on.year, on.month, on.day))
        self._let(True)
        self._on_currency(rules.rate.currency)

    def show_allowances(self, allowances: Sequence[Allowance]) -> None:
        """What is used and left."""
        self.allowances.show_allowances(allowances)

    def tell_trouble(self, error: UserError) -> None:
        """Why the rules could not be read."""
        colour_text(self.rate_hint, self.theme, Tone.BAD)
        self.rate_hint.setText(told(error))

    def _typed(self, text: str) -> str:
        return text.replace(".", self._mark)

    # --- the person ----------------------------------------------------------------------------

    @Slot(str)
    def _on_currency(self, currency: str) -> None:
        for unit in self._units:
            unit.setText(currency)
        dollars = currency == "USD"
        if dollars:
            self.rate.setText("1")
        known = self._rules is not None
        self.rate.setEnabled(known and not dollars)
        self.day.setEnabled(known and not dollars)

    @Slot()
    def _on_rate(self) -> None:
        # a rate that is typed is one of this day, unless its day is stated behind it
        self.day.setDate(QDate.currentDate())

    def rules(self) -> SpendingRules | None:
        """What stands here, None when nothing could be changed; raises InvalidValue in words."""
        if self._rules is None:
            return None
        mark = self._mark
        day = self.day.date()
        caps = Caps(
            self._read(self.daily_money, lambda text: parse_money(text, mark)),
            self._read(self.monthly_money, lambda text: parse_money(text, mark)),
            self._read(self.daily_documents, parse_documents),
            self._read(self.monthly_documents, parse_documents),
        )
        rate = ExchangeRate(
            self.currency.currentText(),
            self._read(self.rate, lambda text: parse_rate(text, mark)),
            date(day.year(), day.month(), day.day()),
        )
        return SpendingRules(caps, rate)

    def _read(self, field: QLineEdit, parse: Callable[[str], T]) -> T:
        self._wrong = field
        value = parse(field.text())
        self._wrong = None
        return value

    def to_focus(self) -> QWidget | None:
        return self._wrong
