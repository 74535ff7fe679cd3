# SPDX-License-Identifier: AGPL-3.0-or-later
"""`vouch confirm` and `vouch approve`: what is in no doubt, and a second person's word."""

from __future__ import annotations

import argparse
from dataclasses import replace
from decimal import Decimal

from desktop.cli.output import Column, Output
from desktop.cli.parts import Parts
from desktop.domain.confirming import Undoubted
from desktop.domain.errors import InvalidValue
from desktop.workflows import confirming, listing
from desktop.workflows.columns import Cell
from desktop.workflows.requests import ManyResult
from desktop.workflows.review import Review
from desktop.workflows.typed import canonical
from desktop.workflows.workspaces import OpenWorkspace

_NONE = "none"
TABLE = (
    Column("ID", 36),
    Column("SUPPLIER", 28),
    Column("NUMBER", 18),
    Column("DATE", 10),
    Column("TOTAL", 14, right=True),
    Column("CUR", 3),
    Column("SURE", 4, right=True),
)


def run(arguments: argparse.Namespace, parts: Parts, output: Output) -> int:
    """Run the command that was named."""
    workspace = parts.open_workspace(arguments)
    if arguments.command == "approve":
        return _approve(workspace, arguments, parts, output)
    return _confirm(workspace, arguments, parts, output)


def _confirm(
    workspace: OpenWorkspace, arguments: argparse.Namespace, parts: Parts, output: Output
) -> int:
    _set_confirm_policy(workspace, arguments, parts)
    found = confirming.without_doubt(workspace)
    done: frozenset[str] = frozenset()
    result = None
    if arguments.all:
        seen = {one.id: one.revision for one in found}
        result = Review(workspace).verify_many(list(seen), seen)
        done = frozenset(result.done)
    output.start(TABLE)
    for one in found:
        output.record(_line(one, one.id in done), _cells(one))
    policy = workspace.store.approvals.confirm_policy()
    if policy.on:
        output.note(
            f"By itself: below {format(policy.below, 'f')} {policy.currency}, "
            f"at least {policy.surest:g} sure."
        )
    return 0 if result is None else _told(result, output)


def _approve(
    workspace: OpenWorkspace, arguments: argparse.Namespace, parts: Parts, output: Output
) -> int:
    if arguments.above is not None or arguments.supplier is not None:
        policy = workspace.store.approvals.policy()
        if arguments.above is not None:
            policy = replace(policy, above=_amount(arguments.above, parts))
        if arguments.supplier is not None:
            named = tuple(name.strip() for name in arguments.supplier if name.strip())
            policy = replace(policy, suppliers=named)
        confirming.set_policies(workspace, workspace.store.approvals.confirm_policy(), policy)
    if arguments.ids:
        ids = [listing.full_id(workspace, one) for one in arguments.ids]
        given = not arguments.refuse
        return _told(
            confirming.approve(workspace, ids, given=given, reason=arguments.reason), output
        )
    waiting = workspace.store.approvals.waiting()
    words = workspace.store.approvals.of(waiting)
    output.start((Column("ID", 36), Column("SUPPLIER", 28), Column("WHY", 60)))
    for invoice_id in waiting:
        detail = workspace.store.invoices.get(invoice_id)
        why = words[invoice_id].why.replace("\x1f", "")
        supplier = detail.invoice.supplier.name
        verified_by = detail.verified.by if detail.verified else None
        line = {"id": invoice_id, "supplier": supplier, "why": why, "verified_by": verified_by}
        output.record(line, (invoice_id, supplier, why))
    return 0


def _set_confirm_policy(
    workspace: OpenWorkspace, arguments: argparse.Namespace, parts: Parts
) -> None:
    approvals = workspace.store.approvals
    policy = approvals.confirm_policy()
    wanted = policy
    if arguments.by_itself_below is not None:
        below = _amount(arguments.by_itself_below, parts)
        wanted = replace(wanted, on=below is not None, below=below or wanted.below)
    if arguments.currency is not None:
        currency = canonical("currency", arguments.currency)
        wanted = replace(wanted, currency=currency or policy.currency)
    if arguments.surest is not None:
        if not 0.5 <= arguments.surest <= 1.0:
            raise InvalidValue("How sure is a number from 0.5 to 1.", "Give one like 0.98.")
        wanted = replace(wanted, surest=arguments.surest)
    if wanted != policy:
        confirming.set_policies(workspace, wanted, approvals.policy())


def _amount(text: str, parts: Parts) -> Decimal | None:
    if text.strip().lower() == _NONE:
        return None
    amount = canonical("total_amount", text, parts.settings.decimal_mark)
    if amount is None or Decimal(amount) <= 0:
        raise InvalidValue("The amount is not above zero.", "Give an amount, or none.")
    return Decimal(amount)


def _told(result: ManyResult, output: Output) -> int:
    for invoice_id, error in result.refused.items():
        output.note(f"{invoice_id}: {error.title} {error.advice}")
    return 1 if result.refused else 0


def _line(one: Undoubted, verified: bool) -> dict[str, object]:
    return {
        "id": one.id,
        "supplier": one.supplier,
        "invoice_number": one.number,
        "issue_date": one.issue_date.isoformat() if one.issue_date else None,
        "total_amount": format(one.total, "f"),
        "currency": one.currency,
        "surest": round(one.surest, 4),
        "verified": verified,
    }


def _cells(one: Undoubted) -> tuple[Cell, ...]:
    sure = f"{one.surest:.2f}"
    return one.id, one.supplier, one.number, one.issue_date, one.total, one.currency, sure
