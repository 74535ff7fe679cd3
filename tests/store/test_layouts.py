# SPDX-License-Identifier: AGPL-3.0-or-later
"""Learned layouts in the books: kept, found by supplier, changed once, forgotten, taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.errors import NotFound
from desktop.domain.layout import Anchor, FieldLesson, Landmark, Layout, Region, Relation
from desktop.store.workspace import Workspace
from tests.store.books import ME, book, read


def _layout(invoice_id: str, supplier: str = "Müller Gartenbau GmbH") -> Layout:
    number = FieldLesson(
        "invoice_number",
        (Anchor("Rechnung Nr.", Relation.RIGHT),),
        Region(0.6, 0.2, 0.75, 0.22),
        "first",
        "AA-9999/999",
        invoice_id,
    )
    marks = (Landmark("rechnung", 0.1, 0.2),)
    return Layout(supplier, ("DE123456789",), marks, (number,), taught=(invoice_id,))


@pytest.fixture
def verified(workspace: Workspace) -> str:
    book(workspace)
    invoice_id = read(workspace)
    detail = workspace.invoices.get(invoice_id)
    workspace.invoices.verify(invoice_id, detail.revision, ME)
    return invoice_id


def test_a_layout_comes_back_as_it_was_kept(workspace: Workspace, verified: str) -> None:
    kept = workspace.layouts.put(_layout(verified), (1, 2), verified, ME)
    (stored,) = workspace.layouts.all()
    assert (stored.id, stored.layout, stored.in_use) == (kept, _layout(verified), True)
    assert stored.invoice_number == workspace.invoices.get(verified).invoice.invoice_number
    entry = workspace.audit.entries(verified)[-1]
    assert (entry.action, entry.who) == ("layout_learned", ME)


def test_it_is_found_by_name_and_by_identifier(workspace: Workspace, verified: str) -> None:
    workspace.layouts.put(_layout(verified), (), verified, ME)
    assert workspace.layouts.of_supplier((), "muller gartenbau")
    assert workspace.layouts.of_supplier(("DE123456789",), "another name")
    assert not workspace.layouts.of_supplier(("DE12345678",), "another name")
    assert not workspace.layouts.of_supplier(("%",), "another name")


def test_the_index_hears_of_what_is_new_and_gone_alone(workspace: Workspace, verified: str) -> None:
    kept = workspace.layouts.put(_layout(verified), (1,), verified, ME)
    assert kept is not None
    (first,) = workspace.layouts.entries_since(0)
    assert (first.id, first.keys, first.marks, first.gone) == (kept, ("DE123456789",), (1,), False)
    assert workspace.layouts.entries_since(first.n) == ()
    workspace.layouts.forget(kept, ME)
    (gone,) = workspace.layouts.entries_since(first.n)
    assert gone.gone
    assert workspace.layouts.all() == ()
    assert workspace.layouts.load((kept,)) == ()


def test_who_changed_last_is_not_overwritten(workspace: Workspace, verified: str) -> None:
    workspace.layouts.put(_layout(verified), (), verified, ME)
    (seen,) = workspace.layouts.all()
    newer = replace(_layout(verified), language="de")
    assert workspace.layouts.put(newer, (), verified, ME, seen) == seen.id
    assert workspace.layouts.put(_layout(verified), (), verified, ME, seen) is None
    (now,) = workspace.layouts.all()
    assert now.layout.language == "de"


def test_what_is_forgotten_can_be_taken_back(workspace: Workspace, verified: str) -> None:
    kept = workspace.layouts.put(_layout(verified), (), verified, ME)
    assert kept is not None
    workspace.layouts.forget(kept, ME)
    with pytest.raises(NotFound):
        workspace.layouts.forget(kept, ME)
    workspace.layouts.take_back(kept, ME)
    assert [one.id for one in workspace.layouts.all()] == [kept]
    with pytest.raises(NotFound):
        workspace.layouts.forget("nothing", ME)
    assert workspace.audit.first_broken() is None


def test_lessons_of_an_invoice_that_is_not_verified_are_not_used(
    workspace: Workspace, verified: str
) -> None:
    from desktop.domain.status import InvoiceState

    kept = workspace.layouts.put(_layout(verified), (), verified, ME)
    assert kept is not None
    assert workspace.layouts.load((kept,))[0].layout.fields
    workspace.invoices.move((verified,), InvoiceState.REJECTED, ME, "")
    (unused,) = workspace.layouts.load((kept,))
    assert not unused.in_use
    assert unused.layout.fields == ()
    assert [one.in_use for one in workspace.layouts.all()] == [False]
