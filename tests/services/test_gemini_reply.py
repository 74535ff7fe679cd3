# SPDX-License-Identifier: AGPL-3.0-or-later
"""Replies taken with distrust: each ending has a name, what was read is kept, nothing breaks."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.company import OwnCompany
from desktop.domain.errors import AnswerUnusable
from desktop.domain.page import Box, PageText, Word, WordsSource
from desktop.domain.ports import DocumentView
from desktop.domain.reading import Proposal
from desktop.services.gemini import GeminiReader
from desktop.services.gemini_reply import counted
from desktop.services.prices import PriceTable
from tests.harness.gemini_server import answer
from tests.harness.program import ROOT

READER = GeminiReader(lambda: None, PriceTable.load(ROOT / "resources" / "models.json"))
WORDS = tuple(
    Word(text, Box(50, 20 + 12 * i, 90, 30 + 12 * i))
    for i, text in enumerate(("RE-17", "31.03.2026", "1.428,00", "€", "Berg"))
)
VIEW = DocumentView((PageText(1, 595, 842, WORDS, source=WordsSource.LAYER),), ",", "dmy")
WHOLE = {"kind": "invoice", "fields": [{"f": "number", "w": "1"}], "lines": [], "taxes": []}


def interpret(raw: bytes) -> Proposal:
    return READER.interpret(raw, OwnCompany(), "m", VIEW)


def raw(record: Any, finish: str = "STOP") -> bytes:
    return json.dumps(answer(record, finish=finish).body).encode()


@pytest.mark.parametrize(
    "reason",
    [
        "SAFETY",
        "RECITATION",
        "LANGUAGE",
        "BLOCKLIST",
        "PROHIBITED_CONTENT",
        "SPII",
        "MODEL_ARMOR",
        "OTHER",
    ],
)
def test_what_the_service_refuses_to_read_is_blocked_whatever_it_wrote_before(reason: str) -> None:
    with pytest.raises(AnswerUnusable) as caught:
        interpret(raw(WHOLE, reason))
    assert caught.value.code == "answer_blocked"
    with pytest.raises(AnswerUnusable) as caught:
        interpret(json.dumps({"promptFeedback": {"blockReason": reason}}).encode())
    assert caught.value.code == "answer_blocked"


@pytest.mark.parametrize(
    "reason", ["MAX_TOKENS", "CONTINUATION", "MALFORMED_RESPONSE", "MISSING_THOUGHT_SIGNATURE", "?"]
)
def test_what_was_read_before_it_ended_is_kept_and_the_rest_is_said_to_be_missing(
    reason: str,
) -> None:
    proposal = interpret(raw(WHOLE, reason))
    assert proposal.invoice.invoice_number == "RE-17"
    assert proposal.partial
    assert proposal.notes


@pytest.mark.parametrize(
    ("reason", "code"),
    [
        ("MAX_TOKENS", "answer_cut_off"),
        ("CONTINUATION", "answer_cut_off"),
        ("MALFORMED_RESPONSE", "answer_malformed"),
        ("STOP", "answer_empty"),
    ],
)
def test_an_ending_without_any_text_has_its_own_name(reason: str, code: str) -> None:
    with pytest.raises(AnswerUnusable) as caught:
        interpret(raw("", reason))
    assert caught.value.code == code


@pytest.mark.parametrize(
    "text",
    [
        "```json\n{}\n```",
        "Here it is: {} Is there anything else?",
        "[{}]",
        "\ufeff{}",
    ],
)
def test_fences_and_talk_around_the_answer_are_cut_off(text: str) -> None:
    proposal = interpret(raw(text.replace("{}", json.dumps(WHOLE))))
    assert proposal.invoice.invoice_number == "RE-17"


def test_thoughts_are_no_answer() -> None:
    body = json.loads(raw(WHOLE))
    parts = body["candidates"][0]["content"]["parts"]
    parts.insert(0, {"text": '{"fields": [{"f": "number", "w": "5"}]}', "thought": True})
    assert interpret(json.dumps(body).encode()).invoice.invoice_number == "RE-17"


@given(st.integers(0, len(json.dumps(WHOLE))))
def test_an_answer_cut_anywhere_is_kept_in_part_or_named(cut: int) -> None:
    try:
        end = "partial" if interpret(raw(json.dumps(WHOLE)[:cut], "MAX_TOKENS")).partial else "?"
    except AnswerUnusable as error:
        end = error.code
    assert end in ("partial", "answer_cut_off")


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                [
                    "f", "w", "fields", "lines", "taxes", "kind", "currency", "name", "amount",
                    "line_items", "supplier", "total_amount", "issue_date", "candidates",
                    "content", "parts", "text", "finishReason", "promptFeedback", "usageMetadata",
                    "promptTokenCount",
                ]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)  # fmt: skip


@settings(max_examples=200)
@given(_JSON)
def test_whatever_is_answered_it_is_read_or_named(record: Any) -> None:
    text = json.dumps(record)
    for body in (raw(text), text.encode()):
        counted(body)
        try:
            proposal = interpret(body)
        except AnswerUnusable:
            continue
        printed = {word.text for word in WORDS}
        for reading in proposal.evidence.values():
            # a place is had by pointing at words that are there, and in no other way
            if reading.box is not None:
                assert all(part in printed for part in reading.text.split())


@given(st.binary(max_size=200))
def test_whatever_comes_over_the_wire_it_is_named(body: bytes) -> None:
    counted(body)
    with pytest.raises(AnswerUnusable):
        interpret(body)


@pytest.mark.parametrize("value", [-5, 10**30, "12", True, None, 1.5, [1]])
def test_a_count_that_makes_no_sense_is_no_count(value: Any) -> None:
    body = json.dumps({"usageMetadata": {"promptTokenCount": value}}).encode()
    assert counted(body).input_tokens == 0
