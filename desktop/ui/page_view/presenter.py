# SPDX-License-Identifier: AGPL-3.0-or-later
"""Brings the open invoice's pages, words and evidence to the viewer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from desktop.background.desk import Desk
from desktop.background.lane import Ticket
from desktop.background.pages_lane import PageKey
from desktop.domain.errors import PasswordNeeded, UserError
from desktop.domain.listing import doubtful_paths
from desktop.domain.page import PageText
from desktop.domain.reading import FieldReading
from desktop.ui.languages import said
from desktop.ui.page_view.blackouts import BlackoutPresenter
from desktop.ui.page_view.canvas import Mark
from desktop.ui.page_view.viewer import PageViewer
from desktop.ui.page_view.words import DocumentWords
from desktop.workflows.requests import OpenInvoice

Version = tuple[str, str | None]


class PagePresenter(QObject):
    """Between the pages lane and the viewer. `password_needed` carries the open invoice."""

    password_needed = Signal(object)

    def __init__(self, desk: Desk, viewer: PageViewer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._viewer = viewer
        self._opened: OpenInvoice | None = None
        self._words_ticket: Ticket | None = None
        self._words_of: Version | None = None
        self._ready: tuple[Version, DocumentWords] | None = None
        self.blackouts = BlackoutPresenter(desk, viewer.canvas, self)
        viewer.black_out_asked.connect(self.blackouts.black_out)
        viewer.canvas.wanted.connect(desk.pages.want)
        viewer.canvas.page_changed.connect(self._on_page)
        viewer.password_asked.connect(self._ask_password)
        desk.pages.rendered.connect(self._on_rendered)
        desk.pages.refused.connect(self._on_refused)

    def show(self, opened: OpenInvoice | None) -> None:
        """Show this invoice's document; None clears the viewer."""
        before, self._opened = self._opened, opened
        self.blackouts.show(opened)
        if opened is None:
            self._viewer.show_message(
                "", self.tr("The document of the chosen invoice appears here.")
            )
            self._words_of = None
            return
        document = opened.detail.document
        if not document.pages:
            self._viewer.show_message(
                self.tr("Nothing to show yet"),
                self.tr("The document has not been opened. Its pages appear when it is read."),
                locked=document.encrypted,
            )
            return
        self._viewer.canvas.show_document(opened.document, document.pages, opened.password)
        self._viewer.show_pages()
        same = before is not None and before.document == opened.document
        if not same:
            self._viewer.canvas.set_words(DocumentWords())
        self._load_words(opened)

    def prepare(self, opened: OpenInvoice, pages: Sequence[PageText]) -> None:
        """Get the words and the first pictures of an invoice ready that may be shown next."""
        detail = opened.detail
        self._ready = (_version(opened), DocumentWords(pages))
        canvas, document = self._viewer.canvas, detail.document
        if not document.pages:
            return
        doubtful = doubtful_paths(detail.invoice, detail.evidence)
        seen = (detail.evidence.get(path) for path in (*doubtful, "total_amount"))
        first = next((r.page for r in seen if r is not None and r.page is not None), 1)
        keys = canvas.keys_ahead(opened.document, document.pages, opened.password, first)
        self._desk.pages.want_later([key for key in keys if canvas.pictures.get(key) is None])

    def light_up(self, reading: FieldReading | None) -> None:
        """Outline the place that proves a value; none clears the outline."""
        marks: Sequence[Mark] = ()
        if reading is not None and reading.box is not None and reading.page is not None:
            marks = (Mark(reading.page, reading.box),)
        self._viewer.canvas.light_up(marks)

    def _load_words(self, opened: OpenInvoice) -> None:
        version = _version(opened)
        if version == self._words_of:
            return
        self._words_of = version
        if self._words_ticket is not None:
            self._words_ticket.cancel()
        if self._ready is not None and self._ready[0] == version:
            self._take_words(self._ready[1])
            return
        invoice_id = opened.detail.id
        self._words_ticket = self._desk.ask(
            lambda books: books.pages(invoice_id), self._on_words, self._on_no_words
        )

    def _on_words(self, pages: tuple[PageText, ...]) -> None:
        self._take_words(DocumentWords(pages))
        if not pages:
            self._on_page(self._viewer.canvas.page, 0)

    def _take_words(self, words: DocumentWords) -> None:
        self._viewer.canvas.set_words(words)
        self._viewer.refresh_search()

    def _on_no_words(self, _: UserError) -> None:
        """The pages are shown all the same; the workspace's own troubles are told elsewhere."""
        self._words_of = None

    @Slot(int, int)
    def _on_page(self, page: int, _: int) -> None:
        """A document that was not read yet: take the words of the page in view from its layer."""
        opened, words = self._opened, self._viewer.canvas.words
        unread = opened is not None and opened.detail.run is None
        if opened is None or not unread or page < 1 or words.has(page):
            return
        document = opened.document
        self._desk.pages.words(
            document,
            page,
            opened.password,
            lambda text: self._on_layer(opened, text),
            self._on_no_layer,
        )

    def _on_layer(self, opened: OpenInvoice, text: PageText) -> None:
        if self._opened is not None and self._opened.document == opened.document:
            self._viewer.canvas.words.add(text)
            self._viewer.refresh_search()

    def _on_no_layer(self, _: UserError) -> None:
        """Its picture says what is wrong with the page."""

    @Slot(object, object)
    def _on_rendered(self, key: PageKey, picture: QImage) -> None:
        self._viewer.canvas.put_picture(key, picture)

    @Slot(object, object)
    def _on_refused(self, key: PageKey, error: UserError) -> None:
        opened = self._opened
        if opened is None or opened.document != key.document:
            return
        if isinstance(error, PasswordNeeded):
            self._viewer.show_message(said(error.title), said(error.advice), locked=True)
            return
        words = self.tr("This page cannot be shown.")
        self._viewer.canvas.refuse_picture(
            key, f"{words}\n{said(error.title)}\n{said(error.advice)}"
        )

    @Slot()
    def _ask_password(self) -> None:
        if self._opened is not None:
            self.password_needed.emit(self._opened)


def _version(opened: OpenInvoice) -> Version:
    """Which reading of which invoice."""
    run = opened.detail.run
    return opened.detail.id, None if run is None else run.id
