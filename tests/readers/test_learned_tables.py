# SPDX-License-Identifier: AGPL-3.0-or-later
"""Line tables and sums by lessons, on papers whose words nobody knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pytest

from desktop.domain.company import OwnCompany
from desktop.domain.fields import get_text
from desktop.domain.invoice import Invoice
from desktop.domain.layout import KnownLayout, Layout
from desktop.domain.page import PageText
from desktop.domain.reading import LocalReading, Proposal, Source
from desktop.readers.layouts.reading import joined, read_by_layouts
from desktop.readers.layouts.teach import Example, teach
from desktop.readers.read_text import read_pages
from desktop.workflows.keeping import lay_over
from tests.readers.typeset import Sheet

OWN = OwnCompany()
VAT = "HU12892312"
Row = tuple[str, str, str]


@dataclass
class Paper:
    """An invoice in words of no language: rows of name, quantity and price; what follows them."""

    rows: Sequence[Row]
    number: str = "KB/0417"
    extra: Sequence[tuple[str, str]] = ()
    per_page: int = 30
    carry: str = "Bigorcuk"
    label_of_tax: str = "Vami 21 %"
    name: str = "Nisdesa Kakne Kft."
    buyer: str = "Example Trading Ltd"
    sheets: list[Sheet] = field(default_factory=list)

    def amounts(self) -> list[Decimal]:
        return [Decimal(count) * Decimal(price) for _, count, price in self.rows]

    def sums(self) -> tuple[Decimal, Decimal, Decimal]:
        net = sum(self.amounts(), Decimal(0)) + sum((Decimal(a) for _, a in self.extra), Decimal(0))
        tax = (net * Decimal("0.21")).quantize(Decimal("0.01"))
        return net, tax, net + tax

    def pages(self) -> tuple[PageText, ...]:
        sheet = self._new()
        sheet.text(60, 40, self.name)
        sheet.text(60, 56, f"Vime {VAT}")
        for n, words in enumerate((self.buyer, "5 High Street", "London")):
            sheet.text(60, 130 + 13 * n, words)
        for n, (label, value) in enumerate(
            (("Vagifur", self.number), ("Nabuk sendut", "05.10.2026"), ("Kotsu", "19.10.2026"))
        ):
            sheet.row(130 + 14 * n, (350, label), (460, value))
        y = 290.0
        self._heads(sheet, y)
        total = Decimal(0)
        for n, ((name, count, price), amount) in enumerate(
            zip(self.rows, self.amounts(), strict=True)
        ):
            if n and n % self.per_page == 0:
                sheet.row(y + 26, (330, self.carry), (-530, f"{total:.2f}"))
                sheet, y = self._new(), 70.0
                self._heads(sheet, y)
                y += 16
                sheet.row(y, (60, self.carry), (-530, f"{total:.2f}"))
            y += 16
            sheet.row(y, (60, name), (-360, count), (-430, price), (-530, f"{amount:.2f}"))
            total += amount
        y += 34
        net, tax, gross = self.sums()
        below = [*self.extra, ("Rororno", f"{net:.2f}"), (self.label_of_tax, f"{tax:.2f}")]
        for label, value in (*below, ("Cokfurol keni", f"{gross:.2f} EUR")):
            sheet.row(y, (330, label), (-530, value))
            y += 15
        sheet.text(60, 780, "Fenata mekis zuzihet holadeho monfu")
        return tuple(s.page() for s in self.sheets)

    def _new(self) -> Sheet:
        self.sheets.append(Sheet(number=len(self.sheets) + 1))
        return self.sheets[-1]

    def _heads(self, sheet: Sheet, y: float) -> None:
        sheet.row(y, (60, "Cubetan"), (-360, "Gulmo"), (-430, "Lekofa"), (-530, "Huvak"))

    def truth(self) -> dict[str, Any]:
        net, tax, total = self.sums()
        return {
            "document_type": "invoice",
            "supplier": {"name": self.name, "vat_number": VAT},
            "buyer": {"name": self.buyer},
            "invoice_number": self.number,
            "issue_date": "2026-10-05",
            "due_date": "2026-10-19",
            "currency": "EUR",
            "subtotal": str(net),
            "tax_amount": str(tax),
            "total_amount": str(total),
            "line_items": [
                {"name": name, "quantity": count, "unit_price": price, "subtotal": str(amount)}
                for (name, count, price), amount in zip(self.rows, self.amounts(), strict=True)
            ],
        }


def taught(paper: Paper) -> Layout:
    """The lesson of a paper that a person typed in."""
    pages = paper.pages()
    general = read_pages(pages, OWN)
    kept = lay_over(general.invoice, general.evidence, Invoice.model_validate(paper.truth()))
    layout = teach(Example("first", kept.invoice, kept.evidence, pages, general), OWN)
    assert layout is not None
    return Layout.from_wire(layout.as_wire())


def read(paper: Paper, layout: Layout) -> Proposal:
    pages = paper.pages()
    general = read_pages(pages, OWN)
    local = LocalReading(pages, general, {Source.OFFLINE.value: general})
    found = read_by_layouts(pages, (KnownLayout("one", layout),), OWN)
    assert found is not None
    return joined(local, found).proposal


def amounts(said: Proposal) -> list[Decimal | None]:
    return [item.subtotal for item in said.invoice.line_items]


SHORT = (("Alpha board", "2", "10.50"), ("Beta sheets", "12", "3.25"), ("Gamma", "1", "99.00"))
LONG = tuple((f"Goods {chr(65 + n % 26)}", str(1 + n % 7), f"{7 + n}.30") for n in range(40))


def test_a_sum_carried_over_is_no_item_where_it_was_none() -> None:
    layout = taught(Paper(LONG, per_page=18))
    assert layout.table is not None
    assert layout.table.passed == ("Bigorcuk",)
    later = Paper(LONG[3:], number="KB/0418", per_page=20)
    assert amounts(read(later, layout)) == later.amounts()


def test_a_sum_carried_over_is_known_by_what_it_adds_up_to() -> None:
    """The verified invoice had one page: its words for it are new."""
    layout = taught(Paper(SHORT))
    later = Paper(LONG, number="KB/0418", per_page=20)
    assert amounts(read(later, layout)) == later.amounts()


@pytest.mark.parametrize("before", [(), (("Sovarra dihomor", "21.67"),)])
def test_what_is_added_below_the_items_is_no_item(before: Sequence[tuple[str, str]]) -> None:
    layout = taught(Paper(SHORT, extra=before))
    later = Paper(SHORT[1:], number="KB/0418", extra=(("Sovarra dihomor", "4.40"),))
    said = read(later, layout)
    assert amounts(said) == later.amounts()
    assert [get_text(said.invoice, p) for p in ("subtotal", "total_amount")] == [
        str(later.sums()[0]),
        str(later.sums()[2]),
    ]


def test_items_that_are_called_the_same_are_learned_each_in_its_place() -> None:
    """And one of which a single piece was bought: its price is its amount."""
    rows = (*(("Hiba", str(n), "7.25") for n in (3, 1, 4)), ("Other", "1", "12.00"))
    layout = taught(Paper(rows))
    later = Paper(LONG[:6], number="KB/0418")
    assert amounts(read(later, layout)) == later.amounts()


def test_a_tax_that_is_taken_for_its_rate_gives_way_to_what_adds_up() -> None:
    """The rate stands behind the label now, the amount where no label leads to it."""
    layout = taught(Paper(SHORT, label_of_tax="Vami"))
    later = Paper(SHORT[:2], number="KB/0418", label_of_tax="Vami fel 21.00")
    said = read(later, layout)
    assert get_text(said.invoice, "tax_amount") == str(later.sums()[1])
    assert get_text(said.invoice, "total_amount") == str(later.sums()[2])


def test_the_supplier_stays_who_it_was_whatever_else_looks_like_a_name() -> None:
    layout = taught(Paper(SHORT))
    later = Paper(SHORT[:2], number="KB/0418", buyer="Atelier Lumen SARL")
    said = read(later, layout)
    assert get_text(said.invoice, "supplier.name") == later.name
    assert get_text(said.invoice, "buyer.name") == later.buyer


def test_words_that_items_have_as_well_end_no_table() -> None:
    layout = taught(Paper((("pcs", "2", "10.50"), ("pcs", "3", "4.00")), extra=(("pcs", "5.00"),)))
    assert layout.table is not None
    assert "pcs" not in (*layout.table.ends, *layout.table.passed)
