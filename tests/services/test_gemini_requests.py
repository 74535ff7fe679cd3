# SPDX-License-Identifier: AGPL-3.0-or-later
"""How a model is asked, what it will cost, and long documents in page ranges."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from desktop.domain.company import OwnCompany
from desktop.domain.errors import FlexBusy, ServiceBusy, ServiceError
from desktop.domain.invoice import DocumentType
from desktop.domain.page import Box, PageText, Word, WordsSource
from desktop.domain.ports import DocumentView, RemoteRequest
from desktop.domain.reading import Proposal
from desktop.domain.spending import Tier
from desktop.services.gemini import Asking, GeminiReader
from desktop.services.gemini_door import DoorKind, GeminiDoor
from desktop.services.gemini_request import Form
from desktop.services.prices import PriceTable
from tests.harness.gemini_brain import obedient
from tests.harness.gemini_rules import SERVED
from tests.harness.gemini_server import GeminiServer, Received, answer, failure, gemini_server
from tests.harness.program import ROOT

PRICES = PriceTable.load(ROOT / "resources" / "models.json")
KEY = "AIza-a-key-that-must-stay-secret"


def page(number: int, rows: int = 3) -> PageText:
    words = [Word("Total:", Box(50, 20, 80, 30)), Word("12,00", Box(90, 20, 120, 30))]
    for row in range(rows):
        y = 50.0 + 12 * row
        words += [
            Word(f"Item{row}", Box(50, y, 90, y + 9)),
            Word("1,00", Box(200, y, 220, y + 9)),
            Word("2,00", Box(300, y, 320, y + 9)),
        ]
    return PageText(number, 595, 842, tuple(words), source=WordsSource.LAYER)


def request(*pages: PageText) -> RemoteRequest:
    return RemoteRequest("ab" * 32, "application/pdf", b"%PDF-1.7 bytes", pages)


@pytest.fixture
def server() -> Iterator[GeminiServer]:
    with gemini_server(KEY) as running:
        running.brain = obedient
        yield running


def ask(reader: GeminiReader, asked: RemoteRequest) -> Any:
    async def once() -> Any:
        try:
            return await reader.ask(asked)
        finally:
            await reader.aclose()

    return asyncio.run(once())


@pytest.mark.parametrize("model", sorted(SERVED))
@pytest.mark.parametrize("form", [Form.COMPACT, Form.STANDARD])
def test_every_live_model_takes_what_we_ask(server: GeminiServer, model: str, form: Form) -> None:
    reader = GeminiReader(lambda: KEY, PRICES, model, base_url=server.url, asking=Asking(form=form))
    ask(reader, request(page(1)))
    (received,) = server.received
    info = PRICES.info(model)
    assert info is not None
    level = (received.config.get("thinkingConfig") or {}).get("thinkingLevel")
    assert level == (info.ask_level.upper() if info.ask_level else None)
    assert received.config["maxOutputTokens"] <= info.max_output
    assert "temperature" not in received.config
    resolution = "MEDIA_RESOLUTION_MEDIUM" if form is Form.STANDARD else None
    assert received.config.get("mediaResolution") == resolution


def test_an_older_models_thinking_is_a_budget(server: GeminiServer) -> None:
    reader = GeminiReader(lambda: KEY, PRICES, "gemini-2.5-flash", base_url=server.url)
    config = reader.config(reader.question(request(page(1))), request(page(1)))
    assert config.thinking_config.thinking_budget == 0


def test_flex_is_asked_for_and_costs_half(server: GeminiServer) -> None:
    asked = request(page(1))
    usual = GeminiReader(lambda: KEY, PRICES, base_url=server.url)
    flex = GeminiReader(lambda: KEY, PRICES, base_url=server.url, asking=Asking(tier=Tier.FLEX))
    paid, half = ask(usual, asked).usage, ask(flex, asked).usage
    assert server.received[1].message["serviceTier"] == "flex"
    assert paid.cost is not None
    assert half.cost == paid.cost / 2
    assert half.rate == Decimal("0.15")


def flex_reader(server: GeminiServer) -> GeminiReader:
    usual = GeminiReader(lambda: KEY, PRICES, base_url=server.url)
    return usual.at_tier(Tier.FLEX)


def test_flex_without_room_is_said_and_never_paid_in_full(server: GeminiServer) -> None:
    server.script = [failure(503, "UNAVAILABLE", "The model is overloaded.")]
    with pytest.raises(FlexBusy):
        ask(flex_reader(server), request(page(1)))
    assert [received.message["serviceTier"] for received in server.received] == ["flex"]
    server.script = [failure(503, "UNAVAILABLE", "The model is overloaded.")]
    with pytest.raises(ServiceBusy) as busy:
        ask(GeminiReader(lambda: KEY, PRICES, base_url=server.url), request(page(1)))
    assert not isinstance(busy.value, FlexBusy)


def test_flex_that_was_served_at_the_full_price_is_counted_so(server: GeminiServer) -> None:
    asked = request(page(1))
    half = ask(flex_reader(server), asked).usage
    for served, price in (("standard", 2), ("flex", 1)):
        reply = obedient(Received("gemini-3.8-flash", KEY, server.received[0].message))
        server.script = [replace(reply, headers={"x-gemini-service-tier": served})]
        full = ask(flex_reader(server), asked).usage
        assert half.cost is not None
        assert full.cost == half.cost * price


def test_vertex_has_flex_by_its_own_word_and_only_at_the_global_location(
    server: GeminiServer,
) -> None:
    asked = request(page(1))

    def vertex(location: str | None, project: str | None = "ledger-test") -> GeminiReader:
        door = GeminiDoor(DoorKind.VERTEX, project, location, base_url=server.url)
        return GeminiReader(lambda: KEY, PRICES, door=door).at_tier(Tier.FLEX)

    for regional in (vertex(None), vertex("europe-west4")):
        with pytest.raises(ServiceError) as refused:
            ask(regional, asked)
        assert refused.value.code == "flex_needs_global"
    assert server.received == []
    reader = vertex("global")
    config = reader.config(reader.question(asked), asked)
    assert config.http_options.headers["X-Vertex-AI-LLM-Shared-Request-Type"] == "flex"
    assert config.service_tier is None
    # served without a word of flex: counted in full
    full = ask(reader, asked).usage
    reply = obedient(server.received[0])
    assert isinstance(reply.body, dict)
    counts = {**reply.body["usageMetadata"], "trafficType": "ON_DEMAND_FLEX"}
    server.script = [replace(reply, body={**reply.body, "usageMetadata": counts})]
    half = ask(reader, asked).usage
    assert half.cost is not None
    assert full.cost == half.cost * 2


def test_tiers_ask_the_same_question_by_the_same_connection(server: GeminiServer) -> None:
    asked = request(page(1))
    usual = GeminiReader(lambda: KEY, PRICES, base_url=server.url)
    flex, batch = usual.at_tier(Tier.FLEX), usual.at_tier(Tier.BATCH)
    keys = {reader.request_key(asked) for reader in (usual, flex, batch)}
    assert len(keys) == 1
    assert flex.client() is usual.client()
    full, half = usual.estimate(asked).most, batch.estimate(asked).most
    assert full is not None
    assert half == full / 2 == flex.estimate(asked).most
    asyncio.run(usual.aclose())


def test_what_was_used_is_what_the_service_counted(server: GeminiServer) -> None:
    server.script = [answer({}, tokens=(5_000, 400, 70), cached=2_000)]
    usage = ask(GeminiReader(lambda: KEY, PRICES, base_url=server.url), request(page(1))).usage
    (billed,) = server.ledger
    assert (usage.input_tokens, usage.output_tokens) == (billed.tokens_in, billed.tokens_out)
    assert (usage.thinking_tokens, usage.cached_tokens) == (billed.thinking, billed.cached)
    expected = Decimal("0.30") * 3_000 + Decimal("0.03") * 2_000 + Decimal("2.50") * 470
    assert usage.cost == expected / 1_000_000


def test_the_estimate_is_close_and_its_most_is_a_bound(server: GeminiServer) -> None:
    reader = GeminiReader(lambda: KEY, PRICES, base_url=server.url)
    asked = replace(request(page(1, 6)), expected_lines=6)
    estimate = reader.estimate(asked)
    used = ask(reader, asked).usage
    assert abs(estimate.input_tokens - used.input_tokens) <= 0.02 * used.input_tokens
    assert estimate.form == "compact"
    assert estimate.cost is not None
    assert estimate.low is not None
    assert estimate.high is not None
    assert estimate.most is not None
    assert estimate.low < estimate.cost < estimate.high < estimate.most
    most_out = server.received[0].config["maxOutputTokens"]
    row = PRICES.row(reader.model, date(2026, 11, 20))
    assert row is not None
    assert estimate.most >= (row.input * used.input_tokens + row.output * most_out) / 1_000_000


def test_an_unpriced_model_has_an_estimate_without_money() -> None:
    estimate = GeminiReader(lambda: KEY, PRICES, "gemini-9-xenon").estimate(request(page(1)))
    assert estimate.input_tokens > 500
    assert estimate.cost is estimate.low is estimate.high is estimate.most is None


def test_the_services_own_count_is_had_for_nothing(server: GeminiServer) -> None:
    reader = GeminiReader(lambda: KEY, PRICES, base_url=server.url)

    async def count() -> int:
        try:
            return await reader.count_tokens(request(page(1)))
        finally:
            await reader.aclose()

    assert asyncio.run(count()) > 250
    assert (server.counted, server.ledger) == (1, [])


# --- long documents ----------------------------------------------------------------------------


def test_a_long_document_goes_in_ranges_that_lose_no_page(server: GeminiServer) -> None:
    reader = GeminiReader(lambda: KEY, PRICES, base_url=server.url)
    whole = request(*(page(n) for n in range(1, 51)))
    parts = reader.split(whole)
    assert [p.number for part in parts for p in part.pages] == list(range(1, 51))
    assert len(parts) > 1
    assert len({reader.request_key(part) for part in parts}) == len(parts)
    assert all(part.page_count == 50 for part in parts)
    assert reader.split(request(page(1), page(2))) == (request(page(1), page(2)),)
    dense = request(*(page(n, 60) for n in range(1, 19)))
    assert len(reader.split(dense)) > 1


def test_a_range_of_a_scan_says_which_pages_are_meant() -> None:
    reader = GeminiReader(lambda: KEY, PRICES)
    whole = request(*(PageText(n, 595, 842) for n in range(1, 51)))
    first, *_, last = reader.split(whole)
    assert "pages 1 to 20 of" in reader.question(first).text
    assert "to 50 of" in reader.question(last).text


def said(reader: GeminiReader, record: dict[str, Any]) -> Proposal:
    raw = json.dumps(answer(record).body).encode()
    return reader.interpret(raw, OwnCompany(), reader.model, DocumentView((), ",", "dmy"))


def test_ranges_become_one_document() -> None:
    reader = GeminiReader(lambda: KEY, PRICES)
    first = said(
        reader,
        {
            "document_type": "invoice",
            "invoice_number": "RE-17",
            "supplier": {"name": "Berg GmbH"},
            "line_items": [
                {"name": "Farbe", "quantity": "2", "unit_price": "5,00", "amount": "10,00"},
                {"name": "Pinsel, sehr"},
            ],
            "subtotal": "10,00",
        },
    )
    middle = said(
        reader,
        {
            "document_type": "other",
            "invoice_number": "RE-99",
            "line_items": [
                {"quantity": "1", "unit_price": "7,00", "amount": "7,00"},
                {"name": "Eimer", "quantity": "3", "unit_price": "1,00", "amount": "3,00"},
            ],
        },
    )
    last = said(
        reader,
        {
            "document_type": "invoice",
            "line_items": [{"description": "mit Deckel"}],
            "tax_lines": [{"rate": "19 %", "tax_amount": "3,80"}],
            "subtotal": "20,00",
            "total_amount": "23,80",
        },
    )
    joined = reader.join([first, middle, last])
    invoice = joined.invoice
    assert invoice.document_type is DocumentType.INVOICE
    assert invoice.invoice_number == "RE-17"
    assert [line.name for line in invoice.line_items] == ["Farbe", "Pinsel, sehr", "Eimer"]
    assert [line.subtotal for line in invoice.line_items] == [
        Decimal("10.00"),
        Decimal("7.00"),
        Decimal("3.00"),
    ]
    assert invoice.line_items[2].description == "mit Deckel"
    assert invoice.subtotal == Decimal("20.00")
    assert invoice.total_amount == Decimal("23.80")
    assert invoice.tax_lines[0].rate == Decimal(19)
    assert joined.evidence["line_items[1].subtotal"].text == "7,00"
    assert set(joined.evidence) >= {"line_items[2].description", "tax_lines[0].rate"}


def test_a_missing_range_is_a_partial_document() -> None:
    reader = GeminiReader(lambda: KEY, PRICES)
    whole = said(reader, {"invoice_number": "1"})
    cut = replace(whole, partial=True, notes=("cut off",))
    joined = reader.join([whole, cut])
    assert joined.partial
    assert joined.notes == ("cut off",)
