# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a person did is taken back and made again, also after a restart; others' work stays."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.audit import content_hash
from desktop.domain.errors import MoveNotAllowed, StaleRevision, UserError
from desktop.domain.listing import InvoiceDetail
from desktop.domain.status import InvoiceState
from desktop.workflows import queue
from desktop.workflows.requests import EditField, EditRow
from desktop.workflows.review import Review
from desktop.workflows.workspaces import OpenWorkspace, Workspaces
from tests.store import books
from tests.workflows.conftest import WHO


def _invoice(workspace: OpenWorkspace, n: int = 0) -> str:
    booked = books.book(workspace.store, b"%%PDF-1.7 %d" % n, f"{n}.pdf")
    books.read(workspace.store, books.record(f"RE-{n}"))
    return booked.invoice_id


def _edit(review: Review, invoice_id: str, path: str, text: str | None) -> None:
    review.edit(EditField(invoice_id, review.open(invoice_id).detail.revision, path, text))


def _undo(review: Review, invoice_id: str) -> None:
    review.undo(invoice_id, review.open(invoice_id).detail.revision)


def _redo(review: Review, invoice_id: str) -> None:
    review.redo(invoice_id, review.open(invoice_id).detail.revision)


def _stands(detail: InvoiceDetail) -> tuple[object, ...]:
    """All that undo answers for; what the checks say follows from it."""
    seal = detail.verified.content_hash if detail.verified else None
    return detail.state, detail.invoice, dict(detail.evidence), seal


def test_undo_goes_on_after_a_restart(workspaces: Workspaces) -> None:
    workspace = workspaces.open("default", who=WHO, create=True)
    invoice_id = _invoice(workspace)
    review = Review(workspace)
    first = review.open(invoice_id).detail
    _edit(review, invoice_id, "currency", "USD")
    second = review.open(invoice_id).detail
    review.verify(invoice_id, second.revision)
    workspace.close()

    workspace = workspaces.open("default", who=WHO)
    review = Review(workspace)
    assert review.open(invoice_id).can_undo
    _undo(review, invoice_id)
    assert _stands(review.open(invoice_id).detail) == _stands(second)
    _undo(review, invoice_id)
    assert _stands(review.open(invoice_id).detail) == _stands(first)
    workspace.close()

    workspace = workspaces.open("default", who=WHO)
    review = Review(workspace)
    _redo(review, invoice_id)
    _redo(review, invoice_id)
    again = review.open(invoice_id).detail
    assert again.state is InvoiceState.VERIFIED
    assert again.verified is not None
    assert again.verified.content_hash == content_hash(again.invoice)
    actions = [entry.action for entry in review.audit(invoice_id)]
    assert actions.count("undone") == actions.count("redone") == 2
    assert workspace.store.audit.first_broken() is None
    workspace.close()


def test_many_are_taken_back_in_one_go_or_one_by_one(workspace: OpenWorkspace) -> None:
    ids = [_invoice(workspace, n) for n in range(3)]
    review = Review(workspace)
    assert review.verify_many(ids).done == tuple(ids)
    _undo(review, ids[1])
    states = [review.open(one).detail.state.value for one in ids]
    assert states == ["verified", "needs_review", "verified"]
    _edit(review, ids[2], "currency", "CHF")
    assert review.undo_last() == (ids[0],), "what was changed meanwhile stays as it is"
    assert review.open(ids[2]).detail.invoice.currency == "CHF"
    assert review.redo_last() == (ids[0],)
    assert review.open(ids[0]).detail.state is InvoiceState.VERIFIED


def test_a_deleted_invoice_comes_back_into_the_queue(workspace: OpenWorkspace) -> None:
    booked = books.book(workspace.store)
    review = Review(workspace)
    review.delete([booked.invoice_id])
    assert workspace.store.jobs.claim() is None
    assert review.undo_last() == (booked.invoice_id,)
    assert review.open(booked.invoice_id).detail.state is InvoiceState.QUEUED
    assert books.read(workspace.store) == booked.invoice_id


def test_what_was_booked_anew_is_not_brought_back(workspace: OpenWorkspace) -> None:
    invoice_id = _invoice(workspace)
    review = Review(workspace)
    review.delete([invoice_id])
    books.book(workspace.store, b"%PDF-1.7 0")
    with pytest.raises(MoveNotAllowed, match="brought in again"):
        review.undo_last()
    assert review.open(invoice_id).detail.state is InvoiceState.DELETED


def test_a_reading_between_is_not_undone(workspace: OpenWorkspace) -> None:
    invoice_id = _invoice(workspace)
    review = Review(workspace)
    _edit(review, invoice_id, "currency", "USD")
    queue.read_again(workspace, [invoice_id], "offline")
    books.read(workspace.store, books.record("RE-NEW"))
    read = review.open(invoice_id)
    assert not read.can_undo
    _edit(review, invoice_id, "due_date", "2026-04-01")
    _undo(review, invoice_id)
    back = review.open(invoice_id)
    assert _stands(back.detail) == _stands(read.detail)
    assert not back.can_undo, "the edit before the reading can't be reached past it"
    with pytest.raises(MoveNotAllowed):
        _undo(review, invoice_id)


def test_anothers_work_is_not_mine_to_undo(workspace: OpenWorkspace) -> None:
    invoice_id = _invoice(workspace)
    review = Review(workspace)
    _edit(review, invoice_id, "currency", "USD")
    workspace.set_who("Bo Clerk")
    _edit(review, invoice_id, "invoice_number", "X")
    assert review.open(invoice_id).can_undo
    workspace.set_who(WHO)
    assert not review.open(invoice_id).can_undo
    with pytest.raises(MoveNotAllowed):
        review.undo_last()
    workspace.set_who("Bo Clerk")
    _undo(review, invoice_id)
    workspace.set_who(WHO)
    assert review.open(invoice_id).can_undo, "theirs is taken back: mine is the last again"


_ACTS = ("currency", "number", "row", "verify", "unverify", "postpone", "reject", "delete", "notes")


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32), steps=st.integers(4, 14))
def test_any_sequence_is_undone_to_its_start_and_made_again(
    workspaces: Workspaces, seed: int, steps: int
) -> None:
    chance = random.Random(seed)
    name = f"books-{seed}-{steps}"
    workspace = workspaces.open(name, who=WHO, create=True)
    invoice_id = _invoice(workspace)
    review = Review(workspace)
    seen = [_stands(review.open(invoice_id).detail)]
    place = 0
    for _ in range(steps):
        act = chance.choice((*_ACTS, "undo", "undo", "redo", "restart"))
        if act == "restart":
            workspace.close()
            workspace = workspaces.open(name, who=WHO)
            review = Review(workspace)
        elif act == "undo" and place:
            _undo(review, invoice_id)
            place -= 1
        elif act == "redo" and place < len(seen) - 1:
            _redo(review, invoice_id)
            place += 1
        elif act not in ("undo", "redo"):
            before = review.open(invoice_id).detail
            if not _done(review, before, act, chance):
                continue
            after = review.open(invoice_id).detail
            if act != "notes" and after.revision != before.revision:
                place += 1
                seen[place:] = [_stands(after)]
        now = review.open(invoice_id)
        assert _stands(now.detail) == seen[place]
        assert (now.can_undo, now.can_redo) == (place > 0, place < len(seen) - 1)
    while place:
        _undo(review, invoice_id)
        place -= 1
        assert _stands(review.open(invoice_id).detail) == seen[place]
    while place < len(seen) - 1:
        _redo(review, invoice_id)
        place += 1
        assert _stands(review.open(invoice_id).detail) == seen[place]
    assert workspace.store.audit.first_broken() is None
    workspace.close()


def _done(review: Review, before: InvoiceDetail, act: str, chance: random.Random) -> bool:
    """Try one action; whether it was allowed."""
    one, revision = before.id, before.revision
    try:
        if act == "currency":
            _edit(review, one, "currency", chance.choice(["EUR", "USD", "CHF", None]))
        elif act == "number":
            _edit(review, one, "invoice_number", str(chance.randrange(1000)))
        elif act == "row":
            review.edit_row(EditRow(one, revision, "line_items", "add", 0))
        elif act == "verify":
            review.verify(one, revision)
        elif act == "unverify":
            review.unverify(one)
        elif act == "notes":
            review.set_remarks(one, str(chance.random()))
        else:
            refused = getattr(review, act)([one]).refused
            return not refused
    except StaleRevision:
        raise
    except UserError:
        return False
    return True


def test_what_another_person_changed_since_is_stepped_over(workspace: OpenWorkspace) -> None:
    review = Review(workspace, lambda _: None)
    older, newer = _invoice(workspace, 1), _invoice(workspace, 2)
    review.postpone([older])
    review.postpone([newer])
    workspace.set_who("Bob Ledger")
    review.restore([newer])
    workspace.set_who(WHO)
    assert review.undo_last() == (older,)
    with pytest.raises(MoveNotAllowed):
        review.undo_last()
    assert review.redo_last() == (older,)


def test_what_was_brought_in_anew_since_keeps_no_others_from_coming_back(
    workspace: OpenWorkspace,
) -> None:
    review = Review(workspace, lambda _: None)
    older, one, other = (_invoice(workspace, n) for n in range(3))
    review.postpone([older])
    review.delete([one, other])
    anew = books.book(workspace.store, b"%PDF-1.7 1", "again.pdf").invoice_id
    assert review.undo_last() == (other,)
    assert review.undo_last() == (older,)
    states = {one: InvoiceState.DELETED, other: InvoiceState.NEEDS_REVIEW}
    assert {i: workspace.store.invoices.get(i).state for i in states} == states
    assert workspace.store.invoices.get(anew).state is InvoiceState.QUEUED
    with pytest.raises(MoveNotAllowed, match="brought in again"):
        _undo(review, one)
