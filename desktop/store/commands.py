# SPDX-License-Identifier: AGPL-3.0-or-later
"""What persons did, so that it can be taken back and made again, also after a restart.

A command is noted in the transaction of the change. It keeps each invoice as it was before, and,
while it is undone, as it had become. A step is refused once somebody else changed the invoice: its
revision is not the one that the command left. The audit trail is another thing: it names the
steps, and nothing here removes from it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, delete, func, select, update
from uuid_utils.compat import uuid7

from desktop.domain.audit import content_hash
from desktop.domain.errors import MoveNotAllowed, StaleRevision
from desktop.domain.finding import Finding
from desktop.domain.invoice import Invoice
from desktop.domain.listing import InvoiceDetail
from desktop.domain.ports import Clock
from desktop.domain.reading import FieldReading
from desktop.domain.status import InvoiceState, JobStatus
from desktop.store import content
from desktop.store.audit_trail import Act, field_acts, record
from desktop.store.booking import refuse_exported, refuse_second, refuse_without_source
from desktop.store.column_types import time_text
from desktop.store.database import Database
from desktop.store.detail import Stored, load, read_detail
from desktop.store.review_tables import command, command_part
from desktop.store.tables import invoice, invoice_content, job

MAX_STEPS = 200
"""As many single changes of one invoice can be taken back; older ones are let go."""

_MOST_STEPPED_OVER = 50

WHOLE = frozenset({"split", "join"})
"""Kinds that are taken back for all of their invoices or not at all."""

_READING = frozenset({InvoiceState.QUEUED.value, InvoiceState.EXTRACTING.value})


@dataclass(frozen=True, slots=True)
class Restoring:
    """One invoice of a step: the state it gets, and its content where that differs."""

    invoice_id: str
    revision: int
    state: InvoiceState
    content: tuple[Invoice, Mapping[str, FieldReading]] | None


@dataclass(frozen=True, slots=True)
class Step:
    """A command that can be taken back (`back`) or made again."""

    n: int
    back: bool
    kind: str
    at: datetime
    who: str
    parts: tuple[Restoring, ...]


def snapshot(connection: Connection, stored: Stored, *, whole: bool) -> dict[str, Any]:
    """An invoice as it stands, JSON-ready; with record and evidence if `whole`."""
    stamp = invoice.c.verified_by, invoice.c.verified_at, invoice.c.verified_hash
    row = connection.execute(
        select(invoice.c.state, *stamp).where(invoice.c.seq == stored.seq)
    ).one()
    kept: dict[str, Any] = {"state": row.state, "revision": stored.revision}
    if row.verified_hash is not None:
        kept["verified"] = [row.verified_by, time_text(row.verified_at), row.verified_hash]
    if whole:
        held = connection.execute(
            select(invoice_content.c.record, invoice_content.c.evidence).where(
                invoice_content.c.seq == stored.seq
            )
        ).one()
        kept["record"], kept["evidence"] = held.record, held.evidence
    return kept


def note(
    connection: Connection,
    at: datetime,
    who: str,
    kind: str,
    before: Mapping[str, Mapping[str, Any]],
    group: str | None = None,
) -> None:
    """Keep what was done, behind the change itself and in its transaction.

    `before` has a `snapshot` for each invoice that was changed. Calls with the same `group` (a
    UUID) are one command. What was undone of these invoices can't be made again any more.
    """
    number = None
    if group is not None:
        number = connection.execute(select(command.c.n).where(command.c.id == group)).scalar()
    _forget_undone(connection, list(before))
    position = 0
    if number is None:
        made = connection.execute(
            command.insert().values(id=group or str(uuid7()), at=at, who=who, kind=kind)
        )
        (number,) = made.inserted_primary_key or (0,)
    else:
        position = connection.execute(
            select(func.count()).where(command_part.c.command_n == number)
        ).scalar_one()
    for place, (invoice_id, was) in enumerate(before.items(), position):
        # whether the command below can be stepped over once this one is undone
        below = connection.execute(_of_invoice(invoice_id, back=True)).first()
        chained = below is not None and below.revision == was["revision"]
        revision = connection.execute(
            select(invoice.c.revision).where(invoice.c.id == invoice_id)
        ).scalar_one()
        connection.execute(
            command_part.insert().values(
                command_n=number,
                invoice_id=invoice_id,
                position=place,
                revision=revision,
                before={**was, "chained": chained},
                after={},
            )
        )
        _let_go(connection, invoice_id)


def carry(connection: Connection, invoice_id: str, revision: int) -> None:
    """The person changed something beside the content: what could be undone before still can."""
    connection.execute(
        update(command_part)
        .where(command_part.c.invoice_id == invoice_id, command_part.c.revision == revision)
        .values(revision=revision + 1)
    )


def carry_machine(connection: Connection, invoice_id: str, revision: int) -> None:
    """A reading raised the revision of a part: splitting or joining can still be taken back."""
    whole = select(command.c.n).where(command.c.kind.in_(WHOLE))
    connection.execute(
        update(command_part)
        .where(
            command_part.c.invoice_id == invoice_id,
            command_part.c.revision == revision,
            command_part.c.command_n.in_(whole),
        )
        .values(revision=revision + 1)
    )


class CommandBooks:
    """Steps back and forth; every method may be called from any thread."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def next_of(self, invoice_id: str, revision: int, who: str, *, back: bool) -> Step | None:
        """The step that `who` may take on one invoice as it stands in `revision`, None if none.

        Of a command on many invoices it is that invoice's part alone, unless the kind is `WHOLE`.
        """
        with self._database.read() as connection:
            row = connection.execute(_of_invoice(invoice_id, back)).first()
            if row is None or row.revision != revision or row.who != who:
                return None
            only = None if row.kind in WHOLE else invoice_id
            return _step(connection, row.n, back, only)

    def last(self, who: str, *, back: bool) -> Step | None:
        """The newest command of `who` in the workspace that can be taken back (or made again).

        Leaves out single edits of fields, which belong to their invoice, and invoices that were
        changed meanwhile.
        """
        undone = command.c.undone_at.is_(None) if back else command.c.undone_at.is_not(None)
        newest = command.c.n.desc() if back else command.c.undone_at.desc()
        wanted = (
            select(command.c.n)
            .where(undone, command.c.who == who, command.c.kind != "edit")
            .order_by(newest, command.c.n.desc())
            .limit(_MOST_STEPPED_OVER)
        )
        with self._database.read() as connection:
            refused: Step | None = None
            for number in connection.execute(wanted).scalars().all():
                step = _step(connection, number, back, None)
                coming = tuple(part for part in step.parts if _can_come(connection, part))
                if coming and (step.kind not in WHOLE or coming == step.parts):
                    return replace(step, parts=coming)
                refused = refused or (step if step.parts else None)
            # where nothing else is left, taking it says why it can't be
            return refused

    def take(
        self, step: Step, who: str, findings: Mapping[str, Sequence[Finding]]
    ) -> tuple[InvoiceDetail, ...]:
        """Take the step: every invoice becomes what it was, as one change with its audit entries.

        `findings` are those of each restored content. StaleRevision when something changed since
        the step was looked up; MoveNotAllowed when a deleted document was booked anew.
        """
        now = self._clock.now()
        with self._database.write() as connection:
            row = connection.execute(select(command).where(command.c.n == step.n)).first()
            if row is None or (row.undone_at is None) is not step.back:
                raise StaleRevision
            if row.kind in WHOLE:
                for part in step.parts:
                    if part.state.is_gone:
                        refuse_exported(connection, load(connection, part.invoice_id))
            number = _apart(connection, row, step)
            for part in step.parts:
                self._take(connection, number, part, step.back, who, findings, now)
            connection.execute(
                update(command)
                .where(command.c.n == number)
                .values(undone_at=now if step.back else None)
            )
            return tuple(read_detail(connection, part.invoice_id) for part in step.parts)

    def _take(
        self,
        connection: Connection,
        number: int,
        part: Restoring,
        back: bool,
        who: str,
        findings: Mapping[str, Sequence[Finding]],
        now: datetime,
    ) -> None:
        stored = load(connection, part.invoice_id)
        if stored.revision != part.revision:
            raise StaleRevision
        source, target = ("before", "after") if back else ("after", "before")
        mine = and_(
            command_part.c.command_n == number, command_part.c.invoice_id == part.invoice_id
        )
        held = connection.execute(select(command_part).where(mine)).one()
        wanted, chained = getattr(held, source), held.before["chained"]
        present = snapshot(connection, stored, whole="record" in wanted)
        _restore(connection, stored, part, wanted, who, back, findings, now)
        revision = stored.revision + 1
        carry(connection, part.invoice_id, stored.revision)
        connection.execute(
            update(command_part)
            .where(mine)
            .values({target: {**present, "chained": chained}, "revision": revision})
        )
        # the command that lies next in this direction can be stepped over from here, unless a
        # reading or another's change lies between
        beyond = connection.execute(
            _of_invoice(part.invoice_id, back).where(command.c.n != number)
        ).first()
        if beyond is not None and (chained if back else beyond.before["chained"]):
            connection.execute(
                update(command_part)
                .where(
                    command_part.c.command_n == beyond.n,
                    command_part.c.invoice_id == part.invoice_id,
                )
                .values(revision=revision)
            )


def _restore(
    connection: Connection,
    stored: Stored,
    part: Restoring,
    wanted: Mapping[str, Any],
    who: str,
    back: bool,
    findings: Mapping[str, Sequence[Finding]],
    now: datetime,
) -> None:
    action = "undone" if back else "redone"
    acts: list[Act] = []
    held = stored.invoice
    if part.content is not None:
        held, evidence = part.content
        acts += field_acts(stored.id, stored.invoice, held, who, action, evidence)
        content.write_content(connection, stored, held, evidence, findings.get(part.invoice_id, ()))
    by, at, seal = wanted.get("verified") or (None, None, None)
    if seal is not None and seal != content_hash(held):
        by = at = seal = None
    state, status = part.state, None
    if state.value in _READING:
        state = InvoiceState.QUEUED
        status = _queue_again(connection, stored, now)
    elif state is InvoiceState.DELETED and stored.state.value in _READING:
        status = _stop(connection, stored)
    if stored.state is InvoiceState.DELETED and state is not InvoiceState.DELETED:
        refuse_second(connection, stored)
        refuse_without_source(connection, stored)
    if state is not stored.state or seal != stored.verified_hash:
        acts.append(Act(stored.id, who, action, None, stored.state.value, state.value))
    content.touch(
        connection,
        stored,
        now,
        state=state,
        status=status,
        verified_by=by,
        verified_at=None if at is None else datetime.fromisoformat(at),
        verified_hash=seal,
    )
    record(connection, now, acts)


def _queue_again(connection: Connection, stored: Stored, now: datetime) -> JobStatus | None:
    """What waited to be read when it was put away waits again."""
    again = connection.execute(
        update(job)
        .where(job.c.seq == stored.seq, job.c.status == JobStatus.CANCELLED.value)
        .values(status=JobStatus.PENDING.value, queued_at=now, not_before=None, reason=None)
    )
    return JobStatus.PENDING if again.rowcount else None


def _stop(connection: Connection, stored: Stored) -> JobStatus | None:
    stopped = connection.execute(
        update(job)
        .where(
            job.c.seq == stored.seq,
            job.c.status.in_(
                [s.value for s in (JobStatus.PENDING, JobStatus.WAITING, JobStatus.PROCESSING)]
            ),
        )
        .values(status=JobStatus.CANCELLED.value, owner=None, lease_until=None)
    )
    return JobStatus.CANCELLED if stopped.rowcount else None


def _of_invoice(invoice_id: str, back: bool) -> Any:
    """The commands of one invoice in the order in which they can be stepped over."""
    undone = command.c.undone_at.is_(None) if back else command.c.undone_at.is_not(None)
    return (
        select(
            command.c.n,
            command.c.who,
            command.c.kind,
            command_part.c.revision,
            command_part.c.before,
        )
        .join(command_part, command_part.c.command_n == command.c.n)
        .where(command_part.c.invoice_id == invoice_id, undone)
        .order_by(command.c.n.desc() if back else command.c.n)
        .limit(1)
    )


def _step(connection: Connection, number: int, back: bool, only: str | None) -> Step:
    row = connection.execute(select(command).where(command.c.n == number)).one()
    held = command_part.c.before if back else command_part.c.after
    wanted = (
        select(
            command_part.c.invoice_id,
            command_part.c.revision,
            held.label("wanted"),
            invoice.c.revision.label("present"),
        )
        .join(invoice, invoice.c.id == command_part.c.invoice_id)
        .where(command_part.c.command_n == number)
        .order_by(command_part.c.position)
    )
    if only is not None:
        wanted = wanted.where(command_part.c.invoice_id == only)
    rows = connection.execute(wanted).all()
    fit = [part for part in rows if part.present == part.revision]
    if row.kind in WHOLE and len(fit) < len(rows):
        fit = []
    return Step(
        n=number,
        back=back,
        kind=row.kind,
        at=row.at,
        who=row.who,
        parts=tuple(
            Restoring(
                part.invoice_id,
                part.revision,
                InvoiceState(part.wanted["state"]),
                _content(part.wanted),
            )
            for part in fit
        ),
    )


def _can_come(connection: Connection, part: Restoring) -> bool:
    """Whether the step brings no document back that was booked anew since."""
    stored = load(connection, part.invoice_id)
    if stored.state is InvoiceState.DELETED and part.state is not InvoiceState.DELETED:
        try:
            refuse_second(connection, stored)
        except MoveNotAllowed:
            return False
    return True


def _content(held: Mapping[str, Any]) -> tuple[Invoice, Mapping[str, FieldReading]] | None:
    if "record" not in held:
        return None
    readings = [FieldReading.from_wire(wire) for wire in held["evidence"]]
    return Invoice.model_validate(held["record"]), {one.path: one for one in readings}


def _apart(connection: Connection, row: Any, step: Step) -> int:
    """The command's number; a new one when the step is about some of its invoices alone."""
    taken = [part.invoice_id for part in step.parts]
    of_it = select(func.count()).where(command_part.c.command_n == row.n)
    if not taken:
        raise MoveNotAllowed("There is nothing to undo.", "Nothing was changed.")
    if connection.execute(of_it).scalar_one() == len(taken):
        return int(row.n)
    made = connection.execute(
        command.insert().values(
            id=str(uuid7()), at=row.at, who=row.who, kind=row.kind, undone_at=row.undone_at
        )
    )
    (number,) = made.inserted_primary_key or (0,)
    connection.execute(
        update(command_part)
        .where(command_part.c.command_n == row.n, command_part.c.invoice_id.in_(taken))
        .values(command_n=number)
    )
    return int(number)


def _forget_undone(connection: Connection, invoice_ids: Sequence[str]) -> None:
    """A new change ends what could be made again."""
    # joined, for `IN` would look through all commands at each edit
    undone = (
        select(command_part.c.command_n)
        .join(command, command.c.n == command_part.c.command_n)
        .where(command.c.undone_at.is_not(None))
    )
    for invoice_id in invoice_ids:
        numbers = connection.execute(undone.where(command_part.c.invoice_id == invoice_id))
        _remove(connection, numbers.scalars().all(), invoice_id)


def _let_go(connection: Connection, invoice_id: str) -> None:
    """Keep the newest steps of an invoice."""
    old = (
        connection.execute(
            select(command_part.c.command_n)
            .where(command_part.c.invoice_id == invoice_id)
            .order_by(command_part.c.command_n.desc())
            .offset(MAX_STEPS)
        )
        .scalars()
        .all()
    )
    _remove(connection, old, invoice_id)


def _remove(connection: Connection, numbers: Sequence[int], invoice_id: str) -> None:
    for number in numbers:
        kind = connection.execute(select(command.c.kind).where(command.c.n == number)).scalar()
        mine = command_part.c.command_n == number
        if kind not in WHOLE:
            mine = and_(mine, command_part.c.invoice_id == invoice_id)
        connection.execute(delete(command_part).where(mine))
        left = select(command_part.c.command_n).where(command_part.c.command_n == number)
        connection.execute(delete(command).where(command.c.n == number, ~left.exists()))
