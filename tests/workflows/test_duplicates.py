# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is here already is told on both invoices, and stays decided as a person decided it."""

from __future__ import annotations

import random
import time
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from desktop.domain.invoice import DocumentType, Invoice
from desktop.domain.page import PageText
from desktop.store.results import ReadResult
from desktop.workflows import duplicates
from desktop.workflows.requests import EditField
from desktop.workflows.review import Review
from desktop.workflows.settling import settled
from desktop.workflows.workspaces import OpenWorkspace
from tests.store import books

COUNTER = iter(range(1, 10_000))
LOOKS = "00ff00ff00ff00ff"


def bring(workspace: OpenWorkspace, content: Invoice, *words: str, likeness: str = "") -> str:
    """Book and read an invoice as the runner does."""
    books.book(workspace.store, b"%%PDF-1.7 %d" % next(COUNTER), f"{next(COUNTER)}.pdf")
    job = workspace.store.jobs.claim()
    assert job is not None
    read: ReadResult = books.result(job, content, *words)
    if likeness:
        pages = read.pages or (PageText(1, 595.0, 842.0),)
        read = replace(read, pages=(replace(pages[0], likeness=likeness),))
    workspace.store.results.complete(job, read)
    settled(workspace, (job.invoice_id,))
    return job.invoice_id


def told(workspace: OpenWorkspace, invoice_id: str) -> list[str]:
    findings = workspace.store.invoices.get(invoice_id).findings
    return sorted(f.rule for f in findings if f.rule.startswith("duplicates."))


def invoice(number: str | None = "RE-2026/001", **changes: Any) -> Invoice:
    return books.record(number or "").model_copy(update={"invoice_number": number, **changes})


ALIKE: list[tuple[str, Invoice, str]] = [
    ("other punctuation", invoice("re 2026 001"), "duplicates.number"),
    ("letters for figures", invoice("RE-2O26/OO1"), "duplicates.number_alike"),
    (
        "supplier spelled otherwise",
        invoice(
            supplier=books.record().supplier.model_copy(
                update={"name": "Mueller Gartenbau", "vat_number": None}
            )
        ),
        "duplicates.number",
    ),
    ("no number", invoice(None), "duplicates.amount"),
    (
        "a reminder",
        invoice(None, document_type=DocumentType.REMINDER, issue_date=date(2026, 4, 20)),
        "duplicates.reminder",
    ),
    (
        "its pro forma",
        invoice("PF-88", document_type=DocumentType.PRO_FORMA, issue_date=date(2026, 2, 10)),
        "duplicates.pro_forma",
    ),
]


@pytest.mark.parametrize(("what", "second", "rule"), ALIKE, ids=[what for what, _, _ in ALIKE])
def test_it_is_told_on_both(
    workspace: OpenWorkspace, what: str, second: Invoice, rule: str
) -> None:
    first = bring(workspace, invoice())
    Review(workspace, lambda _: None).verify_many([first])
    before = workspace.store.invoices.get(first)
    later = bring(workspace, second)
    assert told(workspace, later) == told(workspace, first) == [rule], what
    after = workspace.store.invoices.get(first)
    # telling it touches nothing that a person vouched for
    assert (after.revision, after.verified) == (before.revision, before.verified)
    finding = next(f for f in workspace.store.invoices.get(later).findings if f.rule == rule)
    assert first in finding.message
    assert "Ctrl+Shift+D" in finding.message


APART: list[tuple[str, Invoice]] = [
    ("numbers begin anew each year", invoice("RE-2026/001", issue_date=date(2025, 2, 27))),
    (
        "a subscription",
        invoice("RE-2026/044", issue_date=date(2026, 3, 27)),
    ),
    ("two on one day", invoice("RE-2026/002")),
    ("a credit note", invoice(document_type=DocumentType.CREDIT_NOTE)),
    (
        "another supplier",
        invoice(
            supplier=books.record().supplier.model_copy(
                update={"name": "Baumschule Nord", "vat_number": "DE999999999"}
            ),
            total_amount=Decimal("7.00"),
        ),
    ),
]


def test_what_only_seems_alike_is_left_alone(workspace: OpenWorkspace) -> None:
    for what, second in APART:
        base = bring(workspace, invoice())
        other = bring(workspace, second)
        assert told(workspace, other) == told(workspace, base) == [], what
        Review(workspace, lambda _: None).reject([base, other])


def test_a_statement_names_what_is_here(workspace: OpenWorkspace) -> None:
    first = bring(workspace, invoice())
    statement = invoice(None, document_type=DocumentType.OTHER, total_amount=Decimal("900.00"))
    later = bring(workspace, statement, "Statement", "of", "account", "RE-2026/001", "RE-2026/009")
    # each of the words stands on the same line of the page
    assert told(workspace, later) == ["duplicates.statement"]
    assert told(workspace, first) == ["duplicates.statement"]


def test_one_picture_is_known_again_though_nothing_could_be_read(
    workspace: OpenWorkspace,
) -> None:
    empty = Invoice(document_type=DocumentType.OTHER)
    first = bring(workspace, empty, likeness=LOOKS)
    second = bring(workspace, empty, likeness="00ff00ff00ff00fe")
    other = bring(workspace, empty, likeness="0f0f0f0f0f0f0f0f")
    assert told(workspace, first) == told(workspace, second) == ["duplicates.picture"]
    assert told(workspace, other) == []


def test_edits_and_other_invoices_coming_and_going_are_followed(workspace: OpenWorkspace) -> None:
    review = Review(workspace, lambda _: None)
    first = bring(workspace, invoice())
    second = bring(workspace, invoice("X-1", issue_date=date(2026, 1, 1)))
    assert told(workspace, second) == []

    def edit(path: str, text: str) -> None:
        revision = review.open(second).detail.revision
        review.edit(EditField(second, revision, path, text))

    edit("invoice_number", "RE 2026-001")
    assert told(workspace, first) == told(workspace, second) == ["duplicates.number"]
    review.undo(second, review.open(second).detail.revision)
    assert told(workspace, first) == told(workspace, second) == []
    review.redo(second, review.open(second).detail.revision)
    assert told(workspace, first) == ["duplicates.number"]
    review.reject([second], "twice")
    assert told(workspace, first) == []
    review.restore([second])
    assert told(workspace, first) == ["duplicates.number"]
    review.delete([first])
    assert told(workspace, second) == []


def test_a_decision_is_kept_and_can_be_taken_back(workspace: OpenWorkspace) -> None:
    first, second = bring(workspace, invoice()), bring(workspace, invoice())
    (pair,) = duplicates.look(workspace, second)
    assert (pair.one.id, pair.other.id) == (second, first)
    assert pair.finding is not None
    assert pair.differs == frozenset()
    assert len(duplicates.all_pairs(workspace)) == 1
    duplicates.decide(workspace, second, first, duplicates.DIFFERENT, "two orders")
    assert told(workspace, first) == told(workspace, second) == []
    assert duplicates.all_pairs(workspace) == ()
    review = Review(workspace, lambda _: None)
    # it stays decided whatever happens to them
    revision = review.open(second).detail.revision
    review.edit(EditField(second, revision, "purchase_order", "PO-1"))
    revision = review.open(second).detail.revision
    review.edit(EditField(second, revision, "due_date", "2026-05-01"))
    assert told(workspace, second) == []
    (pair,) = duplicates.look(workspace, second)
    assert pair.decision is not None
    assert pair.decision.reason == "two orders"
    assert pair.differs == {"purchase_order", "due_date"}
    assert duplicates.undecide(workspace, first, second)
    assert told(workspace, first) == told(workspace, second) == ["duplicates.number"]
    for one in (first, second):
        actions = [e.action for e in workspace.store.audit.entries(one)]
        assert actions.count("duplicate_decided") == actions.count("duplicate_undecided") == 1


def test_a_picture_is_found_quickly_among_a_hundred_thousand(workspace: OpenWorkspace) -> None:
    numbers = random.Random(7)
    first = bring(workspace, invoice("A-1", total_amount=None), likeness=LOOKS)
    detail = workspace.store.invoices.get(first)
    database = workspace.store.duplicates._database
    with database.write() as connection:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        connection.exec_driver_sql(
            "INSERT INTO document (sha256, size, original_name, added_at)"
            " VALUES ('many', 1, '', '')"
        )
        rows = [("many", n, f"{numbers.getrandbits(64):016x}") for n in range(2, 100_002)]
        connection.exec_driver_sql("INSERT INTO page_likeness VALUES (?, ?, ?)", rows)
    ask = workspace.store.duplicates.candidates
    ask(detail.invoice, first, detail.document.sha256)
    started = time.perf_counter()
    ask(detail.invoice, first, detail.document.sha256)
    assert time.perf_counter() - started < 0.5
