# SPDX-License-Identifier: AGPL-3.0-or-later
"""The parts window: pages with the cuts between them, keys for all of it, and what will be made."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from desktop.domain.parts import (
    SURE_CUT,
    Cut,
    CutProposal,
    PageHead,
    PartsOpening,
    PartsPlan,
)
from desktop.domain.task import Progress
from desktop.ui.dialogs.base import FormDialog
from desktop.ui.flow_row import FlowRow
from desktop.ui.look import Theme, Tone, tint
from desktop.ui.parts.canvas import PartHeading, PartsCanvas
from desktop.ui.parts.draft import DraftPage, PartsDraft, pages_of
from desktop.ui.parts.words import reason_said
from desktop.ui.plain_text import PlainLabel, plain_tip

_MOST_NAMED = 3
"""A part of more files than that is not named by them."""


class PartsDialog(FormDialog):
    """Arranges a draft. `chosen` carries the PartsPlan; the window stays until it is told how that
    went. `stop_asked` when the person doesn't want to wait; `by_itself_asked` carries whether the
    next files are to be split without a person."""

    chosen = Signal(object)
    stop_asked = Signal()
    by_itself_asked = Signal(bool)

    def __init__(
        self, opening: PartsOpening, joining: bool, theme: Theme, parent: QWidget | None
    ) -> None:
        super().__init__(theme, parent)
        self._opening = opening
        self._joining = joining
        self._cuts: dict[tuple[int, int], Cut] = {}
        self._heads: dict[tuple[int, int], PageHead] = {}
        self.draft = PartsDraft(self._first_draft())
        self._working = False
        self.set_up(self._title(), self.tr("Split"))
        self.form.addRow(
            self.hint(
                self.tr(
                    "Each part becomes an invoice of its own. The file as it came stays in the "
                    "workspace, and all of this can be taken back."
                )
                + " "
                + self.tr(
                    "Arrows choose a page, Alt+arrows move it, Alt+PgUp and Alt+PgDown move its "
                    "whole file, + and − change the size."
                )
            )
        )
        self.canvas = PartsCanvas(opening.sources, self.draft, theme)
        self.canvas.asked.connect(self.act)
        self.canvas.moved.connect(self._tell_page)
        self.form.addRow(self.canvas)
        self.about = PlainLabel()
        self.about.setWordWrap(True)
        self.about.setMinimumHeight(2 * self.fontMetrics().lineSpacing() + 4)
        self.about.setAlignment(Qt.AlignmentFlag.AlignTop)
        tint(self.about, Tone.QUIET)
        self.form.addRow(self.about)
        self.actions_: dict[str, QPushButton] = {}
        body = QWidget()
        self._make_actions(FlowRow(body))
        self.form.addRow(body)
        self.by_itself = QCheckBox(
            self.tr("&From now on split by itself where every cut is sure (this workspace)")
        )
        self.by_itself.setChecked(opening.by_itself)
        self.by_itself.setVisible(len(opening.sources) == 1)
        self.by_itself.toggled.connect(self.by_itself_asked)
        self.form.addRow(self.by_itself)
        self.column.setStretchFactor(self.form, 50)
        self.resize(960, 760)
        self._show()
        self.canvas.go_to(0)

    # --- beginning -----------------------------------------------------------------------------

    def _title(self) -> str:
        sources = self._opening.sources
        if len(sources) > 1:
            words = self.tr("Join {n} files") if self._joining else self.tr("Parts of {n} files")
            return words.format(n=len(sources))
        return self.tr("Split “{name}”").format(name=sources[0].name)

    def _first_draft(self) -> list[list[DraftPage]]:
        sources = self._opening.sources
        if len(sources) > 1:
            parts = [list(pages_of(at, len(one.sizes))) for at, one in enumerate(sources)]
            return [[page for part in parts for page in part]] if self._joining else parts
        return [list(pages_of(0, len(sources[0].sizes)))]

    def expect_proposal(self) -> None:
        """Cuts are being looked for."""
        self.say(self.tr("Looking where the file could be cut…"), Tone.QUIET)

    def take_proposal(self, proposal: CutProposal) -> None:
        """Cut where it is proposed, unless the person has begun already; the reasons are told
        either way."""
        if self._working or len(self._opening.sources) > 1:
            return
        self._cuts = {(0, cut.page): cut for cut in proposal.cuts}
        self._heads = {(0, head.page): head for head in proposal.heads}
        count = len(self._opening.sources[0].sizes)
        if not (self.draft.can_undo or self.draft.can_redo):
            empty = frozenset(proposal.empty if len(proposal.empty) < count else ())
            found: list[list[DraftPage]] = [[]]
            for page in pages_of(0, count):
                if (0, page.page) in self._cuts:
                    found.append([])
                found[-1].append(DraftPage(0, page.page, dropped=page.page in empty))
            self.draft.begin_with(found)
        self.say(
            ""
            if proposal.cuts
            else self.tr("It seems to be one invoice. Space cuts before the chosen page."),
            Tone.QUIET,
        )
        self._show()
        self.canvas.go_to(self.canvas.current)

    def _make_actions(self, row: FlowRow) -> None:
        for name, words, icon, keys in (
            ("cut", self.tr("&Cut here"), "split", "Space"),
            ("rotate", self.tr("&Turn"), "rotate", "R"),
            ("drop", self.tr("&Leave out"), "delete", "Del"),
            ("earlier", self.tr("&Earlier"), "previous", "Alt+Left"),
            ("later", self.tr("L&ater"), "next", "Alt+Right"),
            ("join_all", self.tr("No cuts"), "join", "Ctrl+J"),
            ("undo", self.tr("&Undo"), "undo", "Ctrl+Z"),
            ("redo", self.tr("&Redo"), "redo", "Ctrl+Y"),
        ):
            button = QPushButton(self.theme.icon(icon), words)
            button.setAutoDefault(False)
            shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(plain_tip(f"{words.replace('&', '')} ({shown})"))
            button.clicked.connect(partial(self._clicked, name))
            if keys.startswith("Ctrl"):
                QShortcut(QKeySequence(keys), self).activated.connect(button.click)
            self.actions_[name] = button
            row.addWidget(button)
        QShortcut(QKeySequence("Ctrl+Shift+Z"), self).activated.connect(self.actions_["redo"].click)

    # --- acting --------------------------------------------------------------------------------

    def _clicked(self, name: str) -> None:
        self.act(name)
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def act(self, name: str) -> None:
        """Do one step to the current page."""
        if self._working:
            return
        draft, at = self.draft, self.canvas.current
        now = {
            "cut": draft.toggle_cut,
            "rotate": draft.rotate,
            "rotate_back": lambda index: draft.rotate(index, 270),
            "drop": draft.toggle_drop,
            "earlier": lambda index: draft.move(index, -1),
            "later": lambda index: draft.move(index, 1),
            "part_before": lambda index: draft.move_to_part(index, -1),
            "part_after": lambda index: draft.move_to_part(index, 1),
            "file_earlier": lambda index: draft.move_source(index, -1),
            "file_later": lambda index: draft.move_source(index, 1),
            "join_all": draft.join_all,
            "undo": draft.undo,
            "redo": draft.redo,
        }[name](at)
        self.say("")
        self._show()
        self.canvas.go_to(now)

    def accept(self) -> None:
        """Enter: have it done; the window closes once it is."""
        plan = self.plan()
        if self._working or self.ok is None or not self.ok.isEnabled():
            return
        self._working = True
        self._enable()
        self.say(self.tr("Making the new files…"), Tone.QUIET)
        self.chosen.emit(plan)

    def plan(self) -> PartsPlan:
        """What the draft comes to."""
        return self.draft.plan([(one.invoice_id, one.revision) for one in self._opening.sources])

    @Slot(object)
    def show_progress(self, progress: Progress) -> None:
        """How far it is."""
        if self._working and progress.total:
            words = self.tr("Making file {n} of {total}…")
            self.say(words.format(n=progress.done + 1, total=progress.total), Tone.QUIET)

    def done_with(self) -> None:
        """It was done: nothing is left to ask."""
        self._working = False
        super().accept()

    def refuse(self, words: str) -> None:
        """It could not be done; everything is as it was."""
        self._working = False
        self._enable()
        self.say(words)

    def reject(self) -> None:
        """Esc: stop what is under way, or close."""
        if self._working:
            self.stop_asked.emit()
            return
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._working:
            self.stop_asked.emit()
        super().closeEvent(event)

    # --- words ---------------------------------------------------------------------------------

    def _show(self) -> None:
        headings = [self._heading(number) for number in range(len(self.draft.parts))]
        self.canvas.show_draft(headings, self._caption)
        self._enable()

    def _enable(self) -> None:
        parts = len(self.draft.kept)
        if self.ok is not None:
            self.ok.setText(self._accept_words(parts))
            self.ok.setEnabled(bool(parts) and not self._working and self._changes())
        for name, possible in (("undo", self.draft.can_undo), ("redo", self.draft.can_redo)):
            self.actions_[name].setEnabled(possible and not self._working)
        self.actions_["join_all"].setEnabled(len(self.draft.parts) > 1)
        self.actions_["cut"].setText(
            self.tr("&No cut here") if self._begins() else self.tr("&Cut here")
        )
        page = self.draft.page(min(self.canvas.current, self.draft.count - 1))
        self.actions_["drop"].setText(self.tr("&Keep") if page.dropped else self.tr("&Leave out"))

    def _begins(self) -> bool:
        part, at = self.draft.place(min(self.canvas.current, self.draft.count - 1))
        return at == 0 and part > 0

    def _changes(self) -> bool:
        """Whether anything would be other than it is."""
        if len(self._opening.sources) > 1 or len(self.draft.kept) != 1:
            return True
        whole = tuple(pages_of(0, len(self._opening.sources[0].sizes)))
        return self.draft.kept[0] != whole

    def _accept_words(self, parts: int) -> str:
        if len(self._opening.sources) > 1 and parts == 1:
            return self.tr("Join to one invoice")
        if parts == 1:
            return self.tr("Make one invoice")
        return self.tr("Make {n} invoices").format(n=parts)

    def _heading(self, number: int) -> PartHeading:
        pages = self.draft.parts[number]
        kept = [page for page in pages if not page.dropped]
        parts = [self.tr("Part {n}").format(n=number + 1)]
        head = self._head_of(pages)
        if head is not None:
            parts.append(" · ".join(part for part in (head.number, head.supplier) if part))
        elif len({page.source for page in pages}) < _MOST_NAMED:
            parts.append(self._source_name(pages) if len(self._opening.sources) > 1 else "")
        count = len(kept)
        parts.append(
            self.tr("left out")
            if not count
            else self.tr("1 page")
            if count == 1
            else self.tr("{n} pages").format(n=count)
        )
        title = " · ".join(part for part in parts if part)
        cut = self._cuts.get((pages[0].source, pages[0].page)) if number else None
        if cut is None:
            return PartHeading(title, icon="split" if number else "document")
        icon, tone = ("fine", Tone.GOOD) if cut.confidence >= SURE_CUT else ("look", Tone.LOOK)
        reasons = tuple(reason_said(reason, detail) for reason, detail in cut.reasons)
        return PartHeading(title, self._sure(cut), reasons, icon, tone)

    def _source_name(self, pages: tuple[DraftPage, ...]) -> str:
        names = []
        for at in dict.fromkeys(page.source for page in pages):
            source = self._opening.sources[at]
            said = [part for part in (source.number, source.supplier) if part]
            names.append(" ".join(said) or source.name)
        return ", ".join(dict.fromkeys(names))

    def _head_of(self, pages: tuple[DraftPage, ...]) -> PageHead | None:
        found = (self._heads.get((page.source, page.page)) for page in pages)
        return next((head for head in found if head is not None), None)

    def _sure(self, cut: Cut) -> str:
        words = self.tr("Sure") if cut.confidence >= SURE_CUT else self.tr("Have a look")
        share = QLocale().toString(round(100 * cut.confidence))
        return f"{words} ({share} %)"

    def _why(self, cut: Cut) -> str:
        reasons = "; ".join(reason_said(reason, detail) for reason, detail in cut.reasons)
        return f"{self._sure(cut)}: {reasons}"

    def _caption(self, index: int) -> str:
        page = self.draft.page(index)
        name = self.tr("Page {n}").format(n=page.page)
        if len(self._opening.sources) > 1:
            name = f"{page.source + 1} · {name}"
        if page.dropped:
            return self.tr("{page}, left out").format(page=name)
        if page.rotation:
            return f"{name} · {page.rotation}°"
        return name

    @Slot(int)
    def _tell_page(self, index: int) -> None:
        page = self.draft.page(index)
        part, at = self.draft.place(index)
        source = self._opening.sources[page.source]
        parts = [
            self.tr("Page {n} of {total} of “{name}”").format(
                n=page.page, total=len(source.sizes), name=source.name
            ),
            self.tr("in part {n} of {total}").format(n=part + 1, total=len(self.draft.parts)),
        ]
        if page.rotation:
            parts.append(self.tr("turned by {n}°").format(n=page.rotation))
        if page.dropped:
            parts.append(self.tr("left out"))
        words = ", ".join(parts) + "."
        cut = self._cuts.get((page.source, page.page)) if at == 0 and part else None
        if at == 0 and part:
            begins = self.tr("An invoice begins here.")
            words += f" {begins} {self._why(cut)}." if cut is not None else f" {begins}"
        self.about.setText(words)
        self.canvas.setAccessibleName(words)
        self._enable()
