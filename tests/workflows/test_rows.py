# SPDX-License-Identifier: AGPL-3.0-or-later
"""Rows come, go and move together with the places that prove them."""

from decimal import Decimal

import pytest

from desktop.domain.errors import InvalidValue
from desktop.domain.fields import walk
from desktop.domain.invoice import Invoice, LineItem, TaxLine
from desktop.domain.page import Box
from desktop.domain.reading import FieldReading
from desktop.workflows.requests import EditRow
from desktop.workflows.row_changes import (
    CopyDown,
    DeleteRows,
    DuplicateRows,
    MergeRows,
    MoveRows,
    NewCell,
    PutCells,
    ReplaceRows,
    SplitShare,
    SplitText,
    TableChange,
)
from desktop.workflows.rows import with_change, with_row_edit


def _reading(path: str, value: str) -> FieldReading:
    return FieldReading(path, value, value, "offline", 0.9)


INVOICE = Invoice(
    line_items=tuple(LineItem(name=name) for name in "abcd"),
    tax_lines=(TaxLine(rate="19"),),
)
EVIDENCE = {
    f"line_items[{n}].name": _reading(f"line_items[{n}].name", name)
    for n, name in enumerate("abcd")
} | {
    "tax_lines[0].rate": _reading("tax_lines[0].rate", "19"),
    "currency": _reading("currency", "EUR"),
}


def _edited(action: str, index: int, to: int | None = None) -> tuple[str, dict[str, str]]:
    edit = EditRow("id", 1, "line_items", action, index, to)  # type: ignore[arg-type]
    joined = with_row_edit(INVOICE, EVIDENCE, edit)
    assert all(path == reading.path for path, reading in joined.evidence.items())
    assert joined.evidence["tax_lines[0].rate"] == EVIDENCE["tax_lines[0].rate"]
    assert joined.evidence["currency"] == EVIDENCE["currency"]
    names = "".join(item.name or "-" for item in joined.invoice.line_items)
    proofs = {p: r.value for p, r in joined.evidence.items() if p.startswith("line_items")}
    return names, proofs


@pytest.mark.parametrize(
    ("action", "index", "to", "names"),
    [
        ("add", 0, None, "-abcd"),
        ("add", 2, None, "ab-cd"),
        ("add", 4, None, "abcd-"),
        ("delete", 0, None, "bcd"),
        ("delete", 3, None, "abc"),
        ("move", 0, 3, "bcda"),
        ("move", 3, 0, "dabc"),
        ("move", 1, 2, "acbd"),
        ("move", 2, 2, "abcd"),
    ],
)
def test_rows_and_their_proofs_stay_together(
    action: str, index: int, to: int | None, names: str
) -> None:
    seen, proofs = _edited(action, index, to)
    assert seen == names
    assert proofs == {f"line_items[{n}].name": c for n, c in enumerate(names) if c != "-"}


@pytest.mark.parametrize(
    ("action", "index", "to"),
    [
        ("add", 5, None),
        ("add", -1, None),
        ("delete", 4, None),
        ("move", 4, 0),
        ("move", 0, 4),
        ("move", 0, None),
    ],
)
def test_a_row_that_is_not_there_is_refused(action: str, index: int, to: int | None) -> None:
    with pytest.raises(InvalidValue, match="no such row"):
        _edited(action, index, to)


# --- several rows in one go ------------------------------------------------------------------

LINES = Invoice(
    currency="EUR",
    line_items=(
        LineItem(name="Paper", quantity="10", unit="pc", unit_price="4.20", subtotal="42.00"),
        LineItem(name="Paper", quantity="5", unit="pc", unit_price="4.20", subtotal="21.00"),
        LineItem(name="white, 80 g"),
        LineItem(name="Toner and cables", subtotal="100.00", tax_rate="19", tax_amount="19.00"),
    ),
)
PROOFS = {
    path: FieldReading(path, text, text, "offline", 0.9, page=1, box=Box(50, 100 + n, 90, 110 + n))
    for n, (path, text) in enumerate(walk(LINES))
    if path.startswith("line_items")
}


def _changed(change: TableChange) -> tuple[tuple[LineItem, ...], dict[str, FieldReading]]:
    joined = with_change(LINES, PROOFS, "line_items", change)
    filled = dict(walk(joined.invoice))
    for path, reading in joined.evidence.items():
        assert (reading.path, reading.value) == (path, filled[path])
    assert set(joined.evidence) == {path for path in filled if path.startswith("line_items")}
    return joined.invoice.line_items, dict(joined.evidence)


def test_a_block_is_put_over_cells_and_rows_are_made_for_the_rest() -> None:
    cells = {(3, "quantity"): NewCell("2"), (4, "name"): NewCell("Ink"), (0, "unit"): NewCell(None)}
    rows, proofs = _changed(PutCells(cells))
    assert len(rows) == 5
    assert (rows[3].quantity, rows[4].name, rows[0].unit) == (Decimal(2), "Ink", None)
    assert proofs["line_items[3].subtotal"] == PROOFS["line_items[3].subtotal"]
    assert proofs["line_items[4].name"].source == "person"
    unchanged, kept = _changed(PutCells({(0, "name"): NewCell("Paper")}))
    assert unchanged == LINES.line_items
    assert kept == PROOFS


def test_a_value_that_does_not_fit_leaves_everything_as_it_is() -> None:
    cells = {(0, "name"): NewCell("x"), (1, "subtotal"): NewCell("a lot")}
    with pytest.raises(InvalidValue, match="a lot"):
        _changed(PutCells(cells))
    with pytest.raises(InvalidValue):
        _changed(PutCells({(0, "colour"): NewCell("red")}))
    with pytest.raises(InvalidValue):
        _changed(PutCells({(20_000, "name"): NewCell("far below")}))


def test_rows_are_replaced_deleted_doubled_moved_and_copied_down() -> None:
    rows, _ = _changed(ReplaceRows(1, 3, ({"name": NewCell("One")},)))
    assert [row.name for row in rows] == ["Paper", "One", "Toner and cables"]
    rows, _ = _changed(ReplaceRows(4, 4, ({}, {})))
    assert len(rows) == 6
    rows, _ = _changed(DeleteRows(frozenset({0, 2})))
    assert [row.quantity for row in rows] == [Decimal(5), None]
    rows, proofs = _changed(DuplicateRows(0, 1))
    assert [row.quantity for row in rows[:4]] == [10, 5, 10, 5]
    assert proofs["line_items[2].name"].box == PROOFS["line_items[0].name"].box
    rows, _ = _changed(MoveRows(0, 1, 2))
    assert [row.name for row in rows] == ["white, 80 g", "Toner and cables", "Paper", "Paper"]
    rows, proofs = _changed(CopyDown(0, 2, ("unit", "tax_rate")))
    assert [row.unit for row in rows] == ["pc", "pc", "pc", None]
    assert proofs["line_items[2].unit"].box == PROOFS["line_items[0].unit"].box


def test_merging_adds_amounts_joins_texts_and_keeps_their_places() -> None:
    rows, proofs = _changed(MergeRows(0, 2))
    row = rows[0]
    assert (row.name, row.description) == ("Paper", "white, 80 g")
    assert (row.quantity, row.unit_price, row.subtotal) == (
        Decimal(15),
        Decimal("4.20"),
        Decimal("63.00"),
    )
    assert proofs["line_items[0].description"].box == PROOFS["line_items[2].name"].box
    rows, _ = _changed(MergeRows(1, 3))
    assert (rows[1].subtotal, rows[1].tax_rate) == (Decimal("121.00"), Decimal(19))
    other = LINES.model_copy(
        update={"line_items": (*LINES.line_items, LineItem(name="Food", tax_rate="7"))}
    )
    with pytest.raises(InvalidValue, match="taxed"):
        with_change(other, {}, "line_items", MergeRows(3, 4))


def test_a_row_is_split_at_a_place_of_its_text_or_by_a_share() -> None:
    rows, _ = _changed(SplitText(3, "name", 6))
    assert [(r.name, r.subtotal) for r in rows[3:]] == [
        ("Toner", Decimal("100.00")),
        ("and cables", None),
    ]
    with pytest.raises(InvalidValue):
        _changed(SplitText(3, "name", 0))
    rows, _ = _changed(SplitShare(0, "quantity", Decimal(3)))
    assert [(r.quantity, r.subtotal) for r in rows[:2]] == [
        (Decimal(7), Decimal("29.40")),
        (Decimal(3), Decimal("12.60")),
    ]
    rows, _ = _changed(SplitShare(3, "subtotal", Decimal("33.33")))
    assert [(r.subtotal, r.tax_amount) for r in rows[3:]] == [
        (Decimal("66.67"), Decimal("12.67")),
        (Decimal("33.33"), Decimal("6.33")),
    ]
    for share in ("0", "11", "10", "-1"):
        with pytest.raises(InvalidValue):
            _changed(SplitShare(0, "quantity", Decimal(share)))


@pytest.mark.parametrize(
    "change",
    [
        ReplaceRows(3, 6, ()),
        DeleteRows(frozenset({4})),
        DuplicateRows(2, 1),
        MoveRows(0, 0, 9),
        MoveRows(0, 0, -1),
        CopyDown(0, 4, ("name",)),
        MergeRows(3, 4),
        SplitText(9, "name", 1),
    ],
)
def test_rows_that_are_not_there_are_refused(change: TableChange) -> None:
    with pytest.raises(InvalidValue):
        _changed(change)


def test_no_more_rows_than_the_record_has_room_for() -> None:
    with pytest.raises(InvalidValue, match="10,000"):
        _changed(ReplaceRows(0, 0, tuple({} for _ in range(10_000))))


def test_typed_cells_are_looked_for_near_their_row() -> None:
    asked: list[tuple[str, str, bool]] = []

    def find(path: str, text: str, near: FieldReading | None) -> FieldReading | None:
        asked.append((path, text, near is not None))
        return FieldReading(path, text, text, "person", 1.0, page=2, box=Box(1, 2, 3, 4))

    cells = {(4, "quantity"): NewCell("2"), (4, "name"): NewCell("Ink"), (5, "unit"): NewCell("kg")}
    joined = with_change(LINES, PROOFS, "line_items", PutCells(cells), find)
    # a lone unit is printed anywhere: without a place of its row it isn't looked for
    assert [(text, near) for _, text, near in asked] == [("Ink", False), ("2", True)]
    assert joined.evidence["line_items[4].quantity"].page == 2
    assert joined.evidence["line_items[4].quantity"].path == "line_items[4].quantity"
    assert joined.evidence["line_items[5].unit"].box is None
