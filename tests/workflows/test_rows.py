# SPDX-License-Identifier: AGPL-3.0-or-later
"""Rows come, go and move together with the places that prove them."""

import pytest

from desktop.domain.errors import InvalidValue
from desktop.domain.invoice import Invoice, LineItem, TaxLine
from desktop.domain.reading import FieldReading
from desktop.workflows.requests import EditRow
from desktop.workflows.rows import with_row_edit


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
