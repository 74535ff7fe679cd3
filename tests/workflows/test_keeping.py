# SPDX-License-Identifier: AGPL-3.0-or-later
"""A person's record laid over what was read."""

from desktop.domain.invoice import Invoice, LineItem, Party, TaxLine
from desktop.domain.page import Box
from desktop.domain.reading import FieldReading
from desktop.workflows.keeping import lay_over


def _reading(path: str, value: str) -> FieldReading:
    return FieldReading(path, value, value, "offline", 0.7, 1, Box(1, 2, 3, 4))


READ = Invoice(
    invoice_number="A-1",
    currency="EUR",
    total_amount="10.00",
    supplier=Party(name="Acme", vat_number="DE1"),
    line_items=(LineItem(name="x", quantity="1"), LineItem(name="y", quantity="2")),
    tax_lines=(TaxLine(rate="19", tax_amount="1.60"),),
)
EVIDENCE = {
    path: _reading(path, value)
    for path, value in {
        "invoice_number": "A-1",
        "currency": "EUR",
        "total_amount": "10.00",
        "supplier.name": "Acme",
        "line_items[0].name": "x",
        "line_items[0].quantity": "1",
        "line_items[1].name": "y",
        "line_items[1].quantity": "2",
        "tax_lines[0].rate": "19",
    }.items()
}


def test_given_values_are_the_persons_and_what_is_left_out_stays_as_read() -> None:
    record = Invoice(invoice_number="A-7", currency="EUR", supplier=Party(vat_number="DE9"))
    joined = lay_over(READ, EVIDENCE, record)
    assert joined.invoice.invoice_number == "A-7"
    assert joined.invoice.supplier == Party(name="Acme", vat_number="DE9")
    assert joined.invoice.total_amount == READ.total_amount
    assert joined.invoice.line_items == READ.line_items
    assert joined.invoice.tax_lines == READ.tax_lines
    assert joined.evidence["total_amount"] == EVIDENCE["total_amount"]
    changed, confirmed = joined.evidence["invoice_number"], joined.evidence["currency"]
    assert (changed.source, changed.value, changed.box) == ("person", "A-7", None)
    # the same value keeps the place that proves it
    assert (confirmed.source, confirmed.box) == ("person", Box(1, 2, 3, 4))
    assert confirmed.confidence == 1.0


def test_a_table_of_as_many_rows_is_laid_over_cell_by_cell() -> None:
    record = Invoice(line_items=(LineItem(quantity="5"), LineItem(name="z")))
    joined = lay_over(READ, EVIDENCE, record)
    assert joined.invoice.line_items == (
        LineItem(name="x", quantity="5"),
        LineItem(name="z", quantity="2"),
    )
    assert joined.evidence["line_items[0].name"].source == "offline"
    assert joined.evidence["line_items[0].quantity"].source == "person"


def test_a_table_of_other_rows_counts_as_it_is() -> None:
    record = Invoice(line_items=(LineItem(name="only"),))
    joined = lay_over(READ, EVIDENCE, record)
    assert joined.invoice.line_items == (LineItem(name="only"),)
    proofs = {p: r.source for p, r in joined.evidence.items() if p.startswith("line_items")}
    assert proofs == {"line_items[0].name": "person"}
    assert joined.invoice.tax_lines == READ.tax_lines
