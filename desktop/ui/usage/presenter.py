# SPDX-License-Identifier: AGPL-3.0-or-later
"""Fills the window of usage and costs, keeps it fresh, and exports what it shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.background.desk import Desk
from desktop.background.lane import Ticket
from desktop.background.snapshots import UsageSnapshot
from desktop.domain.errors import UserError
from desktop.domain.spending import (
    SERVICE_CURRENCY,
    ExchangeRate,
    UsageLine,
    UsageQuery,
    UsageTotal,
)
from desktop.ui.languages import told
from desktop.ui.look import Theme, Tone
from desktop.ui.usage.bars import bars_of
from desktop.ui.usage.chart import Bar, scale
from desktop.ui.usage.models import PAGE_LINES, LinesModel, TotalsModel
from desktop.ui.usage.window import UsageWindow
from desktop.ui.usage.words import (
    both,
    documents_of,
    grouping_name,
    outcome_name,
    rate_words,
    requests_of,
)
from desktop.ui.wording import Wording
from desktop.workflows.requests import ExportFormat

FRESH_MS = 1_500
"""How soon after a change in the books the window is read again."""


class UsagePresenter(QObject):
    """One window. `invoice_asked` carries an invoice's id."""

    invoice_asked = Signal(str)
    settings_asked = Signal(str)
    closed = Signal()

    def __init__(self, desk: Desk, theme: Theme, wording: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wording = wording
        self._lines = LinesModel(theme, wording, self)
        self._totals = TotalsModel(wording, self)
        self._query = UsageQuery()
        self._ticket: Ticket | None = None
        self._snapshot: UsageSnapshot | None = None
        self._shown_query: UsageQuery | None = None
        self._closed = False
        self.window = UsageWindow(theme, wording, self._lines, self._totals, parent)
        self.window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fresh = QTimer(self)
        self._fresh.setSingleShot(True)
        self._fresh.setInterval(FRESH_MS)
        self._fresh.timeout.connect(self.refresh)
        self._lines.wants_more.connect(self._load_more)
        self.window.filters.changed.connect(self.reload)
        self.window.by_changed.connect(self.reload)
        self.window.lines.entered_row.connect(self._open_line)
        self.window.export_asked.connect(self._ask_for_file)
        self.window.settings.clicked.connect(lambda: self.settings_asked.emit("spending"))
        self.window.finished.connect(self._on_finished)
        desk.changes.changed.connect(self._on_changes)
        desk.opened.connect(self.reload)
        desk.closing.connect(self.window.reject)

    @property
    def ready(self) -> bool:
        """Whether what is shown is what was asked for last."""
        return self._ticket is None

    def show(self) -> None:
        """Open the window, with the lines of this month."""
        self.window.show()
        self.reload()

    @Slot()
    def reload(self) -> None:
        """Read lines, totals and allowances for the filters as they stand."""
        if self._ticket is not None:
            self._ticket.cancel()
        if self._closed:
            return
        query = self._query = self.window.filters.query(date.today(), PAGE_LINES)  # noqa: DTZ011
        self._ticket = self._desk.accounts.ask(
            lambda books: (books.usage_lines(query), books.spending_rules().rate),
            self._show_lines,
            self._fail,
        )

    def _show_lines(self, found: tuple[tuple[UsageLine, ...], ExchangeRate]) -> None:
        """The lines first: adding up a hundred thousand of them takes seconds."""
        lines, rate = found
        query, by = self._query, self.window.grouping
        if query != self._shown_query:
            self._shown_query = query
            self._lines.start(lines, rate)
            self.window.show_own_cost(rate.currency != SERVICE_CURRENCY)
            self.window.summary.setText(self.tr("Adding up…"))
        self._ticket = self._desk.accounts.ask(
            lambda books: books.usage(query, by), self._show, self._fail
        )

    @Slot()
    def refresh(self) -> None:
        """Read again what is shown, unless that is under way."""
        if self._ticket is None and self.window.isVisible():
            self.reload()

    @Slot(object)
    def _on_changes(self, _: object) -> None:
        if not self._closed and not self._fresh.isActive():
            self._fresh.start()

    def _fail(self, error: UserError) -> None:
        self._ticket = None
        self.window.say(told(error))

    # --- showing -------------------------------------------------------------------------------

    def _show(self, snapshot: UsageSnapshot) -> None:
        self._ticket = None
        window = self.window
        self._snapshot = snapshot
        if not self._lines.begins_with(snapshot.lines, snapshot.rate):
            self._keep_place(snapshot)
        self._totals.show_totals(snapshot.by, snapshot.totals, snapshot.rate)
        window.show_own_cost(snapshot.rate.currency != SERVICE_CURRENCY)
        window.allowances.show_allowances(snapshot.allowances)
        window.rate.setText(rate_words(snapshot.rate, self._wording))
        window.filters.offer(window.filters.model, [(name, name) for name in snapshot.models])
        window.filters.offer(
            window.filters.outcome, [(outcome_name(code), code) for code in snapshot.outcomes]
        )
        window.summary.setText(self._summary(snapshot.whole))
        self._show_chart(snapshot)

    def _keep_place(self, snapshot: UsageSnapshot) -> None:
        """A table that is read again keeps the line that was chosen, when it is still there."""
        table = self.window.lines
        line = self._lines.line_at(table.currentIndex().row())
        self._lines.start(snapshot.lines, snapshot.rate)
        rows = {shown.id: row for row, shown in enumerate(snapshot.lines)}
        if line is not None and line.id in rows:
            table.selectRow(rows[line.id])

    def _summary(self, whole: UsageTotal) -> str:
        count = self._wording.locale.toString
        if not whole.requests:
            return self.tr("No requests to a paid service in this time.")
        rate = self._snapshot.rate if self._snapshot is not None else None
        parts = [
            requests_of(whole.requests, self._wording),
            documents_of(whole.documents, self._wording),
            self.tr("{n} tokens").format(n=count(whole.total_tokens)),
            both(whole.cost, rate, self._wording) if rate is not None else "",
        ]
        if whole.at_most and rate is not None:
            most = both(whole.at_most, rate, self._wording)
            parts.append(self.tr("unclear, at most {most}").format(most=most))
        if whole.unpriced:
            parts.append(self.tr("{n} without a known price").format(n=count(whole.unpriced)))
        return " · ".join(part for part in parts if part)

    def _show_chart(self, snapshot: UsageSnapshot) -> None:
        chart, rate = self.window.chart, snapshot.rate
        title = self.tr("Cost by {what} in {currency}").format(
            what=grouping_name(snapshot.by).lower(), currency=rate.currency
        )
        bars = bars_of(snapshot, self._wording)
        empty = self.tr("Nothing was spent in this time.")
        chart.show_bars(title, bars, self._on_axis(bars), empty)
        if not chart.hasFocus():
            self.window.read_out.setText(self.tr("in {c}").format(c=rate.currency))

    def _on_axis(self, bars: Sequence[Bar]) -> Callable[[Decimal], str]:
        """Writes the axis' values, all with the decimals that its steps need."""
        ticks = scale(max((bar.value for bar in bars), default=Decimal(0)))
        exponent = ticks[1].normalize().as_tuple().exponent
        places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
        return lambda value: self._wording.number(value, places)

    # --- lines ---------------------------------------------------------------------------------

    @Slot(str)
    def _load_more(self, after: str) -> None:
        query = replace(self._query, after=after)

        def add(lines: Sequence[UsageLine]) -> None:
            self._lines.add(after, lines)

        def failed(error: UserError) -> None:
            self._lines.not_added()
            self._fail(error)

        self._desk.accounts.ask(lambda books: books.usage_lines(query), add, failed)

    @Slot(int)
    def _open_line(self, row: int) -> None:
        line = self._lines.line_at(row)
        if line is None:
            return
        if line.invoice_id is None:
            self.window.say(self.tr("This document is not in the books of this workspace."))
            return
        self.window.say("")
        self.invoice_asked.emit(line.invoice_id)

    # --- export --------------------------------------------------------------------------------

    @Slot(str)
    def _ask_for_file(self, kind: str) -> None:
        documents = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        suffix = "jsonl" if kind == "json" else kind
        dialog = QFileDialog(self.window, self.tr("Export usage"), documents or str(Path.home()))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(f"usage-{date.today():%Y-%m-%d}.{suffix}")  # noqa: DTZ011
        dialog.fileSelected.connect(lambda name: self.export(Path(name), ExportFormat(kind)))
        dialog.open()

    def export(self, path: Path, format_: ExportFormat) -> None:
        """Write all lines of the present query."""
        query = replace(self._query, after=None)

        def told(lines: int) -> None:
            words = self.tr("{n} lines written to {name}").format(
                n=self._wording.locale.toString(lines), name=path.name
            )
            self.window.say(words, Tone.GOOD)

        self._desk.accounts.ask(
            lambda books: books.export_usage(query, path, format_), told, self._fail
        )

    @Slot()
    def _on_finished(self) -> None:
        if self._closed:
            return
        self._closed = True
        if self._ticket is not None:
            self._ticket.cancel()
        self._fresh.stop()
        self.closed.emit()
        self.deleteLater()
