# SPDX-License-Identifier: AGPL-3.0-or-later
"""Blacking out on the pages: by mouse and by keys, kept over a restart, taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.domain.page import Box
from desktop.ui.page_view.blackout_canvas import BlackoutCanvas
from tests.ui.conftest import SAMPLES, OpenWindow, Person

SAMPLE = SAMPLES / "gb-garden-care.pdf"
if not SAMPLE.exists():
    SAMPLE = min(SAMPLES.glob("*.pdf"))


@pytest.fixture
def canvas(person: Person) -> BlackoutCanvas:
    return _opened(person)


def _opened(person: Person) -> BlackoutCanvas:
    if not person.rows():
        person.bring_in(SAMPLE)
    person.open(SAMPLE.name)
    view = person.window.viewer.canvas
    person.wait(lambda: view.sharp and view.words.of(1))
    return view


def _spot(view: BlackoutCanvas, x: float, y: float, page: int = 1) -> QPoint:
    """A place of a page, in points, on the viewport."""
    rect = view.geometry_.box_rect(page - 1, Box(x, y, x, y))
    return (rect.topLeft() - view.visible_rect().topLeft()).toPoint()


def _drag(view: BlackoutCanvas, start: QPoint, end: QPoint) -> None:
    port = view.viewport()
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for kind, spot, button in (
        (QMouseEvent.Type.MouseButtonPress, start, left),
        (QMouseEvent.Type.MouseMove, end, left),
        (QMouseEvent.Type.MouseButtonRelease, end, left),
    ):
        event = QMouseEvent(
            kind, QPointF(spot), QPointF(port.mapToGlobal(spot)), button, left, none
        )
        QApplication.sendEvent(port, event)


def test_a_region_is_drawn_kept_chosen_removed_and_brought_back(
    canvas: BlackoutCanvas, person: Person, open_window: OpenWindow
) -> None:
    person.act("black_out")
    assert canvas.drawing
    assert person.window.viewer._black_out.isChecked()
    _drag(canvas, _spot(canvas, 60, 80), _spot(canvas, 200, 140))
    person.wait(lambda: len(canvas.regions) == 1)
    (region,) = canvas.regions
    assert region.page == 1
    assert region.who == "Anna Weber"
    scale = 1 / canvas.geometry_.scale
    for is_, wanted in zip(region.box.as_list(), (60, 80, 200, 140), strict=True):
        assert abs(is_ - wanted) <= scale
    assert "1 region" in canvas.accessibleDescription()
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert not canvas.drawing

    invoice = person.detail.id
    person.close()
    person = open_window()
    person.wait(person.rows)
    view = _opened(person)
    assert person.detail.id == invoice
    person.wait(lambda: view.regions)
    assert view.regions[0].box == region.box
    assert view.regions[0].id == region.id

    person.act("next_blackout")
    assert view.chosen == region.id
    QTest.keyClick(view, Qt.Key.Key_Delete)
    person.wait(lambda: view.regions == ())
    QTest.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    person.wait(lambda: len(view.regions) == 1)
    assert view.regions[0].box == region.box
    QTest.keyClick(
        view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    person.wait(lambda: view.regions == ())


def test_selected_words_the_fields_place_and_a_page_are_blacked_out_by_keys(
    canvas: BlackoutCanvas, person: Person
) -> None:
    word = canvas.words.of(1)[0]
    place = canvas.words.nearest(1, word.box.mid_x, word.box.mid_y)
    assert place is not None
    canvas.selection = (place, place)
    person.act("black_out")
    person.wait(lambda: len(canvas.regions) == 1)
    box = canvas.regions[0].box
    assert box.x0 <= word.box.x0
    assert word.box.x1 <= box.x1
    assert box.y0 <= word.box.y0
    assert word.box.y1 <= box.y1
    assert not canvas.drawing
    assert canvas.selected_text == ""

    person.window.form.go_to("invoice_number")
    person.wait(lambda: canvas.lit)
    lit = canvas.lit[0].box
    person.act("black_out_field")
    person.wait(lambda: len(canvas.regions) == 2)
    assert canvas.regions[1].box == lit

    person.act("black_out_page")
    person.wait(lambda: len(canvas.regions) == 3)
    assert canvas.regions[2].box == Box(
        0, 0, canvas.geometry_.pages[0].width, canvas.geometry_.pages[0].height
    )


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_a_region_drawn_on_a_turned_page_lies_where_it_was_drawn(
    turns: int, canvas: BlackoutCanvas, person: Person
) -> None:
    for _ in range(turns):
        person.act("rotate")
    person.wait(lambda: canvas.sharp)
    person.act("fit_page")
    person.act("black_out")
    start, end = _spot(canvas, 100, 200), _spot(canvas, 300, 260)
    _drag(canvas, start, end)
    person.wait(lambda: canvas.regions)
    slack = 2 / canvas.geometry_.scale
    for is_, wanted in zip(canvas.regions[0].box.as_list(), (100, 200, 300, 260), strict=True):
        assert abs(is_ - wanted) <= slack


def test_a_region_shows_by_hatching_and_border_and_the_print_stays_legible(
    canvas: BlackoutCanvas, person: Person
) -> None:
    before = _shot(canvas)
    person.act("black_out")
    _drag(canvas, _spot(canvas, 60, 60), _spot(canvas, 220, 160))
    person.wait(lambda: canvas.regions)
    after = _shot(canvas)
    spot = _spot(canvas, 140, 110)
    greys = {
        after.pixelColor(spot.x() + dx, spot.y() + dy).lightness()
        for dx in range(16)
        for dy in range(16)
    }
    assert max(greys) - min(greys) > 60  # stripes, not one colour
    assert before.pixelColor(_spot(canvas, 400, 700)) == after.pixelColor(_spot(canvas, 400, 700))
    edge = _spot(canvas, 60, 110)
    row = [after.pixelColor(edge.x() + dx, edge.y()).lightness() for dx in range(-4, 5)]
    assert min(row) < 60


def _shot(view: BlackoutCanvas) -> QImage:
    return view.viewport().grab().toImage()


def test_a_slip_of_the_hand_blacks_nothing_out(canvas: BlackoutCanvas, person: Person) -> None:
    person.act("black_out")
    spot = _spot(canvas, 100, 100)
    _drag(canvas, spot, spot + QPoint(1, 1))
    QTest.qWait(200)
    assert canvas.regions == ()
