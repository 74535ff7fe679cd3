# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which invoices could be the same one, which were found to be, and what persons decided."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from threading import Lock
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    and_,
    delete,
    func,
    literal_column,
    or_,
    select,
)
from sqlalchemy.dialects.sqlite import insert

from desktop.domain.errors import NotFound
from desktop.domain.finding import Finding
from desktop.domain.invoice import DocumentType, Invoice
from desktop.domain.likeness import PICTURE_ALIKE, Likeable
from desktop.domain.match_keys import identifier_key, number_key, supplier_key
from desktop.domain.ports import Clock
from desktop.domain.status import InvoiceState
from desktop.store import content
from desktop.store.audit_trail import Act, record
from desktop.store.column_types import NO_TOTAL, total_sort
from desktop.store.database import Database
from desktop.store.review_tables import duplicate_decision, duplicate_pair, page_likeness
from desktop.store.tables import finding, invoice, invoice_content

_DEAD = (
    InvoiceState.DELETED.value,
    InvoiceState.REJECTED.value,
    InvoiceState.REPLACED.value,
)
_MOST = 60
_MOST_PICTURES = 40
_MOST_CITED = 400
_RULES = "duplicates.%"


@dataclass(frozen=True, slots=True)
class Candidate:
    """An invoice to be compared; `picture` counts the bits in which first pages differ."""

    seen: Likeable
    sha256: str
    picture: int | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person said of two invoices: "same" or "different"."""

    one_id: str
    other_id: str
    decision: str
    who: str
    at: datetime
    reason: str


class DuplicateBooks:
    """Likeness between invoices; every method may be called from any thread."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._pictures = _Pictures()

    # --- looking ---------------------------------------------------------------------------

    def candidates(
        self,
        of: Invoice,
        but: str | None,
        sha256: str | None = None,
        cites: Collection[str] = (),
        also: Collection[str] = (),
    ) -> tuple[Candidate, ...]:
        """Live invoices other than `but` that could be the same one, the likeliest first.

        Found by number, by supplier with amount or date, by the first page's picture, and by the
        numbers `cites` that the document names; `also` are looked at in any case.
        """
        with self._database.read() as connection:
            pictures = {}
            if sha256 is not None:
                pictures = self._pictures.near(connection, sha256)
            found: dict[str, Candidate] = {}
            for which in _ways(of, cites, also, pictures):
                wanted = _COLUMNS.where(
                    which, invoice.c.state.not_in(_DEAD), invoice.c.id != (but or "")
                )
                for row in connection.execute(wanted.order_by(invoice.c.seq.desc()).limit(_MOST)):
                    if row.id not in found:
                        picture = pictures.get(row.document_sha256)
                        found[row.id] = Candidate(_likeable(row), row.document_sha256, picture)
        return tuple(found.values())

    def document_of(self, invoice_id: str) -> str | None:
        """The hash of an invoice's document; None where there is no such invoice."""
        wanted = select(invoice.c.document_sha256).where(invoice.c.id == invoice_id)
        with self._database.read() as connection:
            return connection.execute(wanted).scalar()

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """All pairs of live invoices that were found alike and not decided, oldest first."""
        decided = (
            select(duplicate_decision.c.one_id)
            .where(
                duplicate_decision.c.one_id == duplicate_pair.c.one_id,
                duplicate_decision.c.other_id == duplicate_pair.c.other_id,
                duplicate_decision.c.decision == "different",
            )
            .exists()
        )
        wanted = (
            select(duplicate_pair.c.one_id, duplicate_pair.c.other_id)
            .where(~decided)
            .order_by(duplicate_pair.c.found_at, duplicate_pair.c.one_id)
        )
        with self._database.read() as connection:
            return tuple((row.one_id, row.other_id) for row in connection.execute(wanted))

    def partners(self, invoice_id: str) -> tuple[str, ...]:
        """The invoices that were last found like this one, whatever was decided."""
        with self._database.read() as connection:
            return _partners(connection, invoice_id)

    def decisions(self, invoice_id: str) -> tuple[Decision, ...]:
        """What was decided of this invoice and others."""
        wanted = select(duplicate_decision).where(
            or_(
                duplicate_decision.c.one_id == invoice_id,
                duplicate_decision.c.other_id == invoice_id,
            )
        )
        with self._database.read() as connection:
            return tuple(_decision(row) for row in connection.execute(wanted))

    def different_from(self, invoice_id: str) -> frozenset[str]:
        """The invoices that a person said are another one than this."""
        return frozenset(
            d.other_id if d.one_id == invoice_id else d.one_id
            for d in self.decisions(invoice_id)
            if d.decision == "different"
        )

    # --- writing ---------------------------------------------------------------------------

    def set_partners(self, invoice_id: str, partners: Iterable[str]) -> tuple[str, ...]:
        """Make these the invoices that are like this one; all that are or were."""
        wanted = set(partners)
        before = set(self.partners(invoice_id))
        if wanted == before:
            return tuple(wanted)
        now = self._clock.now()
        with self._database.write() as connection:
            for other in before - wanted:
                connection.execute(delete(duplicate_pair).where(_is_pair(invoice_id, other)))
            for other in wanted - before:
                one, two = sorted((invoice_id, other))
                put = insert(duplicate_pair).values(one_id=one, other_id=two, found_at=now)
                connection.execute(put.on_conflict_do_nothing())
        return tuple(wanted | before)

    def tell(self, invoice_id: str, findings: Sequence[Finding]) -> bool:
        """Make these all that an invoice's findings say of duplicates; its revision stays.

        True if they said something else before.
        """
        with self._database.read() as connection:
            if _told(connection, invoice_id) == list(findings):
                return False
        with self._database.write() as connection:
            seq = connection.execute(
                select(invoice.c.seq).where(invoice.c.id == invoice_id)
            ).scalar()
            if seq is None:
                return False
            of_invoice = finding.c.seq == seq
            connection.execute(delete(finding).where(of_invoice, finding.c.rule.like(_RULES)))
            last = connection.execute(
                select(func.max(finding.c.position)).where(of_invoice)
            ).scalar()
            content.add_findings(connection, seq, findings, (-1 if last is None else last) + 1)
            return True

    def decide(
        self, invoice_id: str, other_id: str, decision: str, who: str, reason: str = ""
    ) -> None:
        """Keep what a person said of the two; NotFound when one of them isn't there."""
        now = self._clock.now()
        one, two = sorted((invoice_id, other_id))
        values = {"decision": decision, "who": who, "at": now, "reason": reason}
        with self._database.write() as connection:
            there = select(func.count()).where(invoice.c.id.in_((one, two)))
            if one == two or connection.execute(there).scalar_one() != 2:
                raise NotFound
            put = insert(duplicate_decision).values(one_id=one, other_id=two, **values)
            connection.execute(
                put.on_conflict_do_update(index_elements=["one_id", "other_id"], set_=values)
            )
            record(connection, now, _acts(one, two, who, "duplicate_decided", decision, reason))

    def undecide(self, invoice_id: str, other_id: str, who: str) -> bool:
        """Take a decision back; False when there was none."""
        now = self._clock.now()
        one, two = sorted((invoice_id, other_id))
        mine = and_(duplicate_decision.c.one_id == one, duplicate_decision.c.other_id == two)
        with self._database.write() as connection:
            row = connection.execute(select(duplicate_decision).where(mine)).first()
            if row is None:
                return False
            connection.execute(delete(duplicate_decision).where(mine))
            record(connection, now, _acts(one, two, who, "duplicate_undecided", row.decision, ""))
            return True


class _Pictures:
    """All pages' likenesses in memory: 100,000 are looked through in hundredths of a second."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._last = 0
        self._hashes = array("Q")
        self._documents: list[str] = []

    def near(self, connection: Connection, sha256: str) -> dict[str, int]:
        """Documents one of whose pages looks like the first page of this one, the nearest ones:
        how many bits differ."""
        first = select(page_likeness.c.hash).where(
            page_likeness.c.document_sha256 == sha256, page_likeness.c.number == 1
        )
        mine = connection.execute(first).scalar()
        if mine is None:
            return {}
        wanted = int(mine, 16)
        with self._lock:
            self._catch_up(connection)
            distances = [
                (bits, at)
                for at, other in enumerate(self._hashes)
                if (bits := (other ^ wanted).bit_count()) <= PICTURE_ALIKE
            ]
            distances.sort()
            near: dict[str, int] = {}
            for bits, at in distances:
                document = self._documents[at]
                if document != sha256:
                    near.setdefault(document, bits)
                if len(near) == _MOST_PICTURES:
                    break
            return near

    def _catch_up(self, connection: Connection) -> None:
        rowid = literal_column("rowid", type_=page_likeness.c.number.type)
        wanted = (
            select(rowid.label("at"), page_likeness.c.document_sha256, page_likeness.c.hash)
            .where(rowid > self._last)
            .order_by(rowid)
        )
        for row in connection.execute(wanted):
            self._last = row.at
            self._hashes.append(int(row.hash, 16))
            self._documents.append(row.document_sha256)


_COLUMNS = select(
    invoice.c.id,
    invoice.c.document_sha256,
    invoice.c.supplier_name,
    invoice.c.supplier_tax_key,
    invoice.c.invoice_number,
    invoice.c.issue_date,
    invoice.c.total_amount,
    invoice.c.currency,
    invoice.c.document_type,
    func.json_extract(invoice_content.c.record, "$.supplier.bank_account.iban").label("iban"),
    func.json_extract(invoice_content.c.record, "$.supplier.bank_account.account_number").label(
        "account"
    ),
).join(invoice_content, invoice_content.c.seq == invoice.c.seq)


def _ways(
    of: Invoice, cites: Collection[str], also: Collection[str], pictures: dict[str, int]
) -> list[ColumnElement[bool]]:
    """The lookups, each by an index of its own."""
    name = supplier_key(of.supplier.name)
    tax = identifier_key(of.supplier.vat_number or of.supplier.tax_number)
    number, total = number_key(of.invoice_number), total_sort(of.total_amount)
    same = []
    # "+" leaves the index to the narrower half of the condition
    if name:
        same.append(literal_column("+invoice.supplier_key") == name)
    if tax:
        same.append(literal_column("+invoice.supplier_tax_key") == tax)
    ways: list[ColumnElement[bool]] = []
    if also:
        ways.append(invoice.c.id.in_(list(also)[:_MOST]))
    if number:
        if same:
            ways.append(and_(invoice.c.number_key == number, or_(*same)))
        ways.append(invoice.c.number_key == number)
    if total != NO_TOTAL:
        if same:
            ways.append(and_(invoice.c.total_sort == total, or_(*same)))
        if of.issue_date is not None:
            day = literal_column("+invoice.issue_date") == of.issue_date.isoformat()
            ways.append(and_(invoice.c.total_sort == total, day))
        ways.append(invoice.c.total_sort == total)
    if same and of.issue_date is not None:
        ways.append(and_(invoice.c.issue_date == of.issue_date.isoformat(), or_(*same)))
    if pictures:
        ways.append(invoice.c.document_sha256.in_(list(pictures)))
    if same and cites:
        ways.append(and_(invoice.c.number_key.in_(sorted(cites)[:_MOST_CITED]), or_(*same)))
    if name and number:
        # papers about invoices may name this one
        papers = [DocumentType.REMINDER, DocumentType.PRO_FORMA, DocumentType.OTHER]
        kinds = invoice.c.document_type.in_([kind.value for kind in papers])
        ways.append(and_(invoice.c.supplier_key == name, kinds))
    return ways


def _likeable(row: Any) -> Likeable:
    return Likeable(
        id=row.id,
        supplier=row.supplier_name or None,
        number=row.invoice_number or None,
        issue_date=date.fromisoformat(row.issue_date) if row.issue_date else None,
        total=Decimal(row.total_amount) if row.total_amount else None,
        currency=row.currency or None,
        tax_id=row.supplier_tax_key or None,
        document_type=DocumentType(row.document_type) if row.document_type else None,
        account=identifier_key(row.iban) or identifier_key(row.account),
    )


def _decision(row: Row[Any]) -> Decision:
    return Decision(row.one_id, row.other_id, row.decision, row.who, row.at, row.reason or "")


def _partners(connection: Connection, invoice_id: str) -> tuple[str, ...]:
    one, other = duplicate_pair.c.one_id, duplicate_pair.c.other_id
    found: list[str] = []
    for mine, theirs in ((one, other), (other, one)):
        found += connection.execute(select(theirs).where(mine == invoice_id)).scalars()
    return tuple(sorted(found))


def _is_pair(invoice_id: str, other_id: str) -> ColumnElement[bool]:
    one, two = sorted((invoice_id, other_id))
    return and_(duplicate_pair.c.one_id == one, duplicate_pair.c.other_id == two)


def _told(connection: Connection, invoice_id: str) -> list[Finding]:
    wanted = (
        select(finding)
        .join(invoice, invoice.c.seq == finding.c.seq)
        .where(invoice.c.id == invoice_id, finding.c.rule.like(_RULES))
        .order_by(finding.c.position)
    )
    return [content.finding_of(row) for row in connection.execute(wanted)]


def _acts(one: str, two: str, who: str, action: str, decision: str, reason: str) -> list[Act]:
    acts = []
    for mine, other in ((one, two), (two, one)):
        detail = {"other": other, "decision": decision}
        if reason:
            detail["reason"] = reason
        acts.append(Act(mine, who, action, detail=detail))
    return acts
