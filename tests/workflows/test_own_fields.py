# SPDX-License-Identifier: AGPL-3.0-or-later
"""A workspace adds fields of its own; every change is checked, kept and told in the trail."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from desktop.domain.errors import InvalidValue, NotFound
from desktop.domain.invoice import Invoice
from desktop.domain.own_fields import MAX_OWN_FIELDS
from desktop.domain.ports import OwnField
from desktop.workflows import own_fields
from desktop.workflows.export import export
from desktop.workflows.requests import Change, EditField, ExportFormat, ExportRequest
from desktop.workflows.review import Review
from desktop.workflows.workspaces import OpenWorkspace, Workspaces
from tests.store import books
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


@pytest.fixture
def invoice_id(workspace: OpenWorkspace) -> str:
    """An invoice that was read, in a workspace with three own fields."""
    own_fields.set_fields(workspace, (COST, WEIGHT, SENT))
    booked = books.book(workspace.store)
    books.read(workspace.store)
    return booked.invoice_id


def test_what_is_typed_is_of_the_fields_type(workspace: OpenWorkspace, invoice_id: str) -> None:
    review = Review(workspace)
    opened = review.open(invoice_id)
    assert opened.own_fields == (COST, WEIGHT, SENT)
    for name, typed in (("Weight", "1.012,5"), ("Sent on", "24.12.2025"), ("Cost centre", "81")):
        revision = review.open(invoice_id).detail.revision
        edit = EditField(invoice_id, revision, f"other.{name}", typed, decimal_mark=",")
        opened = review.edit(edit)
    kept = {"Weight": "1012.5", "Sent on": "2025-12-24", "Cost centre": "81"}
    assert opened.detail.invoice.other == kept
    for name, wrong in (("Weight", "heavy"), ("Sent on", "soon")):
        edit = EditField(invoice_id, opened.detail.revision, f"other.{name}", wrong)
        with pytest.raises(InvalidValue):
            review.edit(edit)
    back = review.undo(invoice_id, opened.detail.revision)
    assert "Cost centre" not in back.detail.invoice.other
    emptied = review.edit(EditField(invoice_id, back.detail.revision, "other.Weight", None))
    assert "other.Weight" not in emptied.detail.evidence
    told = [(e.path, e.after) for e in review.audit(invoice_id) if e.action == "edited"]
    assert told[0] == ("other.Weight", "1012.5")


def test_a_record_that_is_handed_in_is_typed_too(workspace: OpenWorkspace, invoice_id: str) -> None:
    review = Review(workspace)
    with pytest.raises(InvalidValue) as refused:
        review.verify_record(invoice_id, Invoice(other={"Sent on": "soon"}))
    assert "Sent on" in refused.value.title
    opened = review.verify_record(invoice_id, Invoice(other={"Sent on": "24.12.25", "New": "x"}))
    assert opened.detail.invoice.other == {"Sent on": "2025-12-24", "New": "x"}


def test_each_has_its_column_in_what_is_exported(
    workspace: OpenWorkspace, invoice_id: str, tmp_path: Path
) -> None:
    review = Review(workspace)
    given = {"Cost centre": "=8150", "Weight": "1012.5", "Sent on": "2025-12-24"}
    review.verify_record(invoice_id, Invoice(other=given))
    # of another type now: what does not fit it stays text
    own_fields.change(workspace, "Cost centre", OwnField("Cost centre", "number"))
    export(workspace, ExportRequest(tmp_path / "a.xlsx", ExportFormat.XLSX))
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    cells = dict(zip(*(list(line) for line in sheet.iter_rows(values_only=True)), strict=True))
    assert cells["other.Cost centre"] == "'=8150"
    assert cells["other.Weight"] == 1012.5
    assert cells["other.Sent on"] == datetime(2025, 12, 24)
    export(workspace, ExportRequest(tmp_path / "a.json", ExportFormat.JSON))
    line = json.loads((tmp_path / "a.json").read_text("utf-8"))
    assert line["invoice"]["other"] == given
