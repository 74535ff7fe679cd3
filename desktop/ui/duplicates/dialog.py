# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two invoices side by side: first pages, fields with what differs marked, and the decision."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal, SignalInstance, Slot
from PySide6.QtGui import QImage, QKeySequence, QPixmap, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.background.guarding import SideBySide
from desktop.background.pages_lane import PageKey
from desktop.domain.checks.duplicates import LEADS_ON
from desktop.domain.fields import FIELDS, get_text, kind_of
from desktop.domain.status import InvoiceState
from desktop.ui.dialogs.base import FormDialog
from desktop.ui.dialogs.plain_table import fill, plain_table
from desktop.ui.languages import said
from desktop.ui.look import Theme, Tone, scaled_font
from desktop.ui.plain_text import PlainLabel
from desktop.ui.wording import Wording, choice_name, field_name, said_of_state
from desktop.workflows.requests import OpenInvoice

_ALWAYS = (
    "document_type",
    "supplier.name",
    "invoice_number",
    "issue_date",
    "total_amount",
    "currency",
)
_GONE = frozenset({InvoiceState.REJECTED, InvoiceState.DELETED, InvoiceState.REPLACED})


class PagePicture(QLabel):
    """The first page of a document, as large as there is room for; `resized` when that changes."""

    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMinimumSize(QSize(240, 330))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFrameShape(QLabel.Shape.StyledPanel)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._picture: QImage | None = None

    def show_picture(self, picture: QImage | None) -> None:
        """The page; None while it is being drawn."""
        self._picture = picture
        self._fit()

    def say(self, words: str) -> None:
        """In place of a page that can't be drawn."""
        self._picture = None
        self.setText(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self.resized.emit()

    def _fit(self) -> None:
        if self._picture is None:
            if self.pixmap() is not None and not self.pixmap().isNull():
                self.clear()
            return
        ratio = self.devicePixelRatioF()
        room = self.contentsRect().size() * ratio
        fitted = self._picture.scaled(
            room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        fitted.setDevicePixelRatio(ratio)
        self.setPixmap(QPixmap.fromImage(fitted))


class DuplicatesDialog(FormDialog):
    """`same_asked` and `different_asked` carry the ids of the left and the right invoice, so does
    `undecide_asked`; `wanted` the pictures that are missing. The left one is the one rejected."""

    same_asked = Signal(str, str)
    different_asked = Signal(str, str)
    undecide_asked = Signal(str, str)
    wanted = Signal(object)

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None) -> None:
        super().__init__(theme, parent)
        self.set_up(self.tr("Is this invoice here already?"))
        self._wording = wording
        self._pairs: tuple[SideBySide, ...] = ()
        self._at = 0
        self._swapped = False
        self._decided: list[tuple[str, str]] = []
        self.why = PlainLabel()
        self.why.setWordWrap(True)
        self.why.setFont(scaled_font(self.why, 1.0, bold=True))
        self.column.insertWidget(0, self.why)
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(12)
        self.heads = (PlainLabel(), PlainLabel())
        self.pages = (PagePicture(), PagePicture())
        sides = []
        for head, page in zip(self.heads, self.pages, strict=True):
            side = QVBoxLayout()
            head.setWordWrap(True)
            side.addWidget(head)
            side.addWidget(page, 1)
            page.resized.connect(self._ask_later)
            sides.append(side)
        self.table = plain_table(
            [self.tr("Field"), self.tr("Left"), self.tr("Right"), ""],
            self.tr("Fields of both invoices"),
            lines=12,
            stretched=1,
        )
        self.table.horizontalHeader().setSectionResizeMode(
            2, self.table.horizontalHeader().ResizeMode.Stretch
        )
        self.table.setMinimumWidth(self.fontMetrics().horizontalAdvance("0") * 62)
        across.addLayout(sides[0], 3)
        across.addWidget(self.table, 4)
        across.addLayout(sides[1], 3)
        self.column.insertWidget(1, row, 100)
        self._add_buttons()
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.setInterval(40)
        self._asking.timeout.connect(self._ask)
        self.resize(QSize(1280, 760))
        self.say(self.tr("Looking…"), Tone.QUIET)
        self._show()

    def _add_buttons(self) -> None:
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.same = self.buttons.addButton(self.tr("&Same: reject the left one"), role)
        self.different = self.buttons.addButton(self.tr("&Different invoices"), role)
        self.swap = self.buttons.addButton(self.tr("S&wap sides"), role)
        self.next = self.buttons.addButton(self.tr("&Next pair"), role)
        self.undo = self.buttons.addButton(self.tr("&Undo"), role)
        self.same.clicked.connect(self._say_same)
        self.different.clicked.connect(self._say_different)
        self.swap.clicked.connect(self._swap)
        self.next.clicked.connect(self._go_on)
        self.undo.clicked.connect(self._undo)
        for button in (self.same, self.different, self.swap, self.next, self.undo):
            button.setAutoDefault(False)
        for keys, slot in (
            ("S", self._say_same),
            ("D", self._say_different),
            ("W", self._swap),
            ("N", self._go_on),
            ("Ctrl+Z", self._undo),
        ):
            QShortcut(QKeySequence(keys), self, slot)

    # --- contents ------------------------------------------------------------------------------

    def show_pairs(self, pairs: Sequence[SideBySide]) -> None:
        """These pairs; the one that was in view stays in view."""
        before = self.pair
        ids = None if before is None else {before.pair.one.id, before.pair.other.id}
        self._pairs = tuple(pairs)
        places = [at for at, p in enumerate(self._pairs) if {p.pair.one.id, p.pair.other.id} == ids]
        self._at = places[0] if places else 0
        self.say("")
        self._show()

    @property
    def pair(self) -> SideBySide | None:
        """The pair in view."""
        return self._pairs[self._at] if self._at < len(self._pairs) else None

    @property
    def sides(self) -> tuple[OpenInvoice, OpenInvoice] | None:
        """Left and right."""
        pair = self.pair
        if pair is None:
            return None
        return (pair.other, pair.one) if self._swapped else (pair.one, pair.other)

    @Slot(object, object)
    def put_picture(self, key: PageKey, picture: QImage) -> None:
        """A picture has come; others' pictures are passed over."""
        for page, opened in zip(self.pages, self.sides or (), strict=False):
            if opened.document == key.document and key.page == 1:
                page.show_picture(picture)

    @Slot(object, object)
    def refuse_picture(self, key: PageKey, _: object) -> None:
        """A page that can't be drawn."""
        for page, opened in zip(self.pages, self.sides or (), strict=False):
            if opened.document == key.document:
                page.say(self.tr("This page can't be shown."))

    def _show(self) -> None:
        pair, sides = self.pair, self.sides
        decided = pair is not None and pair.pair.decision is not None
        gone = sides is not None and any(s.detail.state in _GONE for s in sides)
        for button in (self.same, self.different):
            button.setEnabled(pair is not None and not decided and not gone)
        self.swap.setEnabled(pair is not None)
        self.next.setEnabled(len(self._pairs) > 1)
        self.undo.setEnabled(decided or bool(self._decided))
        if pair is None or sides is None:
            self.why.setText(self.tr("Nothing here looks like this invoice."))
            fill(self.table, [])
            return
        self.why.setText(self._why(pair))
        for head, opened in zip(self.heads, sides, strict=True):
            head.setText(self._head(opened))
        for page, opened in zip(self.pages, sides, strict=True):
            page.show_picture(None)
            page.setAccessibleName(
                self.tr("First page of {file}").format(file=opened.detail.document.original_name)
            )
        self._fill(sides)
        self._ask_later()

    def _why(self, pair: SideBySide) -> str:
        place = ""
        if len(self._pairs) > 1:
            place = self.tr("{n} of {all}: ").format(n=self._at + 1, all=len(self._pairs))
        decision = pair.pair.decision
        if decision is not None:
            decided = (
                self.tr("{who} said on {date} that they are the same.")
                if decision.decision == "same"
                else self.tr("{who} said on {date} that these are different invoices.")
            )
            day = self._wording.date(decision.at.astimezone().date())
            return place + decided.format(who=decision.who, date=day)
        if pair.pair.finding is None:
            return place + self.tr("They don't look like one any more.")
        words = self._wording.finding(pair.pair.finding).words
        return place + words.replace(said(LEADS_ON), "").strip()

    def _head(self, opened: OpenInvoice) -> str:
        detail = opened.detail
        words = self.tr("{file}\n{state}, brought in on {date} by {who}")
        return words.format(
            file=detail.document.original_name,
            state=said_of_state(detail.state).word,
            date=self._wording.time(detail.created_at),
            who=detail.brought_in_by,
        )

    def _fill(self, sides: tuple[OpenInvoice, OpenInvoice]) -> None:
        rows: list[tuple[str, ...]] = []
        marks: list[bool] = []
        for spec in FIELDS:
            values = [self._shown(opened, spec.path) for opened in sides]
            if not any(values) and spec.path not in _ALWAYS:
                continue
            differs = get_text(sides[0].detail.invoice, spec.path) != get_text(
                sides[1].detail.invoice, spec.path
            )
            word = self.tr("differs") if differs else self.tr("same")
            rows.append((field_name(spec.path, whole=True), *values, word))
            marks.append(differs)
        counts = [str(len(opened.detail.invoice.line_items)) for opened in sides]
        differs = sides[0].detail.invoice.line_items != sides[1].detail.invoice.line_items
        word = self.tr("differs") if differs else self.tr("same")
        rows.append((self.tr("Line items"), *counts, word))
        marks.append(differs)
        # what parts them stands first
        order = sorted(range(len(rows)), key=lambda at: not marks[at])
        rows, marks = [rows[at] for at in order], [marks[at] for at in order]
        fill(self.table, rows)
        for at, differs in enumerate(marks):
            cells = [cell for c in range(4) if (cell := self.table.item(at, c)) is not None]
            icon = ("warning", Tone.LOOK) if differs else ("fine", Tone.QUIET)
            cells[-1].setIcon(self.theme.icon(*icon))
            for cell in cells:
                if differs:
                    font = cell.font()
                    font.setBold(True)
                    cell.setFont(font)
                else:
                    cell.setForeground(self.theme.colour(Tone.QUIET))

    def _shown(self, opened: OpenInvoice, path: str) -> str:
        invoice = opened.detail.invoice
        text = get_text(invoice, path)
        if text is None:
            return ""
        if path in ("document_type", "origin"):
            return choice_name(text)
        return " ".join(self._wording.shown(kind_of(path), text, invoice.currency).split())

    # --- pictures ------------------------------------------------------------------------------

    @Slot()
    def _ask_later(self) -> None:
        self._asking.start()

    @Slot()
    def _ask(self) -> None:
        keys = []
        for page, opened in zip(self.pages, self.sides or (), strict=False):
            sizes = opened.detail.document.pages
            if sizes:
                height = page.contentsRect().height() * self.devicePixelRatioF()
                scale = round(min(4.0, height / max(sizes[0].height, 1.0)), 3)
                document = Path(opened.document)
                keys.append(PageKey(document, 1, scale, 0, opened.password))
        self.wanted.emit(keys)

    # --- the person ----------------------------------------------------------------------------

    @Slot()
    def _say_same(self) -> None:
        if self.same.isEnabled():
            self._decide(self.same_asked)

    @Slot()
    def _say_different(self) -> None:
        if self.different.isEnabled():
            self._decide(self.different_asked)

    def _decide(self, signal: SignalInstance) -> None:
        sides = self.sides
        if sides is not None:
            ids = (sides[0].detail.id, sides[1].detail.id)
            self._decided.append(ids)
            signal.emit(*ids)

    @Slot()
    def _swap(self) -> None:
        self._swapped = not self._swapped
        self._show()

    @Slot()
    def _go_on(self) -> None:
        if self._pairs:
            self._at = (self._at + 1) % len(self._pairs)
            self._swapped = False
            self._show()

    @Slot()
    def _undo(self) -> None:
        pair = self.pair
        if pair is not None and pair.pair.decision is not None:
            ids = (pair.pair.one.id, pair.pair.other.id)
        elif self._decided:
            ids = self._decided[-1]
        else:
            return
        self._decided = [one for one in self._decided if set(one) != set(ids)]
        self.undecide_asked.emit(*ids)
