# SPDX-License-Identifier: AGPL-3.0-or-later
"""Is what every invoice has there, and does it stand on the page?"""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.checks.check_input import CheckInput
from desktop.domain.fields import FieldKind, get_text, kind_of
from desktop.domain.finding import Finding, Severity
from desktop.domain.invoice import DocumentType, Invoice
from desktop.domain.reading import Source

_REQUIRED = {
    "supplier.name": "supplier",
    "invoice_number": "invoice number",
    "issue_date": "issue date",
    "currency": "currency",
    "total_amount": "total amount",
}
_RECEIPT_MAY_LACK = {"invoice_number"}
_PROOF_MATTERS = {
    FieldKind.AMOUNT,
    FieldKind.DATE,
    FieldKind.IDENTIFIER,
    FieldKind.IBAN,
    FieldKind.QUANTITY,
    FieldKind.NAME,
}


def check_presence(subject: CheckInput) -> Iterator[Finding]:
    """Missing main fields, and read values that are printed nowhere."""
    invoice = subject.invoice
    if not subject.is_invoice:
        yield Finding(
            "presence.not_an_invoice",
            Severity.WARNING,
            ("document_type",),
            "This does not look like an invoice. Change the document type if it is one.",
        )
        return
    for path, name in _REQUIRED.items():
        if invoice.document_type is DocumentType.RECEIPT and path in _RECEIPT_MAY_LACK:
            continue
        if get_text(invoice, path) is None:
            yield _not_found(path, name)
    if invoice.document_type is not DocumentType.RECEIPT:
        yield from _usual(invoice)
    for path, reading in subject.evidence.items():
        if reading.source == Source.PERSON or reading.proven:
            continue
        if get_text(invoice, path) is None or kind_of(path) not in _PROOF_MATTERS:
            continue
        yield Finding(
            "presence.unproven",
            Severity.WARNING,
            (path,),
            f"“{reading.value[:80]}” is not printed on the document.",
        )


def _usual(invoice: Invoice) -> Iterator[Finding]:
    """What an invoice with these figures prints as well: nothing marks an empty field by itself.

    Who charges VAT prints their number for it (Directive 2006/112/EC, art. 226 no. 3; India's CGST
    rule 46 and the UK's Notice 700 likewise); sales tax in dollars knows no such duty. Net and tax
    stand beside a total that differs from the one of them that was found.
    """
    net, tax, total = invoice.subtotal, invoice.tax_amount, invoice.total_amount
    supplier = invoice.supplier
    if tax and invoice.currency != "USD" and not (supplier.vat_number or supplier.tax_number):
        yield _not_found("supplier.vat_number", "VAT or tax number of the supplier")
    if invoice.buyer.name is None:
        yield _not_found("buyer.name", "buyer")
    if total is not None and net is None and tax:
        yield _not_found("subtotal", "net amount")
    if total is not None and tax is None and net is not None and net != total:
        yield _not_found("tax_amount", "tax amount")


def _not_found(path: str, name: str) -> Finding:
    words = f"No {name} was found on the document."
    return Finding("presence.missing", Severity.WARNING, (path,), words)
