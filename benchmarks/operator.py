# SPDX-License-Identifier: AGPL-3.0-or-later
"""A scripted person who reviews in the real window, timed by the keystroke-level model.

Card, Moran and Newell (1980): K a key, M a thought, H a hand between keyboard and mouse, P a point
with the mouse. Comparing a lit value with the page takes one second more. The person looks only at
what is marked, at an invoice as a whole for at least a thought and a second, and types what the
truth says where a marked value is wrong. Times are the model's, keys are really pressed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from benchmarks.accuracy import PATHS
from benchmarks.accuracy_judging import Document
from benchmarks.window_session import Session
from desktop.domain.fields import get_text
from desktop.domain.invoice import Invoice
from desktop.domain.listing import InvoiceDetail, ListQuery
from desktop.domain.status import InvoiceState

if TYPE_CHECKING:
    from desktop.background.books import Books

T = TypeVar("T")

K, M, H, P, COMPARE = 0.28, 1.35, 0.4, 1.1, 1.0
MOST_KEYS = 120
WAITING = ListQuery(states=frozenset({InvoiceState.NEEDS_REVIEW, InvoiceState.EXTRACTION_FAILED}))
_NO_SHIFT = Qt.KeyboardModifier.NoModifier


@dataclass
class Reviewed:
    """One invoice as it was reviewed: seconds of the model, keys, and what was looked at."""

    document: Document
    seconds: float = M + COMPARE
    keys: int = 0
    looked_at: list[str] = field(default_factory=list)
    typed: list[str] = field(default_factory=list)
    reasons: int = 0
    verified: bool = False
    final: Invoice | None = None

    @property
    def touchless(self) -> bool:
        """Whether nothing was marked: the one key is the one that verifies."""
        return not self.looked_at and not self.reasons

    def press(self, count: int = 1) -> None:
        """So many keys more."""
        self.keys += count
        self.seconds += K * count


class Operator:
    """Reviews the open invoice of a session by keyboard, then the ones that follow it."""

    def __init__(self, session: Session, scorer: Any, date_pattern: str = "yyyy-MM-dd") -> None:
        self._session = session
        self._built = session.built
        self._scorer = scorer
        self._form = session.built.window.form
        self._presenter = session.built.form
        self._pattern = date_pattern

    def review_all(self, known: Mapping[str, Document]) -> list[Reviewed]:
        """Every invoice that waits for review, by the SHA-256 of its document.

        One that can't be verified is put aside, and the next is chosen in the list.
        """
        reviewed: list[Reviewed] = []
        left = list(self._asked(lambda books: books.ids(WAITING)))
        while left:
            opened = self._presenter.opened
            if opened is None or opened.detail.id not in left:
                self._open(left[0])
                opened = self._presenter.opened
                assert opened is not None
            this = opened.detail.id
            left.remove(this)
            document = known.get(opened.detail.document.sha256)
            if document is None:
                continue
            done = self.review(document)
            reviewed.append(done)
            if not done.verified:
                self._asked(lambda books, one=this: books.postpone([one]))
        return reviewed

    def review(self, document: Document) -> Reviewed:
        """From the invoice that is open to the next one; what the truth states is known."""
        done = Reviewed(document)
        opened = self._presenter.opened
        assert opened is not None
        this = opened.detail.id
        self._to_first(done)
        for _ in range(MOST_KEYS):
            path = self._presenter.focused_path
            waits = path is not None and path in self._presenter.walk.waiting()
            if path is not None and waits:
                done.looked_at.append(path)
                done.seconds += COMPARE
                self._put_right(done, path)
            self._press(Qt.Key.Key_Return, done)
            self._settle()
            if self._reason(done):
                self._settle()
            now = self._presenter.opened
            if now is None or now.detail.id != this:
                break
            if now.detail.verified is not None:
                break
        kept = self._detail_of(this)
        done.verified, done.final = kept.verified is not None, kept.invoice
        return done

    # --- one field -----------------------------------------------------------------------------

    def _to_first(self, done: Reviewed) -> None:
        """The keyboard is in the form; for the first invoice a key brings it there."""
        if not self._form.has_keyboard:
            self._press(Qt.Key.Key_3, done, Qt.KeyboardModifier.ControlModifier)
            self._presenter.to_first()
            self._settle()

    def _put_right(self, done: Reviewed, path: str) -> None:
        """Type the truth over a wrong value, where the truth states it."""
        opened = self._presenter.opened
        row = self._form.rows.get(path)
        if opened is None or row is None:
            return
        wanted = truth_at(done.document, path, opened.detail.invoice)
        if wanted is None or self._right(done.document, path, opened.detail.invoice):
            return
        text = self._presenter.shown_as(path, wanted)
        done.typed.append(path)
        done.seconds += M
        done.press(1 + len(text))
        editor = row.editor.widget
        QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(editor, text)

    def _right(self, document: Document, path: str, invoice: Invoice) -> bool:
        name = field_at(path)
        if name is None:
            return True
        text = get_text(invoice, path)
        credit = document["doc_type"] == "credit_note"
        return text is not None and bool(
            self._scorer.same(name, document["fields"][name], text, credit)
        )

    def _reason(self, done: Reviewed) -> bool:
        """A broken rule asks for a reason: the first of the stock ones is taken."""
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            return False
        done.reasons += 1
        done.seconds += M
        done.press(2)
        QTest.keyClick(dialog, Qt.Key.Key_1)
        QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Return)
        self._session.until(lambda: not dialog.isVisible())
        # offscreen nothing makes the window active again
        self._built.window.activateWindow()
        self._session.until(lambda: QApplication.focusWidget() is not None)
        return True

    # --- the window ----------------------------------------------------------------------------

    def _press(
        self, key: Qt.Key, done: Reviewed, modifier: Qt.KeyboardModifier = _NO_SHIFT
    ) -> None:
        done.press(1 if modifier is _NO_SHIFT else 2)
        QTest.keyClick(QApplication.focusWidget() or self._built.window, key, modifier)

    def _settle(self) -> None:
        """Until nothing is being written and what was asked has come back."""
        self._session.until(lambda: not self._presenter.busy)
        self._asked(lambda books: books.info)
        self._session.rest(15)

    def _open(self, invoice_id: str) -> None:
        self._built.window.list_pane.select_invoice(invoice_id)

        def shown() -> bool:
            opened = self._presenter.opened
            return opened is not None and opened.detail.id == invoice_id

        self._session.until(shown)
        self._session.rest(150)

    def _detail_of(self, invoice_id: str) -> InvoiceDetail:
        return self._asked(lambda books: books.open(invoice_id)).detail

    def _asked(self, work: Callable[[Books], T]) -> T:
        """What the workspace answers, once it did."""
        found: list[T] = []
        self._built.desk.ask(work, found.append)
        self._session.until(lambda: bool(found))
        return found[0]


def field_at(path: str) -> str | None:
    """The corpus' name of a field of the record."""
    return next((name for name, paths in PATHS.items() if path in paths), None)


def truth_at(document: Document, path: str, invoice: Invoice) -> str | None:
    """What the truth states for a field, as canonical text; None where it states nothing.

    A tax id that is one of two fields belongs to the one that is filled.
    """
    name = field_at(path)
    if name is None or name not in document["fields"]:
        return None
    filled = [p for p in PATHS[name] if get_text(invoice, p) is not None]
    if filled and path not in filled:
        return None
    if not filled and path != PATHS[name][0]:
        return None
    truth = document["fields"][name]
    text = str(truth[0] if isinstance(truth, list) else truth)
    if name in {"net", "tax_amount", "total", "amount_due"}:
        return format(Decimal(text), "f")
    return text


def by_hand(document: Document) -> float:
    """Seconds of the model for typing the same invoice from nothing: header and lines."""
    seconds = M + COMPARE
    for truth in document["fields"].values():
        text = str(truth[0] if isinstance(truth, list) else truth)
        seconds += M + K * (len(text) + 1)
    for line in document.get("line_items") or []:
        cells = [str(v) for v in line.values() if v not in (None, "")]
        seconds += M + sum(K * (len(cell) + 1) for cell in cells)
    return seconds


def percentile(values: list[float], share: float) -> float:
    """The value below which `share` of all lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
