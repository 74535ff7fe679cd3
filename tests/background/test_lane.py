# SPDX-License-Identifier: AGPL-3.0-or-later
"""Lanes: order, threads, errors in the right place, and an end that keeps what was typed."""

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.background.changes import Changes
from desktop.background.lane import Lane
from desktop.background.stall_meter import StallMeter
from desktop.domain.errors import DiskFull, UserError
from desktop.domain.task import CancelToken, Progress
from desktop.workflows.requests import Change, ChangeKind


@pytest.fixture
def lane(qtbot: QtBot) -> Iterator[Lane]:
    """A lane that runs."""
    made = Lane("test")
    made.start()
    yield made
    made.stop()
    assert made.wait(5_000)


def test_jobs_run_in_order_in_one_other_thread_and_report_in_ours(lane: Lane, qtbot: QtBot) -> None:
    ran: list[tuple[int, int]] = []
    told: list[tuple[int, int]] = []

    def work(number: int) -> int:
        ran.append((number, threading.get_ident()))
        return number

    for n in range(5):
        lane.submit(
            lambda _, n=n: work(n),  # type: ignore[misc]
            lambda value: told.append((value, threading.get_ident())),
        )
    qtbot.waitUntil(lambda: len(told) == 5)
    assert [n for n, _ in ran] == [n for n, _ in told] == list(range(5))
    assert {thread for _, thread in told} == {threading.get_ident()}
    (other,) = {thread for _, thread in ran}
    assert other != threading.get_ident()
    assert lane.idle


def test_a_user_error_is_told_and_a_bug_is_raised(lane: Lane, qtbot: QtBot) -> None:
    def full(_: CancelToken) -> None:
        raise DiskFull

    def bug(_: CancelToken) -> None:
        raise ZeroDivisionError("a bug")

    heard: list[UserError] = []
    lane.submit(full, None, heard.append)
    qtbot.waitUntil(lambda: len(heard) == 1)
    assert isinstance(heard[0], DiskFull)
    with qtbot.waitSignal(lane.refused) as refused:
        lane.submit(full)
    assert isinstance(refused.args[0], DiskFull)
    with qtbot.captureExceptions() as raised:
        lane.submit(bug)
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is ZeroDivisionError


def test_a_cancelled_job_is_skipped_or_asked_to_stop_and_never_told(
    lane: Lane, qtbot: QtBot
) -> None:
    started, told = threading.Event(), []

    def long(token: CancelToken) -> str:
        started.set()
        token.wait(30)
        return "stopped"

    running = lane.submit(long, told.append)
    skipped = lane.submit(lambda _: "skipped", told.append)
    assert started.wait(5)
    skipped.cancel()
    running.cancel()
    lane.submit(lambda _: "last", told.append)
    qtbot.waitUntil(lambda: told == ["last"])


def test_stopping_drops_questions_and_keeps_writes(qtbot: QtBot) -> None:
    lane = Lane("test")
    done: list[str] = []
    gate = threading.Event()
    lane.submit(lambda _: gate.wait(10), keep=True)
    lane.submit(lambda _: done.append("question"))
    lane.submit(lambda _: done.append("write"), keep=True)
    lane.start()
    with qtbot.waitSignal(lane.stopped):
        lane.stop()
        gate.set()
    assert done == ["write"]
    lane.submit(lambda _: done.append("too late"), keep=True)
    assert lane.wait(5_000)
    assert done == ["write"]


def test_changes_from_any_thread_are_gathered_into_one_telling(qtbot: QtBot) -> None:
    changes = Changes()
    told: list[tuple[Change, ...]] = []
    progress: list[dict[str, Progress]] = []
    changes.changed.connect(told.append)
    changes.progressed.connect(progress.append)

    def announce() -> None:
        for n in range(50):
            changes.announce(Change(ChangeKind.JOB, (f"id{n % 5}",)))
            changes.announce_progress("id1", Progress(n, 50))
        changes.announce(Change(ChangeKind.FOREIGN))

    thread = threading.Thread(target=announce)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(told) and bool(progress))
    by_kind = {change.kind: change.ids for change in told[0]}
    assert by_kind[ChangeKind.JOB] == ("id0", "id1", "id2", "id3", "id4")
    assert by_kind[ChangeKind.FOREIGN] == ()
    assert len(told) == 1
    assert progress[-1]["id1"].done == 49


def test_the_stall_meter_sees_a_stall(qtbot: QtBot) -> None:
    meter = StallMeter()
    meter.start()
    qtbot.waitUntil(lambda: meter.samples > 3)
    threading.Event().wait(0.08)
    qtbot.waitUntil(lambda: meter.longest > 50)
    meter.stop()
    assert meter.percentile(0.5) <= meter.longest
