# SPDX-License-Identifier: AGPL-3.0-or-later
"""Approvals of invoices, and the workspace's rules for verifying and approving."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from desktop.domain.approval import (
    Approval,
    ApprovalPolicy,
    ApprovalState,
    check_approver,
    same_person,
)
from desktop.domain.confirming import ConfirmPolicy
from desktop.domain.ports import Clock
from desktop.domain.status import InvoiceState
from desktop.store.audit_trail import MACHINE, Act, record
from desktop.store.company import put_fact
from desktop.store.database import Database
from desktop.store.detail import load, read_detail
from desktop.store.review_tables import approval
from desktop.store.tables import invoice, workspace_info

_CONFIRM, _APPROVE = "confirm_policy", "approval_policy"


class ApprovalBooks:
    """Who approved what, and by which rules; every method may be called from any thread."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def confirm_policy(self) -> ConfirmPolicy:
        """When invoices are verified without a person."""
        data = self._fact(_CONFIRM)
        if data is None:
            return ConfirmPolicy()
        return ConfirmPolicy(
            bool(data["on"]), Decimal(data["below"]), str(data["currency"]), float(data["surest"])
        )

    def set_confirm_policy(self, policy: ConfirmPolicy, who: str) -> None:
        """Replace the rule; it stands in the audit trail."""
        data = {
            "on": policy.on,
            "below": format(policy.below, "f"),
            "currency": policy.currency,
            "surest": policy.surest,
        }
        with self._database.write() as connection:
            put_fact(connection, _CONFIRM, data, who, self._clock.now())

    def policy(self) -> ApprovalPolicy:
        """Which invoices need a second person."""
        data = self._fact(_APPROVE) or {}
        above = data.get("above")
        return ApprovalPolicy(
            None if above is None else Decimal(above), tuple(data.get("suppliers", ()))
        )

    def set_policy(self, policy: ApprovalPolicy, who: str) -> None:
        """Replace the rule; it stands in the audit trail."""
        above = None if policy.above is None else format(policy.above, "f")
        data = {"above": above, "suppliers": list(policy.suppliers)}
        with self._database.write() as connection:
            put_fact(connection, _APPROVE, data, who, self._clock.now())

    def of(self, invoice_ids: Sequence[str]) -> Mapping[str, Approval]:
        """The approvals of these invoices, by id; those without one are left out."""
        found: dict[str, Approval] = {}
        with self._database.read() as connection:
            for start in range(0, len(invoice_ids), 500):
                rows = connection.execute(
                    select(invoice.c.id, approval)
                    .join(approval, approval.c.seq == invoice.c.seq)
                    .where(invoice.c.id.in_(invoice_ids[start : start + 500]))
                )
                found.update((row.id, _approval(row)) for row in rows)
        return found

    def need(self, invoice_id: str, why: str | None) -> None:
        """Note that a verified invoice needs approval and why, or (None) that it doesn't."""
        now = self._clock.now()
        with self._database.write() as connection:
            stored = load(connection, invoice_id)
            present = connection.execute(
                select(approval).where(approval.c.seq == stored.seq)
            ).first()
            if present is not None and present.content_hash == stored.verified_hash is not None:
                by = connection.execute(
                    select(invoice.c.verified_by).where(invoice.c.seq == stored.seq)
                ).scalar_one()
                # whoever gave the second word verified it since: it is no second one any more
                if not same_person(present.who or "", by):
                    return
            if why is None:
                if present is not None:
                    connection.execute(approval.delete().where(approval.c.seq == stored.seq))
                return
            if present is not None and present.state == ApprovalState.NEEDED.value:
                return
            _put(connection, stored.seq, state=ApprovalState.NEEDED.value, why=why, who=None,
                 at=None, content_hash=None, reason=None)  # fmt: skip
            detail = {"why": why.replace("\x1f", "")}
            record(connection, now, [Act(invoice_id, MACHINE, "approval_needed", detail=detail)])

    def decide(self, invoice_id: str, who: str, *, given: bool, reason: str = "") -> None:
        """Approve or refuse the content as it was verified; MoveNotAllowed for its verifier.

        A refused invoice needs review again.
        """
        now = self._clock.now()
        with self._database.write() as connection:
            stored = load(connection, invoice_id)
            check_approver(read_detail(connection, invoice_id), who)
            state = ApprovalState.GIVEN if given else ApprovalState.REFUSED
            _put(
                connection,
                stored.seq,
                state=state.value,
                who=who,
                at=now,
                content_hash=stored.verified_hash,
                reason=reason[:2000] or None,
            )
            detail = {"content_hash": stored.verified_hash, "reason": reason[:2000]}
            action = "approved" if given else "approval_refused"
            record(connection, now, [Act(invoice_id, who, action, detail=detail)])

    def waiting(self) -> tuple[str, ...]:
        """Verified invoices that wait for a second person, oldest first."""
        wanted = (
            select(invoice.c.id)
            .join(approval, approval.c.seq == invoice.c.seq)
            .where(
                invoice.c.state == InvoiceState.VERIFIED.value,
                approval.c.state != ApprovalState.GIVEN.value,
            )
            .order_by(invoice.c.seq)
        )
        with self._database.read() as connection:
            return tuple(connection.execute(wanted).scalars())

    def _fact(self, key: str) -> Any:
        wanted = select(workspace_info.c.value).where(workspace_info.c.key == key)
        with self._database.read() as connection:
            return connection.execute(wanted).scalar()


def _put(connection: Connection, seq: int, **values: Any) -> None:
    put = insert(approval).values(seq=seq, **values)
    connection.execute(put.on_conflict_do_update(index_elements=["seq"], set_=values))


def _approval(row: Any) -> Approval:
    return Approval(
        ApprovalState(row.state), row.why, row.who, row.at, row.content_hash, row.reason or ""
    )
