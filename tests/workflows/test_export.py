# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is exported can be read by others, and does nothing there by itself."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from desktop.domain.audit import content_hash
from desktop.domain.errors import ExportFailed, NotFound
from desktop.domain.invoice import Invoice, LineItem, Party, TaxLine
from desktop.domain.task import Cancelled, CancelToken
from desktop.workflows.export import export
from desktop.workflows.requests import EditField, ExportFormat, ExportRequest
from desktop.workflows.review import Review
from desktop.workflows.workspaces import OpenWorkspace
from tests.store import books

EVIL = '=HYPERLINK("http://evil.example","click")'


@pytest.fixture
def invoice_ids(workspace: OpenWorkspace) -> list[str]:
    """Two verified invoices and one that is not; the first one's texts try to act."""
    ids = []
    for number in range(3):
        booked = books.book(workspace.store, b"%%PDF-1.7 %d" % number, f"={number}.pdf")
        base = books.record(f"RE-{number}", f"Supplier {number}")
        evil = Invoice(
            **{
                **{name: getattr(base, name) for name in Invoice.model_fields},
                "invoice_number": EVIL,
                "summary": "@SUM(A1:A9)\x1b[2J",
                "supplier": Party(name="+Acme"),
                "total_amount": Decimal("-119.10"),
                "line_items": (
                    LineItem(name="-1+1", quantity=Decimal("1.50"), subtotal=Decimal(10)),
                    LineItem(name="plain"),
                ),
                "tax_lines": (TaxLine(rate=Decimal(19), tax_amount=Decimal("19.02")),),
                "subtotal": Decimal("123456789012345.67"),
            }
        )
        books.read(workspace.store, evil if number == 0 else base)
        ids.append(booked.invoice_id)
    Review(workspace).set_remarks(ids[0], "=1+1")
    Review(workspace).verify_many(ids[:2])
    return ids


def _read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_csv_holds_the_verified_ones_and_nothing_that_acts(
    workspace: OpenWorkspace, invoice_ids: list[str], tmp_path: Path
) -> None:
    target = tmp_path / "books.csv"
    result = export(workspace, ExportRequest(target, ExportFormat.CSV))
    assert (result.invoices, result.line_items) == (2, 3)
    assert [p.name for p in result.files] == ["books.csv", "books-lines.csv", "books-taxes.csv"]
    first, second = _read_csv(target)
    assert first["invoice_number"] == "'" + EVIL
    assert first["supplier.name"] == "'+Acme"
    assert first["file"] == "'=0.pdf"
    assert first["remarks"] == "'=1+1"
    # a negative figure is a figure, not a formula
    assert first["total_amount"] == "-119.10"
    assert first["subtotal"] == "123456789012345.67"
    assert (second["invoice_number"], second["issue_date"]) == ("RE-1", "2026-02-27")
    assert second["supplier.name"] == "Supplier 1"
    lines = _read_csv(tmp_path / "books-lines.csv")
    assert [(row["line"], row["name"]) for row in lines[:2]] == [("1", "'-1+1"), ("2", "plain")]
    assert {row["id"] for row in lines} == set(invoice_ids[:2])
    (tax,) = _read_csv(tmp_path / "books-taxes.csv")
    assert (tax["rate"], tax["tax_amount"]) == ("19", "19.02")
    for path in result.files:
        rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
        texts = [cell for row in rows for cell in row if not cell.startswith("-119")]
        assert not [cell for cell in texts if cell.startswith(("=", "+", "-", "@"))]


def test_excel_holds_figures_dates_and_no_formula(
    workspace: OpenWorkspace, invoice_ids: list[str], tmp_path: Path
) -> None:
    target = tmp_path / "books.xlsx"
    export(
        workspace, ExportRequest(target, ExportFormat.XLSX, (invoice_ids[0], invoice_ids[2]), True)
    )
    book = openpyxl.load_workbook(target)
    assert book.sheetnames == ["Invoices", "Line items", "Tax lines"]
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert not (isinstance(cell.value, str) and cell.value.startswith(("=", "+", "@")))
    titles, evil, plain = book["Invoices"].iter_rows(values_only=True)
    row = dict(zip(titles, evil, strict=True))
    assert row["invoice_number"] == "'" + EVIL
    assert row["total_amount"] == -119.10
    total = next(book["Invoices"].iter_rows(min_row=2))[titles.index("total_amount")]
    assert total.number_format == "#,##0.00", "shown with its cents"
    assert row["subtotal"] == "123456789012345.67", "more digits than Excel keeps stay text"
    assert dict(zip(titles, plain, strict=True))["issue_date"] == datetime(2026, 2, 27)
    assert dict(zip(titles, plain, strict=True))["verified_by"] is None
    book.close()


def test_json_is_the_canonical_line_with_its_booking(
    workspace: OpenWorkspace, invoice_ids: list[str], tmp_path: Path
) -> None:
    target = tmp_path / "books.jsonl"
    export(workspace, ExportRequest(target, ExportFormat.JSON))
    first, second = (json.loads(line) for line in target.read_text("utf-8").splitlines())
    assert first["invoice"]["invoice_number"] == EVIL, "data stays data in JSON"
    assert first["booking"]["remarks"] == "=1+1"
    assert second["booking"]["verified"]["by"] == "Ada Book"
    assert second["booking"]["state"] == second["state"] == "verified"
    assert second["invoice"]["total_amount"] == "119.00"
    assert second["evidence"]["total_amount"]["box"] == [10, 20, 110, 32]


@pytest.mark.parametrize("format_", list(ExportFormat))
def test_what_nobody_verified_goes_out_as_a_draft_or_not_at_all(
    workspace: OpenWorkspace, invoice_ids: list[str], tmp_path: Path, format_: ExportFormat
) -> None:
    named = (invoice_ids[0], invoice_ids[2])
    without = export(workspace, ExportRequest(tmp_path / "a", format_, named))
    assert (without.invoices, without.drafts, without.left_out) == (1, 0, 1)
    target = tmp_path / f"b.{format_.value}"
    result = export(workspace, ExportRequest(target, format_, drafts=True))
    assert (result.invoices, result.drafts, result.left_out) == (3, 1, 0)
    tables: list[list[dict[str, object]]] = []
    if format_ is ExportFormat.JSON:
        tables.append([json.loads(line) for line in target.read_text("utf-8").splitlines()])
    elif format_ is ExportFormat.CSV:
        tables += [list(_read_csv(path)) for path in result.files]
    else:
        for sheet in openpyxl.load_workbook(target):
            titles, *rows = sheet.iter_rows(values_only=True)
            tables.append([dict(zip(map(str, titles), row, strict=True)) for row in rows])
    for table in tables:
        for row in table:
            wanted = "draft" if row["id"] == invoice_ids[2] else "verified"
            assert row["export_status"] == wanted
    assert {row["id"] for row in tables[0]} == set(invoice_ids)
    review = Review(workspace)
    assert review.open(invoice_ids[2]).detail.exported_at is None
    assert review.audit(invoice_ids[2])[-1].action == "exported_as_draft"
    Review(workspace).reject([invoice_ids[2]])
    again = export(workspace, ExportRequest(tmp_path / "c", format_, drafts=True))
    assert again.drafts == 0, "what was rejected is no draft"


def test_exported_ones_are_marked(
    workspace: OpenWorkspace, invoice_ids: list[str], tmp_path: Path
) -> None:
    review = Review(workspace)
    sealed = review.open(invoice_ids[0]).detail.verified
    export(workspace, ExportRequest(tmp_path / "a.json", ExportFormat.JSON))
    marked = [bool(review.open(one).detail.exported_at) for one in invoice_ids]
    assert marked == [True, True, False]
    # exporting is no change of content
    assert review.open(invoice_ids[0]).detail.verified == sealed


@pytest.mark.parametrize("format_", list(ExportFormat))
def test_what_goes_wrong_leaves_the_old_file_alone(
    workspace: OpenWorkspace, invoice_ids: list[str], tmp_path: Path, format_: ExportFormat
) -> None:
    target = tmp_path / "old.csv"
    target.write_text("the old export")
    stop = CancelToken()
    stop.cancel()
    with pytest.raises(NotFound):
        export(workspace, ExportRequest(target, format_, (invoice_ids[0], "no such id")))
    with pytest.raises(Cancelled):
        export(workspace, ExportRequest(target, format_), cancel=stop)
    with pytest.raises(ExportFailed):
        export(workspace, ExportRequest(tmp_path, format_))
    with pytest.raises(ExportFailed):
        export(workspace, ExportRequest(tmp_path / "no" / "such" / "a.csv", format_))
    assert target.read_text() == "the old export"
    assert [path.name for path in tmp_path.glob("*.csv")] == ["old.csv"]
    assert not list(tmp_path.glob(".*tmp"))
    assert Review(workspace).open(invoice_ids[0]).detail.exported_at is None


def test_the_trail_names_what_was_written_even_if_it_was_changed_meanwhile(
    workspace: OpenWorkspace, invoice_ids: list[str], tmp_path: Path
) -> None:
    first = invoice_ids[0]
    review = Review(workspace, lambda _: None)
    written = content_hash(workspace.store.invoices.get(first).invoice)

    def change(_: object) -> None:
        detail = review.open(first).detail
        review.edit(EditField(first, detail.revision, "currency", "USD"))

    export(workspace, ExportRequest(tmp_path / "a.json", ExportFormat.JSON, (first,)), change)
    assert content_hash(workspace.store.invoices.get(first).invoice) != written
    (told,) = (e for e in workspace.store.audit.entries(first) if e.action == "exported")
    assert (told.detail or {})["content_hash"] == written


def test_nobody_signs_as_the_program(workspace: OpenWorkspace) -> None:
    workspace.set_who(" vouch ")
    assert workspace.who == "vouch (person)"
