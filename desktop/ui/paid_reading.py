# SPDX-License-Identifier: AGPL-3.0-or-later
"""Asks before anything is paid: what it costs is worked out first, and a person confirms it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.background.desk import Desk, ReadHabits
from desktop.background.lane import Ticket
from desktop.domain.errors import UserError
from desktop.domain.spending import BatchEstimate, Tier
from desktop.domain.task import Progress
from desktop.ui.languages import told
from desktop.ui.look import Theme, Tone
from desktop.ui.main_window import MainWindow
from desktop.ui.notice_bar import Notice
from desktop.ui.preferences import PreferenceKeeper
from desktop.ui.reading_words import SETTINGS_PAGES
from desktop.ui.wording import Wording
from desktop.workflows.requests import IntakeRequest, ReaderChoice

if TYPE_CHECKING:
    from desktop.background.snapshots import CostSnapshot
    from desktop.ui.dialogs.costs import CostDialog

SOON_MS = 400
"""A figure that takes longer is waited for in the open dialog."""

Go = Callable[[Tier], None]


class PaidReading(QObject):
    """One question at a time. `settings_asked` carries the page that puts something right,
    `preview_asked` with the id of an invoice when what would be sent of it is to be seen."""

    settings_asked = Signal(str)
    preview_asked = Signal(str)

    def __init__(
        self,
        window: MainWindow,
        desk: Desk,
        keeper: PreferenceKeeper,
        theme: Theme,
        wording: Wording,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._keeper = keeper
        self._theme = theme
        self._wording = wording
        self._question: _Question | None = None
        self._waiting: deque[_Question] = deque()
        desk.guard(self.before_sending_more)
        desk.accounts.progressed.connect(self._on_progress)
        desk.closing.connect(self.forget)

    @property
    def dialog(self) -> CostDialog | None:
        """The open question, None when there is none."""
        return self._question.dialog if self._question is not None else None

    @property
    def busy(self) -> bool:
        """Whether a question is worked out or open."""
        return self._question is not None

    def everything_goes_out(self) -> bool:
        """Whether each document brought in is sent to a paid service."""
        habits = self._desk.habits
        return habits.paid_allowed and habits.reader not in ("auto", "offline")

    def before_reading(
        self,
        ids: Sequence[str],
        reader: ReaderChoice | None,
        go: Go,
        *,
        tier: Tier | None = None,
    ) -> None:
        """Call `go` with how to ask, at once when reading these invoices costs nothing.

        `reader` None is the one that each had before.
        """
        chosen = tuple(ids)
        if not chosen or reader == "offline":
            go(self._usual)
            return
        title = (
            self.tr("Read one invoice by a paid service")
            if len(chosen) == 1
            else self.tr("Read {n} invoices by a paid service").format(n=f"{len(chosen):,}")
        )
        accounts = self._desk.accounts
        self._ask(
            title,
            lambda one, done, failed: accounts.estimate(chosen, reader, one, done, failed),
            go,
            tier,
            chosen[0],
        )

    def before_bringing_in(self, request: IntakeRequest, go: Go) -> None:
        """As `before_reading`, for files that would all be sent to the service once they are in."""
        if not self.everything_goes_out():
            go(self._usual)
            return
        accounts = self._desk.accounts
        self._ask(
            self.tr("Add and read by a paid service"),
            lambda one, done, failed: accounts.estimate_files(request, one, done, failed),
            go,
            None,
        )

    def before_sending_more(self, habits: ReadHabits, go: Callable[[], None]) -> None:
        """Call `go` when the invoices that wait may be read in this way too.

        Who refuses keeps the habits of before, in the settings as well.
        """
        accounts, before = self._desk.accounts, self._desk.habits
        info = self._desk.info
        name = self._keeper.settings.workspace if info is None else info.name

        def back() -> None:
            if before.paid_allowed:
                self._keeper.change(reader=before.reader)
            else:
                self._keeper.change(paid_workspaces=self._keeper.allow_paid(name, False))
            title = self.tr("Nothing is sent to the service that was not before.")
            told = self.tr("The invoices that wait are read as before; so are new ones.")
            self._window.notices.tell(Notice(title, told))

        question = _Question(
            self,
            self.tr("Read what waits by a paid service"),
            lambda one, done, failed: accounts.estimate_backlog(habits, one, done, failed),
            lambda _: go(),
            self._usual,
            always=False,
        )
        question.refused, question.one_way = back, True
        self._waiting.append(question)
        self._next()

    @Slot()
    def forget(self) -> None:
        """Put all questions away, unanswered."""
        self._waiting.clear()
        question, self._question = self._question, None
        if question is not None:
            question.end()

    # --- inside --------------------------------------------------------------------------------

    def _ask(
        self, title: str, ask: _Ask, go: Go, tier: Tier | None, about: str | None = None
    ) -> None:
        """`about` is an invoice whose preview stands for all."""
        question = _Question(self, title, ask, go, tier or self._usual, always=tier is not None)
        question.about = about
        self._waiting.append(question)
        self._next()

    @property
    def _usual(self) -> Tier:
        return Tier(self._keeper.settings.tier)

    def _next(self) -> None:
        """One question after the other: none that a person caused is lost to a later one."""
        if self._question is None and self._waiting:
            self._question = self._waiting.popleft()
            self._question.start()

    @Slot(object)
    def _on_progress(self, progress: Progress) -> None:
        if self.dialog is not None:
            self.dialog.show_progress(progress)

    def _answered(self, question: _Question) -> None:
        if self._question is question:
            self._question = None
            self._next()

    def free_below(self, estimate: BatchEstimate) -> bool:
        """Whether the person doesn't want to be asked for so little."""
        amount, _, currency = self._keeper.settings.unasked_cost.partition(" ")
        high = estimate.in_own(estimate.high)
        if high is None or currency != estimate.rate.currency:
            return False
        try:
            return high <= Decimal(amount)
        except InvalidOperation:
            return False

    def keep_limit(self, limit: Decimal | None, currency: str) -> None:
        """Below which amount not to ask from now on; None leaves it as it is."""
        if limit is not None:
            self._keeper.change(unasked_cost=f"{limit:f} {currency}")

    def tell(self, error: UserError) -> None:
        """Why nothing can be asked, with the way to the settings where that helps."""
        page = SETTINGS_PAGES.get(error.code)
        self._window.notices.tell(
            Notice(
                error.title,
                error.advice,
                Tone.BAD,
                "" if page is None else self.tr("Settings…"),
                None if page is None else partial(self.settings_asked.emit, page),
            )
        )

    def make_dialog(self, title: str, tier: Tier) -> CostDialog:
        from desktop.ui.dialogs.costs import CostDialog

        refused = ""
        if self._keeper.settings.service == "vertex":
            refused = self.tr("with Vertex AI it needs a storage bucket, which Vouch has not")
        return CostDialog(title, tier, refused, self._theme, self._wording, self._window)


_Ask = Callable[[Tier, Callable[["CostSnapshot"], None], Callable[[UserError], None]], Ticket]


class _Question:
    """One question from its first figure to the answer."""

    def __init__(
        self, owner: PaidReading, title: str, ask: _Ask, go: Go, tier: Tier, *, always: bool
    ) -> None:
        self._owner, self._title, self._ask, self._go = owner, title, ask, go
        self._tier, self._always = tier, always
        self._ticket: Ticket | None = None
        self._left = [tier, *(one for one in Tier if one is not tier)]
        self._currency = ""
        self.about: str | None = None
        self.dialog: CostDialog | None = None
        self.refused: Callable[[], None] | None = None
        self.one_way = False
        self._soon = QTimer()
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self._open)

    def start(self) -> None:
        if self.one_way:
            del self._left[1:]
        self._soon.start()
        self._next()

    def end(self) -> None:
        self._soon.stop()
        if self._ticket is not None:
            self._ticket.cancel()
        self._put_away()
        # what was asked and not answered counts as refused
        if self.refused is not None and self._currency:
            self.refused()

    def _put_away(self) -> None:
        if self.dialog is not None:
            self.dialog.blockSignals(True)
            self.dialog.close()

    def _next(self) -> None:
        if self._left:
            self._ticket = self._ask(self._left.pop(0), self._show, self._fail)

    def _show(self, costs: CostSnapshot) -> None:
        estimate = costs.estimate
        if not self._currency:
            few = not self._always and self._owner.free_below(estimate)
            if estimate.asked == 0 or few:
                # it may stand open already, for having taken so long
                self._put_away()
                self._finish()
                self._go(self._tier)
                return
            self._open()
        if self.dialog is not None:
            self._currency = estimate.rate.currency
            self.dialog.show_costs(costs)
        if estimate.asked:
            self._next()

    def _fail(self, error: UserError) -> None:
        if self.dialog is None:
            self._refuse()
            self._owner.tell(error)
            return
        page = SETTINGS_PAGES.get(error.code)
        if page is not None:
            self.dialog.settings_asked.connect(partial(self._owner.settings_asked.emit, page))
        self.dialog.show_trouble(told(error), settings=page is not None)

    def _open(self) -> None:
        if self.dialog is not None:
            return
        self._soon.stop()
        self.dialog = self._owner.make_dialog(self._title, self._tier)
        self.dialog.confirmed.connect(self._on_confirmed)
        self.dialog.rejected.connect(self._refuse)
        if self.one_way:
            self.dialog.hide_ways()
        about = self.about
        if about is not None:
            self.dialog.preview.show()
            self.dialog.preview_asked.connect(lambda: self._owner.preview_asked.emit(about))
        self.dialog.open()

    def _on_confirmed(self, tier: Tier, limit: Decimal | None) -> None:
        self._finish()
        self._owner.keep_limit(limit, self._currency)
        self._go(tier)

    def _refuse(self) -> None:
        self._finish()
        if self.refused is not None:
            self.refused()

    def _finish(self) -> None:
        self._soon.stop()
        if self._ticket is not None:
            self._ticket.cancel()
        self._owner._answered(self)
