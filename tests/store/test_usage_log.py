# SPDX-License-Identifier: AGPL-3.0-or-later
"""The usage log tells of every request; its totals are exact, by the bookkeeper's own days."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from sqlalchemy.exc import IntegrityError

from desktop.domain.errors import NotFound
from desktop.domain.ports import PriceUsed, RemoteAnswer, Usage
from desktop.domain.spending import Reservation, Tier, UsageQuery
from desktop.store.workspace import Workspace
from tests.store import books
from tests.store.books import HandClock

PRICE = PriceUsed(
    "m", Decimal("0.30"), Decimal("2.50"), Decimal("0.03"), date(2026, 7, 21), date(2026, 12, 31)
)
ALL = UsageQuery(limit=1000)


@pytest.fixture(autouse=True)
def kolkata(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The bookkeeper's days begin at 18:30 of UTC."""
    monkeypatch.setenv("TZ", "Asia/Kolkata")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def ask(workspace: Workspace, key: str, invoice_id: str | None = None, model: str = "m") -> None:
    workspace.answers.begin(
        key,
        reader="gemini",
        model=model,
        sha256=key.rjust(64, "0"),
        invoice_id=invoice_id,
        reservation=Reservation(Decimal("0.01"), "USD", "compact", Tier.FLEX, "f" * 64, (1, 2)),
    )


def pay(
    workspace: Workspace,
    key: str,
    cost: str | None = "0.0012",
    invoice_id: str | None = None,
    model: str = "m",
) -> None:
    ask(workspace, key, invoice_id, model)
    usage = Usage(100, 20, 5, 50, None if cost is None else Decimal(cost), price=PRICE)
    workspace.answers.store(key, RemoteAnswer(b"{}", model, usage, 1.25))


@pytest.fixture
def suppliers(workspace: Workspace) -> tuple[str, str]:
    """Two booked and read invoices of two suppliers."""
    ids = []
    for number, name in enumerate(("Müller Gartenbau GmbH", "100% Łódź_Papier")):
        books.book(workspace, b"%%PDF-1.7 %d" % number, f"{number}.pdf")
        ids.append(books.read(workspace, books.record(f"RE-{number}", name)))
    return ids[0], ids[1]


def test_a_line_holds_all_that_is_known_of_a_request(
    workspace: Workspace, suppliers: tuple[str, str]
) -> None:
    pay(workspace, "a", invoice_id=suppliers[0])
    (line,) = workspace.usage.lines(ALL)
    assert (line.supplier, line.invoice_number, line.outcome) == (
        "Müller Gartenbau GmbH",
        "RE-0",
        "answered",
    )
    assert (line.input_tokens, line.output_tokens, line.thinking_tokens, line.cached_tokens) == (
        100,
        20,
        5,
        50,
    )
    assert (line.total_tokens, line.cost, line.currency, line.at_most) == (
        125,
        Decimal("0.0012"),
        "USD",
        None,
    )
    assert (line.seconds, line.form, line.tier, line.pages) == (1.25, "compact", "flex", (1, 2))
    assert line.sent_sha256 == "f" * 64
    assert line.price == {
        "model": "m",
        "input": "0.30",
        "output": "2.50",
        "cached": "0.03",
        "valid_from": "2026-07-21",
        "valid_to": "2026-12-31",
    }
    stored = workspace.answers.get("a")
    assert stored is not None
    assert stored.log_id == line.id


def test_refused_and_lost_requests_are_told_of_and_cost_nothing(workspace: Workspace) -> None:
    pay(workspace, "a", cost="0.1")
    ask(workspace, "b")
    workspace.answers.release("b", "minute_limit", seconds=0.3)
    ask(workspace, "c")
    workspace.answers.release("c")
    ask(workspace, "d")
    workspace.answers.mark_unknown("d")
    found = [(line.outcome, line.cost, line.at_most) for line in workspace.usage.lines(ALL)]
    assert found == [
        ("unknown", None, Decimal("0.01")),
        ("minute_limit", None, None),
        ("answered", Decimal("0.1"), None),
    ]
    total = workspace.usage.total(ALL)
    assert (total.requests, total.answered, total.documents) == (3, 1, 2)
    assert (total.cost, total.at_most, total.total_tokens) == (
        Decimal("0.1"),
        Decimal("0.01"),
        125,
    )
    assert workspace.answers.spent() == {"USD": Decimal("0.1")}


def test_totals_add_up_to_the_last_digit(workspace: Workspace) -> None:
    for n in range(30):
        pay(workspace, f"k{n}", cost="0.10000000001")
    pay(workspace, "without", cost=None)
    total = workspace.usage.total(ALL)
    assert total.cost == Decimal("3.00000000030")
    assert (total.unpriced, total.answered) == (1, 31)


def test_days_and_months_are_the_bookkeepers(workspace: Workspace, clock: HandClock) -> None:
    for key, moment in (
        ("a", datetime(2026, 2, 28, 18, 29, tzinfo=UTC)),
        ("b", datetime(2026, 2, 28, 18, 31, tzinfo=UTC)),
        ("c", datetime(2026, 3, 1, 18, 31, tzinfo=UTC)),
    ):
        clock.time = moment
        pay(workspace, key)
    assert [(t.label, t.requests) for t in workspace.usage.totals(ALL, "day")] == [
        ("2026-02-28", 1),
        ("2026-03-01", 1),
        ("2026-03-02", 1),
    ]
    assert [(t.label, t.requests) for t in workspace.usage.totals(ALL, "month")] == [
        ("2026-02", 1),
        ("2026-03", 2),
    ]
    march = replace(ALL, since=date(2026, 3, 1), until=date(2026, 3, 1))
    assert [line.answer_key for line in workspace.usage.lines(march)] == ["b"]


def test_totals_by_model_supplier_and_outcome(
    workspace: Workspace, suppliers: tuple[str, str]
) -> None:
    first, second = suppliers
    pay(workspace, "a", "0.5", first, "small")
    pay(workspace, "b", "0.7", second, "large")
    pay(workspace, "c", "0.1", first, "large")
    ask(workspace, "d", first)
    workspace.answers.release("d", "day_limit")

    def by(grouping: str) -> list[tuple[str, Decimal, int]]:
        totals = workspace.usage.totals(ALL, grouping)  # type: ignore[arg-type]
        return [(t.label, t.cost, t.requests) for t in totals]

    assert by("model") == [
        ("large", Decimal("0.8"), 2),
        ("small", Decimal("0.5"), 1),
        ("m", Decimal(0), 1),
    ]
    assert by("supplier") == [
        ("100% Łódź_Papier", Decimal("0.7"), 1),
        ("Müller Gartenbau GmbH", Decimal("0.6"), 3),
    ]
    assert by("outcome") == [("answered", Decimal("1.3"), 3), ("day_limit", Decimal(0), 1)]
    assert workspace.usage.values("model") == ("large", "m", "small")


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        (UsageQuery(supplier="muller"), "a"),
        (UsageQuery(supplier="lodz papier"), "b"),
        (UsageQuery(supplier="%"), ""),
        (UsageQuery(supplier="_"), "b"),
        (UsageQuery(supplier="100%"), "b"),
        (UsageQuery(supplier="Łódź"), "b"),
        (UsageQuery(supplier="müller gmbh"), "a"),
        (UsageQuery(model="large"), "b"),
        (UsageQuery(reader="vertex"), ""),
        (UsageQuery(outcome="answered"), "ab"),
        (UsageQuery(text="re-1"), "b"),
        (UsageQuery(text="Gartenbau small"), "a"),
        (UsageQuery(text="%"), "b"),
        (UsageQuery(text="'; DROP TABLE usage_log; --"), ""),
        (UsageQuery(until=date(2026, 3, 1)), ""),
    ],
)
def test_filters(
    workspace: Workspace, suppliers: tuple[str, str], query: UsageQuery, keys: str
) -> None:
    pay(workspace, "a", invoice_id=suppliers[0], model="small")
    pay(workspace, "b", invoice_id=suppliers[1], model="large")
    assert sorted(line.answer_key for line in workspace.usage.lines(query)) == list(keys)
    assert workspace.usage.total(query).requests == len(keys)


def test_pages_follow_on_each_other(workspace: Workspace) -> None:
    for n in range(25):
        pay(workspace, f"k{n:02}")
    seen: list[str] = []
    after = None
    while page := workspace.usage.lines(UsageQuery(limit=10, after=after)):
        seen += [line.answer_key for line in page]
        after = page[-1].id
        # what is added meanwhile is newer and comes on no later page
        pay(workspace, f"new{len(seen)}")
    assert seen == [f"k{n:02}" for n in reversed(range(25))]
    oldest_first = [line.answer_key for line in workspace.usage.all_lines(UsageQuery(model="m"))]
    assert oldest_first[:25] == list(reversed(seen))
    with pytest.raises(NotFound):
        workspace.usage.lines(UsageQuery(after="no such line"))


def test_the_log_is_never_changed(workspace: Workspace) -> None:
    pay(workspace, "a")
    for change in ("UPDATE usage_log SET cost = '0'", "DELETE FROM usage_log"):
        with (
            pytest.raises(IntegrityError, match="append-only"),
            workspace._database.write() as connection,
        ):
            connection.exec_driver_sql(change)
