# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which of a PDF's embedded files is the invoice: one is read, the others are named, none lost."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.checks.pages import SEVERAL_INVOICES
from desktop.domain.errors import DocumentError, NotSupported
from desktop.domain.fields import get_text
from desktop.domain.finding import MAX_WORDS, Finding, Severity
from desktop.domain.reading import Proposal
from desktop.readers.combine import same_value
from desktop.readers.einvoice import further_invoices, read_einvoice
from desktop.worker.document import Attachment, Remarks
from desktop.worker.xml import parse

# The names that the standards give the file: Factur-X and ZUGFeRD 2, XRechnung, ZUGFeRD 1.
_STANDARD_NAME = re.compile(r"(?:factur-x|xrechnung|zugferd-invoice)\.xml", re.IGNORECASE)
# How a PDF says that a file is the document itself in another form (PDF/A-3, AFRelationship).
_OF_THE_DOCUMENT = frozenset(("Alternative", "Data", "Source"))
_MOST_NAMED = 10
_COMPARED = {
    "invoice_number": "the number",
    "document_type": "the type",
    "issue_date": "the date",
    "due_date": "the due date",
    "currency": "the currency",
    "subtotal": "the net amount",
    "tax_amount": "the tax",
    "total_amount": "the total",
    "amount_due": "the amount due",
    "supplier.name": "the supplier",
    "supplier.vat_number": "the supplier’s VAT number",
    "supplier.bank_account.iban": "the IBAN",
}


@dataclass(frozen=True, slots=True)
class _Candidate:
    attachment: Attachment
    proposal: Proposal
    further: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.attachment.name

    def likelihood(self) -> tuple[bool, bool, bool, int]:
        """What the PDF itself says counts most, then the name, then how much the file tells."""
        return (
            self.attachment.declared,
            _STANDARD_NAME.fullmatch(self.name) is not None,
            self.attachment.relationship in _OF_THE_DOCUMENT,
            len(self.proposal.evidence),
        )


def choose(attachments: Sequence[Attachment]) -> tuple[Proposal | None, Remarks]:
    """The e-invoice among embedded files, None when there is none, and what is to be said.

    Of several that contradict each other the likeliest is taken, and a finding tells what they
    say; of several that agree the one that tells most.
    """
    candidates: list[_Candidate] = []
    notes: list[str] = []
    for attachment in attachments:
        try:
            root = parse(attachment.data)
            proposal = read_einvoice(root)
            candidates.append(_Candidate(attachment, proposal, further_invoices(root)))
        except NotSupported as error:
            notes.append(f"The embedded file “{attachment.name}” was not read. {error.title}")
        except DocumentError as error:
            notes.append(f"The embedded file “{attachment.name}”: {error.title}")
    if not candidates:
        return None, Remarks(tuple(notes))
    chosen = max(candidates, key=_Candidate.likelihood)
    others = [c for c in candidates if c is not chosen]
    if others and not any(_differing(chosen.proposal, o.proposal) for o in others):
        chosen = max(candidates, key=lambda c: (len(c.proposal.evidence), c.likelihood()))
        others = [c for c in candidates if c is not chosen]
    findings: list[Finding] = []
    for other in others:
        paths = _differing(chosen.proposal, other.proposal)
        if paths:
            findings.append(_contradiction(chosen, other, paths))
        else:
            notes.append(
                f"The embedded file “{other.name}” is the same invoice as “{chosen.name}”, "
                "which was read."
            )
    return chosen.proposal, Remarks(tuple(notes), (*findings, *of_lot(chosen.further)))


def numbers(attachments: Sequence[Attachment]) -> tuple[tuple[str, str], ...]:
    """The file name and invoice number of each that is an e-invoice with a number."""
    found: list[tuple[str, str]] = []
    for attachment in attachments:
        try:
            number = read_einvoice(parse(attachment.data)).invoice.invoice_number
        except DocumentError:
            continue
        if number:
            found.append((attachment.name, number))
    return tuple(found)


def of_lot(further: Sequence[str]) -> tuple[Finding, ...]:
    """What is to be said of a file that holds more invoices than the one that is read."""
    if not further:
        return ()
    named = "; ".join(further[:_MOST_NAMED]) + ("; …" if len(further) > _MOST_NAMED else "")
    words = (
        f"This file holds {len(further) + 1} invoices. Only the first one is read; still to be "
        f"entered: {named}. Ask the sender for a file of its own for each."
    )
    return (Finding(SEVERAL_INVOICES, Severity.ERROR, (), words[:MAX_WORDS]),)


def _differing(one: Proposal, other: Proposal) -> tuple[str, ...]:
    """The fields that both fill, with different values."""
    found = []
    for path in _COMPARED:
        first, second = get_text(one.invoice, path), get_text(other.invoice, path)
        if first is not None and second is not None and not same_value(path, first, second):
            found.append(path)
    return tuple(found)


def _contradiction(chosen: _Candidate, other: _Candidate, paths: Sequence[str]) -> Finding:
    said = []
    for path in paths:
        first = get_text(chosen.proposal.invoice, path) or ""
        second = get_text(other.proposal.invoice, path) or ""
        said.append(f"{_COMPARED[path]} is {first[:60]} in the first, {second[:60]} in the second")
    words = (
        f"Two e-invoices are embedded in this PDF and contradict each other, “{chosen.name}” and "
        f"“{other.name}”: {'; '.join(said)}. The first one was read. Ask the supplier which counts."
    )
    return Finding("pages.einvoices_differ", Severity.ERROR, tuple(paths), words[:MAX_WORDS])
