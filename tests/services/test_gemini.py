# SPDX-License-Identifier: AGPL-3.0-or-later
"""The real SDK against a scripted Gemini: what is asked, what is taken, how failures are named."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from desktop.domain.company import OwnCompany
from desktop.domain.errors import (
    AnswerUnusable,
    KeyMissing,
    KeyRefused,
    OutcomeUnknown,
    ServiceBusy,
    ServiceError,
    ServiceUnreachable,
)
from desktop.domain.page import PageText
from desktop.domain.ports import RemoteRequest
from desktop.services.gemini import GeminiReader
from desktop.services.prices import PriceTable
from tests.harness.gemini_server import GeminiServer, Scripted, answer, failure, gemini_server
from tests.harness.program import ROOT

PRICES = PriceTable.load(ROOT / "resources" / "models.json")
KEY = "AIza-a-key-that-must-stay-secret"
REQUEST = RemoteRequest("ab" * 32, "application/pdf", b"%PDF-1.7 bytes", (PageText(1, 595, 842),))
ANSWER: dict[str, Any] = {
    "document_type": "invoice",
    "language": "de",
    "currency": "EUR",
    "decimal_mark": ".",
    "date_order": "mdy",
    "invoice_number": "RE-17",
    "issue_date": "31.03.2026",
    "supplier": {"name": "Berg GmbH", "iban": "DE89 3704 0044 0532 0130 00"},
    "buyer": {"name": "Nordlicht AG"},
    "line_items": [
        {"name": "Farbe", "quantity": "1.000", "unit_price": "1,20", "amount": "1.200,00"},
        {"name": None},
    ],
    "tax_lines": [{"rate": "19 %", "taxable_amount": "1.200,00", "tax_amount": "228,00"}],
    "subtotal": "1.200,00 €",
    "total_amount": "1.428,00 €",
    "payment_terms": "null",
}


@pytest.fixture
def server() -> Iterator[GeminiServer]:
    with gemini_server(KEY) as running:
        yield running


def reader(server: GeminiServer, key: str | None = KEY, **options: Any) -> GeminiReader:
    return GeminiReader(lambda: key, PRICES, base_url=server.url, **options)


def ask(subject: GeminiReader) -> Any:
    async def once() -> Any:
        try:
            return await subject.ask(REQUEST)
        finally:
            await subject.aclose()

    return asyncio.run(once())


def test_the_document_goes_out_once_with_schema_and_the_answer_comes_back_raw(
    server: GeminiServer,
) -> None:
    server.script = [answer(ANSWER, tokens=(1234, 567, 100))]
    subject = reader(server)
    got = ask(subject)
    (received,) = server.received
    assert received.documents == [("application/pdf", REQUEST.data)]
    assert list(received.schema["properties"]) == received.schema["required"]
    assert json.loads(got.raw)["usageMetadata"]["promptTokenCount"] == 1234
    row = PRICES.row(subject.model, datetime.now(UTC).date())
    assert row is not None
    assert got.usage.cost == (row.input * 1234 + row.output * 667) / 1_000_000
    assert got.usage.total_tokens == 1901


def test_printed_text_becomes_canonical_values_by_the_documents_own_conventions(
    server: GeminiServer,
) -> None:
    server.script = [answer(ANSWER)]
    subject = reader(server)
    proposal = subject.interpret(ask(subject).raw, OwnCompany(), subject.model)
    invoice = proposal.invoice
    # the answer claims "." and month first; its own figures and dates show otherwise
    assert invoice.total_amount == Decimal("1428.00")
    assert invoice.issue_date == date(2026, 3, 31)
    assert invoice.line_items[0].quantity == Decimal(1000)
    assert len(invoice.line_items) == 1
    assert invoice.tax_lines[0].rate == Decimal(19)
    assert invoice.supplier.bank_account.iban == "DE89370400440532013000"
    assert invoice.payment_terms is None
    evidence = proposal.evidence["total_amount"]
    assert (evidence.text, evidence.confidence, evidence.proven) == ("1.428,00 €", 0.0, False)


def test_a_negative_credit_note_is_positive_and_keeps_its_printed_sign() -> None:
    with gemini_server(KEY) as server:
        server.script = [
            answer({**ANSWER, "document_type": "credit_note", "total_amount": "-1.428,00"})
        ]
        subject = reader(server)
        proposal = subject.interpret(ask(subject).raw, OwnCompany(), subject.model)
    assert proposal.invoice.total_amount == Decimal("1428.00")
    assert proposal.evidence["total_amount"].text == "-1.428,00"


@pytest.mark.parametrize(
    ("text", "partial"),
    [
        (json.dumps(ANSWER), False),
        ("```json\n" + json.dumps(ANSWER) + "\n```", False),
        (json.dumps(ANSWER) + " trailing words", False),
        (json.dumps(ANSWER)[:-60], True),
    ],
)
def test_what_can_be_read_of_an_answer_is_kept(
    server: GeminiServer, text: str, partial: bool
) -> None:
    server.script = [answer(text)]
    subject = reader(server)
    proposal = subject.interpret(ask(subject).raw, OwnCompany(), subject.model)
    assert proposal.invoice.invoice_number == "RE-17"
    assert proposal.partial is partial


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (answer("", finish="SAFETY"), "answer_blocked"),
        (answer("", finish="RECITATION"), "answer_blocked"),
        (answer("", finish="PROHIBITED_CONTENT"), "answer_blocked"),
        (answer("", finish="SPII"), "answer_blocked"),
        (answer("", finish="MAX_TOKENS"), "answer_cut_off"),
        (answer("I cannot help with that."), "answer_malformed"),
        (answer("[1, 2]"), "answer_malformed"),
        (Scripted(body={"candidates": []}), "answer_empty"),
        (Scripted(body={"promptFeedback": {"blockReason": "OTHER"}}), "answer_blocked"),
        (Scripted(body=b'{"candidates": [{"con'), "answer_empty"),
        (Scripted(body=b'{"candidates": "what"}'), "answer_empty"),
    ],
)
def test_an_unusable_answer_has_a_name_and_its_raw_form_is_still_had(
    server: GeminiServer, reply: Scripted, code: str
) -> None:
    server.script = [reply]
    subject = reader(server)
    got = ask(subject)
    assert got.raw
    with pytest.raises(AnswerUnusable) as caught:
        subject.interpret(got.raw, OwnCompany(), subject.model)
    assert caught.value.code == code
    # the same document would bring the same again, unless chance had a hand in it
    assert got.usable is (code in {"answer_blocked", "answer_cut_off"})


@pytest.mark.parametrize("page", [b"not json at all", b"\n<!DOCTYPE html><html>Sign in</html>"])
def test_what_is_not_from_the_service_is_no_answer(server: GeminiServer, page: bytes) -> None:
    server.script = [Scripted(body=page)]
    with pytest.raises(ServiceBusy) as caught:
        ask(reader(server))
    assert caught.value.code == "not_the_service"


MINUTE = failure(
    429,
    "RESOURCE_EXHAUSTED",
    "Quota exceeded, limit: 5",
    ({"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "46.5s"},),
)


@pytest.mark.parametrize(
    ("reply", "error", "code"),
    [
        (failure(403, "PERMISSION_DENIED", "no"), KeyRefused, "key_refused"),
        (failure(404, "NOT_FOUND", "gone"), ServiceError, "model_gone"),
        (failure(429, "RESOURCE_EXHAUSTED", "limit: 0"), ServiceError, "no_quota"),
        (MINUTE, ServiceBusy, "minute_limit"),
        (failure(503, "UNAVAILABLE", "overloaded"), ServiceBusy, "service_busy"),
        (failure(400, "INVALID_ARGUMENT", "bad"), ServiceError, "request_refused"),
        (Scripted(body=answer(ANSWER).body, cut=True), OutcomeUnknown, "outcome_unknown"),
    ],
)
def test_every_refusal_has_a_name_and_is_asked_once(
    server: GeminiServer, reply: Scripted, error: type[ServiceError], code: str
) -> None:
    server.script = [reply]
    with pytest.raises(error) as caught:
        ask(reader(server))
    assert caught.value.code == code
    assert len(server.received) == 1
    assert KEY not in repr(caught.value.__dict__) + str(caught.value)
    if isinstance(caught.value, ServiceBusy):
        assert caught.value.wait_seconds == (46.5 if reply is MINUTE else None)


def test_a_wrong_and_a_missing_key_are_told_apart(server: GeminiServer) -> None:
    with pytest.raises(KeyRefused):
        ask(reader(server, key="AIza-wrong"))
    with pytest.raises(KeyMissing):
        ask(reader(server, key=None))
    assert server.received == []


def test_no_answer_in_time_is_an_unknown_outcome_and_no_server_is_unreachable() -> None:
    with gemini_server(KEY) as server:
        server.script = [answer(ANSWER, delay=1.0)]
        with pytest.raises(OutcomeUnknown):
            ask(reader(server, timeout=0.2))
    with pytest.raises(ServiceUnreachable):
        ask(reader(server))


def test_the_connection_test_lists_models_without_reading_anything(server: GeminiServer) -> None:
    assert "gemini-3.5-flash-lite" in reader(server).test()
    assert (server.listed, server.received) == (1, [])
    with pytest.raises(KeyRefused):
        reader(server, key="wrong").test()


def test_the_request_key_is_the_question(server: GeminiServer) -> None:
    one = reader(server)
    assert one.request_key(REQUEST) == reader(server).request_key(REQUEST)
    other_model = reader(server, model="gemini-3.8-flash")
    assert one.request_key(REQUEST) != other_model.request_key(REQUEST)


def test_environment_variables_do_not_choose_the_key_or_the_door(
    server: GeminiServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOOGLE_API_KEY", "from-the-environment")
    monkeypatch.setenv("GOOGLE_GENAI_USE_VERTEXAI", "true")
    server.script = [answer(ANSWER)]
    ask(reader(server))
    assert server.received[0].key == KEY
