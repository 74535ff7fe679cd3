# SPDX-License-Identifier: AGPL-3.0-or-later
"""Payment codes held against the page: whose they are, what they prove, where they differ.

A code belongs to the invoice when its account, amount or reference is printed on the pages. What
the page prints as well is certain; where account or amount differ nothing is, and a finding tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.checks.payment_code import CodeDifference, CodeFacts
from desktop.domain.company import OwnCompany
from desktop.domain.fields import FieldKind, get_text, kind_of
from desktop.domain.invoice import DocumentType, Invoice, plain
from desktop.domain.match_keys import identifier_key
from desktop.domain.page import PageText, WordsSource
from desktop.domain.reading import CERTAIN, FieldReading, Proposal, Source
from desktop.readers.conventions import decide
from desktop.readers.grounding import Grounding
from desktop.readers.identifiers import find_ibans
from desktop.readers.payment_codes.accounts import is_qr_iban
from desktop.readers.payment_codes.code import Payment
from desktop.readers.read_text import nested

_PRINTED = 0.98
_UNPRINTED = 0.92
_ONLY_WORD = 0.7
_DISPUTED = 0.5
_LIKELY = 0.85
_LEAST_LETTERS = 4
_IBAN = "supplier.bank_account.iban"
_MARKS = ("payment_reference", "invoice_number", "supplier.vat_number")
_WORDS = (FieldKind.NAME, FieldKind.TEXT)


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the codes add to the document, None where nothing; and what there is to tell."""

    proposal: Proposal | None
    facts: tuple[CodeFacts, ...]


def weigh(
    payments: Sequence[Payment], text: Proposal, pages: Sequence[PageText], own: OwnCompany
) -> Weighed:
    """Hold codes against the words of the pages and what was read of them (`text`).

    Places are those of the codes, as given.
    """
    if text.invoice.document_type is DocumentType.OTHER:
        return Weighed(None, ())
    paper = _Paper(text, pages, own)
    taken = [payment for payment in payments if paper.holds(payment)]
    whole = paper.best_amount(taken)
    readings: dict[str, FieldReading] = {}
    facts: list[CodeFacts] = []
    for payment in payments:
        if payment not in taken:
            facts.append(CodeFacts(payment.format, payment.code.page, other_payment=_whom(payment)))
            continue
        said, differences = paper.judge(payment, with_amount=payment is whole)
        for reading in said:
            best = readings.get(reading.path)
            if best is None or reading.confidence > best.confidence:
                readings[reading.path] = reading
        facts.append(
            CodeFacts(
                payment.format,
                payment.code.page,
                tuple(differences),
                tuple(payment.broken),
                signature=None if payment.signature is None else payment.signature.value,
                stamped=payment.stamped,
            )
        )
    return Weighed(_proposal(readings), tuple(facts))


def _proposal(readings: dict[str, FieldReading]) -> Proposal | None:
    if not readings:
        return None
    values = {p: r.value for p, r in readings.items() if not p.startswith("tax_lines[")}
    record = nested(values)
    rows: dict[str, dict[str, str]] = {}
    for path, reading in readings.items():
        if path.startswith("tax_lines["):
            row, _, column = path.partition(".")
            rows.setdefault(row, {})[column] = reading.value
    record["tax_lines"] = [rows[row] for row in sorted(rows)]
    return Proposal(Invoice.model_validate(record), readings, Source.PAYMENT_CODE.value)


def _whom(payment: Payment) -> str:
    name, iban = payment.values.get("supplier.name"), payment.values.get(_IBAN)
    parts = [f"to “{name.value[:60]}”" if name else "", iban.value if iban else ""]
    if payment.amount is not None:
        parts.append(plain(payment.amount))
    return ", ".join(part for part in parts if part) or "of nobody named"


class _Paper:
    """What the pages print."""

    def __init__(self, text: Proposal, pages: Sequence[PageText], own: OwnCompany) -> None:
        self._text = text
        self._grounding = Grounding(pages, decide(pages))
        self._wordless = not any(page.words for page in pages)
        self._scanned = frozenset(p.number for p in pages if p.source is not WordsSource.LAYER)
        letters = "".join(w.text for page in pages for w in page.words if not w.hidden)
        self._letters = identifier_key(letters)
        self._ibans = [
            found.value
            for found in find_ibans(self._grounding.sheet)
            if found.valid and not own.owns_id(found.value)
        ]

    def holds(self, payment: Payment) -> bool:
        """Whether the code is of this invoice; a page without words can't deny it."""
        if self._wordless:
            return True
        if any(
            self._prints(path, payment.values[path].value)
            for path in (_IBAN, *_MARKS)
            if path in payment.values
        ):
            return True
        if self._mentioned(payment) is not None:
            return True
        return payment.amount is not None and self._prints_amount(payment.amount)

    def best_amount(self, payments: Sequence[Payment]) -> Payment | None:
        """The code whose amount speaks for the invoice; None when they share it out, as
        instalments do."""
        paying = [p for p in payments if p.amount is not None]
        amounts = {p.amount for p in paying}
        if len(amounts) <= 1:
            return paying[0] if paying else None
        invoice = self._text.invoice
        for wanted in (invoice.total_amount, invoice.amount_due):
            for payment in paying:
                if wanted is not None and payment.amount == wanted:
                    return payment
        return next((p for p in paying if p.total), None)

    def judge(
        self, payment: Payment, with_amount: bool
    ) -> tuple[list[FieldReading], list[CodeDifference]]:
        """What the code says of each field, as sure as the page makes it, and what differs."""
        said: list[FieldReading] = []
        differences: list[CodeDifference] = []
        for path, value in payment.values.items():
            confidence = self._confidence(path, value.value)
            if path == _IBAN and confidence == _DISPUTED:
                printed = self._printed_iban()
                qr_only = is_qr_iban(value.value) != is_qr_iban(printed)
                clear = not self._scanned and not qr_only
                differences.append(CodeDifference(path, value.value, printed, clear))
            if confidence:
                said.append(_reading(payment, path, value.value, value.text, confidence))
        if with_amount and payment.amount is not None:
            more, difference = self._amount(payment, payment.amount)
            said += more
            differences += difference
        number = self._mentioned(payment)
        if number is not None and "invoice_number" not in payment.values:
            said.append(_reading(payment, "invoice_number", number, payment.remark, _PRINTED))
        return said, differences

    def _confidence(self, path: str, value: str) -> float:
        """Zero for what the code knows no better than the page."""
        if path == _IBAN:
            if self._prints(path, value):
                return _PRINTED
            return _DISPUTED if self._ibans else _UNPRINTED
        if path.startswith("other."):
            return _PRINTED if self._prints(path, value) else _LIKELY
        if path.startswith("tax_lines[") or path == "document_type":
            return _LIKELY
        read = get_text(self._text.invoice, path)
        if kind_of(path) in _WORDS:
            # an account's holder or a short form of the name, and only a hint to what is printed
            if self._prints(path, value):
                return _LIKELY
            # an address may leave out its country, a code may not
            known = read is not None or (".address." in path and not self._wordless)
            return 0.0 if known else _ONLY_WORD
        if self._prints(path, value):
            return _PRINTED
        return _UNPRINTED if read is None else _DISPUTED

    def _amount(
        self, payment: Payment, amount: Decimal
    ) -> tuple[list[FieldReading], list[CodeDifference]]:
        invoice = self._text.invoice
        value = plain(amount)
        total, due = invoice.total_amount, invoice.amount_due
        fields = [
            path
            for path, read in (("total_amount", total), ("amount_due", due))
            if read is not None and abs(read) == amount
        ]
        if fields:
            found = [(path, _PRINTED) for path in fields]
        elif self._foreign(payment):
            found = []
        elif self._prints_amount(amount):
            found = [("total_amount" if total is None or payment.total else "amount_due", _LIKELY)]
        elif total is None and due is None:
            found = [("total_amount", _UNPRINTED if self._wordless else _LIKELY)]
        else:
            path = "total_amount" if due is None or payment.total else "amount_due"
            read = get_text(invoice, path) or plain(total or due or amount)
            evidence = self._text.evidence.get(path)
            clear = evidence is not None and (
                evidence.confidence >= CERTAIN or evidence.page not in self._scanned
            )
            difference = CodeDifference(path, value, read, clear)
            said = _reading(payment, path, value, payment.amount_text, _DISPUTED)
            return [said], [difference]
        return [_reading(payment, p, value, payment.amount_text, c) for p, c in found], []

    def _foreign(self, payment: Payment) -> bool:
        """Whether the code counts in another currency than the page."""
        currency = payment.values.get("currency")
        read = self._text.invoice.currency
        return currency is not None and read is not None and currency.value != read

    def _printed_iban(self) -> str:
        read = get_text(self._text.invoice, _IBAN)
        return read if read in self._ibans else self._ibans[0]

    def _mentioned(self, payment: Payment) -> str | None:
        """The invoice's number as read, where the code's message names it."""
        number = self._text.invoice.invoice_number
        if number is None or len(identifier_key(number)) < _LEAST_LETTERS:
            return None
        return number if identifier_key(number) in identifier_key(payment.remark) else None

    def _prints_amount(self, amount: Decimal) -> bool:
        return self._grounding.find("total_amount", plain(amount)) is not None

    def _prints(self, path: str, value: str) -> bool:
        key = identifier_key(value)
        exact = kind_of(path) in (FieldKind.IDENTIFIER, FieldKind.IBAN, FieldKind.BIC)
        if exact and len(key) >= 2 * _LEAST_LETTERS and key in self._letters:
            return True
        return self._grounding.find(path, value) is not None


def _reading(payment: Payment, path: str, value: str, text: str, confidence: float) -> FieldReading:
    code = payment.code
    return FieldReading(
        path, value, text, Source.PAYMENT_CODE.value, confidence, code.page, code.box,
        label=payment.format,
    )  # fmt: skip
