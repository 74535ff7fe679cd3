# SPDX-License-Identifier: AGPL-3.0-or-later
"""Lessons: kept as JSON, found among thousands, weighed by their record; shapes and labels."""

from __future__ import annotations

import copy
import random
import time
from dataclasses import replace
from typing import Any

import pytest

from desktop.domain.layout import (
    Anchor,
    ColumnLesson,
    FieldLesson,
    Landmark,
    Layout,
    Region,
    Relation,
    TableLesson,
)
from desktop.domain.page import Box, PageText, Word, WordsSource
from desktop.readers.conventions import decide
from desktop.readers.layouts.candidates import find_value
from desktop.readers.layouts.paper import Paper, Shift, shape_likeness, shape_of
from desktop.readers.layouts.recognise import LayoutIndex, Listed, mark_of, recognise

NUMBER = FieldLesson(
    "invoice_number",
    (Anchor("Doklad", Relation.RIGHT),),
    Region(0.6, 0.2, 0.75, 0.22),
    "first",
    "AA99-9999",
    "invoice-1",
)
LAYOUT = Layout(
    "Novotny Papir s.r.o.",
    ("CZ25123891",),
    tuple(Landmark(text, 0.1, 0.1 * n) for n, text in enumerate(("doklad", "splatno", "polozka"))),
    (NUMBER,),
    TableLesson((ColumnLesson("net", "Celkem", 0.8, 0.9),), "invoice-1"),
    ",",
    "dmy",
    "cs",
    ("invoice-1",),
)


def _page(*texts: tuple[float, float, str]) -> PageText:
    words: list[Word] = []
    for line, (x, y, text) in enumerate(texts):
        for part in text.split():
            width = 6.0 * len(part)
            words.append(Word(part, Box(x, y, x + width, y + 10), 0, line))
            x += width + 3
    return PageText(1, 600, 800, words=tuple(words), source=WordsSource.LAYER)


def _paper(*texts: tuple[float, float, str]) -> Paper:
    pages = (_page(*texts),)
    return Paper(pages, decide(pages))


def test_a_layout_comes_back_from_json() -> None:
    assert Layout.from_wire(LAYOUT.as_wire()) == LAYOUT


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("fields", 0, "path"), "no.such.field"),
        (("fields", 0, "region"), [0, 0, float("nan"), 1]),
        (("fields", 0, "region"), [0, 0, 99, 1]),
        (("fields", 0, "confirmed"), -1),
        (("fields", 0, "anchors"), [["Doklad", "above the clouds"]]),
        (("table", "columns"), [["net", "Celkem", 0.9, 0.1]]),
        (("landmarks",), [["doklad", 5.0, 0.1]]),
        (("supplier",), None),
        (("keys",), None),
    ],
)
def test_what_is_no_layout_is_refused(path: tuple[Any, ...], value: object) -> None:
    wire = copy.deepcopy(LAYOUT.as_wire())
    node: Any = wire
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = value
    with pytest.raises(ValueError):
        Layout.from_wire(wire)


def test_a_lesson_that_fails_twice_is_given_up_and_may_recover() -> None:
    lesson = NUMBER
    assert lesson.standing == 1.0
    lesson = lesson.judged(False)
    assert lesson.standing < 0.5
    assert not lesson.is_given_up
    lesson = lesson.judged(False)
    assert lesson.is_given_up
    assert not lesson.judged(True).judged(True).is_given_up


def test_patterns_are_compared_by_their_groups() -> None:
    assert shape_of("RE-2026/017") == "AA-9999/999"
    assert shape_likeness("AA-9999/999", "AA-9999/999") == 1.0
    assert shape_likeness("AA-9999/999", "AA-9999/9999") == 0.8
    assert shape_likeness("AA-9999/999", "99.99.9999") < 0.3


def test_the_value_beside_the_learned_label_is_taken() -> None:
    paper = _paper(
        (60, 100, "Doklad"), (360, 160, "AB12-1234"), (60, 160, "Doklad"), (60, 200, "CD34-5678")
    )
    found = find_value(NUMBER, paper, Shift())
    assert found is not None
    assert (found.sight.value, found.label) == ("AB12-1234", "Doklad")


def test_nothing_is_taken_where_label_and_place_are_others() -> None:
    assert (
        find_value(NUMBER, _paper((60, 700, "Objednavka"), (200, 700, "AB12-1234")), Shift())
        is None
    )


def test_a_label_is_known_with_another_rate_of_tax() -> None:
    lesson = FieldLesson(
        "tax_amount",
        (Anchor("DPH 21%", Relation.RIGHT),),
        Region(0.8, 0.6, 0.9, 0.62),
        "first",
        "99,99",
        "invoice-1",
        last=True,
    )
    paper = _paper(
        (300, 400, "DPH 12%"), (480, 400, "45,10"), (300, 420, "Celkem"), (480, 420, "9,00")
    )
    found = find_value(lesson, paper, Shift())
    assert found is not None
    assert found.sight.value == "45.10"


def test_another_papers_words_are_not_the_layout() -> None:
    assert recognise(LAYOUT, _paper((60, 100, "Invoice"), (60, 120, "Total 5.00"))) is None


def test_the_suppliers_identifier_is_enough_to_know_it() -> None:
    found = recognise(LAYOUT, _paper((60, 100, "VAT CZ 25123891")))
    assert found is not None
    assert found.supplier
    assert not found.places_hold


def test_a_layout_is_found_among_ten_thousand_in_no_time() -> None:
    dice = random.Random(3)

    def word() -> str:
        return "".join(dice.choice("abcdefghijklmnop") for _ in range(9))

    index = LayoutIndex()
    for n in range(10_000):
        marks = [mark_of(text) for text in ("invoice", "total", *(word() for _ in range(25)))]
        index.put(Listed(str(n), (f"DE{n:09d}",), f"{word()} {word()}", tuple(marks)))
    index.put(Listed("looked for", ("CZ25123891",), "novotny papir", (mark_of("doklad"),)))
    lines = [(60.0, 20.0 + 12 * n, f"{word()} {word()} Total {n}") for n in range(60)]
    page = _page(*lines, (60, 760, "DIC CZ25123891"))
    assert index.candidates((page,))[0] == "looked for"
    best = 1.0
    for _ in range(5):
        started = time.perf_counter()
        index.candidates((page,))
        best = min(best, time.perf_counter() - started)
    assert best < 0.02
    index.remove("looked for")
    assert "looked for" not in index.candidates((page,))
    assert len(index) == 10_000


def test_points_that_ocr_took_for_commas_are_no_riddle_to_lessons() -> None:
    page = _page(
        (60, 100, "Celkem"), (300, 100, "1.649.36"), (300, 120, "12,50"), (300, 140, "7,20")
    )
    words = tuple(replace(word, confidence=0.9) for word in page.words)
    read = replace(page, words=words, source=WordsSource.OCR)
    paper = Paper((read,), decide((read,)))
    assert "1649.36" in {sight.value for sight in paper.sights("total_amount")}
