# SPDX-License-Identifier: AGPL-3.0-or-later
"""The words, icons and tones in which states, fields and amounts are shown to a person."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from desktop.domain.errors import InvalidValue
from desktop.domain.field_kinds import FieldKind
from desktop.domain.finding import Finding
from desktop.domain.listing import DOUBTFUL_BELOW, InvoiceRow
from desktop.domain.money import minor_digits
from desktop.domain.status import InvoiceState, JobStatus
from desktop.ui.languages import said
from desktop.ui.look import Tone

if TYPE_CHECKING:

    def QT_TRANSLATE_NOOP(context: str, text: str) -> str: ...
else:
    from PySide6.QtCore import QT_TRANSLATE_NOOP


_FOR_PROGRAMS = re.compile(r" \(invoice [0-9a-f-]{36}\)")
"""Which invoice a finding names, where number and date have said it already."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("wording", text)


@dataclass(frozen=True, slots=True)
class Said:
    """A state in a word, with the icon and tone that go with it."""

    word: str
    icon: str
    tone: Tone


def said_of_row(row: InvoiceRow) -> Said:
    """What the list's first column says of an invoice."""
    if row.status is JobStatus.OUTCOME_UNKNOWN:
        return Said(_tr("Unclear"), "warning", Tone.LOOK)
    if row.status is JobStatus.WAITING and row.by_batch and row.state in _UNREAD:
        return Said(_tr("In a batch"), "batch", Tone.QUIET)
    if row.status is JobStatus.CANCELLED and row.state in _UNREAD:
        return Said(_tr("Stopped"), "cancel", Tone.QUIET)
    if row.held and row.state is InvoiceState.VERIFIED:
        return Said(_tr("Held"), "lock", Tone.LOOK)
    if row.state is InvoiceState.VERIFIED and row.exported:
        return Said(_tr("Exported"), "export", Tone.GOOD)
    return said_of_state(row.state)


_UNREAD = (InvoiceState.QUEUED, InvoiceState.EXTRACTING, InvoiceState.EXTRACTION_FAILED)
_MAY_BE_HELD = (InvoiceState.NEEDS_REVIEW, InvoiceState.VERIFIED)


def held_words(row: InvoiceRow) -> str:
    """What to know of an invoice whose account is held, "" for others."""
    if not row.held or row.state not in _MAY_BE_HELD:
        return ""
    words = _tr("{state}. Its bank details are held; Ctrl+Shift+H confirms them.")
    return words.format(state=said_of_state(row.state).word)


def said_of_state(state: InvoiceState) -> Said:
    """An invoice's state in a word."""
    return {
        InvoiceState.QUEUED: Said(_tr("Waiting"), "pending", Tone.QUIET),
        InvoiceState.EXTRACTING: Said(_tr("Reading"), "processing", Tone.ACCENT),
        InvoiceState.EXTRACTION_FAILED: Said(_tr("Not read"), "failed", Tone.BAD),
        InvoiceState.NEEDS_REVIEW: Said(_tr("To review"), "look", Tone.LOOK),
        InvoiceState.VERIFIED: Said(_tr("Verified"), "verify", Tone.GOOD),
        InvoiceState.POSTPONED: Said(_tr("Postponed"), "postpone", Tone.QUIET),
        InvoiceState.REJECTED: Said(_tr("Rejected"), "cancel", Tone.QUIET),
        InvoiceState.DELETED: Said(_tr("Deleted"), "delete", Tone.QUIET),
        InvoiceState.REPLACED: Said(_tr("Replaced"), "split", Tone.QUIET),
    }[state]


def said_of_confidence(row: InvoiceRow) -> Said | None:
    """How sure the reading is, in words; None before there is one."""
    if row.confidence is None:
        return None
    if row.state is InvoiceState.VERIFIED:
        return Said(_tr("checked"), "fine", Tone.GOOD)
    if not row.status.is_over and row.state is InvoiceState.NEEDS_REVIEW:
        # what the free readers say is there already; a service is still to be heard
        if row.by_batch:
            return Said(_tr("in a batch"), "batch", Tone.QUIET)
        return Said(_tr("second look"), "pending", Tone.QUIET)
    if row.several:
        # whose values these are is not known before it is split
        return Said(_tr("several?"), "split", Tone.LOOK)
    if row.errors:
        return Said(_tr("rule broken"), "broken", Tone.BAD)
    if row.doubtful:
        return Said(_tr("%n to check").replace("%n", str(row.doubtful)), "look", Tone.LOOK)
    if row.confidence < DOUBTFUL_BELOW:
        # nothing read badly, yet an essential value is missing
        return Said(_tr("incomplete"), "unproven", Tone.LOOK)
    if row.warnings:
        return Said(_tr("look"), "look", Tone.LOOK)
    if row.held:
        # nothing else is to be looked at
        return Said(_tr("held"), "lock", Tone.LOOK)
    return Said(_tr("sure"), "fine", Tone.GOOD)


FIELD_NAMES = {
    "document_type": QT_TRANSLATE_NOOP("wording", "Document type"),
    "invoice_number": QT_TRANSLATE_NOOP("wording", "Invoice number"),
    "issue_date": QT_TRANSLATE_NOOP("wording", "Invoice date"),
    "due_date": QT_TRANSLATE_NOOP("wording", "Due date"),
    "currency": QT_TRANSLATE_NOOP("wording", "Currency"),
    "purchase_order": QT_TRANSLATE_NOOP("wording", "Purchase order"),
    "payment_reference": QT_TRANSLATE_NOOP("wording", "Payment reference"),
    "payment_terms": QT_TRANSLATE_NOOP("wording", "Payment terms"),
    "language": QT_TRANSLATE_NOOP("wording", "Language"),
    "origin": QT_TRANSLATE_NOOP("wording", "Made by"),
    "summary": QT_TRANSLATE_NOOP("wording", "Summary"),
    "name": QT_TRANSLATE_NOOP("wording", "Name"),
    "address.text": QT_TRANSLATE_NOOP("wording", "Address"),
    "address.street": QT_TRANSLATE_NOOP("wording", "Street"),
    "address.postal_code": QT_TRANSLATE_NOOP("wording", "Postal code"),
    "address.city": QT_TRANSLATE_NOOP("wording", "City"),
    "address.state": QT_TRANSLATE_NOOP("wording", "State"),
    "address.country": QT_TRANSLATE_NOOP("wording", "Country"),
    "vat_number": QT_TRANSLATE_NOOP("wording", "VAT number"),
    "tax_number": QT_TRANSLATE_NOOP("wording", "Tax number"),
    "legal_id": QT_TRANSLATE_NOOP("wording", "Register number"),
    "email": QT_TRANSLATE_NOOP("wording", "E-mail"),
    "phone": QT_TRANSLATE_NOOP("wording", "Phone"),
    "bank_account.iban": QT_TRANSLATE_NOOP("wording", "IBAN"),
    "bank_account.bic": QT_TRANSLATE_NOOP("wording", "BIC"),
    "bank_account.account_number": QT_TRANSLATE_NOOP("wording", "Account number"),
    "bank_account.bank_name": QT_TRANSLATE_NOOP("wording", "Bank"),
    "line_total": QT_TRANSLATE_NOOP("wording", "Sum of lines"),
    "discount": QT_TRANSLATE_NOOP("wording", "Discount"),
    "charges": QT_TRANSLATE_NOOP("wording", "Charges"),
    "shipping": QT_TRANSLATE_NOOP("wording", "of which shipping"),
    "subtotal": QT_TRANSLATE_NOOP("wording", "Net amount"),
    "tax_amount": QT_TRANSLATE_NOOP("wording", "Tax amount"),
    "rounding": QT_TRANSLATE_NOOP("wording", "Rounding"),
    "total_amount": QT_TRANSLATE_NOOP("wording", "Total amount"),
    "amount_paid": QT_TRANSLATE_NOOP("wording", "Paid already"),
    "amount_due": QT_TRANSLATE_NOOP("wording", "Amount due"),
}
COLUMN_NAMES = {
    "reference": QT_TRANSLATE_NOOP("wording", "Article no."),
    "name": QT_TRANSLATE_NOOP("wording", "Item"),
    "description": QT_TRANSLATE_NOOP("wording", "Description"),
    "quantity": QT_TRANSLATE_NOOP("wording", "Qty"),
    "unit": QT_TRANSLATE_NOOP("wording", "Unit"),
    "unit_price": QT_TRANSLATE_NOOP("wording", "Unit price"),
    "subtotal": QT_TRANSLATE_NOOP("wording", "Net"),
    "tax_rate": QT_TRANSLATE_NOOP("wording", "Tax %"),
    "tax_category": QT_TRANSLATE_NOOP("wording", "Tax code"),
    "tax_amount": QT_TRANSLATE_NOOP("wording", "Tax"),
    "total_amount": QT_TRANSLATE_NOOP("wording", "Gross"),
    "rate": QT_TRANSLATE_NOOP("wording", "Rate %"),
    "category": QT_TRANSLATE_NOOP("wording", "Code"),
    "exemption_reason": QT_TRANSLATE_NOOP("wording", "Exemption"),
    "taxable_amount": QT_TRANSLATE_NOOP("wording", "Net"),
}
_PARTIES = {
    "supplier": QT_TRANSLATE_NOOP("wording", "Supplier"),
    "buyer": QT_TRANSLATE_NOOP("wording", "Buyer"),
}


def field_name(path: str, *, whole: bool = False) -> str:
    """A field's name; `whole` names the party or the row too, for use outside its group."""
    if path.startswith("other."):
        return path.removeprefix("other.").replace("_", " ")
    if "[" in path:
        table, _, rest = path.partition("[")
        row, _, column = rest.partition("].")
        name = _tr(COLUMN_NAMES[column])
        word = _tr("Line") if table == "line_items" else _tr("Tax line")
        return f"{word} {int(row) + 1}, {name}" if whole else name
    party, _, rest = path.partition(".")
    if party in _PARTIES:
        name = _tr(FIELD_NAMES[rest])
        return f"{_tr(_PARTIES[party])}: {name}" if whole else name
    return _tr(FIELD_NAMES[path])


def choice_name(value: str) -> str:
    """A document type or origin as a person says it."""
    return {
        "invoice": _tr("Invoice"),
        "credit_note": _tr("Credit note"),
        "receipt": _tr("Receipt"),
        "pro_forma": _tr("Pro forma"),
        "reminder": _tr("Reminder"),
        "other": _tr("Other"),
        "computerized": _tr("Computer"),
        "handwritten": _tr("Hand"),
        "mixed": _tr("Both"),
    }[value]


_NUMBERS = (FieldKind.AMOUNT, FieldKind.QUANTITY, FieldKind.RATE)


class Wording:
    """Dates and numbers in the user's own way of writing; canonical text on the other side."""

    def __init__(self, locale: QLocale | None = None) -> None:
        self.locale = locale or QLocale()
        self._short_date = self.locale.dateFormat(QLocale.FormatType.ShortFormat)
        if self.locale.language() is QLocale.Language.C:
            # where nobody chose a language Qt would write 5 03 2026
            self._short_date = "yyyy-MM-dd"
        if "yyyy" not in self._short_date:
            self._short_date = self._short_date.replace("yy", "yyyy")

    @property
    def date_pattern(self) -> str:
        """How Qt writes a date here."""
        return self._short_date

    def date(self, day: date | None) -> str:
        if day is None:
            return ""
        return self.locale.toString(QDate(day.year, day.month, day.day), self._short_date)

    def time(self, moment: datetime) -> str:
        """Day and minute in the computer's own time zone."""
        local = moment.astimezone()
        return f"{self.date(local.date())} {local:%H:%M}"

    def amount(self, value: Decimal | None, currency: str | None) -> str:
        """An amount with the currency's usual decimals, more if there are more."""
        if value is None:
            return ""
        exponent = value.as_tuple().exponent
        places = max(minor_digits(currency), -exponent if isinstance(exponent, int) else 0)
        return self.number(value, places)

    def number(self, value: Decimal, places: int | None = None) -> str:
        """A number with this locale's decimal mark and groups; exact, never by way of a float."""
        if places is not None:
            value = value.quantize(Decimal(1).scaleb(-places))
        sign, whole, fraction = "", format(abs(value), "f"), ""
        if value < 0:
            sign = "-"
        if "." in whole:
            whole, fraction = whole.split(".")
        groups: list[str] = []
        while len(whole) > 3:
            groups.insert(0, whole[-3:])
            whole = whole[:-3]
        text = self.locale.groupSeparator().join([whole, *groups])
        return sign + text + (self.locale.decimalPoint() + fraction if fraction else "")

    def finding(self, finding: Finding) -> Finding:
        """The same finding with its numbers and days in the user's own way of writing."""
        plain = finding.said(lambda v: self.number(v) if isinstance(v, Decimal) else self.date(v))
        return replace(finding, words=said(_FOR_PROGRAMS.sub("", plain)))

    def shown(self, kind: FieldKind, text: str | None, currency: str | None = None) -> str:
        """A field's canonical text as it stands in its editor."""
        if text is None:
            return ""
        if kind is FieldKind.DATE:
            return self.date(date.fromisoformat(text))
        if kind is FieldKind.AMOUNT:
            return self.amount(Decimal(text), currency)
        if kind in _NUMBERS:
            return self.number(Decimal(text))
        return text

    def canonical(self, kind: FieldKind, typed: str) -> str | None:
        """Canonical text of what was typed, None for nothing; InvalidValue with advice."""
        text = typed.strip()
        if not text:
            return None
        if kind is FieldKind.DATE:
            return self._date_of(text)
        if kind in _NUMBERS:
            return self._number_of(text)
        if kind is FieldKind.CURRENCY:
            return text.upper()
        if kind in (FieldKind.IBAN, FieldKind.BIC):
            return "".join(text.split()).upper()
        return text

    def _date_of(self, text: str) -> str:
        tries = (self._short_date, self._short_date.replace("yyyy", "yy"), "yyyy-MM-dd")
        for pattern in tries:
            day = self.locale.toDate(text, pattern)
            if day.isValid():
                if day.year() < 1950 and "yyyy" not in pattern:
                    day = day.addYears(100)
                if day.year() >= 100:
                    return day.toString("yyyy-MM-dd")
        example = self.locale.toString(QDate(2026, 3, 31), self._short_date)
        raise InvalidValue(
            _tr("“{text}” is not a date.").format(text=text[:40]),
            _tr("Write it like {example} or 2026-03-31.").format(example=example),
        )

    def _number_of(self, text: str) -> str:
        bare = text.replace("\u00a0", "").replace("\u202f", "").replace(" ", "")
        bare = bare.replace("−", "-").removesuffix("%")
        point, group = self.locale.decimalPoint(), self.locale.groupSeparator()
        whole, mark, fraction = bare.partition(point)
        digits = whole.replace("'", "").replace("’", "")
        if group.strip():
            parts = digits.split(group)
            if len(parts) > 1 and not all(len(p) == 3 for p in parts[1:]):
                # "12.50" typed where the point parts thousands: say so, don't guess
                raise _not_a_number(text, self)
            digits = "".join(parts)
        try:
            value = Decimal(digits + ("." + fraction if mark else ""))
        except InvalidOperation:
            raise _not_a_number(text, self) from None
        if not value.is_finite():
            raise _not_a_number(text, self)
        return format(value, "f")


def _not_a_number(text: str, wording: Wording) -> InvalidValue:
    example = wording.number(Decimal("1234.50"))
    return InvalidValue(
        _tr("“{text}” is not a number.").format(text=text[:40]),
        _tr("Write it like {example}.").format(example=example),
    )
