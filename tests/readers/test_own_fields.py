# SPDX-License-Identifier: AGPL-3.0-or-later
"""Own fields are found by the label that is printed, with the place that proves them."""

from __future__ import annotations

import time

import pytest

from desktop.domain.company import OwnCompany
from desktop.domain.invoice import Invoice
from desktop.domain.own_fields import own_path
from desktop.domain.page import Box, PageText, Word
from desktop.domain.ports import OwnField
from desktop.domain.reading import CERTAIN, FieldReading, Proposal
from desktop.readers.combine import combine
from desktop.readers.conventions import decide
from desktop.readers.grounding import Grounding
from desktop.readers.own_fields import labels_of
from desktop.readers.read_text import read_pages

_WIDTH = 6.0


def _page(*lines: str) -> PageText:
    """Words of a monospaced page; two spaces or more part columns."""
    words = []
    for row, line in enumerate(lines):
        at = 0
        for word in line.split(" "):
            if word:
                x, y = 40 + at * _WIDTH, 60 + row * 16.0
                box = Box(x, y, x + len(word) * _WIDTH, y + 10)
                words.append(Word(word, box, 0, row, 1.0, False))
            at += len(word) + 1
    return PageText(1, 595, 842, tuple(words))


def _read(field: OwnField, *lines: str) -> FieldReading | None:
    page = _page("INVOICE", "Invoice number: 4711-A", "Total EUR  1.234,50", *lines)
    return read_pages([page], OwnCompany(), (field,)).evidence.get(own_path(field.name))


@pytest.mark.parametrize(
    ("field", "lines", "value"),
    [
        (OwnField("Cost centre"), ("Cost centre: 8150 North",), "8150 North"),
        (OwnField("Cost centre"), ("COST-CENTRE     8150",), "8150"),
        (OwnField("Kostenträger"), ("Kostentrager: K-77",), "K-77"),
        (OwnField("Cost centre", "text", "four digits behind “KST”"), ("KST: 8150",), "8150"),
        (OwnField("Weight", "number"), ("Weight: 1.012,5 kg",), "1012.5"),
        (OwnField("Sent on", "date"), ("Sent on 24.12.2025",), "2025-12-24"),
        (OwnField("Site"), ("Site        4 of 7", "Leeds       Miller"), "4 of 7"),
        (OwnField("Site"), ("Site", "Leeds"), "Leeds"),
    ],
)
def test_the_value_beside_or_below_its_label(
    field: OwnField, lines: tuple[str, ...], value: str
) -> None:
    reading = _read(field, *lines)
    assert reading is not None
    assert reading.value == value
    assert reading.box is not None
    assert reading.page == 1
    assert reading.label
    assert 0 < reading.confidence < 1


@pytest.mark.parametrize(
    ("field", "line"),
    [
        (OwnField("Site"), "Please leave the site clean after the work is done"),
        (OwnField("Site"), "Website: www.example.com"),
        (OwnField("Weight", "number"), "Weight: see delivery note"),
        (OwnField("Sent on", "date"), "Sent on request"),
        (OwnField("Cost centre"), "Cost centre:"),
    ],
)
def test_what_is_no_value_is_left_empty(field: OwnField, line: str) -> None:
    assert _read(field, line) is None


def test_a_text_is_never_certain_a_date_that_stands_alone_is() -> None:
    text = _read(OwnField("Site"), "Site: Leeds")
    again = _read(OwnField("Site"), "Site: Leeds", "", "Site: Leeds", "", "Site: Leeds")
    day = _read(OwnField("Sent on", "date"), "Sent on: 24.12.2025")
    assert text is not None
    assert again is not None
    assert day is not None
    assert text.confidence < CERTAIN
    assert again.confidence < CERTAIN
    assert day.confidence >= CERTAIN


def test_a_row_of_heads_looks_like_a_row_of_values() -> None:
    reading = _read(OwnField("Site"), "Site        Foreman", "Leeds       Miller")
    assert reading is not None
    assert reading.confidence < 0.5


def test_an_amount_is_hardly_a_text() -> None:
    reading = _read(OwnField("Project"), "Project     $3,200.00")
    assert reading is not None
    assert reading.confidence < 0.5


def test_two_values_for_one_label_are_doubtful() -> None:
    two = _read(OwnField("Sent on", "date"), "Sent on: 24.12.2025", "", "Sent on: 25.12.2025")
    assert two is not None
    assert two.confidence < 0.8


def test_neighbouring_own_fields_keep_apart() -> None:
    page = _page("INVOICE", "Site: Leeds North Foreman: Miller", "Total EUR  100,00")
    fields = (OwnField("Site"), OwnField("Foreman"))
    invoice = read_pages([page], OwnCompany(), fields).invoice
    assert invoice.other == {"Site": "Leeds North", "Foreman": "Miller"}


def test_hidden_words_are_no_value() -> None:
    shown = _page("INVOICE", "Site:")
    box = Box(90, 76, 120, 86)
    page = PageText(1, 595, 842, (*shown.words, Word("Leeds", box, 0, 1, 1.0, True)))
    assert read_pages([page], OwnCompany(), (OwnField("Site"),)).invoice.other == {}


def test_a_name_with_dots_and_brackets_is_one_name() -> None:
    field = OwnField("No. of pallets [EUR]", "number")
    reading = _read(field, "No. of pallets [EUR]: 12")
    assert reading is not None
    assert reading.value == "12"


def test_labels_are_the_name_and_what_is_quoted() -> None:
    field = OwnField("Cost centre", "text", 'behind "KST" or „Kostenstelle“')
    assert labels_of(field) == ("Cost centre", "KST", "Kostenstelle")


def test_without_own_fields_nothing_is_slower_or_other() -> None:
    page = _page("INVOICE", *(f"Row {n}: value {n}" for n in range(40)))
    plain = read_pages([page], OwnCompany())
    assert plain == read_pages([page], OwnCompany(), ())
    assert plain.invoice.other == {}
    started = time.perf_counter()
    read_pages([page], OwnCompany(), tuple(OwnField(f"Field {n}") for n in range(20)))
    assert time.perf_counter() - started < 2


def _said(value: str, reader: str, confidence: float) -> Proposal:
    path = own_path("Weight")
    reading = FieldReading(path, value, value, reader, confidence, 1, Box(1, 1, 9, 9))
    return Proposal(Invoice(other={"Weight": value}), {path: reading}, reader)


def test_readers_that_agree_make_it_surer_and_others_doubtful() -> None:
    path = own_path("Weight")
    same = combine((_said("12.5", "offline", 0.8), _said("12.50", "gemini", 0.78)), ())
    other = combine((_said("12.5", "offline", 0.8), _said("13", "gemini", 0.78)), ())
    assert same.evidence[path].confidence > CERTAIN
    assert other.evidence[path].confidence < 0.8
    assert set(same.invoice.other) == {"Weight"}
    assert same.evidence[path].value == same.invoice.other["Weight"]


@pytest.mark.parametrize(
    ("value", "printed"),
    [("2025-12-24", "24.12.2025"), ("1012.5", "1.012,50"), ("KST 8150", "KST 8150")],
)
def test_a_typed_value_is_found_as_it_is_printed(value: str, printed: str) -> None:
    page = _page("INVOICE", "Invoice date: 01.12.2025", f"Field: {printed}", "Total EUR  1.234,50")
    found = Grounding([page], decide([page])).find(own_path("Field"), value)
    assert found is not None
    assert found[2] == printed


def test_of_two_places_the_one_behind_its_name_counts() -> None:
    page = _page("INVOICE", "Copies  12", "Pallets  12", "Total EUR  1.234,50")
    found = Grounding([page], decide([page])).find(own_path("Pallets"), "12")
    assert found is not None
    assert found[1].y0 == 92
