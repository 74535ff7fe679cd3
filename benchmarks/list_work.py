# SPDX-License-Identifier: AGPL-3.0-or-later
"""A list of many rows in the real window: filter, search, sort, jump, first page of rows."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import partial
from time import perf_counter
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from benchmarks.figures import spread
from benchmarks.window_session import Session
from desktop.background.books import Books
from desktop.ui.invoice_list.model import Column
from desktop.ui.invoice_list.pane import ListPane

RARE = ("re-2024-01", "99817", "scan-0421", "nord 17", "garcia kabel 12345")
USUAL = ("muller", "strasse patel", "kabel", "rossi gmbh", "glas 4")
COMMON = ("invoice", "m", "rechnung total")


def work(session: Session, rounds: int) -> dict[str, Any]:
    """Every measure in turn, in each round; milliseconds from the act to the painted rows."""
    lists = _ListWork(session)
    lists.round(random.Random(1))
    for values in lists.took.values():
        values.clear()
    dice = random.Random(2)
    for _ in range(rounds):
        lists.round(dice)
    figures: dict[str, Any] = {}
    for name, values in lists.took.items():
        found = spread(values)
        figures[name] = found
        figures[f"{name}_ms_p95"] = found["p95"]
    return figures


class _ListWork:
    def __init__(self, session: Session) -> None:
        self._session = session
        self._presenter = session.built.list_presenter
        self._pane: ListPane = session.built.window.list_pane
        self._viewport = self._pane.table.viewport()
        names = "filter search search_rare search_common search_typed sort jump first_page".split()
        self.took: dict[str, list[float]] = {name: [] for name in (*names, "store_first_page")}

    def round(self, dice: random.Random) -> None:
        buttons = [b for b in self._pane.findChildren(QPushButton, "segment") if b.isVisible()]
        # the third segment, what is being read, is empty in these books
        for button in (buttons[1], buttons[3], buttons[4], buttons[0]):
            self._note("filter", partial(QTest.mouseClick, button, Qt.MouseButton.LeftButton))
        for name, texts in (("search_rare", RARE), ("search", USUAL), ("search_common", COMMON)):
            text = dice.choice(texts)
            self._note(name, partial(self._presenter.set_search, text))
            if name != "search":
                self.took["search"].append(self.took[name][-1])
            self._note("sort", lambda: self._presenter.set_search(""), keep=False)
        self._typed("gart")
        header = self._pane.table.horizontalHeader()
        for column in dice.sample(list(Column), 3):
            order = dice.choice((Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder))
            self._note("sort", partial(header.setSortIndicator, column, order))
        bar = self._pane.table.verticalScrollBar()
        for _ in range(3):
            self._note("jump", lambda: bar.setValue(dice.randrange(bar.maximum() + 1)))
        self._note(
            "sort", lambda: header.setSortIndicator(-1, Qt.SortOrder.DescendingOrder), keep=False
        )
        self._first_page(dice)

    def _note(self, name: str, act: Any, *, keep: bool = True) -> None:
        self._session.rest(30)
        if not keep and self._is_so_after(act):
            return
        took = self._session.timed(
            act, (self._viewport, self._rows_shown), (self._pane, self._nothing_shown)
        )
        if keep:
            self.took[name].append(took)

    def _is_so_after(self, act: Any) -> bool:
        """Acts that may change nothing are not waited for when they didn't."""
        before = self._presenter.query
        act()
        if self._presenter.query != before:
            self._session.until(self._shown)
        return True

    def _rows_shown(self) -> bool:
        """Whether the rows in view are those of the present query, and all there."""
        model = self._presenter.model
        if model.query != self._presenter.query or not model.rowCount():
            return False
        return all(model.row_at(row) is not None for row in self._pane.visible_rows())

    def _nothing_shown(self) -> bool:
        model = self._presenter.model
        return model.query == self._presenter.query and not model.rowCount()

    def _shown(self) -> bool:
        return self._rows_shown() or self._nothing_shown()

    def _typed(self, text: str) -> None:
        """A word typed quickly: from its last letter, whatever the field waits for included."""
        field = self._pane.search
        field.setFocus()
        QTest.keyClicks(field, text[:-1])
        self._note("search_typed", lambda: QTest.keyClick(field, Qt.Key(ord(text[-1].upper()))))
        field.clear()
        self._session.until(lambda: not self._presenter.query.text and self._shown())

    def _first_page(self, dice: random.Random) -> None:
        """The rows that a fresh list shows first: asked of the books and handed to the window."""
        desk, came = self._session.built.desk, []
        base = self._presenter.query
        query = replace(base, descending=dice.random() < 0.5)

        def ask() -> None:
            began = perf_counter()
            desk.ask(load, lambda _: came.append((perf_counter() - began) * 1000))

        def load(books: Books) -> int:
            began = perf_counter()
            rows = books.page_of(query, 0)
            self.took["store_first_page"].append((perf_counter() - began) * 1000)
            return len(rows)

        ask()
        self._session.until(lambda: bool(came))
        self.took["first_page"].extend(came)
