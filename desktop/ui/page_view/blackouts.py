# SPDX-License-Identifier: AGPL-3.0-or-later
"""Blacking out: by mouse, by the selected words or the field in focus, into the books and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Slot

from desktop.background.desk import Desk
from desktop.domain.blackout import Blackout
from desktop.domain.page import Box
from desktop.ui.page_view.blackout_canvas import BlackoutCanvas
from desktop.workflows.requests import OpenInvoice

MOST_STEPS = 200
Place = tuple[int, Box]


@dataclass(frozen=True, slots=True)
class _Step:
    """Regions that were added, or removed, together."""

    places: tuple[Place, ...]
    added: bool


class BlackoutPresenter(QObject):
    """Between the canvas and the books, for the open invoice; undo is this session's."""

    def __init__(self, desk: Desk, canvas: BlackoutCanvas, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._canvas = canvas
        self._invoice: str | None = None
        self._done: list[_Step] = []
        self._undone: list[_Step] = []
        canvas.drawn.connect(self._on_drawn)
        canvas.removal_asked.connect(self._on_removal)
        canvas.undo_asked.connect(self.undo)
        canvas.redo_asked.connect(self.redo)

    def show(self, opened: OpenInvoice | None) -> None:
        """The regions of this invoice's document."""
        invoice = None if opened is None else opened.detail.id
        if invoice != self._invoice:
            self._invoice = invoice
            self._done, self._undone = [], []
            self._canvas.set_drawing(False)
            self._show(())
        if invoice is not None:
            self._desk.ask(
                lambda books: books.blackouts(invoice),
                lambda regions: self._on_regions(invoice, regions),
                lambda _: None,
            )

    # --- what the person asks ------------------------------------------------------------------

    @Slot()
    def black_out(self) -> None:
        """The selected words; without a selection the mouse draws regions, or stops to."""
        if self._invoice is None:
            return
        places = self._canvas.selected_places()
        if places:
            self._add([(place.page, place.box) for place in places])
            self._canvas.set_words(self._canvas.words)
            return
        self._canvas.set_drawing(not self._canvas.drawing)
        self._canvas.setFocus()

    @Slot()
    def black_out_field(self) -> None:
        """The place of the field in focus, as it is outlined on the page."""
        self._add([(mark.page, mark.box) for mark in self._canvas.lit])

    @Slot()
    def black_out_page(self) -> None:
        """The page in view as a whole."""
        number = self._canvas.page
        if number:
            size = self._canvas.geometry_.pages[number - 1]
            self._add([(number, Box(0.0, 0.0, size.width, size.height))])

    @Slot()
    def choose_next(self) -> None:
        self._canvas.choose_next()

    @Slot()
    def undo(self) -> None:
        """Take the last step back."""
        if self._done:
            step = self._done.pop()
            self._undone.append(step)
            self._apply(step.places, add=not step.added)

    @Slot()
    def redo(self) -> None:
        """Do the step that was taken back again."""
        if self._undone:
            step = self._undone.pop()
            self._done.append(step)
            self._apply(step.places, add=step.added)

    @Slot(int, object)
    def _on_drawn(self, page: int, box: Box) -> None:
        self._add([(page, box)])

    @Slot(object)
    def _on_removal(self, ids: tuple[str, ...]) -> None:
        places = tuple((r.page, r.box) for r in self._canvas.regions if r.id in ids)
        self._note(_Step(places, added=False))
        self._apply(places, add=False)

    # --- into the books ------------------------------------------------------------------------

    def _add(self, places: Sequence[Place]) -> None:
        if places and self._invoice is not None:
            self._note(_Step(tuple(places), added=True))
            self._apply(places, add=True)

    def _note(self, step: _Step) -> None:
        self._done.append(step)
        del self._done[:-MOST_STEPS]
        self._undone.clear()

    def _apply(self, places: Sequence[Place], *, add: bool) -> None:
        invoice = self._invoice
        if invoice is None:
            return
        if add:
            self._desk.ask(
                lambda books: books.black_out(invoice, places),
                lambda regions: self._on_regions(invoice, regions),
                keep=True,
            )
        else:
            self._desk.ask(
                lambda books: books.remove_blackouts(invoice, places),
                lambda regions: self._on_regions(invoice, regions),
                keep=True,
            )

    def _on_regions(self, invoice: str, regions: tuple[Blackout, ...]) -> None:
        if invoice == self._invoice:
            self._show(regions)

    def _show(self, regions: Sequence[Blackout]) -> None:
        self._canvas.can_undo, self._canvas.can_redo = bool(self._done), bool(self._undone)
        self._canvas.show_regions(regions)
