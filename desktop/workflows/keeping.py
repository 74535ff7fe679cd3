# SPDX-License-Identifier: AGPL-3.0-or-later
"""Joining what a person entered with what a reader reads: a person's value always stays.

Pure; no database. Also the way in which a record that a person hands in is laid over what was
read: values that it gives count as the person's, what it leaves out stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from desktop.domain.audit import AuditEntry
from desktop.domain.fields import get_text, walk, with_text
from desktop.domain.invoice import Invoice
from desktop.domain.listing import InvoiceDetail
from desktop.domain.reading import FieldReading, Proposal, Source

PERSONS_ACTIONS = frozenset({"edited", "undone", "redone"})
TABLES: tuple[Literal["line_items"], Literal["tax_lines"]] = ("line_items", "tax_lines")


@dataclass(frozen=True, slots=True)
class Joined:
    """An invoice and who stands for each of its fields."""

    invoice: Invoice
    evidence: Mapping[str, FieldReading]


def table_of(path: str) -> str | None:
    """The table that a cell's path is in, None for a field outside tables."""
    table, bracket, _ = path.partition("[")
    return table if bracket and table in TABLES else None


def keep_persons_values(
    proposal: Proposal, before: InvoiceDetail, entries: Iterable[AuditEntry]
) -> Joined:
    """The new reading, with every field that a person ever touched as it stands now.

    A field that a person emptied stays empty. A table of which a person touched any cell stays
    whole: its rows can't be told apart from new ones.
    """
    touched = {e.path for e in entries if e.path is not None and e.action in PERSONS_ACTIONS}
    touched |= {p for p, r in before.evidence.items() if r.source == Source.PERSON}
    tables = {table for path in touched if (table := table_of(path)) is not None}
    invoice, evidence = proposal.invoice, dict(proposal.evidence)
    for path in sorted(p for p in touched if table_of(p) is None):
        invoice = with_text(invoice, path, get_text(before.invoice, path))
        _carry(path, before.evidence, evidence)
    for table in tables:
        invoice = _with_table(invoice, table, before.invoice)
        for path in {*evidence, *before.evidence}:
            if table_of(path) == table:
                _carry(path, before.evidence, evidence)
    return Joined(invoice, evidence)


def lay_over(invoice: Invoice, evidence: Mapping[str, FieldReading], record: Invoice) -> Joined:
    """What a person states in a record, laid over what was read.

    A table with as many rows as were read is laid over cell by cell; with another number of rows
    the person's table counts as it is. An empty table says nothing.
    """
    joined, proofs = invoice, dict(evidence)
    for table in TABLES:
        given, read = getattr(record, table), getattr(invoice, table)
        if given and len(given) != len(read):
            joined = _with_table(joined, table, record)
            proofs = {path: r for path, r in proofs.items() if table_of(path) != table}
    for path, text in walk(record):
        old = proofs.get(path) if get_text(invoice, path) == text else None
        joined = with_text(joined, path, text)
        proofs[path] = persons_reading(path, text, old)
    return Joined(joined, proofs)


def persons_reading(path: str, text: str, place: FieldReading | None = None) -> FieldReading:
    """A value that a person stands for; `place` is where on the page it is, if anywhere."""
    if place is not None:
        return replace(place, path=path, value=text, source=Source.PERSON.value, confidence=1.0)
    return FieldReading(path, text, text, Source.PERSON.value, 1.0)


def _with_table(invoice: Invoice, table: str, source: Invoice) -> Invoice:
    if table == "line_items":
        return invoice.model_copy(update={"line_items": source.line_items})
    return invoice.model_copy(update={"tax_lines": source.tax_lines})


def _carry(path: str, source: Mapping[str, FieldReading], target: dict[str, FieldReading]) -> None:
    if path in source:
        target[path] = source[path]
    else:
        target.pop(path, None)
