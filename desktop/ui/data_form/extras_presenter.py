# SPDX-License-Identifier: AGPL-3.0-or-later
"""Remarks and supporting documents of the open invoice: kept at once, as everything in the form."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.background.desk import Desk
from desktop.ui.data_form.extras import Extras
from desktop.workflows.requests import OpenInvoice

if TYPE_CHECKING:
    from desktop.background.books import Books

Write = Callable[["Callable[[Books], OpenInvoice]"], None]


class ExtrasPresenter(QObject):
    """`ready` carries the path of a kept supporting document, and its name, to be opened.

    `opened` gives the invoice that is shown, `write` asks for a change of it.
    """

    ready = Signal(object, str)

    def __init__(
        self,
        desk: Desk,
        extras: Extras,
        opened: Callable[[], OpenInvoice | None],
        write: Write,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._extras = extras
        self._opened = opened
        self._write = write
        extras.remarks_left.connect(self.commit)
        extras.open_asked.connect(self._open)
        extras.remove_asked.connect(self._remove)

    @Slot()
    def commit(self) -> None:
        """Keep the remarks as they stand."""
        editor, opened = self._extras.remarks, self._opened()
        if opened is None or not editor.touched:
            return
        text = editor.typed()
        editor.show_value(text)
        detail = opened.detail
        self._write(lambda books: books.set_remarks(detail.id, text, detail.revision))

    def attach(self, paths: tuple[Path, ...]) -> None:
        """Keep supporting documents with the open invoice."""
        opened = self._opened()
        if opened is not None:
            invoice_id = opened.detail.id
            self._write(lambda books: books.attach(invoice_id, paths))

    @Slot(str)
    def _remove(self, attachment_id: str) -> None:
        opened = self._opened()
        if opened is not None:
            invoice_id = opened.detail.id
            self._write(lambda books: books.detach(invoice_id, attachment_id))

    @Slot(str)
    def _open(self, attachment_id: str) -> None:
        opened = self._opened()
        if opened is None:
            return
        detail = opened.detail
        name = next((a.name for a in detail.attachments if a.id == attachment_id), "")
        self._desk.ask(
            lambda books: books.attachment_path(detail.id, attachment_id),
            lambda path: self.ready.emit(path, name),
        )
