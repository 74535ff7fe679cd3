# SPDX-License-Identifier: AGPL-3.0-or-later
"""Paid answers are kept as they came, counted once, and never paid for twice."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest

from desktop.domain.errors import ServiceError
from desktop.domain.ports import RemoteAnswer, Usage
from desktop.domain.spending import Reservation, UsageQuery
from desktop.store.answers import AnswerState, AnswerStore
from desktop.store.workspace import Workspace, open_workspace
from tests.store.books import HandClock

ANSWER = RemoteAnswer(
    b'{"invoice_number": "\xff"}', "m-001", Usage(100, 20, 5, 50, Decimal("0.00125"), "USD"), 2.5
)


def _begin(
    answers: AnswerStore,
    key: str = "k",
    *,
    ask_again: bool = False,
    wished_at: datetime | None = None,
) -> AnswerState:
    return answers.begin(
        key,
        reader="gemini",
        model="m",
        sha256="a" * 64,
        invoice_id=None,
        ask_again=ask_again,
        wished_at=wished_at,
    )


def test_an_answer_comes_back_byte_for_byte(workspace: Workspace) -> None:
    answers = workspace.answers
    assert _begin(answers) is AnswerState.STARTED
    assert answers.get("k") is None
    answers.store("k", ANSWER, log_id="request-1")
    stored = answers.get("k")
    assert stored is not None
    assert (stored.raw, stored.model, stored.usage, stored.seconds, stored.log_id) == (
        ANSWER.raw,
        "m-001",
        ANSWER.usage,
        2.5,
        "request-1",
    )
    assert _begin(answers) is AnswerState.STORED
    assert _begin(answers, ask_again=True) is AnswerState.STORED


def test_costs_are_added_up_by_currency_and_time(workspace: Workspace, clock: HandClock) -> None:
    answers = workspace.answers
    for n in range(3):
        _begin(answers, f"k{n}")
        answers.store(f"k{n}", ANSWER)
        answers.store(f"k{n}", ANSWER)  # told twice, paid once
    since = clock.now()
    _begin(answers, "last")
    answers.store("last", RemoteAnswer(b"{}", "m", Usage(1, 1, cost=None), 1.0))
    assert answers.spent() == {"USD": Decimal("0.00375")}
    assert answers.spent(since) == {}


def test_two_askers_do_not_pay_twice(workspace: Workspace) -> None:
    other = open_workspace(workspace.place, HandClock())
    try:
        assert _begin(workspace.answers) is AnswerState.STARTED
        assert _begin(other.answers) is AnswerState.IN_FLIGHT
        assert _begin(other.answers, ask_again=True) is AnswerState.IN_FLIGHT
        workspace.answers.store("k", ANSWER)
        assert _begin(other.answers) is AnswerState.STORED
    finally:
        other.close()


def test_a_question_of_one_who_died_has_an_unknown_outcome(workspace: Workspace) -> None:
    other = open_workspace(workspace.place, HandClock())
    _begin(other.answers)
    _begin(other.answers, "second")
    other.close()
    assert _begin(workspace.answers) is AnswerState.UNKNOWN
    workspace.jobs.recover()
    assert _begin(workspace.answers, "second") is AnswerState.UNKNOWN
    assert _begin(workspace.answers, "second", ask_again=True) is AnswerState.STARTED


def test_a_refused_question_may_be_asked_again_and_a_lost_reply_not(workspace: Workspace) -> None:
    answers = workspace.answers
    _begin(answers)
    answers.release("k")
    assert _begin(answers) is AnswerState.STARTED
    answers.mark_unknown("k")
    assert _begin(answers) is AnswerState.UNKNOWN
    # the reply came after all
    answers.store("k", ANSWER)
    assert _begin(answers) is AnswerState.STORED
    answers.release("k")
    assert answers.get("k") is not None


def test_a_refusal_is_kept_until_somebody_wishes_it_again(
    workspace: Workspace, clock: HandClock
) -> None:
    answers, wished = workspace.answers, clock.now()
    clock.advance(seconds=1)
    _begin(answers)
    refusal = ServiceError("Gemini refused the request.", "Read it offline.", code="refused")
    answers.refuse("k", refusal, seconds=0.5)
    # as after a kill: the job and its wish are the same
    assert _begin(answers, wished_at=wished, ask_again=True) is AnswerState.REFUSED
    assert _begin(answers) is AnswerState.REFUSED
    kept = answers.refusal("k")
    assert kept is not None
    assert kept.as_dict() == refusal.as_dict()
    assert (answers.get("k"), answers.answered(["k"])) == (None, frozenset())
    (line,) = workspace.usage.lines(UsageQuery())
    assert (line.outcome, line.cost, line.at_most) == ("refused", None, None)
    clock.advance(seconds=1)
    assert _begin(answers, wished_at=clock.now()) is AnswerState.STARTED
    assert answers.refusal("k") is None
    answers.store("k", ANSWER)
    assert _begin(answers, wished_at=clock.now()) is AnswerState.STORED


def test_an_unusable_answer_is_kept_and_counted_and_asked_anew_by_a_wish_alone(
    workspace: Workspace, clock: HandClock
) -> None:
    answers, wished = workspace.answers, clock.now()
    clock.advance(seconds=1)
    reserved = Reservation(Decimal("0.5"))
    answers.begin(
        "k", reader="gemini", model="m", sha256="a" * 64, invoice_id=None, reservation=reserved
    )
    answers.store("k", RemoteAnswer(b'{"cand', "m", Usage(cost=Decimal(0)), 1.0, usable=False))
    assert _begin(answers, wished_at=wished, ask_again=True) is AnswerState.UNUSABLE
    kept = answers.get("k", wished_at=wished)
    assert kept is not None
    assert (kept.raw, kept.usage.cost) == (b'{"cand', None)
    # it said nothing of its cost: caps take it for the most
    (line,) = workspace.usage.lines(UsageQuery())
    assert (line.outcome, line.cost, line.at_most) == ("answered", None, Decimal("0.5"))
    assert answers.answered(["k"]) == frozenset()
    clock.advance(seconds=1)
    again = clock.now()
    assert answers.get("k", wished_at=again) is None
    assert _begin(answers, wished_at=again) is AnswerState.STARTED
    answers.store("k", ANSWER)
    stored = answers.get("k", wished_at=clock.now())
    assert stored is not None
    assert stored.raw == ANSWER.raw
    # what came first is there still
    first = answers.get(f"k#{kept.log_id}")
    assert first is not None
    assert first.raw == kept.raw


def test_storing_an_answer_nobody_asked_for_is_a_bug(workspace: Workspace) -> None:
    with pytest.raises(KeyError):
        workspace.answers.store("never", ANSWER)
