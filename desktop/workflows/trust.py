# SPDX-License-Identifier: AGPL-3.0-or-later
"""How far one remote reader's values can be trusted, by what proves them.

Alone it never makes a value certain, but for figures that agree with other figures of the page:
everything else needs a second reader, or a person. A model's own word on how sure it is isn't
asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from desktop.domain.checks import CheckInput, run_checks
from desktop.domain.explanation import Reason
from desktop.domain.finding import Severity
from desktop.domain.invoice import Invoice
from desktop.domain.money import rounded
from desktop.domain.page import PageText
from desktop.domain.reading import FieldReading, Proposal

_CLASSIFIED = frozenset({"document_type", "language", "origin", "summary"})
_STANDS_THERE = 0.78
_FIGURES_AGREE = 0.93
_STANDS_NOWHERE = 0.4
_NOT_COMPARED = 0.6
_CONTRADICTED = 0.5
_JUDGED = 0.78


def trusted(proposal: Proposal, pages: Sequence[PageText]) -> Proposal:
    """The same values, each held for as sure as its evidence makes it; 0 is taken as not judged."""
    agreed = frozenset(_agreeing(proposal.invoice))
    found = run_checks(CheckInput(proposal.invoice, proposal.evidence))
    doubted = frozenset(
        path for finding in found if finding.severity is Severity.ERROR for path in finding.fields
    )
    has_words = any(page.words for page in pages)
    evidence = {
        path: reading
        if reading.confidence
        else reading.with_confidence(_confidence(reading, agreed, doubted, has_words))
        for path, reading in proposal.evidence.items()
    }
    return Proposal(
        proposal.invoice,
        evidence,
        proposal.reader,
        proposal.model,
        proposal.partial,
        proposal.notes,
    )


def reason_of(reading: FieldReading, invoice: Invoice, pages: Sequence[PageText]) -> Reason:
    """Why one remote reader's value is held for as sure as it is, in words."""
    if reading.path in _CLASSIFIED:
        return Reason("A model judged it; nothing on the page could prove it.", 0.3)
    if not reading.proven:
        if any(page.words for page in pages):
            return Reason("A model's word alone proves nothing.", -0.3)
        return Reason("There are no words to compare the model's word with.", -0.2)
    if reading.path in frozenset(_agreeing(invoice)):
        return Reason("It stands on the page and fits the other figures there.", _FIGURES_AGREE)
    return Reason("It stands on the page as the model says.", 0.5)


def _confidence(
    reading: FieldReading, agreed: frozenset[str], doubted: frozenset[str], has_words: bool
) -> float:
    if reading.path in _CLASSIFIED:
        return _JUDGED
    if not reading.proven:
        return _STANDS_NOWHERE if has_words else _NOT_COMPARED
    if reading.path in agreed:
        return _FIGURES_AGREE
    return _CONTRADICTED if reading.path in doubted else _STANDS_THERE


def _agreeing(invoice: Invoice) -> Iterator[str]:
    """The figures that other figures confirm: a sum of several, or a product."""
    net, tax, total = invoice.subtotal, invoice.tax_amount, invoice.total_amount
    if net and tax and total and _same(net + tax, total, invoice.currency):
        yield from ("subtotal", "tax_amount", "total_amount")
    amounts = [line.subtotal for line in invoice.line_items]
    known = [amount for amount in amounts if amount is not None]
    if len(known) == len(amounts) and len(known) > 1:
        for path, target in (("line_total", invoice.line_total), ("subtotal", net)):
            if target and _same(sum(known, Decimal(0)), target, invoice.currency):
                yield path
                yield from (f"line_items[{index}].subtotal" for index in range(len(amounts)))
    for index, line in enumerate(invoice.line_items):
        quantity, price, amount = line.quantity, line.unit_price, line.subtotal
        # one times a price proves nothing: the amount is the price printed twice
        if not (quantity and price and amount) or quantity == 1:
            continue
        if _same(quantity * price, amount, invoice.currency):
            columns = ("quantity", "unit_price", "subtotal")
            yield from (f"line_items[{index}].{column}" for column in columns)
    for index, tax_line in enumerate(invoice.tax_lines):
        base, rate, amount = tax_line.taxable_amount, tax_line.rate, tax_line.tax_amount
        if base and rate and amount and _same(base * rate / 100, amount, invoice.currency):
            columns = ("taxable_amount", "rate", "tax_amount")
            yield from (f"tax_lines[{index}].{column}" for column in columns)


def _same(one: Decimal, other: Decimal, currency: str | None) -> bool:
    return rounded(one, currency) == rounded(other, currency)
