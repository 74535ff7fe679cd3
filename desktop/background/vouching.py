# SPDX-License-Identifier: AGPL-3.0-or-later
"""Verifying together, approving and the history of invoices, as the window's lanes ask for it."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.audit import AuditEntry
from desktop.domain.confirming import Undoubted
from desktop.domain.reliability import Reliability
from desktop.workflows import confirming, history, holding, outcomes
from desktop.workflows.confirming import VouchingRules
from desktop.workflows.history import History
from desktop.workflows.requests import ManyResult
from desktop.workflows.workspaces import OpenWorkspace


class Vouching:
    """One blocking method for each thing asked; used in the lanes alone."""

    def __init__(self, workspace: OpenWorkspace) -> None:
        self._workspace = workspace

    def without_doubt(self) -> tuple[Undoubted, ...]:
        """What may be verified together."""
        return confirming.without_doubt(self._workspace)

    def approve(self, ids: Sequence[str], given: bool, reason: str = "") -> ManyResult:
        """A second person's word."""
        return confirming.approve(self._workspace, ids, given=given, reason=reason)

    def history(self, invoice_id: str) -> History:
        """Who did what to an invoice, with what each reading said."""
        return history.of(self._workspace, invoice_id)

    def broken_entry(self) -> AuditEntry | None:
        """The first entry of the audit trail that doesn't fit; reads all of it, so not for the
        records lane."""
        return self._workspace.store.audit.first_broken()

    def turned_out(self) -> Reliability:
        """How sure values turned out; not for the records lane."""
        return outcomes.turned_out(self._workspace)

    def rules(self) -> VouchingRules:
        """Who vouches for what here."""
        store = self._workspace.store
        return VouchingRules(
            store.approvals.confirm_policy(),
            store.approvals.policy(),
            store.holds.pass_new_suppliers(),
        )

    def set_rules(self, rules: VouchingRules) -> VouchingRules:
        """Replace them."""
        confirming.set_policies(self._workspace, rules.confirm, rules.approval)
        if rules.pass_new_suppliers != self._workspace.store.holds.pass_new_suppliers():
            holding.set_pass_new_suppliers(self._workspace, rules.pass_new_suppliers)
        return self.rules()
