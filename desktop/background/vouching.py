# SPDX-License-Identifier: AGPL-3.0-or-later
"""Verifying together, approving and the history of invoices, as the window's lanes ask for it."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.approval import ApprovalPolicy
from desktop.domain.audit import AuditEntry
from desktop.domain.confirming import ConfirmPolicy, Undoubted
from desktop.domain.reliability import Reliability
from desktop.workflows import confirming, history, outcomes
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

    def policies(self) -> tuple[ConfirmPolicy, ApprovalPolicy]:
        """When invoices are verified by themselves, and which need a second person."""
        approvals = self._workspace.store.approvals
        return approvals.confirm_policy(), approvals.policy()

    def set_policies(
        self, confirm: ConfirmPolicy, approval: ApprovalPolicy
    ) -> tuple[ConfirmPolicy, ApprovalPolicy]:
        """Replace both."""
        confirming.set_policies(self._workspace, confirm, approval)
        return self.policies()
