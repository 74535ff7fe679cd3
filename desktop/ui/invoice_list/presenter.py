# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the list shows and does: query, counts, opening, and actions on chosen invoices."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop.background.desk import Desk
from desktop.background.lane import Ticket
from desktop.background.snapshots import PAGE_ROWS, ListSnapshot
from desktop.domain.errors import UserError
from desktop.domain.listing import InvoiceRow, ListQuery, SortColumn, StatusCounts
from desktop.domain.spending import Tier
from desktop.domain.status import InvoiceState
from desktop.ui.invoice_list.model import SORTED_BY, Column, InvoiceListModel
from desktop.workflows.requests import Change, ChangeKind, ManyResult, ReaderChoice

if TYPE_CHECKING:
    from desktop.background.books import Books

_ROW_STAYS = frozenset({ChangeKind.JOB})


@dataclass(frozen=True, slots=True)
class Filter:
    """One segment over the list: a name for settings and the states it lets through.

    `held` lets only those through whose account is held.
    """

    name: str
    states: frozenset[InvoiceState]
    held: bool = False


_S = InvoiceState
FILTERS = (
    Filter("all", frozenset()),
    Filter("review", frozenset({_S.NEEDS_REVIEW})),
    Filter("reading", frozenset({_S.QUEUED, _S.EXTRACTING})),
    Filter("failed", frozenset({_S.EXTRACTION_FAILED})),
    Filter("verified", frozenset({_S.VERIFIED})),
    Filter("held", frozenset(), held=True),
    Filter("postponed", frozenset({_S.POSTPONED})),
    Filter("rejected", frozenset({_S.REJECTED})),
    Filter("deleted", frozenset({_S.DELETED})),
    Filter("replaced", frozenset({_S.REPLACED})),
)


def filter_count(counts: StatusCounts, chosen: Filter) -> int:
    """How many invoices a segment holds."""
    if chosen.held:
        return counts.held
    if not chosen.states:
        return counts.total
    return sum(counts.by_state.get(state, 0) for state in chosen.states)


class ListPresenter(QObject):
    """Keeps the model what the query says. `chosen` carries the id to open, "" for none.

    `before_refresh` and `after_refresh` bracket changes of rows, so that the view keeps its
    selection by id; `after_refresh` carries the open invoice's row or None.
    """

    chosen = Signal(str)
    counts_changed = Signal(object)
    before_refresh = Signal()
    after_refresh = Signal(object)
    many_done = Signal(str, object)

    def __init__(self, desk: Desk, model: InvoiceListModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.model = model
        self.query = ListQuery(sort=SortColumn.CREATED, descending=True)
        self.filter = FILTERS[0]
        self.counts: StatusCounts | None = None
        self.open_id: str | None = None
        self._visible: Callable[[], tuple[int, int]] = _first_rows
        self._ticket: Ticket | None = None
        self._dirty = False
        self._loading = False
        model.wants_pages.connect(self._load_pages)
        desk.opened.connect(self._on_opened)
        desk.closing.connect(self._on_closing)
        desk.changes.changed.connect(self._on_changes)
        desk.changes.progressed.connect(self._on_progress)

    def watch(self, visible: Callable[[], tuple[int, int]]) -> None:
        """The view's way to tell its first and last visible row."""
        self._visible = visible

    # --- the query -----------------------------------------------------------------------------

    def set_filter(self, chosen: Filter) -> None:
        """Show only the invoices of a segment."""
        self.filter = chosen
        self._set_query(replace(self.query, states=chosen.states, held=chosen.held))

    def show_saved(self, chosen: Filter, query: ListQuery) -> None:
        """Show what a kept filter asks for."""
        self.filter = chosen
        self._set_query(
            replace(
                self.query,
                states=chosen.states,
                held=chosen.held,
                text=query.text,
                sort=query.sort,
                descending=query.descending,
            )
        )

    def set_search(self, text: str) -> None:
        """Show only invoices in which all these words occur."""
        self._set_query(replace(self.query, text=" ".join(text.split())))

    def set_sort(self, column: int, order: Qt.SortOrder) -> None:
        """Sort by a column's header; -1 by the time of bringing in."""
        sort = SortColumn.CREATED if column < 0 else SORTED_BY[Column(column)]
        descending = order is Qt.SortOrder.DescendingOrder
        self._set_query(replace(self.query, sort=sort, descending=descending))

    def _set_query(self, query: ListQuery) -> None:
        if query != self.query:
            self.query = query
            self.reload()

    def reload(self) -> None:
        """Read visible rows, count and all counts again; one question under way at a time.

        Of another query the first rows are shown before it is known how many there are: counting
        the hits of a common word takes longer than finding a page of them.
        """
        if not self._desk.is_open:
            return
        if self._loading and self.model.query == self.query:
            self._dirty = True
            return
        if self._ticket is not None:
            self._ticket.cancel()
        self._loading, self._dirty = True, False
        query = self.query
        if query == self.model.query:
            self._ask_all(query, with_counts=True)
            return
        self._ticket = self._desk.ask(
            lambda books: books.page_of(query, 0),
            lambda rows: self._apply_first(query, rows),
            self._load_failed,
        )

    def _ask_all(self, query: ListQuery, *, with_counts: bool) -> None:
        pages, about = self._pages_in_view(), self.open_id
        self._ticket = self._desk.ask(
            lambda books: books.snapshot(query, pages, about, with_counts=with_counts),
            self._apply,
            self._load_failed,
        )

    def _apply_first(self, query: ListQuery, rows: tuple[InvoiceRow, ...]) -> None:
        at = next((n for n, row in enumerate(rows) if row.id == self.open_id), None)
        count = len(rows) if len(rows) < PAGE_ROWS else self._known_count()
        self._show(ListSnapshot(query, max(count or 0, len(rows)), {0: rows}, None, at))
        if count is None or self.counts is None or (at is None and self.open_id is not None):
            # another filter or order changes no counts
            self._ask_all(query, with_counts=self.counts is None)
        else:
            self._loaded()

    def _known_count(self) -> int | None:
        """How many rows the query has where the last counts say so."""
        narrowed = replace(self.query, sort=SortColumn.CREATED, descending=True)
        if self.counts is None or narrowed != ListQuery(states=self.filter.states, descending=True):
            return None
        return filter_count(self.counts, self.filter)

    def _pages_in_view(self) -> tuple[int, ...]:
        first, last = self._visible()
        return tuple(range(first // PAGE_ROWS, last // PAGE_ROWS + 1))

    def _apply(self, snapshot: ListSnapshot) -> None:
        self._show(snapshot)
        self._loaded()

    def _show(self, snapshot: ListSnapshot) -> None:
        self.before_refresh.emit()
        self.model.apply(snapshot)
        self.counts = snapshot.counts or self.counts
        self.after_refresh.emit(snapshot.position)
        if self.counts is not None:
            self.counts_changed.emit(self.counts)

    def _loaded(self) -> None:
        self._loading = False
        if self._dirty:
            self.reload()

    def _load_failed(self, error: UserError) -> None:
        self._loading = False
        self._desk.refused.emit(error)

    @Slot(object)
    def _load_pages(self, pages: Iterable[int]) -> None:
        query, wanted = self.query, tuple(pages)

        def load(books: Books) -> dict[int, tuple[InvoiceRow, ...]]:
            return {page: books.page_of(query, page) for page in wanted}

        self._desk.ask(load, lambda found: self.model.add_pages(query, found), first=True)

    # --- what happens elsewhere ----------------------------------------------------------------

    @Slot(object)
    def _on_opened(self, _: object) -> None:
        self._loading = False
        self.counts = None
        self.reload()

    @Slot()
    def _on_closing(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
        self._loading = False
        self.open_id = None

    @Slot(object)
    def _on_changes(self, changes: tuple[Change, ...]) -> None:
        if changes:
            self.reload()

    @Slot(object)
    def _on_progress(self, progress: object) -> None:
        self.model.set_progress(progress)  # type: ignore[arg-type]

    # --- opening -------------------------------------------------------------------------------

    def choose(self, invoice_id: str | None) -> None:
        """The invoice to show beside the list."""
        if invoice_id != self.open_id:
            self.open_id = invoice_id
            self.chosen.emit(invoice_id or "")

    def next_to_review(self, after: str, found: Callable[[str | None], None]) -> None:
        """The next invoice of the present order that needs review, from the start at the end."""
        query = replace(self.query, statuses=frozenset())
        self._desk.ask(lambda books: books.next_to_review(query, after), found)

    # --- actions -------------------------------------------------------------------------------

    def act(
        self,
        name: str,
        ids: Sequence[str],
        reader: ReaderChoice | None = None,
        tier: Tier | None = None,
    ) -> None:
        """Cancel, retry, read again, verify, postpone, reject, delete or restore invoices."""
        if not ids:
            return
        chosen = tuple(ids)

        def work(books: Books) -> ManyResult:
            if name == "read_again":
                return books.read_again(chosen, reader, tier)
            if name == "retry":
                return books.retry(chosen, tier)
            actions: dict[str, Callable[[Sequence[str]], ManyResult]] = {
                "cancel": books.cancel,
                "verify": books.verify_many,
                "postpone": books.postpone,
                "reject": books.reject,
                "delete": books.delete,
                "restore": books.restore,
            }
            return actions[name](chosen)

        self._desk.ask(work, lambda result: self.many_done.emit(name, result), keep=True)

    def reject(self, ids: Sequence[str], reason: str) -> None:
        """Decide that these are not to be booked, and why."""
        chosen = tuple(ids)
        self._desk.ask(
            lambda books: books.reject(chosen, reason),
            lambda result: self.many_done.emit("reject", result),
            keep=True,
        )

    def all_ids(self, done: Callable[[tuple[str, ...]], None]) -> None:
        """The ids of every row of the query, for an action on all of them."""
        query = self.query
        self._desk.ask(lambda books: books.ids(query), done)


def _first_rows() -> tuple[int, int]:
    return 0, 0
