# SPDX-License-Identifier: AGPL-3.0-or-later
"""Do the signs of the amounts agree with each other and with what the document is?

A credit note's amounts are positive in the record: its type carries the sign.
"""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.checks.check_input import CheckInput
from desktop.domain.fields import row_path
from desktop.domain.finding import Finding, Severity, figure
from desktop.domain.invoice import DocumentType, Invoice


def check_signs(subject: CheckInput) -> Iterator[Finding]:
    """Totals of one sign; a credit note's lines of its total's sign; a negative invoice."""
    if not subject.is_invoice:
        return
    invoice = subject.invoice
    yield from _totals(invoice)
    yield from _lines(invoice)
    total = invoice.total_amount
    if total is not None and total < 0 and invoice.document_type is DocumentType.INVOICE:
        yield Finding(
            "signs.negative_invoice",
            Severity.INFO,
            ("document_type", "total_amount"),
            f"The total {figure(total)} is negative: this may be a credit note.",
        )


def _totals(invoice: Invoice) -> Iterator[Finding]:
    """Net and total may differ in sign only where a deposit or the like is taken off between."""
    net, total = invoice.subtotal, invoice.total_amount
    if not net or not total or (net < 0) == (total < 0):
        return
    yield Finding(
        "signs.mixed",
        Severity.WARNING,
        ("subtotal", "total_amount"),
        f"The subtotal {figure(net)} and the total {figure(total)} have different signs.",
    )


def _lines(invoice: Invoice) -> Iterator[Finding]:
    total = invoice.total_amount
    amounts = [line.subtotal for line in invoice.line_items if line.subtotal]
    if not total or not amounts or any((a < 0) == (total < 0) for a in amounts):
        return
    said = "negative" if total > 0 else "positive"
    kind = "credit note" if invoice.document_type is DocumentType.CREDIT_NOTE else "invoice"
    yield Finding(
        "signs.lines",
        Severity.WARNING,
        (
            "total_amount",
            *(
                row_path("line_items", n, "subtotal")
                for n, line in enumerate(invoice.line_items)
                if line.subtotal
            ),
        ),
        f"All lines of this {kind} are {said}, but its total is {figure(total)}.",
    )
