# SPDX-License-Identifier: AGPL-3.0-or-later
"""When an invoice's bank details must not leave until a person confirmed them, and how they stay.

A hold is about one account on one invoice: another account is held anew. It never stands in the
way of anything but the account's leaving. Pure; what is known of suppliers comes from outside.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from desktop.domain.errors import UserError
from desktop.domain.finding import Finding, Severity, figure
from desktop.domain.match_keys import identifier_key, supplier_key

if TYPE_CHECKING:
    from desktop.domain.invoice import BankAccount, Invoice, Party

WITHHELD = "(account withheld)"
"""Stands where a held account would have been within other words."""

_SHORTEST_ACCOUNT = 5
_SHORTEST_WITHIN = 7
_SHORTEST_IBAN, _LONGEST_IBAN = 15, 34
_IBAN_LIKE = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{8,30}")
_BETWEEN = r"[^A-Za-z0-9]{0,2}"
_IBAN_START = re.compile(
    r"(?:(?<![A-Za-z0-9])|(?<=IBAN))"
    rf"[A-Z]{_BETWEEN}[A-Z]{_BETWEEN}[0-9]{_BETWEEN}[0-9](?={_BETWEEN}[A-Z0-9])",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"[0-9](?:[^A-Za-z0-9]{0,3}[0-9]){6,}")
_GROUP = re.compile(r"[0-9]+")
_MOST_GROUPS = 40
_MOST_BETWEEN = 3


class HoldKind(StrEnum):
    """Why an account is held. A person releases all kinds of one account together."""

    NEW_SUPPLIER = "new_supplier"
    FIRST_SEEN = "first_seen"
    CHANGED = "changed"
    OTHER_SUPPLIER = "other_supplier"
    BROKEN = "broken"
    HOLDER = "holder"
    COUNTRY = "country"


_UNKNOWN = frozenset({HoldKind.NEW_SUPPLIER, HoldKind.FIRST_SEEN, HoldKind.CHANGED})
"""Kinds that say no more than that nobody knows the account: one confirmation answers all."""


@dataclass(frozen=True, slots=True)
class Hold:
    """A hold on `account` (an account's key); open until `released_at` is there."""

    id: str
    kind: HoldKind
    account: str
    words: str
    placed_at: datetime
    released_by: str | None = None
    released_at: datetime | None = None
    reason: str | None = None

    @property
    def is_open(self) -> bool:
        return self.released_at is None


@dataclass(frozen=True, slots=True)
class HoldReason:
    """One thing that speaks against paying to an account, with the fields it is about."""

    kind: HoldKind
    words: str


@dataclass(frozen=True, slots=True)
class KnownAccount:
    """An account on verified invoices of a supplier: how many, and since and until when."""

    account: str
    invoices: int
    since: datetime
    last: datetime
    supplier: str = ""
    country: str = ""
    holder: str = ""


@dataclass(frozen=True, slots=True)
class AccountHistory:
    """What verified invoices (but the one in question) say of a supplier and of an account.

    `invoices` counts the supplier's; `accounts` are the supplier's, newest first; `elsewhere`
    tells which other suppliers were paid to the account in question.
    """

    invoices: int = 0
    accounts: tuple[KnownAccount, ...] = ()
    elsewhere: tuple[KnownAccount, ...] = ()


def account_of(party: Party) -> str:
    """The key of the account to pay to: its IBAN, else its number; "" where there is none.

    What may lead the money elsewhere is part of it: a number that is no part of the IBAN beside it,
    and the bank's code beside a number that says nothing of the bank.
    """
    bank = party.bank_account
    iban, number = identifier_key(bank.iban), identifier_key(bank.account_number)
    if not iban:
        return "/".join(part for part in (number, identifier_key(bank.bic)[:8]) if number and part)
    return iban if number.lstrip("0") in iban else f"{iban}/{number}"


def country_of_account(account: str) -> str:
    """The country (ISO 3166-1 alpha-2) that an IBAN names; "" for another account."""
    return account[:2] if _IBAN_LIKE.fullmatch(account.split("/", maxsplit=1)[0]) else ""


def countries_of_supplier(party: Party) -> frozenset[str]:
    """The countries that its address and its VAT number name."""
    named = identifier_key(party.address.country)
    tax = identifier_key(party.vat_number)[:2]
    tax = {"EL": "GR", "XI": "GB"}.get(tax, tax)
    found = {one for one in (named, tax) if len(one) == 2 and one.isalpha()}
    return frozenset(found)


def names_fit(holder: str, supplier: str) -> bool:
    """Whether an account's holder may be the supplier: they share a word that says something."""
    one, other = supplier_key(holder), supplier_key(supplier)
    if not one or not other:
        return True
    if one.replace(" ", "") in other.replace(" ", "") or other.replace(" ", "") in one.replace(
        " ", ""
    ):
        return True
    shared = {w for w in one.split() if len(w) > 2} & {w for w in other.split() if len(w) > 2}
    return bool(shared)


def reasons_to_hold(
    invoice: Invoice,
    history: AccountHistory,
    *,
    holder: str = "",
    pass_new_suppliers: bool = False,
) -> tuple[HoldReason, ...]:
    """Everything that speaks against the invoice's account; nothing for one that is known.

    `holder` is who is printed as the account's holder, "" where nobody is. With
    `pass_new_suppliers` the first account of a supplier without history alone is no reason.
    """
    account = account_of(invoice.supplier)
    if not account or any(known.account == account for known in history.accounts):
        return ()
    return tuple(_reasons(invoice, account, history, holder, pass_new_suppliers))


def _reasons(
    invoice: Invoice, account: str, history: AccountHistory, holder: str, pass_new: bool
) -> Iterator[HoldReason]:
    # the checks' libraries take longer to import than everything that is painted first
    from desktop.domain.checks.identifiers import iban_is_valid

    party = invoice.supplier
    if history.accounts:
        last = history.accounts[0]
        yield HoldReason(
            HoldKind.CHANGED,
            f"This is not the account that this supplier was paid to before: {shown(last.account)} "
            f"stands on {_invoices(last.invoices)} since {figure(_day(last.since))}.",
        )
    elif history.invoices:
        yield HoldReason(
            HoldKind.FIRST_SEEN,
            f"{_invoices(history.invoices)} of this supplier named no account; this one does.",
        )
    elif not pass_new or not (supplier_key(party.name) or identifier_key(_tax(party))):
        yield HoldReason(
            HoldKind.NEW_SUPPLIER,
            "The account is new: no invoice of this supplier was verified before.",
        )
    for other in history.elsewhere[:1]:
        yield HoldReason(
            HoldKind.OTHER_SUPPLIER,
            f"The account is known as that of another supplier, “{other.supplier[:80]}”.",
        )
    if party.bank_account.iban and not iban_is_valid(party.bank_account.iban):
        yield HoldReason(
            HoldKind.BROKEN,
            "The IBAN's length or check digits don't fit: it was misread, or it is wrong.",
        )
    if holder and party.name and not names_fit(holder, party.name):
        yield HoldReason(
            HoldKind.HOLDER,
            f"The account's holder is “{holder[:80]}”, the supplier “{party.name[:80]}”.",
        )
    country = country_of_account(identifier_key(party.bank_account.iban))
    homes = countries_of_supplier(party)
    if country and homes and country not in homes:
        yield HoldReason(
            HoldKind.COUNTRY,
            f"The account is in {country}, the supplier in {' or '.join(sorted(homes))}.",
        )


def still_open(
    reasons: Sequence[HoldReason],
    released: Sequence[Hold],
    account: str,
    known: Sequence[KnownAccount] = (),
) -> tuple[HoldReason, ...]:
    """The reasons that no release of this very account has answered.

    `known` are the supplier's accounts: a confirmation that didn't speak of those that were known
    by then, because the invoice bore another name, doesn't answer that the account is not theirs.
    """
    mine = [h for h in released if h.account == account and not h.is_open]
    answered = {h.kind for h in mine}
    if answered & _UNKNOWN:
        answered |= _UNKNOWN
        if not any(_spoke_of(h, known) for h in mine if h.kind in _UNKNOWN):
            answered.discard(HoldKind.CHANGED)
    return tuple(reason for reason in reasons if reason.kind not in answered)


def _spoke_of(release: Hold, known: Sequence[KnownAccount]) -> bool:
    at = release.released_at
    before = [one for one in known if at is not None and one.since < at]
    return not before or any(shown(one.account) in release.words for one in before)


def finding_of(hold: Hold) -> Finding:
    """A hold as the checks speak: it breaks no rule of the invoice.

    That a supplier is new says nothing against the value that was read: it asks for no look.
    """
    field = "iban" if _IBAN_LIKE.fullmatch(hold.account) else "account_number"
    new = hold.kind is HoldKind.NEW_SUPPLIER
    sentence = "The account is held until a person confirms it (Ctrl+Shift+H)."
    return Finding(
        f"holds.{hold.kind.value}",
        Severity.INFO if new else Severity.WARNING,
        (f"supplier.bank_account.{field}",),
        f"{hold.words} {sentence}",
    )


# --- leaving -----------------------------------------------------------------------------------


class AccountHeld(UserError):
    """Nobody may be paid by this invoice as it stands."""

    code = "account_held"
    default_title = "The bank details of this invoice are held."
    default_advice = (
        "Call the supplier on a number that you knew before, then confirm the account with a "
        "reason (Ctrl+Shift+H)."
    )


def payable_account(invoice: Invoice, holds: Sequence[Hold]) -> BankAccount:
    """The account that may be paid to; the only way to one for whatever makes payments.

    Raises AccountHeld while a hold is open, or where there is no account at all.
    """
    told = [hold.words for hold in holds if hold.is_open]
    if told:
        title = f"{AccountHeld.default_title} {' '.join(told[:3])}".replace("\x1f", "")
        raise AccountHeld(title)
    if not account_of(invoice.supplier):
        raise AccountHeld(
            "This invoice names no account to pay to.", "Enter the account, or pay another way."
        )
    return invoice.supplier.bank_account


class Scrubber:
    """Takes accounts out of words that leave, however they are grouped.

    `held` are keys of accounts that never leave; any other IBAN that holds its check digits stays
    only where it is one of `free`.
    """

    def __init__(self, held: Sequence[str] = (), free: Sequence[str] = ()) -> None:
        self._held = tuple(sorted({a for a in held if len(a) >= _SHORTEST_ACCOUNT}, key=len))
        self._free = frozenset(free)
        self.found = False

    def text(self, text: str) -> str:
        """The words without the accounts; `found` tells later whether there were any."""
        # as plain letters and digits, character for character: an account may be written in others
        plain = text if text.isascii() else "".join(_plain(c) for c in text)
        spans = [*self._held_in(plain), *self._numbers_in(plain), *self._other_ibans(plain)]
        if not spans:
            return text
        self.found = True
        parts, at = [], 0
        for start, end in sorted(spans):
            if start >= at:
                parts += [text[at:start], WITHHELD]
            at = max(at, end)
        return "".join((*parts, text[at:]))

    def holds(self, party: Party) -> bool:
        """Whether a party's own account is one that never leaves."""
        bank = party.bank_account
        keys = {identifier_key(bank.iban), identifier_key(bank.account_number)}
        return not keys.isdisjoint(self._held)

    def value(self, value: Any) -> Any:
        """The same for every text within lists and dicts; what is no text stays as it is."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, dict):
            return {
                self.text(key) if isinstance(key, str) else key: self.value(one)
                for key, one in value.items()
            }
        if isinstance(value, (list, tuple)):
            return [self.value(one) for one in value]
        return value

    def _held_in(self, plain: str) -> Iterator[tuple[int, int]]:
        """Held accounts, whatever stands between their characters."""
        places = [at for at, c in enumerate(plain) if c.isalnum()]
        bare = "".join(plain[at] for at in places).upper()
        for account in self._held:
            at = bare.find(account)
            while at >= 0:
                end = at + len(account)
                yield places[at], places[end - 1] + 1
                at = bare.find(account, end)

    def _numbers_in(self, plain: str) -> Iterator[tuple[int, int]]:
        """A bank's own notation of the number within a held IBAN, also beside other figures."""
        if not self._held:
            return
        for run in _DIGITS.finditer(plain):
            groups = list(_GROUP.finditer(plain, run.start(), run.end()))[:_MOST_GROUPS]
            first = 0
            while first < len(groups):
                for last in range(len(groups), first, -1):
                    bare = "".join(group.group() for group in groups[first:last]).lstrip("0")
                    if len(bare) >= _SHORTEST_WITHIN and any(bare in held for held in self._held):
                        yield groups[first].start(), groups[last - 1].end()
                        first = last - 1
                        break
                first += 1

    def _other_ibans(self, plain: str) -> Iterator[tuple[int, int]]:
        at = 0
        for start in _IBAN_START.finditer(plain):
            end = _end_of_iban(plain, start.start()) if start.start() >= at else None
            if end is not None and identifier_key(plain[start.start() : end]) not in self._free:
                yield start.start(), end
                at = end


def _plain(c: str) -> str:
    """The letter or digit that a character stands for, if it stands for one."""
    if c.isascii():
        return c
    if c.isdecimal():
        return str(unicodedata.digit(c))
    plain = unicodedata.normalize("NFKC", c)
    return plain if len(plain) == 1 else c


def without_account(invoice: Invoice, scrubber: Scrubber, *, held: bool) -> Invoice:
    """The invoice as it may leave: without the supplier's account if that is `held`, and without
    accounts in its texts that may not leave either."""
    bank = invoice.supplier.bank_account
    data = invoice.model_dump()
    data["supplier"]["bank_account"] = {}
    buyers = data["buyer"].pop("bank_account")
    data = scrubber.value(data)
    data["supplier"]["bank_account"] = {} if held else bank.model_dump()
    data["buyer"]["bank_account"] = {} if scrubber.holds(invoice.buyer) else buyers
    if not held and not scrubber.found:
        return invoice
    return type(invoice).model_validate(data)


def _end_of_iban(text: str, start: int) -> int | None:
    """Where the IBAN ends that starts here; None when none does."""
    from desktop.domain.checks.identifiers import iban_is_valid

    letters, between = "", 0
    for at in range(start, min(len(text), start + 3 * _LONGEST_IBAN)):
        if not text[at].isalnum():
            between += 1
            if between > _MOST_BETWEEN:
                return None
            continue
        between = 0
        letters += text[at].upper()
        if len(letters) > _LONGEST_IBAN:
            return None
        if len(letters) >= _SHORTEST_IBAN and iban_is_valid(letters):
            return at + 1
    return None


# --- words -------------------------------------------------------------------------------------


def shown(account: str) -> str:
    """An account in groups of four, its parts apart."""
    return " / ".join(
        " ".join(part[at : at + 4] for at in range(0, len(part), 4)) for part in account.split("/")
    )


def _tax(party: Party) -> str | None:
    return party.vat_number or party.tax_number


def _invoices(count: int) -> str:
    return "one verified invoice" if count == 1 else f"{count} verified invoices"


def _day(moment: datetime) -> date:
    return moment.date()
