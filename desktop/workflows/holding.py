# SPDX-License-Identifier: AGPL-3.0-or-later
"""Holding bank details back until a person confirmed them, and handing invoices out without them.

Every export takes its invoices from `outgoing`; whatever pays takes its account from `payable`.
Both ask the rule anew, so that no hold is missed because nothing placed it yet.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from desktop.domain import holds
from desktop.domain.approval import may_go_out
from desktop.domain.audit import content_hash
from desktop.domain.errors import InvalidValue, NotFound, StaleRevision
from desktop.domain.finding import Finding
from desktop.domain.holds import (
    AccountHeld,
    AccountHistory,
    Hold,
    HoldKind,
    HoldReason,
    Scrubber,
)
from desktop.domain.invoice import BankAccount, Invoice
from desktop.domain.listing import InvoiceDetail
from desktop.domain.match_keys import identifier_key, supplier_key
from desktop.domain.reading import FieldReading
from desktop.domain.status import InvoiceState
from desktop.readers.account_holder import account_holder
from desktop.workflows.requests import ChangeKind
from desktop.workflows.workspaces import OpenWorkspace

_ACCOUNT_FIELDS, _BUYERS_ACCOUNT = "supplier.bank_account.", "buyer.bank_account."
_ASIDE = frozenset({InvoiceState.DELETED, InvoiceState.REJECTED, InvoiceState.REPLACED})
_MOST_AROUND = 500
_LONGEST_REASON = 500


@dataclass(frozen=True, slots=True)
class Outgoing:
    """An invoice as it may leave: `detail` has no account that is held, nowhere in it.

    `withheld` names why, in a word each, "" when nothing was left out. It is a `draft` while nobody
    vouches for it, or a second person has yet to approve it. `seal` is the hash of the content
    as it stood then, accounts included.
    """

    detail: InvoiceDetail
    withheld: str = ""
    draft: bool = False
    seal: str = ""


@dataclass(frozen=True, slots=True)
class HeldAccount:
    """What a person needs to confirm an account, or not.

    `open` are its open holds, `released` those that were confirmed. `phone` is the supplier's
    number on the newest verified invoice, "" where none is known.
    """

    invoice_id: str
    supplier: str
    account: str
    bic: str
    bank_name: str
    holder: str
    open: tuple[Hold, ...]
    released: tuple[Hold, ...]
    history: AccountHistory
    phone: str = ""
    phone_since: datetime | None = None
    pass_new_suppliers: bool = False

    @property
    def only_new(self) -> bool:
        """Whether nothing speaks against the account but that the supplier is new."""
        return {hold.kind for hold in self.open} == {holds.HoldKind.NEW_SUPPLIER}


# --- leaving -----------------------------------------------------------------------------------


def outgoing(workspace: OpenWorkspace, invoice_id: str) -> Outgoing:
    """The invoice for an export; NotFound. The only way by which exports get at one."""
    settle_holds(workspace, invoice_id)
    detail = workspace.store.invoices.get(invoice_id)
    # what was put aside may be asked for by name
    reasons = _open_reasons(workspace, detail, aside=True)
    held = bool(reasons)
    own = workspace.store.company.get()
    account = holds.account_of(detail.invoice.supplier)
    free = [identifier_key(iban) for iban in own.ibans]
    if not held:
        free += [account, *_known_accounts(workspace, detail)]
    bank = detail.invoice.supplier.bank_account
    mine = [account, identifier_key(bank.iban), identifier_key(bank.account_number)]
    scrubber = Scrubber(mine if held else (), free)
    stripped = _without_account(detail, scrubber, held=held)
    words = [reason.kind.value for reason in reasons]
    if scrubber.found and not held:
        words = ["other account in the text"]
    draft = detail.state is not InvoiceState.VERIFIED or not _approved(workspace, detail)
    return Outgoing(stripped, ", ".join(words), draft, content_hash(detail.invoice))


def payable(workspace: OpenWorkspace, invoice_id: str) -> BankAccount:
    """The account that a payment of this invoice may go to.

    Raises AccountHeld while the account is held or nobody vouches for the invoice; NotFound.
    """
    settle_holds(workspace, invoice_id)
    detail = workspace.store.invoices.get(invoice_id)
    if detail.state is not InvoiceState.VERIFIED:
        raise AccountHeld(
            "Nobody has verified this invoice yet.", "Verify it; then it can be paid."
        )
    if not _approved(workspace, detail):
        raise AccountHeld(
            "A second person has yet to approve this invoice.",
            "Another person than its verifier approves it; then it can be paid.",
        )
    return holds.payable_account(detail.invoice, _as_holds(workspace, detail))


def _approved(workspace: OpenWorkspace, detail: InvoiceDetail) -> bool:
    approvals = workspace.store.approvals
    return may_go_out(detail, approvals.policy(), approvals.of([detail.id]).get(detail.id))


def _as_holds(workspace: OpenWorkspace, detail: InvoiceDetail) -> tuple[Hold, ...]:
    account, now = holds.account_of(detail.invoice.supplier), workspace.clock.now()
    reasons = _open_reasons(workspace, detail)
    return tuple(Hold("", reason.kind, account, reason.words, now) for reason in reasons)


def _known_accounts(workspace: OpenWorkspace, detail: InvoiceDetail) -> list[str]:
    supplier, tax = _keys(detail.invoice)
    known = workspace.store.holds.accounts_of(supplier, tax)
    return list(known)


def _without_account(detail: InvoiceDetail, scrubber: Scrubber, *, held: bool) -> InvoiceDetail:
    invoice = holds.without_account(detail.invoice, scrubber, held=held)
    buyers = scrubber.holds(detail.invoice.buyer)
    evidence = {
        path: _reading_without(reading, scrubber)
        for path, reading in detail.evidence.items()
        if not (held and path.startswith(_ACCOUNT_FIELDS))
        and not (buyers and path.startswith(_BUYERS_ACCOUNT))
    }
    findings = tuple(_finding_without(finding, scrubber) for finding in detail.findings)
    document = replace(detail.document, original_name=scrubber.text(detail.document.original_name))
    return replace(
        detail,
        invoice=invoice,
        evidence=evidence,
        findings=findings,
        holds=tuple(
            replace(one, account="", words=scrubber.text(one.words)) for one in detail.holds
        ),
        document=document,
        given=type(detail.given).model_validate(scrubber.value(detail.given.model_dump())),
        remarks=scrubber.text(detail.remarks),
        attachments=tuple(
            replace(kept, name=scrubber.text(kept.name)) for kept in detail.attachments
        ),
        run=None
        if detail.run is None
        else replace(detail.run, notes=tuple(scrubber.text(n) for n in detail.run.notes)),
    )


def _reading_without(reading: FieldReading, scrubber: Scrubber) -> FieldReading:
    if reading.path.startswith((_ACCOUNT_FIELDS, _BUYERS_ACCOUNT)):
        return reading
    return replace(
        reading,
        value=scrubber.text(reading.value),
        text=scrubber.text(reading.text),
        label=scrubber.text(reading.label),
    )


def _finding_without(finding: Finding, scrubber: Scrubber) -> Finding:
    return replace(finding, words=scrubber.text(finding.words))


# --- placing -----------------------------------------------------------------------------------


def settle_holds(workspace: OpenWorkspace, invoice_id: str) -> set[str]:
    """Bring an invoice's holds, and what it teaches of accounts, to what its content and state
    call for; and those of the invoices that this is about too. The ids of all that changed."""
    changed: set[str] = set()
    waiting, seen = [invoice_id], {invoice_id}
    while waiting and len(seen) <= _MOST_AROUND:
        one = waiting.pop(0)
        for other in _settle_one(workspace, one, changed):
            if other not in seen:
                seen.add(other)
                waiting.append(other)
    return changed


def _settle_one(workspace: OpenWorkspace, invoice_id: str, changed: set[str]) -> tuple[str, ...]:
    """Settle one; the invoices that have to be looked at because of it."""
    store = workspace.store.holds
    try:
        detail = workspace.store.invoices.get(invoice_id)
    except NotFound:
        return ()
    supplier, tax = _keys(detail.invoice)
    account = holds.account_of(detail.invoice.supplier)
    reasons = _open_reasons(workspace, detail)
    if store.place(invoice_id, account, reasons):
        changed.add(invoice_id)
    before = store.taught(invoice_id)
    known = None
    if detail.state is InvoiceState.VERIFIED and account and not reasons and (supplier or tax):
        known = (supplier, tax, account)
    if known is None and before is None:
        return ()
    countries = sorted(holds.countries_of_supplier(detail.invoice.supplier))
    if not store.teach(invoice_id, known, country=countries[0] if countries else ""):
        return ()
    around = {*store.held_ids(account), *store.held_of_supplier(supplier, tax)}
    if before is not None and before != account:
        around |= {*store.held_ids(before)}
    # an invoice that was the only other one to stand for the account has nobody beside it now
    for lost in {before, account} - {None}:
        alone = store.standing_for(str(lost), 2)
        around |= set(alone) if len(alone) == 1 else set()
    return tuple(around - {invoice_id})


def _open_reasons(
    workspace: OpenWorkspace, detail: InvoiceDetail, *, aside: bool = False
) -> tuple[HoldReason, ...]:
    """What keeps the account from leaving as things are: the rule, asked anew.

    Nothing is placed on invoices that were put aside, unless `aside`.
    """
    account = holds.account_of(detail.invoice.supplier)
    if not account or (detail.state in _ASIDE and not aside):
        return ()
    store = workspace.store.holds
    supplier, tax = _keys(detail.invoice)
    if store.is_known(supplier, tax, account, detail.id):
        return ()
    history = store.history(supplier, tax, account, detail.id)
    others = tuple(one for one in history.accounts if one.account != account)
    history = replace(history, accounts=others)
    reasons = holds.reasons_to_hold(
        detail.invoice,
        history,
        holder=account_holder(workspace.store.invoices.pages(detail.document.sha256)),
        pass_new_suppliers=store.pass_new_suppliers(),
    )
    return holds.still_open(reasons, store.of(detail.id), account, history.accounts)


def _keys(invoice: Invoice) -> tuple[str, str]:
    party = invoice.supplier
    return supplier_key(party.name), identifier_key(party.vat_number or party.tax_number)


# --- a person's word ---------------------------------------------------------------------------


def held_account(workspace: OpenWorkspace, invoice_id: str) -> HeldAccount:
    """The account of an invoice beside what is known of its supplier; NotFound."""
    settle_holds(workspace, invoice_id)
    store = workspace.store.holds
    detail = workspace.store.invoices.get(invoice_id)
    party, account = detail.invoice.supplier, holds.account_of(detail.invoice.supplier)
    supplier, tax = _keys(detail.invoice)
    mine = [hold for hold in store.of(invoice_id) if hold.account == account]
    phone, since = _known_phone(workspace, supplier, tax, invoice_id)
    return HeldAccount(
        invoice_id=invoice_id,
        supplier=party.name or "",
        account=account,
        bic=party.bank_account.bic or "",
        bank_name=party.bank_account.bank_name or "",
        holder=account_holder(workspace.store.invoices.pages(detail.document.sha256)),
        open=tuple(hold for hold in mine if hold.is_open),
        released=tuple(hold for hold in mine if not hold.is_open),
        history=store.history(supplier, tax, account, invoice_id),
        phone=phone,
        phone_since=since,
        pass_new_suppliers=store.pass_new_suppliers(),
    )


def release(
    workspace: OpenWorkspace,
    invoice_id: str,
    account: str,
    reason: str,
    seen: Collection[HoldKind] | None = None,
) -> HeldAccount:
    """A person confirms the account that they saw; the reason is kept.

    InvalidValue without a reason; StaleRevision when another account stands there now, or when
    more speaks against it than was `seen` (None: nobody looked, everything is confirmed).
    """
    said = _reason(reason)
    _expect(workspace, invoice_id, account)
    if seen is not None:
        settle_holds(workspace, invoice_id)
        there = workspace.store.holds.of(invoice_id)
        if not {hold.kind for hold in there if hold.is_open} <= set(seen):
            raise StaleRevision
    workspace.store.holds.release(invoice_id, account, workspace.who, said)
    workspace.announce(ChangeKind.EDITED, (invoice_id,))
    return held_account(workspace, invoice_id)


def hold_again(workspace: OpenWorkspace, invoice_id: str, account: str, reason: str) -> HeldAccount:
    """Take the confirmation back."""
    said = _reason(reason)
    _expect(workspace, invoice_id, account)
    workspace.store.holds.hold_again(invoice_id, account, workspace.who, said)
    workspace.announce(ChangeKind.EDITED, (invoice_id,))
    return held_account(workspace, invoice_id)


def set_pass_new_suppliers(workspace: OpenWorkspace, let: bool) -> None:
    """Whether first accounts of new suppliers are let through; nothing else can be relaxed."""
    workspace.store.holds.set_pass_new_suppliers(let, workspace.who)
    if let:
        ids = workspace.store.holds.held_ids()
        workspace.announce(ChangeKind.EDITED, ids)


def _reason(reason: str) -> str:
    said = " ".join(reason.split())[:_LONGEST_REASON]
    if not said:
        raise InvalidValue(
            "A reason is needed to confirm bank details.",
            "Say how you made sure; it is kept in the history.",
        )
    return said


def _expect(workspace: OpenWorkspace, invoice_id: str, account: str) -> None:
    detail = workspace.store.invoices.get(invoice_id)
    if holds.account_of(detail.invoice.supplier) != account:
        raise StaleRevision


def _known_phone(
    workspace: OpenWorkspace, supplier: str, tax: str, but: str
) -> tuple[str, datetime | None]:
    for invoice_id in workspace.store.holds.verified_of(supplier, tax, but):
        detail = workspace.store.invoices.get(invoice_id)
        if detail.invoice.supplier.phone and detail.verified is not None:
            return detail.invoice.supplier.phone, detail.verified.at
    return "", None
