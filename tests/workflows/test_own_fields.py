# SPDX-License-Identifier: AGPL-3.0-or-later
"""A workspace adds fields of its own; every change is checked, kept and told in the trail."""

from __future__ import annotations

import pytest

from desktop.domain.errors import InvalidValue, NotFound
from desktop.domain.own_fields import MAX_OWN_FIELDS
from desktop.domain.ports import OwnField
from desktop.workflows import own_fields
from desktop.workflows.requests import Change
from desktop.workflows.workspaces import OpenWorkspace, Workspaces
from tests.workflows.conftest import WHO

COST = OwnField("Cost centre", "text", "four digits behind “KST”")
WEIGHT = OwnField("Weight", "number")
SENT = OwnField("Sent on", "date")


def test_fields_are_added_changed_moved_and_removed(
    workspace: OpenWorkspace, changes: list[Change]
) -> None:
    assert own_fields.fields(workspace) == ()
    for field in (COST, WEIGHT, SENT):
        own_fields.add(workspace, field)
    assert own_fields.move(workspace, "Sent on", 0) == (SENT, COST, WEIGHT)
    heavier = OwnField("Weight", "number", "in kilograms")
    assert own_fields.change(workspace, "weight", heavier) == (SENT, COST, heavier)
    assert own_fields.remove(workspace, "Cost centre") == (SENT, heavier)
    assert own_fields.fields(workspace) == (SENT, heavier)
    assert changes
    told = [(e.action, e.path, e.who) for e in reversed(workspace.store.audit.recent(6))]
    assert told == [
        ("own_field_added", "other.Cost centre", WHO),
        ("own_field_added", "other.Weight", WHO),
        ("own_field_added", "other.Sent on", WHO),
        ("own_fields_moved", None, WHO),
        ("own_field_changed", "other.Weight", WHO),
        ("own_field_removed", "other.Cost centre", WHO),
    ]
    assert workspace.store.audit.first_broken() is None


def test_a_removed_name_can_be_used_again_and_lasts_over_a_restart(
    workspaces: Workspaces,
) -> None:
    first = workspaces.open("books", who=WHO, create=True)
    own_fields.set_fields(first, (COST, WEIGHT))
    own_fields.remove(first, COST.name)
    own_fields.add(first, COST)
    first.close()
    second = workspaces.open("books", who=WHO)
    assert own_fields.fields(second) == (WEIGHT, COST)
    second.close()


def test_nothing_changed_leaves_no_trace(workspace: OpenWorkspace) -> None:
    own_fields.set_fields(workspace, (COST, WEIGHT))
    before = workspace.store.audit.count()
    own_fields.set_fields(workspace, (COST, WEIGHT))
    assert workspace.store.audit.count() == before


@pytest.mark.parametrize(
    "field",
    [
        OwnField("  "),
        OwnField("x" * 61),
        OwnField("a\u202eb"),
        OwnField("---"),
        OwnField("Total amount"),
        OwnField("invoice_number"),
        OwnField("Supplier name"),
        OwnField("IBAN"),
        OwnField("cost  CENTRE"),
        OwnField("Cost-centre"),
        OwnField("Fine", "colour"),  # type: ignore[arg-type]
        OwnField("Fine", "text", "y" * 301),
    ],
)
def test_what_can_not_be_used_is_refused_in_words(
    workspace: OpenWorkspace, field: OwnField
) -> None:
    own_fields.add(workspace, COST)
    with pytest.raises(InvalidValue) as refused:
        own_fields.add(workspace, field)
    assert refused.value.advice
    assert own_fields.fields(workspace) == (COST,)


def test_there_is_an_end_to_them(workspace: OpenWorkspace) -> None:
    own_fields.set_fields(workspace, [OwnField(f"n{i}") for i in range(MAX_OWN_FIELDS)])
    with pytest.raises(InvalidValue):
        own_fields.add(workspace, COST)
    with pytest.raises(NotFound):
        own_fields.remove(workspace, "nowhere")
    with pytest.raises(NotFound):
        own_fields.change(workspace, "nowhere", COST)


def test_spaces_are_put_right(workspace: OpenWorkspace) -> None:
    kept = own_fields.add(workspace, OwnField("  Cost \n centre ", "text", "see\n  the foot"))
    assert kept == (OwnField("Cost centre", "text", "see the foot"),)
