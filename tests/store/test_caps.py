# SPDX-License-Identifier: AGPL-3.0-or-later
"""Caps hold whatever races, dies or stays unheard of; a request counts at its worst until then."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import count
from pathlib import Path

import pytest

from desktop.domain.errors import CapReached
from desktop.domain.ports import RemoteAnswer, Usage
from desktop.domain.spending import Caps, ExchangeRate, Reservation, SpendingRules, UsageQuery
from desktop.store.answers import AnswerState, AnswerStore
from desktop.store.spent import SOON_SECONDS
from desktop.store.workspace import Workspace, open_workspace
from desktop.store.workspace_folder import workspace_folder
from tests.store.books import ME, HandClock

WORST, REAL = Decimal("0.010"), Decimal("0.004")
RUPEES = ExchangeRate("INR", Decimal(90), date(2026, 3, 1))


@pytest.fixture(autouse=True)
def kolkata(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The bookkeeper's days begin at 18:30 of UTC."""
    monkeypatch.setenv("TZ", "Asia/Kolkata")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def cap(workspace: Workspace, **caps: Decimal | int) -> None:
    workspace.spending.put(SpendingRules(Caps(**caps), RUPEES), ME)  # type: ignore[arg-type]


def ask(
    answers: AnswerStore,
    key: str,
    *,
    most: Decimal | None = WORST,
    sha256: str | None = None,
    ask_again: bool = False,
) -> AnswerState:
    return answers.begin(
        key,
        reader="gemini",
        model="m",
        sha256=sha256 or key.rjust(64, "0"),
        invoice_id=None,
        ask_again=ask_again,
        reservation=Reservation(most),
    )


def answered(answers: AnswerStore, key: str, cost: Decimal | None = REAL) -> None:
    answers.store(key, RemoteAnswer(b"{}", "m", Usage(100, 20, cost=cost), 1.0))


def pay(answers: AnswerStore, key: str) -> None:
    assert ask(answers, key) is AnswerState.STARTED
    answered(answers, key)


def test_without_caps_nothing_is_refused(workspace: Workspace) -> None:
    for n in range(20):
        assert ask(workspace.answers, f"k{n}", most=None) is AnswerState.STARTED


def test_what_is_under_way_counts_at_its_worst(workspace: Workspace) -> None:
    # 1.80 rupees are 0.02 dollars: two requests at their worst, five as they turn out
    cap(workspace, daily_money=Decimal("1.80"))
    answers = workspace.answers
    ask(answers, "a")
    ask(answers, "b")
    with pytest.raises(CapReached) as refused:
        ask(answers, "c")
    assert refused.value.wait_seconds == SOON_SECONDS
    assert answers.get("c") is None
    answered(answers, "a")
    answered(answers, "b")
    # 0.008 are spent: there is room for one more at 0.010
    pay(answers, "c")
    with pytest.raises(CapReached, match=r"INR 1\.80 for this day.*INR 1\.08 spent.*INR 0\.90"):
        ask(answers, "d")


def test_a_refused_request_is_not_noted_and_gives_its_room_back(workspace: Workspace) -> None:
    cap(workspace, daily_money=Decimal("0.90"))
    answers = workspace.answers
    ask(answers, "a")
    with pytest.raises(CapReached):
        ask(answers, "b")
    answers.release("a", "minute_limit", seconds=0.2)
    assert ask(answers, "b") is AnswerState.STARTED


def test_the_day_ends_where_the_bookkeeper_is(workspace: Workspace, clock: HandClock) -> None:
    cap(workspace, daily_money=Decimal("0.90"))
    clock.time = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)
    pay(workspace.answers, "a")
    with pytest.raises(CapReached) as refused:
        ask(workspace.answers, "b")
    assert refused.value.wait_seconds == pytest.approx(1800, abs=1)
    clock.time = datetime(2026, 3, 2, 18, 30, tzinfo=UTC)
    pay(workspace.answers, "b")


def test_the_month_too(workspace: Workspace, clock: HandClock) -> None:
    cap(workspace, monthly_money=Decimal("1.00"))
    clock.time = datetime(2026, 3, 20, 9, 0, tzinfo=UTC)
    pay(workspace.answers, "a")
    clock.time = datetime(2026, 3, 30, 18, 30, tzinfo=UTC)
    with pytest.raises(CapReached, match="this month") as refused:
        ask(workspace.answers, "b")
    assert refused.value.wait_seconds == pytest.approx(24 * 3600, abs=1)
    clock.time = datetime(2026, 3, 31, 18, 30, tzinfo=UTC)
    pay(workspace.answers, "b")


def test_a_request_dearer_than_the_cap_never_fits(workspace: Workspace) -> None:
    cap(workspace, daily_money=Decimal("0.50"))
    with pytest.raises(CapReached, match="too low") as refused:
        ask(workspace.answers, "a")
    assert refused.value.wait_seconds is None


def test_a_cap_on_money_needs_a_price(workspace: Workspace) -> None:
    cap(workspace, daily_money=Decimal(500))
    with pytest.raises(CapReached) as refused:
        ask(workspace.answers, "a", most=None)
    assert (refused.value.code, refused.value.wait_seconds) == ("cap_without_price", None)


def test_documents_count_once_however_many_requests(workspace: Workspace) -> None:
    cap(workspace, daily_documents=2)
    answers = workspace.answers
    for key, sha256 in (("a1", "a" * 64), ("a2", "a" * 64), ("b", "b" * 64)):
        ask(answers, key, sha256=sha256, most=None)
    with pytest.raises(CapReached, match="2 documents"):
        ask(answers, "c", sha256="c" * 64)
    # a second question about one that is counted already
    assert ask(answers, "a3", sha256="a" * 64) is AnswerState.STARTED
    answers.release("b", "key_refused")
    assert ask(answers, "c", sha256="c" * 64) is AnswerState.STARTED


def test_no_document_at_all(workspace: Workspace) -> None:
    cap(workspace, monthly_documents=0)
    with pytest.raises(CapReached, match="the cap for a month is 0") as refused:
        ask(workspace.answers, "a")
    assert refused.value.wait_seconds is None


def test_what_was_never_heard_of_again_stays_counted(workspace: Workspace) -> None:
    cap(workspace, daily_money=Decimal("2.00"))
    answers = workspace.answers
    ask(answers, "a")
    answers.mark_unknown("a")
    answers.mark_unknown("a")
    assert [line.outcome for line in workspace.usage.lines(_every())] == ["unknown"]
    assert ask(answers, "a", ask_again=True) is AnswerState.STARTED
    answered(answers, "a")
    # 0.010 may have been spent and 0.004 was: 1.26 rupees
    money = answers.allowances()[0]
    assert (money.used, money.remaining) == (Decimal("1.26"), Decimal("0.74"))
    with pytest.raises(CapReached):
        ask(answers, "b")


def test_a_dead_ones_request_counts_at_its_worst_and_is_told_of_once(
    workspace: Workspace,
) -> None:
    cap(workspace, daily_money=Decimal("1.50"))
    other = open_workspace(workspace.place, HandClock())
    ask(other.answers, "a")
    other.close()
    with pytest.raises(CapReached):
        ask(workspace.answers, "b")
    workspace.jobs.recover()
    workspace.jobs.recover()
    assert ask(workspace.answers, "a") is AnswerState.UNKNOWN
    lines = workspace.usage.lines(_every())
    assert [(line.outcome, line.cost, line.at_most) for line in lines] == [("unknown", None, WORST)]
    with pytest.raises(CapReached):
        ask(workspace.answers, "b")


def test_a_dead_one_found_by_asking_is_logged_even_where_the_cap_refuses(
    workspace: Workspace,
) -> None:
    cap(workspace, daily_money=Decimal("1.50"))
    other = open_workspace(workspace.place, HandClock())
    ask(other.answers, "a")
    other.close()
    with pytest.raises(CapReached):
        ask(workspace.answers, "a", ask_again=True)
    assert [line.outcome for line in workspace.usage.lines(_every())] == ["unknown"]


def test_the_other_opening_spends_from_the_same_cap(workspace: Workspace) -> None:
    cap(workspace, daily_money=Decimal("1.80"))
    other = open_workspace(workspace.place, HandClock())
    try:
        pay(workspace.answers, "a")
        pay(other.answers, "b")
        pay(workspace.answers, "c")
        with pytest.raises(CapReached):
            ask(other.answers, "d")
    finally:
        other.close()


def test_a_changed_cap_holds_for_the_next_request(workspace: Workspace) -> None:
    cap(workspace, daily_documents=1)
    ask(workspace.answers, "a")
    with pytest.raises(CapReached):
        ask(workspace.answers, "b")
    cap(workspace, daily_documents=2)
    assert ask(workspace.answers, "b") is AnswerState.STARTED


def test_batches_take_room_in_the_order_of_their_questions(workspace: Workspace) -> None:
    from desktop.store.spent import SpentSoFar

    cap(workspace, daily_money=Decimal("3.60"), daily_documents=3)
    ask(workspace.answers, "a")
    asked = [(Reservation(WORST), f"{n:064}") for n in range(5)]
    with workspace._database.write() as connection:
        rules = workspace.spending.get()
        spent, now = SpentSoFar(), HandClock().now()
        stop = spent.first_refused(connection, rules, asked, now)
        assert stop is not None
        assert (stop[0], "3 documents" in stop[1].title) == (2, True)
        assert spent.first_refused(connection, rules, asked[:2], now) is None


def test_eight_threads_never_pass_the_cap(workspace: Workspace) -> None:
    cap(workspace, daily_money=Decimal("9.00"))
    sent, numbers = _Meter(), count()
    threads = [
        threading.Thread(target=_spend, args=(workspace.answers, sent, numbers)) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    # 0.1 dollars: what was under way never stood above it, and all room was used
    assert sent.worst <= Decimal("0.1")
    assert Decimal("0.09") < workspace.answers.spent()["USD"] <= Decimal("0.1")


def test_two_processes_never_pass_the_cap(tmp_path: Path) -> None:
    place = workspace_folder(tmp_path / "vouch", "raced")
    workspace = open_workspace(place, HandClock())
    try:
        cap(workspace, daily_money=Decimal("4.50"), daily_documents=11)
        racers = [
            subprocess.Popen(
                [sys.executable, "-m", "tests.store.spender", str(tmp_path / "vouch"), name],
                cwd=Path(__file__).parents[2],
            )
            for name in ("one", "two")
        ]
        assert [racer.wait(60) for racer in racers] == [0, 0]
        total = workspace.usage.total(_every())
        assert total.cost <= Decimal("0.05")
        assert total.answered == total.documents == 11
    finally:
        workspace.close()


def test_killed_ones_stay_counted_and_are_told_of_once(tmp_path: Path) -> None:
    place = workspace_folder(tmp_path / "vouch", "raced")
    workspace = open_workspace(place, HandClock())
    try:
        # 0.05 dollars
        cap(workspace, daily_money=Decimal("4.50"))
        for number in range(3):
            doomed = subprocess.Popen(
                [sys.executable, "-m", "tests.store.spender", str(tmp_path / "vouch")]
                + [f"doomed{number}-", "2"],
                cwd=Path(__file__).parents[2],
                stdout=subprocess.PIPE,
            )
            assert doomed.stdout is not None
            assert doomed.stdout.readline() == b"asked\n"
            doomed.kill()
            doomed.wait()
            doomed.stdout.close()
        # 0.012 are spent and 0.03 may be: there is no room for 0.01
        with pytest.raises(CapReached) as refused:
            ask(workspace.answers, "a")
        # nobody hears of them any more: it is no use to come back soon
        assert (refused.value.wait_seconds or 0) > 3600
        workspace.jobs.recover()
        total = workspace.usage.total(_every())
        assert (total.cost, total.at_most) == (Decimal("0.012"), Decimal("0.030"))
        assert workspace.answers.allowances()[0].remaining == Decimal("0.72")
    finally:
        workspace.close()


class _Meter:
    """What is spent and under way, as a strict outsider adds it up."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._now = Decimal(0)
        self.worst = Decimal(0)

    def add(self, money: Decimal) -> None:
        with self._lock:
            self._now += money
            self.worst = max(self.worst, self._now)


def _spend(answers: AnswerStore, sent: _Meter, numbers: Iterator[int]) -> None:
    """Ask until the cap says that waiting is no use."""
    while True:
        key = f"k{next(numbers)}"
        try:
            ask(answers, key)
        except CapReached as refused:
            if refused.wait_seconds == SOON_SECONDS:
                time.sleep(0.001)
                continue
            return
        sent.add(WORST)
        # told before the store knows: the outsider never sees more than there is
        sent.add(REAL - WORST)
        answered(answers, key)


def _every() -> UsageQuery:
    return UsageQuery(limit=1000)
