# SPDX-License-Identifier: AGPL-3.0-or-later
"""An embedded e-invoice held against the page that people see: both should say the same.

What is printed gets its place on the page. What the page says otherwise becomes a finding: a
changed total or account is a known fraud, and whichever of the two is booked, a person has to
know of the other. What isn't printed at all is no contradiction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from desktop.domain.checks.pages import place_in_words
from desktop.domain.dates import fold
from desktop.domain.fields import FIELDS, FieldKind, get_text, kind_of
from desktop.domain.finding import MAX_WORDS, Finding, Severity, figure
from desktop.domain.invoice import Invoice
from desktop.domain.other_amounts import kept_back
from desktop.domain.page import Box, PageText, WordsSource
from desktop.domain.reading import FieldReading, Proposal
from desktop.readers.conventions import decide
from desktop.readers.grounding import Grounding
from desktop.readers.identifiers import Identifier, find_ibans, find_vat_ids
from desktop.readers.sheet import Sheet

RULE = "pages.einvoice_differs"

# From this confidence on the text reader's word counts against a value that is printed nowhere
# (less is enough for a number, which is printed everywhere else), and the highest one against a
# value that is printed, but not where it should be.
_SURE = 0.5
_LIKELY = 0.3
_VERY_SURE = 0.93
_IN_DOUBT = 0.6
_CENT = Decimal("0.01")
_MOST_DAYS_SWAPPED = 12
_TOTALS = ("total_amount", "amount_due")
_AMOUNTS = (
    "line_total discount charges shipping subtotal tax_amount total_amount amount_paid amount_due"
).split()
_NAMES = {
    "invoice_number": "the invoice number",
    "issue_date": "the date",
    "due_date": "the due date",
    "total_amount": "the total",
    "amount_due": "the amount due",
    "supplier.name": "the supplier",
    "supplier.vat_number": "the supplier’s VAT number",
    "supplier.bank_account.iban": "the account to pay to",
}
_WORD = re.compile(r"\w{4,}")
_IBAN = "supplier.bank_account.iban"
_VAT = "supplier.vat_number"


def against_page(
    exact: Proposal, text: Proposal, pages: Sequence[PageText]
) -> tuple[Proposal, tuple[Finding, ...]]:
    """The e-invoice with the places of what is printed, and where the page says otherwise.

    `text` is what the text reader makes of the same pages. Values in dispute are not certain any
    more; they stay, and so does their source.
    """
    seen = [page for page in pages if any(not word.hidden for word in page.words)]
    if not seen:
        return exact, ()
    grounding = Grounding(seen, decide(seen))
    evidence = dict(exact.evidence)
    for spec in FIELDS:
        reading = evidence.get(spec.path)
        # an address is placed as it is printed, which the text reader knows
        if reading is None or reading.box is not None or ".address." in spec.path:
            continue
        found = grounding.find(spec.path, reading.value, text.evidence.get(spec.path))
        if found is not None:
            page, box, printed = found
            evidence[spec.path] = replace(reading, page=page, box=box, text=printed)
    placed = replace(exact, evidence=evidence)
    comparison = _Comparison(placed, text, seen, grounding.sheet)
    findings = tuple(comparison.findings())
    for path in {path for finding in findings for path in finding.fields if path in evidence}:
        doubted = evidence[path]
        evidence[path] = doubted.with_confidence(min(doubted.confidence, _IN_DOUBT))
    return replace(exact, evidence=evidence), findings


class _Comparison:
    """The e-invoice and the page, field by field."""

    def __init__(
        self, exact: Proposal, text: Proposal, pages: Sequence[PageText], sheet: Sheet
    ) -> None:
        self._exact = exact
        self._text = text
        self._pages = {page.number: page for page in pages}
        self._sheet = sheet
        # a picture's words may be misread: they contradict only where they are very sure
        scanned = any(page.source is WordsSource.OCR for page in pages)
        self._least = _VERY_SURE if scanned else _SURE
        self._scanned = scanned

    def findings(self) -> Iterator[Finding]:
        yield from self._ids(_IBAN, find_ibans(self._sheet), Severity.ERROR)
        yield from self._ids(_VAT, find_vat_ids(self._sheet), Severity.WARNING)
        yield from self._total()
        if self._scanned:
            return
        yield from self._number()
        yield from self._date("issue_date")
        yield from self._date("due_date")
        yield from self._name()

    def _printed(self, path: str) -> bool:
        reading = self._exact.evidence.get(path)
        return reading is not None and reading.box is not None

    def _said(self, path: str, least: float) -> FieldReading | None:
        """What the text reader is sure to see on the page."""
        reading = self._text.evidence.get(path)
        if reading is None or reading.box is None or reading.confidence < least:
            return None
        return reading

    def _ids(self, path: str, printed: list[Identifier], severity: Severity) -> Iterator[Finding]:
        """Identifiers with check digits: another one of the supplier's in place of the right one.

        Those of the buyer, and all that the e-invoice itself names, are no contradiction.
        """
        value = get_text(self._exact.invoice, path)
        if value is None or self._printed(path):
            return
        known = _all_words(self._exact.invoice)
        said = self._said(path, self._least)
        suppliers = _bare(said.value) if said is not None else None
        others = [p for p in printed if _bare(p.value) not in known]
        if path == _VAT:
            others = [p for p in others if _bare(p.value) == suppliers]
            # another country's number of the same firm is common; the number itself must differ
            others = [p for p in others if p.value[:2].upper() == value[:2].upper()]
        else:
            # whoever's account it is, no other one should be there
            others = [p for p in others if p.valid or _bare(p.value) == suppliers]
        if others:
            span = others[0].span
            yield self._finding(path, value, others[0].value, (span.piece.page, span.box), severity)

    def _total(self) -> Iterator[Finding]:
        values = [get_text(self._exact.invoice, path) for path in _TOTALS]
        known = [Decimal(value) for value in values if value is not None]
        if not known:
            return
        missing = not any(self._printed(path) for path in _TOTALS)
        said = self._said("total_amount", self._least if missing else _VERY_SURE)
        if said is None:
            return
        seen = abs(Decimal(said.value))
        invoice = self._exact.invoice
        names = _TOTALS if missing else _AMOUNTS
        own = [a for name in names if (a := getattr(invoice, name)) is not None]
        own += [a - kept_back(invoice) - (invoice.amount_paid or 0) for a in own]
        if any(abs(abs(amount) - seen) < _CENT for amount in own):
            return
        path = next(path for path, value in zip(_TOTALS, values, strict=True) if value is not None)
        yield self._differs(path, get_text(self._exact.invoice, path) or "", said, Severity.ERROR)

    def _number(self) -> Iterator[Finding]:
        value = get_text(self._exact.invoice, "invoice_number")
        said = self._said("invoice_number", _LIKELY)
        if value is None or said is None or self._printed("invoice_number"):
            return
        one, other = _bare(value), _bare(said.value)
        if one in other or other in one:
            return
        yield self._differs("invoice_number", value, said, Severity.WARNING)

    def _date(self, path: str) -> Iterator[Finding]:
        value = get_text(self._exact.invoice, path)
        said = self._said(path, self._least)
        if value is None or said is None or self._printed(path):
            return
        one, other = date.fromisoformat(value), date.fromisoformat(said.value)
        swapped = one.year == other.year and (one.month, one.day) == (other.day, other.month)
        if one == other or (swapped and one.day <= _MOST_DAYS_SWAPPED):
            return
        yield self._differs(path, value, said, Severity.WARNING)

    def _name(self) -> Iterator[Finding]:
        """Another supplier's name, where not one word of the right one is printed anywhere."""
        value = get_text(self._exact.invoice, "supplier.name")
        said = self._said("supplier.name", _VERY_SURE)
        if value is None or said is None or self._printed("supplier.name"):
            return
        words = set(_WORD.findall(fold(value)))
        printed = fold(" ".join(page.text() for page in self._pages.values()))
        if not words or any(word in printed for word in words):
            return
        if _bare(said.value) in _all_words(self._exact.invoice):
            return
        yield self._differs("supplier.name", value, said, Severity.WARNING)

    def _differs(self, path: str, value: str, said: FieldReading, severity: Severity) -> Finding:
        if said.box is None or said.page is None:
            raise ValueError("a value that stands nowhere contradicts nothing")
        return self._finding(path, value, said.value, (said.page, said.box), severity)

    def _finding(
        self, path: str, value: str, seen: str, where: tuple[int, Box], severity: Severity
    ) -> Finding:
        page, box = where
        place = place_in_words(box, self._pages[page])
        words = (
            f"The e-invoice inside this PDF and its page differ in {_NAMES[path]}: the e-invoice "
            f"says {_shown(path, value)}, page {page} shows {_shown(path, seen)} {place}. "
            "Ask the supplier which one is right before you pay."
        )
        return Finding(RULE, severity, (path,), words[:MAX_WORDS])


def _shown(path: str, value: str) -> str:
    kind = kind_of(path)
    if kind is FieldKind.AMOUNT:
        return figure(Decimal(value))
    if kind is FieldKind.DATE:
        return figure(date.fromisoformat(value))
    return f"“{value[:100]}”"


def _bare(text: str) -> str:
    return "".join(c for c in fold(text) if c.isalnum())


def _all_words(invoice: Invoice) -> str:
    """Every text of the e-invoice without spaces and marks, one after the other."""
    texts = [text for spec in FIELDS if (text := get_text(invoice, spec.path)) is not None]
    return "\x1f".join(_bare(text) for text in (*texts, *invoice.other.values()))
