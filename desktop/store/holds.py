# SPDX-License-Identifier: AGPL-3.0-or-later
"""Holds on accounts, and which accounts suppliers were paid to; each change with its audit entry.

An account counts as a supplier's only while the invoice that taught it stands verified.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, func, or_, select, update
from uuid_utils.compat import uuid7

from desktop.domain.holds import AccountHistory, Hold, HoldReason, KnownAccount
from desktop.domain.ports import Clock
from desktop.domain.status import InvoiceState
from desktop.store.audit_trail import MACHINE, Act, record
from desktop.store.company import put_fact
from desktop.store.database import Database
from desktop.store.detail import hold_info
from desktop.store.review_tables import hold, supplier_account
from desktop.store.tables import invoice, workspace_info

_RULES = "holds"
_PASS_NEW = "pass_new_suppliers"  # noqa: S105 - a rule's name
_MOST = 200


class HoldBooks:
    """Holds and accounts; every method may be called from any thread."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    # --- holds -----------------------------------------------------------------------------

    def of(self, invoice_id: str) -> tuple[Hold, ...]:
        """All holds that an invoice ever had, oldest first; those lifted by themselves are gone."""
        with self._database.read() as connection:
            return _holds(connection, invoice_id)

    def place(self, invoice_id: str, account: str, reasons: Sequence[HoldReason]) -> bool:
        """Make these the open holds of the invoice: other open ones are lifted. True if it changed
        anything."""
        with self._database.read() as connection:
            if _same(_open(_holds(connection, invoice_id)), account, reasons):
                return False
        now = self._clock.now()
        with self._database.write() as connection:
            seq = _seq(connection, invoice_id)
            present = _open(_holds(connection, invoice_id))
            if seq is None or _same(present, account, reasons):
                return False
            wanted = {reason.kind: reason.words for reason in reasons}
            stays = {h.kind: h for h in present if h.account == account and h.kind in wanted}
            acts: list[Act] = []
            for old in present:
                if stays.get(old.kind) is not old:
                    connection.execute(delete(hold).where(hold.c.id == old.id))
                    acts.append(_act(invoice_id, MACHINE, "hold_lifted", old.account, old.kind))
            for kind, words in wanted.items():
                if kind in stays:
                    row = update(hold).where(hold.c.id == stays[kind].id)
                    connection.execute(row.values(words=words))
                    continue
                connection.execute(
                    hold.insert().values(
                        id=str(uuid7()),
                        seq=seq,
                        kind=kind.value,
                        account=account,
                        words=words,
                        placed_at=now,
                    )
                )
                acts.append(_act(invoice_id, MACHINE, "held", account, kind, words=words))
            record(connection, now, acts)
            return True

    def release(self, invoice_id: str, account: str, who: str, reason: str) -> bool:
        """A person confirms the account; False when nothing of it was held."""
        now = self._clock.now()
        with self._database.write() as connection:
            seq = _seq(connection, invoice_id)
            released = connection.execute(
                update(hold)
                .where(hold.c.seq == seq, hold.c.account == account, hold.c.released_at.is_(None))
                .values(released_by=who, released_at=now, reason=reason)
                .returning(hold.c.kind)
            ).all()
            acts = [
                _act(invoice_id, who, "hold_released", account, row.kind, reason=reason)
                for row in released
            ]
            record(connection, now, acts)
            return bool(released)

    def hold_again(self, invoice_id: str, account: str, who: str, reason: str) -> bool:
        """Take the confirmation of an account back; False when there was none."""
        now = self._clock.now()
        with self._database.write() as connection:
            seq = _seq(connection, invoice_id)
            back = connection.execute(
                update(hold)
                .where(
                    hold.c.seq == seq, hold.c.account == account, hold.c.released_at.is_not(None)
                )
                .values(released_by=None, released_at=None, reason=None)
                .returning(hold.c.kind)
            ).all()
            acts = [
                _act(invoice_id, who, "held_again", account, row.kind, reason=reason)
                for row in back
            ]
            record(connection, now, acts)
            return bool(back)

    def held_ids(self, account: str | None = None) -> tuple[str, ...]:
        """Invoices with an open hold (on this account), in the order they were brought in."""
        wanted = (
            select(invoice.c.id)
            .join(hold, hold.c.seq == invoice.c.seq)
            .where(hold.c.released_at.is_(None), invoice.c.state != InvoiceState.DELETED.value)
            .group_by(invoice.c.seq)
            .order_by(invoice.c.seq)
        )
        if account is not None:
            wanted = wanted.where(hold.c.account == account)
        with self._database.read() as connection:
            return tuple(connection.execute(wanted).scalars())

    def held_of_supplier(self, supplier: str, tax: str) -> tuple[str, ...]:
        """Invoices of a supplier (by its keys) with an open hold."""
        open_ = select(hold.c.seq).where(hold.c.released_at.is_(None))
        same = _same_supplier(invoice.c.supplier_key, invoice.c.supplier_tax_key, supplier, tax)
        wanted = select(invoice.c.id).where(invoice.c.seq.in_(open_), same).limit(_MOST)
        with self._database.read() as connection:
            return tuple(connection.execute(wanted).scalars())

    # --- what is known of accounts -------------------------------------------------------------

    def is_known(self, supplier: str, tax: str, account: str, but: str) -> bool:
        """Whether a verified invoice of the supplier other than `but` is paid to the account.

        Name and tax id both have to agree where both are known: one's name above another's tax id
        and account is not that one's account.
        """
        keys = (supplier_account.c.supplier_key, supplier), (supplier_account.c.tax_key, tax)
        known = False
        with self._database.read() as connection:
            for column, key in keys:
                theirs = (
                    select(supplier_account.c.account == account)
                    .join(invoice, invoice.c.id == supplier_account.c.invoice_id)
                    .where(column == key, *_counts(but))
                    .order_by((supplier_account.c.account == account).desc())
                    .limit(1)
                )
                is_theirs = connection.execute(theirs).scalar() if key else None
                if is_theirs is not None:
                    if not is_theirs:
                        return False
                    known = True
        return known

    def history(self, supplier: str, tax: str, account: str, but: str) -> AccountHistory:
        """What verified invoices other than `but` say of a supplier and of an account."""
        same = _same_supplier(invoice.c.supplier_key, invoice.c.supplier_tax_key, supplier, tax)
        verified = (
            select(func.count())
            .select_from(invoice)
            .where(same, invoice.c.state == InvoiceState.VERIFIED.value, invoice.c.id != but)
        )
        others = and_(supplier_account.c.account == account, ~_of(supplier, tax))
        with self._database.read() as connection:
            return AccountHistory(
                invoices=connection.execute(verified).scalar_one(),
                accounts=_known(connection, _of(supplier, tax), but),
                elsewhere=_known(connection, others, but) if account else (),
            )

    def accounts_of(self, supplier: str, tax: str) -> tuple[str, ...]:
        """The accounts that a supplier's verified invoices stand for."""
        wanted = (
            select(supplier_account.c.account)
            .distinct()
            .join(invoice, invoice.c.id == supplier_account.c.invoice_id)
            .where(_of(supplier, tax), *_counts(""))
            .limit(_MOST)
        )
        with self._database.read() as connection:
            return tuple(connection.execute(wanted).scalars())

    def verified_of(self, supplier: str, tax: str, but: str) -> tuple[str, ...]:
        """The newest verified invoices of a supplier, newest first, some at most."""
        same = _same_supplier(invoice.c.supplier_key, invoice.c.supplier_tax_key, supplier, tax)
        wanted = (
            select(invoice.c.id)
            .where(same, invoice.c.state == InvoiceState.VERIFIED.value, invoice.c.id != but)
            .order_by(invoice.c.seq.desc())
            .limit(5)
        )
        with self._database.read() as connection:
            return tuple(connection.execute(wanted).scalars())

    def taught(self, invoice_id: str) -> str | None:
        """The account that an invoice stands for; None where it stands for none."""
        wanted = select(supplier_account.c.account).where(
            supplier_account.c.invoice_id == invoice_id, supplier_account.c.removed_at.is_(None)
        )
        with self._database.read() as connection:
            return connection.execute(wanted).scalar()

    def teach(
        self,
        invoice_id: str,
        known: tuple[str, str, str] | None,
        *,
        country: str = "",
        holder: str = "",
    ) -> bool:
        """Let a verified invoice stand for (supplier's key, tax key, account), or for nothing.

        True if that is not what it stood for before.
        """
        now = self._clock.now()
        with self._database.write() as connection:
            mine = and_(
                supplier_account.c.invoice_id == invoice_id, supplier_account.c.removed_at.is_(None)
            )
            row = connection.execute(select(supplier_account).where(mine)).first()
            before = None if row is None else (row.supplier_key, row.tax_key, row.account)
            if before == known:
                return False
            if before is not None:
                connection.execute(update(supplier_account).where(mine).values(removed_at=now))
                record(connection, now, [_act(invoice_id, MACHINE, "account_let_go", before[2])])
            if known is None:
                return True
            supplier, tax, account = known
            trust = connection.execute(
                select(hold.c.released_by, hold.c.released_at, hold.c.reason)
                .join(invoice, invoice.c.seq == hold.c.seq)
                .where(
                    invoice.c.id == invoice_id,
                    hold.c.account == account,
                    hold.c.released_at.is_not(None),
                )
                .order_by(hold.c.released_at.desc())
            ).first()
            values: dict[str, Any] = {}
            if trust is not None:
                values = {
                    "trusted_by": trust.released_by,
                    "trusted_at": trust.released_at,
                    "reason": trust.reason,
                }
            connection.execute(
                supplier_account.insert().values(
                    id=str(uuid7()),
                    supplier_key=supplier,
                    tax_key=tax,
                    account=account,
                    holder=holder,
                    country=country,
                    invoice_id=invoice_id,
                    seen_at=now,
                    **values,
                )
            )
            record(connection, now, [_act(invoice_id, MACHINE, "account_known", account)])
            return True

    def standing_for(self, account: str, limit: int) -> tuple[str, ...]:
        """Verified invoices that stand for an account, `limit` at most."""
        wanted = (
            select(supplier_account.c.invoice_id)
            .join(invoice, invoice.c.id == supplier_account.c.invoice_id)
            .where(supplier_account.c.account == account, *_counts(""))
            .limit(limit)
        )
        with self._database.read() as connection:
            return tuple(connection.execute(wanted).scalars())

    # --- the workspace's rule ------------------------------------------------------------------

    def pass_new_suppliers(self) -> bool:
        """Whether the first account of a new supplier is let through without a person."""
        wanted = select(workspace_info.c.value).where(workspace_info.c.key == _RULES)
        with self._database.read() as connection:
            kept = connection.execute(wanted).scalar()
        return bool(kept.get(_PASS_NEW)) if isinstance(kept, dict) else False

    def set_pass_new_suppliers(self, let: bool, who: str) -> None:
        """Change that; everything else is held whatever stands here."""
        with self._database.write() as connection:
            put_fact(connection, _RULES, {_PASS_NEW: let}, who, self._clock.now())


def _holds(connection: Connection, invoice_id: str) -> tuple[Hold, ...]:
    wanted = (
        select(hold)
        .join(invoice, invoice.c.seq == hold.c.seq)
        .where(invoice.c.id == invoice_id)
        .order_by(hold.c.id)
    )
    return tuple(hold_info(row) for row in connection.execute(wanted))


def _open(holds: Sequence[Hold]) -> tuple[Hold, ...]:
    return tuple(one for one in holds if one.is_open)


def _same(present: Sequence[Hold], account: str, reasons: Sequence[HoldReason]) -> bool:
    return {(h.account, h.kind, h.words) for h in present} == {
        (account, reason.kind, reason.words) for reason in reasons
    }


def _seq(connection: Connection, invoice_id: str) -> int | None:
    seq: int | None = connection.execute(
        select(invoice.c.seq).where(invoice.c.id == invoice_id)
    ).scalar()
    return seq


def _act(
    invoice_id: str,
    who: str,
    action: str,
    account: str,
    kind: str | None = None,
    *,
    words: str = "",
    reason: str = "",
) -> Act:
    detail: dict[str, Any] = {"account": account}
    for name, value in (("kind", kind), ("words", words), ("reason", reason)):
        if value:
            detail[name] = str(value).replace("\x1f", "")
    return Act(invoice_id, who, action, "supplier.bank_account", detail=detail)


def _same_supplier(
    name_column: ColumnElement[str], tax_column: ColumnElement[str], supplier: str, tax: str
) -> ColumnElement[bool]:
    return or_(
        and_(name_column == supplier, name_column != ""), and_(tax_column == tax, tax_column != "")
    )


def _of(supplier: str, tax: str) -> ColumnElement[bool]:
    return _same_supplier(
        supplier_account.c.supplier_key, supplier_account.c.tax_key, supplier, tax
    )


def _counts(but: str) -> tuple[ColumnElement[bool], ...]:
    return (
        supplier_account.c.removed_at.is_(None),
        supplier_account.c.invoice_id != but,
        invoice.c.state == InvoiceState.VERIFIED.value,
    )


def _known(
    connection: Connection, which: ColumnElement[bool], but: str
) -> tuple[KnownAccount, ...]:
    last = func.max(supplier_account.c.seen_at)
    rows = connection.execute(
        select(
            supplier_account.c.account,
            func.count().label("n"),
            func.min(supplier_account.c.seen_at).label("since"),
            last.label("last"),
            func.max(invoice.c.supplier_name).label("supplier"),
            func.max(supplier_account.c.country).label("country"),
            func.max(supplier_account.c.holder).label("holder"),
        )
        .join(invoice, invoice.c.id == supplier_account.c.invoice_id)
        .where(which, *_counts(but))
        .group_by(supplier_account.c.account)
        .order_by(last.desc())
        .limit(_MOST)
    )
    return tuple(
        KnownAccount(
            account=row.account,
            invoices=row.n,
            since=_moment(row.since),
            last=_moment(row.last),
            supplier=row.supplier,
            country=row.country,
            holder=row.holder,
        )
        for row in rows
    )


def _moment(value: datetime | str) -> datetime:
    return value if isinstance(value, datetime) else datetime.fromisoformat(value)
