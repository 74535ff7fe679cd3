# SPDX-License-Identifier: AGPL-3.0-or-later
"""The page viewer: sharp pages, zoom, rotation, turning pages, words selected and found."""

import pytest
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest

from desktop.background.pages_lane import PageKey
from desktop.domain.page import Box, PageSize
from desktop.ui.page_view.geometry import Fit, PageGeometry
from desktop.ui.page_view.pictures import PictureCache
from desktop.ui.page_view.text_canvas import TextCanvas
from tests.ui.conftest import SAMPLES, Person

THREE = SAMPLES / "de-elektrogrosshandel-three-pages.pdf"
A4 = PageSize(1, 595.0, 842.0)


@pytest.fixture
def canvas(person: Person) -> TextCanvas:
    """The viewer on a three-page invoice."""
    person.bring_in(THREE)
    person.open(THREE.name)
    view = person.window.viewer.canvas
    person.wait(lambda: view.sharp and view.words.of(3))
    return view


def test_pages_are_turned_zoomed_and_rotated_and_become_sharp(
    canvas: TextCanvas, person: Person
) -> None:
    assert len(canvas.geometry_.pages) == 3
    canvas.setFocus()
    for _ in range(12):
        QTest.keyClick(canvas, Qt.Key.Key_PageDown)
    assert canvas.page == 3
    person.wait(lambda: canvas.sharp)
    for _ in range(12):
        QTest.keyClick(canvas, Qt.Key.Key_PageUp)
    assert canvas.page == 1

    fitted = canvas.geometry_.zoom
    person.act("zoom_in")
    assert canvas.geometry_.zoom > fitted
    person.wait(lambda: canvas.sharp)
    key = canvas.key_of(1)
    assert key is not None
    picture = canvas.pictures.get(key)
    assert picture is not None
    assert abs(picture.width() - canvas.geometry_.rect(0).width()) <= 1.5
    person.act("fit_page")
    assert canvas.geometry_.rect(0).height() <= canvas.viewport().height()
    person.act("rotate")
    assert canvas.geometry_.shown_size(0) == (canvas.geometry_.pages[0].height, 595.0) or (
        canvas.geometry_.rotation == 90
    )
    person.wait(lambda: canvas.sharp)
    person.act("fit_width")
    assert canvas.geometry_.rect(0).width() <= canvas.viewport().width()


def test_words_are_selected_by_mouse_and_copied(canvas: TextCanvas) -> None:
    first, last = canvas.words.of(1)[0], canvas.words.of(1)[4]

    def spot(box: Box) -> QPointF:
        return canvas.geometry_.box_rect(0, box).center() - canvas.visible_rect().topLeft()

    start, end = spot(first.box).toPoint(), spot(last.box).toPoint()
    QTest.mousePress(canvas.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(canvas.viewport(), end)
    QTest.mouseRelease(canvas.viewport(), Qt.MouseButton.LeftButton, pos=end)
    if canvas.selection is None:
        # the offscreen platform sends moves without buttons
        place = canvas.words.nearest(1, last.box.mid_x, last.box.mid_y)
        assert place is not None
        canvas._select_to(place)
    QTest.keyClick(canvas, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert first.text in copied
    assert last.text in copied


def test_search_lights_up_every_place_and_walks_them(canvas: TextCanvas, person: Person) -> None:
    wanted = canvas.words.of(3)[0].text
    person.act("find")
    line = person.window.viewer._find_text
    assert line.isVisible()
    line.setText(wanted)
    assert any(hit.page == 3 for hit in canvas.hits)
    pages = set()
    for _ in canvas.hits:
        person.act("find")
        pages.add(canvas.hits[canvas.current_hit].page)
    assert 3 in pages
    line.setText("surely-not-there")
    assert person.window.viewer._find_count.text() == "not found"
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert not line.isVisible()
    assert canvas.hits == ()


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_boxes_and_points_agree_however_the_page_is_turned(rotation: int) -> None:
    geometry = PageGeometry([A4, PageSize(2, 842.0, 595.0)])
    geometry.rotation = rotation
    geometry.zoom = 1.3
    geometry.arrange()
    for index in range(2):
        box = Box(100, 50, 220, 70)
        rect = geometry.box_rect(index, box)
        assert geometry.rect(index).contains(rect)
        x, y = geometry.point_on_page(index, rect.center())
        assert (x, y) == (pytest.approx(160), pytest.approx(60))


def test_fit_keeps_the_page_inside_whatever_its_shape() -> None:
    for size in (A4, PageSize(1, 2000.0, 300.0), PageSize(1, 80.0, 1500.0)):
        geometry = PageGeometry([size])
        geometry.zoom = geometry.fit_zoom(Fit.PAGE, 600, 800, 0)
        geometry.arrange()
        assert geometry.rect(0).width() <= 601
        assert geometry.rect(0).height() <= 801


def test_the_picture_cache_keeps_to_its_bytes_and_stands_in(tmp_path: object) -> None:
    from pathlib import Path

    cache = PictureCache(limit=3 * 100 * 100 * 4)
    keys = [PageKey(Path("a.pdf"), page, 1.0) for page in range(1, 6)]
    for key in keys:
        picture = QImage(QSize(100, 100), QImage.Format.Format_RGB32)
        picture.fill(QColor("white"))
        cache.put(key, picture)
    assert cache.bytes <= 3 * 100 * 100 * 4
    assert cache.get(keys[0]) is None
    assert cache.get(keys[4]) is not None
    assert cache.stand_in(PageKey(Path("a.pdf"), 5, 2.0)) is not None
    assert cache.stand_in(PageKey(Path("a.pdf"), 1, 2.0)) is None
