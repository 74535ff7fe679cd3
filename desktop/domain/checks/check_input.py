# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the checks look at: the invoice, its evidence, and what is known around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from desktop.domain.company import Given, OwnCompany
from desktop.domain.invoice import DocumentType, Invoice
from desktop.domain.likeness import Likeable, Paper
from desktop.domain.reading import FieldReading


@dataclass(frozen=True, slots=True)
class KnownInvoice(Likeable):
    """Another invoice of the workspace that could be the same one.

    `picture` and `words` tell how much its first page looks and reads like this one's: see
    `likeness.compare`.
    """

    picture: int | None = None
    words: float | None = None


@dataclass(frozen=True, slots=True)
class CheckInput:
    """`today` is the bookkeeper's date, None to leave out checks against the calendar.

    `known` are the workspace's other invoices that could be the same one, already looked up; the
    checks compare no more than these. `paper` is what the document says of itself.
    """

    invoice: Invoice
    evidence: Mapping[str, FieldReading] = field(default_factory=dict)
    own: OwnCompany = field(default_factory=OwnCompany)
    given: Given = field(default_factory=Given)
    known: tuple[KnownInvoice, ...] = ()
    paper: Paper = field(default_factory=Paper)
    today: date | None = None

    @property
    def is_invoice(self) -> bool:
        """Whether the rules for invoices apply at all; `other` is no invoice."""
        return self.invoice.document_type is not DocumentType.OTHER
