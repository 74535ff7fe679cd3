# SPDX-License-Identifier: AGPL-3.0-or-later
"""A raw reply of generateContent taken with distrust: its tokens, its text, and how it ended."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final

from desktop.domain.errors import AnswerUnusable
from desktop.domain.ports import Usage

_CUT: Final = {
    "MAX_TOKENS": "Gemini's answer was cut off at its length limit.",
    "CONTINUATION": "Gemini's answer is too long for one reply.",
}
_BLOCKED: Final = {
    "SAFETY": "Gemini's safety filter blocked this document.",
    "RECITATION": "Gemini refused to repeat this document's text.",
    "LANGUAGE": "Gemini does not read this document's language.",
    "BLOCKLIST": "Gemini refused a word in this document.",
    "PROHIBITED_CONTENT": "Gemini refused this document's content.",
    "SPII": "Gemini refused the personal data in this document.",
    "JAILBREAK": "Gemini took this document for an attack on it.",
    "MODEL_ARMOR": "The project's own filter blocked this document.",
    "IMAGE_SAFETY": "Gemini's safety filter blocked this document.",
    "IMAGE_PROHIBITED_CONTENT": "Gemini refused this document's content.",
    "OTHER": "Gemini stopped without saying why.",
}
_MALFORMED: Final = frozenset(
    {
        "MALFORMED_RESPONSE",
        "MALFORMED_FUNCTION_CALL",
        "UNEXPECTED_TOOL_CALL",
        "TOO_MANY_TOOL_CALLS",
        "MISSING_THOUGHT_SIGNATURE",
    }
)
_CHANCE: Final = frozenset({"answer_malformed", "answer_empty"})
_DONE: Final = frozenset({"STOP", "", "FINISH_REASON_UNSPECIFIED"})


@dataclass(frozen=True, slots=True)
class Answer:
    """The object that was answered, and what a person should know of it.

    `partial` says that something is missing at its end; `notes` say why, in words.
    """

    data: dict[str, Any]
    partial: bool
    notes: tuple[str, ...] = ()


def read_answer(raw: bytes) -> Answer:
    """The answer in a raw reply; raises AnswerUnusable when there is nothing to use in it.

    Its codes: answer_blocked, answer_cut_off, answer_malformed, answer_empty.
    """
    reply = json_object(raw)
    text, reason = _text_and_reason(reply)
    if reason in _BLOCKED:
        raise AnswerUnusable(_BLOCKED[reason], code="answer_blocked")
    if reason in _CUT and not text:
        raise AnswerUnusable(_CUT[reason], code="answer_cut_off")
    if reason in _MALFORMED and not text:
        raise AnswerUnusable("Gemini's answer was malformed.", code="answer_malformed")
    if not text:
        raise AnswerUnusable("Gemini's answer was empty.", code="answer_empty")
    data, whole = _parsed(text)
    if data is None:
        code = "answer_cut_off" if reason in _CUT else "answer_malformed"
        title = _CUT.get(reason, "Gemini's answer was not readable.")
        raise AnswerUnusable(title, code=code)
    notes = []
    if reason in _CUT:
        notes.append(_CUT[reason])
    elif reason in _MALFORMED or reason not in _DONE:
        notes.append("Gemini's answer did not end as it should.")
    elif not whole:
        notes.append("Gemini's answer breaks off in the middle.")
    return Answer(data, bool(notes), tuple(notes))


def is_reply(raw: bytes) -> bool:
    """Whether it may be Gemini's reply, whole or not; no page of something in between is."""
    return raw.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"", b"{", b"[")


def is_usable(raw: bytes) -> bool:
    """Whether the same question is likely to bring the same again: values, or a named refusal."""
    try:
        read_answer(raw)
    except AnswerUnusable as error:
        return error.code not in _CHANCE
    return True


def counted(raw: bytes) -> Usage:
    """Tokens as Gemini counted them; zero where it says nothing that makes sense."""
    counts = json_object(raw).get("usageMetadata")
    counts = counts if isinstance(counts, dict) else {}

    def count(name: str) -> int:
        value = counts.get(name)
        sane = isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**9
        return value if sane and isinstance(value, int) else 0

    tokens_in = count("promptTokenCount") + count("toolUsePromptTokenCount")
    return Usage(
        input_tokens=tokens_in,
        output_tokens=count("candidatesTokenCount"),
        thinking_tokens=count("thoughtsTokenCount"),
        cached_tokens=min(count("cachedContentTokenCount"), tokens_in),
    )


def json_object(raw: bytes) -> dict[str, Any]:
    """The reply as an object, {} when it is none."""
    try:
        data = json.loads(raw)
    except (ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def _text_and_reason(reply: dict[str, Any]) -> tuple[str, str]:
    """The answer's text without thoughts, and why it ended; both "" when there is none."""
    feedback = reply.get("promptFeedback")
    if isinstance(feedback, dict) and feedback.get("blockReason"):
        reason = str(feedback["blockReason"])
        return "", reason if reason in _BLOCKED else "OTHER"
    candidates = reply.get("candidates")
    if not (isinstance(candidates, list) and candidates and isinstance(candidates[0], dict)):
        return "", ""
    first = candidates[0]
    content = first.get("content")
    parts = content.get("parts") if isinstance(content, dict) else None
    texts = [
        part["text"]
        for part in (parts if isinstance(parts, list) else [])
        if isinstance(part, dict) and isinstance(part.get("text"), str) and not part.get("thought")
    ]
    return "".join(texts).strip(), str(first.get("finishReason") or "")


def _parsed(text: str) -> tuple[dict[str, Any] | None, bool]:
    """The answer's object and whether it was whole; fences and text around it are cut off."""
    from pydantic_core import from_json

    start = text.find("{")
    if start < 0:
        return None, False
    body = text[start:]
    try:
        # a number keeps the digits that were sent
        data, _ = json.JSONDecoder(parse_float=str).raw_decode(body)
        whole = True
    except (ValueError, RecursionError):
        try:
            data, whole = from_json(body, allow_partial=True), False
        except ValueError:
            return None, False
    return (data, whole) if isinstance(data, dict) else (None, False)
