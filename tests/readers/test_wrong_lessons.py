# SPDX-License-Identifier: AGPL-3.0-or-later
"""Lessons that are wrong: what is certain without them stays, and damage to them is survived."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.company import OwnCompany
from desktop.domain.fields import get_text, kind_of
from desktop.domain.layout import FieldLesson, KnownLayout, Layout, Region
from desktop.domain.reading import CERTAIN, LocalReading, Proposal, Source
from desktop.readers.combine import same_value
from desktop.readers.layouts.reading import joined, read_by_layouts
from desktop.readers.layouts.teach import Example, teach
from desktop.readers.read_text import read_pages
from tests.readers.papers import german_invoice

OWN = OwnCompany()
PAGES = (german_invoice().sheet.page(),)
GENERAL = read_pages(PAGES, OWN)
SURE = {p: r.value for p, r in GENERAL.evidence.items() if r.confidence >= CERTAIN}


def right() -> Layout:
    layout = teach(Example("first", GENERAL.invoice, GENERAL.evidence, PAGES, GENERAL), OWN)
    assert layout is not None
    return layout


LAYOUT = right()


def read(layout: Layout) -> Proposal:
    local = LocalReading(PAGES, GENERAL, {Source.OFFLINE.value: GENERAL})
    found = read_by_layouts(PAGES, (KnownLayout("one", layout),), OWN)
    return local.proposal if found is None else joined(local, found).proposal


def _swapped(one: FieldLesson, other: FieldLesson) -> FieldLesson:
    """The lesson of one field that leads to where another's value stands."""
    return replace(
        one, anchors=other.anchors, region=other.region, shape=other.shape, last=other.last,
        value=other.value if one.value is not None else None,
    )  # fmt: skip


@st.composite
def wrong_layouts(draw: st.DrawFn) -> Layout:
    """Lessons that lead to values of other fields of their kind, or to other places."""
    lessons = list(LAYOUT.fields)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lessons) - 1))
        alike = [f for f in LAYOUT.fields if kind_of(f.path) is kind_of(lessons[at].path)]
        lessons[at] = _swapped(lessons[at], draw(st.sampled_from(alike)))
        if draw(st.booleans()):
            x, y = draw(st.floats(0, 0.8)), draw(st.floats(0, 0.9))
            lessons[at] = replace(lessons[at], region=Region(x, y, x + 0.1, y + 0.02))
    confirmed = draw(st.integers(0, 3))
    fields = tuple(replace(f, needed=False, confirmed=confirmed) for f in lessons)
    return replace(LAYOUT, fields=fields)


def test_there_is_something_to_lose() -> None:
    assert {"invoice_number", "issue_date", "total_amount"} <= SURE.keys()
    kept = read(LAYOUT)
    assert {p: get_text(kept.invoice, p) for p in SURE} == SURE


@settings(max_examples=60, deadline=None)
@given(wrong_layouts())
def test_what_is_certain_without_a_lesson_stays(layout: Layout) -> None:
    """The general reader was right on the verified invoice, so the lesson yields."""
    said = read(layout)
    lost = [
        path
        for path, value in SURE.items()
        if not same_value(path, get_text(said.invoice, path) or "", value)
    ]
    assert lost == []


@settings(max_examples=60, deadline=None)
@given(wrong_layouts())
def test_wrong_lessons_are_certain_of_nothing_new(layout: Layout) -> None:
    """A value that is nobody's but the lesson's may be wrong; a false one is never certain."""
    said = read(layout)
    truth = {**SURE, **{p: r.value for p, r in GENERAL.evidence.items()}}
    false = [
        path
        for path, reading in said.evidence.items()
        if reading.confidence >= CERTAIN
        and path in truth
        and not same_value(path, reading.value, truth[path])
    ]
    assert false == []


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_a_damaged_layout_is_refused_or_read_by(data: st.DataObject) -> None:
    """Whatever the database holds: it is no layout, or reading by it ends well."""
    wire = LAYOUT.as_wire()
    key = data.draw(st.sampled_from(sorted(wire)))
    junk = st.one_of(
        st.none(), st.integers(), st.text(max_size=8), st.lists(st.integers(), max_size=3)
    )
    if isinstance(wire[key], list) and wire[key] and data.draw(st.booleans()):
        at = data.draw(st.integers(0, len(wire[key]) - 1))
        wire[key] = [*wire[key][:at], data.draw(junk), *wire[key][at + 1 :]]
    else:
        wire[key] = data.draw(junk)
    try:
        layout = Layout.from_wire(wire)
    except ValueError:
        return
    read(layout)
