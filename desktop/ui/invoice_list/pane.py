# SPDX-License-Identifier: AGPL-3.0-or-later
"""The left pane: search, status segments with counts, the table, and words when it is empty."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QButtonGroup,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.listing import InvoiceRow, SavedFilter, StatusCounts
from desktop.domain.status import InvoiceState, JobStatus
from desktop.ui.flow_row import FlowRow
from desktop.ui.invoice_list.model import SORTED_BY, Column, InvoiceListModel
from desktop.ui.invoice_list.presenter import FILTERS, Filter, ListPresenter, filter_count
from desktop.ui.invoice_list.table import InvoiceTable
from desktop.ui.look import Theme, Tone, scaled_font

SEARCH_MS = 60
ALWAYS_SHOWN = 5


class ListPane(QWidget):
    """Shows the presenter's list. `bring_asked` is the empty state's button; `read_asked` carries
    "read_again" or "retry", ids, and a reader or None; `reject_asked` carries ids."""

    bring_asked = Signal()
    read_asked = Signal(str, object, object)
    reject_asked = Signal(object)

    def __init__(
        self,
        presenter: ListPresenter,
        model: InvoiceListModel,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.presenter = presenter
        self._model = model
        self._theme = theme
        self._kept: tuple[str, ...] = ()
        self._all_kept = False
        self._quiet = False
        self._spanned: list[tuple[int, Column]] = []
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search number, party, remarks, page text"))
        self.search.setAccessibleName(self.tr("Search invoices"))
        self.search.setClearButtonEnabled(True)
        self._search_icon = QAction(self)
        self.search.addAction(self._search_icon, QLineEdit.ActionPosition.LeadingPosition)
        self._search_timer = QTimer(self)
        self._search_timer.setSingleShot(True)
        self._search_timer.setInterval(SEARCH_MS)
        self._search_timer.timeout.connect(self._search_now)
        self.search.textChanged.connect(self._search_soon)
        self.table = InvoiceTable(theme)
        self.table.setModel(model)
        self._segments = QButtonGroup(self)
        self._segments.setExclusive(True)
        self._more = QToolButton()
        self._lay_out()
        presenter.watch(self.visible_rows)
        presenter.counts_changed.connect(self._show_counts)
        presenter.before_refresh.connect(self._keep_selection)
        presenter.after_refresh.connect(self._restore_selection)
        self._segments.idClicked.connect(self._on_segment)
        header = self.table.horizontalHeader()
        header.sortIndicatorChanged.connect(presenter.set_sort)
        # the current row changes before or after it is selected, as it was chosen by
        self.table.selectionModel().currentRowChanged.connect(self._choose_current)
        self.table.selectionModel().selectionChanged.connect(self._choose_current)
        self.table.customContextMenuRequested.connect(self._context_menu)
        self._span_timer = QTimer(self)
        self._span_timer.setSingleShot(True)
        self._span_timer.setInterval(0)
        self._span_timer.timeout.connect(self._span_reasons)
        model.dataChanged.connect(self._span_timer.start)
        model.modelReset.connect(self._span_timer.start)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QWidget()
        inner = QVBoxLayout(top)
        inner.setContentsMargins(8, 8, 8, 6)
        inner.setSpacing(6)
        inner.addWidget(self.search)
        row = QWidget()
        flow = FlowRow(row, spacing=2)
        for number, item in enumerate(FILTERS):
            button = QPushButton(self.filter_name(item))
            button.setCheckable(True)
            button.setFlat(True)
            button.setObjectName("segment")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setVisible(number < ALWAYS_SHOWN)
            self._segments.addButton(button, number)
            flow.addWidget(button)
        self._more.setAutoRaise(True)
        self._more.setObjectName("segment-more")
        self._more.setText(self.tr("More"))
        self._more.setAccessibleName(self.tr("More states"))
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self._more)
        for number in range(ALWAYS_SHOWN, len(FILTERS)):
            action = menu.addAction(self.filter_name(FILTERS[number]))
            action.setData(number)
        menu.triggered.connect(self._on_more)
        self._more.setMenu(menu)
        flow.addWidget(self._more)
        self._segments.button(0).setChecked(True)
        inner.addWidget(row)
        column.addWidget(top)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty_state())
        column.addWidget(self._stack, 1)

    def _empty_state(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(32, 32, 32, 32)
        column.setSpacing(8)
        column.addStretch(2)
        self._empty_title = QLabel()
        self._empty_title.setFont(scaled_font(self._empty_title, 1.25, bold=True))
        self._empty_title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty_title.setWordWrap(True)
        self._empty_text = QLabel()
        self._empty_text.setWordWrap(True)
        self._empty_text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty_button = QPushButton(self.tr("Add invoices…"))
        self._empty_button.clicked.connect(self.bring_asked)
        column.addWidget(self._empty_title)
        column.addWidget(self._empty_text)
        column.addWidget(self._empty_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        return page

    def filter_name(self, item: Filter) -> str:
        """A segment's words."""
        return {
            "all": self.tr("All"),
            "review": self.tr("To review"),
            "reading": self.tr("Being read"),
            "failed": self.tr("Not read"),
            "verified": self.tr("Verified"),
            "held": self.tr("Held"),
            "postponed": self.tr("Postponed"),
            "rejected": self.tr("Rejected"),
            "deleted": self.tr("Deleted"),
            "replaced": self.tr("Replaced"),
        }[item.name]

    # --- what the presenter tells --------------------------------------------------------------

    @Slot(object)
    def _show_counts(self, counts: StatusCounts) -> None:
        chosen = FILTERS.index(self.presenter.filter)
        for number, item in enumerate(FILTERS):
            count = filter_count(counts, item)
            name = self.filter_name(item)
            button = self._segments.button(number)
            button.setText(f"{name} {count:,}" if count else name)
            button.setAccessibleName(self.tr("{name}, {count}").format(name=name, count=count))
            button.setVisible(number < ALWAYS_SHOWN or number == chosen)
        for action in self._more.menu().actions():
            if not isinstance(action.data(), int):
                continue
            item = FILTERS[action.data()]
            action.setText(f"{self.filter_name(item)} ({filter_count(counts, item):,})")
        self._show_empty_state(counts)

    def _show_empty_state(self, counts: StatusCounts) -> None:
        if self._model.rowCount():
            self._stack.setCurrentIndex(0)
            return
        searching = bool(self.presenter.query.text)
        nothing_at_all = counts.total == 0 and not searching and not self.presenter.filter.states
        if nothing_at_all:
            self._empty_title.setText(self.tr("No invoices yet"))
            self._empty_text.setText(
                self.tr(
                    "Drop PDF, image or e-invoice files, or whole folders, anywhere on this window."
                )
            )
        elif searching:
            self._empty_title.setText(self.tr("Nothing found"))
            self._empty_text.setText(
                self.tr("No invoice here has all of these words. Try fewer, or another state.")
            )
        else:
            self._empty_title.setText(self.tr("Nothing here"))
            self._empty_text.setText(self.tr("No invoice is in this state at the moment."))
        self._empty_button.setVisible(nothing_at_all)
        self._stack.setCurrentIndex(1)

    @Slot()
    def _keep_selection(self) -> None:
        count = self._model.rowCount()
        self._all_kept = count > 1 and len(self._selected_row_numbers()) == count
        self._kept = () if self._all_kept else self.selected_ids()
        self._quiet = True

    @Slot(object)
    def _restore_selection(self, position: int | None) -> None:
        model, chooser = self._model, self.table.selectionModel()
        rows = [row for i in self._kept if (row := model.row_of(i)) is not None]
        current = self.presenter.open_id
        row = None if current is None else model.row_of(current)
        at = position if row is None else row
        last = model.columnCount() - 1
        selection = QItemSelection()
        if self._all_kept and model.rowCount():
            selection.select(model.index(0, 0), model.index(model.rowCount() - 1, last))
        for number in rows:
            selection.select(model.index(number, 0), model.index(number, last))
        if at is not None and not selection.count():
            selection.select(model.index(at, 0), model.index(at, last))
        flags = QItemSelectionModel.SelectionFlag
        chooser.select(selection, flags.ClearAndSelect)
        # the rows moved by themselves: what the person looks at stays where it is
        self.table.setAutoScroll(False)
        if at is not None:
            chooser.setCurrentIndex(model.index(at, 0), flags.NoUpdate)
        else:
            chooser.clearCurrentIndex()
        self.table.setAutoScroll(True)
        self._quiet = False

    # --- what the person does ------------------------------------------------------------------

    def visible_rows(self) -> tuple[int, int]:
        """First and last row in view."""
        first = max(0, self.table.rowAt(0))
        last = self.table.rowAt(self.table.viewport().height() - 1)
        return first, last if last >= 0 else max(first, self._model.rowCount() - 1)

    def selected_ids(self) -> tuple[str, ...]:
        """The ids of the selected rows that are loaded, from top to bottom."""
        found = (self._model.row_at(row) for row in self._selected_row_numbers())
        return tuple(row.id for row in found if row is not None)

    def with_selected_ids(self, act: Callable[[tuple[str, ...]], None]) -> None:
        """Call `act` with the ids of all selected rows, those that aren't loaded too."""
        numbers = self._selected_row_numbers()
        loaded = self.selected_ids()
        if len(loaded) == len(numbers):
            act(loaded)
        else:
            self.presenter.all_ids(lambda ids: act(tuple(ids[n] for n in numbers if n < len(ids))))

    def _selected_row_numbers(self) -> list[int]:
        selection = self.table.selectionModel().selection()
        rows: set[int] = set()
        for number in range(selection.count()):
            part = selection.at(number)
            rows.update(range(part.top(), part.bottom() + 1))
        return sorted(rows)

    def selected_kinds(self) -> set[tuple[InvoiceState, JobStatus]]:
        """The states that occur among the selected rows, as far as they are loaded."""
        found = (self._model.row_at(row) for row in self._selected_row_numbers())
        return {(row.state, row.status) for row in found if row is not None}

    def select_invoice(self, invoice_id: str, row: int | None = None) -> None:
        """Go to an invoice's row where it is loaded, and open it in any case."""
        at = self._model.row_of(invoice_id) if row is None else row
        if at is not None:
            self.table.choose_row(at)
        else:
            self.table.clearSelection()
        self.presenter.choose(invoice_id)

    def step(self, by: int) -> None:
        """To the next (1) or previous (-1) row."""
        count = self._model.rowCount()
        if count:
            current = self.table.currentIndex().row()
            row = 0 if current < 0 else min(count - 1, max(0, current + by))
            self.table.choose_row(row)

    @Slot()
    def _choose_current(self) -> None:
        index = self.table.currentIndex()
        row = self._model.row_at(index.row())
        # getting the keyboard makes a row current, but nobody has chosen it
        chosen = self.table.selectionModel().isRowSelected(index.row(), QModelIndex())
        if row is not None and chosen and not self._quiet:
            self.presenter.choose(row.id)

    @Slot(int)
    def _on_segment(self, number: int) -> None:
        self.presenter.set_filter(FILTERS[number])

    @property
    def more_menu(self) -> QMenu:
        """The menu of states, and of filters that a person named."""
        return self._more.menu()

    def show_saved(self, saved: SavedFilter) -> None:
        """Show a filter that was kept: its state, its words, its order."""
        query = saved.query
        wanted = (query.states, query.held)
        number = next((n for n, f in enumerate(FILTERS) if (f.states, f.held) == wanted), 0)
        self._search_timer.stop()
        self.search.blockSignals(True)
        self.search.setText(query.text)
        self.search.blockSignals(False)
        button = self._segments.button(number)
        button.setVisible(True)
        button.setChecked(True)
        column = next((c for c, s in SORTED_BY.items() if s is query.sort), -1)
        order = Qt.SortOrder.DescendingOrder if query.descending else Qt.SortOrder.AscendingOrder
        header = self.table.horizontalHeader()
        header.blockSignals(True)
        header.setSortIndicator(int(column), order)
        header.blockSignals(False)
        self.presenter.show_saved(FILTERS[number], query)

    @Slot(QAction)
    def _on_more(self, action: QAction) -> None:
        kept = action.data()
        if isinstance(kept, SavedFilter):
            self.show_saved(kept)
            return
        if not isinstance(kept, int):
            return
        number = kept
        button = self._segments.button(number)
        button.setVisible(True)
        button.setChecked(True)
        self.presenter.set_filter(FILTERS[number])

    @Slot()
    def _search_soon(self) -> None:
        self._search_timer.start()

    @Slot()
    def _search_now(self) -> None:
        self.presenter.set_search(self.search.text())

    @Slot(QPoint)
    def _context_menu(self, position: QPoint) -> None:
        rows = self.selected_rows()
        if not rows:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_menu(menu, rows)
        menu.popup(self.table.viewport().mapToGlobal(position))

    def selected_rows(self) -> tuple[InvoiceRow, ...]:
        """The selected rows that are loaded."""
        found = (self._model.row_at(row) for row in self._selected_row_numbers())
        return tuple(row for row in found if row is not None)

    def fill_menu(self, menu: QMenu, rows: tuple[InvoiceRow, ...]) -> None:
        """The actions that make sense for these rows; each says on how many it acts."""
        busy = {JobStatus.PENDING, JobStatus.WAITING, JobStatus.PROCESSING}
        stuck = {JobStatus.FAILED, JobStatus.CANCELLED, JobStatus.OUTCOME_UNKNOWN}
        review, later = InvoiceState.NEEDS_REVIEW, InvoiceState.POSTPONED
        aside = {InvoiceState.DELETED, InvoiceState.REPLACED, InvoiceState.REJECTED, later}
        offers = (
            ("verify", self.tr("Verify"), "verify", {review, later}, None),
            ("cancel", self.tr("Stop reading"), "cancel", None, busy),
            ("retry", self.tr("Try again"), "read-again", None, stuck),
            ("postpone", self.tr("Postpone"), "postpone", {review}, None),
            ("reject", self.tr("Reject"), "cancel", {review, later}, None),
            ("restore", self.tr("Restore"), "restore", aside, None),
        )
        for name, words, icon, states, statuses in offers:
            fit = tuple(
                row.id
                for row in rows
                if (states is None or row.state in states)
                and (statuses is None or row.status in statuses)
            )
            if fit:
                self._offer(menu, name, words, icon, fit, len(rows))
        again = tuple(r.id for r in rows if r.status not in busy and not r.state.is_gone)
        if again:
            menu.addSeparator()
            self._offer(menu, "read_again", self.tr("Read again"), "read-again", again, len(rows))
            offline = menu.addAction(self.tr("Read again offline"))
            offline.triggered.connect(lambda: self.read_asked.emit("read_again", again, "offline"))
            gemini = menu.addAction(self.tr("Read again with Gemini (paid)…"))
            gemini.triggered.connect(lambda: self.read_asked.emit("read_again", again, "gemini"))
        live = tuple(row.id for row in rows if not row.state.is_gone)
        if live:
            menu.addSeparator()
            self._offer(menu, "delete", self.tr("Delete"), "delete", live, len(rows))

    def _offer(
        self, menu: QMenu, name: str, words: str, icon: str, ids: tuple[str, ...], of: int
    ) -> None:
        text = words if of == 1 else f"{words} ({len(ids)})"
        action = menu.addAction(self._theme.icon(icon), text)
        if name in ("read_again", "retry"):
            action.triggered.connect(lambda: self.read_asked.emit(name, ids, None))
        elif name == "reject":
            action.triggered.connect(lambda: self.reject_asked.emit(ids))
        else:
            action.triggered.connect(lambda: self.presenter.act(name, ids))

    @Slot()
    def _span_reasons(self) -> None:
        """Columns that are empty give their room to the one before them."""
        wanted = self._model.spans()
        if wanted != self._spanned:
            self.table.clearSpans()
            for row, column in wanted:
                self.table.setSpan(row, column, 1, Column.CONFIDENCE - column + 1)
            self._spanned = wanted

    @Slot()
    def _restyle(self) -> None:
        self._search_icon.setIcon(self._theme.icon("search", Tone.QUIET))
        palette = self._empty_text.palette()
        palette.setColor(palette.ColorRole.WindowText, self._theme.colour(Tone.QUIET))
        self._empty_text.setPalette(palette)
