# SPDX-License-Identifier: AGPL-3.0-or-later
"""A change of several rows is one audited write, and one undo takes it back."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest

from desktop.domain.errors import InvalidValue, MoveNotAllowed, StaleRevision
from desktop.domain.fields import LINE_ITEM_KINDS
from desktop.workflows.requests import EditTable, OpenInvoice
from desktop.workflows.review import Review
from desktop.workflows.row_changes import (
    CopyDown,
    DeleteRows,
    DuplicateRows,
    MergeRows,
    MoveRows,
    NewCell,
    PutCells,
    SplitShare,
    TableChange,
)
from desktop.workflows.workspaces import OpenWorkspace
from tests.store import books


@pytest.fixture
def review(workspace: OpenWorkspace) -> Review:
    return Review(workspace)


@pytest.fixture
def opened(workspace: OpenWorkspace, review: Review) -> OpenInvoice:
    booked = books.book(workspace.store)
    books.read(workspace.store)
    return review.open(booked.invoice_id)


def _edit(review: Review, opened: OpenInvoice, change: TableChange) -> OpenInvoice:
    detail = opened.detail
    return review.edit_table(EditTable(detail.id, detail.revision, "line_items", change))


def _paste(count: int) -> PutCells:
    rows = range(count)
    cells = {(n, "name"): NewCell(f"Article {n}") for n in rows}
    cells |= {(n, "quantity"): NewCell(f"{n + 1}") for n in rows}
    return PutCells(cells | {(n, "subtotal"): NewCell(f"{n + 1}.50") for n in rows})


def test_one_paste_is_one_write_and_one_undo(review: Review, opened: OpenInvoice) -> None:
    before = opened.detail
    pasted = _edit(review, opened, _paste(30))
    assert pasted.detail.revision == before.revision + 1
    assert len(pasted.detail.invoice.line_items) == 30
    entries = [e for e in review.audit(before.id) if e.action == "edited"]
    assert {e.path for e in entries} >= {"line_items[29].name", "line_items[0].quantity"}
    back = review.undo(before.id, pasted.detail.revision)
    assert (back.detail.invoice, back.detail.evidence) == (before.invoice, before.evidence)
    again = review.redo(before.id, back.detail.revision)
    assert again.detail.invoice == pasted.detail.invoice


def test_what_is_refused_changes_nothing(review: Review, opened: OpenInvoice) -> None:
    bad = PutCells({(0, "name"): NewCell("new"), (0, "quantity"): NewCell("many")})
    with pytest.raises(InvalidValue):
        _edit(review, opened, bad)
    pasted = _edit(review, opened, _paste(2))
    with pytest.raises(StaleRevision):
        _edit(review, opened, _paste(3))
    assert review.open(opened.detail.id).detail == pasted.detail


def test_a_change_that_changes_nothing_is_no_edit(review: Review, opened: OpenInvoice) -> None:
    name = opened.detail.invoice.line_items[0].name
    same = _edit(review, opened, PutCells({(0, "name"): NewCell(name)}))
    assert (same.detail.revision, same.can_undo) == (opened.detail.revision, opened.can_undo)


def _any_change(dice: random.Random, count: int) -> TableChange:
    first = dice.randrange(count)
    last = dice.randrange(first, count)
    kind = dice.randrange(7)
    if kind == 0:
        columns = dice.sample(sorted(LINE_ITEM_KINDS), 3)
        texts = ("1", "22.5", None)
        return PutCells(
            {(dice.randrange(count + 2), c): NewCell(dice.choice(texts)) for c in columns}
        )
    if kind == 1:
        return DeleteRows(frozenset({first, last}))
    if kind == 2:
        return DuplicateRows(first, last)
    if kind == 3:
        return MoveRows(first, last, dice.choice((-1, 1)))
    if kind == 4:
        return CopyDown(first, last, ("name", "unit_price"))
    if kind == 5:
        return MergeRows(first, last)
    return SplitShare(first, dice.choice(("quantity", "subtotal")), Decimal("0.5"))


@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.long)])
def test_any_changes_are_all_taken_back_by_undo(
    review: Review, opened: OpenInvoice, seed: int
) -> None:
    dice = random.Random(seed)
    start, states = opened.detail, []
    for _ in range(25 if seed == 1 else 150):
        count = len(opened.detail.invoice.line_items)
        states.append((opened.detail.invoice, dict(opened.detail.evidence)))
        try:
            after = _edit(review, opened, _any_change(dice, count) if count else _paste(2))
        except InvalidValue:
            states.pop()
            continue
        if after.detail.revision == opened.detail.revision:
            states.pop()
        opened = after
    while states:
        opened = review.undo(start.id, opened.detail.revision)
        assert (opened.detail.invoice, opened.detail.evidence) == states.pop()
    with pytest.raises(MoveNotAllowed):
        review.undo(start.id, opened.detail.revision)
