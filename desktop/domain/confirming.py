# SPDX-License-Identifier: AGPL-3.0-or-later
"""Verifying invoices in which nothing is in doubt: together by a person, or by a stated policy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.domain.finding import Severity
from desktop.domain.listing import InvoiceDetail, is_doubtful
from desktop.domain.status import InvoiceState, JobStatus

if TYPE_CHECKING:
    from desktop.domain.invoice import Invoice
    from desktop.domain.reading import FieldReading

ESSENTIAL = ("supplier.name", "invoice_number", "issue_date", "currency", "total_amount")
"""What must be there, and sure, before an invoice is verified without a person's look at it."""


@dataclass(frozen=True, slots=True)
class Undoubted:
    """An invoice in which nothing is in doubt, as it stands in `revision`.

    `surest` (0 to 1) is the confidence of the least sure essential value.
    """

    id: str
    revision: int
    supplier: str
    number: str
    issue_date: date | None
    due_date: date | None
    total: Decimal
    currency: str
    surest: float


@dataclass(frozen=True, slots=True)
class ConfirmPolicy:
    """When invoices are verified without a person; off unless a person turned it on.

    `below` is in `currency`; an invoice in another currency is never meant. `surest` is the least
    confidence that every essential value must have.
    """

    on: bool = False
    below: Decimal = Decimal(0)
    currency: str = "EUR"
    surest: float = 0.98

    def covers(self, one: Undoubted) -> bool:
        """Whether the policy verifies this invoice; credit notes and zero totals never."""
        return (
            self.on
            and one.currency == self.currency
            and 0 < one.total < self.below
            and one.surest >= self.surest
        )


def nothing_in_doubt(detail: InvoiceDetail) -> Undoubted | None:
    """The invoice if a person may verify it unseen; None where anything deserves a look.

    It was read to its end and waits for review; no finding warns, every filled value is sure and
    proven, and what an invoice must have is there.
    """
    waits = detail.state is InvoiceState.NEEDS_REVIEW
    if not waits or detail.job.status is not JobStatus.COMPLETED:
        return None
    if detail.holds or any(f.severity is not Severity.INFO for f in detail.findings):
        return None
    return undoubted(detail.id, detail.revision, detail.invoice, detail.evidence)


def undoubted(
    invoice_id: str, revision: int, invoice: Invoice, evidence: Mapping[str, FieldReading]
) -> Undoubted | None:
    """The same judgement of the values alone."""
    from desktop.domain.fields import get_text
    from desktop.domain.listing import doubtful_paths

    if any(get_text(invoice, path) is None for path in ESSENTIAL):
        return None
    if doubtful_paths(invoice, evidence) or any(is_doubtful(evidence.get(p)) for p in ESSENTIAL):
        return None
    return Undoubted(
        id=invoice_id,
        revision=revision,
        supplier=invoice.supplier.name or "",
        number=invoice.invoice_number or "",
        issue_date=invoice.issue_date,
        due_date=invoice.due_date,
        total=invoice.total_amount or Decimal(0),
        currency=invoice.currency or "",
        surest=min(evidence[path].confidence for path in ESSENTIAL),
    )


def totals(of: Iterable[Undoubted]) -> dict[str, tuple[int, Decimal]]:
    """How many invoices and what they come to, by currency."""
    found: dict[str, tuple[int, Decimal]] = {}
    for one in of:
        count, total = found.get(one.currency, (0, Decimal(0)))
        found[one.currency] = count + 1, total + one.total
    return dict(sorted(found.items()))
