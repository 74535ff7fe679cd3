# SPDX-License-Identifier: AGPL-3.0-or-later
"""What paid reading costs is said before, told after, and is the same as what was charged."""

import json
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.domain.spending import Tier
from desktop.ui.dialogs.costs import CostDialog
from desktop.ui.usage.models import LineColumn
from desktop.ui.usage.presenter import UsagePresenter
from desktop.workflows.requests import ExportFormat
from tests.harness.gemini_server import GeminiServer
from tests.ui.conftest import OpenWindow, Person
from tests.ui.usage.conftest import charged, paying


def _question(person: Person) -> CostDialog:
    """The open question, once it has its figures."""
    paid = person.built.paid

    def there() -> bool:
        dialog = paid.dialog
        return dialog is not None and dialog.ok is not None and dialog.ok.isEnabled()

    person.wait(there)
    assert paid.dialog is not None
    return paid.dialog


def _usage(person: Person) -> UsagePresenter:
    """The window of usage and costs, filled."""
    person.act("usage")
    presenter = person.built.usage.presenter
    assert presenter is not None
    person.wait(lambda: presenter.ready)
    return presenter


def test_it_is_said_before_paid_once_and_logged_to_the_last_digit(
    open_window: OpenWindow, server: GeminiServer, papers: list[Path], tmp_path: Path
) -> None:
    person = open_window(settings=paying())
    person.drop(*papers)
    dialog = _question(person)
    assert not server.received
    assert not person.rows()
    assert dialog.lines["documents"].text().startswith("3, all would be sent")
    assert "INR, between" in dialog.lines["cost"].text()
    assert "1 USD = 90 INR" in dialog.lines["dollars"].text()
    assert dialog.ok is not None
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    person.wait(lambda: len(person.rows()) == 3 and person.all_read())
    assert len(server.ledger) == 3

    usage = _usage(person)
    window = usage.window
    person.wait(lambda: window.lines.model().rowCount() == 3)
    shown = [
        Decimal(str(window.lines.model().index(row, LineColumn.COST).data())) for row in range(3)
    ]
    assert sum(shown) == charged(server)
    assert "3 requests" in window.summary.text()
    assert window.totals.model().rowCount() == 1
    assert "3 requests" in window.chart.words
    assert "INR" in window.chart.accessibleDescription()

    # Enter on a line opens its invoice in the main window
    number = str(window.lines.model().index(0, LineColumn.NUMBER).data())
    window.lines.selectRow(0)
    QTest.keyClick(window.lines, Qt.Key.Key_Return)
    person.wait(lambda: person.built.form.opened is not None)
    person.wait(lambda: person.detail.invoice.invoice_number == number)

    target = tmp_path / "usage.jsonl"
    usage.export(target, ExportFormat.JSON)
    person.wait(lambda: "3 lines written" in window.message.text())
    lines = [json.loads(line) for line in target.read_text("utf-8").splitlines()]
    assert sum(Decimal(line["cost"]) for line in lines) == charged(server)
    person.wait(lambda: "Today" in person.window.status_spent.text())

    # read once more: the answers are there, so nothing is asked of anybody
    window.close()
    person.window.list_pane.table.selectAll()
    person.act("read_again")
    person.wait(lambda: not person.built.paid.busy)
    person.wait(person.all_read)
    assert len(server.ledger) == 3


def test_escape_refuses_and_nothing_is_sent_or_added(
    open_window: OpenWindow, server: GeminiServer, papers: list[Path]
) -> None:
    person = open_window(settings=paying())
    person.drop(*papers)
    dialog = _question(person)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    person.wait(lambda: not person.built.paid.busy)
    assert not person.rows()
    assert not server.received


def test_offline_reading_asks_nothing(person: Person, papers: list[Path]) -> None:
    person.bring_in(*papers)
    person.window.list_pane.table.selectAll()
    person.act("read_again")
    person.wait(lambda: not person.built.paid.busy and person.all_read())
    assert person.window.findChild(CostDialog) is None


def test_a_small_amount_needs_no_question_when_the_person_said_so(
    open_window: OpenWindow, server: GeminiServer, papers: list[Path]
) -> None:
    person = open_window(settings=paying())
    person.drop(papers[0])
    dialog = _question(person)
    dialog.unasked.setChecked(True)
    dialog.limit.setText("5")
    dialog.accept()
    person.wait(lambda: len(person.rows()) == 1 and person.all_read())
    person.drop(papers[1])
    person.wait(lambda: len(person.rows()) == 2 and person.all_read())
    assert len(server.ledger) == 2
    person.close()
    again = open_window()
    again.drop(papers[2])
    again.wait(lambda: len(again.rows()) == 3 and again.all_read())
    # what goes by batch is always asked
    again.window.list_pane.table.selectAll()
    again.act("read_batch")
    again.wait(lambda: not again.built.paid.busy)


def test_read_by_a_paid_service_asks_where_the_workspace_reads_offline(
    open_window: OpenWindow, server: GeminiServer, papers: list[Path], person: Person
) -> None:
    person.bring_in(papers[0])
    person.open(papers[0].name)
    person.act("read_paid")
    dialog = _question(person)
    assert dialog.tier is Tier.STANDARD
    person.wait(lambda: "Batch, about" in dialog.tiers[Tier.BATCH].text().replace("&", ""))
    dialog.tiers[Tier.FLEX].setChecked(True)
    dialog.accept()
    person.wait(lambda: len(server.ledger) == 1 and person.all_read())
    usage = _usage(person)
    model = usage.window.lines.model()
    person.wait(lambda: model.rowCount() == 1)
    assert model.index(0, LineColumn.TIER).data() == "Flex"


def test_switching_paid_reading_on_asks_for_what_waits(
    open_window: OpenWindow, server: GeminiServer, papers: list[Path]
) -> None:
    person = open_window()
    person.act("pause")
    person.drop(*papers)
    person.wait(lambda: len(person.rows()) == 3)
    keeper, desk = person.built.keeper, person.built.desk
    wanted = {
        "reader": "gemini",
        "paid_workspaces": ("default",),
        "terms_known": ("Anna Weber",),
    }
    keeper.change(**wanted)
    desk.set_habits(keeper.habits("default"))
    dialog = _question(person)
    assert dialog.lines["documents"].text().startswith("3, all would be sent")
    assert not dialog.tiers[Tier.BATCH].isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not keeper.settings.paid_allowed("default")
    assert "not before" in person.window.notices.text

    keeper.change(**wanted)
    desk.set_habits(keeper.habits("default"))
    _question(person).accept()
    person.wait(lambda: desk.habits.paid_allowed)
    person.act("pause")
    person.wait(lambda: len(server.ledger) == 3 and person.all_read())


def test_without_a_key_it_says_so_with_the_way_to_the_settings(
    open_window: OpenWindow, papers: list[Path]
) -> None:
    person = open_window()
    person.bring_in(papers[0])
    person.open(papers[0].name)
    person.act("read_paid")
    person.wait(lambda: "There is no API key" in _said(person))


def _said(person: Person) -> str:
    """What the question or the notice bar says."""
    dialog = person.built.paid.dialog
    return person.window.notices.text if dialog is None else dialog.message.text()
