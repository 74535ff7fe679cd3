# SPDX-License-Identifier: AGPL-3.0-or-later
"""While a window works, garbage is collected in its thread and in no other."""

import gc
import sys
import threading
import types
from collections.abc import Iterator
from typing import ClassVar

import pytest
from pytestqt.qtbot import QtBot

from desktop.background.garbage import GarbageRounds


class Knot:
    """Something that only the cyclic collector ends; notes in which thread."""

    ended_in: ClassVar[set[int]] = set()

    def __init__(self) -> None:
        self.me = self

    def __del__(self) -> None:
        Knot.ended_in.add(threading.get_ident())


@pytest.fixture
def rounds() -> Iterator[GarbageRounds]:
    Knot.ended_in = set()
    made = GarbageRounds()
    made.start()
    yield made
    made.stop()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0


def tie_knots() -> None:
    for _ in range(20_000):
        Knot()


def test_what_a_lane_leaves_is_collected_in_the_windows_thread(
    rounds: GarbageRounds, qtbot: QtBot
) -> None:
    lane = threading.Thread(target=tie_knots)
    lane.start()
    lane.join()
    assert not Knot.ended_in
    qtbot.waitUntil(lambda: bool(Knot.ended_in), timeout=20_000)
    assert Knot.ended_in == {threading.get_ident()}


def test_what_was_there_when_it_settled_is_not_looked_at_again(rounds: GarbageRounds) -> None:
    rounds.settle()
    frozen = gc.get_freeze_count()
    assert frozen > 10_000
    kept = [[] for _ in range(1_000)]
    rounds.settle()
    assert gc.get_freeze_count() == frozen
    assert len(kept) == 1_000


def test_a_library_that_is_imported_meanwhile_is_not_looked_through(
    rounds: GarbageRounds, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = gc.get_freeze_count()
    monkeypatch.setitem(sys.modules, "a_module_of_its_own", types.ModuleType("a_module_of_its_own"))
    kept = [[] for _ in range(30_000)]
    qtbot.waitUntil(lambda: gc.get_freeze_count() > before + 30_000, timeout=20_000)
    stays = gc.get_freeze_count()
    # nothing is imported any more: what comes now is garbage sooner or later
    more = [[] for _ in range(30_000)]
    rounds._loading = 0
    qtbot.waitUntil(lambda: gc.get_count()[0] < 10_000, timeout=20_000)
    assert gc.get_freeze_count() == stays
    assert len(kept) == len(more)
