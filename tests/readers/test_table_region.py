# SPDX-License-Identifier: AGPL-3.0-or-later
"""A marked part of a page is a table, or a column, whatever stands around it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.domain.errors import InvalidValue
from desktop.domain.page import Box, PageText, Word
from desktop.domain.reading import FieldReading
from desktop.readers.conventions import decide
from desktop.readers.table_region import read_column, read_region
from desktop.workflows.page_table import column_fill, region_table

_LEFT = (50.0, 200.0, 260.0, 330.0, 420.0)
_SIZE = 5.0


def _page(*lines: tuple[str, ...], top: float = 100.0) -> PageText:
    """Cells at fixed edges, the first two from the left, numbers ending at the right."""
    words: list[Word] = []
    for n, line in enumerate(lines):
        y = top + 16 * n
        for place, text in zip(_LEFT, line, strict=False):
            x = place
            if text and text[-1].isdigit() and place > 150:
                x = place + 60 - _SIZE * len(text)
            for part in text.split():
                width = _SIZE * len(part)
                words.append(Word(part, Box(x, y, x + width, y + 9), line=n))
                x += width + 3
    return PageText(1, 595, 842, tuple(words))


PLAIN = _page(
    ("Paper A4", "white", "12", "4,25", "51,00"),
    ("80 g, ream",),
    ("Toner", "black", "2", "89,90", "179,80"),
    ("Cable", "5 m", "10", "3,49", "34,90"),
    ("Delivery", "", "", "", "9,50"),
)
ALL = Box(40, 90, 560, 190)


def test_columns_follow_from_what_computes_and_text_goes_with_its_row() -> None:
    table = read_region(PLAIN, ALL, decide([PLAIN]))
    assert len(table.rows) == 4
    at = {name: n for n, name in enumerate(table.columns) if name}
    assert {"name", "quantity", "unit_price", "subtotal"} <= set(at)
    first = table.rows[0]
    assert [first[at[c]].number for c in ("quantity", "unit_price", "subtotal")] == [  # type: ignore[union-attr]
        Decimal(12),
        Decimal("4.25"),
        Decimal("51.00"),
    ]
    described = first[at["description"]]
    assert described is not None
    assert described.text == "80 g, ream"
    last = table.rows[-1]
    assert last[at["quantity"]] is None
    assert last[at["subtotal"]].box.x1 == pytest.approx(480, abs=1)  # type: ignore[union-attr]


def test_a_heading_names_the_columns() -> None:
    page = _page(
        ("Beschreibung", "", "Menge", "Einzelpreis", "Betrag"),
        ("Paper A4", "", "12", "4,25", "51,00"),
        ("Toner", "", "2", "89,90", "179,80"),
    )
    table = read_region(page, ALL, decide([page]))
    assert set(table.columns) >= {"name", "quantity", "unit_price", "subtotal"}
    assert len(table.rows) == 2
    at = table.columns.index("quantity")
    assert [row[at] and row[at].number for row in table.rows] == [12, 2]  # type: ignore[union-attr]


def test_only_what_is_in_the_box_counts_and_sums_are_left_out() -> None:
    page = _page(
        ("Paper A4", "", "12", "4,25", "51,00"),
        ("Toner", "", "2", "89,90", "179,80"),
        ("Total", "", "", "", "230,80"),
        ("Something else", "", "1", "2,00", "2,00"),
    )
    table = read_region(page, Box(40, 90, 560, 145), decide([page]))
    assert len(table.rows) == 2
    assert read_region(page, Box(0, 0, 10, 10), decide([page])).rows == ()


def test_columns_that_are_known_keep_their_meaning() -> None:
    page = _page(("A", "", "1", "7,00", "9,00"), ("B", "", "2", "8,00", "9,50"))
    known = {"unit_price": (370.0, 392.0), "total_amount": (455.0, 482.0)}
    table = read_region(page, ALL, decide([page]), known)
    assert ("unit_price" in table.columns, "total_amount" in table.columns) == (True, True)


def test_a_column_is_one_value_a_line() -> None:
    cells = read_column(PLAIN, Box(440, 90, 500, 190), decide([PLAIN]))
    assert [c.number for c in cells] == [Decimal(n) for n in ("51.00", "179.80", "34.90", "9.50")]
    assert cells[0].value("amount") == "51.00"  # type: ignore[arg-type]


def _proofs(tops: dict[int, float]) -> dict[str, FieldReading]:
    return {
        f"line_items[{row}].name": FieldReading(
            f"line_items[{row}].name", "x", "x", "offline", 0.9, page=1, box=Box(50, y, 90, y + 9)
        )
        for row, y in tops.items()
    }


def test_a_column_fills_downwards_with_its_places() -> None:
    fill = column_fill(
        {}, [PLAIN], decide([PLAIN]), "line_items", "subtotal", 3, 1, Box(440, 90, 500, 190)
    )
    assert sorted(fill.change.cells) == [(row, "subtotal") for row in (3, 4, 5, 6)]
    place = fill.change.cells[4, "subtotal"].place
    assert place is not None
    assert (place.path, place.text, place.page) == ("line_items[4].subtotal", "179,80", 1)


def test_values_go_to_the_rows_that_they_stand_in() -> None:
    rows = _proofs({0: 100.0, 1: 132.0, 2: 148.0, 3: 164.0})
    fill = column_fill(
        rows, [PLAIN], decide([PLAIN]), "line_items", "quantity", 0, 1, Box(280, 90, 325, 190)
    )
    assert {row: cell.text for (row, _), cell in fill.change.cells.items()} == {
        0: "12",
        1: "2",
        2: "10",
    }
    names = column_fill(
        {p: r for p, r in rows.items() if "[0]" not in p} | _proofs({0: 100.0}),
        [PLAIN],
        decide([PLAIN]),
        "line_items",
        "unit",
        0,
        1,
        Box(40, 90, 190, 190),
    )
    # a wrapped text belongs to one row
    assert names.change.cells[0, "unit"].text == "Paper A4 80 g, ream"


def test_what_holds_no_value_is_refused_or_told() -> None:
    page = _page(("Amount",), ("12,50",), ("carried over",))
    fill = column_fill(
        {}, [page], decide([page]), "line_items", "subtotal", 0, 1, Box(40, 90, 150, 160)
    )
    assert [c.text for c in fill.change.cells.values()] == ["12.50"]
    assert fill.left_out == ("Amount", "carried over")
    with pytest.raises(InvalidValue, match="no numbers"):
        column_fill(
            {}, [page], decide([page]), "line_items", "subtotal", 0, 1, Box(40, 126, 150, 160)
        )
    with pytest.raises(InvalidValue, match="No table"):
        region_table({}, [page], decide([page]), 1, Box(0, 0, 9, 9))
    with pytest.raises(InvalidValue, match="not known"):
        region_table({}, [page], decide([page]), 2, ALL)
