# SPDX-License-Identifier: AGPL-3.0-or-later
"""Verifying what is in no doubt, together or by policy; and the second person's approval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.approval import ApprovalPolicy
from desktop.domain.confirming import ConfirmPolicy, Undoubted, nothing_in_doubt
from desktop.domain.errors import StaleRevision
from desktop.domain.listing import InvoiceDetail
from desktop.domain.status import InvoiceState
from desktop.store.audit_trail import MACHINE
from desktop.workflows.many import for_each
from desktop.workflows.requests import ChangeKind, ManyResult
from desktop.workflows.workspaces import OpenWorkspace

MOST = 2_000
"""As many invoices are offered for verifying together."""


@dataclass(frozen=True, slots=True)
class VouchingRules:
    """A workspace's rules: what is verified by itself, what a second person approves, and whether
    the account of a supplier's first invoice is taken as it is."""

    confirm: ConfirmPolicy
    approval: ApprovalPolicy
    pass_new_suppliers: bool


def without_doubt(workspace: OpenWorkspace) -> tuple[Undoubted, ...]:
    """Invoices that a person may verify together, oldest first, `MOST` at a time."""
    found: list[Undoubted] = []
    for invoice_id in workspace.store.confirmable.ids():
        judged = nothing_in_doubt(workspace.store.invoices.get(invoice_id))
        if judged is not None:
            found.append(judged)
            if len(found) == MOST:
                break
    return tuple(found)


def verified_by_policy(workspace: OpenWorkspace, invoice_id: str) -> bool:
    """Verify an invoice that was just read, if the workspace's policy covers it; whether it was.

    It is marked as the program's doing, with the policy, in the audit trail; a person's later word
    stands above it.
    """
    policy = workspace.store.approvals.confirm_policy()
    if not policy.on or not workspace.store.confirmable.ids(invoice_id):
        return False
    detail = workspace.store.invoices.get(invoice_id)
    judged = nothing_in_doubt(detail)
    if judged is None or not policy.covers(judged):
        return False
    try:
        verified = workspace.store.invoices.verify(
            invoice_id, detail.revision, MACHINE, by_policy=_said(policy)
        )
    except StaleRevision:
        # somebody is at work on it: theirs to verify
        return False
    after_verifying(workspace, verified)
    workspace.announce(ChangeKind.STATE, (invoice_id,))
    return True


def after_verifying(workspace: OpenWorkspace, detail: InvoiceDetail) -> None:
    """Note whether what was just verified needs a second person."""
    why = workspace.store.approvals.policy().why(detail.invoice)
    workspace.store.approvals.need(detail.id, why)


def approve(
    workspace: OpenWorkspace, invoice_ids: Sequence[str], *, given: bool = True, reason: str = ""
) -> ManyResult:
    """A second person's word; who verified an invoice can't approve it."""

    def act(one: str) -> None:
        workspace.store.approvals.decide(one, workspace.who, given=given, reason=reason)
        if not given:
            workspace.store.invoices.move(
                (one,), InvoiceState.NEEDS_REVIEW, workspace.who, reason or "approval refused"
            )
        workspace.announce(ChangeKind.STATE, (one,))

    return for_each(invoice_ids, act)


def set_policies(
    workspace: OpenWorkspace, confirm: ConfirmPolicy, approval: ApprovalPolicy
) -> None:
    """Replace both rules; what is verified already is looked at anew for approval."""
    workspace.store.approvals.set_confirm_policy(confirm, workspace.who)
    workspace.store.approvals.set_policy(approval, workspace.who)
    for invoice_id in workspace.store.confirmable.verified_not_out():
        after_verifying(workspace, workspace.store.invoices.get(invoice_id))


def _said(policy: ConfirmPolicy) -> dict[str, str]:
    return {
        "below": format(policy.below, "f"),
        "currency": policy.currency,
        "surest": f"{policy.surest:g}",
    }
