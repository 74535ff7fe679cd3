# SPDX-License-Identifier: AGPL-3.0-or-later
"""Is this invoice there already under another document?"""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.checks.check_input import CheckInput, KnownInvoice
from desktop.domain.finding import Finding, Severity, figure
from desktop.domain.holds import account_of
from desktop.domain.invoice import Invoice
from desktop.domain.likeness import Alike, AlikeKind, Likeable, Paper, PaperKind, compare

PREFIX = "duplicates."

_LEADS_ON = "Ctrl+Shift+D shows both side by side"
_PAPERS = {
    AlikeKind.REMINDER: "a reminder",
    AlikeKind.STATEMENT: "a statement of account",
    AlikeKind.PRO_FORMA: "a pro-forma invoice",
}
_WHY = {
    AlikeKind.NUMBER: "has the same supplier and number",
    AlikeKind.NUMBER_ALIKE: "has the same supplier and total, and a number read much like this one",
    AlikeKind.AMOUNT: "has the same supplier, total and date, and one of the two has no number",
    AlikeKind.PICTURE: "shows the same page",
}
_FIELDS = {
    AlikeKind.NUMBER: ("supplier.name", "invoice_number"),
    AlikeKind.NUMBER_ALIKE: ("invoice_number", "total_amount"),
    AlikeKind.AMOUNT: ("total_amount", "issue_date"),
    AlikeKind.PICTURE: (),
}


def likeable(invoice: Invoice, invoice_id: str = "", paper: Paper | None = None) -> Likeable:
    """What of an invoice is compared."""
    supplier = invoice.supplier
    return Likeable(
        invoice_id,
        supplier.name,
        invoice.invoice_number,
        invoice.issue_date,
        invoice.total_amount,
        invoice.currency,
        supplier.vat_number or supplier.tax_number,
        invoice.document_type,
        account_of(supplier),
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
    which = _which(other)
    if alike.kind in _PAPERS:
        paper = _PAPERS[alike.kind]
        if alike.about == other.id:
            words = f"There is {paper} of this invoice here too{which}. {_LEADS_ON}."
            return Finding(PREFIX + alike.kind.value, Severity.INFO, (), words)
        words = (
            f"This is {paper} of an invoice that is here already{which}: don't book it again. "
            f"{_LEADS_ON}."
        )
        return Finding(PREFIX + alike.kind.value, Severity.WARNING, ("document_type",), words)
    copy = ""
    if mine.paper.kind is PaperKind.COPY:
        copy = "This calls itself a copy. "
    elif other.paper.kind is PaperKind.COPY:
        copy = "The other one calls itself a copy. "
    total = " and the same total" if alike.same_total and alike.kind is AlikeKind.NUMBER else ""
    certain = alike.kind is AlikeKind.NUMBER and alike.same_total
    return Finding(
        PREFIX + alike.kind.value,
        Severity.ERROR if certain else Severity.WARNING,
        _FIELDS[alike.kind],
        f"{copy}Another document {_WHY[alike.kind]}{total}{which}. {_LEADS_ON}.",
    )


def _which(other: KnownInvoice) -> str:
    number = f" “{other.number[:60]}”" if other.number else ""
    day = f" of {figure(other.issue_date)}" if other.issue_date else ""
    return f":{number}{day} (invoice {other.id})"
