# SPDX-License-Identifier: AGPL-3.0-or-later
"""Several readers, one proposal: agreement counts, exact sources win, the unproven is not sure."""

from typing import Any

from desktop.domain.invoice import Invoice
from desktop.domain.page import Box
from desktop.domain.reading import CERTAIN, FieldReading, Proposal
from desktop.readers.combine import combine
from desktop.readers.read_text import nested
from tests.readers.papers import german_invoice

PAGES = [german_invoice().sheet.page()]
PLACE = Box(10, 10, 60, 20)


def said(reader: str, *, proven: bool = True, sure: float = 0.8, **fields: Any) -> Proposal:
    values = {path.replace("__", "."): value for path, value in fields.items()}
    evidence = {
        path: FieldReading(
            path,
            value,
            value,
            reader,
            sure,
            page=1 if proven else None,
            box=PLACE if proven else None,
        )
        for path, value in values.items()
    }
    return Proposal(Invoice.model_validate(nested(values)), evidence, reader)


def test_agreement_makes_surer_than_either() -> None:
    joined = combine(
        [said("offline", invoice_number="A-1"), said("gemini", invoice_number="A-1")], PAGES
    )
    assert joined.evidence["invoice_number"].confidence > 0.9
    assert joined.reader == "gemini"


def test_disagreement_makes_doubt_and_prefers_what_stands_on_the_page() -> None:
    joined = combine(
        [
            said("offline", total_amount="119.00"),
            said("gemini", total_amount="191.00", proven=False, sure=0.85),
        ],
        PAGES,
    )
    assert str(joined.invoice.total_amount) == "119.00"
    assert joined.evidence["total_amount"].confidence < 0.7


def test_a_lone_value_is_kept() -> None:
    joined = combine([said("offline", due_date="2024-04-04"), said("gemini")], PAGES)
    assert joined.evidence["due_date"].value == "2024-04-04"


def test_an_einvoice_wins_and_gains_the_place_on_the_page() -> None:
    exact = Proposal(
        Invoice(invoice_number="A-1"),
        {
            "invoice_number": FieldReading(
                "invoice_number", "A-1", "A-1", "einvoice", 1.0, element="/Invoice/ID"
            )
        },
        "einvoice",
    )
    joined = combine([said("offline", invoice_number="A-1", supplier__phone="030 1"), exact], PAGES)
    reading = joined.evidence["invoice_number"]
    assert (reading.source, reading.confidence, reading.box) == ("einvoice", 1.0, PLACE)
    assert joined.invoice.supplier.phone == "030 1"
    again = combine([said("offline", invoice_number="B-2"), exact], PAGES)
    assert again.invoice.invoice_number == "A-1"


def test_net_tax_and_total_come_from_the_reader_whose_sums_add_up() -> None:
    joined = combine(
        [
            said("offline", sure=0.7, subtotal="100.00", tax_amount="19.00", total_amount="119.00"),
            said("gemini", sure=0.9, subtotal="100.00", tax_amount="91.00", total_amount="119.00"),
        ],
        PAGES,
    )
    assert str(joined.invoice.tax_amount) == "19.00"


def test_a_value_that_stands_nowhere_is_never_certain() -> None:
    joined = combine([said("gemini", invoice_number="A-1", proven=False, sure=0.99)], PAGES)
    assert joined.evidence["invoice_number"].confidence < CERTAIN


def test_one_proposal_comes_back_as_it_was() -> None:
    alone = german_invoice().read()
    assert combine([alone], PAGES).invoice == alone.invoice


def test_trailing_zeros_and_case_are_no_disagreement() -> None:
    joined = combine(
        [said("offline", subtotal="100.00", supplier__name="ACME Ltd"),
         said("gemini", subtotal="100", supplier__name="Acme Ltd.")],
        PAGES,
    )  # fmt: skip
    assert joined.evidence["subtotal"].confidence > 0.9
    assert joined.evidence["supplier.name"].confidence > 0.9


def test_one_source_asked_twice_is_one_witness() -> None:
    alone = said("gemini", sure=0.78, invoice_number="A-1", supplier__name="Berg GmbH")
    joined = combine([alone, alone], PAGES)
    assert joined.evidence["invoice_number"].confidence == 0.78
    # nor do two of a kind outvote another that is as sure
    rival = said("offline", sure=0.85, invoice_number="B-2")
    joined = combine([alone, alone, rival], PAGES)
    assert joined.invoice.invoice_number == "B-2"
    assert joined.evidence["invoice_number"].confidence < 0.8


def test_what_is_said_in_a_models_own_words_is_kept_and_never_certain() -> None:
    summed = said("gemini", proven=False, sure=0.78, summary="Paint for the hall")
    joined = combine([said("offline", invoice_number="A-1"), summed], PAGES)
    assert joined.invoice.summary == "Paint for the hall"
    assert joined.evidence["summary"].confidence < CERTAIN
