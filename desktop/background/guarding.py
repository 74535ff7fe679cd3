# SPDX-License-Identifier: AGPL-3.0-or-later
"""Held bank details and duplicates, as the window's lanes ask for them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from desktop.domain.holds import HoldKind
from desktop.workflows import deciding, duplicates, holding
from desktop.workflows.duplicates import Pair
from desktop.workflows.holding import HeldAccount
from desktop.workflows.requests import OpenInvoice
from desktop.workflows.review import Review
from desktop.workflows.workspaces import OpenWorkspace


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two invoices with their documents."""

    pair: Pair
    one: OpenInvoice
    other: OpenInvoice


class Guarding:
    """One blocking method for each thing asked, in the records lane."""

    def __init__(self, workspace: OpenWorkspace, review: Review) -> None:
        self._workspace = workspace
        self._review = review

    # --- bank details ------------------------------------------------------------------------

    def held_account(self, invoice_id: str) -> HeldAccount:
        """The invoice's account beside what is known of its supplier."""
        return holding.held_account(self._workspace, invoice_id)

    def release(
        self, invoice_id: str, account: str, reason: str, seen: Collection[HoldKind]
    ) -> HeldAccount:
        """The person confirms this account, for this reason; `seen` is what spoke against it."""
        return holding.release(self._workspace, invoice_id, account, reason, seen)

    def hold_again(self, invoice_id: str, account: str, reason: str) -> HeldAccount:
        """The person takes the confirmation back."""
        return holding.hold_again(self._workspace, invoice_id, account, reason)

    def set_pass_new_suppliers(self, let: bool) -> None:
        """Whether first accounts of new suppliers are let through."""
        holding.set_pass_new_suppliers(self._workspace, let)

    # --- duplicates --------------------------------------------------------------------------

    def duplicates(self, invoice_id: str) -> tuple[SideBySide, ...]:
        """The invoice beside each that it may be a duplicate of."""
        return tuple(
            SideBySide(pair, self._review.open(pair.one.id), self._review.open(pair.other.id))
            for pair in duplicates.look(self._workspace, invoice_id)
        )

    def different(self, invoice_id: str, other_id: str) -> tuple[SideBySide, ...]:
        """The person says that the two are different invoices."""
        deciding.say_different(self._workspace, invoice_id, other_id)
        return self.duplicates(invoice_id)

    def same(self, invoice_id: str, other_id: str) -> tuple[SideBySide, ...]:
        """The person says that they are one: this one is rejected, as what it is."""
        deciding.say_same(self._workspace, self._review, invoice_id, other_id)
        return self.duplicates(invoice_id)

    def undecide(self, invoice_id: str, other_id: str) -> tuple[SideBySide, ...]:
        """Take the decision back; what was rejected for it comes back too."""
        deciding.take_back(self._workspace, self._review, invoice_id, other_id)
        return self.duplicates(invoice_id)
