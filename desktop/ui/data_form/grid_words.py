# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is said of sums and repairs."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.domain.fields import kind_of
from desktop.domain.invoice import Invoice
from desktop.domain.money import minor_digits
from desktop.ui.data_form.grid_sums import NO_SUMS, Sums
from desktop.ui.look import Tone
from desktop.ui.wording import Wording, field_name

if TYPE_CHECKING:
    from desktop.domain.line_repair import Repair
    from desktop.domain.slips import Slip

_ZERO = Decimal(0)


def _tr(text: str) -> str:
    return QCoreApplication.translate("grid_words", text)


def sums_of(totals: dict[str, Decimal], invoice: Invoice, wording: Wording) -> Sums:
    """The columns' totals, and how the net amounts stand to the printed net."""
    net = totals.get("subtotal")
    if net is None:
        return NO_SUMS
    currency = invoice.currency
    shown = {column: wording.amount(total, currency) for column, total in totals.items()}
    printed = printed_net(invoice)
    if printed is None:
        return Sums(shown, _tr("No net amount is printed to compare with"))
    cent = Decimal(1).scaleb(-minor_digits(currency))
    target = wording.amount(printed, currency)
    if abs(net - printed) <= cent:
        return Sums(shown, _tr("Printed net {net}, agrees").format(net=target), Tone.GOOD)
    gross = _gross(invoice)
    if gross is not None and abs(net - gross) <= cent:
        words = _tr("Printed total with tax {total}, agrees")
        return Sums(shown, words.format(total=wording.amount(gross, currency)), Tone.GOOD)
    apart = wording.amount(net - printed, currency)
    sign = "+" if net > printed else ""
    words = _tr("Difference {difference}, printed net {net}")
    return Sums(shown, words.format(net=target, difference=f"{sign}{apart}"), Tone.BAD)


def printed_net(invoice: Invoice) -> Decimal | None:
    """What the lines should add up to, as printed: the line total, else what the net leads to."""
    if invoice.line_total is not None:
        return invoice.line_total
    if invoice.subtotal is None:
        return None
    charges = invoice.charges if invoice.charges is not None else invoice.shipping
    return invoice.subtotal + (invoice.discount or _ZERO) - (charges or _ZERO)


def _gross(invoice: Invoice) -> Decimal | None:
    if invoice.total_amount is None:
        return None
    charges = invoice.charges if invoice.charges is not None else invoice.shipping
    gross = invoice.total_amount - (invoice.rounding or _ZERO)
    return gross + (invoice.discount or _ZERO) - (charges or _ZERO)


def words_of(repair: Repair, invoice: Invoice, wording: Wording) -> str:
    """A repair as an offer: which figure, what it is, what it would be, and why."""
    from desktop.domain.slips import Slip

    where = field_name(repair.path, whole=True)
    kind = kind_of(repair.path)
    before = wording.shown(kind, repair.before, invoice.currency)
    after = wording.shown(kind, repair.after, invoice.currency)
    row = 0 if repair.row is None else repair.row + 1
    if repair.slip is Slip.REPEATED_ROW:
        return _tr("Line {n} repeats the line above: delete it").format(n=row)
    if repair.slip is Slip.NOT_A_ROW:
        return _tr("Line {n} is just what is too much: delete it").format(n=row)
    if repair.slip is Slip.MISSING_ROW:
        return _tr("A line of {amount} is missing: add it").format(amount=after)
    return _tr("{where}: {before} → {after} ({why})").format(
        where=where, before=before, after=after, why=_slip(repair.slip)
    )


def _slip(slip: Slip) -> str:
    from desktop.domain.slips import Slip

    return {
        Slip.DIGIT: _tr("one digit"),
        Slip.TRANSPOSED: _tr("two digits exchanged"),
        Slip.DECIMAL_MARK: _tr("decimal mark"),
        Slip.SIGN: _tr("sign"),
        Slip.LOST_DIGIT: _tr("a digit is missing"),
        Slip.EXTRA_DIGIT: _tr("a digit too many"),
        Slip.COMPUTED: _tr("as computed"),
    }.get(slip, "")
