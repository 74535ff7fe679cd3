# SPDX-License-Identifier: AGPL-3.0-or-later
"""`vouch holds` and `vouch duplicates`: what keeps an invoice from being paid, or paid twice."""

from __future__ import annotations

import argparse
from typing import Any

from desktop.cli.output import Column, Output
from desktop.cli.parts import Parts
from desktop.domain import holds as rules
from desktop.workflows import deciding, duplicates, holding, listing
from desktop.workflows.duplicates import Pair
from desktop.workflows.holding import HeldAccount
from desktop.workflows.review import Review

WRONG_USAGE = 2
_HELD = (
    Column("ID", 36),
    Column("SUPPLIER", 26),
    Column("ACCOUNT", 34),
    Column("HELD FOR", 30),
)
_PAIRS = (
    Column("ID", 36),
    Column("LOOKS LIKE", 36),
    Column("WHY", 14),
    Column("SUPPLIER", 24),
    Column("NUMBER", 18),
    Column("TOTAL", 12, right=True),
)


def run(arguments: argparse.Namespace, parts: Parts, output: Output) -> int:
    """0 when what was asked for is done."""
    act = _holds if arguments.command == "holds" else _duplicates
    return act(arguments, parts, output)


def _holds(arguments: argparse.Namespace, parts: Parts, output: Output) -> int:
    """Confirm or hold again what is asked for, then print what is held."""
    if (arguments.release or arguments.hold_again) and not arguments.reason:
        output.note("confirming or holding bank details needs a reason: --reason WORDS")
        return WRONG_USAGE
    workspace = parts.open_workspace(arguments)
    if arguments.new_suppliers is not None:
        holding.set_pass_new_suppliers(workspace, arguments.new_suppliers == "pass")
    for given, act in (
        (arguments.release, holding.release),
        (arguments.hold_again, holding.hold_again),
    ):
        if given is not None:
            invoice_id = listing.full_id(workspace, given)
            account = holding.held_account(workspace, invoice_id).account
            act(workspace, invoice_id, account, arguments.reason)
    output.start(_HELD)
    for invoice_id in workspace.store.holds.held_ids():
        held = holding.held_account(workspace, invoice_id)
        if held.open:
            kinds = ", ".join(hold.kind.value for hold in held.open)
            cells = (invoice_id, held.supplier, rules.shown(held.account), kinds)
            output.record(_hold_line(held), cells)
    return 0


def _duplicates(arguments: argparse.Namespace, parts: Parts, output: Output) -> int:
    """Decide what is asked for, then print the pairs that nobody decided."""
    workspace = parts.open_workspace(arguments)
    for given, what in (
        (arguments.same, "same"),
        (arguments.different, "different"),
        (arguments.take_back, "take_back"),
    ):
        if given is None:
            continue
        one, other = (listing.full_id(workspace, short) for short in given)
        if what == "same":
            deciding.say_same(workspace, Review(workspace), one, other)
        elif what == "different":
            deciding.say_different(workspace, one, other, arguments.reason or "")
        else:
            deciding.take_back(workspace, Review(workspace), one, other)
    output.start(_PAIRS)
    for pair in duplicates.all_pairs(workspace):
        invoice = pair.one.invoice
        total = "" if invoice.total_amount is None else format(invoice.total_amount, "f")
        why = pair.alike.kind.value if pair.alike else ""
        cells = (
            pair.one.id,
            pair.other.id,
            why,
            invoice.supplier.name or "",
            invoice.invoice_number or "",
            total,
        )
        output.record(_pair_line(pair), cells)
    return 0


def _hold_line(held: HeldAccount) -> dict[str, Any]:
    return {
        "id": held.invoice_id,
        "supplier": held.supplier or None,
        "account": held.account,
        "holds": [
            {
                "kind": hold.kind.value,
                "words": hold.words.replace("\x1f", ""),
                "since": hold.placed_at.isoformat(),
            }
            for hold in held.open
        ],
        "known_accounts": [
            {
                "account": known.account,
                "invoices": known.invoices,
                "since": known.since.isoformat(),
            }
            for known in held.history.accounts
        ],
    }


def _pair_line(pair: Pair) -> dict[str, Any]:
    return {
        "id": pair.one.id,
        "other_id": pair.other.id,
        "why": pair.alike.kind.value if pair.alike else None,
        "finding": pair.finding.as_dict() if pair.finding else None,
        "differs": sorted(pair.differs),
        "supplier": pair.one.invoice.supplier.name,
        "invoice_number": pair.one.invoice.invoice_number,
        "other_number": pair.other.invoice.invoice_number,
    }
