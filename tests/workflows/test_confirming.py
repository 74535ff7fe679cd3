# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is in no doubt is verified together or by policy; what needs a second person waits."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.domain.approval import ApprovalPolicy, ApprovalState, may_go_out
from desktop.domain.confirming import ConfirmPolicy, totals
from desktop.domain.errors import StaleRevision
from desktop.domain.finding import Finding, Severity
from desktop.domain.holds import AccountHeld
from desktop.domain.invoice import Invoice, Party
from desktop.domain.status import InvoiceState
from desktop.store.audit_trail import MACHINE
from desktop.workflows import confirming, history
from desktop.workflows.export import export
from desktop.workflows.holding import outgoing, payable
from desktop.workflows.requests import EditField, ExportFormat, ExportRequest
from desktop.workflows.review import Review
from desktop.workflows.workspaces import OpenWorkspace
from tests.store import books
from tests.workflows.conftest import WHO

WARNING = Finding("sums.total", Severity.WARNING, ("total_amount",), "The sums don't agree.")


def read_invoice(
    workspace: OpenWorkspace,
    n: int,
    total: str = "119.00",
    *,
    sure: float = 0.99,
    findings: tuple[Finding, ...] = (),
    **changed: object,
) -> str:
    """An invoice that was read; which one is told by `n`."""
    books.book(workspace.store, b"%%PDF-1.7 %d" % n, f"{n}.pdf")
    record = books.record(f"RE-{n}").model_copy(update={"total_amount": Decimal(total), **changed})
    job = workspace.store.jobs.claim()
    assert job is not None
    result = books.result(job, record)
    proof = books.evidence(record, sure)
    result = replace(result, evidence=proof, findings=findings)
    workspace.store.results.complete(job, result)
    return job.invoice_id


def test_what_is_in_no_doubt_is_offered_with_its_totals(workspace: OpenWorkspace) -> None:
    first = read_invoice(workspace, 1, "100.00")
    other = read_invoice(workspace, 2, "20.50", currency="CHF")
    second = read_invoice(workspace, 3, "9.99")
    read_invoice(workspace, 4, sure=0.5)
    read_invoice(workspace, 5, findings=(WARNING,))
    read_invoice(workspace, 6, invoice_number=None)
    found = confirming.without_doubt(workspace)
    assert [one.id for one in found] == [first, other, second]
    assert totals(found) == {"CHF": (1, Decimal("20.50")), "EUR": (2, Decimal("109.99"))}
    review = Review(workspace)
    assert review.verify_many([one.id for one in found]).done == (first, other, second)
    assert confirming.without_doubt(workspace) == ()
    assert set(review.undo_last()) == {first, other, second}
    assert len(confirming.without_doubt(workspace)) == 3


def test_nothing_is_verified_by_itself_unless_a_person_said_so(workspace: OpenWorkspace) -> None:
    invoice_id = read_invoice(workspace, 1)
    assert not confirming.verified_by_policy(workspace, invoice_id)
    assert workspace.store.invoices.get(invoice_id).state is InvoiceState.NEEDS_REVIEW


@pytest.mark.parametrize(
    ("total", "sure", "currency", "verified"),
    [
        ("99.99", 0.99, "EUR", True),
        ("100.00", 0.99, "EUR", False),
        ("99.99", 0.95, "EUR", False),
        ("99.99", 0.99, "USD", False),
        ("-20.00", 0.99, "EUR", False),
    ],
)
def test_the_policy_verifies_what_it_covers_and_says_so(
    workspace: OpenWorkspace, total: str, sure: float, currency: str, verified: bool
) -> None:
    policy = ConfirmPolicy(True, Decimal(100), "EUR", 0.98)
    confirming.set_policies(workspace, policy, ApprovalPolicy())
    invoice_id = read_invoice(workspace, 1, total, sure=sure, currency=currency)
    assert confirming.verified_by_policy(workspace, invoice_id) is verified
    detail = workspace.store.invoices.get(invoice_id)
    assert (detail.state is InvoiceState.VERIFIED) is verified
    if verified:
        assert detail.verified is not None
        assert detail.verified.by == MACHINE
        entry = workspace.store.audit.entries(invoice_id)[-1]
        assert (entry.who, entry.action) == (MACHINE, "verified")
        assert entry.detail is not None
        assert entry.detail["policy"] == {"below": "100", "currency": "EUR", "surest": "0.98"}
        # and a person's word stands above it
        assert Review(workspace).unverify(invoice_id).detail.verified is None


def test_a_large_total_waits_for_a_second_person(workspace: OpenWorkspace) -> None:
    confirming.set_policies(workspace, ConfirmPolicy(), ApprovalPolicy(above=Decimal(1000)))
    small, large = read_invoice(workspace, 1, "1000.00"), read_invoice(workspace, 2, "1000.01")
    review = Review(workspace)
    review.verify_many([small, large])
    assert workspace.store.approvals.waiting() == (large,)

    assert large in confirming.approve(workspace, [large]).refused, "its verifier can't"
    assert not _may_go_out(workspace, large)
    workspace.set_who("Bo Clerk")
    assert confirming.approve(workspace, [large]).done == (large,)
    assert workspace.store.approvals.waiting() == ()
    assert _may_go_out(workspace, large)
    assert _may_go_out(workspace, small)
    actions = [entry.action for entry in workspace.store.audit.entries(large)]
    assert actions[-2:] == ["approval_needed", "approved"]

    # the approval was of that content: another total needs another word
    detail = workspace.store.invoices.get(large)
    review.edit(EditField(large, detail.revision, "total_amount", "2000.00"))
    review.verify(large, workspace.store.invoices.get(large).revision)
    assert not _may_go_out(workspace, large)
    assert workspace.store.approvals.waiting() == (large,)


def test_what_waits_for_approval_leaves_as_a_draft_or_not_at_all(
    workspace: OpenWorkspace, tmp_path: Path
) -> None:
    confirming.set_policies(workspace, ConfirmPolicy(), ApprovalPolicy(above=Decimal(1000)))
    large = read_invoice(workspace, 1, "5000.00")
    Review(workspace).verify_many([large])
    target = tmp_path / "out.json"
    result = export(workspace, ExportRequest(target, ExportFormat.JSON))
    assert (result.invoices, result.left_out) == (0, 1)
    result = export(workspace, ExportRequest(target, ExportFormat.JSON, drafts=True))
    assert result.drafts == 1
    assert json.loads(target.read_text("utf-8"))["export_status"] == "draft"
    with pytest.raises(AccountHeld, match="approve"):
        payable(workspace, large)
    workspace.set_who("Bo Clerk")
    confirming.approve(workspace, [large])
    assert export(workspace, ExportRequest(target, ExportFormat.JSON)).invoices == 1


def test_a_refused_invoice_goes_back_to_review_with_the_reason(workspace: OpenWorkspace) -> None:
    policy = ApprovalPolicy(suppliers=("müller gartenbau GMBH",))
    confirming.set_policies(workspace, ConfirmPolicy(), policy)
    invoice_id = read_invoice(workspace, 1)
    Review(workspace).verify_many([invoice_id])
    workspace.set_who("Bo Clerk")
    result = confirming.approve(workspace, [invoice_id], given=False, reason="Not ordered")
    assert result.done == (invoice_id,)
    detail = workspace.store.invoices.get(invoice_id)
    assert detail.state is InvoiceState.NEEDS_REVIEW
    word = workspace.store.approvals.of([invoice_id])[invoice_id]
    assert (word.state, word.who, word.reason) == (
        ApprovalState.REFUSED,
        "Bo Clerk",
        "Not ordered",
    )


def test_a_new_rule_reaches_what_is_verified_already(workspace: OpenWorkspace) -> None:
    invoice_id = read_invoice(workspace, 1, "500.00")
    Review(workspace).verify_many([invoice_id])
    assert workspace.store.approvals.waiting() == ()
    confirming.set_policies(workspace, ConfirmPolicy(), ApprovalPolicy(above=Decimal(100)))
    assert workspace.store.approvals.waiting() == (invoice_id,)
    confirming.set_policies(workspace, ConfirmPolicy(), ApprovalPolicy())
    assert workspace.store.approvals.waiting() == ()


def test_the_history_of_a_field_tells_reading_edit_and_undo(workspace: OpenWorkspace) -> None:
    invoice_id = read_invoice(workspace, 1)
    review = Review(workspace)
    opened = review.open(invoice_id)
    opened = review.edit(EditField(invoice_id, opened.detail.revision, "currency", "USD"))
    review.undo(invoice_id, opened.detail.revision)
    told = history.of(workspace, invoice_id)
    entries = told.of_field("currency")
    assert [(e.who, e.action, e.before, e.after) for e in entries] == [
        (MACHINE, "read", None, None),
        (WHO, "edited", "EUR", "USD"),
        (WHO, "undone", "USD", "EUR"),
    ]
    said = told.reading(entries[0], "currency")
    assert said is not None
    assert (said.source, said.value) == ("offline", "EUR")
    assert entries[1].detail is not None
    assert entries[1].detail["evidence"]["source"] == "person"
    assert told.of_field("buyer.phone") == ()


def _may_go_out(workspace: OpenWorkspace, invoice_id: str) -> bool:
    approvals = workspace.store.approvals
    word = approvals.of([invoice_id]).get(invoice_id)
    return may_go_out(workspace.store.invoices.get(invoice_id), approvals.policy(), word)


def test_a_supplier_is_known_by_its_name_however_written() -> None:
    policy = ApprovalPolicy(suppliers=("ACME Ltd.",))
    assert policy.why(Invoice(supplier=Party(name="Acme LTD"))) is not None
    assert policy.why(Invoice(supplier=Party(name="Other"))) is None


@pytest.mark.parametrize(
    "name", ["ada book", " Ada  Book", "Ada\N{NO-BREAK SPACE}Book", "Ada Book\N{ZERO WIDTH SPACE}"]
)
def test_a_name_typed_in_another_way_is_no_second_person(
    workspace: OpenWorkspace, name: str
) -> None:
    confirming.set_policies(workspace, ConfirmPolicy(), ApprovalPolicy(above=Decimal(10)))
    invoice_id = read_invoice(workspace, 1)
    Review(workspace, lambda _: None).verify_many([invoice_id])
    workspace.set_who(name)
    assert confirming.approve(workspace, [invoice_id]).refused
    assert outgoing(workspace, invoice_id).draft


def test_who_approved_can_not_verify_the_same_anew_and_let_it_out(
    workspace: OpenWorkspace,
) -> None:
    confirming.set_policies(workspace, ConfirmPolicy(), ApprovalPolicy(above=Decimal(10)))
    invoice_id = read_invoice(workspace, 1)
    review = Review(workspace, lambda _: None)
    review.verify_many([invoice_id])
    workspace.set_who("Bob Ledger")
    assert not confirming.approve(workspace, [invoice_id]).refused
    assert not outgoing(workspace, invoice_id).draft
    for total in ("999", "119.00"):
        revision = review.open(invoice_id).detail.revision
        review.edit(EditField(invoice_id, revision, "total_amount", total))
    review.verify(invoice_id, review.open(invoice_id).detail.revision, "looked at")
    assert outgoing(workspace, invoice_id).draft
    assert workspace.store.approvals.waiting() == (invoice_id,)
    assert confirming.approve(workspace, [invoice_id]).refused
    workspace.set_who(WHO)
    assert not confirming.approve(workspace, [invoice_id]).refused
    assert not outgoing(workspace, invoice_id).draft


@pytest.mark.parametrize(("total", "due"), [(None, "119.00"), ("5.00", "119.00"), (None, None)])
def test_an_amount_that_is_not_in_the_total_counts_for_approval(
    total: str | None, due: str | None
) -> None:
    policy = ApprovalPolicy(above=Decimal(10))
    invoice = Invoice.model_validate({"total_amount": total, "amount_due": due})
    assert policy.why(invoice)
    assert ApprovalPolicy().why(invoice) is None


def test_what_changed_since_it_was_listed_is_not_vouched_for(workspace: OpenWorkspace) -> None:
    ids = [read_invoice(workspace, n) for n in range(2)]
    seen = {one.id: one.revision for one in confirming.without_doubt(workspace)}
    assert set(seen) == set(ids)
    review = Review(workspace, lambda _: None)
    review.edit(EditField(ids[0], seen[ids[0]], "total_amount", "991.00"))
    result = review.verify_many(ids, seen)
    assert result.done == (ids[1],)
    assert isinstance(result.refused[ids[0]], StaleRevision)
