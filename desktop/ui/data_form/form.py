# SPDX-License-Identifier: AGPL-3.0-or-later
"""The right pane: what is known of the open invoice, field by field."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import cast

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.finding import Finding
from desktop.domain.listing import InvoiceDetail
from desktop.ui.data_form.editors import LineEditor
from desktop.ui.data_form.extras import Extras
from desktop.ui.data_form.field_row import FieldRow
from desktop.ui.data_form.findings_list import FindingsList
from desktop.ui.data_form.marks import FieldMark
from desktop.ui.data_form.named_rows import NamedRows
from desktop.ui.data_form.proof_strip import ProofStrip
from desktop.ui.data_form.rows_model import RowsModel
from desktop.ui.data_form.rows_table import RowsTable
from desktop.ui.data_form.section_box import SectionBox
from desktop.ui.data_form.sections import SECTIONS
from desktop.ui.look import Theme, Tone, scaled_font, tint
from desktop.ui.plain_text import PlainLabel, plain_tip
from desktop.ui.wording import Said, Wording


class DataForm(QWidget):
    """Layout only: values, marks and words are put in by the presenter.

    `field_left`, `field_entered` and `field_focused` carry a path.
    """

    field_left = Signal(str)
    field_entered = Signal(str)
    field_focused = Signal(str)
    verify_asked = Signal()

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._state_said: Said | None = None
        self._left_tone = Tone.GOOD
        theme.changed.connect(self._restyle)
        self.rows: dict[str, FieldRow] = {}
        self.sections: list[SectionBox] = []
        self.line_items = RowsTable(
            RowsModel("line_items", theme, wording, self),
            self.tr("Line items"),
            theme,
            grows=False,
        )
        self.tax_lines = RowsTable(
            RowsModel("tax_lines", theme, wording, self), self.tr("Tax lines"), theme, grows=True
        )
        self.findings = FindingsList(theme)
        self.extras = Extras(theme)
        self._own: NamedRows | None = None
        self._other: NamedRows | None = None
        self._lay_out()
        for table in (self.line_items, self.tax_lines):
            table.focused.connect(self.field_focused)
        self.findings.chosen.connect(self.go_to)
        self.show_nothing()

    # --- layout --------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._stack = QStackedWidget()
        outer.addWidget(self._stack)
        self._stack.addWidget(self._work_page())
        self._stack.addWidget(self._empty_page())

    def _work_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(self.findings)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self._fields())
        lines = QWidget()
        inner = QVBoxLayout(lines)
        inner.setContentsMargins(10, 4, 8, 4)
        inner.addWidget(self.line_items)
        self.splitter.addWidget(lines)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([560, 190])
        column.addWidget(self.splitter, 1)
        column.addWidget(self._foot())
        return page

    def _head(self) -> QWidget:
        bar = QFrame()
        bar.setObjectName("pane-bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(10, 5, 10, 5)
        row.setSpacing(6)
        self._state_icon = PlainLabel()
        self._state = PlainLabel()
        self._state.setFont(scaled_font(self._state, 1.0, bold=True))
        self._about = PlainLabel()
        self._about.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._about.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._state_icon)
        row.addWidget(self._state)
        row.addWidget(self._about, 1)
        return bar

    def _fields(self) -> QWidget:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area = scroll
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(10, 8, 8, 10)
        self._column.setSpacing(10)
        titles = {
            "document": self.tr("Document"),
            "supplier": self.tr("Supplier"),
            "buyer": self.tr("Buyer"),
            "amounts": self.tr("Amounts"),
            "payment": self.tr("Payment"),
        }
        for section in SECTIONS:
            box = SectionBox(section, titles[section.name], self.theme)
            self.sections.append(box)
            self._column.addWidget(box)
            for row in box.rows.values():
                self._adopt(row)
            if section.name == "amounts":
                self._column.addWidget(self.tax_lines)
        self._other_box = QWidget()
        self._other_column = QVBoxLayout(self._other_box)
        self._other_column.setContentsMargins(0, 0, 0, 0)
        self._other_column.setSpacing(3)
        heading = PlainLabel(self.tr("Other values on the document"))
        heading.setFont(scaled_font(heading, 1.0, bold=True))
        self._other_column.addWidget(heading)
        self._other_box.hide()
        self._column.addWidget(self._other_box)
        self._column.addWidget(self.extras)
        self._column.addStretch(1)
        scroll.setWidget(body)
        return scroll

    def _foot(self) -> QWidget:
        foot = QFrame()
        foot.setObjectName("pane-foot")
        column = QVBoxLayout(foot)
        column.setContentsMargins(10, 6, 8, 8)
        column.setSpacing(6)
        self.proof = ProofStrip(self.theme)
        column.addWidget(self.proof)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(4)
        self._left = PlainLabel()
        self.verify = QPushButton(self.tr("Verify and next"))
        self.verify.setObjectName("primary")
        self.verify.setToolTip(self.tr("I vouch for these values (Ctrl+Enter)"))
        self.verify.setAutoDefault(True)
        self.verify.clicked.connect(self.verify_asked)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self._left)
        self.buttons.addWidget(self.verify)
        column.addLayout(self.buttons)
        return foot

    def add_foot_button(self, button: QToolButton) -> None:
        """A button of the window's actions, left in the foot."""
        button.setAutoRaise(True)
        button.setIconSize(QSize(18, 18))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.buttons.insertWidget(self.buttons.count() - 3, button)

    def _empty_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(40, 40, 40, 40)
        self._empty = PlainLabel()
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        column.addStretch(2)
        column.addWidget(self._empty)
        column.addStretch(3)
        return page

    # --- rows ----------------------------------------------------------------------------------

    def _adopt(self, row: FieldRow) -> None:
        self.rows[row.path] = row
        row.left.connect(self.field_left)
        row.entered.connect(self.field_entered)
        row.focused.connect(self._on_focused)

    def show_named(self, own: tuple[str, ...], others: tuple[str, ...]) -> None:
        """A row for each own field, and for each further value that the document names."""
        last = next(reversed(self.sections[-1].rows.values())).editor.widget
        if own or self._own is not None:
            made = self._own_rows().show_paths(own, last)
            last = self._own_rows().last or last
            if made and self._other is not None:
                self._other.tab_after(last)
        if others or self._other is not None:
            self._other_rows().show_paths(others, last)

    def _own_rows(self) -> NamedRows:
        if self._own is None:
            self._own = self._named_rows(self.tr("Own fields"))
            self._column.insertWidget(self._column.indexOf(self.sections[-1]) + 1, self._own)
        return self._own

    def _other_rows(self) -> NamedRows:
        if self._other is None:
            self._other = self._named_rows(self.tr("Other values on the document"))
            self._column.insertWidget(self._column.indexOf(self.extras), self._other)
        return self._other

    def _named_rows(self, title: str) -> NamedRows:
        return NamedRows(title, self.theme, self._adopt, self._release)

    def _release(self, row: FieldRow) -> None:
        self.rows.pop(row.path, None)

    def _named(self) -> Iterator[FieldRow]:
        for group in (self._own, self._other):
            if group is not None:
                yield from group.rows.values()

    def focus_order(self) -> Iterator[FieldRow]:
        """The visible fields from top to bottom."""
        for box in self.sections:
            yield from (row for row in box.rows.values() if row.visible)
        yield from self._named()

    def place_of(self) -> Callable[[str], tuple[int, int, int]]:
        """How far down the form a path stands, for comparison; for as long as the rows stay."""
        places: dict[str, int] = {}
        tables = {"tax_lines": 0, "line_items": 0}
        for box in self.sections:
            places.update((path, len(places) + n) for n, path in enumerate(box.rows))
            if box.section.name == "amounts":
                tables["tax_lines"] = len(places) - 1
        places.update((row.path, len(places) + n) for n, row in enumerate(self._named()))
        tables["line_items"] = len(places)

        def place(path: str) -> tuple[int, int, int]:
            if path in places:
                return places[path], 0, 0
            table, bracket, rest = path.partition("[")
            if not bracket or table not in tables:
                return -1, 0, 0
            row, _, column = rest.partition("].")
            return tables[table], int(row) + 1, self.table(table).model.columns.index(column)

        return place

    def table(self, name: str) -> RowsTable:
        """The grid of "line_items" or of "tax_lines"."""
        return self.line_items if name == "line_items" else self.tax_lines

    def table_of(self, path: str) -> RowsTable | None:
        """The grid that a path's cell is in; None for a field outside of tables."""
        name, bracket, _ = path.partition("[")
        return self.table(name) if bracket and name in ("line_items", "tax_lines") else None

    @Slot(str)
    def go_to(self, path: str) -> None:
        """Put the keyboard into a field, wherever it hides."""
        if path.startswith(("line_items[", "tax_lines[")):
            table = self.line_items if path.startswith("line_items") else self.tax_lines
            table.go_to(path)
            return
        for box in self.sections:
            if path in box.rows:
                box.reveal(path)
        row = self.rows.get(path)
        if row is None:
            return
        if row.editor.widget.hasFocus():
            # of the invoice before it was the same field: it is told of anew
            self._on_focused(path)
        else:
            row.editor.widget.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _on_focused(self, path: str) -> None:
        row = self.rows[path]
        self.area.ensureWidgetVisible(row.editor.widget, 20, 90)
        if isinstance(row.editor, LineEditor):
            row.editor.selectAll()
        self.field_focused.emit(path)

    # --- what the presenter puts in ------------------------------------------------------------

    def show_nothing(self, words: str = "") -> None:
        """No invoice: say what to do."""
        self._empty.setText(words or self.tr("Its values appear here."))
        tint(self._empty, Tone.QUIET)
        self._stack.setCurrentIndex(1)

    def show_work(self) -> None:
        self._stack.setCurrentIndex(0)

    def show_state(self, said: Said, about: str, tip: str) -> None:
        """The invoice's state in the head."""
        self._state_said = said
        ratio = self.devicePixelRatioF()
        self._state_icon.setPixmap(self.theme.pixmap(said.icon, said.tone, 16, ratio))
        self._state.setText(said.word)
        width = max(60, self._about.width())
        elided = self._about.fontMetrics().elidedText(about, Qt.TextElideMode.ElideMiddle, width)
        self._about.setText(elided)
        self._about.setToolTip(plain_tip(tip))
        self._colour(self._about, Tone.QUIET)

    def show_marks(
        self, marks: Mapping[str, FieldMark | None], findings: tuple[Finding, ...]
    ) -> None:
        """All marks and findings."""
        for box in self.sections:
            box.show_marks(marks)
        for row in self._named():
            row.show_mark(marks.get(row.path))
        self.findings.show_findings(findings)

    def show_proof(self, mark: FieldMark | None, name: str, empty: str) -> None:
        """The strip under the form: what proves the focused value."""
        if mark is None:
            self.proof.show_words(name, empty)
        else:
            self.proof.show_mark(name, mark)

    def mark_again(self, path: str, mark: FieldMark | None) -> None:
        """Another mark for one field or cell, whose value is what it was."""
        table = self.table_of(path)
        row = self.rows.get(path)
        if table is not None:
            table.model.mark_changed(path)
        elif row is not None:
            row.show_mark(mark)

    @property
    def has_keyboard(self) -> bool:
        """Whether something inside has the keyboard, or gets it when a dialog is gone."""
        # Qt's stubs don't say that there may be none
        focus = cast("QWidget | None", self.window().focusWidget())
        return focus is not None and self.isAncestorOf(focus)

    def holds_value(self, widget: QWidget) -> bool:
        """Whether a widget is the editor of a field, or of a table's cell."""
        if self.extras.isAncestorOf(widget) or isinstance(widget, QAbstractButton):
            return False
        return self.area.isAncestorOf(widget) or self.line_items.isAncestorOf(widget)

    def show_left(self, count: int | None) -> None:
        """How many fields the person is still to look at; None where nothing is to be verified."""
        if count is None:
            self._left.clear()
            return
        if count:
            words = self.tr("1 to look at") if count == 1 else self.tr("{n} to look at")
            self._left.setText(words.format(n=count))
        else:
            self._left.setText(self.tr("Enter verifies"))
        self._left_tone = Tone.LOOK if count else Tone.GOOD
        self._colour(self._left, self._left_tone)

    def _colour(self, label: PlainLabel, tone: Tone) -> None:
        palette = label.palette()
        palette.setColor(palette.ColorRole.WindowText, self.theme.colour(tone))
        label.setPalette(palette)

    @Slot()
    def _restyle(self) -> None:
        """What has a colour of its own here follows light and dark."""
        if self._state_said is not None:
            said, ratio = self._state_said, self.devicePixelRatioF()
            self._state_icon.setPixmap(self.theme.pixmap(said.icon, said.tone, 16, ratio))
        self._colour(self._about, Tone.QUIET)
        self._colour(self._left, self._left_tone)


def detail_about(detail: InvoiceDetail) -> str:
    """The document's name as it was brought in."""
    return " ".join(detail.document.original_name.split())
