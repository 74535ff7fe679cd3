# SPDX-License-Identifier: AGPL-3.0-or-later
"""A second person's word before an invoice goes out: above an amount, or for some suppliers."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop.domain.errors import MoveNotAllowed
from desktop.domain.finding import figure
from desktop.domain.match_keys import supplier_key

if TYPE_CHECKING:
    from desktop.domain.invoice import Invoice
    from desktop.domain.listing import InvoiceDetail


class ApprovalState(StrEnum):
    """Where an invoice stands that a second person has to look at."""

    NEEDED = "needed"
    GIVEN = "given"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class ApprovalPolicy:
    """Which invoices need a second person; none while nothing is stated.

    `above` counts in every currency alike: it is a threshold for people, not a conversion.
    """

    above: Decimal | None = None
    suppliers: tuple[str, ...] = ()

    def why(self, invoice: Invoice) -> str | None:
        """Why this invoice needs approval, in words with figures set in; None if it doesn't."""
        # without a printed total, or with less in it, what is to be paid counts
        amounts = [a for a in (invoice.total_amount, invoice.amount_due) if a is not None]
        total = max(amounts, key=abs, default=None)
        if self.above is not None and total is None:
            return "Nobody knows whether the total is above the limit: it is empty."
        if self.above is not None and total is not None and abs(total) > self.above:
            return f"The total {figure(total)} is above {figure(self.above)}."
        name = supplier_key(invoice.supplier.name)
        if name and name in {supplier_key(one) for one in self.suppliers}:
            return f"Invoices of {(invoice.supplier.name or '')[:80]} need a second person."
        return None


@dataclass(frozen=True, slots=True)
class Approval:
    """A second person's word on the content with `content_hash`; `who` None while it is needed."""

    state: ApprovalState
    why: str
    who: str | None = None
    at: datetime | None = None
    content_hash: str | None = None
    reason: str = ""


def may_go_out(detail: InvoiceDetail, policy: ApprovalPolicy, approval: Approval | None) -> bool:
    """Whether nobody has to approve, or somebody else than the verifier did: this very content."""
    if policy.why(detail.invoice) is None:
        return True
    return (
        approval is not None
        and approval.state is ApprovalState.GIVEN
        and detail.verified is not None
        and approval.content_hash == detail.verified.content_hash
        and not same_person(approval.who or "", detail.verified.by)
    )


def same_person(one: str, other: str) -> bool:
    """Whether two names are one person's, typed with other case, spaces or invisible characters."""
    return _person_key(one) == _person_key(other)


def _person_key(name: str) -> str:
    plain = unicodedata.normalize("NFKC", name).casefold()
    return " ".join("".join(c for c in plain if unicodedata.category(c) != "Cf").split())


def check_approver(detail: InvoiceDetail, who: str) -> None:
    """Raise MoveNotAllowed unless `who` may approve this invoice as it stands."""
    if detail.verified is None:
        raise MoveNotAllowed(
            "This invoice is not verified.", "Verify it first; then a second person approves it."
        )
    if same_person(detail.verified.by, who):
        raise MoveNotAllowed(
            f"{who} verified this invoice and so can't approve it.",
            "Another person approves it: under their own name in the settings.",
        )
