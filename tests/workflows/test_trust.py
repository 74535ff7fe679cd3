# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a single remote reader says is certain only where figures on the page confirm it."""

from __future__ import annotations

from desktop.domain.fields import with_text
from desktop.domain.invoice import Invoice
from desktop.domain.listing import is_doubtful
from desktop.domain.page import Box, PageText, Word
from desktop.domain.reading import FieldReading, Proposal
from desktop.readers.combine import combine
from desktop.workflows.trust import trusted

BOX = Box(1, 1, 9, 9)
PAGES = (PageText(1, 595, 842, (Word("word", BOX),)),)
VALUES = {
    "document_type": "invoice",
    "supplier.name": "Berg GmbH",
    "supplier.bank_account.iban": "DE89370400440532013000",
    "line_items[0].quantity": "2",
    "line_items[0].unit_price": "5.00",
    "line_items[0].subtotal": "10.00",
    "line_items[1].subtotal": "90.00",
    "subtotal": "100.00",
    "tax_amount": "19.00",
    "total_amount": "119.00",
}


def proposal(changes: dict[str, str] | None = None, *, placed: bool = True) -> Proposal:
    invoice, evidence = Invoice(), dict[str, FieldReading]()
    for path, value in {**VALUES, **(changes or {})}.items():
        invoice = with_text(invoice, path, value)
        box = BOX if placed else None
        evidence[path] = FieldReading(path, value, value, "gemini", 0.0, 1, box)
    return Proposal(invoice, evidence, "gemini", "m")


def certain(judged: Proposal) -> set[str]:
    return {path for path, reading in judged.evidence.items() if not is_doubtful(reading)}


def test_figures_that_confirm_each_other_are_certain_and_nothing_else() -> None:
    assert certain(trusted(proposal(), PAGES)) == {
        "line_items[0].quantity",
        "line_items[0].unit_price",
        "line_items[0].subtotal",
        "line_items[1].subtotal",
        "subtotal",
        "tax_amount",
        "total_amount",
    }


def test_figures_that_stand_nowhere_are_not_certain_however_well_they_add_up() -> None:
    judged = trusted(proposal(placed=False), PAGES)
    assert certain(judged) == set()


def test_a_contradicted_figure_is_less_sure_than_one_that_merely_stands_there() -> None:
    wrong = trusted(proposal({"total_amount": "150.00"}), PAGES).evidence
    assert wrong["total_amount"].confidence < wrong["supplier.name"].confidence


def test_a_second_reader_makes_it_certain_or_leaves_it_in_doubt() -> None:
    said = trusted(proposal(), PAGES)
    name = FieldReading("supplier.name", "Berg GmbH", "Berg GmbH", "offline", 0.6, 1, BOX)
    alone = Proposal(with_text(Invoice(), name.path, name.value), {name.path: name}, "offline")
    assert not is_doubtful(combine((alone, said), PAGES).evidence[name.path])
    other = FieldReading("supplier.name", "Tal AG", "Tal AG", "offline", 0.6, 1, BOX)
    against = Proposal(
        with_text(Invoice(), other.path, other.value), {other.path: other}, "offline"
    )
    assert is_doubtful(combine((against, said), PAGES).evidence[other.path])


def test_confidence_from_elsewhere_is_left_alone() -> None:
    given = proposal()
    kept = given.evidence["supplier.name"].with_confidence(0.31)
    changed = Proposal(given.invoice, {**given.evidence, "supplier.name": kept}, "gemini")
    assert trusted(changed, PAGES).evidence["supplier.name"].confidence == 0.31
