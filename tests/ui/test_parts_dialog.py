# SPDX-License-Identifier: AGPL-3.0-or-later
"""Splitting and joining in the window: by keyboard alone, taken back, and smooth for long files."""

from __future__ import annotations

import time
from pathlib import Path

import pymupdf
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.domain.parts import (
    CUT_WORDS,
    Cut,
    CutProposal,
    CutReason,
    PageHead,
    PartsOpening,
    PartSource,
)
from desktop.domain.status import InvoiceState
from desktop.ui.look import Theme
from desktop.ui.parts.dialog import PartsDialog
from desktop.ui.parts.draft import DraftPage, PartsDraft, pages_of
from desktop.ui.parts.words import REASONS
from tests.paper import invoice_pdf
from tests.ui.conftest import Person

_K = Qt.Key
_ALT, _CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def _opened(person: Person) -> PartsDialog:
    person.wait(lambda: person.window.findChild(PartsDialog))
    dialog = person.window.findChild(PartsDialog)
    assert dialog is not None
    person.wait(dialog.isVisible)
    return dialog


def _pages(dialog: PartsDialog) -> list[list[tuple[int, int]]]:
    return [[(page.source, page.page) for page in part] for part in dialog.draft.parts]


def _gone(person: Person) -> None:
    person.wait(lambda: person.window.findChild(PartsDialog) is None)


def test_a_file_is_split_by_keyboard_taken_back_and_its_parts_joined(
    person: Person, tmp_path: Path
) -> None:
    with pymupdf.open() as target:
        for number in ("INV-1001", "INV-1002", "INV-1003"):
            with pymupdf.open(stream=invoice_pdf(number)) as source:
                target.insert_pdf(source)
        target.save(tmp_path / "post.pdf")
    person.bring_in(tmp_path / "post.pdf")
    person.open("post.pdf")
    assert any("seems to hold 3 invoices" in f.words for f in person.detail.findings)
    source_id = person.detail.id
    person.act("split")
    dialog = _opened(person)
    canvas = dialog.canvas
    assert QApplication.focusWidget() is canvas
    person.wait(lambda: _pages(dialog) == [[(0, 1)], [(0, 2)], [(0, 3)]])
    assert dialog.ok is not None
    assert dialog.ok.text() == "Make 3 invoices"
    person.wait(lambda: canvas.pictures.get(canvas.key_of(dialog.draft.page(2))) is not None)
    # to the third page, no cut there, then cut again; the second page changes over and back
    QTest.keyClick(canvas, _K.Key_End)
    assert "INV-1003" in canvas.accessibleName()
    assert "part 3 of 3" in dialog.about.text()
    QTest.keyClick(canvas, _K.Key_Space)
    assert _pages(dialog) == [[(0, 1)], [(0, 2), (0, 3)]]
    QTest.keyClick(canvas, _K.Key_Left, _ALT)
    assert _pages(dialog) == [[(0, 1)], [(0, 3), (0, 2)]]
    QTest.keyClick(canvas, _K.Key_R)
    QTest.keyClick(canvas, _K.Key_Delete)
    assert dialog.draft.page(canvas.current) == DraftPage(0, 3, 90, dropped=True)
    assert dialog.ok.text() == "Make 2 invoices"
    for _ in range(4):
        QTest.keyClick(dialog, _K.Key_Z, _CTRL)
    assert _pages(dialog) == [[(0, 1)], [(0, 2)], [(0, 3)]]
    assert not dialog.draft.can_undo
    QTest.keyClick(canvas, _K.Key_Return)
    _gone(person)
    person.wait(lambda: len(person.rows()) == 3 and person.all_read())
    assert sorted(row.number or "" for row in person.rows()) == ["INV-1001", "INV-1002", "INV-1003"]

    # joined again, in another order, with what stands in the way said in words
    person.window.list_pane.table.choose_row(0)
    person.act("join")
    notices = person.window.notices
    while notices.text and "Choose two or more" not in notices.text:
        notices.next()
    assert "Choose two or more" in notices.text
    notices.next()
    person.window.list_pane.table.selectAll()
    person.act("join")
    dialog = _opened(person)
    first = _pages(dialog)
    assert [page for part in first for page in part] == [(0, 1), (1, 1), (2, 1)]
    QTest.keyClick(dialog.canvas, _K.Key_PageDown, _ALT)
    assert _pages(dialog) == [[(1, 1), (0, 1), (2, 1)]]
    assert dialog.ok is not None
    assert dialog.ok.text() == "Join to one invoice"
    QTest.keyClick(dialog.canvas, _K.Key_Return)
    _gone(person)
    person.wait(lambda: len(person.rows()) == 1 and person.all_read())
    (row,) = person.rows()
    assert row.file_name.endswith("(joined).pdf")
    person.open(row.file_name)
    assert len(person.detail.document.pages) == 3
    assert not any("seems to hold" in f.words for f in person.detail.findings)

    # undo from the notice: the three are back; restored, the file is
    person.wait(lambda: "joined to one" in notices.text)
    (undo,) = [button for button in notices.findChildren(QPushButton) if button.text() == "Undo"]
    undo.click()
    person.wait(lambda: len(person.rows()) == 3)
    person.built.list_presenter.act("restore", (source_id,))
    person.wait(lambda: [row.id for row in person.rows()] == [source_id])
    assert person.rows()[0].state is InvoiceState.NEEDS_REVIEW


@pytest.fixture
def long_opening(tmp_path: Path) -> tuple[PartsOpening, CutProposal]:
    """Two hundred pages in a hundred parts, and their reasons."""
    cuts = tuple(
        Cut(page, 0.99 if page % 4 else 0.7, ((CutReason.NEW_NUMBER, f"RE-{page}"),))
        for page in range(3, 201, 2)
    )
    heads = tuple(PageHead(page, f"RE-{page}", "Müller GmbH") for page in range(1, 201, 2))
    sizes = tuple((595.0, 842.0) for _ in range(200))
    source = PartSource("one", 1, "long.pdf", "RE-1", "Müller GmbH", tmp_path / "x.pdf", sizes)
    return PartsOpening((source,)), CutProposal(cuts, (200,), heads)


def test_two_hundred_pages_stay_smooth_and_only_visible_ones_are_asked_for(
    qtbot: object, long_opening: tuple[PartsOpening, CutProposal]
) -> None:
    opening, proposal = long_opening
    dialog = PartsDialog(opening, False, Theme(QApplication.palette()), None)
    dialog.expect_proposal()
    assert len(dialog.draft.parts) == 1
    dialog.take_proposal(proposal)
    canvas = dialog.canvas
    wanted: list[int] = []
    canvas.wanted.connect(lambda keys: wanted.append(len(keys)))
    dialog.show()
    QTest.qWaitForWindowExposed(dialog)
    QTest.qWait(100)
    assert 0 < max(wanted) < 40
    assert len(dialog.draft.parts) == 100
    assert dialog.draft.page(199).dropped
    picture = QImage(112, 158, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    for index in canvas.visible_indexes(2):
        canvas.put_picture(canvas.key_of(dialog.draft.page(index)), picture)
    worst = 0.0
    keys = [_K.Key_Down] * 30 + [_K.Key_Space, _K.Key_R, _K.Key_Right] * 10 + [_K.Key_End]
    for key in keys:
        begun = time.perf_counter()
        QTest.keyClick(canvas, key)
        canvas.viewport().repaint()
        worst = max(worst, time.perf_counter() - begun)
    # a stall that a person would notice; usual is a tenth of it
    assert worst < 0.4
    assert canvas.current == 199
    for _ in range(3):
        QTest.keyClick(canvas, _K.Key_Plus)
    assert canvas.cell(0).width() == 260
    cell = canvas.cell(canvas.current).center()
    point = QPointF(cell.x(), cell.y() - canvas.verticalScrollBar().value())
    before = len(dialog.draft.parts)
    for kind in (QMouseEvent.Type.MouseButtonPress, QMouseEvent.Type.MouseButtonDblClick):
        button = Qt.MouseButton.LeftButton
        event = QMouseEvent(kind, point, point, button, button, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(canvas.viewport(), event)
    assert len(dialog.draft.parts) != before
    # what can't be carried out is told, and nothing is lost of what was arranged
    plans: list[object] = []
    dialog.chosen.connect(plans.append)
    QTest.keyClick(canvas, _K.Key_Return)
    assert len(plans) == 1
    QTest.keyClick(canvas, _K.Key_Return)
    assert len(plans) == 1
    dialog.refuse("The invoice was changed meanwhile.")
    assert "changed meanwhile" in dialog.message.text()
    assert dialog.isVisible()
    QTest.keyClick(canvas, _K.Key_Escape)
    assert not dialog.isVisible()
    dialog.deleteLater()


def test_every_reason_is_said_as_everywhere() -> None:
    assert dict(REASONS) == dict(CUT_WORDS)


def test_every_step_of_a_draft_is_taken_back() -> None:
    draft = PartsDraft([list(pages_of(0, 3)), list(pages_of(1, 2))])
    begun = draft.parts
    steps = (
        draft.toggle_cut,
        draft.rotate,
        draft.toggle_drop,
        lambda index: draft.move(index, 1),
        lambda index: draft.move(index, -1),
        lambda index: draft.move_to_part(index, 1),
        lambda index: draft.move_to_part(index, -1),
        lambda index: draft.move_source(index, 1),
        draft.join_all,
    )
    seen = [begun]
    everything = {(page.source, page.page) for part in begun for page in part}
    for round_ in range(60):
        at = steps[(round_ * 7) % len(steps)]((round_ * 5) % draft.count)
        assert 0 <= at < draft.count
        assert all(draft.parts)
        pages = [page for part in draft.parts for page in part]
        assert {(page.source, page.page) for page in pages} == everything
        assert len(pages) == draft.count == len(everything)
        if draft.parts != seen[-1]:
            seen.append(draft.parts)
    for parts in reversed(seen):
        assert draft.parts == parts
        draft.undo(0)
    assert not draft.can_undo
    while draft.can_redo:
        draft.redo(0)
    assert draft.parts == seen[-1]
