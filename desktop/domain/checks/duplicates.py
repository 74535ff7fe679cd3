# SPDX-License-Identifier: AGPL-3.0-or-later
"""Is this invoice there already under another document?"""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.checks.check_input import CheckInput, KnownInvoice
from desktop.domain.finding import Finding, Severity, figure
from desktop.domain.invoice import Invoice
from desktop.domain.likeness import Alike, AlikeKind, Likeable, Paper, PaperKind, compare
from desktop.domain.match_keys import identifier_key

PREFIX = "duplicates."

LEADS_ON = "Ctrl+Shift+D shows both side by side."
# whole sentences: the window says each of them in its own language
SENTENCES = {
    AlikeKind.NUMBER: "Another document has the same supplier and number.",
    AlikeKind.NUMBER_ALIKE: (
        "Another document has the same supplier and total, and a number read much like this one."
    ),
    AlikeKind.AMOUNT: (
        "Another document has the same supplier, total and date, and one of the two has no number."
    ),
    AlikeKind.PICTURE: "Another document shows the same page.",
}
OF_A_PAPER_SENTENCES = {
    AlikeKind.REMINDER: "This is a reminder of an invoice that is here already: don't book it.",
    AlikeKind.STATEMENT: (
        "This is a statement of account about an invoice that is here already: don't book it."
    ),
    AlikeKind.PRO_FORMA: (
        "This is a pro-forma invoice of one that is here already: don't book it again."
    ),
}
OF_ITS_INVOICE_SENTENCES = {
    AlikeKind.REMINDER: "A reminder of this invoice is here too.",
    AlikeKind.STATEMENT: "A statement of account about this invoice is here too.",
    AlikeKind.PRO_FORMA: "A pro-forma invoice of this one is here too.",
}
_FIELDS = {
    AlikeKind.NUMBER: ("supplier.name", "invoice_number"),
    AlikeKind.NUMBER_ALIKE: ("invoice_number", "total_amount"),
    AlikeKind.AMOUNT: ("total_amount", "issue_date"),
    AlikeKind.PICTURE: (),
}


def likeable(invoice: Invoice, invoice_id: str = "", paper: Paper | None = None) -> Likeable:
    """What of an invoice is compared."""
    supplier, bank = invoice.supplier, invoice.supplier.bank_account
    return Likeable(
        invoice_id,
        supplier.name,
        invoice.invoice_number,
        invoice.issue_date,
        invoice.total_amount,
        invoice.currency,
        supplier.vat_number or supplier.tax_number,
        invoice.document_type,
        identifier_key(bank.iban) or identifier_key(bank.account_number),
        paper or Paper(),
    )


def check_duplicates(subject: CheckInput) -> Iterator[Finding]:
    """One finding for each known invoice that is this one, or a paper about it."""
    mine = likeable(subject.invoice, paper=subject.paper)
    for other in subject.known:
        alike = compare(mine, other, picture=other.picture, words=other.words)
        if alike is not None:
            yield _said(mine, other, alike)


def _said(mine: Likeable, other: KnownInvoice, alike: Alike) -> Finding:
    rule, behind = PREFIX + alike.kind.value, f"{_which(other)} {LEADS_ON}"
    if alike.kind in OF_A_PAPER_SENTENCES:
        if alike.about == other.id:
            words = f"{OF_ITS_INVOICE_SENTENCES[alike.kind]} {behind}"
            return Finding(rule, Severity.INFO, (), words)
        words = f"{OF_A_PAPER_SENTENCES[alike.kind]} {behind}"
        return Finding(rule, Severity.WARNING, ("document_type",), words)
    sentence = ""
    if mine.paper.kind is PaperKind.COPY:
        sentence = "This calls itself a copy."
    elif other.paper.kind is PaperKind.COPY:
        sentence = "The other one calls itself a copy."
    copy, sentence = sentence, SENTENCES[alike.kind]
    certain = alike.kind is AlikeKind.NUMBER and alike.same_total
    if certain:
        sentence = "Another document has the same supplier, number and total."
    severity = Severity.ERROR if certain else Severity.WARNING
    words = f"{copy} {sentence} {behind}".strip()
    return Finding(rule, severity, _FIELDS[alike.kind], words)


def _which(other: KnownInvoice) -> str:
    """One sentence; the id in brackets is for programs, the window leaves it out."""
    number, day = other.number or "", other.issue_date
    if number and day:
        sentence = f"It is “{number[:60]}” of {figure(day)}."
    elif number:
        sentence = f"It is “{number[:60]}”."
    elif day:
        sentence = f"It is of {figure(day)}."
    else:
        sentence = "It has no number."
    return f"{sentence[:-1]} (invoice {other.id})."
