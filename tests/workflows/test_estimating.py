# SPDX-License-Identifier: AGPL-3.0-or-later
"""Costs told beforehand from the words that are kept; what is answered already is free."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.domain.page import Box, PageText, Word, WordsSource
from desktop.domain.spending import Caps, ExchangeRate, SpendingRules, Tier
from desktop.domain.task import Cancelled, CancelToken, Progress
from desktop.services.gemini import GeminiReader
from desktop.services.page_process import PageProcess
from desktop.services.prices import PriceTable
from desktop.store.booking import NewDocument
from desktop.store.results import ReadResult
from desktop.workflows import spending
from desktop.workflows.estimating import estimate_file, estimate_invoices, kept_request
from desktop.workflows.workspaces import OpenWorkspace
from tests.harness.gemini_brain import obedient
from tests.harness.gemini_server import GeminiServer, gemini_server
from tests.harness.program import ROOT
from tests.paper import invoice_pdf
from tests.store import books

KEY = "AIza-a-key-that-must-stay-secret"
PRICES = PriceTable.load(ROOT / "resources" / "models.json")


@pytest.fixture
def server() -> Iterator[GeminiServer]:
    with gemini_server(KEY) as running:
        running.brain = obedient
        yield running


@pytest.fixture
def remote(server: GeminiServer) -> GeminiReader:
    return GeminiReader(lambda: KEY, PRICES, base_url=server.url)


def words(number: int, *said: str, hidden: bool = False) -> PageText:
    return PageText(
        number,
        595,
        842,
        tuple(
            Word(text, Box(50, 20 * n, 90, 20 * n + 9), hidden=hidden)
            for n, text in enumerate(said, 1)
        ),
        source=WordsSource.LAYER,
    )


def booked(
    workspace: OpenWorkspace, name: str, pages: tuple[PageText, ...] | None, media: str = ""
) -> str:
    """An invoice in the books, read already if it has `pages`."""
    stored = workspace.store.documents.add_bytes(f"%PDF-1.7 {name}".encode())
    facts = books.facts(len(pages or (1,)))
    invoice = workspace.store.intake.book([NewDocument(stored, name, facts)], books.ME)[0]
    if pages is not None:
        job = workspace.store.jobs.claim()
        assert job is not None
        plain = books.result(job, books.record(name))
        workspace.store.results.complete(
            job,
            ReadResult(
                plain.invoice, plain.evidence, (), plain.expected_revision, plain.runs, pages
            ),
        )
    return invoice.invoice_id


def test_documents_are_added_up_in_both_currencies(
    workspace: OpenWorkspace, remote: GeminiReader, server: GeminiServer
) -> None:
    euro = ExchangeRate("EUR", Decimal("0.5"), date(2026, 11, 1))
    spending.set_rules(workspace, SpendingRules(Caps(), euro))
    ids = [booked(workspace, f"{n}.pdf", (words(1, "Total:", f"{n}.00"),)) for n in range(3)]
    seen: list[Progress] = []
    whole = estimate_invoices(workspace, ids, remote, progress=seen.append)
    assert server.received == []
    assert (whole.documents, whole.asked, whole.answered, whole.unreadable) == (3, 3, 0, 0)
    assert whole.cost is not None
    assert whole.low is not None
    assert whole.high is not None
    assert whole.most is not None
    assert 0 < whole.low < whole.cost < whole.high < whole.most
    assert whole.in_own(whole.cost) == whole.cost / 2
    one = estimate_invoices(workspace, ids[:1], remote)
    assert one.cost is not None
    assert abs(one.cost * 3 - whole.cost) < whole.cost / 100
    assert (seen[0].done, seen[-1].done, seen[-1].total) == (0, 3, 3)


def test_half_the_price_by_batch(workspace: OpenWorkspace, remote: GeminiReader) -> None:
    ids = [booked(workspace, "a.pdf", (words(1, "Total:", "1.00"),))]
    full = estimate_invoices(workspace, ids, remote).cost
    half = estimate_invoices(workspace, ids, remote, Tier.BATCH)
    assert full is not None
    assert (half.cost, half.tier) == (full / 2, Tier.BATCH)


def test_what_is_answered_already_costs_nothing(
    workspace: OpenWorkspace, remote: GeminiReader, server: GeminiServer
) -> None:
    pages = (words(1, "Total:", "1.00"),)
    first, second = (booked(workspace, name, pages) for name in ("a.pdf", "b.pdf"))
    before = estimate_invoices(workspace, [first], remote)
    request, _ = kept_request(workspace, workspace.store.invoices.get(first))
    key = remote.request_key(request)
    workspace.store.answers.begin(
        key, reader="gemini", model=remote.model, sha256=request.sha256, invoice_id=first
    )

    async def asked() -> None:
        try:
            workspace.store.answers.store(key, await remote.ask(request))
        finally:
            await remote.aclose()

    asyncio.run(asked())
    (billed,) = server.ledger
    # the estimate was close to what the service counted
    assert abs(before.input_tokens - billed.tokens_in) <= 0.02 * billed.tokens_in
    after = estimate_invoices(workspace, [first, second], remote)
    assert (after.answered, after.asked, after.cost) == (1, 1, before.cost)
    # another model has not answered
    other = estimate_invoices(workspace, [first], remote.turned_to("gemini-3.1-pro-preview"))
    assert other.answered == 0


def test_what_nobody_has_read_yet_is_told_by_its_pages(
    workspace: OpenWorkspace, remote: GeminiReader
) -> None:
    ids = [booked(workspace, "a.pdf", None)]
    whole = estimate_invoices(workspace, ids, remote)
    assert (whole.unread, whole.asked) == (1, 1)
    assert whole.cost is not None
    assert whole.cost > 0


def test_what_must_not_be_sent_is_not_counted(
    workspace: OpenWorkspace, remote: GeminiReader
) -> None:
    shown = booked(workspace, "a.pdf", (words(1, "Total:", "1.00", "Note:", "secret"),))
    whole = estimate_invoices(workspace, [shown], remote)
    sha256 = workspace.store.invoices.get(shown).document.sha256
    workspace.store.blackouts.add(sha256, [(1, Box(45, 70, 100, 95))], books.ME)
    less = estimate_invoices(workspace, [shown], remote)
    assert less.input_tokens < whole.input_tokens


def test_it_stops_when_asked_to(workspace: OpenWorkspace, remote: GeminiReader) -> None:
    ids = [booked(workspace, f"{n}.pdf", (words(1, "x"),)) for n in range(3)]
    token = CancelToken()

    def stop(progress: Progress) -> None:
        if progress.done == 1:
            token.cancel()

    with pytest.raises(Cancelled):
        estimate_invoices(workspace, ids, remote, progress=stop, cancel=token)


def test_a_model_without_a_price_has_tokens_alone(
    workspace: OpenWorkspace, remote: GeminiReader
) -> None:
    ids = [booked(workspace, "a.pdf", (words(1, "x"),))]
    whole = estimate_invoices(workspace, ids, remote.turned_to("gemini-unheard-of"))
    assert (whole.cost, whole.most) == (None, None)
    assert whole.input_tokens > 0


def test_a_file_is_estimated_as_it_would_be_asked(
    remote: GeminiReader, pages: PageProcess, tmp_path: Path
) -> None:
    paper = tmp_path / "a.pdf"
    paper.write_bytes(invoice_pdf("INV-1"))
    seen: list[str] = []

    def all_answered(keys: Collection[str]) -> list[str]:
        seen.extend(keys)
        return seen

    told = estimate_file(paper, pages, remote).estimate
    assert told is not None
    assert told.form == "compact"
    assert estimate_file(paper, pages, remote, answered=all_answered).estimate is None
    assert len(seen) == 1
