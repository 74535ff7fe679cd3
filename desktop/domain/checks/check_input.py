# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the checks look at: the invoice, its evidence, and what is known around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from desktop.domain.company import Given, OwnCompany
from desktop.domain.invoice import DocumentType, Invoice
from desktop.domain.reading import FieldReading


@dataclass(frozen=True, slots=True)
class KnownInvoice:
    """Another invoice of the workspace that could be the same one."""

    id: str
    supplier: str | None
    number: str | None
    issue_date: date | None
    total: Decimal | None
    currency: str | None


@dataclass(frozen=True, slots=True)
class CheckInput:
    """`today` is the bookkeeper's date, None to leave out checks against the calendar.

    `known` are the workspace's other invoices with the same supplier and number keys, already
    looked up; the checks compare no more than these.
    """

    invoice: Invoice
    evidence: Mapping[str, FieldReading] = field(default_factory=dict)
    own: OwnCompany = field(default_factory=OwnCompany)
    given: Given = field(default_factory=Given)
    known: tuple[KnownInvoice, ...] = ()
    today: date | None = None

    @property
    def is_invoice(self) -> bool:
        """Whether the rules for invoices apply at all; `other` is no invoice."""
        return self.invoice.document_type is not DocumentType.OTHER
