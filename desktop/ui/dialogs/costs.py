# SPDX-License-Identifier: AGPL-3.0-or-later
"""What paid reading is going to cost, told before anything is sent; a person says yes or no."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.background.snapshots import CostSnapshot
from desktop.domain.errors import InvalidValue
from desktop.domain.field_kinds import FieldKind
from desktop.domain.spending import SERVICE_CURRENCY, Allowance, BatchEstimate, Tier
from desktop.domain.task import Progress
from desktop.ui.dialogs.base import FormDialog
from desktop.ui.languages import told
from desktop.ui.look import Theme, Tone
from desktop.ui.plain_text import PlainLabel
from desktop.ui.usage.words import (
    allowance_name,
    allowance_words,
    dollars,
    own_money,
    rate_words,
)
from desktop.ui.wording import Wording


class CostDialog(FormDialog):
    """Opens while it is worked out; `show_costs` fills it, once for each tier.

    `confirmed` carries the chosen tier and the amount below which not to ask again, None to ask
    always. `preview_asked` comes when what would be sent is to be seen, `settings_asked` when there
    is something to put right there.
    """

    confirmed = Signal(object, object)
    preview_asked = Signal()
    settings_asked = Signal()

    def __init__(
        self,
        title: str,
        tier: Tier,
        batch_refused: str,
        theme: Theme,
        wording: Wording,
        parent: QWidget | None,
    ) -> None:
        super().__init__(theme, parent)
        self.set_up(title, self.tr("&Read"))
        self._wording = wording
        self._batch_refused = batch_refused
        self._estimates: dict[Tier, BatchEstimate] = {}
        self._allowances: tuple[Allowance, ...] = ()
        self._only_doubtful = False
        self._sampled = 0
        self._add_figures()
        self._add_tiers(tier)
        self._add_limit()
        self._settings = self.buttons.addButton(
            self.tr("&Settings…"), self.buttons.ButtonRole.ActionRole
        )
        self._settings.hide()
        self._settings.clicked.connect(self._to_settings)
        self.preview = self.buttons.addButton(
            self.tr("What &leaves…"), self.buttons.ButtonRole.HelpRole
        )
        self.preview.setAutoDefault(False)
        self.preview.hide()
        self.preview.clicked.connect(self.preview_asked)
        self.accepted.connect(self._tell)
        for button in self.tiers.values():
            button.toggled.connect(self._show)
        self._show()

    def _add_figures(self) -> None:
        self.working = QProgressBar()
        self.working.setRange(0, 0)
        self.working.setTextVisible(False)
        self.working.setAccessibleName(self.tr("Working it out"))
        self.form.addRow(self.working)
        self.lines: dict[str, PlainLabel] = {}
        for name, words in (
            ("documents", self.tr("Documents")),
            ("tokens", self.tr("Tokens")),
            ("cost", self.tr("Cost")),
            ("dollars", self.tr("In dollars")),
            ("caps", self.tr("Caps")),
        ):
            label = PlainLabel()
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            label.setAccessibleName(words)
            self.lines[name] = label
            self.form.addRow(words, label)
        bold = self.lines["cost"].font()
        bold.setBold(True)
        self.lines["cost"].setFont(bold)

    def _add_tiers(self, tier: Tier) -> None:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        self.tiers: dict[Tier, QRadioButton] = {}
        group = QButtonGroup(self)
        for one in Tier:
            button = QRadioButton()
            self.tiers[one] = button
            group.addButton(button)
            column.addWidget(button)
        self.tiers[Tier.BATCH].setToolTip(
            self.tr("This computer may be switched off meanwhile; the answers are fetched later.")
        )
        self.tiers[tier].setChecked(True)
        if self._batch_refused:
            self.tiers[Tier.BATCH].setEnabled(False)
            if tier is Tier.BATCH:
                self.tiers[Tier.STANDARD].setChecked(True)
        self._how = box
        self.form.addRow(self.tr("How"), box)

    def _add_limit(self) -> None:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        self.unasked = QCheckBox(self.tr("&Don't ask below"))
        self.limit = QLineEdit()
        self.limit.setAccessibleName(self.tr("Amount below which not to ask"))
        self.limit.setMaximumWidth(self.fontMetrics().horizontalAdvance("0") * 12)
        self.limit.setEnabled(False)
        self.unasked.toggled.connect(self.limit.setEnabled)
        self._currency = PlainLabel()
        for part in (self.unasked, self.limit, self._currency):
            across.addWidget(part)
        across.addStretch(1)
        self._limit_row = row
        self.form.addRow("", row)

    def hide_ways(self) -> None:
        """There is one way only: the one that was given."""
        self.form.setRowVisible(self._how, False)

    # --- told from outside ---------------------------------------------------------------------

    def show_progress(self, progress: Progress) -> None:
        """How many documents were looked at."""
        self.working.setRange(0, max(progress.total, 1))
        self.working.setValue(progress.done)

    def show_costs(self, costs: CostSnapshot) -> None:
        """What it costs by one tier, and what the caps leave."""
        estimate = costs.estimate
        self._estimates[estimate.tier] = estimate
        self._allowances = costs.allowances
        self._only_doubtful, self._sampled = costs.only_doubtful, costs.sampled
        if not self.limit.text():
            suggested = (estimate.in_own(estimate.high) or Decimal(1)).quantize(Decimal("0.01"))
            self.limit.setText(
                own_money(max(suggested, Decimal(1)), estimate.rate.currency, self._wording)
            )
        self._currency.setText(estimate.rate.currency)
        self._show()
        self.adjustSize()

    def show_trouble(self, words: str, *, settings: bool) -> None:
        """It could not be worked out, or could not be read: why; `settings` puts it right."""
        for row in (self.working, *self.lines.values(), self._how, self._limit_row):
            self.form.setRowVisible(row, False)
        self.say(words)
        self._settings.setVisible(settings)
        if self.ok is not None:
            self.ok.setEnabled(False)
        if settings:
            self._settings.setDefault(True)
            self._settings.setFocus()
        self.adjustSize()

    # --- showing -------------------------------------------------------------------------------

    @property
    def tier(self) -> Tier:
        """The way that is chosen."""
        return next(tier for tier, button in self.tiers.items() if button.isChecked())

    @Slot()
    def _show(self) -> None:
        for tier, button in self.tiers.items():
            button.setText(self._tier_words(tier))
        estimate = self._estimates.get(self.tier)
        self.working.setVisible(estimate is None)
        self._limit_row.setVisible(estimate is not None and estimate.cost is not None)
        if self.ok is not None:
            self.ok.setEnabled(estimate is not None)
        if estimate is None:
            for label in self.lines.values():
                label.setText("…")
            return
        self.lines["documents"].setText(self._documents(estimate))
        tokens = self._wording.locale.toString
        self.lines["tokens"].setText(
            self.tr("about {n_in} in, {n_out} out, by {model}").format(
                n_in=tokens(estimate.input_tokens),
                n_out=tokens(estimate.output_tokens),
                model=estimate.model,
            )
        )
        own, usd = self._money(estimate, own=True), self._money(estimate, own=False)
        other = estimate.rate.currency != SERVICE_CURRENCY
        self.lines["cost"].setText(own if other else usd)
        rate = rate_words(estimate.rate, self._wording)
        self.form.setRowVisible(self.lines["dollars"], other)
        self.lines["dollars"].setText(f"{usd}\n{rate}")
        self._show_caps(estimate)

    def _documents(self, estimate: BatchEstimate) -> str:
        count = self._wording.locale.toString
        if estimate.asked == estimate.documents and not self._only_doubtful:
            return self.tr("{n}, all would be sent").format(n=count(estimate.asked)) + (
                self.tr("; worked out from {n} of them").format(n=count(self._sampled))
                if self._sampled
                else ""
            )
        sent = (
            self.tr("up to {n} would be sent, where something is in doubt")
            if self._only_doubtful
            else self.tr("{n} would be sent")
        )
        parts = [sent.format(n=count(estimate.asked))]
        if estimate.answered:
            parts.append(
                self.tr("{n} answered already, for nothing").format(n=count(estimate.answered))
            )
        if estimate.unreadable:
            parts.append(self.tr("{n} cannot be read").format(n=count(estimate.unreadable)))
        if self._sampled:
            parts.append(self.tr("worked out from {n} of them").format(n=count(self._sampled)))
        elif estimate.unread:
            parts.append(self.tr("{n} not looked at yet").format(n=count(estimate.unread)))
        return self.tr("{n}: ").format(n=count(estimate.documents)) + "; ".join(parts)

    def _money(self, estimate: BatchEstimate, *, own: bool) -> str:
        """The expected cost with its range."""
        cost, low, high = estimate.cost, estimate.low, estimate.high
        if cost is None or low is None or high is None:
            return self.tr("not known: the model has no price here")
        currency = estimate.rate.currency if own else SERVICE_CURRENCY

        def said(money: Decimal) -> str:
            if not own:
                return dollars(money.quantize(Decimal("0.0001")), self._wording, 4)
            return own_money(estimate.rate.of(money), currency, self._wording)

        return self.tr("{cost} {currency}, between {low} and {high}").format(
            cost=said(cost), currency=currency, low=said(low), high=said(high)
        )

    def _tier_words(self, tier: Tier) -> str:
        name, due = {
            Tier.STANDARD: (self.tr("&At once"), self.tr("read within minutes")),
            Tier.FLEX: (
                self.tr("&Flex"),
                self.tr("when the service has time"),
            ),
            Tier.BATCH: (
                self.tr("&Batch"),
                self.tr("within 24 hours, mostly sooner"),
            ),
        }[tier]
        if tier is Tier.BATCH and self._batch_refused:
            return f"{name}: {self._batch_refused}"
        estimate = self._estimates.get(tier)
        if estimate is None or estimate.cost is None:
            return f"{name}: {due}"
        own = own_money(estimate.in_own(estimate.cost), estimate.rate.currency, self._wording)
        return self.tr("{name}, about {cost} {currency}: {due}").format(
            name=name, cost=own, currency=estimate.rate.currency, due=due
        )

    def _show_caps(self, estimate: BatchEstimate) -> None:
        capped = [one for one in self._allowances if one.limit is not None]
        words = "\n".join(
            f"{allowance_name(one)}: {allowance_words(one, self._wording)}" for one in capped
        )
        self.lines["caps"].setText(words or self.tr("No caps are set."))
        high = estimate.in_own(estimate.high) or Decimal(0)
        short = [
            one
            for one in capped
            if one.remaining is not None
            and (high if one.kind == "money" else Decimal(estimate.asked)) > one.remaining
        ]
        if short:
            self.say(
                self.tr(
                    "A cap stops this before all are read; the others wait until it starts anew."
                ),
                Tone.LOOK,
            )
        else:
            self.say("")

    # --- the person ----------------------------------------------------------------------------

    @Slot()
    def _to_settings(self) -> None:
        self.settings_asked.emit()
        self.reject()

    def accept(self) -> None:
        """Only with an amount that is one."""
        try:
            self._amount()
        except InvalidValue as error:
            self.say(told(error))
            self.limit.setFocus()
            return
        super().accept()

    def _amount(self) -> Decimal | None:
        """The amount below which not to ask, None to ask always; InvalidValue for what is none."""
        if not self.unasked.isChecked():
            return None
        text = self._wording.canonical(FieldKind.AMOUNT, self.limit.text())
        return None if text is None else Decimal(text)

    @Slot()
    def _tell(self) -> None:
        self.confirmed.emit(self.tier, self._amount())
