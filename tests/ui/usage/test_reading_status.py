# SPDX-License-Identifier: AGPL-3.0-or-later
"""The status bar says what reading waits for; pause, resume and stop act at once."""

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop.background.desk import QueueState
from desktop.domain.errors import DayLimit, KeyRefused, MinuteLimit, UserError
from desktop.domain.status import JobStatus
from desktop.ui.reading_words import batch_words, gate_words, row_words, when
from desktop.ui.usage.models import LineColumn
from tests.harness.gemini_server import GeminiServer, answer, failure, limited
from tests.ui.conftest import OpenWindow, Person, is_waiting
from tests.ui.usage.conftest import paying

NOW = datetime(2026, 11, 21, 13, 0, tzinfo=UTC)
UNASKED = {"unasked_cost": "1000 INR"}


@pytest.fixture(autouse=True)
def in_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()


@pytest.mark.parametrize(
    ("error", "left", "words"),
    [
        (
            MinuteLimit(),
            timedelta(seconds=40),
            "The service's limit for a short while is used up; continues in 40 s",
        ),
        (
            DayLimit(),
            timedelta(hours=20),
            "The service's limit for today is used up; continues tomorrow at 09:00",
        ),
        (DayLimit(), timedelta(hours=2), "continues at 15:00"),
        (KeyRefused(), None, "The service refused the key · settings…"),
        (UserError("Something else.", "Do this."), None, "Something else"),
        (MinuteLimit(), timedelta(0), ""),
        (None, None, ""),
    ],
)
def test_why_nothing_is_sent_and_until_when(
    error: UserError | None, left: timedelta | None, words: str
) -> None:
    said = gate_words(error, None if left is None else NOW + left, NOW)
    assert said.endswith(words)
    assert bool(said) == bool(words)


def test_a_time_ahead_is_never_told_too_early() -> None:
    assert when(NOW + timedelta(minutes=61, seconds=30), NOW) == "at 14:02"
    assert when(NOW + timedelta(days=3), NOW) == "on 24.11. at 13:00"


def test_batches_in_words() -> None:
    assert batch_words(0, 0, None, NOW) == ""
    assert batch_words(1, 1, None, NOW) == "1 batch, 1 invoice, about to be sent"
    due = NOW + timedelta(hours=1)
    assert batch_words(2, 3400, due, NOW) == "2 batches, 3,400 invoices, expected by 14:00"
    assert batch_words(1, 2, NOW, NOW).endswith("expected any time now")


def _wait_read(person: Person, count: int) -> None:
    person.wait(lambda: len(person.rows()) == count and person.all_read())


def test_a_minutes_limit_is_counted_down_and_the_row_says_it(
    open_window: OpenWindow, server: GeminiServer, papers: list[Path]
) -> None:
    server.brain = None
    server.default = limited("Quota exceeded", quota="GenerateRequestsPerMinute", retry="47s")
    person = open_window(settings=paying(**UNASKED))
    person.drop(papers[0])
    button = person.window.status_reading
    person.wait(lambda: "continues in" in button.text())
    assert button.isVisible()
    assert button.accessibleName().endswith(button.text())
    first = button.text()
    person.wait(lambda: button.text() != first)
    person.wait(lambda: [r.status for r in person.rows()] == [JobStatus.WAITING])
    (row,) = person.rows()
    assert row.waits_for
    assert "continues" in row_words(row, datetime.now(UTC))
    button.click()
    assert person.built.usage.presenter is not None


def test_a_refused_key_leads_to_the_settings(
    open_window: OpenWindow, server: GeminiServer, papers: list[Path]
) -> None:
    server.brain = None
    server.default = failure(400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid key.")
    person = open_window(settings=paying(**UNASKED))
    person.drop(papers[0])
    button = person.window.status_reading
    person.wait(lambda: "settings" in button.text())
    person.wait(lambda: "key" in person.window.notices.text)


def test_pausing_finishes_what_is_out_and_begins_nothing(
    open_window: OpenWindow, server: GeminiServer, papers: list[Path]
) -> None:
    person = open_window(settings=paying(**UNASKED))
    person.act("pause")
    assert person.built.desk.queue is QueueState.PAUSED
    assert person.window.actions_["pause"].iconText() == "Resume"
    assert "paused" in person.window.status_reading.text()
    person.drop(*papers)
    person.wait(lambda: len(person.rows()) == 3)
    person.qtbot.wait(1_200)
    assert all(is_waiting(row) for row in person.rows())
    assert not server.received
    person.window.status_reading.click()
    assert person.built.desk.queue is QueueState.RUNNING
    _wait_read(person, 3)
    assert len(server.ledger) == 3


def test_stopping_gives_back_within_a_second_and_nothing_is_paid_twice(
    open_window: OpenWindow, server: GeminiServer, papers: list[Path]
) -> None:
    server.brain = None
    server.default = answer({"document_type": "invoice"}, delay=4.0)
    person = open_window()
    person.bring_in(papers[0])
    person.open(papers[0].name)
    person.act("read_paid")
    _confirm(person)
    person.wait(lambda: len(server.received) == 1)
    began = time.monotonic()
    person.act("stop_reading")
    person.wait(lambda: person.rows()[0].status is not JobStatus.PROCESSING)
    assert time.monotonic() - began < 2.0
    assert "stopped" in person.window.status_reading.text()
    assert not person.window.actions_["stop_reading"].isEnabled()
    person.act("pause")
    assert person.built.desk.queue is QueueState.RUNNING
    person.wait(lambda: person.rows()[0].status is JobStatus.OUTCOME_UNKNOWN)
    assert "May have been paid" in row_words(person.rows()[0], NOW)
    assert len(server.received) == 1

    # it counts against caps at its worst, and stands in the log without a cost
    person.act("usage")
    usage = person.built.usage.presenter
    assert usage is not None
    model = usage.window.lines.model()
    person.wait(lambda: model.rowCount() == 1)
    assert model.index(0, LineColumn.OUTCOME).data() == "Unknown, may have cost"
    assert model.index(0, LineColumn.COST).data() == ""
    person.wait(lambda: "unclear, at most" in usage.window.summary.text())
    usage.window.close()

    # trying again asks first
    person.act("retry")
    person.wait(lambda: person.built.paid.dialog is not None)
    assert person.built.paid.dialog is not None
    person.built.paid.dialog.reject()
    assert len(server.received) == 1


def _confirm(person: Person) -> None:
    """Agree to what it costs, as soon as it is said."""

    def asked() -> bool:
        dialog = person.built.paid.dialog
        return dialog is not None and dialog.ok is not None and dialog.ok.isEnabled()

    person.wait(asked)
    assert person.built.paid.dialog is not None
    person.built.paid.dialog.accept()
