# SPDX-License-Identifier: AGPL-3.0-or-later
"""The way through an invoice by Enter: accept what stands, go to what a person must look at next.

When nothing is left to look at, the last Enter asks for verification.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from desktop.ui.data_form.marks import mark_of

if TYPE_CHECKING:
    from desktop.ui.data_form.form import DataForm
    from desktop.ui.data_form.presenter import FormPresenter


class FieldWalk(QObject):
    """`finished` comes when Enter was pressed and no field waits for a person any more."""

    finished = Signal()

    def __init__(self, form: DataForm, presenter: FormPresenter) -> None:
        super().__init__(presenter)
        self._form = form
        self._presenter = presenter
        self._until_kept: str | None = None
        self._tables = (form.tax_lines, form.line_items)
        form.field_entered.connect(self.enter)
        for table in self._tables:
            table.left_at_end.connect(self._on_table_left)
            table.grid.installEventFilter(self)
            table.model.changed_marks.connect(presenter.tell_waiting)
        presenter.shown.connect(self._on_shown)

    # --- what waits ----------------------------------------------------------------------------

    def waiting(self) -> list[str]:
        """The fields that a person is still to look at, in the order of the form."""
        return [path for path, waits in self._doubtful() if waits]

    def _doubtful(self) -> list[tuple[str, bool]]:
        """Every field that needs a person, from top to bottom, and whether it still waits."""
        form = self._form
        found = [
            (row.path, row.mark.waits)
            for row in form.rows.values()
            if row.mark is not None and row.mark.kind.needs_person
        ]
        for table in self._tables:
            for path in table.model.doubtful_paths():
                mark = table.model.mark_of_path(path)
                found.append((path, mark is not None and mark.waits))
        place = form.place_of()
        return sorted(found, key=lambda one: place(one[0]))

    def next_from(self, path: str | None, step: int, *, seen_too: bool = False) -> str | None:
        """The next (1) or previous (-1) field that waits, around the ends; None when none does.

        `seen_too` counts those that the person already looked at.
        """
        found = [one for one, waits in self._doubtful() if waits or seen_too]
        if not found:
            return None
        place = self._form.place_of()
        here = (-1, 0, 0) if path is None else place(path)
        if step > 0:
            return next((one for one in found if place(one) > here), found[0])
        return next((one for one in reversed(found) if place(one) < here), found[-1])

    # --- Enter -----------------------------------------------------------------------------------

    @Slot(str)
    def enter(self, path: str) -> None:
        """Keep or accept the field's value, and go on."""
        presenter = self._presenter
        row = self._form.rows.get(path)
        if row is not None:
            changed = row.editor.touched
            presenter.commit(path)
            if row.invalid:
                return
            if not changed and not row.pending:
                self.accept(path)
        else:
            self.accept(path)
        self.go_on(path)

    def accept(self, path: str) -> None:
        """The person looked at a value and leaves it as it is."""
        opened = self._presenter.opened
        if opened is None:
            return
        told = self._presenter.findings_of(path)
        detail, seen = opened.detail, self._presenter.seen
        mark = mark_of(path, detail, {path: told})
        if mark is None or not mark.kind.needs_person:
            return
        seen.note(detail, path, told)
        self._form.mark_again(path, mark_of(path, detail, {path: told}, seen))
        self._presenter.tell_waiting()

    def go_on(self, path: str | None) -> None:
        """To the next field that waits; finished when there is none and all is kept."""
        following = self.next_from(path, 1)
        if following is not None:
            self._until_kept = None
            self._form.go_to(following)
        elif self._presenter.busy:
            # what was just typed may break a rule: wait for what the checks say
            self._until_kept = path or ""
        else:
            self._until_kept = None
            self.finished.emit()

    @Slot(object)
    def _on_shown(self, opened: object) -> None:
        path, self._until_kept = self._until_kept, None
        if path is not None and opened is not None:
            self.go_on(path or None)

    def forget(self) -> None:
        """Another invoice, or a refused value: an Enter that waits is void."""
        self._until_kept = None

    @Slot()
    def _on_table_left(self) -> None:
        self.go_on(self._presenter.focused_path)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter on a doubtful cell accepts it; on any other it is the grid's own."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        quiet = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier
        table = next((t for t in self._tables if t.grid is watched), None)
        if event.modifiers() not in quiet or table is None:
            return False
        if table.grid.state() == QAbstractItemView.State.EditingState:
            return False
        path = table.current_path()
        mark = None if path is None else table.model.mark_of_path(path)
        if path is None or mark is None or not mark.waits:
            return False
        if not event.isAutoRepeat():
            self.enter(path)
        return True
