# SPDX-License-Identifier: AGPL-3.0-or-later
"""A few fields asked about alone, and what a model says in its own words."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from desktop.domain.company import OwnCompany
from desktop.domain.invoice import Origin
from desktop.domain.page import Box, PageText, Word, WordsSource
from desktop.domain.ports import DocumentView, PagePicture, RemoteRequest
from desktop.domain.reading import Proposal
from desktop.services.gemini import Asking, GeminiReader
from desktop.services.gemini_request import Form
from desktop.services.prices import PriceTable
from tests.harness.gemini_server import GeminiServer, answer, gemini_server
from tests.harness.program import ROOT

PRICES = PriceTable.load(ROOT / "resources" / "models.json")
KEY = "AIza-a-key-that-must-stay-secret"
PDF = b"%PDF-1.7 the whole document"
PATHS = ("invoice_number", "total_amount", "language")


def page(*lines: str, number: int = 1) -> PageText:
    words = [
        Word(text, Box(50 + 90 * x, 60 + 20 * y, 120 + 90 * x, 70 + 20 * y), line=y)
        for y, line in enumerate(lines)
        for x, text in enumerate(line.split())
    ]
    return PageText(number, 595, 842, tuple(words), source=WordsSource.LAYER)


INVOICE = page("Berg GmbH", "Invoice number: RE-17", "Total: 1.428,00")


def request(*pages: PageText, **options: Any) -> RemoteRequest:
    return RemoteRequest("ab" * 32, "application/pdf", PDF, pages, **options)


@pytest.fixture
def server() -> Iterator[GeminiServer]:
    with gemini_server(KEY) as running:
        yield running


def reader_of(server: GeminiServer, **options: Any) -> GeminiReader:
    return GeminiReader(lambda: KEY, PRICES, base_url=server.url, asking=Asking(**options))


def read(server: GeminiServer, asked: RemoteRequest, **options: Any) -> Proposal:
    reader = reader_of(server, **options)

    async def once() -> Any:
        try:
            return await reader.ask(asked)
        finally:
            await reader.aclose()

    raw = asyncio.run(once()).raw
    return reader.interpret(raw, OwnCompany(), reader.model, DocumentView(asked.pages))


@pytest.mark.parametrize("form", [None, Form.COMPACT])
def test_a_small_question_names_just_the_disputed_fields(
    server: GeminiServer, form: Form | None
) -> None:
    reader = reader_of(server, form=form)
    whole = request(INVOICE)
    asked = reader.about(whole, PATHS)
    assert asked is not None
    server.script = [
        answer({"fields": [{"f": "number", "w": "5"}, {"f": "total", "w": "7"}]}),
    ]
    said = read(server, asked, form=form)
    (received,) = server.received
    (field,) = received.schema["properties"].values()
    # what nobody could point at is not asked for
    assert field["items"]["properties"]["f"]["enum"] == ["number", "total"]
    assert said.invoice.total_amount == Decimal("1428.00")
    assert said.evidence["invoice_number"].box is not None
    assert reader.request_key(asked) != reader.request_key(whole)
    small, large = reader.estimate(asked), reader.estimate(whole)
    assert small.input_tokens < large.input_tokens
    assert small.output_tokens < large.output_tokens
    assert reader.split(asked) == (asked,)


def test_of_a_long_document_only_its_ends_go(server: GeminiServer) -> None:
    pages = [page(f"Sheet {n}", number=n) for n in range(1, 31)]
    asked = reader_of(server).about(request(*pages), PATHS)
    assert asked is not None
    assert [one.number for one in asked.pages] == [1, 2, 29, 30]
    assert asked.page_count == 30


def test_a_scan_is_looked_at_once_more_and_what_stays_here_stays(server: GeminiServer) -> None:
    reader = reader_of(server)
    scan = PageText(1, 595, 842, source=WordsSource.NONE)
    asked = reader.about(request(scan), PATHS)
    assert asked is not None
    server.script = [answer({"fields": [{"f": "total", "w": "~1.428,00"}]})] * 2
    assert read(server, asked).invoice.total_amount == Decimal("1428.00")
    assert server.received[0].documents == [("application/pdf", PDF)]
    # without the file only a picture can go
    assert reader.about(replace(request(scan), data=b""), PATHS) is None
    picture = PagePicture(1, "image/jpeg", b"\xff\xd8\xff pixels \xff\xd9")
    closed = replace(request(scan, closed=True), data=b"", pictures=(picture,))
    asked = reader.about(closed, PATHS)
    assert asked is not None
    read(server, asked)
    assert server.received[1].documents == [("image/jpeg", picture.data)]


def test_nothing_is_asked_where_nothing_can_be(server: GeminiServer) -> None:
    reader = reader_of(server)
    assert reader.about(request(INVOICE), ()) is None
    assert reader.about(request(INVOICE), ("language", "supplier.address.state")) is None


def test_the_hash_of_what_is_sent_is_that_of_all_of_it(server: GeminiServer) -> None:
    reader = reader_of(server, form=Form.STANDARD)
    first = reader.sent_sha256(request(INVOICE))
    assert first == reader.sent_sha256(request(INVOICE))
    assert first != reader.sent_sha256(replace(request(INVOICE), data=PDF + b" changed"))
    compact = reader_of(server)
    assert compact.sent_sha256(request(INVOICE)) != first
    assert not compact.sends_file(request(INVOICE))
    assert reader.sends_file(replace(request(INVOICE), data=b""))


# --- its own words -----------------------------------------------------------------------------


@pytest.mark.parametrize("form", list(Form))
def test_a_summary_comes_in_the_models_own_words(server: GeminiServer, form: Form) -> None:
    said: dict[str, Any] = {"fields": []} if form is Form.COMPACT else {"document_type": "invoice"}
    server.script = [answer({**said, "summary": " Paint for\nthe hall "})]
    proposal = read(server, request(INVOICE), form=form)
    assert " ".join(str(proposal.invoice.summary).split()) == "Paint for the hall"
    assert proposal.evidence["summary"].box is None
    (received,) = server.received
    assert received.schema["required"][-1] == "summary"


def test_how_it_was_written_is_asked_where_it_can_be_seen(server: GeminiServer) -> None:
    server.script = [
        answer({"fields": []}),
        answer({"fields": [], "origin": "handwritten"}),
        answer({"origin": "mixed"}),
        answer({"origin": "by a machine"}),
    ]
    assert read(server, request(INVOICE), form=Form.COMPACT).invoice.origin is None
    assert "origin" not in server.received[0].schema["properties"]
    pictured = request(
        INVOICE,
        PageText(2, 595, 842),
        pictures=(PagePicture(2, "image/jpeg", b"\xff\xd8\xff\xff\xd9"),),
    )
    seen = read(server, pictured, form=Form.COMPACT)
    assert seen.invoice.origin is Origin.HANDWRITTEN
    standard = read(server, request(INVOICE), form=Form.STANDARD)
    assert standard.invoice.origin is Origin.MIXED
    odd = read(server, request(INVOICE), form=Form.STANDARD)
    assert odd.invoice.origin is None
    assert odd.notes
