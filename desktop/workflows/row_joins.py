# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two rows made one, and one made two, so that no amount is lost. Pure."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from desktop.domain.errors import InvalidValue
from desktop.domain.fields import as_text
from desktop.domain.invoice import MAX_TEXT
from desktop.domain.money import rounded
from desktop.domain.reading import FieldReading, Source
from desktop.workflows.keeping import persons_reading
from desktop.workflows.row_parts import Row

_ADDED = ("subtotal", "tax_amount", "total_amount", "taxable_amount")
_SAME = ("tax_rate", "tax_category", "rate", "category")
_ZERO = Decimal(0)


def merged(one: Row, other: Row) -> Row:
    """Two rows as one; InvalidValue when they are taxed differently.

    The other's name and description are put under the one's. Quantities are added where the unit
    price is the same, and kept where one row alone has them; else they are left out, as is the
    price, and the amounts tell.
    """
    names = tuple(type(one.values).model_fields)
    mine = {name: getattr(one.values, name) for name in names}
    theirs = {name: getattr(other.values, name) for name in names}
    _same_tax(mine, theirs)
    values: dict[str, Any] = {}
    evidence: dict[str, FieldReading] = {}
    for name in names:
        a, b = mine[name], theirs[name]
        if name in _ADDED and a is not None and b is not None:
            values[name] = a + b
            evidence[name] = persons_reading(name, as_text(a + b) or "")
        elif a is None and b is not None:
            values[name] = b
            if name in other.evidence:
                evidence[name] = other.evidence[name]
    if "description" in names:
        _join_texts(one, other, values, evidence)
        _join_quantities(mine, theirs, values, evidence)
    return one.with_values(values, evidence)


def _same_tax(mine: dict[str, Any], theirs: dict[str, Any]) -> None:
    for name in _SAME:
        a, b = mine.get(name), theirs.get(name)
        if a is not None and b is not None and a != b:
            raise InvalidValue(
                "These rows are taxed differently, so they can't be one.",
                "Make their tax rates and categories the same first.",
            )


def _join_texts(
    one: Row, other: Row, values: dict[str, Any], evidence: dict[str, FieldReading]
) -> None:
    a, b = one.values, other.values
    parts: list[tuple[str, FieldReading | None]] = []
    if a.description:  # type: ignore[union-attr]
        parts.append((a.description, one.evidence.get("description")))  # type: ignore[union-attr]
    if a.name and b.name and b.name != a.name:  # type: ignore[union-attr]
        parts.append((b.name, other.evidence.get("name")))  # type: ignore[union-attr]
    if b.description and b.description != a.description:  # type: ignore[union-attr]
        parts.append((b.description, other.evidence.get("description")))  # type: ignore[union-attr]
    text = "\n".join(text for text, _ in parts)[:MAX_TEXT]
    if text and text != a.description:  # type: ignore[union-attr]
        values["description"] = text
        evidence["description"] = _joined_place(text, [r for _, r in parts if r is not None])


def _joined_place(text: str, readings: list[FieldReading]) -> FieldReading:
    """A text of several places: the box around those on the first one's page."""
    placed = [r for r in readings if r.box is not None and r.page is not None]
    if not placed:
        return persons_reading("description", text)
    first, *others = placed
    box = first.box
    for reading in others:
        if box is not None and reading.box is not None and reading.page == first.page:
            box = box.union(reading.box)
    printed = " ".join(r.text for r in placed)
    place = replace(first, text=printed, box=box, element=None)
    return persons_reading("description", text, place)


def _join_quantities(
    mine: dict[str, Any],
    theirs: dict[str, Any],
    values: dict[str, Any],
    evidence: dict[str, FieldReading],
) -> None:
    a, b = mine["quantity"], theirs["quantity"]
    if a is None or b is None:
        if a is None and b is None:
            return
        # a price of the one and a quantity of the other don't belong together
        if mine["unit_price"] is not None and theirs["unit_price"] is not None:
            _leave_out(values, evidence)
        return
    same_price = mine["unit_price"] == theirs["unit_price"]
    units = {mine["unit"], theirs["unit"]} - {None}
    if same_price and len(units) < 2:
        values["quantity"] = a + b
        evidence["quantity"] = persons_reading("quantity", as_text(a + b) or "")
    elif mine["subtotal"] is None or theirs["subtotal"] is None:
        # one row holds no amount: the quantity of the one that does counts
        keep = mine if mine["subtotal"] is not None else theirs
        values["quantity"], values["unit_price"] = keep["quantity"], keep["unit_price"]
    else:
        _leave_out(values, evidence)


def _leave_out(values: dict[str, Any], evidence: dict[str, FieldReading]) -> None:
    for name in ("quantity", "unit_price"):
        values[name] = None
        evidence.pop(name, None)


def split_text(row: Row, column: str, at: int) -> tuple[Row, Row]:
    """The text behind `at` as a row of its own, without amounts."""
    text = getattr(row.values, column, None)
    if not isinstance(text, str) or not text[:at].strip() or not text[at:].strip():
        raise InvalidValue(
            "The text can't be split there.", "Put the cursor between two words of it."
        )
    before, after = text[:at].rstrip(), text[at:].lstrip()
    reading = row.evidence.get(column)
    first = row.with_values({column: before}, {column: _part_of(reading, column, before)})
    blank = Row(type(row.values)())
    return first, blank.with_values({column: after}, {column: _part_of(reading, column, after)})


def _part_of(reading: FieldReading | None, column: str, text: str) -> FieldReading:
    """A part of a text stands where the whole stood."""
    place = None if reading is None else replace(reading, element=None)
    return persons_reading(column, text, place if place is not None and place.box else None)


def split_share(row: Row, column: str, share: Decimal, currency: str | None) -> tuple[Row, Row]:
    """Two rows of the same text; what both have adds up to what the row had."""
    whole = getattr(row.values, column, None)
    if column not in ("quantity", "subtotal", "taxable_amount") or not isinstance(whole, Decimal):
        raise InvalidValue(
            "There is nothing here to divide.", "Choose a row with a quantity or a net amount."
        )
    if not share or share == whole or (share < 0) != (whole < 0) or abs(share) > abs(whole):
        raise InvalidValue(
            f"The new row's part must be between 0 and {whole:f}.", "Enter a smaller part."
        )
    rest: dict[str, Any] = {column: whole - share}
    part: dict[str, Any] = {column: share}
    price = getattr(row.values, "unit_price", None)
    for name in _ADDED:
        amount = getattr(row.values, name, None)
        if amount is None or name == column:
            continue
        if column == "quantity" and name == "subtotal" and price is not None:
            exact = rounded(whole * price, currency) == rounded(amount, currency)
            own = share * price if exact else amount * share / whole
        else:
            own = amount * share / whole
        part[name] = rounded(own, currency)
        rest[name] = amount - part[name]
    if column != "quantity" and getattr(row.values, "quantity", None) is not None:
        # half the amount isn't half the pieces: which it is, the person has to say
        part["quantity"] = None
        rest["quantity"] = None
    return (
        row.with_values(rest, _said(rest)),
        row.with_values(part, _said(part)),
    )


def _said(values: dict[str, Any]) -> dict[str, FieldReading]:
    return {
        name: FieldReading(name, text, text, Source.PERSON.value, 1.0)
        for name, value in values.items()
        if (text := as_text(value)) is not None
    }
