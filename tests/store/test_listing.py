# SPDX-License-Identifier: AGPL-3.0-or-later
"""Lists: every order pages through all rows once, filters and search find what they should."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.workspaces import fill_workspace
from desktop.domain.errors import NotFound
from desktop.domain.fields import with_text
from desktop.domain.listing import InvoiceRow, ListQuery, SortColumn
from desktop.domain.status import InvoiceState, JobStatus
from desktop.store import listing
from desktop.store.search import match_expression
from desktop.store.workspace import Workspace, open_workspace
from desktop.store.workspace_folder import workspace_folder
from tests.store.books import ME, HandClock, book, evidence, read, record, result

SIZE = 600


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A busy office's books; nobody writes to them here."""
    place = workspace_folder(tmp_path_factory.mktemp("busy"), "busy")
    fill_workspace(place, SIZE)
    opened = open_workspace(place, HandClock())
    yield opened
    opened.close()


def _all(workspace: Workspace, query: ListQuery) -> tuple[InvoiceRow, ...]:
    return workspace.listing.rows(dataclasses.replace(query, limit=10_000, offset=0, after=None))


def _key(column: SortColumn, row: InvoiceRow) -> object:
    return {
        SortColumn.CREATED: row.created_at,
        SortColumn.ISSUE_DATE: row.issue_date or date.min,
        SortColumn.DUE_DATE: row.due_date or date.min,
        SortColumn.TOTAL: row.total or Decimal("-1e20"),
        SortColumn.CURRENCY: row.currency or "",
        SortColumn.CONFIDENCE: row.confidence or -1.0,
        SortColumn.STATE: row.state.value,
        SortColumn.STATUS: row.status.value,
    }.get(column)


@pytest.mark.parametrize("descending", [True, False])
@pytest.mark.parametrize("column", list(SortColumn))
def test_every_order_pages_through_all_rows_once(
    busy: Workspace, column: SortColumn, descending: bool
) -> None:
    query = ListQuery(sort=column, descending=descending, limit=70)
    whole = [row.id for row in _all(busy, query)]
    assert len(whole) == len(set(whole)) == busy.listing.count(query)
    assert tuple(whole) == busy.listing.ids(query)
    by_offset: list[str] = []
    by_after: list[str] = []
    last: str | None = None
    while len(by_offset) < len(whole):
        window = dataclasses.replace(query, offset=len(by_offset))
        by_offset += [row.id for row in busy.listing.rows(window)]
        page = [row.id for row in busy.listing.rows(dataclasses.replace(query, after=last))]
        by_after += page
        last = page[-1]
    assert by_offset == by_after == whole
    assert busy.listing.rows(dataclasses.replace(query, after=last)) == ()
    assert busy.listing.position(query, whole[123]) == 123


@pytest.mark.parametrize(
    "column",
    [
        SortColumn.CREATED,
        SortColumn.ISSUE_DATE,
        SortColumn.DUE_DATE,
        SortColumn.TOTAL,
        SortColumn.CURRENCY,
        SortColumn.CONFIDENCE,
        SortColumn.STATE,
        SortColumn.STATUS,
    ],
)
def test_rows_are_in_order(busy: Workspace, column: SortColumn) -> None:
    rows = _all(busy, ListQuery(sort=column, descending=False))
    keys = [_key(column, row) for row in rows]
    assert keys == sorted(keys)  # type: ignore[type-var]


@settings(max_examples=60)
@given(
    query=st.builds(
        ListQuery,
        states=st.frozensets(st.sampled_from(InvoiceState), max_size=3),
        statuses=st.frozensets(st.sampled_from(JobStatus), max_size=2),
        text=st.sampled_from(["", "muller", "rechnung", "RE-2023", "scan 00", "zzz", "Łódź ag"]),
        supplier=st.sampled_from(["", "nord", "Müller Süd", "100%"]),
        issued_from=st.sampled_from([None, date(2023, 1, 1)]),
        issued_to=st.sampled_from([None, date(2024, 6, 30)]),
        sort=st.sampled_from(SortColumn),
        descending=st.booleans(),
    )
)
def test_filters_agree_with_looking_at_every_row(busy: Workspace, query: ListQuery) -> None:
    everything = _all(busy, ListQuery(states=frozenset(InvoiceState)))
    found_by_text = {
        row.id for row in _all(busy, ListQuery(states=frozenset(InvoiceState), text=query.text))
    }

    def wanted(row: InvoiceRow) -> bool:
        from desktop.domain.match_keys import folded

        part = folded(query.supplier).replace("%", "")
        return (
            (row.state in query.states if query.states else row.state is not InvoiceState.DELETED)
            and (not query.statuses or row.status in query.statuses)
            and row.id in found_by_text
            and (part in folded(row.supplier or ""))
            and (query.issued_from is None or (row.issue_date or date.min) >= query.issued_from)
            and (query.issued_to is None or (row.issue_date or date.max) <= query.issued_to)
        )

    rows = _all(busy, query)
    assert {row.id for row in rows} == {row.id for row in everything if wanted(row)}
    assert busy.listing.count(query) == len(rows) == len(busy.listing.ids(query))


def test_counts_by_state_and_status(busy: Workspace) -> None:
    rows = _all(busy, ListQuery(states=frozenset(InvoiceState)))
    counts = busy.listing.status_counts()
    for state in InvoiceState:
        assert counts.by_state.get(state, 0) == sum(row.state is state for row in rows)
    live = [row for row in rows if row.state is not InvoiceState.DELETED]
    for status in JobStatus:
        assert counts.by_status.get(status, 0) == sum(row.status is status for row in live)
    assert counts.total == len(live)


def test_rows_by_id_keep_the_asked_order(busy: Workspace) -> None:
    ids = list(busy.listing.ids(ListQuery(sort=SortColumn.TOTAL)))[:550]
    assert [row.id for row in busy.listing.rows_by_id([*ids, "0" * 36])] == ids


def test_an_id_is_found_by_its_beginning(busy: Workspace) -> None:
    row = busy.listing.rows(ListQuery())[0]
    assert busy.listing.resolve(row.id) == row.id
    assert busy.listing.resolve(row.id[:35].upper()) == row.id
    for wrong in ("", row.id[:5], row.id[:6], "%" * 8, "ffffffff"):
        with pytest.raises(NotFound):
            busy.listing.resolve(wrong)


def test_paging_behind_an_unknown_invoice_is_told(busy: Workspace) -> None:
    with pytest.raises(NotFound):
        busy.listing.rows(ListQuery(after="0" * 36))


@pytest.fixture
def three(workspace: Workspace) -> dict[str, str]:
    """Three read invoices by short names."""
    books = {
        "garden": (record("RE-2026/001"), ("Straße", "Übergröße", "1.234,56", "Kabel")),
        "paper": (record("FV/12/2026", "Łódź Papier Sp. z o.o."), ("Naïve", "señor", "kabel")),
        "acme": (with_text(record("A-77", "ACME Ltd"), "buyer.name", None), ("ordinary", "O'Hara")),
    }
    ids = {}
    for n, (name, (invoice, words)) in enumerate(books.items()):
        book(workspace, f"%PDF {n}".encode(), f"{name} scan.pdf")
        ids[name] = read(workspace, invoice, *words)
    return ids


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("muller", {"garden"}),
        ("MÜLL", {"garden"}),
        ("strasse", {"garden"}),
        ("STRASSE", {"garden"}),
        ("ubergro", {"garden"}),
        ("lodz papier", {"paper"}),
        ("naive senor", {"paper"}),
        ("kabel", {"garden", "paper"}),
        ("kabel acme", set()),
        ("RE-2026/0", {"garden"}),
        ("2026 re", {"garden"}),
        ("1.234,56", {"garden"}),
        ("FV/12", {"paper"}),
        ("O'Hara", {"acme"}),
        ("o'har", {"acme"}),
        ("DE129273398", {"garden", "paper", "acme"}),
        ("acme scan", {"acme"}),
        ("abel", set()),
        ('"', set()),
        ("*", set()),
        ("header:muller", set()),
        ("muller OR acme", set()),
        ("muller NOT kabel", set()),
        ("NEAR(muller kabel)", set()),
        ("kabel)", {"garden", "paper"}),
        ('muller"', {"garden"}),
        ("\0kabel", {"garden", "paper"}),
        ("   ", {"garden", "paper", "acme"}),
    ],
)
def test_search_finds_words_as_people_type_them(
    workspace: Workspace, three: dict[str, str], text: str, found: set[str]
) -> None:
    query = ListQuery(text=text)
    rows = workspace.listing.rows(query)
    assert {row.id for row in rows} == {three[name] for name in found}
    assert workspace.listing.count(query) == len(found)


@given(st.text(max_size=60))
def test_nothing_that_is_typed_breaks_the_search(busy: Workspace, text: str) -> None:
    query = ListQuery(text=text)
    assert busy.listing.count(query) == len(_all(busy, query))


def test_a_flood_of_words_is_cut(busy: Workspace) -> None:
    expression = match_expression("kabel " * 10_000)
    assert expression is not None
    assert expression.count("kabel") == 12


def test_the_index_follows_every_change(workspace: Workspace) -> None:
    def found(text: str) -> int:
        return workspace.listing.count(ListQuery(text=text))

    booked = book(workspace, name="letter.pdf")
    assert found("letter") == 1
    job = workspace.jobs.claim()
    assert job is not None
    workspace.results.complete(job, result(job, record(), "firstreading"))
    assert (found("firstreading"), found("letter")) == (1, 1)
    detail = workspace.invoices.set_remarks(booked.invoice_id, "für Zoë", ME)
    assert (found("zoe"), found("firstreading")) == (1, 1)
    changed = with_text(detail.invoice, "supplier.name", "Totally Different")
    workspace.invoices.edit(booked.invoice_id, detail.revision, changed, evidence(changed), (), ME)
    assert (found("different"), found("muller"), found("zoe")) == (1, 0, 1)
    workspace.jobs.requeue([booked.invoice_id], None, ME)
    job = workspace.jobs.claim()
    assert job is not None
    workspace.results.complete(job, result(job, record(), "secondreading"))
    assert (found("secondreading"), found("firstreading"), found("zoe")) == (1, 0, 1)
    workspace.invoices.move([booked.invoice_id], InvoiceState.DELETED, ME)
    assert found("secondreading") == 0
    deleted = ListQuery(text="secondreading", states=frozenset({InvoiceState.DELETED}))
    assert workspace.listing.count(deleted) == 1


def test_a_workspace_without_invoices(workspace: Workspace) -> None:
    assert workspace.listing.rows(ListQuery(text="x")) == ()
    assert workspace.listing.count(ListQuery()) == 0
    assert workspace.listing.status_counts().total == 0


def test_a_million_is_more_than_nine(workspace: Workspace) -> None:
    for n, total in enumerate(["9", "1000000", "-5.25", "9.01", None]):
        book(workspace, f"%PDF {n}".encode(), f"{n}.pdf")
        read(workspace, with_text(record(f"N{n}"), "total_amount", total))
    rows = workspace.listing.rows(ListQuery(sort=SortColumn.TOTAL))
    assert [row.total for row in rows] == [
        Decimal(1000000),
        Decimal("9.01"),
        Decimal(9),
        Decimal("-5.25"),
        None,
    ]


@pytest.mark.parametrize("descending", [True, False])
@pytest.mark.parametrize("text", ["muller", "rechnung", "invoice", "scan 0"])
@pytest.mark.parametrize("states", [(), (InvoiceState.NEEDS_REVIEW,), (InvoiceState.DELETED,)])
def test_common_words_page_through_the_same_rows_as_rare_ones(
    busy: Workspace,
    monkeypatch: pytest.MonkeyPatch,
    text: str,
    states: tuple[InvoiceState, ...],
    descending: bool,
) -> None:
    query = ListQuery(
        text=text, states=frozenset(states), sort=SortColumn.CREATED, descending=descending
    )
    sorted_hits = _all(busy, query)
    monkeypatch.setattr(listing, "_FEW", 0)
    monkeypatch.setattr(listing, "_NEAR", 60)
    pages = [
        busy.listing.rows(dataclasses.replace(query, limit=30, offset=start))
        for start in range(0, SIZE, 30)
    ]
    assert tuple(row for page in pages for row in page) == sorted_hits
    assert busy.listing.count(query) == len(sorted_hits)


def test_a_wildcard_is_no_suppliers_name(workspace: Workspace) -> None:
    book(workspace)
    read(workspace)
    for typed in ("%", "_%_", " % "):
        assert workspace.listing.rows(ListQuery(supplier=typed)) == ()
        assert workspace.listing.count(ListQuery(supplier=typed)) == 0
