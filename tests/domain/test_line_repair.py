# SPDX-License-Identifier: AGPL-3.0-or-later
"""The row that breaks the sum, and the smallest edit that would mend it."""

from __future__ import annotations

import random
from decimal import Decimal
from time import perf_counter

import pytest

from desktop.domain.fields import with_text
from desktop.domain.invoice import Invoice, LineItem, TaxLine, plain
from desktop.domain.line_repair import repairs
from desktop.domain.slips import Slip, slip_between, slips_of

RIGHT = Invoice(
    currency="EUR",
    line_items=(
        LineItem(name="Paper", quantity="12", unit_price="4.25", subtotal="51.00"),
        LineItem(name="Toner", quantity="2", unit_price="89.90", subtotal="179.80"),
        LineItem(name="Cable", quantity="10", unit_price="3.49", subtotal="34.90"),
        LineItem(name="Delivery", subtotal="9.50"),
    ),
    tax_lines=(TaxLine(rate="19", taxable_amount="275.20", tax_amount="52.29"),),
    subtotal="275.20",
    tax_amount="52.29",
    total_amount="327.49",
)


def test_nothing_is_proposed_where_everything_adds_up() -> None:
    assert repairs(RIGHT) == ()
    assert repairs(Invoice()) == ()


@pytest.mark.parametrize(
    ("path", "wrong", "slip"),
    [
        ("line_items[1].subtotal", "179.30", Slip.DIGIT),
        ("line_items[1].subtotal", "197.80", Slip.TRANSPOSED),
        ("line_items[0].subtotal", "5100", Slip.DECIMAL_MARK),
        ("line_items[2].subtotal", "-34.90", Slip.SIGN),
        ("line_items[2].unit_price", "8.49", Slip.DIGIT),
        ("line_items[0].quantity", "1.2", Slip.DECIMAL_MARK),
        ("line_items[1].unit_price", "9.90", Slip.LOST_DIGIT),
        ("line_items[3].subtotal", "9.60", Slip.DIGIT),
        ("tax_lines[0].tax_amount", "25.29", Slip.TRANSPOSED),
        ("subtotal", "215.20", Slip.DIGIT),
        ("total_amount", "321.49", Slip.DIGIT),
    ],
)
def test_the_slip_is_named_with_its_mend(path: str, wrong: str, slip: Slip) -> None:
    first = repairs(with_text(RIGHT, path, wrong))[0]
    true = plain(_value(RIGHT, path))
    assert (first.path, Decimal(first.after or "0"), first.slip) == (path, Decimal(true), slip)
    assert first.before == wrong


def test_a_row_twice_a_row_too_many_and_a_row_that_is_missing() -> None:
    rows = RIGHT.line_items
    twice = RIGHT.model_copy(update={"line_items": (*rows[:2], rows[1], *rows[2:])})
    found = repairs(twice)[0]
    assert (found.slip, found.row) == (Slip.REPEATED_ROW, 2)
    sum_row = LineItem(name="Carried over", subtotal="230.80")
    more = RIGHT.model_copy(update={"line_items": (*rows[:2], sum_row, *rows[2:])})
    found = repairs(more)[0]
    assert (found.slip, found.row) == (Slip.NOT_A_ROW, 2)
    less = RIGHT.model_copy(update={"line_items": (rows[0], rows[2], rows[3])})
    missing = next(r for r in repairs(less) if r.slip is Slip.MISSING_ROW)
    assert (missing.row, missing.after) == (3, "179.80")


def test_among_equals_the_badly_read_figure_is_the_culprit() -> None:
    rows = tuple(LineItem(name=n, subtotal="40.00") for n in "abcd")
    invoice = Invoice(line_items=rows, subtotal="160.00", total_amount="160.00")
    wrong = with_text(invoice, "line_items[2].subtotal", "49.00")
    # any row could have nine too much; each but the wrong one would have to be 31.00
    assert repairs(wrong)[0].path == "line_items[2].subtotal"
    also = with_text(invoice, "line_items[2].subtotal", "43.00")
    doubt = {f"line_items[{n}].subtotal": 0.95 for n in range(4)}
    assert repairs(also, doubt | {"line_items[2].subtotal": 0.4})[0].row == 2


def test_shops_whose_lines_include_tax_are_left_alone() -> None:
    rows = (LineItem(name="Milk", subtotal="1.19"), LineItem(name="Bread", subtotal="2.38"))
    shop = Invoice(line_items=rows, subtotal="3.00", tax_amount="0.57", total_amount="3.57")
    assert repairs(shop) == ()


def test_every_slip_that_is_made_is_recognised() -> None:
    dice = random.Random(3)
    for _ in range(200):
        value = Decimal(dice.randrange(1, 10_000_000)).scaleb(-2)
        for other, slip in slips_of(value):
            seen = slip_between(other, value)
            if other != value:
                assert seen is not None, (value, other, slip)


def test_five_hundred_rows_take_a_moment() -> None:
    dice = random.Random(5)
    rows = []
    for n in range(500):
        quantity, price = Decimal(dice.randrange(1, 40)), Decimal(dice.randrange(100, 9999)) / 100
        rows.append(
            LineItem(name=f"{n}", quantity=quantity, unit_price=price, subtotal=quantity * price)
        )
    net = sum((row.subtotal or Decimal(0) for row in rows), Decimal(0))
    invoice = Invoice(line_items=tuple(rows), subtotal=net, total_amount=net)
    old = rows[321].subtotal or Decimal(0)
    wrong = with_text(invoice, "line_items[321].subtotal", plain(old + 100))
    begun = perf_counter()
    found = repairs(wrong)
    assert perf_counter() - begun < 3
    assert found[0].row == 321


def _value(invoice: Invoice, path: str) -> Decimal:
    from desktop.domain.fields import get_value

    value = get_value(invoice, path)
    assert isinstance(value, Decimal)
    return value


def test_a_repair_is_told_in_a_line() -> None:
    first = repairs(with_text(RIGHT, "line_items[1].subtotal", "179.30"))[0]
    assert str(first) == "line_items[1].subtotal: 179.30 → 179.80 (digit)"
