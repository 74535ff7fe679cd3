# SPDX-License-Identifier: AGPL-3.0-or-later
"""Fields are read and replaced by path, and only by values of their kind."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from desktop.domain.errors import InvalidValue
from desktop.domain.fields import FIELDS, get_text, kind_of, walk, with_text
from desktop.domain.invoice import Invoice, LineItem


def test_every_leaf_of_the_record_has_a_path_and_nothing_else_has() -> None:
    """A field added to the record and forgotten here would be invisible in the form."""
    filled = Invoice()
    for spec in FIELDS:
        text = {
            "date": "2026-03-31",
            "amount": "12.50",
            "currency": "EUR",
        }.get(spec.kind.value, "x")
        if spec.path == "document_type":
            text = "invoice"
        if spec.path == "origin":
            text = "mixed"
        filled = with_text(filled, spec.path, text)
    dumped = filled.model_dump()
    for table in ("line_items", "tax_lines", "other"):
        dumped.pop(table)

    def empty_leaves(node: object, at: str = "") -> list[str]:
        if isinstance(node, dict):
            return [p for k, v in node.items() for p in empty_leaves(v, f"{at}.{k}")]
        return [at] if node is None else []

    assert empty_leaves(dumped) == []


def test_values_travel_as_canonical_text() -> None:
    invoice = with_text(Invoice(), "total_amount", "1200.00")
    invoice = with_text(invoice, "issue_date", "2026-03-31")
    assert invoice.total_amount == Decimal("1200.00")
    assert invoice.issue_date == date(2026, 3, 31)
    assert get_text(invoice, "total_amount") == "1200.00"
    assert dict(walk(invoice)) == {"issue_date": "2026-03-31", "total_amount": "1200.00"}


def test_a_cell_of_the_next_row_appends_a_row() -> None:
    invoice = with_text(Invoice(), "line_items[0].name", "Paint")
    invoice = with_text(invoice, "line_items[1].quantity", "2.5")
    assert invoice.line_items == (LineItem(name="Paint"), LineItem(quantity=Decimal("2.5")))
    with pytest.raises(KeyError):
        with_text(invoice, "line_items[9].name", "far away")


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("issue_date", "31.02.2026"),
        ("total_amount", "12,50"),
        ("total_amount", "NaN"),
        ("total_amount", "1e400"),
        ("currency", "euro"),
        ("document_type", "letter"),
        ("supplier.name", "x" * 5000),
    ],
)
def test_a_value_of_another_kind_is_refused_in_words(path: str, text: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        with_text(Invoice(), path, text)
    assert caught.value.advice


def test_blank_is_no_value() -> None:
    invoice = with_text(Invoice(), "supplier.name", "Berg GmbH")
    assert with_text(invoice, "supplier.name", "   ") == Invoice()


def test_floats_are_refused_because_cents_got_lost() -> None:
    with pytest.raises(ValueError, match="never floats"):
        Invoice.model_validate({"total_amount": 12.1})


def test_unknown_fields_have_no_kind() -> None:
    with pytest.raises(KeyError):
        kind_of("supplier.shoe_size")
